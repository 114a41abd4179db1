//! What organisers have set, as text by name; what it means, `rules.rs` knows.

use sqlx::{AnyConnection, Error, Row};

/// Every setting that was ever set.
pub(crate) async fn all(db: &mut AnyConnection) -> Result<Vec<(String, String)>, Error> {
    sqlx::query("SELECT key, value FROM settings ORDER BY key")
        .fetch_all(db)
        .await?
        .iter()
        .map(|row| Ok((row.try_get("key")?, row.try_get("value")?)))
        .collect()
}

/// Writes a setting.
pub(crate) async fn put(db: &mut AnyConnection, key: &str, value: &str) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO settings (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    )
    .bind(key)
    .bind(value)
    .execute(db)
    .await
    .map(drop)
}

/// Whether anybody was promised when their data will be erased: by a registration, or by a name beside a question.
pub(crate) async fn has_promised_erasure(db: &mut AnyConnection) -> Result<bool, Error> {
    let promised: i64 = sqlx::query_scalar(
        "SELECT CASE WHEN EXISTS (SELECT 1 FROM registrations)
             OR EXISTS (SELECT 1 FROM questions WHERE name IS NOT NULL) THEN 1 ELSE 0 END",
    )
    .fetch_one(db)
    .await?;
    Ok(promised != 0)
}
