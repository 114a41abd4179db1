//! What is said to everybody of a session at once: rows of the outbox for all whom it concerns, in one statement.
//!
//! The id of such a row is made of the kind, what it is about and the registration. So it is written once, however often
//! somebody thinks it is time.

use domain::{Instant, RegistrationState};
use sqlx::{AnyConnection, Error, Row};

use super::rows::Columns;
use crate::OutboxKind;

/// What reminders go by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SessionDates {
    pub(crate) id: String,
    pub(crate) starts_at: Instant,
    pub(crate) ends_at: Instant,
    pub(crate) zone: String,
    pub(crate) cancelled: bool,
    pub(crate) has_recording: bool,
}

/// The sessions that end after `moment`.
pub(crate) async fn sessions_since(db: &mut AnyConnection, moment: Instant) -> Result<Vec<SessionDates>, Error> {
    sqlx::query("SELECT id, starts_at, ends_at, zone, cancelled, recording_url FROM sessions WHERE ends_at > $1")
        .bind(moment.millis())
        .fetch_all(db)
        .await?
        .iter()
        .map(|row| {
            Ok(SessionDates {
                id: row.try_get("id")?,
                starts_at: row.moment("starts_at")?,
                ends_at: row.moment("ends_at")?,
                zone: row.try_get("zone")?,
                cancelled: row.flag("cancelled")?,
                has_recording: row.try_get::<Option<&str>, _>("recording_url")?.is_some(),
            })
        })
        .collect()
}

/// Mails of one kind about one date of one session.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Batch {
    pub(crate) session_id: String,
    pub(crate) kind: OutboxKind,
    /// The session's start.
    pub(crate) about: Instant,
    pub(crate) audience: Audience,
}

/// Whom a batch is for, always of those with an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Audience {
    /// Those whose seat was theirs at a moment, and who got no mail of this kind since another one.
    Confirmed { by: Instant, unless_told_since: Instant },
    /// Those who were there.
    Attended,
    /// Those who had a seat and were not there.
    Absent,
}

/// Writes the mails of a batch that are not there yet; gives how many.
pub(crate) async fn say(db: &mut AnyConnection, batch: &Batch, now: Instant) -> Result<u64, Error> {
    let (state, by, unless_told_since) = match batch.audience {
        Audience::Confirmed { by, unless_told_since } => (RegistrationState::Confirmed, by, unless_told_since),
        Audience::Attended => (RegistrationState::Attended, now, now),
        Audience::Absent => (RegistrationState::Confirmed, now, now),
    };
    let done = sqlx::query(
        "INSERT INTO outbox (id, kind, registration_id, lang, created_at, due_at, attempts, about)
         SELECT $1 || id, $2, id, lang, $3, $3, 0, $4 FROM registrations
         WHERE session_id = $5 AND state = $6 AND email IS NOT NULL AND confirmed_at <= $7 AND NOT EXISTS (
             SELECT 1 FROM outbox AS told
             WHERE told.registration_id = registrations.id AND told.kind = $2 AND told.created_at > $8
         )
         ON CONFLICT (id) DO NOTHING",
    )
    .bind(format!("{}-{}-", batch.kind.code(), batch.about.millis()))
    .bind(batch.kind.code())
    .bind(now.millis())
    .bind(batch.about.millis())
    .bind(&batch.session_id)
    .bind(state.code())
    .bind(by.millis())
    .bind(unless_told_since.millis())
    .execute(db)
    .await?;
    Ok(done.rows_affected())
}

/// How many [`tell_of_change`] would tell.
pub(crate) async fn would_be_told(db: &mut AnyConnection, session_id: &str) -> Result<u64, Error> {
    let told: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM registrations
         WHERE session_id = $1 AND email IS NOT NULL AND state IN ('confirmed', 'attended', 'waitlisted', 'offered')",
    )
    .bind(session_id)
    .fetch_one(db)
    .await?;
    Ok(told.unsigned_abs())
}

/// Tells everybody who has a seat or waits for one, and has an address, of a change of the session: its `sequence`-th.
pub(crate) async fn tell_of_change(
    db: &mut AnyConnection,
    session_id: &str,
    kind: OutboxKind,
    sequence: i64,
    now: Instant,
) -> Result<(), Error> {
    // Not to those who are pending: whether the address is theirs is not known yet, and the page that confirms says
    // what holds.
    sqlx::query(
        "INSERT INTO outbox (id, kind, registration_id, lang, created_at, due_at, attempts, about)
         SELECT $1 || id, $2, id, lang, $3, $3, 0, $4 FROM registrations
         WHERE session_id = $5 AND email IS NOT NULL AND state IN ('confirmed', 'attended', 'waitlisted', 'offered')
         ON CONFLICT (id) DO NOTHING",
    )
    .bind(format!("{}-{sequence}-", kind.code()))
    .bind(kind.code())
    .bind(now.millis())
    .bind(sequence)
    .bind(session_id)
    .execute(db)
    .await?;
    Ok(())
}
