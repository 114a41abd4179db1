//! Who comes: the list, one registration, and what organisers do with it.
//!
//! Moderators see names and states, and check people in; the rest is for editors. What somebody may not see is not read
//! for them, and cannot be looked for either.

mod acts;
mod add;
mod erase;
mod export;
mod filter;
pub(super) mod import;
mod list;
mod one;

use backend::{Deletion, RegistrationFile, RegistrationSight, Shelf, dates, i18n::tr};
use domain::{AppError, Instant, Role};
use leptos::prelude::*;
use serde::Deserialize;

use crate::{
    admin::{Access, AdminArea, desk::Desk},
    ui::said::comma,
};

/// Where the list is.
pub(crate) const LIST: &str = "/admin/registrations";

/// Where what was cancelled is brought back, from the list.
const UNDO: &str = "/admin/registrations/deleted";

pub(super) fn routes(area: AdminArea) -> AdminArea {
    let (moderator, editor) = (Access::Role(Role::Moderator), Access::Role(Role::Editor));
    let fresh = Access::Fresh(Role::Editor);
    import::routes(area)
        .get(LIST, moderator, list::show)
        .get("/admin/registrations/new", editor, add::show)
        .post("/admin/registrations/new", editor, add::take)
        .get("/admin/registrations/export", fresh, export::show)
        .post("/admin/registrations/export", fresh, export::send)
        .get("/admin/registrations/{id}", moderator, one::show)
        .post("/admin/registrations/{id}/check-in", moderator, acts::check_in)
        .post("/admin/registrations/{id}/undo-check-in", moderator, acts::undo_check_in)
        .post("/admin/registrations/{id}/send-again", editor, acts::send_again)
        .post("/admin/registrations/{id}/move-up", editor, acts::move_up)
        .get("/admin/registrations/{id}/cancel", editor, acts::ask_to_cancel)
        .post("/admin/registrations/{id}/cancel", editor, acts::cancel)
        .post("/admin/registrations/{id}/deleted", editor, acts::undo_cancelling)
        .post(UNDO, editor, list::undo)
        .get("/admin/registrations/{id}/erase", fresh, erase::show)
        .post("/admin/registrations/{id}/erase", fresh, erase::erase)
}

/// What whoever is signed in may see.
fn sight(desk: &Desk) -> RegistrationSight {
    if desk.may(Role::Editor) { RegistrationSight::Everything } else { RegistrationSight::Names }
}

/// The desk as a look at the session that a registration is for.
async fn of_registration(desk: Desk, file: &RegistrationFile) -> Result<Desk, AppError> {
    let event = desk.backend().event_of(&file.session_id).await?;
    Ok(desk.about(event))
}

/// What was cancelled for somebody and can be brought back, for those who may.
async fn cancelled(desk: &Desk) -> Result<Vec<Deletion>, AppError> {
    if desk.may(Role::Editor) { desk.backend().deleted(Shelf::Registrations).await } else { Ok(Vec::new()) }
}

/// Something that was done a moment ago, as the address of the page after it says.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct JustDone {
    done: String,
}

/// All that can have been done.
const DONE: [&str; 9] =
    ["checked-in", "undone", "mailed", "moved-up", "cancelled", "added", "was-there", "erased", "unchanged"];

/// What was done, in words.
fn said_done(desk: &Desk, done: &JustDone) -> impl IntoView + use<> {
    let lang = desk.lang;
    let known = DONE.into_iter().find(|known| *known == done.done);
    known.map(|done| {
        view! { <p class="note" role="status">{tr(lang, &format!("admin-registrations-done-{done}"))}</p> }
    })
}

/// A moment in the session's zone: `28 Feb 2024, 10:55`.
fn moment(desk: &Desk, at: Instant) -> impl IntoView + use<> {
    let (lang, zone) = (desk.lang, desk.zone());
    let text = format!("{}{}{}", dates::short_date(lang, at, &zone), comma(lang), dates::time(lang, at, &zone));
    view! { <time datetime=dates::iso(at, &zone)>{text}</time> }
}
