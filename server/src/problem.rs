//! Answers that are errors: decided anywhere, written in one place.
//!
//! Whoever refuses a request answers with a [`Problem`], or with an [`AppError`] in the response's extensions, and no
//! body. [`written_out`] then draws the page in the visitor's language, or writes JSON for programs.

use std::sync::Arc;

use app::{ErrorPage, Framing, SpokenIn, admin::is_in_area, error_page};
use axum::{
    Json,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use domain::{AppError, Embed, Lang};
use serde_json::json;

use crate::{middleware::request_id::RequestId, shared::Shared};

/// A request that is refused, or could not be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Problem {
    status: StatusCode,
    /// A stable name.
    code: &'static str,
    /// Whole seconds to wait before another try, where that helps.
    retry_after: Option<u64>,
}

impl Problem {
    pub(crate) const NOT_FOUND: Self = Self::new(StatusCode::NOT_FOUND, "not-found");
    pub(crate) const CROSS_SITE: Self = Self::new(StatusCode::FORBIDDEN, "cross-site");
    pub(crate) const BODY_BROKEN: Self = Self::new(StatusCode::BAD_REQUEST, "broken-body");
    pub(crate) const SLOW_BODY: Self = Self::new(StatusCode::REQUEST_TIMEOUT, "slow-body");
    pub(crate) const BODY_TOO_LARGE: Self = Self::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large");
    pub(crate) const ADDRESS_TOO_LONG: Self = Self::new(StatusCode::URI_TOO_LONG, "address-too-long");
    pub(crate) const INTERNAL: Self = Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal");

    const fn new(status: StatusCode, code: &'static str) -> Self {
        Self { status, code, retry_after: None }
    }

    /// Too many requests from one client.
    pub(crate) const fn too_many(seconds: u64) -> Self {
        let code = AppError::TooMany { retry_after: seconds }.code();
        Self { retry_after: Some(seconds), ..Self::new(StatusCode::TOO_MANY_REQUESTS, code) }
    }

    /// Nothing is wrong with the request; later it may be answered.
    pub(crate) const fn unavailable(seconds: u64) -> Self {
        Self { retry_after: Some(seconds), ..Self::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable") }
    }

    /// What a response says that has no words of its own.
    fn of(response: &Response) -> Self {
        if let Some(problem) = response.extensions().get::<Self>() {
            return *problem;
        }
        let status = response.status();
        match response.extensions().get::<AppError>() {
            Some(AppError::TooMany { retry_after }) => Self::too_many(*retry_after),
            Some(error) => Self::new(status, error.code()),
            None => Self::new(
                status,
                match status {
                    StatusCode::NOT_FOUND => "not-found",
                    StatusCode::FORBIDDEN => Self::CROSS_SITE.code,
                    StatusCode::METHOD_NOT_ALLOWED => "method-not-allowed",
                    status if status.is_client_error() => "bad-request",
                    _ => "internal",
                },
            ),
        }
    }

    /// What a server function's caller knows it by: the code of one of the domain's own errors.
    fn code_for_islands(self) -> &'static str {
        match self.status {
            StatusCode::NOT_FOUND | StatusCode::TOO_MANY_REQUESTS => self.code,
            StatusCode::SERVICE_UNAVAILABLE | StatusCode::REQUEST_TIMEOUT => AppError::Unreachable.code(),
            _ => AppError::Internal.code(),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The language to answer in: that of the address, else the one the browser asks for.
pub(crate) fn language(path: &str, headers: &HeaderMap) -> Lang {
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    first.parse().unwrap_or_else(|_| {
        Lang::negotiate(headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default())
    })
}

/// Writes out every error that has no words of its own yet.
pub(crate) async fn written_out(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let for_api = request.uri().path().starts_with("/api/");
    let embed = Embed::at(request.uri().path());
    let in_area = is_in_area(request.uri().path());
    let asked_in = language(request.uri().path(), request.headers());
    let for_people = !for_api && accepts_html(request.headers());
    let id = request.extensions().get::<RequestId>().map(ToString::to_string).unwrap_or_default();

    let response = next.run(request).await;
    if !response.status().is_client_error() && !response.status().is_server_error() || has_own_words(&response, for_api)
    {
        return response;
    }
    let problem = Problem::of(&response);
    let mut written = if for_people {
        let lang = response.extensions().get().map_or(asked_in, |SpokenIn(lang)| *lang);
        let page = ErrorPage {
            status: problem.status,
            code: problem.code,
            request_id: id,
            retry_after: problem.retry_after,
            framed: embed.is_some(),
            in_area,
        };
        let (html, drawn) = error_page(&shared.site, lang, &page);
        let mut written = Html(html).into_response();
        written.extensions_mut().insert(drawn);
        if let Some(embed) = embed {
            written.extensions_mut().insert(Framing::of(&shared.site.backend, embed));
        }
        written
    } else if for_api {
        Json(problem.code_for_islands()).into_response()
    } else {
        Json(json!({ "code": problem.code, "request_id": id })).into_response()
    };
    *written.status_mut() = problem.status;
    let headers = written.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::VARY, HeaderValue::from_static("accept, accept-language"));
    if let Some(seconds) = problem.retry_after {
        headers.insert(header::RETRY_AFTER, seconds.into());
    }
    if let Some(allow) = response.headers().get(header::ALLOW) {
        headers.insert(header::ALLOW, allow.clone());
    }
    written
}

/// Whether an error was already written out: a form drawn again with its errors, or a server function's answer.
fn has_own_words(response: &Response, for_api: bool) -> bool {
    let is_json = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|value| value.as_bytes().starts_with(b"application/json"));
    response.extensions().get::<app::Drawn>().is_some() || for_api && is_json
}

fn accepts_html(headers: &HeaderMap) -> bool {
    headers
        .get_all(header::ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .any(|value| value.contains("text/html"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_decides_the_language_before_the_browser_does() {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static("fr"));
        assert_eq!(language("/ar/nowhere", &headers), Lang::Ar);
        assert_eq!(language("/nowhere", &headers), Lang::Fr);
        assert_eq!(language("/", &HeaderMap::new()), Lang::En);
    }
}
