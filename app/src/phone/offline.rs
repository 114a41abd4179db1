//! `/{lang}/offline`: what the service worker shows in place of a page that it has not kept. `/{lang}/forgotten`: said
//! once a device has forgotten the site.

use axum::response::Response;
use backend::i18n::tr;
use leptos::prelude::*;

use crate::{registration::head, site::Visit, ui::shell::Robots};

pub(crate) async fn show(visit: Visit) -> Response {
    let head = head(&visit, "offline-title");
    visit.clone().draw_for(Robots::Ignore, head, |_| view! { <OfflinePage visit /> })
}

#[component]
fn OfflinePage(visit: Visit) -> impl IntoView {
    let lang = visit.lang;
    let voting = visit.event.voting.is_some();
    view! {
        <div class="notice">
            <h1>{tr(lang, "offline-title")}</h1>
            <p>{tr(lang, "offline-what")}</p>
            // The address of the page that was asked for: this one stands in its place.
            <p><a class="button" href="">{tr(lang, "offline-again")}</a></p>
            <h2>{tr(lang, "offline-kept")}</h2>
            <ul class="steps">
                <li><a href=visit.link("")>{tr(lang, "nav-session")}</a></li>
                {voting.then(|| view! { <li><a href=visit.link("/vote")>{tr(lang, "voting-link")}</a></li> })}
                <li><a href=visit.link("/ticket")>{tr(lang, "ticket-title")}</a></li>
            </ul>
        </div>
    }
}

/// The page itself keeps nothing: it names no manifest, which is what the boot script goes by.
pub(crate) async fn forgotten(visit: Visit) -> Response {
    let lang = visit.lang;
    let head = head(&visit, "forgotten-title");
    visit.clone().draw_for(Robots::Ignore, head, |_| {
        view! {
            <div class="notice">
                <h1>{tr(lang, "forgotten-title")}</h1>
                <p>{tr(lang, "forgotten-what")}</p>
            </div>
        }
    })
}
