//! What keeps the site readable without a network: the worker's script, and the pages that it needs.

use serde_json::Value;

use crate::support::{
    Answer, Site,
    forms::{fresh_key, location, registration},
};

const LANGS: [&str; 3] = ["en", "fr", "ar"];

async fn script(site: &Site) -> Answer {
    site.get_with("/sw.js", &[("accept", "*/*"), ("service-worker", "script")]).await
}

#[tokio::test]
async fn the_workers_script_is_asked_for_again_and_may_ask_this_site_alone() {
    let site = Site::start().await;
    let answer = script(&site).await;
    assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "text/javascript; charset=utf-8"));
    assert_eq!(answer.header("cache-control"), "no-cache");
    let policy = answer.header("content-security-policy");
    assert_eq!(policy, "default-src 'none'; connect-src 'self'; frame-ancestors 'none'");
    let again = site.get_with("/sw.js", &[("if-none-match", answer.header("etag"))]).await;
    assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
    for path in ["/en", "/ar/pledges", "/en/nowhere"] {
        assert!(site.get(path).await.header("content-security-policy").contains("worker-src 'self'"), "{path}");
    }
}

#[tokio::test]
async fn the_workers_script_knows_this_build_and_its_languages() {
    let site = Site::start().await;
    let answer = script(&site).await;
    let (first, rest) = answer.text().split_once('\n').unwrap();
    let known: Value =
        serde_json::from_str(first.strip_prefix("const SITE = ").unwrap().strip_suffix(';').unwrap()).unwrap();
    assert!(rest.contains("addEventListener(\"fetch\""));
    assert_eq!(known["langs"], serde_json::json!(LANGS));
    let version = known["version"].as_str().unwrap();
    for lang in LANGS {
        let offline = site.get(&format!("/{lang}/offline")).await;
        let (_, note) = offline.text().split_once("<template id=\"as-of\" lang=\"").unwrap();
        assert!(note.starts_with(lang) && note.split_once("</template>").unwrap().0.contains("{time}"), "{lang}");
        // What it keeps: each page there, each with the version's own files, and none of them missing.
        for path in ["/offline", "", "/vote", "/ticket"] {
            let page = site.get(&format!("/{lang}{path}")).await;
            assert_eq!((page.status.as_u16(), page.header("cache-control")), (200, "no-cache"), "/{lang}{path}");
            let named: Vec<&str> =
                page.text().split("\"/pkg/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
            assert!(named.len() >= 4, "{named:?}");
            for file in named {
                let name = file.strip_prefix(version).unwrap_or_else(|| panic!("{file} is of another version"));
                // A test's build may have no bundle.
                if !name.starts_with("/site.") {
                    assert_eq!(site.get(&format!("/pkg/{file}")).await.status, 200, "{file}");
                }
            }
        }
    }
}

#[tokio::test]
async fn what_is_one_persons_is_told_apart_from_what_is_everybodys() {
    let site = Site::start().await;
    let (key, stamp) = (fresh_key(), site.get("/en").await.stamp());
    let own = location(&site.post("/en/register", &registration("Ada", &key, &stamp)).await).to_owned();
    for path in [own.clone(), format!("{own}/change"), format!("{own}/erase")] {
        assert!(site.get(&path).await.header("cache-control").contains("no-store"), "{path}");
    }
    let page = site.get(&own).await;
    assert_eq!(page.attribute("data-script", "data-keep"), own);
    for path in ["/en", "/fr/pledges", "/ar/offline", "/en/privacy", "/en/register", "/en/forgotten"] {
        assert_eq!(site.get(path).await.header("cache-control"), "no-cache", "{path}");
    }
}

#[tokio::test]
async fn the_page_of_a_device_that_has_forgotten_begins_nothing_anew() {
    let site = Site::start().await;
    for lang in LANGS {
        let page = site.get(&format!("/{lang}/forgotten")).await;
        assert_eq!(page.status, 200);
        // The boot script goes by it.
        assert!(!page.text().contains("rel=\"manifest\""));
        let privacy = site.get(&format!("/{lang}/privacy")).await;
        assert_eq!(privacy.attribute("id=\"forget-device\"", "data-then"), format!("/{lang}/forgotten"));
    }
}
