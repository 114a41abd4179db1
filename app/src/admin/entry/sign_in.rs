//! The first step: address and password.

use axum::{
    extract::Query,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Form;
use backend::i18n::tr;
use domain::{AppError, Email, SignInForm};
use leptos::prelude::*;

use super::{
    browser::{Browser, with_cookies},
    next::{Next, NextQuery},
    refusal::{Refusal, is_refusal, status, with_wait},
};
use crate::{
    admin::{access::SIGN_IN, desk::Desk, shell::AdminHead},
    site::Failure,
    ui::fields::{Problems, TextField},
};

/// The most characters that are sent of a password that is only looked at.
const LONGEST: usize = 500;

/// `GET /admin/sign-in`; who is signed in goes on.
pub(super) async fn show(desk: Desk, Query(query): Query<NextQuery>) -> Response {
    if desk.signed_in.as_ref().is_some_and(|signed_in| signed_in.is_whole) {
        return Redirect::to(query.next().as_str()).into_response();
    }
    drawn(&desk, String::new(), query.next(), None)
}

/// `POST /admin/sign-in`: on to the second factor. The sign-in that the browser has had ends.
pub(super) async fn take(desk: Desk, browser: Browser, Form(form): Form<SignInForm>) -> Result<Response, Failure> {
    let next = Next::parse(&form.next);
    match desk.backend().sign_in(&form, &browser.from, browser.token.as_deref()).await {
        Ok(token) => {
            let on = Redirect::to(&next.behind("/admin/second-factor")).into_response();
            Ok(with_cookies(on, [SIGN_IN.set(&desk.site, &token)]))
        }
        Err(error) if is_refusal(&error) => Ok(drawn(&desk, form.email, next, Some(error))),
        Err(error) => Err(error.into()),
    }
}

fn drawn(desk: &Desk, email: String, next: Next, error: Option<AppError>) -> Response {
    let lang = desk.lang;
    let head = AdminHead::new(tr(lang, "entry-title"), tr(lang, "entry-help"));
    let response = desk.draw_as(status(error.as_ref()), head, |_| {
        let problems = Problems { lang, error: error.clone() };
        view! {
            <form class="form" method="post" action="/admin/sign-in" novalidate>
                <Refusal problems=problems.clone() />
                <input type="hidden" name="next" value=next.as_str().to_owned() />
                <TextField
                    field="email"
                    label=tr(lang, "entry-email")
                    value=email
                    problems=problems.clone()
                    max=Email::MAX
                    required=true
                    kind="email"
                    autocomplete="username"
                />
                <TextField
                    field="password"
                    label=tr(lang, "entry-password")
                    value=String::new()
                    problems
                    max=LONGEST
                    required=true
                    kind="password"
                    autocomplete="current-password"
                />
                <button type="submit">{tr(lang, "entry-go-on")}</button>
            </form>
        }
    });
    with_wait(response, error.as_ref())
}
