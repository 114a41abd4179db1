//! What was done, written once and read.

use domain::{AuditAction, Instant};
use sqlx::{AnyConnection, Error};

use super::new_id;
use crate::organisers::Actor;

/// What is to be written down of one change.
pub(crate) struct Note<'a> {
    pub(crate) action: AuditAction,
    /// The end of an id, a number, the name of a setting; never a person's name or address.
    pub(crate) subject: &'a str,
    pub(crate) before: Option<&'a str>,
    pub(crate) after: Option<&'a str>,
}

impl<'a> Note<'a> {
    /// That something was done, and to what.
    pub(crate) const fn that(action: AuditAction, subject: &'a str) -> Self {
        Self { action, subject, before: None, after: None }
    }
}

/// Writes down who did it. To be called in the transaction that does it.
pub(crate) async fn note(db: &mut AnyConnection, by: &Actor, now: Instant, note: Note<'_>) -> Result<(), Error> {
    let (organiser_id, who) = match by {
        Actor::Organiser { id, name } => (Some(id.as_str()), Some(name.as_str())),
        Actor::Command => (None, None),
    };
    sqlx::query(
        "INSERT INTO audit_entries (id, at, organiser_id, who, action, subject, before_it, after_it)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(new_id())
    .bind(now.millis())
    .bind(organiser_id)
    .bind(who)
    .bind(note.action.code())
    .bind(note.subject)
    .bind(note.before)
    .bind(note.after)
    .execute(db)
    .await
    .map(drop)
}
