//! Session and campaign, as an editor's browser without scripts sends its forms.

use backend::drafts::Section;
use domain::{Lang, Role};

use crate::support::{
    Answer, Site,
    forms::{location, pledge},
};

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

    /// Sends a section's form as it was drawn from what is published, with some fields typed anew.
    async fn save(&self, draft: &str, section: Section, changes: &[(&str, &str)]) -> Answer {
        let address = format!("{draft}/{}", section.code());
        let page = self.get(&address).await;
        assert_eq!(page.status, 200);
        let (marks, fields) = (value(&page, "marks"), section.fields(&self.site.backend.event().unwrap()));
        let kept = fields.iter().filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
        let form: Vec<_> = kept.chain(changes.iter().copied()).chain([("marks", &*marks)]).collect();
        self.post(&address, &form).await
    }

    async fn publish(&self, draft: &str) -> Answer {
        let seen = value(&self.get(&format!("{draft}/publish")).await, "seen");
        self.post(&format!("{draft}/publish"), &[("seen", &seen)]).await
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
    let fields = Section::Speakers.fields(&event);
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
    let fields = Section::Campaign.fields(&site.backend.event().unwrap());
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

#[tokio::test]
async fn voting_facts_and_the_letter_are_what_visitors_read_once_published() {
    let site = Site::start().await;
    let editor = Editor::new(&site, Role::Editor, Lang::En).await;
    let draft = editor.draft().await;
    let page = editor.get(&format!("{draft}/voting")).await;
    let countries = site.backend.event().unwrap().campaign.countries.len();
    assert_eq!(page.text().matches("name=\"countries.").count(), countries * 6 + 27, "each with its fields");
    let wrong = editor.save(&draft, Section::Voting, &[("countries.FR.voting_age", "old")]).await;
    let country = wrong.text().split_once("name=\"countries.FR.voting_age\"").unwrap().0;
    assert_eq!((wrong.status.as_u16(), country.rsplit_once("<details").unwrap().1.starts_with(" open")), (422, true));
    assert!(wrong.text().contains("Voting age (France)"));

    let facts = [
        ("countries.BE.voting_age", "17"),
        ("countries.CH.first_day", "2024-06-09"),
        ("countries.CH.voting_age", "18"),
        ("countries.CH.seats", "1"),
    ];
    assert_eq!(location(&editor.save(&draft, Section::Voting, &facts).await), format!("{draft}/voting?saved=yes"));
    let letter = [("letter.fr", "Chère candidate, cher candidat,"), ("points.6.en", "Bring <cake> & \"tea\".")];
    assert_eq!(location(&editor.save(&draft, Section::Toolkit, &letter).await), format!("{draft}/toolkit?saved=yes"));
    for (page, words) in [("voting", "Switzerland"), ("toolkit", "Bring &lt;cake&gt;"), ("session", "Shaping Tomorrow")]
    {
        let preview = editor.get(&format!("{draft}/preview?page={page}")).await;
        assert!(preview.text().contains(words), "{page}");
    }
    let changes = editor.get(&format!("{draft}/publish")).await;
    for words in ["Voting age (Belgium)", "Seats it fills (Switzerland)", "Letter (Français)", "Point 7 (English)"] {
        assert!(changes.text().contains(words), "{words}");
    }
    assert!(!site.get("/en/vote").await.text().contains("Switzerland"), "nobody sees a draft");
    assert_eq!(location(&editor.publish(&draft).await), "/admin/content");
    assert!(site.get("/en/vote").await.text().contains("Switzerland"));
    assert!(site.get("/fr/meet").await.text().contains("Chère candidate"));
}

#[tokio::test]
async fn who_speaks_is_ticked_by_name() {
    let site = Site::start().await;
    let editor = Editor::new(&site, Role::Editor, Lang::Ar).await;
    let draft = editor.draft().await;
    let event = site.backend.event().unwrap();
    let [first, second] = [&event.speakers[0], &event.speakers[1]];
    let marks = value(&editor.get(&format!("{draft}/agenda")).await, "marks");
    let saved = editor
        .save(&draft, Section::Agenda, &[("items.0.speakers", &second.key), ("items.0.speakers", &first.key)])
        .await;
    assert_eq!(location(&saved), format!("{draft}/agenda?saved=yes"));
    let page = editor.get(&format!("{draft}/agenda")).await;
    let [one, two] = [second, first].map(|speaker| format!("value=\"{}\" checked>", speaker.key));
    assert!(page.text().find(&one).unwrap() < page.text().find(&two).unwrap(), "in the order in which they speak");
    let changes = editor.get(&format!("{draft}/publish")).await;
    // Who has the form open since before that is told by name what stands there.
    let fields = Section::Agenda.fields(&event);
    let third = [("items.0.speakers", &*event.speakers[2].key), ("marks", &*marks)];
    let form: Vec<_> = fields.iter().chain(third).collect();
    let late = editor.post(&format!("{draft}/agenda"), &form).await;
    let names = [second, first].map(|speaker| speaker.name.as_str(Lang::Ar)).join(" · ");
    assert!(changes.text().contains(&names), "{names}");
    assert!(late.status == 409 && late.text().contains(&format!("<bdi>{names}</bdi>")), "{names}");
}

#[tokio::test]
async fn what_somebody_has_pledged_stays_and_that_is_said() {
    let site = Site::start().await;
    let page = site.get("/en/pledge").await;
    let sent = site.post("/en/pledge", &pledge("", "counted", &page.key(), &page.stamp())).await;
    assert_eq!(sent.status, 303);
    let event = site.backend.event().unwrap();
    let is_offered = |key: &str| event.campaign.pledge_actions.iter().position(|action| action.key == key).unwrap();
    let remove = format!("actions.{}.remove", is_offered("vote"));
    for (lang, words) in
        [(Lang::En, "Somebody has pledged this"), (Lang::Fr, "Quelqu’un a promis ceci"), (Lang::Ar, "تعهد أحدهم بهذا")]
    {
        let editor = Editor::new(&site, Role::Editor, lang).await;
        let draft = editor.draft().await;
        let refused = editor.save(&draft, Section::Campaign, &[(&remove, "yes")]).await;
        assert_eq!(refused.status, 422, "{lang}");
        assert!(refused.text().contains(words) && refused.text().contains(&format!("id=\"{remove}-error\"")), "{lang}");
    }

    let editor = Editor::new(&site, Role::Editor, Lang::En).await;
    let draft = editor.draft().await;
    let remove = format!("actions.{}.remove", is_offered("join"));
    assert_eq!(editor.save(&draft, Section::Campaign, &[(&remove, "yes")]).await.status, 303);
    let page = site.get("/en/pledge").await;
    let (key, stamp) = (page.key(), page.stamp());
    let mut late = pledge("", "counted", &key, &stamp);
    late.push(("actions", "join"));
    assert_eq!(site.post("/en/pledge", &late).await.status, 303);
    let next = editor.publish(&draft).await;
    assert_eq!(location(&next), format!("{draft}/publish?back=yes"));
    let again = editor.get(location(&next)).await;
    assert!(again.text().contains("It is in the draft again"));
}

#[tokio::test]
async fn what_can_be_pledged_is_put_in_order() {
    let site = Site::start().await;
    let editor = Editor::new(&site, Role::Editor, Lang::En).await;
    let draft = editor.draft().await;
    let step = |list: &'static str| [("list", list), ("from", "1"), ("to", "0")];
    assert_eq!(
        location(&editor.post(&format!("{draft}/reorder"), &step("actions")).await),
        format!("{draft}/campaign")
    );
    assert_eq!(location(&editor.post(&format!("{draft}/reorder"), &step("agenda")).await), format!("{draft}/agenda"));
    assert_eq!(editor.post(&format!("{draft}/reorder"), &step("speakers")).await.status, 404);
    let page = editor.get(&format!("{draft}/campaign")).await;
    let place = |words: &str| page.text().find(words).unwrap();
    assert!(place("value=\"meet\"") < place("value=\"vote\""));
}
