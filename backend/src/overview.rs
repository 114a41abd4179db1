//! What organisers see of everything at once: how many come, what waits, what is sent next.
//!
//! It is counted by the database, once a second at most, however many organisers look: all who ask meanwhile share a
//! reading that began after they asked.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, PoisonError},
};

use domain::{AppError, DAY, Instant, RegistrationState, fold_small_groups};
use sqlx::AnyConnection;
use tokio::time::Duration;

use crate::{
    Backend, OutboxKind,
    backend::internal,
    due::next_words,
    shown::reading::SharedReading,
    store::{self, StoreError, content::Published, moderation},
};

/// The least time between two readings.
const PAUSE: Duration = Duration::from_secs(1);

/// Days that are told apart, today among them.
const DAYS: i64 = 30;

/// How many registrations come or go before groups are told anew to those who may know of nobody. Of ten, nobody can
/// tell who it was that came from where.
const ROUND: u64 = 10;

/// Everything at once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Overview {
    /// How many seats are given away.
    pub seats_taken: i64,
    /// How many registrations there are in each state, in the order of [`RegistrationState::ALL`].
    pub states: Vec<(RegistrationState, u64)>,
    /// How many had registered by the end of each of the last thirty days of UTC, by the day's first moment, the first
    /// day first.
    pub days: Vec<(Instant, u64)>,
    /// Who comes or waits, by language and country, exactly; of erased registrations what `folded` tells as well.
    pub groups: RegistrationGroups,
    /// The same for those who may know of nobody: small groups are one, and it is told anew with every tenth
    /// registration that comes or goes. Empty while there are fewer than ten.
    pub folded: RegistrationGroups,
    /// Whether the registrations were erased: what is told of them then is what stays known.
    pub erased: bool,
    /// How mail goes.
    pub mail: MailHealth,
    /// What waits for an organiser's look.
    pub to_look_at: ToLookAt,
    /// What is sent to everybody next; empty once all was said.
    pub next: Vec<NextMail>,
}

/// Registrations by group, the largest first; an empty country is one that was not said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RegistrationGroups {
    /// By the code of the language.
    pub by_lang: Vec<(String, u64)>,
    /// By the code of the country.
    pub by_country: Vec<(String, u64)>,
}

/// How mail goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MailHealth {
    /// How many mails wait.
    pub waiting: u64,
    /// When the oldest of them was caused.
    pub oldest_waiting: Option<Instant>,
    /// How many of them were tried more than once.
    pub tried_again: u64,
    /// How many were sent in the last 24 hours.
    pub sent: u64,
    /// How many were given up.
    pub given_up: u64,
}

/// What waits for an organiser's look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ToLookAt {
    /// Pledges, or messages of pledges.
    pub pledges: u64,
    /// Reports of meetings.
    pub reports: u64,
    /// Questions to the session.
    pub questions: u64,
}

/// A mail that goes to everybody whom it concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextMail {
    /// Which.
    pub kind: OutboxKind,
    /// When.
    pub at: Instant,
    /// To how many, as things stand.
    pub people: u64,
}

/// The last reading, and what it takes to make another.
#[derive(Default)]
pub(crate) struct Overviews {
    /// By the session's id.
    of_sessions: Mutex<HashMap<String, Arc<OfSession>>>,
}

#[derive(Default)]
struct OfSession {
    reading: Reading,
    last: Mutex<Last>,
}

struct Reading(SharedReading);

impl Default for Reading {
    fn default() -> Self {
        Self(SharedReading::with_pause(PAUSE))
    }
}

#[derive(Default)]
struct Last {
    overview: Arc<Overview>,
    /// Of how many registrations the folded groups tell.
    folded_of: u64,
}

impl Backend {
    /// How everything stands now.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where nothing is published.
    pub async fn overview(&self) -> Result<Arc<Overview>, AppError> {
        let published = self.published()?;
        let here = self.overviews().of(&published.session_id);
        here.reading.0.after_now(self.read_overview(&published, &here)).await.map_err(internal)?;
        let last = here.last.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(Arc::clone(&last.overview))
    }

    async fn read_overview(&self, published: &Published, here: &OfSession) -> Result<(), StoreError> {
        let now = self.clock().now();
        let mut db = self.store().read().await?;
        let mut overview = count(&mut db, published, now).await?;
        for (kind, at) in next_words(&published.event.session, now, &self.rules()) {
            let state =
                if kind == OutboxKind::Thanks { RegistrationState::Attended } else { RegistrationState::Confirmed };
            let people = store::overview::with_email(&mut db, &published.session_id, state).await?;
            overview.next.push(NextMail { kind, at, people });
        }
        here.last.lock().unwrap_or_else(PoisonError::into_inner).take(overview);
        Ok(())
    }
}

impl Overviews {
    fn of(&self, session_id: &str) -> Arc<OfSession> {
        let mut all = self.of_sessions.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(all.entry(session_id.to_owned()).or_default())
    }
}

impl Last {
    /// Keeps a new reading, with the groups that were told before, unless it is time to tell new ones.
    fn take(&mut self, mut overview: Overview) {
        let people = overview.groups.by_lang.iter().map(|(_, count)| count).sum::<u64>();
        if overview.erased {
            overview.folded = overview.groups.clone();
        } else if people < ROUND {
            self.folded_of = 0;
        } else if self.folded_of.abs_diff(people) >= ROUND {
            self.folded_of = people;
            let RegistrationGroups { by_lang, by_country } = overview.groups.clone();
            overview.folded =
                RegistrationGroups { by_lang: fold_small_groups(by_lang), by_country: fold_small_groups(by_country) };
        } else {
            overview.folded = self.overview.folded.clone();
        }
        self.overview = Arc::new(overview);
    }
}

/// All that is counted.
async fn count(db: &mut AnyConnection, published: &Published, now: Instant) -> Result<Overview, sqlx::Error> {
    let (session_id, campaign_id) = (&published.session_id, &published.campaign_id);
    let found = store::overview::groups(db, session_id).await?;
    let first_day = now.millis().div_euclid(DAY) - DAYS + 1;
    let since = Instant::from_millis(first_day * DAY);
    let kept = if found.is_empty() { store::overview::kept(db, session_id).await? } else { None };
    let erased = kept.is_some();
    let (all, days, groups) = match kept {
        Some(store::overview::Kept { total, days, by_lang, by_country }) => {
            let recent = days.into_iter().filter(|(day, _)| *day >= first_day).collect();
            (total, recent, RegistrationGroups { by_lang, by_country })
        }
        None => {
            let all = found.iter().map(|group| group.registrations).sum();
            (all, store::overview::days(db, session_id, since).await?, groups_of(&found))
        }
    };
    let (waiting, oldest_waiting) = store::overview::mails_waiting(db).await?;
    let of_state = |state| found.iter().filter(|group| group.state == state).map(|group| group.registrations).sum();
    Ok(Overview {
        seats_taken: store::seats::taken(db, session_id).await?,
        states: RegistrationState::ALL.map(|state| (state, of_state(state))).into(),
        days: totals(all, first_day, &days),
        groups,
        folded: RegistrationGroups::default(),
        erased,
        mail: MailHealth {
            waiting,
            oldest_waiting,
            tried_again: store::overview::mails_tried_again(db).await?,
            sent: store::overview::mails_sent(db, now.plus(-DAY)).await?,
            given_up: store::overview::mails_given_up(db).await?,
        },
        to_look_at: ToLookAt {
            pledges: moderation::waiting(db, campaign_id).await?,
            reports: store::overview::reports_waiting(db, campaign_id).await?,
            questions: store::overview::questions_held(db, session_id).await?,
        },
        next: Vec::new(),
    })
}

/// Who comes or waits.
fn groups_of(found: &[store::overview::Group]) -> RegistrationGroups {
    let here = || found.iter().filter(|group| !group.state.is_out());
    RegistrationGroups {
        by_lang: by_size(here().map(|group| (group.lang.as_str(), group.registrations))),
        by_country: by_size(here().map(|group| (group.country.as_str(), group.registrations))),
    }
}

/// How many there were by the end of each day, of how many there are in all and how many came on which day.
fn totals(all: u64, first_day: i64, days: &[(i64, u64)]) -> Vec<(Instant, u64)> {
    let mut total = all.saturating_sub(days.iter().map(|(_, count)| count).sum());
    (first_day..first_day + DAYS)
        .map(|day| {
            total += days.iter().find(|(other, _)| *other == day).map_or(0, |(_, count)| *count);
            (Instant::from_millis(day * DAY), total)
        })
        .collect()
}

/// Groups of the same name together, the largest first.
fn by_size<'a>(groups: impl Iterator<Item = (&'a str, u64)>) -> Vec<(String, u64)> {
    let mut all = BTreeMap::<&str, u64>::new();
    for (name, count) in groups {
        *all.entry(name).or_default() += count;
    }
    let mut all: Vec<(String, u64)> = all.into_iter().map(|(name, count)| (name.to_owned(), count)).collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    all
}

#[cfg(test)]
mod tests {
    use domain::OTHERS;

    use super::*;

    fn of(langs: &[(&str, u64)]) -> Overview {
        let by_lang: Vec<(String, u64)> = langs.iter().map(|(lang, count)| ((*lang).to_owned(), *count)).collect();
        let groups = RegistrationGroups { by_country: by_lang.clone(), by_lang };
        Overview { groups, ..Overview::default() }
    }

    #[test]
    fn groups_are_told_in_tens_and_small_ones_together() {
        let mut last = Last::default();
        last.take(of(&[("en", 9)]));
        assert_eq!(last.overview.folded, RegistrationGroups::default());
        last.take(of(&[("en", 8), ("fr", 2)]));
        let all_together = vec![(OTHERS.to_owned(), 10)];
        assert_eq!(last.overview.folded.by_lang, all_together);
        last.take(of(&[("en", 16), ("fr", 3)]));
        assert_eq!(last.overview.folded.by_lang, all_together, "nine more tell nothing");
        last.take(of(&[("en", 14), ("fr", 6)]));
        assert_eq!(last.overview.folded.by_lang, [("en".to_owned(), 14), ("fr".to_owned(), 6)]);
        assert_eq!(last.overview.groups.by_lang.len(), 2);
    }

    #[test]
    fn totals_begin_with_those_who_came_before() {
        let totals = totals(10, 100, &[(101, 2), (129, 3)]);
        assert_eq!((totals.len(), totals[0]), (30, (Instant::from_millis(100 * DAY), 5)));
        assert_eq!((totals[1].1, totals[28].1, totals[29].1), (7, 7, 10));
    }
}
