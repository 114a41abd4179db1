//! What a message says, and whether there is anything to say: what no longer holds is not sent.
//!
//! It has the shape of a declarative push message (W3C Push API), which browsers that know it show by themselves; for all
//! others the service worker shows the same. It stands on a locked screen, so that it says neither what it is about nor to
//! whom. Its link is encrypted like all of it, and is one that the device has already, or finds on its own page.

use domain::{DAY, Instant, MINUTE, SessionState};
use serde_json::json;

use super::{
    PushCause,
    taking::{PushItem, To},
};
use crate::{
    Backend, dates,
    i18n::{tr, tr_with},
};

/// What the topics of messages are derived for.
const TOPIC: &str = "push-topic";

/// How long before the start the next reminder says it better, in milliseconds.
const LAST_HOUR: i64 = 60 * MINUTE;
const LAST_MINUTES: i64 = 10 * MINUTE;

/// How long somebody can be asked whether they did it.
const ASKED_FOR: i64 = 7 * DAY;

/// The longest that any push service keeps a message, in seconds.
const LONGEST_TTL: i64 = 28 * 24 * 60 * 60;

/// What is sent, before it is encrypted.
pub(super) struct Message {
    pub(super) json: Vec<u8>,
    /// How many seconds the push service keeps it for a device that is not there (RFC 8030, section 5.2).
    pub(super) ttl: i64,
    /// RFC 8030, section 5.3.
    pub(super) urgency: &'static str,
    /// A message takes the place of an earlier one with the same topic that was not delivered yet (RFC 8030, section 5.4).
    /// It tells the push service nothing.
    pub(super) topic: String,
}

/// What there is to say: in words for a locked screen, until when it holds, where it leads.
struct Said {
    title: String,
    body: String,
    until: Instant,
    path: String,
    urgency: &'static str,
}

/// The message for `item`; none where there is nothing to say any more, or it was switched off.
pub(super) fn message(item: &PushItem, backend: &Backend, public_url: &str) -> Option<Message> {
    let reading = backend.clock().reading();
    let said = said(item, reading.now)?;
    let left = said.until.since(reading.now) / 1_000 / i64::from(reading.speed);
    // All about the session is one topic: an old reminder is of no use beside a newer one.
    let group = match item.cause {
        PushCause::SeatOffered => "seat",
        PushCause::DidYou => "did-you",
        _ => "session",
    };
    let about = format!("{group}-{}", item.subscription_id);
    let topic: String = backend.secret().derive_text(TOPIC, about.as_bytes()).chars().take(32).collect();
    let json = json!({
        "web_push": 8030,
        "notification": {
            "title": said.title,
            "body": said.body,
            "lang": item.lang.code(),
            "dir": item.lang.dir().as_str(),
            "tag": topic,
            "navigate": format!("{}/{}/{}", public_url.trim_end_matches('/'), item.lang, said.path),
        },
    });
    let ttl = left.clamp(0, LONGEST_TTL);
    Some(Message { json: json.to_string().into_bytes(), ttl, urgency: said.urgency, topic })
}

fn said(item: &PushItem, now: Instant) -> Option<Said> {
    match item.to.as_ref()? {
        To::Registrant { .. } => to_registrant(item, now),
        To::Pledger { token } => (item.cause == PushCause::DidYou).then(|| Said {
            title: tr(item.lang, "push-did-you-title"),
            body: tr(item.lang, "push-did-you"),
            until: now.plus(ASKED_FOR),
            path: format!("p/{token}"),
            urgency: "low",
        }),
    }
}

fn to_registrant(item: &PushItem, now: Instant) -> Option<Said> {
    let To::Registrant { state, held_until, sequence, token, join_token, event } = item.to.as_ref()? else {
        return None;
    };
    let (lang, session) = (item.lang, &event.session);
    let (own, join) = (|| format!("r/{token}"), || format!("join/{join_token}"));
    let takes_place = !session.cancelled && now < session.ends_at;
    // Of a start that was moved since, or to somebody who has no seat any more, nothing is said.
    let comes = takes_place && state.may_join() && item.about == Some(session.starts_at.millis());
    let reminds = |body: String, rest: i64, urgency| {
        let until = session.starts_at.plus(-rest);
        let title = tr(lang, "push-reminder-title");
        (comes && now < until).then(|| Said { title, body, until, path: join(), urgency })
    };
    let is_latest_change = !state.is_out() && item.about == Some(*sequence);
    match item.cause {
        PushCause::ReminderDay => reminds(tr(lang, "push-day"), LAST_HOUR, "normal"),
        PushCause::ReminderHour => reminds(tr(lang, "push-hour"), LAST_MINUTES, "high"),
        PushCause::ReminderMinutes => reminds(tr(lang, "push-minutes"), 0, "high"),
        PushCause::DoorsOpen => {
            let is_open = matches!(session.state_at(now), SessionState::DoorsOpen | SessionState::Live);
            (comes && is_open).then(|| Said {
                title: tr(lang, "push-doors-title"),
                body: tr(lang, "push-doors"),
                until: session.ends_at,
                path: join(),
                urgency: "high",
            })
        }
        PushCause::Changed => (takes_place && is_latest_change).then(|| Said {
            title: tr(lang, "push-changed-title"),
            body: tr(lang, "push-changed"),
            until: session.ends_at,
            path: own(),
            urgency: "normal",
        }),
        PushCause::CalledOff => (session.cancelled && is_latest_change).then(|| Said {
            title: tr(lang, "push-off-title"),
            body: tr(lang, "push-off"),
            until: session.ends_at.max(now),
            path: own(),
            urgency: "normal",
        }),
        PushCause::SeatOffered => {
            let until = held_until.filter(|until| now < *until && item.about == Some(until.millis()))?;
            let holds = takes_place && *state == domain::RegistrationState::Offered;
            holds.then(|| {
                let when = [
                    ("date", dates::long_date(lang, until, &session.zone).into()),
                    ("time", dates::time(lang, until, &session.zone).into()),
                    ("zone", dates::zone_name(until, &session.zone).into()),
                ];
                let when = tr_with(lang, "mail-when", &when);
                Said {
                    title: tr(lang, "push-seat-title"),
                    body: tr_with(lang, "push-seat", &[("until", when.into())]),
                    until,
                    path: own(),
                    urgency: "high",
                }
            })
        }
        PushCause::DidYou => None,
    }
}
