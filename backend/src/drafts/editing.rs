//! Changing a draft: a section's form that is saved, and steps such as moving the session.

use domain::{AppError, AuditAction, Event, Instant};
use sqlx::AnyConnection;

use super::{
    Draft, Faults, Fields, Marks, Section, actions, agenda,
    comparing::difference,
    pieces::{self, Piece, TakenOut},
    session,
};
use crate::{
    Actor, Backend,
    deleted::Kept,
    store::{Change, Job, audit, deleted, drafts, photos},
};

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

/// How something in a draft is changed other than by its forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The session begins and ends so many minutes later, with its agenda; earlier where negative.
    Move(i64),
    /// The session is called off, or not any more.
    CallOff(bool),
    /// Something in a list goes to another place; both counted from 0.
    Reorder {
        /// Which list.
        list: Ordered,
        /// Where it is.
        from: usize,
        /// Where it is to be.
        to: usize,
    },
}

/// The lists that are put in order by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ordered {
    /// The items of the agenda.
    Agenda,
    /// What can be pledged.
    Actions,
}

impl Ordered {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Agenda, Self::Actions];

    /// Its name in forms and translations.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Agenda => "agenda",
            Self::Actions => "actions",
        }
    }

    /// The list with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.code() == code)
    }

    /// The section that it stands in.
    pub const fn section(self) -> Section {
        match self {
            Self::Agenda => Section::Agenda,
            Self::Actions => Section::Campaign,
        }
    }
}

impl Backend {
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
        let Some(draft) = drafts::locked(db, id).await? else { return Ok(None) };
        let (event, taken_out) = match self.changed(&draft) {
            Ok(changed) => changed,
            Err(saved) => return Ok(Some(saved)),
        };
        if let Edit::Save(save) = &self.edit {
            let faults = actions::pledged(db, &draft.event, &event, &save.typed).await?;
            if !faults.is_empty() {
                return Ok(Some(Saved::Faulty(faults)));
            }
        }
        for piece in taken_out {
            keep(db, &draft, piece, &self.by, self.now).await?;
        }
        change(db, draft, event, AuditAction::DraftChanged, &self.by, self.now).await?;
        Ok(Some(Saved::Done))
    }
}

/// Keeps what is about to be taken out of a draft, so that it can be put back for a while.
pub(super) async fn keep(
    db: &mut AnyConnection,
    draft: &Draft,
    piece: Piece,
    by: &Actor,
    now: Instant,
) -> Result<(), sqlx::Error> {
    let kept = Kept::Piece(Box::new(TakenOut { session: draft.slug(), piece }));
    deleted::keep(db, by, now, &kept).await
}

/// Writes what a draft has become by an `action`, and whose it was; nothing where it is as it was.
pub(super) async fn change(
    db: &mut AnyConnection,
    draft: Draft,
    event: Event,
    action: AuditAction,
    by: &Actor,
    now: Instant,
) -> Result<(), sqlx::Error> {
    if event == draft.event {
        return Ok(());
    }
    let (before, after) = difference(&draft.event, &event);
    let note = audit::Note { action, subject: &drafts::slug(&event), before: Some(&before), after: Some(&after) };
    audit::note(db, by, now, note).await?;
    let exchanges_photos = !event.photos().eq(draft.event.photos());
    let changed_by = by.name().to_owned();
    drafts::update(db, &Draft { event, changed_by, changed_at: now, ..draft }).await?;
    if exchanges_photos { photos::forget_unused(db).await } else { Ok(()) }
}

impl EditJob {
    /// What the draft becomes, with what is taken out of it; or what stands against that.
    fn changed(&self, draft: &Draft) -> Result<(Event, Vec<Piece>), Saved> {
        match &self.edit {
            Edit::Save(Save { section, marks, typed, .. }) => {
                let now = section.fields(&draft.event);
                match marks.merge(&now, typed) {
                    Ok(merged) => {
                        let event = section.apply(&draft.event, &merged).map_err(Saved::Faulty)?;
                        let taken_out = pieces::taken_out(*section, &draft.event, &merged, &event);
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
        Step::Reorder { list: Ordered::Agenda, from, to } => agenda::reordered(event, from, to),
        Step::Reorder { list: Ordered::Actions, from, to } => actions::reordered(event, from, to),
    }
}
