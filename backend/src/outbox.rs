//! What is to be sent, for the one who sends it.

use std::fmt;

use domain::{AppError, Email, Instant, Lang, MINUTE, RegistrationState};
use sqlx::AnyConnection;

use crate::{
    Backend,
    store::{
        Change, Job,
        outbox::{self, Mailbox, Outcome, Taken},
    },
};

/// How long whoever takes something has it alone, in milliseconds.
const LEASE: i64 = 5 * MINUTE;

/// How often something is tried before it is given up.
const TRIES: i64 = 10;

/// What a row of the outbox is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OutboxKind {
    /// Somebody has registered: the registration's state says whether they hold a seat, to be confirmed by the link,
    /// or wait in line.
    Registered,
    /// Somebody has registered again: the mailbox gets the link that it has already.
    ExistingLink,
}

impl OutboxKind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Registered, Self::ExistingLink];

    /// Its name in the store.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::ExistingLink => "existing_link",
        }
    }

    /// The kind with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Something to send. Whoever has taken it has it alone for five minutes of the site's clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxItem {
    /// Its id: the same at every try, so that it can be the mail's message id.
    pub id: String,
    /// What it is about.
    pub kind: OutboxKind,
    /// The language to write in.
    pub lang: Lang,
    /// When it was caused.
    pub created_at: Instant,
    /// Which try this is, from 1.
    pub attempt: i64,
    /// Whom to write to; none where there is nobody any more.
    pub recipient: Option<Recipient>,
}

/// Whom to write to.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient {
    /// What to call the person.
    pub name: String,
    /// Their address.
    pub email: Email,
    /// Where their registration stands now.
    pub state: RegistrationState,
    /// The token of their own page.
    pub token: String,
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
        let now = self.clock().now();
        let take = Take { now, limit: i64::try_from(limit).unwrap_or(i64::MAX) };
        let taken = self.write(take).await?;
        Ok(taken.into_iter().map(|(taken, mailbox)| self.item(taken, mailbox)).collect())
    }

    /// Notes that `item` was sent. Does nothing where somebody else has taken it since.
    ///
    /// # Errors
    /// [`AppError::Internal`].
    pub async fn outbox_sent(&self, item: &OutboxItem) -> Result<(), AppError> {
        self.finish(item, Outcome::Sent).await
    }

    /// Notes that `item` could not be sent. It is tried again after 1, 2, 4 … minutes, at most 4 hours; after ten
    /// tries it is given up for `reason`, which is stored and must not name anybody.
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

    async fn finish(&self, item: &OutboxItem, outcome: Outcome) -> Result<(), AppError> {
        let now = self.clock().now();
        self.write(Finish { id: item.id.clone(), attempt: item.attempt, outcome, now }).await
    }

    fn item(&self, taken: Taken, mailbox: Option<Mailbox>) -> OutboxItem {
        let Taken { id, kind, registration_id, lang, attempt, created_at } = taken;
        let recipient = mailbox.zip(registration_id).map(|(Mailbox { name, email, state }, registration_id)| {
            Recipient { name, email, state, token: self.registration_token(&registration_id) }
        });
        OutboxItem { id, kind, lang, created_at, attempt, recipient }
    }
}

/// Milliseconds to wait after the `attempt`th try.
fn pause_after(attempt: i64) -> i64 {
    let minutes = 1 << attempt.saturating_sub(1).clamp(0, 8);
    MINUTE * i64::min(minutes, 240)
}

struct Take {
    now: Instant,
    limit: i64,
}

impl Job for Take {
    type Answer = Vec<(Taken, Option<Mailbox>)>;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<Self::Answer, sqlx::Error> {
        let mut all = Vec::new();
        for taken in outbox::take(db, self.now, self.now.plus(LEASE), self.limit).await? {
            let mailbox = match &taken.registration_id {
                Some(id) => outbox::mailbox(db, id).await?,
                None => None,
            };
            all.push((taken, mailbox));
        }
        Ok(all)
    }
}

struct Finish {
    id: String,
    attempt: i64,
    outcome: Outcome,
    now: Instant,
}

impl Job for Finish {
    type Answer = ();
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        if !outbox::finish(db, &self.id, self.attempt, &self.outcome, self.now).await? {
            tracing::warn!(id = self.id, "something was sent that somebody else had taken over");
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_four_hours() {
        let minutes: Vec<i64> = (1..=10).map(|attempt| pause_after(attempt) / MINUTE).collect();
        assert_eq!(minutes, [1, 2, 4, 8, 16, 32, 64, 128, 240, 240]);
    }
}
