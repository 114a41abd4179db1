//! Registering for the session, and what becomes of a registration.

mod change;
mod confirm;
pub(crate) mod facts;
mod join;
mod leave;
pub(crate) mod own;
pub(crate) mod page;
pub(crate) mod qr;

use axum::{
    Router,
    routing::{get, post},
};
use domain::OwnRegistration;

use crate::{
    site::{Failure, SESSION_BASES, Site, Visit, titled},
    ui::shell::Head,
};

/// Every address of a registration's life.
pub(crate) fn router() -> Router<Site> {
    SESSION_BASES
        .into_iter()
        .fold(Router::new(), |router, base| {
            router
                .route(&format!("{base}/register"), get(page::show).post(page::take))
                .route(&format!("{base}/registered"), get(page::registered))
                .route(&format!("{base}/registered/waitlist"), get(page::waitlisted))
        })
        .route("/{lang}/confirm/{token}", get(confirm::show).post(confirm::confirm))
        .route("/{lang}/confirm/{token}/again", post(confirm::again))
        .route("/{lang}/r/{token}", get(own::show))
        .route("/{lang}/r/{token}/take", post(own::take))
        .route("/{lang}/r/{token}/again", post(own::again))
        .route("/{lang}/r/{token}/change", get(change::show).post(change::take))
        .route("/{lang}/r/{token}/cancel", get(leave::ask_to_cancel).post(leave::cancel))
        .route("/{lang}/r/{token}/erase", get(leave::ask_to_erase).post(leave::erase))
        .route("/{lang}/r/{token}/unsubscribe", get(leave::ask_to_stop_news).post(leave::stop_news))
        .route("/{lang}/erased", get(leave::erased))
        .route("/{lang}/join/{token}", get(join::show).post(join::enter))
}

pub(crate) fn head(visit: &Visit, key: &str) -> Head {
    let title = titled(visit.lang, key, visit.event.campaign.name.as_str(visit.lang));
    Head { description: title.clone(), title }
}

/// The registration with this link, and the visit as one to the session that it is for.
async fn own(visit: Visit, token: &str) -> Result<(Visit, OwnRegistration), Failure> {
    let own = visit.backend().own_registration(token).await?;
    let event = visit.backend().event_of(&own.session_id).await?;
    Ok((visit.about(event), own))
}
