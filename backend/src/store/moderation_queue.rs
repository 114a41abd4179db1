//! What organisers look at: what waits, what was decided a moment ago, and everything that was decided, each read by key.

use domain::{Country, Instant, Lang, Matter, MeetingReport, PublicPledge, Review, Verdict};
use sqlx::{AnyConnection, AssertSqlSafe, Error, Row, any::AnyRow};

use super::{
    decisions::{self, mark, standing, texts_of},
    meeting_reports,
    rows::Columns,
};
use crate::moderation::ItemContent;

/// Something as it is stored.
pub(crate) struct Stored {
    pub(crate) id: String,
    pub(crate) content: ItemContent,
    pub(crate) review: Review,
    /// Whether a pledge's message waits.
    pub(crate) held: bool,
    pub(crate) mark: String,
    pub(crate) created_at: Instant,
}

/// Which of them are read; ids grow with time.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Which<'a> {
    /// What waits, from this id on, the oldest first.
    Waiting { from: &'a str },
    /// What waited, was decided since a moment, and waits no more, from this id on, the oldest first.
    Decided { from: &'a str, since: Instant },
    /// What was decided so, or is shown without that, before this id, the newest first, and with this in its name.
    Done { before: &'a str, verdict: Verdict, name: &'a str },
}

impl Which<'_> {
    fn order(self) -> &'static str {
        if matches!(self, Self::Done { .. }) { "DESC" } else { "ASC" }
    }

    /// What the rows of one matter fulfil, at most `$2` of them. The campaign is `$1`, the key `$3`, what else is asked for
    /// `$4` and `$5`.
    fn condition(self, matter: Matter) -> String {
        let (name, key) = match matter {
            Matter::Pledge => ("shown_name", "pledge_id"),
            Matter::Report => ("organisation", "report_id"),
        };
        let public = match matter {
            Matter::Pledge => "state = 'counted' AND is_public = 1 AND ",
            Matter::Report => "",
        };
        let waits = match matter {
            Matter::Pledge => "(review = 'waiting' OR message_held = 1) AND review <> 'hidden'",
            Matter::Report => "state = 'waiting'",
        };
        match self {
            Self::Waiting { .. } => format!("campaign_id = $1 AND {public}{waits} AND id >= $3"),
            // The decisions are of the campaign: asked for as well here, it would be looked for among all rows.
            Self::Decided { .. } => format!(
                "{public}NOT ({waits}) AND id IN (
                     SELECT {key} FROM decisions WHERE campaign_id = $1 AND at > $4 AND is_undone = 0
                         AND (review_before = 'waiting' OR held_before = 1) AND {key} >= $3
                 )"
            ),
            Self::Done { verdict, .. } => {
                // The first words are those of the index.
                let done = match (verdict, matter) {
                    (Verdict::Hidden, Matter::Pledge) => "review <> 'waiting' AND review = 'hidden'",
                    (Verdict::Approved, Matter::Pledge) => {
                        "review <> 'waiting' AND review = 'shown' AND message_held = 0"
                    }
                    (Verdict::Hidden, Matter::Report) => "state = 'hidden'",
                    (Verdict::Approved, Matter::Report) => "state = 'shown'",
                };
                // SQLite knows the small letters of ASCII alone: others are found as they were typed.
                format!(
                    "campaign_id = $1 AND {public}{done} AND id < $3
                     AND (LOWER({name}) LIKE $4 ESCAPE '\\' OR {name} LIKE $5 ESCAPE '\\')"
                )
            }
        }
    }
}

/// At most `limit` pledges.
pub(crate) async fn pledges(
    db: &mut AnyConnection,
    campaign_id: &str,
    which: Which<'_>,
    limit: i64,
) -> Result<Vec<Stored>, Error> {
    let (condition, order) = (which.condition(Matter::Pledge), which.order());
    let sql = format!(
        "SELECT pledges.id, shown_name, pledges.country, pledges.lang, message, message_held, review, created_at, action
         FROM pledges JOIN pledge_choices ON pledge_choices.pledge_id = pledges.id
         WHERE pledges.id IN (
             SELECT id FROM pledges WHERE {condition} ORDER BY id {order} LIMIT $2
         )
         ORDER BY pledges.id {order}, pledge_choices.position"
    );
    // One row for each choice; those of one pledge follow each other.
    let mut found: Vec<Stored> = Vec::new();
    for row in &rows(db, sql, campaign_id, which, limit).await? {
        let action: String = row.try_get("action")?;
        if let Some(Stored { id, content: ItemContent::Pledge(last), .. }) = found.last_mut()
            && *id == row.try_get::<&str, _>("id")?
        {
            last.actions.push(action);
        } else {
            found.push(pledge(row, action)?);
        }
    }
    Ok(found)
}

fn pledge(row: &AnyRow, first_action: String) -> Result<Stored, Error> {
    let (review, held) = (row.coded("review", Review::from_code)?, row.flag("message_held")?);
    let id: String = row.try_get("id")?;
    let pledge = PublicPledge {
        id: id.clone(),
        name: row.try_get("shown_name")?,
        country: row.coded_or_null("country", |code| Country::parse(code).ok())?,
        actions: vec![first_action],
        message: row.try_get("message")?,
        lang: row.coded("lang", |code| code.parse::<Lang>().ok())?,
    };
    Ok(Stored {
        id,
        content: ItemContent::Pledge(pledge),
        review,
        held,
        mark: mark(standing(review, held), &texts_of(row, &decisions::PLEDGE_TEXTS)?),
        created_at: row.moment("created_at")?,
    })
}

/// At most `limit` reports of meetings.
pub(crate) async fn reports(
    db: &mut AnyConnection,
    campaign_id: &str,
    which: Which<'_>,
    limit: i64,
) -> Result<Vec<Stored>, Error> {
    let (condition, order) = (which.condition(Matter::Report), which.order());
    let sql = format!("SELECT * FROM meeting_reports WHERE {condition} ORDER BY id {order} LIMIT $2");
    rows(db, sql, campaign_id, which, limit).await?.iter().map(report).collect()
}

fn report(row: &AnyRow) -> Result<Stored, Error> {
    let report: MeetingReport = meeting_reports::report(row)?;
    let review = row.coded("state", Review::from_code)?;
    Ok(Stored {
        id: row.try_get("id")?,
        content: ItemContent::Report(report),
        review,
        held: false,
        mark: mark(standing(review, false), &texts_of(row, &decisions::REPORT_TEXTS)?),
        created_at: row.moment("created_at")?,
    })
}

async fn rows(
    db: &mut AnyConnection,
    sql: String,
    campaign_id: &str,
    which: Which<'_>,
    limit: i64,
) -> Result<Vec<AnyRow>, Error> {
    let query = sqlx::query(AssertSqlSafe(sql)).bind(campaign_id.to_owned()).bind(limit);
    let query = match which {
        Which::Waiting { from } => query.bind(from.to_owned()),
        Which::Decided { from, since } => query.bind(from.to_owned()).bind(since.millis()),
        Which::Done { before, name, .. } => {
            query.bind(before.to_owned()).bind(anywhere(&name.to_lowercase())).bind(anywhere(name))
        }
    };
    query.fetch_all(db).await
}

/// A pattern for `LIKE`: the text anywhere, each character for itself.
fn anywhere(text: &str) -> String {
    format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"))
}

/// How many reports wait.
pub(crate) async fn waiting_reports(db: &mut AnyConnection, campaign_id: &str) -> Result<u64, Error> {
    let waiting: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM meeting_reports WHERE campaign_id = $1 AND state = 'waiting'")
            .bind(campaign_id)
            .fetch_one(db)
            .await?;
    Ok(waiting.unsigned_abs())
}
