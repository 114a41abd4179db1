//! How many mails may go out in a minute: providers refuse whoever sends more than they agreed to.

use std::collections::VecDeque;

use tokio::time::{Duration, Instant};

const MINUTE: Duration = Duration::from_secs(60);

/// Counts what was sent in the last 60 seconds.
#[derive(Debug, Default)]
pub(super) struct Pace {
    /// The most in 60 seconds; none where there is no limit.
    limit: Option<usize>,
    /// When each was sent, the oldest first.
    sent: VecDeque<Instant>,
}

impl Pace {
    /// Lets so many through in a minute from now on. What was sent before counts, unless there was no limit then.
    pub(super) fn keep_to(&mut self, per_minute: Option<u32>) {
        self.limit = per_minute.map(|limit| usize::try_from(limit).unwrap_or(usize::MAX));
    }

    /// How many of `wanted` may go out at `now`.
    pub(super) fn allows(&mut self, wanted: usize, now: Instant) -> usize {
        let Some(limit) = self.limit else { return wanted };
        while self.sent.front().is_some_and(|sent| now.duration_since(*sent) >= MINUTE) {
            self.sent.pop_front();
        }
        wanted.min(limit.saturating_sub(self.sent.len()))
    }

    /// Notes that `count` go out at `now`.
    pub(super) fn count(&mut self, count: usize, now: Instant) {
        if self.limit.is_some() {
            self.sent.extend(std::iter::repeat_n(now, count));
        }
    }

    /// How long until the next one may go out; nothing where it may at once.
    pub(super) fn wait(&self, now: Instant) -> Duration {
        let is_full = self.limit.is_some_and(|limit| self.sent.len() >= limit);
        let oldest = self.sent.front().filter(|_| is_full);
        oldest.map_or(Duration::ZERO, |oldest| MINUTE.saturating_sub(now.duration_since(*oldest)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_minute_has_more_than_the_limit() {
        let start = Instant::now();
        let at = |seconds| start + Duration::from_secs(seconds);
        let mut pace = Pace::default();
        pace.keep_to(Some(3));
        assert_eq!(pace.allows(8, at(0)), 3);
        pace.count(2, at(0));
        assert_eq!((pace.allows(8, at(10)), pace.wait(at(10))), (1, Duration::ZERO));
        pace.count(1, at(10));
        assert_eq!((pace.allows(8, at(59)), pace.wait(at(59))), (0, Duration::from_secs(1)));
        assert_eq!(pace.allows(8, at(60)), 2);
        pace.count(2, at(60));
        assert_eq!((pace.allows(8, at(69)), pace.wait(at(69))), (0, Duration::from_secs(1)));
        assert_eq!(pace.allows(8, at(70)), 1);
    }

    #[test]
    fn without_a_limit_all_may_go() {
        let mut pace = Pace::default();
        pace.count(1_000_000, Instant::now());
        assert_eq!((pace.allows(8, Instant::now()), pace.wait(Instant::now())), (8, Duration::ZERO));
    }

    #[test]
    fn another_limit_holds_from_now_on() {
        let start = Instant::now();
        let mut pace = Pace::default();
        pace.keep_to(Some(5));
        pace.count(4, start);
        pace.keep_to(Some(3));
        assert_eq!(pace.allows(8, start), 0);
        pace.keep_to(Some(6));
        assert_eq!(pace.allows(8, start), 2);
    }
}
