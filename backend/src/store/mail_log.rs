//! The outbox as organisers look at it: what was sent, what waits, what was given up; and sending again.

use domain::Instant;
use sqlx::{AnyConnection, AssertSqlSafe, Error, Row, any::AnyRow};

use super::rows::Columns;
use crate::{
    OutboxKind,
    mail_log::{GivenUpFor, LoggedMail, MailCursor, MailState},
};

/// What became of a mail: one of [`MailState::CODES`]. Written as the indices of `0017_desk.sql` have it.
pub(super) const STATE: &str =
    "(CASE WHEN outbox.sent_at IS NOT NULL THEN 'sent' WHEN outbox.given_up_reason IS NOT NULL THEN 'given-up'
     ELSE 'waiting' END)";

/// What is looked for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Chosen {
    pub(crate) kind: Option<OutboxKind>,
    pub(crate) state: Option<&'static str>,
    /// From the first moment to before the second.
    pub(crate) between: Option<(Instant, Instant)>,
    /// Only what is older than this one.
    pub(crate) before: Option<MailCursor>,
}

/// At most `limit` mails, the last caused first.
pub(crate) async fn page(db: &mut AnyConnection, chosen: &Chosen, limit: i64) -> Result<Vec<LoggedMail>, Error> {
    // Codes, numbers and nothing that anybody typed: only the id is that.
    let mut conditions = String::from("1 = 1");
    if let Some(kind) = chosen.kind {
        conditions += &format!(" AND outbox.kind = '{}'", kind.code());
    }
    if let Some(state) = chosen.state {
        conditions += &format!(" AND {STATE} = '{state}'");
    }
    if let Some((from, until)) = chosen.between {
        conditions +=
            &format!(" AND outbox.created_at >= {} AND outbox.created_at < {}", from.millis(), until.millis());
    }
    if let Some(before) = &chosen.before {
        conditions += &format!(" AND (outbox.created_at, outbox.id) < ({}, $2)", before.at.millis());
    }
    let sql = format!(
        "SELECT outbox.*, COALESCE(registrations.email, pledges.email) AS email
         FROM outbox LEFT JOIN registrations ON registrations.id = outbox.registration_id
             LEFT JOIN pledges ON pledges.id = outbox.pledge_id
         WHERE {conditions} ORDER BY outbox.created_at DESC, outbox.id DESC LIMIT $1"
    );
    let mut query = sqlx::query(AssertSqlSafe(sql)).bind(limit);
    if let Some(before) = &chosen.before {
        query = query.bind(&before.id);
    }
    query.fetch_all(db).await?.iter().map(logged).collect()
}

fn logged(row: &AnyRow) -> Result<LoggedMail, Error> {
    let state = match (row.moment_or_null("sent_at")?, row.try_get::<Option<&str>, _>("given_up_reason")?) {
        (Some(at), _) => MailState::Sent(at),
        (None, Some(reason)) => MailState::GivenUp(GivenUpFor::of(reason)),
        (None, None) => MailState::Waiting { due_at: row.moment("due_at")?, tries: row.try_get("attempts")? },
    };
    Ok(LoggedMail {
        id: row.try_get("id")?,
        kind: row.coded("kind", OutboxKind::from_code)?,
        created_at: row.moment("created_at")?,
        to: row.try_get("email")?,
        state,
    })
}

/// What a mail is about, for who sends it again.
pub(crate) struct About {
    pub(crate) kind: OutboxKind,
    /// The id of the registration or the pledge.
    pub(crate) subject: String,
    pub(crate) is_given_up: bool,
}

/// What a mail is about that was sent or given up, and that there still is somebody for.
pub(crate) async fn about(db: &mut AnyConnection, id: &str) -> Result<Option<About>, Error> {
    let row = sqlx::query(
        "SELECT outbox.kind, COALESCE(registrations.id, pledges.id) AS subject,
             CASE WHEN given_up_reason IS NULL THEN 0 ELSE 1 END AS is_given_up
         FROM outbox LEFT JOIN registrations ON registrations.id = outbox.registration_id
             LEFT JOIN pledges ON pledges.id = outbox.pledge_id
         WHERE outbox.id = $1 AND (sent_at IS NOT NULL OR given_up_reason IS NOT NULL)
             AND COALESCE(registrations.email, pledges.email) IS NOT NULL",
    )
    .bind(id)
    .fetch_optional(db)
    .await?;
    row.map(|row| {
        Ok(About {
            kind: row.coded("kind", OutboxKind::from_code)?,
            subject: row.try_get("subject")?,
            is_given_up: row.flag("is_given_up")?,
        })
    })
    .transpose()
}

/// Lets a mail that was given up wait to be sent once more; whether it was given up.
pub(crate) async fn try_again(db: &mut AnyConnection, id: &str, now: Instant) -> Result<bool, Error> {
    let done = sqlx::query(
        "UPDATE outbox SET given_up_reason = NULL, leased_until = NULL, attempts = 0, due_at = $2
         WHERE id = $1 AND given_up_reason IS NOT NULL",
    )
    .bind(id)
    .bind(now.millis())
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Adds a mail like one that was sent. Its id is another, by which mailboxes know that it is no copy of the first. False
/// where such a mail waits already, so that a second click sends nothing more.
pub(crate) async fn copy(db: &mut AnyConnection, id: &str, new_id: &str, now: Instant) -> Result<bool, Error> {
    let done = sqlx::query(
        "INSERT INTO outbox (id, kind, registration_id, pledge_id, lang, created_at, due_at, attempts, about)
         SELECT $2, kind, registration_id, pledge_id, lang, $3, $3, 0, about FROM outbox
         WHERE id = $1 AND sent_at IS NOT NULL AND NOT EXISTS (
             SELECT 1 FROM outbox AS waiting
             WHERE waiting.kind = outbox.kind AND waiting.sent_at IS NULL AND waiting.given_up_reason IS NULL
                 AND (waiting.registration_id = outbox.registration_id OR waiting.pledge_id = outbox.pledge_id)
         )",
    )
    .bind(id)
    .bind(new_id)
    .bind(now.millis())
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}
