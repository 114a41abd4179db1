//! `/{lang}/sessions/{slug}.ics`: the session as a calendar file.
//!
//! A route's parameter cannot end in a suffix, so that this address reaches the route of the session's page. What ends
//! in `.ics` is answered here, before the page.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use backend::calendar;
use domain::{DAY, Lang};
use sha2::{Digest, Sha256};

use crate::{etag, problem::Problem, shared::Shared};

/// Answers what asks for a calendar file, and passes on all else.
pub(crate) async fn before_pages(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let looks = matches!(*request.method(), Method::GET | Method::HEAD);
    match asked_for(request.uri().path()) {
        Some((lang, slug)) if looks => file(&shared, lang, slug, request.headers()),
        _ => next.run(request).await,
    }
}

/// Language and slug of a calendar file's path.
fn asked_for(path: &str) -> Option<(Lang, &str)> {
    let (lang, rest) = path.strip_prefix('/')?.split_once('/')?;
    let slug = rest.strip_prefix("sessions/")?.strip_suffix(".ics")?;
    Some((lang.parse().ok()?, slug))
}

fn file(shared: &Shared, lang: Lang, slug: &str, asked: &HeaderMap) -> Response {
    let Some((backend, event)) =
        shared.site.backend.of_session(slug).and_then(|backend| backend.event().map(|event| (backend, event)))
    else {
        return Problem::NOT_FOUND.into_response();
    };
    let page = format!("{}/{lang}/sessions/{slug}", shared.site.public_url);
    // The file says when it was made; the same all day, so that it can be asked for again in vain.
    let now = backend.clock().now();
    let made_at = now.plus(-now.millis().rem_euclid(DAY));
    let text = calendar::session_ics(&event, lang, &page, backend.session_sequence(), made_at);
    let tag = etag::weak(&Sha256::digest(&text));
    let headers = [
        (header::ETAG, tag.clone()),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
        (header::VARY, HeaderValue::from_static("accept-encoding")),
    ];
    if etag::any_matches(asked.get_all(header::IF_NONE_MATCH), &tag) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    // A slug holds lower-case letters, digits and hyphens alone.
    let disposition = format!("attachment; filename=\"{slug}.ics\"");
    let kind =
        [(header::CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    (headers, kind, text).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_calendar_file_of_a_language_is_taken() {
        assert_eq!(asked_for("/fr/sessions/a-b.ics"), Some((Lang::Fr, "a-b")));
        for path in ["/fr/sessions/a-b", "/xx/sessions/a.ics", "/sessions/a.ics", "/fr/r/a.ics"] {
            assert_eq!(asked_for(path), None, "{path}");
        }
    }
}
