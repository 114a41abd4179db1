//! What was done, written once and read. Each engine refuses to change or delete a row (`sqlite.rs`, `postgres.rs`).

use domain::{AuditAction, AuditEntry, Instant};
use sqlx::{AnyConnection, AssertSqlSafe, Error, Row, any::AnyRow};

use super::{new_id, rows::Columns};
use crate::organisers::{Actor, AuditFilter, Who};

/// Past every id: UUIDs are hexadecimal digits and hyphens.
const PAST_EVERY_ID: &str = "g";

/// What is to be written down of one change.
pub(crate) struct Note<'a> {
    pub(crate) action: AuditAction,
    /// The end of an id, a number, the name of a setting; never a person's name or address.
    pub(crate) subject: &'a str,
    pub(crate) before: Option<&'a str>,
    pub(crate) after: Option<&'a str>,
}

impl<'a> Note<'a> {
    /// That something was done, and to what.
    pub(crate) const fn that(action: AuditAction, subject: &'a str) -> Self {
        Self { action, subject, before: None, after: None }
    }
}

/// Writes down who did it. To be called in the transaction that does it.
pub(crate) async fn note(db: &mut AnyConnection, by: &Actor, now: Instant, note: Note<'_>) -> Result<(), Error> {
    let (organiser_id, who) = match by {
        Actor::Organiser { id, name } => (Some(id.as_str()), Some(name.as_str())),
        Actor::Command => (None, None),
    };
    sqlx::query(
        "INSERT INTO audit_entries (id, at, organiser_id, who, action, subject, before_it, after_it)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(new_id())
    .bind(now.millis())
    .bind(organiser_id)
    .bind(who)
    .bind(note.action.code())
    .bind(note.subject)
    .bind(note.before)
    .bind(note.after)
    .execute(db)
    .await
    .map(drop)
}

/// At most `limit` entries that `filter` lets through, the newest first, of those that are older than the one with the id
/// `before`.
pub(crate) async fn page(
    db: &mut AnyConnection,
    filter: &AuditFilter,
    before: Option<&str>,
    limit: i64,
) -> Result<Vec<AuditEntry>, Error> {
    let mut conditions = String::new();
    let mut texts = vec![before.unwrap_or(PAST_EVERY_ID)];
    match &filter.who {
        Some(Who::Organiser(id)) => {
            texts.push(id);
            conditions += &format!(" AND organiser_id = ${}", texts.len() + 3);
        }
        Some(Who::Command) => conditions += " AND organiser_id IS NULL",
        None => {}
    }
    if let Some(action) = filter.action {
        texts.push(action.code());
        conditions += &format!(" AND action = ${}", texts.len() + 3);
    }
    if filter.day.is_some() {
        conditions += " AND at >= $2 AND at < $3";
    }
    let (from, until) = filter.day.map_or((0, 0), |(from, until)| (from.millis(), until.millis()));
    // The days are bound in any case, so that the numbers of the others do not depend on them.
    let sql = AssertSqlSafe(format!(
        "SELECT id, at, who, action, subject, before_it, after_it FROM audit_entries
         WHERE id < $4 AND $2 <= $3{conditions} ORDER BY id DESC LIMIT $1"
    ));
    let mut query = sqlx::query(sql).bind(limit).bind(from).bind(until);
    for text in texts {
        query = query.bind(text.to_owned());
    }
    query.fetch_all(db).await?.iter().map(entry).collect()
}

fn entry(row: &AnyRow) -> Result<AuditEntry, Error> {
    Ok(AuditEntry {
        id: row.try_get("id")?,
        at: row.moment("at")?,
        who: row.try_get("who")?,
        action: row.coded("action", AuditAction::from_code)?,
        subject: row.try_get("subject")?,
        before: row.try_get("before_it")?,
        after: row.try_get("after_it")?,
    })
}

/// Whose entries there are: id and the name of the latest, by name.
pub(crate) async fn people(db: &mut AnyConnection) -> Result<Vec<(String, String)>, Error> {
    sqlx::query(
        "SELECT organiser_id, who FROM audit_entries WHERE id IN (
             SELECT MAX(id) FROM audit_entries WHERE organiser_id IS NOT NULL GROUP BY organiser_id
         ) ORDER BY who, organiser_id",
    )
    .fetch_all(db)
    .await?
    .iter()
    .map(|row| Ok((row.try_get("organiser_id")?, row.try_get("who")?)))
    .collect()
}
