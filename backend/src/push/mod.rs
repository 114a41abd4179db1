//! Reminders on devices: Web Push (RFC 8030), encrypted for the device (RFC 8291), sent in the site's name (RFC 8292).
//!
//! A message is caused by a row of `pushes`, which was saved together with its cause, as mail is by one of the outbox.
//! [`run`] takes rows that are due, sends them by a [`Courier`] and notes what became of them; [`deliver_due`] does that
//! until nothing is due, for tests to step by hand. A device that its push service does not know any more is reminded of
//! nothing any more. What a message says stands on a locked screen: it names neither the campaign nor the session.

mod courier;
mod due;
mod encryption;
mod message;
mod owning;
mod reach;
mod subscription;
mod taking;
mod vapid;

use std::{future::Future, time::SystemTime};

use domain::{AppError, PushKind};
use url::Url;

#[cfg(any(test, feature = "testing"))]
pub(crate) use self::{
    encryption::{decrypt, random_key},
    vapid::verified,
};
use crate::{
    Backend,
    outgoing::{self, Outgoing},
};
pub use courier::{Courier, CourierError};
use courier::{Delivered, Delivery};
pub(crate) use due::EndNeedless;
use message::Message;
pub use owning::PushOwner;
pub use reach::PushReach;
use taking::{Fate, PushItem};
pub(crate) use vapid::Vapid;

/// Why there is a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum PushCause {
    /// It is tomorrow; about the start.
    ReminderDay,
    /// It is in an hour; about the start.
    ReminderHour,
    /// It is in ten minutes; about the start.
    ReminderMinutes,
    /// Doors are open; about the start.
    DoorsOpen,
    /// The session takes place at another time or place; about its sequence.
    Changed,
    /// The session is called off; about its sequence.
    CalledOff,
    /// A seat is held for them; about until when.
    SeatOffered,
    /// What was pledged should be done by now: did they?
    DidYou,
}

impl PushCause {
    const ALL: [Self; 8] = [
        Self::ReminderDay,
        Self::ReminderHour,
        Self::ReminderMinutes,
        Self::DoorsOpen,
        Self::Changed,
        Self::CalledOff,
        Self::SeatOffered,
        Self::DidYou,
    ];

    /// Its name in the store.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::ReminderDay => "reminder_day",
            Self::ReminderHour => "reminder_hour",
            Self::ReminderMinutes => "reminder_minutes",
            Self::DoorsOpen => "doors_open",
            Self::Changed => "changed",
            Self::CalledOff => "called_off",
            Self::SeatOffered => "seat_offered",
            Self::DidYou => "did_you",
        }
    }

    /// The one with this name.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cause| cause.code() == code)
    }

    /// What switches it on and off.
    pub(crate) const fn switched_by(self) -> PushKind {
        match self {
            Self::ReminderDay | Self::ReminderHour | Self::ReminderMinutes | Self::Changed | Self::CalledOff => {
                PushKind::Reminders
            }
            Self::DoorsOpen => PushKind::Doors,
            Self::SeatOffered => PushKind::Seat,
            Self::DidYou => PushKind::DidYou,
        }
    }
}

/// Sends what is due, and goes on doing so until `shutdown` comes: then it finishes what it has begun.
///
/// What messages lead to begins with `public_url`.
pub async fn run(backend: Backend, courier: Courier, public_url: String, shutdown: impl Future<Output = ()>) {
    outgoing::run(&Round { backend: &backend, courier: &courier, public_url: &public_url }, shutdown).await;
}

/// Sends all that is due now, and tells how many messages were sent. What fails is due again later.
pub async fn deliver_due(backend: &Backend, courier: &Courier, public_url: &str) -> usize {
    outgoing::deliver_due(&Round { backend, courier, public_url }).await
}

/// What it takes to send messages.
struct Round<'a> {
    backend: &'a Backend,
    courier: &'a Courier,
    public_url: &'a str,
}

impl Outgoing for Round<'_> {
    type Item = PushItem;
    const AT_ONCE: usize = 16;

    async fn take(&self, limit: usize) -> Result<Vec<PushItem>, AppError> {
        self.backend.take_pushes(limit).await
    }

    async fn deliver(&self, item: PushItem) -> bool {
        let (fate, sent) = self.fate(&item).await;
        if self.backend.note_push(&item, fate).await.is_err() {
            tracing::error!(id = item.id, "what became of a push could not be noted: it may be sent a second time");
        }
        sent
    }
}

impl Round<'_> {
    /// What becomes of a message, and whether it was sent.
    async fn fate(&self, item: &PushItem) -> (Fate, bool) {
        let (id, kind, attempt) = (&item.id, item.cause.code(), item.attempt);
        let Some(subscription) = &item.subscription else {
            // The secret is another one than it was encrypted with, or nothing may be sent there any more.
            return (Fate::Ended, false);
        };
        let Some(message) = message::message(item, self.backend, self.public_url) else {
            tracing::debug!(id, kind, "a push that nobody needs any more");
            return (Fate::Done, false);
        };
        let Some(body) = encryption::encrypt(&message.json, &subscription.keys) else {
            return (Fate::GivenUp("it is too long for push services".into()), false);
        };
        let delivered =
            self.courier.deliver(&subscription.endpoint, &self.delivery(&subscription.endpoint, body, &message)).await;
        match delivered {
            Delivered::Sent => {
                tracing::info!(id, kind, attempt, "push sent");
                (Fate::Done, true)
            }
            Delivered::Gone => {
                tracing::info!(id, kind, attempt, "a device is gone: it is reminded of nothing any more");
                (Fate::Ended, false)
            }
            Delivered::Refused(reason) => {
                tracing::warn!(id, kind, attempt, reason, "push given up");
                (Fate::GivenUp(reason), false)
            }
            Delivered::Later { reason, after } => {
                tracing::warn!(id, kind, attempt, reason, "push not sent");
                (Fate::Later { reason, after }, false)
            }
        }
    }

    fn delivery(&self, endpoint: &Url, body: Vec<u8>, message: &Message) -> Delivery {
        let origin = endpoint.origin().ascii_serialization();
        let contact = contact(self.public_url);
        Delivery {
            body,
            // The real time: a push service knows of no replay.
            authorization: self.backend.vapid().authorization(&origin, &contact, SystemTime::now()),
            ttl: message.ttl,
            urgency: message.urgency,
            topic: message.topic.clone(),
        }
    }
}

/// Where the push service's people can say what is wrong: the site's address, or where that is none for them, a mailbox.
fn contact(public_url: &str) -> String {
    if public_url.starts_with("https://") {
        return public_url.to_owned();
    }
    let host = Url::parse(public_url).ok().and_then(|url| url.host_str().map(ToOwned::to_owned));
    format!("mailto:no-reply@{}", host.as_deref().unwrap_or("localhost"))
}
