//! What was deleted a moment ago, until nobody can bring it back any more.

use domain::Instant;
use sqlx::{AnyConnection, Error, Row, any::AnyRow};

use super::{
    new_id,
    rows::{Columns, to_json},
};
use crate::{
    deleted::{Kept, Shelf},
    organisers::Actor,
};

/// The moments at which something was deleted that can still be brought back.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Window {
    /// After this one.
    pub(crate) after: Instant,
    /// Up to this one.
    pub(crate) until: Instant,
}

/// Something that was deleted.
pub(crate) struct Stored {
    pub(crate) id: String,
    pub(crate) kept: Kept,
    pub(crate) by: Actor,
    pub(crate) at: Instant,
}

/// Keeps what is about to be deleted. To be called in the transaction that deletes it.
pub(crate) async fn keep(db: &mut AnyConnection, by: &Actor, now: Instant, kept: &Kept) -> Result<(), Error> {
    let (organiser_id, who) = match by {
        Actor::Organiser { id, name } => (Some(id.as_str()), Some(name.as_str())),
        Actor::Command => (None, None),
    };
    sqlx::query("INSERT INTO deleted (id, shelf, kept, organiser_id, who, at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(new_id())
        .bind(kept.shelf().code())
        .bind(to_json(kept)?)
        .bind(organiser_id)
        .bind(who)
        .bind(now.millis())
        .execute(db)
        .await
        .map(drop)
}

/// What of a shelf can be brought back, the latest first.
pub(crate) async fn all(db: &mut AnyConnection, shelf: Shelf, window: Window) -> Result<Vec<Stored>, Error> {
    sqlx::query("SELECT * FROM deleted WHERE shelf = $1 AND at > $2 AND at <= $3 ORDER BY at DESC, id DESC")
        .bind(shelf.code())
        .bind(window.after.millis())
        .bind(window.until.millis())
        .fetch_all(db)
        .await?
        .iter()
        .map(stored)
        .collect()
}

/// One of a shelf, where it can be brought back. Nobody else can bring it back until the transaction ends.
pub(crate) async fn locked(
    db: &mut AnyConnection,
    shelf: Shelf,
    id: &str,
    window: Window,
) -> Result<Option<Stored>, Error> {
    let row = sqlx::query(
        "UPDATE deleted SET shelf = shelf WHERE id = $1 AND shelf = $2 AND at > $3 AND at <= $4 RETURNING *",
    )
    .bind(id)
    .bind(shelf.code())
    .bind(window.after.millis())
    .bind(window.until.millis())
    .fetch_optional(db)
    .await?;
    row.as_ref().map(stored).transpose()
}

/// Forgets one that was brought back.
pub(crate) async fn remove(db: &mut AnyConnection, id: &str) -> Result<(), Error> {
    sqlx::query("DELETE FROM deleted WHERE id = $1").bind(id).execute(db).await.map(drop)
}

/// Whether there is something that cannot be brought back any more.
pub(crate) async fn is_some_past(db: &mut AnyConnection, window: Window) -> Result<bool, Error> {
    let past: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM deleted WHERE at <= $1 OR at > $2")
        .bind(window.after.millis())
        .bind(window.until.millis())
        .fetch_one(db)
        .await?;
    Ok(past > 0)
}

/// Forgets what cannot be brought back any more.
pub(crate) async fn forget_past(db: &mut AnyConnection, window: Window) -> Result<(), Error> {
    sqlx::query("DELETE FROM deleted WHERE at <= $1 OR at > $2")
        .bind(window.after.millis())
        .bind(window.until.millis())
        .execute(db)
        .await
        .map(drop)
}

fn stored(row: &AnyRow) -> Result<Stored, Error> {
    let organiser_id: Option<String> = row.try_get("organiser_id")?;
    let who: Option<String> = row.try_get("who")?;
    let by = match (organiser_id, who) {
        (Some(id), Some(name)) => Actor::Organiser { id, name },
        _ => Actor::Command,
    };
    Ok(Stored { id: row.try_get("id")?, kept: row.json("kept")?, by, at: row.moment("at")? })
}
