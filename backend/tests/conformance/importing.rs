//! Importing a list of registrations: who gets a seat, who waits, who is left out, and what is written down of it.

use backend::{Actor, ImportFile, ImportOutlook, ImportText, Imported};
use domain::{AppError, FieldProblem, Lang};

use crate::{
    on_both_engines,
    world::{HOUR, World, event_in_a_week, problem},
};

on_both_engines!(
    seats_are_given_in_the_order_of_the_list,
    looking_changes_nothing,
    who_is_registered_stays_as_they_are,
    a_list_sent_twice_imports_nobody_twice,
    two_lists_at_once_are_one,
    half_of_the_rows_are_wrong,
    nobody_is_imported_who_did_not_ask,
    consents_and_mails_are_those_of_adding_by_hand,
    what_was_exported_can_be_imported,
    a_long_list_is_imported_in_parts,
);

fn by_organiser() -> Actor {
    Actor::Organiser { id: "018f0000-0000-7000-8000-000000000000".into(), name: "Olga".into() }
}

fn list(world: &World, text: &str) -> ImportFile {
    let event = world.backend.event().unwrap();
    ImportFile::read(&ImportText::read(text.as_bytes()).unwrap(), Lang::En, &event.campaign).unwrap()
}

async fn import(world: &World, text: &str) -> Imported {
    world.backend.import_registrations(list(world, text), true, &by_organiser()).await.unwrap()
}

async fn look(world: &World, text: &str) -> ImportOutlook {
    world.backend.look_at_import(&list(world, text)).await.unwrap()
}

/// Names with a state and a place in line, in the order in which they came.
async fn everybody(world: &World) -> Vec<String> {
    sqlx::query_scalar("SELECT name || ' ' || state || ' ' || COALESCE(line, 0) FROM registrations ORDER BY id")
        .fetch_all(&mut world.connection().await)
        .await
        .unwrap()
}

async fn seats_taken(world: &World) -> i64 {
    world.number("SELECT seats_taken FROM sessions").await
}

async fn seats_are_given_in_the_order_of_the_list(world: World) {
    world.backend.import(&event_in_a_week(Some(3))).await.unwrap();
    world.register_on_device("First").await;
    let text = "name;email\nAda;ada@example.org\nBoy;\nCyd;cyd@example.org\nDee;\n";
    assert_eq!(look(&world, text).await, ImportOutlook { there: [].into(), free_seats: Some(2) });
    let imported = import(&world, text).await;
    assert_eq!(imported, Imported { seated: 2, waiting: 2, there: vec![] });
    let there = everybody(&world).await;
    assert_eq!(there[..3], ["First confirmed 0", "Ada pending 0", "Boy confirmed 0"]);
    let lines: Vec<_> = there[3..].iter().map(|row| row.rsplit_once(' ').unwrap()).collect();
    assert_eq!([lines[0].0, lines[1].0], ["Cyd waitlisted", "Dee waitlisted"]);
    assert!(lines[0].1.parse::<i64>().unwrap() < lines[1].1.parse().unwrap(), "the list's order is that of the line");
    assert_eq!(seats_taken(&world).await, 3);
    // Who does not confirm gives way to the first in line.
    world.clock.advance(49 * HOUR);
    world.backend.do_what_is_due().await.unwrap();
    assert_eq!(world.text("SELECT state FROM registrations WHERE name = 'Cyd'").await, "offered");
    let counts = world.backend.registration_counts().await.unwrap();
    assert_eq!(counts.iter().map(|(_, count)| count).sum::<u64>(), 5);
    let noted = "SELECT action || ' ' || subject || ' ' || after_it FROM audit_entries";
    assert_eq!(world.text(noted).await, "registration-added registrations import 4 seated 2 waitlisted 2");
}

async fn looking_changes_nothing(world: World) {
    world.backend.import(&event_in_a_week(Some(3))).await.unwrap();
    look(&world, "name,email\nAda,ada@example.org\nBoy,\n").await;
    for table in ["registrations", "outbox", "consents", "audit_entries", "registration_words", "sent_forms"] {
        assert_eq!(world.number(&format!("SELECT COUNT(*) FROM {table}")).await, 0, "{table}");
    }
    assert_eq!(seats_taken(&world).await, 0);
}

async fn who_is_registered_stays_as_they_are(world: World) {
    world.backend.register(&world.registration("Ada", "ada@example.org")).await.unwrap();
    let token = world.register_on_device("Boy").await;
    world.backend.cancel_registration(&token).await.unwrap();
    let (before, mails) = (everybody(&world).await, world.kinds_in_outbox().await);
    let text = "name,email,organisation\nAda L,ADA@example.org,\nBoy,,\nBoy,,Fog\nboy,,\n";
    assert_eq!(look(&world, text).await, ImportOutlook { there: [2, 3].into(), free_seats: None });
    assert_eq!(import(&world, text).await, Imported { seated: 2, waiting: 0, there: vec![2, 3] });
    assert_eq!(everybody(&world).await[..2], before);
    assert_eq!(world.kinds_in_outbox().await, mails, "who is there gets no mail");
}

async fn a_list_sent_twice_imports_nobody_twice(world: World) {
    let text = "name,email,organisation\nAda,ada@example.org,\nBoy,,Fog\nBoy,,\n";
    assert_eq!(import(&world, text).await.seated, 3);
    let (before, mails) = (everybody(&world).await, world.kinds_in_outbox().await);
    assert_eq!(import(&world, text).await, Imported { seated: 0, waiting: 0, there: vec![2, 3, 4] });
    assert_eq!(everybody(&world).await, before);
    assert_eq!(world.kinds_in_outbox().await, mails);
    assert_eq!(world.number("SELECT COUNT(*) FROM audit_entries").await, 1, "nothing was done the second time");
}

async fn two_lists_at_once_are_one(world: World) {
    let text: String = (0..40).map(|i| format!("P{i},p{i}@example.org\nQ{i},\n")).collect();
    let text = format!("name,email\n{text}");
    let other = world.another_backend().await;
    let (by, here) = (by_organiser(), list(&world, &text));
    let (one, two) = tokio::join!(
        world.backend.import_registrations(here, true, &by),
        other.import_registrations(list(&world, &text), true, &by),
    );
    let (one, two) = (one.unwrap(), two.unwrap());
    assert_eq!((one.seated + two.seated, one.there.len() + two.there.len()), (80, 80));
    assert_eq!(world.number("SELECT COUNT(*) FROM registrations").await, 80);
    assert_eq!(seats_taken(&world).await, 80);
    other.shutdown().await;
}

async fn half_of_the_rows_are_wrong(world: World) {
    let text =
        "name,email,country\nAda,ada@example.org,France\n,boy@example.org,\nCyd,cyd at home,\nDee,,gr\nEve,,Atlantis\n";
    assert_eq!(list(&world, text).wrong_rows(), 3);
    assert_eq!(import(&world, text).await.seated, 2);
    assert_eq!(everybody(&world).await, ["Ada pending 0", "Dee confirmed 0"]);
}

async fn nobody_is_imported_who_did_not_ask(world: World) {
    let text = "name,email\nAda,ada@example.org\n";
    let unasked = world.backend.import_registrations(list(&world, text), false, &by_organiser()).await;
    assert_eq!(problem(unasked, "asked"), Some(FieldProblem::ConsentNeeded));
    // Nor once nobody can register any more.
    world.clock.advance(HOUR);
    let late = world.backend.import_registrations(list(&world, text), true, &by_organiser()).await;
    assert_eq!(late, Err(AppError::Closed));
    assert_eq!(world.backend.look_at_import(&list(&world, text)).await, Err(AppError::Closed));
    assert_eq!(world.number("SELECT COUNT(*) FROM registrations").await, 0);
}

async fn consents_and_mails_are_those_of_adding_by_hand(world: World) {
    let by_hand = world.registration("By hand", "hand@example.org");
    world.backend.add_registration(&by_hand, &by_organiser()).await.unwrap();
    import(&world, "name,email,news\nBy list,list@example.org,yes\nNo address,,yes\n").await;
    let consents = |name: &str| {
        format!(
            "SELECT COUNT(*) FROM consents JOIN registrations ON registrations.id = registration_id
             WHERE name = '{name}' AND by_organiser = 1
                 AND (kind = 'taking_part' AND given = 1 OR kind = 'news' AND given = 0)"
        )
    };
    for name in ["By hand", "By list", "No address"] {
        assert_eq!(world.number(&consents(name)).await, 2, "{name}");
    }
    assert_eq!(world.number("SELECT COUNT(*) FROM consents").await, 6);
    assert_eq!(world.kinds_in_outbox().await, ["registered", "registered"]);
    // Its link confirms, as for everybody.
    let recipient = world.recipient_of("list@example.org").await;
    assert!(recipient.token.len() > 20);
    assert_eq!(world.backend.registrations(&found("list"), None).await.unwrap().rows.len(), 1, "and they are found");
}

fn found(typed: &str) -> backend::RegistrationFilter {
    let form = backend::RegistrationsForm { q: typed.into(), ..Default::default() };
    backend::RegistrationFilter::parse(&form, backend::RegistrationSight::Everything)
}

async fn what_was_exported_can_be_imported(world: World) {
    use futures::TryStreamExt;

    let text = "name,email,organisation,country,language,access_needs\n=1+1,ada@example.org,\"Fog, \"\"Lantern\"\"\",FR,fr,a lift\n\
                ليلى,,,ZZ,ar,\"two\nlines\"\n";
    import(&world, text).await;
    let all = found("");
    let export = world.backend.export_registrations(&all, backend::ExportFormat::Csv, &by_organiser()).await.unwrap();
    let chunks: Vec<_> = export.content.try_collect().await.unwrap();
    let exported = String::from_utf8(chunks.concat()).unwrap();
    let file = list(&world, &exported);
    assert!(file.problems.is_empty());
    assert!(file.ignored.iter().any(|column| column == "news") && file.ignored.len() == 8, "{:?}", file.ignored);
    let before = list(&world, text).good;
    let same = file.good.iter().zip(&before).filter(|(one, other)| one.registration == other.registration);
    assert_eq!((same.count(), file.good.len()), (2, 2));
    assert_eq!(import(&world, &exported).await.there, [2, 3]);
}

async fn a_long_list_is_imported_in_parts(world: World) {
    world.backend.import(&event_in_a_week(Some(700))).await.unwrap();
    let rows: String = (0..1_200).map(|i| format!("Person {i},p{i}@example.org,Fog Lantern,FR\n")).collect();
    let text = format!("name,email,organisation,country\n{rows}");
    assert_eq!(import(&world, &text).await, Imported { seated: 700, waiting: 500, there: vec![] });
    let first = "SELECT name FROM registrations WHERE state = 'waitlisted' ORDER BY line LIMIT 1";
    assert_eq!(world.text(first).await, "Person 700", "the parts follow each other in the list's order");
    assert_eq!(seats_taken(&world).await, 700);
    let noted = "SELECT after_it FROM audit_entries ORDER BY id";
    let noted: Vec<String> = sqlx::query_scalar(noted).fetch_all(&mut world.connection().await).await.unwrap();
    let part = |seated, waiting| format!("import {} seated {seated} waitlisted {waiting}", seated + waiting);
    assert_eq!(noted, [part(500, 0), part(200, 300), part(0, 200)], "each with what it did");
    assert_eq!(import(&world, &text).await.there.len(), 1_200);
}
