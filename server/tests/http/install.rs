//! The site as an app: manifest, icons, pictures, and what other apps can share with it.

use std::io::Cursor;

use serde_json::Value;

use crate::support::{
    Answer, Site,
    forms::{fresh_key, location, pledge, registration},
};

const LANGS: [&str; 3] = ["en", "fr", "ar"];

async fn manifest(site: &Site, lang: &str) -> Answer {
    site.get_with(&format!("/{lang}/manifest.webmanifest"), &[("accept", "*/*")]).await
}

/// What stands in a manifest's list.
fn list<'a>(manifest: &'a Value, name: &str) -> &'a Vec<Value> {
    manifest[name].as_array().unwrap_or_else(|| panic!("no list {name} in {manifest}"))
}

#[tokio::test]
async fn each_language_has_a_manifest_and_all_are_of_one_app() {
    let site = Site::start().await;
    let mut descriptions = Vec::new();
    for (lang, dir) in [("en", "ltr"), ("fr", "ltr"), ("ar", "rtl")] {
        let answer = manifest(&site, lang).await;
        assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "application/manifest+json"));
        assert_eq!(answer.header("cache-control"), "no-cache");
        let app = answer.json();
        let said = ["id", "scope", "start_url", "lang", "dir", "display", "name", "short_name"];
        let said = said.map(|name| app[name].as_str().unwrap_or_else(|| panic!("no {name}")));
        let start = format!("/{lang}/start");
        assert_eq!(said, ["/", "/", &start, lang, dir, "standalone", "#EUisU", "#EUisU"]);
        assert_eq!((&app["theme_color"], &app["background_color"]), (&"#FBFAF7".into(), &"#FBFAF7".into()));
        descriptions.push(app["description"].clone());

        let known = [("if-none-match", answer.header("etag"))];
        let again = site.get_with(&format!("/{lang}/manifest.webmanifest"), &known).await;
        assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
    }
    descriptions.dedup();
    assert_eq!(descriptions.len(), 3, "each in its language");
    assert_eq!(manifest(&site, "de").await.status, 404);
}

#[tokio::test]
async fn without_its_worker_the_app_opens_to_the_session() {
    let site = Site::start().await;
    for lang in LANGS {
        let answer = site.get(&format!("/{lang}/start")).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, format!("/{lang}").as_str()));
    }
}

#[tokio::test]
async fn the_plain_address_leads_to_the_browsers_language() {
    let site = Site::start().await;
    for (accepted, there) in [("fr-BE", "/fr/manifest.webmanifest"), ("", "/en/manifest.webmanifest")] {
        let answer = site.get_with("/manifest.webmanifest", &[("accept-language", accepted)]).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, there));
        assert!(answer.header("vary").contains("accept-language"));
    }
}

#[tokio::test]
async fn another_campaigns_app_has_its_name_and_no_pictures_of_ours() {
    let content = include_str!("../../../content/harbour-night.toml");
    let site = Site::start().await;
    site.backend.import(&backend::content::parse(content).unwrap()).await.unwrap();
    for (lang, name) in
        [("en", "Keep the Lamps Lit"), ("fr", "Gardons les lampes allumées"), ("ar", "لتبقَ المصابيح مضاءة")]
    {
        let app = manifest(&site, lang).await.json();
        assert_eq!((&app["name"], &app["short_name"]), (&name.into(), &"#LampsLit".into()));
        assert!(list(&app, "screenshots").is_empty());
    }
    let page = site.get("/fr").await;
    assert_eq!(page.attribute("name=\"apple-mobile-web-app-title\"", "content"), "#LampsLit");
}

/// Width and height of a PNG, all of whose pixels can be read.
fn png_size(bytes: &[u8]) -> (u32, u32) {
    let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    (reader.info().width, reader.info().height)
}

/// Width and height of a WebP (RFC 9649): a plain one, or one with a header of its own.
fn webp_size(bytes: &[u8]) -> (u32, u32) {
    assert_eq!((&bytes[..4], &bytes[8..12]), (&b"RIFF"[..], &b"WEBP"[..]));
    let number =
        |at: usize, length: usize| bytes[at..at + length].iter().rev().fold(0, |sum, byte| sum << 8 | u32::from(*byte));
    match &bytes[12..16] {
        b"VP8 " => (number(26, 2) & 0x3fff, number(28, 2) & 0x3fff),
        b"VP8X" => (number(24, 3) + 1, number(27, 3) + 1),
        other => panic!("{other:?}"),
    }
}

fn written((width, height): (u32, u32)) -> String {
    format!("{width}x{height}")
}

#[tokio::test]
async fn icons_are_what_the_manifest_says_and_never_change() {
    let site = Site::start().await;
    let app = manifest(&site, "ar").await.json();
    let mut found = Vec::new();
    for icon in list(&app, "icons") {
        let address = icon["src"].as_str().unwrap();
        let answer = site.get(address).await;
        assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "image/png"), "{address}");
        assert_eq!(icon["type"], "image/png");
        assert_eq!(icon["sizes"], written(png_size(&answer.body)), "{address}");
        assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
        let again = site.get_with(address, &[("if-none-match", answer.header("etag"))]).await;
        assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
        found.push(format!("{} {}", icon["purpose"].as_str().unwrap(), icon["sizes"].as_str().unwrap()));
    }
    assert_eq!(found, ["any 192x192", "any 512x512", "maskable 512x512", "monochrome 512x512"]);

    let touch = site.get("/en").await.attribute("rel=\"apple-touch-icon\"", "href");
    assert_eq!(png_size(&site.get(&touch).await.body), (180, 180));
    for path in ["/icons/any-192-000000000000.png", "/icons/any-192.png"] {
        assert_eq!(site.get(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn pictures_are_what_the_manifest_says_in_each_language() {
    let site = Site::start().await;
    let mut seen = Vec::new();
    for lang in LANGS {
        let app = manifest(&site, lang).await.json();
        let forms: Vec<_> = list(&app, "screenshots").iter().map(|screen| screen["form_factor"].clone()).collect();
        assert_eq!(forms, ["narrow", "wide"]);
        for screen in list(&app, "screenshots") {
            let address = screen["src"].as_str().unwrap();
            let answer = site.get(address).await;
            assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "image/webp"), "{address}");
            assert_eq!(screen["type"], "image/webp");
            assert_eq!(screen["sizes"], written(webp_size(&answer.body)), "{address}");
            assert!(answer.body.len() < 60_000, "{address} has {} bytes", answer.body.len());
            assert!(!screen["label"].as_str().unwrap().is_empty());
            assert!(!seen.contains(&answer.body), "{address} is another one");
            seen.push(answer.body);
        }
    }
}

#[tokio::test]
async fn shortcuts_lead_to_pages_that_are_there() {
    let site = Site::start().await;
    for lang in LANGS {
        let app = manifest(&site, lang).await.json();
        let addresses: Vec<&str> = list(&app, "shortcuts").iter().map(|one| one["url"].as_str().unwrap()).collect();
        assert_eq!(addresses, ["/ticket", "", "/register", "/pledges"].map(|path| format!("/{lang}{path}")));
        for address in addresses {
            assert_eq!(site.get(address).await.status, 200, "{address}");
        }
        assert!(list(&app, "shortcuts").iter().all(|one| !one["name"].as_str().unwrap().is_empty()));
    }
}

#[tokio::test]
async fn visitors_pages_name_the_manifest_and_embeds_and_organisers_pages_do_not() {
    let site = Site::start().await;
    let (key, stamp) = (fresh_key(), site.get("/en").await.stamp());
    let own = location(&site.post("/en/register", &registration("Ada", &key, &stamp)).await).to_owned();
    let pledged = location(&site.post("/en/pledge", &pledge("Ada", "named", &key, &stamp)).await).to_owned();
    for path in ["/en", "/en/pledges", "/en/register", "/en/ticket", "/en/privacy", "/en/embed", &own, &pledged] {
        let page = site.get(path).await;
        assert_eq!(page.attribute("rel=\"manifest\"", "href"), "/en/manifest.webmanifest", "{path}");
        assert!(page.header("content-security-policy").contains("manifest-src 'self'"), "{path}");
    }
    assert_eq!(site.get("/ar/vote").await.attribute("rel=\"manifest\"", "href"), "/ar/manifest.webmanifest");
    for path in ["/en/embed/countdown", "/fr/embed/register", "/ar/embed/wall", "/admin/sign-in", "/en/nowhere"] {
        let page = site.get(path).await;
        assert!(page.text().contains("<html"), "{path}");
        assert!(!page.text().contains("manifest") && !page.text().contains("apple-"), "{path}");
    }
}

/// What stands in the pledge form's message.
fn message(page: &Answer) -> &str {
    let field = page.text().split_once("<textarea id=\"message\"").unwrap().1.split_once('>').unwrap().1;
    field.split_once("</textarea>").unwrap().0
}

#[tokio::test]
async fn a_shared_text_stands_in_the_message_whole_and_escaped() {
    let site = Site::start().await;
    let action = manifest(&site, "en").await.json()["share_target"].clone();
    assert_eq!(action["action"], "/en/pledge");
    assert_eq!((&action["method"], &action["params"]["text"]), (&"GET".into(), &"text".into()));
    for (query, shared) in [
        ("text=See+you+there", "See you there"),
        ("text=%3C%2Ftextarea%3E%3Cscript%3E%26", "&lt;/textarea&gt;&lt;script&gt;&amp;"),
        ("title=Vote&text=On+Sunday&url=https%3A%2F%2Fvote.example%2F", "Vote\nOn Sunday\nhttps://vote.example/"),
        (
            "title=Vote&text=Vote+https%3A%2F%2Fvote.example%2F&url=https%3A%2F%2Fvote.example%2F",
            "Vote https://vote.example/",
        ),
        ("title=%D9%85%D8%B9%D9%8B%D8%A7", "معًا"),
    ] {
        let page = site.get(&format!("/en/pledge?{query}")).await;
        assert_eq!((page.status.as_u16(), message(&page)), (200, shared), "{query}");
        assert!(page.text().contains("The text that you shared"));
        assert_eq!(page.header("cache-control"), "private, no-store", "nobody else gets it");
        assert_eq!(page.attribute("id=\"visibility\"", "value"), "counted");
        assert!(page.text().contains("value=\"counted\" checked"), "still the most private: {query}");
    }
    for nothing in ["/en/pledge", "/en/pledge?text=+", "/en/pledge?x=1"] {
        let page = site.get(nothing).await;
        assert_eq!(message(&page), "", "{nothing}");
        assert!(!page.text().contains("The text that you shared"));
    }
}

#[tokio::test]
async fn a_shared_text_that_is_too_long_is_all_there_and_said_to_be() {
    let site = Site::start().await;
    let whole = "ab ".repeat(93) + "c";
    assert_eq!(whole.len(), 280);
    let page = site.get(&format!("/en/pledge?text={}", whole.replace(' ', "+"))).await;
    assert!(!page.text().contains("id=\"message-error\""));
    let longer = whole.clone() + "d";
    let page = site.get(&format!("/en/pledge?text={}", longer.replace(' ', "+"))).await;
    assert_eq!(message(&page), longer);
    assert!(page.text().contains("id=\"message-error\""));
}

#[tokio::test]
async fn installing_is_offered_to_who_has_registered_and_nobody_else() {
    let site = Site::start().await;
    let (key, stamp) = (fresh_key(), site.get("/en").await.stamp());
    let own = location(&site.post("/en/register", &registration("Ada", &key, &stamp)).await).to_owned();
    let offers = async |path: &str| site.get(path).await.text().contains("id=\"install\"");
    assert!(offers(&own).await);
    assert!(site.get(&own).await.text().contains("aria-labelledby=\"install-title\" hidden"), "until the browser can");
    for path in ["/en", "/en/register", "/en/pledges", "/en/ticket", "/en/registered"] {
        assert!(!offers(path).await, "{path}");
    }
    let script = site.get("/pkg/dev/app.js").await;
    assert_eq!((script.status.as_u16(), script.header("content-type")), (200, "text/javascript; charset=utf-8"));
    // Who has no seat any more needs no ticket.
    site.post(&format!("{own}/cancel"), &[]).await;
    assert!(!offers(&own).await);
}

#[tokio::test]
async fn the_tickets_page_knows_nobody_and_is_the_same_for_all() {
    let site = Site::start().await;
    for lang in LANGS {
        let page = site.get(&format!("/{lang}/ticket")).await;
        assert_eq!((page.status.as_u16(), page.header("cache-control")), (200, "no-cache"));
        assert!(page.text().contains("noindex") && page.text().contains("<noscript>"));
        assert_eq!(page.attribute("id=\"ticket\"", "data-script"), "/pkg/dev/app.js");
    }
}
