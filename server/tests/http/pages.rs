//! Drawn pages: fresh secrets in each answer, the drawing kept.

use std::io::Read;

use domain::{HOUR, MINUTE};
use regex::{Captures, Regex};

use crate::support::{
    Answer, Site,
    forms::{pledge, registration},
};

#[tokio::test]
async fn every_answer_has_its_own_nonce_and_key() {
    let site = Site::start().await;
    let answers = [site.get("/en").await, site.get("/en").await, site.get("/en?x=1").await];
    for (i, answer) in answers.iter().enumerate() {
        assert!(answer.header("content-security-policy").contains(&format!("'nonce-{}'", answer.nonce())));
        assert!(answer.key().len() >= 16);
        assert_ne!(answer.nonce(), answer.key());
        for other in &answers[i + 1..] {
            assert_ne!(answer.nonce(), other.nonce());
            assert_ne!(answer.key(), other.key());
        }
    }
    // But for those two, the two kept ones are one drawing.
    let bare = |i: usize| answers[i].text().replace(&answers[i].nonce(), "").replace(&answers[i].key(), "");
    assert_eq!(bare(0), bare(1));
    assert_eq!(answers[0].header("etag"), answers[1].header("etag"));
}

#[tokio::test]
async fn two_visitors_of_one_drawing_are_two_registrations() {
    let site = Site::start().await;
    let pages = [site.get("/en").await, site.get("/en").await];
    let mut own = Vec::new();
    for page in &pages {
        let answer = site.post("/en/register", &registration("Ada", &page.key(), &page.stamp())).await;
        own.push(answer.header("location").to_owned());
    }
    assert_ne!(own[0], own[1]);
}

#[tokio::test]
async fn what_has_not_changed_is_not_sent_again() {
    let site = Site::start().await;
    let page = site.get("/en").await;
    assert_eq!(page.header("cache-control"), "no-cache");
    let tag = page.header("etag");
    let again = site.get_with("/en", &[("if-none-match", tag)]).await;
    assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
    assert!(!again.headers.contains_key("content-security-policy"), "its nonce would not fit the page kept");
    assert_eq!(again.header("etag"), tag);
    for header in ["vary", "cache-control"] {
        assert!(again.headers.contains_key(header), "{header}");
    }
    let other = site.get_with("/fr", &[("if-none-match", tag)]).await;
    assert_eq!(other.status, 200);
}

#[tokio::test]
async fn a_change_is_shown_at_once() {
    let site = Site::start().await;
    let before = site.get("/en").await;
    let answer = site.post("/en/pledge", &pledge("Ada Lovelace", "named", &before.key(), &before.stamp())).await;
    assert_eq!(answer.status, 303);
    let after = site.get_with("/en", &[("if-none-match", before.header("etag"))]).await;
    assert_eq!(after.status, 200);
    assert!(after.text().contains("Ada Lovelace"));
}

#[tokio::test]
async fn the_clock_makes_a_drawing_old() {
    let site = Site::start().await;
    let before = site.get("/en").await;
    site.clock.advance(6 * MINUTE);
    let live = site.get_with("/en", &[("if-none-match", before.header("etag"))]).await;
    assert_eq!(live.status, 200, "the session has begun");
    assert_ne!(live.header("etag"), before.header("etag"));
}

/// A page as the service worker keeps it, and puts it right.
struct KeptPage {
    path: &'static str,
    page: Answer,
}

impl KeptPage {
    async fn of(site: &Site, path: &'static str) -> Self {
        Self { path, page: site.get(path).await }
    }

    /// Whether the server lets it be put right, and then it is what the server sends.
    async fn can_be_put_right(&self, site: &Site) -> bool {
        let Self { path, page } = self;
        let tag = page.header("etag");
        let steady = tag.split_once('-').map_or(tag.to_owned(), |(steady, _)| format!("{steady}\""));
        let again = site.get_with(path, &[("if-none-match", &format!("{tag}, {steady}"))]).await;
        if again.status == 200 {
            return false;
        }
        assert_eq!((again.status.as_u16(), again.body.len()), (304, 0), "{path}");
        let now = site.get(path).await;
        assert_eq!(again.header("etag"), now.header("etag"), "{path}");
        let mut moved = again.headers.get("moved").map(|_| again.header("moved").split(' '));
        // Nothing has moved: it is the same.
        assert_eq!(moved.is_none(), tag == now.header("etag"), "{path}");
        let page = bare(page);
        let put_in = |found: &Captures<'_>| match &mut moved {
            Some(moved) => format!("{}{}", &found[1], moved.next().unwrap()),
            None => found[0].to_owned(),
        };
        assert_eq!(moves(site).await.replace_all(&page, put_in), bare(&now), "{path}");
        assert_eq!(moved.and_then(|mut moved| moved.next()), None, "{path}");
        true
    }
}

/// What in a page moves, as the service worker finds it.
async fn moves(site: &Site) -> Regex {
    let worker = site.get_with("/sw.js", &[("accept", "*/*")]).await;
    let (_, found) = worker.text().split_once("MOVES = /").unwrap();
    Regex::new(found.split_once("/g").unwrap().0).unwrap()
}

/// A page without what is of one answer alone.
fn bare(page: &Answer) -> String {
    let key = if page.text().contains("name=\"key\"") { page.key() } else { "no key".to_owned() };
    page.text().replace(&page.nonce(), "").replace(&key, "")
}

#[tokio::test]
async fn where_the_clock_alone_has_moved_that_is_enough() {
    const PAGES: [&str; 10] = [
        "/en",
        "/ar",
        "/fr/register",
        "/ar/pledge",
        "/en/questions",
        "/fr/meet",
        "/en/pledges",
        "/ar/privacy",
        "/en/embed/countdown",
        "/fr/embed/register",
    ];
    let site = Site::start().await;
    site.clock.advance(-9 * HOUR);
    let mut pages = Vec::new();
    for path in PAGES {
        pages.push(KeptPage::of(&site, path).await);
    }
    site.clock.advance(8 * HOUR + 7 * MINUTE);
    for page in pages {
        assert!(page.can_be_put_right(&site).await, "{}", page.path);
        // To whoever names the whole validator alone, a page with a countdown is another one.
        if page.page.text().contains("class=\"figure\"") {
            let again = site.get_with(page.path, &[("if-none-match", page.page.header("etag"))]).await;
            assert_eq!(again.status, 200, "{}", page.path);
        }
    }
}

#[tokio::test]
async fn where_only_the_number_of_pledges_has_grown_that_is_enough() {
    let site = Site::start().await;
    let before = KeptPage::of(&site, "/en").await;
    let (key, stamp) = (before.page.key(), before.page.stamp());
    assert_eq!(site.post("/en/pledge", &pledge("Ada", "counted", &key, &stamp)).await.status, 303);
    assert_ne!(bare(&site.get("/en").await), bare(&before.page));
    assert!(before.can_be_put_right(&site).await);
}

#[tokio::test]
async fn a_page_that_says_something_else_is_sent_whole() {
    let site = Site::start().await;
    let before = KeptPage::of(&site, "/en").await;
    site.post("/en/pledge", &pledge("Ada Lovelace", "named", &before.page.key(), &before.page.stamp())).await;
    assert!(!before.can_be_put_right(&site).await, "a name is new");
    let before = KeptPage::of(&site, "/en").await;
    site.clock.advance(6 * MINUTE);
    assert!(!before.can_be_put_right(&site).await, "the session has begun");
}

#[tokio::test]
async fn the_head_alone_says_how_long_the_page_is() {
    let site = Site::start().await;
    let page = site.get("/en").await;
    for method in ["HEAD", "HEAD"] {
        let request = axum::http::Request::builder().method(method).uri("/en").header("accept", "text/html");
        let head = site.send(request.body(axum::body::Body::empty()).unwrap()).await;
        assert_eq!((head.status.as_u16(), head.body.len()), (200, 0));
        assert_eq!(head.header("content-length"), page.body.len().to_string());
        assert_eq!(head.header("etag"), page.header("etag"));
    }
}

#[tokio::test]
async fn pages_are_compressed() {
    let site = Site::start().await;
    let plain = site.get("/en").await;
    for encoding in ["br", "gzip"] {
        let answer = site.get_with("/en", &[("accept-encoding", encoding)]).await;
        assert_eq!(answer.header("content-encoding"), encoding);
        assert!(answer.header("vary").contains("accept-encoding"));
        assert!(answer.body.len() < plain.body.len() / 2);
    }
}

#[tokio::test]
async fn a_compressed_page_has_its_own_nonce_and_key_too() {
    let site = Site::start().await;
    for path in ["/en", "/ar", "/fr/pledges", "/en/register", "/ar/pledge", "/en/vote", "/fr/meet", "/ar/privacy"] {
        let mut seen = Vec::new();
        for _ in 0..3 {
            let mut answer = site.get_with(path, &[("accept-encoding", "br")]).await;
            assert_eq!(answer.header("content-encoding"), "br");
            // A page that is compressed as it is sent does not know its length.
            assert_eq!(answer.header("content-length"), answer.body.len().to_string(), "{path} is compressed ahead");
            let mut page = Vec::new();
            brotli::Decompressor::new(&*answer.body, 4_096).read_to_end(&mut page).unwrap();
            answer.body = page;
            assert!(answer.text().ends_with("</html>"), "{path}");
            assert!(answer.header("content-security-policy").contains(&format!("'nonce-{}'", answer.nonce())));
            seen.push(answer.nonce());
            if answer.text().contains("name=\"key\"") {
                seen.push(answer.key());
            }
        }
        let all = seen.len();
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), all, "{path}");
    }
}
