//! The session that people attend, and the states it goes through.

use serde::{Deserialize, Serialize};

use crate::{Agenda, Instant, MINUTE, Text};

/// How long before the start the doors open, in milliseconds.
pub const DOORS_OPEN_BEFORE: i64 = 15 * MINUTE;

/// The event people attend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Its name in addresses: lower-case letters, digits and hyphens.
    pub slug: String,
    /// The whole title.
    pub title: Text,
    /// A title that fits a phone's header.
    pub short_title: Text,
    /// When it starts.
    pub starts_at: Instant,
    /// When it ends.
    pub ends_at: Instant,
    /// The IANA time zone it takes place in, such as `Europe/Brussels`.
    pub zone: String,
    /// The zone as its organisers write it, such as `CET`, where they do.
    pub zone_label: Option<String>,
    /// Where it is held: the name of a platform or a place.
    pub platform: Text,
    /// For whom it is.
    pub audience: Text,
    /// Why it matters.
    pub why: Text,
    /// What it is to achieve.
    pub aims: Vec<Text>,
    /// What comes next once it has ended.
    pub after: Option<Text>,
    /// Where its recording can be seen.
    pub recording_url: Option<String>,
    /// How many seats there are; none where there is no limit.
    pub capacity: Option<i64>,
    /// When registration closes; at the end of the session where nothing is said.
    pub registration_closes_at: Option<Instant>,
    /// Whether the organisers called it off: the one state that is stored.
    pub cancelled: bool,
    /// Its agenda; may be empty.
    pub agenda: Agenda,
}

/// Where a session stands, always derived from the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionState {
    /// More than 15 minutes before the start.
    Scheduled,
    /// The last 15 minutes before the start.
    DoorsOpen,
    /// From the start until the end.
    Live,
    /// Over.
    Ended,
    /// Called off.
    Cancelled,
}

/// Whether people can register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RegistrationWindow {
    /// There are seats.
    Open,
    /// No seat is left; who registers waits in line.
    Full,
    /// Too late, or the session was called off.
    Closed,
}

impl SessionState {
    /// The state at `now` of a session with these moments.
    pub fn between(
        now: Instant,
        doors_open_at: Instant,
        starts_at: Instant,
        ends_at: Instant,
        cancelled: bool,
    ) -> Self {
        if cancelled {
            Self::Cancelled
        } else if now < doors_open_at {
            Self::Scheduled
        } else if now < starts_at {
            Self::DoorsOpen
        } else if now < ends_at {
            Self::Live
        } else {
            Self::Ended
        }
    }
}

/// Until when a seat that becomes free at `now` is held for the first in line: for `longest` milliseconds, and near the
/// start for a quarter of the time that is left, so that the next ones get a chance as well; never shorter than ten
/// minutes.
pub fn offer_until(now: Instant, starts_at: Instant, longest: i64) -> Instant {
    let shortest = 10 * MINUTE;
    now.plus((starts_at.since(now) / 4).min(longest).max(shortest))
}

impl Session {
    /// When the doors open.
    pub fn doors_open_at(&self) -> Instant {
        self.starts_at.plus(-DOORS_OPEN_BEFORE)
    }

    /// The state at `now`.
    pub fn state_at(&self, now: Instant) -> SessionState {
        SessionState::between(now, self.doors_open_at(), self.starts_at, self.ends_at, self.cancelled)
    }

    /// Whether people can register at `now`, with `seats_taken` seats given away.
    pub fn registration_at(&self, now: Instant, seats_taken: i64) -> RegistrationWindow {
        let closes_at = self.registration_closes_at.unwrap_or(self.ends_at);
        if self.cancelled || now >= closes_at {
            RegistrationWindow::Closed
        } else if self.capacity.is_some_and(|capacity| seats_taken >= capacity) {
            RegistrationWindow::Full
        } else {
            RegistrationWindow::Open
        }
    }

    /// Whether the doors are open at `now`, for those who may join: from 15 minutes before the start to the end.
    pub fn can_be_joined_at(&self, now: Instant) -> bool {
        matches!(self.state_at(now), SessionState::DoorsOpen | SessionState::Live)
    }

    /// Whether people can ask and vote at `now`: until the session is over.
    pub fn takes_questions_at(&self, now: Instant) -> bool {
        !matches!(self.state_at(now), SessionState::Ended | SessionState::Cancelled)
    }

    /// Whether the audience's questions are what the session is about at `now`.
    pub fn has_questions_at(&self, now: Instant) -> bool {
        self.state_at(now) == SessionState::Live && self.agenda.has_questions_at(now)
    }

    /// The first moment after `now` at which something that pages show about the session changes by the clock
    /// alone: its state, what is now and next, whether registration is open. `None` once all is over, or called off.
    pub fn next_change_after(&self, now: Instant) -> Option<Instant> {
        if self.cancelled {
            return None;
        }
        let agenda = self.agenda.items().iter().flat_map(|item| [item.starts_at, item.ends_at]);
        [self.doors_open_at(), self.starts_at, self.ends_at]
            .into_iter()
            .chain(self.registration_closes_at)
            .chain(agenda)
            .filter(|moment| *moment > now)
            .min()
    }
}
