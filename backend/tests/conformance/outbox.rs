//! What is to be sent.

use std::collections::HashSet;

use backend::{OutboxItem, OutboxKind};
use domain::{Lang, MINUTE, RegistrationForm, RegistrationState};
use futures::future::join_all;

use crate::{
    on_both_engines,
    world::{World, event_with_seats},
};

on_both_engines!(
    what_was_given_up_is_counted_and_names_nobody,
    it_knows_whom_to_write_to,
    two_takers_never_get_the_same,
    what_was_sent_is_never_taken_again,
    a_lease_that_has_run_out_goes_to_the_next,
    what_failed_comes_back_later_and_later_until_it_is_given_up,
    what_is_refused_for_good_is_given_up_at_once,
);

async fn take_one(world: &World) -> Option<OutboxItem> {
    world.backend.take_outbox(1).await.unwrap().pop()
}

async fn it_knows_whom_to_write_to(world: World) {
    world.backend.import(&event_with_seats(1)).await.unwrap();
    let form = RegistrationForm { lang: "ar".into(), ..world.registration("Ada", "ada@example.org") };
    world.backend.register(&form).await.unwrap();
    world.backend.register(&world.registration("Grace", "grace@example.org")).await.unwrap();
    let items = world.backend.take_outbox(10).await.unwrap();
    assert_eq!(items.len(), 2);
    assert_eq!((items[0].kind, items[0].lang, items[0].attempt), (OutboxKind::Registered, Lang::Ar, 1));
    let recipients: Vec<_> = items.into_iter().map(|item| item.recipient.unwrap()).collect();
    assert_eq!((recipients[0].name.as_str(), recipients[0].email.as_str()), ("Ada", "ada@example.org"));
    assert_eq!(recipients[0].state, RegistrationState::Pending);
    assert_eq!(recipients[1].state, RegistrationState::Waitlisted);
    for recipient in recipients {
        assert_eq!(world.backend.own_registration(&recipient.token).await.unwrap().name, recipient.name);
    }
}

async fn two_takers_never_get_the_same(world: World) {
    let other = world.another_backend().await;
    for i in 0..60 {
        world.backend.register(&world.registration("Guest", &format!("guest{i}@example.org"))).await.unwrap();
    }
    let takers = (0..30).map(|i| {
        let backend = [&world.backend, &other][i % 2].clone();
        tokio::spawn(async move { backend.take_outbox(5).await.unwrap() })
    });
    let mut taken: Vec<String> =
        join_all(takers).await.into_iter().flat_map(|items| items.unwrap()).map(|item| item.id).collect();
    // A taker who comes second may go away with less than there is; what is left is left for the next.
    taken.extend(world.backend.take_outbox(100).await.unwrap().into_iter().map(|item| item.id));
    assert_eq!(taken.len(), 60, "each was taken");
    assert_eq!(taken.iter().collect::<HashSet<_>>().len(), 60, "and none twice");
}

async fn what_was_sent_is_never_taken_again(world: World) {
    world.backend.register(&world.registration("Ada", "ada@example.org")).await.unwrap();
    let item = take_one(&world).await.unwrap();
    world.backend.outbox_sent(&item).await.unwrap();
    world.clock.advance(1_000 * MINUTE);
    assert_eq!(take_one(&world).await, None);
}

async fn a_lease_that_has_run_out_goes_to_the_next(world: World) {
    world.backend.register(&world.registration("Ada", "ada@example.org")).await.unwrap();
    let first = take_one(&world).await.unwrap();
    world.clock.advance(4 * MINUTE);
    assert_eq!(take_one(&world).await, None, "it is still somebody's");
    world.clock.advance(MINUTE);
    let second = take_one(&world).await.unwrap();
    assert_eq!((second.attempt, &second.id), (2, &first.id));
    world.backend.outbox_failed(&first, "too late").await.unwrap();
    assert_eq!(world.number("SELECT COUNT(*) FROM outbox WHERE leased_until IS NULL").await, 0, "it is the second's");
    world.backend.outbox_sent(&second).await.unwrap();
    assert_eq!(world.number("SELECT COUNT(*) FROM outbox WHERE sent_at IS NOT NULL").await, 1);
}

async fn what_failed_comes_back_later_and_later_until_it_is_given_up(world: World) {
    world.backend.register(&world.registration("Ada", "ada@example.org")).await.unwrap();
    for (attempt, pause) in (1..).zip([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 1440, 1440]) {
        let item = take_one(&world).await.unwrap();
        assert_eq!(item.attempt, attempt);
        world.backend.outbox_failed(&item, "the mail server is away").await.unwrap();
        world.clock.advance(pause * MINUTE - 1);
        assert_eq!(take_one(&world).await, None);
        world.clock.advance(1);
    }
    let last = take_one(&world).await.unwrap();
    world.backend.outbox_failed(&last, "the mail server is away").await.unwrap();
    world.clock.advance(1_000_000 * MINUTE);
    assert_eq!(take_one(&world).await, None);
    assert_eq!(world.text("SELECT given_up_reason FROM outbox").await, "the mail server is away");
}

async fn what_is_refused_for_good_is_given_up_at_once(world: World) {
    world.backend.register(&world.registration("Ada", "ada@example.org")).await.unwrap();
    let item = take_one(&world).await.unwrap();
    world.backend.outbox_refused(&item, "the mail server answered 550").await.unwrap();
    world.clock.advance(1_000_000 * MINUTE);
    assert_eq!(take_one(&world).await, None);
    assert_eq!(world.text("SELECT given_up_reason FROM outbox").await, "the mail server answered 550");
}

async fn what_was_given_up_is_counted_and_names_nobody(world: World) {
    assert_eq!(world.backend.given_up().await, Ok(vec![]));
    for i in 0..3 {
        world.backend.register(&world.registration("Guest", &format!("guest{i}@example.org"))).await.unwrap();
    }
    for (item, reason) in world.backend.take_outbox(3).await.unwrap().iter().zip(["full", "unknown", "unknown"]) {
        world.backend.outbox_refused(item, reason).await.unwrap();
    }
    let list = world.backend.given_up().await.unwrap();
    let counted: Vec<_> = list.iter().map(|one| (one.kind, one.reason.as_str(), one.mails)).collect();
    assert_eq!(counted, [(OutboxKind::Registered, "unknown", 2), (OutboxKind::Registered, "full", 1)]);
    assert!(list.iter().all(|one| one.last_at == world.clock.now()));
}
