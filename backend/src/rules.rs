//! What organisers decide about registrations.

use domain::MINUTE;

/// Milliseconds in an hour.
pub(crate) const HOUR: i64 = 60 * MINUTE;
/// Milliseconds in a day of 24 hours.
pub(crate) const DAY: i64 = 24 * HOUR;

/// How long things are held, what is sent afterwards, when all is erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// Hours to confirm a registration in; then its seat goes on.
    pub confirm_hours: i64,
    /// Hours, at most, that a seat which became free is held for the first in line.
    pub offer_hours: i64,
    /// Days after its session that a registration is erased.
    pub erase_after_days: i64,
    /// Whether those who were there are thanked.
    pub thanks: bool,
    /// Whether those who were not there are told that they were missed.
    pub missed: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Self { confirm_hours: 48, offer_hours: 12, erase_after_days: 30, thanks: true, missed: true }
    }
}

impl Rules {
    pub(crate) fn confirm_within(&self) -> i64 {
        self.confirm_hours * HOUR
    }

    pub(crate) fn offer_for(&self) -> i64 {
        self.offer_hours * HOUR
    }

    pub(crate) fn erase_after(&self) -> i64 {
        self.erase_after_days * DAY
    }
}
