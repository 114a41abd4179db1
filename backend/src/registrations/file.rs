//! All that is stored about one registration, and what has happened to it.

use domain::{AppError, ConsentKind, Country, Instant, Lang, RegistrationState};

use super::RegistrationSight;
use crate::{Backend, OutboxKind, backend::internal, store::registration_file};

/// One registration, for organisers.
#[derive(Clone, PartialEq, Eq)]
pub struct RegistrationFile {
    /// Its id.
    pub id: String,
    /// The session it is for.
    pub session_id: String,
    /// What the person is called.
    pub name: String,
    /// Where it stands now.
    pub state: RegistrationState,
    /// When they came, or were checked in.
    pub attended_at: Option<Instant>,
    /// From when on people can be checked in; none where the session was called off.
    pub doors_open_at: Option<Instant>,
    /// The rest; none for those who may not see it.
    pub details: Option<FileDetails>,
}

/// What editors see of one registration.
#[derive(Clone, PartialEq, Eq)]
pub struct FileDetails {
    /// Where they get mail; none for those who keep it on their device.
    pub email: Option<String>,
    /// The organisation they come from.
    pub organisation: Option<String>,
    /// Where they live.
    pub country: Option<Country>,
    /// The language to write in.
    pub lang: Lang,
    /// What they need to take part.
    pub access_needs: Option<String>,
    /// The time zone their browser named.
    pub zone: Option<String>,
    /// When it was made.
    pub created_at: Instant,
    /// When the seat became theirs.
    pub confirmed_at: Option<Instant>,
    /// Until when a seat is held for them.
    pub held_until: Option<Instant>,
    /// How many are in line up to and with them, while they wait.
    pub place_in_line: Option<i64>,
    /// The mails to them, oldest first.
    pub mails: Vec<MailMade>,
    /// What they agreed to and what not.
    pub consents: Vec<FileConsent>,
    /// The mail that fits how things stand; none where there is no address.
    pub mail_that_fits: Option<OutboxKind>,
}

/// A mail to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailMade {
    /// What it is about.
    pub kind: OutboxKind,
    /// When it was caused.
    pub created_at: Instant,
    /// What became of it.
    pub state: MailOutcome,
}

/// What became of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailOutcome {
    /// It waits to be sent.
    Waiting,
    /// It was sent, or there was nothing more to say.
    Sent(Instant),
    /// It was given up, for this reason.
    GivenUp(String),
}

/// An answer to a question of consent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileConsent {
    /// What was asked.
    pub kind: ConsentKind,
    /// What was said.
    pub given: bool,
    /// The version of the words that were read.
    pub text_version: i64,
    /// Their language.
    pub lang: Lang,
    /// When.
    pub at: Instant,
    /// Whether an organiser said so, who was asked to register them.
    pub by_organiser: bool,
}

impl RegistrationFile {
    /// Whether they can be checked in at `now`: their seat is theirs, and doors are open or were.
    pub fn may_be_checked_in(&self, now: Instant) -> bool {
        self.state == RegistrationState::Confirmed && self.doors_open_at.is_some_and(|opens_at| opens_at <= now)
    }
}

impl Backend {
    /// What is stored about a registration, as far as whoever asks may see it.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is none.
    pub async fn registration_file(&self, id: &str, sight: RegistrationSight) -> Result<RegistrationFile, AppError> {
        let now = self.clock().now();
        let found = {
            let mut db = self.store().read().await.map_err(internal)?;
            registration_file::find(&mut db, id, sight, now).await.map_err(internal)?
        };
        let mut file = found.ok_or(AppError::NotFound)?;
        let session = &self.event_of(&file.session_id).await?.session;
        file.doors_open_at = (!session.cancelled).then(|| session.doors_open_at());
        let takes_place = !session.cancelled && now < session.ends_at;
        if let Some(details) = &mut file.details {
            details.mail_that_fits = details.email.as_ref().map(|_| mail_that_fits(file.state, takes_place));
        }
        Ok(file)
    }
}

/// The mail that says how things stand.
pub(super) const fn mail_that_fits(state: RegistrationState, takes_place: bool) -> OutboxKind {
    match state {
        RegistrationState::Pending | RegistrationState::Waitlisted if takes_place => OutboxKind::Registered,
        RegistrationState::Offered if takes_place => OutboxKind::SeatOffered,
        RegistrationState::Confirmed if takes_place => OutboxKind::Confirmed,
        _ => OutboxKind::ExistingLink,
    }
}
