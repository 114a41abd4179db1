//! Setting up the second factor: an authenticator app, then recovery codes. On the way in for the first time, and from
//! one's account later.

use axum::{
    extract::Query,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Form;
use backend::{RecoveryCodes, SecondFactorOffer, i18n::tr};
use domain::{AppError, SetUpForm};
use leptos::prelude::*;

use super::{
    browser::let_in,
    next::{Next, NextQuery},
    refusal::{Refusal, is_refusal, status},
    second_factor::{OtherPerson, half_way},
};
use crate::{
    admin::{desk::Desk, shell::AdminHead},
    registration::qr::QrCode,
    site::Failure,
    ui::fields::{Problems, TextField},
};

/// Where it is done on the way in.
const HERE: &str = "/admin/second-factor/set-up";

/// `GET /admin/second-factor/set-up`: a new app for who has none.
pub(super) async fn show(desk: Desk, Query(query): Query<NextQuery>) -> Result<Response, Failure> {
    let next = query.next();
    let Some(signed_in) = half_way(&desk) else { return Ok(Redirect::to(next.as_str()).into_response()) };
    match desk.backend().offer_second_factor(&signed_in).await {
        Ok(offer) => Ok(app_page(&desk, HERE, next.as_str(), offer, None)),
        Err(AppError::Forbidden) => Ok(Redirect::to(&next.behind("/admin/second-factor")).into_response()),
        Err(error) => Err(error.into()),
    }
}

/// `POST /admin/second-factor/set-up`: the recovery codes, and once they are kept, in.
pub(super) async fn take(desk: Desk, Form(form): Form<SetUpForm>) -> Result<Response, Failure> {
    let next = Next::parse(&form.next);
    let Some(signed_in) = half_way(&desk) else { return Ok(Redirect::to(next.as_str()).into_response()) };
    if form.kept.is_empty() {
        let again = next.behind(HERE);
        return tried(&desk, HERE, next.as_str(), &again, &form).await;
    }
    match desk.backend().keep_second_factor(&signed_in, &form.kept).await {
        Ok(Some(whole)) => Ok(let_in(&desk.site, &whole, next.as_str())),
        Ok(None) => Ok(Redirect::to(next.as_str()).into_response()),
        Err(AppError::StaleForm) => Ok(Redirect::to(&next.behind(HERE)).into_response()),
        Err(AppError::Forbidden) => Ok(Redirect::to(&next.behind("/admin/second-factor")).into_response()),
        Err(error) => Err(error.into()),
    }
}

/// Looks whether the app shows the right code: the recovery codes then, else the same app again. What was offered to
/// another sign-in leads to `again`.
pub(in crate::admin) async fn tried(
    desk: &Desk,
    at: &'static str,
    next: &str,
    again: &str,
    form: &SetUpForm,
) -> Result<Response, Failure> {
    let signed_in = desk.signed_in.as_ref().ok_or(AppError::Forbidden)?;
    match desk.backend().try_second_factor(signed_in, &form.offer, &form.code).await {
        Ok(codes) => Ok(codes_page(desk, at, next, codes)),
        Err(error) if is_refusal(&error) => {
            let offer = desk.backend().offered_second_factor(signed_in, &form.offer)?;
            Ok(app_page(desk, at, next, offer, Some(error)))
        }
        Err(AppError::StaleForm | AppError::Forbidden) => Ok(Redirect::to(again).into_response()),
        Err(error) => Err(error.into()),
    }
}

/// An app to set up: a picture for its camera, the same as text, and the code that shows that it has it.
pub(in crate::admin) fn app_page(
    desk: &Desk,
    at: &'static str,
    next: &str,
    offer: SecondFactorOffer,
    error: Option<AppError>,
) -> Response {
    let lang = desk.lang;
    let head = AdminHead::new(tr(lang, "entry-set-up-title"), tr(lang, "entry-set-up-help"));
    let on_the_way_in = desk.signed_in.as_ref().is_some_and(|signed_in| !signed_in.is_whole);
    let (desk, next) = (desk.clone(), next.to_owned());
    desk.clone().draw_as(status(error.as_ref()), head, move |_| {
        let problems = Problems { lang, error };
        view! {
            <ol class="set-up">
                <li><p>{tr(lang, "entry-set-up-app")}</p></li>
                <li>
                    <p>{tr(lang, "entry-set-up-scan")}</p>
                    <QrCode text=offer.address label=tr(lang, "entry-set-up-picture") />
                    <p>{tr(lang, "entry-set-up-or-type")}</p>
                    <p class="keep-link"><code id="secret" dir="ltr">{in_groups(&offer.secret)}</code></p>
                </li>
                <li>
                    <form class="form" method="post" action=at novalidate>
                        <Refusal problems=problems.clone() />
                        <input type="hidden" name="next" value=next />
                        <input type="hidden" name="offer" value=offer.sealed />
                        <TextField
                            field="code"
                            label=tr(lang, "entry-set-up-code")
                            value=String::new()
                            problems
                            max=100
                            required=true
                            autocomplete="one-time-code"
                        />
                        <button type="submit">{tr(lang, "entry-go-on")}</button>
                    </form>
                </li>
            </ol>
            {on_the_way_in.then(|| view! { <OtherPerson desk /> })}
        }
    })
}

/// A key in groups that are easy to type. The gaps between them are no text, so that a copied key has none.
fn in_groups(key: &str) -> impl IntoView + use<> {
    let groups = key.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned());
    groups.map(|group| view! { <span>{group}</span> }).collect_view()
}

/// Recovery codes, shown this once. They stand outside of the form, which is not printed.
pub(in crate::admin) fn codes_page(desk: &Desk, at: &'static str, next: &str, codes: RecoveryCodes) -> Response {
    let lang = desk.lang;
    let head = AdminHead::new(tr(lang, "entry-codes-title"), tr(lang, "entry-codes-help"));
    let next = next.to_owned();
    desk.draw(head, move |_| {
        let all = codes.codes.join("\n");
        let each = codes.codes.into_iter().map(|code| view! { <li><code dir="ltr">{code}</code></li> });
        view! {
            <p>{tr(lang, "entry-codes-what-for")}</p>
            <ol class="recovery-codes">{each.collect_view()}</ol>
            <form class="form" method="post" action=at>
                <input type="hidden" name="next" value=next />
                <input type="hidden" name="kept" value=codes.sealed />
                <div class="acts">
                    <button type="submit">{tr(lang, "entry-codes-kept")}</button>
                    // What only scripts can do appears with them.
                    <button type="button" class="button-quiet" aria-live="polite" data-copy=all data-done=tr(lang, "entry-codes-copied") hidden>
                        {tr(lang, "entry-codes-copy")}
                    </button>
                </div>
            </form>
        }
    })
}
