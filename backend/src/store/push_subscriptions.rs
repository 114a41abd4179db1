//! Devices that are reminded, each about one registration or one pledge.

use domain::{Instant, Lang, PushDevice, PushKind};
use sqlx::{AnyConnection, AssertSqlSafe, Error, Row, any::AnyRow};

use super::{new_id, rows::Columns};

/// What a device is reminded of, by its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject<'a> {
    Registration(&'a str),
    Pledge(&'a str),
}

impl<'a> Subject<'a> {
    /// The column that holds the id, and the id.
    const fn column(self) -> (&'static str, &'a str) {
        match self {
            Self::Registration(id) => ("registration_id", id),
            Self::Pledge(id) => ("pledge_id", id),
        }
    }

    const fn table(self) -> &'static str {
        match self {
            Self::Registration(_) => "registrations",
            Self::Pledge(_) => "pledges",
        }
    }
}

/// A device to be put down.
#[derive(Debug)]
pub(crate) struct NewDevice<'a> {
    pub(crate) device: &'a str,
    pub(crate) sealed: &'a str,
    pub(crate) lang: Lang,
    pub(crate) kinds: &'a [PushKind],
    pub(crate) now: Instant,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Put {
    Done,
    /// As many devices as may be are there already.
    TooMany,
    /// There is nothing to be reminded of any more.
    NoSubject,
}

/// Puts down a device, where fewer than `most` others are there. One that is there already gets its keys and its language
/// anew, and keeps what is switched on.
pub(crate) async fn put(
    db: &mut AnyConnection,
    subject: Subject<'_>,
    new: &NewDevice<'_>,
    most: i64,
) -> Result<Put, Error> {
    let (column, id) = subject.column();
    // Writing nothing locks the row, so that two who come at once are counted one after the other.
    let lock = format!("UPDATE {} SET id = id WHERE id = $1", subject.table());
    if sqlx::query(AssertSqlSafe(lock)).bind(id).execute(&mut *db).await?.rows_affected() == 0 {
        return Ok(Put::NoSubject);
    }
    let others = format!("SELECT COUNT(*) FROM push_subscriptions WHERE {column} = $1 AND device <> $2");
    let others: i64 = sqlx::query_scalar(AssertSqlSafe(others)).bind(id).bind(new.device).fetch_one(&mut *db).await?;
    if others >= most {
        return Ok(Put::TooMany);
    }
    let insert = format!(
        "INSERT INTO push_subscriptions
             (id, {column}, device, sealed, lang, reminders, doors, seat, did_you, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT ({column}, device) DO UPDATE SET sealed = excluded.sealed, lang = excluded.lang"
    );
    let [reminders, doors, seat, did_you] = flags(new.kinds);
    sqlx::query(AssertSqlSafe(insert))
        .bind(new_id())
        .bind(id)
        .bind(new.device)
        .bind(new.sealed)
        .bind(new.lang.code())
        .bind(reminders)
        .bind(doors)
        .bind(seat)
        .bind(did_you)
        .bind(new.now.millis())
        .execute(db)
        .await?;
    Ok(Put::Done)
}

/// The devices of one registration or pledge, the oldest first.
pub(crate) async fn all(db: &mut AnyConnection, subject: Subject<'_>) -> Result<Vec<PushDevice>, Error> {
    let (column, id) = subject.column();
    let sql = format!("SELECT * FROM push_subscriptions WHERE {column} = $1 ORDER BY id");
    sqlx::query(AssertSqlSafe(sql)).bind(id).fetch_all(db).await?.iter().map(device).collect()
}

fn device(row: &AnyRow) -> Result<PushDevice, Error> {
    let mut kinds = Vec::new();
    for kind in ALL {
        if row.flag(kind.code())? {
            kinds.push(kind);
        }
    }
    Ok(PushDevice { device: row.try_get("device")?, since: row.moment("created_at")?, kinds })
}

/// In the order of the columns, which are called as they are.
const ALL: [PushKind; 4] = [PushKind::Reminders, PushKind::Doors, PushKind::Seat, PushKind::DidYou];

fn flags(kinds: &[PushKind]) -> [i64; 4] {
    ALL.map(|kind| i64::from(kinds.contains(&kind)))
}

/// Switches on `kinds` for one device, and all others off.
pub(crate) async fn switch(
    db: &mut AnyConnection,
    subject: Subject<'_>,
    device: &str,
    kinds: &[PushKind],
) -> Result<(), Error> {
    let (column, id) = subject.column();
    let sql = format!(
        "UPDATE push_subscriptions SET reminders = $3, doors = $4, seat = $5, did_you = $6
         WHERE {column} = $1 AND device = $2"
    );
    let [reminders, doors, seat, did_you] = flags(kinds);
    sqlx::query(AssertSqlSafe(sql))
        .bind(id)
        .bind(device)
        .bind(reminders)
        .bind(doors)
        .bind(seat)
        .bind(did_you)
        .execute(db)
        .await
        .map(drop)
}

/// Reminds a device of this no more.
pub(crate) async fn end(db: &mut AnyConnection, subject: Subject<'_>, device: &str) -> Result<(), Error> {
    let (column, id) = subject.column();
    let sql = format!("DELETE FROM push_subscriptions WHERE {column} = $1 AND device = $2");
    sqlx::query(AssertSqlSafe(sql)).bind(id).bind(device).execute(db).await.map(drop)
}

/// Reminds a device of nothing any more.
pub(crate) async fn end_device(db: &mut AnyConnection, device: &str) -> Result<(), Error> {
    sqlx::query("DELETE FROM push_subscriptions WHERE device = $1").bind(device).execute(db).await.map(drop)
}

/// Ends what nothing is to be sent to any more: for registrations whose session ended before a moment, and for pledges
/// whose owner was asked whether they did it.
pub(crate) async fn end_needless(db: &mut AnyConnection, ended_before: Instant) -> Result<(), Error> {
    sqlx::query(
        "DELETE FROM push_subscriptions WHERE registration_id IN (
             SELECT registrations.id FROM registrations JOIN sessions ON sessions.id = registrations.session_id
             WHERE sessions.ends_at < $1
         )",
    )
    .bind(ended_before.millis())
    .execute(&mut *db)
    .await?;
    sqlx::query(
        "DELETE FROM push_subscriptions WHERE pledge_id IS NOT NULL AND EXISTS (
             SELECT 1 FROM pushes WHERE pushes.subscription_id = push_subscriptions.id
                 AND (pushes.sent_at IS NOT NULL OR pushes.given_up_reason IS NOT NULL)
         )",
    )
    .execute(db)
    .await
    .map(drop)
}

/// Asks nobody of a campaign any more whether they did it.
pub(crate) async fn end_of_pledges(db: &mut AnyConnection, campaign_id: &str) -> Result<(), Error> {
    sqlx::query("DELETE FROM push_subscriptions WHERE pledge_id IN (SELECT id FROM pledges WHERE campaign_id = $1)")
        .bind(campaign_id)
        .execute(db)
        .await
        .map(drop)
}
