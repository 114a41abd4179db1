//! What organisers delete, how it is brought back within ten minutes, and that nothing of it is left after that.

mod draft;
mod people;

use backend::{
    Actor, DeletedThing, Deletion, MeetingForm, Restored, Shelf, WallWord,
    drafts::{Fields, PhotoChange, PhotoChanged, Saved, Section},
};
use domain::{AppError, Email, Embed, Invitation, Lang, MINUTE, NewInvitation, Origin, PhotoId, Role};
use futures::future::join_all;

use crate::{
    on_both_engines,
    world::{DAY, World, event, problem},
};

on_both_engines!(
    a_draft_comes_back_as_it_was,
    a_draft_that_was_begun_anew_stays,
    it_can_be_undone_for_ten_minutes_and_is_gone_then,
    what_is_from_a_clock_far_ahead_is_forgotten,
    of_many_who_undo_it_at_once_one_does,
    a_site_and_a_word_come_back_to_their_lists,
    a_site_for_which_there_is_no_room_waits,
    where_people_meet_comes_back_unless_it_was_set_anew,
    what_was_deleted_on_another_screen_stays_there,
);

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
