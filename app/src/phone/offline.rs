//! `/{lang}/offline`: what the service worker shows in place of a page that it has not kept. `/{lang}/forgotten`: said
//! once a device has forgotten the site.

use axum::response::Response;
use backend::{
    dates,
    i18n::{tr, tr_with},
};
use domain::Lang;
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
        <Words lang />
    }
}

/// What `frontend/forms.js` and `frontend/sw.js` put on any page: here, since this page is kept on each device that has a
/// worker, and weighs on no other.
#[component]
fn Words(lang: Lang) -> impl IntoView {
    // The worker puts the time in.
    let as_of = tr_with(lang, "offline-as-of", &[("time", "{time}".into())]);
    view! {
        // How times are written in this language.
        <template id="as-of" lang=dates::intl_tag(lang)><p class="replay as-of" role="note">{as_of}</p></template>
        <template id="waiting-forms">
            <section class="waiting" id="waiting" aria-labelledby="waiting-title" aria-live="polite" tabindex="-1">
                <h2 id="waiting-title">{tr(lang, "waiting-title")}</h2>
                <p data-unsent>{tr(lang, "waiting-what")}</p>
                <ul class="steps"></ul>
            </section>
        </template>
        <template id="waiting-form">
            <li>
                // How times are written in this language.
                <b></b> " · " <time lang=dates::intl_tag(lang)></time>
                <p>
                    <span data-state="waiting">{tr(lang, "waiting-waits")}</span>
                    <span data-state="refused">{tr(lang, "waiting-refused")}</span>
                    <span data-state="sent">{tr(lang, "waiting-sent")}</span>
                </p>
                <p class="kept" data-state="waiting">
                    <button type="button" class="button-quiet" data-open>{tr(lang, "waiting-change")}</button>
                    <button type="button" class="button-text" data-drop>{tr(lang, "waiting-drop")}</button>
                </p>
                <p class="kept" data-state="refused">
                    <button type="button" data-open>{tr(lang, "waiting-look")}</button>
                    <button type="button" class="button-text" data-drop>{tr(lang, "waiting-drop")}</button>
                </p>
                <p class="kept" data-state="sent">
                    <a class="button" href="">{tr(lang, "waiting-go")}</a>
                    <button type="button" class="button-text" data-drop>{tr(lang, "waiting-done")}</button>
                </p>
            </li>
        </template>
        <template id="newer-version">
            <p class="replay" role="status">
                {tr(lang, "newer-version")} " " <button type="button" class="button-text">{tr(lang, "newer-load")}</button>
            </p>
        </template>
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
