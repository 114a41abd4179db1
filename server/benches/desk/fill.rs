//! Registrations by the hundred thousand, written by plain SQL of both engines; the site makes their index when it opens.

use sqlx::{AnyConnection, Connection, Executor};

use crate::Failed;

/// The n-th registration's id.
pub(crate) fn id(n: i64) -> String {
    format!("018f0000-0000-7000-8000-{n:012}")
}

/// Seven names in turn, a number that is rare, and three from Malta, however many there are.
const REGISTRATIONS: &str = "
    INSERT INTO registrations (id, session_id, state, name, email, mailbox, organisation, country, lang, access_needs,
        token_hash, created_at)
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
    SELECT '018f0000-0000-7000-8000-' || substr('000000000000' || i, length('000000000000' || i) - 11), sessions.id,
        CASE WHEN i IN (5, 55, 555) THEN 'offered' WHEN i % 10 < 6 THEN 'confirmed' WHEN i % 10 < 8 THEN 'pending'
            WHEN i % 10 = 8 THEN 'waitlisted' ELSE 'cancelled' END,
        CASE i % 7 WHEN 0 THEN 'Ada' WHEN 1 THEN 'Grace' WHEN 2 THEN 'Élise' WHEN 3 THEN 'Николай' WHEN 4 THEN 'ليلى'
            WHEN 5 THEN 'Zoe' ELSE 'Emma' END || ' Number' || (i * 7919 % 100003),
        'person' || i || 'x@example.org', 'person' || i || 'x@example.org', 'Lantern ' || (i % 50),
        CASE WHEN i IN (7, 77, 777) THEN 'MT' WHEN i % 3 = 0 THEN 'DE' WHEN i % 3 = 1 THEN 'FR' ELSE 'BE' END,
        CASE WHEN i % 5 < 2 THEN 'fr' WHEN i % 500 = 4 THEN 'ar' ELSE 'en' END,
        CASE WHEN i % 40 = 0 THEN 'captions' END, 'token ' || i, 1709114100000 + i
    FROM n, sessions";

const COUNTS: &str = "
    INSERT INTO registration_states (session_id, state, registrations)
    SELECT session_id, state, COUNT(*) FROM registrations GROUP BY session_id, state";

/// Registers so many.
pub(crate) async fn registrations(url: &str, count: i64) -> Result<(), Failed> {
    let mut db = AnyConnection::connect(url).await?;
    let mut writing = db.begin().await?;
    sqlx::query(REGISTRATIONS).bind(count).execute(&mut *writing).await?;
    writing.execute(COUNTS).await?;
    writing.commit().await?;
    db.close().await?;
    Ok(())
}

/// As the engines do by themselves after a while: PostgreSQL would begin with it in the middle of the measuring.
pub(crate) async fn tidy(url: &str) -> Result<(), Failed> {
    let mut db = AnyConnection::connect(url).await?;
    db.execute(if url.starts_with("postgres") { "VACUUM (ANALYZE)" } else { "ANALYZE" }).await?;
    db.close().await?;
    Ok(())
}
