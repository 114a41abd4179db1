//! What is deleted in a draft: items, speakers with their photos, dates, pledges, facts and points.

use backend::{
    DeletedThing, Restored, Shelf,
    drafts::{Piece, Publication, Section},
    testing::pictures::{from_a_camera, png},
};
use domain::{AppError, Lang, MINUTE};

use super::ada;
use crate::{on_both_engines, world::World};

on_both_engines!(
    an_item_of_the_agenda_comes_back_where_there_is_room,
    a_speaker_comes_back_with_what_they_speak_in,
    a_speaker_comes_back_with_their_photo,
    a_photo_comes_back_to_who_has_no_other,
    a_photo_is_gone_when_its_ten_minutes_are,
    a_date_and_a_pledge_come_back_to_their_places,
    facts_of_a_country_come_back_with_their_source,
    a_point_comes_back_in_all_languages,
    rows_that_are_put_back_one_by_one_are_in_order,
);

async fn an_item_of_the_agenda_comes_back_where_there_is_room(world: World) {
    let id = world.draft_of_published().await;
    let before = world.backend.draft(&id).await.unwrap().event;
    world.save(&id, Section::Agenda, &[("items.0.remove", "yes")]).await;
    assert_eq!(world.fields(&id, Section::Agenda).await.get("items.0.title.en"), "Questions");
    let deleted = world.deleted(Shelf::Content).await;
    assert!(matches!(&deleted[..], [deletion] if matches!(&deletion.thing, DeletedThing::Piece(taken_out)
        if taken_out.session == "lamps/evening" && taken_out.piece.section() == Section::Agenda
            && matches!(&taken_out.piece, Piece::AgendaItem(item) if item.title.as_str(Lang::En) == "Welcome"))));

    // Something else has come to its time.
    world.save(&id, Section::Agenda, &[("items.0.starts_at", "2024-02-28T11:20")]).await;
    assert_eq!(world.undo(Shelf::Content).await, Restored::NoPlace);
    world.save(&id, Section::Agenda, &[("items.0.starts_at", "2024-02-28T11:30")]).await;
    assert_eq!(world.undo(Shelf::Content).await, Restored::Done);
    assert_eq!(world.backend.draft(&id).await.unwrap().event, before);
    let told = world.text("SELECT after_it FROM audit_entries WHERE action = 'restored'").await;
    assert!(told.contains("agenda.items.0.title.en: Welcome"), "{told}");

    // A row that was emptied is taken out as well; without a draft there is nowhere to put it.
    let emptied: Vec<_> = ["starts_at", "ends_at", "title.en", "title.fr"].map(|name| format!("items.1.{name}")).into();
    let emptied: Vec<_> = emptied.iter().map(|name| (name.as_str(), "")).collect();
    world.save(&id, Section::Agenda, &emptied).await;
    let item = world.deleted(Shelf::Content).await.remove(0).id;
    world.clock.advance(1);
    world.backend.discard_draft(&ada(), &id).await.unwrap();
    assert_eq!(world.backend.restore(Shelf::Content, &ada(), &item).await, Ok(Restored::NoDraft));
    assert_eq!(world.undo(Shelf::Content).await, Restored::Done);
    assert_eq!(world.backend.restore(Shelf::Content, &ada(), &item).await, Ok(Restored::Done));
    assert_eq!(world.backend.draft(&id).await.unwrap().event, before);
}

async fn a_speaker_comes_back_with_what_they_speak_in(world: World) {
    let id = world.draft_of_published().await;
    let before = world.backend.draft(&id).await.unwrap().event;
    world.save(&id, Section::Speakers, &[("speakers.0.remove", "yes")]).await;
    let without = world.backend.draft(&id).await.unwrap().event;
    assert_eq!((without.speakers.len(), &*without.session.agenda.items()[0].speakers), (1, &["grace".to_owned()][..]));
    assert_eq!(world.undo(Shelf::Content).await, Restored::Done);
    assert_eq!(world.backend.draft(&id).await.unwrap().event, before, "in their places");

    // Somebody else was added meanwhile, and both stay.
    world.save(&id, Section::Speakers, &[("speakers.1.remove", "yes")]).await;
    let row =
        [("speakers.1.name.en", "A friend"), ("speakers.1.role.en", "Guest"), ("speakers.1.organisation.en", "-")];
    world.save(&id, Section::Speakers, &row).await;
    assert_eq!(world.undo(Shelf::Content).await, Restored::Done);
    let names: Vec<_> = world.backend.draft(&id).await.unwrap().event.speakers;
    let names: Vec<_> = names.iter().map(|speaker| speaker.name.as_str(Lang::En)).collect();
    assert_eq!(names, ["ADA", "GRACE", "A friend"]);
}

async fn a_speaker_comes_back_with_their_photo(world: World) {
    let id = world.draft_of_published().await;
    let photo = world.photo(&id, Some(png(90, 90))).await.unwrap();
    let before = world.backend.draft(&id).await.unwrap().event;
    let jpeg = world.backend.photo(&photo).await.unwrap();
    world.save(&id, Section::Speakers, &[("speakers.0.remove", "yes")]).await;
    world.backend.clean_up().await.unwrap();
    assert_eq!(world.undo(Shelf::Content).await, Restored::Done);
    assert_eq!(world.backend.draft(&id).await.unwrap().event, before);
    world.clock.advance(20 * MINUTE);
    world.backend.clean_up().await.unwrap();
    assert_eq!(world.backend.photo(&photo).await, Ok(jpeg));
}

async fn a_photo_comes_back_to_who_has_no_other(world: World) {
    let id = world.draft_of_published().await;
    let first = world.photo(&id, Some(png(90, 90))).await;
    assert!(world.deleted(Shelf::Content).await.is_empty(), "there was none before it");
    assert_eq!(world.photo(&id, None).await, None);
    let removed = world.deleted(Shelf::Content).await;
    assert!(matches!(&removed[..], [deletion] if matches!(&deletion.thing, DeletedThing::Piece(taken_out)
        if matches!(&taken_out.piece, Piece::Photo { name, .. } if name.as_str(Lang::En) == "ADA"))));
    world.clock.advance(1);
    let second = world.photo(&id, Some(from_a_camera(90, 90))).await;
    assert_eq!(world.undo(Shelf::Content).await, Restored::AnotherPhoto);
    assert_eq!(world.photo_of_ada(&id).await, second);
    world.photo(&id, None).await;
    assert_eq!(world.backend.restore(Shelf::Content, &ada(), &removed[0].id).await, Ok(Restored::Done));
    assert_eq!(world.photo_of_ada(&id).await, first);
    assert!(world.backend.photo(&first.clone().unwrap()).await.is_ok());

    // The second can still be had, once the first is away.
    assert_eq!(world.undo(Shelf::Content).await, Restored::AnotherPhoto);
    world.clock.advance(1);
    world.photo(&id, Some(from_a_camera(90, 90))).await;
    assert_eq!(world.undo(Shelf::Content).await, Restored::Done, "what was exchanged comes back at once");
    assert_eq!(world.photo_of_ada(&id).await, first);

    // Who has left has no photo to get, nor has anybody else.
    world.photo(&id, None).await;
    let removed = world.deleted(Shelf::Content).await.remove(0).id;
    world.clock.advance(1);
    world.save(&id, Section::Speakers, &[("speakers.0.remove", "yes")]).await;
    assert_eq!(world.backend.restore(Shelf::Content, &ada(), &removed).await, Ok(Restored::SpeakerGone));
    assert_eq!(world.undo(Shelf::Content).await, Restored::Done);
    assert_eq!(world.backend.restore(Shelf::Content, &ada(), &removed).await, Ok(Restored::Done));
    assert_eq!(world.photo_of_ada(&id).await, first);
}

async fn a_photo_is_gone_when_its_ten_minutes_are(world: World) {
    let id = world.draft_of_published().await;
    let photo = world.photo(&id, Some(png(90, 90))).await.unwrap();
    let other = world.photo(&id, Some(from_a_camera(90, 90))).await.unwrap();
    assert!(world.backend.photo(&photo).await.is_ok(), "it was exchanged, and is kept");
    world.photo(&id, None).await;
    world.clock.advance(10 * MINUTE - 1_000);
    world.backend.clean_up().await.unwrap();
    assert_eq!(world.number("SELECT COUNT(*) FROM photos").await, 2);
    assert_eq!(world.backend.public_photo(&photo).await, Err(AppError::NotFound), "organisers alone see it");
    world.clock.advance(1_000);
    world.backend.clean_up().await.unwrap();
    for gone in [photo, other] {
        assert_eq!(world.backend.photo(&gone).await, Err(AppError::NotFound));
    }
    assert_eq!(world.number("SELECT COUNT(*) FROM photos").await, 0);
}

async fn a_date_and_a_pledge_come_back_to_their_places(world: World) {
    let id = world.draft_of_published().await;
    let before = world.backend.draft(&id).await.unwrap().event;
    // The letter helps to keep the second pledge.
    world.save(&id, Section::Campaign, &[("milestones.0.remove", "yes"), ("actions.1.remove", "yes")]).await;
    let without = world.backend.draft(&id).await.unwrap().event;
    assert_eq!((without.campaign.milestones.len(), without.campaign.pledge_actions.len()), (0, 2));
    assert_eq!(without.toolkit.unwrap().action, None);
    assert_eq!(world.undo(Shelf::Content).await, Restored::Done);
    assert_eq!(world.undo(Shelf::Content).await, Restored::Done);
    assert_eq!(world.backend.draft(&id).await.unwrap().event, before);
    let told =
        "SELECT COUNT(*) FROM audit_entries WHERE action = 'restored' AND after_it LIKE '%toolkit.action: meet%'";
    assert_eq!(world.number(told).await, 1);

    // The letter has got another pledge meanwhile, and keeps it.
    world.save(&id, Section::Campaign, &[("actions.1.remove", "yes")]).await;
    world.save(&id, Section::Toolkit, &[("action", "join")]).await;
    assert_eq!(world.undo(Shelf::Content).await, Restored::Done);
    let event = world.backend.draft(&id).await.unwrap().event;
    assert_eq!(event.campaign, before.campaign);
    assert_eq!(event.toolkit.unwrap().action.as_deref(), Some("join"));

    // What was published without it can get it back as well; a draft that has it has it once.
    world.save(&id, Section::Campaign, &[("milestones.0.remove", "yes")]).await;
    let date = world.deleted(Shelf::Content).await.remove(0).id;
    world.clock.advance(1);
    world.backend.discard_draft(&ada(), &id).await.unwrap();
    let anew = world.draft_of_published().await;
    assert_eq!(world.backend.restore(Shelf::Content, &ada(), &date).await, Ok(Restored::AlreadyThere));
    assert_eq!(world.backend.draft(&anew).await.unwrap().event, before);
    world.save(&anew, Section::Campaign, &[("milestones.0.remove", "yes")]).await;
    let seen = world.backend.draft(&anew).await.unwrap().fingerprint();
    assert_eq!(world.backend.publish_draft(&ada(), &anew, &seen).await, Ok(Publication::Done));
    assert_eq!(world.backend.restore(Shelf::Content, &ada(), &date).await, Ok(Restored::NoDraft));
    let next = world.draft_of_published().await;
    assert_eq!(world.backend.restore(Shelf::Content, &ada(), &date).await, Ok(Restored::Done));
    assert_eq!(world.backend.draft(&next).await.unwrap().event, before);
}

async fn facts_of_a_country_come_back_with_their_source(world: World) {
    let id = world.draft_of_published().await;
    let before = world.backend.draft(&id).await.unwrap().event;
    let removed = [("countries.GR.remove", "yes")];
    world.save(&id, Section::Voting, &removed).await;
    assert!(matches!(&world.deleted(Shelf::Content).await[..], [deletion]
        if matches!(&deletion.thing, DeletedThing::Piece(taken_out) if taken_out.piece.section() == Section::Voting)));
    let facts =
        [("countries.GR.first_day", "2024-06-10"), ("countries.GR.voting_age", "16"), ("countries.GR.seats", "9")];
    world.save(&id, Section::Voting, &facts).await;
    assert_eq!(world.undo(Shelf::Content).await, Restored::AlreadyThere);
    let first = world.deleted(Shelf::Content).await.remove(0).id;
    world.save(&id, Section::Voting, &removed).await;
    assert_eq!(world.backend.restore(Shelf::Content, &ada(), &first).await, Ok(Restored::Done));
    assert_eq!(world.backend.draft(&id).await.unwrap().event, before);

    // With the source nothing stands there any more, and the page is gone.
    let all = [("countries.GR.remove", "yes"), ("source_name.en", ""), ("source_name.fr", ""), ("source_url", "")];
    world.clock.advance(1);
    world.save(&id, Section::Voting, &all).await;
    assert!(world.backend.draft(&id).await.unwrap().event.voting.is_none());
    assert_eq!(world.undo(Shelf::Content).await, Restored::Done);
    assert_eq!(world.backend.draft(&id).await.unwrap().event, before);
}

async fn a_point_comes_back_in_all_languages(world: World) {
    let id = world.draft_of_published().await;
    let before = world.backend.draft(&id).await.unwrap().event;
    let emptied = [("points.0.en", ""), ("points.0.fr", "")];
    world.save(&id, Section::Toolkit, &emptied).await;
    assert!(world.backend.draft(&id).await.unwrap().event.toolkit.unwrap().points.is_empty());
    assert_eq!(world.undo(Shelf::Content).await, Restored::Done);
    assert_eq!(world.backend.draft(&id).await.unwrap().event, before);

    // What has only moved to another row was not taken out.
    let moved =
        [&emptied[..], &[("points.1.en", "Say who you are."), ("points.1.fr", "Dites qui vous êtes.")]].concat();
    world.save(&id, Section::Toolkit, &moved).await;
    assert!(world.deleted(Shelf::Content).await.is_empty());

    // With the letter nothing stands there any more. The pledge that it helped to keep is gone by then.
    let names = ["subject.en", "subject.fr", "letter.en", "letter.fr", "points.0.en", "points.0.fr"];
    world.save(&id, Section::Toolkit, &names.map(|name| (name, ""))).await;
    assert!(world.backend.draft(&id).await.unwrap().event.toolkit.is_none());
    let point = world.deleted(Shelf::Content).await.remove(0).id;
    world.save(&id, Section::Campaign, &[("actions.1.remove", "yes")]).await;
    assert_eq!(world.backend.restore(Shelf::Content, &ada(), &point).await, Ok(Restored::Done));
    let toolkit = world.backend.draft(&id).await.unwrap().event.toolkit.unwrap();
    let was = before.toolkit.unwrap();
    assert_eq!((toolkit.action, toolkit.letter, toolkit.points), (None, was.letter, was.points));
}

async fn rows_that_are_put_back_one_by_one_are_in_order(world: World) {
    let id = world.draft_of_published().await;
    let before = world.backend.draft(&id).await.unwrap().event;
    let all = [("speakers.0.remove", "yes"), ("speakers.1.remove", "yes")];
    world.save(&id, Section::Speakers, &all).await;
    let actions = [("actions.0.remove", "yes"), ("actions.1.remove", "yes"), ("actions.2.remove", "yes")];
    world.save(&id, Section::Campaign, &actions).await;
    for _ in 0..5 {
        assert_eq!(world.undo(Shelf::Content).await, Restored::Done);
    }
    assert_eq!(world.backend.draft(&id).await.unwrap().event, before);
}
