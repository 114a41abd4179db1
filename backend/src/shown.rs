//! What everybody is shown, kept in memory: the published content, whether seats are left, the wall, which sites may
//! show it, reports of meetings, the questions, and the rules that pages tell of. It is read again from the store after every commit that changes it, here
//! or in another process.

pub(crate) mod reading;

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering},
};

use bytes::Bytes;
use domain::{
    Embed, Event, Instant, LiveMessage, MeetingReports, Origin, Part, PublicPledge, Question, RegistrationWindow,
    WallUpdate,
};
use tokio::{
    sync::{broadcast, watch},
    time::Duration,
};

use self::reading::SharedReading;

use crate::{
    Rules, live,
    store::{self, Change, Store, StoreError, content::Published, counts::CountKind},
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
        Self { update, indexable: Arc::default(), groups: Arc::default(), list: 0, version: 0, frame }
    }

    /// What open pages are told: all that an island shows, and that the rest is to be asked for again.
    pub(crate) fn frames(&self) -> [Bytes; 2] {
        [self.frame.clone(), live::frame(self.version, &LiveMessage::Changed(Part::Wall))]
    }
}

pub(crate) struct Shown {
    /// The rules where organisers have set nothing.
    started_with: Rules,
    rules: watch::Sender<Rules>,
    published: watch::Sender<Option<Arc<Published>>>,
    seats_taken: AtomicI64,
    wall: watch::Sender<Arc<Wall>>,
    embed_sites: watch::Sender<Arc<[(Embed, Origin)]>>,
    reports: watch::Sender<Arc<MeetingReports>>,
    questions: watch::Sender<Arc<Vec<Question>>>,
    /// Whether the audience's questions were now when the clock was last looked at.
    questions_are_now: AtomicBool,
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
            published: watch::Sender::new(None),
            seats_taken: AtomicI64::new(0),
            wall: watch::Sender::new(Arc::new(Wall::empty())),
            embed_sites: watch::Sender::new(Arc::new([])),
            reports: watch::Sender::default(),
            questions: watch::Sender::default(),
            questions_are_now: AtomicBool::new(false),
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

    pub(crate) fn published(&self) -> Option<Arc<Published>> {
        self.published.borrow().clone()
    }

    pub(crate) fn event(&self) -> Option<Arc<Event>> {
        self.published.borrow().as_ref().map(|published| Arc::clone(&published.event))
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

    pub(crate) fn questions(&self) -> Arc<Vec<Question>> {
        Arc::clone(&self.questions.borrow())
    }

    /// For the one who tells open pages whenever the questions look different.
    pub(crate) fn watch_questions(&self) -> watch::Receiver<u64> {
        self.questions_since.subscribe()
    }

    /// Looks whether the audience's questions begin or end by the clock, which pages show by themselves once they are
    /// drawn anew.
    pub(crate) fn note_time(&self, now: Instant) {
        let are_now = self.event().is_some_and(|event| event.session.has_questions_at(now));
        if self.questions_are_now.swap(are_now, Ordering::SeqCst) != are_now {
            self.questions_since.send_replace(self.version());
        }
    }

    pub(crate) fn version(&self) -> u64 {
        self.version.load(Ordering::SeqCst)
    }

    pub(crate) fn registration_window(&self, now: Instant) -> RegistrationWindow {
        let seats_taken = self.seats_taken.load(Ordering::SeqCst);
        self.event().map_or(RegistrationWindow::Closed, |event| event.session.registration_at(now, seats_taken))
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
        let revision = self.published().map(|published| published.revision);
        if store::content::revision(&mut db).await? == revision {
            return Ok(());
        }
        let before = self.event();
        self.published.send_replace(store::content::published(&mut db).await?.map(Arc::new));
        if self.event() != before {
            let version = self.show_change();
            live::tell(&self.frames, live::frame(version, &LiveMessage::ContentChanged));
        }
        Ok(())
    }

    async fn read_seats(&self, store: &Store) -> Result<(), StoreError> {
        let Some(published) = self.published() else { return Ok(()) };
        let Some(capacity) = published.event.session.capacity else { return Ok(()) };
        let taken = store::seats::taken(&mut *store.read().await?, &published.session_id).await?;
        let before = self.seats_taken.swap(taken, Ordering::SeqCst);
        if (before >= capacity) != (taken >= capacity) {
            self.show_change();
        }
        Ok(())
    }

    async fn read_wall(&self, store: &Store) -> Result<(), StoreError> {
        let Some(published) = self.published() else { return Ok(()) };
        let mut db = store.read().await?;
        let counts = store::counts::public(&mut db, &published.campaign_id).await?;
        let days = store::counts::days(&mut db, &published.campaign_id).await?;
        let (all, newest) = (WallFilter::default(), store::wall::Range::default());
        let latest = store::wall::page(&mut db, &published.campaign_id, &all, newest, LATEST).await?;
        let indexable = latest.iter().filter(|shown| wall::may_be_indexed(shown.visibility));
        let indexable: Vec<PublicPledge> = indexable.map(|shown| shown.pledge.clone()).collect();
        let update = WallUpdate {
            total: wall::of_all(&counts, CountKind::Total),
            unconfirmed: wall::of_all(&counts, CountKind::Unconfirmed),
            latest: latest.into_iter().map(|shown| shown.pledge).collect(),
        };
        let groups = WallGroups::new(&published.event.campaign, &counts, days);
        let list = wall::of_all(&counts, CountKind::List);
        let before = self.wall();
        if update == *before.update && groups == *before.groups && list == before.list {
            return Ok(());
        }
        let version = self.version() + 1;
        let frame = live::frame(version, &LiveMessage::Wall(update.clone()));
        let (update, indexable, groups) = (Arc::new(update), Arc::new(indexable), Arc::new(groups));
        self.wall.send_replace(Arc::new(Wall { update, indexable, groups, list, version, frame }));
        self.show_change();
        Ok(())
    }

    async fn read_embeds(&self, store: &Store) -> Result<(), StoreError> {
        let Some(published) = self.published() else { return Ok(()) };
        let sites = store::embeds::all(&mut *store.read().await?, &published.campaign_id).await?;
        if *sites != *self.embed_sites() {
            self.embed_sites.send_replace(sites.into());
            self.show_change();
        }
        Ok(())
    }

    async fn read_reports(&self, store: &Store) -> Result<(), StoreError> {
        let Some(published) = self.published() else { return Ok(()) };
        let mut db = store.read().await?;
        let reports = store::meeting_reports::shown(&mut db, &published.campaign_id, LATEST_REPORTS).await?;
        if reports != *self.meeting_reports() {
            self.reports.send_replace(Arc::new(reports));
            self.show_change();
        }
        Ok(())
    }

    async fn read_questions(&self, store: &Store) -> Result<(), StoreError> {
        let Some(published) = self.published() else { return Ok(()) };
        let mut db = store.read().await?;
        let questions = store::questions::public(&mut db, &published.session_id, MOST_QUESTIONS).await?;
        if questions != *self.questions() {
            self.questions.send_replace(Arc::new(questions));
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
