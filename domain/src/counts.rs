//! Counts that tell nobody apart.

use serde::{Deserialize, Serialize};

/// Groups with fewer members than this are not counted out: "fewer than 5".
pub const SMALL_GROUP: u64 = 5;

/// How many belong to a group, as the public may know it.
///
/// It travels as a number, which is small and quick to read: 0 for nobody, 1 for "fewer than 5" whether they are one
/// or four, else the count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "u64", into = "u64")]
pub enum GroupCount {
    /// Nobody.
    Nobody,
    /// At least one and fewer than [`SMALL_GROUP`]; how many exactly is not said.
    FewerThanFive,
    /// Exactly so many, [`SMALL_GROUP`] or more.
    Exactly(u64),
}

impl GroupCount {
    /// What may be said of a group of `count`.
    pub const fn of(count: u64) -> Self {
        match count {
            0 => Self::Nobody,
            1..SMALL_GROUP => Self::FewerThanFive,
            _ => Self::Exactly(count),
        }
    }
}

impl From<u64> for GroupCount {
    fn from(count: u64) -> Self {
        Self::of(count)
    }
}

impl From<GroupCount> for u64 {
    fn from(count: GroupCount) -> Self {
        match count {
            GroupCount::Nobody => 0,
            GroupCount::FewerThanFive => 1,
            GroupCount::Exactly(count) => count,
        }
    }
}

/// The wall's counters, with the small-group rule applied: nothing finer ever leaves the server.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WallCounts {
    /// All pledges, exactly.
    pub total: u64,
    /// By action key, in the campaign's order.
    pub by_action: Vec<(String, GroupCount)>,
    /// By country code, the largest first; countries that nobody pledged from are left out. Small groups come
    /// last, by their codes, so that their order tells nothing either.
    pub by_country: Vec<(String, GroupCount)>,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_small_group_is_never_counted_out(count in 0_u64..200) {
            let shown = GroupCount::of(count);
            let json = serde_json::to_string(&shown).expect("counts serialise");
            match count {
                0 => prop_assert_eq!(shown, GroupCount::Nobody),
                1..=4 => {
                    prop_assert_eq!(shown, GroupCount::FewerThanFive);
                    prop_assert_eq!(json, "1");
                }
                _ => prop_assert_eq!(shown, GroupCount::Exactly(count)),
            }
        }
    }
}
