//! Importing a list over HTTP: as a file and as pasted rows, looked at first, within bounds.

use axum::{
    body::Body,
    http::{Request, header},
};
use domain::{Lang, Role};

use crate::support::{Answer, Site};

const IMPORT: &str = "/admin/registrations/import";

/// What stands between the fields of a form.
const BOUNDARY: &str = "the-fields-of-one-form";

/// An organiser at a site.
struct Organiser<'a> {
    site: &'a Site,
    token: String,
}

impl<'a> Organiser<'a> {
    async fn at(site: &'a Site, role: Role, lang: Lang) -> Self {
        Self { site, token: site.backend.organiser_for_test(role, lang).await.unwrap() }
    }

    async fn get(&self, path: &str) -> Answer {
        self.site.get_as(&self.token, path).await
    }

    /// As a browser sends a form with a file field: what is chosen there, and the other fields.
    async fn send(&self, file: &[u8], fields: &[(&str, &str)]) -> Answer {
        let mut body = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\n\
             Content-Type: text/csv\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(file);
        for (name, value) in fields {
            let field = format!("\r\n--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}");
            body.extend_from_slice(field.as_bytes());
        }
        body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
        self.send_body(Body::from(body)).await
    }

    async fn send_body(&self, body: Body) -> Answer {
        let request = Request::post(IMPORT)
            .header(header::HOST, "example.org")
            .header(header::ACCEPT, "text/html")
            .header(header::COOKIE, format!("__Host-sign-in={}", self.token))
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"));
        self.site.send(request.body(body).unwrap()).await
    }

    /// Sends rows as the page that was answered before sends them.
    async fn send_back(&self, page: &Answer, act: &str, asked: bool) -> Answer {
        let (rows, seen) = (rows_of(page), page.attribute("name=\"seen\"", "value"));
        let lang = page.attribute("name=\"lang\"", "value");
        let mut fields = vec![("rows", rows.as_str()), ("seen", &seen), ("lang", &lang), ("act", act)];
        fields.extend(asked.then_some(("asked", "yes")));
        self.send(b"", &fields).await
    }

    async fn registrations(&self) -> u64 {
        self.site.backend.registration_counts().await.unwrap().iter().map(|(_, count)| count).sum()
    }
}

/// What stands in the page's text area, as a browser sends it back.
fn rows_of(page: &Answer) -> String {
    let text = page.text();
    let start = text.find("<textarea").unwrap();
    let start = start + text[start..].find('>').unwrap() + 1;
    let end = start + text[start..].find("</textarea>").unwrap();
    let rows = text[start..end].replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    rows.replace('\n', "\r\n")
}

async fn site() -> Site {
    let site = Site::start().await;
    let content = include_str!("../../../content/shaping-tomorrow.toml");
    site.backend.import(&backend::content::parse(content).unwrap()).await.unwrap();
    site
}

#[tokio::test]
async fn a_file_is_looked_at_and_then_imported() {
    let site = site().await;
    let editor = Organiser::at(&site, Role::Editor, Lang::En).await;
    let first = editor.get(IMPORT).await;
    assert!(first.text().contains("enctype=\"multipart/form-data\"") && first.text().contains("type=\"file\""));
    let file = "\u{FEFF}Name;E-mail;Age\r\nAda <b>;ada@harbour.example;36\r\nAda;ADA@harbour.example;\r\n\
                Boy;not & an address;\r\nليلى;;\r\n";
    let page = editor.send(file.as_bytes(), &[("rows", ""), ("lang", "fr"), ("act", "check")]).await;
    assert_eq!(page.status, 200, "{}", page.text());
    for words in [
        "2 people can be imported.",
        "One row is skipped",
        "The same person stands in row 2.",
        "One row has something wrong",
        "not &amp; an address",
        "Check the email address.",
        "Columns that are left out: Age",
        "Ada &lt;b&gt;",
        "Import 2 people",
        "within 48 hours",
        "Français",
    ] {
        assert!(page.text().contains(words), "{words}");
    }
    assert_eq!(editor.registrations().await, 0, "nothing is stored yet");

    let unasked = editor.send_back(&page, "import", false).await;
    assert_eq!(unasked.status, 422);
    assert!(unasked.text().contains("href=\"#asked\""));
    assert_eq!(editor.registrations().await, 0);

    let done = editor.send_back(&page, "import", true).await;
    assert_eq!(done.status, 200);
    assert!(
        done.text().contains("2 people were imported.")
            && done.text().contains("2 of them have a seat; who has an address")
    );
    assert_eq!(editor.registrations().await, 2);
    let found = editor.get("/admin/registrations?q=%D9%84%D9%8A%D9%84%D9%89&language=fr").await;
    assert!(found.text().contains("ليلى</bdi></a>"));

    let again = editor.send_back(&page, "import", true).await;
    assert!(again.text().contains("Nobody was imported."));
    assert_eq!(editor.registrations().await, 2);
    let looked = editor.send_back(&page, "check", false).await;
    assert!(looked.text().contains("Nobody can be imported.") && !looked.text().contains("value=\"import\""));
}

#[tokio::test]
async fn what_was_changed_after_it_was_looked_at_is_shown_again() {
    let site = site().await;
    let editor = Organiser::at(&site, Role::Editor, Lang::En).await;
    let rows = "name\temail\nAda\tada@harbour.example\n";
    let page = editor.send(b"", &[("rows", rows), ("lang", "en")]).await;
    assert!(page.text().contains("One person can be imported."));
    let seen = page.attribute("name=\"seen\"", "value");
    let more = format!("{rows}Boy\t\n");
    let fields = [("rows", more.as_str()), ("seen", &seen), ("lang", "en"), ("act", "import"), ("asked", "yes")];
    let shown = editor.send(b"", &fields).await;
    assert!(shown.text().contains("The rows have changed") && shown.text().contains("2 people can be imported."));
    assert_eq!(editor.registrations().await, 0);
    let done = editor.send_back(&shown, "import", true).await;
    assert!(done.text().contains("2 people were imported."));
}

#[tokio::test]
async fn what_cannot_be_read_is_said_in_words_and_nothing_that_was_pasted_is_lost() {
    let site = site().await;
    for (lang, words) in [(Lang::En, "save as “CSV UTF-8”"), (Lang::Ar, "احفظوه في برنامج الجداول")]
    {
        let editor = Organiser::at(&site, Role::Editor, lang).await;
        let answer = editor.send(b"name,email\nZo\xEB,\n", &[("rows", "")]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.text().contains(words), "{}", answer.text());
    }
    let editor = Organiser::at(&site, Role::Editor, Lang::En).await;
    for (rows, words) in [
        ("", "Choose a file, or paste rows."),
        ("Ada,ada@example.org </textarea>", "There is no column called “name”."),
        ("name\nAda", "There is no column called “email”."),
        ("name,email", "Nothing stands under the names"),
        ("name,email\n\"Ada,", "is never closed"),
    ] {
        let answer = editor.send(b"", &[("rows", rows)]).await;
        assert_eq!(answer.status, 422, "{rows}");
        assert!(answer.text().contains(words), "{rows}");
        assert_eq!(rows_of(&answer), rows.replace('\n', "\r\n"));
    }
    let many = format!("name,email\n{}", "Ada,\n".repeat(5_001));
    let answer = editor.send(many.as_bytes(), &[]).await;
    assert!(answer.text().contains("more than 5,000 rows"));
}

#[tokio::test]
async fn a_list_that_is_too_large_is_refused_in_words_and_a_large_one_is_taken() {
    let site = site().await;
    let editor = Organiser::at(&site, Role::Editor, Lang::En).await;
    let list = |rows: usize| format!("name,email,notes\n{}", format!("Ada,,{}\n", "x".repeat(1_000)).repeat(rows));
    let large = editor.send(list(1_000).as_bytes(), &[]).await;
    assert!(large.status == 200 && large.text().contains("999 rows are skipped"));
    for rows in [1_100, 4_000] {
        let answer = editor.send(list(rows).as_bytes(), &[("lang", "fr")]).await;
        assert_eq!(answer.status, 413, "{rows}");
        assert!(answer.text().contains("larger than 1 MB") && answer.text().contains("type=\"file\""));
    }
    // More than is read at all.
    let chunks = futures::stream::iter((0..20_000).map(|_| Ok::<_, std::io::Error>(vec![b'x'; 1_000])));
    let head =
        format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"l\"\r\n\r\n").into_bytes();
    let head = futures::stream::iter([Ok(head)]);
    let answer = editor.send_body(Body::from_stream(futures::StreamExt::chain(head, chunks))).await;
    assert_eq!(answer.status, 413);
    assert!(answer.text().contains("larger than 1 MB"));
    // What is no form at all, and what ends too early.
    for body in ["", "x", &format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"rows\"\r\n\r\nname,email")] {
        assert_eq!(editor.send_body(Body::from(body.to_owned())).await.status, 400, "{body}");
    }
}

#[tokio::test]
async fn only_editors_send_lists_and_nobody_elses_is_read() {
    let site = site().await;
    let editor = Organiser::at(&site, Role::Editor, Lang::En).await;
    let page = editor.send(b"name,email\nAda,\n", &[]).await;
    let moderator = Organiser::at(&site, Role::Moderator, Lang::En).await;
    assert_eq!(moderator.get(IMPORT).await.status, 403);
    assert_eq!(moderator.send_back(&page, "import", true).await.status, 403);
    assert!(!moderator.get("/admin/registrations").await.text().contains(IMPORT));
    assert!(editor.get("/admin/registrations").await.text().contains(IMPORT));
    let nobody = Organiser { site: &site, token: "none".into() };
    // A body that nobody may read, and that would never end.
    let endless = futures::stream::repeat_with(|| Ok::<_, std::io::Error>(vec![b'x'; 1_000]));
    let answer = nobody.send_body(Body::from_stream(endless)).await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/admin/sign-in?next=/admin"));
    assert_eq!(editor.registrations().await, 0);
}

#[tokio::test]
async fn an_example_can_be_imported_as_it_is() {
    let site = site().await;
    for lang in Lang::ALL {
        let editor = Organiser::at(&site, Role::Editor, lang).await;
        let example = editor.get(&format!("{IMPORT}/example")).await;
        assert_eq!(example.header("content-type"), "text/csv; charset=utf-8");
        assert!(example.text().starts_with("\u{FEFF}name,email,organisation,country,language,access_needs\r\n"));
        let page = editor.send(&example.body, &[]).await;
        assert_eq!(page.status, 200);
        assert!(page.text().contains("value=\"import\"") && page.text().contains("ada@example.org"));
        assert_eq!(page.text().matches("<table").count(), 1, "nothing is wrong with it");
    }
}

#[tokio::test]
async fn once_registration_is_closed_nobody_is_imported() {
    let site = site().await;
    let editor = Organiser::at(&site, Role::Editor, Lang::En).await;
    let page = editor.send(b"name,email\nAda,\n", &[]).await;
    site.clock.advance(3 * 60 * domain::MINUTE);
    let editor = Organiser::at(&site, Role::Editor, Lang::En).await;
    assert_eq!(editor.send_back(&page, "import", true).await.status, 409);
    let first = editor.get(IMPORT).await;
    assert!(first.text().contains("Registration is closed") && !first.text().contains("type=\"file\""));
    assert_eq!(editor.registrations().await, 0);
}
