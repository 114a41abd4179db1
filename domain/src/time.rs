//! Moments, as every layer stores and sends them.

use serde::{Deserialize, Serialize};

/// One second, in milliseconds.
pub const SECOND: i64 = 1_000;
/// One minute, in milliseconds.
pub const MINUTE: i64 = 60 * SECOND;
/// One hour, in milliseconds.
pub const HOUR: i64 = 60 * MINUTE;
/// 24 hours, in milliseconds. A day of the calendar has another number of hours where clocks change.
pub const DAY: i64 = 24 * HOUR;

/// A moment in UTC, in whole milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(i64);

impl Instant {
    /// The moment `millis` milliseconds after 1970-01-01T00:00:00Z (before it, where negative).
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// This moment moved by `millis` milliseconds; stops at the ends of what can be said.
    pub const fn plus(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// Milliseconds from `earlier` to this moment; negative where `earlier` is the later one.
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

/// What the server's clock said: enough for a browser to go on from there by itself.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ClockReading {
    /// The server's moment when it was read.
    pub now: Instant,
    /// How many seconds pass on the server's clock in one real second: 1, or more in a replay at speed.
    pub speed: u32,
    /// Whether the clock replays another day, which pages must say.
    pub replay: bool,
}
