//! Messages to be sent, for the one who sends them, and what became of them.

use std::{fmt, sync::Arc};

use domain::{AppError, ClockReading, Event, Instant, Lang, RegistrationState};
use sqlx::AnyConnection;
use tokio::time::Duration;

use super::{PushCause, subscription::Subscription};
use crate::{
    Backend,
    outbox::{Finish, LEASE, TRIES, pause_after},
    store::{
        Change, Job,
        outbox::{Outcome, Queue},
        pushes::{self, Subject, Taken},
    },
};

/// The longest that a push service can ask us to wait, in milliseconds: after a day nearly nothing holds any more.
const LONGEST_WAIT: i64 = 24 * 60 * domain::MINUTE;

/// A message. Whoever has taken it has it alone for five minutes.
pub(super) struct PushItem {
    /// Its id, the same at every try.
    pub(super) id: String,
    pub(super) cause: PushCause,
    /// Which date, change or hold it is about, where [`PushCause`] says so.
    pub(super) about: Option<i64>,
    pub(super) lang: Lang,
    /// Which try this is, from 1.
    pub(super) attempt: i64,
    pub(super) subscription_id: String,
    /// Where it goes; none where that cannot be read any more.
    pub(super) subscription: Option<Subscription>,
    /// Whom it is for; none where the campaign is not on show any more.
    pub(super) to: Option<To>,
}

/// Never prints whom it is for: `Debug` output ends in logs.
impl fmt::Debug for PushItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PushItem").field("id", &self.id).field("cause", &self.cause).finish_non_exhaustive()
    }
}

/// Whom a message is for, as it stands now.
pub(super) enum To {
    Registrant {
        state: RegistrationState,
        held_until: Option<Instant>,
        sequence: i64,
        /// The token of their own page, `/{lang}/r/{token}`.
        token: String,
        /// The token of their way in, `/{lang}/join/{token}`.
        join_token: String,
        event: Arc<Event>,
    },
    Pledger {
        /// The token of their own page, `/{lang}/p/{token}`.
        token: String,
    },
}

/// What becomes of a message that was taken.
#[derive(Debug)]
pub(super) enum Fate {
    /// It was sent, or there was nothing to say any more.
    Done,
    /// The device is gone, and is reminded of nothing any more.
    Ended,
    /// It will not be sent; why names nobody.
    GivenUp(String),
    /// It is tried again, at the earliest after the given time.
    Later { reason: String, after: Option<Duration> },
}

impl Backend {
    /// Takes up to `limit` messages that are due. Nobody else gets them for the next five minutes.
    pub(super) async fn take_pushes(&self, limit: usize) -> Result<Vec<PushItem>, AppError> {
        let ClockReading { now, speed, .. } = self.clock().reading();
        let lease = now.plus(LEASE * i64::from(speed));
        let take = Take { now, lease, limit: i64::try_from(limit).unwrap_or(i64::MAX) };
        let mut items = Vec::new();
        for taken in self.store().write(take).await.map_err(crate::backend::internal)? {
            items.push(self.push_item(taken).await?);
        }
        Ok(items)
    }

    async fn push_item(&self, taken: Taken) -> Result<PushItem, AppError> {
        let Taken { id, cause, about, attempt, subscription_id, sealed, lang, subject } = taken;
        let to = match subject {
            Subject::Registration { is_switched_on: false, .. } | Subject::Pledge { is_switched_on: false, .. } => None,
            Subject::Registration { id, session_id, state, held_until, sequence, .. } => Some(To::Registrant {
                state,
                held_until,
                sequence,
                token: self.registration_token(&id),
                join_token: self.join_token(&id),
                event: self.event_of(&session_id).await?,
            }),
            Subject::Pledge { id, campaign_id, is_open, .. } => {
                let on_show = self.published().is_ok_and(|published| published.campaign_id == campaign_id);
                (on_show && is_open).then(|| To::Pledger { token: self.pledge_token(&id) })
            }
        };
        let subscription = Subscription::open(&sealed, self.secret(), self.push_reach());
        Ok(PushItem { id, cause, about, lang, attempt, subscription_id, subscription, to })
    }

    /// Notes what became of a message. Does nothing where somebody else has taken it since.
    pub(super) async fn note_push(&self, item: &PushItem, fate: Fate) -> Result<(), AppError> {
        let ClockReading { now, speed, .. } = self.clock().reading();
        let outcome = match fate {
            Fate::Ended => return self.write(EndSubscription { id: item.subscription_id.clone() }).await,
            Fate::Done => Outcome::Sent,
            Fate::GivenUp(reason) => Outcome::GivenUp(reason),
            Fate::Later { reason, .. } if item.attempt >= TRIES => Outcome::GivenUp(reason),
            Fate::Later { after, .. } => {
                // The push service waits by real time, whatever the speed of the site's clock.
                let asked = after.map_or(0, |after| i64::try_from(after.as_millis()).unwrap_or(i64::MAX));
                let asked = asked.min(LONGEST_WAIT) * i64::from(speed);
                Outcome::Later(now.plus(asked.max(pause_after(item.attempt))))
            }
        };
        let finish = Finish { queue: Queue::Push, id: item.id.clone(), attempt: item.attempt, outcome, now };
        self.store().write(finish).await.map_err(crate::backend::internal)
    }
}

struct Take {
    now: Instant,
    lease: Instant,
    limit: i64,
}

impl Job for Take {
    type Answer = Vec<Taken>;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<Self::Answer, sqlx::Error> {
        pushes::take(db, self.now, self.lease, self.limit).await
    }
}

struct EndSubscription {
    id: String,
}

impl Job for EndSubscription {
    type Answer = ();
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        pushes::end_subscription(db, &self.id).await
    }
}
