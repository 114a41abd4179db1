//! Errors, for people and for programs.

use crate::support::Site;

#[tokio::test]
async fn people_get_a_page_in_their_language() {
    let site = Site::start().await;
    for (path, language, lang) in
        [("/fr/nowhere", "en", "fr"), ("/nowhere/at/all", "ar", "ar"), ("/nowhere/at/all", "", "en")]
    {
        let answer = site.get_with(path, &[("accept-language", language)]).await;
        assert_eq!(answer.status, 404);
        assert!(answer.header("content-type").starts_with("text/html"));
        assert!(answer.text().contains(&format!("<html lang=\"{lang}\"")), "{path}");
        assert!(answer.text().contains(answer.header("x-request-id")), "the page names its request");
        assert_eq!(answer.header("cache-control"), "no-store");
    }
}

#[tokio::test]
async fn programs_get_json() {
    let site = Site::start().await;
    let answer = site.get_with("/en/nowhere", &[("accept", "*/*")]).await;
    assert_eq!(answer.status, 404);
    assert_eq!(answer.json(), serde_json::json!({ "code": "not-found", "request_id": answer.header("x-request-id") }));
}

#[tokio::test]
async fn islands_get_the_code_of_one_of_the_domains_errors() {
    let site = Site::start().await;
    let answer = site.post_with("/api/nothing", &[], &[("accept", "application/json")]).await;
    assert_eq!((answer.status.as_u16(), answer.json()), (400, "internal".into()));
    let answer = site.post_with("/api/nothing/at/all", &[], &[("accept", "application/json")]).await;
    assert_eq!((answer.status.as_u16(), answer.json()), (404, "not-found".into()));
}

#[tokio::test]
async fn a_wrong_method_is_told_which_are_right() {
    let site = Site::start().await;
    let answer = site.post("/en/pledges", &[]).await;
    assert_eq!(answer.status, 405);
    assert!(answer.header("allow").contains("GET"));
    assert!(answer.text().contains("<html"));
}

#[tokio::test]
async fn a_link_that_never_was_is_not_found() {
    let site = Site::start().await;
    for path in [
        "/en/r/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "/en/p/x",
        "/en/sessions/other",
        "/xx",
        "/en/sessions/other.ics",
    ] {
        assert_eq!(site.get(path).await.status, 404, "{path}");
    }
}
