//! The word that the server is to end: said once, heard by everything that would run on.

use std::{future, io};

use tokio::{
    signal::unix::{Signal, SignalKind, signal},
    sync::watch,
};

/// Says it.
#[derive(Debug)]
pub(crate) struct Stopper(watch::Sender<bool>);

/// Hears it.
#[derive(Debug, Clone)]
pub(crate) struct Stop(watch::Receiver<bool>);

/// Both ends of one word.
pub(crate) fn pair() -> (Stopper, Stop) {
    let (sender, receiver) = watch::channel(false);
    (Stopper(sender), Stop(receiver))
}

impl Stopper {
    pub(crate) fn stop(&self) {
        self.0.send_replace(true);
    }
}

impl Stop {
    /// Whether it has been said.
    pub(crate) fn is_asked(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until it is said; a dropped [`Stopper`] counts as well.
    pub(crate) async fn asked(&mut self) {
        let _ = self.0.wait_for(|asked| *asked).await;
    }
}

/// Hears SIGTERM and SIGINT from now on; what it gives waits for one of them. Where the system will not tell of one,
/// the other still counts.
pub(crate) fn asked_by_signal() -> impl Future<Output = ()> {
    async fn of(signal: io::Result<Signal>) {
        match signal {
            Ok(mut signal) => _ = signal.recv().await,
            Err(_) => future::pending().await,
        }
    }
    let [terminate, interrupt] = [SignalKind::terminate(), SignalKind::interrupt()].map(signal);
    async {
        tokio::select! {
            () = of(terminate) => {}
            () = of(interrupt) => {}
        }
    }
}
