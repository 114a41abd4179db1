//! The wall's counters: exact at every commit.
//!
//! Those on the wall and those who are not are counted apart. Of the latter everybody may know less than the store does:
//! each group rounded down to fives, and as it stood at the last round. A round is made once ten of them have come, gone
//! or changed, so what moved between two looks at the wall were ten people or none, and no group moves by fewer than
//! five. Only the total is told as it stands.
//!
//! What was done is told in rounds of everybody, also of those on the wall: no card says it.

use domain::{Country, DAY, Instant, Lang, SMALL_GROUP};
use sqlx::{AnyConnection, Error, Row};

use super::rows::Columns;

/// How many who are not on the wall come, go or change between two rounds, at least.
const ROUND: i64 = 2 * SMALL_GROUP as i64;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CountKind {
    /// All pledges.
    Total,
    /// Comings and goings of those who are not on the wall, and of what was done: what rounds are made by.
    Changes,
    /// Changes of the list of those who are on the wall: its revision.
    List,
    /// Pledges that nobody has confirmed by mail.
    Unconfirmed,
    /// Pledges with an action.
    Action,
    /// Pledges with an action that was done.
    Kept,
    /// Pledges from a country.
    Country,
    /// Pledges in a language.
    Lang,
}

impl CountKind {
    const ALL: [Self; 8] = [
        Self::Total,
        Self::Changes,
        Self::List,
        Self::Unconfirmed,
        Self::Action,
        Self::Kept,
        Self::Country,
        Self::Lang,
    ];

    const fn code(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Changes => "changes",
            Self::List => "list",
            Self::Unconfirmed => "unconfirmed",
            Self::Action => "action",
            Self::Kept => "kept",
            Self::Country => "country",
            Self::Lang => "lang",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A pledge that stands, as far as it is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Counted {
    pub(crate) campaign_id: String,
    /// Whether it is on the wall.
    pub(crate) is_shown: bool,
    pub(crate) is_confirmed: bool,
    pub(crate) country: Option<Country>,
    pub(crate) lang: Lang,
    /// What was pledged.
    pub(crate) actions: Vec<String>,
    /// What of it was done.
    pub(crate) kept: Vec<String>,
}

/// Counts what became of a pledge, for [`super::wall::changed`]: `before` and `after` are none where it did not, or does not, stand.
pub(super) async fn change(
    db: &mut AnyConnection,
    before: Option<&Counted>,
    after: Option<&Counted>,
    now: Instant,
) -> Result<(), Error> {
    if before == after {
        return Ok(());
    }
    let steps: Vec<(&Counted, i64)> = before.map(|it| (it, -1)).into_iter().chain(after.map(|it| (it, 1))).collect();
    let Some((Counted { campaign_id, .. }, _)) = steps.first() else { return Ok(()) };
    // The total comes first: its lock makes everybody else wait, so that two transactions cannot do so in a circle, and
    // a round finds no half of a change.
    let by = steps.iter().map(|(_, by)| by).sum();
    let total = add(db, campaign_id, CountKind::Total, "", false, by).await?;
    if by != 0 {
        note_day(db, campaign_id, now, total).await?;
    }
    let kept = |counted: Option<&Counted>| counted.map(|it| it.kept.clone()).unwrap_or_default();
    if kept(before) != kept(after) || steps.iter().any(|(counted, _)| !counted.is_shown) {
        add(db, campaign_id, CountKind::Changes, "", false, 1).await?;
    }
    for (counted, by) in steps {
        if !counted.is_confirmed {
            add(db, campaign_id, CountKind::Unconfirmed, "", false, by).await?;
        }
        let country = counted.country.iter().map(|country| (CountKind::Country, country.as_str()));
        let lang = [(CountKind::Lang, counted.lang.code())];
        let actions = counted.actions.iter().map(|action| (CountKind::Action, action.as_str()));
        for (kind, key) in country.chain(lang).chain(actions) {
            add(db, campaign_id, kind, key, counted.is_shown, by).await?;
        }
        for action in &counted.kept {
            add(db, campaign_id, CountKind::Kept, action, false, by).await?;
        }
    }
    Ok(())
}

/// Gives the list of those who are on the wall a new revision, by which it is known to have changed. Nobody is counted by
/// that, and no round is made of it: it is kept beside those who are on the wall.
pub(super) async fn revise_list(db: &mut AnyConnection, campaign_id: &str) -> Result<(), Error> {
    add(db, campaign_id, CountKind::List, "", true, 1).await.map(drop)
}

/// Moves a counter and gives where it stands now.
async fn add(
    db: &mut AnyConnection,
    campaign_id: &str,
    kind: CountKind,
    key: &str,
    is_shown: bool,
    by: i64,
) -> Result<i64, Error> {
    sqlx::query_scalar(
        "INSERT INTO wall_counts (campaign_id, kind, key, is_shown, pledges) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (campaign_id, kind, key, is_shown)
         DO UPDATE SET pledges = wall_counts.pledges + excluded.pledges
         RETURNING pledges",
    )
    .bind(campaign_id)
    .bind(kind.code())
    .bind(key)
    .bind(i64::from(is_shown))
    .bind(by)
    .fetch_one(db)
    .await
}

/// Keeps the total as the one of the day.
async fn note_day(db: &mut AnyConnection, campaign_id: &str, now: Instant, total: i64) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO wall_days (campaign_id, day, pledges) VALUES ($1, $2, $3)
         ON CONFLICT (campaign_id, day) DO UPDATE SET pledges = excluded.pledges",
    )
    .bind(campaign_id)
    .bind(now.millis().div_euclid(DAY))
    .bind(total)
    .execute(db)
    .await?;
    Ok(())
}

/// Whether a campaign has enough changes for a round.
pub(crate) async fn round_is_due(db: &mut AnyConnection, campaign_id: &str) -> Result<bool, Error> {
    let changes: Option<i64> =
        sqlx::query_scalar("SELECT pledges - published FROM wall_counts WHERE campaign_id = $1 AND kind = 'changes'")
            .bind(campaign_id)
            .fetch_optional(db)
            .await?;
    Ok(changes.is_some_and(|changes| changes >= ROUND))
}

/// Makes a round, if it is still due: from now on everybody may know how many there are, in fives.
pub(crate) async fn round(db: &mut AnyConnection, campaign_id: &str) -> Result<(), Error> {
    // Nobody counts from here on until this is done: see `change`.
    add(db, campaign_id, CountKind::Total, "", false, 0).await?;
    if !round_is_due(db, campaign_id).await? {
        return Ok(());
    }
    sqlx::query(
        "UPDATE wall_counts SET published = CASE WHEN kind = 'changes' THEN pledges ELSE pledges - pledges % $2 END
         WHERE campaign_id = $1 AND is_shown = 0",
    )
    .bind(campaign_id)
    .bind(SMALL_GROUP as i64)
    .execute(db)
    .await?;
    Ok(())
}

/// One group, as everybody may know it, or a number of all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) kind: CountKind,
    /// The action's key, or the code of a country or language; empty for numbers of all.
    pub(crate) key: String,
    /// For the total and the unconfirmed how many there are; else how many are on the wall, and the others as of the last
    /// round.
    pub(crate) pledges: u64,
}

/// Every counter of a campaign as everybody may know it.
pub(crate) async fn public(db: &mut AnyConnection, campaign_id: &str) -> Result<Vec<Count>, Error> {
    sqlx::query(
        "SELECT kind, key, CAST(SUM(
             CASE WHEN is_shown = 1 OR kind IN ('total', 'unconfirmed') THEN pledges ELSE published END
         ) AS BIGINT) AS known
         FROM wall_counts WHERE campaign_id = $1 AND kind <> 'changes' GROUP BY kind, key",
    )
    .bind(campaign_id)
    .fetch_all(db)
    .await?
    .iter()
    .map(|row| {
        Ok(Count {
            kind: row.coded("kind", CountKind::from_code)?,
            key: row.try_get("key")?,
            // A round can be older than a pledge that was taken back; a group is never less than nobody.
            pledges: row.try_get::<i64, _>("known")?.max(0).unsigned_abs(),
        })
    })
    .collect()
}

/// How many pledges stood at the end of each day of UTC on which one came or went: the day's first moment, and the total.
/// First day first.
pub(crate) async fn days(db: &mut AnyConnection, campaign_id: &str) -> Result<Vec<(Instant, u64)>, Error> {
    sqlx::query("SELECT day, pledges FROM wall_days WHERE campaign_id = $1 ORDER BY day")
        .bind(campaign_id)
        .fetch_all(db)
        .await?
        .iter()
        .map(|row| {
            let day: i64 = row.try_get("day")?;
            Ok((Instant::from_millis(day.saturating_mul(DAY)), row.small("pledges")?))
        })
        .collect()
}
