//! The site as an app on a phone: its manifest, the way to one's ticket, the offer to install, and what is said
//! where there is no network.

pub(crate) mod manifest;
pub(crate) mod offer;
mod offline;
mod ticket;

use axum::{Router, response::Redirect, routing::get};

use crate::site::{Site, Visit};

/// Where the app opens: the service worker leads on to the ticket that the device keeps. Where there is none of either, it is
/// the session.
const START: &str = "/start";

/// Where it is said that a device has forgotten the site.
const FORGOTTEN: &str = "/forgotten";

/// The addresses that only the app knows.
pub(crate) fn router() -> Router<Site> {
    Router::new()
        .route("/{lang}/manifest.webmanifest", get(manifest::show))
        .route(&format!("/{{lang}}{START}"), get(start))
        .route("/{lang}/ticket", get(ticket::show))
        .route("/{lang}/offline", get(offline::show))
        .route(&format!("/{{lang}}{FORGOTTEN}"), get(offline::forgotten))
}

async fn start(visit: Visit) -> Redirect {
    Redirect::to(&visit.link(""))
}
