//! What is done again and again beside the requests.

use std::{future::Future, pin::Pin};

use tokio::time::{Duration, Interval, MissedTickBehavior, interval};

/// Turns that come at once and then after every pause of real time, until `shutdown` does.
pub(crate) struct Turns<S> {
    times: Interval,
    shutdown: Pin<Box<S>>,
}

impl<S: Future<Output = ()>> Turns<S> {
    pub(crate) fn new(pause: Duration, shutdown: S) -> Self {
        let mut times = interval(pause);
        times.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Self { times, shutdown: Box::pin(shutdown) }
    }

    /// Waits for the next turn; false once it is time to end. Not to be called again then.
    pub(crate) async fn next(&mut self) -> bool {
        tokio::select! {
            biased;
            () = &mut self.shutdown => false,
            _ = self.times.tick() => true,
        }
    }
}
