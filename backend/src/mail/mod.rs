//! Mail: what stands in the outbox is written and sent.
//!
//! A mail is caused by a row of the outbox, which was saved together with its cause. [`run`] takes rows that are due,
//! sends them by a [`Mailer`] and notes what became of them; [`deliver_due`] does that until nothing is due, for tests
//! to step by hand. A link in a mail opens a page, and only a button there changes anything, since mail scanners follow
//! links.

mod failure;
mod frame;
mod invitation_letter;
mod letter;
mod mailer;
mod pledge_letter;
mod target;
mod trial;
mod words;

use std::future::Future;

use domain::AppError;

use crate::{
    Backend, OutboxItem,
    outgoing::{self, Outgoing},
};
use failure::SendError;
use letter::{Desk, letter};
use mailer::{Envelope, Site};
pub use mailer::{Mailer, MailerError};
pub use target::{BadMailTarget, MailTarget, SmtpServer};
pub use trial::{Trouble, try_out};

/// Sends what is due, at most as many mails in any minute as the organisers' rules allow, and goes on doing so until
/// `shutdown` comes: then it finishes what it has begun, at most as long as a mail server may take.
///
/// Links in mail begin with `public_url`.
pub async fn run(backend: Backend, mailer: Mailer, public_url: String, shutdown: impl Future<Output = ()>) {
    let post = Post { backend: &backend, mailer: &mailer, site: Site::at(&public_url), public_url: &public_url };
    outgoing::run(&post, shutdown).await;
}

/// Sends all that is due now, and tells how many were sent. What fails is due again later.
pub async fn deliver_due(backend: &Backend, mailer: &Mailer, public_url: &str) -> usize {
    outgoing::deliver_due(&Post { backend, mailer, site: Site::at(public_url), public_url }).await
}

/// What it takes to send mail.
struct Post<'a> {
    backend: &'a Backend,
    mailer: &'a Mailer,
    site: Site,
    public_url: &'a str,
}

impl Outgoing for Post<'_> {
    type Item = OutboxItem;
    const AT_ONCE: usize = 8;

    fn per_minute(&self) -> Option<u32> {
        self.backend.rules().mails_per_minute
    }

    async fn take(&self, limit: usize) -> Result<Vec<OutboxItem>, AppError> {
        self.backend.take_outbox(limit).await
    }

    async fn deliver(&self, item: OutboxItem) -> bool {
        let outcome = self.send(&item).await;
        let noted = match &outcome {
            Ok(_) => self.backend.outbox_sent(&item).await,
            Err(error) => {
                tracing::warn!(id = item.id, kind = item.kind.code(), attempt = item.attempt, %error, "mail not sent");
                if error.is_final() {
                    self.backend.outbox_refused(&item, &error.to_string()).await
                } else {
                    self.backend.outbox_failed(&item, &error.to_string()).await
                }
            }
        };
        if noted.is_err() {
            tracing::error!(id = item.id, "what became of a mail could not be noted: it may be sent a second time");
        }
        outcome.unwrap_or(false)
    }
}

impl Post<'_> {
    /// True where it was sent, false where there was nothing to say.
    async fn send(&self, item: &OutboxItem) -> Result<bool, SendError> {
        let from = self.mailer.sender(&self.site).ok_or(SendError::Unmailable)?;
        let (sender, now) = (from.to_string(), self.backend.clock().now());
        let desk = Desk { public_url: self.public_url, sender: &sender, now };
        let (Some((email, event)), Some(letter)) = (item.addressee(), letter(item, &desk)) else {
            tracing::debug!(id = item.id, kind = item.kind.code(), "a mail that nobody needs any more");
            return Ok(false);
        };
        let envelope = Envelope {
            id: &item.id,
            host: &self.site.host,
            from,
            to: email.as_str(),
            reply_to: event.campaign.contact_email.as_deref(),
            date: now,
        };
        self.mailer.send(envelope, letter).await?;
        tracing::info!(id = item.id, kind = item.kind.code(), attempt = item.attempt, "mail sent");
        Ok(true)
    }
}

#[cfg(test)]
mod tests;
