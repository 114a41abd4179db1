//! The words that registrations are found by, beside each of them.

use sqlx::{AnyConnection, AssertSqlSafe, Error, Row};

use crate::registrations::{Findable, sort_name, words_of};

/// How many words are written in one statement: each engine takes some thousands of values.
const AT_ONCE: usize = 500;

/// Writes what a registration is sorted and found by, in place of what was there. To be called after every change of it.
pub(crate) async fn index(db: &mut AnyConnection, id: &str, findable: &Findable<'_>) -> Result<(), Error> {
    sqlx::query("DELETE FROM registration_words WHERE registration_id = $1").bind(id).execute(&mut *db).await?;
    add(db, id, findable).await
}

/// The same for one that was not there before.
pub(crate) async fn add(db: &mut AnyConnection, id: &str, findable: &Findable<'_>) -> Result<(), Error> {
    sqlx::query("UPDATE registrations SET sort_name = $2 WHERE id = $1")
        .bind(id)
        .bind(sort_name(findable.name))
        .execute(&mut *db)
        .await?;
    let words: Vec<(Vec<u8>, &str)> = words_of(findable).into_iter().map(|word| (word, id)).collect();
    write(db, &words).await
}

async fn write(db: &mut AnyConnection, words: &[(Vec<u8>, &str)]) -> Result<(), Error> {
    for words in words.chunks(AT_ONCE) {
        let values: Vec<String> = (0..words.len()).map(|i| format!("(${}, ${})", 2 * i + 1, 2 * i + 2)).collect();
        let sql = format!(
            "INSERT INTO registration_words (word, registration_id) VALUES {} ON CONFLICT DO NOTHING",
            values.join(", ")
        );
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for (word, id) in words {
            query = query.bind(word.clone()).bind((*id).to_owned());
        }
        query.execute(&mut *db).await?;
    }
    Ok(())
}

/// Indexes up to `limit` registrations that were made before there was an index; gives how many.
pub(crate) async fn index_older(db: &mut AnyConnection, limit: i64) -> Result<usize, Error> {
    let rows = sqlx::query(
        "SELECT id, name, email, organisation, country, lang, access_needs FROM registrations
         WHERE sort_name IS NULL ORDER BY id LIMIT $1",
    )
    .bind(limit)
    .fetch_all(&mut *db)
    .await?;
    let mut words = Vec::new();
    for row in &rows {
        let id: &str = row.try_get("id")?;
        let findable = Findable {
            name: row.try_get("name")?,
            email: row.try_get("email")?,
            organisation: row.try_get("organisation")?,
            country: row.try_get("country")?,
            lang: row.try_get("lang")?,
            has_needs: row.try_get::<Option<&str>, _>("access_needs")?.is_some(),
        };
        sqlx::query("UPDATE registrations SET sort_name = $2 WHERE id = $1")
            .bind(id)
            .bind(sort_name(findable.name))
            .execute(&mut *db)
            .await?;
        words.extend(words_of(&findable).into_iter().map(|word| (word, id)));
    }
    write(db, &words).await?;
    Ok(rows.len())
}
