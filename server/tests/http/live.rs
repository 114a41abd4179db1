//! The live stream, over real connections.

use axum::{body::Body, http::Request};
use http_body_util::BodyExt;
use hyper::body::Incoming;

use crate::support::{
    Program, Site,
    forms::{fresh_key, pledge},
};

/// Reads frames until one fits; the whole text read so far.
async fn read_until(body: &mut Incoming, fits: impl Fn(&str) -> bool) -> String {
    let mut text = String::new();
    while !fits(&text) {
        let frame = body.frame().await.expect("the stream goes on").unwrap();
        text.push_str(std::str::from_utf8(frame.data_ref().unwrap()).unwrap());
    }
    text
}

fn live() -> Request<Body> {
    Request::get("/live").header("accept", "text/event-stream").body(Body::empty()).unwrap()
}

#[tokio::test]
async fn a_pledge_arrives_on_open_streams() {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::serve(folder.path(), &["--clock", "2024-02-28T10:55:00+01:00"]).await;
    let client = program.client();

    let response = client.send(live()).await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    assert_eq!(response.headers()["cache-control"], "no-store");
    assert_eq!(response.headers()["x-accel-buffering"], "no");
    let mut body = response.into_body();
    let first = read_until(&mut body, |text| text.contains("data:")).await;
    assert!(first.starts_with("retry: "), "{first}");
    assert!(first.contains("event: live\n") && first.contains("\"total\":0"), "{first}");

    let page = client.get("/en/pledge").await.unwrap();
    let answer = client.post("/en/pledge", &pledge("Ada", "named", &fresh_key(), &page.stamp())).await.unwrap();
    assert_eq!(answer.status, 303);
    let next = read_until(&mut body, |text| text.contains("\"total\":1")).await;
    assert!(next.contains("Ada"), "{next}");
}

#[tokio::test]
async fn one_client_may_have_many_streams_but_not_all() {
    let site = Site::start().await;
    let ask = async || site.response(live()).await;
    let mut open = Vec::new();
    for _ in 0..400 {
        let response = ask().await;
        assert_eq!(response.status(), 200);
        open.push(response);
    }
    let refused = ask().await;
    assert_eq!(refused.status(), 429);
    assert!(refused.headers().contains_key("retry-after"));
    open.pop();
    assert_eq!(ask().await.status(), 200, "a closed stream gives its place back");
}
