//! Everything that is published, as pages need it: one campaign with its current session.

use serde::{Deserialize, Serialize};

use crate::{Campaign, Country, Instant, MINUTE, PhotoId, PledgeAction, Session, Speaker, Text, Toolkit};

/// How long after the campaign's last day pledges stay public, in milliseconds: 30 days.
const PUBLIC_AFTERWARDS: i64 = 30 * 24 * 60 * MINUTE;

/// A campaign, its current session and those who speak there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// The campaign.
    pub campaign: Campaign,
    /// The session that the landing page shows.
    pub session: Session,
    /// Those who speak, in the order of the content file.
    pub speakers: Vec<Speaker>,
    /// What is known about voting, where the campaign is about a vote.
    pub voting: Option<VotingFacts>,
    /// What helps people to meet a candidate, where the campaign asks for that.
    pub toolkit: Option<Toolkit>,
}

/// Facts about a vote, by country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VotingFacts {
    /// Who says so.
    pub source_name: Text,
    /// Where they say it.
    pub source_url: String,
    /// Each country's facts, in the order of the content file.
    pub countries: Vec<CountryFacts>,
}

/// What a voter of one country needs to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountryFacts {
    /// The country.
    pub code: Country,
    /// Seats it fills.
    pub seats: u32,
    /// First day on which people vote there, `YYYY-MM-DD`.
    pub first_day: String,
    /// Last day, `YYYY-MM-DD`; the same as the first where there is one.
    pub last_day: String,
    /// From what age people vote, in years.
    pub voting_age: u8,
    /// Whether voting is a duty.
    pub compulsory: bool,
    /// The days as moments; none where nobody has said which clocks count.
    pub polling: Option<PollingDays>,
}

/// The days of a vote by the clocks of those who vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PollingDays {
    /// The IANA time zone whose clocks count.
    pub zone: String,
    /// The first moment of the first day.
    pub starts_at: Instant,
    /// The first moment after the last day. Polling stations close earlier.
    pub ends_at: Instant,
}

impl VotingFacts {
    /// What is known about the vote in `country`.
    pub fn of(&self, country: &Country) -> Option<&CountryFacts> {
        self.countries.iter().find(|facts| facts.code == *country)
    }
}

impl Event {
    /// The speaker with `key`.
    pub fn speaker(&self, key: &str) -> Option<&Speaker> {
        self.speakers.iter().find(|speaker| speaker.key == key)
    }

    /// The photos of those who speak.
    pub fn photos(&self) -> impl Iterator<Item = &PhotoId> {
        self.speakers.iter().filter_map(|speaker| speaker.photo.as_ref())
    }

    /// The pledge action with `key`.
    pub fn action(&self, key: &str) -> Option<&PledgeAction> {
        self.campaign.pledge_actions.iter().find(|action| action.key == key)
    }

    /// When what was pledged should be done: the end of the campaign's last milestone, or of the session where there is
    /// none.
    pub fn pledges_due_at(&self) -> Instant {
        self.campaign.milestones.iter().map(|milestone| milestone.ends_at).max().unwrap_or(self.session.ends_at)
    }

    /// How long a pledge that was made at a moment may be public: 30 days after [`Self::pledges_due_at`], or after it
    /// was made where that is later.
    pub fn public_at_most(&self, pledged_at: Instant) -> Instant {
        self.pledges_due_at().max(pledged_at).plus(PUBLIC_AFTERWARDS)
    }
}
