//! Drafts: whole events as JSON, one for each session.

use domain::Event;
use sqlx::{AnyConnection, Error, Row, any::AnyRow};

use super::rows::{Columns, to_json};
use crate::drafts::Draft;

/// The name of the session that an event is about, among all campaigns.
pub(crate) fn slug(event: &Event) -> String {
    format!("{}/{}", event.campaign.slug, event.session.slug)
}

/// All of them, the one that was changed last first.
pub(crate) async fn all(db: &mut AnyConnection) -> Result<Vec<Draft>, Error> {
    sqlx::query("SELECT * FROM drafts ORDER BY changed_at DESC, id").fetch_all(db).await?.iter().map(draft).collect()
}

/// The ids of all of them, in one order for all who change several.
pub(crate) async fn ids(db: &mut AnyConnection) -> Result<Vec<String>, Error> {
    sqlx::query_scalar("SELECT id FROM drafts ORDER BY id").fetch_all(db).await
}

/// The draft with this id.
pub(crate) async fn find(db: &mut AnyConnection, id: &str) -> Result<Option<Draft>, Error> {
    sqlx::query("SELECT * FROM drafts WHERE id = $1").bind(id).fetch_optional(db).await?.as_ref().map(draft).transpose()
}

/// The same, which nobody else can change until the end of the transaction.
pub(crate) async fn locked(db: &mut AnyConnection, id: &str) -> Result<Option<Draft>, Error> {
    let row =
        sqlx::query("UPDATE drafts SET slug = slug WHERE id = $1 RETURNING *").bind(id).fetch_optional(db).await?;
    row.as_ref().map(draft).transpose()
}

/// The id of the draft for a session.
pub(crate) async fn id_of(db: &mut AnyConnection, slug: &str) -> Result<Option<String>, Error> {
    sqlx::query_scalar("SELECT id FROM drafts WHERE slug = $1").bind(slug).fetch_optional(db).await
}

/// Writes one where there is none for its session; whether there was none.
pub(crate) async fn insert(db: &mut AnyConnection, draft: &Draft) -> Result<bool, Error> {
    let done = sqlx::query(
        "INSERT INTO drafts (id, slug, event, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (slug) DO NOTHING",
    )
    .bind(&draft.id)
    .bind(slug(&draft.event))
    .bind(to_json(&draft.event)?)
    .bind(&draft.changed_by)
    .bind(draft.changed_at.millis())
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Writes what a draft holds now.
pub(crate) async fn update(db: &mut AnyConnection, draft: &Draft) -> Result<(), Error> {
    sqlx::query("UPDATE drafts SET event = $1, changed_by = $2, changed_at = $3 WHERE id = $4")
        .bind(to_json(&draft.event)?)
        .bind(&draft.changed_by)
        .bind(draft.changed_at.millis())
        .bind(&draft.id)
        .execute(db)
        .await
        .map(drop)
}

/// Throws one away; whether it was there.
pub(crate) async fn delete(db: &mut AnyConnection, id: &str) -> Result<bool, Error> {
    let done = sqlx::query("DELETE FROM drafts WHERE id = $1").bind(id).execute(db).await?;
    Ok(done.rows_affected() == 1)
}

fn draft(row: &AnyRow) -> Result<Draft, Error> {
    Ok(Draft {
        id: row.try_get("id")?,
        event: row.json("event")?,
        changed_by: row.try_get("changed_by")?,
        changed_at: row.moment("changed_at")?,
    })
}
