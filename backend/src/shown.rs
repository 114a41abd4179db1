//! What everybody is shown, kept in memory: the published content, whether seats are left, the wall, the
//! questions. It is read again
//! from the store after every commit that changes it, here or in another process.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering},
};

use bytes::Bytes;
use domain::{Event, Instant, LiveMessage, Question, RegistrationWindow, WallUpdate};
use tokio::{
    sync::{Mutex, broadcast, watch},
    time::{self, Duration},
};

use crate::{
    live,
    store::{self, Change, Store, StoreError, content::Published},
    wall,
};

/// How many of the newest pledges are shown beside the counters.
const LATEST: i64 = 3;

/// Most questions that are shown: more than anybody reads.
const MOST_QUESTIONS: i64 = 500;

/// The least time between two readings of the questions: when a hall votes at once, its votes share readings, and pages
/// are not drawn anew for each.
const BETWEEN_QUESTIONS: Duration = Duration::from_millis(100);

/// The wall and the message that tells open pages about it.
#[derive(Debug)]
pub(crate) struct Wall {
    pub(crate) update: Arc<WallUpdate>,
    /// Encoded once for all who listen.
    pub(crate) frame: Bytes,
}

pub(crate) struct Shown {
    published: watch::Sender<Option<Arc<Published>>>,
    seats_taken: AtomicI64,
    wall: watch::Sender<Arc<Wall>>,
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
    reading_questions: SharedReading,
}

impl Shown {
    /// Nothing is published yet. Open pages hear of changes through `frames`.
    pub(crate) fn new(frames: broadcast::Sender<Bytes>) -> Self {
        let update = Arc::<WallUpdate>::default();
        let frame = live::frame(0, &LiveMessage::Wall(WallUpdate::clone(&update)));
        Self {
            published: watch::Sender::new(None),
            seats_taken: AtomicI64::new(0),
            wall: watch::Sender::new(Arc::new(Wall { update, frame })),
            questions: watch::Sender::new(Arc::default()),
            questions_are_now: AtomicBool::new(false),
            questions_since: watch::Sender::new(1),
            version: AtomicU64::new(1),
            frames,
            reading_content: SharedReading::default(),
            reading_seats: SharedReading::default(),
            reading_wall: SharedReading::default(),
            reading_questions: SharedReading { pause: BETWEEN_QUESTIONS, ..SharedReading::default() },
        }
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
                self.reading_content.after_now(self.read_content(store)).await?;
                self.reading_seats.after_now(self.read_seats(store)).await?;
                self.reading_questions.after_now(self.read_questions(store)).await?;
                self.reading_wall.after_now(self.read_wall(store)).await
            }
            Change::Seats => self.reading_seats.after_now(self.read_seats(store)).await,
            Change::Wall => self.reading_wall.after_now(self.read_wall(store)).await,
            Change::Questions => self.reading_questions.after_now(self.read_questions(store)).await,
        }
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
        let counts = store::pledges::counts(&mut db, &published.campaign_id).await?;
        let latest = store::pledges::public(&mut db, &published.campaign_id, None, LATEST).await?;
        let update = WallUpdate { counts: wall::public_counts(&published.event.campaign, &counts), latest };
        if update == *self.wall().update {
            return Ok(());
        }
        let frame = live::frame(self.version() + 1, &LiveMessage::Wall(update.clone()));
        self.wall.send_replace(Arc::new(Wall { update: Arc::new(update), frame }));
        self.show_change();
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

/// Lets all who want something read again share readings: each of them needs one that began after they asked.
#[derive(Default)]
struct SharedReading {
    asked: AtomicU64,
    served: Mutex<Served>,
    /// The least time from one reading's beginning to the next one's: whoever asks meanwhile shares that.
    pause: Duration,
}

#[derive(Default)]
struct Served {
    /// How many had asked when the last reading that succeeded began.
    asked: u64,
    /// When the next one may begin.
    next: Option<time::Instant>,
}

impl SharedReading {
    /// Runs `read`, unless somebody's has begun and succeeded since this was called.
    async fn after_now<E>(&self, read: impl Future<Output = Result<(), E>>) -> Result<(), E> {
        let me = self.asked.fetch_add(1, Ordering::SeqCst) + 1;
        let mut served = self.served.lock().await;
        if served.asked < me {
            if let Some(next) = served.next {
                time::sleep_until(next).await;
            }
            served.next = Some(time::Instant::now() + self.pause);
            let asked = self.asked.load(Ordering::SeqCst);
            read.await?;
            served.asked = asked;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use futures::future;

    use super::*;

    #[tokio::test]
    async fn many_share_a_reading_and_nobody_gets_one_from_before() {
        let (reading, readings) = (SharedReading::default(), AtomicU64::new(0));
        let read = || async {
            tokio::task::yield_now().await;
            readings.fetch_add(1, Ordering::SeqCst);
            Ok::<_, Infallible>(())
        };
        let all = future::join_all((0..100).map(|_| reading.after_now(read()))).await;
        assert_eq!(all.len(), 100);
        let shared = readings.load(Ordering::SeqCst);
        assert!((1..=2).contains(&shared), "the first reads; all who asked meanwhile share the second: {shared}");
        assert!(reading.after_now(read()).await.is_ok());
        assert_eq!(readings.load(Ordering::SeqCst), shared + 1, "a new question needs a new reading");
    }

    #[tokio::test(start_paused = true)]
    async fn with_a_pause_the_first_reads_at_once_and_the_others_wait_for_one_more() {
        let reading = SharedReading { pause: Duration::from_secs(1), ..SharedReading::default() };
        let (start, readings) = (time::Instant::now(), AtomicU64::new(0));
        let read = || async {
            readings.fetch_add(1, Ordering::SeqCst);
            Ok::<_, Infallible>(())
        };
        assert!(reading.after_now(read()).await.is_ok());
        assert_eq!(start.elapsed(), Duration::ZERO);
        future::join_all((0..100).map(|_| reading.after_now(read()))).await;
        assert_eq!((readings.load(Ordering::SeqCst), start.elapsed()), (2, Duration::from_secs(1)));
    }

    #[tokio::test]
    async fn a_reading_that_failed_serves_nobody() {
        let reading = SharedReading::default();
        let mut outcomes = [Err("lost"), Ok(())].into_iter();
        assert_eq!(reading.after_now(future::ready(outcomes.next().expect("the first"))).await, Err("lost"));
        assert_eq!(reading.after_now(future::ready(outcomes.next().expect("the second"))).await, Ok(()));
    }
}
