//! Forms that were sent, so that one sent twice is answered twice and done once.

use domain::Instant;
use sqlx::{AnyConnection, Error, Row, any::AnyRow};

use super::rows::Columns;

/// What was answered to a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answered {
    /// The id of the registration or pledge that it made.
    pub(crate) subject_id: String,
    /// Whether it was told to wait in line.
    pub(crate) waitlisted: bool,
}

/// Notes that a form is being answered. Gives the earlier answer where it has been already; where it is being
/// answered right now, waits for that.
pub(crate) async fn claim(
    db: &mut AnyConnection,
    fingerprint: &str,
    subject_id: &str,
    now: Instant,
) -> Result<Option<Answered>, Error> {
    let done = sqlx::query(
        "INSERT INTO sent_forms (fingerprint, subject_id, waitlisted, created_at) VALUES ($1, $2, 0, $3)
         ON CONFLICT (fingerprint) DO NOTHING",
    )
    .bind(fingerprint)
    .bind(subject_id)
    .bind(now.millis())
    .execute(&mut *db)
    .await?;
    if done.rows_affected() == 1 { Ok(None) } else { find(db, fingerprint).await }
}

/// Notes that the answer was to wait in line.
pub(crate) async fn note_waitlisted(db: &mut AnyConnection, fingerprint: &str) -> Result<(), Error> {
    sqlx::query("UPDATE sent_forms SET waitlisted = 1 WHERE fingerprint = $1").bind(fingerprint).execute(db).await?;
    Ok(())
}

/// The answer that a form has had.
pub(crate) async fn find(db: &mut AnyConnection, fingerprint: &str) -> Result<Option<Answered>, Error> {
    let row = sqlx::query("SELECT subject_id, waitlisted FROM sent_forms WHERE fingerprint = $1")
        .bind(fingerprint)
        .fetch_optional(db)
        .await?;
    row.as_ref().map(answered).transpose()
}

/// Forgets the answers given before a moment.
pub(crate) async fn forget_before(db: &mut AnyConnection, moment: Instant) -> Result<(), Error> {
    sqlx::query("DELETE FROM sent_forms WHERE created_at < $1").bind(moment.millis()).execute(db).await?;
    Ok(())
}

fn answered(row: &AnyRow) -> Result<Answered, Error> {
    Ok(Answered { subject_id: row.try_get("subject_id")?, waitlisted: row.flag("waitlisted")? })
}
