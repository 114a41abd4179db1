//! Another password.

use axum::response::Response;
use axum_extra::extract::Form;
use backend::i18n::tr;
use domain::{AppError, PasswordChangeForm};
use leptos::prelude::*;

use super::page::done;
use crate::{
    admin::{
        desk::Desk,
        entry::{Browser, CurrentPassword, KNOWN_DEVICE, Refusal, is_refusal, status, with_cookies, with_wait},
        shell::AdminHead,
    },
    site::Failure,
    ui::fields::{Problems, TextField},
};

/// `GET /admin/account/password`.
pub(super) async fn show(desk: Desk) -> Response {
    drawn(&desk, None)
}

/// `POST /admin/account/password`: all other sign-ins end; this browser is known by the new one from now on.
pub(super) async fn take(
    desk: Desk,
    browser: Browser,
    Form(form): Form<PasswordChangeForm>,
) -> Result<Response, Failure> {
    let signed_in = desk.signed_in.as_ref().ok_or(AppError::Forbidden)?;
    match desk.backend().change_password(signed_in, &form, &browser.from).await {
        Ok(device) => Ok(with_cookies(done("password"), [KNOWN_DEVICE.set(&desk.site, &device)])),
        Err(error) if is_refusal(&error) => Ok(drawn(&desk, Some(error))),
        Err(error) => Err(error.into()),
    }
}

fn drawn(desk: &Desk, error: Option<AppError>) -> Response {
    let lang = desk.lang;
    let head = AdminHead::new(tr(lang, "account-password-title"), tr(lang, "account-password-help"));
    let response = desk.draw_as(status(error.as_ref()), head, |_| {
        let problems = Problems { lang, error: error.clone() };
        view! {
            <form class="form" method="post" action="/admin/account/password" novalidate>
                <Refusal problems=problems.clone() />
                <CurrentPassword problems=problems.clone() label=tr(lang, "account-password-old") />
                <TextField
                    field="password"
                    label=tr(lang, "account-password-new")
                    hint=tr(lang, "account-password-hint")
                    value=String::new()
                    problems
                    max=500
                    required=true
                    kind="password"
                    autocomplete="new-password"
                />
                <div class="acts">
                    <button type="submit">{tr(lang, "account-password-save")}</button>
                    <a class="button button-quiet" href="/admin/account">{tr(lang, "account-cancel")}</a>
                </div>
            </form>
        }
    });
    with_wait(response, error.as_ref())
}
