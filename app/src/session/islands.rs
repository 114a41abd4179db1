//! What moves on the session page: the countdown, what is now and next, the visitor's own time.
//!
//! Islands are small on purpose: plain props and closures instead of types and memos of their own, since every kind
//! of either costs each visitor a kilobyte.

#![allow(missing_docs, reason = "the macros write public types of their own")]

use domain::{ANNOUNCED_SECONDS, Instant, Milestone, PollingDays, Remaining, Session, SessionState};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ui::{clock::site_now, figures::figures};

/// The moments that a countdown goes through: of a session, or of a milestone or a vote, which have no doors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timeline {
    doors_open_at: Instant,
    starts_at: Instant,
    ends_at: Instant,
    cancelled: bool,
}

impl From<&Session> for Timeline {
    fn from(session: &Session) -> Self {
        Self {
            doors_open_at: session.doors_open_at(),
            starts_at: session.starts_at,
            ends_at: session.ends_at,
            cancelled: session.cancelled,
        }
    }
}

impl From<&Milestone> for Timeline {
    fn from(milestone: &Milestone) -> Self {
        Self {
            doors_open_at: milestone.starts_at,
            starts_at: milestone.starts_at,
            ends_at: milestone.ends_at,
            cancelled: false,
        }
    }
}

impl From<&PollingDays> for Timeline {
    fn from(polling: &PollingDays) -> Self {
        Self {
            doors_open_at: polling.starts_at,
            starts_at: polling.starts_at,
            ends_at: polling.ends_at,
            cancelled: false,
        }
    }
}

impl Timeline {
    fn state_at(self, now: Instant) -> SessionState {
        SessionState::between(now, self.doors_open_at, self.starts_at, self.ends_at, self.cancelled)
    }

    /// The time until the start, while live until the end; none once nothing is left to come.
    fn remaining(self, now: Instant) -> Remaining {
        match self.state_at(now) {
            SessionState::Scheduled | SessionState::DoorsOpen => Remaining::between(now, self.starts_at),
            SessionState::Live => Remaining::between(now, self.ends_at),
            SessionState::Ended | SessionState::Cancelled => Remaining::default(),
        }
    }

    /// The last of [`ANNOUNCED_SECONDS`] before the start that has been passed.
    fn announced(self, now: Instant) -> Option<usize> {
        let seconds = Remaining::between(now, self.starts_at).total_seconds();
        ANNOUNCED_SECONDS.iter().rposition(|moment| (1..=*moment).contains(&seconds))
    }
}

/// The place of a state's texts.
const fn index(state: SessionState) -> usize {
    match state {
        SessionState::Scheduled => 0,
        SessionState::DoorsOpen => 1,
        SessionState::Live => 2,
        SessionState::Ended => 3,
        SessionState::Cancelled => 4,
    }
}

/// The state of a session or a milestone, and the time until it starts, or while it is live until it ends.
///
/// `name` tells its parts from those of another countdown on the page. `states` and `labels` are texts for scheduled, doors open, live, ended and cancelled: the state's name, and what
/// the figures stand for. The figures change every second and are silent; a screen reader hears each new state, and
/// `announcements`, one for each of [`ANNOUNCED_SECONDS`] before the start, or none.
#[island]
pub fn Countdown(
    name: String,
    drawn: Instant,
    timeline: Timeline,
    states: Vec<String>,
    labels: Vec<String>,
    announcements: Vec<String>,
    units: Vec<String>,
) -> impl IntoView {
    let now = site_now(drawn);
    let state = move || index(timeline.state_at(now.get()));
    // What stood there when the page was opened is read like any text; only what changes afterwards is announced.
    let first = (index(timeline.state_at(drawn)), timeline.announced(drawn));
    let announced_states = states.clone();
    let announcement = move || {
        let (state, announced) = (state(), timeline.announced(now.get()));
        match announced {
            _ if (state, announced) == first => String::new(),
            Some(moment) if Some(moment) != first.1 => announcements.get(moment).cloned().unwrap_or_default(),
            _ => announced_states[state].clone(),
        }
    };
    let labelled = name.clone();
    view! {
        <div class="countdown" data-state=move || state().to_string()>
            <p class="state">{move || states[state()].clone()}</p>
            <p class="countdown-label" id=name>{move || labels[state()].clone()}</p>
            <p class="figures" role="timer" aria-live="off" aria-labelledby=labelled>
                {figures(move || timeline.remaining(now.get()), units)}
            </p>
            <p class="unseen" aria-live="polite">{announcement}</p>
        </div>
    }
}

/// The mark beside an agenda item: now, next, or nothing. It is next from `next_from` until it starts.
#[island]
pub fn NowMark(
    drawn: Instant,
    next_from: Instant,
    starts_at: Instant,
    ends_at: Instant,
    now_text: String,
    next_text: String,
) -> impl IntoView {
    let now = site_now(drawn);
    let mark = move || match now.get() {
        now if (starts_at..ends_at).contains(&now) => "now",
        now if (next_from..starts_at).contains(&now) => "next",
        _ => "",
    };
    let text = move || match mark() {
        "now" => now_text.clone(),
        "next" => next_text.clone(),
        _ => String::new(),
    };
    view! { <span class="now-mark" data-mark=mark>{text}</span> }
}

/// What the visitor's own clock will show, where it differs from the session's, which is `session_offset` minutes
/// ahead of UTC. `locale` is the tag that writes it as the server writes the session's own. Empty on the server, which
/// does not know where they are.
#[island]
pub fn OwnTime(starts_at: Instant, session_offset: i64, label: String, locale: String) -> impl IntoView {
    let text = RwSignal::new(String::new());
    // By itself once the island is awake: a browser's first date keeps a slow phone busy for a tenth of a second.
    #[cfg(feature = "hydrate")]
    gloo_timers::callback::Timeout::new(0, move || {
        if let Some(own) = own_time(starts_at, session_offset, &locale) {
            text.try_set(format!("{label} {own}"));
        }
    })
    .forget();
    #[cfg(not(feature = "hydrate"))]
    let _ = (starts_at, session_offset, label, locale);
    view! { <span class="own-time">{text}</span> }
}

/// The moment in the device's zone, in the words of `locale`; `None` where its clock shows the same as the
/// session's.
#[cfg(feature = "hydrate")]
fn own_time(moment: Instant, session_offset: i64, locale: &str) -> Option<String> {
    let date = js_sys::Date::new(&(moment.millis() as f64).into());
    if -date.get_timezone_offset() as i64 == session_offset {
        return None;
    }
    let options = js_sys::Object::new();
    for (option, value) in [
        ("weekday", "long"),
        ("day", "numeric"),
        ("month", "long"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("timeZoneName", "short"),
    ] {
        _ = js_sys::Reflect::set(&options, &option.into(), &value.into());
    }
    date.to_locale_string(locale, &options).as_string()
}
