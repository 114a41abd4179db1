//! Session and campaign, as an editor's browser without scripts sends its forms.

use domain::{Lang, Role};

use crate::support::{Answer, Site, forms::location};

/// Somebody's browser that is signed in.
struct Editor<'a> {
    site: &'a Site,
    cookie: String,
}

impl<'a> Editor<'a> {
    async fn new(site: &'a Site, role: Role, lang: Lang) -> Self {
        let token = site.backend.organiser_for_test(role, lang).await.unwrap();
        Self { site, cookie: format!("__Host-sign-in={token}") }
    }

    async fn get(&self, path: &str) -> Answer {
        self.site.get_with(path, &[("cookie", &self.cookie)]).await
    }

    async fn post(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        self.site.post_with(path, form, &[("cookie", &self.cookie), ("sec-fetch-site", "same-origin")]).await
    }

    /// The address of the draft of what is published.
    async fn draft(&self) -> String {
        let answer = self.post("/admin/content/edit", &[]).await;
        location(&answer).strip_suffix("/session").unwrap().to_owned()
    }
}

/// The value of a field of a page, as the page has it.
fn value(page: &Answer, name: &str) -> String {
    page.attribute(&format!("name=\"{name}\""), "value")
}

#[tokio::test]
async fn an_editor_changes_a_title_looks_at_it_and_publishes() {
    let site = Site::start().await;
    let editor = Editor::new(&site, Role::Editor, Lang::En).await;
    let draft = editor.draft().await;
    let page = editor.get(&format!("{draft}/speakers")).await;
    assert_eq!(page.status, 200);
    let marks = value(&page, "marks");
    let mut form: Vec<(String, String)> = vec![("marks".into(), marks)];
    let event = site.backend.event().unwrap();
    let fields = backend::drafts::Section::Speakers.fields(&event);
    form.extend(fields.iter().map(|(name, value)| (name.to_owned(), value.to_owned())));
    form.retain(|(name, _)| name != "speakers.0.name.en");
    form.push(("speakers.0.name.en".into(), "Somebody <Else> & \"Co\"".into()));
    let form: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let saved = editor.post(&format!("{draft}/speakers"), &form).await;
    assert_eq!(location(&saved), format!("{draft}/speakers?saved=yes"));
    assert!(!site.get("/en").await.text().contains("Somebody"), "nobody sees a draft");
    let preview = editor.get(&format!("{draft}/preview?at=2024-02-28T11:05&lang=fr")).await;
    assert!(preview.text().contains("Somebody &lt;Else&gt;") && preview.text().contains("inert"));

    let page = editor.get(&format!("{draft}/publish")).await;
    assert!(page.text().contains("Somebody &lt;Else&gt;"));
    let seen = value(&page, "seen");
    let published = editor.post(&format!("{draft}/publish"), &[("seen", &seen)]).await;
    assert_eq!(location(&published), "/admin/content");
    assert!(site.get("/en").await.text().contains("Somebody &lt;Else&gt;"), "everybody sees it with the next fetch");
}

#[tokio::test]
async fn mistakes_draw_the_form_again_with_what_was_typed() {
    let site = Site::start().await;
    for (lang, words) in
        [(Lang::En, "Choose a day and a time"), (Lang::Fr, "Choisissez un jour"), (Lang::Ar, "اختاروا يوم")]
    {
        let editor = Editor::new(&site, Role::Editor, lang).await;
        let draft = editor.draft().await;
        let page = editor.get(&format!("{draft}/session")).await;
        let marks = value(&page, "marks");
        let form =
            [("marks", &*marks), ("starts_at", "tea time"), ("time_zone", "Europe/Brussels"), ("title.en", "Typed")];
        let answer = editor.post(&format!("{draft}/session"), &form).await;
        assert_eq!(answer.status, 422);
        assert!(answer.text().contains(words) && answer.text().contains("tea time") && answer.text().contains("Typed"));
    }
}

#[tokio::test]
async fn the_second_of_two_editors_is_shown_what_has_changed() {
    let site = Site::start().await;
    let (first, second) =
        (Editor::new(&site, Role::Editor, Lang::En).await, Editor::new(&site, Role::Owner, Lang::En).await);
    let draft = first.draft().await;
    let address = format!("{draft}/campaign");
    let marks = value(&second.get(&address).await, "marks");
    let fields = backend::drafts::Section::Campaign.fields(&site.backend.event().unwrap());
    let form = |name: &'static str| {
        let kept = fields.iter().filter(|(field, _)| *field != "summary.en");
        kept.chain([("summary.en", name), ("marks", &*marks)]).collect::<Vec<_>>()
    };
    assert_eq!(first.post(&address, &form("The first one's words.")).await.status, 303);
    let answer = second.post(&address, &form("The second one's words.")).await;
    assert_eq!(answer.status, 409);
    for words in ["The first one", "The second one", "The editor has put here:"] {
        assert!(answer.text().contains(words), "{words}");
    }
}

#[tokio::test]
async fn a_draft_that_is_gone_and_a_section_that_is_none_are_not_found() {
    let site = Site::start().await;
    let editor = Editor::new(&site, Role::Editor, Lang::En).await;
    let draft = editor.draft().await;
    assert_eq!(editor.get(&format!("{draft}/nonsense")).await.status, 404);
    assert_eq!(location(&editor.post(&format!("{draft}/discard"), &[]).await), "/admin/content?deleted=yes#undo");
    assert_eq!(editor.get(&format!("{draft}/session")).await.status, 404);
    let moderator = Editor::new(&site, Role::Moderator, Lang::En).await;
    assert_eq!(moderator.get("/admin/content").await.status, 403);
}
