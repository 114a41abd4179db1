//! Pledges, and the counters that are kept with them.

use domain::{Country, Instant, Lang, NewPledge, OwnPledge, PublicPledge, Visibility};
use sqlx::{AnyConnection, Error, Row, any::AnyRow};

use super::rows::Columns;

/// Past every id: UUIDs are hexadecimal digits and hyphens.
const PAST_EVERY_ID: &str = "g";

/// A pledge as it is written.
pub(crate) struct NewRow {
    pub(crate) id: String,
    pub(crate) campaign_id: String,
    pub(crate) token_hash: String,
    pub(crate) created_at: Instant,
    pub(crate) pledge: NewPledge,
}

/// Writes a pledge with its choices. It is not counted yet: see [`count`].
pub(crate) async fn insert(db: &mut AnyConnection, new: &NewRow) -> Result<(), Error> {
    let pledge = &new.pledge;
    let held = pledge.message.as_ref().is_some_and(|message| message.needs_review());
    sqlx::query(
        "INSERT INTO pledges (id, campaign_id, visibility, is_public, shown_name, country, message, message_held,
             lang, token_hash, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
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

/// A pledge that was deleted, as far as it was counted.
pub(crate) struct Deleted {
    pub(crate) campaign_id: String,
    pub(crate) actions: Vec<String>,
    pub(crate) country: Option<Country>,
}

/// Deletes the pledge with this token; none where there is none. It is still counted: see [`count`].
pub(crate) async fn delete(db: &mut AnyConnection, token_hash: &str) -> Result<Option<Deleted>, Error> {
    let Some(row) =
        sqlx::query("SELECT * FROM pledges WHERE token_hash = $1").bind(token_hash).fetch_optional(&mut *db).await?
    else {
        return Ok(None);
    };
    let id: &str = row.try_get("id")?;
    let actions = choices(db, id).await?;
    let deleted = sqlx::query("DELETE FROM pledges WHERE id = $1").bind(id).execute(db).await?;
    if deleted.rows_affected() == 0 {
        // Somebody else was faster since the first look, and has counted.
        return Ok(None);
    }
    Ok(Some(Deleted { campaign_id: row.try_get("campaign_id")?, actions, country: country(&row)? }))
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

/// The newest pledges of a campaign with something to show, newest first: at most `limit` of those whose id is below
/// `before`. A message that is held is not even read.
pub(crate) async fn public(
    db: &mut AnyConnection,
    campaign_id: &str,
    before: Option<&str>,
    limit: i64,
) -> Result<Vec<PublicPledge>, Error> {
    let rows = sqlx::query(
        "SELECT pledges.id, shown_name, country, lang, action,
                CASE WHEN message_held = 0 THEN message END AS message
         FROM pledges JOIN pledge_choices ON pledge_choices.pledge_id = pledges.id
         WHERE pledges.id IN (
             SELECT id FROM pledges WHERE campaign_id = $1 AND is_public = 1 AND id < $2 ORDER BY id DESC LIMIT $3
         )
         ORDER BY pledges.id DESC, pledge_choices.position",
    )
    .bind(campaign_id)
    .bind(before.unwrap_or(PAST_EVERY_ID))
    .bind(limit)
    .fetch_all(db)
    .await?;
    // One row for each choice; those of one pledge follow each other.
    let mut pledges: Vec<PublicPledge> = Vec::new();
    for row in &rows {
        let action = row.try_get("action")?;
        match pledges.last_mut() {
            Some(last) if last.id == row.try_get::<&str, _>("id")? => last.actions.push(action),
            _ => pledges.push(public_pledge(row, action)?),
        }
    }
    Ok(pledges)
}

fn public_pledge(row: &AnyRow, first_action: String) -> Result<PublicPledge, Error> {
    Ok(PublicPledge {
        id: row.try_get("id")?,
        name: row.try_get("shown_name")?,
        country: country(row)?,
        actions: vec![first_action],
        message: row.try_get("message")?,
        lang: row.coded("lang", |code| code.parse::<Lang>().ok())?,
    })
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CountKind {
    /// Pledges with an action.
    Action,
    /// Pledges from a country.
    Country,
    /// All pledges.
    Total,
}

impl CountKind {
    const ALL: [Self; 3] = [Self::Action, Self::Country, Self::Total];

    const fn code(self) -> &'static str {
        match self {
            Self::Action => "action",
            Self::Country => "country",
            Self::Total => "total",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// One counter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) kind: CountKind,
    /// The action's key or the country's code; empty for the total.
    pub(crate) key: String,
    /// Exactly how many; not for the public.
    pub(crate) pledges: u64,
}

/// Every counter of a campaign that is not zero.
pub(crate) async fn counts(db: &mut AnyConnection, campaign_id: &str) -> Result<Vec<Count>, Error> {
    sqlx::query("SELECT kind, key, pledges FROM pledge_counts WHERE campaign_id = $1 AND pledges > 0")
        .bind(campaign_id)
        .fetch_all(db)
        .await?
        .iter()
        .map(|row| {
            Ok(Count {
                kind: row.coded("kind", CountKind::from_code)?,
                key: row.try_get("key")?,
                pledges: row.try_get::<i64, _>("pledges")?.unsigned_abs(),
            })
        })
        .collect()
}

/// Moves the counters that a pledge belongs to by `by`. Always in the same order, so that two transactions cannot wait for
/// each other in a circle; the total, which everybody wants, comes last and is held the shortest.
pub(crate) async fn count(
    db: &mut AnyConnection,
    campaign_id: &str,
    actions: &[String],
    country: Option<&Country>,
    by: i64,
) -> Result<(), Error> {
    let mut actions: Vec<&str> = actions.iter().map(String::as_str).collect();
    actions.sort_unstable();
    let actions = actions.into_iter().map(|action| (CountKind::Action, action));
    let country = country.into_iter().map(|country| (CountKind::Country, country.as_str()));
    for (kind, key) in actions.chain(country).chain([(CountKind::Total, "")]) {
        sqlx::query(
            "INSERT INTO pledge_counts (campaign_id, kind, key, pledges) VALUES ($1, $2, $3, $4)
             ON CONFLICT (campaign_id, kind, key) DO UPDATE SET pledges = pledge_counts.pledges + excluded.pledges",
        )
        .bind(campaign_id)
        .bind(kind.code())
        .bind(key)
        .bind(by)
        .execute(&mut *db)
        .await?;
    }
    Ok(())
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
