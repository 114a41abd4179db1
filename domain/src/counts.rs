//! Counts that tell nobody apart.

/// Groups with fewer members than this are not counted out: "fewer than 5".
pub const SMALL_GROUP: u64 = 5;

/// How many belong to a group, as the public may know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// What small groups are counted as together by [`fold_small_groups`].
pub const OTHERS: &str = "*";

/// Counts by group for good keeping, such that nobody can be told apart, not even by subtracting from a total: groups
/// smaller than [`SMALL_GROUP`] are one group, [`OTHERS`], with as many of the next smallest as it takes for that to be
/// large enough itself. Where all are too few, they count as one, which stands for one to four.
///
/// The largest come first, [`OTHERS`] last.
pub fn fold_small_groups(mut groups: Vec<(String, u64)>) -> Vec<(String, u64)> {
    groups.retain(|(_, count)| *count > 0);
    groups.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let mut others = 0;
    while let Some((_, count)) = groups.last() {
        if *count >= SMALL_GROUP && (others == 0 || others >= SMALL_GROUP) {
            break;
        }
        others += count;
        groups.pop();
    }
    match others {
        0 => {}
        1..SMALL_GROUP => groups.push((OTHERS.to_owned(), 1)),
        _ => groups.push((OTHERS.to_owned(), others)),
    }
    groups
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn folded_groups_tell_nobody_apart(counts in prop::collection::vec(0_u64..30, 0..12)) {
            let groups: Vec<(String, u64)> = counts.iter().enumerate().map(|(i, n)| (format!("g{i}"), *n)).collect();
            let total: u64 = counts.iter().sum();
            let folded = fold_small_groups(groups.clone());
            if total < SMALL_GROUP {
                let expected: &[(String, u64)] = if total == 0 { &[] } else { &[(OTHERS.to_owned(), 1)] };
                prop_assert_eq!(folded, expected);
                return Ok(());
            }
            prop_assert_eq!(folded.iter().map(|(_, count)| count).sum::<u64>(), total, "nobody is lost");
            for (name, count) in &folded {
                prop_assert!(*count >= SMALL_GROUP);
                prop_assert!(name == OTHERS || groups.contains(&(name.clone(), *count)), "others are as they were");
            }
            let hidden = groups.iter().filter(|(name, n)| *n > 0 && folded.iter().all(|(kept, _)| kept != name)).count();
            prop_assert!(hidden != 1, "one alone could be found by subtraction");
        }
    }

    #[test]
    fn a_small_group_is_not_counted_out() {
        assert_eq!(GroupCount::of(0), GroupCount::Nobody);
        assert!((1..SMALL_GROUP).all(|count| GroupCount::of(count) == GroupCount::FewerThanFive));
        assert_eq!(GroupCount::of(SMALL_GROUP), GroupCount::Exactly(SMALL_GROUP));
    }
}
