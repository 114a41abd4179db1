//! The ways into the organisers' area, as browsers without scripts take them.

use backend::testing::totp_code;
use domain::{Email, Lang, MINUTE, Role};

use crate::support::{Answer, Site, forms::location};

const PASSWORD: &str = "seven lamps in the harbour";
const ADDRESS: &str = "ada@example.org";

/// A browser: the cookies that it has, by name, and where it is.
#[derive(Clone, Default)]
struct Browser {
    cookies: Vec<(String, String)>,
    network: &'static str,
}

impl Browser {
    /// One in a network of its own.
    fn at(network: &'static str) -> Self {
        Self { cookies: Vec::new(), network }
    }

    fn cookie(&self) -> String {
        self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn value(&self, name: &str) -> &str {
        self.cookies.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    async fn get(&mut self, site: &Site, path: &str) -> Answer {
        let cookie = self.cookie();
        let answer = site.get_with(path, &[("cookie", &cookie), ("x-forwarded-for", self.network)]).await;
        self.keep(answer)
    }

    async fn post(&mut self, site: &Site, path: &str, form: &[(&str, &str)]) -> Answer {
        let cookie = self.cookie();
        let headers = [("cookie", &*cookie), ("x-forwarded-for", self.network), ("sec-fetch-site", "same-origin")];
        let answer = site.post_with(path, form, &headers).await;
        self.keep(answer)
    }

    /// Keeps the cookies that an answer sets.
    fn keep(&mut self, answer: Answer) -> Answer {
        for line in answer.headers.get_all("set-cookie") {
            let (name, rest) = line.to_str().unwrap().split_once('=').unwrap();
            self.cookies.retain(|(known, _)| known != name);
            let value = rest.split(';').next().unwrap();
            if !value.is_empty() {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
        answer
    }

    async fn password(&mut self, site: &Site, email: &str, password: &str) -> Answer {
        self.post(site, "/admin/sign-in", &[("email", email), ("password", password), ("next", "")]).await
    }

    async fn code(&mut self, site: &Site, code: &str) -> Answer {
        self.post(site, "/admin/second-factor", &[("code", code), ("next", "")]).await
    }

    /// The first way in: gives the app's secret and the recovery codes.
    async fn first_way_in(&mut self, site: &Site) -> (String, Vec<String>) {
        assert_eq!(location(&self.password(site, ADDRESS, PASSWORD).await), "/admin/second-factor?next=/admin");
        let page = self.get(site, "/admin/second-factor/set-up").await;
        let (offer, secret) = (page.attribute("name=\"offer\"", "value"), secret_on(&page));
        let code = totp_code(&secret, 0);
        let shown = self.post(site, "/admin/second-factor/set-up", &[("offer", &offer), ("code", &code)]).await;
        let kept = shown.attribute("name=\"kept\"", "value");
        let answer = self.post(site, "/admin/second-factor/set-up", &[("kept", &kept)]).await;
        assert_eq!(location(&answer), "/admin");
        (secret, codes_on(&shown))
    }

    /// The way in by a code.
    async fn way_in(&mut self, site: &Site, code: &str) {
        self.password(site, ADDRESS, PASSWORD).await;
        assert_eq!(location(&self.code(site, code).await), "/admin");
    }

    async fn is_in(&mut self, site: &Site) -> bool {
        self.get(site, "/admin").await.status == 200
    }
}

/// The secret on the page that sets up an app.
fn secret_on(page: &Answer) -> String {
    let behind = page.text().split_once("id=\"secret\"").unwrap().1;
    let groups = behind.split("</code>").next().unwrap().split("<span>").skip(1);
    groups.map(|group| group.split('<').next().unwrap()).collect()
}

/// The recovery codes on their page.
fn codes_on(page: &Answer) -> Vec<String> {
    let codes = page.text().split("<code").skip(1).map(|rest| rest.split_once('>').unwrap().1);
    codes.map(|rest| rest.split('<').next().unwrap().to_owned()).collect()
}

async fn joined(site: &Site) {
    site.backend.joined_for_test(&Email::parse(ADDRESS).unwrap(), PASSWORD, Role::Owner).await.unwrap();
}

async fn site_with_ada() -> Site {
    let site = Site::start().await;
    joined(&site).await;
    site
}

/// A page without what differs between any two drawings.
fn said(page: &Answer, typed: &str) -> String {
    page.text().replace(&page.nonce(), "").replace(typed, "")
}

#[tokio::test]
async fn a_wrong_name_is_answered_as_a_wrong_password_is() {
    let site = site_with_ada().await;
    let mut answers = Vec::new();
    for (email, password) in [(ADDRESS, "not this"), ("nobody@example.org", PASSWORD), ("nonsense", "not this")] {
        let before = site.backend.passwords_checked();
        let answer = Browser::at("192.0.2.1").password(&site, email, password).await;
        assert_eq!(site.backend.passwords_checked() - before, 1, "each takes one argon2: {email}");
        assert!(!answer.text().contains(password), "no password is sent back");
        let headers: Vec<_> = answer.headers.keys().map(ToString::to_string).collect();
        answers.push((answer.status, headers, said(&answer, email)));
    }
    assert_eq!(answers[0].0, 422);
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0], answers[2]);
}

#[tokio::test]
async fn the_whole_way_in_and_out() {
    let site = site_with_ada().await;
    let mut ada = Browser::default();
    assert_eq!(location(&ada.get(&site, "/admin/account").await), "/admin/sign-in?next=/admin/account");
    let form = [("email", ADDRESS), ("password", PASSWORD), ("next", "/admin/account")];
    let answer = ada.post(&site, "/admin/sign-in", &form).await;
    assert_eq!(location(&answer), "/admin/second-factor?next=/admin/account");
    let (name, rules) = answer.header("set-cookie").split_once('=').unwrap();
    assert_eq!(name, "__Host-sign-in");
    assert_eq!(rules.split_once("; ").unwrap().1, "Path=/; Max-Age=604800; HttpOnly; SameSite=Lax; Secure");
    let halfway = ada.value("__Host-sign-in").to_owned();

    assert_eq!(location(&ada.get(&site, "/admin").await), "/admin/second-factor?next=/admin", "not in yet");
    let on = ada.get(&site, "/admin/second-factor?next=/admin/account").await;
    assert_eq!(location(&on), "/admin/second-factor/set-up?next=/admin/account");
    let page = ada.get(&site, location(&on)).await;
    assert!(page.text().contains("class=\"qr\""));
    let (offer, secret) = (page.attribute("name=\"offer\"", "value"), secret_on(&page));
    let form = [("offer", &*offer), ("code", "12345"), ("next", "/admin/account")];
    let again = ada.post(&site, "/admin/second-factor/set-up", &form).await;
    assert_eq!((again.status.as_u16(), secret_on(&again)), (422, secret.clone()), "the same app once more");
    let form = [("offer", &*offer), ("code", &totp_code(&secret, 0)), ("next", "/admin/account")];
    let shown = ada.post(&site, "/admin/second-factor/set-up", &form).await;
    let codes = codes_on(&shown);
    assert_eq!((shown.status.as_u16(), codes.len()), (200, 10));
    assert!(shown.header("cache-control").contains("no-store") && !ada.is_in(&site).await);

    let form = [("kept", &*shown.attribute("name=\"kept\"", "value")), ("next", "/admin/account")];
    let answer = ada.post(&site, "/admin/second-factor/set-up", &form).await;
    assert_eq!(location(&answer), "/admin/account");
    assert_ne!(ada.value("__Host-sign-in"), halfway, "nobody can have set the one before");
    let set: Vec<_> = answer.headers.get_all("set-cookie").iter().map(|line| line.to_str().unwrap()).collect();
    assert!(set[1].starts_with("__Host-known-device="), "{}", set[1]);
    assert!(set[1].ends_with("; Path=/; Max-Age=15552000; HttpOnly; SameSite=Strict; Secure"), "{}", set[1]);
    assert!(ada.is_in(&site).await);
    let on = ada.get(&site, "/admin/sign-in?next=/admin/account").await;
    assert_eq!(location(&on), "/admin/account", "who is in goes on");

    let token = ada.clone();
    let out = ada.post(&site, "/admin/sign-out", &[]).await;
    assert_eq!(location(&out), "/admin/sign-in");
    assert_eq!(ada.value("__Host-sign-in"), "");
    assert!(!token.clone().is_in(&site).await, "it has ended on the server too");
    assert_eq!(location(&Browser::default().post(&site, "/admin/sign-out", &[]).await), "/admin/sign-in");

    ada.way_in(&site, &totp_code(&secret, 1)).await;
    ada.post(&site, "/admin/sign-out", &[]).await;
    ada.password(&site, ADDRESS, PASSWORD).await;
    assert_eq!(ada.code(&site, &totp_code(&secret, 1)).await.status, 422, "each is good once");
    assert_eq!(location(&ada.code(&site, &codes[4]).await), "/admin");
}

#[tokio::test]
async fn nobody_is_led_elsewhere() {
    let site = site_with_ada().await;
    let mut ada = Browser::default();
    let (_, codes) = ada.first_way_in(&site).await;
    for (i, next) in
        ["https://evil.example/admin", "//evil.example", "/admin/../en", "/admin\\@evil.example"].iter().enumerate()
    {
        let mut new = Browser::default();
        let page = new.get(&site, &format!("/admin/sign-in?next={}", next.replace('\\', "%5C"))).await;
        assert_eq!(page.attribute("name=\"next\"", "value"), "/admin", "{next}");
        let form = [("email", ADDRESS), ("password", PASSWORD), ("next", *next)];
        let answer = new.post(&site, "/admin/sign-in", &form).await;
        assert_eq!(location(&answer), "/admin/second-factor?next=/admin", "{next}");
        let answer = new.post(&site, "/admin/second-factor", &[("code", &codes[i]), ("next", next)]).await;
        assert_eq!(location(&answer), "/admin", "{next}");
        let answer = new.post(&site, "/admin/password", &[("current_password", PASSWORD), ("next", next)]).await;
        assert_eq!(location(&answer), "/admin", "{next}");
    }
}

#[tokio::test]
async fn tries_are_limited_over_a_restart_and_the_owner_is_not_locked_out() {
    let site = site_with_ada().await;
    let mut ada = Browser::at("192.0.2.1");
    let (_, codes) = ada.first_way_in(&site).await;
    ada.post(&site, "/admin/sign-out", &[]).await;
    for _ in 0..5 {
        assert_eq!(Browser::at("192.0.2.7").password(&site, ADDRESS, "wrong").await.status, 422);
    }
    let site = site.restarted().await;
    for network in ["192.0.2.7", "192.0.2.8"] {
        let before = site.backend.passwords_checked();
        let answer = Browser::at(network).password(&site, ADDRESS, PASSWORD).await;
        assert_eq!((answer.status.as_u16(), answer.header("retry-after")), (422, "60"));
        assert!(answer.text().contains("Wait one minute"), "it says how long");
        assert_eq!(site.backend.passwords_checked(), before, "nothing is looked at meanwhile");
    }
    ada.way_in(&site, &codes[0]).await;

    site.clock.advance(MINUTE);
    let mut elsewhere = Browser::at("192.0.2.8");
    assert_eq!(elsewhere.password(&site, ADDRESS, "wrong").await.header("retry-after"), "");
}

#[tokio::test]
async fn wrong_codes_are_limited_too() {
    let site = site_with_ada().await;
    let (_, codes) = Browser::at("192.0.2.1").first_way_in(&site).await;
    let mut thief = Browser::at("192.0.2.7");
    thief.password(&site, ADDRESS, PASSWORD).await;
    for _ in 0..5 {
        let answer = thief.code(&site, "000000").await;
        assert!(answer.status == 422 && answer.text().contains("id=\"code-error\""));
    }
    let answer = thief.code(&site, &codes[0]).await;
    assert_eq!((answer.status.as_u16(), answer.header("retry-after")), (422, "60"));
    assert!(!thief.is_in(&site).await);
}

#[tokio::test]
async fn without_limits_none_is_counted() {
    let site = Site::start_with(|config| config.limits = false).await;
    joined(&site).await;
    for _ in 0..8 {
        let answer = Browser::default().password(&site, ADDRESS, "wrong").await;
        assert_eq!((answer.status.as_u16(), answer.header("retry-after")), (422, ""));
    }
}

#[tokio::test]
async fn a_new_password_ends_every_other_sign_in_at_once() {
    let site = site_with_ada().await;
    let (mut desk, mut phone) = (Browser::at("192.0.2.1"), Browser::at("192.0.2.2"));
    let (_, codes) = desk.first_way_in(&site).await;
    phone.way_in(&site, &codes[0]).await;
    assert!(desk.is_in(&site).await && phone.is_in(&site).await);
    let change = |old: &'static str, new: &'static str| [("current_password", old), ("password", new)];
    for (form, error) in [
        (change("wrong", "eight moons on a ladder"), "current_password-error"),
        (change(PASSWORD, "short"), "password-error"),
        (change(PASSWORD, "password1234"), "password-error"),
    ] {
        let answer = desk.post(&site, "/admin/account/password", &form).await;
        assert!(answer.status == 422 && answer.text().contains(&format!("id=\"{error}\"")), "{error}");
    }
    assert!(phone.is_in(&site).await);
    let known = desk.value("__Host-known-device").to_owned();
    let answer = desk.post(&site, "/admin/account/password", &change(PASSWORD, "eight moons on a ladder")).await;
    assert_eq!(location(&answer), "/admin/account?done=password");
    assert_ne!(desk.value("__Host-known-device"), known, "no other browser is known any more");
    assert!(desk.is_in(&site).await && !phone.is_in(&site).await);
    assert_eq!(phone.password(&site, ADDRESS, PASSWORD).await.status, 422);
}

#[tokio::test]
async fn what_asks_for_a_fresh_password_gets_one() {
    let site = site_with_ada().await;
    let mut ada = Browser::default();
    ada.first_way_in(&site).await;
    site.clock.advance(10 * MINUTE);
    for path in ["/admin/account/second-factor", "/admin/account/recovery-codes"] {
        assert_eq!(location(&ada.get(&site, path).await), format!("/admin/password?next={path}"));
    }
    let kept = ada.post(&site, "/admin/account/recovery-codes", &[]).await;
    assert_eq!(location(&kept), "/admin/password?next=/admin/account/recovery-codes");
    let form = |password: &'static str| [("current_password", password), ("next", "/admin/account/recovery-codes")];
    assert_eq!(ada.post(&site, "/admin/password", &form("wrong")).await.status, 422);
    let on = ada.post(&site, "/admin/password", &form(PASSWORD)).await;
    assert_eq!(location(&on), "/admin/account/recovery-codes");
    let shown = ada.post(&site, "/admin/account/recovery-codes", &[]).await;
    let kept = shown.attribute("name=\"kept\"", "value");
    let done = ada.post(&site, "/admin/account/recovery-codes", &[("kept", &kept)]).await;
    assert_eq!(location(&done), "/admin/account?done=codes");
    ada.post(&site, "/admin/sign-out", &[]).await;
    ada.way_in(&site, &codes_on(&shown)[9]).await;
}

#[tokio::test]
async fn another_app_ends_what_the_one_before_opened() {
    let site = site_with_ada().await;
    let (mut desk, mut phone) = (Browser::at("192.0.2.1"), Browser::at("192.0.2.2"));
    let (_, codes) = desk.first_way_in(&site).await;
    phone.way_in(&site, &codes[0]).await;
    let page = desk.get(&site, "/admin/account/second-factor").await;
    let (offer, secret) = (page.attribute("name=\"offer\"", "value"), secret_on(&page));
    let form = [("offer", &*offer), ("code", &totp_code(&secret, 0))];
    let shown = desk.post(&site, "/admin/account/second-factor", &form).await;
    assert!(phone.is_in(&site).await, "nothing has changed so far");
    let form = [("kept", &*shown.attribute("name=\"kept\"", "value"))];
    assert_eq!(location(&desk.post(&site, "/admin/account/second-factor", &form).await), "/admin/account?done=app");
    assert!(desk.is_in(&site).await && !phone.is_in(&site).await);
    phone.way_in(&site, &totp_code(&secret, 1)).await;
}

#[tokio::test]
async fn open_sign_ins_are_seen_and_ended() {
    let site = site_with_ada().await;
    let mut browsers = [Browser::at("192.0.2.1"), Browser::at("192.0.2.2"), Browser::at("192.0.2.3")];
    let (_, codes) = browsers[0].first_way_in(&site).await;
    browsers[1].way_in(&site, &codes[0]).await;
    browsers[2].way_in(&site, &codes[1]).await;
    let [desk, phone, library] = &mut browsers;
    let page = desk.get(&site, "/admin/account/sign-ins").await;
    assert_eq!(page.text().matches("id=\"sign-in-").count(), 3);
    let ends: Vec<_> = page.text().split("name=\"id\" value=\"").skip(1).collect();
    let one = ends[0].split('"').next().unwrap();
    assert_eq!(location(&desk.post(&site, "/admin/account/sign-ins", &[("id", one)]).await), "/admin/account/sign-ins");
    assert_eq!([phone.is_in(&site).await, library.is_in(&site).await].iter().filter(|is_in| **is_in).count(), 1);
    desk.post(&site, "/admin/account/sign-ins", &[("id", "")]).await;
    assert!(desk.is_in(&site).await && !phone.is_in(&site).await && !library.is_in(&site).await);
}

#[tokio::test]
async fn the_area_speaks_ones_own_language() {
    let site = Site::start().await;
    let token = site.backend.organiser_for_test(Role::Viewer, Lang::En).await.unwrap();
    let mut viewer = Browser { cookies: vec![("__Host-sign-in".to_owned(), token)], network: "" };
    let form = |lang| [("name", "Zoé <Quill>"), ("lang", lang)];
    let answer = viewer.post(&site, "/admin/account", &form("xx")).await;
    assert!(answer.status == 422 && answer.text().contains("id=\"lang-error\""));
    assert_eq!(location(&viewer.post(&site, "/admin/account", &form("ar")).await), "/admin/account?done=account");
    let page = viewer.get(&site, "/admin/account").await;
    assert!(page.text().contains("lang=\"ar\" dir=\"rtl\"") && page.text().contains("Zoé &lt;Quill&gt;"));
}
