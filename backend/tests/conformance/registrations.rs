//! Registering, outcome by outcome.

use domain::{
    AppError, Confirmation, DAY, FieldProblem, MINUTE, Registered, RegistrationForm, RegistrationState,
    RegistrationWindow,
};
use futures::future::join_all;
use sqlx::Row;

use crate::{
    on_both_engines,
    world::{World, event, event_with_seats, new_key, problem},
};

on_both_engines!(
    by_email_it_is_pending_until_confirmed,
    on_a_device_it_is_confirmed_at_once,
    without_a_seat_it_waits_in_line,
    a_known_mailbox_is_answered_as_a_new_one,
    a_known_mailbox_learns_nothing_when_all_seats_are_taken,
    the_same_form_is_stored_once,
    the_same_form_sent_many_times_at_once_is_stored_once,
    the_same_key_from_another_person_is_another_registration,
    consents_are_stored_as_they_were_given,
    after_the_close_only_an_earlier_answer_is_given_again,
    bad_forms_store_nothing,
    a_form_of_another_day_is_stale,
    what_fills_the_hidden_field_is_answered_and_forgotten,
    tokens_open_one_page_each,
    it_is_all_stored_or_nothing_is,
    fingerprints_go_when_the_form_cannot_be_sent_any_more,
);

async fn by_email_it_is_pending_until_confirmed(world: World) {
    let form = RegistrationForm {
        organisation: "Fog Lantern".into(),
        country: "GR".into(),
        lang: "fr".into(),
        news: "yes".into(),
        access_needs: "captions".into(),
        ..world.registration("Ada", "Ada@Example.org")
    };
    let answer = world.backend.register(&form).await.unwrap();
    assert_eq!(answer, Registered { token: None, waitlisted: false });
    assert_eq!(world.text("SELECT state FROM registrations").await, "pending");
    assert_eq!(world.text("SELECT email FROM registrations").await, "Ada@Example.org");
    assert_eq!(world.text("SELECT country || lang || access_needs FROM registrations").await, "GRfrcaptions");

    // The link is only in the mailbox.
    let links = world.backend.take_outbox(1).await.unwrap().remove(0).recipient.unwrap();
    let own = world.backend.own_registration(&links.token).await.unwrap();
    assert_eq!(own.state, RegistrationState::Pending);
    assert_eq!((own.name.as_str(), own.organisation.as_deref()), ("Ada", Some("Fog Lantern")));
    assert_eq!((own.by_email, own.news, own.created_at), (true, true, world.clock.now()));

    world.clock.advance(MINUTE);
    let confirmed = world.backend.confirm_registration(&links.confirm_token).await.unwrap();
    assert_eq!(confirmed, Confirmation::Done(links.token.clone()));
    assert_eq!(world.own(&links.token).await.state, RegistrationState::Confirmed);
    let moment = world.number("SELECT confirmed_at FROM registrations").await;
    world.clock.advance(MINUTE);
    let again = world.backend.confirm_registration(&links.confirm_token).await.unwrap();
    assert_eq!(again, confirmed, "once more changes nothing");
    assert_eq!(world.number("SELECT confirmed_at FROM registrations").await, moment);
}

async fn on_a_device_it_is_confirmed_at_once(world: World) {
    let form = RegistrationForm { email: "ada@example.org".into(), ..world.registration_on_device("Ada") };
    let answer = world.backend.register(&form).await.unwrap();
    assert!(!answer.waitlisted);
    let own = world.backend.own_registration(&answer.token.unwrap()).await.unwrap();
    assert_eq!((own.state, own.by_email, own.news), (RegistrationState::Confirmed, false, false));
    assert_eq!(world.number("SELECT COUNT(*) FROM outbox").await, 0);
    assert!(!world.everything_stored().await.contains("ada@example.org"), "an address nobody asked to keep");
}

async fn without_a_seat_it_waits_in_line(world: World) {
    world.backend.import(&event_with_seats(1)).await.unwrap();
    let version = world.backend.version();
    assert!(!world.backend.register(&world.registration_on_device("First")).await.unwrap().waitlisted);
    assert_eq!(world.backend.registration_window(), RegistrationWindow::Full);
    assert!(world.backend.version() > version, "pages say now that it is full");

    let second = world.backend.register(&world.registration_on_device("Second")).await.unwrap();
    assert!(second.waitlisted);
    let own = world.backend.own_registration(&second.token.unwrap()).await.unwrap();
    assert_eq!(own.state, RegistrationState::Waitlisted);

    let third = world.backend.register(&world.registration("Third", "third@example.org")).await.unwrap();
    assert_eq!(third, Registered { token: None, waitlisted: true });
    let links = world.backend.take_outbox(1).await.unwrap().remove(0).recipient.unwrap();
    world.backend.confirm_registration(&links.confirm_token).await.unwrap();
    world.backend.take_seat(&links.token).await.unwrap();
    assert_eq!(world.own(&links.token).await.state, RegistrationState::Waitlisted, "a good address is no seat");
    assert_eq!(world.number("SELECT seats_taken FROM sessions").await, 1);
}

async fn a_known_mailbox_is_answered_as_a_new_one(world: World) {
    let first = world.backend.register(&world.registration("Ada", "ada@example.org")).await.unwrap();
    let again = world.registration("Somebody else", "ADA@example.ORG");
    assert_eq!(world.backend.register(&again).await.unwrap(), first);
    assert_eq!(world.number("SELECT COUNT(*) FROM registrations").await, 1);
    assert_eq!(world.text("SELECT name FROM registrations").await, "Ada", "nothing has changed");
    assert_eq!(world.number("SELECT COUNT(*) FROM consents").await, 2);
    assert_eq!(world.number("SELECT seats_taken FROM sessions").await, 1);

    let mail = world.backend.take_outbox(10).await.unwrap();
    let kinds: Vec<&str> = mail.iter().map(|item| item.kind.code()).collect();
    assert_eq!(kinds, ["registered", "existing_link"]);
    let tokens: Vec<String> = mail.into_iter().map(|item| item.recipient.unwrap().token).collect();
    assert_eq!(tokens[0], tokens[1], "it is the link that the mailbox has");

    // The second form sent once more does not send a third mail.
    assert_eq!(world.backend.register(&again).await.unwrap(), first);
    assert_eq!(world.number("SELECT COUNT(*) FROM outbox").await, 2);
}

async fn a_known_mailbox_learns_nothing_when_all_seats_are_taken(world: World) {
    world.backend.import(&event_with_seats(1)).await.unwrap();
    world.backend.register(&world.registration("Ada", "ada@example.org")).await.unwrap();
    let known = world.backend.register(&world.registration("Ada", "ada@example.org")).await.unwrap();
    let unknown = world.backend.register(&world.registration("Grace", "grace@example.org")).await.unwrap();
    assert_eq!(known, unknown);
}

async fn the_same_form_is_stored_once(world: World) {
    world.backend.import(&event_with_seats(2)).await.unwrap();
    let form = world.registration_on_device("Ada");
    let first = world.backend.register(&form).await.unwrap();
    world.backend.register(&world.registration_on_device("Grace")).await.unwrap();
    assert_eq!(world.backend.registration_window(), RegistrationWindow::Full);
    assert_eq!(world.backend.register(&form).await.unwrap(), first, "as it was answered then, not as it would be now");
    assert_eq!(world.number("SELECT COUNT(*) FROM registrations").await, 2);

    let waiting = world.registration_on_device("Edsger");
    let answer = world.backend.register(&waiting).await.unwrap();
    assert!(answer.waitlisted);
    world.backend.import(&event_with_seats(9)).await.unwrap();
    assert_eq!(world.backend.register(&waiting).await.unwrap(), answer);
}

async fn the_same_form_sent_many_times_at_once_is_stored_once(world: World) {
    let other = world.another_backend().await;
    let form = world.registration("Ada", "ada@example.org");
    let on_device = world.registration_on_device("Grace");
    let by_email = join_all((0..16).map(|i| [&world.backend, &other][i % 2].register(&form))).await;
    let by_device = join_all((0..16).map(|i| [&world.backend, &other][i % 2].register(&on_device))).await;
    assert!(by_email.iter().all(|answer| *answer == Ok(Registered { token: None, waitlisted: false })));
    assert!(by_device.iter().all(|answer| answer.is_ok() && *answer == by_device[0]), "one token for all");
    assert_eq!(world.number("SELECT COUNT(*) FROM registrations").await, 2);
    assert_eq!(world.number("SELECT COUNT(*) FROM consents").await, 4);
    assert_eq!(world.number("SELECT COUNT(*) FROM outbox").await, 1);
    assert_eq!(world.number("SELECT seats_taken FROM sessions").await, 2);
}

async fn the_same_key_from_another_person_is_another_registration(world: World) {
    let ada = world.registration_on_device("Ada");
    let grace = RegistrationForm { name: "Grace".into(), ..ada.clone() };
    let (ada, grace) = (world.backend.register(&ada).await.unwrap(), world.backend.register(&grace).await.unwrap());
    assert_ne!(ada.token, grace.token);
    assert_eq!(world.backend.own_registration(&grace.token.unwrap()).await.unwrap().name, "Grace");
}

async fn consents_are_stored_as_they_were_given(world: World) {
    let with_news =
        RegistrationForm { news: "yes".into(), lang: "ar".into(), ..world.registration("Ada", "ada@example.org") };
    world.backend.register(&with_news).await.unwrap();
    world.backend.register(&world.registration_on_device("Grace")).await.unwrap();
    let rows = sqlx::query(
        "SELECT name, kind, given, text_version, consents.lang AS lang, consents.created_at AS created_at
         FROM consents JOIN registrations ON registrations.id = registration_id
         ORDER BY name, kind DESC",
    )
    .fetch_all(&mut world.connection().await)
    .await
    .unwrap();
    let stored: Vec<(String, String, i64, String)> =
        rows.iter().map(|row| (row.get("name"), row.get("kind"), row.get("given"), row.get("lang"))).collect();
    let expected = [
        ("Ada", "taking_part", 1, "ar"),
        ("Ada", "news", 1, "ar"),
        ("Grace", "taking_part", 1, "en"),
        ("Grace", "news", 0, "en"),
    ];
    assert_eq!(stored, expected.map(|(name, kind, given, lang)| (name.into(), kind.into(), given, lang.into())));
    for row in &rows {
        assert_eq!(row.get::<i64, _>("text_version"), domain::CONSENT_TEXT_VERSION);
        assert_eq!(row.get::<i64, _>("created_at"), world.clock.now().millis());
    }
}

async fn after_the_close_only_an_earlier_answer_is_given_again(world: World) {
    let form = world.registration_on_device("Ada");
    let answer = world.backend.register(&form).await.unwrap();
    let late = world.registration_on_device("Grace");
    world.clock.advance(35 * MINUTE);
    assert_eq!(world.backend.registration_window(), RegistrationWindow::Closed);
    assert_eq!(world.backend.register(&late).await, Err(AppError::Closed));
    assert_eq!(world.backend.register(&form).await, Ok(answer), "it was in time");
    assert_eq!(world.number("SELECT COUNT(*) FROM registrations").await, 1);

    let mut called_off = event();
    called_off.session.cancelled = true;
    world.clock.advance(-35 * MINUTE);
    world.backend.import(&called_off).await.unwrap();
    assert_eq!(world.backend.register(&late).await, Err(AppError::Closed));
}

async fn bad_forms_store_nothing(world: World) {
    let good = world.registration("Ada", "ada@example.org");
    let nameless = RegistrationForm { name: " ".into(), country: "x".into(), ..good.clone() };
    let answer = world.backend.register(&nameless).await;
    assert_eq!(problem(answer.clone(), "name"), Some(FieldProblem::Missing));
    assert_eq!(problem(answer, "country"), Some(FieldProblem::UnknownChoice));
    let from_afar = RegistrationForm { country: "JP".into(), ..good.clone() };
    assert_eq!(problem(world.backend.register(&from_afar).await, "country"), Some(FieldProblem::UnknownChoice));
    let without_a_key = RegistrationForm { key: "1".into(), ..good.clone() };
    assert_eq!(world.backend.register(&without_a_key).await, Err(AppError::StaleForm));
    for table in ["registrations", "consents", "outbox", "sent_forms"] {
        assert_eq!(world.number(&format!("SELECT COUNT(*) FROM {table}")).await, 0, "{table}");
    }
    let from_elsewhere = RegistrationForm { country: "ZZ".into(), ..good };
    world.backend.register(&from_elsewhere).await.unwrap();
}

async fn a_form_of_another_day_is_stale(world: World) {
    let form = world.registration("Ada", "ada@example.org");
    world.clock.advance(3 * DAY);
    assert_eq!(world.backend.register(&form).await, Err(AppError::StaleForm), "before anything else is looked at");
    let forged = RegistrationForm { stamp: "28485235.AAAA".into(), ..form };
    assert_eq!(world.backend.register(&forged).await, Err(AppError::StaleForm));
    assert_eq!(world.number("SELECT COUNT(*) FROM registrations").await, 0);
}

async fn what_fills_the_hidden_field_is_answered_and_forgotten(world: World) {
    let by_email =
        RegistrationForm { website: "https://x".into(), ..world.registration("Program", "program@example.org") };
    assert_eq!(world.backend.register(&by_email).await, Ok(Registered { token: None, waitlisted: false }));
    let on_device = RegistrationForm { website: "x".into(), ..world.registration_on_device("Program") };
    let token = world.backend.register(&on_device).await.unwrap().token.unwrap();
    assert_eq!(world.backend.own_registration(&token).await, Err(AppError::NotFound));
    let nonsense = RegistrationForm { website: "x".into(), ..RegistrationForm::default() };
    assert!(world.backend.register(&nonsense).await.is_ok());
    for table in ["registrations", "consents", "outbox", "sent_forms"] {
        assert_eq!(world.number(&format!("SELECT COUNT(*) FROM {table}")).await, 0, "{table}");
    }
}

async fn tokens_open_one_page_each(world: World) {
    let registration = world.backend.register(&world.registration_on_device("Ada")).await.unwrap().token.unwrap();
    let pledge = world.backend.pledge(&world.named_pledge("Ada")).await.unwrap().token.unwrap();
    assert_eq!(registration.len(), 43, "256 bits");
    assert_eq!(world.backend.own_pledge(&registration).await, Err(AppError::NotFound));
    assert_eq!(world.backend.own_registration(&pledge).await, Err(AppError::NotFound));
    for bad in ["", "\0", &"x".repeat(10_000), &new_key()] {
        assert_eq!(world.backend.own_registration(bad).await, Err(AppError::NotFound));
        assert_eq!(world.backend.confirm_registration(bad).await, Err(AppError::NotFound));
        assert_eq!(world.backend.take_seat(bad).await, Err(AppError::NotFound));
        assert_eq!(world.backend.waiting_room(bad).await, Err(AppError::NotFound));
        assert_eq!(world.backend.withdraw_pledge(bad).await, Err(AppError::NotFound));
    }
    let stored = world.everything_stored().await;
    assert!(!stored.contains(&registration) && !stored.contains(&pledge), "no token is stored");
}

async fn it_is_all_stored_or_nothing_is(world: World) {
    let form = world.registration("Ada", "ada@example.org");
    world.execute("ALTER TABLE outbox RENAME TO elsewhere").await;
    assert_eq!(world.backend.register(&form).await, Err(AppError::Internal), "its mail cannot be written");
    for table in ["registrations", "consents", "sent_forms"] {
        assert_eq!(world.number(&format!("SELECT COUNT(*) FROM {table}")).await, 0, "{table}");
    }
    assert_eq!(world.number("SELECT seats_taken FROM sessions").await, 0);
    world.execute("ALTER TABLE elsewhere RENAME TO outbox").await;
    assert_eq!(world.backend.register(&form).await, Ok(Registered { token: None, waitlisted: false }));
    assert_eq!(world.number("SELECT COUNT(*) FROM outbox").await, 1);
}

async fn fingerprints_go_when_the_form_cannot_be_sent_any_more(world: World) {
    world.backend.register(&world.registration_on_device("Ada")).await.unwrap();
    let mut longer = event();
    longer.session.registration_closes_at = None;
    longer.session.ends_at = longer.session.ends_at.plus(30 * DAY);
    world.backend.import(&longer).await.unwrap();
    world.clock.advance(4 * DAY + 1);
    world.backend.register(&world.registration_on_device("Grace")).await.unwrap();
    assert_eq!(world.number("SELECT COUNT(*) FROM sent_forms").await, 2);
    world.backend.clean_up().await.unwrap();
    assert_eq!(world.number("SELECT COUNT(*) FROM sent_forms").await, 1);
    assert_eq!(world.number("SELECT COUNT(*) FROM registrations").await, 2);
}
