//! How many may pledge from one network without an address: nobody confirms such pledges, so whoever wants the count to be
//! wrong would send many of them.
//!
//! Kept in memory alone, by marks that mean nothing without the site's secret.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use domain::{HOUR, Instant};

/// How many from one network within an hour.
const IN_AN_HOUR: usize = 10;

/// The most networks that are remembered; beyond that, those that are remembered start anew.
const REMEMBERED: usize = 20_000;

/// One network as the server tells it from others: a keyed hash of its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ClientMark(pub u128);

/// Who has pledged how often within the last hour.
#[derive(Default)]
pub(crate) struct PledgeLimit {
    /// The fingerprint of each form, and when it came.
    sent: Mutex<HashMap<ClientMark, Vec<(String, Instant)>>>,
}

impl PledgeLimit {
    /// Whether a form may be taken, and if so counts it. One that was sent before was counted then.
    pub(crate) fn take(&self, client: ClientMark, fingerprint: &str, now: Instant) -> bool {
        let mut sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        if sent.len() >= REMEMBERED && !sent.contains_key(&client) {
            sent.retain(|_, forms| forms.iter().any(|(_, at)| is_recent(*at, now)));
            if sent.len() >= REMEMBERED {
                sent.clear();
            }
        }
        let forms = sent.entry(client).or_default();
        forms.retain(|(_, at)| is_recent(*at, now));
        if forms.iter().any(|(earlier, _)| earlier == fingerprint) {
            return true;
        }
        let fits = forms.len() < IN_AN_HOUR;
        if fits {
            forms.push((fingerprint.to_owned(), now));
        }
        fits
    }
}

fn is_recent(at: Instant, now: Instant) -> bool {
    (0..HOUR).contains(&now.since(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Instant = Instant::from_millis(1_709_114_100_000);

    #[test]
    fn ten_in_an_hour_and_the_same_form_once_more() {
        let (limit, hall) = (PledgeLimit::default(), ClientMark(1));
        for i in 0..IN_AN_HOUR {
            assert!(limit.take(hall, &i.to_string(), NOW));
        }
        assert!(!limit.take(hall, "another", NOW));
        assert!(limit.take(hall, "3", NOW), "sent twice it is one");
        assert!(limit.take(ClientMark(2), "another", NOW), "others need not wait");
        assert!(!limit.take(hall, "another", NOW.plus(HOUR - 1)));
        assert!(limit.take(hall, "another", NOW.plus(HOUR)));
    }

    #[test]
    fn memory_is_bounded() {
        let limit = PledgeLimit::default();
        for i in 0..3 * REMEMBERED {
            assert!(limit.take(ClientMark(i as u128), "form", NOW));
        }
        let remembered = limit.sent.lock().expect("nobody panicked").len();
        assert!(remembered <= REMEMBERED, "{remembered}");
    }
}
