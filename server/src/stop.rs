//! The word that the server is to end: said once, heard by everything that would run on.

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

/// Waits for SIGTERM or SIGINT. Where the system will not tell of one of them, the other still counts.
pub(crate) async fn asked_by_signal() {
    async fn of(signal: std::io::Result<Signal>) {
        match signal {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    }
    tokio::select! {
        () = of(signal(SignalKind::terminate())) => {}
        () = of(signal(SignalKind::interrupt())) => {}
    }
}
