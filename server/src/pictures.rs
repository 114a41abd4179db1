//! `/{lang}/share/{page}.png`: the share pictures. `/{lang}/sessions/{slug}/share/{page}.png`: those of each session.

use std::sync::Arc;

use axum::{
    Extension, Router,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use backend::{Backend, picture::SharePage};
use domain::Lang;

use crate::{etag, middleware::headers::ForOtherSites, problem::Problem, shared::Shared};

/// The routes of all pictures. One for each page: a route's parameter cannot end in a suffix.
pub(crate) fn router() -> Router<Arc<Shared>> {
    SharePage::ALL.into_iter().fold(Router::new(), |router, page| {
        let leading = async move |State(shared): State<Arc<Shared>>, Path(lang): Path<String>, asked: HeaderMap| {
            answer(&shared.site.backend, page, &lang, &asked).await
        };
        let router = router.route(&format!("/{{lang}}/share/{}.png", page.code()), get(leading));
        if !page.is_of_session() {
            return router;
        }
        let of_session = async move |State(shared): State<Arc<Shared>>,
                                     Path((lang, slug)): Path<(String, String)>,
                                     asked: HeaderMap| {
            match shared.site.backend.of_session(&slug) {
                Some(backend) => answer(&backend, page, &lang, &asked).await,
                None => Problem::NOT_FOUND.into_response(),
            }
        };
        router.route(&format!("/{{lang}}/sessions/{{slug}}/share/{}.png", page.code()), get(of_session))
    })
}

async fn answer(backend: &Backend, page: SharePage, lang: &str, asked: &HeaderMap) -> Response {
    let Ok(lang) = lang.parse::<Lang>() else { return Problem::NOT_FOUND.into_response() };
    let picture = match backend.share_picture(page, lang).await {
        Ok(picture) => picture,
        Err(error) => return app::Failure(error).into_response(),
    };
    let tag = etag::strong(&etag::hex(&picture.hash), "");
    // To be asked for each time: what has changed, or was withdrawn, shows with the next look.
    let keep = [(header::ETAG, tag.clone()), (header::CACHE_CONTROL, HeaderValue::from_static("no-cache"))];
    // Who shows a preview, shows the picture from here.
    let headers = (Extension(ForOtherSites), keep);
    if etag::any_matches(asked.get_all(header::IF_NONE_MATCH), &tag) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    (headers, [(header::CONTENT_TYPE, "image/png")], picture.png).into_response()
}
