//! `/sw.js`: the service worker, with what it has to know of this build as its first line.

use std::sync::{Arc, OnceLock};

use axum::{
    Extension,
    extract::State,
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use domain::Lang;
use serde_json::{Value, json};

use crate::{
    assets::{self, File, Files},
    middleware::headers::AsksHere,
    shared::Shared,
};

pub(crate) async fn script(State(shared): State<Arc<Shared>>, asked: HeaderMap) -> Response {
    // Browsers ask again with each visit, and a new version shows at once.
    (Extension(AsksHere), assets::answer(file(&shared.files), &asked, assets::ASK_AGAIN)).into_response()
}

/// The script as a file, made once in a program that has its files inside.
fn file(files: &Files) -> Option<File> {
    static MADE: OnceLock<Option<File>> = OnceLock::new();
    let make = || {
        let script = files.script("sw.js")?;
        let site = format!("const SITE = {};\n", site(files.version()));
        Some(File::made("sw.js", [site.as_bytes(), &script].concat()))
    };
    if files.may_change() { make() } else { MADE.get_or_init(make).clone() }
}

/// What the script reads of it.
fn site(version: &str) -> Value {
    json!({ "version": version, "langs": Lang::ALL.map(Lang::code) })
}
