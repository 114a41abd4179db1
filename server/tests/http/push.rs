//! Reminders on devices: what one's own page offers, what its forms do, and a message on its whole way.

use backend::{
    push::PushReach,
    testing::{TestDevice, TestPushService, vapid_claims},
};
use domain::PushForm;

use crate::support::{
    Answer, Program, Site,
    forms::{fresh_key, location, pledge, registration},
};

const LANGS: [&str; 3] = ["en", "fr", "ar"];

/// A site that may send to this machine.
async fn site() -> Site {
    Site::start_with(|config| config.push = PushReach::Loopback).await
}

async fn register(site: &Site) -> String {
    let (key, stamp) = (fresh_key(), site.get("/en").await.stamp());
    location(&site.post("/en/register", &registration("Ada", &key, &stamp)).await).to_owned()
}

async fn pledged(site: &Site) -> String {
    let (key, stamp) = (fresh_key(), site.get("/en").await.stamp());
    location(&site.post("/en/pledge", &pledge("Ada", "counted", &key, &stamp)).await).to_owned()
}

/// What the script fills in.
fn fields(form: &PushForm) -> [(&str, &str); 3] {
    [("endpoint", &form.endpoint), ("p256dh", &form.p256dh), ("auth", &form.auth)]
}

/// Whether the section is there for scripts to show alone.
fn is_hidden(page: &Answer) -> bool {
    let section = page.text().split_once("id=\"reminders\"").unwrap().1;
    section.split_once('>').unwrap().0.contains("hidden")
}

/// The opening tag of the element with this id.
fn tag<'a>(page: &'a Answer, id: &str) -> &'a str {
    let at = page.text().find(&format!("id=\"{id}\"")).unwrap();
    let start = page.text()[..at].rfind('<').unwrap();
    page.text()[start..].split('>').next().unwrap()
}

#[tokio::test]
async fn own_pages_offer_it_to_scripts_alone() {
    let site = site().await;
    for own in [register(&site).await, pledged(&site).await] {
        for lang in LANGS {
            let page = site.get(&own.replacen("/en/", &format!("/{lang}/"), 1)).await;
            assert!(is_hidden(&page), "{lang}");
            assert_eq!(page.attribute("id=\"reminders\"", "data-key").len(), 87, "a point of P-256 in base64url");
            assert!(page.text().contains("/push.js\""));
            assert!(tag(&page, "push-form").contains(&format!("action=\"/{lang}/")));
        }
    }
    assert_eq!(site.get("/pkg/dev/push.js").await.status, 200);
}

#[tokio::test]
async fn where_it_is_switched_off_nothing_is_offered() {
    let site = Site::start_with(|config| config.push = PushReach::Off).await;
    let own = register(&site).await;
    assert!(!site.get(&own).await.text().contains("reminders"));
    assert!(!site.get("/en/privacy").await.text().contains("locked"));
    let device = TestDevice::at("http://127.0.0.1:9/a").form();
    assert_eq!(site.post(&format!("{own}/push"), &fields(&device)).await.status, 422);
}

#[tokio::test]
async fn a_device_is_reminded_changed_and_stopped_by_forms() {
    let site = site().await;
    let own = register(&site).await;
    let form = TestDevice::at("http://127.0.0.1:9/zqvx").form();
    assert_eq!(location(&site.post(&format!("{own}/push"), &fields(&form)).await), own);
    let page = site.get(&own).await;
    assert!(!is_hidden(&page), "so that it can be stopped without scripts");
    assert!(!page.text().contains("zqvx"), "the address is nobody's to see");
    assert_eq!(page.text().matches("checked").count(), 3);
    let device = page.attribute("id=\"reminders\"", "data-device");
    let kinds = [("device", device.as_str()), ("kinds", "doors"), ("kinds", "seat"), ("kinds", "did_you")];
    assert_eq!(location(&site.post(&format!("{own}/push/kinds"), &kinds).await), own);
    let page = site.get(&own).await;
    assert!(!tag(&page, &format!("reminders-{device}")).contains("checked"));
    assert!(tag(&page, &format!("doors-{device}")).contains("checked"));
    assert_eq!(location(&site.post(&format!("{own}/push/stop"), &[("device", &device)]).await), own);
    assert!(is_hidden(&site.get(&own).await));

    // A pledge has one question, which ends with its device.
    let own = pledged(&site).await;
    site.post(&format!("{own}/push"), &fields(&form)).await;
    let page = site.get(&own).await;
    assert!(!page.text().contains("name=\"kinds\""));
    let device = page.attribute("id=\"reminders\"", "data-device");
    assert_eq!(location(&site.post(&format!("{own}/push/stop"), &[("device", &device)]).await), own);
    assert!(is_hidden(&site.get(&own).await));
}

#[tokio::test]
async fn what_cannot_be_reminded_is_said_beside_the_button() {
    let site = site().await;
    let own = register(&site).await;
    let device = TestDevice::at("https://192.168.0.1/a").form();
    let page = site.post(&format!("{own}/push"), &fields(&device)).await;
    assert_eq!(page.status, 422);
    assert!(page.text().contains("We cannot send reminders to this browser."));
    assert!(page.text().contains("href=\"#push\""), "summed up on top of the form");
    assert!(tag(&page, "push").contains("aria-describedby=\"push-error\""));
    assert!(!is_hidden(&page));
    for i in 0..5 {
        let device = TestDevice::at(format!("http://127.0.0.1:9/{i}")).form();
        assert_eq!(site.post(&format!("{own}/push"), &fields(&device)).await.status, 303);
    }
    let sixth = TestDevice::at("http://127.0.0.1:9/6").form();
    let page = site.post(&format!("{own}/push"), &fields(&sixth)).await;
    assert_eq!(page.status, 422);
    assert!(page.text().contains("Five devices are reminded already."));
}

#[tokio::test]
async fn only_who_has_the_link_and_comes_from_here_changes_anything() {
    let site = site().await;
    let own = register(&site).await;
    let form = TestDevice::at("http://127.0.0.1:9/a").form();
    for path in ["/en/r/nobody/push", "/en/p/nobody/push"] {
        assert_eq!(site.post(path, &fields(&form)).await.status, 404, "{path}");
    }
    for path in ["/en/r/nobody/push/kinds", "/en/r/nobody/push/stop", "/en/p/nobody/push/stop"] {
        assert_eq!(site.post(path, &[("device", "a")]).await.status, 404, "{path}");
    }
    let from_elsewhere = [("sec-fetch-site", "cross-site")];
    assert_eq!(site.post_with(&format!("{own}/push"), &fields(&form), &from_elsewhere).await.status, 403);
    assert_eq!(site.get(&format!("{own}/push")).await.status, 405);
}

#[tokio::test]
async fn a_device_that_forgets_is_reminded_of_nothing_any_more() {
    let site = site().await;
    let (own, pledge) = (register(&site).await, pledged(&site).await);
    let form = TestDevice::at("http://127.0.0.1:9/a").form();
    for page in [&own, &pledge] {
        site.post(&format!("{page}/push"), &fields(&form)).await;
    }
    for endpoint in [form.endpoint.as_str(), "http://127.0.0.1:9/unknown"] {
        let answer = site.post("/fr/push/forget", &[("endpoint", endpoint)]).await;
        assert_eq!(location(&answer), "/fr/forgotten", "the same whether it was known");
    }
    for page in [&own, &pledge] {
        assert!(is_hidden(&site.get(page).await));
    }
}

#[tokio::test]
async fn the_privacy_page_says_what_is_kept_and_who_carries_it() {
    let site = site().await;
    for lang in LANGS {
        let page = site.get(&format!("/{lang}/privacy")).await;
        let text = backend::i18n::tr(lang.parse().unwrap(), "privacy-push");
        assert!(page.text().contains(&text), "{lang}");
    }
}

#[tokio::test]
async fn a_running_site_reminds_by_itself_and_logs_nobody() {
    let (folder, service) = (tempfile::tempdir().unwrap(), TestPushService::start().await);
    // The day is replayed so fast that the hour before begins a few seconds after somebody has registered.
    let arguments = ["--clock", "2024-02-28T09:40:00+01:00", "--clock-speed", "60", "--push", "loopback"];
    let program = Program::serve(folder.path(), &arguments).await;
    let client = program.client();
    let (form_key, stamp) = (fresh_key(), client.get("/en").await.unwrap().stamp());
    let own = client.post("/en/register", &registration("Ada", &form_key, &stamp)).await.unwrap();
    let own = location(&own).to_owned();
    let key = client.get(&own).await.unwrap().attribute("id=\"reminders\"", "data-key");
    let device = service.device("zqvx-device");
    let form = device.form();
    assert_eq!(location(&client.post(&format!("{own}/push"), &fields(&form)).await.unwrap()), own);

    let received = service.next().await;
    let [one] = &received[..] else { panic!("one message: {received:?}") };
    assert_eq!(one.path, "/zqvx-device");
    let message = device.read(&one.body).unwrap();
    assert_eq!(message["web_push"], 8030);
    assert_eq!(message["notification"]["body"], "It starts within an hour.");
    let link = message["notification"]["navigate"].as_str().unwrap();
    assert!(link.starts_with(&format!("http://{}/en/join/", program.addr)), "{link}");
    let (claims, signed_by) = vapid_claims(one.header("authorization")).unwrap();
    assert_eq!(signed_by, key, "the key that the page gave");
    let origin = form.endpoint.strip_suffix("/zqvx-device").unwrap();
    assert_eq!(claims["aud"], origin);
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    let left = claims["exp"].as_u64().unwrap() - now;
    assert!(0 < left && left <= 24 * 60 * 60, "by real time, whatever day is replayed: {left}");
    let ttl: u64 = one.header("ttl").parse().unwrap();
    assert!(ttl <= 50, "the 50 minutes for which it holds are 50 seconds: {ttl}");

    let log = program.log();
    assert!(log.contains("push sent"), "{log}");
    for private in ["zqvx", &form.endpoint, &form.p256dh, &form.auth, link, own.rsplit('/').next().unwrap()] {
        assert!(!log.contains(private), "{private} is in the log");
    }
}
