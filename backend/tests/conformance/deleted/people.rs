//! Organisers, invitations and registrations.

use backend::{ComesFrom, DeletedThing, Deletion, OutboxKind, Restored, Shelf, testing::totp_code};
use domain::{Lang, MINUTE, RegistrationState, Role, SignInForm, WelcomeForm};

use super::{ada, email, invitation};
use crate::{
    on_both_engines,
    world::{DAY, World, event, event_in_a_week},
};

const PASSWORD: &str = "seven lamps in the harbour";

on_both_engines!(
    an_organiser_comes_back_with_both_factors_and_no_sign_in,
    an_organiser_whose_address_is_taken_stays_away,
    an_invitation_comes_back_with_its_link_and_its_mail,
    an_invitation_that_does_not_fit_any_more_stays_away,
    a_seat_that_is_free_is_given_back,
    who_finds_no_seat_free_is_the_last_in_line,
    what_was_cancelled_does_not_come_back_where_that_makes_no_sense,
);

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
