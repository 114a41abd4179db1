//! Meeting a candidate: a letter to edit, what to say, and reports of meetings that took place.

mod letter;
mod own;
pub(crate) mod page;
mod report;
pub(crate) mod reported;

use axum::{
    Router,
    routing::{get, post},
};
use backend::i18n::tr;
use leptos::prelude::*;

use crate::{
    site::{Site, Visit, titled},
    ui::shell::Head,
};

/// The addresses of this feature.
pub(crate) fn router() -> Router<Site> {
    Router::new()
        .route("/{lang}/meet", get(page::show).post(page::take))
        .route("/{lang}/meet/letter", post(letter::download))
        .route("/{lang}/meet/withdrawn", get(own::withdrawn))
        .route("/{lang}/m/{token}", get(own::show).post(own::withdraw))
}

fn head(visit: &Visit, key: &str) -> Head {
    let title = titled(visit.lang, key, visit.event.campaign.name.as_str(visit.lang));
    Head { title, description: tr(visit.lang, "meet-teaser") }
}

/// The way to the letter and the reports, where the campaign asks for meetings.
#[component]
pub(crate) fn MeetLink(visit: Visit) -> impl IntoView {
    let there = visit.event.toolkit.is_some();
    there.then(|| view! { <p><a href=visit.link("/meet")>{tr(visit.lang, "meet-link")}</a></p> })
}
