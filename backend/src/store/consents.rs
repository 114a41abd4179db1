//! Consents as they were given and refused.

use domain::{CONSENT_TEXT_VERSION, Consent, ConsentKind, Instant, Lang};
use sqlx::{AnyConnection, Error, Row};

use super::{new_id, rows::Columns};
use crate::news::NewsConsent;

/// Whose answers they are.
pub(crate) enum Subject<'a> {
    /// Those of a registration, by its id.
    Registration(&'a str),
    /// Those of a registration, by its id, as an organiser says them who was asked to register somebody.
    ByOrganiser(&'a str),
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
        Subject::Registration(id) | Subject::ByOrganiser(id) => (Some(id), None),
        Subject::Pledge(id) => (None, Some(id)),
    };
    let by_organiser = matches!(subject, Subject::ByOrganiser(_));
    for consent in consents {
        sqlx::query(
            "INSERT INTO consents (id, registration_id, pledge_id, kind, given, text_version, lang, created_at,
                 by_organiser)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(new_id())
        .bind(registration_id)
        .bind(pledge_id)
        .bind(consent.kind.code())
        .bind(i64::from(consent.given))
        .bind(CONSENT_TEXT_VERSION)
        .bind(lang.code())
        .bind(now.millis())
        .bind(i64::from(by_organiser))
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

/// Writes a new answer where it differs from the one before; else the old one stays, with the words that were read then.
pub(crate) async fn change(
    db: &mut AnyConnection,
    subject: Subject<'_>,
    consent: Consent,
    lang: Lang,
    now: Instant,
) -> Result<(), Error> {
    let (sql, id) = match subject {
        Subject::Registration(id) | Subject::ByOrganiser(id) => (
            "UPDATE consents SET given = $3, text_version = $4, lang = $5, created_at = $6, by_organiser = 0
             WHERE registration_id = $1 AND kind = $2 AND given <> $3",
            id,
        ),
        Subject::Pledge(id) => (
            "UPDATE consents SET given = $3, text_version = $4, lang = $5, created_at = $6
             WHERE pledge_id = $1 AND kind = $2 AND given <> $3",
            id,
        ),
    };
    sqlx::query(sql)
        .bind(id)
        .bind(consent.kind.code())
        .bind(i64::from(consent.given))
        .bind(CONSENT_TEXT_VERSION)
        .bind(lang.code())
        .bind(now.millis())
        .execute(db)
        .await?;
    Ok(())
}

/// Writes the words of a question down, unless those of its version are there already.
pub(crate) async fn keep_words(
    db: &mut AnyConnection,
    kind: ConsentKind,
    text_version: i64,
    lang: Lang,
    words: &str,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO consent_texts (kind, text_version, lang, text) VALUES ($1, $2, $3, $4)
         ON CONFLICT (kind, text_version, lang) DO NOTHING",
    )
    .bind(kind.code())
    .bind(text_version)
    .bind(lang.code())
    .bind(words)
    .execute(db)
    .await?;
    Ok(())
}

/// What somebody said about news, whose address is theirs.
pub(crate) struct NewsAnswer {
    /// The same for any two spellings of one mailbox.
    pub(crate) mailbox: String,
    pub(crate) given: bool,
    pub(crate) consent: NewsConsent,
}

/// Every answer to the question about news, oldest first, from those whose address is confirmed.
pub(crate) async fn news(db: &mut AnyConnection) -> Result<Vec<NewsAnswer>, Error> {
    let rows = sqlx::query(
        "SELECT registrations.mailbox AS mailbox, registrations.email AS email, registrations.name AS name,
             registrations.lang AS lang, consents.given AS given, consents.created_at AS given_at,
             consents.text_version AS text_version, consents.lang AS text_lang, consent_texts.text AS text
         FROM consents
         JOIN registrations ON registrations.id = consents.registration_id
         LEFT JOIN consent_texts ON consent_texts.kind = consents.kind
             AND consent_texts.text_version = consents.text_version AND consent_texts.lang = consents.lang
         WHERE consents.kind = $1 AND registrations.confirmed_at IS NOT NULL AND registrations.email IS NOT NULL
         ORDER BY consents.created_at, consents.id",
    )
    .bind(ConsentKind::News.code())
    .fetch_all(db)
    .await?;
    rows.iter()
        .map(|row| {
            Ok(NewsAnswer {
                mailbox: row.try_get("mailbox")?,
                given: row.flag("given")?,
                consent: NewsConsent {
                    email: row.try_get("email")?,
                    name: row.try_get("name")?,
                    lang: row.coded("lang", |code| code.parse().ok())?,
                    given_at: row.moment("given_at")?,
                    text_version: row.try_get("text_version")?,
                    text_lang: row.coded("text_lang", |code| code.parse().ok())?,
                    text: row.try_get("text")?,
                },
            })
        })
        .collect()
}
