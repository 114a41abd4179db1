//! What somebody does with their registration by the link of their own page: see, take the seat that was offered, change,
//! give up, ask again, erase.

use std::sync::Arc;

use domain::{
    AppError, AuditAction, ChangeForm, Consent, ConsentKind, Event, Instant, OwnRegistration, RegistrationChange,
    RegistrationState, RegistrationWindow,
};
use sqlx::AnyConnection;

use crate::{
    Actor, Backend, Rules,
    backend::internal,
    deleted::Kept,
    outbox::OutboxKind,
    registrations::ending,
    secret::token_hash,
    store::{
        self, Change, Job,
        audit::{self, Note},
        consents, deleted,
        outbox::{self, About},
        registration_states as states, registrations, seats,
    },
};

/// What the tokens of registrations' own pages are derived for.
const LINK: &str = "registration-link";

impl Backend {
    /// What the one with this link sees of their registration.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is none.
    pub async fn own_registration(&self, token: &str) -> Result<OwnRegistration, AppError> {
        let mut db = self.store().read().await.map_err(internal)?;
        let now = self.clock().now();
        registrations::own(&mut db, &token_hash(token), now).await.map_err(internal)?.ok_or(AppError::NotFound)
    }

    /// A session with its campaign: that of a registration, which need not be the one on the landing page.
    ///
    /// # Errors
    /// [`AppError::Internal`].
    pub async fn event_of(&self, session_id: &str) -> Result<Arc<Event>, AppError> {
        let programme = self.shown().programme();
        let mut sessions = programme.iter().flat_map(|programme| &programme.sessions);
        if let Some(published) = sessions.find(|published| published.session_id == session_id) {
            return Ok(Arc::clone(&published.event));
        }
        let mut db = self.store().read().await.map_err(internal)?;
        store::content::event_of(&mut db, session_id).await.map(Arc::new).map_err(internal)
    }

    /// Takes the seat that is offered, or that waits to be confirmed; a second time changes nothing. Where the time for
    /// it has passed, nothing changes either: [`Backend::own_registration`] says so.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is no such registration.
    pub async fn take_seat(&self, token: &str) -> Result<(), AppError> {
        let id = self.id_by_token(token).await?;
        self.write(Confirm { id, now: self.clock().now() }).await
    }

    /// Asks for a seat again, once the registration has expired or was given up: a seat that is free is theirs, else
    /// they are last in line. Changes nothing for all others.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; [`AppError::Closed`] where registration is closed.
    pub async fn ask_again(&self, token: &str) -> Result<(), AppError> {
        let id = self.id_by_token(token).await?;
        self.ask_again_by(id, None).await.map(drop)
    }

    /// Changes what the form holds.
    ///
    /// # Errors
    /// [`AppError::Invalid`], [`AppError::NotFound`]; nothing has changed then.
    pub async fn change_registration(&self, token: &str, form: &ChangeForm) -> Result<(), AppError> {
        let change = form.parse()?;
        let id = self.id_by_token(token).await?;
        self.write(ChangeIt { id, change, now: self.clock().now() }).await
    }

    /// Wants no news of the campaign any more; a second time changes nothing.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is no such registration.
    pub async fn stop_news(&self, token: &str) -> Result<(), AppError> {
        let id = self.id_by_token(token).await?;
        self.write(StopNews { id, now: self.clock().now() }).await
    }

    /// Gives up a seat, or a place in line; the seat goes to the first in line. Changes nothing for those who are out
    /// already, and for those who have joined.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is no such registration.
    pub async fn cancel_registration(&self, token: &str) -> Result<(), AppError> {
        let id = self.id_by_token(token).await?;
        self.write(Cancel { id, by: None, now: self.clock().now(), rules: self.rules() }).await.map(drop)
    }

    /// Erases a registration with all that belongs to it, now and for good; its seat goes to the first in line.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is no such registration.
    pub async fn erase_registration(&self, token: &str) -> Result<(), AppError> {
        let id = self.id_by_token(token).await?;
        self.erase_for_good(id, None).await
    }

    /// Erases a registration, by an organiser or by the person themselves.
    pub(crate) async fn erase_for_good(&self, id: String, by: Option<Actor>) -> Result<(), AppError> {
        if !self.write(Erase { id, by, now: self.clock().now(), rules: self.rules() }).await? {
            return Err(AppError::NotFound);
        }
        // It is erased, and they shall hear so, even where another process reads the file right now: what is left of it
        // in unused parts of the file is taken out by the hourly erasure then.
        if let Err(error) = self.store().forget_erased(true).await {
            tracing::warn!(%error, "erased, but the database file could not be rewritten yet");
        }
        Ok(())
    }

    /// The token of a registration's own page. Made from the id, so that it can be made again for a mail and need not be
    /// stored.
    pub(crate) fn registration_token(&self, id: &str) -> String {
        self.secret().derive_text(LINK, id.as_bytes())
    }

    /// Asks for a seat again. With `hold_for`, in milliseconds, it waits to be confirmed by mail, else it is theirs. True
    /// where they have a seat now.
    pub(crate) async fn ask_again_by(&self, id: String, hold_for: Option<i64>) -> Result<bool, AppError> {
        let now = self.clock().now();
        let session_id = self.registration_by_id(&id).await?.session_id;
        let session = &self.event_of(&session_id).await?.session;
        // Whether seats are left is found out with the lock on them.
        if session.registration_at(now, 0) == RegistrationWindow::Closed {
            return Err(AppError::Closed);
        }
        let hold_until = hold_for.map(|hold_for| now.plus(hold_for).min(session.ends_at));
        self.write(AskAgain { id, now, hold_until, rules: self.rules() }).await
    }

    pub(crate) async fn registration_by_id(&self, id: &str) -> Result<registrations::Brief, AppError> {
        let mut db = self.store().read().await.map_err(internal)?;
        registrations::brief(&mut db, id).await.map_err(internal)?.ok_or(AppError::NotFound)
    }

    pub(crate) async fn id_by_token(&self, token: &str) -> Result<String, AppError> {
        let mut db = self.store().read().await.map_err(internal)?;
        let id = registrations::id_by_token(&mut db, &token_hash(token)).await.map_err(internal)?;
        id.ok_or(AppError::NotFound)
    }
}

/// Makes a held seat somebody's own.
pub(crate) struct Confirm {
    pub(crate) id: String,
    pub(crate) now: Instant,
}

impl Job for Confirm {
    type Answer = ();
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        if registrations::confirm(db, &self.id, self.now).await? {
            tell(db, &self.id, OutboxKind::Confirmed, self.now).await?;
        }
        Ok(())
    }
}

/// Puts a mail about a registration into the outbox, where it has an address.
pub(crate) async fn tell(db: &mut AnyConnection, id: &str, kind: OutboxKind, now: Instant) -> Result<(), sqlx::Error> {
    match registrations::brief(db, id).await? {
        Some(brief) if brief.by_email => outbox::add(db, kind, About::Registration(id), brief.lang, now).await,
        _ => Ok(()),
    }
}

/// Asks for a seat again; true where they have one then.
pub(crate) struct AskAgain {
    pub(crate) id: String,
    pub(crate) now: Instant,
    /// Until when it is held for them to confirm; none where it is theirs at once.
    pub(crate) hold_until: Option<Instant>,
    pub(crate) rules: Rules,
}

impl Job for AskAgain {
    type Answer = bool;
    const CHANGES: Option<Change> = Some(Change::Seats);

    async fn run(&self, db: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        let Some(brief) = registrations::locked(db, &self.id).await? else { return Ok(false) };
        let state = brief.state_at(self.now);
        if !state.is_out() {
            return Ok(state.holds_a_seat());
        }
        let session_id = &brief.session_id;
        if brief.state.holds_a_seat() {
            // Nobody has noticed yet that its time has passed. Who waits comes first.
            let past = seats::PastHold { id: self.id.clone(), session_id: session_id.clone(), state: brief.state };
            seats::expire(db, &past, self.now).await?;
            seats::move_line(db, session_id, self.now, self.rules.offer_for()).await?;
        }
        let has_a_seat = seats::take_or_queue(db, session_id, &self.id).await?;
        let next = match self.hold_until {
            _ if !has_a_seat => RegistrationState::Waitlisted,
            Some(_) => RegistrationState::Pending,
            None => RegistrationState::Confirmed,
        };
        states::moved(db, session_id, Some(state), Some(next)).await?;
        if !has_a_seat {
            tell(db, &self.id, OutboxKind::Registered, self.now).await?;
            return Ok(false);
        }
        match self.hold_until {
            Some(until) => {
                registrations::set_state(db, &self.id, RegistrationState::Pending, Some(until)).await?;
                tell(db, &self.id, OutboxKind::Registered, self.now).await?;
            }
            None => {
                registrations::seat_for_good(db, &self.id, self.now).await?;
                tell(db, &self.id, OutboxKind::Confirmed, self.now).await?;
            }
        }
        Ok(true)
    }
}

struct ChangeIt {
    id: String,
    change: RegistrationChange,
    now: Instant,
}

impl Job for ChangeIt {
    type Answer = ();
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        registrations::change(db, &self.id, &self.change).await?;
        consents::change(db, consents::Subject::Registration(&self.id), self.change.news, self.change.lang, self.now)
            .await
    }
}

struct StopNews {
    id: String,
    now: Instant,
}

impl Job for StopNews {
    type Answer = ();
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        let Some(brief) = registrations::brief(db, &self.id).await? else { return Ok(()) };
        let refused = Consent { kind: ConsentKind::News, given: false };
        consents::change(db, consents::Subject::Registration(&self.id), refused, brief.lang, self.now).await
    }
}

/// Gives up a seat or a place in line, for the person or for an organiser. False where there is nothing to give up.
pub(crate) struct Cancel {
    pub(crate) id: String,
    /// The organiser who does it; none where it is the person.
    pub(crate) by: Option<Actor>,
    pub(crate) now: Instant,
    pub(crate) rules: Rules,
}

impl Job for Cancel {
    type Answer = bool;
    const CHANGES: Option<Change> = Some(Change::Seats);

    async fn run(&self, db: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        let Some(brief) = registrations::locked(db, &self.id).await? else { return Ok(false) };
        if !brief.state.may_be_cancelled() {
            return Ok(false);
        }
        let cancelled = RegistrationState::Cancelled;
        registrations::set_state(db, &self.id, cancelled, None).await?;
        states::moved(db, &brief.session_id, Some(brief.state), Some(cancelled)).await?;
        if let Some(by) = &self.by {
            let kept = Kept::Cancelled { registration: self.id.clone(), had: brief.state.code().to_owned() };
            deleted::keep(db, by, self.now, &kept).await?;
            let (before, after) = (Some(brief.state.code()), Some(cancelled.code()));
            let subject = ending(&self.id);
            let note = Note { action: AuditAction::RegistrationChanged, subject, before, after };
            audit::note(db, by, self.now, note).await?;
        }
        // Whose address was never confirmed may not be whose it is: no word more to them than needed.
        if brief.state != RegistrationState::Pending {
            tell(db, &self.id, OutboxKind::Left, self.now).await?;
        }
        give_seat_back(db, &brief, self.now, &self.rules).await?;
        Ok(true)
    }
}

struct Erase {
    id: String,
    by: Option<Actor>,
    now: Instant,
    rules: Rules,
}

impl Job for Erase {
    type Answer = bool;
    const CHANGES: Option<Change> = Some(Change::Seats);

    async fn run(&self, db: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        let Some(brief) = registrations::locked(db, &self.id).await? else { return Ok(false) };
        registrations::erase(db, &self.id).await?;
        states::moved(db, &brief.session_id, Some(brief.state), None).await?;
        if let Some(by) = &self.by {
            audit::note(db, by, self.now, Note::that(AuditAction::PersonErased, ending(&self.id))).await?;
        }
        give_seat_back(db, &brief, self.now, &self.rules).await?;
        Ok(true)
    }
}

async fn give_seat_back(
    db: &mut AnyConnection,
    brief: &registrations::Brief,
    now: Instant,
    rules: &Rules,
) -> Result<(), sqlx::Error> {
    if brief.state.holds_a_seat() {
        seats::free(db, &brief.session_id).await?;
        seats::move_line(db, &brief.session_id, now, rules.offer_for()).await?;
    }
    Ok(())
}
