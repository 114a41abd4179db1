//! What organisers decide about the wall: words, reviews, the switch that freezes it.

use backend::{Actor, WallWord};
use domain::{AppError, Lang, PledgeChangeForm, PledgeForm, Review};

use crate::{
    on_both_engines,
    pledge_life::counters_are_right,
    world::{World, soon},
};

on_both_engines!(
    a_name_holds_the_card_and_a_message_itself,
    words_are_those_of_the_language_or_of_all,
    reviewed_first_everything_waits,
    what_is_hidden_is_gone_and_comes_back_when_approved,
    other_words_are_looked_at_again,
    a_frozen_wall_counts_and_shows_nothing_new,
    taken_back_or_approved_at_once,
    another_process_shows_it_soon,
);

async fn names(world: &World) -> Vec<String> {
    world.backend.wall_page(None, 100).await.unwrap().pledges.into_iter().map(|pledge| pledge.name).collect()
}

async fn pledge(world: &World, name: &str, message: &str, lang: &str) -> String {
    let form = PledgeForm { message: message.into(), lang: lang.into(), ..world.named_pledge(name) };
    world.backend.pledge(&form).await.unwrap().token.unwrap()
}

async fn list(world: &World, lang: Option<Lang>, word: &str) {
    world.backend.add_wall_word(&Actor::Command, WallWord::new(lang, word).unwrap()).await.unwrap();
}

/// The ending of the id of the only pledge with this name.
async fn ending(world: &World, name: &str) -> String {
    let id = world.text(&format!("SELECT id FROM pledges WHERE shown_name = '{name}'")).await;
    id[id.len() - 8..].to_owned()
}

async fn a_name_holds_the_card_and_a_message_itself(world: World) {
    list(&world, None, "fool").await;
    let waits = pledge(&world, "Old FOOOL", "", "en").await;
    pledge(&world, "www.casino.example", "", "en").await;
    pledge(&world, "Ada", "what a f-o-o-l", "en").await;
    let held = pledge(&world, "Grace", "What a Fool.", "en").await;
    assert_eq!(names(&world).await, ["Grace", "Ada"]);
    assert_eq!(world.backend.wall_page(None, 1).await.unwrap().pledges[0].message, None);
    assert_eq!(world.backend.wall().total, 4, "all are counted");
    assert_eq!(world.backend.own_pledge(&waits).await.unwrap().review, Review::Waiting);
    assert!(world.backend.own_pledge(&held).await.unwrap().message_held);
    let queue = world.backend.held_pledges(10).await.unwrap();
    let queue: Vec<_> = queue.iter().map(|held| (&*held.name, held.only_message)).collect();
    assert_eq!(queue, [("Old FOOOL", false), ("www.casino.example", false), ("Grace", true)]);
    assert_eq!(world.backend.wall_settings().await.unwrap().waiting, 3);

    world.backend.review_pledge(&Actor::Command, &ending(&world, "Grace").await, true).await.unwrap();
    assert_eq!(world.backend.wall_page(None, 1).await.unwrap().pledges[0].message.as_deref(), Some("What a Fool."));
    world.backend.review_pledge(&Actor::Command, &ending(&world, "Old FOOOL").await, true).await.unwrap();
    assert_eq!(names(&world).await.len(), 3);
    assert_eq!(world.backend.wall_settings().await.unwrap().waiting, 1);
    for nobody in ["", "%", "_", "zz", "ffffffffffff0"] {
        assert_eq!(
            world.backend.review_pledge(&Actor::Command, nobody, true).await,
            Err(AppError::NotFound),
            "{nobody}"
        );
    }
    counters_are_right(&world).await;
}

async fn words_are_those_of_the_language_or_of_all(world: World) {
    list(&world, Some(Lang::Fr), "sot").await;
    list(&world, Some(Lang::Ar), "أحمق").await;
    for (name, lang) in [("sot", "en"), ("Le sot", "fr"), ("أَحْمـــق", "ar")] {
        pledge(&world, name, "", lang).await;
    }
    assert_eq!(names(&world).await, ["sot"]);
    let words = world.backend.wall_words().await.unwrap();
    assert_eq!(words.len(), 2);
    assert_eq!(world.backend.remove_wall_word(&Actor::Command, words[0].clone()).await, Ok(true));
    assert_eq!(world.backend.remove_wall_word(&Actor::Command, words[0].clone()).await, Ok(false));
    assert_eq!(world.backend.wall_words().await.unwrap(), words[1..]);
    assert!(WallWord::new(None, " …! ").is_err() && WallWord::new(None, &"x".repeat(61)).is_err());
}

async fn reviewed_first_everything_waits(world: World) {
    world.backend.set_review_first(&Actor::Command, true).await.unwrap();
    pledge(&world, "Ada", "Hello", "en").await;
    world.backend.pledge(&world.pledge(&["vote"])).await.unwrap();
    assert_eq!((names(&world).await.len(), world.backend.wall().total), (0, 2));
    assert_eq!(world.backend.wall_settings().await.unwrap().waiting, 1, "a number has nothing to look at");
    world.backend.review_pledge(&Actor::Command, &ending(&world, "Ada").await, true).await.unwrap();
    assert_eq!(world.backend.wall().latest[0].message.as_deref(), Some("Hello"));
    world.backend.set_review_first(&Actor::Command, false).await.unwrap();
    pledge(&world, "Grace", "", "en").await;
    assert_eq!(names(&world).await, ["Grace", "Ada"]);
    counters_are_right(&world).await;
}

async fn what_is_hidden_is_gone_and_comes_back_when_approved(world: World) {
    let token = pledge(&world, "Ada", "Hello", "en").await;
    let ending = ending(&world, "Ada").await;
    for _ in 0..2 {
        world.backend.review_pledge(&Actor::Command, &ending, false).await.unwrap();
        assert_eq!((names(&world).await.len(), world.backend.wall().total), (0, 1));
        assert_eq!(world.backend.own_pledge(&token).await.unwrap().review, Review::Hidden);
    }
    world.backend.do_what_is_due().await.unwrap();
    assert_eq!(names(&world).await.len(), 0);
    world.backend.review_pledge(&Actor::Command, &ending, true).await.unwrap();
    assert_eq!(names(&world).await, ["Ada"]);
    counters_are_right(&world).await;
}

async fn other_words_are_looked_at_again(world: World) {
    list(&world, None, "fool").await;
    let token = pledge(&world, "Ada", "Hello", "en").await;
    let change = async |name: &str, message: &str, visibility: &str| {
        let own = world.backend.own_pledge(&token).await.unwrap();
        let form = PledgeChangeForm {
            pledge_name: name.into(),
            message: message.into(),
            visibility: visibility.into(),
            publish: "yes".into(),
            ..PledgeChangeForm::filled_in(&own, String::new())
        };
        world.backend.change_pledge(&token, &form, Lang::En).await.unwrap();
        counters_are_right(&world).await;
        world.backend.own_pledge(&token).await.unwrap()
    };
    assert!(change("Ada", "Fool", "named").await.message_held);
    let own = change("A fool", "Hello", "named").await;
    assert!((own.review, own.is_shown, own.message_held) == (Review::Waiting, false, false));
    assert!(change("Ada", "Hello", "named").await.is_shown);
    world.backend.review_pledge(&Actor::Command, &ending(&world, "Ada").await, false).await.unwrap();
    assert_eq!(change("Ada", "Hello", "named").await.review, Review::Hidden, "the same words stay hidden");
    assert_eq!(change("", "", "counted").await.review, Review::Hidden);
    assert_eq!(change("Ada B", "Hello", "named").await.review, Review::Waiting, "nobody comes back by themselves");
}

async fn a_frozen_wall_counts_and_shows_nothing_new(world: World) {
    let old = pledge(&world, "Old", "Hello", "en").await;
    world.backend.freeze_wall(&Actor::Command, true).await.unwrap();
    assert!(world.backend.wall_settings().await.unwrap().frozen);
    let new = pledge(&world, "New", "", "en").await;
    world.backend.do_what_is_due().await.unwrap();
    assert_eq!((names(&world).await, world.backend.wall().total), (vec!["Old".to_owned()], 2));
    let own = world.backend.own_pledge(&new).await.unwrap();
    assert!(own.review == Review::Shown && !own.is_shown);
    world.backend.review_pledge(&Actor::Command, &ending(&world, "New").await, true).await.unwrap();
    assert_eq!(names(&world).await, ["Old"], "not even what is approved");

    let own = world.backend.own_pledge(&old).await.unwrap();
    let same = PledgeChangeForm { pledge_country: "FR".into(), ..PledgeChangeForm::filled_in(&own, String::new()) };
    world.backend.change_pledge(&old, &same, Lang::En).await.unwrap();
    assert_eq!(names(&world).await, ["Old"], "what was there stays");
    let other = PledgeChangeForm { message: "News".into(), ..same };
    world.backend.change_pledge(&old, &other, Lang::En).await.unwrap();
    assert!(names(&world).await.is_empty(), "other words are something new");
    counters_are_right(&world).await;

    world.backend.freeze_wall(&Actor::Command, false).await.unwrap();
    let another = world.another_backend().await;
    let (one, two) = tokio::join!(world.backend.do_what_is_due(), another.do_what_is_due());
    assert!(one.is_ok() && two.is_ok());
    assert_eq!(names(&world).await, ["New", "Old"]);
    counters_are_right(&world).await;
}

async fn taken_back_or_approved_at_once(world: World) {
    world.backend.set_review_first(&Actor::Command, true).await.unwrap();
    let other = world.another_backend().await;
    for i in 0..5 {
        let name = format!("Guest {i}");
        let token = pledge(&world, &name, "", "en").await;
        let ending = ending(&world, &name).await;
        let (gone, said) =
            tokio::join!(world.backend.withdraw_pledge(&token), other.review_pledge(&Actor::Command, &ending, true));
        assert_eq!(gone, Ok(()));
        assert!(matches!(said, Ok(()) | Err(AppError::NotFound)));
        assert!(names(&world).await.is_empty());
        counters_are_right(&world).await;
    }
}

async fn another_process_shows_it_soon(world: World) {
    let command = world.another_backend().await;
    pledge(&world, "Ada", "", "en").await;
    command.review_pledge(&Actor::Command, &ending(&world, "Ada").await, false).await.unwrap();
    soon(async || world.backend.wall().latest.is_empty()).await;
    command.review_pledge(&Actor::Command, &ending(&world, "Ada").await, true).await.unwrap();
    soon(async || world.backend.wall().latest.len() == 1).await;
}
