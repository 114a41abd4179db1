//! `/icons/{file}`: the icons of the installed app.

use std::sync::Arc;

use axum::{
    Router,
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use backend::picture::Icon;

use crate::{assets::FOR_EVER, etag, problem::Problem, shared::Shared};

pub(crate) fn router() -> Router<Arc<Shared>> {
    Router::new().route("/icons/{file}", get(answer))
}

async fn answer(Path(file): Path<String>, asked: HeaderMap) -> Response {
    let Some(icon) = Icon::of_file(&file) else { return Problem::NOT_FOUND.into_response() };
    let picture = icon.picture();
    let tag = etag::strong(&etag::hex(&picture.hash), "");
    // Its name is made of what is in it.
    let keep = [(header::ETAG, tag.clone()), (header::CACHE_CONTROL, HeaderValue::from_static(FOR_EVER))];
    if etag::any_matches(asked.get_all(header::IF_NONE_MATCH), &tag) {
        return (StatusCode::NOT_MODIFIED, keep).into_response();
    }
    (keep, [(header::CONTENT_TYPE, "image/png")], picture.png.clone()).into_response()
}
