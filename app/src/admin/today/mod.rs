//! Where everything stands today: numbers alone, so that whoever may open the area may see them.

mod charts;
pub(crate) mod standing;

use axum::response::Response;
use backend::{Overview, i18n::tr};
use domain::{AppError, Role};
use leptos::prelude::*;

use crate::{
    admin::{Access, AdminArea, desk::Desk, sessions::SessionPicker, shell::AdminHead},
    site::Failure,
};

pub(super) fn routes(area: AdminArea) -> AdminArea {
    area.get("/admin", Access::Role(Role::Viewer), show)
}

/// `GET /admin`.
pub(crate) async fn show(desk: Desk) -> Result<Response, Failure> {
    let head = AdminHead::new(tr(desk.lang, "admin-today"), tr(desk.lang, "admin-today-help"));
    match desk.backend().overview().await {
        Ok(overview) => Ok(desk.clone().draw(head, |_| view! { <TodayPage desk overview=(*overview).clone() /> })),
        Err(AppError::NotFound) => {
            let first = tr(desk.lang, "admin-today-unpublished");
            Ok(desk.draw(head, |_| view! { <p class="note">{first}</p> }))
        }
        Err(error) => Err(error.into()),
    }
}

/// What stands beside each other on a wide screen, and below in the order of what is asked first.
#[component]
fn TodayPage(desk: Desk, overview: Overview) -> impl IntoView {
    view! {
        <SessionPicker desk=desk.clone() action="/admin" />
        {first_steps(&desk, &overview)}
        <div class="today">
            {standing::session(&desk, &overview)}
            <div class="today-parts" id="today-parts" data-live="desk">
                {standing::to_look_at(&desk, &overview)}
                {standing::mail(&desk, &overview)}
                {standing::next(&desk, &overview)}
            </div>
        </div>
        <div class="today" id="today-days" data-live="desk">{charts::over_time(&desk, &overview)}</div>
        {charts::days_table(&desk, &overview)}
        <div class="today" id="today-groups" data-live="desk">{charts::groups(&desk, &overview)}</div>
    }
}

/// What to do first, while nobody has come.
fn first_steps(desk: &Desk, overview: &Overview) -> impl IntoView + use<> {
    let lang = desk.lang;
    let nobody =
        !overview.erased && overview.states.iter().all(|(_, count)| *count == 0) && desk.backend().wall().total == 0;
    let page = desk.visitors_page("");
    let address = format!("{}{page}", desk.site.public_url);
    nobody.then(|| {
        view! {
            <p class="note">
                {tr(lang, "admin-today-empty")} " "
                <a href=page target="_self"><bdi dir="ltr">{address}</bdi></a>
            </p>
        }
    })
}
