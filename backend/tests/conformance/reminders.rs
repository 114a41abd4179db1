//! What the clock and the organisers bring about: reminders, changes, words afterwards, each once.

use backend::Actor;
use domain::{Event, MINUTE};

use crate::{
    on_both_engines,
    world::{DAY, HOUR, World, event_in_a_week},
};

on_both_engines!(
    reminders_go_to_the_confirmed_each_once,
    a_moved_session_is_told_of_and_reminded_of_anew,
    a_session_called_off_is_told_of_once_and_reminded_of_never,
    afterwards_those_who_came_are_thanked_and_the_others_missed,
    counts_stay_when_all_else_is_erased,
);

/// Lets the clock go on to a moment before the session's start.
fn go_to(world: &World, event: &Event, before_start: i64) {
    world.clock.advance(event.session.starts_at.plus(-before_start).since(world.clock.now()));
}

/// Registers and confirms by mail; gives the join token.
async fn confirmed(world: &World, name: &str) -> String {
    let email = format!("{name}@example.org");
    world.backend.register(&world.registration(name, &email)).await.unwrap();
    let links = world.recipient_of(&email).await;
    world.backend.confirm_registration(&links.confirm_token).await.unwrap();
    links.join_token
}

async fn sent(world: &World, kind: &str) -> i64 {
    world.number(&format!("SELECT COUNT(*) FROM outbox WHERE kind = '{kind}'")).await
}

async fn reminders_go_to_the_confirmed_each_once(world: World) {
    let event = event_in_a_week(Some(4));
    world.backend.import(&event).await.unwrap();
    let other = world.another_backend().await;
    confirmed(&world, "ada").await;
    confirmed(&world, "grace").await;
    world.backend.register(&world.registration("Pending", "pending@example.org")).await.unwrap();
    world.register_on_device("Device").await;
    world.backend.register(&world.registration("Waits", "waits@example.org")).await.unwrap();

    go_to(&world, &event, DAY + 1);
    world.backend.do_what_is_due().await.unwrap();
    assert_eq!(sent(&world, "reminder_day").await, 0);
    world.clock.advance(1);
    for backend in [&world.backend, &other, &world.backend, &world.another_backend().await] {
        backend.do_what_is_due().await.unwrap();
    }
    assert_eq!(sent(&world, "reminder_day").await, 2, "to the confirmed with an address, and each once");
    // Who comes now has just read when it is.
    world.clock.advance(MINUTE);
    world.backend.import(&event_in_a_week(None)).await.unwrap();
    confirmed(&world, "late").await;
    world.another_backend().await.do_what_is_due().await.unwrap();
    assert_eq!(sent(&world, "reminder_day").await, 2);

    for (before, kind) in [(HOUR, "reminder_hour"), (10 * MINUTE, "reminder_minutes")] {
        go_to(&world, &event, before);
        let (one, two) = tokio::join!(world.backend.do_what_is_due(), other.do_what_is_due());
        assert!(one.is_ok() && two.is_ok());
        assert_eq!(sent(&world, kind).await, 3, "{kind}");
    }
    assert_eq!(sent(&world, "reminder_day").await, 2);
}

async fn a_moved_session_is_told_of_and_reminded_of_anew(world: World) {
    let event = event_in_a_week(None);
    world.backend.import(&event).await.unwrap();
    confirmed(&world, "ada").await;
    go_to(&world, &event, DAY);
    world.backend.do_what_is_due().await.unwrap();

    let sequence = world.number("SELECT sequence FROM sessions").await;
    let mut moved = event.clone();
    for by in [20 * MINUTE, 3 * DAY] {
        moved.session.starts_at = event.session.starts_at.plus(by);
        moved.session.ends_at = event.session.ends_at.plus(by);
        for _ in 0..2 {
            world.backend.import(&moved).await.unwrap();
            world.backend.do_what_is_due().await.unwrap();
        }
    }
    assert_eq!(sent(&world, "changed").await, 2, "one for each change, however often it is imported");
    assert_eq!(world.number("SELECT sequence FROM sessions").await, sequence + 2);
    assert_eq!(world.number("SELECT MIN(about) FROM outbox WHERE kind = 'changed'").await, sequence + 1);
    assert_eq!(world.number("SELECT MAX(about) FROM outbox WHERE kind = 'changed'").await, sequence + 2);
    assert_eq!(sent(&world, "reminder_day").await, 1, "a small move brings no second reminder");
    go_to(&world, &moved, DAY);
    world.backend.do_what_is_due().await.unwrap();
    assert_eq!(sent(&world, "reminder_day").await, 2, "a new date does");

    let mut reworded = moved.clone();
    reworded.session.why = domain::Text::Same("Other words".into());
    world.backend.import(&reworded).await.unwrap();
    assert_eq!(sent(&world, "changed").await, 2, "words are no matter for calendars");
}

async fn a_session_called_off_is_told_of_once_and_reminded_of_never(world: World) {
    let event = event_in_a_week(Some(1));
    world.backend.import(&event).await.unwrap();
    confirmed(&world, "ada").await;
    world.backend.register(&world.registration("Waits", "waits@example.org")).await.unwrap();
    let sequence = world.number("SELECT sequence FROM sessions").await;
    let mut off = event.clone();
    off.session.cancelled = true;
    for _ in 0..2 {
        world.backend.import(&off).await.unwrap();
    }
    assert_eq!(sent(&world, "called_off").await, 2, "who waits hears of it too");
    go_to(&world, &event, DAY);
    world.backend.do_what_is_due().await.unwrap();
    world.clock.advance(2 * DAY);
    world.backend.do_what_is_due().await.unwrap();
    assert_eq!(sent(&world, "reminder_day").await + sent(&world, "missed").await, 0);
    assert_eq!(world.number("SELECT sequence FROM sessions").await, sequence + 1);
}

async fn afterwards_those_who_came_are_thanked_and_the_others_missed(world: World) {
    let mut event = event_in_a_week(None);
    world.backend.import(&event).await.unwrap();
    let meeting = domain::Meeting { url: "https://meet.example/1".into(), phone: None };
    world.backend.set_meeting(&Actor::Command, Some(&meeting)).await.unwrap();
    let ada = confirmed(&world, "ada").await;
    confirmed(&world, "grace").await;
    world.backend.register(&world.registration("Pending", "pending@example.org")).await.unwrap();
    go_to(&world, &event, 0);
    world.backend.join(&ada).await.unwrap();
    go_to(&world, &event, -2 * HOUR);
    world.backend.do_what_is_due().await.unwrap();
    assert_eq!(sent(&world, "thanks").await, 0, "they wait for the recording");
    event.session.recording_url = Some("https://example.org/recording".into());
    world.backend.import(&event).await.unwrap();
    for backend in [&world.backend, &world.another_backend().await] {
        backend.do_what_is_due().await.unwrap();
    }
    assert_eq!((sent(&world, "thanks").await, sent(&world, "missed").await), (1, 1));
    assert_eq!(sent(&world, "changed").await, 0, "a recording is no change of the date");
}

async fn counts_stay_when_all_else_is_erased(world: World) {
    let event = event_in_a_week(None);
    world.backend.import(&event).await.unwrap();
    for i in 0..14 {
        let mut form = world.registration_on_device(&format!("Guest {i}"));
        form.lang = if i < 8 {
            "ar"
        } else if i < 13 {
            "en"
        } else {
            "fr"
        }
        .into();
        form.country = if i < 3 { "GR".into() } else { String::new() };
        world.backend.register(&form).await.unwrap();
    }
    world.backend.register(&world.registration("Pending", "pending@example.org")).await.unwrap();
    world.clock.advance(7 * DAY + 2 * HOUR + 30 * DAY + 2 * HOUR);
    world.backend.do_what_is_due().await.unwrap();
    assert_eq!(world.backend.erase_due().await, Ok(15));
    let kept = "SELECT string_agg(line, ' ') FROM (SELECT kind || ':' || value || '=' || registrations AS line
        FROM registration_counts ORDER BY kind, value) AS lines";
    let kept = if world.engine == backend::testing::Engine::Sqlite {
        kept.replace("string_agg", "group_concat")
    } else {
        kept.into()
    };
    assert_eq!(world.text(&kept).await, "country:*=14 day:2024-02-28=14 lang:*=6 lang:ar=8");

    let overview = world.backend.overview().await.unwrap();
    assert!(overview.erased && overview.folded == overview.groups);
    let group = |name: &str, count| (name.to_owned(), count);
    assert_eq!(overview.groups.by_lang, [group("ar", 8), group("*", 6)]);
    assert_eq!(overview.groups.by_country, [group("*", 14)]);
    assert_eq!(overview.days.last().map(|(_, total)| *total), Some(14));
}
