//! Somebody becomes an organiser.

use domain::{Email, Instant, Lang, PersonName, Role};
use sqlx::AnyConnection;

use super::passwords::PasswordHash;
use crate::store::organisers;

/// Who it is. What they say of themselves and what others decided: nothing here is checked again.
pub(crate) struct NewOrganiser {
    /// A UUID.
    pub(crate) id: String,
    /// What the others know them by.
    pub(crate) name: PersonName,
    /// What they sign in with.
    pub(crate) email: Email,
    /// What they may do.
    pub(crate) role: Role,
    /// The language that the area speaks with them.
    pub(crate) lang: Lang,
    /// Of the password that they chose. The second factor is set up when they sign in.
    pub(crate) password: PasswordHash,
    /// When.
    pub(crate) created_at: Instant,
}

/// Adds them; false where the mailbox is an organiser's already. To be called in the transaction that takes the
/// invitation, which writes down that they joined.
pub(crate) async fn insert_organiser(db: &mut AnyConnection, new: &NewOrganiser) -> Result<bool, sqlx::Error> {
    organisers::insert(db, new).await
}
