//! A thousand private names are planted, and then everything that anybody can get is read, byte by byte.

use std::collections::{BTreeSet, VecDeque};

use axum::{
    body::Body,
    http::{Request, Uri},
};
use backend::testing::TestDevice;
use http_body_util::BodyExt;

use crate::support::{
    Client, Program,
    forms::{fresh_key, location, pledge, registration, report},
};

/// What every planted name begins with, and nothing else.
const MARK: &str = "zqvx";

/// The most addresses that are looked at: far more than there are.
const MOST_ADDRESSES: usize = 2_000;

/// Where no link of a page leads, and who knows the address gets an answer.
const UNLINKED: [&str; 10] = [
    "/healthz",
    "/readyz",
    "/robots.txt",
    "/en/nowhere",
    "/en/p/nobody",
    "/en/r/nobody",
    "/en/ticket",
    "/en/offline",
    "/en/forgotten",
    "/sw.js",
];

/// Where links lead, in each language.
const LINKED: [&str; 18] = [
    "",
    "/pledges",
    "/pledges.atom",
    "/pledge",
    "/questions",
    "/meet",
    "/register",
    "/vote",
    "/privacy",
    "/manifest.webmanifest",
    "/embed",
    "/embed/countdown",
    "/embed/register",
    "/embed/wall",
    "/share/session.png",
    "/share/pledges.png",
    "/share/questions.png",
    "/sessions/shaping-tomorrow.ics",
];

#[tokio::test]
async fn a_thousand_private_names_are_in_no_answer() {
    let folder = tempfile::tempdir().unwrap();
    let arguments =
        ["--clock", "2024-02-28T10:55:00+01:00", "--limits", "off", "--mail", "dir:mail", "--push", "loopback"];
    let program = Program::serve(folder.path(), &arguments).await;
    let client = program.client();
    let planted = plant(client).await;
    assert_eq!(planted, 1_000);

    let answers = everything_public(client).await;
    let asked: BTreeSet<&str> = answers.iter().map(|(path, _)| path.as_str()).collect();
    for page in LINKED {
        for lang in ["en", "fr", "ar"] {
            let path = format!("/{lang}{page}");
            assert!(asked.contains(path.as_str()), "{path} is linked from somewhere");
        }
    }
    for (path, bytes) in answers.iter().chain(&[("the log".to_owned(), program.log().into_bytes())]) {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        // Followed by its number: a nonce may have the four letters by chance.
        let is_one = |at: &usize| text[*at + MARK.len()..].bytes().take(4).filter(u8::is_ascii_digit).count() == 4;
        let found = text.match_indices(MARK).map(|(at, _)| at).find(is_one);
        assert_eq!(found.map(|at| text[at..].chars().take(40).collect::<String>()), None, "in {path}");
    }
    assert!(answers.iter().any(|(_, bytes)| String::from_utf8_lossy(bytes).contains("Public-Penelope")));
}

/// Sends what is not for everybody, in each way in which a name can come in; gives how many names.
async fn plant(client: Client) -> usize {
    let stamp = client.get("/en").await.unwrap().stamp();
    let send = async |path: &str, form: &[(&str, &str)]| {
        let key = fresh_key();
        let mut form: Vec<_> = form.iter().copied().filter(|(name, _)| *name != "key").collect();
        form.push(("key", &key));
        location(&client.post(path, &form).await.unwrap()).to_owned()
    };
    let names: Vec<String> = (0..1_000).map(|i| format!("Zqvx{i:04}")).collect();
    for (i, name) in names.iter().enumerate() {
        let message = format!("From {name} to you, {name}@mail.example");
        match i {
            0..200 => {
                let mut form = pledge(name, "counted", "", &stamp);
                form.push(("message", &message));
                let own = send("/en/pledge", &form).await;
                let device = TestDevice::at(format!("http://127.0.0.1:9/{name}")).form();
                let device = [("endpoint", &*device.endpoint), ("p256dh", &device.p256dh), ("auth", &device.auth)];
                send(&format!("{own}/push"), &device).await;
            }
            200..350 => _ = send("/en/pledge", &pledge(name, "initials", "", &stamp)).await,
            350..450 => {
                let mut form = pledge("Public-Penelope", "pseudonym", "", &stamp);
                form.push(("message", &message));
                send("/en/pledge", &form).await;
            }
            450..550 => {
                let own = send("/en/pledge", &pledge(name, "named", "", &stamp)).await;
                client.post(&own, &[]).await.unwrap();
            }
            550..620 => {
                let mut form = pledge(name, "named", "", &stamp);
                let email = format!("{name}@mail.example");
                form.extend([("message", &*message), ("pledge_email", &email)]);
                send("/en/pledge", &form).await;
            }
            620..690 => _ = send("/en/meet", &report(name, "", &stamp)).await,
            690..760 => {
                let asked = [("question", &*message), ("question_name", name), ("lang", "en"), ("stamp", &stamp)];
                send("/en/questions", &asked).await;
            }
            760..880 => {
                let mut form = registration(name, "", &stamp);
                form.push(("access_needs", &message));
                let own = send("/en/register", &form).await;
                let device = TestDevice::at(format!("http://127.0.0.1:9/{name}")).form();
                let device = [("endpoint", &*device.endpoint), ("p256dh", &device.p256dh), ("auth", &device.auth)];
                send(&format!("{own}/push"), &device).await;
            }
            _ => {
                let email = format!("{name}@mail.example");
                let mut form = registration(name, "", &stamp);
                form.retain(|(field, _)| *field != "contact");
                form.extend([("contact", "email"), ("email", &*email)]);
                send("/en/register", &form).await;
            }
        }
    }
    names.len()
}

/// Follows every link of every page, and gives all that came, headers included.
async fn everything_public(client: Client) -> Vec<(String, Vec<u8>)> {
    let mut waiting: VecDeque<String> = UNLINKED.iter().map(|path| (*path).to_owned()).collect();
    waiting.push_back("/".to_owned());
    let mut known: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut answers = Vec::new();
    while let Some(path) = waiting.pop_front() {
        let answer = client.get(&path).await.unwrap();
        for link in links(answer.header("location")).chain(links_in(&answer.body, client)) {
            if known.insert(link.clone()) {
                waiting.push_back(link);
            }
        }
        assert!(known.len() < MOST_ADDRESSES, "the links lead on and on: {path}");
        answers.push((path, [format!("{:?}", answer.headers).into_bytes(), answer.body].concat()));
    }
    let live = Request::get("/live").body(Body::empty()).unwrap();
    let first = client.send(live).await.unwrap().into_body().frame().await.unwrap().unwrap();
    answers.push(("/live".to_owned(), first.into_data().unwrap().to_vec()));
    answers
}

/// The addresses of this site that stand in quotes, as in attributes and in JSON.
fn links_in(body: &[u8], client: Client) -> impl Iterator<Item = String> {
    let own = format!("http://{}/", client.0);
    let text = String::from_utf8_lossy(body).replace(&own, "/").replace("&amp;", "&");
    text.split('"').flat_map(links).collect::<BTreeSet<_>>().into_iter()
}

/// The text itself where it is an address of this site.
fn links(text: &str) -> impl Iterator<Item = String> + use<> {
    let path = text.split('#').next().unwrap_or_default();
    let is_link = path.starts_with('/') && !path.starts_with("//") && path.parse::<Uri>().is_ok();
    is_link.then(|| path.to_owned()).into_iter()
}
