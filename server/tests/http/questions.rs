//! Questions and votes, as browsers without scripts send them, and what organisers do with them.

use std::time::Duration;

use backend::Actor;
use domain::{QuestionChange, QuestionState};

use crate::support::{
    Answer, Program, Site,
    forms::{fresh_key, location},
    program::run,
};

/// A question's form from a page that holds one.
fn question<'a>(text: &'a str, name: &'a str, key: &'a str, stamp: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("question", text), ("question_name", name), ("lang", "en"), ("key", key), ("stamp", stamp), ("website", "")]
}

async fn ask(site: &Site, text: &str) {
    let page = site.get("/en/questions").await;
    let answer = site.post("/en/questions", &question(text, "", &fresh_key(), &page.stamp())).await;
    assert!(location(&answer).starts_with("/en/questions/"));
}

/// Presses a button of a page just opened: `vote` or `unvote`.
async fn press(site: &Site, button: &str, number: &str, page: &str, cookie: Option<&str>) -> Answer {
    let drawn = site.get("/en/questions").await;
    let (key, stamp) = (drawn.key(), drawn.stamp());
    let form = [(button, number), ("page", page), ("key", &*key), ("stamp", &*stamp), ("website", "")];
    let from_here = ("sec-fetch-site", "same-origin");
    let headers: Vec<_> = [from_here].into_iter().chain(cookie.map(|cookie| ("cookie", cookie))).collect();
    site.post_with("/en/questions/vote", &form, &headers).await
}

/// The name and the value of the cookie that an answer sets.
fn cookie(answer: &Answer) -> &str {
    answer.header("set-cookie").split(';').next().unwrap()
}

#[tokio::test]
async fn a_question_that_is_asked_is_there_at_once_for_everybody() {
    let site = Site::start().await;
    let before = site.get("/en/questions").await;
    let (key, stamp) = (before.key(), before.stamp());
    let form = question("Who counts the votes?", "Ada Quill", &key, &stamp);
    let (first, second) = (site.post("/en/questions", &form).await, site.post("/en/questions", &form).await);
    assert_eq!((location(&first), location(&second)), ("/en/questions/asked", "/en/questions/asked"));
    assert_eq!(site.get("/en/questions/asked").await.status, 200);
    let after = site.get("/en/questions").await;
    assert_ne!(after.header("etag"), before.header("etag"), "the kept drawing is out of date");
    assert!(after.text().contains("Who counts the votes?") && after.text().contains("<bdi>Ada Quill</bdi>"));
    assert_eq!(after.text().matches("Who counts the votes?").count(), 1, "sent twice it is one");
    let again = site.get_with("/en/questions", &[("if-none-match", after.header("etag"))]).await;
    assert_eq!(again.status, 304, "what has not changed is not sent again");
}

#[tokio::test]
async fn mistakes_draw_the_form_again_with_what_was_typed() {
    let site = Site::start().await;
    for lang in ["en", "fr", "ar"] {
        let path = format!("/{lang}/questions");
        let page = site.get(&path).await;
        let answer = site.post(&path, &question("?", "Ada Quill", &page.key(), &page.stamp())).await;
        assert_eq!(answer.status, 422, "{lang}");
        assert!(answer.text().contains("value=\"Ada Quill\"") && answer.text().contains("question-error"), "{lang}");
        assert!(answer.header("cache-control").contains("no-store"));
        assert!(!site.get(&path).await.text().contains("Ada Quill"), "nobody else sees that");
    }
    let stale = site.post("/en/questions", &question("Who counts?", "", &fresh_key(), "")).await;
    assert_eq!(stale.status, 422);
    assert!(stale.text().contains("Who counts?"));
}

#[tokio::test]
async fn once_the_session_is_over_nothing_is_asked_any_more() {
    let site = Site::start().await;
    let page = site.get("/en/questions").await;
    ask(&site, "Who counts the votes?").await;
    site.clock.advance(90 * domain::MINUTE);
    let answer = site.post("/en/questions", &question("Too late?", "", &fresh_key(), &page.stamp())).await;
    assert_eq!(answer.status, 409);
    let page = site.get("/en/questions").await;
    assert!(page.text().contains("Who counts the votes?"));
    assert!(!page.text().contains("id=\"ask-form\"") && !page.text().contains("name=\"vote\""));
}

#[tokio::test]
async fn what_is_held_or_hidden_is_in_no_answer() {
    let site = Site::start().await;
    ask(&site, "Zenobia asks: who counts?").await;
    ask(&site, "Zenobia asks: see www.example.org").await;
    site.backend.change_question(&Actor::Command, 1, QuestionChange::Hide).await.unwrap();
    let states: Vec<_> = site.backend.every_question().await.unwrap().into_iter().map(|one| one.state).collect();
    assert_eq!(states, [QuestionState::Hidden, QuestionState::Held]);
    site.clock.advance(60 * domain::MINUTE);
    for path in
        ["/en", "/en/questions", "/fr/questions", "/en?voted=1", "/en/questions?voted=2", "/en/questions/mine.css"]
    {
        let answer = site.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        assert!(!answer.text().contains("Zenobia"), "{path}");
    }
}

#[tokio::test]
async fn a_device_gets_a_cookie_with_its_first_vote_and_not_before() {
    let site = Site::start().await;
    ask(&site, "Who counts the votes?").await;
    ask(&site, "Who else?").await;
    for path in ["/en", "/en/questions", "/en/questions/asked", "/en/questions/mine.css"] {
        assert!(!site.get(path).await.headers.contains_key("set-cookie"), "{path}");
    }
    let answer = press(&site, "vote", "1", "questions", None).await;
    assert_eq!(location(&answer), "/en/questions?voted=1#q1");
    let set = answer.header("set-cookie");
    let (pair, rules) = set.split_once("; ").unwrap();
    assert!(pair.starts_with("__Host-device=") && pair.len() == "__Host-device=".len() + 22, "128 bits");
    assert_eq!(rules, "Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict; Secure");
    let device = cookie(&answer).to_owned();

    let second = press(&site, "vote", "2", "", Some(&device)).await;
    assert_eq!(location(&second), "/en?voted=2#q2", "back to the page that it came from");
    assert!(!second.headers.contains_key("set-cookie"), "it has one");
    press(&site, "vote", "1", "questions", Some(&format!("other=1; {device}"))).await;
    let votes = |site: &Site| site.backend.questions().iter().map(|question| question.votes).collect::<Vec<_>>();
    assert_eq!(votes(&site), [1, 1]);

    let mine = site.get_with("/en/questions/mine.css?2", &[("cookie", &device)]).await;
    assert_eq!(mine.header("content-type"), "text/css; charset=utf-8");
    assert_eq!(mine.header("cache-control"), "private, no-store");
    assert!(mine.text().contains("#q1 .vote") && mine.text().contains("#q2 .unvote"));
    assert_eq!(site.get("/en/questions/mine.css").await.text(), "");

    let back = press(&site, "unvote", "1", "questions", Some(&device)).await;
    assert_eq!(location(&back), "/en/questions?voted=-1#q1");
    assert_eq!(votes(&site), [1, 0]);
    assert!(!site.get_with("/en/questions/mine.css", &[("cookie", &device)]).await.text().contains("#q1 "));
}

#[tokio::test]
async fn without_https_the_cookie_has_a_name_that_browsers_take() {
    let site = Site::start_with(|config| config.public_url = Some("http://example.org".to_owned())).await;
    ask(&site, "Who counts the votes?").await;
    let answer = press(&site, "vote", "1", "questions", None).await;
    assert!(answer.header("set-cookie").starts_with("device=") && !answer.header("set-cookie").contains("Secure"));
}

#[tokio::test]
async fn a_vote_that_cannot_be_counted_shows_how_things_stand() {
    let site = Site::start().await;
    ask(&site, "Who counts the votes?").await;
    for number in ["2", "x", ""] {
        let answer = press(&site, "vote", number, "questions", None).await;
        assert_eq!(location(&answer), "/en/questions");
        assert!(!answer.headers.contains_key("set-cookie"));
    }
    let unstamped = [("vote", "1"), ("page", "//evil.example"), ("key", &*fresh_key()), ("stamp", "")];
    assert_eq!(location(&site.post("/en/questions/vote", &unstamped).await), "/en");
    assert_eq!(site.backend.questions()[0].votes, 0);
    let foreign = site.post_with("/en/questions/vote", &unstamped, &[("sec-fetch-site", "cross-site")]).await;
    assert_eq!(foreign.status, 403);
    assert_eq!(location(&site.get("/en/questions/vote").await), "/en/questions");
}

#[tokio::test]
async fn pages_are_the_same_for_a_device_that_has_voted() {
    let site = Site::start().await;
    ask(&site, "Who counts the votes?").await;
    let device = cookie(&press(&site, "vote", "1", "questions", None).await).to_owned();
    for path in ["/en", "/en/questions"] {
        let everybody = site.get(path).await;
        let voter = site.get_with(path, &[("cookie", &device)]).await;
        assert_eq!(voter.header("etag"), everybody.header("etag"), "{path}");
        assert!(!everybody.header("etag").is_empty(), "{path}");
    }
}

#[tokio::test]
async fn the_session_page_puts_questions_first_while_they_are_now() {
    let site = Site::start().await;
    ask(&site, "Who counts the votes?").await;
    let first =
        |page: &Answer| page.text().find("Who counts the votes?").zip(page.text().find("class=\"session-card\""));
    assert_eq!(first(&site.get("/en").await), None);
    // 11:50, when the agenda says so.
    site.clock.advance(55 * domain::MINUTE);
    let page = site.get("/en").await;
    assert!(first(&page).is_some_and(|(questions, card)| questions < card));
    assert!(page.text().contains("id=\"now-questions\" data-live=\"questions\""));
    site.clock.advance(10 * domain::MINUTE);
    let page = site.get("/en").await;
    assert_eq!(first(&page), None);
    assert!(page.text().contains("id=\"now-questions\" data-live=\"questions\""), "its place stays");
}

#[tokio::test]
async fn organisers_do_by_command_what_a_running_site_then_shows() {
    let folder = tempfile::tempdir().unwrap();
    let site = Program::serve(folder.path(), &["--clock", "2024-02-28T10:30:00+01:00"]).await;
    let client = site.client();
    let stamp = client.get("/en/questions").await.unwrap().stamp();
    for (text, name) in [("Who counts the votes?", "Ada"), ("See www.example.org", "")] {
        let answer = client.post("/en/questions", &question(text, name, &fresh_key(), &stamp)).await.unwrap();
        assert_eq!(answer.status, 303);
    }
    let organise = |words: &[&str]| {
        let output = run(folder.path(), &[&["questions"], words].concat());
        let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        (output.status.code(), said)
    };
    let (code, list) = organise(&["list"]);
    assert_eq!(code, Some(0), "{list}");
    let lines: Vec<_> = list.lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].contains("asked") && lines[0].ends_with("Ada: Who counts the votes?"));
    assert!(lines[1].trim_start().starts_with('2') && lines[1].contains("held"));

    for (words, code) in [
        (["answer", "1", "The town halls."].as_slice(), 0),
        (&["release", "2"], 0),
        (&["release", "2"], 1),
        (&["hide", "3"], 1),
        (&["now", "one"], 2),
        (&["answer", "1", " "], 2),
        (&["answer", "1", &"x".repeat(501)], 2),
    ] {
        let (done, said) = organise(words);
        assert_eq!(done, Some(code), "{words:?}: {said}");
    }
    let shown = async {
        loop {
            let page = client.get("/en/questions").await.unwrap();
            if page.text().contains("The town halls.") && page.text().contains("See www.example.org") {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), shown).await.expect("it is shown without a restart");
}
