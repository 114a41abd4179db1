//! What a countdown shows.

use serde::{Deserialize, Serialize};

use crate::{Instant, SECOND};

/// The time left until a moment, in whole units; never negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Remaining {
    /// Whole days of 24 hours.
    pub days: i64,
    /// 0 to 23.
    pub hours: i64,
    /// 0 to 59.
    pub minutes: i64,
    /// 0 to 59.
    pub seconds: i64,
}

/// Seconds left at which a screen reader says how long it still is: an hour, half an hour, ten, five and one
/// minute. Every second would make the page impossible to listen to.
pub const ANNOUNCED_SECONDS: [i64; 5] = [3_600, 1_800, 600, 300, 60];

impl Remaining {
    /// From `now` until `target`; all zero once it has come. A started second counts as a whole one, so that zero
    /// is shown exactly when the moment is there, and not a second early.
    pub fn between(now: Instant, target: Instant) -> Self {
        let millis = target.since(now).max(0);
        let seconds = millis / SECOND + i64::from(millis % SECOND > 0);
        Self { days: seconds / 86_400, hours: seconds / 3_600 % 24, minutes: seconds / 60 % 60, seconds: seconds % 60 }
    }

    /// All of it in seconds.
    pub fn total_seconds(self) -> i64 {
        ((self.days * 24 + self.hours) * 60 + self.minutes) * 60 + self.seconds
    }
}
