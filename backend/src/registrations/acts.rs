//! What organisers do with one registration. Each change is written down in the transaction that makes it.
//!
//! `Ok(false)` says that nothing was changed, as it no longer fits: somebody else was faster, or time has passed.

use domain::{
    AppError, AuditAction, FieldError, FieldErrors, FieldProblem, Instant, RegistrationForm, RegistrationState,
};
use sqlx::AnyConnection;

use super::{ending, file::mail_that_fits};
use crate::{
    Actor, Backend, Rules,
    backend::internal,
    own::{Cancel, tell},
    store::{
        Change, Job,
        audit::{self, Note},
        outbox, registrations, seats,
    },
};

/// What became of a registration that was added by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// The registration's id.
    pub id: String,
    /// Whether its address was registered already: then it is that registration, and its link went out once more.
    pub was_there: bool,
}

impl Backend {
    /// What can be wrong with a registration that is added by hand, besides what can be wrong with anybody's: what needs
    /// a translated message.
    pub const ADDING_PROBLEMS: &'static [(&'static str, FieldProblem)] = &[("asked", FieldProblem::ConsentNeeded)];

    /// Registers somebody who has asked for that, by all the rules for those who do it themselves: where no seat is left
    /// they wait in line, and where there is an address they get a mail. What is stored of their consent is that an
    /// organiser says so; news they get only once they say so themselves.
    ///
    /// # Errors
    /// [`AppError::Invalid`] with the field `asked` where it is not said that they asked; [`AppError::StaleForm`];
    /// [`AppError::Closed`]; [`AppError::NotFound`] where nothing is published.
    pub async fn add_registration(&self, form: &RegistrationForm, by: &Actor) -> Result<Added, AppError> {
        let form = RegistrationForm { news: String::new(), zone: String::new(), ..form.clone() };
        let id = self.take_registration(&form, Some(by)).await.map_err(as_asked)?.subject_id;
        if self.registration_by_id(&id).await.is_ok() {
            return Ok(Added { id, was_there: false });
        }
        // It is none of its own: its mailbox was registered before.
        let session_id = &self.published()?.session_id;
        let mailbox = domain::Email::parse(&form.email).map_err(|_| AppError::Internal)?.same_mailbox_key();
        let mut db = self.store().read().await.map_err(internal)?;
        let id = registrations::id_of_mailbox(&mut db, session_id, &mailbox).await.map_err(internal)?;
        Ok(Added { id, was_there: true })
    }

    /// Notes that somebody has come, from the moment when doors open.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is no such registration.
    pub async fn check_in(&self, id: &str, by: &Actor) -> Result<bool, AppError> {
        let now = self.clock().now();
        let session_id = self.registration_by_id(id).await?.session_id;
        let session = &self.event_of(&session_id).await?.session;
        if session.cancelled || now < session.doors_open_at() {
            return Ok(false);
        }
        self.write(CheckIn { id: id.to_owned(), came: true, by: by.clone(), now }).await
    }

    /// Takes back that somebody has come.
    ///
    /// # Errors
    /// As above.
    pub async fn undo_check_in(&self, id: &str, by: &Actor) -> Result<bool, AppError> {
        self.registration_by_id(id).await?;
        self.write(CheckIn { id: id.to_owned(), came: false, by: by.clone(), now: self.clock().now() }).await
    }

    /// Sends the mail that says how things stand. Not while one of its kind is still waiting to be sent.
    ///
    /// # Errors
    /// As above.
    pub async fn mail_registration_again(&self, id: &str, by: &Actor) -> Result<bool, AppError> {
        let now = self.clock().now();
        let session_id = self.registration_by_id(id).await?.session_id;
        let session = &self.event_of(&session_id).await?.session;
        let takes_place = !session.cancelled && now < session.ends_at;
        self.write(SendAgain { id: id.to_owned(), takes_place, by: by.clone(), now }).await
    }

    /// Gives somebody who waits the next free seat: at once where one is free, else they are first in line. No seat is
    /// made for them.
    ///
    /// # Errors
    /// As above.
    pub async fn move_up(&self, id: &str, by: &Actor) -> Result<bool, AppError> {
        self.registration_by_id(id).await?;
        self.write(MoveUp { id: id.to_owned(), by: by.clone(), now: self.clock().now(), rules: self.rules() }).await
    }

    /// Gives up somebody's seat or place in line for them, as they could themselves; they are told by mail. For a while it
    /// can be undone.
    ///
    /// # Errors
    /// As above.
    pub async fn cancel_for(&self, id: &str, by: &Actor) -> Result<bool, AppError> {
        self.registration_by_id(id).await?;
        let by = Some(by.clone());
        self.write(Cancel { id: id.to_owned(), by, now: self.clock().now(), rules: self.rules() }).await
    }

    /// Erases a registration with all that belongs to it, now and for good, as its own person could.
    ///
    /// # Errors
    /// As above.
    pub async fn erase_person(&self, id: &str, by: &Actor) -> Result<(), AppError> {
        self.erase_for_good(id.to_owned(), Some(by.clone())).await
    }
}

/// Who registers somebody else does not tick the box for taking part, but says that they were asked to.
fn as_asked(error: AppError) -> AppError {
    let AppError::Invalid(errors) = error else { return error };
    let mut renamed = FieldErrors::default();
    for FieldError { field, problem } in errors.iter() {
        renamed.add(if field == "taking_part" { "asked" } else { field }, *problem);
    }
    renamed.into()
}

struct CheckIn {
    id: String,
    /// Whether they have come, or that is taken back.
    came: bool,
    by: Actor,
    now: Instant,
}

impl Job for CheckIn {
    type Answer = bool;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        let (from, to) = (RegistrationState::Confirmed.code(), RegistrationState::Attended.code());
        let (done, before, after) = if self.came {
            (registrations::attend(db, &self.id, self.now).await?, from, to)
        } else {
            (registrations::not_attended(db, &self.id).await?, to, from)
        };
        if done {
            let (before, after) = (Some(before), Some(after));
            let note = Note { action: AuditAction::CheckedIn, subject: ending(&self.id), before, after };
            audit::note(db, &self.by, self.now, note).await?;
        }
        Ok(done)
    }
}

struct SendAgain {
    id: String,
    takes_place: bool,
    by: Actor,
    now: Instant,
}

impl Job for SendAgain {
    type Answer = bool;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        let Some(brief) = registrations::locked(db, &self.id).await? else { return Ok(false) };
        let kind = mail_that_fits(brief.state_at(self.now), self.takes_place);
        if !brief.by_email || outbox::is_waiting(db, kind, &self.id).await? {
            return Ok(false);
        }
        tell(db, &self.id, kind, self.now).await?;
        let (action, subject) = (AuditAction::MailSentAgain, ending(&self.id));
        audit::note(db, &self.by, self.now, Note { action, subject, before: None, after: Some(kind.code()) }).await?;
        Ok(true)
    }
}

struct MoveUp {
    id: String,
    by: Actor,
    now: Instant,
    rules: Rules,
}

impl Job for MoveUp {
    type Answer = bool;
    const CHANGES: Option<Change> = Some(Change::Seats);

    async fn run(&self, db: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        let Some(brief) = registrations::locked(db, &self.id).await? else { return Ok(false) };
        if brief.state != RegistrationState::Waitlisted {
            return Ok(false);
        }
        let place = seats::place(db, &brief.session_id, &self.id).await?;
        if place > 1 {
            seats::put_first(db, &brief.session_id, &self.id).await?;
        }
        seats::move_line(db, &brief.session_id, self.now, self.rules.offer_for()).await?;
        let state = registrations::brief(db, &self.id).await?.map(|brief| brief.state);
        if place == 1 && state == Some(RegistrationState::Waitlisted) {
            return Ok(false);
        }
        let (before, after) = (place.to_string(), if state == Some(brief.state) { "1" } else { "offered" });
        let (action, subject) = (AuditAction::MovedUp, ending(&self.id));
        let note = Note { action, subject, before: Some(&before), after: Some(after) };
        audit::note(db, &self.by, self.now, note).await?;
        Ok(true)
    }
}
