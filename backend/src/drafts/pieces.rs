//! What can be taken out of a draft, and is kept for a while so that it can be put back.

use domain::{
    AgendaItem, Country, CountryFacts, Event, Instant, Milestone, PhotoId, PledgeAction, Speaker, Text, Toolkit,
    VotingFacts,
};
use serde::{Deserialize, Serialize};

use super::{actions, agenda, fields::Fields, milestones, section::Section, speakers, toolkit, voting};

/// Something that was taken out of a draft.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenOut {
    /// The slugs of the draft's campaign and session, with a slash between them.
    pub session: String,
    /// What it is.
    pub piece: Piece,
}

/// What can be taken out, with all that is needed to put it where it was.
///
/// A place in a list is told by what stands before it: that holds as well where other things are taken out or put back.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Piece {
    /// An item of the agenda.
    AgendaItem(AgendaItem),
    /// A speaker.
    Speaker {
        /// Who it is.
        speaker: Speaker,
        /// The keys of the speakers before them.
        after: Vec<String>,
        /// When the items begin in which they were announced, with the keys of those before them there.
        items: Vec<(Instant, Vec<String>)>,
    },
    /// A speaker's photo.
    Photo {
        /// The speaker's key.
        speaker: String,
        /// What they are called.
        name: Text,
        /// The photo.
        photo: PhotoId,
        /// The one that took its place, if any did.
        instead: Option<PhotoId>,
    },
    /// A date of the campaign.
    Milestone(Milestone),
    /// Something that can be pledged.
    Action {
        /// What it is.
        action: PledgeAction,
        /// The keys of those before it.
        after: Vec<String>,
        /// Whether it is the one that the letter helps to keep.
        is_of_letter: bool,
    },
    /// A country's facts about the vote.
    Country {
        /// The facts.
        facts: CountryFacts,
        /// The countries before it.
        after: Vec<Country>,
        /// What they stood in, without any country: that goes once nothing stands in it.
        voting: VotingFacts,
    },
    /// Something to say to a candidate.
    Point {
        /// What to say.
        point: Text,
        /// The points before it.
        after: Vec<Text>,
        /// What it stood in, without any point: that goes once nothing stands in it.
        toolkit: Toolkit,
    },
}

impl Piece {
    /// The section that it stands in.
    pub const fn section(&self) -> Section {
        match self {
            Self::AgendaItem(_) => Section::Agenda,
            Self::Speaker { .. } | Self::Photo { .. } => Section::Speakers,
            Self::Milestone(_) | Self::Action { .. } => Section::Campaign,
            Self::Country { .. } => Section::Voting,
            Self::Point { .. } => Section::Toolkit,
        }
    }
}

/// What the form of a section takes out of an event: whole rows, as `typed` says it.
pub(super) fn taken_out(section: Section, was: &Event, typed: &Fields, is: &Event) -> Vec<Piece> {
    match section {
        Section::Session => Vec::new(),
        Section::Agenda => agenda::taken_out(was, typed),
        Section::Speakers => speakers::taken_out(was, is),
        Section::Campaign => [milestones::taken_out(was, is), actions::taken_out(was, is)].concat(),
        Section::Voting => voting::taken_out(was, is),
        Section::Toolkit => toolkit::taken_out(was, typed, is),
    }
}

/// Puts something into a list: behind the last of those that stood before it, or first where none of them is there.
pub(super) fn insert<T>(list: &mut Vec<T>, new: T, stood_before: impl Fn(&T) -> bool) {
    let place = list.iter().rposition(stood_before).map_or(0, |last| last + 1);
    list.insert(place, new);
}
