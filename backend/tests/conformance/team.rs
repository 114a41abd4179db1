//! Who becomes an organiser, and who decides about them.

use backend::{Actor, OutboxKind};
use domain::{AuditEntry, Email, FieldProblem, Invitation, Lang, NewInvitation, Role, WelcomeForm};
use futures::future::join_all;

use crate::{
    on_both_engines,
    world::{DAY, World, problem},
};

on_both_engines!(
    the_first_owner_comes_by_a_link_that_is_good_once,
    an_invitation_is_mailed_and_taken,
    a_mailbox_is_invited_once,
    an_invitation_ends_with_its_week,
    of_two_who_take_an_invitation_at_once_one_has_it,
    a_new_role_ends_sign_ins,
    the_last_owner_stays_whatever_happens_at_once,
    what_somebody_sent_ends_with_them,
    a_command_lets_in_again_who_is_locked_out,
    all_of_it_is_written_down_without_names_of_others,
);

const PASSWORD: &str = "seven lamps in the harbour";

fn email(text: &str) -> Email {
    Email::parse(text).unwrap()
}

fn new(address: &str, role: Role) -> NewInvitation {
    NewInvitation { email: email(address), role, lang: Lang::Fr }
}

fn form(name: &str) -> WelcomeForm {
    WelcomeForm { name: name.into(), email: "ada@example.org".into(), password: PASSWORD.into(), lang: "en".into() }
}

/// The token at the end of a link's path.
fn token(path: &str) -> &str {
    path.strip_prefix("/admin/welcome/").unwrap()
}

impl World {
    /// The first owner, by the link of a fresh start: who did it, and the token of the sign-in.
    async fn owner(&self) -> (Actor, String) {
        let link = self.backend.first_owners_link().await.unwrap().unwrap();
        let sign_in = self.backend.take_invitation(token(&link), &form("Ada")).await.unwrap();
        let signed_in = self.backend.signed_in(&sign_in).await.unwrap().unwrap();
        assert_eq!((signed_in.organiser.role, signed_in.is_whole), (Role::Owner, false));
        (signed_in.actor(), sign_in)
    }

    /// The one open invitation.
    async fn open_invitation(&self) -> Invitation {
        self.backend.team().await.unwrap().invitations.remove(0)
    }

    /// Somebody who was invited and came: their id, and the token of their sign-in.
    async fn joined(&self, by: &Actor, address: &str, role: Role) -> (String, String) {
        self.backend.invite(by, new(address, role)).await.unwrap();
        let id = self.open_invitation().await.id;
        let link = self.backend.invitation_path(&id);
        (id, self.backend.take_invitation(token(&link), &form("Grace")).await.unwrap())
    }

    async fn is_signed_in(&self, sign_in: &str) -> bool {
        self.backend.signed_in(sign_in).await.unwrap().is_some()
    }

    async fn log(&self) -> Vec<AuditEntry> {
        self.backend.audit_page(&backend::AuditFilter::default(), None).await.unwrap().entries
    }
}

async fn the_first_owner_comes_by_a_link_that_is_good_once(world: World) {
    let link = world.backend.first_owners_link().await.unwrap().unwrap();
    assert_eq!(world.another_backend().await.first_owners_link().await, Ok(Some(link.clone())), "each start tells it");
    world.owner().await;
    assert_eq!(world.backend.first_owners_link().await, Ok(None));
    let again = world.backend.take_invitation(token(&link), &form("Eve")).await;
    assert_eq!(again, Err(domain::AppError::NotFound));
    assert_eq!(world.backend.team().await.unwrap().members.len(), 1);
}

async fn an_invitation_is_mailed_and_taken(world: World) {
    let (by, _) = world.owner().await;
    world.backend.invite(&by, new("grace@example.org", Role::Moderator)).await.unwrap();
    let item = world.backend.take_outbox(1).await.unwrap().remove(0);
    assert_eq!((item.kind, item.lang), (OutboxKind::Invited, Lang::Fr));
    let invitee = item.invitee.unwrap();
    assert_eq!((invitee.email.as_str(), invitee.role), ("grace@example.org", Role::Moderator));
    assert_eq!(invitee.invited_by.unwrap().as_str(), "Ada");
    let found = world.backend.invitation(token(&invitee.path)).await.unwrap();
    assert_eq!(world.backend.open_invitation(&found.id).await.unwrap().role, Role::Moderator);

    let easy = WelcomeForm { password: "short".into(), ..form("") };
    let wrong = world.backend.take_invitation(token(&invitee.path), &easy).await;
    assert_eq!(problem(wrong.clone(), "name"), Some(FieldProblem::Missing), "all that is wrong is said at once");
    assert_eq!(problem(wrong, "password"), Some(FieldProblem::TooShort));
    let sign_in = world.backend.take_invitation(token(&invitee.path), &form("Grace")).await.unwrap();
    let grace = world.backend.signed_in(&sign_in).await.unwrap().unwrap();
    assert_eq!((grace.organiser.email.as_str(), grace.is_whole), ("grace@example.org", false), "not what was typed");
    assert_eq!(grace.organiser.id, found.id);
    assert!(world.backend.team().await.unwrap().invitations.is_empty());
}

async fn a_mailbox_is_invited_once(world: World) {
    let (by, _) = world.owner().await;
    let invite = async |address| problem(world.backend.invite(&by, new(address, Role::Viewer)).await, "email");
    assert_eq!(invite("ADA@example.org").await, Some(FieldProblem::Taken));
    assert_eq!(invite("grace@example.org").await, None);
    assert_eq!(invite("Grace@Example.org").await, Some(FieldProblem::InvitedAlready));
    let id = world.open_invitation().await.id;
    world.backend.withdraw_invitation(&by, &id).await.unwrap();
    assert_eq!(world.backend.withdraw_invitation(&by, &id).await, Err(domain::AppError::NotFound));
    assert_eq!(invite("grace@example.org").await, None);
    world.clock.advance(7 * DAY);
    assert_eq!(invite("grace@example.org").await, None, "the earlier one has ended");
}

async fn an_invitation_ends_with_its_week(world: World) {
    let (by, _) = world.owner().await;
    world.backend.invite(&by, new("grace@example.org", Role::Viewer)).await.unwrap();
    let link = world.backend.invitation_path(&world.open_invitation().await.id);
    world.clock.advance(7 * DAY - 1);
    assert!(world.backend.invitation(token(&link)).await.is_ok());
    world.clock.advance(1);
    assert!(world.backend.invitation(token(&link)).await.is_err());
    let late = world.backend.take_invitation(token(&link), &form("Grace")).await;
    assert_eq!(late, Err(domain::AppError::NotFound));
    assert!(world.backend.take_outbox(9).await.unwrap().iter().all(|item| item.invitee.is_none()), "nothing is mailed");
}

async fn of_two_who_take_an_invitation_at_once_one_has_it(world: World) {
    let link = world.backend.first_owners_link().await.unwrap().unwrap();
    let other = world.another_backend().await;
    let forms =
        ["ada@example.org", "eve@example.org"].map(|address| WelcomeForm { email: address.into(), ..form("A") });
    let tries = [&world.backend, &other].into_iter().zip(&forms);
    let taken = join_all(tries.map(|(backend, form)| backend.take_invitation(token(&link), form))).await;
    assert_eq!(taken.iter().filter(|taken| taken.is_ok()).count(), 1);
    assert_eq!(world.backend.team().await.unwrap().members.len(), 1);
}

async fn a_new_role_ends_sign_ins(world: World) {
    let (by, owners) = world.owner().await;
    let (id, sign_in) = world.joined(&by, "grace@example.org", Role::Viewer).await;
    assert_eq!(world.backend.change_role(&by, &id, Role::Viewer).await, Ok(()));
    assert!(world.is_signed_in(&sign_in).await, "nothing has changed");
    assert_eq!(world.backend.change_role(&by, &id, Role::Editor).await, Ok(()));
    assert!(!world.is_signed_in(&sign_in).await && world.is_signed_in(&owners).await);
    assert_eq!(world.backend.member(&id).await.unwrap().organiser.role, Role::Editor);
    assert_eq!(world.backend.remove_organiser(&by, &id).await, Ok(()));
    assert_eq!(world.backend.remove_organiser(&by, &id).await, Err(domain::AppError::NotFound));
    assert_eq!(world.number("SELECT COUNT(*) FROM sign_ins").await, 1, "the owner's");
}

async fn the_last_owner_stays_whatever_happens_at_once(world: World) {
    let (by, _) = world.owner().await;
    let Actor::Organiser { id: first, .. } = &by else { panic!("it is an organiser") };
    assert_eq!(
        problem(world.backend.change_role(&by, first, Role::Editor).await, "role"),
        Some(FieldProblem::LastOwner)
    );
    assert_eq!(problem(world.backend.remove_organiser(&by, first).await, "role"), Some(FieldProblem::LastOwner));
    let (second, _) = world.joined(&by, "grace@example.org", Role::Owner).await;
    let other = world.another_backend().await;
    let (one, two) = tokio::join!(
        world.backend.change_role(&by, &second, Role::Viewer),
        other.remove_organiser(&Actor::Command, first)
    );
    assert!(one.is_ok() != two.is_ok(), "one of the two is the last owner by then");
    assert_eq!(world.number("SELECT COUNT(*) FROM organisers WHERE role = 'owner'").await, 1);
}

async fn what_somebody_sent_ends_with_them(world: World) {
    let (by, _) = world.owner().await;
    let (id, sign_in) = world.joined(&by, "grace@example.org", Role::Owner).await;
    let grace = world.backend.signed_in(&sign_in).await.unwrap().unwrap().actor();
    world.backend.invite(&grace, new("eve@example.org", Role::Owner)).await.unwrap();
    let link = world.backend.invitation_path(&world.open_invitation().await.id);
    world.backend.remove_organiser(&by, &id).await.unwrap();
    assert!(world.backend.invitation(token(&link)).await.is_err());
}

async fn a_command_lets_in_again_who_is_locked_out(world: World) {
    let (_, sign_in) = world.owner().await;
    world.execute("UPDATE organisers SET totp = 'x', totp_step = 9").await;
    world.execute("INSERT INTO recovery_codes (organiser_id, code) SELECT id, 'y' FROM organisers").await;
    let before = world.text("SELECT password FROM organisers").await;
    let add = async || world.backend.invite_by_command(new("Ada@example.org", Role::Viewer), None).await.unwrap();
    let earlier = add().await;
    let link = add().await;
    assert_eq!(link.renews, Some(Role::Owner));
    assert!(world.backend.invitation(token(&earlier.path)).await.is_err(), "the later one has taken its place");
    let named = WelcomeForm { name: "Eve".into(), ..form("Eve") };
    let fresh = world.backend.take_invitation(token(&link.path), &named).await.unwrap();
    let ada = world.backend.signed_in(&fresh).await.unwrap().unwrap();
    assert_eq!((ada.organiser.name.as_str(), ada.organiser.role, ada.is_whole), ("Ada", Role::Owner, false));
    assert!(!world.is_signed_in(&sign_in).await, "the others have ended");
    assert_ne!(world.text("SELECT password FROM organisers").await, before);
    assert_eq!(world.number("SELECT COUNT(*) FROM organisers WHERE totp IS NULL AND totp_step = 0").await, 1);
    assert_eq!(world.number("SELECT COUNT(*) FROM recovery_codes").await, 0);
}

async fn all_of_it_is_written_down_without_names_of_others(world: World) {
    let (by, _) = world.owner().await;
    let (id, _) = world.joined(&by, "grace@example.org", Role::Viewer).await;
    world.backend.change_role(&by, &id, Role::Editor).await.unwrap();
    world.backend.remove_organiser(&by, &id).await.unwrap();
    let ending = backend::ending(&id);
    let said: Vec<_> = world
        .log()
        .await
        .into_iter()
        .filter(|entry| entry.subject == ending)
        .map(|entry| (entry.action.code(), entry.who.unwrap(), entry.before, entry.after))
        .collect();
    let role = |role: Role| Some(role.code().to_owned());
    assert_eq!(
        said,
        [
            ("organiser-removed", "Ada".to_owned(), role(Role::Editor), None),
            ("role-changed", "Ada".to_owned(), role(Role::Viewer), role(Role::Editor)),
            ("organiser-joined", "Grace".to_owned(), None, role(Role::Viewer)),
            ("organiser-invited", "Ada".to_owned(), None, role(Role::Viewer)),
        ]
    );
    let all = format!("{:?}", world.log().await);
    assert!(!all.contains("example.org"), "{all}");
}
