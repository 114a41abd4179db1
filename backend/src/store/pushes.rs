//! What is to be sent to devices, as `outbox.rs` is for mail.
//!
//! A row's id is made of what it says, what that is about, and the device's subscription. So it is written once, however
//! often somebody thinks it is time.

use domain::{Instant, Lang, PushKind, RegistrationState};
use sqlx::{AnyConnection, AssertSqlSafe, Error, Row};

use super::{
    outbox::{self, Queue},
    rows::Columns,
};
use crate::push::PushCause;

/// A row that was taken, with the device that it goes to.
#[derive(Debug)]
pub(crate) struct Taken {
    pub(crate) id: String,
    pub(crate) cause: PushCause,
    pub(crate) about: Option<i64>,
    pub(crate) attempt: i64,
    pub(crate) subscription_id: String,
    pub(crate) sealed: String,
    pub(crate) lang: Lang,
    pub(crate) subject: Subject,
}

/// What a message is about, as it stands now.
#[derive(Debug)]
pub(crate) enum Subject {
    Registration {
        id: String,
        session_id: String,
        state: RegistrationState,
        held_until: Option<Instant>,
        /// How often the session was changed.
        sequence: i64,
        is_switched_on: bool,
    },
    Pledge {
        id: String,
        campaign_id: String,
        /// Whether it stands, and not all of it is answered.
        is_open: bool,
        is_switched_on: bool,
    },
}

/// Whom a message is for of those who switched it on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Audience<'a> {
    /// Those whose seat in a session was theirs at a moment, on devices that were there by then, and who got no message of
    /// this kind since another one.
    Confirmed { session_id: &'a str, by: Instant, unless_told_since: Instant },
    /// Those who have a seat in a session or wait for one.
    Concerned { session_id: &'a str },
    /// One registration.
    Registration(&'a str),
    /// Pledges of a campaign that stand and are not all answered, on devices that were there by a moment.
    Unanswered { campaign_id: &'a str, by: Instant },
}

/// Writes the messages that are not there yet; gives how many.
pub(crate) async fn add(
    db: &mut AnyConnection,
    cause: PushCause,
    about: Option<i64>,
    audience: Audience<'_>,
    now: Instant,
) -> Result<u64, Error> {
    // Codes and numbers in the text, and the one id as a parameter.
    let (condition, id) = match audience {
        Audience::Confirmed { session_id, by, unless_told_since } => {
            let (by, since) = (by.millis(), unless_told_since.millis());
            let code = cause.code();
            // Who keeps it on their device alone has confirmed nothing: their seat is theirs since they registered.
            let condition = format!(
                "created_at <= {by} AND registration_id IN (
                     SELECT id FROM registrations
                     WHERE session_id = $5 AND state = 'confirmed'
                         AND COALESCE(confirmed_at, created_at) <= {by}
                 ) AND NOT EXISTS (
                     SELECT 1 FROM pushes AS told WHERE told.subscription_id = push_subscriptions.id
                         AND told.kind = '{code}' AND told.created_at > {since}
                 )"
            );
            (condition, session_id)
        }
        Audience::Concerned { session_id } => {
            let condition = "registration_id IN (
                 SELECT id FROM registrations
                 WHERE session_id = $5 AND state IN ('confirmed', 'attended', 'waitlisted', 'offered')
             )";
            (condition.to_owned(), session_id)
        }
        Audience::Registration(id) => ("registration_id = $5".to_owned(), id),
        Audience::Unanswered { campaign_id, by } => {
            let condition = format!(
                "created_at <= {} AND pledge_id IN (
                     SELECT id FROM pledges WHERE campaign_id = $5 AND state = 'counted' AND EXISTS (
                         SELECT 1 FROM pledge_choices WHERE pledge_id = pledges.id AND is_kept IS NULL
                     )
                 )",
                by.millis()
            );
            (condition, campaign_id)
        }
    };
    let switch = cause.switched_by().code();
    let sql = format!(
        "INSERT INTO pushes (id, kind, subscription_id, about, created_at, due_at, attempts)
         SELECT $1 || id, $2, id, $3, $4, $4, 0 FROM push_subscriptions WHERE {switch} = 1 AND {condition}
         ON CONFLICT (id) DO NOTHING"
    );
    let done = sqlx::query(AssertSqlSafe(sql))
        .bind(format!("{}-{}-", cause.code(), about.unwrap_or_default()))
        .bind(cause.code())
        .bind(about)
        .bind(now.millis())
        .bind(id)
        .execute(db)
        .await?;
    Ok(done.rows_affected())
}

/// Takes up to `limit` messages that are due, and keeps them until `lease`. In the order of their ids.
pub(crate) async fn take(
    db: &mut AnyConnection,
    now: Instant,
    lease: Instant,
    limit: i64,
) -> Result<Vec<Taken>, Error> {
    let rows = outbox::lease(db, Queue::Push, now, lease, limit).await?;
    let mut all = Vec::new();
    for row in &rows {
        let subscription_id: String = row.try_get("subscription_id")?;
        let cause = row.coded("kind", PushCause::from_code)?;
        let of = sqlx::query(
            "SELECT push_subscriptions.*, registrations.session_id AS of_session, registrations.state AS standing,
                 registrations.held_until AS held, sessions.sequence AS of_sequence,
                 pledges.campaign_id AS of_campaign, CASE WHEN pledges.state = 'counted' AND EXISTS (
                     SELECT 1 FROM pledge_choices WHERE pledge_id = pledges.id AND is_kept IS NULL
                 ) THEN 1 ELSE 0 END AS is_open
             FROM push_subscriptions
                 LEFT JOIN registrations ON registrations.id = push_subscriptions.registration_id
                 LEFT JOIN sessions ON sessions.id = registrations.session_id
                 LEFT JOIN pledges ON pledges.id = push_subscriptions.pledge_id
             WHERE push_subscriptions.id = $1",
        )
        .bind(&subscription_id)
        .fetch_optional(&mut *db)
        .await?;
        // Ended since: the message went with it.
        let Some(of) = of else { continue };
        let is_switched_on = of.flag(cause.switched_by().code())?;
        let subject = match (of.try_get("registration_id")?, of.try_get("pledge_id")?) {
            (Some(id), _) => Subject::Registration {
                id,
                session_id: of.try_get("of_session")?,
                state: of.coded("standing", RegistrationState::from_code)?,
                held_until: of.moment_or_null("held")?,
                sequence: of.try_get("of_sequence")?,
                is_switched_on,
            },
            (None, Some(id)) => Subject::Pledge {
                id,
                campaign_id: of.try_get("of_campaign")?,
                is_open: of.flag("is_open")?,
                is_switched_on,
            },
            (None, None) => continue,
        };
        all.push(Taken {
            id: row.try_get("id")?,
            cause,
            about: row.try_get("about")?,
            attempt: row.try_get("attempts")?,
            subscription_id,
            sealed: of.try_get("sealed")?,
            lang: of.coded("lang", |code| code.parse().ok())?,
            subject,
        });
    }
    all.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(all)
}

/// Ends a subscription that its push service refuses for good, with all that was to be sent there.
pub(crate) async fn end_subscription(db: &mut AnyConnection, id: &str) -> Result<(), Error> {
    sqlx::query("DELETE FROM push_subscriptions WHERE id = $1").bind(id).execute(db).await.map(drop)
}

/// Whether somebody of a campaign has a device on which they want to be asked whether they did it.
pub(crate) async fn any_to_ask(db: &mut AnyConnection, campaign_id: &str) -> Result<bool, Error> {
    let sql = format!(
        "SELECT 1 FROM push_subscriptions JOIN pledges ON pledges.id = push_subscriptions.pledge_id
         WHERE pledges.campaign_id = $1 AND {} = 1 LIMIT 1",
        PushKind::DidYou.code()
    );
    Ok(sqlx::query(AssertSqlSafe(sql)).bind(campaign_id).fetch_optional(db).await?.is_some())
}
