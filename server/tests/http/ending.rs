//! How the program ends.

use std::time::Duration;

use axum::{body::Body, http::Request};
use http_body_util::BodyExt;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::{sleep, timeout},
};

use crate::support::{
    Program,
    forms::{encoded, fresh_key, registration},
};

#[tokio::test]
async fn sigterm_lets_a_request_in_flight_finish() {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::serve(folder.path(), &["--clock", "2024-02-28T10:55:00+01:00"]).await;
    let page = program.client().get("/en/register").await.unwrap();
    let (key, stamp) = (fresh_key(), page.stamp());
    let form = encoded(&registration("Ada", &key, &stamp));

    // Half of a form has been sent when the signal comes, and a live stream and an idle connection are open.
    let mut half_sent = TcpStream::connect(program.addr).await.unwrap();
    let head = format!(
        "POST /en/register HTTP/1.1\r\nhost: {}\r\naccept: text/html\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n",
        program.addr,
        form.len()
    );
    half_sent.write_all(head.as_bytes()).await.unwrap();
    half_sent.write_all(&form.as_bytes()[..10]).await.unwrap();
    let live = Request::get("/live").body(Body::empty()).unwrap();
    let mut live = program.client().send(live).await.unwrap().into_body();
    live.frame().await.unwrap().unwrap();
    let idle = TcpStream::connect(program.addr).await.unwrap();
    sleep(Duration::from_millis(100)).await;

    let addr = program.addr;
    program.signal("TERM");
    let ended =
        timeout(Duration::from_secs(5), async { while live.frame().await.is_some_and(|frame| frame.is_ok()) {} });
    ended.await.expect("the live stream ends by itself");
    assert!(TcpStream::connect(addr).await.is_err(), "no more connections are taken");

    half_sent.write_all(&form.as_bytes()[10..]).await.unwrap();
    let mut answer = String::new();
    half_sent.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    let status = timeout(Duration::from_secs(5), program.ended()).await.expect("it waits for nothing else");
    assert_eq!(status.code(), Some(0));
    drop(idle);
}

#[tokio::test]
async fn an_address_that_is_taken_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::serve(folder.path(), &[]).await;
    let output = crate::support::program::run(folder.path(), &["serve", "--addr", &program.addr.to_string()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains(&program.addr.to_string()));
}
