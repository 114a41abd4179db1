//! Bringing back an organiser who was removed, or an invitation that was taken back.

use domain::{AuditAction, Email, Instant};
use sqlx::{AnyConnection, Error};

use super::{Actor, audit::ending};
use crate::{
    deleted::Restored,
    outbox::OutboxKind,
    store::{
        audit::{self, Note},
        invitations::{self, StoredInvitation},
        outbox::{self, About},
        team::{self, StoredAccount},
    },
};

/// Makes somebody an organiser again, with their password and second factor. Their sign-ins have ended, and stay so.
pub(crate) async fn account(
    db: &mut AnyConnection,
    by: &Actor,
    now: Instant,
    account: &StoredAccount,
) -> Result<Restored, Error> {
    if invitations::is_open_for(db, &account.mailbox, now).await? {
        return Ok(Restored::InvitedAnew);
    }
    if !team::put_back(db, account).await? {
        return Ok(Restored::AddressTaken);
    }
    audit::note(db, by, now, Note::that(AuditAction::Restored, ending(&account.id))).await?;
    Ok(Restored::Done)
}

/// Opens an invitation again, with the link that it had. Where its mail had not gone out, it goes now.
pub(crate) async fn invitation(
    db: &mut AnyConnection,
    by: &Actor,
    now: Instant,
    invitation: &StoredInvitation,
) -> Result<Restored, Error> {
    if invitation.expires_at <= now {
        return Ok(Restored::Gone);
    }
    match (&invitation.organiser_id, invitation.email.as_deref().and_then(|email| Email::parse(email).ok())) {
        (Some(renews), _) if team::find(db, renews).await?.is_none() => return Ok(Restored::AccountGone),
        (None, Some(email)) if team::of_mailbox(db, &email).await?.is_some() => return Ok(Restored::AddressTaken),
        _ => {}
    }
    invitations::remove_ended_of(db, &invitation.mailbox, now).await?;
    if !invitations::put_back(db, invitation).await? {
        return Ok(Restored::InvitedAnew);
    }
    if invitation.mail_waits {
        outbox::add(db, OutboxKind::Invited, About::Invitation(&invitation.id), invitation.lang, now).await?;
    }
    audit::note(db, by, now, Note::that(AuditAction::Restored, ending(&invitation.id))).await?;
    Ok(Restored::Done)
}
