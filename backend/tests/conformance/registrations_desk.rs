//! What organisers do with registrations: finding them, and what is written down of what is done.

use backend::{
    Actor, ExportFormat, OutboxKind, RegistrationFilter, RegistrationRow, RegistrationSight, RegistrationsForm,
};
use domain::{AppError, ChangeForm, FieldProblem, MINUTE, RegistrationForm, RegistrationState};
use futures::TryStreamExt;

use crate::{
    on_both_engines,
    world::{DAY, HOUR, World, event_in_a_week, event_with_seats, new_key, problem},
};

on_both_engines!(
    counts_by_state_stay_exact,
    people_are_found_by_what_may_be_seen,
    filters_and_orders_go_together,
    pages_follow_each_other_in_every_order,
    many_are_found_as_few_are,
    what_was_there_before_is_indexed,
    what_is_changed_or_erased_is_found_no_more,
    checking_in_and_taking_it_back,
    the_mail_that_fits_is_sent_again,
    moving_up_makes_no_seat,
    cancelling_for_somebody_tells_them,
    erasing_for_somebody_leaves_nothing,
    adding_by_hand_goes_by_the_same_rules,
    one_file_holds_it_all,
    a_file_leaves_with_what_was_chosen,
);

fn everything(form: RegistrationsForm) -> RegistrationFilter {
    RegistrationFilter::parse(&form, RegistrationSight::Everything)
}

fn by_organiser() -> Actor {
    Actor::Organiser { id: "018f0000-0000-7000-8000-000000000000".into(), name: "Olga".into() }
}

/// The names that a filter lets through, in its order.
async fn names(world: &World, filter: &RegistrationFilter) -> Vec<String> {
    let page = world.backend.registrations(filter, None).await.unwrap();
    page.rows.into_iter().map(|row| row.name).collect()
}

async fn found(world: &World, typed: &str, sight: RegistrationSight) -> Vec<String> {
    let form = RegistrationsForm { q: typed.into(), ..RegistrationsForm::default() };
    names(world, &RegistrationFilter::parse(&form, sight)).await
}

/// The id of the registration with this name.
async fn id_of(world: &World, name: &str) -> String {
    world.text(&format!("SELECT id FROM registrations WHERE name = '{name}'")).await
}

/// What is written down, oldest first: action, subject, before, after.
async fn written_down(world: &World) -> Vec<String> {
    sqlx::query_scalar(
        "SELECT action || ' ' || subject || ' ' || COALESCE(before_it, '-') || ' ' || COALESCE(after_it, '-')
         FROM audit_entries ORDER BY id",
    )
    .fetch_all(&mut world.connection().await)
    .await
    .unwrap()
}

/// Whether the counts are what counting gives.
async fn assert_counts(world: &World) {
    let counted: Vec<(RegistrationState, u64)> = world.backend.registration_counts().await.unwrap();
    for state in RegistrationState::ALL {
        let sql = format!("SELECT COUNT(*) FROM registrations WHERE state = '{}'", state.code());
        let there = world.number(&sql).await.unsigned_abs();
        let count = counted.iter().find(|(counted, _)| *counted == state).map_or(0, |(_, count)| *count);
        assert_eq!(count, there, "{}", state.code());
    }
    assert_eq!(world.number("SELECT COUNT(*) FROM registration_states WHERE registrations < 0").await, 0);
}

async fn counts_by_state_stay_exact(world: World) {
    world.backend.import(&event_in_a_week(Some(3))).await.unwrap();
    let ada = world.register_on_device("Ada").await;
    let boy = world.register_on_device("Boy").await;
    world.backend.register(&world.registration("Cyd", "cyd@example.org")).await.unwrap();
    let dee = world.register_on_device("Dee").await;
    world.backend.register(&world.registration("Cyd again", "cyd@example.org")).await.unwrap();
    assert_counts(&world).await;
    world.backend.cancel_registration(&ada).await.unwrap();
    assert_counts(&world).await;
    world.backend.take_seat(&dee).await.unwrap();
    world.backend.ask_again(&ada).await.unwrap();
    assert_counts(&world).await;
    world.clock.advance(49 * HOUR);
    world.backend.do_what_is_due().await.unwrap();
    assert_counts(&world).await;
    world.backend.take_seat(&ada).await.unwrap();
    world.backend.erase_registration(&boy).await.unwrap();
    world.clock.advance(5 * DAY);
    world.backend.check_in(&id_of(&world, "Dee").await, &by_organiser()).await.unwrap();
    assert_counts(&world).await;
    world.clock.advance(40 * DAY);
    world.backend.erase_due().await.unwrap();
    assert_eq!(world.number("SELECT COUNT(*) FROM registrations").await, 0);
    assert_eq!(world.backend.registration_counts().await, Ok(vec![]));
    assert_eq!(world.number("SELECT COUNT(*) FROM registration_words").await, 0);
}

async fn people_are_found_by_what_may_be_seen(world: World) {
    use RegistrationSight::{Everything, Names};
    let form = RegistrationForm {
        organisation: "Fog Lantern".into(),
        ..world.registration("Hélène Dupont", "lamp.keeper@harbour.example")
    };
    world.backend.register(&form).await.unwrap();
    world.register_on_device("مُحمّد علي").await;
    world.register_on_device("Ελένη").await;
    for (typed, name) in
        [("helene", "Hélène Dupont"), ("DUP hél", "Hélène Dupont"), ("محمد", "مُحمّد علي"), ("ΕΛΈΝΗ", "Ελένη")]
    {
        assert_eq!(found(&world, typed, Names).await, [name], "{typed}");
        assert_eq!(found(&world, typed, Everything).await, [name], "{typed}");
    }
    for typed in ["lamp.keeper@harbour.example", "harbour", "fog lan"] {
        assert_eq!(found(&world, typed, Everything).await, ["Hélène Dupont"], "{typed}");
        assert_eq!(found(&world, typed, Names).await, [""; 0], "{typed}");
    }
    assert_eq!(found(&world, "% _ ' --", Everything).await.len(), 3, "nothing that could be a word");
    assert_eq!(found(&world, "nobody", Everything).await, [""; 0]);
    let page = world.backend.registrations(&RegistrationFilter::default(), None).await.unwrap();
    assert!(page.rows.iter().all(|row| row.details.is_none()), "names and states alone");
}

async fn filters_and_orders_go_together(world: World) {
    for (name, country, lang, needs, email) in [
        ("Zoe", "FR", "fr", "", "zoe@example.org"),
        ("élise", "FR", "en", "captions", ""),
        ("Ada", "DE", "fr", "", ""),
        ("Emma", "", "fr", "a lift", "emma@example.org"),
    ] {
        let contact = if email.is_empty() { "device" } else { "email" };
        let form = RegistrationForm {
            contact: contact.into(),
            country: country.into(),
            lang: lang.into(),
            access_needs: needs.into(),
            ..world.registration(name, email)
        };
        world.backend.register(&form).await.unwrap();
    }
    let form = RegistrationsForm::default;
    for (form, expected) in [
        (form(), vec!["Emma", "Ada", "élise", "Zoe"]),
        (RegistrationsForm { sort: "name".into(), ..form() }, vec!["Ada", "élise", "Emma", "Zoe"]),
        (RegistrationsForm { sort: "state".into(), ..form() }, vec!["Emma", "Zoe", "Ada", "élise"]),
        (RegistrationsForm { country: "FR".into(), ..form() }, vec!["élise", "Zoe"]),
        (RegistrationsForm { language: "fr".into(), sort: "name".into(), ..form() }, vec!["Ada", "Emma", "Zoe"]),
        (RegistrationsForm { contact: "device".into(), ..form() }, vec!["Ada", "élise"]),
        (RegistrationsForm { contact: "email".into(), language: "fr".into(), ..form() }, vec!["Emma", "Zoe"]),
        (RegistrationsForm { needs: "yes".into(), ..form() }, vec!["Emma", "élise"]),
        (RegistrationsForm { state: "pending".into(), country: "FR".into(), ..form() }, vec!["Zoe"]),
        (RegistrationsForm { q: "e".into(), state: "confirmed".into(), ..form() }, vec!["élise"]),
        (RegistrationsForm { country: "GR".into(), ..form() }, vec![]),
        (
            RegistrationsForm { country: "nowhere".into(), state: "x".into(), ..form() },
            vec!["Emma", "Ada", "élise", "Zoe"],
        ),
    ] {
        assert_eq!(names(&world, &everything(form.clone())).await, expected, "{form:?}");
    }
    let of_moderator = RegistrationsForm { country: "FR".into(), needs: "yes".into(), ..form() };
    let filter = RegistrationFilter::parse(&of_moderator, RegistrationSight::Names);
    assert_eq!(names(&world, &filter).await.len(), 4, "a moderator filters by nothing that they may not see");
}

/// Puts so many confirmed registrations there, as an older version of the program would have left them.
async fn fill(world: &World, count: i64) {
    let sql = format!(
        "INSERT INTO registrations (id, session_id, state, name, organisation, lang, country, token_hash, created_at)
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
         SELECT '018f0000-0000-7000-8000-' || substr('000000000000' || i, length('000000000000' || i) - 11), sessions.id,
             CASE WHEN i % 3 = 0 THEN 'confirmed' ELSE 'cancelled' END,
             'Person ' || substr('0000' || (i * 7 % 10000), length('0000' || (i * 7 % 10000)) - 3),
             'Group' || (i % 7), 'en',
             CASE WHEN i = 5 THEN 'GR' ELSE 'DE' END, 'token ' || i, 1709114100000 + i
         FROM n, sessions"
    );
    world.execute(&sql).await;
    world.execute("DELETE FROM registration_states").await;
    let counts = "INSERT INTO registration_states SELECT session_id, state, COUNT(*) FROM registrations GROUP BY 1, 2";
    world.execute(counts).await;
    // Opening it indexes what is not indexed.
    world.another_backend().await.shutdown().await;
}

/// All registrations that a filter lets through, page by page.
async fn all_pages(world: &World, filter: &RegistrationFilter) -> Vec<RegistrationRow> {
    let (mut all, mut place) = (Vec::new(), None);
    loop {
        let page = world.backend.registrations(filter, place.as_ref()).await.unwrap();
        assert!(page.rows.len() == 50 || page.next.is_none(), "{:?}: all but the last are full", filter.sort);
        all.extend(page.rows);
        place = page.next;
        if place.is_none() {
            return all;
        }
    }
}

async fn pages_follow_each_other_in_every_order(world: World) {
    fill(&world, 170).await;
    for (sort, state) in [("newest", ""), ("name", ""), ("state", ""), ("name", "confirmed"), ("state", "confirmed")] {
        let form = RegistrationsForm { sort: sort.into(), state: state.into(), ..RegistrationsForm::default() };
        let filter = everything(form);
        let all = all_pages(&world, &filter).await;
        let expected = if state.is_empty() { 170 } else { 56 };
        let mut ids: Vec<_> = all.iter().map(|row| row.id.clone()).collect();
        match sort {
            "name" => assert!(all.is_sorted_by_key(|row| row.name.clone()), "by name"),
            "newest" => assert!(all.is_sorted_by(|a, b| a.id > b.id), "newest first"),
            _ => assert!(all.is_sorted_by_key(|row| RegistrationState::ALL.iter().position(|s| *s == row.state))),
        }
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), expected, "{sort}: each once");
    }
}

async fn many_are_found_as_few_are(world: World) {
    // More than are looked for by the index of words: the list is gone through.
    fill(&world, 1_200).await;
    let form = |q: &str| RegistrationsForm { q: q.into(), ..RegistrationsForm::default() };
    let newest = names(&world, &everything(RegistrationsForm::default())).await;
    assert_eq!(names(&world, &everything(form("pers"))).await, newest);
    assert_eq!(names(&world, &everything(form("person 0007"))).await, ["Person 0007"]);
    let in_germany = RegistrationsForm { country: "DE".into(), state: "confirmed".into(), ..form("PERSON") };
    let page = world.backend.registrations(&everything(in_germany), None).await.unwrap();
    assert_eq!(page.rows.len(), 50);
    assert!(page.rows.iter().all(|row| row.state == RegistrationState::Confirmed) && page.next.is_some());
    let rare = RegistrationsForm { country: "GR".into(), ..form("person") };
    assert_eq!(names(&world, &everything(rare)).await, ["Person 0035"]);

    // Those who have a word that all have, a beginning that many have, and both with a filter: in each order, each once.
    for sort in ["newest", "name", "state"] {
        let sorted = |q: &str, country: &str| {
            everything(RegistrationsForm { sort: sort.into(), country: country.into(), ..form(q) })
        };
        let all = all_pages(&world, &sorted("", "")).await;
        assert_eq!(all.len(), 1_200);
        let but_greek = || all.iter().filter(|row| row.name != "Person 0035").cloned().collect();
        let with_zero = || all.iter().filter(|row| row.name.starts_with("Person 0")).cloned().collect();
        for (q, country, expected) in [
            ("person", "", all.clone()),
            ("group", "", all.clone()),
            ("group person", "", all.clone()),
            ("group", "DE", but_greek()),
            ("person group", "DE", but_greek()),
            ("person 0", "", with_zero()),
            ("0 group", "", with_zero()),
        ] {
            let found = all_pages(&world, &sorted(q, country)).await;
            assert!(found == expected, "{sort}, {q}: {} of {}", found.len(), expected.len());
        }
    }
}

async fn what_was_there_before_is_indexed(world: World) {
    fill(&world, 3).await;
    assert_eq!(world.number("SELECT COUNT(*) FROM registrations WHERE sort_name IS NULL").await, 0);
    assert_eq!(found(&world, "0014", RegistrationSight::Names).await, ["Person 0014"]);
    assert_counts(&world).await;
}

async fn what_is_changed_or_erased_is_found_no_more(world: World) {
    let token = world.register_on_device("Ada").await;
    let change = ChangeForm {
        name: "Grace".into(),
        organisation: "Fog Lantern".into(),
        lang: "fr".into(),
        ..ChangeForm::default()
    };
    world.backend.change_registration(&token, &change).await.unwrap();
    let everything = RegistrationSight::Everything;
    assert_eq!(found(&world, "ada", everything).await, [""; 0]);
    for typed in ["grace", "lantern"] {
        assert_eq!(found(&world, typed, everything).await, ["Grace"]);
    }
    world.backend.erase_registration(&token).await.unwrap();
    assert_eq!(found(&world, "grace", everything).await, [""; 0]);
    assert_eq!(world.number("SELECT COUNT(*) FROM registration_words").await, 0);
}

async fn checking_in_and_taking_it_back(world: World) {
    let token = world.register_on_device("Ada").await;
    let id = id_of(&world, "Ada").await;
    let by = by_organiser();
    assert_eq!(world.backend.check_in(&id, &by).await, Ok(true), "doors are open");
    assert_eq!(world.own(&token).await.state, RegistrationState::Attended);
    assert_eq!(world.backend.check_in(&id, &by).await, Ok(false), "once is enough");
    assert_eq!(world.backend.undo_check_in(&id, &by).await, Ok(true));
    assert_eq!(world.own(&token).await.state, RegistrationState::Confirmed);
    assert_eq!(world.backend.undo_check_in(&id, &by).await, Ok(false));
    assert_eq!(world.number("SELECT COUNT(*) FROM registrations WHERE attended_at IS NOT NULL").await, 0);
    let ending = &id[id.len() - 8..];
    assert_eq!(
        written_down(&world).await,
        [format!("checked-in {ending} confirmed attended"), format!("checked-in {ending} attended confirmed")]
    );
    world.backend.cancel_registration(&token).await.unwrap();
    assert_eq!(world.backend.check_in(&id, &by).await, Ok(false), "no seat is theirs");
    let nobody = "018f0000-0000-7000-8000-00000000dead";
    assert_eq!(world.backend.check_in(nobody, &by).await, Err(AppError::NotFound));

    world.backend.import(&event_in_a_week(None)).await.unwrap();
    world.register_on_device("Early").await;
    assert_eq!(world.backend.check_in(&id_of(&world, "Early").await, &by).await, Ok(false), "doors are shut");
}

async fn the_mail_that_fits_is_sent_again(world: World) {
    world.backend.import(&event_in_a_week(None)).await.unwrap();
    world.backend.register(&world.registration("Ada", "ada@example.org")).await.unwrap();
    let (id, by) = (id_of(&world, "Ada").await, by_organiser());
    assert_eq!(world.backend.mail_registration_again(&id, &by).await, Ok(false), "the first one is on its way");
    let ada = world.recipient_of("ada@example.org").await;
    assert_eq!(world.backend.mail_registration_again(&id, &by).await, Ok(true));
    assert_eq!(world.kinds_in_outbox().await, ["registered", "registered"]);
    world.backend.confirm_registration(&ada.confirm_token).await.unwrap();
    world.execute("UPDATE outbox SET sent_at = 1").await;
    assert_eq!(world.backend.mail_registration_again(&id, &by).await, Ok(true));
    assert_eq!(world.kinds_in_outbox().await, ["confirmed", "confirmed", "registered", "registered"]);
    let ending = &id[id.len() - 8..];
    let again = |kind: OutboxKind| format!("mail-sent-again {ending} - {}", kind.code());
    assert_eq!(written_down(&world).await, [again(OutboxKind::Registered), again(OutboxKind::Confirmed)]);
    world.register_on_device("Grace").await;
    assert_eq!(
        world.backend.mail_registration_again(&id_of(&world, "Grace").await, &by).await,
        Ok(false),
        "no address"
    );
}

async fn moving_up_makes_no_seat(world: World) {
    world.backend.import(&event_in_a_week(Some(1))).await.unwrap();
    let seated = world.register_on_device("Seated").await;
    let first = world.register_on_device("First").await;
    let last = world.register_on_device("Last").await;
    let (id, by) = (id_of(&world, "Last").await, by_organiser());
    assert_eq!(world.backend.move_up(&id, &by).await, Ok(true));
    assert_eq!(world.own(&last).await.place_in_line, Some(1));
    assert_eq!(world.own(&first).await.place_in_line, Some(2));
    assert_eq!(world.number("SELECT seats_taken FROM sessions").await, 1, "the seats are what they were");
    assert_eq!(world.backend.move_up(&id, &by).await, Ok(false), "nobody is before them");
    assert_eq!(world.backend.move_up(&id_of(&world, "Seated").await, &by).await, Ok(false), "they do not wait");
    world.backend.cancel_registration(&seated).await.unwrap();
    assert_eq!(world.own(&last).await.state, RegistrationState::Offered, "the next free seat is theirs");
    assert_eq!(written_down(&world).await, [format!("moved-up {} 2 1", &id[id.len() - 8..])]);
    assert_counts(&world).await;
}

async fn cancelling_for_somebody_tells_them(world: World) {
    world.backend.import(&event_in_a_week(Some(1))).await.unwrap();
    world.backend.register(&world.registration("Ada", "ada@example.org")).await.unwrap();
    let ada = world.recipient_of("ada@example.org").await;
    world.backend.confirm_registration(&ada.confirm_token).await.unwrap();
    let next = world.register_on_device("Next").await;
    let (id, by) = (id_of(&world, "Ada").await, by_organiser());
    assert_eq!(world.backend.cancel_for(&id, &by).await, Ok(true));
    assert_eq!(world.own(&ada.token).await.state, RegistrationState::Cancelled);
    assert_eq!(world.own(&next).await.state, RegistrationState::Offered);
    assert!(world.kinds_in_outbox().await.contains(&"left".to_owned()));
    assert_eq!(world.backend.cancel_for(&id, &by).await, Ok(false));
    let expected = format!("registration-changed {} confirmed cancelled", &id[id.len() - 8..]);
    assert_eq!(written_down(&world).await, [expected]);
    // What people do themselves is nobody else's.
    world.backend.cancel_registration(&next).await.unwrap();
    assert_eq!(written_down(&world).await.len(), 1);
}

async fn erasing_for_somebody_leaves_nothing(world: World) {
    let form =
        RegistrationForm { organisation: "Quayside".into(), ..world.registration("Xanthippe", "xan@harbour.example") };
    world.backend.register(&form).await.unwrap();
    let id = id_of(&world, "Xanthippe").await;
    world.backend.erase_person(&id, &by_organiser()).await.unwrap();
    assert_eq!(world.backend.erase_person(&id, &by_organiser()).await, Err(AppError::NotFound));
    let everything = world.everything_stored().await.to_lowercase();
    for gone in ["xanthippe", "harbour", "quayside"] {
        assert!(!everything.contains(gone), "{gone}");
    }
    assert_eq!(written_down(&world).await, [format!("person-erased {} - -", &id[id.len() - 8..])]);
    assert_counts(&world).await;
}

async fn adding_by_hand_goes_by_the_same_rules(world: World) {
    world.backend.import(&event_with_seats(1)).await.unwrap();
    let by = by_organiser();
    let form = RegistrationForm { news: "yes".into(), ..world.registration("Ada", "ada@example.org") };
    let added = world.backend.add_registration(&form, &by).await.unwrap();
    assert_eq!(world.backend.add_registration(&form, &by).await, Ok(added.clone()), "sent twice it is one");
    let again = RegistrationForm { key: new_key(), ..form.clone() };
    let there = world.backend.add_registration(&again, &by).await.unwrap();
    assert!(there.was_there && !added.was_there && there.id == added.id);
    assert_eq!(world.kinds_in_outbox().await, ["existing_link", "registered"]);
    let consents = "SELECT COUNT(*) FROM consents WHERE by_organiser = 1 AND given = 1 AND kind = 'taking_part'";
    assert_eq!(world.number(consents).await, 1, "it is said who said so");
    assert_eq!(world.number("SELECT COUNT(*) FROM consents WHERE kind = 'news' AND given = 1").await, 0);

    let late = world.backend.add_registration(&world.registration_on_device("Late"), &by).await.unwrap();
    let file = world.backend.registration_file(&late.id, RegistrationSight::Names).await.unwrap();
    assert_eq!(file.state, RegistrationState::Waitlisted);

    let unasked = RegistrationForm { taking_part: String::new(), key: new_key(), ..form.clone() };
    let answer = world.backend.add_registration(&unasked, &by).await;
    assert_eq!(problem(answer, "asked"), Some(FieldProblem::ConsentNeeded));
    let ending = &added.id[added.id.len() - 8..];
    assert_eq!(
        written_down(&world).await,
        [
            format!("registration-added {ending} - -"),
            format!("mail-sent-again {ending} - -"),
            format!("registration-added {} - -", &late.id[late.id.len() - 8..])
        ]
    );
    // What they say themselves from then on is their own word.
    let token = world.token_of("ada@example.org").await;
    let change = ChangeForm { name: "Ada".into(), lang: "en".into(), news: "yes".into(), ..ChangeForm::default() };
    world.backend.change_registration(&token, &change).await.unwrap();
    assert_eq!(world.number("SELECT COUNT(*) FROM consents WHERE kind = 'news' AND by_organiser = 1").await, 1);
    world.clock.advance(2 * HOUR);
    let closed = world.backend.add_registration(&world.registration_on_device("Too late"), &by).await;
    assert_eq!(closed.map(drop), Err(AppError::Closed));
}

async fn one_file_holds_it_all(world: World) {
    let form = RegistrationForm {
        organisation: "Fog Lantern".into(),
        access_needs: "captions".into(),
        country: "FR".into(),
        ..world.registration("Ada", "ada@example.org")
    };
    world.backend.register(&form).await.unwrap();
    let id = id_of(&world, "Ada").await;
    let file = world.backend.registration_file(&id, RegistrationSight::Everything).await.unwrap();
    let details = file.details.as_ref().unwrap();
    assert_eq!(details.email.as_deref(), Some("ada@example.org"));
    assert_eq!(details.access_needs.as_deref(), Some("captions"));
    assert_eq!(details.mails.iter().map(|mail| mail.kind).collect::<Vec<_>>(), [OutboxKind::Registered]);
    assert_eq!(details.consents.len(), 2);
    assert_eq!(details.mail_that_fits, Some(OutboxKind::Registered));
    assert!(!file.may_be_checked_in(world.clock.now()), "not confirmed yet");
    let names = world.backend.registration_file(&id, RegistrationSight::Names).await.unwrap();
    assert!(names.details.is_none() && names.name == "Ada");
    world.clock.advance(MINUTE);
    assert_eq!(world.backend.registration_file("x", RegistrationSight::Names).await.map(drop), Err(AppError::NotFound));
}

async fn a_file_leaves_with_what_was_chosen(world: World) {
    fill(&world, 2_100).await;
    world.register_on_device("=cmd|' /C calc'!A0").await;
    let by = by_organiser();
    let all = RegistrationFilter { sight: RegistrationSight::Everything, ..RegistrationFilter::default() };
    let file = world.backend.export_registrations(&all, ExportFormat::Csv, &by).await.unwrap();
    assert_eq!(file.registrations, 2_101);
    let bytes: Vec<_> = file.content.try_collect().await.unwrap();
    let text = String::from_utf8(bytes.concat()).unwrap();
    assert_eq!(text.lines().count(), 2_102);
    assert!(text.starts_with("\u{FEFF}id,name,email,") && text.contains(",'=cmd|' /C calc'!A0,"));
    assert!(text.lines().skip(1).is_sorted(), "oldest first");

    let form = RegistrationsForm { q: "person".into(), country: "GR".into(), ..RegistrationsForm::default() };
    let file = world.backend.export_registrations(&everything(form), ExportFormat::Xlsx, &by).await.unwrap();
    let registrations = file.registrations;
    let bytes: Vec<_> = file.content.try_collect().await.unwrap();
    assert!(registrations == 1 && bytes.concat().starts_with(b"PK"), "a workbook is a zip archive");
    assert_eq!(
        written_down(&world).await,
        [
            "exported registrations - registrations 2101 csv",
            "exported registrations - registrations 1 xlsx q=… country=GR"
        ]
    );
    let of_moderator = RegistrationFilter::default();
    let refused = world.backend.export_registrations(&of_moderator, ExportFormat::Csv, &by).await;
    assert_eq!(refused.map(drop), Err(AppError::Forbidden));
}
