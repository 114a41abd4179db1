//! Under `cargo leptos watch`, pages may listen to its socket, which says when there is a new build.

use std::{env, sync::Arc};

use axum::{
    extract::{Request, State},
    http::{HeaderValue, header},
    middleware::Next,
    response::Response,
};

/// The socket of the `cargo leptos watch` that has started this program; none for a release build or without one.
pub(crate) fn socket() -> Option<String> {
    if !cfg!(debug_assertions) || env::var_os("LEPTOS_WATCH").is_none() {
        return None;
    }
    let port: u16 = env::var("LEPTOS_RELOAD_PORT").ok()?.parse().ok()?;
    Some(format!("ws://127.0.0.1:{port}/live_reload"))
}

/// Adds the socket to what a page may connect to.
pub(super) async fn allowed(State(socket): State<Arc<str>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let policy = response.headers().get(header::CONTENT_SECURITY_POLICY).and_then(|policy| policy.to_str().ok());
    let wider = policy.map(|policy| policy.replace("connect-src 'self'", &format!("connect-src 'self' {socket}")));
    if let Some(wider) = wider.and_then(|policy| HeaderValue::from_str(&policy).ok()) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, wider);
    }
    response
}
