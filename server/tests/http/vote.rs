//! Voting help: all countries for everybody, one country for the one who asked.

use backend::content;
use domain::Instant;

use crate::support::{Answer, Program, Site};

const CONTENT: &str = include_str!("../../../content/shaping-tomorrow.toml");

/// The state that the countdown of the chosen country shows.
fn state(answer: &Answer) -> String {
    let card = answer.text().split_once("voting-card").expect("the card is there").1;
    let state = card.split_once("class=\"state\">").expect("it has a state").1;
    state.split('<').next().unwrap().to_owned()
}

#[tokio::test]
async fn all_countries_stand_on_one_page_that_can_be_kept() {
    let site = Site::start().await;
    let page = site.get("/en/vote").await;
    assert_eq!((page.status.as_u16(), page.header("cache-control")), (200, "no-cache"));
    assert!(page.headers.contains_key("etag"));
    let text = page.text();
    assert_eq!(text.matches("<th scope=\"row\">").count(), 27);
    for fact in ["id=\"DE\"", "Germany", "9 June 2024", "7 June 2024 – 8 June 2024", "elections.europa.eu", ">96<"] {
        assert!(text.contains(fact), "{fact}");
    }
    assert!(!text.contains("voting-card") && !text.contains("<option value=\"DE\" selected"));
    for way in ["/en/pledge", "/en/meet"] {
        assert!(text.contains(&format!("href=\"{way}\"")), "who cannot vote finds {way}");
    }
}

#[tokio::test]
async fn a_chosen_country_comes_first_and_is_for_nobody_else() {
    let site = Site::start().await;
    for (lang, name) in [("en", "Germany"), ("fr", "Allemagne"), ("ar", "ألمانيا")] {
        let page = site.get(&format!("/{lang}/vote?country=DE")).await;
        assert_eq!((page.status.as_u16(), page.header("cache-control")), (200, "private, no-store"));
        assert!(!page.headers.contains_key("etag") && !page.headers.contains_key("set-cookie"));
        let text = page.text();
        assert!(text.contains(&format!("<h2 id=\"yours\">{name}</h2>")), "{text}");
        assert!(text.contains("<option value=\"DE\" selected"));
        assert!(text.contains("Europe/Berlin") && text.contains("noindex"));
        let title = text.split_once("<title>").unwrap().1.split_once("</title>").unwrap().0;
        assert!(!title.contains(name), "the browser's history need not name it: {title}");
        assert!(!text.split_once("<body").unwrap().0.contains("country="));
    }
    // Whoever comes next sees nothing of it.
    assert!(!site.get("/en/vote").await.text().contains("voting-card"));
}

#[tokio::test]
async fn it_counts_to_midnight_there_and_then_to_the_end_of_the_last_day() {
    let site = Site::start().await;
    for (now, country, expected) in [
        ("2024-06-08T20:59:59Z", "FI", "Voting has not begun"),
        ("2024-06-08T21:00:00Z", "FI", "Voting now"),
        ("2024-06-08T21:00:00Z", "DE", "Voting has not begun"),
        ("2024-06-08T22:59:59Z", "PT", "Voting has not begun"),
        ("2024-06-08T23:00:00Z", "PT", "Voting now"),
        ("2024-06-09T21:59:59Z", "IT", "Voting now"),
        ("2024-06-09T22:00:00Z", "IT", "Voting is over"),
    ] {
        let now = now.parse::<jiff::Timestamp>().unwrap().as_millisecond();
        let now = Instant::from_millis(now);
        site.clock.advance(now.since(site.clock.now()));
        let page = site.get(&format!("/en/vote?country={country}")).await;
        assert_eq!(state(&page), expected, "{country}");
    }
}

#[tokio::test]
async fn an_unknown_country_is_said_beside_the_field() {
    let site = Site::start().await;
    for code in ["", "XX", "US", "de", "%3Cscript%3E", "ZZ"] {
        for (lang, words) in [
            ("en", "Choose a country from the list."),
            ("fr", "Choisissez un pays dans la liste."),
            ("ar", "يُرجى اختيار بلد من القائمة."),
        ] {
            let page = site.get(&format!("/{lang}/vote?country={code}")).await;
            assert_eq!((page.status.as_u16(), page.header("cache-control")), (422, "private, no-store"), "{code}");
            let beside = page.text().split_once("id=\"country-error\"").expect("it stands beside the field").1;
            assert!(beside.split("</p>").next().unwrap().ends_with(words), "{lang} {code}");
            assert!(!page.text().contains("<script>") && !page.text().contains("voting-card"));
        }
    }
}

#[tokio::test]
async fn without_a_zone_the_facts_stand_there_without_a_countdown() {
    let site = Site::start().await;
    let content = CONTENT.replace("zone = \"Europe/Berlin\"\n", "");
    site.backend.import(&content::parse(&content).unwrap()).await.unwrap();
    let page = site.get("/en/vote?country=DE").await;
    assert_eq!(page.status, 200);
    let card = page.text().split_once("voting-card").unwrap().1.split_once("</section>").unwrap().0;
    assert!(card.contains("9 June 2024") && !card.contains("countdown"));
}

#[tokio::test]
async fn a_campaign_without_a_vote_has_no_such_page() {
    let site = Site::start().await;
    site.backend.import(&content::parse(include_str!("../../../content/harbour-night.toml")).unwrap()).await.unwrap();
    for path in ["/en/vote", "/en/vote?country=CA", "/en/meet"] {
        assert_eq!(site.get(path).await.status, 404, "{path}");
    }
    for path in ["/en", "/en/pledges"] {
        assert!(!site.get(path).await.text().contains("/en/meet"), "{path} leads nowhere");
    }
}

#[tokio::test]
async fn the_choice_is_in_no_log() {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::serve(folder.path(), &["--log-format", "json"]).await;
    let page = program.client().get("/en/vote?country=LT").await.unwrap();
    assert!(page.text().contains("Europe/Vilnius"));
    program.client().get("/en/vote?country=QQ").await.unwrap();
    program.signal("TERM");
    let log_file = folder.path().join("log.txt");
    assert!(program.ended().await.success());
    let log = std::fs::read_to_string(log_file).unwrap();
    assert!(log.contains("/{lang}/vote"), "{log}");
    for hidden in ["country=", "QQ", "Lithuania", "Vilnius"] {
        assert!(!log.contains(hidden), "{hidden} is in the log:\n{log}");
    }
}
