//! The page of one's own pledge: what others see of it, and how to take it back.

use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::i18n::tr;
use domain::{OwnPledge, Visibility};
use leptos::prelude::*;

use crate::{
    meet::MeetLink,
    pledges::page::{ShareWall, action_texts},
    site::{Failure, Visit, titled},
    ui::{names::country_name, shell::Head},
};

fn head(visit: &Visit, key: &str) -> Head {
    let title = titled(visit.lang, key, visit.event.campaign.name.as_str(visit.lang));
    Head { description: title.clone(), title }
}

/// `GET /{lang}/p/{token}`.
pub(crate) async fn show(visit: Visit, Path((_, token)): Path<(String, String)>) -> Result<Response, Failure> {
    let own = visit.backend().own_pledge(&token).await?;
    let head = head(&visit, "own-pledge-title");
    Ok(visit.clone().draw_private(StatusCode::OK, head, |_| view! { <OwnPage visit own token /> }))
}

/// `POST /{lang}/p/{token}`: withdraws the pledge.
pub(crate) async fn withdraw(visit: Visit, Path((_, token)): Path<(String, String)>) -> Result<Response, Failure> {
    visit.backend().withdraw_pledge(&token).await?;
    Ok(Redirect::to(&visit.link("/withdrawn")).into_response())
}

/// `/{lang}/withdrawn`: the pledge is gone.
pub(crate) async fn withdrawn(visit: Visit) -> Response {
    let head = head(&visit, "withdrawn-title");
    let lang = visit.lang;
    visit.clone().draw(head, |_| {
        view! {
            <div class="notice">
                <h1>{tr(lang, "withdrawn-title")}</h1>
                <p>{tr(lang, "withdrawn-text")}</p>
                <p><a class="button" href=visit.link("")>{tr(lang, "to-session-page")}</a></p>
            </div>
        }
    })
}

#[component]
fn OwnPage(visit: Visit, own: OwnPledge, token: String) -> impl IntoView {
    let lang = visit.lang;
    let address = visit.link(&format!("/p/{token}"));
    let link = format!("{}{address}", visit.site.public_url);
    let actions = {
        let mine = action_texts(&visit).into_iter().filter(|(key, _)| own.actions.contains(key));
        mine.map(|(_, says)| says).collect::<Vec<_>>().join(" · ")
    };
    let meets = visit.event.toolkit.as_ref().and_then(|toolkit| toolkit.action.as_ref());
    let meet =
        meets.is_some_and(|action| own.actions.contains(action)).then(|| view! { <MeetLink visit=visit.clone() /> });
    let shown_as = own.shown_name.unwrap_or_else(|| tr(lang, &format!("visibility-{}", Visibility::Counted.code())));
    let message = own.message.map(|message| {
        view! { <dt>{tr(lang, "fact-message")}</dt><dd dir="auto">{message}</dd> }
    });
    let held = own.message_held.then(|| view! { <p class="note">{tr(lang, "own-pledge-held")}</p> });
    view! {
        <div class="notice">
            <h1>{tr(lang, "own-pledge-title")}</h1>
            <p class="state" data-state="confirmed">{tr(lang, "own-pledge-counted")}</p>
            <dl class="facts">
                <dt>{tr(lang, "fact-actions")}</dt>
                <dd>{actions}</dd>
                <dt>{tr(lang, "own-pledge-shown-as")}</dt>
                <dd><bdi>{shown_as}</bdi></dd>
                {own.country.map(|country| {
                    view! { <dt>{tr(lang, "fact-country")}</dt><dd>{country_name(lang, &country)}</dd> }
                })}
                {message}
            </dl>
            {held}
            {meet}
            <p>{tr(lang, "own-pledge-keep")}</p>
            <p class="keep-link"><a href=address.clone() dir="ltr">{link}</a></p>
            <form method="post" action=address>
                <button type="submit" class="button-quiet">{tr(lang, "own-pledge-withdraw")}</button>
            </form>
            <p><a class="button button-quiet" href=visit.link("/pledges")>{tr(lang, "wall-see-all")}</a></p>
            <ShareWall visit />
        </div>
    }
}
