//! The account's first page: what the others know one by, the area's language, and what else there is.

use axum::{
    extract::Query,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Form;
use backend::i18n::{tr, tr_with};
use domain::{AccountForm, AppError, Lang, PersonName};
use leptos::prelude::*;
use serde::Deserialize;

use crate::{
    admin::{
        desk::{Desk, status_of},
        shell::AdminHead,
    },
    site::Failure,
    ui::fields::{ErrorSummary, Problems, SelectField, TextField, language_options},
};

/// What was done just before.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct DoneQuery {
    done: String,
}

/// `GET /admin/account`.
pub(super) async fn show(desk: Desk, Query(query): Query<DoneQuery>) -> Result<Response, Failure> {
    let organiser = &desk.signed_in.as_ref().ok_or(AppError::Forbidden)?.organiser;
    let form = AccountForm { name: organiser.name.as_str().to_owned(), lang: organiser.lang.code().to_owned() };
    drawn(&desk, StatusCode::OK, form, None, said(desk.lang, &query.done)).await
}

/// `POST /admin/account`: keeps name and language.
pub(super) async fn take(desk: Desk, Form(form): Form<AccountForm>) -> Result<Response, Failure> {
    let signed_in = desk.signed_in.as_ref().ok_or(AppError::Forbidden)?;
    match desk.backend().change_account(signed_in, &form).await {
        Ok(()) => Ok(done("account")),
        Err(error @ AppError::Invalid(_)) => drawn(&desk, status_of(&error), form, Some(error), None).await,
        Err(error) => Err(error.into()),
    }
}

/// Back to this page, which says what was done.
pub(super) fn done(what: &'static str) -> Response {
    Redirect::to(&format!("/admin/account?done={what}")).into_response()
}

/// What was done, in words.
fn said(lang: Lang, what: &str) -> Option<String> {
    match what {
        "account" => Some(tr(lang, "account-saved")),
        "password" => Some(tr(lang, "account-password-changed")),
        "app" => Some(tr(lang, "account-app-changed")),
        "codes" => Some(tr(lang, "account-codes-changed")),
        _ => None,
    }
}

async fn drawn(
    desk: &Desk,
    status: StatusCode,
    form: AccountForm,
    error: Option<AppError>,
    said: Option<String>,
) -> Result<Response, Failure> {
    let signed_in = desk.signed_in.as_ref().ok_or(AppError::Forbidden)?;
    let codes = desk.backend().recovery_codes_left(signed_in).await?;
    let open = desk.backend().own_sign_ins(signed_in).await?.len();
    let email = signed_in.organiser.email.as_str().to_owned();
    let lang = desk.lang;
    let head = AdminHead::new(tr(lang, "account-title"), tr(lang, "account-help"));
    Ok(desk.draw_as(status, head, move |_| {
        view! {
            {said.map(|said| view! { <p class="note" role="status">{said}</p> })}
            <AccountFields lang form error email />
            <section aria-labelledby="safe">
                <h2 id="safe">{tr(lang, "account-safe")}</h2>
                <ul class="steps">
                    <li><a href="/admin/account/password">{tr(lang, "account-change-password")}</a></li>
                    <li><a href="/admin/account/second-factor">{tr(lang, "account-change-app")}</a></li>
                    <li>
                        <a href="/admin/account/recovery-codes">
                            {tr_with(lang, "account-make-codes", &[("count", codes.into())])}
                        </a>
                    </li>
                    <li>
                        <a href="/admin/account/sign-ins">
                            {tr_with(lang, "account-see-sign-ins", &[("count", open.into())])}
                        </a>
                    </li>
                </ul>
            </section>
        }
    }))
}

#[component]
fn AccountFields(lang: Lang, form: AccountForm, error: Option<AppError>, email: String) -> impl IntoView {
    let problems = Problems { lang, error };
    let languages = language_options();
    view! {
        <form class="form" method="post" action="/admin/account" novalidate>
            <ErrorSummary problems=problems.clone() />
            <TextField
                field="name"
                label=tr(lang, "account-name")
                hint=tr(lang, "account-name-hint")
                value=form.name
                problems=problems.clone()
                max=PersonName::MAX
                required=true
                autocomplete="name"
            />
            <SelectField
                field="lang"
                label=tr(lang, "account-lang")
                options=languages
                value=form.lang
                problems
            />
            <p>{tr(lang, "account-email")} " " <bdi dir="ltr">{email}</bdi></p>
            <button type="submit">{tr(lang, "account-save")}</button>
        </form>
    }
}
