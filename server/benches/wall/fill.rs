//! Pledges by the thousand, written by plain SQL of both engines.

use sqlx::{AnyConnection, Connection, Executor};

use crate::Failed;

/// The n-th pledge's id.
pub(crate) fn id(n: i64) -> String {
    format!("018f0000-0000-7000-8000-{n:012}")
}

/// Three live in Malta, however many there are.
const PLEDGES: &str = "
    INSERT INTO pledges (id, campaign_id, visibility, is_public, shown_name, country, message, message_held, lang,
        token_hash, created_at, is_shown)
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
    SELECT '018f0000-0000-7000-8000-' || substr('000000000000' || i, length('000000000000' || i) - 11),
        campaigns.id, 'named', 1, 'Pledger ' || i,
        CASE WHEN i IN (7, 77, 777) THEN 'MT' WHEN i % 3 = 0 THEN 'DE' WHEN i % 3 = 1 THEN 'FR' ELSE 'BE' END,
        'See you there.', 0, CASE WHEN i % 5 < 2 THEN 'fr' WHEN i % 500 = 4 THEN 'ar' ELSE 'en' END,
        'token ' || i, 1709114100000 + i, 1
    FROM n, campaigns";

/// Everybody votes.
const CHOICES: &str = "
    INSERT INTO pledge_choices (pledge_id, position, action, campaign_id, country, lang, is_shown)
    SELECT id, 0, 'vote', campaign_id, country, lang, is_shown FROM pledges";

/// And does one thing more: three in a hundred bring somebody.
const MORE_CHOICES: &str = "
    INSERT INTO pledge_choices (pledge_id, position, action, campaign_id, country, lang, is_shown)
    SELECT id, 1, CASE WHEN id LIKE '%00' OR id LIKE '%20' OR id LIKE '%60' THEN 'bring' WHEN id LIKE '%1' THEN 'meet' ELSE 'join' END,
        campaign_id, country, lang, is_shown
    FROM pledges";

/// Puts so many on the wall.
pub(crate) async fn pledges(url: &str, count: i64) -> Result<(), Failed> {
    let mut db = AnyConnection::connect(url).await?;
    let mut writing = db.begin().await?;
    sqlx::query(PLEDGES).bind(count).execute(&mut *writing).await?;
    writing.execute(CHOICES).await?;
    writing.execute(MORE_CHOICES).await?;
    writing.commit().await?;
    // As the engines do by themselves after a while: PostgreSQL would begin with it in the middle of the measuring.
    db.execute(if url.starts_with("postgres") { "VACUUM (ANALYZE)" } else { "ANALYZE" }).await?;
    db.close().await?;
    Ok(())
}
