//! One organiser: another role, or none any more. Both end their sign-ins at once.

use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Form;
use backend::{
    Member,
    i18n::{tr, tr_with},
};
use domain::{AppError, FieldErrors, FieldProblem, Role};
use leptos::prelude::*;
use serde::Deserialize;

use super::RoleChoice;
use crate::{
    admin::{
        deleted,
        desk::{Desk, status_of},
        shell::AdminHead,
    },
    site::Failure,
    ui::fields::{ErrorSummary, Problems},
};

/// The role that was chosen.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct RoleForm {
    role: String,
}

/// `GET /admin/team/{id}/role`.
pub(super) async fn show_role(desk: Desk, Path(id): Path<String>) -> Result<Response, Failure> {
    let member = desk.backend().member(&id).await?;
    let role = member.organiser.role.code().to_owned();
    Ok(draw_role(StatusCode::OK, &desk, &member, role, None))
}

/// `POST /admin/team/{id}/role`.
pub(super) async fn change_role(
    desk: Desk,
    Path(id): Path<String>,
    Form(form): Form<RoleForm>,
) -> Result<Response, Failure> {
    let member = desk.backend().member(&id).await?;
    match given(&desk, &id, &form).await {
        Ok(()) => Ok(Redirect::to("/admin/team").into_response()),
        Err(error @ AppError::Invalid(_)) => Ok(draw_role(status_of(&error), &desk, &member, form.role, Some(error))),
        Err(error) => Err(error.into()),
    }
}

async fn given(desk: &Desk, id: &str, form: &RoleForm) -> Result<(), AppError> {
    let unknown = || FieldErrors::one("role", FieldProblem::UnknownChoice);
    let role = Role::from_code(&form.role).ok_or_else(unknown)?;
    desk.backend().change_role(&desk.actor()?, id, role).await
}

fn draw_role(status: StatusCode, desk: &Desk, member: &Member, role: String, error: Option<AppError>) -> Response {
    let lang = desk.lang;
    let about = [("name", member.organiser.name.as_str().into())];
    let head = AdminHead::new(tr_with(lang, "admin-team-role-of", &about), tr(lang, "admin-role-change-help"));
    let own = is_own(desk, member).then(|| view! { <p class="note">{tr(lang, "admin-role-change-own")}</p> });
    let problems = Problems { lang, error };
    desk.draw_as(status, head, |_| {
        view! {
            {own}
            <form class="form" method="post" action=desk.path.clone() novalidate>
                <ErrorSummary problems=problems.clone() />
                <RoleChoice value=role problems />
                <p class="acts">
                    <button type="submit">{tr(lang, "admin-role-change-yes")}</button>
                    <a class="button button-quiet" href="/admin/team">{tr(lang, "admin-team-back")}</a>
                </p>
            </form>
        }
    })
}

fn is_own(desk: &Desk, member: &Member) -> bool {
    desk.signed_in.as_ref().is_some_and(|signed_in| signed_in.organiser.id == member.organiser.id)
}

/// `GET /admin/team/{id}/remove`: what it means.
pub(super) async fn show_removal(desk: Desk, Path(id): Path<String>) -> Result<Response, Failure> {
    let member = desk.backend().member(&id).await?;
    Ok(draw_removal(StatusCode::OK, &desk, &member, None))
}

/// `POST /admin/team/{id}/remove`.
pub(super) async fn remove(desk: Desk, Path(id): Path<String>) -> Result<Response, Failure> {
    let member = desk.backend().member(&id).await?;
    match desk.backend().remove_organiser(&desk.actor()?, &id).await {
        Ok(()) => Ok(deleted::to_notice(super::ADDRESS)),
        Err(error @ AppError::Invalid(_)) => Ok(draw_removal(status_of(&error), &desk, &member, Some(error))),
        Err(error) => Err(error.into()),
    }
}

fn draw_removal(status: StatusCode, desk: &Desk, member: &Member, error: Option<AppError>) -> Response {
    let lang = desk.lang;
    let about = [("name", member.organiser.name.as_str().into())];
    let head = AdminHead::new(tr_with(lang, "admin-team-remove-whom", &about), tr(lang, "admin-remove-help"));
    let own = is_own(desk, member).then(|| view! { <p class="note">{tr(lang, "admin-remove-own")}</p> });
    let problems = Problems { lang, error };
    desk.draw_as(status, head, |_| {
        view! {
            {own}
            // What the summary leads to, where this is the last owner.
            <form class="form" id="role" method="post" action=desk.path.clone()>
                <ErrorSummary problems />
                <p>{tr(lang, "admin-remove-what")}</p>
                <p class="acts">
                    <button type="submit">{tr(lang, "admin-remove-yes")}</button>
                    <a class="button button-quiet" href="/admin/team">{tr(lang, "admin-team-back")}</a>
                </p>
            </form>
        }
    })
}
