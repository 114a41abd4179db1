//! The page of one's own pledge: where it stands, what others see of it, what can be done about it, and how to take it
//! back.

use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    dates,
    i18n::{tr, tr_with},
    push::PushOwner,
};
use domain::{AppError, OwnPledge, PublicPledge, Review};
use leptos::prelude::*;

use crate::{
    meet::MeetLink,
    pledges::{
        card::pledge_card,
        kept::DidYou,
        life::head,
        page::{ShareWall, action_texts},
    },
    push::{OnDevice, Reminders},
    site::{Failure, Visit},
    ui::names::country_name,
};

/// `GET /{lang}/p/{token}`.
pub(crate) async fn show(visit: Visit, Path((_, token)): Path<(String, String)>) -> Result<Response, Failure> {
    drawn(visit, token, StatusCode::OK, None).await
}

/// The page, with what is wrong with the question on a device where something is.
pub(crate) async fn drawn(
    visit: Visit,
    token: String,
    status: StatusCode,
    error: Option<AppError>,
) -> Result<Response, Failure> {
    let own = visit.backend().own_pledge(&token).await?;
    let is_to_come = own.is_counted && visit.now() < visit.event.pledges_due_at();
    let on_device = OnDevice::of(&visit, PushOwner::Pledge(&token), is_to_come, error).await?;
    let head = head(&visit, "own-pledge-title");
    Ok(visit.clone().draw_private(status, head, |_| view! { <OwnPage visit own token on_device /> }))
}

/// `GET /{lang}/p/{token}/withdraw`: step one, what will happen.
pub(crate) async fn ask_to_withdraw(
    visit: Visit,
    Path((_, token)): Path<(String, String)>,
) -> Result<Response, Failure> {
    visit.backend().own_pledge(&token).await?;
    let lang = visit.lang;
    let head = head(&visit, "withdraw-title");
    let address = visit.link(&format!("/p/{token}"));
    Ok(visit.clone().draw_private(StatusCode::OK, head, |_| {
        view! {
            <div class="notice">
                <h1>{tr(lang, "withdraw-title")}</h1>
                <p>{tr(lang, "withdraw-what")}</p>
                <form class="acts" method="post" action=address.clone()>
                    <button type="submit">{tr(lang, "withdraw-yes")}</button>
                    <a class="button button-quiet" href=address.clone()>{tr(lang, "withdraw-no")}</a>
                </form>
            </div>
        }
    }))
}

/// `POST /{lang}/p/{token}`: step two, it is withdrawn.
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
fn OwnPage(visit: Visit, own: OwnPledge, token: String, on_device: OnDevice) -> impl IntoView {
    let lang = visit.lang;
    let address = visit.link(&format!("/p/{token}"));
    let link = format!("{}{address}", visit.site.public_url);
    let actions = {
        let actions = own.actions();
        let mine = action_texts(&visit).into_iter().filter(|(key, _)| actions.contains(&key.as_str()));
        mine.map(|(_, says)| says).collect::<Vec<_>>().join(" · ")
    };
    let meets = visit.event.toolkit.as_ref().and_then(|toolkit| toolkit.action.as_ref());
    let meet = meets
        .is_some_and(|action| own.actions().contains(&action.as_str()))
        .then(|| view! { <MeetLink visit=visit.clone() /> });
    let message = own.message.clone().map(|message| {
        view! { <dt>{tr(lang, "fact-message")}</dt><dd dir="auto">{message}</dd> }
    });
    let change = own.is_counted.then(|| {
        view! { <li><a href=format!("{address}/change")>{tr(lang, "own-pledge-change")}</a></li> }
    });
    let (state, says) = match own.is_counted {
        true => ("confirmed", tr(lang, "own-pledge-counted")),
        false => ("pending", tr(lang, "own-pledge-pending")),
    };
    view! {
        <div class="notice">
            <h1>{tr(lang, "own-pledge-title")}</h1>
            <p class="state" data-state=state>{says}</p>
            <DidYou visit=visit.clone() own=own.clone() address=address.clone() />
            <dl class="facts">
                <dt>{tr(lang, "fact-actions")}</dt>
                <dd>{actions}</dd>
                {own.country.clone().map(|country| {
                    view! { <dt>{tr(lang, "fact-country")}</dt><dd>{country_name(lang, &country)}</dd> }
                })}
                {message}
            </dl>
            {meet}
            <WhatOthersSee visit=visit.clone() own=own.clone() />
            <Reminders visit=visit.clone() on_device address=address.clone() />
            <h2>{tr(lang, "own-registration-more")}</h2>
            <ul class="steps">
                {change}
                <li><a href=format!("{address}/withdraw")>{tr(lang, "own-pledge-withdraw")}</a></li>
                <li><a href=visit.link("/pledges")>{tr(lang, "wall-see-all")}</a></li>
            </ul>
            <p>{tr(lang, if own.by_mail { "own-pledge-keep-mail" } else { "own-pledge-keep" })}</p>
            <p class="keep-link"><a href=address dir="ltr">{link}</a></p>
            <ShareWall visit />
        </div>
    }
}

/// Exactly what others see, whether they see it now, and until when.
#[component]
fn WhatOthersSee(visit: Visit, own: OwnPledge) -> impl IntoView {
    let lang = visit.lang;
    let title = view! { <h2>{tr(lang, "own-pledge-shown-as")}</h2> };
    let Some(card) = seen_by_others(&own, visit.lang) else {
        return view! { {title} <p>{tr(lang, "own-pledge-only-number")}</p> }.into_any();
    };
    let where_it_stands = tr(
        lang,
        match own.review {
            Review::Waiting => "own-pledge-waiting",
            Review::Hidden => "own-pledge-hidden",
            Review::Shown if own.is_shown => "own-pledge-shown",
            Review::Shown => "own-pledge-soon",
        },
    );
    let held = own.message_held.then(|| view! { <p class="note">{tr(lang, "own-pledge-held")}</p> });
    let until = own.public_until.map(|until| {
        let day = dates::day_of(lang, &dates::last_day(until, &visit.event.session.zone));
        view! { <p>{tr_with(lang, "own-pledge-until", &[("day", day.into())])}</p> }
    });
    view! {
        {title}
        <div class="pledge pledge-preview">{pledge_card(lang, action_texts(&visit), move || Some(card.clone()))}</div>
        <p class="review" data-review=own.review.code()>{where_it_stands}</p>
        {held}
        {until}
    }
    .into_any()
}

/// The card as it is on the wall, once it is there; none for what is only counted.
fn seen_by_others(own: &OwnPledge, lang: domain::Lang) -> Option<PublicPledge> {
    Some(PublicPledge {
        id: String::new(),
        name: own.shown_name.clone()?,
        country: own.country.clone(),
        actions: own.actions().into_iter().map(ToOwned::to_owned).collect(),
        message: own.message.clone().filter(|_| !own.message_held),
        lang,
    })
}
