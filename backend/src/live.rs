//! What open pages hear: each message is encoded once and shared by all who listen.

use std::sync::Arc;

use bytes::Bytes;
use domain::{LiveMessage, Part};
use tokio::{
    sync::{broadcast, watch},
    time::{Duration, sleep},
};

use crate::shown::Wall;

/// How many messages wait for a slow reader before it misses some. Each holds the whole picture, so a page that has
/// missed some needs only the next one.
pub(crate) const BUFFER: usize = 16;

/// The least time between two messages about the wall: five a second are as lively as an eye can follow.
const PAUSE: Duration = Duration::from_millis(200);

/// What one open page listens to.
///
/// Both fields hold frames of the event stream format
/// (<https://html.spec.whatwg.org/multipage/server-sent-events.html>): `id` is the version shown, the event is `live`,
/// and the data is a [`LiveMessage`] as JSON.
#[derive(Debug)]
pub struct LiveSubscription {
    /// The wall as it stands: to be sent first.
    pub first: Bytes,
    /// Every frame from then on. A reader that falls behind gets `Lagged`, and should be let go: it comes back and
    /// begins with the whole picture again.
    pub receiver: broadcast::Receiver<Bytes>,
}

/// A message as a frame.
pub(crate) fn frame(version: u64, message: &LiveMessage) -> Bytes {
    let data = serde_json::to_string(message).unwrap_or_else(|error| {
        tracing::error!(%error, "a live message cannot be encoded");
        String::new()
    });
    Bytes::from(format!("id: {version}\nevent: live\ndata: {data}\n\n"))
}

/// Sends a frame to all who listen.
pub(crate) fn tell(frames: &broadcast::Sender<Bytes>, frame: Bytes) {
    // An error means that nobody listens.
    let _ = frames.send(frame);
}

/// Tells of every new wall until there can be none any more: first its numbers and newest pledges, then that its list and
/// groups have to be asked for again. What comes within a pause is left out but for the last.
pub(crate) async fn tell_of_walls(mut wall: watch::Receiver<Arc<Wall>>, frames: broadcast::Sender<Bytes>) {
    while wall.changed().await.is_ok() {
        let [numbers, list] = wall.borrow_and_update().frames();
        tell(&frames, numbers);
        tell(&frames, list);
        sleep(PAUSE).await;
    }
}

/// That a part of pages shows something else from this version on.
pub(crate) fn questions_changed(version: u64) -> Bytes {
    frame(version, &LiveMessage::Changed(Part::Questions))
}

/// That organisers' pages may show something else: they ask for themselves again.
pub(crate) fn desk_changed(version: u64) -> Bytes {
    Bytes::from(format!("id: {version}\nevent: desk\ndata: {version}\n\n"))
}

/// Tells of every change by the frame of the version that shows it, until there can be none any more. Several within a
/// pause are told of once.
pub(crate) async fn tell_of_changes(
    mut version: watch::Receiver<u64>,
    told: fn(u64) -> Bytes,
    frames: broadcast::Sender<Bytes>,
) {
    while version.changed().await.is_ok() {
        let version = *version.borrow_and_update();
        tell(&frames, told(version));
        sleep(PAUSE).await;
    }
}

#[cfg(test)]
mod tests {
    use domain::WallUpdate;

    use super::*;

    fn wall(total: u64) -> Arc<Wall> {
        let update = WallUpdate { total, ..WallUpdate::default() };
        let frame = frame(total, &LiveMessage::Wall(update.clone()));
        Arc::new(Wall { update: Arc::new(update), frame, version: total, ..Wall::empty() })
    }

    #[test]
    fn a_frame_is_one_event() {
        let data = serde_json::to_string(&LiveMessage::ContentChanged).expect("plain data");
        assert_eq!(frame(7, &LiveMessage::ContentChanged), format!("id: 7\nevent: live\ndata: {data}\n\n").as_bytes());
    }

    #[tokio::test(start_paused = true)]
    async fn a_burst_is_told_of_twice_the_first_and_the_last() {
        let walls = watch::Sender::new(wall(0));
        let frames = broadcast::Sender::new(BUFFER);
        let mut page = frames.subscribe();
        let teller = tokio::spawn(tell_of_walls(walls.subscribe(), frames));
        tokio::task::yield_now().await;
        walls.send_replace(wall(1));
        for frame in wall(1).frames() {
            assert_eq!(page.recv().await.expect("it is told"), frame);
        }
        for total in 2..=50 {
            walls.send_replace(wall(total));
        }
        for frame in wall(50).frames() {
            assert_eq!(page.recv().await.expect("it is told"), frame);
        }
        drop(walls);
        assert!(page.recv().await.is_err(), "there is nothing left to tell");
        teller.await.expect("it ended by itself");
    }

    #[tokio::test(start_paused = true)]
    async fn a_burst_of_changes_of_a_part_is_told_of_twice() {
        let versions = watch::Sender::new(0);
        let frames = broadcast::Sender::new(BUFFER);
        let mut page = frames.subscribe();
        let teller = tokio::spawn(tell_of_changes(versions.subscribe(), questions_changed, frames));
        tokio::task::yield_now().await;
        versions.send_replace(1);
        assert_eq!(page.recv().await.expect("it is told"), questions_changed(1));
        for version in 2..=50 {
            versions.send_replace(version);
        }
        assert_eq!(page.recv().await.expect("it is told"), questions_changed(50));
        drop(versions);
        assert!(page.recv().await.is_err(), "there is nothing left to tell");
        teller.await.expect("it ended by itself");
    }
}
