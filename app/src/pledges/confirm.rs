//! Pledging by mail: the page that says to look into the mailbox, and the one behind the link of the mail. Opening that
//! changes nothing, for mail scanners follow links; its button does.

use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    dates,
    i18n::{tr, tr_with},
};
use domain::{Confirmation, Instant};
use leptos::prelude::*;

use crate::{
    pledges::life::{back, head},
    site::{Failure, Visit},
    ui::said::comma,
};

/// `/{lang}/pledged`: look into the mailbox. The same for everybody, whether or not the mailbox had pledged before.
pub(crate) async fn sent(visit: Visit) -> Response {
    let lang = visit.lang;
    visit.clone().draw(head(&visit, "pledged-title"), |_| {
        view! {
            <div class="notice">
                <h1>{tr(lang, "pledged-title")}</h1>
                <p>{tr(lang, "pledged-mail")}</p>
                <p class="quiet">{tr(lang, "pledged-no-mail")}</p>
                <p><a class="button button-quiet" href=visit.link("/pledges")>{tr(lang, "wall-see-all")}</a></p>
            </div>
        }
    })
}

/// `GET /{lang}/pledge/confirm/{token}`.
pub(crate) async fn show(visit: Visit, Path((_, token)): Path<(String, String)>) -> Result<Response, Failure> {
    match visit.backend().pledge_confirmation(&token).await? {
        Confirmation::Done(own) => Ok(back(&visit, &own)),
        Confirmation::Open(until) => {
            let address = visit.link(&format!("/pledge/confirm/{token}"));
            let head = head(&visit, "pledge-confirm-title");
            Ok(visit.clone().draw_private(StatusCode::OK, head, |_| view! { <OpenPage visit address until /> }))
        }
        Confirmation::Expired => {
            let head = head(&visit, "confirm-expired-title");
            Ok(visit.clone().draw_private(StatusCode::OK, head, |_| view! { <ExpiredPage visit /> }))
        }
    }
}

/// `POST /{lang}/pledge/confirm/{token}`: confirms, and leads to the own page, or back where the time has passed.
pub(crate) async fn confirm(visit: Visit, Path((_, token)): Path<(String, String)>) -> Result<Response, Failure> {
    match visit.backend().confirm_pledge(&token).await? {
        Confirmation::Done(own) => Ok(back(&visit, &own)),
        Confirmation::Open(_) | Confirmation::Expired => {
            Ok(Redirect::to(&visit.link(&format!("/pledge/confirm/{token}"))).into_response())
        }
    }
}

#[component]
fn OpenPage(visit: Visit, address: String, until: Instant) -> impl IntoView {
    let lang = visit.lang;
    let zone = &visit.event.session.zone;
    let day = dates::long_date(lang, until, zone);
    let until = format!("{day}{}{} {}", comma(lang), dates::time(lang, until, zone), dates::zone_name(until, zone));
    view! {
        <div class="notice">
            <h1>{tr(lang, "pledge-confirm-title")}</h1>
            <p>{tr_with(lang, "pledge-confirm-what", &[("until", until.into())])}</p>
            <form method="post" action=address>
                <button type="submit">{tr(lang, "pledge-confirm")}</button>
            </form>
            <p class="quiet">{tr(lang, "pledge-confirm-not-you")}</p>
        </div>
    }
}

#[component]
fn ExpiredPage(visit: Visit) -> impl IntoView {
    let lang = visit.lang;
    view! {
        <div class="notice">
            <h1>{tr(lang, "confirm-expired-title")}</h1>
            <p>{tr(lang, "pledge-confirm-expired")}</p>
            <p><a class="button" href=visit.link("/pledge")>{tr(lang, "pledge-title")}</a></p>
        </div>
    }
}
