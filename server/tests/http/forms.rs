//! Forms as browsers without scripts send them.

use axum::{body::Body, http::Request};
use domain::RegistrationState;

use crate::support::{
    Site,
    forms::{fresh_key, location, pledge, registration},
};

#[tokio::test]
async fn a_registration_leads_to_its_own_page() {
    let site = Site::start().await;
    let page = site.get("/en/register").await;
    let answer = site.post("/en/register", &registration("Ada", &page.key(), &page.stamp())).await;
    let own = location(&answer);
    let token = own.strip_prefix("/en/r/").unwrap();
    assert_eq!(site.backend.own_registration(token).await.unwrap().state, RegistrationState::Confirmed);

    let shown = site.get(own).await;
    assert_eq!(shown.status, 200);
    assert!(shown.text().contains("Ada"));
    assert!(shown.header("cache-control").contains("no-store"));
    assert!(!shown.headers.contains_key("etag"));
}

#[tokio::test]
async fn sent_twice_it_is_one() {
    let site = Site::start().await;
    let page = site.get("/en/register").await;
    let form = registration("Ada", "0123456789abcdef0123456789abcdef", "");
    let stamp = page.stamp();
    let form: Vec<_> =
        form.into_iter().map(|(name, value)| (name, if name == "stamp" { &*stamp } else { value })).collect();
    let first = site.post("/en/register", &form).await;
    let second = site.post("/en/register", &form).await;
    assert_eq!(location(&first), location(&second));
}

#[tokio::test]
async fn mistakes_draw_the_form_again_with_what_was_typed() {
    let site = Site::start().await;
    for lang in ["en", "fr", "ar"] {
        let path = format!("/{lang}/register");
        let page = site.get(&path).await;
        let (key, stamp) = (page.key(), page.stamp());
        let form = [
            ("name", "Ada"),
            ("contact", "email"),
            ("email", "nowhere"),
            ("lang", lang),
            ("key", &*key),
            ("stamp", &*stamp),
        ];
        let answer = site.post(&path, &form).await;
        assert_eq!(answer.status, 422, "{lang}");
        assert!(answer.text().contains("value=\"Ada\"") && answer.text().contains("value=\"nowhere\""), "{lang}");
        assert!(answer.header("content-security-policy").contains(&answer.nonce()));
    }
}

#[tokio::test]
async fn what_was_typed_comes_back_as_text() {
    let site = Site::start().await;
    let typed = "</textarea><b>\"&lt;";
    for (path, field) in [("/en/register", "access_needs"), ("/en/register", "name"), ("/en/pledge", "message")] {
        let answer = site.post(path, &[(field, typed)]).await;
        assert_eq!(answer.status, 422);
        assert!(!answer.text().contains("<b>") && answer.text().contains("&lt;b&gt;"), "{field}");
        assert!(answer.text().contains("&amp;lt;"), "{field}");
    }
}

#[tokio::test]
async fn a_pledge_leads_to_its_own_page_and_can_be_withdrawn() {
    let site = Site::start().await;
    let page = site.get("/en/pledge").await;
    let answer = site.post("/en/pledge", &pledge("Ada", "named", &page.key(), &page.stamp())).await;
    let own = location(&answer).to_owned();
    assert!(site.get("/en/pledges").await.text().contains("Ada"));

    let withdrawn = site.post(&own, &[]).await;
    assert_eq!(location(&withdrawn), "/en/withdrawn");
    assert!(!site.get("/en/pledges").await.text().contains("Ada"), "gone on the next fetch");
    assert_eq!(site.get(&own).await.status, 404);
}

#[tokio::test]
async fn another_sites_page_cannot_send_a_form() {
    let site = Site::start().await;
    let page = site.get("/en/register").await;
    let (key, stamp) = (page.key(), page.stamp());
    let form = registration("Ada", &key, &stamp);
    for headers in [
        [("sec-fetch-site", "cross-site")],
        [("sec-fetch-site", "same-site")],
        [("origin", "https://evil.example")],
        [("origin", "null")],
    ] {
        let answer = site.post_with("/en/register", &form, &headers).await;
        assert_eq!(answer.status, 403, "{headers:?}");
        assert!(answer.text().contains("<html"));
    }
    // Our own page without Fetch Metadata, and a program such as curl.
    assert_eq!(site.post_with("/en/register", &form, &[("origin", "https://example.org")]).await.status, 303);
    assert_eq!(site.post_with("/en/register", &form, &[]).await.status, 303);
}

#[tokio::test]
async fn a_form_that_was_not_drawn_here_is_drawn_again() {
    let site = Site::start().await;
    let answer = site.post("/en/register", &registration("Ada", &fresh_key(), "made-up")).await;
    assert_eq!(answer.status, 422);
    let (key, stamp) = (answer.key(), answer.stamp());
    assert_eq!(site.post("/en/register", &registration("Ada", &key, &stamp)).await.status, 303);
}

#[tokio::test]
async fn an_island_reads_the_clock_through_a_server_function() {
    let site = Site::start().await;
    let request = Request::post("/api/clock")
        .header("host", "example.org")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/json")
        .header("accept", "application/json");
    let answer = site.send(request.body(Body::from("{}")).unwrap()).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let reading: domain::ClockReading = serde_json::from_value(answer.json()).unwrap();
    assert_eq!(reading.speed, 1);
}
