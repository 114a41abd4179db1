//! Failed tries to get in, counted under keys that say nothing to who reads them.

use domain::Instant;
use sqlx::{AnyConnection, Error, Row};

use super::rows::Columns;

/// What tries are counted by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Counter {
    /// By what: `account`, `network`, `device`, `inside`.
    pub(crate) kind: &'static str,
    /// Which one: a keyed hash.
    pub(crate) key: String,
}

/// The failures so far, and when the last one was. Whoever asks meanwhile waits until this transaction ends, so that of
/// tries that come at once each is counted.
pub(crate) async fn lock(
    db: &mut AnyConnection,
    Counter { kind, key }: &Counter,
    now: Instant,
) -> Result<(i64, Instant), Error> {
    sqlx::query(
        "INSERT INTO sign_in_failures (kind, key, failures, last_at) VALUES ($1, $2, 0, $3)
         ON CONFLICT (kind, key) DO UPDATE SET failures = sign_in_failures.failures",
    )
    .bind(*kind)
    .bind(key)
    .bind(now.millis())
    .execute(&mut *db)
    .await?;
    let row = sqlx::query("SELECT failures, last_at FROM sign_in_failures WHERE kind = $1 AND key = $2")
        .bind(*kind)
        .bind(key)
        .fetch_one(db)
        .await?;
    Ok((row.try_get("failures")?, row.moment("last_at")?))
}

/// Sets the failures of a counter that was locked.
pub(crate) async fn set(
    db: &mut AnyConnection,
    Counter { kind, key }: &Counter,
    failures: i64,
    last_at: Instant,
) -> Result<(), Error> {
    sqlx::query("UPDATE sign_in_failures SET failures = $1, last_at = $2 WHERE kind = $3 AND key = $4")
        .bind(failures)
        .bind(last_at.millis())
        .bind(*kind)
        .bind(key)
        .execute(db)
        .await
        .map(drop)
}

/// Takes back a try that was counted before it was known to be right.
pub(crate) async fn take_back(db: &mut AnyConnection, Counter { kind, key }: &Counter) -> Result<(), Error> {
    sqlx::query("UPDATE sign_in_failures SET failures = failures - 1 WHERE kind = $1 AND key = $2 AND failures > 0")
        .bind(*kind)
        .bind(key)
        .execute(db)
        .await
        .map(drop)
}

/// Forgets a counter.
pub(crate) async fn forget(db: &mut AnyConnection, Counter { kind, key }: &Counter) -> Result<(), Error> {
    sqlx::query("DELETE FROM sign_in_failures WHERE kind = $1 AND key = $2")
        .bind(*kind)
        .bind(key)
        .execute(db)
        .await
        .map(drop)
}

/// Forgets those that have not failed since a moment.
pub(crate) async fn forget_before(db: &mut AnyConnection, moment: Instant) -> Result<(), Error> {
    sqlx::query("DELETE FROM sign_in_failures WHERE last_at < $1").bind(moment.millis()).execute(db).await.map(drop)
}
