//! What organisers delete, how it is brought back within ten minutes, and that nothing of it is left after that.

use backend::{
    Actor, ComesFrom, DeletedThing, Deletion, MeetingForm, OutboxKind, Restored, Shelf, WallWord,
    drafts::{Fields, PhotoChange, PhotoChanged, Piece, Publication, Saved, Section},
    testing::{
        pictures::{from_a_camera, png},
        totp_code,
    },
};
use domain::{
    AppError, Email, Embed, Invitation, Lang, MINUTE, NewInvitation, Origin, PhotoId, RegistrationState, Role,
    SignInForm, WelcomeForm,
};
use futures::future::join_all;

use crate::{
    on_both_engines,
    world::{DAY, World, event, event_in_a_week, problem},
};

on_both_engines!(
    a_draft_comes_back_as_it_was,
    a_draft_that_was_begun_anew_stays,
    it_can_be_undone_for_ten_minutes_and_is_gone_then,
    what_is_from_a_clock_far_ahead_is_forgotten,
    of_many_who_undo_it_at_once_one_does,
    an_item_of_the_agenda_comes_back_where_there_is_room,
    a_speaker_comes_back_with_what_they_speak_in,
    a_speaker_comes_back_with_their_photo,
    a_photo_comes_back_to_who_has_no_other,
    a_photo_is_gone_when_its_ten_minutes_are,
    a_date_and_a_pledge_come_back_to_their_places,
    facts_of_a_country_come_back_with_their_source,
    a_point_comes_back_in_all_languages,
    rows_that_are_put_back_one_by_one_are_in_order,
    a_site_and_a_word_come_back_to_their_lists,
    a_site_for_which_there_is_no_room_waits,
    where_people_meet_comes_back_unless_it_was_set_anew,
    an_organiser_comes_back_with_both_factors_and_no_sign_in,
    an_organiser_whose_address_is_taken_stays_away,
    an_invitation_comes_back_with_its_link_and_its_mail,
    an_invitation_that_does_not_fit_any_more_stays_away,
    a_seat_that_is_free_is_given_back,
    who_finds_no_seat_free_is_the_last_in_line,
    what_was_cancelled_does_not_come_back_where_that_makes_no_sense,
    what_was_deleted_on_another_screen_stays_there,
);

const PASSWORD: &str = "seven lamps in the harbour";

fn ada() -> Actor {
    Actor::Organiser { id: "018f0000-0000-7000-8000-000000000001".into(), name: "Ada".into() }
}

fn email(text: &str) -> Email {
    Email::parse(text).unwrap()
}

fn invitation(address: &str) -> NewInvitation {
    NewInvitation { email: email(address), role: Role::Moderator, lang: Lang::Fr }
}

impl World {
    async fn deleted(&self, shelf: Shelf) -> Vec<Deletion> {
        self.backend.deleted(shelf).await.unwrap()
    }

    /// Brings back what was deleted last.
    async fn undo(&self, shelf: Shelf) -> Restored {
        let id = self.deleted(shelf).await.remove(0).id;
        self.backend.restore(shelf, &ada(), &id).await.unwrap()
    }

    async fn draft_of_published(&self) -> String {
        self.backend.edit_published(&ada()).await.unwrap()
    }

    async fn fields(&self, id: &str, section: Section) -> Fields {
        section.fields(&self.backend.draft(id).await.unwrap().event)
    }

    /// Saves some fields of a section as they would be by somebody who has just opened it.
    async fn save(&self, id: &str, section: Section, changes: &[(&str, &str)]) {
        let drawn = self.fields(id, section).await;
        let kept = drawn.iter().filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
        let typed = kept.chain(changes.iter().copied()).map(|(name, value)| (name.to_owned(), value.to_owned()));
        let saved = self.backend.save_section(&ada(), id, section, drawn.marks(), Fields::of_form(typed)).await;
        assert!(saved.unwrap() == Saved::Done);
    }

    /// Gives the speaker Ada a photo in a draft, or takes it away; the one she has then.
    async fn photo(&self, id: &str, file: Option<Vec<u8>>) -> Option<PhotoId> {
        let was = self.photo_of_ada(id).await;
        let change = PhotoChange { speaker: "ada".into(), was, file: file.map(Into::into) };
        assert_eq!(self.backend.change_photo(&ada(), id, change).await, Ok(PhotoChanged::Done));
        self.photo_of_ada(id).await
    }

    async fn photo_of_ada(&self, id: &str) -> Option<PhotoId> {
        self.backend.draft(id).await.unwrap().event.speaker("ada").unwrap().photo.clone()
    }

    async fn restored_in_log(&self) -> i64 {
        self.number("SELECT COUNT(*) FROM audit_entries WHERE action = 'restored' AND who = 'Ada'").await
    }

    /// Invites somebody; gives the invitation.
    async fn invited(&self, by: &Actor, address: &str) -> Invitation {
        self.backend.invite(by, invitation(address)).await.unwrap();
        self.backend.team().await.unwrap().invitations.remove(0)
    }

    /// An owner who stays, so that others can go.
    async fn owner_who_stays(&self) -> Actor {
        let token = self.backend.organiser_for_test(Role::Owner, Lang::En).await.unwrap();
        self.backend.signed_in(&token).await.unwrap().unwrap().actor()
    }
}

async fn a_draft_comes_back_as_it_was(world: World) {
    let id = world.draft_of_published().await;
    world.save(&id, Section::Session, &[("title.en", "A night of lamps")]).await;
    let before = world.backend.draft(&id).await.unwrap();
    world.backend.discard_draft(&ada(), &id).await.unwrap();
    assert_eq!(world.backend.draft(&id).await.err(), Some(AppError::NotFound));
    let deleted = world.deleted(Shelf::Content).await;
    assert!(matches!(&deleted[..], [deletion] if deletion.by == ada()
        && matches!(&deletion.thing, DeletedThing::Draft(title) if title.as_str(Lang::En) == "A night of lamps")));
    assert_eq!(deleted[0].until.since(deleted[0].at), 10 * MINUTE);

    assert_eq!(world.undo(Shelf::Content).await, Restored::Done);
    let after = world.backend.draft(&id).await.unwrap();
    assert_eq!((after.event, after.changed_by, after.changed_at), (before.event, before.changed_by, before.changed_at));
    assert!(world.deleted(Shelf::Content).await.is_empty());
    assert_eq!(world.restored_in_log().await, 1);
}

async fn a_draft_that_was_begun_anew_stays(world: World) {
    let first = world.draft_of_published().await;
    world.save(&first, Section::Session, &[("title.en", "The first")]).await;
    world.backend.discard_draft(&ada(), &first).await.unwrap();
    let second = world.draft_of_published().await;
    world.save(&second, Section::Session, &[("title.en", "The second")]).await;
    assert_eq!(world.undo(Shelf::Content).await, Restored::AnotherDraft);
    assert_eq!(world.fields(&second, Section::Session).await.get("title.en"), "The second");
    assert_eq!(world.restored_in_log().await, 0);

    // Neither is lost: they change places.
    world.clock.advance(1);
    world.backend.discard_draft(&ada(), &second).await.unwrap();
    let of_first = world.deleted(Shelf::Content).await.pop().unwrap().id;
    assert_eq!(world.backend.restore(Shelf::Content, &ada(), &of_first).await, Ok(Restored::Done));
    assert_eq!(world.fields(&first, Section::Session).await.get("title.en"), "The first");
    assert_eq!(world.deleted(Shelf::Content).await.len(), 1, "the second one can still be had");
}

async fn it_can_be_undone_for_ten_minutes_and_is_gone_then(world: World) {
    let by = world.owner_who_stays().await;
    let grace = world.invited(&by, "grace@example.org").await;
    world.backend.withdraw_invitation(&by, &grace.id).await.unwrap();
    let deletion = world.deleted(Shelf::Team).await.remove(0).id;
    world.clock.advance(10 * MINUTE - 1_000);
    world.backend.clean_up().await.unwrap();
    assert_eq!(world.backend.restore(Shelf::Team, &by, &deletion).await, Ok(Restored::Done));
    assert!(world.backend.open_invitation(&grace.id).await.is_ok());

    world.backend.withdraw_invitation(&by, &grace.id).await.unwrap();
    let deletion = world.deleted(Shelf::Team).await.remove(0).id;
    world.clock.advance(10 * MINUTE);
    assert!(world.deleted(Shelf::Team).await.is_empty(), "shown no longer");
    assert_eq!(world.backend.restore(Shelf::Team, &by, &deletion).await, Ok(Restored::Gone));
    assert_eq!(world.number("SELECT COUNT(*) FROM deleted").await, 1);
    world.backend.clean_up().await.unwrap();
    assert_eq!(world.number("SELECT COUNT(*) FROM deleted").await, 0, "nobody's address is kept");
}

/// A command beside a replay goes by the machine's clock: what it deletes would be kept for years.
async fn what_is_from_a_clock_far_ahead_is_forgotten(world: World) {
    let id = world.draft_of_published().await;
    world.clock.advance(DAY);
    world.backend.discard_draft(&ada(), &id).await.unwrap();
    world.clock.advance(-DAY);
    assert!(world.deleted(Shelf::Content).await.is_empty());
    world.backend.clean_up().await.unwrap();
    assert_eq!(world.number("SELECT COUNT(*) FROM deleted").await, 0);
}

async fn of_many_who_undo_it_at_once_one_does(world: World) {
    let id = world.draft_of_published().await;
    world.backend.discard_draft(&ada(), &id).await.unwrap();
    let other = world.another_backend().await;
    let deletion = world.deleted(Shelf::Content).await.remove(0).id;
    let by = ada();
    let tries = [&world.backend, &other, &world.backend, &other].map(|at| at.restore(Shelf::Content, &by, &deletion));
    let said = join_all(tries).await;
    assert_eq!(said.iter().filter(|answer| **answer == Ok(Restored::Done)).count(), 1, "{said:?}");
    assert_eq!(said.iter().filter(|answer| **answer == Ok(Restored::Gone)).count(), 3, "{said:?}");
    assert_eq!(world.restored_in_log().await, 1);
}

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

async fn a_site_and_a_word_come_back_to_their_lists(world: World) {
    let (backend, site) = (&world.backend, Origin::parse("https://a.example").unwrap());
    backend.allow_embed(&ada(), Embed::Wall, &site).await.unwrap();
    assert_eq!(backend.disallow_embed(&ada(), Embed::Wall, &site).await, Ok(true));
    assert_eq!(backend.disallow_embed(&ada(), Embed::Wall, &site).await, Ok(false));
    let version = backend.version();
    assert_eq!(world.undo(Shelf::Embeds).await, Restored::Done);
    assert_eq!(*backend.embed_sites(), [(Embed::Wall, site.clone())]);
    assert!(backend.version() > version, "kept drawings carry the list without it");
    assert!(world.deleted(Shelf::Embeds).await.is_empty(), "what was not there was not deleted");

    // Listed again by hand: undoing it then is no mistake.
    backend.disallow_embed(&ada(), Embed::Wall, &site).await.unwrap();
    backend.allow_embed(&ada(), Embed::Wall, &site).await.unwrap();
    assert_eq!(world.undo(Shelf::Embeds).await, Restored::Done);
    assert_eq!(*backend.embed_sites(), [(Embed::Wall, site)]);

    let word = WallWord::new(Some(Lang::Fr), "lampe").unwrap();
    backend.add_wall_word(&ada(), word.clone()).await.unwrap();
    assert_eq!(backend.remove_wall_word(&ada(), word.clone()).await, Ok(true));
    assert_eq!(world.undo(Shelf::Words).await, Restored::Done);
    assert_eq!(backend.wall_words().await.unwrap(), [word]);
    let noted = world.text("SELECT after_it FROM audit_entries WHERE action = 'restored' AND subject = 'fr'").await;
    assert_eq!(noted, "lampe");
}

async fn a_site_for_which_there_is_no_room_waits(world: World) {
    let name = |n: u32| Origin::parse(&format!("https://{n}.{}.example", "x".repeat(60))).unwrap();
    let allow = async |n: u32| world.backend.allow_embed(&ada(), Embed::Wall, &name(n)).await.unwrap();
    let mut n = 0;
    while allow(n).await == backend::Allowed::Now {
        n += 1;
    }
    world.backend.disallow_embed(&ada(), Embed::Wall, &name(0)).await.unwrap();
    assert_eq!(allow(n).await, backend::Allowed::Now, "another one has its room");
    let first = world.deleted(Shelf::Embeds).await.remove(0).id;
    assert_eq!(world.backend.restore(Shelf::Embeds, &ada(), &first).await, Ok(Restored::ListIsFull));
    world.backend.disallow_embed(&ada(), Embed::Wall, &name(n)).await.unwrap();
    assert_eq!(world.backend.restore(Shelf::Embeds, &ada(), &first).await, Ok(Restored::Done));
}

async fn where_people_meet_comes_back_unless_it_was_set_anew(world: World) {
    let meeting = |url: &str| MeetingForm { meeting_url: url.into(), meeting_phone: String::new() }.parse().unwrap();
    let set = async |url: &str| world.backend.set_meeting(&ada(), Some(&meeting(url))).await.unwrap();
    world.backend.set_meeting(&ada(), None).await.unwrap();
    assert!(world.deleted(Shelf::Meeting).await.is_empty(), "there was nothing");
    set("https://meet.example/first").await;
    let sealed = world.text("SELECT sealed FROM meetings").await;
    world.backend.set_meeting(&ada(), None).await.unwrap();
    assert!(!world.backend.has_meeting().await.unwrap());
    assert!(!world.everything_stored().await.contains("meet.example"));
    assert_eq!(world.undo(Shelf::Meeting).await, Restored::Done);
    assert_eq!(world.text("SELECT sealed FROM meetings").await, sealed);

    world.backend.set_meeting(&ada(), None).await.unwrap();
    set("https://meet.example/second").await;
    let second = world.text("SELECT sealed FROM meetings").await;
    assert_eq!(world.undo(Shelf::Meeting).await, Restored::AnotherMeeting);
    assert_eq!(world.text("SELECT sealed FROM meetings").await, second);
    assert_eq!(world.restored_in_log().await, 1);
}

async fn an_organiser_comes_back_with_both_factors_and_no_sign_in(world: World) {
    let by = world.owner_who_stays().await;
    let backend = &world.backend;
    let from = ComesFrom::default();
    let form = SignInForm { email: "grace@example.org".into(), password: PASSWORD.into(), next: String::new() };
    backend.joined_for_test(&email("grace@example.org"), PASSWORD, Role::Editor).await.unwrap();
    let half = backend.sign_in(&form, &from, None).await.unwrap();
    let half = backend.signed_in(&half).await.unwrap().unwrap();
    let offer = backend.offer_second_factor(&half).await.unwrap();
    let codes = backend.try_second_factor(&half, &offer.sealed, &totp_code(&offer.secret, 0)).await.unwrap();
    let whole = backend.keep_second_factor(&half, &codes.sealed).await.unwrap().unwrap();
    let before =
        world.text("SELECT password || totp || totp_step || created_at FROM organisers WHERE role = 'editor'").await;

    let id = half.organiser.id;
    backend.remove_organiser(&by, &id).await.unwrap();
    assert!(backend.signed_in(&whole.token).await.unwrap().is_none());
    assert!(backend.sign_in(&form, &from, None).await.is_err());
    assert_eq!(world.number("SELECT COUNT(*) FROM recovery_codes").await, 0);
    world.clock.advance(10 * MINUTE - 1_000);
    assert_eq!(world.undo(Shelf::Team).await, Restored::Done);

    let member = backend.member(&id).await.unwrap();
    assert_eq!((member.organiser.role, member.has_second_factor), (Role::Editor, true));
    let after =
        world.text("SELECT password || totp || totp_step || created_at FROM organisers WHERE role = 'editor'").await;
    assert_eq!(after, before);
    assert!(backend.signed_in(&whole.token).await.unwrap().is_none(), "what has ended stays ended");
    let half = backend.sign_in(&form, &from, None).await.unwrap();
    let half = backend.signed_in(&half).await.unwrap().unwrap();
    assert!(!half.is_whole);
    backend.give_second_factor(&half, &codes.codes[0], &from).await.unwrap();
    assert_eq!(world.number("SELECT COUNT(*) FROM deleted").await, 0);
    let noted = world.text("SELECT subject FROM audit_entries WHERE action = 'restored'").await;
    assert_eq!(noted, backend::ending(&id), "no name");
}

async fn an_organiser_whose_address_is_taken_stays_away(world: World) {
    let by = world.owner_who_stays().await;
    let backend = &world.backend;
    let address = email("grace@example.org");
    backend.joined_for_test(&address, PASSWORD, Role::Editor).await.unwrap();
    let id = backend.organiser_of(&address).await.unwrap().id;
    backend.remove_organiser(&by, &id).await.unwrap();
    let deletion = world.deleted(Shelf::Team).await.remove(0);
    assert!(matches!(&deletion.thing, DeletedThing::Organiser(name) if name == "Ada Quill"));
    let restore = async || backend.restore(Shelf::Team, &by, &deletion.id).await.unwrap();

    let anew = world.invited(&by, "Grace@Example.org").await;
    assert_eq!(restore().await, Restored::InvitedAnew);
    let link = backend.invitation_path(&anew.id);
    let form = WelcomeForm { name: "Grace".into(), password: PASSWORD.into(), lang: "en".into(), email: String::new() };
    backend.take_invitation(link.strip_prefix("/admin/welcome/").unwrap(), &form).await.unwrap();
    assert_eq!(restore().await, Restored::AddressTaken);
    assert_eq!(backend.organiser_of(&address).await.unwrap().id, anew.id, "who has come stays");
    assert_eq!(world.number("SELECT COUNT(*) FROM audit_entries WHERE action = 'restored'").await, 0);
}

async fn an_invitation_comes_back_with_its_link_and_its_mail(world: World) {
    let by = world.owner_who_stays().await;
    let backend = &world.backend;
    let first = world.invited(&by, "grace@example.org").await;
    let link = backend.invitation_path(&first.id);
    let token = link.strip_prefix("/admin/welcome/").unwrap();
    backend.withdraw_invitation(&by, &first.id).await.unwrap();
    assert!(backend.invitation(token).await.is_err());
    assert!(backend.take_outbox(1).await.unwrap().is_empty(), "what was not sent is not sent");
    assert_eq!(world.undo(Shelf::Team).await, Restored::Done);
    let again = backend.invitation(token).await.unwrap();
    assert!(again == first, "all of it, also who invites");
    let item = backend.take_outbox(1).await.unwrap().remove(0);
    assert_eq!((item.kind, item.lang, item.invitee.is_some()), (OutboxKind::Invited, Lang::Fr, true));
    backend.outbox_sent(&item).await.unwrap();

    // Sent once is enough.
    backend.withdraw_invitation(&by, &first.id).await.unwrap();
    assert_eq!(world.undo(Shelf::Team).await, Restored::Done);
    assert!(backend.take_outbox(1).await.unwrap().is_empty());
    assert!(backend.invitation(token).await.is_ok());

    // Those of an owner who is removed go with them, and each can be had back by itself.
    let sign_in = backend.organiser_for_test(Role::Owner, Lang::En).await.unwrap();
    let leaving = backend.signed_in(&sign_in).await.unwrap().unwrap();
    let theirs = world.invited(&leaving.actor(), "eve@example.org").await;
    backend.remove_organiser(&by, &leaving.organiser.id).await.unwrap();
    let deleted = world.deleted(Shelf::Team).await;
    let of_eve = deleted.iter().find(|deletion| matches!(&deletion.thing, DeletedThing::Invitation(_))).unwrap();
    assert_eq!((deleted.len(), backend.restore(Shelf::Team, &by, &of_eve.id).await), (2, Ok(Restored::Done)));
    let back = backend.open_invitation(&theirs.id).await.unwrap();
    assert!(back.invited_by.is_none() && back.role == theirs.role, "who invited is no organiser any more");
}

async fn an_invitation_that_does_not_fit_any_more_stays_away(world: World) {
    let by = world.owner_who_stays().await;
    let backend = &world.backend;
    let first = world.invited(&by, "grace@example.org").await;
    backend.withdraw_invitation(&by, &first.id).await.unwrap();
    let second = world.invited(&by, "grace@example.org").await;
    assert_eq!(world.undo(Shelf::Team).await, Restored::InvitedAnew);
    assert!(backend.open_invitation(&second.id).await.is_ok());

    // Joined meanwhile by the other one.
    let link = backend.invitation_path(&second.id);
    let form = WelcomeForm { name: "Grace".into(), password: PASSWORD.into(), lang: "en".into(), email: String::new() };
    backend.take_invitation(link.strip_prefix("/admin/welcome/").unwrap(), &form).await.unwrap();
    assert_eq!(world.undo(Shelf::Team).await, Restored::AddressTaken);

    // One for a new password, whose organiser was removed.
    backend.invite_by_command(invitation("grace@example.org"), None).await.unwrap();
    let renewing = backend.team().await.unwrap().invitations.remove(0);
    world.clock.advance(1);
    backend.withdraw_invitation(&by, &renewing.id).await.unwrap();
    let deletion = world.deleted(Shelf::Team).await.remove(0).id;
    world.clock.advance(1);
    backend.remove_organiser(&by, &second.id).await.unwrap();
    let restore = async || backend.restore(Shelf::Team, &by, &deletion).await.unwrap();
    assert_eq!(restore().await, Restored::AccountGone);
    assert_eq!(world.undo(Shelf::Team).await, Restored::Done);
    assert_eq!(restore().await, Restored::Done);

    // One whose week has ended by itself.
    world.clock.advance(DAY);
    let last = world.invited(&by, "eve@example.org").await;
    world.clock.advance(7 * DAY - MINUTE);
    backend.withdraw_invitation(&by, &last.id).await.unwrap();
    world.clock.advance(MINUTE);
    assert_eq!(world.undo(Shelf::Team).await, Restored::Gone);
}

/// The id of the registration with this name.
async fn id_of(world: &World, name: &str) -> String {
    world.text(&format!("SELECT id FROM registrations WHERE name = '{name}'")).await
}

async fn a_seat_that_is_free_is_given_back(world: World) {
    world.backend.import(&event_in_a_week(Some(1))).await.unwrap();
    world.backend.register(&world.registration("Ada", "ada@example.org")).await.unwrap();
    let recipient = world.recipient_of("ada@example.org").await;
    world.backend.confirm_registration(&recipient.confirm_token).await.unwrap();
    let id = id_of(&world, "Ada").await;
    assert_eq!(world.backend.cancel_for(&id, &ada()).await, Ok(true));
    assert!(!world.text("SELECT kept FROM deleted").await.contains("Ada"), "nothing of them is kept");
    let deleted = world.deleted(Shelf::Registrations).await;
    let [Deletion { thing: DeletedThing::Registration { name, .. }, .. }] = &deleted[..] else { panic!("not listed") };
    assert_eq!(name, "Ada");
    let version = world.backend.version();
    assert_eq!(world.undo(Shelf::Registrations).await, Restored::Done);
    assert_eq!(world.own(&recipient.token).await.state, RegistrationState::Confirmed);
    assert!(world.backend.version() > version, "visitors see that the seat is taken");
    assert_eq!(world.kinds_in_outbox().await.iter().filter(|kind| *kind == "confirmed").count(), 2, "they are told");
    let entry = "SELECT subject || ' ' || before_it || ' ' || after_it FROM audit_entries WHERE action = 'restored'";
    assert_eq!(world.text(entry).await, format!("{} cancelled confirmed", backend::ending(&id)));

    // Who had not confirmed the address has to do so again.
    world.backend.cancel_for(&id, &ada()).await.unwrap();
    world.backend.register(&world.registration("Grace", "grace@example.org")).await.unwrap();
    world.clock.advance(1);
    world.backend.cancel_for(&id_of(&world, "Grace").await, &ada()).await.unwrap();
    assert_eq!(world.undo(Shelf::Registrations).await, Restored::Done);
    let token = world.token_of("grace@example.org").await;
    assert_eq!(world.own(&token).await.state, RegistrationState::Pending);
}

async fn who_finds_no_seat_free_is_the_last_in_line(world: World) {
    world.backend.import(&event_in_a_week(Some(1))).await.unwrap();
    let mine = world.register_on_device("Ada").await;
    let next = world.register_on_device("Next").await;
    let third = world.register_on_device("Third").await;
    world.backend.cancel_for(&id_of(&world, "Ada").await, &ada()).await.unwrap();
    assert_eq!(world.own(&next).await.state, RegistrationState::Offered);
    assert_eq!(world.undo(Shelf::Registrations).await, Restored::InLine);
    assert_eq!(world.own(&next).await.state, RegistrationState::Offered, "what was given stays given");
    let states = (world.own(&third).await.state, world.own(&mine).await.state);
    assert_eq!(states, (RegistrationState::Waitlisted, RegistrationState::Waitlisted));
    assert!(world.deleted(Shelf::Registrations).await.is_empty());
    world.backend.cancel_registration(&next).await.unwrap();
    assert_eq!(world.own(&third).await.state, RegistrationState::Offered, "who has waited comes first");
}

async fn what_was_cancelled_does_not_come_back_where_that_makes_no_sense(world: World) {
    let own = world.register_on_device("Ada").await;
    let id = id_of(&world, "Ada").await;
    let cancelled = async || {
        world.clock.advance(1);
        world.backend.cancel_for(&id, &ada()).await.unwrap();
        world.deleted(Shelf::Registrations).await.remove(0).id
    };
    let restore = async |deletion: &str| world.backend.restore(Shelf::Registrations, &ada(), deletion).await.unwrap();
    let deletion = cancelled().await;
    world.backend.ask_again(&own).await.unwrap();
    assert!(world.deleted(Shelf::Registrations).await.is_empty(), "they were faster");
    assert_eq!(restore(&deletion).await, Restored::Gone);

    let deletion = cancelled().await;
    let mut closed = event();
    closed.session.registration_closes_at = Some(closed.session.starts_at.plus(-6 * MINUTE));
    world.backend.import(&closed).await.unwrap();
    assert_eq!(restore(&deletion).await, Restored::Closed);
    world.backend.import(&event()).await.unwrap();
    assert_eq!(restore(&deletion).await, Restored::Done);

    // Erasing is for good.
    let deletion = cancelled().await;
    world.backend.erase_person(&id, &ada()).await.unwrap();
    assert!(world.deleted(Shelf::Registrations).await.is_empty());
    assert_eq!(restore(&deletion).await, Restored::Gone);
    // What people give up themselves is nobody else's to bring back.
    let own = world.register_on_device("Eve").await;
    world.backend.cancel_registration(&own).await.unwrap();
    assert!(world.deleted(Shelf::Registrations).await.is_empty());
}

async fn what_was_deleted_on_another_screen_stays_there(world: World) {
    let by = world.owner_who_stays().await;
    let grace = world.invited(&by, "grace@example.org").await;
    world.backend.withdraw_invitation(&by, &grace.id).await.unwrap();
    let deletion = world.deleted(Shelf::Team).await.remove(0).id;
    for shelf in [Shelf::Content, Shelf::Embeds, Shelf::Words, Shelf::Meeting, Shelf::Registrations] {
        assert_eq!(world.backend.restore(shelf, &ada(), &deletion).await, Ok(Restored::Gone), "{shelf:?}");
        assert!(world.deleted(shelf).await.is_empty(), "{shelf:?}");
    }
    assert_eq!(world.backend.restore(Shelf::Team, &ada(), "none").await, Ok(Restored::Gone));
    assert_eq!(problem(world.backend.invite(&by, invitation("grace@example.org")).await, "email"), None);
    assert_eq!(*world.backend.event().unwrap(), event());
}
