//! The wall's counters: exact in the store, and telling of nobody who is not on the wall.

use std::sync::atomic::{AtomicBool, Ordering};

use backend::WallGroups;
use domain::{GroupCount, PledgeForm};
use futures::future::join_all;
use rand::{Rng, SeedableRng, rngs::StdRng};

use crate::{
    on_both_engines,
    world::{World, soon},
};

on_both_engines!(
    counters_are_the_rows_while_a_hundred_write,
    whoever_is_on_the_wall_is_counted_at_once,
    who_is_only_a_number_is_counted_in_rounds_and_fives,
    two_looks_at_the_groups_tell_of_ten_or_of_nobody,
    what_was_done_is_told_in_rounds_whoever_did_it,
    small_groups_are_not_counted_out,
    each_day_keeps_its_last_total,
);

/// How many counters differ from the rows that they count.
pub(crate) const WRONG_COUNTERS: &str = "
    SELECT COUNT(*) FROM wall_counts WHERE pledges <> CASE kind
        WHEN 'total' THEN (SELECT COUNT(*) FROM pledges WHERE state = 'counted')
        WHEN 'unconfirmed' THEN (SELECT COUNT(*) FROM pledges WHERE state = 'counted' AND is_confirmed = 0)
        WHEN 'country' THEN (
            SELECT COUNT(*) FROM pledges WHERE state = 'counted' AND country = wall_counts.key
                AND pledges.is_shown = wall_counts.is_shown)
        WHEN 'lang' THEN (
            SELECT COUNT(*) FROM pledges WHERE state = 'counted' AND lang = wall_counts.key
                AND pledges.is_shown = wall_counts.is_shown)
        WHEN 'action' THEN (
            SELECT COUNT(*) FROM pledge_choices JOIN pledges ON pledges.id = pledge_id
            WHERE state = 'counted' AND action = wall_counts.key AND pledges.is_shown = wall_counts.is_shown)
        WHEN 'kept' THEN (
            SELECT COUNT(*) FROM pledge_choices JOIN pledges ON pledges.id = pledge_id
            WHERE state = 'counted' AND is_kept = 1 AND action = wall_counts.key AND wall_counts.is_shown = 0)
        ELSE wall_counts.pledges END";

async fn counters_are_the_rows_while_a_hundred_write(world: World) {
    let other = world.another_backend().await;
    let done = AtomicBool::new(false);
    let writers = async {
        let visits = (0..100).map(|i| {
            let backend = [&world.backend, &other][i % 2].clone();
            // Actions in any order, so that nothing may depend on it.
            let actions = [&["vote", "meet", "join"][..], &["join", "vote"], &["meet"]][i % 3];
            let form = if i % 2 == 0 { world.pledge(actions) } else { world.named_pledge(&format!("Guest {i}")) };
            let form = PledgeForm {
                pledge_country: ["", "DE", "FR", "ZZ"][i % 4].into(),
                lang: ["en", "fr", "ar"][i % 3].into(),
                ..form
            };
            tokio::spawn(async move {
                let pledged = backend.pledge(&form).await.unwrap();
                if i % 5 == 0 {
                    backend.withdraw_pledge(&pledged.token.unwrap()).await.unwrap();
                }
            })
        });
        for visit in join_all(visits).await {
            visit.unwrap();
        }
        done.store(true, Ordering::SeqCst);
    };
    let looks = async {
        let mut looks = 0;
        while !done.load(Ordering::SeqCst) {
            assert_eq!(world.number(WRONG_COUNTERS).await, 0, "while they write");
            other.do_what_is_due().await.unwrap();
            looks += 1;
        }
        looks
    };
    let ((), looks) = tokio::join!(writers, looks);
    assert!(looks > 0, "somebody looked meanwhile");
    assert_eq!(world.number(WRONG_COUNTERS).await, 0);
    assert_eq!(world.number("SELECT COUNT(*) FROM wall_counts WHERE kind IN ('country', 'lang')").await, 9);
    // What the other one wrote last is heard of a moment later.
    soon(async || (world.backend.wall().total, world.backend.wall().unconfirmed) == (80, 80)).await;
}

/// Everything that can be known of the groups, in numbers.
fn numbers(groups: &WallGroups) -> Vec<(String, u64)> {
    let all = groups.by_action.iter().chain(&groups.kept).chain(&groups.by_country).chain(&groups.by_lang);
    all.map(|(key, count)| match count {
        GroupCount::Nobody => (key.clone(), 0),
        GroupCount::FewerThanFive => (key.clone(), 1),
        GroupCount::Exactly(count) => (key.clone(), *count),
    })
    .filter(|(_, count)| *count > 0)
    .collect()
}

async fn groups(world: &World) -> Vec<(String, u64)> {
    world.backend.do_what_is_due().await.unwrap();
    numbers(&world.backend.wall_groups())
}

async fn pledge_from(world: &World, country: &str, times: usize) {
    for _ in 0..times {
        let form = PledgeForm { pledge_country: country.into(), ..world.pledge(&["vote"]) };
        world.backend.pledge(&form).await.unwrap();
    }
}

async fn whoever_is_on_the_wall_is_counted_at_once(world: World) {
    for i in 0..5 {
        let form = PledgeForm { pledge_country: "FR".into(), ..world.named_pledge(&format!("Guest {i}")) };
        world.backend.pledge(&form).await.unwrap();
    }
    assert_eq!(world.backend.wall_groups().by_country, [("FR".to_owned(), GroupCount::Exactly(5))]);
}

async fn who_is_only_a_number_is_counted_in_rounds_and_fives(world: World) {
    pledge_from(&world, "DE", 9).await;
    assert_eq!(groups(&world).await, [], "nine are no round");
    assert_eq!(world.backend.wall().total, 9, "the total is of now");
    pledge_from(&world, "FR", 1).await;
    let known = groups(&world).await;
    assert_eq!(known, [("vote".to_owned(), 10), ("DE".to_owned(), 5), ("en".to_owned(), 10)]);
    pledge_from(&world, "FR", 9).await;
    assert_eq!(groups(&world).await, known, "until the next round nothing moves");
    assert_eq!(world.another_backend().await.wall_groups(), world.backend.wall_groups(), "for nobody");
    pledge_from(&world, "FR", 1).await;
    let then = groups(&world).await;
    assert_eq!(then, [("vote", 20), ("FR", 10), ("DE", 5), ("en", 20)].map(|(key, count)| (key.to_owned(), count)));
}

async fn two_looks_at_the_groups_tell_of_ten_or_of_nobody(world: World) {
    let seed: u64 = rand::random();
    println!("seed {seed}");
    let mut dice = StdRng::seed_from_u64(seed);
    let (mut tokens, mut known, mut since) = (Vec::new(), groups(&world).await, 0);
    for _ in 0..120 {
        if tokens.len() > 10 && dice.random_bool(0.3) {
            let token: String = tokens.swap_remove(dice.random_range(0..tokens.len()));
            world.backend.withdraw_pledge(&token).await.unwrap();
        } else {
            let country = ["DE", "DE", "FR", "GR", ""][dice.random_range(0..5)];
            let form = PledgeForm {
                pledge_country: country.into(),
                lang: ["en", "ar"][dice.random_range(0..2)].into(),
                ..world.pledge(&[["vote", "meet", "join"][dice.random_range(0..3)]])
            };
            tokens.push(world.backend.pledge(&form).await.unwrap().token.unwrap());
        }
        since += 1;
        let now = groups(&world).await;
        if now != known {
            assert!(since >= 10, "after {since}");
            since = 0;
        }
        assert!(now.iter().all(|(_, count)| count % 5 == 0), "{now:?}");
        known = now;
    }
}

async fn what_was_done_is_told_in_rounds_whoever_did_it(world: World) {
    let mut tokens = Vec::new();
    for i in 0..14 {
        tokens.push(world.backend.pledge(&world.named_pledge(&format!("Guest {i}"))).await.unwrap().token.unwrap());
    }
    world.clock.advance(world.backend.event().unwrap().pledges_due_at().since(world.clock.now()));
    let kept = async || {
        world.backend.do_what_is_due().await.unwrap();
        world.backend.wall_groups().kept[0].1
    };
    for (said, token) in tokens.iter().enumerate() {
        let known = if said < 10 { GroupCount::Nobody } else { GroupCount::Exactly(10) };
        assert_eq!(kept().await, known, "after {said}, all of whom are on the wall");
        world.backend.say_kept(token, None, Some(true)).await.unwrap();
        assert_eq!(world.number(WRONG_COUNTERS).await, 0);
    }
    // Who takes a pledge back takes back as well what was done, and that is told no sooner.
    for token in &tokens[..4] {
        world.backend.withdraw_pledge(token).await.unwrap();
        assert_eq!(kept().await, GroupCount::Exactly(10));
    }
    world.backend.say_kept(&tokens[4], None, None).await.unwrap();
    world.backend.say_kept(&tokens[4], Some("vote"), Some(false)).await.unwrap();
    assert_eq!(world.number(WRONG_COUNTERS).await, 0);
}

async fn small_groups_are_not_counted_out(world: World) {
    for (country, count) in [("DE", 4), ("FR", 5), ("ZZ", 7)] {
        for i in 0..count {
            let form = PledgeForm { pledge_country: country.into(), ..world.named_pledge(&format!("{country} {i}")) };
            world.backend.pledge(&form).await.unwrap();
        }
    }
    let groups = world.backend.wall_groups();
    assert_eq!(
        groups.by_country,
        [
            ("ZZ".into(), GroupCount::Exactly(7)),
            ("FR".into(), GroupCount::Exactly(5)),
            ("DE".into(), GroupCount::FewerThanFive),
        ]
    );
    assert_eq!(groups.by_action[2], ("join".into(), GroupCount::Nobody));
}

async fn each_day_keeps_its_last_total(world: World) {
    use domain::DAY;
    pledge_from(&world, "", 3).await;
    let first = world.clock.now();
    world.clock.advance(2 * DAY);
    pledge_from(&world, "", 1).await;
    let goes = world.backend.pledge(&world.pledge(&["vote"])).await.unwrap();
    world.backend.withdraw_pledge(&goes.token.unwrap()).await.unwrap();
    let days: Vec<(i64, u64)> = world
        .backend
        .wall_groups()
        .days
        .iter()
        .map(|(day, total)| ((day.millis() - first.millis()).div_euclid(DAY) + 1, *total))
        .collect();
    assert_eq!(days, [(0, 3), (2, 4)]);
}
