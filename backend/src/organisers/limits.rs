//! How often somebody may try to get in. After a few failures each further try has to wait, longer each time.
//!
//! Tries are counted in the store, so that a restart forgets none, by keyed hashes that name neither the account nor the
//! network. Strangers can make an account wait; so that they cannot lock its owner out by that, a browser that has been
//! signed in before is known by a cookie and counted by itself.

use domain::{AppError, Instant, MINUTE, SECOND};
use sqlx::AnyConnection;

use crate::{
    Backend, ClientMark,
    backend::internal,
    store::{
        Change, Job,
        organisers::Account,
        sign_in_failures::{self, Counter},
    },
};

/// How long failures count.
pub(super) const REMEMBERED: i64 = 24 * 60 * MINUTE;

/// The longest wait, in minutes.
const LONGEST_WAIT: i64 = 15;

/// Tries with an address, from anywhere.
const ACCOUNT: &str = "account";
/// Tries from a network, with whatever address.
const NETWORK: &str = "network";
/// Tries from browsers that an organiser was signed in with.
const DEVICE: &str = "device";
/// Tries of whoever has the password already, or is signed in: codes, and the password once more.
const INSIDE: &str = "inside";

/// Where somebody comes from who proves who they are.
#[derive(Clone, Default)]
pub struct ComesFrom {
    /// Their network; none where limits are off, and nothing is counted.
    pub client: Option<ClientMark>,
    /// What their browser says to be known by.
    pub device: Option<String>,
}

/// How many failures there may be without a wait. A whole office may share one network.
fn free(kind: &str) -> i64 {
    if kind == NETWORK { 20 } else { 5 }
}

/// How long the next try has to wait after so many failures, in milliseconds.
fn wait_after(kind: &str, failures: i64) -> i64 {
    let beyond = failures - free(kind);
    let minutes = if beyond < 0 { 0 } else { LONGEST_WAIT.min(1 << beyond.min(4)) };
    minutes * MINUTE
}

impl Backend {
    /// What a password is counted by that comes with an address.
    pub(super) fn counters_outside(&self, from: &ComesFrom, mailbox: &str, account: Option<&Account>) -> Vec<Counter> {
        let Some(ClientMark(client)) = from.client else { return Vec::new() };
        match account.filter(|account| self.is_known_device(account, from)) {
            Some(account) => vec![self.counter(DEVICE, account.organiser.id.as_bytes())],
            None => {
                vec![self.counter(ACCOUNT, mailbox.as_bytes()), self.counter(NETWORK, &client.to_be_bytes())]
            }
        }
    }

    /// What tries of somebody are counted by who has typed the right password before.
    pub(super) fn counters_inside(&self, from: &ComesFrom, account: &Account) -> Vec<Counter> {
        if from.client.is_none() {
            return Vec::new();
        }
        let kind = if self.is_known_device(account, from) { DEVICE } else { INSIDE };
        vec![self.counter(kind, account.organiser.id.as_bytes())]
    }

    /// All that an organiser's own tries are counted by, to be forgotten once they are in.
    pub(super) fn counters_of(&self, account: &Account) -> Vec<Counter> {
        let id = account.organiser.id.as_bytes();
        let mailbox = account.organiser.email.same_mailbox_key();
        vec![self.counter(ACCOUNT, mailbox.as_bytes()), self.counter(DEVICE, id), self.counter(INSIDE, id)]
    }

    fn counter(&self, kind: &'static str, of: &[u8]) -> Counter {
        Counter { kind, key: self.secret().derive_text(&format!("sign-in-failures-{kind}"), of) }
    }

    /// Counts a try before it is looked at, so that many at once are as many.
    ///
    /// # Errors
    /// [`AppError::TooMany`] where it has to wait; it is not counted then.
    pub(super) async fn count_try(&self, counters: &[Counter]) -> Result<(), AppError> {
        if counters.is_empty() {
            return Ok(());
        }
        let count = Count { counters: counters.to_vec(), now: self.clock().now() };
        // Not by `Self::write`: nobody has to hear of it.
        match self.store().write(count).await.map_err(internal)? {
            0 => Ok(()),
            wait => Err(AppError::TooMany { retry_after: wait.unsigned_abs().div_ceil(SECOND.unsigned_abs()) }),
        }
    }

    /// What a browser is known by in which an organiser was signed in; a changed password ends it.
    pub(super) fn device_token(&self, account: &Account) -> String {
        self.secret().sign_id(&device_purpose(account), &account.organiser.id)
    }

    fn is_known_device(&self, account: &Account, from: &ComesFrom) -> bool {
        let token = from.device.as_deref().unwrap_or_default();
        self.secret().signed_id(&device_purpose(account), token).as_deref() == Some(&*account.organiser.id)
    }
}

/// The hash of the password belongs to it: each password has its own.
fn device_purpose(account: &Account) -> String {
    format!("known-device {}", account.password.as_str())
}

/// Counts a try; answers the milliseconds that it has to wait instead, or 0.
struct Count {
    counters: Vec<Counter>,
    now: Instant,
}

impl Job for Count {
    type Answer = i64;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<i64, sqlx::Error> {
        let (mut wait, mut counted) = (0, Vec::new());
        for counter in &self.counters {
            let (failures, last_at) = sign_in_failures::lock(db, counter, self.now).await?;
            // Never negative: a clock may have been set back.
            let since = self.now.since(last_at).max(0);
            let failures = if since < REMEMBERED { failures } else { 0 };
            wait = wait.max(wait_after(counter.kind, failures) - since);
            counted.push(failures + 1);
        }
        if wait > 0 {
            return Ok(wait);
        }
        for (counter, failures) in self.counters.iter().zip(counted) {
            sign_in_failures::set(db, counter, failures, self.now).await?;
        }
        Ok(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wait_is_twice_the_one_before_and_none_is_long() {
        let minutes = |kind: &str| (0..30).map(|failures| wait_after(kind, failures) / MINUTE).collect::<Vec<_>>();
        assert_eq!(minutes(ACCOUNT)[..11], [0, 0, 0, 0, 0, 1, 2, 4, 8, 15, 15]);
        assert_eq!(minutes(DEVICE), minutes(ACCOUNT));
        assert_eq!(minutes(NETWORK)[19..26], [0, 1, 2, 4, 8, 15, 15]);
        assert_eq!(wait_after(INSIDE, i64::MAX), LONGEST_WAIT * MINUTE);
    }
}
