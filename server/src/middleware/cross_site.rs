//! Refuses what another site's page makes a visitor's browser send.
//!
//! Fetch Metadata says where a request comes from (W3C, "Fetch Metadata Request Headers"); a browser sends it to
//! https addresses and to the own machine. Without it, `Origin` must be our own. A request with neither comes from a
//! program and not from a page: every browser of the last years sends `Origin` with a POST. It is let through, as
//! visitors' one cookie says which device votes, and programs have none but their own. Organisers' forms have to say where
//! they come from (`app/src/admin/access.rs`).

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, Uri, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{problem::Problem, shared::Shared};

/// Lets through what does not change anything, and what our own pages send.
pub(crate) async fn refused(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS | Method::TRACE);
    if safe || from_our_pages(request.headers(), request.uri(), &shared.site.public_url) {
        next.run(request).await
    } else {
        Problem::CROSS_SITE.into_response()
    }
}

fn from_our_pages(headers: &HeaderMap, uri: &Uri, public_url: &str) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        // `none`: typed or reloaded by the visitor. `same-site` is another host of the same owner, or not.
        return site == "same-origin" || site == "none";
    }
    let Some(origin) = headers.get(header::ORIGIN) else { return true };
    let Ok(origin) = origin.to_str() else { return false };
    let host = uri.authority().map(|authority| authority.as_str());
    let host = host.or_else(|| headers.get(header::HOST)?.to_str().ok());
    let origin_host = origin.split_once("://").map(|(_, host)| host);
    origin.eq_ignore_ascii_case(public_url)
        || origin_host.zip(host).is_some_and(|(origin, host)| origin.eq_ignore_ascii_case(host))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn allowed(pairs: &[(&'static str, &str)]) -> bool {
        let headers = pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect();
        from_our_pages(&headers, &Uri::from_static("/en/register"), "https://example.org")
    }

    #[test]
    fn fetch_metadata_decides_where_it_is_sent() {
        assert!(allowed(&[("sec-fetch-site", "same-origin"), ("origin", "null")]));
        assert!(allowed(&[("sec-fetch-site", "none")]));
        assert!(!allowed(&[("sec-fetch-site", "cross-site"), ("origin", "https://example.org")]));
        assert!(!allowed(&[("sec-fetch-site", "same-site")]));
        assert!(!allowed(&[("sec-fetch-site", "")]));
    }

    #[test]
    fn without_it_the_origin_must_be_ours() {
        assert!(allowed(&[("origin", "https://example.org"), ("host", "127.0.0.1:3000")]));
        assert!(allowed(&[("origin", "http://192.0.2.1:3000"), ("host", "192.0.2.1:3000")]));
        assert!(!allowed(&[("origin", "https://evil.example"), ("host", "example.org")]));
        assert!(!allowed(&[("origin", "https://example.org.evil.example"), ("host", "example.org")]));
        assert!(!allowed(&[("origin", "null"), ("host", "example.org")]));
        assert!(!allowed(&[("origin", "null")]));
    }

    #[test]
    fn a_program_that_sends_neither_is_let_through() {
        assert!(allowed(&[("host", "example.org")]));
    }
}
