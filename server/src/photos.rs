//! `/photos/{id}.jpg`: the photos of those who speak at the published session, and no others.

use std::sync::Arc;

use axum::{
    Router,
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use domain::PhotoId;

use crate::{assets::FOR_EVER, problem::Problem, shared::Shared};

pub(crate) fn router() -> Router<Arc<Shared>> {
    Router::new().route("/photos/{file}", get(answer))
}

async fn answer(State(shared): State<Arc<Shared>>, Path(file): Path<String>) -> Response {
    let Some(id) = PhotoId::of_file(&file) else { return Problem::NOT_FOUND.into_response() };
    match shared.site.backend.public_photo(&id).await {
        // The id is made of what is in it, so it never changes.
        Ok(jpeg) => ([(header::CONTENT_TYPE, "image/jpeg"), (header::CACHE_CONTROL, FOR_EVER)], jpeg).into_response(),
        Err(error) => app::Failure(error).into_response(),
    }
}
