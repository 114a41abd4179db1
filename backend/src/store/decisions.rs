//! What was decided of pledges and reports: where they stand while they are locked, and every decision.

use domain::{Instant, Lang, Matter, Review, Standing, Verdict};
use sqlx::{AnyConnection, AssertSqlSafe, Error, Row, any::AnyRow};

use super::{new_id, rows::Columns};
use crate::{
    moderation::{Decision, WallWord},
    organisers::Actor,
    secret::token_hash,
};

/// What people say with a pledge: other words, or another country, are something else to look at.
pub(crate) const PLEDGE_TEXTS: [&str; 3] = ["shown_name", "message", "country"];

/// What people say with a report.
pub(crate) const REPORT_TEXTS: [&str; 3] = ["organisation", "party", "outcome"];

/// Where something stands, and what it says.
pub(crate) struct Found {
    pub(crate) campaign_id: String,
    pub(crate) review: Review,
    pub(crate) held: bool,
    pub(crate) lang: Lang,
    /// What people typed of it, of which a mark is made.
    pub(crate) texts: Vec<String>,
}

impl Found {
    pub(crate) fn standing(&self) -> Standing {
        standing(self.review, self.held)
    }

    pub(crate) fn mark(&self) -> String {
        mark(self.standing(), &self.texts)
    }
}

/// Where something stands with this review. What is hidden stays so, whatever of it waited.
pub(crate) const fn standing(review: Review, held: bool) -> Standing {
    match (review, held) {
        (Review::Waiting, _) => Standing::Waiting,
        (Review::Shown, true) => Standing::MessageWaits,
        (Review::Shown, false) => Standing::Shown,
        (Review::Hidden, _) => Standing::Hidden,
    }
}

/// Changes with what something says and with where it stands.
pub(crate) fn mark(standing: Standing, texts: &[String]) -> String {
    let words = token_hash(&texts.join("\0"));
    format!("{}{}", sign(standing), &words[..16])
}

/// Whether a mark is of something that stood so.
pub(crate) fn is_mark_of(standing: Standing, mark: &str) -> bool {
    mark.starts_with(sign(standing))
}

/// What marks begin with.
const fn sign(standing: Standing) -> char {
    match standing {
        Standing::Waiting => 'w',
        Standing::MessageWaits => 'm',
        Standing::Shown => 's',
        Standing::Hidden => 'h',
    }
}

/// The pledge with this id, where it stands and others may see more than a number of it. To be locked before by
/// [`super::pledges::counted`].
pub(crate) async fn pledge(db: &mut AnyConnection, id: &str) -> Result<Option<Found>, Error> {
    let row = sqlx::query(
        "SELECT campaign_id, review, message_held, lang, shown_name, message, country FROM pledges
         WHERE id = $1 AND state = 'counted' AND is_public = 1",
    )
    .bind(id)
    .fetch_optional(db)
    .await?;
    row.as_ref()
        .map(|row| {
            Ok(Found {
                campaign_id: row.try_get("campaign_id")?,
                review: row.coded("review", Review::from_code)?,
                held: row.flag("message_held")?,
                lang: row.coded("lang", |code| code.parse().ok())?,
                texts: texts_of(row, &PLEDGE_TEXTS)?,
            })
        })
        .transpose()
}

/// The report with this id, locked until the transaction ends.
pub(crate) async fn report(db: &mut AnyConnection, id: &str) -> Result<Option<Found>, Error> {
    let row = sqlx::query("UPDATE meeting_reports SET state = state WHERE id = $1 RETURNING *")
        .bind(id)
        .fetch_optional(db)
        .await?;
    row.as_ref()
        .map(|row| {
            Ok(Found {
                campaign_id: row.try_get("campaign_id")?,
                review: row.coded("state", Review::from_code)?,
                held: false,
                lang: row.coded("lang", |code| code.parse().ok())?,
                texts: texts_of(row, &REPORT_TEXTS)?,
            })
        })
        .transpose()
}

/// Several texts of a row; an empty one for null.
pub(crate) fn texts_of(row: &AnyRow, columns: &[&str]) -> Result<Vec<String>, Error> {
    columns.iter().map(|&column| Ok(row.try_get::<Option<String>, _>(column)?.unwrap_or_default())).collect()
}

/// Writes where something stands. A pledge has to be settled afterwards.
pub(crate) async fn set(
    db: &mut AnyConnection,
    matter: Matter,
    id: &str,
    review: Review,
    held: bool,
) -> Result<(), Error> {
    let query = match matter {
        Matter::Pledge => sqlx::query("UPDATE pledges SET review = $2, message_held = $3 WHERE id = $1")
            .bind(id)
            .bind(review.code())
            .bind(i64::from(held)),
        // Nothing of a report waits by itself.
        Matter::Report => {
            sqlx::query("UPDATE meeting_reports SET state = $2 WHERE id = $1").bind(id).bind(review.code())
        }
    };
    query.execute(db).await.map(drop)
}

/// A decision as it is written.
pub(crate) struct NewDecision<'a> {
    pub(crate) matter: Matter,
    pub(crate) subject_id: &'a str,
    pub(crate) by: &'a Actor,
    pub(crate) at: Instant,
    pub(crate) verdict: Verdict,
    pub(crate) before: &'a Found,
    pub(crate) mark_after: &'a str,
    /// The word that was listed with it.
    pub(crate) word: Option<&'a WallWord>,
}

/// Writes a decision; gives its id.
pub(crate) async fn insert(db: &mut AnyConnection, new: &NewDecision<'_>) -> Result<String, Error> {
    let id = new_id();
    let (organiser_id, who) = match new.by {
        Actor::Organiser { id, name } => (Some(id.as_str()), Some(name.as_str())),
        Actor::Command => (None, None),
    };
    let of = |matter: Matter| (new.matter == matter).then_some(new.subject_id);
    sqlx::query(
        "INSERT INTO decisions (id, campaign_id, pledge_id, report_id, at, organiser_id, who, verdict, review_before,
             held_before, mark_after, word, word_lang)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
    .bind(&id)
    .bind(&new.before.campaign_id)
    .bind(of(Matter::Pledge))
    .bind(of(Matter::Report))
    .bind(new.at.millis())
    .bind(organiser_id)
    .bind(who)
    .bind(new.verdict.code())
    .bind(new.before.review.code())
    .bind(i64::from(new.before.held))
    .bind(new.mark_after)
    .bind(new.word.map(|word| word.word.as_str()))
    .bind(new.word.map(|word| word.lang.map_or(super::moderation::EVERY_LANG, Lang::code)))
    .execute(db)
    .await?;
    Ok(id)
}

/// What undoing a decision needs of it.
pub(crate) struct Stored {
    pub(crate) decision: Decision,
    pub(crate) review_before: Review,
    pub(crate) held_before: bool,
    pub(crate) mark_after: String,
    pub(crate) word: Option<WallWord>,
}

/// The decision with this id, unless it was undone.
pub(crate) async fn find(db: &mut AnyConnection, id: &str) -> Result<Option<Stored>, Error> {
    let row =
        sqlx::query("SELECT * FROM decisions WHERE id = $1 AND is_undone = 0").bind(id).fetch_optional(db).await?;
    row.as_ref()
        .map(|row| {
            let word: Option<String> = row.try_get("word")?;
            let lang: Option<&str> = row.try_get("word_lang")?;
            Ok(Stored {
                decision: decision(row)?,
                review_before: row.coded("review_before", Review::from_code)?,
                held_before: row.flag("held_before")?,
                mark_after: row.try_get("mark_after")?,
                word: word.map(|word| WallWord { lang: lang.and_then(|lang| lang.parse().ok()), word }),
            })
        })
        .transpose()
}

/// Writes that a decision was undone; false where that was done before.
pub(crate) async fn undo(db: &mut AnyConnection, id: &str) -> Result<bool, Error> {
    let done =
        sqlx::query("UPDATE decisions SET is_undone = 1 WHERE id = $1 AND is_undone = 0").bind(id).execute(db).await?;
    Ok(done.rows_affected() == 1)
}

/// Leaves nothing in the decisions about a pledge that its earlier words could be tried against. They can be undone no more.
pub(crate) async fn forget_words(db: &mut AnyConnection, pledge_id: &str) -> Result<(), Error> {
    sqlx::query("UPDATE decisions SET mark_after = '' WHERE pledge_id = $1").bind(pledge_id).execute(db).await.map(drop)
}

/// The last decisions of some pledges or reports that were not undone: at most one each.
pub(crate) async fn latest(db: &mut AnyConnection, matter: Matter, ids: &[&str]) -> Result<Vec<Decision>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let column = match matter {
        Matter::Pledge => "pledge_id",
        Matter::Report => "report_id",
    };
    let places = (1..=ids.len()).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ");
    let sql = format!("SELECT * FROM decisions WHERE {column} IN ({places}) AND is_undone = 0 ORDER BY id DESC");
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for id in ids {
        query = query.bind((*id).to_owned());
    }
    let mut latest: Vec<Decision> = Vec::new();
    for row in &query.fetch_all(db).await? {
        let decision = decision(row)?;
        if !latest.iter().any(|known| known.subject_id == decision.subject_id) {
            latest.push(decision);
        }
    }
    Ok(latest)
}

/// The last decisions of all since a moment, newest first, with what each is about: what a pledge shows as its name, or a
/// report's organisation.
pub(crate) async fn since(
    db: &mut AnyConnection,
    campaign_id: &str,
    moment: Instant,
    limit: i64,
) -> Result<Vec<(Decision, String)>, Error> {
    sqlx::query(
        "SELECT decisions.*, COALESCE(shown_name, organisation, '') AS about FROM decisions
             LEFT JOIN pledges ON pledges.id = pledge_id AND is_public = 1
             LEFT JOIN meeting_reports ON meeting_reports.id = report_id
         WHERE decisions.campaign_id = $1 AND at > $2 AND is_undone = 0 ORDER BY decisions.id DESC LIMIT $3",
    )
    .bind(campaign_id)
    .bind(moment.millis())
    .bind(limit)
    .fetch_all(db)
    .await?
    .iter()
    .map(|row| Ok((decision(row)?, row.try_get("about")?)))
    .collect()
}

fn decision(row: &AnyRow) -> Result<Decision, Error> {
    let (pledge_id, report_id): (Option<String>, Option<String>) =
        (row.try_get("pledge_id")?, row.try_get("report_id")?);
    let (matter, subject_id) = match pledge_id {
        Some(id) => (Matter::Pledge, id),
        None => (Matter::Report, report_id.unwrap_or_default()),
    };
    let organiser_id: Option<String> = row.try_get("organiser_id")?;
    let who: Option<String> = row.try_get("who")?;
    let by = match (organiser_id, who) {
        (Some(id), Some(name)) => Actor::Organiser { id, name },
        _ => Actor::Command,
    };
    let verdict = row.coded("verdict", Verdict::from_code)?;
    Ok(Decision { id: row.try_get("id")?, matter, subject_id, verdict, at: row.moment("at")?, by })
}
