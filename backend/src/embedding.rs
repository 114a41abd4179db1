//! Which other sites may show a part of this one in a frame. Organisers list them, for each embed by itself; until they
//! do, none may.

use std::sync::Arc;

use domain::{AppError, Embed, Origin};
use sqlx::AnyConnection;

use crate::{
    Backend,
    store::{Change, Job, embeds},
};

/// Most characters of all sites of one embed together: they travel with every answer, in a header that proxies take
/// only up to a few kilobytes of.
const LONGEST_LIST: usize = 2_000;

/// What became of a site that was to be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Allowed {
    /// It may show the embed from now on.
    Now,
    /// It might before.
    Already,
    /// The list is full, and nothing has changed.
    NoRoom,
}

impl Backend {
    /// Lets a site show an embed of the published campaign. Running sites go by it within a second.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where nothing is published.
    pub async fn allow_embed(&self, embed: Embed, origin: &Origin) -> Result<Allowed, AppError> {
        let campaign_id = self.published()?.campaign_id.clone();
        self.write(Allow { campaign_id, embed, origin: origin.clone() }).await
    }

    /// Takes that back; `false` where the site was not listed.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where nothing is published.
    pub async fn disallow_embed(&self, embed: Embed, origin: &Origin) -> Result<bool, AppError> {
        let campaign_id = self.published()?.campaign_id.clone();
        self.write(Disallow { campaign_id, embed, origin: origin.clone() }).await
    }

    /// Every site that may show something, with what it may show; in the order of their addresses.
    pub fn embed_sites(&self) -> Arc<[(Embed, Origin)]> {
        self.shown().embed_sites()
    }
}

struct Allow {
    campaign_id: String,
    embed: Embed,
    origin: Origin,
}

impl Job for Allow {
    type Answer = Allowed;
    const CHANGES: Option<Change> = Some(Change::Embeds);

    async fn run(&self, db: &mut AnyConnection) -> Result<Allowed, sqlx::Error> {
        let listed = embeds::all(db, &self.campaign_id).await?;
        if listed.contains(&(self.embed, self.origin.clone())) {
            return Ok(Allowed::Already);
        }
        let length = |origin: &Origin| origin.as_str().len() + 1;
        let taken: usize = listed.iter().filter(|(embed, _)| *embed == self.embed).map(|(_, site)| length(site)).sum();
        if taken + length(&self.origin) > LONGEST_LIST {
            return Ok(Allowed::NoRoom);
        }
        let new = embeds::allow(db, &self.campaign_id, self.embed, &self.origin).await?;
        Ok(if new { Allowed::Now } else { Allowed::Already })
    }
}

struct Disallow {
    campaign_id: String,
    embed: Embed,
    origin: Origin,
}

impl Job for Disallow {
    type Answer = bool;
    const CHANGES: Option<Change> = Some(Change::Embeds);

    async fn run(&self, db: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        embeds::disallow(db, &self.campaign_id, self.embed, &self.origin).await
    }
}
