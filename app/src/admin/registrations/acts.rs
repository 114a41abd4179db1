//! What is done with one registration: each a form whose answer leads back to where it was sent from.

use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Form;
use backend::{RegistrationSight, Shelf, i18n::tr};
use leptos::prelude::*;
use serde::Deserialize;

use super::{LIST, one::Heading};
use crate::{
    admin::{
        deleted::{self, UndoForm},
        desk::Desk,
        shell::AdminHead,
    },
    site::Failure,
};

/// Where a form was sent from, where that is the list.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct SentFrom {
    back: String,
}

/// `POST /admin/registrations/{id}/check-in`.
pub(crate) async fn check_in(
    desk: Desk,
    Path(id): Path<String>,
    Form(from): Form<SentFrom>,
) -> Result<Response, Failure> {
    let done = desk.backend().check_in(&id, &desk.actor()?).await?;
    Ok(back(&from, &id, done, "checked-in"))
}

/// `POST /admin/registrations/{id}/undo-check-in`.
pub(crate) async fn undo_check_in(
    desk: Desk,
    Path(id): Path<String>,
    Form(from): Form<SentFrom>,
) -> Result<Response, Failure> {
    let done = desk.backend().undo_check_in(&id, &desk.actor()?).await?;
    Ok(back(&from, &id, done, "undone"))
}

/// `POST /admin/registrations/{id}/send-again`.
pub(crate) async fn send_again(desk: Desk, Path(id): Path<String>) -> Result<Response, Failure> {
    let done = desk.backend().mail_registration_again(&id, &desk.actor()?).await?;
    Ok(to_one(&id, if done { "mailed" } else { "unchanged" }))
}

/// `POST /admin/registrations/{id}/move-up`.
pub(crate) async fn move_up(desk: Desk, Path(id): Path<String>) -> Result<Response, Failure> {
    let done = desk.backend().move_up(&id, &desk.actor()?).await?;
    Ok(to_one(&id, if done { "moved-up" } else { "unchanged" }))
}

/// `GET /admin/registrations/{id}/cancel`: asks.
pub(crate) async fn ask_to_cancel(desk: Desk, Path(id): Path<String>) -> Result<Response, Failure> {
    let file = desk.backend().registration_file(&id, RegistrationSight::Names).await?;
    let lang = desk.lang;
    let head = AdminHead::new(tr(lang, "admin-registration-cancel"), tr(lang, "admin-registration-cancel-help"));
    let address = format!("{LIST}/{id}");
    Ok(desk.draw(head, |_| {
        view! {
            <Heading lang file />
            <form class="registration-acts" method="post" action=format!("{address}/cancel")>
                <button type="submit">{tr(lang, "admin-registration-cancel-yes")}</button>
                <a class="button button-quiet" href=address.clone()>{tr(lang, "admin-registration-no")}</a>
            </form>
        }
    }))
}

/// `POST /admin/registrations/{id}/cancel`.
pub(crate) async fn cancel(desk: Desk, Path(id): Path<String>) -> Result<Response, Failure> {
    let done = desk.backend().cancel_for(&id, &desk.actor()?).await?;
    Ok(to_one(&id, if done { "cancelled&deleted=yes#undo" } else { "unchanged" }))
}

/// `POST /admin/registrations/{id}/deleted`: asks for a seat again for somebody whose registration was cancelled.
pub(crate) async fn undo_cancelling(
    desk: Desk,
    Path(id): Path<String>,
    Form(form): Form<UndoForm>,
) -> Result<Response, Failure> {
    let file = desk.backend().registration_file(&id, RegistrationSight::Names).await?;
    deleted::undo(&desk, Shelf::Registrations, &form, &format!("{LIST}/{}", file.id)).await
}

/// To one registration, with what was done.
pub(super) fn to_one(id: &str, done: &str) -> Response {
    Redirect::to(&format!("{LIST}/{id}?done={done}")).into_response()
}

fn back(from: &SentFrom, id: &str, done: bool, what: &str) -> Response {
    if is_list(&from.back) {
        return Redirect::to(&from.back).into_response();
    }
    to_one(id, if done { what } else { "unchanged" })
}

/// Whether a form names an address of the list as its own: nothing else is gone to.
fn is_list(address: &str) -> bool {
    let rest = address.strip_prefix(LIST);
    rest.is_some_and(|rest| {
        rest.is_empty() || rest.starts_with('?') && rest.bytes().all(|byte| byte.is_ascii_graphic())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_leads_back_to_the_list_and_nowhere_else() {
        for address in ["/admin/registrations", "/admin/registrations?q=a%20b&sort=name"] {
            assert!(is_list(address), "{address}");
        }
        for address in ["", "/", "//evil.example", "/admin/registrationsx", "/admin/registrations?a\nb", "/admin/team"]
        {
            assert!(!is_list(address), "{address}");
        }
    }
}
