//! Which other sites may show a part of this one, and the line of HTML that they need.

mod list;

use axum::{
    extract::Query,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Form;
use backend::{Actor, Allowed, Shelf, i18n::tr};
use domain::{AppError, Embed, EmbedSiteForm, FieldErrors, FieldProblem, Origin, Role};
use leptos::prelude::*;

use crate::{
    admin::{
        Access, AdminArea,
        deleted::{self, JustNow, Undo, UndoForm},
        desk::{Desk, status_of},
        shell::AdminHead,
    },
    site::Failure,
};

const ADDRESS: &str = "/admin/embeds";
const UNDO: &str = "/admin/embeds/deleted";

pub(super) fn routes(area: AdminArea) -> AdminArea {
    let access = Access::Role(Role::Editor);
    area.get(ADDRESS, access, show).post(ADDRESS, access, take).post(UNDO, access, undo)
}

/// `GET /admin/embeds`.
pub(crate) async fn show(desk: Desk, Query(just): Query<JustNow>) -> Result<Response, Failure> {
    // All of them, as the command takes it where none is named.
    let embed_parts = Embed::ALL.map(|embed| embed.code().to_owned()).into();
    draw(desk, StatusCode::OK, EmbedSiteForm { embed_parts, ..EmbedSiteForm::default() }, None, just).await
}

/// `POST /admin/embeds`: lists a site, or takes one off a list. A mistake draws the page again with what was typed.
pub(crate) async fn take(desk: Desk, Form(form): Form<EmbedSiteForm>) -> Result<Response, Failure> {
    let by = desk.actor()?;
    match change(&desk, &by, &form).await {
        Ok(()) if form.change == "disallow" => Ok(deleted::to_notice(ADDRESS)),
        Ok(()) => Ok(Redirect::to(ADDRESS).into_response()),
        Err(error @ AppError::Invalid(_)) => draw(desk, status_of(&error), form, Some(error), JustNow::default()).await,
        Err(error) => Err(error.into()),
    }
}

/// `POST /admin/embeds/deleted`: puts a site back on its list.
pub(crate) async fn undo(desk: Desk, Form(form): Form<UndoForm>) -> Result<Response, Failure> {
    deleted::undo(&desk, Shelf::Embeds, &form, ADDRESS).await
}

async fn change(desk: &Desk, by: &Actor, form: &EmbedSiteForm) -> Result<(), AppError> {
    let (site, embeds): (Origin, Vec<Embed>) = form.parse()?;
    for embed in embeds {
        if form.change == "disallow" {
            desk.backend().disallow_embed(by, embed, &site).await?;
        } else if desk.backend().allow_embed(by, embed, &site).await? == Allowed::NoRoom {
            return Err(FieldErrors::one("embed_site", FieldProblem::TooLong).into());
        }
    }
    Ok(())
}

async fn draw(
    desk: Desk,
    status: StatusCode,
    form: EmbedSiteForm,
    error: Option<AppError>,
    just: JustNow,
) -> Result<Response, Failure> {
    let lang = desk.lang;
    let deleted = desk.backend().deleted(Shelf::Embeds).await?;
    let head = AdminHead::new(tr(lang, "admin-embeds"), tr(lang, "admin-embeds-help"));
    Ok(desk.clone().draw_as(status, head, |_| match desk.event.clone() {
        Some(event) => view! {
            <Undo desk=desk.clone() just deleted action=UNDO />
            <list::Embeds desk event form error />
        }
        .into_any(),
        None => view! { <p class="note">{tr(lang, "admin-embeds-unpublished")}</p> }.into_any(),
    }))
}
