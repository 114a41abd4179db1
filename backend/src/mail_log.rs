//! What became of every mail, for organisers; and sending one again.

use std::fmt;

use domain::{AppError, AuditAction, Instant};
use serde::Deserialize;
use sqlx::AnyConnection;

use crate::{
    Actor, Backend, OutboxKind,
    backend::internal,
    dates,
    organisers::ending,
    store::{
        self, Change, Job,
        audit::{self, Note},
        mail_log::{self, Chosen},
    },
};

/// Mails on a page.
const ON_A_PAGE: usize = 50;

/// What is looked for, as it stands in the address; what cannot be read says nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct MailFilterForm {
    /// The code of an [`OutboxKind`].
    pub kind: String,
    /// One of [`MailState::CODES`].
    pub state: String,
    /// The day on which it was caused, `YYYY-MM-DD`, in the session's zone.
    pub day: String,
    /// Where the page begins: what the page before it gave as `next`.
    pub before: String,
}

/// The same, read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MailFilter {
    /// Only this kind.
    pub kind: Option<OutboxKind>,
    /// Only what is in this state.
    pub state: Option<&'static str>,
    /// Only what was caused on this day.
    pub day: Option<String>,
    /// Only what is older than this one.
    pub before: Option<MailCursor>,
}

/// A mail's place in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailCursor {
    /// When it was caused.
    pub(crate) at: Instant,
    /// Its id.
    pub(crate) id: String,
}

impl fmt::Display for MailCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}_{}", self.at.millis(), self.id)
    }
}

impl MailFilterForm {
    /// Reads it.
    pub fn parse(&self) -> MailFilter {
        let cursor = |text: &str| {
            let (at, id) = text.split_once('_')?;
            Some(MailCursor { at: Instant::from_millis(at.parse().ok()?), id: id.to_owned() })
        };
        MailFilter {
            kind: OutboxKind::from_code(&self.kind),
            state: MailState::CODES.into_iter().find(|code| *code == self.state),
            day: Some(self.day.clone()).filter(|day| dates::end_of_day(day, "UTC").is_some()),
            before: cursor(&self.before),
        }
    }
}

/// A page of the log, the last caused first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MailLogPage {
    /// Its mails.
    pub mails: Vec<LoggedMail>,
    /// What to give as `before` to get the page after it; none on the last one.
    pub next: Option<String>,
}

/// One mail.
#[derive(Clone, PartialEq, Eq)]
pub struct LoggedMail {
    /// Its id.
    pub id: String,
    /// What it is about.
    pub kind: OutboxKind,
    /// When it was caused.
    pub created_at: Instant,
    /// Where it goes; none where there is nobody any more.
    pub to: Option<String>,
    /// What became of it.
    pub state: MailState,
}

/// Prints no address: `Debug` output ends in logs.
impl fmt::Debug for LoggedMail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LoggedMail").field("id", &self.id).field("state", &self.state).finish_non_exhaustive()
    }
}

impl LoggedMail {
    /// Its place in the log.
    fn cursor(&self) -> MailCursor {
        MailCursor { at: self.created_at, id: self.id.clone() }
    }

    /// Whether it can be sent again: it is done with, and there is somebody to send it to.
    pub fn can_be_sent_again(&self) -> bool {
        self.to.is_some() && !matches!(self.state, MailState::Waiting { .. })
    }
}

/// What became of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailState {
    /// It waits.
    Waiting {
        /// Until when, at least.
        due_at: Instant,
        /// How often it was tried.
        tries: i64,
    },
    /// It was sent.
    Sent(Instant),
    /// It was given up.
    GivenUp(GivenUpFor),
}

impl MailState {
    pub(crate) const WAITING: &'static str = "waiting";
    pub(crate) const SENT: &'static str = "sent";
    pub(crate) const GIVEN_UP: &'static str = "given-up";

    /// The name of each, in addresses and translations.
    pub const CODES: [&'static str; 3] = [Self::WAITING, Self::SENT, Self::GIVEN_UP];

    /// Its name.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Waiting { .. } => Self::WAITING,
            Self::Sent(_) => Self::SENT,
            Self::GivenUp(_) => Self::GIVEN_UP,
        }
    }
}

/// Why a mail was given up, as far as its reason in the store can be told in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GivenUpFor {
    /// No mail can be written to such an address.
    NoAddress,
    /// There is no such mailbox; with the server's numbers.
    NoMailbox(String),
    /// The mailbox is full or closed; with the server's numbers.
    MailboxClosed(String),
    /// The server refused it; with its numbers.
    Refused(String),
    /// The server took too long, each time.
    TooSlow,
    /// No connection came about, or it ended, each time.
    Connection,
    /// Something else, in the program's own words.
    Other(String),
}

impl GivenUpFor {
    /// Reads a reason as `mail/failure.rs` writes it.
    pub(crate) fn of(reason: &str) -> Self {
        if let Some(numbers) = reason.strip_prefix("the mail server answered ") {
            let numbers_owned = numbers.to_owned();
            return match numbers.split_once(' ').map_or("", |(_, detail)| detail) {
                detail if detail.starts_with("5.1.") => Self::NoMailbox(numbers_owned),
                detail if detail.starts_with("5.2.") => Self::MailboxClosed(numbers_owned),
                _ => Self::Refused(numbers_owned),
            };
        }
        match reason {
            "a mail cannot be made for this address" => Self::NoAddress,
            "the mail server took too long" => Self::TooSlow,
            _ if reason.starts_with("no connection to the mail server") => Self::Connection,
            _ => Self::Other(reason.to_owned()),
        }
    }
}

impl Backend {
    /// A page of the log, of what `filter` lets through.
    ///
    /// # Errors
    /// [`AppError::Internal`].
    pub async fn mail_log(&self, filter: &MailFilter) -> Result<MailLogPage, AppError> {
        let zone = self.event().map_or_else(|| "UTC".to_owned(), |event| event.session.zone.clone());
        let between = filter.day.as_ref().and_then(|day| dates::bounds_of_day(day, &zone));
        let chosen = Chosen { kind: filter.kind, state: filter.state, between, before: filter.before.clone() };
        let mut db = self.store().read().await.map_err(internal)?;
        // One more than is shown tells whether there is a next page.
        let mut mails = mail_log::page(&mut db, &chosen, ON_A_PAGE as i64 + 1).await.map_err(internal)?;
        let is_last = mails.len() <= ON_A_PAGE;
        mails.truncate(ON_A_PAGE);
        let next = mails.last().filter(|_| !is_last).map(|last| last.cursor().to_string());
        Ok(MailLogPage { mails, next })
    }

    /// Sends a mail again that was sent or given up: what is still true of it goes out within seconds. False where there
    /// is no such mail, nobody to send it to, or one like it that waits already.
    ///
    /// # Errors
    /// [`AppError::Internal`].
    pub async fn send_again(&self, by: &Actor, id: &str) -> Result<bool, AppError> {
        let (id, new_id) = (id.to_owned(), store::new_id());
        self.write(SendAgain { by: by.clone(), id, new_id, now: self.clock().now() }).await
    }
}

struct SendAgain {
    by: Actor,
    id: String,
    new_id: String,
    now: Instant,
}

impl Job for SendAgain {
    type Answer = bool;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        let Some(about) = mail_log::about(db, &self.id).await? else { return Ok(false) };
        let done = if about.is_given_up {
            mail_log::try_again(db, &self.id, self.now).await?
        } else {
            mail_log::copy(db, &self.id, &self.new_id, self.now).await?
        };
        if done {
            let subject = format!("{} {}", about.kind.code(), ending(&about.subject));
            audit::note(db, &self.by, self.now, Note::that(AuditAction::MailSentAgain, &subject)).await?;
        }
        Ok(done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_told_apart() {
        let numbers = |text: &str| text.to_owned();
        for (reason, found) in [
            ("the mail server answered 550 5.1.1", GivenUpFor::NoMailbox(numbers("550 5.1.1"))),
            ("the mail server answered 552 5.2.2", GivenUpFor::MailboxClosed(numbers("552 5.2.2"))),
            ("the mail server answered 550", GivenUpFor::Refused(numbers("550"))),
            ("the mail server answered 554 5.7.1", GivenUpFor::Refused(numbers("554 5.7.1"))),
            ("a mail cannot be made for this address", GivenUpFor::NoAddress),
            ("the mail server took too long", GivenUpFor::TooSlow),
            ("no connection to the mail server, or it ended: Connection refused", GivenUpFor::Connection),
            ("the file cannot be written: full", GivenUpFor::Other("the file cannot be written: full".into())),
        ] {
            assert_eq!(GivenUpFor::of(reason), found);
        }
    }

    #[test]
    fn an_address_is_read_as_it_is_written() {
        let cursor = MailCursor { at: Instant::from_millis(1_709_114_100_000), id: "reminder_day-17-a_b".into() };
        let form = MailFilterForm {
            kind: "registered".into(),
            state: "given-up".into(),
            day: "2024-02-28".into(),
            before: cursor.to_string(),
        };
        let day = Some("2024-02-28".to_owned());
        let read =
            MailFilter { kind: Some(OutboxKind::Registered), state: Some("given-up"), day, before: Some(cursor) };
        assert_eq!(form.parse(), read);
        let odd = MailFilterForm { kind: "x".into(), state: "x".into(), day: "today".into(), before: "x_y".into() };
        assert_eq!(odd.parse(), MailFilter::default());
    }
}
