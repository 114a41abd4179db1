//! Undoing that an organiser has cancelled a registration. The seat has gone on meanwhile, so it is like asking for one
//! again: a free one is theirs, else they are the last in line.

use domain::{AuditAction, Instant, RegistrationState, RegistrationWindow};
use sqlx::{AnyConnection, Error};

use super::ending;
use crate::{
    Actor, Rules,
    deleted::Restored,
    own::AskAgain,
    store::{
        Job,
        audit::{self, Note},
        content, registrations,
    },
};

/// Asks for a seat again, for somebody who `had` one, or waited for it. A seat that was not confirmed has to be confirmed.
pub(crate) async fn cancelled(
    db: &mut AnyConnection,
    by: &Actor,
    now: Instant,
    rules: Rules,
    id: String,
    had: RegistrationState,
) -> Result<Restored, Error> {
    let brief = registrations::locked(db, &id).await?;
    let cancelled = RegistrationState::Cancelled;
    // Else they are erased, or have asked for a seat themselves.
    let Some(brief) = brief.filter(|brief| brief.state == cancelled) else { return Ok(Restored::Gone) };
    let session = content::event_of(db, &brief.session_id).await?.session;
    if session.registration_at(now, 0) == RegistrationWindow::Closed {
        return Ok(Restored::Closed);
    }
    let hold_until = now.plus(rules.confirm_within()).min(session.ends_at);
    let hold_until = (had != RegistrationState::Confirmed).then_some(hold_until);
    let has_a_seat = AskAgain { id: id.clone(), now, hold_until, rules }.run(db).await?;
    let after = registrations::brief(db, &id).await?.map(|brief| brief.state.code());
    let note = Note { before: Some(cancelled.code()), after, ..Note::that(AuditAction::Restored, ending(&id)) };
    audit::note(db, by, now, note).await?;
    Ok(if has_a_seat { Restored::Done } else { Restored::InLine })
}
