//! The second step: a code.

use axum::{
    extract::Query,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Form;
use backend::{SignedIn, i18n::tr};
use domain::{AppError, CodeForm};
use leptos::prelude::*;

use super::{
    browser::{Browser, let_in},
    next::{Next, NextQuery},
    refusal::{Refusal, is_refusal, status, with_wait},
};
use crate::{
    admin::{desk::Desk, shell::AdminHead},
    site::Failure,
    ui::fields::{Problems, TextField},
};

/// Who is on the way in and has this step before them. Everybody else goes on: the guard has let nobody else pass but
/// who is in already.
pub(super) fn half_way(desk: &Desk) -> Option<SignedIn> {
    desk.signed_in.clone().filter(|signed_in| !signed_in.is_whole)
}

/// `GET /admin/second-factor`; who has none yet sets one up.
pub(super) async fn show(desk: Desk, Query(query): Query<NextQuery>) -> Result<Response, Failure> {
    let next = query.next();
    let Some(signed_in) = half_way(&desk) else { return Ok(Redirect::to(next.as_str()).into_response()) };
    if !desk.backend().has_second_factor(&signed_in).await? {
        return Ok(Redirect::to(&next.behind("/admin/second-factor/set-up")).into_response());
    }
    Ok(drawn(&desk, next, None))
}

/// `POST /admin/second-factor`: in.
pub(super) async fn take(desk: Desk, browser: Browser, Form(form): Form<CodeForm>) -> Result<Response, Failure> {
    let next = Next::parse(&form.next);
    let Some(signed_in) = half_way(&desk) else { return Ok(Redirect::to(next.as_str()).into_response()) };
    match desk.backend().give_second_factor(&signed_in, &form.code, &browser.from).await {
        Ok(whole) => Ok(let_in(&desk.site, &whole, next.as_str())),
        Err(error) if is_refusal(&error) => Ok(drawn(&desk, next, Some(error))),
        Err(error) => Err(error.into()),
    }
}

fn drawn(desk: &Desk, next: Next, error: Option<AppError>) -> Response {
    let lang = desk.lang;
    let head = AdminHead::new(tr(lang, "entry-code-title"), tr(lang, "entry-code-help"));
    let response = desk.draw_as(status(error.as_ref()), head, |_| {
        let problems = Problems { lang, error: error.clone() };
        view! {
            <form class="form" method="post" action="/admin/second-factor" novalidate>
                <Refusal problems=problems.clone() />
                <input type="hidden" name="next" value=next.as_str().to_owned() />
                <TextField
                    field="code"
                    label=tr(lang, "entry-code")
                    hint=tr(lang, "entry-code-hint")
                    value=String::new()
                    problems
                    max=100
                    required=true
                    autocomplete="one-time-code"
                />
                <button type="submit">{tr(lang, "entry-go-in")}</button>
            </form>
            <OtherPerson desk=desk.clone() />
        }
    });
    with_wait(response, error.as_ref())
}

/// The way back, for who is somebody else.
#[component]
pub(super) fn OtherPerson(desk: Desk) -> impl IntoView {
    view! {
        <form method="post" action="/admin/sign-out">
            <button type="submit" class="button-text">{tr(desk.lang, "entry-somebody-else")}</button>
        </form>
    }
}
