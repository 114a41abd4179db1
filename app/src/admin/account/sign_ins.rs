//! Where one is signed in, and how to end that.

use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use backend::{
    OwnSignIn,
    i18n::{tr, tr_with},
};
use domain::AppError;
use leptos::prelude::*;
use serde::Deserialize;

use crate::{
    admin::{desk::Desk, shell::AdminHead},
    registration::facts::moment,
    site::Failure,
};

/// Which to end: one by its id, or with an empty one all but the one that asks.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct EndForm {
    id: String,
}

/// `GET /admin/account/sign-ins`.
pub(super) async fn show(desk: Desk) -> Result<Response, Failure> {
    let signed_in = desk.signed_in.as_ref().ok_or(AppError::Forbidden)?;
    let all = desk.backend().own_sign_ins(signed_in).await?;
    let lang = desk.lang;
    let head = AdminHead::new(tr(lang, "account-sign-ins-title"), tr(lang, "account-sign-ins-help"));
    Ok(desk.clone().draw(head, move |_| {
        let others = all.iter().any(|one| !one.is_this);
        let each = all.into_iter().map(|one| view! { <SignIn desk=desk.clone() one /> }).collect_view();
        let end_others = view! {
            <form method="post" action="/admin/account/sign-ins">
                <input type="hidden" name="id" value="" />
                <button type="submit">{tr(lang, "account-sign-ins-end-others")}</button>
            </form>
        };
        view! {
            <ul class="sign-ins">{each}</ul>
            {others.then_some(end_others)}
            <p><a href="/admin/account">{tr(lang, "account-back")}</a></p>
        }
    }))
}

#[component]
fn SignIn(desk: Desk, one: OwnSignIn) -> impl IntoView {
    let (lang, zone) = (desk.lang, desk.zone());
    let what = tr_with(
        lang,
        "account-sign-ins-one",
        &[("began", moment(lang, one.began_at, &zone).into()), ("seen", moment(lang, one.seen_at, &zone).into())],
    );
    let described = format!("sign-in-{}", one.id);
    let end = if one.is_this {
        view! { <p><strong>{tr(lang, "account-sign-ins-this")}</strong></p> }.into_any()
    } else {
        view! {
            <form method="post" action="/admin/account/sign-ins">
                <button type="submit" class="button-quiet" name="id" value=one.id aria-describedby=described.clone()>
                    {tr(lang, "account-sign-ins-end-one")}
                </button>
            </form>
        }
        .into_any()
    };
    view! { <li><p id=described>{what}</p> {end}</li> }
}

/// `POST /admin/account/sign-ins`: ends one, or all others.
pub(super) async fn take(desk: Desk, Form(form): Form<EndForm>) -> Result<Response, Failure> {
    let signed_in = desk.signed_in.as_ref().ok_or(AppError::Forbidden)?;
    if form.id.is_empty() {
        desk.backend().end_other_sign_ins(signed_in).await?;
    } else {
        desk.backend().end_sign_in(signed_in, &form.id).await?;
    }
    Ok(Redirect::to("/admin/account/sign-ins").into_response())
}
