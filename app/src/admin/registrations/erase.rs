//! Erasing a person for good: it says what goes, and that nothing brings it back.

use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use backend::{RegistrationSight, i18n::tr};
use leptos::prelude::*;

use super::{LIST, of_registration, one::Heading};
use crate::{
    admin::{desk::Desk, shell::AdminHead},
    site::Failure,
};

/// `GET /admin/registrations/{id}/erase`: asks.
pub(crate) async fn show(desk: Desk, Path(id): Path<String>) -> Result<Response, Failure> {
    let file = desk.backend().registration_file(&id, RegistrationSight::Names).await?;
    let lang = desk.lang;
    let head = AdminHead::new(tr(lang, "admin-registration-erase"), tr(lang, "admin-registration-erase-help"));
    let address = format!("{LIST}/{id}");
    Ok(desk.draw(head, |_| {
        view! {
            <Heading lang file />
            <p>{tr(lang, "admin-registration-erase-what")}</p>
            <ul>
                <li>{tr(lang, "admin-registration-erase-row")}</li>
                <li>{tr(lang, "admin-registration-erase-mail")}</li>
                <li>{tr(lang, "admin-registration-erase-seat")}</li>
            </ul>
            <p class="registrations-said">{tr(lang, "admin-registration-erase-stays")}</p>
            <form class="registration-acts" method="post" action=format!("{address}/erase")>
                <button type="submit">{tr(lang, "admin-registration-erase-yes")}</button>
                <a class="button button-quiet" href=address.clone()>{tr(lang, "admin-registration-no")}</a>
            </form>
        }
    }))
}

/// `POST /admin/registrations/{id}/erase`.
pub(crate) async fn erase(desk: Desk, Path(id): Path<String>) -> Result<Response, Failure> {
    let file = desk.backend().registration_file(&id, RegistrationSight::Names).await?;
    let desk = of_registration(desk, &file).await?;
    desk.backend().erase_person(&id, &desk.actor()?).await?;
    Ok(Redirect::to(&desk.at(&format!("{LIST}?done=erased"))).into_response())
}
