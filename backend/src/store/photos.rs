//! Photos of those who speak. One is stored for as long as a session or a draft refers to it.

use domain::{Instant, PhotoId, Speaker};
use sqlx::{AnyConnection, Error};

/// Stores one. It has to be referred to in the same transaction.
pub(crate) async fn put(db: &mut AnyConnection, id: &PhotoId, jpeg: &[u8], now: Instant) -> Result<(), Error> {
    take_turns(db).await?;
    sqlx::query("INSERT INTO photos (id, jpeg, created_at) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING")
        .bind(id.as_str())
        .bind(jpeg.to_vec())
        .bind(now.millis())
        .execute(db)
        .await
        .map(drop)
}

/// The file of one; none where it is not stored.
pub(crate) async fn jpeg(db: &mut AnyConnection, id: &PhotoId) -> Result<Option<Vec<u8>>, Error> {
    sqlx::query_scalar("SELECT jpeg FROM photos WHERE id = $1").bind(id.as_str()).fetch_optional(db).await
}

/// Takes from speakers the photos that are not stored any more, and keeps the others until the end of the transaction,
/// by which somebody has to refer to them.
pub(crate) async fn keep_stored(db: &mut AnyConnection, speakers: &mut [Speaker]) -> Result<(), Error> {
    take_turns(db).await?;
    for speaker in speakers {
        if let Some(photo) = &speaker.photo {
            let there: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM photos WHERE id = $1")
                .bind(photo.as_str())
                .fetch_one(&mut *db)
                .await?;
            speaker.photo.take_if(|_| there == 0);
        }
    }
    Ok(())
}

/// Throws away those that no session and no draft refers to, nor anything deleted that can still be brought back.
pub(crate) async fn forget_unused(db: &mut AnyConnection) -> Result<(), Error> {
    take_turns(db).await?;
    // An underscore in an id matches any character, which no text of anybody would ever fit by chance.
    sqlx::query(
        "DELETE FROM photos
         WHERE NOT EXISTS (SELECT 1 FROM speakers WHERE speakers.photo = photos.id)
           AND NOT EXISTS (SELECT 1 FROM drafts WHERE drafts.event LIKE '%' || photos.id || '%')
           AND NOT EXISTS (SELECT 1 FROM deleted WHERE deleted.kept LIKE '%' || photos.id || '%')",
    )
    .execute(db)
    .await
    .map(drop)
}

/// Waits for whoever else stores photos, refers to them or throws some away. Without it, one transaction could throw away
/// what another one has just found stored and is about to refer to.
async fn take_turns(db: &mut AnyConnection) -> Result<(), Error> {
    sqlx::query("UPDATE site SET id = id").execute(db).await.map(drop)
}
