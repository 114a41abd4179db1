//! The way into the meeting: a waiting room, and once doors are open the button that leads there. The meeting's address
//! stands on no page: only the answer to the button holds it.

use axum::{
    Json,
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    WaitingRoom, dates,
    i18n::{tr, tr_with},
};
use domain::{AppError, RegistrationState, SECOND, SessionState};
use leptos::prelude::*;
use serde::Serialize;

use crate::{
    registration::head,
    session::{
        agenda::AgendaSection,
        page::{SessionCountdown, When},
    },
    site::{Failure, FormTarget, ScreenStaysOn, Visit},
    ui::said::said,
};

/// How often a page looks whether the organisers have said where people meet, in milliseconds.
const LOOKS_AGAIN_AFTER: i64 = 15 * SECOND;

/// `GET /{lang}/join/{token}`: the waiting room. Opening it records nothing.
pub(crate) async fn show(visit: Visit, Path((_, token)): Path<(String, String)>) -> Result<Response, Failure> {
    let room = visit.backend().waiting_room(&token).await?;
    let visit = visit.about(room.event.clone());
    let head = head(&visit, "join-title");
    let leads_to = room.origin.clone();
    let mut response = visit.clone().draw_private(StatusCode::OK, head, |_| view! { <JoinPage visit room token /> });
    response.extensions_mut().insert(ScreenStaysOn);
    if let Some(origin) = leads_to {
        response.extensions_mut().insert(FormTarget(origin));
    }
    Ok(response)
}

/// What the boot script gets instead of a redirect: it could follow none to another site.
#[derive(Serialize)]
struct LeadsTo {
    url: String,
}

/// `POST /{lang}/join/{token}`: into the meeting, or back where that cannot be yet, or any more.
pub(crate) async fn enter(
    visit: Visit,
    Path((_, token)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    match visit.backend().join(&token).await {
        Ok(Some(meeting)) if headers.get(header::ACCEPT).is_some_and(|accept| accept == "application/json") => {
            Ok(Json(LeadsTo { url: meeting.url }).into_response())
        }
        Ok(Some(meeting)) => Ok(Redirect::to(&meeting.url).into_response()),
        Ok(None) | Err(AppError::Closed) => Ok(Redirect::to(&visit.link(&format!("/join/{token}"))).into_response()),
        Err(error) => Err(error.into()),
    }
}

#[component]
fn JoinPage(visit: Visit, room: WaitingRoom, token: String) -> impl IntoView {
    let state = visit.event.session.state_at(visit.now());
    let waits = room.state.may_join() && !matches!(state, SessionState::Ended | SessionState::Cancelled);
    let lang = visit.lang;
    let preparing = waits.then(|| {
        let own = visit.link(&format!("/r/{}", room.own_token));
        view! {
            <Preparing visit=visit.clone() />
            <p class="join-own"><a href=own>{tr(lang, "to-own-registration")}</a></p>
        }
    });
    // `frontend/app.js` says so while it is so. Its line is there from the start, so that nothing moves.
    let stays_on = waits.then(|| {
        let script = visit.site.assets.app.clone();
        view! { <p class="hint" id="stays-on" data-script=script>{tr(lang, "join-screen")}</p> }
    });
    view! {
        <div class="join-page">
            <p class="kicker">{tr(lang, "join-title")}</p>
            <h1>{said(lang, &visit.event.session.short_title)}</h1>
            <When visit=visit.clone() />
            <div class="join-card">
                {waits.then(|| view! { <SessionCountdown visit=visit.clone() /> })}
                <Door visit=visit.clone() room token />
                {stays_on}
            </div>
            {preparing}
        </div>
    }
}

/// The part of the page that changes by itself: the boot script looks again once `data-changes-in` real milliseconds
/// have passed.
#[component]
fn Door(visit: Visit, room: WaitingRoom, token: String) -> impl IntoView {
    let lang = visit.lang;
    let session = &visit.event.session;
    let until = |moment: domain::Instant| {
        let speed = i64::from(visit.reading.speed.max(1));
        // A little late rather than a little early, when nothing has changed yet.
        moment.since(visit.now()) / speed + SECOND / 10
    };
    let (changes_in, inside) = match session.state_at(visit.now()) {
        SessionState::Cancelled => {
            (None, view! { <p class="note">{tr(lang, "own-registration-called-off")}</p> }.into_any())
        }
        SessionState::Ended => (None, view! { <Over visit=visit.clone() state=room.state /> }.into_any()),
        _ if !room.state.may_join() => (None, view! { <NotYours visit=visit.clone() room /> }.into_any()),
        SessionState::Scheduled => {
            (Some(until(session.doors_open_at())), view! { <Closed visit=visit.clone() /> }.into_any())
        }
        SessionState::DoorsOpen | SessionState::Live if !room.has_meeting => {
            let text = view! { <p>{tr(lang, "join-no-meeting")}</p> <WithoutScripts text=tr(lang, "join-reload") /> };
            (Some(LOOKS_AGAIN_AFTER), text.into_any())
        }
        SessionState::DoorsOpen | SessionState::Live => {
            (Some(until(session.ends_at)), view! { <Open visit=visit.clone() phone=room.phone token /> }.into_any())
        }
    };
    view! { <div id="door" class="door" aria-live="polite" data-changes-in=changes_in>{inside}</div> }
}

/// Before doors open: when they do.
#[component]
fn Closed(visit: Visit) -> impl IntoView {
    let lang = visit.lang;
    let session = &visit.event.session;
    let doors = session.doors_open_at();
    let time = format!("{} {}", dates::time(lang, doors, &session.zone), dates::zone_name(doors, &session.zone));
    view! {
        <p>{tr_with(lang, "join-doors-at", &[("time", time.clone().into())])}</p>
        <WithoutScripts text=tr_with(lang, "join-reload-at", &[("time", time.into())]) />
    }
}

/// The button, and how to listen by telephone.
#[component]
fn Open(visit: Visit, phone: Option<String>, token: String) -> impl IntoView {
    let lang = visit.lang;
    let phone = phone.map(|phone| {
        view! {
            <h2>{tr(lang, "join-phone-title")}</h2>
            <p class="phone" dir="auto">{phone}</p>
        }
    });
    view! {
        // It leads to another site: the boot script goes there instead of showing the answer.
        <form method="post" action=visit.link(&format!("/join/{token}")) data-leaves>
            <button type="submit">{tr(lang, "join-button")}</button>
        </form>
        {phone}
    }
}

/// The seat is not theirs: where to see why, and what to do.
#[component]
fn NotYours(visit: Visit, room: WaitingRoom) -> impl IntoView {
    let lang = visit.lang;
    let text = match room.state {
        RegistrationState::Pending => tr(lang, "join-confirm-first"),
        RegistrationState::Offered => tr(lang, "join-take-first"),
        RegistrationState::Waitlisted => tr(lang, "join-in-line"),
        _ => tr(lang, "join-out"),
    };
    view! {
        <p class="note">{text}</p>
        <p><a class="button" href=visit.link(&format!("/r/{}", room.own_token))>{tr(lang, "to-own-registration")}</a></p>
    }
}

/// It is over: thanks, and the recording where there is one.
#[component]
fn Over(visit: Visit, state: RegistrationState) -> impl IntoView {
    let lang = visit.lang;
    let session = &visit.event.session;
    let attended = state == RegistrationState::Attended;
    let recording = session.recording_url.clone().map(|url| {
        view! { <p><a class="button" href=url rel="external noreferrer">{tr(lang, "recording-link")}</a></p> }
    });
    let next = session.after.as_ref().map(|text| view! { <p>{said(lang, text)}</p> });
    view! {
        <p><strong>{tr(lang, if attended { "countdown-ended" } else { "own-registration-over" })}</strong></p>
        {next}
        {recording}
        <p><a href=visit.session_link("")>{tr(lang, "to-session-page")}</a></p>
    }
}

/// What to do where nothing changes by itself.
#[component]
fn WithoutScripts(text: String) -> impl IntoView {
    view! { <noscript><p class="note">{text}</p></noscript> }
}

/// What to know before going in: how it works, what the platform sees, what is on.
#[component]
fn Preparing(visit: Visit) -> impl IntoView {
    let lang = visit.lang;
    let session = &visit.event.session;
    let platform = || [("platform", session.platform.as_str(lang).to_owned().into())];
    view! {
        <section aria-labelledby="how">
            <h2 id="how">{tr(lang, "join-how-title")}</h2>
            <p>{tr_with(lang, "join-how-device", &platform())}</p>
            <p>{tr(lang, "join-how-phone")}</p>
        </section>
        <section aria-labelledby="sees">
            <h2 id="sees">{tr_with(lang, "join-sees-title", &platform())}</h2>
            <ul>
                <li>{tr(lang, "join-sees-name")}</li>
                <li>{tr(lang, "join-sees-address")}</li>
                <li>{tr(lang, "join-sees-camera")}</li>
            </ul>
        </section>
        <AgendaSection visit />
    }
}
