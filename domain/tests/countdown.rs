//! A countdown is never negative, adds up, and shows zero exactly when the moment is there.

use domain::{Instant, Remaining, SECOND};
use proptest::prelude::*;

proptest! {
    #[test]
    fn it_is_never_negative_and_its_units_fit(now in any::<i64>(), target in any::<i64>()) {
        let left = Remaining::between(Instant::from_millis(now), Instant::from_millis(target));
        prop_assert!(left.days >= 0);
        prop_assert!((0..24).contains(&left.hours));
        prop_assert!((0..60).contains(&left.minutes));
        prop_assert!((0..60).contains(&left.seconds));
        prop_assert_eq!(left == Remaining::default(), now >= target);
    }

    #[test]
    fn its_units_add_up(now in -1_i64 << 50..1_i64 << 50, left in 0..1_i64 << 45) {
        let now = Instant::from_millis(now);
        let remaining = Remaining::between(now, now.plus(left));
        // Whole seconds, a started one counted as a whole one.
        prop_assert_eq!(remaining.total_seconds(), left / SECOND + i64::from(left % SECOND > 0));
    }

    #[test]
    fn it_goes_down_by_one_each_second(target in -1_i64 << 50..1_i64 << 50, left in 1_000..1_i64 << 40) {
        let target = Instant::from_millis(target);
        let at = |left: i64| Remaining::between(target.plus(-left), target).total_seconds();
        prop_assert_eq!(at(left) - at(left - SECOND), 1);
    }
}

#[test]
fn zero_is_shown_exactly_when_the_moment_is_there() {
    let target = Instant::from_millis(1_709_114_400_000);
    let at = |millis: i64| Remaining::between(target.plus(millis), target).total_seconds();
    assert_eq!([-1_001, -1_000, -999, -1, 0, 1, 1_000_000].map(at), [2, 1, 1, 1, 0, 0, 0]);
}
