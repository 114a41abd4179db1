//! The page of one's own registration: where it stands, what can be done next, the link to keep. Opening it changes
//! nothing, for mail scanners follow links; its buttons do.

use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Clock, dates,
    i18n::{tr, tr_with},
    push::PushOwner,
};
use domain::{AppError, Instant, OwnRegistration, RegistrationState, RegistrationWindow, SessionState};
use leptos::prelude::*;

use crate::{
    phone::offer::InstallOffer,
    push::{OnDevice, Reminders},
    registration::{
        facts::{SessionFacts, moment, too_late},
        head, own,
        qr::QrCode,
    },
    session::{
        agenda::{AgendaSection, Times},
        page::{OwnStart, SessionCountdown},
    },
    site::{Failure, Visit},
};

/// `GET /{lang}/r/{token}`.
pub(crate) async fn show(visit: Visit, Path((_, token)): Path<(String, String)>) -> Result<Response, Failure> {
    drawn(visit, token, StatusCode::OK, None).await
}

/// The page, with what is wrong with reminders on a device where something is.
pub(crate) async fn drawn(
    visit: Visit,
    token: String,
    status: StatusCode,
    error: Option<AppError>,
) -> Result<Response, Failure> {
    let (visit, own) = own(visit, &token).await?;
    let join = visit.backend().join_token_of(&token).await?;
    let on_device = OnDevice::of(&visit, PushOwner::Registration(&token), can_leave(&visit, &own), error).await?;
    let head = head(&visit, "own-registration-title");
    Ok(visit.clone().draw_private(status, head, |_| view! { <OwnPage visit own token join on_device /> }))
}

/// `POST /{lang}/r/{token}/take`: takes the seat that is held.
pub(crate) async fn take(visit: Visit, Path((_, token)): Path<(String, String)>) -> Result<Response, Failure> {
    visit.backend().take_seat(&token).await?;
    Ok(back(&visit, &token))
}

/// `POST /{lang}/r/{token}/again`: asks for a seat once more.
pub(crate) async fn again(visit: Visit, Path((_, token)): Path<(String, String)>) -> Result<Response, Failure> {
    match visit.backend().ask_again(&token).await {
        // The page says that registration is closed.
        Ok(()) | Err(AppError::Closed) => Ok(back(&visit, &token)),
        Err(error) => Err(error.into()),
    }
}

/// The answer to what was done: the own page, which shows it.
pub(crate) fn back(visit: &Visit, token: &str) -> Response {
    Redirect::to(&visit.link(&format!("/r/{token}"))).into_response()
}

/// Whether a seat or a place in line can still be given up.
pub(crate) fn can_leave(visit: &Visit, own: &OwnRegistration) -> bool {
    let over = matches!(visit.event.session.state_at(visit.now()), SessionState::Ended | SessionState::Cancelled);
    !over && !own.state.is_out() && own.state != RegistrationState::Attended
}

#[component]
fn OwnPage(
    visit: Visit,
    own: OwnRegistration,
    token: String,
    join: Option<String>,
    on_device: OnDevice,
) -> impl IntoView {
    let lang = visit.lang;
    let state = own.state.code();
    let address = visit.link(&format!("/r/{token}"));
    let calendar = (!own.state.is_out()).then(|| view! { <CalendarFile visit=visit.clone() /> });
    let leave = can_leave(&visit, &own).then(|| {
        let waits = own.state == RegistrationState::Waitlisted;
        let text = tr(lang, if waits { "leave-the-line" } else { "own-registration-cancel" });
        view! { <li><a href=format!("{address}/cancel")>{text}</a></li> }
    });
    let script = visit.site.assets.app.clone();
    let comes = can_leave(&visit, &own) || own.state == RegistrationState::Attended && too_late(&visit).is_none();
    let countdown = comes.then(|| {
        view! {
            <div class="join-card">
                <SessionCountdown visit=visit.clone() />
                <OwnStart visit=visit.clone() />
            </div>
        }
    });
    let agenda = comes.then(|| view! { <AgendaSection visit=visit.clone() times=Times::OfBoth /> });
    let install = can_leave(&visit, &own).then(|| view! { <InstallOffer lang /> });
    view! {
        // Kept on this device by the boot script, where no mail holds the link.
        <div class="notice" data-script=script data-keep=(!own.by_email).then(|| address.clone())>
            <h1>{tr(lang, "own-registration-title")}</h1>
            <p class="state" data-state=state>{tr(lang, &format!("registration-state-{state}"))}</p>
            <NextStep visit=visit.clone() own=own.clone() address=address.clone() join />
            {countdown}
            <dl class="facts">
                <SessionFacts visit=visit.clone() />
                <dt>{tr(lang, "fact-name")}</dt>
                <dd><bdi>{own.name.clone()}</bdi></dd>
                {own.organisation.clone().map(|organisation| {
                    view! { <dt>{tr(lang, "fact-organisation")}</dt><dd><bdi>{organisation}</bdi></dd> }
                })}
            </dl>
            <OwnLink visit=visit.clone() address=address.clone() by_email=own.by_email />
            <Reminders visit=visit.clone() on_device address=address.clone() />
            {install}
            {agenda}
            <h2>{tr(lang, "own-registration-more")}</h2>
            <ul class="steps">
                {calendar}
                <li><a href=format!("{address}/change")>{tr(lang, "own-registration-change")}</a></li>
                {leave}
                <li><a href=format!("{address}/erase")>{tr(lang, "own-registration-erase")}</a></li>
            </ul>
        </div>
    }
}

/// What the state means, and the one thing to do now.
#[component]
fn NextStep(visit: Visit, own: OwnRegistration, address: String, join: Option<String>) -> impl IntoView {
    let lang = visit.lang;
    let session = &visit.event.session;
    let called_off = session.state_at(visit.now()) == SessionState::Cancelled;
    if let Some(why) = too_late(&visit).filter(|_| called_off || !own.state.may_join()) {
        return view! { <p class="note">{why}</p> }.into_any();
    }
    let until = own.held_until.map(|until| moment(lang, until, &session.zone)).unwrap_or_default();
    match own.state {
        RegistrationState::Pending => view! {
            <p>{tr_with(lang, "registration-held-until", &[("until", until.into())])}</p>
            <Button action=format!("{address}/take") text=tr(lang, "own-registration-confirm") />
        }
        .into_any(),
        RegistrationState::Offered => view! {
            <p>{tr_with(lang, "registration-offered-until", &[("until", until.into())])}</p>
            <Button action=format!("{address}/take") text=tr(lang, "own-registration-take") />
        }
        .into_any(),
        RegistrationState::Waitlisted => view! { <InLine visit own /> }.into_any(),
        RegistrationState::Confirmed | RegistrationState::Attended => {
            join.map(|token| view! { <WayIn visit token /> }).into_any()
        }
        RegistrationState::Expired | RegistrationState::Cancelled => {
            view! { <Out visit state=own.state address /> }.into_any()
        }
    }
}

#[component]
fn Button(action: String, text: String) -> impl IntoView {
    view! {
        <form method="post" action=action>
            <button type="submit">{text}</button>
        </form>
    }
}

/// In line: how far back, and what happens next.
#[component]
fn InLine(visit: Visit, own: OwnRegistration) -> impl IntoView {
    let lang = visit.lang;
    let place = own.place_in_line.map(|place| {
        view! { <p>{tr_with(lang, "registration-place-in-line", &[("place", place.into())])}</p> }
    });
    let next = tr(lang, if own.by_email { "registration-line-mail" } else { "registration-line-look" });
    view! { {place} <p>{next}</p> }
}

/// The seat is theirs: on to the waiting room. All that is said there in its time is drawn, and `frontend/app.js` shows what
/// its time has come for, also on a page that was kept and is opened without a network.
#[component]
fn WayIn(visit: Visit, token: String) -> impl IntoView {
    let lang = visit.lang;
    let session = &visit.event.session;
    let (doors, end) = (session.doors_open_at(), session.ends_at);
    let time = format!("{} {}", dates::time(lang, doors, &session.zone), dates::zone_name(doors, &session.zone));
    let href = visit.link(&format!("/join/{token}"));
    // A document of its own, whose headers let it keep the screen on.
    let link = |class: Option<&'static str>, text: String| {
        view! { <p><a class=class href=href.clone() target="_self">{text}</a></p> }
    };
    let now = visit.now();
    let shift = visit.reading.replay.then(|| now.since(Clock::real().now()));
    view! {
        <div
            id="by-the-clock"
            aria-live="polite"
            data-now=now.millis()
            data-speed=visit.reading.speed
            data-shift=shift
        >
            {in_time(now, None, Some(doors), view! {
                <p>{tr_with(lang, "own-registration-doors-at", &[("time", time.into())])}</p>
                {link(Some("button button-quiet"), tr(lang, "own-registration-to-doors"))}
            })}
            {in_time(now, Some(doors), Some(end), view! {
                <p>{tr(lang, "own-registration-doors-open")}</p>
                {link(Some("button"), tr(lang, "join-button"))}
            })}
            {in_time(now, Some(end), None, view! {
                <p>{tr(lang, "own-registration-over")}</p>
                {link(None, tr(lang, "after-title"))}
            })}
        </div>
    }
}

/// What is to be seen from one moment until another.
fn in_time(
    now: Instant,
    from: Option<Instant>,
    until: Option<Instant>,
    what: impl IntoView + 'static,
) -> impl IntoView {
    let is_it = from.is_none_or(|from| from <= now) && until.is_none_or(|until| now < until);
    let millis = |moment: Option<Instant>| moment.map(|moment| moment.millis());
    view! { <div data-from=millis(from) data-until=millis(until) hidden=!is_it>{what}</div> }
}

/// Out of it: why, and the way back while there is one.
#[component]
fn Out(visit: Visit, state: RegistrationState, address: String) -> impl IntoView {
    let lang = visit.lang;
    let why = tr(
        lang,
        if state == RegistrationState::Expired { "registration-expired-what" } else { "registration-cancelled-what" },
    );
    let closed = visit.event.session.registration_at(visit.now(), 0) == RegistrationWindow::Closed;
    let next = if closed {
        view! { <p class="note">{tr(lang, "registration-closed")}</p> }.into_any()
    } else {
        view! { <Button action=format!("{address}/again") text=tr(lang, "own-registration-again") /> }.into_any()
    };
    view! { <p>{why}</p> {next} }
}

/// The link of this page: to keep, where no mail holds it, and as a code for another device.
#[component]
fn OwnLink(visit: Visit, address: String, by_email: bool) -> impl IntoView {
    let lang = visit.lang;
    let link = format!("{}{address}", visit.site.public_url);
    let code = view! {
        <details class="other-device" open=!by_email>
            <summary>{tr(lang, "own-registration-other-device")}</summary>
            <p class="hint">{tr(lang, "own-registration-qr-hint")}</p>
            <QrCode text=link.clone() label=tr(lang, "own-registration-qr") />
        </details>
    };
    if by_email {
        return code.into_any();
    }
    view! {
        <h2>{tr(lang, "own-registration-keep-title")}</h2>
        <p>{tr(lang, "own-registration-keep")}</p>
        <p class="keep-link"><a href=address dir="ltr">{link.clone()}</a></p>
        // What only scripts can do appears with them.
        <div class="kept">
            <button type="button" class="button-quiet" aria-live="polite" data-copy=link data-done=tr(lang, "own-registration-copied") hidden>
                {tr(lang, "own-registration-copy")}
            </button>
            <p data-kept hidden>
                {tr(lang, "own-registration-kept-here")} " "
                <button type="button" class="button-text" data-forget>{tr(lang, "kept-forget")}</button>
            </p>
        </div>
        {code}
    }
    .into_any()
}

/// The session as a calendar file; there is none of one that is not published any more.
#[component]
fn CalendarFile(visit: Visit) -> impl IntoView {
    let session = &visit.event.session;
    let over = matches!(session.state_at(visit.now()), SessionState::Ended | SessionState::Cancelled);
    let on_show = visit.backend().event().is_some_and(|event| event.session.slug == session.slug);
    (on_show && !over).then(|| {
        let file = visit.link(&format!("/sessions/{}.ics", session.slug));
        view! { <li><a href=file download>{tr(visit.lang, "calendar-add")}</a></li> }
    })
}

/// On a public page: the way back to the registration that this device keeps. The boot script shows it, and leads it
/// there.
#[component]
pub(crate) fn KeptLink(visit: Visit) -> impl IntoView {
    let lang = visit.lang;
    view! {
        <p class="kept" data-kept hidden>
            <a href=visit.session_link("")>{tr(lang, "kept-link")}</a>
            <button type="button" class="button-text" data-forget>{tr(lang, "kept-forget")}</button>
        </p>
    }
}
