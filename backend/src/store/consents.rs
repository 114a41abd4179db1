//! Consents as they were given and refused.

use domain::{CONSENT_TEXT_VERSION, Consent, Instant, Lang};
use sqlx::{AnyConnection, Error};

use super::new_id;

/// Whose answers they are.
pub(crate) enum Subject<'a> {
    /// Those of a registration, by its id.
    Registration(&'a str),
    /// Those of a pledge, by its id.
    Pledge(&'a str),
}

/// Writes each answer with the text that was read (its version and language) and the moment.
pub(crate) async fn insert(
    db: &mut AnyConnection,
    subject: Subject<'_>,
    consents: &[Consent],
    lang: Lang,
    now: Instant,
) -> Result<(), Error> {
    let (registration_id, pledge_id) = match subject {
        Subject::Registration(id) => (Some(id), None),
        Subject::Pledge(id) => (None, Some(id)),
    };
    for consent in consents {
        sqlx::query(
            "INSERT INTO consents (id, registration_id, pledge_id, kind, given, text_version, lang, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(new_id())
        .bind(registration_id)
        .bind(pledge_id)
        .bind(consent.kind.code())
        .bind(i64::from(consent.given))
        .bind(CONSENT_TEXT_VERSION)
        .bind(lang.code())
        .bind(now.millis())
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

/// Writes a new answer of a registration where it differs from the one before; else the old one stays, with the words
/// that were read then.
pub(crate) async fn change(
    db: &mut AnyConnection,
    registration_id: &str,
    consent: Consent,
    lang: Lang,
    now: Instant,
) -> Result<(), Error> {
    sqlx::query(
        "UPDATE consents SET given = $3, text_version = $4, lang = $5, created_at = $6
         WHERE registration_id = $1 AND kind = $2 AND given <> $3",
    )
    .bind(registration_id)
    .bind(consent.kind.code())
    .bind(i64::from(consent.given))
    .bind(CONSENT_TEXT_VERSION)
    .bind(lang.code())
    .bind(now.millis())
    .execute(db)
    .await?;
    Ok(())
}
