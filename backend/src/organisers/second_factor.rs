//! The second step in: a code from an authenticator app, or a recovery code; and how both are set up.
//!
//! What is offered, and not kept yet, is in the form itself, sealed: an app that was never set up, or recovery codes that
//! nobody has written down, change nothing.

use std::fmt;

use domain::{AppError, AuditAction, FieldErrors, FieldProblem, Instant};
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use super::{
    ComesFrom, SignedIn, Whole, ending,
    totp::{self, TotpSecret, Typed},
};
use crate::{
    Backend,
    backend::internal,
    secret::{new_token, token_hash},
    store::{
        Change, Job,
        audit::{self, Note},
        organisers::{self, Account},
        sign_in_failures::{self, Counter},
        sign_ins,
    },
};

/// How many recovery codes there are.
const CODES: usize = 10;

/// What is sealed, each with the id of the sign-in that may use it: an app that is offered.
const OFFER: &str = "second-factor-offer";
/// An app that has shown a right code, and recovery codes.
const SHOWN: &str = "second-factor-shown";
/// The app as it is stored, with the id of the organiser.
const STORED: &str = "second-factor";

/// What an authenticator app is set up with.
#[derive(Clone, PartialEq, Eq)]
pub struct SecondFactorOffer {
    /// What the form carries along.
    pub sealed: String,
    /// The secret as people type it.
    pub secret: String,
    /// The address that an app reads from a picture.
    pub address: String,
}

/// Recovery codes as they are shown, once.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCodes {
    /// What the form carries along that says that they are kept.
    pub sealed: String,
    /// Each is good once.
    pub codes: Vec<String>,
}

/// What is to be kept once the codes are: sealed in the form.
#[derive(Serialize, Deserialize)]
struct Shown {
    /// The app's secret and the step of the code that it has shown; none where the app stays as it is.
    app: Option<(Vec<u8>, i64)>,
    codes: Vec<String>,
}

/// Prints nothing of it: `Debug` output ends in logs.
macro_rules! unprinted {
    ($($name:ident),+) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )+};
}
unprinted!(SecondFactorOffer, RecoveryCodes, Whole);

impl Backend {
    /// Whether somebody has a second factor, or has to set one up first.
    ///
    /// # Errors
    /// [`AppError::Internal`] where the store fails.
    pub async fn has_second_factor(&self, signed_in: &SignedIn) -> Result<bool, AppError> {
        Ok(self.account(signed_in).await?.totp.is_some())
    }

    /// How many recovery codes somebody has left.
    ///
    /// # Errors
    /// [`AppError::Internal`] where the store fails.
    pub async fn recovery_codes_left(&self, signed_in: &SignedIn) -> Result<i64, AppError> {
        let mut db = self.store().read().await.map_err(internal)?;
        organisers::recovery_codes_left(&mut db, &signed_in.organiser.id).await.map_err(internal)
    }

    /// Makes a sign-in whole by a code of the app, or by a recovery code, which is gone then. It gets another token.
    ///
    /// # Errors
    /// [`AppError::Invalid`] where the code is wrong or was taken before, [`AppError::TooMany`] where a try has to wait.
    pub async fn give_second_factor(
        &self,
        signed_in: &SignedIn,
        code: &str,
        from: &ComesFrom,
    ) -> Result<Whole, AppError> {
        let account = self.account(signed_in).await?;
        self.count_try(&self.counters_inside(from, &account)).await?;
        let factor = self.factor(&account, code).ok_or_else(wrong_code)?;
        let whole = Whole { token: new_token(), device: self.device_token(&account) };
        let enter = Enter {
            counters: self.counters_of(&account),
            signed_in: signed_in.clone(),
            factor,
            token_hash: token_hash(&whole.token),
            now: self.clock().now(),
        };
        if self.write(enter).await? { Ok(whole) } else { Err(wrong_code()) }
    }

    /// What a code may be; none where it can be none of this organiser's.
    fn factor(&self, account: &Account, code: &str) -> Option<Factor> {
        match Typed::read(code) {
            Typed::Code(code) => self.app_of(account)?.step_of(&code, totp::now()).map(Factor::Step),
            Typed::Recovery(code) => Some(Factor::Recovery(self.recovery_hash(&account.organiser.id, &code))),
        }
    }

    /// A new app for somebody to set up.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] where they may not have another one.
    pub async fn offer_second_factor(&self, signed_in: &SignedIn) -> Result<SecondFactorOffer, AppError> {
        self.may_set_up(signed_in).await?;
        let secret = TotpSecret::random();
        let sealed = self.secret().seal(&purpose(OFFER, signed_in), secret.bytes());
        Ok(self.offer_of(signed_in, sealed, &secret))
    }

    /// The one that was offered before, to be shown again.
    ///
    /// # Errors
    /// [`AppError::StaleForm`] where it was offered to another sign-in.
    pub fn offered_second_factor(&self, signed_in: &SignedIn, sealed: &str) -> Result<SecondFactorOffer, AppError> {
        let secret = self.offered(signed_in, sealed)?;
        Ok(self.offer_of(signed_in, sealed.to_owned(), &secret))
    }

    /// Looks whether an app shows the right code; gives recovery codes to keep. Nothing has changed yet.
    ///
    /// # Errors
    /// [`AppError::Invalid`] where the code is wrong, [`AppError::StaleForm`] where the app was offered to another
    /// sign-in, [`AppError::Forbidden`] where they may not have another one.
    pub async fn try_second_factor(
        &self,
        signed_in: &SignedIn,
        sealed: &str,
        code: &str,
    ) -> Result<RecoveryCodes, AppError> {
        self.may_set_up(signed_in).await?;
        let secret = self.offered(signed_in, sealed)?;
        let Typed::Code(code) = Typed::read(code) else { return Err(wrong_code()) };
        let step = secret.step_of(&code, totp::now()).ok_or_else(wrong_code)?;
        self.show_codes(signed_in, Some((secret.bytes().to_vec(), step)))
    }

    /// New recovery codes to keep, for somebody who has an app. Nothing has changed yet.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] where they have to set up an app first.
    pub async fn offer_recovery_codes(&self, signed_in: &SignedIn) -> Result<RecoveryCodes, AppError> {
        self.may_set_up(signed_in).await?;
        if !signed_in.is_whole {
            return Err(AppError::Forbidden);
        }
        self.show_codes(signed_in, None)
    }

    /// Keeps what was shown last: recovery codes, and the app with them where it is new. A sign-in that waited for its
    /// second factor is whole then; a new app ends all other sign-ins.
    ///
    /// # Errors
    /// [`AppError::StaleForm`] where it was shown to another sign-in, [`AppError::Forbidden`] where it is too late.
    pub async fn keep_second_factor(&self, signed_in: &SignedIn, sealed: &str) -> Result<Option<Whole>, AppError> {
        self.may_set_up(signed_in).await?;
        let shown = self.secret().open(&purpose(SHOWN, signed_in), sealed).ok_or(AppError::StaleForm)?;
        let shown: Shown = serde_json::from_slice(&shown).map_err(|_| AppError::StaleForm)?;
        let account = self.account(signed_in).await?;
        let id = &account.organiser.id;
        let whole = Whole { token: new_token(), device: self.device_token(&account) };
        let keep = Keep {
            app: shown.app.map(|(secret, step)| (self.secret().seal(&format!("{STORED} {id}"), &secret), step)),
            codes: shown.codes.iter().map(|code| self.recovery_hash(id, &code.replace('-', ""))).collect(),
            counters: self.counters_of(&account),
            token_hash: token_hash(&whole.token),
            signed_in: signed_in.clone(),
            now: self.clock().now(),
        };
        if !self.write(keep).await? {
            return Err(AppError::Forbidden);
        }
        Ok((!signed_in.is_whole).then_some(whole))
    }

    /// Only whoever has none yet sets one up on the way in, or the password alone would be enough to exchange it. Who is
    /// in has typed the password just now.
    async fn may_set_up(&self, signed_in: &SignedIn) -> Result<(), AppError> {
        let may = if signed_in.is_whole { signed_in.is_fresh } else { !self.has_second_factor(signed_in).await? };
        if may { Ok(()) } else { Err(AppError::Forbidden) }
    }

    fn offered(&self, signed_in: &SignedIn, sealed: &str) -> Result<TotpSecret, AppError> {
        let secret = self.secret().open(&purpose(OFFER, signed_in), sealed);
        secret.and_then(TotpSecret::from_bytes).ok_or(AppError::StaleForm)
    }

    fn offer_of(&self, signed_in: &SignedIn, sealed: String, secret: &TotpSecret) -> SecondFactorOffer {
        let organiser = &signed_in.organiser;
        let event = self.event();
        let issuer = event.as_ref().map_or("shaping-tomorrow", |event| event.campaign.name.as_str(organiser.lang));
        SecondFactorOffer { sealed, secret: secret.text(), address: secret.address(issuer, organiser.email.as_str()) }
    }

    fn show_codes(&self, signed_in: &SignedIn, app: Option<(Vec<u8>, i64)>) -> Result<RecoveryCodes, AppError> {
        let codes: Vec<_> = std::iter::repeat_with(totp::new_recovery_code).take(CODES).collect();
        let shown = Shown { app, codes: codes.clone() };
        let text = serde_json::to_vec(&shown).map_err(|_| AppError::Internal)?;
        Ok(RecoveryCodes { sealed: self.secret().seal(&purpose(SHOWN, signed_in), &text), codes })
    }

    fn app_of(&self, account: &Account) -> Option<TotpSecret> {
        let sealed = account.totp.as_deref()?;
        let secret = self.secret().open(&format!("{STORED} {}", account.organiser.id), sealed)?;
        TotpSecret::from_bytes(secret)
    }

    /// What is stored of a recovery code: who reads the store cannot try codes out.
    fn recovery_hash(&self, organiser_id: &str, code: &str) -> String {
        self.secret().derive_text("recovery-code", format!("{organiser_id} {code}").as_bytes())
    }
}

/// What is sealed for one sign-in alone.
fn purpose(what: &str, signed_in: &SignedIn) -> String {
    format!("{what} {}", signed_in.id)
}

fn wrong_code() -> AppError {
    FieldErrors::one("code", FieldProblem::Wrong).into()
}

/// What a code stands for.
enum Factor {
    /// A code of the app: its step.
    Step(i64),
    /// A recovery code: its hash.
    Recovery(String),
}

/// Makes a sign-in whole; answers whether the code was good.
struct Enter {
    signed_in: SignedIn,
    factor: Factor,
    token_hash: String,
    counters: Vec<Counter>,
    now: Instant,
}

impl Job for Enter {
    type Answer = bool;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        let organiser_id = &self.signed_in.organiser.id;
        let (is_good, by) = match &self.factor {
            Factor::Step(step) => (organisers::take_totp_step(db, organiser_id, *step).await?, None),
            Factor::Recovery(code) => {
                (organisers::take_recovery_code(db, organiser_id, code).await?, Some("recovery-code"))
            }
        };
        if !is_good {
            return Ok(false);
        }
        enter(db, &self.signed_in, &self.token_hash, &self.counters, self.now, by).await?;
        Ok(true)
    }
}

/// Makes a sign-in whole, forgets what failed before, and writes down that somebody got in. A sign-in that has ended
/// meanwhile undoes all of it.
async fn enter(
    db: &mut AnyConnection,
    signed_in: &SignedIn,
    token_hash: &str,
    counters: &[Counter],
    now: Instant,
    by: Option<&str>,
) -> Result<(), sqlx::Error> {
    if !sign_ins::make_whole(db, &signed_in.id, token_hash, now).await? {
        return Err(sqlx::Error::RowNotFound);
    }
    for counter in counters {
        sign_in_failures::forget(db, counter).await?;
    }
    let note = Note { action: AuditAction::SignedIn, subject: ending(&signed_in.id), before: None, after: by };
    audit::note(db, &signed_in.actor(), now, note).await
}

/// Keeps recovery codes, and an app where it is new; answers whether that was still possible.
struct Keep {
    signed_in: SignedIn,
    /// The app's secret, sealed, and the step of the code that it has shown.
    app: Option<(String, i64)>,
    codes: Vec<String>,
    token_hash: String,
    counters: Vec<Counter>,
    now: Instant,
}

impl Job for Keep {
    type Answer = bool;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        let (signed_in, organiser_id) = (&self.signed_in, &self.signed_in.organiser.id);
        let mut done = AuditAction::RecoveryCodesMade;
        if let Some((sealed, step)) = &self.app {
            // Of two browsers that set one up at once, one does.
            if !organisers::set_totp(db, organiser_id, sealed, *step, signed_in.is_whole).await? {
                return Ok(false);
            }
            sign_ins::end_all_but(db, organiser_id, &signed_in.id).await?;
            done = AuditAction::SecondFactorChanged;
        }
        organisers::set_recovery_codes(db, organiser_id, &self.codes).await?;
        audit::note(db, &signed_in.actor(), self.now, Note::that(done, ending(organiser_id))).await?;
        if !signed_in.is_whole {
            enter(db, signed_in, &self.token_hash, &self.counters, self.now, None).await?;
        }
        Ok(true)
    }
}
