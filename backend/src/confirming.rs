//! Confirming a registration by the link of its mail. The link opens a page, and only the button there confirms, since
//! mail scanners follow links.

use std::sync::Arc;

use domain::{AppError, Confirmation, Event, RegistrationState};

use crate::{Backend, own::Confirm};

/// What the tokens in confirmation mails are signed for.
const CONFIRM: &str = "registration-confirm";

impl Backend {
    /// Where the link of a confirmation mail leads. Changes nothing.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where nobody was sent such a link, or the registration was erased.
    pub async fn confirmation(&self, token: &str) -> Result<Confirmation, AppError> {
        let id = self.secret().signed_id(CONFIRM, token).ok_or(AppError::NotFound)?;
        let brief = self.registration_by_id(&id).await?;
        Ok(match (brief.state_at(self.clock().now()), brief.held_until) {
            (RegistrationState::Pending, Some(until)) => Confirmation::Open(until),
            (RegistrationState::Expired, _) => Confirmation::Expired,
            _ => Confirmation::Done(self.registration_token(&id)),
        })
    }

    /// The session that a confirmation is about, which need not be the one on the landing page.
    ///
    /// # Errors
    /// [`AppError::NotFound`] as above.
    pub async fn event_to_confirm(&self, token: &str) -> Result<Arc<Event>, AppError> {
        let id = self.secret().signed_id(CONFIRM, token).ok_or(AppError::NotFound)?;
        let brief = self.registration_by_id(&id).await?;
        self.event_of(&brief.session_id).await
    }

    /// Confirms by the link of a confirmation mail, and tells where it leads now: to one's own page, a second time as
    /// well, or nowhere where the time has passed.
    ///
    /// # Errors
    /// [`AppError::NotFound`] as above.
    pub async fn confirm_registration(&self, token: &str) -> Result<Confirmation, AppError> {
        let id = self.secret().signed_id(CONFIRM, token).ok_or(AppError::NotFound)?;
        self.write(Confirm { id, now: self.clock().now() }).await?;
        self.confirmation(token).await
    }

    /// Asks for a new confirmation mail, once the time for the old one has passed: with a seat that is held anew, or a
    /// place at the end of the line. True with a seat. Changes nothing for all others.
    ///
    /// # Errors
    /// [`AppError::NotFound`] as above; [`AppError::Closed`] where registration is closed.
    pub async fn confirm_anew(&self, token: &str) -> Result<bool, AppError> {
        let id = self.secret().signed_id(CONFIRM, token).ok_or(AppError::NotFound)?;
        self.ask_again_by(id, Some(self.rules().confirm_within())).await
    }

    /// The token of the page that confirms.
    pub(crate) fn confirm_token(&self, id: &str) -> String {
        self.secret().sign_id(CONFIRM, id)
    }
}
