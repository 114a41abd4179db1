//! The sites that may show an embed.

use domain::{Embed, Origin};
use sqlx::{AnyConnection, Error};

use super::rows::Columns;

/// Every site that may show something of a campaign, with what it may show; in the order of their addresses.
pub(crate) async fn all(db: &mut AnyConnection, campaign_id: &str) -> Result<Vec<(Embed, Origin)>, Error> {
    sqlx::query("SELECT embed, origin FROM embed_sites WHERE campaign_id = $1 ORDER BY origin, embed")
        .bind(campaign_id)
        .fetch_all(db)
        .await?
        .iter()
        .map(|row| Ok((row.coded("embed", Embed::from_code)?, row.coded("origin", Origin::parse)?)))
        .collect()
}

/// Writes that a site may show an embed; `false` where it might already.
pub(crate) async fn allow(
    db: &mut AnyConnection,
    campaign_id: &str,
    embed: Embed,
    origin: &Origin,
) -> Result<bool, Error> {
    let written = sqlx::query(
        "INSERT INTO embed_sites (campaign_id, embed, origin) VALUES ($1, $2, $3)
         ON CONFLICT (campaign_id, embed, origin) DO NOTHING",
    )
    .bind(campaign_id)
    .bind(embed.code())
    .bind(origin.as_str())
    .execute(db)
    .await?;
    Ok(written.rows_affected() > 0)
}

/// Takes that back; `false` where it might not.
pub(crate) async fn disallow(
    db: &mut AnyConnection,
    campaign_id: &str,
    embed: Embed,
    origin: &Origin,
) -> Result<bool, Error> {
    let gone = sqlx::query("DELETE FROM embed_sites WHERE campaign_id = $1 AND embed = $2 AND origin = $3")
        .bind(campaign_id)
        .bind(embed.code())
        .bind(origin.as_str())
        .execute(db)
        .await?;
    Ok(gone.rows_affected() > 0)
}
