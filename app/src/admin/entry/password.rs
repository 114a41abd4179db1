//! The password once more, before what can do much harm: whoever finds a browser signed in does not have it.

use axum::{
    extract::Query,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Form;
use backend::i18n::tr;
use domain::{AppError, PasswordForm};
use leptos::prelude::*;

use super::{
    browser::Browser,
    next::{Next, NextQuery},
    refusal::{Refusal, is_refusal, status, with_wait},
};
use crate::{
    admin::{desk::Desk, shell::AdminHead},
    site::Failure,
    ui::fields::{Problems, TextField},
};

/// `GET /admin/password`.
pub(super) async fn show(desk: Desk, Query(query): Query<NextQuery>) -> Response {
    drawn(&desk, query.next(), None)
}

/// `POST /admin/password`: back to what asked for it.
pub(super) async fn take(desk: Desk, browser: Browser, Form(form): Form<PasswordForm>) -> Result<Response, Failure> {
    let next = Next::parse(&form.next);
    let signed_in = desk.signed_in.as_ref().ok_or(AppError::Forbidden)?;
    match desk.backend().type_password_again(signed_in, &form.current_password, &browser.from).await {
        Ok(()) => Ok(Redirect::to(next.as_str()).into_response()),
        Err(error) if is_refusal(&error) => Ok(drawn(&desk, next, Some(error))),
        Err(error) => Err(error.into()),
    }
}

fn drawn(desk: &Desk, next: Next, error: Option<AppError>) -> Response {
    let lang = desk.lang;
    let head = AdminHead::new(tr(lang, "entry-again-title"), tr(lang, "entry-again-help"));
    let response = desk.draw_as(status(error.as_ref()), head, |_| {
        let problems = Problems { lang, error: error.clone() };
        view! {
            <form class="form" method="post" action="/admin/password" novalidate>
                <Refusal problems=problems.clone() />
                <input type="hidden" name="next" value=next.as_str().to_owned() />
                <CurrentPassword problems label=tr(lang, "entry-password") />
                <button type="submit">{tr(lang, "entry-go-on")}</button>
            </form>
        }
    });
    with_wait(response, error.as_ref())
}

/// The field for the password that somebody has.
#[component]
pub(in crate::admin) fn CurrentPassword(problems: Problems, label: String) -> impl IntoView {
    view! {
        <TextField
            field="current_password"
            label
            value=String::new()
            problems
            max=500
            required=true
            kind="password"
            autocomplete="current-password"
        />
    }
}
