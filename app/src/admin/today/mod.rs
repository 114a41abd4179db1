//! Where the session stands today.

use axum::response::Response;
use backend::i18n::tr;
use domain::Role;
use leptos::prelude::*;

use crate::admin::{Access, AdminArea, desk::Desk, shell::AdminHead};

pub(super) fn routes(area: AdminArea) -> AdminArea {
    area.get("/admin", Access::Role(Role::Viewer), show)
}

/// `GET /admin`.
pub(crate) async fn show(desk: Desk) -> Response {
    let head = AdminHead::new(tr(desk.lang, "admin-today"), tr(desk.lang, "admin-today-help"));
    desk.clone().draw(head, |_| view! { <p></p> })
}
