//! The site as an app on a phone: its manifest, the way to one's ticket, the offer to install.

pub(crate) mod manifest;
pub(crate) mod offer;
mod ticket;

use axum::{Router, routing::get};

use crate::site::Site;

/// The addresses that only the app knows.
pub(crate) fn router() -> Router<Site> {
    Router::new().route("/{lang}/manifest.webmanifest", get(manifest::show)).route("/{lang}/ticket", get(ticket::show))
}
