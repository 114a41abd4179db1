//! The campaign's other sessions, as a part of the session page.

use std::sync::Arc;

use backend::{dates, i18n::tr};
use domain::{Event, RegistrationWindow, SessionState};
use leptos::prelude::*;

use crate::{
    site::Visit,
    ui::said::{comma, said},
};

/// Every other session: those to come in their order, then those that are over, the last one first. Nothing where there is
/// none.
#[component]
pub(crate) fn OtherSessions(visit: Visit) -> impl IntoView {
    let lang = visit.lang;
    let others = visit.backend().sessions().into_iter().filter(|event| event.session.slug != visit.event.session.slug);
    let is_over = |event: &Arc<Event>| event.session.ends_at <= visit.now();
    let (over, to_come): (Vec<_>, Vec<_>) = others.partition(is_over);
    if over.is_empty() && to_come.is_empty() {
        return ().into_any();
    }
    let list = |id: &'static str, title: String, events: Vec<Arc<Event>>| {
        (!events.is_empty()).then(|| {
            let items = events.into_iter().map(|event| view! { <Other visit=visit.clone() event /> }).collect_view();
            view! {
                <section aria-labelledby=id>
                    <h2 id=id>{title}</h2>
                    <ul class="other-sessions">{items}</ul>
                </section>
            }
        })
    };
    let to_come = list("sessions-to-come", tr(lang, "sessions-to-come"), to_come);
    let over = list("sessions-over", tr(lang, "sessions-over"), over.into_iter().rev().collect());
    view! {
        {to_come}
        {over}
    }
    .into_any()
}

#[component]
fn Other(visit: Visit, event: Arc<Event>) -> impl IntoView {
    let (lang, session) = (visit.lang, &event.session);
    let address = visit.link(&format!("/sessions/{}", session.slug));
    let when = format!(
        "{}{}{}",
        dates::long_date(lang, session.starts_at, &session.zone),
        comma(lang),
        dates::time_range(lang, session.starts_at, session.ends_at, &session.zone)
    );
    let zone = session.zone_label.clone().unwrap_or_else(|| dates::zone_name(session.starts_at, &session.zone));
    let window = visit.backend().of_session(&session.slug).map(|backend| backend.registration_window());
    let state = match (session.state_at(visit.now()), window) {
        (SessionState::Cancelled, _) => Some(tr(lang, "sessions-cancelled")),
        (SessionState::DoorsOpen, _) => Some(tr(lang, "state-doors-open")),
        (SessionState::Live, _) => Some(tr(lang, "state-live")),
        (SessionState::Ended, _) => session.recording_url.is_some().then(|| tr(lang, "sessions-recorded")),
        (SessionState::Scheduled, Some(RegistrationWindow::Open)) => Some(tr(lang, "sessions-open")),
        (SessionState::Scheduled, Some(RegistrationWindow::Full)) => Some(tr(lang, "sessions-full")),
        (SessionState::Scheduled, _) => None,
    };
    view! {
        <li>
            <a href=address target=visit.target()>{said(lang, &session.title)}</a>
            <p>
                <time datetime=dates::iso(session.starts_at, &session.zone)>{when}</time>
                " " <bdi>{zone}</bdi>
                {state.map(|state| view! { " · " <b>{state}</b> })}
            </p>
        </li>
    }
}
