//! Deleting asks first and is undone within ten minutes, as an organiser's browser without scripts sends it; erasing is
//! said to be for good.

use backend::{Actor, Shelf};
use domain::{Embed, Lang, MINUTE, Meeting, Origin, Role};

use crate::support::{
    Answer, Site,
    forms::{fresh_key, location, registration},
};

async fn signed_in(site: &Site, role: Role, lang: Lang) -> String {
    site.backend.organiser_for_test(role, lang).await.unwrap()
}

/// The page that an answer leads to.
async fn followed(site: &Site, token: &str, answer: &Answer) -> Answer {
    site.get_as(token, location(answer).split('#').next().unwrap()).await
}

/// The id of what was deleted last on a screen.
async fn last(site: &Site, shelf: Shelf) -> String {
    site.backend.deleted(shelf).await.unwrap().remove(0).id
}

/// Somebody in the team with this role: their id.
async fn member(site: &Site, role: Role) -> String {
    let team = site.backend.team().await.unwrap().members;
    team.iter().find(|member| member.organiser.role == role).unwrap().organiser.id.clone()
}

#[tokio::test]
async fn a_discarded_draft_is_offered_in_a_notice_and_to_others_in_a_list() {
    let site = Site::start().await;
    let (ada, grace) = (signed_in(&site, Role::Editor, Lang::En).await, signed_in(&site, Role::Editor, Lang::En).await);
    let draft = location(&site.post_as(&ada, "/admin/content/edit", &[]).await).to_owned();
    let draft = draft.strip_suffix("/session").unwrap();
    let page = site.get_as(&ada, "/admin/content").await;
    assert!(page.text().contains("You can undo this for 10 minutes.") && !page.text().contains("Deleted in the last"));

    let discarded = site.post_as(&ada, &format!("{draft}/discard"), &[]).await;
    assert_eq!(location(&discarded), "/admin/content?deleted=yes#undo");
    let page = followed(&site, &ada, &discarded).await;
    assert!(page.text().contains("id=\"undo\" role=\"status\"") && page.text().contains("Deleted by The editor at"));
    assert!(!page.text().contains("Deleted in the last 10 minutes"), "once is enough");
    let others = site.get_as(&grace, "/admin/content").await;
    assert!(others.text().contains("Deleted in the last 10 minutes") && !others.text().contains("id=\"undo\""));

    let id = page.attribute("action=\"/admin/content/deleted\"", "value");
    let undone = site.post_as(&grace, "/admin/content/deleted", &[("id", &id)]).await;
    assert_eq!(location(&undone), "/admin/content?restored=done#undo");
    assert!(followed(&site, &grace, &undone).await.text().contains("It is back."));
    assert_eq!(site.get_as(&ada, &format!("{draft}/session")).await.status, 200);
    let again = site.post_as(&ada, "/admin/content/deleted", &[("id", &id)]).await;
    assert_eq!(location(&again), "/admin/content?restored=gone#undo");
    assert!(followed(&site, &ada, &again).await.text().contains("There is nothing left to undo"));
    assert_eq!(site.get_as(&ada, "/admin/content?restored=nonsense&deleted=yes").await.status, 200);
}

#[tokio::test]
async fn what_a_form_takes_out_is_offered_where_it_was() {
    let site = Site::start().await;
    let editor = signed_in(&site, Role::Editor, Lang::En).await;
    let draft = location(&site.post_as(&editor, "/admin/content/edit", &[]).await).to_owned();
    let draft = draft.strip_suffix("/session").unwrap();
    let event = site.backend.event().unwrap();
    let country = format!("countries.{}.remove", event.voting.as_ref().unwrap().countries[1].code.as_str());
    for (section, row) in [
        ("agenda", "items.0.remove"),
        ("speakers", "speakers.0.remove"),
        ("campaign", "milestones.0.remove"),
        ("campaign", "actions.1.remove"),
        ("voting", &country),
    ] {
        let address = format!("{draft}/{section}");
        let kind = backend::drafts::Section::from_code(section).unwrap();
        let stored = || async { site.backend.drafts().await.unwrap().remove(0).event };
        let before = stored().await;
        let fields = kind.fields(&before);
        let marks = fields.marks().to_string();
        let form: Vec<_> = fields.iter().chain([(row, "yes"), ("marks", &*marks)]).collect();
        let saved = site.post_as(&editor, &address, &form).await;
        assert_eq!(location(&saved), format!("{address}?saved=yes&deleted=yes#undo"));
        let page = followed(&site, &editor, &saved).await;
        assert!(page.text().contains("Saved.") && page.text().contains("Deleted by The editor"), "{section}");
        assert_ne!(stored().await, before);
        let elsewhere = site.get_as(&editor, &format!("{draft}/toolkit")).await;
        assert!(!elsewhere.text().contains("Deleted by"), "each section shows its own");
        assert!(site.get_as(&editor, "/admin/content").await.text().contains("Deleted by"), "but the overview all");

        let form = [("id", &*last(&site, Shelf::Content).await)];
        let undone = site.post_as(&editor, &format!("{address}/deleted"), &form).await;
        assert_eq!(location(&undone), format!("{address}?restored=done#undo"));
        assert_eq!(stored().await, before);
    }
    assert_eq!(site.post_as(&editor, &format!("{draft}/nonsense/deleted"), &[("id", "x")]).await.status, 404);
    assert_eq!(site.post_as(&editor, "/admin/content/none/agenda/deleted", &[("id", "x")]).await.status, 404);
}

#[tokio::test]
async fn sites_words_and_the_meeting_are_asked_for_and_come_back() {
    let site = Site::start().await;
    let editor = signed_in(&site, Role::Editor, Lang::En).await;
    let listed = Origin::parse("https://a.example").unwrap();
    site.backend.allow_embed(&Actor::Command, Embed::Wall, &listed).await.unwrap();
    let meeting = Meeting { url: "https://meet.example/quarrelsome".into(), phone: None };
    site.backend.set_meeting(&Actor::Command, Some(&meeting)).await.unwrap();
    let words = [("set", "add-word"), ("word", "lamp"), ("word_language", "")];
    site.post_as(&editor, "/admin/moderation/wall", &words).await;
    for (page, form, shelf, undo, says) in [
        (
            "/admin/embeds",
            vec![("change", "disallow"), ("embed_site", "https://a.example"), ("embed_parts", "wall")],
            Shelf::Embeds,
            "/admin/embeds/deleted",
            "Site: https://a.example (",
        ),
        (
            "/admin/moderation/wall",
            vec![("set", "remove-word"), ("word", "lamp"), ("word_language", "")],
            Shelf::Words,
            "/admin/moderation/wall/deleted",
            "Word: lamp",
        ),
        (
            "/admin/settings/meeting",
            vec![("change", "clear")],
            Shelf::Meeting,
            "/admin/settings/deleted",
            "The address of the meeting",
        ),
    ] {
        let asks = site.get_as(&editor, page).await;
        assert!(asks.text().contains("<details class=\"ask-first\">"), "{page}");
        let told = followed(&site, &editor, &site.post_as(&editor, page, &form).await).await;
        assert!(told.text().contains(says) && told.text().contains("You can undo this until"), "{page}");
        assert!(!told.text().contains("quarrelsome"));
        let undone = site.post_as(&editor, undo, &[("id", &last(&site, shelf).await)]).await;
        assert!(followed(&site, &editor, &undone).await.text().contains("It is back."), "{page}");
    }
    assert_eq!(*site.backend.embed_sites(), [(Embed::Wall, listed)]);
    assert!(site.backend.has_meeting().await.unwrap());
    assert_eq!(site.backend.wall_words().await.unwrap().len(), 1);
    let frames = site.get("/en/embed/wall").await;
    assert!(frames.header("content-security-policy").contains("https://a.example"), "no kept page is without it");
}

#[tokio::test]
async fn somebody_who_was_removed_comes_back_by_an_owner_with_a_fresh_password() {
    let site = Site::start().await;
    let viewer = signed_in(&site, Role::Viewer, Lang::En).await;
    let stale = signed_in(&site, Role::Owner, Lang::En).await;
    site.clock.advance(5 * MINUTE);
    let owner = signed_in(&site, Role::Owner, Lang::En).await;
    let id = member(&site, Role::Viewer).await;
    let asks = site.get_as(&owner, &format!("/admin/team/{id}/remove")).await;
    assert!(asks.text().contains("You can undo this for 10 minutes"), "{}", asks.text());
    let told = site.post_as(&owner, &format!("/admin/team/{id}/remove"), &[]).await;
    let told = followed(&site, &owner, &told).await;
    assert!(told.text().contains("Organiser: The viewer") && told.text().contains("role=\"status\""));
    let deletion = last(&site, Shelf::Team).await;
    let form = [("id", &*deletion)];

    // Not by who may not, nor on another screen.
    let editor = signed_in(&site, Role::Editor, Lang::En).await;
    assert_eq!(site.post_as(&editor, "/admin/team/deleted", &form).await.status, 403);
    let elsewhere = site.post_as(&editor, "/admin/embeds/deleted", &form).await;
    assert_eq!(location(&elsewhere), "/admin/embeds?restored=gone#undo");
    site.clock.advance(5 * MINUTE);
    let asked = site.post_as(&stale, "/admin/team/deleted", &form).await;
    assert_eq!(location(&asked), "/admin/password?next=/admin/team/deleted");
    let page = site.get_as(&owner, "/admin/team/deleted").await;
    assert!(page.text().contains("Organiser: The viewer") && page.text().contains(&deletion));

    site.clock.advance(5 * MINUTE - 1_000);
    let undone = site.post_as(&owner, "/admin/team/deleted", &form).await;
    let fresh = signed_in(&site, Role::Owner, Lang::En).await;
    assert_eq!(location(&undone), "/admin/team?restored=done#undo");
    assert_eq!(site.get_as(&fresh, &format!("/admin/team/{id}/role")).await.status, 200);
    assert!(
        location(&site.get_as(&viewer, "/admin").await).starts_with("/admin/sign-in"),
        "what has ended stays ended"
    );

    // Ten minutes are too late.
    site.post_as(&fresh, &format!("/admin/team/{id}/remove"), &[]).await;
    let form = [("id", &*last(&site, Shelf::Team).await)];
    site.clock.advance(10 * MINUTE);
    let late = signed_in(&site, Role::Owner, Lang::En).await;
    assert!(site.get_as(&late, "/admin/team/deleted").await.text().contains("There is nothing to bring back."));
    let undone = site.post_as(&late, "/admin/team/deleted", &form).await;
    assert_eq!(location(&undone), "/admin/team?restored=gone#undo");
    assert_eq!(site.get_as(&late, &format!("/admin/team/{id}/role")).await.status, 404);
}

#[tokio::test]
async fn an_invitation_that_was_taken_back_opens_again() {
    let site = Site::start().await;
    let owner = signed_in(&site, Role::Owner, Lang::Ar).await;
    let form = [("email", "grace@example.org"), ("role", "moderator"), ("lang", "fr")];
    site.post_as(&owner, "/admin/team/invite", &form).await;
    let id = site.backend.team().await.unwrap().invitations.remove(0).id;
    let link = site.backend.invitation_path(&id);
    let told = site.post_as(&owner, &format!("/admin/team/{id}/invitation"), &[]).await;
    assert!(followed(&site, &owner, &told).await.text().contains("دعوة: \u{2068}grace@example.org\u{2069}"));
    assert_eq!(site.get(&link).await.status, 404);

    site.post_as(&owner, "/admin/team/invite", &form).await;
    let undo = last(&site, Shelf::Team).await;
    let undo = async || site.post_as(&owner, "/admin/team/deleted", &[("id", &*undo)]).await;
    let refused = undo().await;
    assert_eq!(location(&refused), "/admin/team?restored=invited-anew#undo");
    assert!(followed(&site, &owner, &refused).await.text().contains("وُجّهت دعوة أخرى إلى هذا البريد"));
    let anew = site.backend.team().await.unwrap().invitations.remove(0).id;
    site.post_as(&owner, &format!("/admin/team/{anew}/invitation"), &[]).await;
    assert_eq!(location(&undo().await), "/admin/team?restored=done#undo");
    assert_eq!(site.get(&link).await.status, 200);
}

#[tokio::test]
async fn a_registration_that_was_cancelled_by_mistake_comes_back() {
    let site = Site::start().await;
    let stamp = site.get("/en/register").await.stamp();
    let own = site.post("/en/register", &registration("Zenobia Quill", &fresh_key(), &stamp)).await;
    let (editor, moderator) =
        (signed_in(&site, Role::Editor, Lang::En).await, signed_in(&site, Role::Moderator, Lang::En).await);
    let address = file_of_one(&site, &editor).await;
    let asks = site.get_as(&editor, &format!("{address}/cancel")).await;
    assert!(asks.text().contains("You can undo this for 10 minutes"));
    let cancelled = site.post_as(&editor, &format!("{address}/cancel"), &[]).await;
    let page = followed(&site, &editor, &cancelled).await;
    assert!(page.text().contains("The registration is cancelled.") && page.text().contains("Cancelled by The editor"));
    for path in [&*address, "/admin/registrations"] {
        assert!(site.get_as(&editor, path).await.text().contains("Registration: Zenobia Quill"), "{path}");
        assert!(!site.get_as(&moderator, path).await.text().contains("Cancelled by"), "{path}");
    }
    let form = [("id", &*last(&site, Shelf::Registrations).await)];
    assert_eq!(site.post_as(&moderator, "/admin/registrations/deleted", &form).await.status, 403);
    let undone = site.post_as(&editor, &format!("{address}/deleted"), &form).await;
    assert_eq!(location(&undone), format!("{address}?restored=done#undo"));
    assert!(site.get(location(&own)).await.text().contains("data-state=\"confirmed\""));

    site.post_as(&editor, &format!("{address}/cancel"), &[]).await;
    let form = [("id", &*last(&site, Shelf::Registrations).await)];
    let undone = site.post_as(&editor, "/admin/registrations/deleted", &form).await;
    assert_eq!(location(&undone), "/admin/registrations?restored=done#undo");
}

/// Where the one registration is.
async fn file_of_one(site: &Site, token: &str) -> String {
    let list = site.get_as(token, "/admin/registrations").await;
    let (_, rest) = list.text().split_once("href=\"/admin/registrations/0").unwrap();
    format!("/admin/registrations/0{}", rest.split('"').next().unwrap())
}

#[tokio::test]
async fn erasing_is_said_to_be_for_good_in_every_language() {
    let site = Site::start().await;
    let stamp = site.get("/en/register").await.stamp();
    location(&site.post("/en/register", &registration("Zenobia Quill", &fresh_key(), &stamp)).await);
    for (lang, link, page) in [
        (Lang::En, "Erase for good…", "This is for good. It cannot be undone by anybody."),
        (Lang::Fr, "Effacer pour de bon…", "C’est pour de bon. Personne ne peut revenir en arrière."),
        (Lang::Ar, "محو نهائي…", "هذا نهائي. لا يمكن لأحد التراجع عنه."),
    ] {
        let editor = signed_in(&site, Role::Editor, lang).await;
        let address = file_of_one(&site, &editor).await;
        assert!(site.get_as(&editor, &address).await.text().contains(link), "{lang}");
        assert!(site.get_as(&editor, &format!("{address}/erase")).await.text().contains(page), "{lang}");
    }
}
