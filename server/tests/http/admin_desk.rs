//! The organisers' everyday screens over HTTP: today, questions, the mail log, embeds, settings.

use std::time::Duration;

use backend::mail::{self, MailTarget, Mailer};
use domain::{Embed, Lang, Meeting, QuestionState, Role};

use crate::support::{
    Answer, Site,
    forms::{fresh_key, location, registration},
};

/// Somebody who is signed in, with the header that says so.
struct Organiser<'a> {
    site: &'a Site,
    cookie: String,
}

impl<'a> Organiser<'a> {
    async fn with(site: &'a Site, role: Role, lang: Lang) -> Self {
        let token = site.backend.organiser_for_test(role, lang).await.unwrap();
        Self { site, cookie: format!("__Host-sign-in={token}") }
    }

    async fn get(&self, path: &str) -> Answer {
        self.site.get_with(path, &[("cookie", &self.cookie)]).await
    }

    async fn post(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        let headers = [("cookie", self.cookie.as_str()), ("sec-fetch-site", "same-origin")];
        self.site.post_with(path, form, &headers).await
    }
}

async fn ask(site: &Site, text: &str) {
    let stamp = site.get("/en/questions").await.stamp();
    let key = fresh_key();
    let form = [
        ("question", text),
        ("question_name", "Zenobia"),
        ("lang", "en"),
        ("key", &key),
        ("stamp", &stamp),
        ("website", ""),
    ];
    location(&site.post("/en/questions", &form).await);
}

async fn register_by_mail(site: &Site, email: &str) {
    let stamp = site.get("/en/register").await.stamp();
    let key = fresh_key();
    let mut form = registration("Zenobia Quill", &key, &stamp);
    form.retain(|(name, _)| *name != "contact");
    form.extend([("contact", "email"), ("email", email), ("country", "BE")]);
    location(&site.post("/en/register", &form).await);
}

#[tokio::test]
async fn each_screen_says_what_it_is_for_in_every_language() {
    let site = Site::start().await;
    for lang in Lang::ALL {
        let owner = Organiser::with(&site, Role::Owner, lang).await;
        for path in
            ["/admin", "/admin/questions", "/admin/mail", "/admin/embeds", "/admin/settings", "/admin/settings/meeting"]
        {
            let page = owner.get(path).await;
            assert_eq!(page.status, 200, "{path} {lang}");
            assert!(page.text().contains("class=\"admin-help\""), "{path} {lang}");
            assert!(page.text().contains(&format!("<html lang=\"{lang}\"")), "{path}");
            assert_eq!(page.header("cache-control"), "private, no-store", "{path}");
        }
    }
}

#[tokio::test]
async fn today_counts_what_there_is_and_names_nobody() {
    let site = Site::start().await;
    let viewer = Organiser::with(&site, Role::Viewer, Lang::En).await;
    assert!(viewer.get("/admin").await.text().contains("Nobody has registered or pledged yet."));
    for n in 0..10 {
        register_by_mail(&site, &format!("zenobia{n}@example.org")).await;
    }
    ask(&site, "See www.example.org").await;
    let page = viewer.get("/admin").await;
    let text = page.text();
    assert!(!text.contains("Nobody has registered"));
    assert!(!text.contains("Zenobia") && !text.contains("zenobia"));
    assert!(
        text.contains("1 question to look at") && !text.contains("href=\"/admin/questions\""),
        "viewers decide nothing"
    );
    assert!(text.contains("small groups count as one") && !text.contains("/admin/mail"));
    assert!(text.contains("nowhere: the server is set to send no mail"));
    assert!(text.contains("Reminder, ten minutes before") || text.contains("Thanks for coming"), "what comes next");

    let owner = Organiser::with(&site, Role::Owner, Lang::En).await;
    let page = owner.get("/admin").await;
    assert!(page.text().contains("href=\"/admin/questions\"") && page.text().contains("href=\"/admin/mail\""));
    assert!(!page.text().contains("small groups count as one"));
    // The session starts in five minutes; the page asks for itself again then.
    assert_eq!(page.attribute("id=\"door\"", "data-changes-in"), "300000");
}

#[tokio::test]
async fn a_question_goes_where_its_buttons_say() {
    let site = Site::start().await;
    let moderator = Organiser::with(&site, Role::Moderator, Lang::En).await;
    assert!(moderator.get("/admin/questions").await.text().contains("Nobody has asked anything yet."));
    ask(&site, "See www.example.org").await;
    let press = async |from: &str, change: &str, answer: &str| {
        let form = [("number", "1"), ("from", from), ("change", change), ("question_answer", answer)];
        moderator.post("/admin/questions", &form).await
    };
    let state = async || site.backend.every_question().await.unwrap().remove(0);
    for (from, change, after) in [
        ("held", "release", QuestionState::Asked),
        ("asked", "now", QuestionState::Answering),
        ("answering", "ask", QuestionState::Asked),
        ("asked", "hide", QuestionState::Hidden),
        ("hidden", "ask", QuestionState::Asked),
    ] {
        assert_eq!(location(&press(from, change, "").await), "/admin/questions#q1");
        assert_eq!(state().await.state, after, "{change}");
        assert!(moderator.get("/admin/questions").await.text().contains(&format!("data-state=\"{}\"", after.code())));
    }
    location(&press("asked", "answered", "The town halls.").await);
    assert_eq!(state().await.answer.as_deref(), Some("The town halls."));
    assert!(site.get("/en/questions").await.text().contains("The town halls."));

    let late = press("asked", "hide", "").await;
    assert_eq!(late.status, 409);
    assert!(late.text().contains("Somebody else has done something with this question"));
    let too_long = press("answered", "answer", &"Quarrelsome ".repeat(50)).await;
    assert_eq!(too_long.status, 422);
    let text = too_long.text();
    assert!(text.contains("Quarrelsome Quarrelsome") && text.contains("href=\"#question_answer\""), "nothing is lost");
    assert!(text.contains("id=\"question_answer\"") && text.contains("<details open"));
    assert_eq!(press("answered", "answer", " ").await.status, 422);
    assert_eq!(press("answered", "explode", "").await.status, 404);
    assert_eq!(state().await.state, QuestionState::Answered);
}

#[tokio::test]
async fn the_mail_log_tells_what_became_of_each_and_sends_again() {
    let site = Site::start().await;
    let editor = Organiser::with(&site, Role::Editor, Lang::En).await;
    assert!(editor.get("/admin/mail").await.text().contains("No mail yet."));
    register_by_mail(&site, "zenobia@example.org").await;
    let item = site.backend.take_outbox(1).await.unwrap().remove(0);
    site.backend.outbox_refused(&item, "the mail server answered 550 5.1.1").await.unwrap();
    let page = editor.get("/admin/mail?state=given-up&kind=registered&day=2024-02-28").await;
    let text = page.text();
    assert!(
        text.contains("zenobia@example.org") && text.contains("There is no such mailbox") && text.contains("550 5.1.1")
    );
    assert!(text.contains("action=\"/admin/mail?kind=registered&amp;state=given-up&amp;day=2024-02-28\""));
    assert!(editor.get("/admin/mail?state=sent").await.text().contains("There is no such mail."));

    let again = editor.post("/admin/mail?state=given-up", &[("again", &item.id)]).await;
    assert_eq!(location(&again), "/admin/mail?state=given-up");
    let twice = editor.post("/admin/mail", &[("again", &item.id)]).await;
    assert_eq!(twice.status, 409);
    assert!(twice.text().contains("cannot be sent again now"));
    let folder = tempfile::tempdir().unwrap();
    let mailer = Mailer::new(&MailTarget::Dir(folder.path().join("mail"))).unwrap();
    assert_eq!(mail::deliver_due(&site.backend, &mailer, "https://example.org").await, 1);
    assert!(editor.get("/admin/mail").await.text().contains("data-state=\"sent\""));
}

#[tokio::test]
async fn a_trial_mail_goes_to_oneself_and_says_what_is_in_the_way() {
    let nowhere = Site::start().await;
    let editor = Organiser::with(&nowhere, Role::Editor, Lang::En).await;
    let answer = editor.post("/admin/mail", &[("trial", "yes")]).await;
    assert!(answer.text().contains("Mail goes nowhere"));
    let folder = tempfile::tempdir().unwrap();
    let mails = folder.path().join("mail");
    let site = Site::start_with(|config| config.mail = MailTarget::Dir(mails.clone())).await;
    let editor = Organiser::with(&site, Role::Editor, Lang::En).await;
    let answer = editor.post("/admin/mail", &[("trial", "yes")]).await;
    assert_eq!(answer.status, 200);
    assert!(answer.text().contains("is on its way"));
    let files: Vec<_> = std::fs::read_dir(&mails).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files.len(), 1);
    assert!(std::fs::read_to_string(&files[0]).unwrap().contains("To: editor-"));
    assert!(!answer.text().contains(mails.to_str().unwrap()), "where on the server is nobody's business");
}

#[tokio::test]
async fn a_site_is_allowed_and_taken_off_again() {
    let site = Site::start().await;
    let editor = Organiser::with(&site, Role::Editor, Lang::En).await;
    let page = editor.get("/admin/embeds").await;
    assert!(page.text().contains("No site yet.") && page.text().contains("/en/embed/wall"));
    let form = [
        ("change", "allow"),
        ("embed_site", "https://Example.org/"),
        ("embed_parts", "wall"),
        ("embed_parts", "countdown"),
    ];
    assert_eq!(location(&editor.post("/admin/embeds", &form).await), "/admin/embeds");
    let listed = || site.backend.embed_sites().iter().map(|(embed, _)| *embed).collect::<Vec<_>>();
    assert_eq!(listed(), [Embed::Countdown, Embed::Wall]);
    assert!(editor.get("/admin/embeds").await.text().contains("https://example.org</bdi>"));
    assert!(site.get("/en/embed/wall").await.header("content-security-policy").contains("https://example.org"));
    let form = [("change", "disallow"), ("embed_site", "https://example.org"), ("embed_parts", "wall")];
    location(&editor.post("/admin/embeds", &form).await);
    assert_eq!(listed(), [Embed::Countdown]);

    let wrong = editor.post("/admin/embeds", &[("change", "allow"), ("embed_site", "http://zenobia.example")]).await;
    assert_eq!(wrong.status, 422);
    let text = wrong.text();
    assert!(text.contains("value=\"http://zenobia.example\"") && text.contains("embed_site-error"));
    assert!(text.contains("Choose what the site may show."));
}

#[tokio::test]
async fn settings_hold_at_once_and_pages_say_so() {
    let site = Site::start().await;
    let editor = Organiser::with(&site, Role::Editor, Lang::En).await;
    assert!(site.get("/en/privacy").await.text().contains("30 days"));
    let page = editor.get("/admin/settings").await;
    let drawn = page.attribute("name=\"drawn\"", "value");
    let form = |days: &'static str, drawn: &str| {
        let drawn = drawn.to_owned();
        [
            ("drawn".to_owned(), drawn),
            ("setting_confirm_within".to_owned(), "24".to_owned()),
            ("setting_offer_for".to_owned(), "12".to_owned()),
            ("setting_erase_after".to_owned(), days.to_owned()),
            ("setting_thanks".to_owned(), "on".to_owned()),
            ("setting_mail_rate".to_owned(), String::new()),
        ]
    };
    let send = async |days: &'static str| {
        let form = form(days, &drawn);
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        editor.post("/admin/settings", &form).await
    };
    assert_eq!(location(&send("14").await), "/admin/settings?done=rules");
    assert!(editor.get("/admin/settings?done=rules").await.text().contains("Saved."));
    let rules = site.backend.rules();
    assert_eq!((rules.confirm_hours, rules.erase_after_days), (24, 14));
    assert_eq!((rules.thanks, rules.missed, rules.mails_per_minute), (true, false, None));
    assert!(site.get("/en/privacy").await.text().contains("14 days"), "the kept page is out of date");
    let wrong = send("400").await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("value=\"400\"") && wrong.text().contains("setting_erase_after-error"));
    register_by_mail(&site, "zenobia@example.org").await;
    assert_eq!(send("15").await.status, 422, "somebody was promised 14 days");
}

#[tokio::test]
async fn where_people_meet_is_written_and_never_read() {
    let site = Site::start().await;
    let editor = Organiser::with(&site, Role::Editor, Lang::En).await;
    let path = "/admin/settings/meeting";
    assert!(editor.get("/admin/settings").await.text().contains("Nobody has said yet where people meet."));
    let wrong = editor.post(path, &[("change", "set"), ("meeting_url", "meet.example"), ("meeting_phone", "")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("meeting_url-error") && wrong.text().contains("value=\"meet.example\""));
    let form = [("change", "set"), ("meeting_url", "https://meet.example/quarrelsome"), ("meeting_phone", "4711")];
    assert_eq!(location(&editor.post(path, &form).await), "/admin/settings?done=meeting");
    for path in [path, "/admin/settings"] {
        let page = editor.get(path).await;
        assert!(page.text().contains("The address is set.") && !page.text().contains("quarrelsome"), "{path}");
    }
    let cleared = editor.post(path, &[("change", "clear")]).await;
    assert_eq!(location(&cleared), "/admin/settings?deleted=yes#undo");
    assert!(!site.backend.has_meeting().await.unwrap());

    // A password that was typed a while ago is asked for again.
    let meeting = Meeting { url: "https://meet.example/a".into(), phone: None };
    site.backend.set_meeting(&backend::Actor::Command, Some(&meeting)).await.unwrap();
    site.clock.advance(i64::try_from(Duration::from_secs(20 * 60).as_millis()).unwrap());
    assert_eq!(location(&editor.post(path, &form).await), "/admin/password?next=/admin/settings/meeting");
    assert_eq!(location(&editor.get(path).await), "/admin/password?next=/admin/settings/meeting");
    assert_eq!(editor.get("/admin/settings").await.status, 200);
}

#[tokio::test]
async fn each_screen_is_for_those_whose_it_is() {
    let site = Site::start().await;
    for (role, path, status) in [
        (Role::Viewer, "/admin", 200),
        (Role::Viewer, "/admin/questions", 403),
        (Role::Moderator, "/admin/questions", 200),
        (Role::Moderator, "/admin/mail", 403),
        (Role::Moderator, "/admin/embeds", 403),
        (Role::Moderator, "/admin/settings", 403),
        (Role::Moderator, "/admin/settings/meeting", 403),
        (Role::Editor, "/admin/settings", 200),
    ] {
        let organiser = Organiser::with(&site, role, Lang::En).await;
        assert_eq!(organiser.get(path).await.status, status, "{role} {path}");
        if status == 403 {
            assert_eq!(organiser.post(path, &[]).await.status, 403, "{role} {path}");
        }
    }
    for path in ["/admin", "/admin/questions", "/admin/mail", "/admin/embeds", "/admin/settings"] {
        assert!(location(&site.get(path).await).starts_with("/admin/sign-in"), "{path}");
    }
}
