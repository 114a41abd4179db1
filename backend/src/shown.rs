//! What everybody is shown, kept in memory: the published sessions, whether seats are left, the wall, which sites may
//! show it, reports of meetings, the questions, and the rules that pages tell of. It is read again from the store after every commit that changes it, here
//! or in another process.

pub(crate) mod reading;

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use bytes::Bytes;
use domain::{
    Embed, Instant, LiveMessage, MeetingReports, Origin, Part, PublicPledge, Question, RegistrationWindow, WallUpdate,
};
use tokio::{
    sync::{broadcast, watch},
    time::Duration,
};

use self::reading::SharedReading;

use crate::{
    Rules, live,
    store::{
        self, Change, Store, StoreError,
        content::{Programme, Published},
        counts::CountKind,
    },
    wall::{self, WallGroups},
    wall_filter::WallFilter,
};

/// How many of the newest pledges are shown beside the counters.
const LATEST: i64 = 3;

/// How many reports of meetings are shown; all of them are counted.
const LATEST_REPORTS: i64 = 100;

/// Most questions that are shown: more than anybody reads.
const MOST_QUESTIONS: i64 = 500;

/// The least time between two readings of the questions: when a hall votes at once, its votes share readings, and pages
/// are not drawn anew for each.
const BETWEEN_QUESTIONS: Duration = Duration::from_millis(100);

/// The wall and the message that tells open pages about it.
#[derive(Debug)]
pub(crate) struct Wall {
    pub(crate) update: Arc<WallUpdate>,
    /// Of the newest pledges those that search engines may keep.
    pub(crate) indexable: Arc<Vec<PublicPledge>>,
    /// When the first of these stops being shown, where any does.
    pub(crate) indexable_until: Option<Instant>,
    pub(crate) groups: Arc<WallGroups>,
    /// Grows with every change of the list of pledges, of which `update` holds the newest alone.
    pub(crate) list: u64,
    /// What is shown with it.
    pub(crate) version: u64,
    /// Its numbers and newest pledges, encoded once for all who listen.
    pub(crate) frame: Bytes,
}

impl Wall {
    /// One on which nobody is.
    pub(crate) fn empty() -> Self {
        let update = Arc::<WallUpdate>::default();
        let frame = live::frame(0, &LiveMessage::Wall(WallUpdate::clone(&update)));
        Self {
            update,
            indexable: Arc::default(),
            indexable_until: None,
            groups: Arc::default(),
            list: 0,
            version: 0,
            frame,
        }
    }

    /// What open pages are told: all that an island shows, and that the rest is to be asked for again.
    pub(crate) fn frames(&self) -> [Bytes; 2] {
        [self.frame.clone(), live::frame(self.version, &LiveMessage::Changed(Part::Wall))]
    }
}

/// What the clock changes for open pages, beside what they know themselves.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct ByTheClock {
    /// The id of the session that leads.
    leading: Option<String>,
    /// The ids of those in which the audience's questions are now.
    with_questions: Vec<String>,
}

pub(crate) struct Shown {
    /// The rules where organisers have set nothing.
    started_with: Rules,
    rules: watch::Sender<Rules>,
    programme: watch::Sender<Option<Arc<Programme>>>,
    /// How many seats of each session are taken, by its id.
    seats_taken: watch::Sender<HashMap<String, i64>>,
    wall: watch::Sender<Arc<Wall>>,
    embed_sites: watch::Sender<Arc<[(Embed, Origin)]>>,
    reports: watch::Sender<Arc<MeetingReports>>,
    /// The questions of each session, by its id.
    questions: watch::Sender<HashMap<String, Arc<Vec<Question>>>>,
    /// How things stood by the clock when it was last looked at.
    by_the_clock: Mutex<ByTheClock>,
    /// The version since which the questions look as they do.
    questions_since: watch::Sender<u64>,
    version: AtomicU64,
    frames: broadcast::Sender<Bytes>,
    reading_content: SharedReading,
    reading_seats: SharedReading,
    reading_wall: SharedReading,
    reading_embeds: SharedReading,
    reading_reports: SharedReading,
    reading_questions: SharedReading,
    reading_settings: SharedReading,
}

impl Shown {
    /// Nothing is published yet. Open pages hear of changes through `frames`.
    pub(crate) fn new(frames: broadcast::Sender<Bytes>, started_with: Rules) -> Self {
        Self {
            started_with,
            rules: watch::Sender::new(started_with),
            programme: watch::Sender::new(None),
            seats_taken: watch::Sender::default(),
            wall: watch::Sender::new(Arc::new(Wall::empty())),
            embed_sites: watch::Sender::new(Arc::new([])),
            reports: watch::Sender::default(),
            questions: watch::Sender::default(),
            by_the_clock: Mutex::default(),
            questions_since: watch::Sender::new(1),
            version: AtomicU64::new(1),
            frames,
            reading_content: SharedReading::default(),
            reading_seats: SharedReading::default(),
            reading_wall: SharedReading::default(),
            reading_embeds: SharedReading::default(),
            reading_reports: SharedReading::default(),
            reading_questions: SharedReading::with_pause(BETWEEN_QUESTIONS),
            reading_settings: SharedReading::default(),
        }
    }

    pub(crate) fn rules(&self) -> Rules {
        *self.rules.borrow()
    }

    pub(crate) fn started_with(&self) -> Rules {
        self.started_with
    }

    pub(crate) fn programme(&self) -> Option<Arc<Programme>> {
        self.programme.borrow().clone()
    }

    /// Any of the published sessions, for what belongs to their campaign.
    fn any_session(&self) -> Option<Arc<Published>> {
        self.programme.borrow().as_ref().and_then(|programme| programme.sessions.first().cloned())
    }

    pub(crate) fn wall(&self) -> Arc<Wall> {
        Arc::clone(&self.wall.borrow())
    }

    pub(crate) fn embed_sites(&self) -> Arc<[(Embed, Origin)]> {
        Arc::clone(&self.embed_sites.borrow())
    }

    pub(crate) fn meeting_reports(&self) -> Arc<MeetingReports> {
        Arc::clone(&self.reports.borrow())
    }

    /// For the one who tells open pages of every new wall.
    pub(crate) fn watch_wall(&self) -> watch::Receiver<Arc<Wall>> {
        self.wall.subscribe()
    }

    pub(crate) fn questions(&self, session_id: &str) -> Arc<Vec<Question>> {
        self.questions.borrow().get(session_id).cloned().unwrap_or_default()
    }

    /// For the one who tells open pages whenever the questions look different.
    pub(crate) fn watch_questions(&self) -> watch::Receiver<u64> {
        self.questions_since.subscribe()
    }

    /// Looks whether by the clock another session leads, or the audience's questions begin or end, and tells open pages:
    /// what they show is right once they are drawn anew.
    pub(crate) fn note_time(&self, now: Instant) {
        let Some(programme) = self.programme() else { return };
        let with_questions =
            programme.sessions.iter().filter(|published| published.event.session.has_questions_at(now));
        let is = ByTheClock {
            leading: Some(programme.leading(now).session_id.clone()),
            with_questions: with_questions.map(|published| published.session_id.clone()).collect(),
        };
        let mut noted = self.by_the_clock.lock().unwrap_or_else(PoisonError::into_inner);
        let was = std::mem::replace(&mut *noted, is.clone());
        drop(noted);
        if was.leading.is_some() && was.leading != is.leading {
            live::tell(&self.frames, live::frame(self.version(), &LiveMessage::ContentChanged));
        }
        if was.with_questions != is.with_questions {
            self.questions_since.send_replace(self.version());
        }
    }

    pub(crate) fn version(&self) -> u64 {
        self.version.load(Ordering::SeqCst)
    }

    pub(crate) fn registration_window(&self, published: &Published, now: Instant) -> RegistrationWindow {
        let seats_taken = self.seats_taken.borrow().get(&published.session_id).copied().unwrap_or_default();
        published.event.session.registration_at(now, seats_taken)
    }

    /// Reads again what has changed. Returns once everything that was committed before the call is shown.
    pub(crate) async fn refresh(&self, store: &Store, change: Change) -> Result<(), StoreError> {
        match change {
            Change::Everything => {
                self.reading_settings.after_now(self.read_settings(store)).await?;
                self.reading_content.after_now(self.read_content(store)).await?;
                self.reading_seats.after_now(self.read_seats(store)).await?;
                self.reading_wall.after_now(self.read_wall(store)).await?;
                self.reading_embeds.after_now(self.read_embeds(store)).await?;
                self.reading_reports.after_now(self.read_reports(store)).await?;
                self.reading_questions.after_now(self.read_questions(store)).await
            }
            Change::Seats => self.reading_seats.after_now(self.read_seats(store)).await,
            Change::Wall => self.reading_wall.after_now(self.read_wall(store)).await,
            Change::Embeds => self.reading_embeds.after_now(self.read_embeds(store)).await,
            Change::Reports => self.reading_reports.after_now(self.read_reports(store)).await,
            Change::Questions => self.reading_questions.after_now(self.read_questions(store)).await,
            Change::Settings => self.reading_settings.after_now(self.read_settings(store)).await,
        }
    }

    async fn read_settings(&self, store: &Store) -> Result<(), StoreError> {
        let stored = store::settings::all(&mut *store.read().await?).await?;
        let rules = self.started_with.with_stored(&stored);
        if rules != self.rules() {
            self.rules.send_replace(rules);
            // Pages say for how long things are kept.
            self.show_change();
        }
        Ok(())
    }

    async fn read_content(&self, store: &Store) -> Result<(), StoreError> {
        let mut db = store.read().await?;
        let before = self.programme();
        if store::content::revision(&mut db).await? == before.as_ref().map(|before| before.revision) {
            return Ok(());
        }
        let after = store::content::published(&mut db).await?.map(Arc::new);
        let sessions =
            |programme: &Option<Arc<Programme>>| programme.as_ref().map(|programme| programme.sessions.clone());
        let changed = sessions(&before) != sessions(&after);
        self.programme.send_replace(after);
        if changed {
            let version = self.show_change();
            live::tell(&self.frames, live::frame(version, &LiveMessage::ContentChanged));
        }
        Ok(())
    }

    async fn read_seats(&self, store: &Store) -> Result<(), StoreError> {
        let Some(programme) = self.programme() else { return Ok(()) };
        let Some(first) = programme.sessions.first() else { return Ok(()) };
        let all = store::seats::taken_of_all(&mut *store.read().await?, &first.campaign_id).await?;
        let before = self.seats_taken.send_replace(all.clone());
        let is_full = |taken: &HashMap<String, i64>, published: &Published| {
            let taken = taken.get(&published.session_id).copied().unwrap_or_default();
            published.event.session.capacity.is_some_and(|capacity| taken >= capacity)
        };
        if programme.sessions.iter().any(|published| is_full(&before, published) != is_full(&all, published)) {
            self.show_change();
        }
        Ok(())
    }

    async fn read_wall(&self, store: &Store) -> Result<(), StoreError> {
        let Some(published) = self.any_session() else { return Ok(()) };
        let mut db = store.read().await?;
        let counts = store::counts::public(&mut db, &published.campaign_id).await?;
        let days = store::counts::days(&mut db, &published.campaign_id).await?;
        let (all, newest) = (WallFilter::default(), store::wall::Range::default());
        let latest = store::wall::page(&mut db, &published.campaign_id, &all, newest, LATEST).await?;
        let indexable = || latest.iter().filter(|shown| wall::may_be_indexed(shown.visibility));
        let indexable_until = indexable().filter_map(|shown| shown.until).min();
        let indexable: Vec<PublicPledge> = indexable().map(|shown| shown.pledge.clone()).collect();
        let update = WallUpdate {
            total: wall::of_all(&counts, CountKind::Total),
            unconfirmed: wall::of_all(&counts, CountKind::Unconfirmed),
            latest: latest.into_iter().map(|shown| shown.pledge).collect(),
        };
        let groups = WallGroups::new(&published.event.campaign, &counts, days);
        let list = wall::of_all(&counts, CountKind::List);
        let before = self.wall();
        let is_as_before = indexable_until == before.indexable_until && list == before.list;
        if is_as_before && update == *before.update && groups == *before.groups {
            return Ok(());
        }
        let version = self.version() + 1;
        let frame = live::frame(version, &LiveMessage::Wall(update.clone()));
        let (update, indexable, groups) = (Arc::new(update), Arc::new(indexable), Arc::new(groups));
        self.wall.send_replace(Arc::new(Wall { update, indexable, indexable_until, groups, list, version, frame }));
        self.show_change();
        Ok(())
    }

    async fn read_embeds(&self, store: &Store) -> Result<(), StoreError> {
        let Some(published) = self.any_session() else { return Ok(()) };
        let sites = store::embeds::all(&mut *store.read().await?, &published.campaign_id).await?;
        if *sites != *self.embed_sites() {
            self.embed_sites.send_replace(sites.into());
            self.show_change();
        }
        Ok(())
    }

    async fn read_reports(&self, store: &Store) -> Result<(), StoreError> {
        let Some(published) = self.any_session() else { return Ok(()) };
        let mut db = store.read().await?;
        let reports = store::meeting_reports::shown(&mut db, &published.campaign_id, LATEST_REPORTS).await?;
        if reports != *self.meeting_reports() {
            self.reports.send_replace(Arc::new(reports));
            let version = self.show_change();
            live::tell(&self.frames, live::frame(version, &LiveMessage::Changed(Part::Wall)));
        }
        Ok(())
    }

    async fn read_questions(&self, store: &Store) -> Result<(), StoreError> {
        let Some(programme) = self.programme() else { return Ok(()) };
        let mut db = store.read().await?;
        let mut all = HashMap::new();
        for published in &programme.sessions {
            let questions = store::questions::public(&mut db, &published.session_id, MOST_QUESTIONS).await?;
            all.insert(published.session_id.clone(), Arc::new(questions));
        }
        let before = self.questions.send_replace(all.clone());
        // A session that has just been published and was asked nothing is no news.
        let is_news = |(id, questions): (&String, &Arc<Vec<Question>>)| {
            before.get(id).map_or(!questions.is_empty(), |before| before != questions)
        };
        if all.iter().any(is_news) {
            // Told of last: who asks for the page then gets the new one.
            self.questions_since.send_replace(self.show_change());
        }
        Ok(())
    }

    /// Gives what is shown a new version. Always after it was changed: who draws a page in between has the new
    /// content under the old version, which is drawn again; the other way round, old content would be kept as new.
    fn show_change(&self) -> u64 {
        self.version.fetch_add(1, Ordering::SeqCst) + 1
    }
}
