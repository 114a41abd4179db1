//! Every address of the site: the pages and forms of `app`, and what this crate adds.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{OriginalUri, State},
    http::{HeaderMap, StatusCode, header},
    middleware::from_fn_with_state,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use serde_json::json;

use crate::{
    calendar, desk_live, icons, live,
    middleware::{self, pages},
    photos, pictures,
    problem::{self, Problem},
    shared::Shared,
    worker,
};

/// All routes with all that happens around them.
pub(crate) fn router(shared: &Arc<Shared>) -> Router {
    let with = || Arc::clone(shared);
    let drawn = app::router(shared.site.clone())
        .layer(from_fn_with_state(with(), pages::kept))
        .layer(from_fn_with_state(with(), calendar::before_pages));
    let own = Router::new()
        .route("/", get(home))
        .route("/manifest.webmanifest", get(manifest))
        .route("/live", get(live::open))
        .route("/left", get(left))
        .route("/sw.js", get(worker::script))
        .route("/healthz", get(alive))
        .route("/readyz", get(ready))
        .merge(shared.files.router())
        .merge(photos::router())
        .merge(icons::router())
        .merge(pictures::router())
        .fallback(elsewhere)
        .with_state(with());
    middleware::around(own.merge(drawn).merge(desk_live::area(shared).router()), shared)
}

/// `/`: on to the session page in the visitor's language. Nothing remembers the choice; the address holds it.
async fn home(headers: HeaderMap) -> Response {
    in_their_language("", &headers)
}

/// `/manifest.webmanifest`: on to the manifest in the visitor's language. Pages name theirs themselves.
async fn manifest(headers: HeaderMap) -> Response {
    in_their_language("/manifest.webmanifest", &headers)
}

/// On to `path` in the language that the browser asks for.
fn in_their_language(path: &str, headers: &HeaderMap) -> Response {
    let lang = problem::language("/", headers);
    let headers = [(header::VARY, "accept-language"), (header::CACHE_CONTROL, "no-cache")];
    (headers, Redirect::to(&format!("/{lang}{path}"))).into_response()
}

/// `/left`: nothing at all, so that a browser stays where it is. It stands in a tab's history in place of the pages that
/// were left (`frontend/boot/3-leaving.js`).
async fn left() -> StatusCode {
    StatusCode::NO_CONTENT
}

/// `/healthz`: the program runs.
async fn alive() -> Response {
    said(StatusCode::OK, "alive")
}

/// `/readyz`: it can answer from its store, and is not about to end.
async fn ready(State(shared): State<Arc<Shared>>) -> Response {
    if shared.stop.is_asked() {
        return said(StatusCode::SERVICE_UNAVAILABLE, "stopping");
    }
    match shared.site.backend.ready().await {
        Ok(()) => said(StatusCode::OK, "ready"),
        Err(error) => {
            tracing::error!(%error, "the store does not answer");
            said(StatusCode::SERVICE_UNAVAILABLE, "not-ready")
        }
    }
}

fn said(status: StatusCode, state: &str) -> Response {
    (status, [(header::CACHE_CONTROL, "no-store")], Json(json!({ "status": state }))).into_response()
}

/// Whatever has no route: without the slash at its end it may have one.
async fn elsewhere(OriginalUri(uri): OriginalUri) -> Response {
    match without_slash(uri.path()) {
        Some(path) => {
            let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
            Redirect::permanent(&format!("{path}{query}")).into_response()
        }
        None => Problem::NOT_FOUND.into_response(),
    }
}

/// The path without the slashes at its end. A path that a browser would take for another host (`//host/`, `/\host/`)
/// is nowhere to send anyone.
fn without_slash(path: &str) -> Option<&str> {
    let shorter = path.strip_suffix('/')?.trim_end_matches('/');
    let safe = shorter.len() > 1 && !shorter.starts_with("//") && !shorter.contains('\\');
    safe.then_some(shorter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slash_too_many_is_taken_off_and_leads_to_no_other_host() {
        assert_eq!(without_slash("/en/"), Some("/en"));
        assert_eq!(without_slash("/en/pledges//"), Some("/en/pledges"));
        for path in ["/", "//", "/en", "//evil.example/", "/\\evil.example/", "///evil.example/"] {
            assert_eq!(without_slash(path), None, "{path}");
        }
    }
}
