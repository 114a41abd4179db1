//! Invitations, the first owner, the team and the command that looks after it.

use domain::{Email, Lang, NewInvitation, Role};

use crate::support::{Client, Program, Site, forms::location, program::run};

const PASSWORD: &str = "seven lamps in the harbour";

async fn signed_in(site: &Site, role: Role) -> String {
    site.backend.organiser_for_test(role, Lang::En).await.unwrap()
}

/// The id of the one open invitation.
async fn invited(site: &Site) -> String {
    site.backend.team().await.unwrap().invitations.remove(0).id
}

/// Invites somebody by the form; gives the path of their link.
async fn invite(site: &Site, owner: &str, email: &str) -> String {
    let form = [("email", email), ("role", "moderator"), ("lang", "fr")];
    assert_eq!(location(&site.post_as(owner, "/admin/team/invite", &form).await), "/admin/team");
    site.backend.invitation_path(&invited(site).await)
}

#[tokio::test]
async fn an_invitation_is_sent_shown_and_taken() {
    let site = Site::start().await;
    let owner = signed_in(&site, Role::Owner).await;
    let page = site.get_as(&owner, "/admin/team/invite").await;
    assert!(page.text().contains("type=\"radio\" name=\"role\" value=\"moderator\" checked"), "{}", page.text());
    let wrong = site.post_as(&owner, "/admin/team/invite", &[("email", "x"), ("role", "viewer")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("id=\"email-error\"") && wrong.text().contains("value=\"viewer\" checked"));

    let link = invite(&site, &owner, "grace@example.org").await;
    let again = [("email", "GRACE@example.org"), ("role", "viewer"), ("lang", "en")];
    let again = site.post_as(&owner, "/admin/team/invite", &again).await;
    assert!(again.status == 422 && again.text().contains("This address is invited already"), "{}", again.text());
    let team = site.get_as(&owner, "/admin/team").await;
    assert!(team.text().contains("grace@example.org") && team.text().contains("Invited by The owner"));
    assert!(!team.text().contains(&link), "the link is behind a fresh password");
    let one = site.get_as(&owner, &format!("/admin/team/{}/invitation", invited(&site).await)).await;
    assert!(one.text().contains(&format!("https://example.org{link}")), "{}", one.text());

    // Opened by whoever is invited, in the language of the invitation.
    let page = site.get(&link).await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("<html lang=\"fr\"") && page.text().contains("grace@example.org"));
    assert!(page.text().contains("The owner vous invite") && !page.text().contains("name=\"email\""));
    let wrong = site.post(&link, &[("name", ""), ("password", "kurz-7"), ("lang", "fr")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("id=\"name-error\"") && wrong.text().contains("id=\"password-error\""));
    assert!(!wrong.text().contains("kurz-7"), "a password is not shown again");
    let taken = site.post(&link, &[("name", "Grace"), ("password", PASSWORD), ("lang", "fr")]).await;
    assert_eq!(location(&taken), "/admin/second-factor/set-up");
    let cookie = taken.header("set-cookie");
    assert!(cookie.starts_with("__Host-sign-in=") && cookie.contains("HttpOnly"), "{cookie}");
    let token = cookie.strip_prefix("__Host-sign-in=").unwrap().split(';').next().unwrap();
    assert!(location(&site.get_as(token, "/admin").await).starts_with("/admin/second-factor"), "half way");

    for answer in [site.get(&link).await, site.post(&link, &[("name", "Eve"), ("password", PASSWORD)]).await] {
        assert_eq!(answer.status, 404);
        assert!(answer.text().contains("This link has ended") && answer.header("set-cookie").is_empty());
    }
}

#[tokio::test]
async fn an_invitation_that_is_taken_back_leads_nowhere() {
    let site = Site::start().await;
    let owner = signed_in(&site, Role::Owner).await;
    let link = invite(&site, &owner, "grace@example.org").await;
    let path = format!("/admin/team/{}/invitation", invited(&site).await);
    assert_eq!(location(&site.post_as(&owner, &path, &[]).await), "/admin/team?deleted=yes#undo");
    assert_eq!(site.get(&link).await.status, 404);
    assert_eq!(site.post_as(&owner, &path, &[]).await.status, 404, "it is gone");
    for nothing in ["/admin/welcome/none", "/admin/welcome/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        let answer = site.get(nothing).await;
        assert!(answer.status == 404 && answer.text().contains("This link has ended"), "{nothing}");
    }
}

#[tokio::test]
async fn a_new_role_and_a_removal_end_sign_ins_and_the_last_owner_stays() {
    let site = Site::start().await;
    let (owner, grace) = (signed_in(&site, Role::Owner).await, signed_in(&site, Role::Viewer).await);
    let team = site.backend.team().await.unwrap().members;
    let id = |role: Role| team.iter().find(|member| member.organiser.role == role).unwrap().organiser.id.clone();
    let (own, hers) = (id(Role::Owner), id(Role::Viewer));
    assert_eq!(site.get_as(&grace, "/admin").await.status, 200);
    let role = site.post_as(&owner, &format!("/admin/team/{hers}/role"), &[("role", "editor")]).await;
    assert_eq!(location(&role), "/admin/team");
    assert!(location(&site.get_as(&grace, "/admin").await).starts_with("/admin/sign-in"));
    let unknown = site.post_as(&owner, &format!("/admin/team/{hers}/role"), &[("role", "king")]).await;
    assert!(unknown.status == 422 && unknown.text().contains("Choose a role"), "{}", unknown.text());

    for (step, form) in [("role", vec![("role", "viewer")]), ("remove", vec![])] {
        let answer = site.post_as(&owner, &format!("/admin/team/{own}/{step}"), &form).await;
        assert_eq!(answer.status, 422, "{step}");
        assert!(answer.text().contains("Somebody has to be an owner"), "{}", answer.text());
    }
    let page = site.get_as(&owner, "/admin/team").await;
    assert!(page.text().contains("The only owner") && !page.text().contains(&format!("{own}/remove")));
    let page = site.get_as(&owner, &format!("/admin/team/{hers}/remove")).await;
    assert!(page.text().contains("Remove: The viewer"));
    let removed = site.post_as(&owner, &format!("/admin/team/{hers}/remove"), &[]).await;
    assert_eq!(location(&removed), "/admin/team?deleted=yes#undo");
    assert_eq!(site.get_as(&owner, &format!("/admin/team/{hers}/role")).await.status, 404);
    assert!(site.get_as(&owner, "/admin/team").await.text().contains("You are alone here"));
}

#[tokio::test]
async fn a_command_gives_a_link_to_who_is_locked_out() {
    let site = Site::start().await;
    signed_in(&site, Role::Owner).await;
    let email = site.backend.team().await.unwrap().members.remove(0).organiser.email;
    let new = NewInvitation { email, role: Role::Viewer, lang: Lang::En };
    let link = site.backend.invite_by_command(new, None).await.unwrap();
    let page = site.get(&link.path).await;
    assert!(page.text().contains("Choose a new password") && page.text().contains("signs you out everywhere"));
    assert!(!page.text().contains("name=\"name\""), "they are who they were");
    let taken = site.post(&link.path, &[("password", PASSWORD)]).await;
    assert_eq!(location(&taken), "/admin/second-factor/set-up");
    let new = NewInvitation { email: Email::parse("x@example.org").unwrap(), role: Role::Owner, lang: Lang::Ar };
    let link = site.backend.invite_by_command(new, None).await.unwrap();
    assert!(site.get(&link.path).await.text().contains("<html lang=\"ar\" dir=\"rtl\""));
}

/// What a command says, and whether it worked.
fn said(folder: &std::path::Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = run(folder, &[&["organiser"], arguments].concat());
    let words = [output.stdout, output.stderr].map(|words| String::from_utf8(words).unwrap());
    (output.status.code(), words.concat())
}

/// The path of the link at the end of a line.
fn path_in(words: &str) -> String {
    let link = words.trim_end().rsplit(' ').next().unwrap();
    link.split_once("/admin/").map(|(_, rest)| format!("/admin/{rest}")).unwrap_or_else(|| panic!("no link: {words}"))
}

async fn take(client: &Client, path: &str, email: &str) -> u16 {
    let form = [("name", "Ada"), ("email", email), ("password", PASSWORD), ("lang", "en")];
    client.post_from_here(path, &form).await.unwrap().status.as_u16()
}

#[tokio::test]
async fn the_program_prints_the_first_link_until_there_is_an_owner() {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::serve(folder.path(), &[]).await;
    let line = program.line().await;
    assert!(line.starts_with("nobody runs this site yet; become its owner by this link, once: http://127.0.0.1:"));
    assert!(!program.log().contains("/admin/welcome/"), "the log tells nobody");
    let first = path_in(&line);
    program.signal("TERM");
    program.ended().await;

    let program = Program::serve(folder.path(), &[]).await;
    assert_eq!(path_in(&program.line().await), first, "the same again");
    assert_eq!(said(folder.path(), &["list"]).1, "nobody is an organiser yet; `organiser add` makes a link\n");
    let client = program.client();
    assert_eq!(take(&client, &first, "ada@example.org").await, 303);
    let list = said(folder.path(), &["list"]).1;
    assert!(
        list.starts_with("owner      20") && list.ends_with("  ada@example.org  Ada (no second factor yet)\n"),
        "{list}"
    );

    let (code, words) = said(folder.path(), &["add", "Ada@example.org", "--public-url", "https://lamps.example"]);
    assert_eq!(code, Some(0), "{words}");
    assert!(words.contains("is owner already") && words.contains("https://lamps.example/admin/welcome/"), "{words}");
    assert_eq!(take(&client, &path_in(&words), "").await, 303);
    assert_eq!(said(folder.path(), &["remove", "ada@example.org"]).0, Some(1), "the last owner stays");
    let (_, words) = said(folder.path(), &["add", "grace@example.org", "--role", "owner", "--name", "Grace"]);
    assert_eq!(words.lines().count(), 1, "{words}");
    assert!(client.get(&path_in(&words)).await.unwrap().text().contains("value=\"Grace\""));
    assert_eq!(take(&client, &path_in(&words), "").await, 303);
    assert_eq!(said(folder.path(), &["remove", "ADA@example.org"]).0, Some(0));
    for (arguments, code) in [
        (vec!["remove", "ada@example.org"], 1),
        (vec!["remove", "nobody"], 2),
        (vec!["add", "ada"], 2),
        (vec!["add", "ada@example.org", "--role", "king"], 2),
    ] {
        assert_eq!(said(folder.path(), &arguments).0, Some(code), "{arguments:?}");
    }
}
