//! Which session a registration is for, and when.

use backend::{dates, i18n::tr};
use domain::{Instant, Lang, SessionState};
use leptos::prelude::*;

use crate::{
    site::Visit,
    ui::said::{comma, said},
};

/// Day, time and zone: `Wednesday 28 February 2024, 11:00 CET`.
pub(crate) fn moment(lang: Lang, moment: Instant, zone: &str) -> String {
    let day = dates::long_date(lang, moment, zone);
    format!("{day}{}{} {}", comma(lang), dates::time(lang, moment, zone), dates::zone_name(moment, zone))
}

/// Why nothing can be done about a seat any more: the session was called off, or is over.
pub(crate) fn too_late(visit: &Visit) -> Option<String> {
    match visit.event.session.state_at(visit.now()) {
        SessionState::Cancelled => Some(tr(visit.lang, "own-registration-called-off")),
        SessionState::Ended => Some(tr(visit.lang, "own-registration-over")),
        SessionState::Scheduled | SessionState::DoorsOpen | SessionState::Live => None,
    }
}

/// The session's name and time, as parts of a list of facts.
#[component]
pub(crate) fn SessionFacts(visit: Visit) -> impl IntoView {
    let lang = visit.lang;
    let session = &visit.event.session;
    view! {
        <dt>{tr(lang, "own-registration-session")}</dt>
        <dd>{said(lang, &session.short_title)}</dd>
        <dt>{tr(lang, "fact-when")}</dt>
        <dd>
            <time datetime=dates::iso(session.starts_at, &session.zone)>
                {moment(lang, session.starts_at, &session.zone)}
            </time>
        </dd>
    }
}
