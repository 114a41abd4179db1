//! Erasing the registrations of sessions that are long over, and counting them first.

use domain::{DAY, Instant, fold_small_groups};
use jiff::{SignedDuration, civil::Date};
use sqlx::{AnyConnection, AssertSqlSafe, Error, Row};

/// Notes how many had a seat for good in each session that ended before a moment, before they are erased. What was noted
/// once stays.
pub(crate) async fn count_ended_before(db: &mut AnyConnection, moment: Instant) -> Result<(), Error> {
    let sessions: Vec<String> = sqlx::query_scalar(
        "SELECT id FROM sessions WHERE ends_at < $1
             AND EXISTS (SELECT 1 FROM registrations WHERE registrations.session_id = sessions.id)
             AND NOT EXISTS (SELECT 1 FROM registration_counts AS counts WHERE counts.session_id = sessions.id)",
    )
    .bind(moment.millis())
    .fetch_all(&mut *db)
    .await?;
    for session_id in &sessions {
        let days = count_by(db, session_id, &format!("CAST(created_at / {DAY} AS TEXT)")).await?;
        let days = days.into_iter().map(|(day, count)| (day_name(&day), count)).collect();
        note(db, session_id, "day", days).await?;
        let langs = count_by(db, session_id, "lang").await?;
        note(db, session_id, "lang", langs).await?;
        let countries = count_by(db, session_id, "COALESCE(country, '')").await?;
        note(db, session_id, "country", countries).await?;
    }
    Ok(())
}

/// How many had a seat for good, by what the expression `group` gives.
async fn count_by(db: &mut AnyConnection, session_id: &str, group: &str) -> Result<Vec<(String, u64)>, Error> {
    let sql = format!(
        "SELECT {group} AS value, COUNT(*) AS registrations FROM registrations
         WHERE session_id = $1 AND state IN ('confirmed', 'attended') GROUP BY 1"
    );
    sqlx::query(AssertSqlSafe(sql))
        .bind(session_id)
        .fetch_all(db)
        .await?
        .iter()
        .map(|row| Ok((row.try_get("value")?, row.try_get::<i64, _>("registrations")?.unsigned_abs())))
        .collect()
}

async fn note(db: &mut AnyConnection, session_id: &str, kind: &str, groups: Vec<(String, u64)>) -> Result<(), Error> {
    for (value, count) in fold_small_groups(groups) {
        sqlx::query(
            "INSERT INTO registration_counts (session_id, kind, value, registrations) VALUES ($1, $2, $3, $4)
             ON CONFLICT (session_id, kind, value) DO NOTHING",
        )
        .bind(session_id)
        .bind(kind)
        .bind(value)
        .bind(i64::try_from(count).unwrap_or(i64::MAX))
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

/// `2024-02-28`, of the number of days since 1970.
fn day_name(days: &str) -> String {
    let since_1970 = SignedDuration::from_hours(days.parse::<i64>().unwrap_or_default().saturating_mul(24));
    Date::constant(1970, 1, 1).checked_add(since_1970).unwrap_or_default().to_string()
}

/// Deletes the registrations of all sessions that ended before a moment, and what was remembered of their forms; their
/// consents and mail go with them (`ON DELETE CASCADE`). Gives how many registrations went.
///
/// A form that was sent for a mailbox already known is remembered by an id that no registration has. Its fingerprint
/// has long gone with its age.
pub(crate) async fn erase_ended_before(db: &mut AnyConnection, moment: Instant) -> Result<u64, Error> {
    sqlx::query(
        "DELETE FROM sent_forms WHERE subject_id IN (
             SELECT registrations.id FROM registrations JOIN sessions ON sessions.id = registrations.session_id
             WHERE sessions.ends_at < $1
         )",
    )
    .bind(moment.millis())
    .execute(&mut *db)
    .await?;
    let done =
        sqlx::query("DELETE FROM registrations WHERE session_id IN (SELECT id FROM sessions WHERE ends_at < $1)")
            .bind(moment.millis())
            .execute(&mut *db)
            .await?;
    sqlx::query("DELETE FROM registration_states WHERE session_id IN (SELECT id FROM sessions WHERE ends_at < $1)")
        .bind(moment.millis())
        .execute(db)
        .await?;
    Ok(done.rows_affected())
}
