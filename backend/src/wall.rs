//! The wall: what everybody may know of what was pledged.

use domain::{AppError, Campaign, GroupCount, PublicPledge, WallCounts};

use crate::{
    Backend,
    backend::internal,
    store::{
        self,
        pledges::{Count, CountKind},
    },
};

/// The most pledges on a page.
const LONGEST_PAGE: usize = 100;

/// A page of the wall, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WallPage {
    /// Its pledges.
    pub pledges: Vec<PublicPledge>,
    /// What to give as `before` to get the page after it; none on the last one.
    pub next: Option<String>,
}

impl Backend {
    /// At most `limit` (1 to 100) of the pledges with something to show, newest first: from the newest, or from the
    /// one after the pledge with the id `before`.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where `before` is no id or nothing is published.
    pub async fn wall_page(&self, before: Option<&str>, limit: usize) -> Result<WallPage, AppError> {
        if before.is_some_and(|before| uuid::Uuid::parse_str(before).is_err()) {
            return Err(AppError::NotFound);
        }
        let campaign_id = &self.published()?.campaign_id;
        let limit = limit.clamp(1, LONGEST_PAGE);
        let mut db = self.store().read().await.map_err(internal)?;
        // One more than asked for tells whether there is a next page.
        let mut pledges =
            store::pledges::public(&mut db, campaign_id, before, limit as i64 + 1).await.map_err(internal)?;
        let is_last = pledges.len() <= limit;
        pledges.truncate(limit);
        let next = if is_last { None } else { pledges.last().map(|pledge| pledge.id.clone()) };
        Ok(WallPage { pledges, next })
    }
}

/// The counters as the public may know them: actions in the campaign's order; countries by size, then those that are
/// too small to be counted out by their codes.
pub(crate) fn public_counts(campaign: &Campaign, counts: &[Count]) -> WallCounts {
    let of = |kind, key: &str| {
        counts.iter().find(|count| count.kind == kind && count.key == key).map_or(0, |count| count.pledges)
    };
    let mut countries: Vec<(&str, GroupCount)> = counts
        .iter()
        .filter(|count| count.kind == CountKind::Country)
        .map(|count| (count.key.as_str(), GroupCount::of(count.pledges)))
        .filter(|(_, count)| *count != GroupCount::Nobody)
        .collect();
    countries.sort_by_key(|(code, count)| match count {
        GroupCount::Exactly(pledges) => (std::cmp::Reverse(*pledges), *code),
        GroupCount::FewerThanFive | GroupCount::Nobody => (std::cmp::Reverse(0), *code),
    });
    WallCounts {
        total: of(CountKind::Total, ""),
        by_action: campaign
            .pledge_actions
            .iter()
            .map(|action| (action.key.clone(), GroupCount::of(of(CountKind::Action, &action.key))))
            .collect(),
        by_country: countries.into_iter().map(|(code, count)| (code.to_owned(), count)).collect(),
    }
}
