//! The campaign around the sessions.

use serde::{Deserialize, Serialize};

use crate::{Country, Instant, Text};

/// A campaign: who runs it, what for, and what people can pledge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campaign {
    /// Its name in addresses and in the store.
    pub slug: String,
    /// What it is called.
    pub name: Text,
    /// Its hashtag, with the sign, where it has one.
    pub hashtag: Option<String>,
    /// Who runs it.
    pub organisation: Text,
    /// What it wants, in a sentence or two.
    pub summary: Text,
    /// Whom it wants to reach.
    pub reach: Text,
    /// The term of office or period it is about, such as `2024-2029`.
    pub mandate: Option<String>,
    /// An email address for questions.
    pub contact_email: Option<String>,
    /// A page for questions.
    pub contact_url: Option<String>,
    /// The countries that its forms offer.
    pub countries: Vec<Country>,
    /// Its dated moments, first one first.
    pub milestones: Vec<Milestone>,
    /// What can be pledged, in the order shown.
    pub pledge_actions: Vec<PledgeAction>,
}

/// A dated moment of the campaign, such as election days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// Its name in the store.
    pub key: String,
    /// What it is called.
    pub name: Text,
    /// The first moment of its first day, in its zone.
    pub starts_at: Instant,
    /// The first moment after its last day, in its zone.
    pub ends_at: Instant,
    /// The IANA time zone whose days are meant.
    pub zone: String,
}

/// Where a milestone stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MilestoneState {
    /// Its first day has not begun.
    Upcoming,
    /// One of its days is today.
    Now,
    /// Its last day is over.
    Over,
}

impl Milestone {
    /// The state at `now`.
    pub fn state_at(&self, now: Instant) -> MilestoneState {
        if now < self.starts_at {
            MilestoneState::Upcoming
        } else if now < self.ends_at {
            MilestoneState::Now
        } else {
            MilestoneState::Over
        }
    }
}

/// Something people can pledge to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PledgeAction {
    /// Its name in forms and in the store.
    pub key: String,
    /// What one says: "I will vote".
    pub text: Text,
    /// Whether it takes a right to vote.
    pub needs_vote: bool,
}
