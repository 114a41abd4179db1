//! The wall's addresses, and what search engines are told of them.

use crate::support::{
    Answer, Site,
    forms::{fresh_key, location, pledge},
};

/// Pledges, and gives the address of the own page.
async fn put_on_the_wall(site: &Site, name: &str, visibility: &str, country: &str, lang: &str) -> String {
    let page = site.get("/en/pledge").await;
    let (key, stamp) = (fresh_key(), page.stamp());
    let mut form = pledge(name, visibility, &key, &stamp);
    for (field, value) in &mut form {
        match *field {
            "pledge_country" => *value = country,
            "lang" => *value = lang,
            _ => {}
        }
    }
    let answer = site.post("/en/pledge", &form).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    location(&answer).to_owned()
}

/// Whether search engines are told to keep nothing.
fn is_ignored(answer: &Answer) -> bool {
    answer.text().contains(r#"<meta name="robots" content="noindex">"#)
}

#[tokio::test]
async fn a_filter_stands_in_the_address() {
    let site = Site::start().await;
    put_on_the_wall(&site, "Ada", "named", "BE", "en").await;
    put_on_the_wall(&site, "Grace", "named", "DE", "ar").await;
    let shows = async |query: &str| {
        let answer = site.get(&format!("/en/pledges{query}")).await;
        assert_eq!(answer.status, 200, "{query}");
        ["Ada", "Grace"].map(|name| answer.text().contains(&format!(">{name}</bdi>")))
    };
    assert_eq!(shows("").await, [true, true]);
    assert_eq!(shows("?country=DE").await, [false, true]);
    assert_eq!(shows("?country=BE&action=vote&language=en").await, [true, false]);
    assert_eq!(shows("?country=BE&language=ar").await, [false, false]);
    assert_eq!(shows("?action=meet").await, [false, false]);
    assert_eq!(shows("?country=&action=vote&language=").await, [true, true], "as the form sends it");

    let answer = site.get("/en/pledges?country=DE&language=ar").await;
    for chosen in [r#"<option value="DE" selected"#, r#"<option value="ar" selected"#] {
        assert!(answer.text().contains(chosen), "{chosen}");
    }
    let nobody = site.get("/en/pledges?country=FR").await;
    assert!(nobody.text().contains("No pledge on the wall fits what you chose."), "it says what to do");
}

#[tokio::test]
async fn what_is_no_choice_is_said_beside_its_field() {
    let site = Site::start().await;
    put_on_the_wall(&site, "Ada", "named", "BE", "en").await;
    for (query, field) in [
        ("?country=XX", "country"),
        ("?country=be", "country"),
        ("?action=fly", "action"),
        ("?language=tlh", "language"),
        ("?action=%27%20OR%201%3D1", "action"),
    ] {
        let answer = site.get(&format!("/en/pledges{query}")).await;
        assert_eq!(answer.status, 422, "{query}");
        assert!(answer.text().contains(&format!("id=\"{field}-error\"")), "{query}");
        assert!(is_ignored(&answer) && !answer.text().contains("Ada"), "{query}");
        assert_eq!(answer.header("cache-control"), "private, no-store");
    }
    for query in ["?before=nonsense", "?to=nonsense"] {
        assert_eq!(site.get(&format!("/en/pledges{query}")).await.status, 404, "{query}");
    }
}

#[tokio::test]
async fn pages_keep_the_filter() {
    let site = Site::start_with(|config| config.limits = false).await;
    for i in 0..31 {
        put_on_the_wall(&site, &format!("Guest {i}"), "named", "BE", "en").await;
        put_on_the_wall(&site, &format!("Other {i}"), "named", "DE", "en").await;
    }
    let first = site.get("/en/pledges?country=BE&action=vote").await;
    assert_eq!(first.text().matches("class=\"pledge\"").count(), 30);
    let older = first.attribute("rel=\"next\"", "href").replace("&amp;", "&");
    assert!(older.starts_with("/en/pledges?country=BE&action=vote&before="), "{older}");
    let last = site.get(&older).await;
    assert!(last.text().contains(">Guest 0</bdi>") && !last.text().contains("Other"));
    assert_eq!(last.text().matches("class=\"pledge\"").count(), 1);
    assert!(!last.text().contains("rel=\"next\""));

    // What an open page asks for: itself, however many have come.
    let own = first.attribute("<ul", "data-at").replace("&amp;", "&");
    put_on_the_wall(&site, "Late", "named", "BE", "en").await;
    let again = site.get(&own).await;
    assert_eq!(again.text().matches("class=\"pledge\"").count(), 31);
    assert!(again.text().contains(">Late</bdi>") && again.text().contains(">Guest 1</bdi>"));
}

#[tokio::test]
async fn search_engines_keep_only_who_has_chosen_to_be_found() {
    let site = Site::start().await;
    assert!(!is_ignored(&site.get("/en/pledges").await), "nobody is on it");
    put_on_the_wall(&site, "Ada Named", "named", "BE", "en").await;
    put_on_the_wall(&site, "Lamplighter", "pseudonym", "BE", "en").await;
    let open = site.get("/en/pledges").await;
    assert!(!is_ignored(&open));
    assert_eq!(open.header("cache-control"), "no-cache");
    let before = open.attribute("<li", "id");
    for query in ["?country=BE".to_owned(), format!("?before={before}"), format!("?to={before}")] {
        assert!(is_ignored(&site.get(&format!("/en/pledges{query}")).await), "{query}");
    }

    put_on_the_wall(&site, "Quentin Xavier", "initials", "BE", "en").await;
    let with_initials = site.get("/en/pledges").await;
    assert!(is_ignored(&with_initials) && with_initials.text().contains("Q.X."));
    // Whom it is passed on to sees what it is all the same.
    assert!(
        with_initials.text().contains("property=\"og:image\"") && with_initials.text().contains("rel=\"canonical\"")
    );
    assert!(!site.get("/en/pledges?country=BE").await.text().contains("rel=\"canonical\""));
    // The session page is always kept, so it is drawn without; whoever has it open gets them by the stream.
    let session = site.get("/en").await;
    assert!(!is_ignored(&session) && !session.text().contains("Q.X."));
    assert!(session.text().contains("Lamplighter"));
    let told = String::from_utf8(site.backend.live().first.to_vec()).unwrap();
    assert!(told.contains("Q.X."));
}

#[tokio::test]
async fn search_engines_are_told_until_when_they_may_keep_it() {
    let site = Site::start().await;
    let told_at = async |path| {
        let page = site.get(path).await;
        page.text().contains("<meta name=\"robots\"").then(|| page.attribute("<meta name=\"robots\"", "content"))
    };
    let told = async || {
        let of_wall = told_at("/en/pledges").await;
        assert_eq!(told_at("/en").await, of_wall, "the session page has the newest three");
        of_wall
    };
    assert_eq!(told().await, None, "nobody is on it");
    put_on_the_wall(&site, "Ada Named", "named", "BE", "en").await;
    assert_eq!(told().await.as_deref(), Some("unavailable_after: 2024-07-09T22:00:00Z"));

    // The first that ends, ends it for the page.
    let own = put_on_the_wall(&site, "Lamplighter", "pseudonym", "BE", "en").await;
    let shorter = [
        ("actions", "vote"),
        ("visibility", "pseudonym"),
        ("pledge_name", "Lamplighter"),
        ("publish", "yes"),
        ("public_until", "2024-03-31"),
    ];
    assert_eq!(location(&site.post(&format!("{own}/change"), &shorter).await), own);
    assert_eq!(told().await.as_deref(), Some("unavailable_after: 2024-03-31T22:00:00Z"));
    site.post(&own, &[]).await;
    assert_eq!(told().await.as_deref(), Some("unavailable_after: 2024-07-09T22:00:00Z"), "taken back");
}

#[tokio::test]
async fn an_open_list_that_takes_no_more_says_so() {
    let site = Site::start_with(|config| config.limits = false).await;
    put_on_the_wall(&site, "First", "named", "BE", "en").await;
    let open = site.get("/en/pledges").await.attribute("data-live=\"wall\"", "data-at").replace("&amp;", "&");
    for i in 0..99 {
        put_on_the_wall(&site, &format!("Guest {i}"), "named", "BE", "en").await;
    }
    assert!(!site.get(&open).await.text().contains("data-full"));
    put_on_the_wall(&site, "Latecomer", "named", "BE", "en").await;
    let full = site.get(&open).await;
    assert!(full.text().contains("data-full") && full.text().contains("First") && !full.text().contains("Latecomer"));
    assert!(!site.get("/en/pledges").await.text().contains("data-full"));
}

#[tokio::test]
async fn charts_have_their_tables_and_small_groups_are_not_told() {
    let site = Site::start().await;
    let empty = site.get("/en/pledges").await;
    assert!(!empty.text().contains("too few"), "nobody has pledged, and everybody may know it");
    for i in 0..6 {
        put_on_the_wall(&site, &format!("Guest {i}"), "named", if i < 5 { "BE" } else { "MT" }, "en").await;
    }
    let page = site.get("/en/pledges").await;
    let row = |name: &str| {
        let behind = page.text().split_once("id=\"by-action\"").unwrap().1;
        let row = behind.rsplit("<tr>").find(|row| row.contains(&format!(">{name}<"))).unwrap();
        row.split_once("class=\"number\">").unwrap().1.split('<').next().unwrap().to_owned()
    };
    assert_eq!([row("Belgium"), row("Malta"), row("English"), row("Français")], ["5", "too few", "6", "too few"]);
    assert_eq!(row("28 Feb 2024"), "6", "each day by itself");
    assert!(page.text().contains("<svg") && page.text().contains("data-live=\"wall\""));
    assert!(!page.text().contains("style=\""), "the policy allows none");
}
