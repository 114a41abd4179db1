//! Throwing away what nobody can use any more: fingerprints of forms, sign-ins and invitations that have ended, photos
//! that nothing refers to.
//!
//! Only a site does so, by its own clock. A command beside it may go by another one, and would end what is still open.

use std::future::Future;

use domain::{AppError, Instant};
use sqlx::AnyConnection;
use tokio::time::Duration;

use crate::{
    Backend,
    backend::internal,
    forms::FORM_LIFETIME,
    organisers::{ForgetEnded, ForgetInvitations},
    photos::ForgetPhotos,
    repeat::Turns,
    store::{Change, Job, sent_forms},
};

const CLEAN_EVERY: Duration = Duration::from_secs(60 * 60);

/// Cleans up, and goes on doing so every hour until `shutdown` comes: then it finishes what it has begun.
pub async fn run(backend: Backend, shutdown: impl Future<Output = ()>) {
    let mut turns = Turns::new(CLEAN_EVERY, shutdown);
    while turns.next().await {
        // Why it could not is logged; an hour later it is tried again.
        let _ = backend.clean_up().await;
    }
}

impl Backend {
    /// Throws away what nobody can use any more.
    ///
    /// # Errors
    /// [`AppError::Internal`] where the store fails.
    pub async fn clean_up(&self) -> Result<(), AppError> {
        let now = self.clock().now();
        // Not by `Self::write`: nobody has to hear of it.
        let store = self.store();
        // Twice: a form's mark may be from a clock that was a lifetime ahead.
        store.write(ForgetForms { before: now.plus(-2 * FORM_LIFETIME) }).await.map_err(internal)?;
        store.write(ForgetEnded { now }).await.map_err(internal)?;
        store.write(ForgetInvitations { before: now }).await.map_err(internal)?;
        store.write(ForgetPhotos).await.map_err(internal)
    }
}

struct ForgetForms {
    before: Instant,
}

impl Job for ForgetForms {
    type Answer = ();
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        sent_forms::forget_before(db, self.before).await
    }
}
