//! Session and campaign: drafts that are edited section by section, looked at as a visitor would, and published.

mod agenda;
mod beyond;
mod campaign;
mod edit;
mod fields;
mod list;
mod photo;
mod preview;
mod publish;
mod sections;
mod steps;
mod toolkit;
mod voting;

use axum::{extract::DefaultBodyLimit, handler::Handler};
use backend::i18n::tr;
use domain::{Lang, Role};
use leptos::prelude::*;

use crate::admin::{Access, AdminArea, shell::AdminHead};

const ADDRESS: &str = "/admin/content";
const UNDO: &str = "/admin/content/deleted";

pub(super) fn routes(area: AdminArea) -> AdminArea {
    let editor = Access::Role(Role::Editor);
    let take_photo = photo::take.layer(DefaultBodyLimit::max(photo::LARGEST_FORM));
    area.get(ADDRESS, editor, list::show)
        .post("/admin/content/edit", editor, steps::edit_published)
        .post(UNDO, editor, list::undo)
        .get("/admin/content/{draft}/publish", editor, publish::show)
        .post("/admin/content/{draft}/publish", editor, publish::take)
        .get("/admin/content/{draft}/preview", editor, preview::show)
        .post("/admin/content/{draft}/photo/{speaker}", editor, take_photo)
        .get("/admin/photos/{file}", editor, photo::show)
        .post("/admin/content/{draft}/copy", editor, steps::copy)
        .post("/admin/content/{draft}/discard", editor, steps::discard)
        .post("/admin/content/{draft}/move", editor, steps::move_session)
        .post("/admin/content/{draft}/call-off", editor, steps::call_off)
        .post("/admin/content/{draft}/reorder", editor, steps::reorder)
        .get("/admin/content/{draft}/{section}", editor, edit::show)
        .post("/admin/content/{draft}/{section}", editor, edit::take)
        .post("/admin/content/{draft}/{section}/deleted", editor, edit::undo)
}

fn head(lang: Lang) -> AdminHead {
    AdminHead::new(tr(lang, "admin-content"), tr(lang, "admin-content-help"))
}

/// The ways between the parts of one draft.
#[component]
fn DraftNav(lang: Lang, draft: String, here: &'static str) -> impl IntoView {
    let link = |part: &'static str, text: String| {
        let current = (part == here).then_some("page");
        view! { <li><a href=format!("{ADDRESS}/{draft}/{part}") aria-current=current>{text}</a></li> }
    };
    let sections = backend::drafts::Section::ALL
        .map(|section| link(section.code(), tr(lang, &format!("admin-section-{}", section.code()))));
    view! {
        <nav class="draft-nav" aria-label=tr(lang, "admin-draft-parts")>
            <ul>
                {sections.into_iter().collect_view()}
                {link("preview", tr(lang, "admin-preview"))}
                {link("publish", tr(lang, "admin-publish"))}
            </ul>
        </nav>
    }
}
