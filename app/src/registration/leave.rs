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
    Ok(if own.state == RegistrationState::Waitlisted {
        ask(visit, &token, "cancel", "leave-the-line", "leave-the-line-what", "leave-the-line-yes", "leave-the-line-no")
    } else {
        ask(visit, &token, "cancel", "cancel-title", "cancel-what", "cancel-yes", "cancel-no")
    })
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
    Ok(ask(visit, &token, "erase", "erase-title", "erase-what", "erase-yes", "erase-no"))
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
            <div class="notice" data-keep="" data-script=visit.site.assets.app.clone()>
                <h1>{tr(lang, "erased-title")}</h1>
                <p>{tr(lang, "erased-what")}</p>
                <p><a class="button" href=visit.session_link("")>{tr(lang, "to-session-page")}</a></p>
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
    Ok(ask(visit, &token, "unsubscribe", "stop-news-title", "stop-news-what", "stop-news-yes", "stop-news-no"))
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

/// Asks before something is done, at `step` of the own page. The others are keys.
fn ask(visit: Visit, token: &str, step: &str, title: &str, what: &str, yes: &str, no: &str) -> Response {
    let (lang, head) = (visit.lang, head(&visit, title));
    let [title, what, yes, no] = [title, what, yes, no].map(|key| tr(lang, key));
    let address = visit.link(&format!("/r/{token}"));
    visit.clone().draw_private(StatusCode::OK, head, |_| {
        view! {
            <div class="notice">
                <h1>{title}</h1>
                <p>{what}</p>
                <form class="acts" method="post" action=format!("{address}/{step}")>
                    <button type="submit">{yes}</button>
                    <a class="button button-quiet" href=address.clone()>{no}</a>
                </form>
                <dl class="facts"><SessionFacts visit /></dl>
            </div>
        }
    })
}
