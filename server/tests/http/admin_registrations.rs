//! The organisers' registrations: who sees what, what forms do, and files that leave.

use std::{fs, time::Duration};

use axum::{
    body::Body,
    http::{Request, header},
};
use backend::{Backend, Clock, Rules, Secret, Settings};
use domain::{Lang, RegistrationForm, Role};
use http_body_util::BodyExt;
use sqlx::{AnyConnection, Connection, Executor};
use tokio::time::timeout;

use crate::support::{
    Answer, Program, Site,
    forms::{encoded, fresh_key, location},
    site::BEFORE_THE_SESSION,
};

/// An organiser at a site.
struct Organiser<'a> {
    site: &'a Site,
    cookie: String,
}

impl<'a> Organiser<'a> {
    async fn at(site: &'a Site, role: Role) -> Self {
        let token = site.backend.organiser_for_test(role, Lang::En).await.unwrap();
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

/// A site where Ada and Grace have registered; gives their ids as well.
async fn with_two() -> (Site, String, String) {
    let site = Site::start().await;
    site.backend.import(&content()).await.unwrap();
    let ada = RegistrationForm {
        name: "Ada & Co".into(),
        contact: "email".into(),
        email: "ada@harbour.example".into(),
        organisation: "Fog Lantern".into(),
        country: "FR".into(),
        lang: "fr".into(),
        access_needs: "a quiet room".into(),
        taking_part: "yes".into(),
        key: fresh_key(),
        stamp: site.backend.form_stamp(),
        ..RegistrationForm::default()
    };
    let grace = RegistrationForm {
        name: "Grace".into(),
        contact: "device".into(),
        key: fresh_key(),
        ..RegistrationForm {
            email: String::new(),
            organisation: String::new(),
            access_needs: String::new(),
            ..ada.clone()
        }
    };
    site.backend.register(&ada).await.unwrap();
    site.backend.register(&grace).await.unwrap();
    let list = Organiser::at(&site, Role::Moderator).await.get("/admin/registrations?sort=name").await;
    let ids: Vec<String> =
        list.text().split("id=\"row-").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
    let [ada, grace] = ids.try_into().unwrap();
    (site, ada, grace)
}

fn content() -> domain::Event {
    backend::content::parse(include_str!("../../../content/shaping-tomorrow.toml")).unwrap()
}

/// What only editors may know of Ada.
const PRIVATE: [&str; 5] = ["harbour", "Fog Lantern", "France", "Français", "quiet room"];

#[tokio::test]
async fn moderators_find_nothing_private_anywhere() {
    let (site, ada, _) = with_two().await;
    let moderator = Organiser::at(&site, Role::Moderator).await;
    for path in [
        "/admin/registrations".to_owned(),
        "/admin/registrations?q=ada".to_owned(),
        "/admin/registrations?country=FR&language=fr&contact=email&needs=yes&sort=state".to_owned(),
        format!("/admin/registrations/{ada}"),
    ] {
        let page = moderator.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(page.text().contains("Ada &amp; Co"), "{path} has the name");
        for private in PRIVATE {
            assert!(!page.text().contains(private), "{path} tells {private}");
        }
    }
    // Nor can it be found out by looking for it.
    for typed in ["harbour", "fog", "ada@harbour.example"] {
        let page = moderator.get(&format!("/admin/registrations?q={typed}")).await;
        assert!(!page.text().contains("Ada &amp; Co"), "{typed}");
    }
    let all = moderator.get("/admin/registrations?country=GR&needs=yes").await;
    assert!(all.text().contains("Grace") && all.text().contains("Ada &amp; Co"), "what is not theirs filters nothing");
    for path in ["new".to_owned(), "export".to_owned(), format!("{ada}/cancel"), format!("{ada}/erase")] {
        assert_eq!(moderator.get(&format!("/admin/registrations/{path}")).await.status, 403, "{path}");
    }
    for step in ["send-again", "move-up", "cancel", "erase"] {
        assert_eq!(moderator.post(&format!("/admin/registrations/{ada}/{step}"), &[]).await.status, 403, "{step}");
    }
    assert_eq!(moderator.post("/admin/registrations/export", &[("format", "csv")]).await.status, 403);
    let viewer = Organiser::at(&site, Role::Viewer).await;
    for path in ["/admin/registrations".to_owned(), format!("/admin/registrations/{ada}")] {
        assert_eq!(viewer.get(&path).await.status, 403, "{path}");
    }
}

#[tokio::test]
async fn editors_see_find_and_filter() {
    let (site, ada, _) = with_two().await;
    let editor = Organiser::at(&site, Role::Editor).await;
    let page = editor.get(&format!("/admin/registrations/{ada}")).await;
    for private in PRIVATE {
        assert!(page.text().contains(private), "{private}");
    }
    let found = async |query: &str| {
        let page = editor.get(&format!("/admin/registrations?{query}")).await;
        let text = page.text().to_owned();
        (text.contains("Ada &amp; Co</bdi></a>"), text.contains("Grace</bdi></a>"))
    };
    for (query, expected) in [
        ("", (true, true)),
        ("q=ADA%40harb", (true, false)),
        ("q=lantern", (true, false)),
        ("q=gr", (false, true)),
        ("contact=device", (false, true)),
        ("needs=yes&country=FR", (true, false)),
        ("state=confirmed", (false, true)),
        ("state=waitlisted", (false, false)),
        ("country=%3Cscript%3E&after=x&sort=y&state=%27", (true, true)),
    ] {
        assert_eq!(found(query).await, expected, "{query}");
    }
    let empty = editor.get("/admin/registrations?q=%22%3E%3Cb%3Enobody").await;
    assert!(empty.text().contains("Nobody matches this.") && !empty.text().contains("<b>nobody"));
    assert_eq!(editor.get("/admin/registrations/nobody").await.status, 404);
}

#[tokio::test]
async fn people_are_checked_in_and_the_list_comes_back() {
    let (site, ada, grace) = with_two().await;
    let moderator = Organiser::at(&site, Role::Moderator).await;
    let back = "/admin/registrations?q=gr&sort=name";
    let answer = moderator.post(&format!("/admin/registrations/{grace}/check-in"), &[("back", back)]).await;
    assert_eq!(location(&answer), back);
    assert!(moderator.get(back).await.text().contains("undo-check-in"));
    let answer = moderator.post(&format!("/admin/registrations/{grace}/undo-check-in"), &[]).await;
    assert_eq!(location(&answer), format!("/admin/registrations/{grace}?done=undone"));
    assert!(moderator.get(location(&answer)).await.text().contains("The check-in was taken back."));
    let elsewhere = [("back", "https://evil.example/")];
    let answer = moderator.post(&format!("/admin/registrations/{ada}/check-in"), &elsewhere).await;
    assert_eq!(location(&answer), format!("/admin/registrations/{ada}?done=unchanged"), "she has not confirmed");
}

#[tokio::test]
async fn somebody_is_added_cancelled_and_erased() {
    let (site, ada, _) = with_two().await;
    let editor = Organiser::at(&site, Role::Editor).await;
    let form = editor.get("/admin/registrations/new").await;
    let (key, stamp) = (form.key(), form.stamp());
    let typed = [
        ("name", "Cyd"),
        ("contact", "email"),
        ("email", "cyd@harbour.example"),
        ("lang", "ar"),
        ("key", &key),
        ("stamp", &stamp),
        ("asked", ""),
    ];
    let unasked = editor.post("/admin/registrations/new", &typed).await;
    assert_eq!(unasked.status, 422);
    assert!(unasked.text().contains("href=\"#asked\"") && unasked.text().contains("value=\"Cyd\""));
    let asked = typed.map(|(name, value)| (name, if name == "asked" { "yes" } else { value }));
    let added = editor.post("/admin/registrations/new", &asked).await;
    let page = location(&added).to_owned();
    assert!(page.ends_with("?done=added"), "{page}");
    let text = editor.get(&page).await.text().to_owned();
    assert!(text.contains("Added by an organiser") && text.contains("an organiser says that they asked for it"));

    let key = fresh_key();
    let again = asked.map(|(name, value)| (name, if name == "key" { key.as_str() } else { value }));
    let there = editor.post("/admin/registrations/new", &again).await;
    assert_eq!(location(&there), page.replace("added", "was-there"));

    let one = page.split('?').next().unwrap();
    assert!(editor.get(&format!("{one}/cancel")).await.text().contains("Yes, cancel it"));
    let cancelled = editor.post(&format!("{one}/cancel"), &[]).await;
    assert!(editor.get(location(&cancelled)).await.text().contains("The registration is cancelled."));

    let path = format!("/admin/registrations/{ada}");
    assert!(editor.get(&format!("{path}/erase")).await.text().contains("It cannot be undone"));
    let erased = editor.post(&format!("{path}/erase"), &[]).await;
    assert_eq!(location(&erased), "/admin/registrations?done=erased");
    assert_eq!(editor.get(&path).await.status, 404);
    // A while later the password is asked for first.
    site.clock.advance(11 * 60 * 1_000);
    let stale = editor.get("/admin/registrations/export?state=confirmed").await;
    assert_eq!(location(&stale), "/admin/password?next=/admin/registrations/export?state=confirmed");
    let stale = editor.post(&format!("{one}/erase"), &[]).await;
    assert_eq!(location(&stale), format!("/admin/password?next={one}/erase"));
}

#[tokio::test]
async fn a_file_is_what_was_filtered() {
    let (site, _, _) = with_two().await;
    let editor = Organiser::at(&site, Role::Editor).await;
    let page = editor.get("/admin/registrations/export?needs=yes").await;
    assert!(page.text().contains("One registration is in it.") && page.text().contains("name=\"needs\""));
    let csv = editor.post("/admin/registrations/export", &[("format", "csv"), ("needs", "yes")]).await;
    assert_eq!(csv.status, 200);
    assert_eq!(csv.header("content-disposition"), "attachment; filename=\"registrations-2024-02-28.csv\"");
    assert_eq!(csv.header("cache-control"), "private, no-store");
    assert!(csv.text().contains("Ada & Co,ada@harbour.example,Fog Lantern,FR,fr,a quiet room,pending,"));
    assert!(!csv.text().contains("Grace"));
    let xlsx = editor.post("/admin/registrations/export", &[("format", "xlsx")]).await;
    assert!(xlsx.body.starts_with(b"PK"));
    assert_eq!(editor.post("/admin/registrations/export", &[("format", "exe")]).await.status, 404);
}

/// How many registrations a large site has.
const MANY: i64 = 100_000;

/// How much more memory the export of all of them may take, in kibibytes.
const MOST_MORE: u64 = 64 * 1_024;

#[tokio::test(flavor = "multi_thread")]
async fn a_large_file_takes_little_memory() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}/site.db", folder.path().display());
    let token = large_site(&url).await;
    let arguments = ["--database-url", &url, "--clock", "2024-02-28T10:55:00+01:00", "--limits", "off"];
    let program = Program::serve(folder.path(), &arguments).await;
    for (format, least) in [("csv", 8_000_000), ("xlsx", 2_000_000)] {
        let before = memory(&program, "VmRSS");
        let form = encoded(&[("format", format)]);
        let request = Request::post("/admin/registrations/export")
            .header(header::COOKIE, format!("sign-in={token}"))
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form));
        let answer = program.client().send(request.unwrap()).await.unwrap();
        assert_eq!(answer.status(), 200, "{format}");
        let (mut body, mut bytes) = (answer.into_body(), 0);
        let reading = async {
            while let Some(frame) = body.frame().await {
                bytes += frame.unwrap().into_data().map_or(0, |data| data.len());
            }
        };
        timeout(Duration::from_secs(300), reading).await.expect("it ends");
        assert!(bytes > least, "{format}: all of them in {bytes} bytes");
        let more = memory(&program, "VmHWM").saturating_sub(before);
        assert!(more < MOST_MORE, "{format}: {more} KiB more than before");
        println!("{format}: {bytes} bytes, {more} KiB more");
    }
    program.signal("TERM");
    assert!(program.ended().await.success());
}

/// A database with [`MANY`] registrations; gives the token of an editor who has just signed in.
async fn large_site(url: &str) -> String {
    let settings = Settings {
        database_url: url.to_owned(),
        clock: Clock::manual(BEFORE_THE_SESSION),
        secret: Secret::random(),
        rules: Rules::default(),
        commit_together: 64,
        push: backend::push::PushReach::Off,
    };
    let backend = Backend::open(settings).await.unwrap();
    backend.import(&content()).await.unwrap();
    let token = backend.organiser_for_test(Role::Editor, Lang::En).await.unwrap();
    backend.shutdown().await;
    let mut db = AnyConnection::connect(url).await.unwrap();
    // With a name to sort by, they pass for indexed: what is read here needs no words.
    db.execute(sqlx::AssertSqlSafe(format!(
        "INSERT INTO registrations (id, session_id, state, name, sort_name, email, mailbox, lang, token_hash, created_at)
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {MANY})
         SELECT '018f0000-0000-7000-8000-' || substr('000000000000' || i, length('000000000000' || i) - 11),
             sessions.id, 'confirmed', 'Person ' || i, X'61', 'p' || i || '@example.org', 'p' || i || '@example.org',
             'en', 'token ' || i, 1709114100000 + i
         FROM n, sessions"
    )))
    .await
    .unwrap();
    db.close().await.unwrap();
    token
}

/// What the system says of a program's memory, in kibibytes.
fn memory(program: &Program, what: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", program.id())).unwrap();
    let line = status.lines().find(|line| line.starts_with(what)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}
