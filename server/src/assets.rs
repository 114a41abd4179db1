//! The browser's files: stylesheet, scripts, wasm, icon.
//!
//! All are found under `/pkg/VERSION/`, where they never change and browsers keep them for ever. Those of public/ have
//! their plain names as well (`/robots.txt`), with a short time to keep them.

pub(crate) mod encoding;
mod making;
mod source;

use std::sync::Arc;

use app::Assets;
use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use bytes::Bytes;

pub(crate) use self::source::File;
use self::source::Source;
use crate::{etag, middleware::headers::ForOtherSites, problem::Problem, shared::Shared};

pub(crate) const FOR_EVER: &str = "public, max-age=31536000, immutable";
const FOR_AN_HOUR: &str = "public, max-age=3600";
/// While developing, a file changes under its name.
pub(crate) const ASK_AGAIN: &str = "no-cache";

/// The one that pages of other sites load.
const FOR_OTHER_SITES: &str = "embed.js";

/// The files, wherever they are.
pub(crate) struct Files(&'static Source);

impl Files {
    /// Those that this program was built with.
    pub(crate) fn built_in() -> Self {
        Self(source::built_in())
    }

    /// Where pages find what they need. Names carry hashes that cargo-leptos put in, so that they are known by their
    /// endings.
    pub(crate) fn addresses(&self) -> Assets {
        let version = self.0.version();
        let names = self.0.names();
        let address = |fits: &dyn Fn(&str) -> bool| {
            let name = names.iter().find(|name| fits(name))?;
            Some(format!("/pkg/{version}/{name}"))
        };
        let found = |what: &str, fits: &dyn Fn(&str) -> bool| {
            address(fits).unwrap_or_else(|| {
                tracing::warn!("no {what} among the browser's files; `cargo leptos build` makes them");
                format!("/pkg/{version}/{what}")
            })
        };
        Assets {
            css: found("site.css", &|name| name.starts_with("site.") && name.ends_with(".css")),
            boot: found("boot.js", &|name| name == "boot.js"),
            module: found("site.js", &|name| name.starts_with("site.") && name.ends_with(".js")),
            wasm: found("site.wasm", &|name| name.ends_with(".wasm")),
            admin_css: found("admin.css", &|name| name == "admin.css"),
            admin: found("admin.js", &|name| name == "admin.js"),
            app: found("app.js", &|name| name == "app.js"),
            push: found("push.js", &|name| name == "push.js"),
            icon: found("icon.svg", &|name| name == "icon.svg"),
            embed_frame: found("embed-frame.js", &|name| name == "embed-frame.js"),
            folder: format!("/pkg/{version}"),
            reload: None,
        }
    }

    /// What stands in the addresses of this build's files.
    pub(crate) fn version(&self) -> &'static str {
        self.0.version()
    }

    /// Whether other bytes may stand under the same address later.
    pub(crate) fn may_change(&self) -> bool {
        matches!(self.0, Source::Disk { .. })
    }

    /// The text of one of our scripts.
    pub(crate) fn script(&self, name: &str) -> Option<Bytes> {
        self.0.any(name).map(|file| file.plain)
    }

    /// The routes of all files.
    pub(crate) fn router(&self) -> Router<Arc<Shared>> {
        let versioned = Router::new().route("/pkg/{version}/{*name}", get(versioned));
        self.0.public_names().into_iter().fold(versioned, |router, name| {
            let path = format!("/{name}");
            let file = async move |State(shared): State<Arc<Shared>>, headers: HeaderMap| {
                answer(shared.files.0.public(&name), &headers, FOR_AN_HOUR)
            };
            router.route(&path, get(file))
        })
    }
}

async fn versioned(
    State(shared): State<Arc<Shared>>,
    Path((version, name)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    // A page of an earlier build must not keep today's file under yesterday's address.
    let known = version == shared.files.0.version();
    answer(known.then(|| shared.files.0.any(&name)).flatten(), &headers, FOR_EVER)
}

/// The file in the best form that the browser takes.
pub(crate) fn answer(file: Option<File>, asked: &HeaderMap, keep: &'static str) -> Response {
    let Some(file) = file else { return Problem::NOT_FOUND.into_response() };
    let (body, encoding) = encoding::best(&file, asked.get_all(header::ACCEPT_ENCODING));
    let tag = etag::strong(&file.hash, encoding.suffix());
    let keep = if file.may_change { ASK_AGAIN } else { keep };
    let headers = [
        (header::ETAG, tag.clone()),
        (header::CACHE_CONTROL, HeaderValue::from_static(keep)),
        (header::VARY, HeaderValue::from_static("accept-encoding")),
    ];
    let mut response = if etag::any_matches(asked.get_all(header::IF_NONE_MATCH), &tag) {
        (StatusCode::NOT_MODIFIED, headers).into_response()
    } else {
        let kind = [(header::CONTENT_TYPE, HeaderValue::from_static(kind(&file.name)))];
        let mut response = (headers, kind, body).into_response();
        if let Some(name) = encoding.name() {
            response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        response
    };
    if file.name == FOR_OTHER_SITES {
        response.extensions_mut().insert(ForOtherSites);
    }
    response
}

/// The media type that a file's ending stands for.
fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "ico" => "image/vnd.microsoft.icon",
        "txt" => "text/plain; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use axum::body::{HttpBody, to_bytes};

    use super::*;

    fn wasm() -> Option<File> {
        Some(File {
            name: "site.abc.wasm".to_owned(),
            hash: "0123".to_owned(),
            plain: "plain".into(),
            brotli: Some("br".into()),
            gzip: Some("gzip".into()),
            may_change: false,
        })
    }

    fn asked(name: header::HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    #[tokio::test]
    async fn each_browser_gets_the_best_form_it_takes() {
        for (accepted, encoding, body, tag) in [
            ("gzip, deflate, br", Some("br"), "br", "\"0123-br\""),
            ("gzip", Some("gzip"), "gzip", "\"0123-gz\""),
            ("br;q=0, identity", None, "plain", "\"0123\""),
        ] {
            let response = answer(wasm(), &asked(header::ACCEPT_ENCODING, accepted), FOR_EVER);
            let headers = response.headers();
            assert_eq!(headers.get(header::CONTENT_ENCODING).map(|name| name.to_str().unwrap()), encoding);
            assert_eq!(headers[header::CONTENT_TYPE], "application/wasm");
            assert_eq!(headers[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
            assert_eq!(headers[header::VARY], "accept-encoding");
            assert_eq!(headers[header::ETAG], tag);
            assert_eq!(response.body().size_hint().exact(), Some(body.len() as u64), "its length is known");
            assert_eq!(to_bytes(response.into_body(), 100).await.unwrap(), body);
        }
    }

    #[test]
    fn a_form_that_is_kept_is_not_sent_again() {
        let mut asked = asked(header::IF_NONE_MATCH, "\"0123-br\"");
        asked.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("br"));
        assert_eq!(answer(wasm(), &asked, FOR_EVER).status(), StatusCode::NOT_MODIFIED);
        asked.remove(header::ACCEPT_ENCODING);
        assert_eq!(answer(wasm(), &asked, FOR_EVER).status(), StatusCode::OK);
    }

    #[test]
    fn what_may_change_is_asked_for_again() {
        let file = wasm().map(|file| File { may_change: true, ..file });
        assert_eq!(answer(file, &HeaderMap::new(), FOR_EVER).headers()[header::CACHE_CONTROL], "no-cache");
    }
}
