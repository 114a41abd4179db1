//! Another authenticator app, and other recovery codes.

use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use backend::i18n::tr;
use domain::{AppError, SetUpForm};
use leptos::prelude::*;

use super::page::done;
use crate::{
    admin::{
        desk::Desk,
        entry::set_up::{app_page, codes_page, tried},
        shell::AdminHead,
    },
    site::Failure,
};

const APP: &str = "/admin/account/second-factor";
const CODES: &str = "/admin/account/recovery-codes";

/// `GET /admin/account/second-factor`: a new app; the one before is good until it is set up.
pub(super) async fn show_app(desk: Desk) -> Result<Response, Failure> {
    let signed_in = desk.signed_in.as_ref().ok_or(AppError::Forbidden)?;
    let offer = desk.backend().offer_second_factor(signed_in).await?;
    Ok(app_page(&desk, APP, "", offer, None))
}

/// `POST /admin/account/second-factor`: its recovery codes, and once they are kept, the app instead of the one before.
pub(super) async fn take_app(desk: Desk, Form(form): Form<SetUpForm>) -> Result<Response, Failure> {
    if form.kept.is_empty() { tried(&desk, APP, "", APP, &form).await } else { keep(&desk, &form, APP, "app").await }
}

/// `GET /admin/account/recovery-codes`: asks first, since those before are worth nothing then.
pub(super) async fn show_codes(desk: Desk) -> Response {
    let lang = desk.lang;
    let head = AdminHead::new(tr(lang, "account-codes-title"), tr(lang, "account-codes-help"));
    desk.draw(head, |_| {
        view! {
            <form class="form" method="post" action=CODES>
                <div class="acts">
                    <button type="submit">{tr(lang, "account-codes-make")}</button>
                    <a class="button button-quiet" href="/admin/account">{tr(lang, "account-cancel")}</a>
                </div>
            </form>
        }
    })
}

/// `POST /admin/account/recovery-codes`: shows new ones, and once they are kept, puts them in the place of those before.
pub(super) async fn take_codes(desk: Desk, Form(form): Form<SetUpForm>) -> Result<Response, Failure> {
    if !form.kept.is_empty() {
        return keep(&desk, &form, CODES, "codes").await;
    }
    let signed_in = desk.signed_in.as_ref().ok_or(AppError::Forbidden)?;
    let codes = desk.backend().offer_recovery_codes(signed_in).await?;
    Ok(codes_page(&desk, CODES, "", codes))
}

/// Keeps what was shown. What was shown to another sign-in leads to `again`.
async fn keep(desk: &Desk, form: &SetUpForm, again: &str, what: &'static str) -> Result<Response, Failure> {
    let signed_in = desk.signed_in.as_ref().ok_or(AppError::Forbidden)?;
    match desk.backend().keep_second_factor(signed_in, &form.kept).await {
        Ok(_) => Ok(done(what)),
        Err(AppError::StaleForm) => Ok(Redirect::to(again).into_response()),
        Err(error) => Err(error.into()),
    }
}
