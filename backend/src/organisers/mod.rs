//! Those who run the campaign: who is signed in, and what is written down of what they do.

mod account;
mod audit;
mod inviting;
mod joining;
mod limits;
mod passwords;
pub(crate) mod restoring;
mod second_factor;
mod signing_in;
mod team;
mod totp;

pub use account::OwnSignIn;
pub use audit::{AuditFilter, AuditFilterForm, AuditPage, ending};
pub use inviting::InvitationLink;
pub use limits::ComesFrom;
pub use second_factor::{RecoveryCodes, SecondFactorOffer};
pub use signing_in::Whole;
pub use team::{Member, Team};

pub(crate) use audit::Who;
pub(crate) use inviting::ForgetInvitations;
pub(crate) use joining::{NewOrganiser, insert_organiser};
pub(crate) use passwords::{PasswordHash, hash_new_password};

use domain::{AppError, Instant, MINUTE, Organiser};
use sqlx::AnyConnection;

use crate::{
    Backend,
    backend::internal,
    secret::token_hash,
    store::{Change, Job, sign_in_failures, sign_ins},
};

/// How long a sign-in lasts without being used, in milliseconds: half a day.
const IDLE: i64 = 12 * 60 * MINUTE;

/// How long one lasts at most: a week.
const LASTS: i64 = 7 * 24 * 60 * MINUTE;

/// How long the second factor is waited for.
const HALF_LASTS: i64 = 15 * MINUTE;

/// How long a typed password counts as fresh.
const FRESH: i64 = 10 * MINUTE;

/// Who does something in the organisers' area, for what is written down of it.
#[derive(Clone, PartialEq, Eq)]
pub enum Actor {
    /// An organiser who is signed in.
    Organiser {
        /// Their id.
        id: String,
        /// Their name.
        name: String,
    },
    /// A command on the server.
    Command,
}

impl Actor {
    /// The organiser's name; empty for a command on the server.
    pub fn name(&self) -> &str {
        match self {
            Self::Organiser { name, .. } => name,
            Self::Command => "",
        }
    }

    fn of(organiser: &Organiser) -> Self {
        Self::Organiser { id: organiser.id.clone(), name: organiser.name.as_str().to_owned() }
    }
}

/// Somebody who is signed in.
#[derive(Clone)]
pub struct SignedIn {
    /// The sign-in's own id.
    pub id: String,
    /// Who it is.
    pub organiser: Organiser,
    /// Whether the second factor was given as well; without it nothing but that can be done.
    pub is_whole: bool,
    /// Whether the password was typed in a moment ago, as some things ask for.
    pub is_fresh: bool,
}

impl SignedIn {
    /// Who does what they do.
    pub fn actor(&self) -> Actor {
        Actor::of(&self.organiser)
    }
}

impl Backend {
    /// Who is signed in with the token of a cookie; none where it is none, or has ended.
    ///
    /// # Errors
    /// [`AppError::Internal`] where the store fails.
    pub async fn signed_in(&self, token: &str) -> Result<Option<SignedIn>, AppError> {
        let now = self.clock().now();
        let mut db = self.store().read().await.map_err(internal)?;
        let found = sign_ins::find(&mut db, &token_hash(token)).await.map_err(internal)?;
        drop(db);
        let Some(open) = found.filter(|open| is_open(open, now)) else { return Ok(None) };
        if now.millis() - open.seen_at.millis() >= MINUTE {
            // Not by `Self::write`: nobody has to hear of it.
            self.store().write(Seen { id: open.id.clone(), now }).await.map_err(internal)?;
        }
        let is_fresh = now.millis() - open.password_at.millis() < FRESH;
        Ok(Some(SignedIn { id: open.id, organiser: open.organiser, is_whole: open.is_whole, is_fresh }))
    }
}

/// Whether a sign-in has not ended by the clock.
fn is_open(sign_in: &sign_ins::OpenSignIn, now: Instant) -> bool {
    let lasts = if sign_in.is_whole { LASTS } else { HALF_LASTS };
    now.millis() - sign_in.created_at.millis() < lasts && now.millis() - sign_in.seen_at.millis() < IDLE
}

/// Throws away what nobody can use any more: sign-ins that have ended, and failures that do not count.
pub(crate) struct ForgetEnded {
    pub(crate) now: Instant,
}

impl Job for ForgetEnded {
    type Answer = ();
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        let before = |age: i64| self.now.plus(-age);
        sign_ins::forget_ended(db, before(LASTS), before(IDLE), before(HALF_LASTS)).await?;
        sign_in_failures::forget_before(db, before(limits::REMEMBERED)).await
    }
}

struct Seen {
    id: String,
    now: Instant,
}

impl Job for Seen {
    type Answer = ();
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        sign_ins::seen(db, &self.id, self.now).await
    }
}

#[cfg(any(test, feature = "testing"))]
pub(crate) use totp::code_at;

#[cfg(any(test, feature = "testing"))]
mod for_tests {
    use domain::{Email, Lang, PersonName, Role};

    use super::*;
    use crate::{secret::token_for_nothing, store::new_id};

    impl Backend {
        /// An organiser with this role who is signed in with both factors, for tests: the token of their cookie. Their
        /// password can never be right.
        ///
        /// # Errors
        /// [`AppError::Internal`] where the store fails.
        pub async fn organiser_for_test(&self, role: Role, lang: Lang) -> Result<String, AppError> {
            let (id, token) = (new_id(), token_for_nothing());
            let email = format!("{role}-{id}@example.org");
            let job = MakeForTest { id, token: token.clone(), email, role, lang, now: self.clock().now() };
            self.write(job).await?;
            Ok(token)
        }
    }

    impl Backend {
        /// An organiser who has joined and never signed in, for tests.
        ///
        /// # Errors
        /// [`AppError::Internal`] where the store fails.
        pub async fn joined_for_test(&self, email: &Email, password: &str, role: Role) -> Result<(), AppError> {
            let name = PersonName::parse("Ada Quill").map_err(|_| AppError::Internal)?;
            let password = super::passwords::hash_again(password).await?;
            let (id, lang, created_at) = (new_id(), Lang::En, self.clock().now());
            let new = NewOrganiser { id, name, email: email.clone(), role, lang, password, created_at };
            self.write(JoinForTest(new)).await
        }

        /// How many passwords were looked at so far.
        pub fn passwords_checked(&self) -> u64 {
            self.passwords_counter().load(std::sync::atomic::Ordering::SeqCst)
        }
    }

    struct JoinForTest(NewOrganiser);

    impl Job for JoinForTest {
        type Answer = ();
        const CHANGES: Option<Change> = None;

        async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
            super::joining::insert_organiser(db, &self.0).await.map(drop)
        }
    }

    struct MakeForTest {
        id: String,
        token: String,
        email: String,
        role: Role,
        lang: Lang,
        now: Instant,
    }

    impl Job for MakeForTest {
        type Answer = ();
        const CHANGES: Option<Change> = None;

        async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
            let name = PersonName::parse(&format!("The {}", self.role)).map_err(|_| sqlx::Error::RowNotFound)?;
            let email = Email::parse(&self.email).map_err(|_| sqlx::Error::RowNotFound)?;
            sqlx::query(
                "INSERT INTO organisers (id, name, email, mailbox, role, lang, password, totp, created_at)
                 VALUES ($1, $2, $3, $4, $5, $6, '!', '!', $7)",
            )
            .bind(&self.id)
            .bind(name.as_str())
            .bind(email.as_str())
            .bind(email.same_mailbox_key())
            .bind(self.role.code())
            .bind(self.lang.code())
            .bind(self.now.millis())
            .execute(&mut *db)
            .await?;
            sign_ins::open_one(db, &new_id(), &self.id, &token_hash(&self.token), true, self.now).await
        }
    }
}
