//! The countdown for other sites: what, when, and the way to a seat.

use axum::response::Response;
use backend::i18n::tr;
use domain::RegistrationWindow;
use leptos::prelude::*;

use crate::{
    session::page::{CountdownCard, When},
    site::{Visit, titled},
    ui::{said::said, shell::Head},
};

/// `/{lang}/embed/countdown`.
pub(crate) async fn show(visit: Visit) -> Response {
    let title = titled(visit.lang, "countdown-title", visit.event.campaign.name.as_str(visit.lang));
    let head = Head { title, description: visit.event.session.title.as_str(visit.lang).to_owned() };
    visit.clone().draw(head, |_| view! { <CountdownEmbed visit /> })
}

#[component]
fn CountdownEmbed(visit: Visit) -> impl IntoView {
    let lang = visit.lang;
    let event = visit.event.clone();
    let (way, words) = if visit.backend().registration_window() == RegistrationWindow::Closed {
        (visit.session_link(""), tr(lang, "to-session-page"))
    } else {
        (visit.session_link("/register"), tr(lang, "register-title"))
    };
    view! {
        <h1>{said(lang, &event.session.short_title)}</h1>
        <When visit=visit.clone() />
        <CountdownCard visit />
        <p class="acts"><a class="button" href=way target="_blank" rel="noopener">{words}</a></p>
    }
}
