//! `/`, addresses with a slash too many, and whether the site is well.

use crate::support::Site;

#[tokio::test]
async fn the_browsers_language_decides_where_home_is() {
    let site = Site::start().await;
    for (header, home) in [("fr-BE,fr;q=0.9,en;q=0.8", "/fr"), ("ar", "/ar"), ("de,en;q=0.1", "/en"), ("", "/en")] {
        let answer = site.get_with("/", &[("accept-language", header)]).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, home), "{header}");
        assert!(answer.header("vary").contains("accept-language"));
        assert!(!answer.headers.contains_key("set-cookie"));
    }
}

#[tokio::test]
async fn a_slash_too_many_is_taken_off() {
    let site = Site::start().await;
    let answer = site.get("/en/pledges/?before=1").await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (308, "/en/pledges?before=1"));
    assert_eq!(site.get("//evil.example/").await.status, 404);
}

#[tokio::test]
async fn it_says_that_it_is_well() {
    let site = Site::start().await;
    for path in ["/healthz", "/readyz"] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("cache-control"), "no-store");
    }
    site.backend.shutdown().await;
    assert_eq!(site.get("/healthz").await.status, 200);
    assert_eq!(site.get("/readyz").await.status, 503);
}
