//! Moderation over HTTP, as browsers without scripts see it: who may, what is decided, and that it shows at once.

use backend::WallWord;
use domain::{Lang, Role};

use crate::support::{
    Answer, Site,
    forms::{fresh_key, location, pledge, report},
};

/// Somebody who is signed in.
struct Organiser<'a> {
    site: &'a Site,
    cookie: String,
}

impl<'a> Organiser<'a> {
    async fn new(site: &'a Site, role: Role) -> Self {
        let token = site.backend.organiser_for_test(role, Lang::En).await.unwrap();
        Self { site, cookie: format!("__Host-sign-in={token}") }
    }

    async fn get(&self, path: &str) -> Answer {
        self.site.get_with(path, &[("cookie", &self.cookie)]).await
    }

    async fn post(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        self.site.post_with(path, form, &[("sec-fetch-site", "same-origin"), ("cookie", &self.cookie)]).await
    }

    /// Sends a decision from the queue; gives the page that it leads to.
    async fn decide(&self, form: &[(&str, &str)]) -> Answer {
        self.follow(&self.post("/admin/moderation", form).await).await
    }

    async fn follow(&self, answer: &Answer) -> Answer {
        self.get(location(answer).split('#').next().unwrap()).await
    }
}

async fn put(site: &Site, name: &str, message: &str) {
    let page = site.get("/en/pledge").await;
    let (key, stamp) = (fresh_key(), page.stamp());
    let mut form = pledge(name, "named", &key, &stamp);
    form.push(("message", message));
    assert_eq!(site.post("/en/pledge", &form).await.status, 303);
}

/// What the boxes of a page send, in its order.
fn items(page: &Answer) -> Vec<String> {
    let boxes = page.text().split("name=\"item\" value=\"").skip(1);
    let values = boxes.map(|behind| behind.split('"').next().unwrap().to_owned());
    values.fold(Vec::new(), |mut items, item| {
        if !items.contains(&item) {
            items.push(item);
        }
        items
    })
}

async fn wall(site: &Site) -> String {
    site.get("/en/pledges").await.text().to_owned()
}

#[tokio::test]
async fn a_viewer_sees_and_decides_nothing() {
    let site = Site::start().await;
    put(&site, "Ada Quill", "see www.example.org").await;
    let (viewer, moderator) = (Organiser::new(&site, Role::Viewer).await, Organiser::new(&site, Role::Moderator).await);
    let item = items(&moderator.get("/admin/moderation").await).remove(0);
    let form = [("item", item.as_str()), ("verdict", "approved")];
    for path in ["/admin/moderation", "/admin/moderation/done", "/admin/moderation/wall"] {
        let page = viewer.get(path).await;
        assert_eq!(page.status, 403, "{path}");
        assert!(!page.text().contains("Ada Quill"), "{path}");
        assert_eq!(viewer.post(path, &form).await.status, 403, "{path}");
        assert!(location(&site.get(path).await).starts_with("/admin/sign-in"), "{path}");
    }
    assert_eq!(moderator.get("/admin/moderation/wall").await.status, 403, "editors keep the wall");
    assert_eq!(moderator.post("/admin/moderation/wall", &[("set", "freeze")]).await.status, 403);
    assert!(!moderator.get("/admin/moderation").await.text().contains("/admin/moderation/wall"));
    assert!(!wall(&site).await.contains("www.example.org"), "nothing was decided");
    assert!(!site.backend.wall_settings().await.unwrap().frozen);
}

#[tokio::test]
async fn what_is_decided_shows_on_the_next_fetch_and_can_be_undone() {
    let site = Site::start().await;
    put(&site, "Ada Quill", "see www.example.org").await;
    put(&site, "Grace", "Hello").await;
    let moderator = Organiser::new(&site, Role::Moderator).await;
    let page = moderator.get("/admin/moderation").await;
    for said in ["Ada Quill", "see www.example.org", "Its message seems to have a link.", "1 waits.", "English"] {
        assert!(page.text().contains(said), "{said}");
    }
    assert_eq!(page.header("cache-control"), "private, no-store");
    assert!(!page.text().contains("Grace") && !wall(&site).await.contains("see www.example.org"));
    let item = items(&page).remove(0);

    let answer = moderator.post("/admin/moderation", &[("item", &item), ("verdict", "approved")]).await;
    assert!(location(&answer).ends_with("#queue-said"), "{}", location(&answer));
    assert!(wall(&site).await.contains("see www.example.org"));
    let told = moderator.follow(&answer).await;
    assert!(told.text().contains("Approved.") && told.text().contains("You approved it"));
    let decision = told.attribute("name=\"undo\"", "value");
    let undone = moderator.decide(&[("undo", &decision)]).await;
    assert!(undone.text().contains("Undone. It is as it was before."));
    assert!(!wall(&site).await.contains("see www.example.org"));
    let again = moderator.decide(&[("undo", &decision)]).await;
    assert!(again.text().contains("Nothing was undone"));

    // Somebody else is told by whom and how.
    let editor = Organiser::new(&site, Role::Editor).await;
    editor.decide(&[("item", &item), ("verdict", "hidden"), ("reason", "spam"), ("note", "again")]).await;
    let page = moderator.decide(&[("item", &item), ("verdict", "approved")]).await;
    assert!(page.text().contains("Somebody was quicker, and that stands. The editor hid it"), "{}", page.text());
    assert!(!wall(&site).await.contains("Ada Quill"), "hidden is the whole card");
    for path in ["/en", "/en/pledges", "/en/pledges.atom", "/fr/pledges"] {
        assert!(!site.get(path).await.text().contains("Ada Quill"), "{path}");
    }
}

#[tokio::test]
async fn several_are_decided_at_once_and_the_page_keeps_its_places() {
    let site = Site::start_with(|config| config.limits = false).await;
    for i in 0..22 {
        put(&site, &format!("Guest {i:02}"), "mail me@example.org").await;
    }
    let moderator = Organiser::new(&site, Role::Moderator).await;
    let first = moderator.get("/admin/moderation").await;
    let all = items(&first);
    assert_eq!((all.len(), first.text().contains("22 wait.")), (20, true));
    let nothing = moderator.decide(&[("verdict", "approved")]).await;
    assert!(nothing.text().contains("Tick at least one first."));
    let ticked = moderator.get(&first.attribute("id=\"queue-bulk\"", "href").replace("&amp;", "&")).await;
    assert_eq!(ticked.text().matches(" checked").count(), 20);

    let from = first.attribute("name=\"from\"", "value");
    let mut form: Vec<(&str, &str)> = all[..3].iter().map(|item| ("item", item.as_str())).collect();
    form.extend([("verdict", "hidden"), ("from", &from)]);
    let answer = moderator.post("/admin/moderation", &form).await;
    let page = moderator.follow(&answer).await;
    assert!(page.text().contains("3 hidden.") && page.text().contains("19 wait."));
    assert_eq!((items(&page).len(), page.text().matches("class=\"moderated decided\"").count()), (17, 3));
    assert_eq!(items(&moderator.get("/admin/moderation").await).len(), 19, "opened anew, only what waits");
    let next = page.text().split_once("id=\"queue-end\"").unwrap().1;
    let next = next.split_once("href=\"").unwrap().1.split('"').next().unwrap();
    assert_eq!(items(&moderator.get(next).await).len(), 2);
}

#[tokio::test]
async fn what_was_decided_is_found_and_decided_anew() {
    let site = Site::start().await;
    put(&site, "Ada Quill", "Hello").await;
    put(&site, "Grace", "Hello").await;
    let meet = site.get("/en/meet").await;
    site.post("/en/meet", &report("Fog Lantern", &meet.key(), &meet.stamp())).await;
    let moderator = Organiser::new(&site, Role::Moderator).await;
    let waits = moderator.get("/admin/moderation").await;
    assert!(waits.text().contains("Fog Lantern") && waits.text().contains("Every report is looked at first."));
    moderator.decide(&[("item", &items(&waits)[0]), ("verdict", "approved")]).await;
    assert!(site.get("/en/meet").await.text().contains("Fog Lantern"));

    let done = async |query: &str| {
        let page = moderator.get(&format!("/admin/moderation/done{query}")).await;
        ["Ada Quill", "Grace", "Fog Lantern"].map(|name| page.text().contains(&format!(">{name}</bdi>")))
    };
    assert_eq!(done("").await, [true, true, true]);
    assert_eq!(done("?named=quill").await, [true, false, false]);
    assert_eq!(done("?stands=hidden").await, [false, false, false]);
    let page = moderator.get("/admin/moderation/done?named=grace").await;
    let item = items(&page).remove(0);
    let form = [("item", item.as_str()), ("verdict", "hidden"), ("named", "grace")];
    let answer = moderator.post("/admin/moderation/done", &form).await;
    assert!(location(&answer).ends_with("&named=grace#queue-said"), "{}", location(&answer));
    assert!(!wall(&site).await.contains("Grace"));
    let page = moderator.follow(&answer).await;
    assert!(page.text().contains("Hidden.") && page.text().contains("You hid it"));
    let item = items(&page).remove(0);
    moderator.post("/admin/moderation/done", &[("item", &item), ("verdict", "approved")]).await;
    assert!(wall(&site).await.contains("Grace"));
}

#[tokio::test]
async fn a_word_is_banned_from_the_queue_and_kept_by_editors() {
    let site = Site::start().await;
    put(&site, "Ada", "cheap lamps at www.example.org").await;
    let moderator = Organiser::new(&site, Role::Moderator).await;
    let item = items(&moderator.get("/admin/moderation").await).remove(0);
    moderator.decide(&[("item", &item), ("verdict", "ban"), ("word", "lamps")]).await;
    assert_eq!(site.backend.wall_words().await.unwrap(), [WallWord::new(Some(Lang::En), "lamps").unwrap()]);
    assert!(!wall(&site).await.contains(">Ada<"));

    let editor = Organiser::new(&site, Role::Editor).await;
    let address = "/admin/moderation/wall";
    assert!(editor.get(address).await.text().contains("<bdi lang=\"en\">lamps</bdi>"));
    for (form, said) in [
        (vec![("set", "remove-word"), ("word", "lamps"), ("word_language", "en")], "Word: lamps"),
        (vec![("set", "add-word"), ("word", "fool"), ("word_language", "")], "The word is on the list."),
        (vec![("set", "review-first")], "Every new pledge waits for you."),
        (vec![("set", "freeze")], "The wall is frozen."),
    ] {
        let page = editor.follow(&editor.post(address, &form).await).await;
        assert!(page.text().contains(said), "{said}");
    }
    let settings = site.backend.wall_settings().await.unwrap();
    assert!(settings.review_first && settings.frozen);
    assert!(moderator.get("/admin/moderation").await.text().contains("The wall is frozen."));
    for (word, problem) in [("", "Type the word."), ("…", "with at least one letter")] {
        let answer = editor.post(address, &[("set", "add-word"), ("word", word), ("word_language", "fr")]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.text().contains(problem) && answer.text().contains("value=\"fr\" selected"), "{word}");
    }
}
