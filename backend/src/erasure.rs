//! Erasing registrations, and who asked and voted, some time after their session, as the forms and the privacy page
//! promise.

use std::future::Future;

use domain::{AppError, Instant};
use sqlx::AnyConnection;
use tokio::time::Duration;

use crate::{
    Backend,
    backend::internal,
    repeat::Turns,
    store::{Change, Job, erasure, questions},
};

/// How often to look for what is due, whatever the speed of the site's clock.
const LOOK_EVERY: Duration = Duration::from_secs(60 * 60);

impl Backend {
    /// Erases every registration whose session ended longer ago than [`crate::Rules::erase_after_days`], with its consents,
    /// its mail and what was remembered of its form. How many there were stays known: the seats that were taken, and
    /// counts by day, language and country that tell nobody apart. Of the questions to the session, who asked and who
    /// voted is erased. Gives how many registrations went.
    ///
    /// # Errors
    /// [`AppError::Internal`] where the store refuses it, and nothing is erased; or where everything is, but could not
    /// be taken out of SQLite's files. Either is made up for by the next call.
    pub async fn erase_due(&self) -> Result<u64, AppError> {
        let ended_before = self.clock().now().plus(-self.rules().erase_after());
        let Erased { registrations, others } = self.write(Erase { ended_before }).await?;
        if registrations > 0 {
            tracing::info!(registrations, "erased, as their session is long over");
        }
        // Even where nothing was due: the last call may have erased, and then failed here or been killed.
        self.store().forget_erased(registrations + others > 0).await.map_err(internal)?;
        Ok(registrations)
    }
}

/// Erases what is due, and goes on doing so every hour until `shutdown` comes: then it finishes what it has begun.
pub async fn run(backend: Backend, shutdown: impl Future<Output = ()>) {
    let mut turns = Turns::new(LOOK_EVERY, shutdown);
    while turns.next().await {
        // How many went is logged, and so is why none could; an hour later it is tried again.
        let _ = backend.erase_due().await;
    }
}

/// How many rows went, or had something taken out of them.
struct Erased {
    registrations: u64,
    others: u64,
}

struct Erase {
    ended_before: Instant,
}

impl Job for Erase {
    type Answer = Erased;
    /// Seats stay taken: what is shown of it is the names beside questions.
    const CHANGES: Option<Change> = Some(Change::Questions);

    async fn run(&self, db: &mut AnyConnection) -> Result<Erased, sqlx::Error> {
        erasure::count_ended_before(db, self.ended_before).await?;
        let others = questions::erase_ended_before(db, self.ended_before).await?;
        let registrations = erasure::erase_ended_before(db, self.ended_before).await?;
        Ok(Erased { registrations, others })
    }
}
