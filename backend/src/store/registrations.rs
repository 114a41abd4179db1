//! Registrations, and the seats they hold.

use domain::{Contact, Instant, NewRegistration, OwnRegistration, RegistrationState};
use sqlx::{AnyConnection, Error, Row};

use super::rows::Columns;

/// A registration as it is written first. It waits in line until it is given a seat.
pub(crate) struct NewRow {
    pub(crate) id: String,
    pub(crate) session_id: String,
    pub(crate) token_hash: String,
    pub(crate) created_at: Instant,
    pub(crate) registration: NewRegistration,
}

/// Writes a registration that waits in line. False where its mailbox is registered for this session already, and
/// nothing was written.
pub(crate) async fn insert(db: &mut AnyConnection, new: &NewRow) -> Result<bool, Error> {
    let registration = &new.registration;
    let email = match &registration.contact {
        Contact::Email(email) => Some(email),
        Contact::Device => None,
    };
    let done = sqlx::query(
        "INSERT INTO registrations (id, session_id, state, name, email, mailbox, organisation, country, lang,
             access_needs, token_hash, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         ON CONFLICT (session_id, mailbox) DO NOTHING",
    )
    .bind(&new.id)
    .bind(&new.session_id)
    .bind(RegistrationState::Waitlisted.code())
    .bind(registration.name.as_str())
    .bind(email.map(|email| email.as_str()))
    .bind(email.map(|email| email.same_mailbox_key()))
    .bind(registration.organisation.as_ref().map(|organisation| organisation.as_str()))
    .bind(registration.country.as_ref().map(|country| country.as_str()))
    .bind(registration.lang.code())
    .bind(registration.access_needs.as_ref().map(|needs| needs.as_str()))
    .bind(&new.token_hash)
    .bind(new.created_at.millis())
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Takes a seat, where one is left. Two who come at once wait for each other on the session's row, so that the last
/// seat is given once.
pub(crate) async fn take_seat(db: &mut AnyConnection, session_id: &str) -> Result<bool, Error> {
    let done = sqlx::query(
        "UPDATE sessions SET seats_taken = seats_taken + 1
         WHERE id = $1 AND (capacity IS NULL OR seats_taken < capacity)",
    )
    .bind(session_id)
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Notes what has become of a registration.
pub(crate) async fn set_state(db: &mut AnyConnection, id: &str, state: RegistrationState) -> Result<(), Error> {
    sqlx::query("UPDATE registrations SET state = $2 WHERE id = $1").bind(id).bind(state.code()).execute(db).await?;
    Ok(())
}

/// How many seats of a session are taken.
pub(crate) async fn seats_taken(db: &mut AnyConnection, session_id: &str) -> Result<i64, Error> {
    sqlx::query_scalar("SELECT seats_taken FROM sessions WHERE id = $1").bind(session_id).fetch_one(db).await
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

/// The id of the registration that a mailbox has for a session.
pub(crate) async fn id_of_mailbox(db: &mut AnyConnection, session_id: &str, mailbox: &str) -> Result<String, Error> {
    sqlx::query_scalar("SELECT id FROM registrations WHERE session_id = $1 AND mailbox = $2")
        .bind(session_id)
        .bind(mailbox)
        .fetch_one(db)
        .await
}

/// Notes that somebody has used the link of their mail: who waits for that has their seat for good now. Nothing
/// happens the second time.
pub(crate) async fn confirm(db: &mut AnyConnection, token_hash: &str, now: Instant) -> Result<(), Error> {
    sqlx::query(
        "UPDATE registrations SET confirmed_at = $2, state = CASE WHEN state = $3 THEN $4 ELSE state END
         WHERE token_hash = $1 AND confirmed_at IS NULL",
    )
    .bind(token_hash)
    .bind(now.millis())
    .bind(RegistrationState::Pending.code())
    .bind(RegistrationState::Confirmed.code())
    .execute(db)
    .await?;
    Ok(())
}

/// Deletes the registrations of all sessions that ended before a moment, and what was remembered of their forms; their
/// consents and mail go with them (`ON DELETE CASCADE`). Gives how many registrations went.
///
/// A form that was sent for a mailbox already known is remembered by an id that no registration has. Its fingerprint
/// has long gone with its age.
pub(crate) async fn erase_ended_before(db: &mut AnyConnection, moment: Instant) -> Result<u64, Error> {
    sqlx::query(
        "DELETE FROM sent_forms WHERE subject_id IN (
             SELECT registrations.id FROM registrations JOIN sessions ON sessions.id = registrations.session_id
             WHERE sessions.ends_at < $1
         )",
    )
    .bind(moment.millis())
    .execute(&mut *db)
    .await?;
    let done =
        sqlx::query("DELETE FROM registrations WHERE session_id IN (SELECT id FROM sessions WHERE ends_at < $1)")
            .bind(moment.millis())
            .execute(db)
            .await?;
    Ok(done.rows_affected())
}

/// A registration as the one with its link sees it.
pub(crate) async fn own(db: &mut AnyConnection, token_hash: &str) -> Result<Option<OwnRegistration>, Error> {
    let row = sqlx::query(
        "SELECT registrations.*, COALESCE(consents.given, 0) AS news
         FROM registrations
         LEFT JOIN consents ON consents.registration_id = registrations.id AND consents.kind = 'news'
         WHERE token_hash = $1",
    )
    .bind(token_hash)
    .fetch_optional(db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(OwnRegistration {
        state: row.coded("state", RegistrationState::from_code)?,
        name: row.try_get("name")?,
        organisation: row.try_get("organisation")?,
        by_email: row.try_get::<Option<&str>, _>("email")?.is_some(),
        news: row.flag("news")?,
        created_at: row.moment("created_at")?,
    }))
}
