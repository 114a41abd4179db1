//! The sections of the content: each a form of its own, so that two people who work on different ones are never in each
//! other's way.

use domain::Event;

use super::{agenda, campaign, fields::Fields, reading::Faults, session, speakers, toolkit, voting};

/// A section of the content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Section {
    /// What the session is: titles, texts, times, seats.
    Session,
    /// What happens when.
    Agenda,
    /// Who speaks.
    Speakers,
    /// What the campaign is: texts, contact, dates, what can be pledged.
    Campaign,
    /// What is known about the vote, by country.
    Voting,
    /// What helps to meet a candidate.
    Toolkit,
}

impl Section {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 6] =
        [Self::Session, Self::Agenda, Self::Speakers, Self::Campaign, Self::Voting, Self::Toolkit];

    /// Whether it is about the campaign, and so about all its sessions.
    pub const fn is_of_campaign(self) -> bool {
        matches!(self, Self::Campaign | Self::Voting | Self::Toolkit)
    }

    /// Its name in addresses and translations.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Agenda => "agenda",
            Self::Speakers => "speakers",
            Self::Campaign => "campaign",
            Self::Voting => "voting",
            Self::Toolkit => "toolkit",
        }
    }

    /// The section with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.code() == code)
    }

    /// What stands in its form.
    pub fn fields(self, event: &Event) -> Fields {
        match self {
            Self::Session => session::fields(event),
            Self::Agenda => agenda::fields(event),
            Self::Speakers => speakers::fields(event),
            Self::Campaign => campaign::fields(event),
            Self::Voting => voting::fields(event),
            Self::Toolkit => toolkit::fields(event),
        }
    }

    /// The event with what was typed in its form.
    ///
    /// # Errors
    /// What is wrong, by field.
    pub fn apply(self, event: &Event, typed: &Fields) -> Result<Event, Faults> {
        match self {
            Self::Session => session::apply(event, typed),
            Self::Agenda => agenda::apply(event, typed),
            Self::Speakers => speakers::apply(event, typed),
            Self::Campaign => campaign::apply(event, typed),
            Self::Voting => voting::apply(event, typed),
            Self::Toolkit => toolkit::apply(event, typed),
        }
    }
}
