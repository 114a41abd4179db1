//! What the log says, and what it must not.

use axum::{body::Body, http::Request};

use crate::support::{
    Program,
    forms::{fresh_key, location, registration},
};

#[tokio::test]
async fn one_line_a_request_and_nothing_about_anyone() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["--clock", "2024-02-28T10:55:00+01:00", "--log-format", "json", "--trust-proxy"];
    let program = Program::serve(folder.path(), &arguments).await;
    let client = program.client();
    let page = client.get("/en/register").await.unwrap();
    let mut form = registration("Zebedee Quill", "", "");
    let (key, stamp) = (fresh_key(), page.stamp());
    form.retain(|(name, _)| !["contact", "key", "stamp"].contains(name));
    form.extend([("contact", "device"), ("access_needs", "captions-for-zq"), ("key", &*key), ("stamp", &*stamp)]);
    let answer = client.post("/en/register", &form).await.unwrap();
    let own = location(&answer).to_owned();
    let token = own.rsplit('/').next().unwrap();
    let request = Request::get(format!("{own}?secret=in-the-query"))
        .header("user-agent", "Nosy/7.3")
        .header("referer", "https://referrer.example/")
        .header("x-forwarded-for", "198.51.100.77")
        .header("cookie", "a=cookie-text")
        .body(Body::empty());
    let answer = client.send(request.unwrap()).await.unwrap();
    let id = answer.headers()["x-request-id"].to_str().unwrap().to_owned();
    client.get("/en/nowhere/hidden-path").await.unwrap();
    program.signal("TERM");
    let log_file = folder.path().join("log.txt");
    assert!(program.ended().await.success());
    let log = std::fs::read_to_string(log_file).unwrap();

    let lines: Vec<serde_json::Value> = log
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .filter(|line: &serde_json::Value| line["message"] == "answered")
        .collect();
    assert_eq!(lines.len(), 4, "{log}");
    assert_eq!((lines[2]["method"].as_str(), lines[2]["status"].as_u64()), (Some("GET"), Some(200)));
    assert_eq!(lines[2]["route"], "/{lang}/r/{token}");
    assert_eq!(lines[2]["span"]["id"], id);
    for hidden in [
        token,
        "Zebedee",
        "captions-for-zq",
        "198.51.100",
        "127.0.0.1:5",
        "Nosy",
        "referrer.example",
        "in-the-query",
        "cookie-text",
        "hidden-path",
        &key,
    ] {
        assert!(!log.contains(hidden), "{hidden} is in the log:\n{log}");
    }
}
