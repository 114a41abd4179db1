//! What is to be sent, taken by lease: whoever takes a row has it alone until the lease runs out, and whoever dies
//! with it loses it to the next. So several processes can send, and none needs to know of the others.

use domain::{Email, Instant, Lang, RegistrationState};
use sqlx::{AnyConnection, AssertSqlSafe, Error, Row, any::AnyRow};

use super::{new_id, rows::Columns};
use crate::outbox::{GivenUp, OutboxKind};

/// A row that was taken.
#[derive(Debug)]
pub(crate) struct Taken {
    pub(crate) id: String,
    pub(crate) kind: OutboxKind,
    pub(crate) registration_id: Option<String>,
    pub(crate) pledge_id: Option<String>,
    pub(crate) invitation_id: Option<String>,
    pub(crate) about: Option<i64>,
    pub(crate) lang: Lang,
    /// How often it was taken, this time included.
    pub(crate) attempt: i64,
    pub(crate) created_at: Instant,
}

/// Whom a registration's mail goes to.
pub(crate) struct Mailbox {
    pub(crate) name: String,
    pub(crate) email: Email,
    pub(crate) state: RegistrationState,
    pub(crate) zone: Option<String>,
    pub(crate) held_until: Option<Instant>,
    pub(crate) session_id: String,
    pub(crate) sequence: i64,
}

/// What a mail is about, by its id.
#[derive(Clone, Copy)]
pub(crate) enum About<'a> {
    Registration(&'a str),
    Pledge(&'a str),
    Invitation(&'a str),
}

/// Adds a row that is due at once.
pub(crate) async fn add(
    db: &mut AnyConnection,
    kind: OutboxKind,
    about: About<'_>,
    lang: Lang,
    now: Instant,
) -> Result<(), Error> {
    let (registration, pledge, invitation) = match about {
        About::Registration(id) => (Some(id), None, None),
        About::Pledge(id) => (None, Some(id), None),
        About::Invitation(id) => (None, None, Some(id)),
    };
    sqlx::query(
        "INSERT INTO outbox (id, kind, registration_id, pledge_id, invitation_id, lang, created_at, due_at, attempts)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7, 0)",
    )
    .bind(new_id())
    .bind(kind.code())
    .bind(registration)
    .bind(pledge)
    .bind(invitation)
    .bind(lang.code())
    .bind(now.millis())
    .execute(db)
    .await
    .map(drop)
}

/// Whether a mail of this kind to this registration is still to be sent.
pub(crate) async fn is_waiting(db: &mut AnyConnection, kind: OutboxKind, registration_id: &str) -> Result<bool, Error> {
    let waiting: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM outbox
         WHERE registration_id = $1 AND kind = $2 AND sent_at IS NULL AND given_up_reason IS NULL",
    )
    .bind(registration_id)
    .bind(kind.code())
    .fetch_one(db)
    .await?;
    Ok(waiting > 0)
}

/// What is taken by lease: mail, or messages to devices. Both have the columns that it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Queue {
    Mail,
    Push,
}

impl Queue {
    const fn table(self) -> &'static str {
        match self {
            Self::Mail => "outbox",
            Self::Push => "pushes",
        }
    }
}

/// Takes up to `limit` rows that are due, the longest due first, and keeps them until `lease`. In no order.
pub(super) async fn lease(
    db: &mut AnyConnection,
    queue: Queue,
    now: Instant,
    lease: Instant,
    limit: i64,
) -> Result<Vec<AnyRow>, Error> {
    let table = queue.table();
    // The conditions are there twice: of two processes that choose the same row at once, PostgreSQL lets the later one
    // look again, but only at the outer ones.
    let sql = format!(
        "UPDATE {table} SET leased_until = $1, attempts = attempts + 1
         WHERE id IN (
             SELECT id FROM {table}
             WHERE sent_at IS NULL AND given_up_reason IS NULL AND due_at <= $2
                 AND (leased_until IS NULL OR leased_until <= $2)
             ORDER BY due_at, id LIMIT $3
         )
         AND sent_at IS NULL AND given_up_reason IS NULL AND (leased_until IS NULL OR leased_until <= $2)
         RETURNING *"
    );
    sqlx::query(AssertSqlSafe(sql)).bind(lease.millis()).bind(now.millis()).bind(limit).fetch_all(db).await
}

/// Takes up to `limit` mails that are due, the longest due first, and keeps them until `lease`. In the order of their ids.
pub(crate) async fn take(
    db: &mut AnyConnection,
    now: Instant,
    until: Instant,
    limit: i64,
) -> Result<Vec<Taken>, Error> {
    let rows = lease(db, Queue::Mail, now, until, limit).await?;
    let mut taken = rows
        .iter()
        .map(|row| {
            Ok(Taken {
                id: row.try_get("id")?,
                kind: row.coded("kind", OutboxKind::from_code)?,
                registration_id: row.try_get("registration_id")?,
                pledge_id: row.try_get("pledge_id")?,
                invitation_id: row.try_get("invitation_id")?,
                about: row.try_get("about")?,
                lang: row.coded("lang", |code| code.parse().ok())?,
                attempt: row.try_get("attempts")?,
                created_at: row.moment("created_at")?,
            })
        })
        .collect::<Result<Vec<_>, Error>>()?;
    taken.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(taken)
}

/// Whom a registration's mail goes to; none where it has no address.
pub(crate) async fn mailbox(db: &mut AnyConnection, registration_id: &str) -> Result<Option<Mailbox>, Error> {
    let row = sqlx::query(
        "SELECT registrations.*, sessions.sequence FROM registrations
         JOIN sessions ON sessions.id = registrations.session_id
         WHERE registrations.id = $1 AND email IS NOT NULL",
    )
    .bind(registration_id)
    .fetch_optional(db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Mailbox {
        name: row.try_get("name")?,
        email: row.coded("email", |email| Email::parse(email).ok())?,
        state: row.coded("state", RegistrationState::from_code)?,
        zone: row.try_get("zone")?,
        held_until: row.moment_or_null("held_until")?,
        session_id: row.try_get("session_id")?,
        sequence: row.try_get("sequence")?,
    }))
}

/// Whom a pledge's mail goes to.
pub(crate) struct PledgeMailbox {
    pub(crate) email: Email,
    /// Until when it waits to be confirmed; none once it stands.
    pub(crate) held_until: Option<Instant>,
    /// Whether they have said of everything whether they did it.
    pub(crate) has_answered: bool,
    pub(crate) campaign_id: String,
}

/// Whom a pledge's mail goes to; none where it has no address.
pub(crate) async fn pledge_mailbox(db: &mut AnyConnection, pledge_id: &str) -> Result<Option<PledgeMailbox>, Error> {
    let row = sqlx::query(
        "SELECT pledges.*, (
             SELECT COUNT(*) FROM pledge_choices WHERE pledge_id = pledges.id AND is_kept IS NULL
         ) AS unanswered
         FROM pledges WHERE id = $1 AND email IS NOT NULL",
    )
    .bind(pledge_id)
    .fetch_optional(db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(PledgeMailbox {
        email: row.coded("email", |email| Email::parse(email).ok())?,
        held_until: row.moment_or_null("held_until")?,
        has_answered: row.try_get::<i64, _>("unanswered")? == 0,
        campaign_id: row.try_get("campaign_id")?,
    }))
}

/// What became of a row that was taken.
#[derive(Debug, Clone)]
pub(crate) enum Outcome {
    /// It was sent.
    Sent,
    /// It was not; to be taken again from this moment on.
    Later(Instant),
    /// It was not, and will not be.
    GivenUp(String),
}

/// Notes what became of the row with `id` that was taken for the `attempt`th time. False where somebody else has
/// taken it since, after the lease had run out: what they do counts.
pub(crate) async fn finish(
    db: &mut AnyConnection,
    queue: Queue,
    id: &str,
    attempt: i64,
    outcome: &Outcome,
    now: Instant,
) -> Result<bool, Error> {
    let (sent_at, due_at, given_up_reason) = match outcome {
        Outcome::Sent => (Some(now.millis()), None, None),
        Outcome::Later(due_at) => (None, Some(due_at.millis()), None),
        Outcome::GivenUp(reason) => (None, None, Some(reason)),
    };
    let sql = format!(
        "UPDATE {} SET leased_until = NULL, sent_at = $3, due_at = COALESCE($4, due_at), given_up_reason = $5
         WHERE id = $1 AND attempts = $2 AND leased_until IS NOT NULL",
        queue.table()
    );
    let done = sqlx::query(AssertSqlSafe(sql))
        .bind(id)
        .bind(attempt)
        .bind(sent_at)
        .bind(due_at)
        .bind(given_up_reason)
        .execute(db)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// What was given up, by kind and reason, the most frequent first.
pub(crate) async fn given_up(db: &mut AnyConnection) -> Result<Vec<GivenUp>, Error> {
    sqlx::query(
        "SELECT kind, given_up_reason, COUNT(*) AS mails, MAX(created_at) AS last_at FROM outbox
         WHERE given_up_reason IS NOT NULL GROUP BY kind, given_up_reason
         ORDER BY mails DESC, kind, given_up_reason",
    )
    .fetch_all(db)
    .await?
    .iter()
    .map(|row| {
        Ok(GivenUp {
            kind: row.coded("kind", OutboxKind::from_code)?,
            reason: row.try_get("given_up_reason")?,
            mails: row.try_get("mails")?,
            last_at: row.moment("last_at")?,
        })
    })
    .collect()
}
