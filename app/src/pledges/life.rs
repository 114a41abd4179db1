//! Every address of a pledge's life after the form, and what their pages share.

use axum::{
    Router,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};

use crate::{
    pledges::{change, confirm, kept, own},
    site::{Site, Visit, titled},
    ui::shell::Head,
};

/// The addresses.
pub(crate) fn router() -> Router<Site> {
    Router::new()
        .route("/{lang}/pledged", get(confirm::sent))
        .route("/{lang}/pledge/confirm/{token}", get(confirm::show).post(confirm::confirm))
        .route("/{lang}/p/{token}", get(own::show).post(own::withdraw))
        .route("/{lang}/p/{token}/withdraw", get(own::ask_to_withdraw))
        .route("/{lang}/p/{token}/change", get(change::show).post(change::take))
        .route("/{lang}/p/{token}/kept", post(kept::take))
        .route("/{lang}/withdrawn", get(own::withdrawn))
}

pub(crate) fn head(visit: &Visit, key: &str) -> Head {
    let title = titled(visit.lang, key, visit.event.campaign.name.as_str(visit.lang));
    Head { description: title.clone(), title }
}

/// The answer to what was done: the own page, which shows it.
pub(crate) fn back(visit: &Visit, token: &str) -> Response {
    Redirect::to(&visit.link(&format!("/p/{token}"))).into_response()
}
