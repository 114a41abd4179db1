//! The seats of a session and the line of those who wait for one.
//!
//! No seat is free while somebody waits: whatever frees one, or adds some, calls [`move_line`] in the same transaction.
//! So who comes anew takes a free seat without passing anybody by. All of it happens under the lock of the session's
//! row, which [`lock`] takes.

use std::collections::HashMap;

use domain::{Instant, RegistrationState, offer_until};
use sqlx::{AnyConnection, Error, Row};

use super::{
    outbox::{self, About},
    pushes::{self, Audience},
    registration_states as states,
    rows::Columns,
};
use crate::{outbox::OutboxKind, push::PushCause};

/// Lets nobody else change the session's seats or line until the end of the transaction.
pub(crate) async fn lock(db: &mut AnyConnection, session_id: &str) -> Result<(), Error> {
    sqlx::query("UPDATE sessions SET seats_taken = seats_taken WHERE id = $1").bind(session_id).execute(db).await?;
    Ok(())
}

/// Takes a seat, where one is left. Two who come at once wait for each other on the session's row, so that the last
/// seat is given once.
pub(crate) async fn take(db: &mut AnyConnection, session_id: &str) -> Result<bool, Error> {
    let done = sqlx::query(
        "UPDATE sessions SET seats_taken = seats_taken + 1
         WHERE id = $1 AND (capacity IS NULL OR seats_taken < capacity)",
    )
    .bind(session_id)
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Takes a seat for somebody who asks for one, or puts them at the end of the line; true with a seat.
pub(crate) async fn take_or_queue(db: &mut AnyConnection, session_id: &str, id: &str) -> Result<bool, Error> {
    // The number first, seat or none: it takes the lock, so that nobody frees a seat between "none is left" and "then
    // wait", whom we could not see and who could not see us.
    let line: i64 =
        sqlx::query_scalar("UPDATE sessions SET last_in_line = last_in_line + 1 WHERE id = $1 RETURNING last_in_line")
            .bind(session_id)
            .fetch_one(&mut *db)
            .await?;
    if take(db, session_id).await? {
        return Ok(true);
    }
    sqlx::query("UPDATE registrations SET state = $2, line = $3, held_until = NULL WHERE id = $1")
        .bind(id)
        .bind(RegistrationState::Waitlisted.code())
        .bind(line)
        .execute(db)
        .await?;
    Ok(false)
}

/// Puts somebody who waits before all others in line.
pub(crate) async fn put_first(db: &mut AnyConnection, session_id: &str, id: &str) -> Result<(), Error> {
    sqlx::query(
        "UPDATE registrations SET line = (
             SELECT MIN(ahead.line) - 1 FROM registrations AS ahead
             WHERE ahead.session_id = $2 AND ahead.state = 'waitlisted'
         ) WHERE id = $1",
    )
    .bind(id)
    .bind(session_id)
    .execute(db)
    .await
    .map(drop)
}

/// How many are in line up to and with somebody who waits: 1 is the first.
pub(crate) async fn place(db: &mut AnyConnection, session_id: &str, id: &str) -> Result<i64, Error> {
    sqlx::query_scalar(
        "SELECT COUNT(*) FROM registrations WHERE session_id = $1 AND state = 'waitlisted'
             AND line <= (SELECT line FROM registrations WHERE id = $2)",
    )
    .bind(session_id)
    .bind(id)
    .fetch_one(db)
    .await
}

/// Gives a seat back. What comes next is [`move_line`].
pub(crate) async fn free(db: &mut AnyConnection, session_id: &str) -> Result<(), Error> {
    sqlx::query("UPDATE sessions SET seats_taken = seats_taken - 1 WHERE id = $1 AND seats_taken > 0")
        .bind(session_id)
        .execute(db)
        .await?;
    Ok(())
}

/// Offers every free seat to the first in line, each for at most `longest` milliseconds from `now` on. Does nothing once
/// the session is over or called off.
pub(crate) async fn move_line(
    db: &mut AnyConnection,
    session_id: &str,
    now: Instant,
    longest: i64,
) -> Result<(), Error> {
    let session = sqlx::query("SELECT starts_at, ends_at, cancelled FROM sessions WHERE id = $1")
        .bind(session_id)
        .fetch_one(&mut *db)
        .await?;
    if session.flag("cancelled")? || session.moment("ends_at")? <= now {
        return Ok(());
    }
    let until = offer_until(now, session.moment("starts_at")?, longest);
    while let Some(first) = sqlx::query(
        "SELECT id, lang, email FROM registrations WHERE session_id = $1 AND state = 'waitlisted'
         ORDER BY line LIMIT 1",
    )
    .bind(session_id)
    .fetch_optional(&mut *db)
    .await?
    {
        if !take(db, session_id).await? {
            return Ok(());
        }
        let id: &str = first.try_get("id")?;
        sqlx::query("UPDATE registrations SET state = $2, held_until = $3 WHERE id = $1")
            .bind(id)
            .bind(RegistrationState::Offered.code())
            .bind(until.millis())
            .execute(&mut *db)
            .await?;
        let (from, to) = (RegistrationState::Waitlisted, RegistrationState::Offered);
        states::moved(db, session_id, Some(from), Some(to)).await?;
        if first.try_get::<Option<&str>, _>("email")?.is_some() {
            let lang = first.coded("lang", |code| code.parse().ok())?;
            outbox::add(db, OutboxKind::SeatOffered, About::Registration(id), lang, now).await?;
        }
        pushes::add(db, PushCause::SeatOffered, Some(until.millis()), Audience::Registration(id), now).await?;
    }
    Ok(())
}

/// Somebody whose seat is held no longer.
pub(crate) struct PastHold {
    pub(crate) id: String,
    pub(crate) session_id: String,
    /// Pending or offered.
    pub(crate) state: RegistrationState,
}

/// Up to `limit` of those whose seat is held no longer at `now`.
pub(crate) async fn past_holds(db: &mut AnyConnection, now: Instant, limit: i64) -> Result<Vec<PastHold>, Error> {
    sqlx::query(
        "SELECT id, session_id, state FROM registrations WHERE held_until IS NOT NULL AND held_until <= $1
         ORDER BY held_until, id LIMIT $2",
    )
    .bind(now.millis())
    .bind(limit)
    .fetch_all(db)
    .await?
    .iter()
    .map(|row| {
        let state = row.coded("state", RegistrationState::from_code)?;
        Ok(PastHold { id: row.try_get("id")?, session_id: row.try_get("session_id")?, state })
    })
    .collect()
}

/// Ends the hold of one registration, where it is past at `now`: the seat is free then. The session has to be locked.
pub(crate) async fn expire(db: &mut AnyConnection, hold: &PastHold, now: Instant) -> Result<bool, Error> {
    let done = sqlx::query(
        "UPDATE registrations SET state = $2, held_until = NULL
         WHERE id = $1 AND state = $4 AND held_until <= $3",
    )
    .bind(&hold.id)
    .bind(RegistrationState::Expired.code())
    .bind(now.millis())
    .bind(hold.state.code())
    .execute(&mut *db)
    .await?;
    let expired = done.rows_affected() == 1;
    if expired {
        states::moved(db, &hold.session_id, Some(hold.state), Some(RegistrationState::Expired)).await?;
        free(db, &hold.session_id).await?;
    }
    Ok(expired)
}

/// How many seats of a session are taken.
pub(crate) async fn taken(db: &mut AnyConnection, session_id: &str) -> Result<i64, Error> {
    sqlx::query_scalar("SELECT seats_taken FROM sessions WHERE id = $1").bind(session_id).fetch_one(db).await
}

/// How many seats are taken of each session of a campaign that has a number of them, by the session's id.
pub(crate) async fn taken_of_all(db: &mut AnyConnection, campaign_id: &str) -> Result<HashMap<String, i64>, Error> {
    sqlx::query("SELECT id, seats_taken FROM sessions WHERE campaign_id = $1 AND capacity IS NOT NULL")
        .bind(campaign_id)
        .fetch_all(db)
        .await?
        .iter()
        .map(|row| Ok((row.try_get("id")?, row.try_get("seats_taken")?)))
        .collect()
}

/// Whether no seat is left.
pub(crate) async fn is_full(db: &mut AnyConnection, session_id: &str) -> Result<bool, Error> {
    let full: i64 =
        sqlx::query_scalar("SELECT CASE WHEN seats_taken >= capacity THEN 1 ELSE 0 END FROM sessions WHERE id = $1")
            .bind(session_id)
            .fetch_one(db)
            .await?;
    Ok(full == 1)
}
