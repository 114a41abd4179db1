//! Giving up a seat, erasing a registration, ending the news: each asked first, and done by a button.

use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::i18n::tr;
use domain::RegistrationState;
use leptos::prelude::*;

use crate::{
    registration::{
        facts::SessionFacts,
        head, own,
        own::{back, can_leave},
    },
    site::{Failure, Visit},
};

/// `GET /{lang}/r/{token}/cancel`: step one, what will happen.
pub(crate) async fn ask_to_cancel(visit: Visit, Path((_, token)): Path<(String, String)>) -> Result<Response, Failure> {
    let (visit, own) = own(visit, &token).await?;
    if !can_leave(&visit, &own) {
        return Ok(back(&visit, &token));
    }
    let lang = visit.lang;
    let waits = own.state == RegistrationState::Waitlisted;
    let head = head(&visit, if waits { "leave-the-line" } else { "cancel-title" });
    let asked = Asked {
        title: tr(lang, if waits { "leave-the-line" } else { "cancel-title" }),
        text: tr(lang, if waits { "leave-the-line-what" } else { "cancel-what" }),
        yes: tr(lang, if waits { "leave-the-line-yes" } else { "cancel-yes" }),
        no: tr(lang, if waits { "leave-the-line-no" } else { "cancel-no" }),
    };
    Ok(visit.clone().draw_private(StatusCode::OK, head, |_| view! { <AskPage visit asked token step="cancel" /> }))
}

/// `POST /{lang}/r/{token}/cancel`: step two, it is done.
pub(crate) async fn cancel(visit: Visit, Path((_, token)): Path<(String, String)>) -> Result<Response, Failure> {
    let (visit, own) = own(visit, &token).await?;
    if can_leave(&visit, &own) {
        visit.backend().cancel_registration(&token).await?;
    }
    Ok(back(&visit, &token))
}

/// `GET /{lang}/r/{token}/erase`: what erasing means.
pub(crate) async fn ask_to_erase(visit: Visit, Path((_, token)): Path<(String, String)>) -> Result<Response, Failure> {
    let (visit, _) = own(visit, &token).await?;
    let lang = visit.lang;
    let head = head(&visit, "erase-title");
    let asked = Asked {
        title: tr(lang, "erase-title"),
        text: tr(lang, "erase-what"),
        yes: tr(lang, "erase-yes"),
        no: tr(lang, "erase-no"),
    };
    Ok(visit.clone().draw_private(StatusCode::OK, head, |_| view! { <AskPage visit asked token step="erase" /> }))
}

/// `POST /{lang}/r/{token}/erase`: erases all of it.
pub(crate) async fn erase(visit: Visit, Path((_, token)): Path<(String, String)>) -> Result<Response, Failure> {
    visit.backend().erase_registration(&token).await?;
    Ok(Redirect::to(&visit.link("/erased")).into_response())
}

/// `/{lang}/erased`: all of it is gone, the link that this device may have kept as well.
pub(crate) async fn erased(visit: Visit) -> Response {
    let head = head(&visit, "erased-title");
    let lang = visit.lang;
    visit.clone().draw(head, |_| {
        view! {
            <div class="notice" data-keep="">
                <h1>{tr(lang, "erased-title")}</h1>
                <p>{tr(lang, "erased-what")}</p>
                <p><a class="button" href=visit.link("")>{tr(lang, "to-session-page")}</a></p>
            </div>
        }
    })
}

/// `GET /{lang}/r/{token}/unsubscribe`: the link in mail with news.
pub(crate) async fn ask_to_stop_news(
    visit: Visit,
    Path((_, token)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let (visit, _) = own(visit, &token).await?;
    let lang = visit.lang;
    let head = head(&visit, "stop-news-title");
    let asked = Asked {
        title: tr(lang, "stop-news-title"),
        text: tr(lang, "stop-news-what"),
        yes: tr(lang, "stop-news-yes"),
        no: tr(lang, "stop-news-no"),
    };
    Ok(visit.clone().draw_private(StatusCode::OK, head, |_| view! { <AskPage visit asked token step="unsubscribe" /> }))
}

/// `POST /{lang}/r/{token}/unsubscribe`: no more news. Mail providers send it as well, for whoever presses their own
/// button (RFC 8058), and want an answer rather than a way to one.
pub(crate) async fn stop_news(visit: Visit, Path((_, token)): Path<(String, String)>) -> Result<Response, Failure> {
    visit.backend().stop_news(&token).await?;
    let (visit, _) = own(visit, &token).await?;
    let lang = visit.lang;
    let head = head(&visit, "news-stopped-title");
    Ok(visit.clone().draw_private(StatusCode::OK, head, |_| {
        view! {
            <div class="notice">
                <h1>{tr(lang, "news-stopped-title")}</h1>
                <p>{tr(lang, "news-stopped-what")}</p>
                <p><a href=visit.link(&format!("/r/{token}"))>{tr(lang, "to-own-registration")}</a></p>
            </div>
        }
    }))
}

/// What is asked before something is done.
struct Asked {
    title: String,
    text: String,
    yes: String,
    no: String,
}

#[component]
fn AskPage(visit: Visit, asked: Asked, token: String, step: &'static str) -> impl IntoView {
    let address = visit.link(&format!("/r/{token}"));
    view! {
        <div class="notice">
            <h1>{asked.title}</h1>
            <p>{asked.text}</p>
            <form class="acts" method="post" action=format!("{address}/{step}")>
                <button type="submit">{asked.yes}</button>
                <a class="button button-quiet" href=address.clone()>{asked.no}</a>
            </form>
            <dl class="facts"><SessionFacts visit /></dl>
        </div>
    }
}
