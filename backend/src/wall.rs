//! The wall: what everybody may know of what was pledged.

use domain::{AppError, Campaign, GroupCount, Instant, PublicPledge, Visibility};
use sqlx::AnyConnection;

use crate::{
    Backend,
    backend::internal,
    store::{
        self, Change, Job,
        counts::{Count, CountKind},
    },
    wall_filter::WallFilter,
};

/// The most pledges on a page.
const LONGEST_PAGE: usize = 100;

/// The part of the wall's list that is asked for, by pledges' ids.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WallRange {
    /// Only what is older than this one.
    pub before: Option<String>,
    /// Only this one and what is newer, up to a hundred: a part that somebody has open, as it is now. However many have
    /// come since, those who were there are among them.
    pub down_to: Option<String>,
}

/// A page of the wall, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WallPage {
    /// Its pledges.
    pub pledges: Vec<PublicPledge>,
    /// What to give as `before` to get the page after it; none on the last one.
    pub next: Option<String>,
    /// Whether so many have come since a part was opened that the newest of them are not in it.
    pub is_full: bool,
    /// Whether search engines may keep all of it: whoever is on it has chosen to be found, under a name or a made-up one.
    pub may_be_indexed: bool,
    /// When the first of its pledges stops being shown, where any does.
    pub shown_until: Option<Instant>,
}

/// Whether search engines may keep a pledge.
pub(crate) const fn may_be_indexed(visibility: Visibility) -> bool {
    matches!(visibility, Visibility::Pseudonym | Visibility::Named)
}

impl Backend {
    /// At most `limit` (1 to 100) of the pledges with something to show, newest first: from the newest, or from the
    /// one after the pledge with the id `before`.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where `before` is no id or nothing is published.
    pub async fn wall_page(&self, before: Option<&str>, limit: usize) -> Result<WallPage, AppError> {
        let range = WallRange { before: before.map(str::to_owned), down_to: None };
        self.filtered_wall(&WallFilter::default(), &range, limit).await
    }

    /// The same of those that `filter` lets through, within `range`.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the range is not one of ids or nothing is published.
    pub async fn filtered_wall(
        &self,
        filter: &WallFilter,
        range: &WallRange,
        limit: usize,
    ) -> Result<WallPage, AppError> {
        let WallRange { before, down_to } = range;
        if before.iter().chain(down_to).any(|id| uuid::Uuid::parse_str(id).is_err()) {
            return Err(AppError::NotFound);
        }
        let limit = if down_to.is_some() { LONGEST_PAGE } else { limit.clamp(1, LONGEST_PAGE) };
        let range = store::wall::Range { before: before.as_deref(), down_to: down_to.as_deref() };
        let campaign_id = &self.published()?.campaign_id;
        let mut db = self.store().read().await.map_err(internal)?;
        // One more than asked for tells whether there are others: older ones, or newer ones than an open part can hold.
        let asked = limit as i64 + 1;
        let mut shown = store::wall::page(&mut db, campaign_id, filter, range, asked).await.map_err(internal)?;
        let has_others = shown.len() > limit;
        let is_full = has_others && down_to.is_some();
        if is_full {
            shown.remove(0);
        }
        shown.truncate(limit);
        let last = shown.last().map(|shown| shown.pledge.id.clone());
        Ok(WallPage {
            next: last.filter(|_| has_others && !is_full),
            is_full,
            may_be_indexed: shown.iter().all(|shown| may_be_indexed(shown.visibility)),
            shown_until: shown.iter().filter_map(|shown| shown.until).min(),
            pledges: shown.into_iter().map(|shown| shown.pledge).collect(),
        })
    }

    /// Lets everybody know of those who came and went since the last round, if they are enough to be told of.
    pub(crate) async fn make_round_if_due(&self) -> Result<(), AppError> {
        let Ok(published) = self.published() else { return Ok(()) };
        let campaign_id = published.campaign_id.clone();
        let is_due = {
            let mut db = self.store().read().await.map_err(internal)?;
            store::counts::round_is_due(&mut db, &campaign_id).await.map_err(internal)?
        };
        if is_due { self.write(MakeRound { campaign_id }).await } else { Ok(()) }
    }
}

/// How many pledges there are by group, as everybody may know it: see `store/counts.rs` for what that is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WallGroups {
    /// By the key of what was pledged, in the campaign's order.
    pub by_action: Vec<(String, GroupCount)>,
    /// The same, of those who said that they did it.
    pub kept: Vec<(String, GroupCount)>,
    /// By the code of the country, the largest first; countries that nobody is counted under are left out. Those that are
    /// too small to be counted out come last, by their codes, so that their order tells nothing either.
    pub by_country: Vec<(String, GroupCount)>,
    /// By the code of the language, in the same order.
    pub by_lang: Vec<(String, GroupCount)>,
    /// How many pledges stood at the end of each day of UTC on which one came or went, by the day's first moment, first
    /// day first.
    pub days: Vec<(Instant, u64)>,
}

impl WallGroups {
    pub(crate) fn new(campaign: &Campaign, counts: &[Count], days: Vec<(Instant, u64)>) -> Self {
        let by_action = |kind| {
            let count =
                |key: &str| counts.iter().find(|it| it.kind == kind && it.key == key).map_or(0, |it| it.pledges);
            let actions = campaign.pledge_actions.iter();
            actions.map(|action| (action.key.clone(), GroupCount::of(count(&action.key)))).collect()
        };
        Self {
            by_action: by_action(CountKind::Action),
            kept: by_action(CountKind::Kept),
            by_country: by_size(counts, CountKind::Country),
            by_lang: by_size(counts, CountKind::Lang),
            days,
        }
    }
}

fn by_size(counts: &[Count], kind: CountKind) -> Vec<(String, GroupCount)> {
    let mut groups: Vec<(String, GroupCount)> = counts
        .iter()
        .filter(|count| count.kind == kind && count.pledges > 0)
        .map(|count| (count.key.clone(), GroupCount::of(count.pledges)))
        .collect();
    groups
        .sort_by(|(a, a_count), (b, b_count)| counted_out(*b_count).cmp(&counted_out(*a_count)).then_with(|| a.cmp(b)));
    groups
}

/// The count of a group that is large enough to be counted out; else 0.
const fn counted_out(count: GroupCount) -> u64 {
    match count {
        GroupCount::Exactly(count) => count,
        GroupCount::FewerThanFive | GroupCount::Nobody => 0,
    }
}

/// Of numbers of all, the one of this kind.
pub(crate) fn of_all(counts: &[Count], kind: CountKind) -> u64 {
    counts.iter().find(|count| count.kind == kind).map_or(0, |count| count.pledges)
}

/// Makes a round of the counters.
struct MakeRound {
    campaign_id: String,
}

impl Job for MakeRound {
    type Answer = ();
    const CHANGES: Option<Change> = Some(Change::Wall);

    async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        store::counts::round(db, &self.campaign_id).await
    }
}
