//! Erasing registrations after their session.

use std::time::Duration;

use backend::{Backend, erasure, testing::Engine};
use domain::{AppError, DAY, Event, RegistrationForm};
use tokio::{sync::oneshot, time::timeout};

use crate::{
    on_both_engines,
    world::{NOW, World, event, soon},
};

on_both_engines!(
    registrations_go_thirty_days_after_their_session,
    what_was_written_is_in_no_file_any_more,
    it_erases_by_itself_until_the_end,
    it_is_all_erased_or_nothing_is,
);

/// From now until exactly thirty days after the session.
fn until_due() -> i64 {
    event().session.ends_at.since(NOW) + 30 * DAY
}

/// Another session of the campaign, two months later.
fn later_event() -> Event {
    let mut event = event();
    event.session.slug = "later".into();
    event.session.ends_at = event.session.ends_at.plus(60 * DAY);
    event.session.registration_closes_at = None;
    event
}

async fn count(world: &World, rows: &str) -> i64 {
    world.number(&format!("SELECT COUNT(*) FROM {rows}")).await
}

async fn registrations_go_thirty_days_after_their_session(world: World) {
    world.backend.register(&world.registration("Ada", "ada@example.org")).await.unwrap();
    world.backend.take_outbox(1).await.unwrap();
    let grace = world.backend.register(&world.registration_on_device("Grace")).await.unwrap().token.unwrap();
    let pledge = world.backend.pledge(&world.named_pledge("Ada")).await.unwrap().token.unwrap();
    world.backend.import(&later_event()).await.unwrap();
    let later = world.backend.of_session("later").unwrap();
    let edsger = later.register(&world.registration_on_device("Edsger")).await.unwrap().token.unwrap();
    later.register(&world.registration("Ada", "ada@example.org")).await.unwrap();

    world.clock.advance(until_due());
    assert_eq!(world.backend.erase_due().await, Ok(0), "thirty days, and not more");
    assert_eq!(count(&world, "registrations").await, 4);
    assert_eq!(count(&world, "consents WHERE registration_id IS NOT NULL").await, 8);
    assert_eq!(count(&world, "outbox").await, 2);
    assert_eq!(count(&world, "sent_forms").await, 5);

    world.clock.advance(1);
    assert_eq!(world.backend.erase_due().await, Ok(2));
    assert_eq!(world.backend.own_registration(&grace).await, Err(AppError::NotFound));
    assert_eq!(
        world.text("SELECT MIN(slug) FROM registrations JOIN sessions ON sessions.id = session_id").await,
        "later"
    );
    assert_eq!(world.backend.own_registration(&edsger).await.unwrap().name, "Edsger");
    assert_eq!(count(&world, "registrations").await, 2);
    assert_eq!(count(&world, "consents WHERE registration_id IS NOT NULL").await, 4);
    assert_eq!(count(&world, "outbox").await, 1);
    assert_eq!(count(&world, "sent_forms").await, 3, "those of the later session and of the pledge");
    assert_eq!(world.number("SELECT seats_taken FROM sessions WHERE slug = 'evening'").await, 2, "counts stay");

    assert!(world.backend.own_pledge(&pledge).await.is_ok());
    assert_eq!(count(&world, "consents WHERE pledge_id IS NOT NULL").await, 1);
    assert_eq!(world.backend.wall().total, 1);

    assert_eq!(world.backend.erase_due().await, Ok(0), "once more changes nothing");
    assert_eq!(world.another_backend().await.erase_due().await, Ok(0));
    assert_eq!(count(&world, "registrations").await, 2);
}

async fn what_was_written_is_in_no_file_any_more(world: World) {
    for i in 0..200 {
        let who = format!("{}{i}", if i % 2 == 0 { "planted" } else { "keeper" });
        let form = RegistrationForm {
            access_needs: format!("needs-of-{who}"),
            ..world.registration(&format!("name-of-{who}"), &format!("{who}@example.org"))
        };
        world.backend.register(&form).await.unwrap();
    }
    // Every other one is for the later session, so that pages hold both what goes and what stays. A program of the
    // operator's, without our settings, makes rows longer: they move, and copies stay in unused space.
    world.backend.import(&later_event()).await.unwrap();
    world
        .execute(
            "UPDATE registrations SET session_id = (SELECT id FROM sessions WHERE slug = 'later')
             WHERE name LIKE 'name-of-keeper%'",
        )
        .await;
    world.execute("UPDATE registrations SET organisation = 'The keepers of all lamps by the sea'").await;
    let stored = world.everything_stored().await;
    for text in ["planted8@example.org", "name-of-planted8", "needs-of-planted8"] {
        assert!(stored.contains(text), "{text}");
    }

    world.clock.advance(until_due() + 1);
    assert_eq!(world.backend.erase_due().await, Ok(100));
    let stored = world.everything_stored().await;
    assert_eq!(stored.matches("planted").count(), 0, "no traces are left");
    assert!(stored.contains("keeper7@example.org") && stored.contains("name-of-keeper7"), "this is where it would be");
    if world.engine == Engine::Sqlite {
        let log = format!("{}-wal", world.database.url().trim_start_matches("sqlite://"));
        assert_eq!(std::fs::metadata(log).unwrap().len(), 0, "the log is empty");
    }
}

async fn it_erases_by_itself_until_the_end(world: World) {
    world.backend.register(&world.registration("Ada", "ada@example.org")).await.unwrap();
    world.clock.advance(until_due() + 1);
    let (stop, asked) = oneshot::channel::<()>();
    let running = tokio::spawn(erasure::run(Backend::clone(&world.backend), async move { _ = asked.await }));
    soon(async || count(&world, "registrations").await == 0).await;
    stop.send(()).unwrap();
    timeout(Duration::from_secs(10), running).await.expect("it ends when asked").unwrap();
}

async fn it_is_all_erased_or_nothing_is(world: World) {
    world.backend.register(&world.registration("Ada", "ada@example.org")).await.unwrap();
    world.clock.advance(until_due() + 1);
    world.execute("CREATE TABLE holds (id TEXT NOT NULL REFERENCES registrations (id))").await;
    world.execute("INSERT INTO holds SELECT id FROM registrations").await;
    assert_eq!(world.backend.erase_due().await, Err(AppError::Internal), "something else holds on to it");
    for (table, rows) in [("registrations", 1), ("consents", 2), ("outbox", 1), ("sent_forms", 1)] {
        assert_eq!(count(&world, table).await, rows, "{table}");
    }
    world.execute("DROP TABLE holds").await;
    assert_eq!(world.backend.erase_due().await, Ok(1));
}
