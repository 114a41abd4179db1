//! Questions to the session: the page, the part of the session page, the forms, and what one device has voted for.

mod card;
mod device;
pub(crate) mod form;
pub(crate) mod list;
pub(crate) mod page;
pub(crate) mod vote;

use axum::{Router, routing::get};

use crate::site::Site;

/// The addresses of this feature.
pub(crate) fn router() -> Router<Site> {
    Router::new()
        .route("/{lang}/questions", get(page::show).post(form::take))
        .route("/{lang}/questions/asked", get(form::asked))
        .route("/{lang}/questions/waiting", get(form::waiting))
        .route("/{lang}/questions/vote", get(vote::elsewhere).post(vote::take))
        .route("/{lang}/questions/mine.css", get(vote::mine))
}
