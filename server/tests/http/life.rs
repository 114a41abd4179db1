//! A registration's life over HTTP: confirming, the own page and its steps, the way into the meeting.

use backend::Actor;
use domain::{MINUTE, Meeting, RegistrationState};

use crate::support::{
    Answer, Site,
    forms::{fresh_key, location, registration},
};

/// Words that stand in nothing else.
const MEETING: &str = "https://meet.example/j/Zwentibold-91?pwd=Quarrelsome";
const PHONE: &str = "+32 2 555 0199, code 4711";

/// Registers for a device, and gives the address of the own page.
async fn on_a_device(site: &Site) -> String {
    let page = site.get("/en/register").await;
    let (key, stamp) = (fresh_key(), page.stamp());
    location(&site.post("/en/register", &registration("Ada", &key, &stamp)).await).to_owned()
}

/// Registers by email, and gives the tokens of the own page and of the page that confirms, which are in the mail.
async fn by_email(site: &Site) -> (String, String) {
    let page = site.get("/en/register").await;
    let (key, stamp) = (fresh_key(), page.stamp());
    let form: Vec<_> = registration("Ada", &key, &stamp)
        .into_iter()
        .filter(|(name, _)| *name != "contact")
        .chain([("contact", "email"), ("email", "ada@mail.example"), ("news", "yes")])
        .collect();
    assert_eq!(location(&site.post("/en/register", &form).await), "/en/registered");
    let mail = site.backend.take_outbox(1).await.unwrap().remove(0).recipient.unwrap();
    (mail.token, mail.confirm_token)
}

async fn state(site: &Site, own_token: &str) -> RegistrationState {
    site.backend.own_registration(own_token).await.unwrap().state
}

/// The token at the end of an own page's address.
fn token(own: &str) -> &str {
    own.strip_prefix("/en/r/").unwrap()
}

/// The address of the way in, which the own page links to.
async fn way_in(site: &Site, own: &str) -> String {
    let page = site.get(own).await;
    format!("/en/join/{}", page.text().split_once("/en/join/").unwrap().1.split('"').next().unwrap())
}

fn assert_private(answer: &Answer) {
    assert!(answer.header("cache-control").contains("no-store"));
    assert!(!answer.headers.contains_key("etag"));
    assert!(answer.text().contains("content=\"noindex\""));
    assert!(!answer.text().contains("rel=\"canonical\""));
}

#[tokio::test]
async fn only_the_button_of_the_mails_page_confirms() {
    let site = Site::start().await;
    let (own, confirm) = by_email(&site).await;
    let address = format!("/en/confirm/{confirm}");
    for _ in 0..10 {
        let page = site.get(&address).await;
        assert_eq!(page.status, 200);
        assert!(page.text().contains(&format!("action=\"{address}\"")));
        assert_private(&page);
    }
    assert_eq!(state(&site, &own).await, RegistrationState::Pending);

    let done = format!("/en/r/{own}");
    assert_eq!(location(&site.post(&address, &[]).await), done);
    assert_eq!(state(&site, &own).await, RegistrationState::Confirmed);
    assert_eq!(location(&site.get(&address).await), done, "a used link shows the registration");
    assert_eq!(location(&site.post(&address, &[]).await), done, "and so does a second press");
    assert_eq!(site.get("/en/confirm/nobody").await.status, 404);
}

#[tokio::test]
async fn a_link_that_came_too_late_offers_a_new_mail() {
    let site = Site::start().await;
    // Days before the session, so that there is time for the hold to end.
    site.clock.advance(-20 * 24 * 60 * MINUTE);
    let (own, confirm) = by_email(&site).await;
    let address = format!("/en/confirm/{confirm}");
    site.clock.advance(49 * 60 * MINUTE);
    assert!(site.get(&address).await.text().contains(&format!("action=\"{address}/again\"")));
    assert_eq!(location(&site.post(&address, &[]).await), address, "too late to confirm");
    assert_eq!(state(&site, &own).await, RegistrationState::Expired);

    assert_eq!(location(&site.post(&format!("{address}/again"), &[]).await), "/en/registered");
    assert_eq!(state(&site, &own).await, RegistrationState::Pending);
    assert_eq!(location(&site.post(&format!("{address}/again"), &[]).await), address, "once is enough");

    site.clock.advance(60 * 24 * 60 * MINUTE);
    let closed = site.get(&address).await;
    assert!(closed.text().contains("Registration is closed") && !closed.text().contains("<form"));
    assert_eq!(location(&site.post(&format!("{address}/again"), &[]).await), address);
}

#[tokio::test]
async fn without_email_the_own_page_is_the_link_to_keep() {
    let site = Site::start().await;
    let own = on_a_device(&site).await;
    let page = site.get(&own).await;
    assert_private(&page);
    let link = format!("https://example.org{own}");
    for part in [
        &format!("data-keep=\"{own}\""),
        &format!("data-copy=\"{link}\""),
        &format!(">{link}<"),
        "class=\"qr\"",
        "cannot remind you",
    ] {
        assert!(page.text().contains(part), "{part}");
    }
    let (mailed, _) = by_email(&site).await;
    let page = site.get(&format!("/en/r/{mailed}")).await;
    assert!(page.text().contains("class=\"qr\""));
    for part in ["data-keep", "data-copy", "cannot remind you"] {
        assert!(!page.text().contains(part), "{part}");
    }
}

#[tokio::test]
async fn a_change_with_a_mistake_keeps_what_was_typed() {
    let site = Site::start().await;
    let own = on_a_device(&site).await;
    let address = format!("{own}/change");
    let form = site.get(&address).await;
    assert!(form.text().contains("value=\"Ada\""));
    assert_private(&form);

    let wrong = [("name", ""), ("organisation", "Harbour & Sons"), ("lang", "xx"), ("access_needs", "captions")];
    let answer = site.post(&address, &wrong).await;
    assert_eq!(answer.status, 422);
    assert_private(&answer);
    for part in ["value=\"Harbour &amp; Sons\"", "captions", "href=\"#name\"", "id=\"name-error\"", "id=\"lang-error\""]
    {
        assert!(answer.text().contains(part), "{part}");
    }
    assert_eq!(site.backend.own_registration(token(&own)).await.unwrap().name, "Ada");

    let right = [("name", "Ada L."), ("organisation", "Harbour & Sons"), ("lang", "fr"), ("access_needs", "")];
    assert_eq!(location(&site.post(&address, &right).await), format!("/fr/r/{}", token(&own)));
    let kept = site.backend.own_registration(token(&own)).await.unwrap();
    assert_eq!((&*kept.name, kept.organisation.as_deref()), ("Ada L.", Some("Harbour & Sons")));
}

#[tokio::test]
async fn a_seat_is_given_up_in_two_steps() {
    let site = Site::start().await;
    let own = on_a_device(&site).await;
    let address = format!("{own}/cancel");
    let asked = site.get(&address).await;
    assert!(asked.text().contains(&format!("action=\"{address}\"")));
    assert_private(&asked);
    assert_eq!(state(&site, token(&own)).await, RegistrationState::Confirmed);

    assert_eq!(location(&site.post(&address, &[]).await), own);
    assert_eq!(state(&site, token(&own)).await, RegistrationState::Cancelled);
    assert_eq!(location(&site.get(&address).await), own, "there is nothing left to give up");
    assert_eq!(location(&site.post(&format!("{own}/again"), &[]).await), own);
    assert_eq!(state(&site, token(&own)).await, RegistrationState::Confirmed);

    site.clock.advance(3 * 60 * MINUTE);
    assert!(!site.get(&own).await.text().contains(&address), "nor once the session is over");
    assert_eq!(location(&site.post(&address, &[]).await), own);
    assert_eq!(state(&site, token(&own)).await, RegistrationState::Confirmed);
}

#[tokio::test]
async fn erasing_leaves_nothing() {
    let site = Site::start().await;
    let own = on_a_device(&site).await;
    let join = way_in(&site, &own).await;
    let address = format!("{own}/erase");
    assert!(site.get(&address).await.text().contains(&format!("action=\"{address}\"")));
    assert_eq!(site.get(&own).await.status, 200);

    assert_eq!(location(&site.post(&address, &[]).await), "/en/erased");
    assert!(site.get("/en/erased").await.text().contains("data-keep=\"\""), "the browser forgets it as well");
    for gone in [&own, &address, &join, &format!("{own}/change"), &format!("{own}/cancel")] {
        assert_eq!(site.get(gone).await.status, 404, "{gone}");
    }
}

#[tokio::test]
async fn mail_providers_end_the_news_with_one_request() {
    let site = Site::start().await;
    let (own, _) = by_email(&site).await;
    let address = format!("/en/r/{own}/unsubscribe");
    let asked = site.get(&address).await;
    assert!(asked.text().contains(&format!("action=\"{address}\"")));
    assert!(site.backend.own_registration(&own).await.unwrap().news);

    // RFC 8058: no page of ours, no cookie, one pair.
    for _ in 0..2 {
        let answer = site.post_with(&address, &[("List-Unsubscribe", "One-Click")], &[]).await;
        assert_eq!(answer.status, 200);
        assert_private(&answer);
        assert!(!site.backend.own_registration(&own).await.unwrap().news);
    }
    assert_eq!(state(&site, &own).await, RegistrationState::Pending, "nothing else has changed");
}

#[tokio::test]
async fn the_meetings_address_is_given_when_doors_open_and_stands_on_no_page() {
    let site = Site::start().await;
    let own = on_a_device(&site).await;
    let join = way_in(&site, &own).await;
    let meeting = Meeting { url: MEETING.to_owned(), phone: Some(PHONE.to_owned()) };
    site.backend.set_meeting(&Actor::Command, Some(&meeting)).await.unwrap();

    site.clock.advance(-20 * MINUTE);
    let early = site.get(&join).await;
    assert_private(&early);
    assert!(early.text().contains("data-changes-in=\"600100\""), "ten minutes to the doors");
    assert!(!early.text().contains("meet.example") && !early.text().contains("555 0199"));
    assert!(early.header("content-security-policy").contains("form-action 'self';"));
    assert!(!format!("{:?}", early.headers).contains("meet.example"));
    let refused = site.post(&join, &[]).await;
    assert_eq!(location(&refused), join);
    assert_eq!(state(&site, token(&own)).await, RegistrationState::Confirmed);

    site.clock.advance(10 * MINUTE);
    for _ in 0..2 {
        let open = site.get(&join).await;
        assert!(open.text().contains(PHONE) && open.text().contains("data-leaves"));
        assert!(!open.text().contains("meet.example"), "the address is in the answer to the button alone");
        assert!(open.header("content-security-policy").contains("form-action 'self' https:;"));
    }
    assert_eq!(state(&site, token(&own)).await, RegistrationState::Confirmed, "looking is not joining");
    assert_eq!(location(&site.post(&join, &[]).await), MEETING);
    assert_eq!(state(&site, token(&own)).await, RegistrationState::Attended);

    // The boot script asks for the address itself.
    let answer = site.post_as_json(&join).await;
    assert_eq!(answer.json()["url"], MEETING);
    assert!(answer.header("cache-control").contains("no-store"));

    site.clock.advance(3 * 60 * MINUTE);
    let over = site.get(&join).await;
    assert!(!over.text().contains(PHONE) && !over.text().contains("data-changes-in"));
    assert_eq!(location(&site.post(&join, &[]).await), join);
}

#[tokio::test]
async fn who_has_no_seat_is_led_to_their_own_page() {
    let site = Site::start().await;
    let own = on_a_device(&site).await;
    let join = way_in(&site, &own).await;
    site.backend.set_meeting(&Actor::Command, Some(&Meeting { url: MEETING.to_owned(), phone: None })).await.unwrap();
    site.post(&format!("{own}/cancel"), &[]).await;

    let page = site.get(&join).await;
    assert!(page.text().contains(&format!("href=\"{own}\"")) && !page.text().contains("data-leaves"));
    assert!(page.header("content-security-policy").contains("form-action 'self';"));
    assert_eq!(location(&site.post(&join, &[]).await), join);
}

#[tokio::test]
async fn a_meeting_without_an_address_yet_is_looked_for_again() {
    let site = Site::start().await;
    let own = on_a_device(&site).await;
    let join = way_in(&site, &own).await;
    assert!(site.get(&join).await.text().contains("data-changes-in=\"15000\""));
    assert_eq!(location(&site.post(&join, &[]).await), join);
    assert_eq!(state(&site, token(&own)).await, RegistrationState::Confirmed);

    site.backend.set_meeting(&Actor::Command, Some(&Meeting { url: MEETING.to_owned(), phone: None })).await.unwrap();
    assert!(site.get(&join).await.text().contains("data-leaves"));
    site.backend.set_meeting(&Actor::Command, None).await.unwrap();
    assert!(!site.get(&join).await.text().contains("data-leaves"));
}

#[tokio::test]
async fn the_waiting_room_alone_may_keep_the_screen_on() {
    let site = Site::start().await;
    let own = on_a_device(&site).await;
    let join = way_in(&site, &own).await;
    let lock = |answer: &Answer| {
        let policy = answer.header("permissions-policy");
        assert!(policy.contains("camera=()") && policy.contains("geolocation=()"), "{policy}");
        policy.split(", ").find_map(|part| part.strip_prefix("screen-wake-lock=")).map(ToOwned::to_owned).unwrap()
    };
    assert_eq!(lock(&site.get(&join).await), "(self)");
    assert_eq!(lock(&site.get(&join.replace("/en/", "/ar/")).await), "(self)");
    let others = ["/en", "/en/pledges", "/en/ticket", "/en/embed/countdown", "/en/join/nobody", "/admin/sign-in"];
    for path in others.into_iter().chain([own.as_str()]) {
        assert_eq!(lock(&site.get(path).await), "()", "{path}");
    }
    assert_eq!(lock(&site.post(&join, &[]).await), "()", "nor what the button is answered with");
}

#[tokio::test]
async fn the_own_page_holds_what_is_said_at_any_time_and_shows_what_is_said_now() {
    let site = Site::start().await;
    let own = on_a_device(&site).await;
    let session = site.backend.event().unwrap().session.clone();
    let (doors, end) = (session.doors_open_at().millis(), session.ends_at.millis());
    let before = format!("data-until=\"{doors}\"");
    let open = format!("data-from=\"{doors}\" data-until=\"{end}\"");
    let over = format!("data-from=\"{end}\"");
    let now = site.backend.clock().now();
    site.clock.advance(session.doors_open_at().plus(-MINUTE).since(now));
    for (minutes, shown) in [(0, 0), (2, 1), (120, 2)] {
        site.clock.advance(minutes * MINUTE);
        let page = site.get(&own).await;
        for (number, part) in [&before, &open, &over].into_iter().enumerate() {
            let opened = page.text().split("<div ").find(|div| div.starts_with(part.as_str())).unwrap();
            let is_hidden = opened.split_once('>').unwrap().0.contains("hidden");
            assert_eq!(is_hidden, number != shown, "{minutes} minutes: {part}");
        }
    }
}
