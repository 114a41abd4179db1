//! Which other sites may show a part of this one in a frame. Organisers list them, for each embed by itself; until they
//! do, none may.

use std::sync::Arc;

use domain::{AppError, AuditAction, Embed, Instant, Origin};
use sqlx::AnyConnection;

use crate::{
    Actor, Backend,
    deleted::Kept,
    store::{
        Change, Job,
        audit::{self, Note},
        deleted, embeds,
    },
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
    pub async fn allow_embed(&self, by: &Actor, embed: Embed, origin: &Origin) -> Result<Allowed, AppError> {
        self.write(Allow(self.listing(by, embed, origin)?)).await
    }

    /// Takes that back; `false` where the site was not listed. It can be brought back for a while.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where nothing is published.
    pub async fn disallow_embed(&self, by: &Actor, embed: Embed, origin: &Origin) -> Result<bool, AppError> {
        self.write(Disallow(self.listing(by, embed, origin)?)).await
    }

    /// Every site that may show something, with what it may show; in the order of their addresses.
    pub fn embed_sites(&self) -> Arc<[(Embed, Origin)]> {
        self.shown().embed_sites()
    }

    fn listing(&self, by: &Actor, embed: Embed, origin: &Origin) -> Result<Listing, AppError> {
        let campaign_id = self.published()?.campaign_id.clone();
        Ok(Listing { campaign_id, embed, origin: origin.clone(), by: by.clone(), now: self.clock().now() })
    }
}

/// A site and an embed, and who has something done with them.
struct Listing {
    campaign_id: String,
    embed: Embed,
    origin: Origin,
    by: Actor,
    now: Instant,
}

impl Listing {
    /// Writes down that the site is listed now, or that it was.
    async fn note(&self, db: &mut AnyConnection, is_listed: bool) -> Result<(), sqlx::Error> {
        let (site, what) = (Some(self.origin.as_str()), Note::that(AuditAction::EmbedsChanged, self.embed.code()));
        let note = if is_listed { Note { after: site, ..what } } else { Note { before: site, ..what } };
        audit::note(db, &self.by, self.now, note).await
    }
}

struct Allow(Listing);

impl Job for Allow {
    type Answer = Allowed;
    const CHANGES: Option<Change> = Some(Change::Embeds);

    async fn run(&self, db: &mut AnyConnection) -> Result<Allowed, sqlx::Error> {
        let Listing { campaign_id, embed, origin, .. } = &self.0;
        let listed = embeds::all(db, campaign_id).await?;
        if listed.contains(&(*embed, origin.clone())) {
            return Ok(Allowed::Already);
        }
        if !fits(&listed, *embed, origin) {
            return Ok(Allowed::NoRoom);
        }
        if !embeds::allow(db, campaign_id, *embed, origin).await? {
            return Ok(Allowed::Already);
        }
        self.0.note(db, true).await?;
        Ok(Allowed::Now)
    }
}

/// Whether a list has room for one more site.
fn fits(listed: &[(Embed, Origin)], embed: Embed, origin: &Origin) -> bool {
    let length = |origin: &Origin| origin.as_str().len() + 1;
    let taken: usize = listed.iter().filter(|(other, _)| *other == embed).map(|(_, site)| length(site)).sum();
    taken + length(origin) <= LONGEST_LIST
}

/// Puts a site back on its list; `false` where that has no room for it any more.
pub(crate) async fn put_back(
    db: &mut AnyConnection,
    campaign_id: &str,
    embed: Embed,
    origin: &Origin,
) -> Result<bool, sqlx::Error> {
    let listed = embeds::all(db, campaign_id).await?;
    if listed.contains(&(embed, origin.clone())) {
        return Ok(true);
    }
    if !fits(&listed, embed, origin) {
        return Ok(false);
    }
    embeds::allow(db, campaign_id, embed, origin).await.map(|_| true)
}

struct Disallow(Listing);

impl Job for Disallow {
    type Answer = bool;
    const CHANGES: Option<Change> = Some(Change::Embeds);

    async fn run(&self, db: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        let Listing { campaign_id, embed, origin, .. } = &self.0;
        let was_listed = embeds::disallow(db, campaign_id, *embed, origin).await?;
        if was_listed {
            let (campaign_id, embed, site) = (campaign_id.clone(), *embed, origin.as_str().to_owned());
            deleted::keep(db, &self.0.by, self.0.now, &Kept::EmbedSite { campaign_id, embed, site }).await?;
            self.0.note(db, false).await?;
        }
        Ok(was_listed)
    }
}
