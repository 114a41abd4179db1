//! What open pages are told while they are open.

use serde::{Deserialize, Serialize};

use crate::PublicPledge;

/// One message of the `/live` stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LiveMessage {
    /// The wall as it stands: sent first on every connection, then whenever it changes.
    Wall(WallUpdate),
    /// The campaign or the session was changed: what the page shows is out of date.
    ContentChanged,
    /// A part of pages shows something else now. What, a page finds out by asking for itself again.
    Changed(Part),
}

/// A part of pages that renews itself while they are open: the elements whose `data-live` attribute names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// What the audience asks.
    Questions,
    /// The pledges.
    Wall,
}

impl Part {
    /// The event by which the stream tells the boot script.
    pub const fn event(self) -> &'static str {
        match self {
            Self::Questions => "live:questions",
            Self::Wall => "live:wall",
        }
    }
}

/// How many pledges there are, and the newest on the wall. A whole picture and not a difference, so that a browser that
/// missed some messages has everything again with the next one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WallUpdate {
    /// All pledges that stand, exactly.
    pub total: u64,
    /// How many of them nobody has confirmed by mail.
    pub unconfirmed: u64,
    /// The newest pledges with something to show, newest first.
    pub latest: Vec<PublicPledge>,
}
