//! Questions to the session: the page, the part of the session page, the forms, and what one device has voted for.

mod card;
mod device;
pub(crate) mod form;
pub(crate) mod list;
pub(crate) mod page;
pub(crate) mod vote;

use axum::{Router, routing::get};

use crate::site::{SESSION_BASES, Site};

/// The addresses of this feature.
pub(crate) fn router() -> Router<Site> {
    SESSION_BASES.into_iter().fold(Router::new(), |router, base| {
        router
            .route(&format!("{base}/questions"), get(page::show).post(form::take))
            .route(&format!("{base}/questions/asked"), get(form::asked))
            .route(&format!("{base}/questions/waiting"), get(form::waiting))
            .route(&format!("{base}/questions/vote"), get(vote::elsewhere).post(vote::take))
            .route(&format!("{base}/questions/mine.css"), get(vote::mine))
    })
}
