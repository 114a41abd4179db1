//! Mail: what stands in the outbox is written and sent.
//!
//! A mail is caused by a row of the outbox, which was saved together with its cause. [`run`] takes rows that are due,
//! sends them by a [`Mailer`] and notes what became of them; [`deliver_due`] is one round of that, for tests to step
//! by hand. A link in a mail opens a page, and only a button there changes anything, since mail scanners follow links.

mod letter;
mod mailer;
mod target;

use std::{future::Future, pin::pin};

use futures::future::join_all;
use tokio::time::{Duration, sleep};

use crate::{Backend, OutboxItem};
use letter::letter;
pub use mailer::{Mailer, MailerError};
use mailer::{SendError, Site};
pub use target::{BadMailTarget, MailTarget, SmtpServer};

/// How many mails go out at once.
const AT_ONCE: usize = 8;

/// How long to wait after the outbox was found empty.
const PAUSE: Duration = Duration::from_secs(2);

/// Sends what is due, and goes on doing so until `shutdown` comes: then it finishes what it has begun, at most as long
/// as a mail server may take.
///
/// Links in mail begin with `public_url`.
pub async fn run(backend: Backend, mailer: Mailer, public_url: String, shutdown: impl Future<Output = ()>) {
    let mut shutdown = pin!(shutdown);
    loop {
        let Round { taken, .. } = round(&backend, &mailer, &public_url).await;
        let pause = if taken < AT_ONCE { PAUSE } else { Duration::ZERO };
        tokio::select! {
            biased;
            () = &mut shutdown => return,
            () = sleep(pause) => {}
        }
    }
}

/// Sends all that is due now, and tells how many were sent. What fails is due again later.
pub async fn deliver_due(backend: &Backend, mailer: &Mailer, public_url: &str) -> usize {
    let mut all_sent = 0;
    loop {
        let Round { taken, sent } = round(backend, mailer, public_url).await;
        all_sent += sent;
        if taken == 0 {
            return all_sent;
        }
    }
}

/// What a round has done.
struct Round {
    taken: usize,
    sent: usize,
}

async fn round(backend: &Backend, mailer: &Mailer, public_url: &str) -> Round {
    let items = match backend.take_outbox(AT_ONCE).await {
        Ok(items) => items,
        // The store has logged why; it is tried again after the pause.
        Err(_) => return Round { taken: 0, sent: 0 },
    };
    let site = Site::at(public_url);
    let sent = join_all(items.iter().map(|item| deliver(backend, mailer, &site, public_url, item))).await;
    Round { taken: items.len(), sent: sent.into_iter().filter(|sent| *sent).count() }
}

/// Sends one item and notes what became of it; true where it was sent.
async fn deliver(backend: &Backend, mailer: &Mailer, site: &Site, public_url: &str, item: &OutboxItem) -> bool {
    let outcome = send(backend, mailer, site, public_url, item).await;
    let noted = match &outcome {
        Ok(_) => backend.outbox_sent(item).await,
        Err(error) => {
            tracing::warn!(id = item.id, kind = item.kind.code(), attempt = item.attempt, %error, "mail not sent");
            backend.outbox_failed(item, &error.to_string()).await
        }
    };
    if noted.is_err() {
        tracing::error!(id = item.id, "what became of a mail could not be noted: it may be sent a second time");
    }
    outcome.unwrap_or(false)
}

/// True where it was sent, false where there was nothing to say.
async fn send(
    backend: &Backend,
    mailer: &Mailer,
    site: &Site,
    public_url: &str,
    item: &OutboxItem,
) -> Result<bool, SendError> {
    let event = backend.event().ok_or(SendError::NothingPublished)?;
    let (Some(recipient), Some(letter)) = (&item.recipient, letter(&event, item, public_url)) else {
        return Ok(false);
    };
    mailer.send(&event, item, recipient, letter, site, backend.clock().now()).await?;
    Ok(true)
}

#[cfg(test)]
mod tests;
