//! The way off the site at once: where it stands, where it leads, and what comes of the address that stays in a tab's history.

use crate::support::{
    Site,
    forms::{fresh_key, location, registration},
};

const LINK: &str = "<a href=\"https://www.wikipedia.org/\" rel=\"external nofollow noreferrer\"";

#[tokio::test]
async fn it_stands_at_both_ends_of_each_page_that_visitors_see() {
    let site = Site::start().await;
    let form = site.get("/en/register").await;
    let (key, stamp) = (fresh_key(), form.stamp());
    let own = location(&site.post("/en/register", &registration("Ada", &key, &stamp)).await).to_owned();
    for (path, times) in [
        ("/en", 2),
        ("/fr/pledges", 2),
        ("/ar/questions", 2),
        ("/en/vote", 2),
        ("/en/privacy", 2),
        ("/en/offline", 2),
        (&own, 2),
        ("/en/nowhere", 1),
        ("/en/embed/countdown", 0),
        ("/en/embed/register", 0),
        ("/admin/sign-in", 0),
        ("/admin/nowhere", 0),
    ] {
        let answer = site.get_with(path, &[("accept", "text/html")]).await;
        assert_eq!(answer.text().matches(LINK).count(), times, "{path}");
    }
    assert!(site.get("/en/privacy").await.text().contains("another site opens (wikipedia.org)"));
}

#[tokio::test]
async fn the_operator_says_where_it_leads_or_that_there_is_none() {
    let site = Site::start_with(|config| config.leave_to = Some("https://weather.example/?a=1&b=2".to_owned())).await;
    assert!(site.get("/en").await.text().contains("<a href=\"https://weather.example/?a=1&amp;b=2\""));
    let site = Site::start_with(|config| config.leave_to = None).await;
    for path in ["/en", "/en/privacy", "/en/nowhere"] {
        let answer = site.get_with(path, &[("accept", "text/html")]).await;
        assert!(!answer.text().contains("class=\"leave\"") && !answer.text().contains("Leaving quickly"), "{path}");
    }
}

#[tokio::test]
async fn nothing_comes_of_the_address_that_stays_in_a_tabs_history() {
    let answer = Site::start().await.get("/left").await;
    assert_eq!((answer.status.as_u16(), answer.body.len()), (204, 0));
    assert_eq!(answer.header("cache-control"), "no-store");
}
