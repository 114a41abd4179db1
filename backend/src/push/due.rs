//! What the clock brings to devices: reminders, doors that open, the question whether somebody did it; and the end of what
//! is of no use any more. As mail by `due.rs`, each is written once, whichever process thinks of it.

use domain::{AppError, DAY, DOORS_OPEN_BEFORE, HOUR, Instant};
use sqlx::AnyConnection;

use super::PushCause;
use crate::{
    Backend,
    backend::{SaidOf, internal},
    due::a_day_before,
    store::{
        Change, Job, StoreError,
        content::Published,
        push_subscriptions,
        pushes::{self, Audience},
        reminders::SessionDates,
    },
};

/// How long after what was pledged is due people are still asked, where the site was down.
const ASK_FOR: i64 = 7 * DAY;

/// How long after its end a session's devices are kept: it may be moved once more.
const KEPT_FOR: i64 = DAY;

/// How late after its moment a message still makes sense, in milliseconds, where the site was down.
const fn patience(cause: PushCause) -> i64 {
    match cause {
        PushCause::ReminderDay => 6 * HOUR,
        PushCause::ReminderHour => HOUR / 2,
        PushCause::DoorsOpen => DOORS_OPEN_BEFORE,
        _ => HOUR / 6,
    }
}

/// When a session is spoken of, and by what.
fn moments(session: &SessionDates) -> [(PushCause, Instant); 4] {
    let start = session.starts_at;
    [
        (PushCause::ReminderDay, a_day_before(start, &session.zone)),
        (PushCause::ReminderHour, start.plus(-HOUR)),
        (PushCause::DoorsOpen, start.plus(-DOORS_OPEN_BEFORE)),
        (PushCause::ReminderMinutes, start.plus(-HOUR / 6)),
    ]
}

/// What is to be said at `now` about a session, and since when.
fn due(session: &SessionDates, now: Instant) -> impl Iterator<Item = (PushCause, Instant)> {
    let (takes_place, start) = (!session.cancelled, session.starts_at);
    moments(session).into_iter().filter(move |(cause, moment)| {
        takes_place && *moment <= now && now < moment.plus(patience(*cause)) && now < start
    })
}

impl Backend {
    /// Writes the messages that are due about sessions; gives how many.
    pub(crate) async fn push_about_sessions(&self, sessions: &[SessionDates], now: Instant) -> Result<u64, AppError> {
        let mut done = 0;
        for session in sessions {
            for (cause, moment) in due(session, now) {
                let said = (session.id.clone(), SaidOf::Push(cause), session.starts_at);
                if self.is_said(&said) {
                    continue;
                }
                let about = session.starts_at;
                done += self.write(Remind { session_id: session.id.clone(), cause, about, moment, now }).await?;
                self.note_said(said);
            }
        }
        Ok(done)
    }

    /// Asks those who pledged whether they did it, once that is due; gives how many messages were written.
    pub(crate) async fn push_did_you(&self, published: &Published, now: Instant) -> Result<u64, AppError> {
        let due_at = published.event.pledges_due_at();
        let said = (published.campaign_id.clone(), SaidOf::Push(PushCause::DidYou), due_at);
        if !(0..ASK_FOR).contains(&now.since(due_at)) || self.is_said(&said) {
            return Ok(0);
        }
        let any = {
            let mut db = self.store().read().await.map_err(internal)?;
            let any = pushes::any_to_ask(&mut db, &published.campaign_id).await;
            any.map_err(|error| internal(StoreError::from(error)))?
        };
        let ask = Ask { campaign_id: published.campaign_id.clone(), due_at, now };
        let done = if any { self.write(ask).await? } else { 0 };
        self.note_said(said);
        Ok(done)
    }
}

struct Remind {
    session_id: String,
    cause: PushCause,
    /// The session's start.
    about: Instant,
    /// When it is to be said.
    moment: Instant,
    now: Instant,
}

impl Job for Remind {
    type Answer = u64;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<u64, sqlx::Error> {
        // Who came later knows what they have just read; who was reminded a short while ago, before the session was moved a
        // little, hears of that by itself.
        let lead = self.about.since(self.moment);
        let audience = Audience::Confirmed {
            session_id: &self.session_id,
            by: self.moment,
            unless_told_since: self.now.plus(-lead / 2),
        };
        pushes::add(db, self.cause, Some(self.about.millis()), audience, self.now).await
    }
}

struct Ask {
    campaign_id: String,
    due_at: Instant,
    now: Instant,
}

impl Job for Ask {
    type Answer = u64;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<u64, sqlx::Error> {
        let audience = Audience::Unanswered { campaign_id: &self.campaign_id, by: self.due_at };
        pushes::add(db, PushCause::DidYou, None, audience, self.now).await
    }
}

/// Ends the devices that nothing is to be sent to any more.
pub(crate) struct EndNeedless {
    pub(crate) now: Instant,
    /// The campaign on show and when what was pledged is due; none where nothing is published.
    pub(crate) asked: Option<(String, Instant)>,
}

impl Job for EndNeedless {
    type Answer = ();
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        push_subscriptions::end_needless(db, self.now.plus(-KEPT_FOR)).await?;
        if let Some((campaign_id, due_at)) = &self.asked
            && self.now.since(*due_at) >= ASK_FOR
        {
            push_subscriptions::end_of_pledges(db, campaign_id).await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reminders_come_at_their_time_and_not_much_later() {
        let start = Instant::from_millis(1_709_114_400_000);
        let session = SessionDates {
            id: "session".into(),
            starts_at: start,
            ends_at: start.plus(HOUR),
            zone: "Europe/Brussels".into(),
            cancelled: false,
            has_recording: false,
        };
        let causes = |session: &SessionDates, before: i64| -> Vec<PushCause> {
            due(session, start.plus(-before)).map(|(cause, _)| cause).collect()
        };
        let minutes = |count: i64| count * domain::MINUTE;
        for (before, expected) in [
            (DAY + 1, vec![]),
            (DAY, vec![PushCause::ReminderDay]),
            (18 * HOUR, vec![]),
            (HOUR, vec![PushCause::ReminderHour]),
            (minutes(30), vec![]),
            (minutes(15), vec![PushCause::DoorsOpen]),
            (minutes(10), vec![PushCause::DoorsOpen, PushCause::ReminderMinutes]),
            (0, vec![]),
        ] {
            assert_eq!(causes(&session, before), expected, "{before} ms before");
        }
        let called_off = SessionDates { cancelled: true, ..session };
        assert_eq!(causes(&called_off, minutes(15)), []);
    }
}
