//! Throwing away what nobody can use any more: fingerprints of forms, sign-ins and invitations that have ended, photos
//! that nothing refers to, devices that are reminded of nothing more, and what was deleted and can be brought back no more.
//!
//! Only a site does so, by its own clock. A command beside it may go by another one, and would end what is still open.

use std::future::Future;

use domain::{AppError, Instant};
use sqlx::AnyConnection;
use tokio::time::{Duration, Instant as Moment};

use crate::{
    Backend,
    backend::internal,
    forms::FORM_LIFETIME,
    organisers::{ForgetEnded, ForgetInvitations},
    photos::ForgetPhotos,
    push::EndNeedless,
    repeat::Turns,
    store::{Change, Job, sent_forms},
};

const CLEAN_EVERY: Duration = Duration::from_secs(60 * 60);

/// What was deleted has people's data in it, and is promised to be gone after ten minutes.
const FORGET_EVERY: Duration = Duration::from_secs(5);

/// Cleans up, and goes on doing so every hour until `shutdown` comes: then it finishes what it has begun. What was deleted
/// is looked at more often.
pub async fn run(backend: Backend, shutdown: impl Future<Output = ()>) {
    let mut turns = Turns::new(FORGET_EVERY, shutdown);
    let mut cleaned: Option<Moment> = None;
    while turns.next().await {
        // Why it could not is logged; the next time it is tried again.
        if cleaned.is_none_or(|at| at.elapsed() >= CLEAN_EVERY) {
            let _ = backend.clean_up().await;
            cleaned = Some(Moment::now());
        } else {
            let _ = backend.forget_deleted().await;
        }
    }
}

impl Backend {
    /// Throws away what nobody can use any more.
    ///
    /// # Errors
    /// [`AppError::Internal`] where the store fails.
    pub async fn clean_up(&self) -> Result<(), AppError> {
        self.forget_deleted().await?;
        let now = self.clock().now();
        // Not by `Self::write`: nobody has to hear of it.
        let store = self.store();
        // Twice: a form's mark may be from a clock that was a lifetime ahead.
        store.write(ForgetForms { before: now.plus(-2 * FORM_LIFETIME) }).await.map_err(internal)?;
        store.write(ForgetEnded { now }).await.map_err(internal)?;
        store.write(ForgetInvitations { before: now }).await.map_err(internal)?;
        let asked = self.published().ok().map(|of| (of.campaign_id.clone(), of.event.pledges_due_at()));
        store.write(EndNeedless { now, asked }).await.map_err(internal)?;
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
