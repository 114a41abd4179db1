//! Editing the content: a draft for each session, changed section by section, looked at, and published.
//!
//! A draft is a whole event that could be published at any moment: what is saved has been checked. Two people who work
//! on different sections are never in each other's way. Of two who work on the same one, the second is told what the
//! first has changed, and decides.

mod actions;
mod agenda;
mod campaign;
mod comparing;
mod editing;
mod fields;
mod following;
mod milestones;
mod photo;
mod pieces;
mod publication;
mod reading;
pub(crate) mod restoring;
mod section;
mod session;
mod speakers;
#[cfg(test)]
mod tests;
mod toolkit;
mod voting;

use domain::{AppError, AuditAction, Event, Instant};
use sqlx::AnyConnection;

use crate::{
    Actor, Backend,
    backend::internal,
    deleted::{Kept, KeptDraft},
    store::{Change, Job, audit, deleted, drafts, new_id, photos},
};

pub(crate) use self::{
    actions::with_pledged,
    following::{Common, follow},
};
pub use self::{
    campaign::offered_name,
    comparing::{FieldChange, LABELS, in_words, missing_languages, parts_of},
    editing::{Ordered, Saved, Step},
    fields::{Fields, Marks, in_lang},
    photo::{PhotoChange, PhotoChanged},
    pieces::{Piece, TakenOut},
    publication::Publication,
    reading::{Fault, Faults},
    section::Section,
};

/// A whole event that is not published yet.
#[derive(Clone)]
pub struct Draft {
    /// A UUID.
    pub id: String,
    /// What would be published.
    pub event: Event,
    /// The name of the one who saved it last.
    pub changed_by: String,
    /// When that was.
    pub changed_at: Instant,
}

impl Backend {
    /// All drafts, the one that was changed last first.
    ///
    /// # Errors
    /// [`AppError::Internal`] where the store fails.
    pub async fn drafts(&self) -> Result<Vec<Draft>, AppError> {
        let mut db = self.store().read().await.map_err(internal)?;
        drafts::all(&mut db).await.map_err(internal)
    }

    /// A draft by its id.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where it was published or thrown away.
    pub async fn draft(&self, id: &str) -> Result<Draft, AppError> {
        let mut db = self.store().read().await.map_err(internal)?;
        drafts::find(&mut db, id).await.map_err(internal)?.ok_or(AppError::NotFound)
    }

    /// The id of the draft for the session: the one there is, or a new one.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where nothing is published.
    pub async fn edit_published(&self, by: &Actor) -> Result<String, AppError> {
        let event = Event::clone(&self.published()?.event);
        self.write(Begin { event, by: by.clone(), now: self.clock().now() }).await
    }

    /// Begins a draft as a copy of another, for a session of the same campaign with a name of its own in addresses:
    /// `slug`. Gives its id.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is no such draft.
    pub async fn copy_draft(&self, by: &Actor, id: &str, slug: &str) -> Result<String, AppError> {
        let mut event = self.draft(id).await?.event;
        slug.clone_into(&mut event.session.slug);
        event.session.cancelled = false;
        self.write(Begin { event, by: by.clone(), now: self.clock().now() }).await
    }

    /// Throws a draft away. It can be brought back for a while.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where it is gone already.
    pub async fn discard_draft(&self, by: &Actor, id: &str) -> Result<(), AppError> {
        let done = self.write(Discard { id: id.to_owned(), by: by.clone(), now: self.clock().now() }).await?;
        if done { Ok(()) } else { Err(AppError::NotFound) }
    }
}

impl Draft {
    /// The slugs of its campaign and session, with a slash between them.
    pub fn slug(&self) -> String {
        drafts::slug(&self.event)
    }
}

/// Begins a draft for a session that has none; gives the id of the one there is then.
struct Begin {
    event: Event,
    by: Actor,
    now: Instant,
}

impl Job for Begin {
    type Answer = String;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<String, sqlx::Error> {
        let slug = drafts::slug(&self.event);
        let mut event = self.event.clone();
        // What it is a copy of may have lost a photo since it was read.
        photos::keep_stored(db, &mut event.speakers).await?;
        let draft = Draft { id: new_id(), event, changed_by: self.by.name().to_owned(), changed_at: self.now };
        if drafts::insert(db, &draft).await? {
            audit::note(db, &self.by, self.now, audit::Note::that(AuditAction::DraftChanged, &slug)).await?;
            return Ok(draft.id);
        }
        drafts::id_of(db, &slug).await?.ok_or(sqlx::Error::RowNotFound)
    }
}

struct Discard {
    id: String,
    by: Actor,
    now: Instant,
}

impl Job for Discard {
    type Answer = bool;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        let Some(draft) = drafts::locked(db, &self.id).await? else { return Ok(false) };
        let slug = drafts::slug(&draft.event);
        audit::note(db, &self.by, self.now, audit::Note::that(AuditAction::Deleted, &slug)).await?;
        let Draft { id, event, changed_by, changed_at } = draft;
        let kept = Kept::Draft(Box::new(KeptDraft { id, event, changed_by, changed_at }));
        deleted::keep(db, &self.by, self.now, &kept).await?;
        let done = drafts::delete(db, &self.id).await?;
        photos::forget_unused(db).await?;
        Ok(done)
    }
}
