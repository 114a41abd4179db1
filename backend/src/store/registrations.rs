//! Registrations. The seats they hold are in `seats.rs`.

use domain::{Contact, Instant, Lang, NewRegistration, OwnRegistration, RegistrationChange, RegistrationState};
use sqlx::{AnyConnection, Error, Row};

use super::{registration_states as states, registration_words as words, rows::Columns, seats};
use crate::registrations::{Findable, sort_name};

/// A registration as it is written first. It waits in line until it is given a seat.
pub(crate) struct NewRow {
    pub(crate) id: String,
    pub(crate) session_id: String,
    pub(crate) token_hash: String,
    pub(crate) created_at: Instant,
    pub(crate) registration: NewRegistration,
}

/// Writes a registration that waits in line, and is not counted yet. False where its mailbox is registered for this
/// session already, and nothing was written.
pub(crate) async fn insert(db: &mut AnyConnection, new: &NewRow) -> Result<bool, Error> {
    let registration = &new.registration;
    let email = match &registration.contact {
        Contact::Email(email) => Some(email),
        Contact::Device => None,
    };
    let done = sqlx::query(
        "INSERT INTO registrations (id, session_id, state, name, email, mailbox, organisation, country, lang,
             access_needs, token_hash, created_at, zone)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
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
    .bind(registration.zone.as_ref().map(|zone| zone.as_str()))
    .execute(&mut *db)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    let findable = Findable {
        name: registration.name.as_str(),
        email: email.map(|email| email.as_str()),
        organisation: registration.organisation.as_ref().map(|organisation| organisation.as_str()),
        country: registration.country.as_ref().map(|country| country.as_str()),
        lang: registration.lang.code(),
        has_needs: registration.access_needs.is_some(),
    };
    words::add(db, &new.id, &findable).await?;
    Ok(true)
}

/// Gives a registration a state, with the moment until which its seat is held where it is held for a time. What has to be
/// counted beside it is said by [`states::moved`].
pub(crate) async fn set_state(
    db: &mut AnyConnection,
    id: &str,
    state: RegistrationState,
    held_until: Option<Instant>,
) -> Result<(), Error> {
    sqlx::query("UPDATE registrations SET state = $2, held_until = $3 WHERE id = $1")
        .bind(id)
        .bind(state.code())
        .bind(held_until.map(Instant::millis))
        .execute(db)
        .await?;
    Ok(())
}

/// Gives somebody who holds a seat at `now` that seat for good. False for all others, and nothing has changed.
pub(crate) async fn confirm(db: &mut AnyConnection, id: &str, now: Instant) -> Result<bool, Error> {
    let Some(brief) = locked(db, id).await? else { return Ok(false) };
    let done = sqlx::query(
        "UPDATE registrations SET state = $3, confirmed_at = $2, held_until = NULL
         WHERE id = $1 AND state IN ('pending', 'offered') AND held_until > $2",
    )
    .bind(id)
    .bind(now.millis())
    .bind(RegistrationState::Confirmed.code())
    .execute(&mut *db)
    .await?;
    let is_done = done.rows_affected() == 1;
    if is_done {
        states::moved(db, &brief.session_id, Some(brief.state), Some(RegistrationState::Confirmed)).await?;
    }
    Ok(is_done)
}

/// Gives somebody a seat for good who has just taken it and shown by their link who they are.
pub(crate) async fn seat_for_good(db: &mut AnyConnection, id: &str, now: Instant) -> Result<(), Error> {
    sqlx::query("UPDATE registrations SET state = $3, confirmed_at = $2, held_until = NULL WHERE id = $1")
        .bind(id)
        .bind(now.millis())
        .bind(RegistrationState::Confirmed.code())
        .execute(db)
        .await?;
    Ok(())
}

/// What a change of a registration has to know of it.
pub(crate) struct Brief {
    pub(crate) session_id: String,
    pub(crate) state: RegistrationState,
    pub(crate) held_until: Option<Instant>,
    pub(crate) lang: Lang,
    pub(crate) by_email: bool,
}

impl Brief {
    /// Where it stands at `now`, whether or not anybody has noticed that its time has passed.
    pub(crate) fn state_at(&self, now: Instant) -> RegistrationState {
        state_at(self.state, self.held_until, now)
    }
}

pub(super) fn state_at(state: RegistrationState, held_until: Option<Instant>, now: Instant) -> RegistrationState {
    if held_until.is_some_and(|until| until <= now) { RegistrationState::Expired } else { state }
}

/// The registration with this id.
pub(crate) async fn brief(db: &mut AnyConnection, id: &str) -> Result<Option<Brief>, Error> {
    let row = sqlx::query("SELECT session_id, state, held_until, lang, email FROM registrations WHERE id = $1")
        .bind(id)
        .fetch_optional(db)
        .await?;
    row.map(|row| {
        Ok(Brief {
            session_id: row.try_get("session_id")?,
            state: row.coded("state", RegistrationState::from_code)?,
            held_until: row.moment_or_null("held_until")?,
            lang: row.coded("lang", |code| code.parse().ok())?,
            by_email: row.try_get::<Option<&str>, _>("email")?.is_some(),
        })
    })
    .transpose()
}

/// The registration with this id, while nobody else can change it or its session's seats.
pub(crate) async fn locked(db: &mut AnyConnection, id: &str) -> Result<Option<Brief>, Error> {
    let Some(seen) = brief(db, id).await? else { return Ok(None) };
    seats::lock(db, &seen.session_id).await?;
    // What it was before we waited for the lock counts no more.
    brief(db, id).await
}

/// The name on a registration that is given up; none where it is not.
pub(crate) async fn name_of_cancelled(db: &mut AnyConnection, id: &str) -> Result<Option<String>, Error> {
    sqlx::query_scalar("SELECT name FROM registrations WHERE id = $1 AND state = $2")
        .bind(id)
        .bind(RegistrationState::Cancelled.code())
        .fetch_optional(db)
        .await
}

/// The id of the registration whose own page this token opens.
pub(crate) async fn id_by_token(db: &mut AnyConnection, token_hash: &str) -> Result<Option<String>, Error> {
    sqlx::query_scalar("SELECT id FROM registrations WHERE token_hash = $1").bind(token_hash).fetch_optional(db).await
}

/// Writes what somebody changed about their registration.
pub(crate) async fn change(db: &mut AnyConnection, id: &str, change: &RegistrationChange) -> Result<(), Error> {
    sqlx::query("UPDATE registrations SET name = $2, organisation = $3, lang = $4, access_needs = $5 WHERE id = $1")
        .bind(id)
        .bind(change.name.as_str())
        .bind(change.organisation.as_ref().map(|organisation| organisation.as_str()))
        .bind(change.lang.code())
        .bind(change.access_needs.as_ref().map(|needs| needs.as_str()))
        .execute(&mut *db)
        .await?;
    let Some(row) =
        sqlx::query("SELECT email, country FROM registrations WHERE id = $1").bind(id).fetch_optional(&mut *db).await?
    else {
        return Ok(());
    };
    let findable = Findable {
        name: change.name.as_str(),
        email: row.try_get("email")?,
        organisation: change.organisation.as_ref().map(|organisation| organisation.as_str()),
        country: row.try_get("country")?,
        lang: change.lang.code(),
        has_needs: change.access_needs.is_some(),
    };
    words::index(db, id, &findable).await
}

/// Notes that somebody whose seat is theirs has come. False where they had come before, or have no seat, and nothing has
/// changed.
pub(crate) async fn attend(db: &mut AnyConnection, id: &str, now: Instant) -> Result<bool, Error> {
    come_or_go(db, id, RegistrationState::Confirmed, RegistrationState::Attended, Some(now)).await
}

/// Takes back that somebody has come. False where they had not, and nothing has changed.
pub(crate) async fn not_attended(db: &mut AnyConnection, id: &str) -> Result<bool, Error> {
    come_or_go(db, id, RegistrationState::Attended, RegistrationState::Confirmed, None).await
}

async fn come_or_go(
    db: &mut AnyConnection,
    id: &str,
    from: RegistrationState,
    to: RegistrationState,
    attended_at: Option<Instant>,
) -> Result<bool, Error> {
    let Some(brief) = locked(db, id).await?.filter(|brief| brief.state == from) else { return Ok(false) };
    sqlx::query("UPDATE registrations SET state = $2, attended_at = $3 WHERE id = $1")
        .bind(id)
        .bind(to.code())
        .bind(attended_at.map(Instant::millis))
        .execute(&mut *db)
        .await?;
    states::moved(db, &brief.session_id, Some(from), Some(to)).await?;
    Ok(true)
}

/// Deletes one registration and what was remembered of its form; its consents, mail and words go with it.
pub(crate) async fn erase(db: &mut AnyConnection, id: &str) -> Result<(), Error> {
    sqlx::query("DELETE FROM sent_forms WHERE subject_id = $1").bind(id).execute(&mut *db).await?;
    sqlx::query("DELETE FROM registrations WHERE id = $1").bind(id).execute(db).await?;
    Ok(())
}

/// The id of the registration that a mailbox has for a session.
pub(crate) async fn id_of_mailbox(db: &mut AnyConnection, session_id: &str, mailbox: &str) -> Result<String, Error> {
    sqlx::query_scalar("SELECT id FROM registrations WHERE session_id = $1 AND mailbox = $2")
        .bind(session_id)
        .bind(mailbox)
        .fetch_one(db)
        .await
}

/// Whether a mailbox has a registration for a session.
pub(crate) async fn has_mailbox(db: &mut AnyConnection, session_id: &str, mailbox: &str) -> Result<bool, Error> {
    let there = sqlx::query("SELECT id FROM registrations WHERE session_id = $1 AND mailbox = $2")
        .bind(session_id)
        .bind(mailbox)
        .fetch_optional(db)
        .await?;
    Ok(there.is_some())
}

/// Whether somebody of this name and organisation is registered for a session without an address.
pub(crate) async fn is_there_without_address(
    db: &mut AnyConnection,
    session_id: &str,
    name: &str,
    organisation: Option<&str>,
) -> Result<bool, Error> {
    // What names are in order by leads to them by an index; names themselves have none.
    let there = sqlx::query(
        "SELECT id FROM registrations WHERE session_id = $1 AND sort_name = $2 AND name = $3 AND mailbox IS NULL
             AND COALESCE(organisation, '') = $4",
    )
    .bind(session_id)
    .bind(sort_name(name))
    .bind(name)
    .bind(organisation.unwrap_or_default())
    .fetch_optional(db)
    .await?;
    Ok(there.is_some())
}

/// A registration as the one with its link sees it at `now`.
pub(crate) async fn own(
    db: &mut AnyConnection,
    token_hash: &str,
    now: Instant,
) -> Result<Option<OwnRegistration>, Error> {
    let row = sqlx::query(
        "SELECT registrations.*, COALESCE(consents.given, 0) AS news,
             CASE WHEN registrations.state = 'waitlisted' THEN (
                 SELECT COUNT(*) FROM registrations AS before_them
                 WHERE before_them.session_id = registrations.session_id AND before_them.state = 'waitlisted'
                     AND before_them.line <= registrations.line
             ) END AS place
         FROM registrations
         LEFT JOIN consents ON consents.registration_id = registrations.id AND consents.kind = 'news'
         WHERE token_hash = $1",
    )
    .bind(token_hash)
    .fetch_optional(db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let held_until = row.moment_or_null("held_until")?;
    let state = state_at(row.coded("state", RegistrationState::from_code)?, held_until, now);
    Ok(Some(OwnRegistration {
        session_id: row.try_get("session_id")?,
        state,
        name: row.try_get("name")?,
        organisation: row.try_get("organisation")?,
        lang: row.coded("lang", |code| code.parse().ok())?,
        access_needs: row.try_get("access_needs")?,
        by_email: row.try_get::<Option<&str>, _>("email")?.is_some(),
        news: row.flag("news")?,
        created_at: row.moment("created_at")?,
        held_until: held_until.filter(|_| state.holds_a_seat()),
        place_in_line: row.try_get("place")?,
    }))
}
