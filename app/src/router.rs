//! Every address that visitors know, and what answers it.

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    response::IntoResponse,
    routing::{get, post},
};
use leptos::prelude::provide_context;

use crate::{embeds, meet, phone, pledges, privacy, push, questions, registration, session, site::Site, voting};

/// Every page, every form's target, and the server functions that islands call. Errors carry a
/// [`domain::AppError`] in their extensions and no body: whoever mounts this draws them.
pub fn router(site: Site) -> Router {
    Router::new()
        .route("/{lang}", get(session::page::show))
        .route("/{lang}/sessions/{slug}", get(session::page::show))
        .merge(registration::router())
        .merge(embeds::router())
        .route("/{lang}/pledges", get(pledges::page::show))
        .route("/{lang}/pledges.atom", get(pledges::feed::show))
        .route("/{lang}/pledge", get(pledges::form::show).post(pledges::form::take))
        .merge(pledges::life::router())
        .merge(questions::router())
        .route("/{lang}/vote", get(voting::show))
        .merge(meet::router())
        .route("/{lang}/privacy", get(privacy::show))
        .merge(phone::router())
        .merge(push::router())
        .route("/api/{function}", post(server_function))
        .with_state(site)
}

/// Runs the server function that the address names, with the site at hand.
async fn server_function(State(site): State<Site>, request: Request<Body>) -> impl IntoResponse {
    leptos_axum::handle_server_fns_with_context(move || provide_context(site.clone()), request).await
}
