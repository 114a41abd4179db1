//! Confirming a pledge by the link of its mail. The link opens a page, and only the button there confirms, since mail
//! scanners follow links.

use domain::{AppError, Confirmation, Instant};
use sqlx::AnyConnection;

use crate::{
    Backend,
    backend::internal,
    store::{Change, Job, pledges},
};

/// What the tokens in mails about pledges are signed for.
const CONFIRM: &str = "pledge-confirm";

impl Backend {
    /// Where the link of such a mail leads. Changes nothing. A pledge that was not confirmed in time, or was taken back, is
    /// gone: its link is [`Confirmation::Expired`].
    ///
    /// # Errors
    /// [`AppError::NotFound`] where nobody was sent such a link.
    pub async fn pledge_confirmation(&self, token: &str) -> Result<Confirmation, AppError> {
        let id = self.secret().signed_id(CONFIRM, token).ok_or(AppError::NotFound)?;
        let mut db = self.store().read().await.map_err(internal)?;
        Ok(match pledges::waits_until(&mut db, &id).await.map_err(internal)? {
            None => Confirmation::Expired,
            Some(None) => Confirmation::Done(self.pledge_token(&id)),
            Some(Some(until)) if until > self.clock().now() => Confirmation::Open(until),
            Some(Some(_)) => Confirmation::Expired,
        })
    }

    /// Confirms, and tells where the link leads now: to one's own page, a second time as well, or nowhere where the time
    /// has passed. The pledge is counted, and shown where it may be, when this returns.
    ///
    /// # Errors
    /// [`AppError::NotFound`] as above.
    pub async fn confirm_pledge(&self, token: &str) -> Result<Confirmation, AppError> {
        let id = self.secret().signed_id(CONFIRM, token).ok_or(AppError::NotFound)?;
        self.write(Confirm { id, now: self.clock().now() }).await?;
        self.pledge_confirmation(token).await
    }

    /// The token of the page that confirms.
    pub(crate) fn pledge_confirm_token(&self, id: &str) -> String {
        self.secret().sign_id(CONFIRM, id)
    }
}

struct Confirm {
    id: String,
    now: Instant,
}

impl Job for Confirm {
    type Answer = ();
    const CHANGES: Option<Change> = Some(Change::Wall);

    async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        if pledges::confirm(db, &self.id, self.now).await? {
            pledges::settled(db, &self.id, None, self.now).await?;
        }
        Ok(())
    }
}
