//! What other sites get of ours: share pictures, previews, data for search engines, the feed.

use std::io::Cursor;

use backend::Actor;
use domain::{Meeting, RegistrationWindow};
use serde_json::Value;

use crate::support::{
    Answer, Site,
    forms::{fresh_key, location, pledge},
};

const PAGES: [&str; 4] = ["session", "pledges", "vote", "questions"];
const LANGS: [&str; 3] = ["en", "fr", "ar"];

/// Pledges, and gives the address of the own page.
async fn pledged(site: &Site, name: &str, visibility: &str, message: &str) -> String {
    let (key, stamp) = (fresh_key(), site.get("/en/pledge").await.stamp());
    let mut form = pledge(name, visibility, &key, &stamp);
    form.push(("message", message));
    location(&site.post("/en/pledge", &form).await).to_owned()
}

#[tokio::test]
async fn every_page_and_language_has_a_picture_of_its_own() {
    let site = Site::start().await;
    let mut seen = Vec::new();
    for page in PAGES {
        for lang in LANGS {
            let picture = site.get(&format!("/{lang}/share/{page}.png")).await;
            assert_eq!((picture.status.as_u16(), picture.header("content-type")), (200, "image/png"));
            let mut reader = png::Decoder::new(Cursor::new(&picture.body)).read_info().unwrap();
            assert_eq!((reader.info().width, reader.info().height), (1200, 630));
            let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
            reader.next_frame(&mut pixels).unwrap();
            assert!(!seen.contains(&picture.body), "{lang} {page}");
            seen.push(picture.body);
        }
    }
    for path in ["/en/share/wall.png", "/de/share/session.png", "/en/share/session.svg", "/en/share"] {
        assert_eq!(site.get(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn other_sites_may_show_the_pictures_and_nothing_else_of_a_page() {
    let site = Site::start().await;
    let policy = "cross-origin-resource-policy";
    for path in ["/en/share/session.png", "/ar/share/pledges.png"] {
        let picture = site.get(path).await;
        assert_eq!(picture.header(policy), "cross-origin", "{path}");
        let known = site.get_with(path, &[("if-none-match", picture.header("etag"))]).await;
        assert_eq!((known.status.as_u16(), known.header(policy)), (304, "cross-origin"), "what the browser keeps, too");
    }
    for path in ["/en", "/en/pledges", "/en/pledges.atom", "/en/share/wall.png"] {
        assert_eq!(site.get(path).await.header(policy), "same-origin", "{path}");
    }
}

#[tokio::test]
async fn a_picture_is_sent_again_only_when_it_has_changed() {
    let site = Site::start().await;
    let path = "/en/share/pledges.png";
    let first = site.get(path).await;
    assert_eq!(first.header("cache-control"), "no-cache");
    let again = async |picture: &Answer| site.get_with(path, &[("if-none-match", picture.header("etag"))]).await;
    let same = again(&first).await;
    assert_eq!((same.status.as_u16(), same.body.len()), (304, 0));

    let own = pledged(&site, "Nora Named", "named", "").await;
    let one = again(&first).await;
    assert_eq!(one.status, 200, "the total is another one");
    site.post(&own, &[]).await;
    let none = again(&one).await;
    assert_eq!((none.status.as_u16(), none.header("etag")), (200, first.header("etag")), "withdrawn, as if never made");

    let session = site.get("/en/share/session.png").await;
    pledged(&site, "Polly", "pseudonym", "").await;
    assert_eq!(site.get(path).await.body, one.body, "who pledged makes no difference to it");
    let other = site.get("/en/share/session.png").await;
    assert_eq!(session.body, other.body, "what has nothing to do with the wall stays");
}

/// What stands in the page's tag `property`.
fn tags<'a>(page: &'a Answer, property: &str) -> Vec<&'a str> {
    let mark = format!("<meta property=\"{property}\" content=\"");
    page.text().split(&mark).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[tokio::test]
async fn public_pages_have_a_preview_with_a_picture_that_is_there() {
    let site = Site::start().await;
    for lang in LANGS {
        for path in ["", "/pledges", "/pledge", "/vote", "/privacy", "/register", "/sessions/shaping-tomorrow"] {
            let page = site.get(&format!("/{lang}{path}")).await;
            for property in ["og:title", "og:description", "og:image:alt"] {
                let said = tags(&page, property);
                assert!(said.len() == 1 && !said[0].trim().is_empty(), "{property} of /{lang}{path}: {said:?}");
            }
            assert_eq!(tags(&page, "og:type"), ["website"]);
            assert_eq!(tags(&page, "og:url"), [format!("https://example.org/{lang}{path}")]);
            assert_eq!((tags(&page, "og:image:width"), tags(&page, "og:image:height")), (vec!["1200"], vec!["630"]));
            assert!(tags(&page, "og:locale")[0].starts_with(lang));
            assert_eq!(tags(&page, "og:locale:alternate").len(), 2);
            let picture = tags(&page, "og:image")[0].strip_prefix("https://example.org").unwrap();
            assert_eq!(site.get(picture).await.header("content-type"), "image/png", "{picture}");
        }
    }
}

#[tokio::test]
async fn private_pages_have_no_preview_and_share_the_wall_alone() {
    let site = Site::start().await;
    let own = pledged(&site, "Nora Named", "named", "").await;
    let page = site.get(&own).await;
    assert!(!page.text().contains("property=\"og:") && !page.text().contains("twitter:card"));
    let share = page.text().split_once("class=\"share\"").unwrap().1.split_once("</details>").unwrap().0;
    assert!(share.contains("https%3A%2F%2Fexample.org%2Fen%2Fpledges"));
    assert!(share.contains("data-copy=\"https://example.org/en/pledges\""));
    assert!(!share.contains(own.rsplit('/').next().unwrap()), "the own address is nobody else's");
}

#[tokio::test]
async fn share_links_lead_elsewhere_with_nothing_of_the_visitor() {
    let site = Site::start().await;
    for (path, shared) in [("/fr", "https://example.org/fr"), ("/ar/pledges", "https://example.org/ar/pledges")] {
        let page = site.get(path).await;
        let share = page.text().split_once("class=\"share\"").unwrap().1.split_once("</details>").unwrap().0;
        let links: Vec<&str> = share.split("href=\"").skip(1).filter_map(|link| link.split('"').next()).collect();
        assert_eq!(links.len(), 8, "{links:?}");
        let encoded = shared.replace(':', "%3A").replace('/', "%2F");
        for link in &links {
            assert!(["https://", "mailto:?", "sms:?&amp;"].iter().any(|start| link.starts_with(start)), "{link}");
            assert!(link.contains(&encoded), "{link}");
        }
        let outside = share.matches("<a href=\"https://").count();
        assert_eq!(share.matches("target=\"_blank\" rel=\"noopener noreferrer external\"").count(), outside);
    }
}

fn data(page: &Answer) -> Value {
    let start = "<script type=\"application/ld+json\">";
    serde_json::from_str(page.text().split_once(start).unwrap().1.split_once("</script>").unwrap().0).unwrap()
}

#[tokio::test]
async fn the_session_is_data_for_search_engines() {
    let site = Site::start().await;
    let meeting = Meeting { url: "https://meet.example/j/Zwentibold-91".to_owned(), phone: None };
    site.backend.set_meeting(&Actor::Command, Some(&meeting)).await.unwrap();
    for path in ["/en", "/fr", "/ar", "/en/sessions/shaping-tomorrow"] {
        let page = site.get(path).await;
        let data = data(&page);
        let home = format!("https://example.org{}", &path[..3]);
        assert_eq!((&data["@type"], &data["location"]["url"]), (&"Event".into(), &home.clone().into()));
        assert_eq!(data["image"][0], format!("{home}/share/session.png"));
        assert_eq!(data["startDate"], "2024-02-28T11:00:00+01:00");
        assert!(!page.text().contains("Zwentibold"));
    }
    assert_eq!(site.backend.registration_window(), RegistrationWindow::Open);
    assert!(data(&site.get("/en").await)["offers"].is_object());
    site.clock.advance(3 * 60 * domain::MINUTE);
    assert!(data(&site.get("/en").await)["offers"].is_null(), "registration has closed");
}

#[tokio::test]
async fn the_feed_has_those_who_chose_a_name_and_nobody_else() {
    let site = Site::start().await;
    let empty = site.get("/fr/pledges.atom").await;
    assert_eq!(empty.header("content-type"), "application/atom+xml; charset=utf-8");
    assert!(!empty.text().contains("<entry>"));

    pledged(&site, "Zwentibold Quarrelsome", "counted", "").await;
    pledged(&site, "Xanthippe Featherstonehaugh", "initials", "Initially-here").await;
    let own = pledged(&site, "Nora <Named>", "named", "See you & all").await;
    pledged(&site, "Polly", "pseudonym", "Write to Yggdrasil-held@mail.example").await;
    let feed = site.get("/fr/pledges.atom").await;
    assert_eq!(feed.header("x-robots-tag"), "noindex");
    assert_eq!(feed.text().matches("<entry>").count(), 2);
    for shown in ["Nora &lt;Named&gt;", "See you &amp; all", "Polly", "Belgique", "Je voterai"] {
        assert!(feed.text().contains(shown), "{shown}: {}", feed.text());
    }
    for hidden in ["Zwentibold", "Xanthippe", "X.F.", "Initially-here", "Yggdrasil", "/p/"] {
        assert!(!feed.text().contains(hidden), "{hidden}");
    }
    let first = |name: &str| feed.text().find(name).unwrap();
    assert!(first("Polly") < first("Nora"), "newest first");

    let same = site.get_with("/fr/pledges.atom", &[("if-none-match", feed.header("etag"))]).await;
    assert_eq!((same.status.as_u16(), same.body.len()), (304, 0));
    site.post(&own, &[]).await;
    let after = site.get_with("/fr/pledges.atom", &[("if-none-match", feed.header("etag"))]).await;
    assert_eq!(after.status, 200);
    assert!(!after.text().contains("Nora"), "withdrawn, and gone with the next look");
}

#[tokio::test]
async fn the_feed_is_named_on_the_wall_alone() {
    let site = Site::start().await;
    let names_it = async |path: &str| site.get(path).await.text().contains("application/atom+xml");
    assert!(names_it("/en/pledges").await && names_it("/ar/pledges").await);
    for path in ["/en", "/en/pledge", "/en/vote"] {
        assert!(!names_it(path).await, "{path}");
    }
    assert_eq!(site.get("/xx/pledges.atom").await.status, 404);
}
