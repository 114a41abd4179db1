//! What is to be sent, for the one who sends it.

use std::{fmt, sync::Arc};

use domain::{
    AppError, ClockReading, Email, Event, Instant, Invitation, Lang, MINUTE, PersonName, RegistrationState, Role,
};
use sqlx::AnyConnection;

use crate::{
    Backend,
    backend::internal,
    store::{
        Change, Job, invitations,
        outbox::{self, Mailbox, Outcome, PledgeMailbox, Queue, Taken},
    },
};

/// How long whoever takes something has it alone, in real milliseconds: a mail server is no quicker in a replay.
pub(crate) const LEASE: i64 = 5 * MINUTE;

/// How often something is tried before it is given up: over some three and a half days, as mail servers do.
pub(crate) const TRIES: i64 = 14;

/// The longest pause between two tries, in minutes: a day.
const LONGEST_PAUSE: i64 = 24 * 60;

/// What a row of the outbox is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OutboxKind {
    /// Somebody has registered: the registration's state says whether they hold a seat, to be confirmed by the link,
    /// or wait in line.
    Registered,
    /// Somebody has registered again: the mailbox gets the link that it has already.
    ExistingLink,
    /// A seat is theirs for good: with the session for their calendar.
    Confirmed,
    /// A seat became free and is held for them for a time.
    SeatOffered,
    /// They have given up their registration.
    Left,
    /// The session takes place at another time or place; about its sequence.
    Changed,
    /// The session is called off; about its sequence.
    CalledOff,
    /// It is tomorrow; about the start.
    ReminderDay,
    /// It is in an hour; about the start.
    ReminderHour,
    /// It is in ten minutes; about the start.
    ReminderMinutes,
    /// It is over, and they were there.
    Thanks,
    /// It is over, and they were not there.
    Missed,
    /// Somebody has pledged: to be confirmed by the link.
    PledgeConfirm,
    /// Somebody has pledged again: the mailbox gets the link that it has already.
    PledgeExisting,
    /// What was pledged should be done by now: did they?
    DidYou,
    /// Somebody is asked to become an organiser.
    Invited,
}

impl OutboxKind {
    /// Every kind.
    pub const ALL: [Self; 16] = [
        Self::Registered,
        Self::ExistingLink,
        Self::Confirmed,
        Self::SeatOffered,
        Self::Left,
        Self::Changed,
        Self::CalledOff,
        Self::ReminderDay,
        Self::ReminderHour,
        Self::ReminderMinutes,
        Self::Thanks,
        Self::Missed,
        Self::PledgeConfirm,
        Self::PledgeExisting,
        Self::DidYou,
        Self::Invited,
    ];

    /// Its name in the store.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::ExistingLink => "existing_link",
            Self::Confirmed => "confirmed",
            Self::SeatOffered => "seat_offered",
            Self::Left => "left",
            Self::Changed => "changed",
            Self::CalledOff => "called_off",
            Self::ReminderDay => "reminder_day",
            Self::ReminderHour => "reminder_hour",
            Self::ReminderMinutes => "reminder_minutes",
            Self::Thanks => "thanks",
            Self::Missed => "missed",
            Self::PledgeConfirm => "pledge_confirm",
            Self::PledgeExisting => "pledge_existing",
            Self::DidYou => "did_you",
            Self::Invited => "invited",
        }
    }

    /// The kind with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Mails of one kind that were given up for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenUp {
    /// What they were about.
    pub kind: OutboxKind,
    /// Why they were given up.
    pub reason: String,
    /// How many there are.
    pub mails: i64,
    /// When the last of them was caused.
    pub last_at: Instant,
}

/// Something to send. Whoever has taken it has it alone for five minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxItem {
    /// Its id: the same at every try, so that it can be the mail's message id.
    pub id: String,
    /// What it is about.
    pub kind: OutboxKind,
    /// Which date or change it is about, where [`OutboxKind`] says so: the session's start in milliseconds, or its
    /// sequence. One that the session no longer has is out of date, and there is nothing to send.
    pub about: Option<i64>,
    /// The language to write in.
    pub lang: Lang,
    /// When it was caused.
    pub created_at: Instant,
    /// Which try this is, from 1.
    pub attempt: i64,
    /// Whom to write to about their registration; none where it is not about one, or nobody is there any more.
    pub recipient: Option<Recipient>,
    /// Whom to write to about their pledge; none as above.
    pub pledger: Option<Pledger>,
    /// Whom to invite to the organisers; none as above.
    pub invitee: Option<Invitee>,
}

impl OutboxItem {
    /// Where it goes, and what it is about; none where there is nobody any more.
    pub fn addressee(&self) -> Option<(&Email, &Event)> {
        let registrant = self.recipient.as_ref().map(|recipient| (&recipient.email, &*recipient.event));
        let pledger = || self.pledger.as_ref().map(|pledger| (&pledger.email, &*pledger.event));
        let invitee = || self.invitee.as_ref().map(|invitee| (&invitee.email, &*invitee.event));
        registrant.or_else(pledger).or_else(invitee)
    }
}

/// Whom to write to about a pledge, as it stands now. What they call themselves is not in here: it may be on the wall
/// that they are called otherwise.
#[derive(Clone, PartialEq, Eq)]
pub struct Pledger {
    /// Their address.
    pub email: Email,
    /// Until when the pledge waits to be confirmed; none once it stands.
    pub held_until: Option<Instant>,
    /// Whether they have said of everything whether they did it.
    pub has_answered: bool,
    /// The token of their own page, `/{lang}/p/{token}`.
    pub token: String,
    /// The token of the page that confirms, `/{lang}/pledge/confirm/{token}`.
    pub confirm_token: String,
    /// The campaign that it was made for, with its current session.
    pub event: Arc<Event>,
}

/// Never prints who it is: `Debug` output ends in logs.
impl fmt::Debug for Pledger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pledger(…)")
    }
}

/// Whom to invite to the organisers, while that stands.
#[derive(Clone, PartialEq, Eq)]
pub struct Invitee {
    /// Their address.
    pub email: Email,
    /// What they will be.
    pub role: Role,
    /// Who invites them; none for somebody who is no organiser any more.
    pub invited_by: Option<PersonName>,
    /// Until when they can say yes.
    pub until: Instant,
    /// The path of the page where they do.
    pub path: String,
    /// The campaign that is on show, with its session.
    pub event: Arc<Event>,
}

/// Never prints who it is: `Debug` output ends in logs.
impl fmt::Debug for Invitee {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Invitee(…)")
    }
}

/// Whom to write to, and about what, as it stands now.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient {
    /// What to call the person.
    pub name: String,
    /// Their address.
    pub email: Email,
    /// Where their registration stands now.
    pub state: RegistrationState,
    /// The time zone their browser named.
    pub zone: Option<String>,
    /// Until when a seat is held for them, while they are pending or offered one.
    pub held_until: Option<Instant>,
    /// The token of their own page, `/{lang}/r/{token}`.
    pub token: String,
    /// The token of the page that confirms, `/{lang}/confirm/{token}`.
    pub confirm_token: String,
    /// The token of their way in, `/{lang}/join/{token}`.
    pub join_token: String,
    /// The session they registered for, with its campaign.
    pub event: Arc<Event>,
    /// How often the session was changed: what calendars go by.
    pub sequence: i64,
}

/// Never prints who it is: `Debug` output ends in logs.
impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Recipient(…)")
    }
}

impl Backend {
    /// Takes up to `limit` things that are due, the oldest first. Nobody else gets them for the next five minutes.
    ///
    /// # Errors
    /// [`AppError::Internal`].
    pub async fn take_outbox(&self, limit: usize) -> Result<Vec<OutboxItem>, AppError> {
        let ClockReading { now, speed, .. } = self.clock().reading();
        let lease = now.plus(LEASE * i64::from(speed));
        let take = Take { now, lease, limit: i64::try_from(limit).unwrap_or(i64::MAX) };
        let taken = self.write(take).await?;
        let mut items = Vec::with_capacity(taken.len());
        for (taken, to) in taken {
            items.push(self.item(taken, to).await?);
        }
        Ok(items)
    }

    /// Notes that `item` was sent. Does nothing where somebody else has taken it since.
    ///
    /// # Errors
    /// [`AppError::Internal`].
    pub async fn outbox_sent(&self, item: &OutboxItem) -> Result<(), AppError> {
        self.finish(item, Outcome::Sent).await
    }

    /// Notes that `item` could not be sent. It is tried again after 1, 2, 4 … minutes, at most a day; after 14 tries it
    /// is given up for `reason`, which is stored and must not name anybody.
    ///
    /// # Errors
    /// [`AppError::Internal`].
    pub async fn outbox_failed(&self, item: &OutboxItem, reason: &str) -> Result<(), AppError> {
        let outcome = if item.attempt >= TRIES {
            Outcome::GivenUp(reason.to_owned())
        } else {
            Outcome::Later(self.clock().now().plus(pause_after(item.attempt)))
        };
        self.finish(item, outcome).await
    }

    /// Notes that `item` can never be sent: it is given up at once for `reason`, which is stored and must not name
    /// anybody.
    ///
    /// # Errors
    /// [`AppError::Internal`].
    pub async fn outbox_refused(&self, item: &OutboxItem, reason: &str) -> Result<(), AppError> {
        self.finish(item, Outcome::GivenUp(reason.to_owned())).await
    }

    /// What was given up, by kind and reason, the most frequent first. It names nobody.
    ///
    /// # Errors
    /// [`AppError::Internal`].
    pub async fn given_up(&self) -> Result<Vec<GivenUp>, AppError> {
        let mut db = self.store().read().await.map_err(internal)?;
        outbox::given_up(&mut db).await.map_err(internal)
    }

    async fn finish(&self, item: &OutboxItem, outcome: Outcome) -> Result<(), AppError> {
        let now = self.clock().now();
        self.write(Finish { queue: Queue::Mail, id: item.id.clone(), attempt: item.attempt, outcome, now }).await
    }

    /// What was taken, with the event it is about. One that cannot be read is as one that has nobody to write to yet:
    /// its lease brings it back.
    async fn item(&self, taken: Taken, to: To) -> Result<OutboxItem, AppError> {
        let Taken { id, kind, registration_id, pledge_id, about, lang, attempt, created_at, .. } = taken;
        let recipient = match to.registrant.zip(registration_id) {
            None => None,
            Some((mailbox, registration_id)) => Some(Recipient {
                event: self.event_of(&mailbox.session_id).await?,
                token: self.registration_token(&registration_id),
                confirm_token: self.confirm_token(&registration_id),
                join_token: self.join_token(&registration_id),
                name: mailbox.name,
                email: mailbox.email,
                state: mailbox.state,
                zone: mailbox.zone,
                held_until: mailbox.held_until,
                sequence: mailbox.sequence,
            }),
        };
        // Of a campaign that is not on show any more nothing is said.
        let published = self.published().ok();
        let invitee = to.invitation.zip(published.as_ref()).and_then(|(invitation, published)| {
            Some(Invitee {
                path: self.invitation_path(&invitation.id),
                email: invitation.email?,
                role: invitation.role,
                invited_by: invitation.invited_by,
                until: invitation.expires_at,
                event: Arc::clone(&published.event),
            })
        });
        let pledger = to.pledger.zip(pledge_id).zip(published).and_then(|((mailbox, pledge_id), published)| {
            (published.campaign_id == mailbox.campaign_id).then(|| Pledger {
                token: self.pledge_token(&pledge_id),
                confirm_token: self.pledge_confirm_token(&pledge_id),
                email: mailbox.email,
                held_until: mailbox.held_until,
                has_answered: mailbox.has_answered,
                event: Arc::clone(&published.event),
            })
        });
        Ok(OutboxItem { id, kind, about, lang, created_at, attempt, recipient, pledger, invitee })
    }
}

/// Milliseconds to wait after the `attempt`th try.
pub(crate) fn pause_after(attempt: i64) -> i64 {
    let minutes = 1 << attempt.saturating_sub(1).clamp(0, 11);
    MINUTE * i64::min(minutes, LONGEST_PAUSE)
}

struct Take {
    now: Instant,
    lease: Instant,
    limit: i64,
}

/// Whom something that was taken goes to.
#[derive(Default)]
struct To {
    registrant: Option<Mailbox>,
    pledger: Option<PledgeMailbox>,
    invitation: Option<Invitation>,
}

impl Job for Take {
    type Answer = Vec<(Taken, To)>;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<Self::Answer, sqlx::Error> {
        let mut all = Vec::new();
        for taken in outbox::take(db, self.now, self.lease, self.limit).await? {
            let mut to = To::default();
            if let Some(id) = &taken.registration_id {
                to.registrant = outbox::mailbox(db, id).await?;
            }
            if let Some(id) = &taken.pledge_id {
                to.pledger = outbox::pledge_mailbox(db, id).await?;
            }
            if let Some(id) = &taken.invitation_id {
                to.invitation = invitations::find(db, id, self.now).await?;
            }
            all.push((taken, to));
        }
        Ok(all)
    }
}

/// Notes what became of something that was taken.
pub(crate) struct Finish {
    pub(crate) queue: Queue,
    pub(crate) id: String,
    pub(crate) attempt: i64,
    pub(crate) outcome: Outcome,
    pub(crate) now: Instant,
}

impl Job for Finish {
    type Answer = ();
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        if !outbox::finish(db, self.queue, &self.id, self.attempt, &self.outcome, self.now).await? {
            tracing::warn!(id = self.id, "something was sent that somebody else had taken over");
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_a_day() {
        let minutes: Vec<i64> = (1..TRIES).map(|attempt| pause_after(attempt) / MINUTE).collect();
        assert_eq!(minutes, [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 1440, 1440]);
    }
}
