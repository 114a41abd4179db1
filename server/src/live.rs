//! `/live`: open pages are told what changes, as server-sent events (HTML, section 9.2).

use std::{
    collections::{HashMap, hash_map::Entry},
    convert::Infallible,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use axum::{
    Extension,
    body::Body,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use backend::LiveSubscription;
use bytes::Bytes;
use futures::{Stream, stream};
use tokio::{
    sync::broadcast,
    time::{Interval, MissedTickBehavior, interval_at},
};

use crate::{middleware::client::Client, problem::Problem, shared::Shared, stop::Stop};

/// Streams open at once, where limits are on. Each is a connection and some kilobytes.
const MOST_STREAMS: usize = 8_000;
/// Streams of one client: a hall full of people may share one address.
const MOST_OF_ONE: usize = 400;
/// How often a comment is sent, so that no one between takes the silence for the end.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// How many streams are open, and whose.
#[derive(Default)]
pub(crate) struct Streams(Mutex<Open>);

#[derive(Default)]
struct Open {
    all: usize,
    of: HashMap<Client, usize>,
}

/// One open stream's place; given back when it is dropped.
struct Place {
    streams: Arc<Streams>,
    client: Option<Client>,
}

impl Place {
    /// A place for one more stream of `client`; unlimited where clients are not told apart.
    fn take(streams: &Arc<Streams>, client: Option<Client>) -> Result<Self, Problem> {
        if let Some(client) = client {
            let mut open = streams.lock();
            if open.all >= MOST_STREAMS {
                return Err(Problem::unavailable(30));
            }
            let own = open.of.entry(client).or_default();
            if *own >= MOST_OF_ONE {
                return Err(Problem::too_many(30));
            }
            *own += 1;
            open.all += 1;
        }
        Ok(Self { streams: Arc::clone(streams), client })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let Some(client) = self.client else { return };
        let mut open = self.streams.lock();
        open.all -= 1;
        if let Entry::Occupied(mut own) = open.of.entry(client) {
            *own.get_mut() -= 1;
            if *own.get() == 0 {
                own.remove();
            }
        }
    }
}

impl Streams {
    fn lock(&self) -> MutexGuard<'_, Open> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Opens a stream: the wall as it stands, then whatever changes.
pub(crate) async fn open(State(shared): State<Arc<Shared>>, client: Option<Extension<Client>>) -> Response {
    stream_of(&shared, shared.site.backend.live(), client)
}

/// The answer that goes on as long as somebody listens.
pub(crate) fn stream_of(
    shared: &Shared,
    subscription: LiveSubscription,
    client: Option<Extension<Client>>,
) -> Response {
    let place = match Place::take(&shared.streams, client.map(|Extension(client)| client)) {
        Ok(place) => place,
        Err(problem) => return problem.into_response(),
    };
    let listening = Listening::new(subscription, shared.stop.clone(), place);
    let headers = [
        (header::CONTENT_TYPE.as_str(), "text/event-stream"),
        (header::CACHE_CONTROL.as_str(), "no-store"),
        // Else nginx collects messages before it passes them on.
        ("x-accel-buffering", "no"),
    ];
    (headers, Body::from_stream(listening.frames())).into_response()
}

/// The first frame, behind the milliseconds after which the browser connects again when the stream ends: a few
/// seconds, different for each, so that not all come back in the same moment after a restart.
fn first(frame: &Bytes) -> Bytes {
    let mut bytes = format!("retry: {}\n\n", rand::random_range(2_000..6_000)).into_bytes();
    bytes.extend_from_slice(frame);
    bytes.into()
}

struct Listening {
    first: Option<Bytes>,
    receiver: broadcast::Receiver<Bytes>,
    keep_alive: Interval,
    stop: Stop,
    _place: Place,
}

impl Listening {
    fn new(subscription: LiveSubscription, stop: Stop, place: Place) -> Self {
        let mut keep_alive = interval_at(tokio::time::Instant::now() + KEEP_ALIVE, KEEP_ALIVE);
        keep_alive.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Self {
            first: Some(first(&subscription.first)),
            receiver: subscription.receiver,
            keep_alive,
            stop,
            _place: place,
        }
    }

    fn frames(self) -> impl Stream<Item = Result<Bytes, Infallible>> {
        stream::unfold(self, async |mut open| open.next().await.map(|frame| (Ok(frame), open)))
    }

    /// The next frame. None when the server ends, and for a client so slow that it missed messages: it connects again
    /// and has the whole picture at once.
    async fn next(&mut self) -> Option<Bytes> {
        if let Some(first) = self.first.take() {
            return Some(first);
        }
        tokio::select! {
            biased;
            () = self.stop.asked() => None,
            frame = self.receiver.recv() => frame.ok(),
            _ = self.keep_alive.tick() => Some(Bytes::from_static(b":\n\n")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stop;

    fn listening(receiver: broadcast::Receiver<Bytes>, stop: &Stop) -> Listening {
        let subscription = LiveSubscription { first: Bytes::from_static(b"data: 1\n\n"), receiver };
        Listening::new(subscription, stop.clone(), Place { streams: Arc::default(), client: None })
    }

    #[tokio::test]
    async fn a_client_that_missed_messages_is_let_go() {
        let (sender, receiver) = broadcast::channel(2);
        let (_stopper, stop) = stop::pair();
        let mut slow = listening(receiver, &stop);
        assert!(slow.next().await.is_some_and(|frame| frame.ends_with(b"data: 1\n\n")));
        for _ in 0..3 {
            let _ = sender.send(Bytes::from_static(b"data: 2\n\n"));
        }
        assert_eq!(slow.next().await, None);
    }

    #[tokio::test]
    async fn a_stream_ends_with_the_server() {
        let (_sender, receiver) = broadcast::channel(2);
        let (stopper, stop) = stop::pair();
        let mut open = listening(receiver, &stop);
        open.next().await;
        stopper.stop();
        assert_eq!(open.next().await, None);
    }
}
