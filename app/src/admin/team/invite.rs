//! Inviting somebody by mail.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Form;
use backend::i18n::tr;
use domain::{AppError, Email, InviteForm, Role};
use leptos::prelude::*;

use super::RoleChoice;
use crate::{
    admin::{
        desk::{Desk, status_of},
        shell::AdminHead,
    },
    site::Failure,
    ui::fields::{ErrorSummary, Problems, SelectField, TextField, language_options},
};

/// `GET /admin/team/invite`.
pub(super) async fn show(desk: Desk) -> Response {
    let form =
        InviteForm { email: String::new(), role: Role::Moderator.code().to_owned(), lang: desk.lang.code().to_owned() };
    draw(StatusCode::OK, &desk, form, None)
}

/// `POST /admin/team/invite`.
pub(super) async fn take(desk: Desk, Form(form): Form<InviteForm>) -> Result<Response, Failure> {
    match invite(&desk, &form).await {
        Ok(()) => Ok(Redirect::to("/admin/team").into_response()),
        Err(error @ AppError::Invalid(_)) => Ok(draw(status_of(&error), &desk, form, Some(error))),
        Err(error) => Err(error.into()),
    }
}

async fn invite(desk: &Desk, form: &InviteForm) -> Result<(), AppError> {
    desk.backend().invite(&desk.actor()?, form.parse()?).await
}

fn draw(status: StatusCode, desk: &Desk, form: InviteForm, error: Option<AppError>) -> Response {
    let lang = desk.lang;
    let head = AdminHead::new(tr(lang, "admin-invite"), tr(lang, "admin-invite-help"));
    let problems = Problems { lang, error };
    desk.draw_as(status, head, |_| view! { <Invite form problems /> })
}

#[component]
fn Invite(form: InviteForm, problems: Problems) -> impl IntoView {
    let lang = problems.lang;
    let langs = language_options();
    view! {
        <form class="form" method="post" action="/admin/team/invite" novalidate>
            <ErrorSummary problems=problems.clone() />
            <TextField
                field="email"
                label=tr(lang, "admin-invite-email")
                value=form.email
                problems=problems.clone()
                max=Email::MAX
                kind="email"
                autocomplete="off"
            />
            <RoleChoice value=form.role problems=problems.clone() />
            <SelectField field="lang" label=tr(lang, "admin-invite-lang") options=langs value=form.lang problems />
            <p class="acts">
                <button type="submit">{tr(lang, "admin-invite-send")}</button>
                <a class="button button-quiet" href="/admin/team">{tr(lang, "admin-team-back")}</a>
            </p>
        </form>
    }
}
