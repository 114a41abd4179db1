//! What a list has done.

use axum::{http::StatusCode, response::Response};
use backend::{
    Imported,
    i18n::{tr, tr_with},
};
use leptos::prelude::*;

use super::IMPORT;
use crate::admin::{desk::Desk, registrations::LIST, shell::AdminHead};

/// The page after importing. `repeated` and `wrong` are how many rows were left out for that.
pub(super) fn draw(desk: &Desk, imported: &Imported, repeated: usize, wrong: usize) -> Response {
    let lang = desk.lang;
    let head = AdminHead::new(tr(lang, "admin-import-done"), tr(lang, "admin-import-done-help"));
    let Imported { seated, waiting, there } = imported;
    let all = seated + waiting;
    let skipped = there.len() + repeated;
    let said = [
        (all > 0).then(|| tr_with(lang, "admin-import-done-seated", &[("count", (*seated).into())])),
        (*waiting > 0).then(|| tr_with(lang, "admin-import-done-waiting", &[("count", (*waiting).into())])),
        (skipped > 0).then(|| tr_with(lang, "admin-import-count-skipped", &[("count", skipped.into())])),
        (wrong > 0).then(|| tr_with(lang, "admin-import-count-wrong", &[("count", wrong.into())])),
    ];
    desk.draw_as(StatusCode::OK, head, |_| {
        view! {
            <div class="import-counts" role="status">
                <p><strong>{tr_with(lang, "admin-import-done-count", &[("count", all.into())])}</strong></p>
                {said.into_iter().flatten().map(|text| view! { <p>{text}</p> }).collect_view()}
            </div>
            <p class="registrations-ways">
                <a class="button" href=desk.at(LIST)>{tr(lang, "admin-registration-to-list")}</a>
                " "
                <a href=desk.at(IMPORT)>{tr(lang, "admin-import-other")}</a>
            </p>
        }
    })
}
