//! The first step in, by the password, and the last one out.

use domain::{AppError, AuditAction, Email, FieldErrors, FieldProblem, Instant, SignInForm};
use sqlx::AnyConnection;

use super::{
    Actor, ComesFrom, SignedIn, ending,
    passwords::{self, PasswordHash},
};
use crate::{
    Backend,
    backend::internal,
    secret::{new_token, token_hash},
    store::{
        Change, Job,
        audit::{self, Note},
        new_id,
        organisers::{self, Account},
        sign_in_failures::{self, Counter},
        sign_ins,
    },
};

/// A sign-in with both factors, for the browser to keep.
#[derive(Clone, PartialEq, Eq)]
pub struct Whole {
    /// The token of the sign-in.
    pub token: String,
    /// What the browser is known by from now on.
    pub device: String,
}

impl Backend {
    /// Begins a sign-in where the password is right; gives its token, with which the second factor can be given and
    /// nothing else done. `earlier` is the token that the browser has had, which ends by that.
    ///
    /// Whether there is no such organiser or the password is wrong cannot be told from the answer, nor from how long it
    /// takes.
    ///
    /// # Errors
    /// [`AppError::Invalid`] where either is wrong, [`AppError::TooMany`] where a try has to wait.
    pub async fn sign_in(
        &self,
        form: &SignInForm,
        from: &ComesFrom,
        earlier: Option<&str>,
    ) -> Result<String, AppError> {
        let mailbox = Email::parse(&form.email).ok().map(|email| email.same_mailbox_key());
        let account = self.account_of(mailbox.as_deref()).await?;
        let mailbox = mailbox.unwrap_or_else(|| form.email.trim().to_lowercase());
        let counters = self.counters_outside(from, &mailbox, account.as_ref());
        self.count_try(&counters).await?;
        let right = self.is_right(account.as_ref(), &form.password).await?;
        let Some(account) = account.filter(|_| right) else {
            return Err(FieldErrors::one("password", FieldProblem::Wrong).into());
        };
        let token = new_token();
        let begin = Begin {
            rehashed: self.rehashed(&account, &form.password).await?,
            id: new_id(),
            token_hash: token_hash(&token),
            earlier: earlier.map(token_hash),
            account,
            counters,
            now: self.clock().now(),
        };
        self.write(begin).await?;
        Ok(token)
    }

    /// Ends the sign-in with this token, whatever it is worth.
    ///
    /// # Errors
    /// [`AppError::Internal`] where the store fails.
    pub async fn sign_out(&self, token: &str) -> Result<(), AppError> {
        self.write(SignOut { token_hash: token_hash(token), now: self.clock().now() }).await
    }

    async fn account_of(&self, mailbox: Option<&str>) -> Result<Option<Account>, AppError> {
        let Some(mailbox) = mailbox else { return Ok(None) };
        let mut db = self.store().read().await.map_err(internal)?;
        organisers::find_by_mailbox(&mut db, mailbox).await.map_err(internal)
    }

    /// The account of who is signed in.
    pub(super) async fn account(&self, signed_in: &SignedIn) -> Result<Account, AppError> {
        let mut db = self.store().read().await.map_err(internal)?;
        let found = organisers::find(&mut db, &signed_in.organiser.id).await.map_err(internal)?;
        found.ok_or(AppError::Forbidden)
    }

    /// Whether a password is right; with no account it is not, and that takes as long.
    pub(super) async fn is_right(&self, account: Option<&Account>, typed: &str) -> Result<bool, AppError> {
        #[cfg(any(test, feature = "testing"))]
        self.passwords_counter().fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        passwords::is_right(account.map(|account| &account.password), typed).await
    }

    /// The same password hashed anew, where its hash cost less than one does now.
    async fn rehashed(&self, account: &Account, typed: &str) -> Result<Option<PasswordHash>, AppError> {
        if account.password.is_cheap() { passwords::hash_again(typed).await.map(Some) } else { Ok(None) }
    }
}

struct Begin {
    account: Account,
    /// A hash that costs more, in the place of the account's.
    rehashed: Option<PasswordHash>,
    id: String,
    token_hash: String,
    earlier: Option<String>,
    counters: Vec<Counter>,
    now: Instant,
}

impl Job for Begin {
    type Answer = ();
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        let Self { account, id, token_hash, .. } = self;
        let organiser_id = &account.organiser.id;
        if let Some(rehashed) = &self.rehashed {
            organisers::set_password(db, organiser_id, &account.password, rehashed).await?;
        }
        if let Some(earlier) = &self.earlier {
            sign_ins::end_by_token(db, earlier).await?;
        }
        for counter in &self.counters {
            sign_in_failures::take_back(db, counter).await?;
        }
        sign_ins::open_one(db, id, organiser_id, token_hash, false, self.now).await
    }
}

struct SignOut {
    token_hash: String,
    now: Instant,
}

impl Job for SignOut {
    type Answer = ();
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        let Some(ended) = sign_ins::end_by_token(db, &self.token_hash).await? else { return Ok(()) };
        if !ended.is_whole {
            return Ok(());
        }
        let by = Actor::of(&ended.organiser);
        audit::note(db, &by, self.now, Note::that(AuditAction::SignedOut, ending(&ended.id))).await
    }
}
