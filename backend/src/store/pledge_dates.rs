//! What the clock does to pledges: those that nobody confirmed go, what is public ends, people are asked once what became
//! of it, and addresses go when nothing is to be sent to them any more.

use domain::Instant;
use sqlx::{AnyConnection, Error};

use super::decisions;
use crate::OutboxKind;

/// Deletes what nobody has confirmed in time; gives how many there were.
pub(crate) async fn delete_unconfirmed(db: &mut AnyConnection, now: Instant) -> Result<u64, Error> {
    let done = sqlx::query("DELETE FROM pledges WHERE state = 'pending' AND held_until <= $1")
        .bind(now.millis())
        .execute(db)
        .await?;
    Ok(done.rows_affected())
}

/// Whether [`delete_unconfirmed`] has something to do.
pub(crate) async fn any_unconfirmed(db: &mut AnyConnection, now: Instant) -> Result<bool, Error> {
    let found = sqlx::query("SELECT 1 FROM pledges WHERE state = 'pending' AND held_until <= $1 LIMIT 1")
        .bind(now.millis())
        .fetch_optional(db)
        .await?;
    Ok(found.is_some())
}

/// Pledges that are public and should not be any more, at most `limit`, by their ids.
pub(crate) async fn past_their_end(db: &mut AnyConnection, now: Instant, limit: i64) -> Result<Vec<String>, Error> {
    sqlx::query_scalar("SELECT id FROM pledges WHERE is_public = 1 AND public_until <= $1 ORDER BY id LIMIT $2")
        .bind(now.millis())
        .bind(limit)
        .fetch_all(db)
        .await
}

/// Leaves of a pledge that was public only what is counted; unless its end was moved meanwhile. It has to be settled
/// afterwards.
pub(crate) async fn end_public(db: &mut AnyConnection, id: &str, now: Instant) -> Result<(), Error> {
    sqlx::query(
        "UPDATE pledges SET visibility = 'counted', is_public = 0, shown_name = NULL, message = NULL,
             message_held = 0, public_until = NULL
         WHERE id = $1 AND public_until <= $2",
    )
    .bind(id)
    .bind(now.millis())
    .execute(&mut *db)
    .await?;
    decisions::forget_words(db, id).await
}

/// Whether somebody of a campaign is to be asked.
pub(crate) async fn any_to_ask(db: &mut AnyConnection, campaign_id: &str) -> Result<bool, Error> {
    let found = sqlx::query("SELECT 1 FROM pledges WHERE campaign_id = $1 AND ask = 1 AND is_confirmed = 1 LIMIT 1")
        .bind(campaign_id)
        .fetch_optional(db)
        .await?;
    Ok(found.is_some())
}

/// Writes the mails to all who are to be asked, each once whoever does it, and gives how many. Nobody is to be asked
/// afterwards.
pub(crate) async fn ask(db: &mut AnyConnection, campaign_id: &str, now: Instant) -> Result<u64, Error> {
    let done = sqlx::query(
        "INSERT INTO outbox (id, kind, pledge_id, lang, created_at, due_at, attempts)
         SELECT $1 || id, $2, id, lang, $3, $3, 0 FROM pledges
         WHERE campaign_id = $4 AND ask = 1 AND is_confirmed = 1 AND email IS NOT NULL
         ON CONFLICT (id) DO NOTHING",
    )
    .bind(format!("{}-", OutboxKind::DidYou.code()))
    .bind(OutboxKind::DidYou.code())
    .bind(now.millis())
    .bind(campaign_id)
    .execute(&mut *db)
    .await?;
    // One that is confirmed in this very moment was not asked by the statement above, and still is to be.
    sqlx::query(
        "UPDATE pledges SET ask = 0 WHERE campaign_id = $1 AND ask = 1
             AND EXISTS (SELECT 1 FROM outbox WHERE outbox.pledge_id = pledges.id AND outbox.kind = $2)",
    )
    .bind(campaign_id)
    .bind(OutboxKind::DidYou.code())
    .execute(db)
    .await?;
    Ok(done.rows_affected())
}

/// Asks nobody of a campaign any more.
pub(crate) async fn ask_nobody(db: &mut AnyConnection, campaign_id: &str) -> Result<(), Error> {
    sqlx::query("UPDATE pledges SET ask = 0 WHERE campaign_id = $1 AND ask = 1").bind(campaign_id).execute(db).await?;
    Ok(())
}

/// What has an address to which nothing is to be sent any more: who waits is asked to confirm, who agreed is asked later,
/// and a mail may be on its way.
const NEEDLESS: &str = "email IS NOT NULL AND state = 'counted' AND ask = 0 AND NOT EXISTS (
    SELECT 1 FROM outbox
    WHERE outbox.pledge_id = pledges.id AND outbox.sent_at IS NULL AND outbox.given_up_reason IS NULL)";

/// Whether [`forget_addresses`] has something to do.
pub(crate) async fn any_needless_address(db: &mut AnyConnection) -> Result<bool, Error> {
    let sql = format!("SELECT 1 FROM pledges WHERE {NEEDLESS} LIMIT 1");
    Ok(sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_optional(db).await?.is_some())
}

/// Forgets the addresses to which nothing is to be sent any more.
pub(crate) async fn forget_addresses(db: &mut AnyConnection) -> Result<u64, Error> {
    let sql = format!("UPDATE pledges SET email = NULL WHERE {NEEDLESS}");
    Ok(sqlx::query(sqlx::AssertSqlSafe(sql)).execute(db).await?.rows_affected())
}
