//! What the clock brings to pledges, as a part of [`crate::due`]: who did not confirm in time is gone, what is public
//! ends, what waited for the wall to thaw appears, people are asked whether they did it, and addresses are forgotten.
//!
//! Each part looks first and writes only where there is something to do: it looks once a second.

use domain::{AppError, DAY, Instant};
use sqlx::AnyConnection;

use crate::{
    Backend,
    backend::internal,
    store::{
        Change, Job, StoreError,
        content::Published,
        moderation, pledge_dates,
        pledges::{counted, settled},
    },
};

/// How many pledges are changed in one transaction.
const AT_ONCE: i64 = 100;

/// How long after what was pledged is due people are still asked, where the site was down.
const ASK_FOR: i64 = 7 * DAY;

impl Backend {
    /// Does what is due; gives how many pledges have changed and mails were added.
    pub(crate) async fn do_what_pledges_need(&self, now: Instant) -> Result<u64, AppError> {
        let mut done = 0;
        if self.sees(async |db| pledge_dates::any_unconfirmed(db, now).await).await? {
            done += self.write(DeleteUnconfirmed { now }).await?;
        }
        while !self.sees(async |db| pledge_dates::past_their_end(db, now, 1).await).await?.is_empty() {
            done += self.write(EndPublic { now }).await?;
        }
        if let Ok(published) = self.published() {
            done += self.show_what_may_be_shown(now).await?;
            done += self.ask_if_due(&published, now).await?;
            done += self.push_did_you(&published, now).await?;
        }
        if self.sees(async |db| pledge_dates::any_needless_address(db).await).await? {
            done += self.write(ForgetAddresses).await?;
        }
        Ok(done)
    }

    /// Puts on the wall what may be there and is not, such as after a thaw; gives how many pledges those were.
    pub(crate) async fn show_what_may_be_shown(&self, now: Instant) -> Result<u64, AppError> {
        let campaign_id = self.published()?.campaign_id.clone();
        let mut done = 0;
        while !self.sees(async |db| moderation::to_show(db, &campaign_id, 1).await).await?.is_empty() {
            done += self.write(Show { campaign_id: campaign_id.clone(), now }).await?;
        }
        Ok(done)
    }

    async fn ask_if_due(&self, published: &Published, now: Instant) -> Result<u64, AppError> {
        let (campaign_id, over_for) = (&published.campaign_id, now.since(published.event.pledges_due_at()));
        if over_for < 0 || !self.sees(async |db| pledge_dates::any_to_ask(db, campaign_id).await).await? {
            return Ok(0);
        }
        self.write(Ask { campaign_id: campaign_id.clone(), is_late: over_for >= ASK_FOR, now }).await
    }

    /// Looks without writing.
    async fn sees<T>(
        &self,
        look: impl AsyncFnOnce(&mut AnyConnection) -> Result<T, sqlx::Error>,
    ) -> Result<T, AppError> {
        let mut db = self.store().read().await.map_err(internal)?;
        look(&mut db).await.map_err(|error| internal(StoreError::from(error)))
    }
}

struct DeleteUnconfirmed {
    now: Instant,
}

impl Job for DeleteUnconfirmed {
    type Answer = u64;
    /// Nobody has seen them.
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<u64, sqlx::Error> {
        pledge_dates::delete_unconfirmed(db, self.now).await
    }
}

struct EndPublic {
    now: Instant,
}

impl Job for EndPublic {
    type Answer = u64;
    const CHANGES: Option<Change> = Some(Change::Wall);

    async fn run(&self, db: &mut AnyConnection) -> Result<u64, sqlx::Error> {
        let mut locked = Vec::new();
        // All rows first, and always in the order of their ids; then the counters: see `counts::change`.
        for id in pledge_dates::past_their_end(db, self.now, AT_ONCE).await? {
            locked.push((counted(db, &id).await?, id));
        }
        for (before, id) in &locked {
            pledge_dates::end_public(db, id, self.now).await?;
            settled(db, id, before.as_ref(), self.now).await?;
        }
        Ok(locked.len() as u64)
    }
}

struct Show {
    campaign_id: String,
    now: Instant,
}

impl Job for Show {
    type Answer = u64;
    const CHANGES: Option<Change> = Some(Change::Wall);

    async fn run(&self, db: &mut AnyConnection) -> Result<u64, sqlx::Error> {
        let mut locked = Vec::new();
        for id in moderation::to_show(db, &self.campaign_id, AT_ONCE).await? {
            locked.push((counted(db, &id).await?, id));
        }
        for (before, id) in &locked {
            settled(db, id, before.as_ref(), self.now).await?;
        }
        Ok(locked.len() as u64)
    }
}

struct Ask {
    campaign_id: String,
    is_late: bool,
    now: Instant,
}

impl Job for Ask {
    type Answer = u64;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<u64, sqlx::Error> {
        if self.is_late {
            return pledge_dates::ask_nobody(db, &self.campaign_id).await.map(|()| 0);
        }
        pledge_dates::ask(db, &self.campaign_id, self.now).await
    }
}

struct ForgetAddresses;

impl Job for ForgetAddresses {
    type Answer = u64;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<u64, sqlx::Error> {
        pledge_dates::forget_addresses(db).await
    }
}
