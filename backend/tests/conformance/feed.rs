//! The wall as a feed.

use domain::{Lang, PledgeForm};

use crate::{
    on_both_engines,
    world::{World, new_key},
};

on_both_engines!(the_newest_fifty_under_a_name_are_in_it, what_is_taken_back_is_gone_from_it,);

const SITE: &str = "https://example.org";

async fn feed(world: &World) -> String {
    world.backend.wall_feed(Lang::En, SITE).await.unwrap()
}

async fn the_newest_fifty_under_a_name_are_in_it(world: World) {
    for i in 0..60 {
        let with_initials =
            PledgeForm { visibility: "initials".into(), key: new_key(), ..world.named_pledge("Ines Initial") };
        world.backend.pledge(&with_initials).await.unwrap();
        world.backend.pledge(&world.named_pledge(&format!("Guest-{i:02}"))).await.unwrap();
    }
    let feed = feed(&world).await;
    let titles: Vec<&str> =
        feed.split("<entry>").skip(1).filter_map(|entry| entry.split("<title>").nth(1)?.get(..8)).collect();
    let newest: Vec<String> = (10..60).rev().map(|i| format!("Guest-{i:02}")).collect();
    assert_eq!(titles, newest);
    assert!(!feed.contains("I.I."), "initials are for the wall");
}

async fn what_is_taken_back_is_gone_from_it(world: World) {
    let pledged = world.backend.pledge(&world.named_pledge("Short-Lived")).await.unwrap();
    assert!(feed(&world).await.contains("Short-Lived"));
    world.backend.withdraw_pledge(&pledged.token.unwrap()).await.unwrap();
    assert!(!feed(&world).await.contains("<entry>"));
}
