//! The page behind the link of a confirmation mail. Opening it changes nothing, for mail scanners follow links; its
//! button does.

use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::i18n::{tr, tr_with};
use domain::{AppError, Confirmation, Instant, RegistrationWindow};
use leptos::prelude::*;

use crate::{
    registration::{
        facts::{SessionFacts, moment, too_late},
        head,
    },
    site::{Failure, Visit},
};

/// `GET /{lang}/confirm/{token}`.
pub(crate) async fn show(visit: Visit, Path((_, token)): Path<(String, String)>) -> Result<Response, Failure> {
    let event = visit.backend().event_to_confirm(&token).await?;
    let visit = visit.about(event);
    let address = visit.link(&format!("/confirm/{token}"));
    match visit.backend().confirmation(&token).await? {
        Confirmation::Done(own) => Ok(to_own_page(&visit, &own)),
        Confirmation::Open(until) => {
            let head = head(&visit, "confirm-title");
            Ok(visit.clone().draw_private(StatusCode::OK, head, |_| view! { <OpenPage visit address until /> }))
        }
        Confirmation::Expired => {
            let head = head(&visit, "confirm-expired-title");
            Ok(visit.clone().draw_private(StatusCode::OK, head, |_| view! { <ExpiredPage visit address /> }))
        }
    }
}

/// `POST /{lang}/confirm/{token}`: confirms, and leads to the own page, or back where the time has passed.
pub(crate) async fn confirm(visit: Visit, Path((_, token)): Path<(String, String)>) -> Result<Response, Failure> {
    match visit.backend().confirm_registration(&token).await? {
        Confirmation::Done(own) => Ok(to_own_page(&visit, &own)),
        Confirmation::Open(_) | Confirmation::Expired => Ok(back(&visit, &token)),
    }
}

/// `POST /{lang}/confirm/{token}/again`: asks for a new mail, once the time has passed.
pub(crate) async fn again(visit: Visit, Path((_, token)): Path<(String, String)>) -> Result<Response, Failure> {
    if visit.backend().confirmation(&token).await? != Confirmation::Expired {
        return Ok(back(&visit, &token));
    }
    match visit.backend().confirm_anew(&token).await {
        Ok(true) => Ok(Redirect::to(&visit.session_link("/registered")).into_response()),
        Ok(false) => Ok(Redirect::to(&visit.session_link("/registered/waitlist")).into_response()),
        // The page says that registration is closed.
        Err(AppError::Closed) => Ok(back(&visit, &token)),
        Err(error) => Err(error.into()),
    }
}

fn to_own_page(visit: &Visit, own_token: &str) -> Response {
    Redirect::to(&visit.link(&format!("/r/{own_token}"))).into_response()
}

fn back(visit: &Visit, token: &str) -> Response {
    Redirect::to(&visit.link(&format!("/confirm/{token}"))).into_response()
}

#[component]
fn OpenPage(visit: Visit, address: String, until: Instant) -> impl IntoView {
    let lang = visit.lang;
    let until = moment(lang, until, &visit.event.session.zone);
    let next = match too_late(&visit) {
        Some(why) => view! { <p class="note">{why}</p> }.into_any(),
        None => view! {
            <p>{tr_with(lang, "registration-held-until", &[("until", until.into())])}</p>
            <form method="post" action=address>
                <button type="submit">{tr(lang, "own-registration-confirm")}</button>
            </form>
        }
        .into_any(),
    };
    view! {
        <div class="notice">
            <h1>{tr(lang, "confirm-title")}</h1>
            {next}
            <dl class="facts"><SessionFacts visit /></dl>
            <p class="quiet">{tr(lang, "confirm-not-you")}</p>
        </div>
    }
}

#[component]
fn ExpiredPage(visit: Visit, address: String) -> impl IntoView {
    let lang = visit.lang;
    let closed = visit.event.session.registration_at(visit.now(), 0) == RegistrationWindow::Closed;
    let next = if closed {
        view! { <p class="note">{tr(lang, "registration-closed")}</p> }.into_any()
    } else {
        view! {
            <p>{tr(lang, "confirm-expired-again")}</p>
            <form method="post" action=format!("{address}/again")>
                <button type="submit">{tr(lang, "confirm-again")}</button>
            </form>
        }
        .into_any()
    };
    view! {
        <div class="notice">
            <h1>{tr(lang, "confirm-expired-title")}</h1>
            <p>{tr(lang, "registration-expired-what")}</p>
            {next}
            <dl class="facts"><SessionFacts visit=visit.clone() /></dl>
            <p><a href=visit.session_link("")>{tr(lang, "to-session-page")}</a></p>
        </div>
    }
}
