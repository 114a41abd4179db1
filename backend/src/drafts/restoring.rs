//! Bringing back a draft that was thrown away, and what was taken out of one.

use domain::{AuditAction, Event, Instant};
use sqlx::{AnyConnection, Error};

use super::{
    Draft, actions, agenda, editing, milestones, photo,
    pieces::{Piece, TakenOut},
    speakers, toolkit, voting,
};
use crate::{
    Actor,
    deleted::{KeptDraft, Restored},
    store::{
        audit::{self, Note},
        drafts,
    },
};

/// Brings back a draft that was thrown away.
pub(crate) async fn draft(
    db: &mut AnyConnection,
    by: &Actor,
    now: Instant,
    kept: KeptDraft,
) -> Result<Restored, Error> {
    let KeptDraft { id, event, changed_by, changed_at } = kept;
    let draft = Draft { id, event, changed_by, changed_at };
    if !drafts::insert(db, &draft).await? {
        return Ok(Restored::AnotherDraft);
    }
    audit::note(db, by, now, Note::that(AuditAction::Restored, &drafts::slug(&draft.event))).await?;
    Ok(Restored::Done)
}

/// Puts what was taken out back into the draft of its session, where there is one and nothing stands against it.
pub(crate) async fn piece(
    db: &mut AnyConnection,
    by: &Actor,
    now: Instant,
    taken_out: TakenOut,
) -> Result<Restored, Error> {
    let TakenOut { session, piece } = taken_out;
    let Some(id) = drafts::id_of(db, &session).await? else { return Ok(Restored::NoDraft) };
    let Some(draft) = drafts::locked(db, &id).await? else { return Ok(Restored::NoDraft) };
    let mut event = draft.event.clone();
    if let Err(stands_against) = put_back(&mut event, piece) {
        return Ok(stands_against);
    }
    editing::change(db, draft, event, AuditAction::Restored, by, now).await?;
    Ok(Restored::Done)
}

/// Puts it into an event; the error is what stands against that.
fn put_back(event: &mut Event, piece: Piece) -> Result<(), Restored> {
    match piece {
        Piece::AgendaItem(item) => agenda::put_back(event, item),
        Piece::Speaker { speaker, after, items } => speakers::put_back(event, speaker, &after, &items),
        Piece::Photo { speaker, photo, instead, .. } => photo::put_back(event, &speaker, photo, instead.as_ref()),
        Piece::Milestone(milestone) => milestones::put_back(event, milestone),
        Piece::Action { action, after, is_of_letter } => actions::put_back(event, action, &after, is_of_letter),
        Piece::Country { facts, after, voting } => voting::put_back(event, facts, &after, voting),
        Piece::Point { point, after, toolkit } => toolkit::put_back(event, point, &after, toolkit),
    }
}
