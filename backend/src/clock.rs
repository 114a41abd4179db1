//! The one source of "now". Nothing else in the program asks the operating system for the time of day, but for the ids
//! of new rows (UUID version 7): those only have to grow, also while another day is replayed.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time,
};

use domain::{ClockReading, Instant};

/// Tells the time: the real one, another day's that is replayed, or in tests one that is moved by hand.
///
/// Clones tell the same time.
#[derive(Debug, Clone)]
pub struct Clock(Kind);

#[derive(Debug, Clone)]
enum Kind {
    Real,
    Replay { from: Instant, speed: u32, since: time::Instant },
    Manual(Arc<AtomicI64>),
}

impl Clock {
    /// The operating system's clock.
    pub const fn real() -> Self {
        Self(Kind::Real)
    }

    /// A clock that shows `from` now, and then lets `speed` seconds pass in each real one (at least 1).
    pub fn replay(from: Instant, speed: u32) -> Self {
        Self(Kind::Replay { from, speed: speed.max(1), since: time::Instant::now() })
    }

    /// A clock that stands still at `from` until [`Self::advance`] moves it.
    pub fn manual(from: Instant) -> Self {
        Self(Kind::Manual(Arc::new(AtomicI64::new(from.millis()))))
    }

    /// Moves a manual clock by `millis` milliseconds, back where negative; does nothing to any other clock.
    pub fn advance(&self, millis: i64) {
        if let Kind::Manual(now) = &self.0 {
            now.fetch_add(millis, Ordering::SeqCst);
        }
    }

    /// The moment it is.
    pub fn now(&self) -> Instant {
        match &self.0 {
            Kind::Real => {
                let since_1970 = time::SystemTime::now().duration_since(time::UNIX_EPOCH).unwrap_or_default();
                Instant::from_millis(millis(since_1970))
            }
            Kind::Replay { from, speed, since } => from.plus(millis(since.elapsed()).saturating_mul(i64::from(*speed))),
            Kind::Manual(now) => Instant::from_millis(now.load(Ordering::SeqCst)),
        }
    }

    /// The moment it is, with what a browser needs to go on from there. Only the real clock is no replay.
    pub fn reading(&self) -> ClockReading {
        let speed = match &self.0 {
            Kind::Replay { speed, .. } => *speed,
            Kind::Real | Kind::Manual(_) => 1,
        };
        ClockReading { now: self.now(), speed, replay: !matches!(self.0, Kind::Real) }
    }
}

fn millis(duration: time::Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_real_clock_is_no_replay() {
        let reading = Clock::real().reading();
        assert!(!reading.replay);
        assert!(reading.now > Instant::from_millis(1_700_000_000_000), "it is later than November 2023");
    }

    #[test]
    fn a_replay_starts_where_told_and_runs_at_its_speed() {
        let from = Instant::from_millis(1_709_114_100_000);
        let clock = Clock::replay(from, 1_000);
        std::thread::sleep(time::Duration::from_millis(20));
        let passed = clock.now().since(from);
        assert!(passed >= 20_000, "20 real milliseconds are at least 20 replayed seconds, not {passed} ms");
        assert_eq!((clock.reading().speed, clock.reading().replay), (1_000, true));
    }

    #[test]
    fn a_manual_clock_moves_only_by_hand_and_with_all_its_clones() {
        let clock = Clock::manual(Instant::from_millis(5));
        clock.clone().advance(37);
        assert_eq!(clock.now(), Instant::from_millis(42));
    }
}
