//! The wall as everybody sees it.

use domain::{AppError, PledgeForm};

use crate::{on_both_engines, world::World};

on_both_engines!(
    pages_are_complete_and_repeat_nothing,
    new_pledges_do_not_move_later_pages,
    a_held_message_is_nowhere,
    it_holds_the_newest_first,
);

async fn pages_are_complete_and_repeat_nothing(world: World) {
    for i in 0..25 {
        world.backend.pledge(&world.named_pledge(&format!("Guest {i}"))).await.unwrap();
        world.backend.pledge(&world.pledge(&["meet"])).await.unwrap();
    }
    let expected: Vec<String> = (0..25).rev().map(|i| format!("Guest {i}")).collect();
    for limit in [1, 4, 5, 24, 25, 26, 100] {
        assert_eq!(all_names(&world, limit).await, expected, "{limit} on a page");
    }
    assert_eq!(world.backend.wall_page(None, 0).await.unwrap().pledges.len(), 1, "at least one");
    assert_eq!(world.backend.wall_page(Some("newest"), 10).await, Err(AppError::NotFound));
    assert_eq!(world.backend.wall_page(Some("\0"), 10).await, Err(AppError::NotFound));
}

async fn all_names(world: &World, limit: usize) -> Vec<String> {
    let mut names = Vec::new();
    let mut before: Option<String> = None;
    loop {
        let page = world.backend.wall_page(before.as_deref(), limit).await.unwrap();
        assert!(page.pledges.len() <= limit);
        names.extend(page.pledges.into_iter().map(|pledge| pledge.name));
        match page.next {
            Some(next) => before = Some(next),
            None => return names,
        }
    }
}

async fn new_pledges_do_not_move_later_pages(world: World) {
    for i in 0..6 {
        world.backend.pledge(&world.named_pledge(&format!("Guest {i}"))).await.unwrap();
    }
    let first = world.backend.wall_page(None, 3).await.unwrap();
    world.backend.pledge(&world.named_pledge("Late")).await.unwrap();
    let second = world.backend.wall_page(first.next.as_deref(), 3).await.unwrap();
    let names: Vec<&str> = second.pledges.iter().map(|pledge| pledge.name.as_str()).collect();
    assert_eq!(names, ["Guest 2", "Guest 1", "Guest 0"]);
    assert_eq!(second.next, None);
}

async fn a_held_message_is_nowhere(world: World) {
    let shown = PledgeForm { message: "See you at the quay".into(), ..world.named_pledge("Ada") };
    let held = PledgeForm { message: "Write to me@quayside.example".into(), ..world.named_pledge("Grace") };
    world.backend.pledge(&shown).await.unwrap();
    world.backend.pledge(&held).await.unwrap();
    let page = world.backend.wall_page(None, 10).await.unwrap();
    let messages: Vec<Option<&str>> = page.pledges.iter().map(|pledge| pledge.message.as_deref()).collect();
    assert_eq!(messages, [None, Some("See you at the quay")], "the pledge is there, its message is not");
    let told = String::from_utf8(world.backend.live().first.to_vec()).unwrap();
    assert!(told.contains("Grace") && !told.contains("quayside"), "{told}");
    assert!(world.backend.wall().latest.iter().all(|pledge| pledge.message != held.message.clone().into()));
}

async fn it_holds_the_newest_first(world: World) {
    for name in ["One", "Two", "Three", "Four"] {
        world.backend.pledge(&world.named_pledge(name)).await.unwrap();
        assert_eq!(world.backend.wall().latest[0].name, name, "right after it was pledged");
    }
    world.backend.pledge(&world.pledge(&["vote"])).await.unwrap();
    let wall = world.backend.wall();
    let names: Vec<&str> = wall.latest.iter().map(|pledge| pledge.name.as_str()).collect();
    assert_eq!(names, ["Four", "Three", "Two"]);
    assert_eq!(wall.latest, world.backend.wall_page(None, 3).await.unwrap().pledges);
    assert_eq!(wall.total, 5);
}
