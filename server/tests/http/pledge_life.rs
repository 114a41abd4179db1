//! A pledge's life over HTTP: by mail, the limit for a network, the own page and its steps, moderation by the command.

use backend::Actor;
use domain::{Confirmation, MINUTE};

use crate::support::{
    Answer, Site,
    forms::{fresh_key, location, pledge},
};

/// The form with some fields in place of others.
fn with<'a>(form: Vec<(&'a str, &'a str)>, changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = form.into_iter().filter(|(name, _)| changed.iter().all(|(other, _)| other != name));
    kept.chain(changed.iter().copied()).collect()
}

async fn send(site: &Site, name: &str, changed: &[(&str, &str)], from: &str) -> Answer {
    let page = site.get("/en/pledge").await;
    let (key, stamp) = (fresh_key(), page.stamp());
    let form = with(pledge(name, "named", &key, &stamp), changed);
    site.post_with("/en/pledge", &form, &[("sec-fetch-site", "same-origin"), ("x-forwarded-for", from)]).await
}

/// Pledges on a device, and gives the address of the own page.
async fn on_a_device(site: &Site, name: &str) -> String {
    location(&send(site, name, &[], "192.0.2.1").await).to_owned()
}

fn assert_private(answer: &Answer) {
    assert!(answer.header("cache-control").contains("no-store"));
    assert!(!answer.headers.contains_key("etag"));
    assert!(answer.text().contains("content=\"noindex\""));
}

#[tokio::test]
async fn by_mail_only_the_button_confirms() {
    let site = Site::start().await;
    let mail = [("pledge_email", "ada@mail.example"), ("ask", "yes")];
    let first = send(&site, "Ada Addressed", &mail, "192.0.2.1").await;
    assert_eq!(location(&first), "/en/pledged");
    let known = send(&site, "Somebody Else", &mail, "192.0.2.1").await;
    assert_eq!((location(&known), &known.body), ("/en/pledged", &first.body), "the answer tells nothing");
    let pledger = site.backend.take_outbox(9).await.unwrap().remove(0).pledger.unwrap();
    let address = format!("/en/pledge/confirm/{}", pledger.confirm_token);
    for _ in 0..3 {
        let page = site.get(&address).await;
        assert_eq!(page.status, 200);
        assert!(page.text().contains(&format!("action=\"{address}\"")));
        assert_private(&page);
    }
    assert!(!site.get("/en/pledges").await.text().contains("Ada Addressed"));
    let own = format!("/en/p/{}", pledger.token);
    assert!(site.get(&own).await.text().contains("data-state=\"pending\""));
    assert_eq!(location(&site.get(&format!("{own}/change")).await), own);

    assert_eq!(location(&site.post(&address, &[]).await), own);
    assert_eq!(location(&site.get(&address).await), own, "a used link shows the pledge");
    assert_eq!(location(&site.post(&address, &[]).await), own);
    assert!(site.get("/en/pledges").await.text().contains("Ada Addressed"));
    let page = site.get(&own).await;
    assert_private(&page);
    assert!(page.text().contains("data-state=\"confirmed\"") && !page.text().contains("mail.example"));
    assert_eq!(site.get("/en/pledge/confirm/nobody").await.status, 404);
}

#[tokio::test]
async fn a_link_that_came_too_late_says_so() {
    let site = Site::start().await;
    send(&site, "Ada", &[("pledge_email", "ada@mail.example")], "192.0.2.1").await;
    let token = site.backend.take_outbox(1).await.unwrap().remove(0).pledger.unwrap().confirm_token;
    let address = format!("/en/pledge/confirm/{token}");
    site.clock.advance(48 * 60 * MINUTE);
    for _ in 0..2 {
        let page = site.get(&address).await;
        assert!(page.text().contains("was not confirmed in time") && !page.text().contains("<form"));
        assert_eq!(location(&site.post(&address, &[]).await), address);
        site.backend.do_what_is_due().await.unwrap();
    }
    assert_eq!(site.backend.pledge_confirmation(&token).await, Ok(Confirmation::Expired));
}

#[tokio::test]
async fn a_network_that_sends_many_is_offered_the_way_by_mail() {
    let site = Site::start().await;
    for i in 0..10 {
        assert_eq!(send(&site, &format!("Guest {i}"), &[], "192.0.2.1").await.status, 303);
    }
    let refused = send(&site, "Guest 11", &[("message", "Still here")], "192.0.2.1").await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("href=\"#pledge_email\"") && refused.text().contains("id=\"pledge_email-error\""));
    assert!(refused.text().contains("Still here") && refused.text().contains("value=\"Guest 11\""));
    assert_eq!(send(&site, "Guest 11", &[("pledge_email", "a@b.example")], "192.0.2.1").await.status, 303);
    assert_eq!(send(&site, "Other", &[], "192.0.2.2").await.status, 303, "others need not wait");

    let site = Site::start_with(|config| config.limits = false).await;
    for i in 0..12 {
        assert_eq!(send(&site, &format!("Guest {i}"), &[], "192.0.2.1").await.status, 303);
    }
}

#[tokio::test]
async fn a_bad_address_is_said_beside_its_field() {
    let site = Site::start().await;
    let answer = send(&site, "Ada", &[("pledge_email", "nowhere"), ("ask", "yes")], "192.0.2.1").await;
    assert_eq!(answer.status, 422);
    for part in ["value=\"nowhere\"", "id=\"pledge_email-error\"", "href=\"#pledge_email\""] {
        assert!(answer.text().contains(part), "{part}");
    }
}

#[tokio::test]
async fn a_change_with_a_mistake_keeps_what_was_typed() {
    let site = Site::start().await;
    let own = on_a_device(&site, "Ada Lovelace").await;
    let address = format!("{own}/change");
    let form = site.get(&address).await;
    assert_private(&form);
    for part in ["value=\"Ada Lovelace\"", "type=\"date\"", "max=\"2024-07-"] {
        assert!(form.text().contains(part), "{part}");
    }
    let wrong = [
        ("visibility", "named"),
        ("pledge_name", "Countess"),
        ("message", "By and by"),
        ("public_until", "2031-01-01"),
        ("publish", "yes"),
    ];
    let answer = site.post(&address, &wrong).await;
    assert_eq!(answer.status, 422);
    assert_private(&answer);
    for part in ["value=\"Countess\"", "By and by", "href=\"#actions\"", "id=\"actions-error\""] {
        assert!(answer.text().contains(part), "{part}");
    }
    let late = site.post(&address, &[&wrong[..], &[("actions", "vote")]].concat()).await;
    assert!(late.status == 422 && late.text().contains("id=\"public_until-error\""));
    assert!(site.get("/en/pledges").await.text().contains("Ada Lovelace"));

    let private =
        [("visibility", "initials"), ("pledge_name", "Ada Lovelace"), ("actions", "vote"), ("publish", "yes")];
    assert_eq!(location(&site.post(&address, &private).await), own);
    for path in ["/en/pledges", "/en", "/ar/pledges"] {
        let page = site.get(path).await;
        assert!(!page.text().contains("Lovelace"), "{path}");
    }
    assert!(site.get("/en/pledges").await.text().contains("A.L."));
}

#[tokio::test]
async fn the_own_page_says_where_it_stands() {
    let site = Site::start().await;
    let own = on_a_device(&site, "Call 0123456789").await;
    let page = site.get(&own).await;
    assert!(page.text().contains("data-review=\"waiting\"") && page.text().contains("somebody looks at it first"));
    assert!(!site.get("/en/pledges").await.text().contains("0123456789"));
    let held = site.backend.held_pledges(10).await.unwrap().remove(0);
    let ending = &held.id[28..];
    site.backend.review_pledge(&Actor::Command, ending, true).await.unwrap();
    assert!(site.get(&own).await.text().contains("It is on the wall."));
    assert!(site.get("/en/pledges").await.text().contains("0123456789"));
    site.backend.review_pledge(&Actor::Command, ending, false).await.unwrap();
    assert!(site.get(&own).await.text().contains("data-review=\"hidden\""));
    assert!(!site.get("/en/pledges").await.text().contains("0123456789"), "gone on the next fetch");
}

#[tokio::test]
async fn a_pledge_is_taken_back_in_two_steps() {
    let site = Site::start().await;
    let own = on_a_device(&site, "Ada").await;
    let asked = site.get(&format!("{own}/withdraw")).await;
    assert!(asked.text().contains(&format!("action=\"{own}\"")));
    assert_private(&asked);
    assert_eq!(site.get(&own).await.status, 200, "asking changes nothing");
    assert_eq!(location(&site.post(&own, &[]).await), "/en/withdrawn");
    for gone in [own.clone(), format!("{own}/withdraw"), format!("{own}/change")] {
        assert_eq!(site.get(&gone).await.status, 404, "{gone}");
    }
}

#[tokio::test]
async fn did_you_has_a_button_for_each_answer() {
    let site = Site::start().await;
    let own = on_a_device(&site, "Ada").await;
    let address = format!("{own}/kept");
    assert!(!site.get(&own).await.text().contains("did-you"));
    assert_eq!(location(&site.post(&address, &[("action", "vote"), ("kept", "yes")]).await), own);
    let token = own.strip_prefix("/en/p/").unwrap().to_owned();
    let kept = async || site.backend.own_pledge(&token).await.unwrap().choices[0].is_kept;
    assert_eq!(kept().await, None, "not before its time");

    let due = site.backend.event().unwrap().pledges_due_at();
    site.clock.advance(due.since(site.clock.now()));
    assert!(site.get(&own).await.text().contains("id=\"did-you\""));
    for (said, expected) in [("yes", Some(true)), ("unsaid", None)] {
        assert_eq!(location(&site.post(&address, &[("action", "vote"), ("kept", said)]).await), own);
        assert_eq!(kept().await, expected);
    }
    assert_eq!(location(&site.post(&address, &[("kept", "no")]).await), own);
    assert_eq!(kept().await, Some(false));
    let page = site.get(&own).await;
    assert!(page.text().contains("value=\"unsaid\"") && !page.text().contains("value=\"no\""));
    assert_eq!(site.post("/en/p/nobody/kept", &[("kept", "no")]).await.status, 404);
}
