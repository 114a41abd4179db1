//! What a pledge or a registration does not show occurs in no byte that others can get.

use std::fs;

use axum::{body::Body, http::Request};
use http_body_util::BodyExt;

use crate::support::{
    Program,
    forms::{fresh_key, pledge, registration, report},
};

/// Words that stand in nothing else.
const PRIVATE: [&str; 11] = [
    "Zwentibold",
    "Quarrelsome",
    "Xanthippe",
    "Featherstonehaugh",
    "Yggdrasil-held",
    "Regina-Registered",
    "Withdrawn-Wilhelmina",
    "Waiting-Wombats",
    "Letter-to-Ludmilla",
    "Pending-Petronella",
    "petronella@mail.example",
];

#[tokio::test]
async fn nothing_private_is_in_any_answer() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["--clock", "2024-02-28T10:55:00+01:00", "--limits", "off"];
    let program = Program::serve(folder.path(), &arguments).await;
    let client = program.client();
    let stamp = client.get("/en").await.unwrap().stamp();

    let send = async |path: &str, form: Vec<(&str, &str)>| {
        let answer = client.post(path, &form).await.unwrap();
        assert_eq!(answer.status, 303, "{}", answer.text());
        answer.header("location").to_owned()
    };
    let keys: Vec<String> = (0..50).map(|_| fresh_key()).collect();
    send("/en/pledge", pledge("Zwentibold Quarrelsome", "counted", &keys[0], &stamp)).await;
    send("/en/pledge", pledge("Xanthippe Featherstonehaugh", "initials", &keys[1], &stamp)).await;
    let mut held = pledge("Polly Pseudonym", "pseudonym", &keys[2], &stamp);
    held.push(("message", "Write to Yggdrasil-held@mail.example"));
    send("/en/pledge", held).await;
    send("/en/register", registration("Regina-Registered", &keys[3], &stamp)).await;
    let own = send("/en/pledge", pledge("Withdrawn-Wilhelmina", "named", &keys[4], &stamp)).await;
    client.post(&own, &[]).await.unwrap();
    send("/en/meet", report("Waiting-Wombats", &keys[5], &stamp)).await;
    let letter = client.post("/en/meet/letter", &[("letter", "Letter-to-Ludmilla")]).await.unwrap();
    assert_eq!(letter.text(), "Letter-to-Ludmilla");
    let mut pending = pledge("Pending-Petronella", "named", &keys[5], &stamp);
    pending.push(("pledge_email", "petronella@mail.example"));
    send("/en/pledge", pending).await;
    // Enough for a second page of the wall.
    for key in &keys[6..] {
        send("/en/pledge", pledge("Nora Named", "named", key, &stamp)).await;
    }

    let mut answers: Vec<(String, Vec<u8>)> = Vec::new();
    let mut ask = async |path: &str| {
        let answer = client.get(path).await.unwrap();
        let headers = format!("{:?}", answer.headers).into_bytes();
        let text = answer.text().to_owned();
        answers.push((path.to_owned(), [headers, answer.body].concat()));
        text
    };
    for lang in ["en", "fr", "ar"] {
        for page in [
            "",
            "/register",
            "/registered",
            "/registered/waitlist",
            "/pledges",
            "/pledges.atom",
            "/pledge",
            "/manifest.webmanifest",
            "/ticket",
            "/offline",
            "/forgotten",
            "/withdrawn",
            "/vote",
            "/vote?country=DE",
            "/meet",
            "/meet/withdrawn",
            "/m/nobody",
            "/privacy",
            "/nowhere",
            "/sessions/shaping-tomorrow",
            "/sessions/shaping-tomorrow.ics",
            "/r/nobody",
            "/r/nobody/change",
            "/r/nobody/cancel",
            "/r/nobody/erase",
            "/r/nobody/unsubscribe",
            "/confirm/nobody",
            "/join/nobody",
            "/erased",
            "/p/nobody",
            "/embed",
            "/embed/countdown",
            "/embed/register",
            "/embed/wall",
            "/p/nobody/change",
            "/p/nobody/withdraw",
            "/pledged",
            "/pledge/confirm/nobody",
        ] {
            ask(&format!("/{lang}{page}")).await;
        }
        let mut page = ask(&format!("/{lang}/pledges?x=1")).await;
        let mut pages = 1;
        while let Some((_, rest)) = page.split_once("rel=\"next\" href=\"").filter(|_| pages < 10) {
            let before = rest.split_once("before=").unwrap().1.split(['"', '&']).next().unwrap().to_owned();
            page = ask(&format!("/{lang}/pledges?before={before}")).await;
            pages += 1;
        }
        assert!((2..10).contains(&pages), "the wall has further pages, and ends: {pages}");
    }
    for path in [
        "/",
        "/healthz",
        "/readyz",
        "/robots.txt",
        "/nowhere",
        "/embed/wall",
        "/embed.js",
        "/manifest.webmanifest",
        "/sw.js",
    ] {
        ask(path).await;
    }
    let live = Request::get("/live").body(Body::empty()).unwrap();
    let first = client.send(live).await.unwrap().into_body().frame().await.unwrap().unwrap();
    answers.push(("/live".to_owned(), first.into_data().unwrap().to_vec()));
    answers.push(("the log".to_owned(), program.log().into_bytes()));

    let wall = answers.iter().find(|(path, _)| path == "/en/pledges").unwrap();
    for shown in ["X.F.", "Polly Pseudonym", "Nora Named"] {
        assert!(found(&wall.1, shown) || answers.iter().any(|(_, bytes)| found(bytes, shown)), "{shown} is public");
    }
    for (path, bytes) in &answers {
        for word in PRIVATE {
            assert!(!found(bytes, word), "{word} is in {path}");
        }
    }

    // What a pledge does not show is not even stored.
    program.signal("TERM");
    assert!(program.ended().await.success());
    for file in fs::read_dir(folder.path().join("data")).unwrap() {
        let path = file.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        for word in &PRIVATE[..4] {
            assert!(!found(&bytes, word), "{word} is in {}", path.display());
        }
    }
}

/// Whether `word` is in `bytes`, in whatever case.
fn found(bytes: &[u8], word: &str) -> bool {
    String::from_utf8_lossy(bytes).to_lowercase().contains(&word.to_lowercase())
}
