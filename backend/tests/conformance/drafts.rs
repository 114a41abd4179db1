//! Editing the content: sections, two editors at once, what a publication does and whom it tells.

use backend::{
    Actor,
    drafts::{Fault, Fields, Ordered, Publication, Saved, Section, Step},
};
use domain::{AppError, Lang, MINUTE};

use crate::{
    on_both_engines,
    world::{World, event, event_in_a_week},
};

on_both_engines!(
    what_is_not_changed_stays_as_it_is,
    what_is_saved_is_published_with_one_button,
    what_cannot_be_taken_is_said_by_field_and_not_saved,
    two_who_change_different_fields_lose_nothing,
    of_two_who_change_the_same_field_the_second_is_told,
    what_somebody_changed_since_it_was_looked_at_is_not_published,
    moving_the_session_moves_its_agenda_and_tells_those_who_come,
    the_agenda_is_put_in_order,
    a_copy_is_a_session_of_its_own,
    drafts_follow_their_campaign_where_nobody_has_changed_it,
    dates_are_added_and_taken_out,
    pledges_are_added_taken_out_and_put_in_order,
    what_somebody_has_pledged_is_not_taken_out,
    who_speaks_is_ticked_and_told_by_name,
    voting_facts_and_the_letter_are_published_like_the_rest,
    forms_offer_the_countries_that_are_ticked,
);

fn ada() -> Actor {
    Actor::Organiser { id: "018f0000-0000-7000-8000-000000000001".into(), name: "Ada".into() }
}

fn grace() -> Actor {
    Actor::Organiser { id: "018f0000-0000-7000-8000-000000000002".into(), name: "Grace".into() }
}

/// The fields with some of them typed anew.
fn typed(fields: &Fields, changes: &[(&str, &str)]) -> Fields {
    let kept = fields.iter().filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    let all = kept.chain(changes.iter().copied());
    Fields::of_form(all.map(|(name, value)| (name.to_owned(), value.to_owned())))
}

async fn fields(world: &World, id: &str, section: Section) -> Fields {
    section.fields(&world.backend.draft(id).await.unwrap().event)
}

/// Saves some fields of a section as they would be by somebody who has just opened it.
async fn save(world: &World, id: &str, section: Section, changes: &[(&str, &str)]) -> Saved {
    let drawn = fields(world, id, section).await;
    world.backend.save_section(&ada(), id, section, drawn.marks(), typed(&drawn, changes)).await.unwrap()
}

async fn publish(world: &World, id: &str) {
    let seen = world.backend.draft(id).await.unwrap().fingerprint();
    assert_eq!(world.backend.publish_draft(&ada(), id, &seen).await, Ok(Publication::Done));
}

async fn what_is_not_changed_stays_as_it_is(world: World) {
    let id = world.backend.edit_published(&ada()).await.unwrap();
    assert_eq!(world.backend.edit_published(&grace()).await.unwrap(), id, "one draft for a session");
    for section in Section::ALL {
        assert!(save(&world, &id, section, &[]).await == Saved::Done, "{section:?}");
    }
    assert_eq!(world.backend.draft(&id).await.unwrap().event, event());
    assert!(world.backend.changes_by(&event()).is_empty());
}

async fn what_is_saved_is_published_with_one_button(world: World) {
    let id = world.backend.edit_published(&ada()).await.unwrap();
    let changes = [("title.en", "A night of lamps"), ("title.ar", "ليلة المصابيح"), ("capacity", "40")];
    assert!(save(&world, &id, Section::Session, &changes).await == Saved::Done);
    let row =
        [("speakers.2.name.en", "A friend"), ("speakers.2.role.en", "Guest"), ("speakers.2.organisation.en", "None")];
    assert!(save(&world, &id, Section::Speakers, &row).await == Saved::Done);
    assert_eq!(*world.backend.event().unwrap(), event(), "nobody sees a draft");

    let draft = world.backend.draft(&id).await.unwrap();
    let changed: Vec<_> = world.backend.changes_by(&draft.event).into_iter().map(|change| change.field).collect();
    assert!(changed.contains(&"title.ar".to_owned()) && changed.contains(&"speakers.2.name.en".to_owned()));
    publish(&world, &id).await;
    let now = world.backend.event().unwrap();
    assert_eq!(now.session.title.as_str(Lang::Ar), "ليلة المصابيح");
    assert_eq!((now.session.capacity, now.speakers.len()), (Some(40), 3));
    assert!(world.backend.drafts().await.unwrap().is_empty(), "what is published is no draft any more");
    let told = world.text("SELECT after_it FROM audit_entries WHERE action = 'content-changed'").await;
    assert!(told.contains("session.title.en: A night of lamps"), "{told}");
    assert_eq!(world.number("SELECT COUNT(*) FROM outbox").await, 0, "no date has changed");
}

async fn what_cannot_be_taken_is_said_by_field_and_not_saved(world: World) {
    let id = world.backend.edit_published(&ada()).await.unwrap();
    for (section, field, value, fault) in [
        (Section::Session, "title.en", "", Fault::Missing),
        (Section::Session, "why.fr", &*"x".repeat(4_001), Fault::TooLong),
        (Section::Session, "time_zone", "Moon/Base", Fault::NotAZone),
        (Section::Session, "starts_at", "tomorrow", Fault::NotATime),
        (Section::Session, "ends_at", "2024-02-28T10:00", Fault::TooEarly),
        (Section::Session, "capacity", "0", Fault::NotANumber),
        (Section::Session, "recording_url", "javascript:alert(1)", Fault::NotAPage),
        (Section::Session, "registration_closes_at", "2024-03-28T10:00", Fault::TooLate),
        (Section::Agenda, "items.1.starts_at", "2024-02-28T11:10", Fault::Overlaps),
        (Section::Agenda, "items.0.starts_at", "2024-02-28T10:10", Fault::TooEarly),
        (Section::Agenda, "items.1.ends_at", "2024-02-28T15:10", Fault::TooLate),
        (Section::Agenda, "items.1.speakers", "nobody", Fault::Unknown),
        (Section::Campaign, "milestones.0.ends_on", "2024-02-28", Fault::TooEarly),
        (Section::Campaign, "milestones.0.time_zone", "Moon/Base", Fault::NotAZone),
        (Section::Campaign, "contact_email", "nobody", Fault::NotAnEmail),
        (Section::Campaign, "hashtag", "two words", Fault::Unknown),
    ] {
        match save(&world, &id, section, &[(field, value)]).await {
            Saved::Faulty(faults) => {
                let own: Vec<_> = faults.iter().filter(|(name, _)| name == field).collect();
                assert_eq!(own, [&(field.to_owned(), fault)], "{field}: {value}: {faults:?}");
            }
            _ => panic!("{field}: {value} was taken"),
        }
    }
    assert_eq!(world.backend.draft(&id).await.unwrap().event, event());
}

async fn two_who_change_different_fields_lose_nothing(world: World) {
    let id = world.backend.edit_published(&ada()).await.unwrap();
    let drawn = fields(&world, &id, Section::Session).await;
    assert!(save(&world, &id, Section::Session, &[("title.en", "Hers")]).await == Saved::Done);
    let second = typed(&drawn, &[("why.en", "His reason.")]);
    let saved = world.backend.save_section(&grace(), &id, Section::Session, drawn.marks(), second).await.unwrap();
    assert!(saved == Saved::Done);
    let now = fields(&world, &id, Section::Session).await;
    assert_eq!((now.get("title.en"), now.get("why.en")), ("Hers", "His reason."));
}

async fn of_two_who_change_the_same_field_the_second_is_told(world: World) {
    let id = world.backend.edit_published(&ada()).await.unwrap();
    let drawn = fields(&world, &id, Section::Session).await;
    let hers = [("title.en", "Hers"), ("why.en", "Her reason.")];
    assert!(save(&world, &id, Section::Session, &hers).await == Saved::Done);
    let second = typed(&drawn, &[("title.en", "His"), ("audience.en", "All")]);
    let saved = world.backend.save_section(&grace(), &id, Section::Session, drawn.marks(), second).await.unwrap();
    let Saved::Changed { by, now, merged, both } = saved else { panic!("it was taken") };
    assert_eq!((by.as_str(), both), ("Ada", vec!["title.en".to_owned()]));
    assert_eq!((now.get("title.en"), merged.get("title.en")), ("Hers", "His"));
    assert_eq!((merged.get("why.en"), merged.get("audience.en")), ("Her reason.", "All"));
    let before = fields(&world, &id, Section::Session).await;
    assert_eq!(before.get("title.en"), "Hers", "nothing is saved");

    let again = world.backend.save_section(&grace(), &id, Section::Session, now.marks(), merged).await.unwrap();
    assert!(again == Saved::Done, "who has seen it decides");
    assert_eq!(fields(&world, &id, Section::Session).await.get("title.en"), "His");

    // Another row: which is which, nobody can tell.
    let drawn = fields(&world, &id, Section::Agenda).await;
    assert!(save(&world, &id, Section::Agenda, &[("items.0.remove", "yes")]).await == Saved::Done);
    let second = typed(&drawn, &[("items.0.title.en", "Hello")]);
    let saved = world.backend.save_section(&grace(), &id, Section::Agenda, drawn.marks(), second).await.unwrap();
    assert!(matches!(saved, Saved::Changed { .. }));
}

async fn what_somebody_changed_since_it_was_looked_at_is_not_published(world: World) {
    let id = world.backend.edit_published(&ada()).await.unwrap();
    let seen = world.backend.draft(&id).await.unwrap().fingerprint();
    assert!(save(&world, &id, Section::Campaign, &[("name.en", "Lanterns")]).await == Saved::Done);
    assert_eq!(world.backend.publish_draft(&ada(), &id, &seen).await, Ok(Publication::Changed));
    assert_eq!(*world.backend.event().unwrap(), event());
    publish(&world, &id).await;
    assert_eq!(world.backend.publish_draft(&ada(), &id, &seen).await, Err(AppError::NotFound));
}

async fn moving_the_session_moves_its_agenda_and_tells_those_who_come(world: World) {
    world.backend.import(&event_in_a_week(None)).await.unwrap();
    world.backend.register(&world.registration("Ada", "ada@example.org")).await.unwrap();
    world.execute("UPDATE registrations SET state = 'confirmed'").await;
    let id = world.backend.edit_published(&ada()).await.unwrap();
    world.backend.take_step(&ada(), &id, Step::Move(60)).await.unwrap();
    let draft = world.backend.draft(&id).await.unwrap();
    let was = world.backend.event().unwrap().session.starts_at;
    assert_eq!(draft.event.session.starts_at, was.plus(60 * MINUTE));
    assert_eq!(world.backend.told_by_publishing(&draft.event).await, Ok(1));
    publish(&world, &id).await;
    assert_eq!(world.number("SELECT COUNT(*) FROM outbox WHERE kind = 'changed'").await, 1);
    assert_eq!(world.number("SELECT COUNT(*) FROM audit_entries WHERE action = 'session-moved'").await, 1);

    let id = world.backend.edit_published(&ada()).await.unwrap();
    world.backend.take_step(&ada(), &id, Step::CallOff(true)).await.unwrap();
    publish(&world, &id).await;
    assert!(world.backend.event().unwrap().session.cancelled);
    assert_eq!(world.number("SELECT COUNT(*) FROM outbox WHERE kind = 'called_off'").await, 1);
    assert_eq!(world.number("SELECT COUNT(*) FROM audit_entries WHERE action = 'session-cancelled'").await, 1);
}

async fn the_agenda_is_put_in_order(world: World) {
    let id = world.backend.edit_published(&ada()).await.unwrap();
    world.backend.take_step(&ada(), &id, Step::Reorder { list: Ordered::Agenda, from: 1, to: 0 }).await.unwrap();
    let session = world.backend.draft(&id).await.unwrap().event.session;
    let items = session.agenda.items();
    assert_eq!((items[0].title.as_str(Lang::En), items[1].title.as_str(Lang::En)), ("Questions", "Welcome"));
    assert_eq!((items[0].starts_at, items[0].ends_at), (session.starts_at, session.starts_at.plus(30 * MINUTE)));
    assert_eq!(items[1].ends_at, session.starts_at.plus(60 * MINUTE));
    world.backend.take_step(&ada(), &id, Step::Reorder { list: Ordered::Agenda, from: 7, to: 0 }).await.unwrap();
    assert_eq!(world.backend.draft(&id).await.unwrap().event.session.agenda, session.agenda);
}

async fn a_copy_is_a_session_of_its_own(world: World) {
    let id = world.backend.edit_published(&ada()).await.unwrap();
    let copy = world.backend.copy_draft(&ada(), &id, "morning").await.unwrap();
    assert_ne!(copy, id);
    assert_eq!(world.backend.copy_draft(&ada(), &id, "morning").await, Ok(copy.clone()), "there is one already");
    publish(&world, &copy).await;
    let published: Vec<_> = world.backend.sessions().iter().map(|event| event.session.slug.clone()).collect();
    assert_eq!(published, ["evening", "morning"], "they begin at the same time, and the first stays");
    world.backend.discard_draft(&ada(), &id).await.unwrap();
    assert_eq!(world.backend.discard_draft(&ada(), &id).await, Err(AppError::NotFound));
}

async fn drafts_follow_their_campaign_where_nobody_has_changed_it(world: World) {
    let first = world.backend.edit_published(&ada()).await.unwrap();
    let [follows, differs] = ["follows", "differs"].map(|slug| (slug, first.clone()));
    let follows = world.backend.copy_draft(&ada(), &follows.1, follows.0).await.unwrap();
    let differs = world.backend.copy_draft(&ada(), &differs.1, differs.0).await.unwrap();
    assert!(save(&world, &differs, Section::Campaign, &[("hashtag", "#Mine")]).await == Saved::Done);
    assert!(save(&world, &follows, Section::Session, &[("title.en", "Its own")]).await == Saved::Done);

    let changes = [("hashtag", "#Theirs"), ("summary.en", "Told anew")];
    assert!(save(&world, &first, Section::Campaign, &changes).await == Saved::Done);
    publish(&world, &first).await;
    let of = async |id: &str| world.backend.draft(id).await.unwrap().event;
    let follower = of(&follows).await;
    assert_eq!(follower.campaign.hashtag.as_deref(), Some("#Theirs"));
    assert_eq!(follower.session.title.as_str(Lang::En), "Its own", "what is the session's stays its own");
    let own = of(&differs).await;
    assert_eq!(own.campaign.hashtag.as_deref(), Some("#Mine"));
    assert_ne!(own.campaign.summary.as_str(Lang::En), "Told anew", "whoever has changed it decides");
    let shown = world.backend.changes_by(&own);
    assert!(shown.iter().any(|change| change.field == "summary.en" && change.before == "Told anew"), "and is shown it");

    publish(&world, &follows).await;
    let published = world.backend.sessions();
    assert_eq!(published.len(), 2);
    assert!(published.iter().all(|event| event.campaign == follower.campaign), "one campaign for all its sessions");
}

async fn dates_are_added_and_taken_out(world: World) {
    let id = world.backend.edit_published(&ada()).await.unwrap();
    let half = save(&world, &id, Section::Campaign, &[("milestones.1.starts_on", "2024-03-01")]).await;
    let missing = ["name.en", "ends_on"].map(|field| (format!("milestones.1.{field}"), Fault::Missing));
    assert!(half == Saved::Faulty(missing.into()));
    let days = [("milestones.1.starts_on", "2024-03-01"), ("milestones.1.ends_on", "2024-03-02")];
    let added = [[("milestones.1.name.en", "Letters"), ("milestones.1.name.ar", "رسائل")], days].concat();
    assert!(save(&world, &id, Section::Campaign, &added).await == Saved::Done);
    publish(&world, &id).await;
    let milestones = world.backend.event().unwrap().campaign.milestones.clone();
    let poll = &event().campaign.milestones[0];
    assert_eq!(milestones[0], *poll, "it is earlier, and as it was to the millisecond");
    assert_eq!((milestones[1].name.as_str(Lang::Ar), milestones[1].zone.as_str()), ("رسائل", "Europe/Brussels"));
    assert_eq!(milestones[1].ends_at.since(milestones[1].starts_at), 48 * 60 * MINUTE, "whole days");
    assert_ne!(milestones[0].key, milestones[1].key);

    let id = world.backend.edit_published(&ada()).await.unwrap();
    let elsewhere = [("milestones.0.remove", "yes"), ("milestones.1.time_zone", "America/St_Johns")];
    assert!(save(&world, &id, Section::Campaign, &elsewhere).await == Saved::Done);
    let left = world.backend.draft(&id).await.unwrap().event.campaign.milestones;
    assert_eq!((left.len(), &left[0].key), (1, &milestones[1].key));
    assert_eq!(left[0].starts_at.since(milestones[1].starts_at), 270 * MINUTE, "the same day, by other clocks");
}

/// What can be pledged in a draft: its keys.
async fn actions(world: &World, id: &str) -> Vec<String> {
    let actions = world.backend.draft(id).await.unwrap().event.campaign.pledge_actions;
    actions.into_iter().map(|action| action.key).collect()
}

async fn pledges_are_added_taken_out_and_put_in_order(world: World) {
    let id = world.backend.edit_published(&ada()).await.unwrap();
    let changes =
        [("actions.1.remove", "yes"), ("actions.3.text.en", "I will sing"), ("actions.3.text.fr", "Je chanterai")];
    assert!(save(&world, &id, Section::Campaign, &changes).await == Saved::Done);
    let keys = actions(&world, &id).await;
    assert_eq!(keys[..2], ["vote", "join"]);
    let event = world.backend.draft(&id).await.unwrap().event;
    assert_eq!(event.toolkit.unwrap().action, None, "it helped to keep what is gone");

    let to_the_top = Step::Reorder { list: Ordered::Actions, from: 2, to: 0 };
    world.backend.take_step(&ada(), &id, to_the_top).await.unwrap();
    world.backend.take_step(&ada(), &id, Step::Reorder { list: Ordered::Actions, from: 3, to: 0 }).await.unwrap();
    assert_eq!(actions(&world, &id).await, [&keys[2], "vote", "join"]);
    assert!(save(&world, &id, Section::Campaign, &[("actions.0.needs_vote", "yes")]).await == Saved::Done);
    publish(&world, &id).await;
    let published = world.backend.event().unwrap();
    assert_eq!(published.action(&keys[2]).unwrap().text.as_str(Lang::Fr), "Je chanterai");
    assert!(published.action(&keys[2]).unwrap().needs_vote, "its key is as it was");
    world.backend.pledge(&world.pledge(&[&keys[2]])).await.unwrap();

    // A draft that was begun elsewhere means something else by what it adds.
    let id = world.backend.edit_published(&ada()).await.unwrap();
    assert!(save(&world, &id, Section::Campaign, &[("actions.3.text.en", "I will dance")]).await == Saved::Done);
    assert!(!keys.contains(&actions(&world, &id).await[3]));
}

async fn what_somebody_has_pledged_is_not_taken_out(world: World) {
    world.backend.pledge(&world.pledge(&["join"])).await.unwrap();
    let id = world.backend.edit_published(&ada()).await.unwrap();
    let all = [("actions.0.remove", "yes"), ("actions.1.remove", "yes"), ("actions.2.remove", "yes")];
    let refused = Saved::Faulty(vec![("actions.2.remove".into(), Fault::Pledged)]);
    assert!(save(&world, &id, Section::Campaign, &all).await == refused);
    assert_eq!(actions(&world, &id).await, ["vote", "meet", "join"], "nothing is saved");
    assert!(save(&world, &id, Section::Campaign, &all[..2]).await == Saved::Done);

    // Somebody pledges what a draft has taken out already, with an address that is not confirmed yet.
    let form = domain::PledgeForm { pledge_email: "ada@example.org".into(), ..world.pledge(&["meet"]) };
    world.backend.pledge(&form).await.unwrap();
    let seen = world.backend.draft(&id).await.unwrap().fingerprint();
    assert_eq!(world.backend.publish_draft(&ada(), &id, &seen).await, Ok(Publication::PutBack));
    assert_eq!(*world.backend.event().unwrap(), event(), "nothing is published");
    assert_eq!(actions(&world, &id).await, ["join", "meet"]);
    assert!(save(&world, &id, Section::Campaign, &[("name.en", "Lanterns")]).await == Saved::Done);
    publish(&world, &id).await;
    let offered = world.backend.event().unwrap();
    assert!(offered.action("meet").is_some() && offered.action("vote").is_none());
}

async fn who_speaks_is_ticked_and_told_by_name(world: World) {
    let id = world.backend.edit_published(&ada()).await.unwrap();
    let drawn = fields(&world, &id, Section::Agenda).await;
    assert_eq!(drawn.get("items.0.speakers"), "grace ada", "in the order in which they speak");
    // As a form sends two boxes with one name.
    let boxes = [("items.1.speakers", "ada"), ("items.1.speakers", "grace")];
    let pairs = drawn.iter().chain(boxes).map(|(name, value)| (name.to_owned(), value.to_owned()));
    let typed = Fields::of_form(pairs.collect::<Vec<_>>());
    let saved = world.backend.save_section(&ada(), &id, Section::Agenda, drawn.marks(), typed).await.unwrap();
    assert!(saved == Saved::Done);
    let items = world.backend.draft(&id).await.unwrap().event.session.agenda;
    assert_eq!(
        (&*items.items()[0].speakers, &*items.items()[1].speakers),
        (&["grace".to_owned(), "ada".into()][..], &["ada".to_owned(), "grace".into()][..])
    );
    let told = world.text("SELECT after_it FROM audit_entries WHERE before_it IS NOT NULL").await;
    assert_eq!(told, "agenda.items.1.speakers: ADA · GRACE");

    // Two who change who speaks in different items lose nothing.
    let drawn = fields(&world, &id, Section::Agenda).await;
    assert!(save(&world, &id, Section::Agenda, &[("items.0.speakers", "ada")]).await == Saved::Done);
    let second = self::typed(&drawn, &[("items.1.speakers", "")]);
    let saved = world.backend.save_section(&grace(), &id, Section::Agenda, drawn.marks(), second).await.unwrap();
    assert!(saved == Saved::Done);
    let now = fields(&world, &id, Section::Agenda).await;
    assert_eq!((now.get("items.0.speakers"), now.get("items.1.speakers")), ("ada", ""));
}

async fn voting_facts_and_the_letter_are_published_like_the_rest(world: World) {
    let id = world.backend.edit_published(&ada()).await.unwrap();
    let seen = world.backend.draft(&id).await.unwrap().fingerprint();
    let facts = [
        ("countries.GR.voting_age", "16"),
        ("countries.DE.first_day", "2024-06-09"),
        ("countries.DE.voting_age", "16"),
        ("countries.DE.seats", "96"),
        ("countries.DE.time_zone", "Europe/Berlin"),
    ];
    assert!(save(&world, &id, Section::Voting, &facts).await == Saved::Done);
    let words = [("letter.ar", "تحية طيبة"), ("points.1.en", "Say thank you."), ("action", "join")];
    assert!(save(&world, &id, Section::Toolkit, &words).await == Saved::Done);
    assert_eq!(world.backend.publish_draft(&ada(), &id, &seen).await, Ok(Publication::Changed));

    let draft = world.backend.draft(&id).await.unwrap();
    let changes = world.backend.changes_by(&draft.event);
    let changed: Vec<_> = changes.iter().map(|change| (change.section, &*change.field)).collect();
    for field in
        [(Section::Voting, "countries.DE.seats"), (Section::Toolkit, "letter.ar"), (Section::Toolkit, "action")]
    {
        assert!(changed.contains(&field), "{field:?}");
    }
    publish(&world, &id).await;
    let now = world.backend.event().unwrap();
    assert_eq!(*now, draft.event);
    let voting = now.voting.clone().unwrap();
    assert_eq!(voting.countries.iter().map(|facts| facts.code.as_str()).collect::<Vec<_>>(), ["GR", "DE"]);
    assert_eq!((voting.countries[0].voting_age, voting.countries[1].last_day.as_str()), (16, "2024-06-09"));
    assert_eq!(now.toolkit.clone().unwrap().letter.as_str(Lang::Ar), "تحية طيبة");
    let told = world.text("SELECT after_it FROM audit_entries WHERE action = 'content-changed'").await;
    assert!(told.contains("voting.countries.GR.voting_age: 16") && told.contains("toolkit.action: join"), "{told}");

    let id = world.backend.edit_published(&ada()).await.unwrap();
    let nothing = [
        ("source_name.en", ""),
        ("source_name.fr", ""),
        ("source_url", ""),
        ("countries.GR.remove", "yes"),
        ("countries.DE.remove", "yes"),
    ];
    assert!(save(&world, &id, Section::Voting, &nothing).await == Saved::Done);
    publish(&world, &id).await;
    assert_eq!(world.backend.event().unwrap().voting, None, "the campaign is about no vote any more");
}

async fn forms_offer_the_countries_that_are_ticked(world: World) {
    let from = |country: &str| domain::PledgeForm { pledge_country: country.into(), ..world.pledge(&["join"]) };
    let refused = world.backend.pledge(&from("SY")).await.unwrap_err();
    assert!(matches!(refused, AppError::Invalid(errors) if errors.of("pledge_country").is_some()));
    assert!(world.backend.pledge(&from("GR")).await.is_ok());

    let id = world.backend.edit_published(&ada()).await.unwrap();
    let changes = [("countries.SY.offered", "yes"), ("countries.GR.offered", "")];
    assert!(save(&world, &id, Section::Campaign, &changes).await == Saved::Done);
    publish(&world, &id).await;
    let offered: Vec<_> = world.backend.event().unwrap().campaign.countries.clone();
    assert_eq!(offered.iter().map(domain::Country::as_str).collect::<Vec<_>>(), ["DE", "FR", "SY"]);
    assert!(world.backend.pledge(&from("SY")).await.is_ok());
    assert!(world.backend.pledge(&from("GR")).await.is_err());
    assert_eq!(world.backend.wall().total, 2, "what somebody chose before stays");
}
