//! Pledges.

use domain::{Country, Instant, NewPledge, OwnPledge, Visibility};
use sqlx::{AnyConnection, Error, Row, any::AnyRow};

use super::{counts::Counted, rows::Columns};

/// A pledge as it is written.
pub(crate) struct NewRow {
    pub(crate) id: String,
    pub(crate) campaign_id: String,
    pub(crate) token_hash: String,
    pub(crate) created_at: Instant,
    pub(crate) pledge: NewPledge,
}

/// Writes a pledge with its choices. It is not counted yet: see [`counted`].
pub(crate) async fn insert(db: &mut AnyConnection, new: &NewRow) -> Result<(), Error> {
    let pledge = &new.pledge;
    let held = pledge.message.as_ref().is_some_and(|message| message.needs_review());
    sqlx::query(
        "INSERT INTO pledges (id, campaign_id, visibility, is_public, shown_name, country, message, message_held,
             lang, token_hash, created_at, is_shown)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $4)",
    )
    .bind(&new.id)
    .bind(&new.campaign_id)
    .bind(pledge.visibility.code())
    .bind(i64::from(pledge.visibility.is_public()))
    .bind(&pledge.shown_name)
    .bind(pledge.country.as_ref().map(|country| country.as_str()))
    .bind(pledge.message.as_ref().map(|message| message.as_str()))
    .bind(i64::from(held))
    .bind(pledge.lang.code())
    .bind(&new.token_hash)
    .bind(new.created_at.millis())
    .execute(&mut *db)
    .await?;
    for (position, action) in (0_i64..).zip(&pledge.actions) {
        sqlx::query("INSERT INTO pledge_choices (pledge_id, position, action) VALUES ($1, $2, $3)")
            .bind(&new.id)
            .bind(position)
            .bind(action)
            .execute(&mut *db)
            .await?;
    }
    Ok(())
}

/// The id of the pledge with this token.
pub(crate) async fn id_by_token(db: &mut AnyConnection, token_hash: &str) -> Result<Option<String>, Error> {
    sqlx::query_scalar("SELECT id FROM pledges WHERE token_hash = $1").bind(token_hash).fetch_optional(db).await
}

/// The pledge with this id as far as it is counted, locked until the transaction ends; none where it does not stand.
pub(crate) async fn counted(db: &mut AnyConnection, id: &str) -> Result<Option<Counted>, Error> {
    // Writing nothing locks the row, in words that both engines know.
    let row = sqlx::query("UPDATE pledges SET state = state WHERE id = $1 AND state = 'counted' RETURNING *")
        .bind(id)
        .fetch_optional(&mut *db)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let choices =
        sqlx::query("SELECT action, COALESCE(is_kept, 0) AS is_kept FROM pledge_choices WHERE pledge_id = $1")
            .bind(id)
            .fetch_all(db)
            .await?;
    let (mut actions, mut kept) = (Vec::new(), Vec::new());
    for choice in &choices {
        let action: String = choice.try_get("action")?;
        if choice.flag("is_kept")? {
            kept.push(action.clone());
        }
        actions.push(action);
    }
    Ok(Some(Counted {
        campaign_id: row.try_get("campaign_id")?,
        is_shown: row.flag("is_shown")?,
        is_confirmed: row.flag("is_confirmed")?,
        country: country(&row)?,
        lang: row.coded("lang", |code| code.parse().ok())?,
        actions,
        kept,
    }))
}

/// Deletes a pledge; whether there was one. It is still counted: see [`counted`].
pub(crate) async fn delete(db: &mut AnyConnection, id: &str) -> Result<bool, Error> {
    let deleted = sqlx::query("DELETE FROM pledges WHERE id = $1").bind(id).execute(db).await?;
    Ok(deleted.rows_affected() > 0)
}

/// A pledge as the one with its link sees it.
pub(crate) async fn own(db: &mut AnyConnection, token_hash: &str) -> Result<Option<OwnPledge>, Error> {
    let Some(row) =
        sqlx::query("SELECT * FROM pledges WHERE token_hash = $1").bind(token_hash).fetch_optional(&mut *db).await?
    else {
        return Ok(None);
    };
    Ok(Some(OwnPledge {
        visibility: row.coded("visibility", Visibility::from_code)?,
        shown_name: row.try_get("shown_name")?,
        country: country(&row)?,
        actions: choices(db, row.try_get("id")?).await?,
        message: row.try_get("message")?,
        message_held: row.flag("message_held")?,
    }))
}

async fn choices(db: &mut AnyConnection, pledge_id: &str) -> Result<Vec<String>, Error> {
    sqlx::query_scalar("SELECT action FROM pledge_choices WHERE pledge_id = $1 ORDER BY position")
        .bind(pledge_id)
        .fetch_all(db)
        .await
}

fn country(row: &AnyRow) -> Result<Option<Country>, Error> {
    row.coded_or_null("country", |code| Country::parse(code).ok())
}
