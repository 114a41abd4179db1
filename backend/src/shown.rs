//! What everybody is shown, kept in memory: the published content, whether seats are left, the wall. It is read again
//! from the store after every commit that changes it, here or in another process.

use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU64, Ordering},
};

use bytes::Bytes;
use domain::{Event, Instant, LiveMessage, Part, PublicPledge, RegistrationWindow, WallUpdate};
use tokio::sync::{Mutex, broadcast, watch};

use crate::{
    live,
    store::{self, Change, Store, StoreError, content::Published, counts::CountKind},
    wall::{self, WallGroups},
    wall_filter::WallFilter,
};

/// How many of the newest pledges are shown beside the counters.
const LATEST: i64 = 3;

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
    published: watch::Sender<Option<Arc<Published>>>,
    seats_taken: AtomicI64,
    wall: watch::Sender<Arc<Wall>>,
    version: AtomicU64,
    frames: broadcast::Sender<Bytes>,
    reading_content: SharedReading,
    reading_seats: SharedReading,
    reading_wall: SharedReading,
}

impl Shown {
    /// Nothing is published yet. Open pages hear of changes through `frames`.
    pub(crate) fn new(frames: broadcast::Sender<Bytes>) -> Self {
        Self {
            published: watch::Sender::new(None),
            seats_taken: AtomicI64::new(0),
            wall: watch::Sender::new(Arc::new(Wall::empty())),
            version: AtomicU64::new(1),
            frames,
            reading_content: SharedReading::default(),
            reading_seats: SharedReading::default(),
            reading_wall: SharedReading::default(),
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
                self.reading_wall.after_now(self.read_wall(store)).await
            }
            Change::Seats => self.reading_seats.after_now(self.read_seats(store)).await,
            Change::Wall => self.reading_wall.after_now(self.read_wall(store)).await,
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
    /// How many had asked when the last reading that succeeded began.
    served: Mutex<u64>,
}

impl SharedReading {
    /// Runs `read`, unless somebody's has begun and succeeded since this was called.
    async fn after_now<E>(&self, read: impl Future<Output = Result<(), E>>) -> Result<(), E> {
        let me = self.asked.fetch_add(1, Ordering::SeqCst) + 1;
        let mut served = self.served.lock().await;
        if *served < me {
            let asked = self.asked.load(Ordering::SeqCst);
            read.await?;
            *served = asked;
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

    #[tokio::test]
    async fn a_reading_that_failed_serves_nobody() {
        let reading = SharedReading::default();
        let mut outcomes = [Err("lost"), Ok(())].into_iter();
        assert_eq!(reading.after_now(future::ready(outcomes.next().expect("the first"))).await, Err("lost"));
        assert_eq!(reading.after_now(future::ready(outcomes.next().expect("the second"))).await, Ok(()));
    }
}
