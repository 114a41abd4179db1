//! What becomes of a registration: confirmed, expired, changed, given up, asked for again, erased; joining.

use backend::{Actor, testing::Engine};
use domain::{AppError, ChangeForm, Confirmation, FieldProblem, MINUTE, Meeting, RegistrationForm, RegistrationState};
use futures::future::join_all;

use crate::{
    on_both_engines,
    world::{HOUR, World, event_in_a_week, new_key, problem},
};

on_both_engines!(
    looking_at_the_confirmation_changes_nothing,
    an_unconfirmed_seat_goes_on_and_can_be_asked_for_anew,
    confirming_at_the_same_moment_counts_once,
    what_is_changed_is_stored_and_consents_keep_their_words,
    giving_up_and_coming_back,
    erasing_leaves_nothing,
    the_way_in_opens_with_the_doors_and_tells_nobody_else,
    the_meeting_is_stored_encrypted,
    a_confirmation_names_its_own_session,
    the_time_zone_is_kept_where_there_is_such_a_zone,
);

async fn looking_at_the_confirmation_changes_nothing(world: World) {
    world.backend.import(&event_in_a_week(None)).await.unwrap();
    world.backend.register(&world.registration("Ada", "ada@example.org")).await.unwrap();
    let link = world.recipient_of("ada@example.org").await;
    let until = world.clock.now().plus(48 * HOUR);
    for _ in 0..10 {
        assert_eq!(world.backend.confirmation(&link.confirm_token).await, Ok(Confirmation::Open(until)));
    }
    assert_eq!(world.own(&link.token).await.state, RegistrationState::Pending);
    let done = Confirmation::Done(link.token.clone());
    assert_eq!(world.backend.confirm_registration(&link.confirm_token).await, Ok(done.clone()));
    assert_eq!(world.own(&link.token).await.state, RegistrationState::Confirmed);
    assert_eq!(world.backend.confirm_registration(&link.confirm_token).await, Ok(done.clone()), "a used one shows it");
    assert_eq!(world.backend.confirmation(&link.confirm_token).await, Ok(done));
    // Near the session it is held until its end.
    let ends_at = event_in_a_week(None).session.ends_at;
    world.clock.advance(ends_at.since(world.clock.now()) - HOUR);
    world.backend.register(&world.registration("Grace", "grace@example.org")).await.unwrap();
    let late = world.recipient_of("grace@example.org").await;
    assert_eq!(world.backend.confirmation(&late.confirm_token).await, Ok(Confirmation::Open(ends_at)));
    assert_eq!(world.kinds_in_outbox().await, ["confirmed", "registered", "registered"], "one mail each");
    // Each link is good for one purpose.
    for wrong in [&link.token, &link.join_token, &"x".repeat(54), &String::new(), &new_key()] {
        assert_eq!(world.backend.confirmation(wrong).await, Err(AppError::NotFound));
        assert_eq!(world.backend.confirm_registration(wrong).await, Err(AppError::NotFound));
        assert_eq!(world.backend.confirm_anew(wrong).await, Err(AppError::NotFound));
    }
}

async fn an_unconfirmed_seat_goes_on_and_can_be_asked_for_anew(world: World) {
    world.backend.import(&event_in_a_week(Some(1))).await.unwrap();
    world.backend.register(&world.registration("Ada", "ada@example.org")).await.unwrap();
    let ada = world.recipient_of("ada@example.org").await;
    let grace = world.register_on_device("Grace").await;
    assert_eq!(world.backend.confirm_anew(&ada.confirm_token).await, Ok(true), "it still holds");
    assert_eq!(world.kinds_in_outbox().await, ["registered"], "and no second mail goes out");

    world.clock.advance(48 * HOUR);
    assert_eq!(world.backend.confirmation(&ada.confirm_token).await, Ok(Confirmation::Expired));
    assert_eq!(world.backend.confirm_registration(&ada.confirm_token).await, Ok(Confirmation::Expired));
    assert_eq!(world.backend.do_what_is_due().await, Ok(1));
    assert_eq!(world.own(&grace).await.state, RegistrationState::Offered);

    assert_eq!(world.backend.confirm_anew(&ada.confirm_token).await, Ok(false), "no seat is left: she waits in line");
    assert_eq!(world.own(&ada.token).await.place_in_line, Some(1));
    world.backend.cancel_registration(&grace).await.unwrap();
    world.clock.advance(12 * HOUR);
    world.backend.do_what_is_due().await.unwrap();
    assert_eq!(world.backend.confirm_anew(&ada.confirm_token).await, Ok(true));
    let until = world.clock.now().plus(48 * HOUR);
    assert_eq!(world.backend.confirmation(&ada.confirm_token).await, Ok(Confirmation::Open(until)));
    world.backend.confirm_registration(&ada.confirm_token).await.unwrap();
    assert_eq!(world.own(&ada.token).await.state, RegistrationState::Confirmed);
    assert_eq!(world.number("SELECT seats_taken FROM sessions").await, 1);
}

async fn confirming_at_the_same_moment_counts_once(world: World) {
    world.backend.register(&world.registration("Ada", "ada@example.org")).await.unwrap();
    let ada = world.recipient_of("ada@example.org").await;
    let other = world.another_backend().await;
    let all = (0..16).map(|i| [&world.backend, &other][i % 2].confirm_registration(&ada.confirm_token));
    assert!(join_all(all).await.into_iter().all(|done| done == Ok(Confirmation::Done(ada.token.clone()))));
    assert_eq!(world.kinds_in_outbox().await, ["confirmed", "registered"]);
}

async fn what_is_changed_is_stored_and_consents_keep_their_words(world: World) {
    let form = RegistrationForm { news: "yes".into(), ..world.registration("Ada", "ada@example.org") };
    world.backend.register(&form).await.unwrap();
    let token = world.token_of("ada@example.org").await;
    let asked = "SELECT CAST(created_at AS TEXT) || lang || given FROM consents WHERE kind = 'news'";
    let first = world.text(asked).await;
    world.clock.advance(MINUTE);
    let change = ChangeForm {
        name: "Ada L.".into(),
        organisation: "Fog Lantern".into(),
        lang: "ar".into(),
        access_needs: "captions".into(),
        news: "yes".into(),
    };
    world.backend.change_registration(&token, &change).await.unwrap();
    let own = world.own(&token).await;
    assert_eq!((own.name.as_str(), own.lang.code(), own.news), ("Ada L.", "ar", true));
    assert_eq!((own.organisation.as_deref(), own.access_needs.as_deref()), (Some("Fog Lantern"), Some("captions")));
    assert_eq!(world.text(asked).await, first, "an answer that stays keeps its moment and its words");

    let refused = ChangeForm { news: String::new(), ..change.clone() };
    world.backend.change_registration(&token, &refused).await.unwrap();
    assert!(!world.own(&token).await.news);
    assert_eq!(world.text(asked).await, format!("{}ar0", world.clock.now().millis()));
    assert_eq!(world.number("SELECT COUNT(*) FROM consents").await, 2);

    let nameless = ChangeForm { name: " ".into(), lang: "xx".into(), ..change.clone() };
    let answer = world.backend.change_registration(&token, &nameless).await;
    assert_eq!(problem(answer.clone(), "name"), Some(FieldProblem::Missing));
    assert_eq!(problem(answer, "lang"), Some(FieldProblem::UnknownChoice));
    assert_eq!(world.own(&token).await.name, "Ada L.");
    assert_eq!(world.backend.change_registration(&new_key(), &change).await, Err(AppError::NotFound));

    world.backend.change_registration(&token, &change).await.unwrap();
    for _ in 0..2 {
        world.backend.stop_news(&token).await.unwrap();
        assert!(!world.own(&token).await.news);
    }
}

async fn giving_up_and_coming_back(world: World) {
    world.backend.import(&event_in_a_week(Some(2))).await.unwrap();
    world.backend.register(&world.registration("Ada", "ada@example.org")).await.unwrap();
    let ada = world.recipient_of("ada@example.org").await;
    world.backend.confirm_registration(&ada.confirm_token).await.unwrap();
    for _ in 0..2 {
        world.backend.cancel_registration(&ada.token).await.unwrap();
        assert_eq!(world.own(&ada.token).await.state, RegistrationState::Cancelled);
        assert_eq!(world.number("SELECT seats_taken FROM sessions").await, 0);
    }
    // The mailbox registers once more: the same answer as always, and its link by mail.
    world.backend.register(&world.registration("Ada", "ada@example.org")).await.unwrap();
    assert_eq!(world.kinds_in_outbox().await, ["confirmed", "existing_link", "left", "registered"]);
    for _ in 0..2 {
        world.backend.ask_again(&ada.token).await.unwrap();
        assert_eq!(world.own(&ada.token).await.state, RegistrationState::Confirmed);
        assert_eq!(world.number("SELECT seats_taken FROM sessions").await, 1);
    }
    world.backend.cancel_registration(&ada.token).await.unwrap();
    let over = event_in_a_week(None).session.ends_at.since(world.clock.now());
    world.clock.advance(over);
    assert_eq!(world.backend.ask_again(&ada.token).await, Err(AppError::Closed));
}

async fn erasing_leaves_nothing(world: World) {
    world.backend.import(&event_in_a_week(Some(1))).await.unwrap();
    let planted = RegistrationForm {
        organisation: "planted-organisation".into(),
        access_needs: "planted-needs".into(),
        ..world.registration("planted-name", "planted@example.org")
    };
    world.backend.register(&planted).await.unwrap();
    let token = world.token_of("planted@example.org").await;
    let next = world.register_on_device("Next").await;
    world
        .backend
        .change_registration(
            &token,
            &ChangeForm { name: "planted-again".into(), lang: "en".into(), ..ChangeForm::default() },
        )
        .await
        .unwrap();
    assert!(world.everything_stored().await.contains("planted"));

    world.backend.erase_registration(&token).await.unwrap();
    assert_eq!(world.everything_stored().await.matches("planted").count(), 0, "no traces are left");
    assert_eq!(world.backend.own_registration(&token).await, Err(AppError::NotFound));
    assert_eq!(world.backend.erase_registration(&token).await, Err(AppError::NotFound));
    assert_eq!(world.number("SELECT COUNT(*) FROM outbox").await, 0, "nor a mail that was to be sent");
    assert_eq!(world.number("SELECT COUNT(*) FROM sent_forms").await, 1);
    assert_eq!(world.own(&next).await.state, RegistrationState::Offered);
    if world.engine == Engine::Sqlite {
        let log = format!("{}-wal", world.database.url().trim_start_matches("sqlite://"));
        assert!(!String::from_utf8_lossy(&std::fs::read(log).unwrap()).contains("planted"));
    }
}

async fn the_way_in_opens_with_the_doors_and_tells_nobody_else(world: World) {
    let meeting = Meeting { url: "https://meet.example:8443/j/1?pwd=x".into(), phone: Some("+32 1 23".into()) };
    world.backend.import(&event_in_a_week(Some(1))).await.unwrap();
    world.backend.register(&world.registration("Ada", "ada@example.org")).await.unwrap();
    let ada = world.recipient_of("ada@example.org").await;
    let waiting = world.register_on_device("Waiting").await;
    assert_eq!(world.backend.join_token_of(&ada.token).await, Ok(None), "not before it is confirmed");
    world.backend.confirm_registration(&ada.confirm_token).await.unwrap();
    assert_eq!(world.backend.join_token_of(&ada.token).await, Ok(Some(ada.join_token.clone())));
    assert_eq!(world.backend.join_token_of(&waiting).await, Ok(None));
    assert_eq!(world.backend.join(&ada.token).await, Err(AppError::NotFound), "each link is good for one purpose");

    let starts_at = event_in_a_week(None).session.starts_at;
    world.clock.advance(starts_at.since(world.clock.now()) - 15 * MINUTE - 1);
    world.backend.set_meeting(&Actor::Command, Some(&meeting)).await.unwrap();
    let room = world.backend.waiting_room(&ada.join_token).await.unwrap();
    assert_eq!(
        (room.state, room.has_meeting, room.phone, room.origin),
        (RegistrationState::Confirmed, true, None, None)
    );
    assert_eq!(world.backend.join(&ada.join_token).await, Err(AppError::Closed));

    world.clock.advance(1);
    let room = world.backend.waiting_room(&ada.join_token).await.unwrap();
    assert_eq!((room.phone.as_deref(), room.origin.as_deref()), (Some("+32 1 23"), Some("https://meet.example:8443")));
    assert_eq!(world.own(&ada.token).await.state, RegistrationState::Confirmed, "looking is not joining");
    assert_eq!(world.backend.join(&ada.join_token).await, Ok(Some(meeting.clone())));
    let attended_at = world.number("SELECT attended_at FROM registrations WHERE state = 'attended'").await;
    world.clock.advance(MINUTE);
    let moved = Meeting { url: "https://elsewhere.example/j/2".into(), phone: None };
    world.backend.set_meeting(&Actor::Command, Some(&moved)).await.unwrap();
    assert_eq!(world.backend.join(&ada.join_token).await, Ok(Some(moved)), "a changed address needs no new mail");
    assert_eq!(world.number("SELECT attended_at FROM registrations WHERE state = 'attended'").await, attended_at);
    world.backend.cancel_registration(&ada.token).await.unwrap();
    assert_eq!(world.own(&ada.token).await.state, RegistrationState::Attended);

    world.backend.set_meeting(&Actor::Command, None).await.unwrap();
    assert_eq!(world.backend.join(&ada.join_token).await, Ok(None));
    world.backend.set_meeting(&Actor::Command, Some(&meeting)).await.unwrap();
    world.clock.advance(2 * HOUR);
    assert_eq!(world.backend.join(&ada.join_token).await, Err(AppError::Closed), "it is over");
    assert_eq!(world.backend.waiting_room(&ada.join_token).await.unwrap().phone, None);
}

async fn the_meeting_is_stored_encrypted(world: World) {
    let meeting = Meeting { url: "https://secret-meeting.example/j/1".into(), phone: Some("secret-number".into()) };
    world.backend.set_meeting(&Actor::Command, Some(&meeting)).await.unwrap();
    assert_eq!(world.number("SELECT COUNT(*) FROM meetings").await, 1);
    let stored = world.everything_stored().await;
    assert!(!stored.contains("secret-meeting") && !stored.contains("secret-number"));
}

async fn a_confirmation_names_its_own_session(world: World) {
    world.backend.register(&world.registration("Ada", "ada@example.org")).await.unwrap();
    let ada = world.recipient_of("ada@example.org").await;
    let mut next = event_in_a_week(None);
    next.session.slug = "another".into();
    world.backend.import(&next).await.unwrap();
    assert!(world.backend.of_session("another").is_some());
    assert_eq!(world.backend.event_to_confirm(&ada.confirm_token).await.unwrap().session.slug, "evening");
    assert_eq!(world.recipient_of("ada@example.org").await.event.session.slug, "evening", "so does its mail");
}

async fn the_time_zone_is_kept_where_there_is_such_a_zone(world: World) {
    for (name, zone) in [("ada", "Asia/Beirut"), ("grace", "Mars/Base"), ("edsger", "'; DROP"), ("joan", "")] {
        let form = RegistrationForm { zone: zone.into(), ..world.registration(name, &format!("{name}@example.org")) };
        world.backend.register(&form).await.unwrap();
    }
    assert_eq!(world.number("SELECT COUNT(*) FROM registrations").await, 4);
    assert_eq!(world.text("SELECT name || zone FROM registrations WHERE zone IS NOT NULL").await, "adaAsia/Beirut");
}
