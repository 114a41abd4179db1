//! [`Backend`]: the whole of it as one value.

use std::{
    collections::HashSet,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
};

use domain::{AppError, Event, Instant, PublicPledge, RegistrationWindow, WallUpdate};
use tokio::{
    sync::{broadcast, watch},
    task::JoinSet,
};
use tracing::Instrument;

use crate::{
    Clock, LiveSubscription, OpenError, OutboxKind, Rules, Secret, forms, live,
    news::KeepWords,
    overview::Overviews,
    picture::Pictures,
    pledge_limit::PledgeLimit,
    push::{PushCause, PushReach, Vapid},
    registrations::index_older,
    shown::Shown,
    store::{Change, Changes, Job, Store, StoreError, content::Published},
    wall::WallGroups,
};

/// What a backend needs to know.
#[derive(Clone)]
pub struct Settings {
    /// `sqlite://path/to/file` or `postgres://…`.
    pub database_url: String,
    /// What tells the time.
    pub clock: Clock,
    /// What links and marks are made from. It has to stay the same over restarts.
    pub secret: Secret,
    /// What holds of the rules where organisers have set nothing.
    pub rules: Rules,
    /// The most jobs that may share one commit on SQLite; 1 gives each its own.
    pub commit_together: usize,
    /// Where messages to devices may be sent.
    pub push: PushReach,
}

/// Never prints the URL, which may hold a password: `Debug` output ends in logs.
impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("clock", &self.clock)
            .field("rules", &self.rules)
            .field("commit_together", &self.commit_together)
            .field("push", &self.push)
            .finish_non_exhaustive()
    }
}

/// What is said to all of a session or a campaign: by its id, what that is, and the date that it is about.
pub(crate) type Said = (String, SaidOf, Instant);

/// What is said to many at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum SaidOf {
    Mail(OutboxKind),
    Push(PushCause),
}

/// The use cases, and all that they need. Clones are the same backend.
///
/// It looks at one session: the one that leads, or with [`Backend::of_session`] another of the campaign. Whatever is said of
/// "the session" is said of that one.
#[derive(Clone)]
pub struct Backend {
    inner: Arc<Inner>,
    /// The slug of the session it looks at; none for the one that leads.
    session: Option<Arc<str>>,
}

struct Inner {
    store: Store,
    clock: Clock,
    secret: Secret,
    shown: Shown,
    pictures: Pictures,
    frames: broadcast::Sender<bytes::Bytes>,
    /// Grows with every commit that organisers may see something of, here or in another process.
    desk: watch::Sender<u64>,
    desk_frames: broadcast::Sender<bytes::Bytes>,
    overviews: Overviews,
    /// What this process has seen to be said to all of a session or a campaign: it need not look for that again.
    said: Mutex<HashSet<Said>>,
    /// In whose name messages to devices are sent.
    vapid: Vapid,
    push: PushReach,
    /// How many have pledged without an address, by their networks.
    pledge_limit: PledgeLimit,
    /// How many passwords were looked at, for tests: what is not there takes as long as what is wrong.
    #[cfg(any(test, feature = "testing"))]
    passwords_checked: std::sync::atomic::AtomicU64,
    /// What goes on beside the requests; ends with this.
    tasks: Mutex<JoinSet<()>>,
}

impl Backend {
    /// Opens the store, brings its schema up to date and reads what is published.
    ///
    /// # Errors
    /// [`OpenError`] where the database cannot be used.
    pub async fn open(settings: Settings) -> Result<Self, OpenError> {
        let Settings { database_url, clock, secret, rules, commit_together, push } = settings;
        let (store, changes) = Store::open(&database_url, commit_together).await?;
        store.write(KeepWords).await.map_err(|error| OpenError::Read(error.into()))?;
        index_older(&store).await.map_err(|error| OpenError::Read(error.into()))?;
        let frames = broadcast::Sender::new(live::BUFFER);
        let shown = Shown::new(frames.clone(), rules);
        shown.refresh(&store, Change::Everything).await.map_err(|error| OpenError::Read(error.into()))?;
        let inner = Arc::new(Inner {
            store,
            clock,
            vapid: Vapid::of(&secret),
            push,
            secret,
            shown,
            pictures: Pictures::default(),
            frames,
            desk: watch::Sender::new(0),
            desk_frames: broadcast::Sender::new(live::BUFFER),
            overviews: Overviews::default(),
            said: Mutex::default(),
            pledge_limit: PledgeLimit::default(),
            #[cfg(any(test, feature = "testing"))]
            passwords_checked: std::sync::atomic::AtomicU64::default(),
            tasks: Mutex::default(),
        });
        inner.start(live::tell_of_walls(inner.shown.watch_wall(), inner.frames.clone()));
        let questions = inner.shown.watch_questions();
        inner.start(live::tell_of_changes(questions, live::questions_changed, inner.frames.clone()));
        inner.start(live::tell_of_changes(inner.desk.subscribe(), live::desk_changed, inner.desk_frames.clone()));
        inner.start(follow(Arc::downgrade(&inner), changes));
        Ok(Self { inner, session: None })
    }

    /// The same, looking at the session with this slug; none where no such session is published.
    #[must_use]
    pub fn of_session(&self, slug: &str) -> Option<Self> {
        self.inner.shown.programme()?.session(slug)?;
        Some(Self { inner: Arc::clone(&self.inner), session: Some(slug.into()) })
    }

    /// Every published session, in the order in which they begin; empty before anything is published.
    pub fn sessions(&self) -> Vec<Arc<Event>> {
        let programme = self.inner.shown.programme();
        programme.iter().flat_map(|programme| &programme.sessions).map(|one| Arc::clone(&one.event)).collect()
    }

    /// Whether the campaign has several sessions: then addresses say which one is meant.
    pub fn has_several_sessions(&self) -> bool {
        self.inner.shown.programme().is_some_and(|programme| programme.sessions.len() > 1)
    }

    /// The first moment after `now` at which something that pages show about the sessions changes by the clock alone; none
    /// where nothing more does.
    pub fn next_change_after(&self, now: Instant) -> Option<Instant> {
        self.inner.shown.programme()?.next_change_after(now)
    }

    /// Whether it can serve: the database answers and can be written to.
    ///
    /// # Errors
    /// [`AppError::Internal`] where not.
    pub async fn ready(&self) -> Result<(), AppError> {
        self.inner.store.ready().await.map_err(internal)
    }

    /// What tells the time.
    pub fn clock(&self) -> &Clock {
        &self.inner.clock
    }

    /// What organisers decide about registrations and mail, as it holds now.
    pub fn rules(&self) -> Rules {
        self.inner.shown.rules()
    }

    /// What holds of the rules where organisers have set nothing.
    pub(crate) fn started_with(&self) -> Rules {
        self.inner.shown.started_with()
    }

    /// The session with its campaign; none before anything is published.
    pub fn event(&self) -> Option<Arc<Event>> {
        self.published().ok().map(|published| Arc::clone(&published.event))
    }

    /// How often the session was changed, as calendars count it; 0 before anything is published.
    pub fn session_sequence(&self) -> i64 {
        self.published().map_or(0, |published| published.sequence)
    }

    /// Grows whenever something that public pages show has changed, other than by the clock: the content, the wall,
    /// the questions, whether seats are left, which sites may frame them.
    pub fn version(&self) -> u64 {
        self.inner.shown.version()
    }

    /// The mark for forms that are drawn now. A form is taken for 48 hours after it was drawn.
    pub fn form_stamp(&self) -> String {
        forms::stamp(&self.inner.secret, self.clock().now())
    }

    /// Whether people can register now; closed where nothing is published.
    pub fn registration_window(&self) -> RegistrationWindow {
        let window = |published: Arc<Published>| self.inner.shown.registration_window(&published, self.clock().now());
        self.published().map_or(RegistrationWindow::Closed, window)
    }

    /// The total and the newest pledges as they stand.
    pub fn wall(&self) -> Arc<WallUpdate> {
        Arc::clone(&self.inner.shown.wall().update)
    }

    /// Of the newest pledges those that search engines may keep: what may stand in a page that they read.
    pub fn indexable_pledges(&self) -> Arc<Vec<PublicPledge>> {
        Arc::clone(&self.inner.shown.wall().indexable)
    }

    /// When the first of [`Self::indexable_pledges`] stops being shown; none where none of them does.
    pub fn indexable_until(&self) -> Option<Instant> {
        self.inner.shown.wall().indexable_until
    }

    /// How many pledges there are by group, as everybody may know it.
    pub fn wall_groups(&self) -> Arc<WallGroups> {
        Arc::clone(&self.inner.shown.wall().groups)
    }

    /// For one open page: the wall as it stands, and every change from now on.
    pub fn live(&self) -> LiveSubscription {
        // In this order: a change in between is heard twice rather than not at all.
        let receiver = self.inner.frames.subscribe();
        LiveSubscription { first: self.inner.shown.wall().frame.clone(), receiver }
    }

    /// For one open page of an organiser: that something may have changed, now and from now on.
    pub fn desk_live(&self) -> LiveSubscription {
        let receiver = self.inner.desk_frames.subscribe();
        LiveSubscription { first: live::desk_changed(*self.inner.desk.borrow()), receiver }
    }

    /// Finishes what was accepted and closes the store. Later calls fail.
    pub async fn shutdown(&self) {
        self.inner.tasks().abort_all();
        self.inner.store.close().await;
    }

    /// Whether this process has said something before, or has seen that another one did.
    pub(crate) fn is_said(&self, said: &Said) -> bool {
        self.said().contains(said)
    }

    pub(crate) fn note_said(&self, said: Said) {
        self.said().insert(said);
    }

    fn said(&self) -> MutexGuard<'_, HashSet<Said>> {
        self.inner.said.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn shown(&self) -> &Shown {
        &self.inner.shown
    }

    pub(crate) fn pictures(&self) -> &Pictures {
        &self.inner.pictures
    }

    pub(crate) fn overviews(&self) -> &Overviews {
        &self.inner.overviews
    }

    pub(crate) fn pledge_limit(&self) -> &PledgeLimit {
        &self.inner.pledge_limit
    }

    #[cfg(any(test, feature = "testing"))]
    pub(crate) fn passwords_counter(&self) -> &std::sync::atomic::AtomicU64 {
        &self.inner.passwords_checked
    }

    pub(crate) fn secret(&self) -> &Secret {
        &self.inner.secret
    }

    pub(crate) fn store(&self) -> &Store {
        &self.inner.store
    }

    pub(crate) fn vapid(&self) -> &Vapid {
        &self.inner.vapid
    }

    pub(crate) fn push_reach(&self) -> PushReach {
        self.inner.push
    }

    pub(crate) fn published(&self) -> Result<Arc<Published>, AppError> {
        let programme = self.inner.shown.programme().ok_or(AppError::NotFound)?;
        match &self.session {
            Some(slug) => programme.session(slug).cloned().ok_or(AppError::NotFound),
            None => Ok(Arc::clone(programme.leading(self.clock().now()))),
        }
    }

    /// The published session with this slug, whichever this looks at.
    pub(crate) fn published_as(&self, slug: &str) -> Option<Arc<Published>> {
        self.inner.shown.programme()?.session(slug).cloned()
    }

    /// Writes, and shows what has changed before it answers.
    ///
    /// It goes on even if the one who asked does not wait for it: a visitor who hangs up after the commit must not
    /// keep everybody else from seeing what it changed.
    pub(crate) async fn write<J: Job>(&self, job: J) -> Result<J::Answer, AppError> {
        let inner = Arc::clone(&self.inner);
        let work = async move {
            let answer = inner.store.write(job).await?;
            if let Some(change) = J::CHANGES {
                inner.refresh(change).await;
            }
            inner.tell_desks();
            Ok(answer)
        };
        let done: Result<_, StoreError> =
            tokio::spawn(work.in_current_span()).await.unwrap_or(Err(StoreError::Panicked));
        done.map_err(internal)
    }
}

impl Inner {
    fn start(&self, task: impl Future<Output = ()> + Send + 'static) {
        self.tasks().spawn(task);
    }

    fn tasks(&self) -> MutexGuard<'_, JoinSet<()>> {
        self.tasks.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tell_desks(&self) {
        self.desk.send_modify(|version| *version += 1);
    }

    /// Reads again what has changed. What is stored stays stored if that fails; it is shown with the next change.
    async fn refresh(&self, change: Change) {
        match self.shown.refresh(&self.store, change).await {
            Ok(()) | Err(StoreError::Closed) => {}
            Err(error) => tracing::error!(%error, ?change, "a change cannot be read, and is not shown yet"),
        }
    }
}

/// Shows what other processes write.
async fn follow(backend: Weak<Inner>, mut changes: Changes) {
    loop {
        let change = changes.next().await;
        let Some(backend) = backend.upgrade() else { return };
        // Not waited for: of a thousand changes that come at once, most share a reading.
        tokio::spawn(async move {
            backend.refresh(change).await;
            backend.tell_desks();
        });
    }
}

/// What the outside hears of a failure of the store: nothing. The log has the cause, under the request's id.
pub(crate) fn internal(error: impl Into<StoreError>) -> AppError {
    let error = error.into();
    tracing::error!(%error, "the store failed");
    AppError::Internal
}
