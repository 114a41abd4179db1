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
mod pace;
mod pledge_letter;
mod target;
mod trial;
mod words;

use std::{future::Future, pin::pin};

use futures::{StreamExt, future::join_all, stream::FuturesUnordered};
use tokio::time::{Duration, Instant, sleep};

use crate::{Backend, OutboxItem};
use failure::SendError;
use letter::{Desk, letter};
use mailer::{Envelope, Site};
pub use mailer::{Mailer, MailerError};
use pace::Pace;
pub use target::{BadMailTarget, MailTarget, SmtpServer};
pub use trial::{Trouble, try_out};

/// How many mails go out at once. An address whose server is slow takes one of these places, and holds up nobody else.
const AT_ONCE: usize = 8;

/// How long to wait after the outbox was found empty.
const PAUSE: Duration = Duration::from_secs(2);

/// Sends what is due, at most as many mails in any minute as the organisers' rules allow, and goes on doing so until
/// `shutdown` comes: then it finishes what it has begun, at most as long as a mail server may take.
///
/// Links in mail begin with `public_url`.
pub async fn run(backend: Backend, mailer: Mailer, public_url: String, shutdown: impl Future<Output = ()>) {
    let mut shutdown = pin!(shutdown);
    let post = Post { backend: &backend, mailer: &mailer, site: Site::at(&public_url), public_url: &public_url };
    let mut pace = Pace::default();
    let mut on_their_way = FuturesUnordered::new();
    loop {
        pace.keep_to(backend.rules().mails_per_minute);
        let places = pace.allows(AT_ONCE - on_their_way.len(), Instant::now());
        let items = post.take(places).await;
        pace.count(items.len(), Instant::now());
        let is_empty = items.len() < places;
        for item in items {
            on_their_way.push(post.deliver(item));
        }
        // With no place left, only one that comes free is waited for.
        let is_full = on_their_way.len() == AT_ONCE;
        let pause = if is_empty { PAUSE } else { pace.wait(Instant::now()) };
        tokio::select! {
            biased;
            () = &mut shutdown => break,
            Some(_) = on_their_way.next() => {}
            () = sleep(pause), if !is_full => {}
        }
    }
    while on_their_way.next().await.is_some() {}
}

/// Sends all that is due now, and tells how many were sent. What fails is due again later.
pub async fn deliver_due(backend: &Backend, mailer: &Mailer, public_url: &str) -> usize {
    let post = Post { backend, mailer, site: Site::at(public_url), public_url };
    let mut all_sent = 0;
    loop {
        let items = post.take(AT_ONCE).await;
        if items.is_empty() {
            return all_sent;
        }
        let sent = join_all(items.into_iter().map(|item| post.deliver(item))).await;
        all_sent += sent.into_iter().filter(|sent| *sent).count();
    }
}

/// What it takes to send mail.
struct Post<'a> {
    backend: &'a Backend,
    mailer: &'a Mailer,
    site: Site,
    public_url: &'a str,
}

impl Post<'_> {
    /// Up to `limit` items that are due. None where the store fails: it has logged why, and it is asked again after
    /// the pause.
    async fn take(&self, limit: usize) -> Vec<OutboxItem> {
        if limit == 0 { Vec::new() } else { self.backend.take_outbox(limit).await.unwrap_or_default() }
    }

    /// Sends one item and notes what became of it; true where it was sent.
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
