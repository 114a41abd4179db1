//! Bounds on what one client may send.

use axum::{body::Body, http::Request};

use crate::support::Site;

fn from(address: &str) -> [(&str, &str); 2] {
    [("x-forwarded-for", address), ("sec-fetch-site", "same-origin")]
}

#[tokio::test]
async fn a_client_that_sends_too_many_forms_has_to_wait() {
    let site = Site::start().await;
    let mut answers = Vec::new();
    for _ in 0..60 {
        answers.push(site.post_with("/en/register", &[], &from("192.0.2.1")).await);
    }
    let refused = answers.iter().find(|answer| answer.status == 429).unwrap();
    let seconds: u64 = refused.header("retry-after").parse().unwrap();
    assert!((1..=60).contains(&seconds));
    assert!(refused.text().contains("<html"));

    assert_eq!(site.post_with("/en/register", &[], &from("192.0.2.2")).await.status, 422, "others need not wait");
    assert_eq!(site.get_with("/en", &from("192.0.2.1")).await.status, 200, "nor does who only looks");
}

#[tokio::test]
async fn a_hall_full_of_open_pages_may_read_the_clock() {
    let site = Site::start().await;
    for _ in 0..200 {
        let answer = site.post_with("/api/clock", &[], &from("192.0.2.1")).await;
        assert_ne!(answer.status, 429);
    }
}

#[tokio::test]
async fn limits_can_be_switched_off() {
    let site = Site::start_with(|config| config.limits = false).await;
    for _ in 0..100 {
        assert_eq!(site.post_with("/en/register", &[], &from("192.0.2.1")).await.status, 422);
    }
}

#[tokio::test]
async fn a_large_body_is_refused_whether_or_not_it_says_so() {
    let site = Site::start().await;
    for size in [70_000, 3_000_000] {
        let chunks = futures::stream::iter((0..size / 1_000).map(|_| Ok::<_, std::io::Error>(vec![b'x'; 1_000])));
        for body in [Body::from(vec![b'x'; size]), Body::from_stream(chunks)] {
            let request = Request::post("/en/register").header("accept", "text/html").body(body).unwrap();
            let answer = site.send(request).await;
            assert_eq!(answer.status, 413, "{size}");
            assert!(answer.text().contains("<html"));
        }
    }
}
