//! Strict headers on every kind of answer.

use axum::{
    body::Body,
    http::{HeaderMap, Request},
};

use crate::support::Site;

/// One request for every kind of answer there is, and its status.
async fn every_kind(site: &Site) -> Vec<(&'static str, u16, HeaderMap)> {
    let request = |method: &str, path: &str, headers: &[(&str, &str)], body: Vec<u8>| {
        let request = Request::builder().method(method).uri(path).header("host", "example.org");
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        request.body(Body::from(body)).unwrap()
    };
    let html = ("accept", "text/html");
    let page = site.get("/en").await;
    let (tag, boot) = (page.header("etag").to_owned(), page.attribute("<script", "src"));
    let icon = page.attribute("rel=\"apple-touch-icon\"", "href");
    let slug = site.backend.event().unwrap().session.slug.clone();
    let ics = format!("/en/sessions/{slug}.ics");
    let long = format!("/en?{}", "x".repeat(3_000));
    let kinds = [
        ("a page", request("GET", "/en", &[html], vec![])),
        ("a page's head", request("HEAD", "/en", &[html], vec![])),
        ("a page that has not changed", request("GET", "/en", &[html, ("if-none-match", &tag)], vec![])),
        ("a redirect", request("GET", "/", &[html], vec![])),
        ("an error page", request("GET", "/en/nowhere", &[html], vec![])),
        ("an error for programs", request("GET", "/en/nowhere", &[], vec![])),
        ("a wrong method", request("DELETE", "/en", &[html, ("sec-fetch-site", "same-origin")], vec![])),
        (
            "a form with mistakes",
            request("POST", "/en/register", &[html, ("content-type", "application/x-www-form-urlencoded")], vec![]),
        ),
        ("a cross-site form", request("POST", "/en/register", &[html, ("sec-fetch-site", "cross-site")], vec![])),
        ("a large form", request("POST", "/en/register", &[html], vec![b'x'; 100_000])),
        ("a long address", request("GET", &long, &[html], vec![])),
        ("a server function", request("POST", "/api/nothing", &[], vec![])),
        ("a calendar file", request("GET", &ics, &[html], vec![])),
        ("the live stream", request("GET", "/live", &[("accept", "text/event-stream")], vec![])),
        ("health", request("GET", "/healthz", &[], vec![])),
        ("a browser's file", request("GET", "/robots.txt", &[], vec![])),
        ("the worker's script", request("GET", "/sw.js", &[], vec![])),
        ("a manifest", request("GET", "/ar/manifest.webmanifest", &[], vec![])),
        ("a script", request("GET", &boot, &[], vec![])),
        ("the clock", request("POST", "/api/clock", &[("content-type", "application/json")], b"{}".to_vec())),
        ("an icon", request("GET", &icon, &[], vec![])),
        ("an icon that is not there", request("GET", "/icons/none.png", &[], vec![])),
        ("a missing file", request("GET", "/pkg/none/site.js", &[], vec![])),
    ];
    let mut answers = Vec::new();
    for (name, request) in kinds {
        let response = site.response(request).await;
        answers.push((name, response.status().as_u16(), response.headers().clone()));
    }
    answers
}

#[tokio::test]
async fn every_answer_has_them() {
    let site = Site::start().await;
    let answers = every_kind(&site).await;
    let statuses: Vec<u16> = answers.iter().map(|(_, status, _)| *status).collect();
    assert_eq!(
        statuses,
        [
            200, 200, 304, 303, 404, 404, 405, 422, 403, 413, 414, 400, 200, 200, 200, 200, 200, 200, 200, 200, 200,
            404, 404
        ]
    );
    for (name, status, headers) in answers {
        let has = |header: &str, value: &str| {
            let found = headers.get(header).unwrap_or_else(|| panic!("{name} has no {header}"));
            assert!(found.to_str().unwrap().contains(value), "{name}: {header}: {found:?}");
        };
        assert!(headers.contains_key("cache-control"), "{name}");
        assert_eq!(headers["x-request-id"].len(), 16);
        assert!(!headers.contains_key("server") && !headers.contains_key("set-cookie"), "{name}");
        // The browser goes on with what it keeps, and with the headers of that.
        if status == 304 {
            let ours = ["content-security-policy", "x-frame-options", "permissions-policy", "x-content-type-options"];
            assert!(ours.iter().all(|ours| !headers.contains_key(*ours)), "{headers:?}");
            continue;
        }
        has("x-content-type-options", "nosniff");
        has("cross-origin-resource-policy", "same-origin");
        has("strict-transport-security", "max-age=31536000");
        // These are for documents, and what pages are made of is none.
        let read = [
            "an error for programs",
            "a server function",
            "health",
            "the live stream",
            "the worker's script",
            "a manifest",
            "a script",
            "the clock",
            "an icon",
            "an icon that is not there",
            "a missing file",
        ];
        if read.contains(&name) {
            assert!(!headers.contains_key("permissions-policy"), "{name}");
            assert_eq!(
                headers.contains_key("content-security-policy"),
                name == "an icon" || name == "the worker's script"
            );
        } else {
            has("content-security-policy", "default-src 'none'");
            has("content-security-policy", "frame-ancestors 'none'");
            assert!(!headers["content-security-policy"].to_str().unwrap().contains("unsafe-inline"), "{name}");
            has("referrer-policy", "same-origin");
            has("permissions-policy", "camera=()");
            has("cross-origin-opener-policy", "same-origin");
            has("x-frame-options", "DENY");
        }
    }
}

#[tokio::test]
async fn only_pages_may_run_scripts_and_only_their_own() {
    let site = Site::start().await;
    for path in ["/en", "/fr/pledges", "/ar/register", "/en/nowhere"] {
        let answer = site.get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.contains(&format!("script-src 'nonce-{}' 'strict-dynamic' 'wasm-unsafe-eval'", answer.nonce())));
        for part in ["style-src 'self'", "form-action 'self'", "base-uri 'none'", "connect-src 'self'"] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
    }
    for path in ["/robots.txt"] {
        let answer = site.get(path).await;
        assert_eq!(answer.header("content-security-policy"), "default-src 'none'; frame-ancestors 'none'");
    }
}

#[tokio::test]
async fn plain_http_does_not_promise_https() {
    let site = Site::start_with(|config| config.public_url = None).await;
    assert!(!site.get("/en").await.headers.contains_key("strict-transport-security"));
}
