//! One registration with all that belongs to it.

use domain::{ConsentKind, Country, Instant, RegistrationState};
use sqlx::{AnyConnection, Error, Row, any::AnyRow};

use super::{registrations::state_at, rows::Columns, seats};
use crate::{
    OutboxKind,
    registrations::{FileConsent, FileDetails, MailMade, MailOutcome, RegistrationFile, RegistrationSight},
};

/// The registration with this id as it stands at `now`. What has to do with its session is left open.
pub(crate) async fn find(
    db: &mut AnyConnection,
    id: &str,
    sight: RegistrationSight,
    now: Instant,
) -> Result<Option<RegistrationFile>, Error> {
    let columns = match sight {
        RegistrationSight::Names => "id, session_id, name, state, held_until, attended_at",
        RegistrationSight::Everything => {
            "id, session_id, name, state, held_until, attended_at, email, organisation, country, lang, access_needs, zone,
             created_at, confirmed_at"
        }
    };
    let sql = format!("SELECT {columns} FROM registrations WHERE id = $1");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id).fetch_optional(&mut *db).await?;
    let Some(row) = row else { return Ok(None) };
    let stored = row.coded("state", RegistrationState::from_code)?;
    let held_until = row.moment_or_null("held_until")?;
    let state = state_at(stored, held_until, now);
    let session_id: String = row.try_get("session_id")?;
    let details = match sight {
        RegistrationSight::Names => None,
        RegistrationSight::Everything => {
            let place_in_line = match state {
                RegistrationState::Waitlisted => Some(seats::place(db, &session_id, id).await?),
                _ => None,
            };
            let held_until = held_until.filter(|_| state.holds_a_seat());
            let (mails, consents) = (mails(db, id).await?, consents(db, id).await?);
            Some(FileDetails { held_until, place_in_line, mails, consents, ..details(&row)? })
        }
    };
    Ok(Some(RegistrationFile {
        id: row.try_get("id")?,
        session_id,
        name: row.try_get("name")?,
        state,
        attended_at: row.moment_or_null("attended_at")?,
        doors_open_at: None,
        details,
    }))
}

/// What stands in the row itself.
fn details(row: &AnyRow) -> Result<FileDetails, Error> {
    Ok(FileDetails {
        email: row.try_get("email")?,
        organisation: row.try_get("organisation")?,
        country: row.coded_or_null("country", |code| Country::parse(code).ok())?,
        lang: row.coded("lang", |code| code.parse().ok())?,
        access_needs: row.try_get("access_needs")?,
        zone: row.try_get("zone")?,
        created_at: row.moment("created_at")?,
        confirmed_at: row.moment_or_null("confirmed_at")?,
        held_until: None,
        place_in_line: None,
        mails: Vec::new(),
        consents: Vec::new(),
        mail_that_fits: None,
    })
}

async fn mails(db: &mut AnyConnection, id: &str) -> Result<Vec<MailMade>, Error> {
    sqlx::query(
        "SELECT kind, created_at, sent_at, given_up_reason FROM outbox WHERE registration_id = $1
         ORDER BY created_at, id",
    )
    .bind(id)
    .fetch_all(db)
    .await?
    .iter()
    .map(|row| {
        let given_up: Option<String> = row.try_get("given_up_reason")?;
        let state = match (row.moment_or_null("sent_at")?, given_up) {
            (Some(at), _) => MailOutcome::Sent(at),
            (None, Some(reason)) => MailOutcome::GivenUp(reason),
            (None, None) => MailOutcome::Waiting,
        };
        let kind = row.coded("kind", OutboxKind::from_code)?;
        Ok(MailMade { kind, created_at: row.moment("created_at")?, state })
    })
    .collect()
}

async fn consents(db: &mut AnyConnection, id: &str) -> Result<Vec<FileConsent>, Error> {
    sqlx::query(
        "SELECT kind, given, text_version, lang, created_at, by_organiser FROM consents WHERE registration_id = $1
         ORDER BY kind DESC",
    )
    .bind(id)
    .fetch_all(db)
    .await?
    .iter()
    .map(|row| {
        Ok(FileConsent {
            kind: row.coded("kind", ConsentKind::from_code)?,
            given: row.flag("given")?,
            text_version: row.try_get("text_version")?,
            lang: row.coded("lang", |code| code.parse().ok())?,
            at: row.moment("created_at")?,
            by_organiser: row.flag("by_organiser")?,
        })
    })
    .collect()
}
