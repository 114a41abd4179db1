//! Editing the content: a draft for each session, changed section by section, looked at, and published.
//!
//! A draft is a whole event that could be published at any moment: what is saved has been checked. Two people who work
//! on different sections are never in each other's way. Of two who work on the same one, the second is told what the
//! first has changed, and decides.

mod agenda;
mod campaign;
mod fields;
pub(crate) mod restoring;
mod section;
mod session;
mod speakers;

use std::fmt::Write;

use domain::{AppError, AuditAction, Event, Instant, Lang};
use sha2::{Digest, Sha256};
use sqlx::AnyConnection;

use crate::{
    Actor, Backend, Rules,
    backend::internal,
    deleted::{Kept, KeptDraft},
    publishing::Import,
    store::{Change, Job, audit, deleted, drafts, new_id, reminders},
};

pub use self::{
    fields::{Fault, Faults, Fields, Marks, in_lang},
    section::Section,
};

/// The most characters of what the audit log keeps of a change.
const KEPT: usize = 4_000;

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

/// What became of a section that was to be saved.
#[derive(Clone, PartialEq, Eq)]
pub enum Saved {
    /// It is saved.
    Done,
    /// Something in it cannot be taken; nothing is saved.
    Faulty(Faults),
    /// Somebody else has changed the same fields since it was drawn; nothing is saved.
    Changed {
        /// Who.
        by: String,
        /// What stands there now.
        now: Fields,
        /// What was typed, with what only the other one has changed.
        merged: Fields,
        /// The fields that both have changed.
        both: Vec<String>,
    },
}

/// A field that a publication would change.
#[derive(Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// The section it stands in.
    pub section: Section,
    /// Its name.
    pub field: String,
    /// What is published.
    pub before: String,
    /// What would be.
    pub after: String,
}

/// How something in a draft is changed other than by its forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The session begins and ends so many minutes later, with its agenda; earlier where negative.
    Move(i64),
    /// The session is called off, or not any more.
    CallOff(bool),
    /// An item of the agenda goes to another place; both counted from 0.
    Reorder {
        /// Where it is.
        from: usize,
        /// Where it is to be.
        to: usize,
    },
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

    /// The id of the draft for what is published: the one there is, or a new one.
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

    /// Saves what was typed in the form of a section that was drawn from the fields with these `marks`. What somebody
    /// else has changed meanwhile in other fields stays. Rows that were taken out can be brought back for a while.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the draft is gone.
    pub async fn save_section(
        &self,
        by: &Actor,
        id: &str,
        section: Section,
        marks: Marks,
        typed: Fields,
    ) -> Result<Saved, AppError> {
        let save = Save { id: id.to_owned(), section, marks, typed };
        self.write(EditJob { edit: Edit::Save(save), by: by.clone(), now: self.clock().now() })
            .await?
            .ok_or(AppError::NotFound)
    }

    /// Takes a step in a draft. What makes no sense changes nothing.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the draft is gone.
    pub async fn take_step(&self, by: &Actor, id: &str, step: Step) -> Result<(), AppError> {
        let edit = Edit::Step { id: id.to_owned(), step };
        let done = self.write(EditJob { edit, by: by.clone(), now: self.clock().now() }).await?;
        done.map(drop).ok_or(AppError::NotFound)
    }

    /// Throws a draft away. It can be brought back for a while.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where it is gone already.
    pub async fn discard_draft(&self, by: &Actor, id: &str) -> Result<(), AppError> {
        let done = self.write(Discard { id: id.to_owned(), by: by.clone(), now: self.clock().now() }).await?;
        if done { Ok(()) } else { Err(AppError::NotFound) }
    }

    /// What publishing an event would change, field by field; everything where another session is published.
    pub fn changes_by(&self, event: &Event) -> Vec<FieldChange> {
        let published = self.event();
        let differences = |section: Section| {
            let after = section.fields(event);
            let before = published.as_ref().map(|event| section.fields(event)).unwrap_or_default();
            let change = |field: &str| FieldChange {
                section,
                field: field.to_owned(),
                before: before.get(field).to_owned(),
                after: after.get(field).to_owned(),
            };
            after.differing(&before).into_iter().map(change).collect::<Vec<_>>()
        };
        Section::ALL.into_iter().flat_map(differences).collect()
    }

    /// How many would get a mail if an event was published now, as it moves the published session or calls it off.
    ///
    /// # Errors
    /// [`AppError::Internal`] where the store fails.
    pub async fn told_by_publishing(&self, event: &Event) -> Result<u64, AppError> {
        let Ok(published) = self.published() else { return Ok(0) };
        let (was, is) = (&published.event.session, &event.session);
        let same = drafts::slug(&published.event) == drafts::slug(event);
        let told = (was.starts_at, was.ends_at, was.cancelled) != (is.starts_at, is.ends_at, is.cancelled);
        let over = was.ends_at.max(is.ends_at) <= self.clock().now();
        if !same || !told || over || was.cancelled && is.cancelled {
            return Ok(0);
        }
        let mut db = self.store().read().await.map_err(internal)?;
        reminders::would_be_told(&mut db, &published.session_id).await.map_err(internal)
    }

    /// Publishes a draft as it stands, and throws it away. `seen` is its [`Draft::fingerprint`] as it
    /// was looked at: what somebody has changed since is not published unseen, and false is given.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the draft is gone.
    pub async fn publish_draft(&self, by: &Actor, id: &str, seen: &str) -> Result<bool, AppError> {
        let before = self.event().map(|event| Event::clone(&event));
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
    /// The slugs of its campaign and session, with a slash between them.
    pub fn slug(&self) -> String {
        drafts::slug(&self.event)
    }

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
        let draft = Draft {
            id: new_id(),
            event: self.event.clone(),
            changed_by: self.by.name().to_owned(),
            changed_at: self.now,
        };
        if drafts::insert(db, &draft).await? {
            audit::note(db, &self.by, self.now, audit::Note::that(AuditAction::DraftChanged, &slug)).await?;
            return Ok(draft.id);
        }
        drafts::id_of(db, &slug).await?.ok_or(sqlx::Error::RowNotFound)
    }
}

struct Save {
    id: String,
    section: Section,
    marks: Marks,
    typed: Fields,
}

enum Edit {
    Save(Save),
    Step { id: String, step: Step },
}

/// Changes a draft; none where it is gone.
struct EditJob {
    edit: Edit,
    by: Actor,
    now: Instant,
}

impl Job for EditJob {
    type Answer = Option<Saved>;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<Option<Saved>, sqlx::Error> {
        let id = match &self.edit {
            Edit::Save(save) => &save.id,
            Edit::Step { id, .. } => id,
        };
        drafts::lock(db, id).await?;
        let Some(draft) = drafts::find(db, id).await? else { return Ok(None) };
        let (event, taken_out) = match self.changed(&draft) {
            Ok(changed) => changed,
            Err(saved) => return Ok(Some(saved)),
        };
        if event == draft.event {
            return Ok(Some(Saved::Done));
        }
        for kept in &taken_out {
            deleted::keep(db, &self.by, self.now, kept).await?;
        }
        let (before, after) = difference(&draft.event, &event);
        let note = audit::Note {
            action: AuditAction::DraftChanged,
            subject: &drafts::slug(&event),
            before: Some(&before),
            after: Some(&after),
        };
        audit::note(db, &self.by, self.now, note).await?;
        let changed_by = self.by.name().to_owned();
        drafts::update(db, &Draft { event, changed_by, changed_at: self.now, ..draft }).await?;
        Ok(Some(Saved::Done))
    }
}

impl EditJob {
    /// What the draft becomes, with what is taken out of it; or what stands against that.
    fn changed(&self, draft: &Draft) -> Result<(Event, Vec<Kept>), Saved> {
        match &self.edit {
            Edit::Save(Save { section, marks, typed, .. }) => {
                let now = section.fields(&draft.event);
                match marks.merge(&now, typed) {
                    Ok(merged) => {
                        let event = section.apply(&draft.event, &merged).map_err(Saved::Faulty)?;
                        let taken_out = restoring::taken_out(*section, &draft.event, &merged, &event);
                        Ok((event, taken_out))
                    }
                    Err((merged, both)) => Err(Saved::Changed { by: draft.changed_by.clone(), now, merged, both }),
                }
            }
            Edit::Step { step, .. } => {
                Ok((stepped(&draft.event, *step).unwrap_or_else(|| draft.event.clone()), Vec::new()))
            }
        }
    }
}

/// The event after a step; none where it makes no sense.
fn stepped(event: &Event, step: Step) -> Option<Event> {
    match step {
        Step::Move(minutes) => session::moved(event, minutes),
        Step::CallOff(cancelled) => {
            let session = domain::Session { cancelled, ..event.session.clone() };
            Some(Event { session, ..event.clone() })
        }
        Step::Reorder { from, to } => agenda::reordered(event, from, to),
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
        drafts::lock(db, &self.id).await?;
        let Some(draft) = drafts::find(db, &self.id).await? else { return Ok(false) };
        let slug = drafts::slug(&draft.event);
        audit::note(db, &self.by, self.now, audit::Note::that(AuditAction::Deleted, &slug)).await?;
        let Draft { id, event, changed_by, changed_at } = draft;
        let kept = Kept::Draft(Box::new(KeptDraft { id, event, changed_by, changed_at }));
        deleted::keep(db, &self.by, self.now, &kept).await?;
        drafts::delete(db, &self.id).await
    }
}

/// Publishes a draft; none where it is gone, false where it is not what was looked at.
struct Publish {
    id: String,
    seen: String,
    before: Option<Event>,
    by: Actor,
    now: Instant,
    rules: Rules,
}

impl Job for Publish {
    type Answer = Option<bool>;
    const CHANGES: Option<Change> = Some(Change::Everything);

    async fn run(&self, db: &mut AnyConnection) -> Result<Option<bool>, sqlx::Error> {
        drafts::lock(db, &self.id).await?;
        let Some(draft) = drafts::find(db, &self.id).await? else { return Ok(None) };
        if draft.fingerprint() != self.seen {
            return Ok(Some(false));
        }
        let event = &draft.event;
        Import { event: event.clone(), now: self.now, rules: self.rules }.run(db).await?;
        drafts::delete(db, &self.id).await?;
        let same = self.before.as_ref().filter(|before| drafts::slug(before) == drafts::slug(event));
        let (before, after) = same.map(|before| difference(before, event)).unwrap_or_default();
        let note = audit::Note {
            action: what_happened(same, event),
            subject: &drafts::slug(event),
            before: Some(&before),
            after: Some(&after),
        };
        audit::note(db, &self.by, self.now, note).await?;
        Ok(Some(true))
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

/// The fields in which two events differ, a line each: as they were, and as they are.
fn difference(before: &Event, after: &Event) -> (String, String) {
    let (mut was, mut is) = (String::new(), String::new());
    for section in Section::ALL {
        let (old, new) = (section.fields(before), section.fields(after));
        for field in old.differing(&new) {
            // Writing to a text cannot fail.
            let _ = writeln!(was, "{section}.{field}: {}", old.get(field), section = section.code());
            let _ = writeln!(is, "{section}.{field}: {}", new.get(field), section = section.code());
        }
    }
    if before.session.cancelled != after.session.cancelled {
        let _ = writeln!(was, "cancelled: {}", before.session.cancelled);
        let _ = writeln!(is, "cancelled: {}", after.session.cancelled);
    }
    let cut = |text: String| text.trim_end().chars().take(KEPT).collect();
    (cut(was), cut(is))
}

/// What the fields of all sections are called: the last part of a field's name, without its language.
pub const LABELS: [&str; 29] = [
    "title",
    "short_title",
    "platform",
    "audience",
    "why",
    "after",
    "aims",
    "time_zone",
    "zone_label",
    "starts_at",
    "ends_at",
    "registration_closes_at",
    "recording_url",
    "capacity",
    "kind",
    "speakers",
    "name",
    "role",
    "organisation",
    "summary",
    "reach",
    "hashtag",
    "mandate",
    "contact_email",
    "contact_url",
    "starts_on",
    "ends_on",
    "text",
    "remove",
];

/// What a field is called: one of [`LABELS`]. With the row of its list, counted from 1, and its language, where it has them.
pub fn parts_of(field: &str) -> (&'static str, Option<usize>, Option<Lang>) {
    let parts: Vec<_> = field.split('.').collect();
    let label = parts.iter().rev().find_map(|part| LABELS.into_iter().find(|label| label == part)).unwrap_or("text");
    let row = parts.iter().find_map(|part| part.parse::<usize>().ok()).map(|row| row + 1);
    (label, row, parts.last().and_then(|part| part.parse().ok()))
}

/// The languages in which a text of a draft is still missing: those whose field is empty while the English one is not.
pub fn missing_languages(fields: &Fields, name: &str) -> Vec<Lang> {
    let is_there = |lang| !fields.get(&in_lang(name, lang)).is_empty();
    Lang::ALL.into_iter().filter(|lang| is_there(Lang::En) && !is_there(*lang)).collect()
}
