//! What goes out of the store piece by piece: mail, and messages to devices. What is due is taken, some of it is on its way
//! at once, and whoever delivers a piece notes what became of it.

mod pace;

use std::{future::Future, pin::pin};

use domain::AppError;
use futures::{StreamExt, future::join_all, stream::FuturesUnordered};
use tokio::time::{Duration, Instant, sleep};

use pace::Pace;

/// How long to wait after nothing was found due.
const PAUSE: Duration = Duration::from_secs(2);

/// A kind of thing that goes out.
pub(crate) trait Outgoing: Sync {
    /// One of them.
    type Item: Send;

    /// How many are on their way at once. One whose receiver is slow takes one of these places, and holds up nobody else.
    const AT_ONCE: usize;

    /// How many may go out in a minute; none where that has no limit.
    fn per_minute(&self) -> Option<u32> {
        None
    }

    /// Takes up to `limit` that are due. Where that fails, it has logged why.
    fn take(&self, limit: usize) -> impl Future<Output = Result<Vec<Self::Item>, AppError>> + Send;

    /// Sends one and notes what became of it; true where it was sent.
    fn deliver(&self, item: Self::Item) -> impl Future<Output = bool> + Send;
}

/// Sends what is due, and goes on doing so until `shutdown` comes: then it finishes what it has begun.
pub(crate) async fn run<O: Outgoing>(outgoing: &O, shutdown: impl Future<Output = ()>) {
    let mut shutdown = pin!(shutdown);
    let mut pace = Pace::default();
    let mut on_their_way = FuturesUnordered::new();
    loop {
        pace.keep_to(outgoing.per_minute());
        let places = pace.allows(O::AT_ONCE - on_their_way.len(), Instant::now());
        // What the store could not give is asked for again after the pause.
        let items = if places == 0 { Vec::new() } else { outgoing.take(places).await.unwrap_or_default() };
        pace.count(items.len(), Instant::now());
        let is_empty = items.len() < places;
        for item in items {
            on_their_way.push(outgoing.deliver(item));
        }
        // With no place left, only one that comes free is waited for.
        let is_full = on_their_way.len() == O::AT_ONCE;
        let pause = if is_empty { PAUSE } else { pace.wait(Instant::now()) };
        tokio::select! {
            biased;
            () = &mut shutdown => break,
            Some(_) = on_their_way.next() => {}
            () = sleep(pause), if !is_full => {}
        }
    }
    while on_their_way.next().await.is_some() {}
}

/// Sends all that is due now, and tells how many were sent. What fails is due again later.
pub(crate) async fn deliver_due<O: Outgoing>(outgoing: &O) -> usize {
    let mut all_sent = 0;
    loop {
        let items = outgoing.take(O::AT_ONCE).await.unwrap_or_default();
        if items.is_empty() {
            return all_sent;
        }
        let sent = join_all(items.into_iter().map(|item| outgoing.deliver(item))).await;
        all_sent += sent.into_iter().filter(|sent| *sent).count();
    }
}
