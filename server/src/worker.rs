//! `/sw.js`: the service worker, with what it has to know of this build as its first line.

use std::sync::Arc;

use axum::{
    Extension,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use backend::{dates, i18n::tr_with};
use domain::Lang;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{etag, middleware::headers::AsksHere, problem::Problem, shared::Shared};

/// What stands for the time in the note on a page that is not fresh.
const TIME: &str = "{time}";

pub(crate) async fn script(State(shared): State<Arc<Shared>>, asked: HeaderMap) -> Response {
    let Some(script) = shared.files.script("sw.js") else { return Problem::NOT_FOUND.into_response() };
    let script = [format!("const SITE = {};\n", site(shared.files.version())).as_bytes(), &script].concat();
    let tag = etag::weak(&Sha256::digest(&script));
    // Browsers ask again with each visit, and a new version shows at once.
    let keep = [(header::ETAG, tag.clone()), (header::CACHE_CONTROL, HeaderValue::from_static("no-cache"))];
    if etag::any_matches(asked.get_all(header::IF_NONE_MATCH), &tag) {
        return (StatusCode::NOT_MODIFIED, keep).into_response();
    }
    let kind = [(header::CONTENT_TYPE, "text/javascript; charset=utf-8")];
    (Extension(AsksHere), keep, kind, script).into_response()
}

/// What the script reads of it.
fn site(version: &str) -> Value {
    let as_of = |lang: Lang| {
        let note = tr_with(lang, "offline-as-of", &[("time", TIME.into())]);
        (lang.code().to_owned(), json!({ "note": note, "intl": dates::intl_tag(lang) }))
    };
    let as_of: serde_json::Map<String, Value> = Lang::ALL.into_iter().map(as_of).collect();
    json!({ "version": version, "langs": Lang::ALL.map(Lang::code), "asOf": as_of })
}
