//! What the rules call a setting, and where people meet.

mod meeting;
mod rules;

use axum::{
    extract::Query,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Form;
use backend::{RulesForm, Shelf, i18n::tr};
use domain::{AppError, Role};
use leptos::prelude::*;
use serde::Deserialize;

use crate::{
    admin::{
        Access, AdminArea,
        deleted::{self, JustNow, Undo, UndoForm},
        desk::{Desk, status_of},
        shell::AdminHead,
    },
    site::Failure,
};

const ADDRESS: &str = "/admin/settings";
const UNDO: &str = "/admin/settings/deleted";

pub(super) fn routes(area: AdminArea) -> AdminArea {
    let (access, fresh) = (Access::Role(Role::Editor), Access::Fresh(Role::Editor));
    area.get(ADDRESS, access, show)
        .post(ADDRESS, access, take)
        .post(UNDO, access, undo)
        .get(meeting::ADDRESS, fresh, meeting::show)
        .post(meeting::ADDRESS, fresh, meeting::take)
}

/// In the address after something was saved: `rules` or `meeting`.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Done {
    done: Option<String>,
}

/// `GET /admin/settings`.
pub(crate) async fn show(
    desk: Desk,
    Query(done): Query<Done>,
    Query(just): Query<JustNow>,
) -> Result<Response, Failure> {
    let form = RulesForm::of(&desk.backend().rules());
    let done = match done.done.as_deref() {
        Some("rules") => Some(tr(desk.lang, "admin-settings-saved")),
        Some("meeting") => Some(tr(desk.lang, "admin-meeting-saved")),
        _ => None,
    };
    draw(desk, StatusCode::OK, form, None, Told { done, just }).await
}

/// `POST /admin/settings/deleted`: the meeting has its address again.
pub(crate) async fn undo(desk: Desk, Form(form): Form<UndoForm>) -> Result<Response, Failure> {
    deleted::undo(&desk, Shelf::Meeting, &form, &desk.at(ADDRESS)).await
}

/// What a page says of what was done a moment ago.
#[derive(Default)]
struct Told {
    done: Option<String>,
    just: JustNow,
}

/// `POST /admin/settings`: a mistake draws the form again with what was typed.
pub(crate) async fn take(desk: Desk, Form(form): Form<RulesForm>) -> Result<Response, Failure> {
    match desk.backend().change_rules(&desk.actor()?, &form).await {
        Ok(()) => Ok(Redirect::to(&desk.at(&format!("{ADDRESS}?done=rules"))).into_response()),
        Err(error @ AppError::Invalid(_)) => draw(desk, status_of(&error), form, Some(error), Told::default()).await,
        Err(error) => Err(error.into()),
    }
}

async fn draw(
    desk: Desk,
    status: StatusCode,
    form: RulesForm,
    error: Option<AppError>,
    told: Told,
) -> Result<Response, Failure> {
    let lang = desk.lang;
    let head = AdminHead::new(tr(lang, "admin-settings"), tr(lang, "admin-settings-help"));
    let has_meeting = match desk.backend().has_meeting().await {
        Err(AppError::NotFound) => None,
        answer => Some(answer?),
    };
    let deleted = desk.backend().deleted(Shelf::Meeting).await?;
    Ok(desk.clone().draw_as(status, head, |_| {
        view! {
            {told.done.map(|done| view! { <p class="note" role="status">{done}</p> })}
            <Undo desk=desk.clone() just=told.just deleted action=desk.at(UNDO) />
            <rules::RulesFields lang form error action=desk.at(ADDRESS) />
            {has_meeting.map(|is_set| view! { <meeting::WhereTo desk is_set /> })}
        }
    }))
}
