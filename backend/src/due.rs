//! What the clock brings: holds on seats that end, reminders, words after the session.
//!
//! Everything is derived from the clock and the store, and may be done by several processes or again after a crash: a
//! hold ends once, and a mail of its kind about one date has one id in the outbox.

use std::future::Future;

use domain::{AppError, DAY, HOUR, Instant, Session};
use jiff::{Timestamp, ToSpan, tz::TimeZone};
use sqlx::AnyConnection;
use tokio::time::Duration;

use crate::{
    Backend, OutboxKind, Rules,
    backend::{SaidOf, internal},
    repeat::Turns,
    store::{
        Change, Job,
        reminders::{self, Audience, Batch, SessionDates},
        seats,
    },
};

/// How often to look for what is due, whatever the speed of the site's clock.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// How many holds end in one transaction.
const AT_ONCE: i64 = 100;

/// How late after its moment a reminder still makes sense, in milliseconds, where the site was down: the hour's one would
/// come with that of ten minutes otherwise.
const fn patience(kind: OutboxKind) -> i64 {
    match kind {
        OutboxKind::ReminderDay => 6 * HOUR,
        OutboxKind::ReminderHour => HOUR / 2,
        _ => HOUR / 6,
    }
}

/// How long after the end thanks wait for the recording.
const WAIT_FOR_RECORDING: i64 = DAY;

/// How long after the end something is still said about it, where the site was down.
const LATE_WORDS: i64 = 7 * DAY;

impl Backend {
    /// Does what is due now: tells open pages when the audience's questions begin and end, ends holds and moves lines, does what pledges need, makes a round of the wall's counters, and
    /// writes what is to be said at this time by mail and to devices. Gives how many holds have ended, pledges changed, and
    /// mails and messages were added.
    ///
    /// # Errors
    /// [`AppError::Internal`] where the store refuses it; the next call does it.
    pub async fn do_what_is_due(&self) -> Result<u64, AppError> {
        let now = self.clock().now();
        self.shown().note_time(now);
        let mut done = 0;
        loop {
            let past = {
                let mut db = self.store().read().await.map_err(internal)?;
                seats::past_holds(&mut db, now, AT_ONCE).await.map_err(internal)?
            };
            if past.is_empty() {
                break;
            }
            // None of them where another process was faster; then there is nothing to wait for.
            let ended = self.write(EndHolds { now, rules: self.rules() }).await?;
            done += ended;
            if ended == 0 {
                break;
            }
        }
        done += self.do_what_pledges_need(now).await?;
        self.make_round_if_due().await?;
        let sessions = {
            let mut db = self.store().read().await.map_err(internal)?;
            reminders::sessions_since(&mut db, now.plus(-LATE_WORDS)).await.map_err(internal)?
        };
        let rules = self.rules();
        for batch in sessions.iter().flat_map(|session| due(session, now, &rules)) {
            let said = (batch.session_id.clone(), SaidOf::Mail(batch.kind), batch.about);
            if self.is_said(&said) {
                continue;
            }
            done += self.write(Say { batch, now }).await?;
            self.note_said(said);
        }
        done += self.push_about_sessions(&sessions, now).await?;
        Ok(done)
    }
}

/// Does what is due, and goes on doing so until `shutdown` comes.
pub async fn run(backend: Backend, shutdown: impl Future<Output = ()>) {
    let mut turns = Turns::new(LOOK_EVERY, shutdown);
    while turns.next().await {
        // Why it failed is logged; a second later it is tried again.
        let _ = backend.do_what_is_due().await;
    }
}

/// What is to be said at `now` about a session.
fn due(session: &SessionDates, now: Instant, rules: &Rules) -> Vec<Batch> {
    if session.cancelled {
        return Vec::new();
    }
    let batch = |kind, audience| Batch { session_id: session.id.clone(), kind, about: session.starts_at, audience };
    let mut batches = Vec::new();
    for (kind, moment) in reminders_of(session.starts_at, &session.zone) {
        if moment <= now && now < moment.plus(patience(kind)) && now < session.starts_at {
            // Who came later knows what they have just read. And who was reminded a short while ago, before the session
            // was moved a little, hears of that in a mail of its own.
            let lead = session.starts_at.since(moment);
            batches.push(batch(kind, Audience::Confirmed { by: moment, unless_told_since: now.plus(-lead / 2) }));
        }
    }
    let over_for = now.since(session.ends_at);
    let has_waited = session.has_recording || over_for >= WAIT_FOR_RECORDING;
    if (0..LATE_WORDS).contains(&over_for) && has_waited {
        if rules.thanks {
            batches.push(batch(OutboxKind::Thanks, Audience::Attended));
        }
        if rules.missed {
            batches.push(batch(OutboxKind::Missed, Audience::Absent));
        }
    }
    batches
}

/// When everybody is reminded of a session, and by what.
fn reminders_of(starts_at: Instant, zone: &str) -> [(OutboxKind, Instant); 3] {
    [
        (OutboxKind::ReminderDay, a_day_before(starts_at, zone)),
        (OutboxKind::ReminderHour, starts_at.plus(-HOUR)),
        (OutboxKind::ReminderMinutes, starts_at.plus(-HOUR / 6)),
    ]
}

/// What is said next to everybody of a session, and when: a reminder, or what is said afterwards; empty once all was said.
pub(crate) fn next_words(session: &Session, now: Instant, rules: &Rules) -> Vec<(OutboxKind, Instant)> {
    if session.cancelled {
        return Vec::new();
    }
    let reminder = reminders_of(session.starts_at, &session.zone).into_iter().find(|(_, moment)| *moment > now);
    if let Some(reminder) = reminder {
        return vec![reminder];
    }
    let wait = if session.recording_url.is_some() { 0 } else { WAIT_FOR_RECORDING };
    let afterwards = session.ends_at.plus(wait);
    [(OutboxKind::Thanks, rules.thanks), (OutboxKind::Missed, rules.missed)]
        .into_iter()
        .filter(|(_, is_sent)| *is_sent && afterwards > now)
        .map(|(kind, _)| (kind, afterwards))
        .collect()
}

/// The same time of day one day before, in the session's zone: 23 or 25 hours where the clocks are changed in between.
pub(crate) fn a_day_before(starts_at: Instant, zone: &str) -> Instant {
    let before = || {
        let zone = TimeZone::get(zone).ok()?;
        let start = Timestamp::from_millisecond(starts_at.millis()).ok()?.to_zoned(zone);
        start.checked_sub(1.day()).ok()
    };
    before().map_or(starts_at.plus(-DAY), |day| Instant::from_millis(day.timestamp().as_millisecond()))
}

struct EndHolds {
    now: Instant,
    rules: Rules,
}

impl Job for EndHolds {
    type Answer = u64;
    const CHANGES: Option<Change> = Some(Change::Seats);

    async fn run(&self, db: &mut AnyConnection) -> Result<u64, sqlx::Error> {
        let mut past = seats::past_holds(db, self.now, AT_ONCE).await?;
        // Always in the same order, so that two who lock several sessions do not wait for each other in a ring.
        past.sort_by(|a, b| (&a.session_id, &a.id).cmp(&(&b.session_id, &b.id)));
        let mut ended = 0;
        for of_session in past.chunk_by(|a, b| a.session_id == b.session_id) {
            let session_id = &of_session[0].session_id;
            seats::lock(db, session_id).await?;
            for hold in of_session {
                ended += u64::from(seats::expire(db, hold, self.now).await?);
            }
            seats::move_line(db, session_id, self.now, self.rules.offer_for()).await?;
        }
        Ok(ended)
    }
}

struct Say {
    batch: Batch,
    now: Instant,
}

impl Job for Say {
    type Answer = u64;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<u64, sqlx::Error> {
        reminders::say(db, &self.batch, self.now).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        let moment: Timestamp = text.parse().expect("is RFC 3339");
        Instant::from_millis(moment.as_millisecond())
    }

    fn session(starts_at: &str) -> SessionDates {
        let starts_at = at(starts_at);
        SessionDates {
            id: "session".into(),
            starts_at,
            ends_at: starts_at.plus(HOUR),
            zone: "Europe/Brussels".into(),
            cancelled: false,
            has_recording: false,
        }
    }

    fn kinds(session: &SessionDates, now: &str) -> Vec<OutboxKind> {
        due(session, at(now), &Rules::default()).into_iter().map(|batch| batch.kind).collect()
    }

    #[test]
    fn a_day_before_is_the_same_time_of_day_across_a_change_of_the_clocks() {
        // The clocks go forward in the night to 31 March 2024, and back in the night to 27 October.
        for (start, before) in [
            ("2024-02-28T11:00:00+01:00", "2024-02-27T11:00:00+01:00"),
            ("2024-03-31T11:00:00+02:00", "2024-03-30T11:00:00+01:00"),
            ("2024-10-27T11:00:00+01:00", "2024-10-26T11:00:00+02:00"),
        ] {
            assert_eq!(a_day_before(at(start), "Europe/Brussels"), at(before), "{start}");
        }
        assert_eq!(a_day_before(at("2024-02-28T10:00:00Z"), "No/Where"), at("2024-02-27T10:00:00Z"));
    }

    #[test]
    fn reminders_come_at_their_time_and_not_much_later() {
        let session = session("2024-02-28T11:00:00+01:00");
        for (now, expected) in [
            ("2024-02-27T10:59:59+01:00", vec![]),
            ("2024-02-27T11:00:00+01:00", vec![OutboxKind::ReminderDay]),
            ("2024-02-27T16:59:59+01:00", vec![OutboxKind::ReminderDay]),
            ("2024-02-27T17:00:00+01:00", vec![]),
            ("2024-02-28T10:00:00+01:00", vec![OutboxKind::ReminderHour]),
            ("2024-02-28T10:30:00+01:00", vec![]),
            ("2024-02-28T10:50:00+01:00", vec![OutboxKind::ReminderMinutes]),
            ("2024-02-28T10:59:59+01:00", vec![OutboxKind::ReminderMinutes]),
            ("2024-02-28T11:00:00+01:00", vec![]),
        ] {
            assert_eq!(kinds(&session, now), expected, "{now}");
        }
        let called_off = SessionDates { cancelled: true, ..session };
        assert_eq!(kinds(&called_off, "2024-02-27T11:00:00+01:00"), []);
    }

    #[test]
    fn after_the_end_thanks_wait_a_day_for_the_recording() {
        let both = vec![OutboxKind::Thanks, OutboxKind::Missed];
        let without = session("2024-02-28T11:00:00+01:00");
        let with = SessionDates { has_recording: true, ..without.clone() };
        assert_eq!(kinds(&with, "2024-02-28T11:59:59+01:00"), []);
        assert_eq!(kinds(&with, "2024-02-28T12:00:00+01:00"), both);
        assert_eq!(kinds(&without, "2024-02-29T11:59:59+01:00"), []);
        assert_eq!(kinds(&without, "2024-02-29T12:00:00+01:00"), both);
        assert_eq!(kinds(&with, "2024-03-06T12:00:00+01:00"), []);
        let nothing = Rules { thanks: false, missed: false, ..Rules::default() };
        assert_eq!(due(&with, at("2024-02-28T12:00:00+01:00"), &nothing), []);
    }
}
