//! Publishing a draft: what was looked at, as it stands.

use std::sync::Arc;

use domain::{AppError, AuditAction, Event, Instant};
use sha2::{Digest, Sha256};
use sqlx::AnyConnection;

use super::{Draft, Section, actions, comparing::difference, editing::change};
use crate::{
    Actor, Backend, Rules,
    backend::internal,
    publishing::Import,
    store::{Change, Job, audit, drafts, reminders},
};

/// What became of a draft that was to be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Publication {
    /// It is published.
    Done,
    /// It is not what was looked at; nothing is published.
    Changed,
    /// Somebody has pledged what it had taken out, so that is in the draft again; nothing is published.
    PutBack,
}

impl Backend {
    /// How many would get a mail if an event was published now, as it moves a published session or calls it off.
    ///
    /// # Errors
    /// [`AppError::Internal`] where the store fails.
    pub async fn told_by_publishing(&self, event: &Event) -> Result<u64, AppError> {
        let Some(published) = self.published_as(&event.session.slug) else { return Ok(0) };
        let (was, is) = (&published.event.session, &event.session);
        let same = published.event.campaign.slug == event.campaign.slug;
        let told = (was.starts_at, was.ends_at, was.cancelled) != (is.starts_at, is.ends_at, is.cancelled);
        let over = was.ends_at.max(is.ends_at) <= self.clock().now();
        if !same || !told || over || was.cancelled && is.cancelled {
            return Ok(0);
        }
        let mut db = self.store().read().await.map_err(internal)?;
        reminders::would_be_told(&mut db, &published.session_id).await.map_err(internal)
    }

    /// Publishes a draft as it stands, and throws it away. `seen` is its [`Draft::fingerprint`] as it
    /// was looked at: nothing is published unseen.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the draft is gone.
    pub async fn publish_draft(&self, by: &Actor, id: &str, seen: &str) -> Result<Publication, AppError> {
        let before = self.sessions();
        let publish = Publish {
            id: id.to_owned(),
            seen: seen.to_owned(),
            before,
            by: by.clone(),
            now: self.clock().now(),
            rules: self.rules(),
        };
        self.write(publish).await?.ok_or(AppError::NotFound)
    }
}

impl Draft {
    /// The same for the same content: by it a page says what it has shown.
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        for section in Section::ALL {
            hash.update(section.fields(&self.event).marks().to_string());
            hash.update([0]);
        }
        hash.update([u8::from(self.event.session.cancelled)]);
        hash.finalize().iter().take(12).map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Publishes a draft; none where it is gone.
struct Publish {
    id: String,
    seen: String,
    /// What is published.
    before: Vec<Arc<Event>>,
    by: Actor,
    now: Instant,
    rules: Rules,
}

impl Job for Publish {
    type Answer = Option<Publication>;
    const CHANGES: Option<Change> = Some(Change::Everything);

    async fn run(&self, db: &mut AnyConnection) -> Result<Option<Publication>, sqlx::Error> {
        let Some(draft) = drafts::locked(db, &self.id).await? else { return Ok(None) };
        if draft.fingerprint() != self.seen {
            return Ok(Some(Publication::Changed));
        }
        if let Some(event) = actions::with_pledged(db, &draft.event).await? {
            change(db, draft, event, AuditAction::DraftChanged, &self.by, self.now).await?;
            return Ok(Some(Publication::PutBack));
        }
        let event = &draft.event;
        // First: the import throws away the photos that nothing refers to any more.
        drafts::delete(db, &self.id).await?;
        Import { event: event.clone(), now: self.now, rules: self.rules, is_file: false }.run(db).await?;
        let same = self.before.iter().map(Arc::as_ref).find(|before| drafts::slug(before) == drafts::slug(event));
        let (before, after) = same.map(|before| difference(before, event)).unwrap_or_default();
        let note = audit::Note {
            action: what_happened(same, event),
            subject: &drafts::slug(event),
            before: Some(&before),
            after: Some(&after),
        };
        audit::note(db, &self.by, self.now, note).await?;
        Ok(Some(Publication::Done))
    }
}

/// What a publication is called in the audit log.
fn what_happened(before: Option<&Event>, after: &Event) -> AuditAction {
    let Some(before) = before else { return AuditAction::ContentChanged };
    let times = |event: &Event| (event.session.starts_at, event.session.ends_at);
    if after.session.cancelled && !before.session.cancelled {
        AuditAction::SessionCancelled
    } else if times(before) != times(after) {
        AuditAction::SessionMoved
    } else {
        AuditAction::ContentChanged
    }
}
