//! The wall: those pledges of which others see more than a number, read by page and filter; and what has to be written
//! beside each change of one of them.
//!
//! Whoever is not shown is in no index that is read here. A message that is held is not even read.

use domain::{Country, Instant, Lang, PublicPledge, Visibility};
use sqlx::{AnyConnection, AssertSqlSafe, Error, Row, any::AnyRow};

use super::{
    counts::{self, Counted},
    rows::Columns,
};
use crate::wall_filter::WallFilter;

/// Past every id: UUIDs are hexadecimal digits and hyphens.
const PAST_EVERY_ID: &str = "g";

/// Counts what became of a pledge, as [`counts::change`] does, and keeps the wall's indices and its revision. To be called
/// after every change of a pledge: also after one of its words alone, with the same `before` and `after`.
pub(crate) async fn changed(
    db: &mut AnyConnection,
    id: &str,
    before: Option<&Counted>,
    after: Option<&Counted>,
    now: Instant,
) -> Result<(), Error> {
    counts::change(db, before, after, now).await?;
    let is_shown = |counted: Option<&Counted>| counted.is_some_and(|counted| counted.is_shown);
    let Some(Counted { campaign_id, .. }) = before.or(after) else { return Ok(()) };
    if is_shown(before) || is_shown(after) {
        index(db, id).await?;
        counts::revise_list(db, campaign_id).await?;
    }
    Ok(())
}

/// Writes beside each choice of a pledge what the wall is filtered by.
async fn index(db: &mut AnyConnection, id: &str) -> Result<(), Error> {
    sqlx::query(
        "UPDATE pledge_choices SET
             campaign_id = (SELECT campaign_id FROM pledges WHERE id = $1),
             country = (SELECT country FROM pledges WHERE id = $1),
             lang = (SELECT lang FROM pledges WHERE id = $1),
             is_shown = (SELECT is_shown FROM pledges WHERE id = $1)
         WHERE pledge_id = $1",
    )
    .bind(id)
    .execute(db)
    .await?;
    Ok(())
}

/// Which part of the list is read. Ids grow with time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Range<'a> {
    /// Only what is older than this id.
    pub(crate) before: Option<&'a str>,
    /// Only what is not older than this id. Then the oldest are read, so that what comes in pushes none of them out.
    pub(crate) down_to: Option<&'a str>,
}

/// A pledge on the wall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) pledge: PublicPledge,
    pub(crate) visibility: Visibility,
    /// Until when it is shown, where that has an end.
    pub(crate) until: Option<Instant>,
}

/// At most `limit` of a campaign's pledges on the wall that `filter` lets through, newest first.
pub(crate) async fn page(
    db: &mut AnyConnection,
    campaign_id: &str,
    filter: &WallFilter,
    range: Range<'_>,
    limit: i64,
) -> Result<Vec<Shown>, Error> {
    let (chosen, values) = choosing(campaign_id, filter, range, limit);
    let sql = format!(
        "SELECT pledges.id, shown_name, pledges.country, pledges.lang, visibility, public_until, action,
                CASE WHEN message_held = 0 THEN message END AS message
         FROM pledges JOIN pledge_choices ON pledge_choices.pledge_id = pledges.id
         WHERE {chosen}
         ORDER BY pledges.id DESC, pledge_choices.position"
    );
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for value in values {
        query = query.bind(value.to_owned());
    }
    // One row for each choice; those of one pledge follow each other.
    let mut pledges: Vec<Shown> = Vec::new();
    for row in &query.fetch_all(db).await? {
        let action = row.try_get("action")?;
        match pledges.last_mut() {
            Some(last) if last.pledge.id == row.try_get::<&str, _>("id")? => last.pledge.actions.push(action),
            _ => pledges.push(shown(row, action)?),
        }
    }
    Ok(pledges)
}

/// Which pledges are on a page, and the values for that. It asks for exactly what one index holds.
///
/// PostgreSQL is to make one plan and keep it: making one takes longer than reading the page. It keeps one only where
/// knowing the values promises nothing better. So `(SELECT $1)` hides them, and the limit is written out: one that is not
/// known is taken for a tenth of the table. A plan that knows no values must suit a rare country too, so the last column
/// is a range and leads the order. The table's own index, by id, has not that order; with it everybody would be looked at
/// to find three.
fn choosing<'a>(campaign_id: &'a str, filter: &'a WallFilter, range: Range<'a>, limit: i64) -> (String, Vec<&'a str>) {
    let (table, id) = if filter.action.is_some() { ("pledge_choices", "pledge_id") } else { ("pledges", "id") };
    let (mut last, mut equal, mut values) = ("campaign_id", String::new(), vec![campaign_id]);
    let columns = [
        ("action", filter.action.as_deref()),
        ("country", filter.country.as_ref().map(Country::as_str)),
        ("lang", filter.lang.map(Lang::code)),
    ];
    for (column, value) in columns {
        if let Some(value) = value {
            equal += &format!(" AND {last} = (SELECT ${})", values.len());
            last = column;
            values.push(value);
        }
    }
    let (value, start) = (values.len(), values.len() + 1);
    let before = range.before.unwrap_or(PAST_EVERY_ID);
    values.push(range.down_to.unwrap_or(before));
    let (from, to, order) = if range.down_to.is_some() { (">=", "<=", "ASC") } else { ("<", ">=", "DESC") };
    let mut chosen = format!(
        "pledges.id IN (
             SELECT {id} FROM {table}
             WHERE is_shown = 1{equal} AND {last} {to} (SELECT ${value})
                 AND ({last}, {id}) {from} ((SELECT ${value}), (SELECT ${start}))
             ORDER BY {last} {order}, {id} {order} LIMIT {limit}
         )"
    );
    if range.down_to.is_some() {
        values.push(before);
        chosen += &format!(" AND pledges.id < (SELECT ${})", values.len());
    }
    (chosen, values)
}

fn shown(row: &AnyRow, first_action: String) -> Result<Shown, Error> {
    Ok(Shown {
        pledge: PublicPledge {
            id: row.try_get("id")?,
            name: row.try_get("shown_name")?,
            country: row.coded_or_null("country", |code| Country::parse(code).ok())?,
            actions: vec![first_action],
            message: row.try_get("message")?,
            lang: row.coded("lang", |code| code.parse::<Lang>().ok())?,
        },
        visibility: row.coded("visibility", Visibility::from_code)?,
        until: row.try_get::<Option<i64>, _>("public_until")?.map(Instant::from_millis),
    })
}
