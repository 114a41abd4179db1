//! An organiser's own account: name, language, password, and where they are signed in.

use domain::{
    AccountForm, AppError, AuditAction, FieldErrors, FieldProblem, Instant, Lang, PasswordChangeForm, PersonName,
};
use sqlx::AnyConnection;

use super::{
    ComesFrom, SignedIn, ending, is_open,
    passwords::{PasswordHash, hash_new_password},
};
use crate::{
    Backend,
    backend::internal,
    store::{
        Change, Job,
        audit::{self, Note},
        organisers::{self, Account},
        sign_in_failures::{self, Counter},
        sign_ins,
    },
};

/// An open sign-in as its owner sees it. Nothing else is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSignIn {
    /// Its id.
    pub id: String,
    /// When they signed in.
    pub began_at: Instant,
    /// When it was used last, to the minute.
    pub seen_at: Instant,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

impl Backend {
    /// Takes the password once more, so that what asks for a fresh one can be done for ten minutes.
    ///
    /// # Errors
    /// [`AppError::Invalid`] where it is wrong, [`AppError::TooMany`] where a try has to wait.
    pub async fn type_password_again(
        &self,
        signed_in: &SignedIn,
        typed: &str,
        from: &ComesFrom,
    ) -> Result<(), AppError> {
        let (_, counters) = self.right_account(signed_in, typed, from).await?;
        let id = signed_in.id.clone();
        self.write(TypedAgain { id, counters, now: self.clock().now() }).await
    }

    /// Changes the password, which ends all other sign-ins at once; gives what this browser is known by from now on.
    ///
    /// # Errors
    /// [`AppError::Invalid`] where the old one is wrong or the new one is not good enough, [`AppError::TooMany`] where a
    /// try has to wait.
    pub async fn change_password(
        &self,
        signed_in: &SignedIn,
        form: &PasswordChangeForm,
        from: &ComesFrom,
    ) -> Result<String, AppError> {
        let (mut account, counters) = self.right_account(signed_in, &form.current_password, from).await?;
        let campaign = self.event().map(|event| event.campaign.name.as_str(Lang::En).to_owned()).unwrap_or_default();
        let about = [account.organiser.name.as_str(), account.organiser.email.as_str(), &campaign];
        let new = hash_new_password(&form.password, &about)
            .await?
            .map_err(|problem| FieldErrors::one("password", problem))?;
        let (signed_in, old, now) = (signed_in.clone(), account.password.clone(), self.clock().now());
        let changed = self.write(ChangePassword { signed_in, old, new: new.clone(), counters, now }).await?;
        if !changed {
            return Err(FieldErrors::one("current_password", FieldProblem::Wrong).into());
        }
        account.password = new;
        Ok(self.device_token(&account))
    }

    /// The account of who is signed in, where the password is its own; and what the try was counted by.
    async fn right_account(
        &self,
        signed_in: &SignedIn,
        typed: &str,
        from: &ComesFrom,
    ) -> Result<(Account, Vec<Counter>), AppError> {
        let account = self.account(signed_in).await?;
        let counters = self.counters_inside(from, &account);
        self.count_try(&counters).await?;
        if !self.is_right(Some(&account), typed).await? {
            return Err(FieldErrors::one("current_password", FieldProblem::Wrong).into());
        }
        Ok((account, counters))
    }

    /// Changes what an organiser is called, and the language in which the area speaks with them.
    ///
    /// # Errors
    /// [`AppError::Invalid`]; nothing is changed then.
    pub async fn change_account(&self, signed_in: &SignedIn, form: &AccountForm) -> Result<(), AppError> {
        let (name, lang) = form.parse()?;
        self.write(ChangeAccount { signed_in: signed_in.clone(), name, lang, now: self.clock().now() }).await
    }

    /// Where somebody is signed in, the one that was used last first.
    ///
    /// # Errors
    /// [`AppError::Internal`] where the store fails.
    pub async fn own_sign_ins(&self, signed_in: &SignedIn) -> Result<Vec<OwnSignIn>, AppError> {
        let now = self.clock().now();
        let mut db = self.store().read().await.map_err(internal)?;
        let all = sign_ins::of_one(&mut db, &signed_in.organiser.id).await.map_err(internal)?;
        let own = |one: sign_ins::OpenSignIn| OwnSignIn {
            is_this: one.id == signed_in.id,
            id: one.id,
            began_at: one.created_at,
            seen_at: one.seen_at,
        };
        Ok(all.into_iter().filter(|one| is_open(one, now)).map(own).collect())
    }

    /// Ends one of somebody's sign-ins; where it has ended already, nothing is to be done.
    ///
    /// # Errors
    /// [`AppError::Internal`] where the store fails.
    pub async fn end_sign_in(&self, signed_in: &SignedIn, id: &str) -> Result<(), AppError> {
        self.write(End { signed_in: signed_in.clone(), one: Some(id.to_owned()), now: self.clock().now() }).await
    }

    /// Ends all of somebody's sign-ins but the one that asks.
    ///
    /// # Errors
    /// [`AppError::Internal`] where the store fails.
    pub async fn end_other_sign_ins(&self, signed_in: &SignedIn) -> Result<(), AppError> {
        self.write(End { signed_in: signed_in.clone(), one: None, now: self.clock().now() }).await
    }
}

struct TypedAgain {
    id: String,
    counters: Vec<Counter>,
    now: Instant,
}

impl Job for TypedAgain {
    type Answer = ();
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        for counter in &self.counters {
            sign_in_failures::forget(db, counter).await?;
        }
        sign_ins::password_typed(db, &self.id, self.now).await
    }
}

/// Exchanges a password; answers whether the old one was still the old one.
struct ChangePassword {
    signed_in: SignedIn,
    old: PasswordHash,
    new: PasswordHash,
    counters: Vec<Counter>,
    now: Instant,
}

impl Job for ChangePassword {
    type Answer = bool;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        let id = &self.signed_in.organiser.id;
        if !organisers::set_password(db, id, &self.old, &self.new).await? {
            return Ok(false);
        }
        for counter in &self.counters {
            sign_in_failures::forget(db, counter).await?;
        }
        sign_ins::end_all_but(db, id, &self.signed_in.id).await?;
        sign_ins::password_typed(db, &self.signed_in.id, self.now).await?;
        let note = Note::that(AuditAction::PasswordChanged, ending(id));
        audit::note(db, &self.signed_in.actor(), self.now, note).await?;
        Ok(true)
    }
}

struct ChangeAccount {
    signed_in: SignedIn,
    name: PersonName,
    lang: Lang,
    now: Instant,
}

impl Job for ChangeAccount {
    type Answer = ();
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        let (actor, old) = (self.signed_in.actor(), &self.signed_in.organiser);
        organisers::set_name_and_lang(db, &old.id, &self.name, self.lang).await?;
        let changes =
            [("own-name", old.name.as_str(), self.name.as_str()), ("own-language", old.lang.code(), self.lang.code())];
        for (subject, before, after) in changes.into_iter().filter(|(_, before, after)| before != after) {
            let (action, before, after) = (AuditAction::SettingChanged, Some(before), Some(after));
            audit::note(db, &actor, self.now, Note { action, subject, before, after }).await?;
        }
        Ok(())
    }
}

/// Ends one of somebody's sign-ins, or all but the one that asks.
struct End {
    signed_in: SignedIn,
    one: Option<String>,
    now: Instant,
}

impl Job for End {
    type Answer = ();
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        let organiser_id = &self.signed_in.organiser.id;
        let (ended, subject) = match &self.one {
            Some(id) => (sign_ins::end_one(db, organiser_id, id).await?, ending(id)),
            None => (sign_ins::end_all_but(db, organiser_id, &self.signed_in.id).await? > 0, "others"),
        };
        if !ended {
            return Ok(());
        }
        audit::note(db, &self.signed_in.actor(), self.now, Note::that(AuditAction::SignedOut, subject)).await
    }
}
