//! Invitations to become an organiser. One that was taken, or taken back, is gone.

use domain::{Email, Instant, Invitation, Lang, PersonName, Role};
use serde::{Deserialize, Serialize};
use sqlx::{AnyConnection, AssertSqlSafe, Error, Row, any::AnyRow};

use super::rows::Columns;

/// One that stands open at $1. The first owner's ends once there is an organiser, however they came.
const OPEN: &str = "SELECT invitations.*, inviters.name AS inviter FROM invitations
    LEFT JOIN organisers AS inviters ON inviters.id = invitations.invited_by
    WHERE invitations.expires_at > $1 AND (invitations.mailbox <> '' OR NOT EXISTS (SELECT 1 FROM organisers))";

/// What is written of a new one.
pub(crate) struct NewRow<'a> {
    pub(crate) id: &'a str,
    /// None for the first owner.
    pub(crate) email: Option<&'a Email>,
    pub(crate) name: Option<&'a PersonName>,
    pub(crate) role: Role,
    pub(crate) lang: Lang,
    /// The id of the organiser who invites.
    pub(crate) invited_by: Option<&'a str>,
    /// The id of the organiser whose password it sets anew.
    pub(crate) renews: Option<&'a str>,
    pub(crate) created_at: Instant,
    pub(crate) expires_at: Instant,
}

/// Adds one; `false` where its mailbox has one already.
pub(crate) async fn add(db: &mut AnyConnection, new: &NewRow<'_>) -> Result<bool, Error> {
    let added = sqlx::query(
        "INSERT INTO invitations (
             id, email, mailbox, name, role, lang, invited_by, organiser_id, created_at, expires_at
         ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (mailbox) DO NOTHING",
    )
    .bind(new.id)
    .bind(new.email.map(Email::as_str))
    .bind(new.email.map(Email::same_mailbox_key).unwrap_or_default())
    .bind(new.name.map(PersonName::as_str))
    .bind(new.role.code())
    .bind(new.lang.code())
    .bind(new.invited_by)
    .bind(new.renews)
    .bind(new.created_at.millis())
    .bind(new.expires_at.millis())
    .execute(db)
    .await?;
    Ok(added.rows_affected() > 0)
}

/// The one with this id, where it stands open.
pub(crate) async fn find(db: &mut AnyConnection, id: &str, now: Instant) -> Result<Option<Invitation>, Error> {
    let sql = AssertSqlSafe(format!("{OPEN} AND invitations.id = $2"));
    let row = sqlx::query(sql).bind(now.millis()).bind(id).fetch_optional(db).await?;
    row.as_ref().map(invitation).transpose()
}

/// All that stand open, the newest first.
pub(crate) async fn open(db: &mut AnyConnection, now: Instant) -> Result<Vec<Invitation>, Error> {
    let sql = AssertSqlSafe(format!("{OPEN} ORDER BY invitations.id DESC"));
    sqlx::query(sql).bind(now.millis()).fetch_all(db).await?.iter().map(invitation).collect()
}

fn invitation(row: &AnyRow) -> Result<Invitation, Error> {
    Ok(Invitation {
        id: row.try_get("id")?,
        email: row.coded_or_null("email", |text| Email::parse(text).ok())?,
        name: row.coded_or_null("name", |text| PersonName::parse(text).ok())?,
        role: row.coded("role", Role::from_code)?,
        lang: row.coded("lang", |code| code.parse().ok())?,
        invited_by: row.coded_or_null("inviter", |text| PersonName::parse(text).ok())?,
        expires_at: row.moment("expires_at")?,
        renews: row.try_get("organiser_id")?,
    })
}

/// An invitation's row as it is: what brings it back. It has no `Debug`.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct StoredInvitation {
    pub(crate) id: String,
    pub(crate) email: Option<String>,
    pub(crate) mailbox: String,
    name: Option<String>,
    role: String,
    pub(crate) lang: Lang,
    invited_by: Option<String>,
    /// The id of the organiser whose password it sets anew.
    pub(crate) organiser_id: Option<String>,
    created_at: i64,
    pub(crate) expires_at: Instant,
    /// Whether its mail was still to be sent, which is gone with it.
    pub(crate) mail_waits: bool,
}

/// An invitation's row as it is; none where it is gone.
pub(crate) async fn stored(db: &mut AnyConnection, id: &str) -> Result<Option<StoredInvitation>, Error> {
    let row = sqlx::query(
        "SELECT invitations.*, (
             SELECT COUNT(*) FROM outbox
             WHERE invitation_id = invitations.id AND sent_at IS NULL AND given_up_reason IS NULL
         ) AS mails_that_wait
         FROM invitations WHERE id = $1",
    )
    .bind(id)
    .fetch_optional(db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(StoredInvitation {
        id: row.try_get("id")?,
        email: row.try_get("email")?,
        mailbox: row.try_get("mailbox")?,
        name: row.try_get("name")?,
        role: row.try_get("role")?,
        lang: row.coded("lang", |code| code.parse().ok())?,
        invited_by: row.try_get("invited_by")?,
        organiser_id: row.try_get("organiser_id")?,
        created_at: row.try_get("created_at")?,
        expires_at: row.moment("expires_at")?,
        mail_waits: row.try_get::<i64, _>("mails_that_wait")? > 0,
    }))
}

/// Writes an invitation's row as it was; false where its mailbox has another one. Who invited is kept where they are still
/// an organiser.
pub(crate) async fn put_back(db: &mut AnyConnection, invitation: &StoredInvitation) -> Result<bool, Error> {
    let added = sqlx::query(
        "INSERT INTO invitations (
             id, email, mailbox, name, role, lang, invited_by, organiser_id, created_at, expires_at
         ) VALUES ($1, $2, $3, $4, $5, $6, (SELECT id FROM organisers WHERE id = $7), $8, $9, $10)
         ON CONFLICT (mailbox) DO NOTHING",
    )
    .bind(&invitation.id)
    .bind(invitation.email.as_deref())
    .bind(&invitation.mailbox)
    .bind(invitation.name.as_deref())
    .bind(&invitation.role)
    .bind(invitation.lang.code())
    .bind(invitation.invited_by.as_deref())
    .bind(invitation.organiser_id.as_deref())
    .bind(invitation.created_at)
    .bind(invitation.expires_at.millis())
    .execute(db)
    .await?;
    Ok(added.rows_affected() > 0)
}

/// Whether an invitation of a mailbox stands open.
pub(crate) async fn is_open_for(db: &mut AnyConnection, mailbox: &str, now: Instant) -> Result<bool, Error> {
    let open: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM invitations WHERE mailbox = $1 AND expires_at > $2")
        .bind(mailbox)
        .bind(now.millis())
        .fetch_one(db)
        .await?;
    Ok(open > 0)
}

/// Takes one away; `false` where it was gone.
pub(crate) async fn remove(db: &mut AnyConnection, id: &str) -> Result<bool, Error> {
    let gone = sqlx::query("DELETE FROM invitations WHERE id = $1").bind(id).execute(db).await?;
    Ok(gone.rows_affected() > 0)
}

/// Takes away what a mailbox has; empty for the first owner's.
pub(crate) async fn remove_of_mailbox(db: &mut AnyConnection, mailbox: &str) -> Result<(), Error> {
    sqlx::query("DELETE FROM invitations WHERE mailbox = $1").bind(mailbox).execute(db).await.map(drop)
}

/// Takes away what a mailbox has where its time has passed.
pub(crate) async fn remove_ended_of(db: &mut AnyConnection, mailbox: &str, now: Instant) -> Result<(), Error> {
    sqlx::query("DELETE FROM invitations WHERE mailbox = $1 AND expires_at <= $2")
        .bind(mailbox)
        .bind(now.millis())
        .execute(db)
        .await
        .map(drop)
}

/// The ids of those that an organiser has sent.
pub(crate) async fn sent_by(db: &mut AnyConnection, organiser_id: &str) -> Result<Vec<String>, Error> {
    sqlx::query_scalar("SELECT id FROM invitations WHERE invited_by = $1 ORDER BY id")
        .bind(organiser_id)
        .fetch_all(db)
        .await
}

/// Forgets those whose time has passed, with the addresses in them.
pub(crate) async fn forget_ended(db: &mut AnyConnection, now: Instant) -> Result<(), Error> {
    sqlx::query("DELETE FROM invitations WHERE expires_at <= $1").bind(now.millis()).execute(db).await.map(drop)
}
