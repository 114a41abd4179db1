//! Organisers, with what they prove who they are by.

use domain::{Lang, Organiser, PersonName};
use sqlx::{AnyConnection, Error, Row, any::AnyRow};

use super::sign_ins::organiser;
use crate::organisers::{NewOrganiser, PasswordHash};

/// An organiser with both factors, as they are stored.
pub(crate) struct Account {
    pub(crate) organiser: Organiser,
    pub(crate) password: PasswordHash,
    /// The second factor's secret, sealed; none until it was set up.
    pub(crate) totp: Option<String>,
}

/// Adds one; false where the mailbox is taken.
pub(crate) async fn insert(db: &mut AnyConnection, new: &NewOrganiser) -> Result<bool, Error> {
    let done = sqlx::query(
        "INSERT INTO organisers (id, name, email, mailbox, role, lang, password, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (mailbox) DO NOTHING",
    )
    .bind(&new.id)
    .bind(new.name.as_str())
    .bind(new.email.as_str())
    .bind(new.email.same_mailbox_key())
    .bind(new.role.code())
    .bind(new.lang.code())
    .bind(new.password.as_str())
    .bind(new.created_at.millis())
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The one with this mailbox.
pub(crate) async fn find_by_mailbox(db: &mut AnyConnection, mailbox: &str) -> Result<Option<Account>, Error> {
    let row = sqlx::query("SELECT id, name, email, role, lang, password, totp FROM organisers WHERE mailbox = $1")
        .bind(mailbox)
        .fetch_optional(db)
        .await?;
    row.as_ref().map(account).transpose()
}

/// The one with this id.
pub(crate) async fn find(db: &mut AnyConnection, id: &str) -> Result<Option<Account>, Error> {
    let row = sqlx::query("SELECT id, name, email, role, lang, password, totp FROM organisers WHERE id = $1")
        .bind(id)
        .fetch_optional(db)
        .await?;
    row.as_ref().map(account).transpose()
}

fn account(row: &AnyRow) -> Result<Account, Error> {
    Ok(Account {
        organiser: organiser(row)?,
        password: PasswordHash::stored(row.try_get("password")?),
        totp: row.try_get("totp")?,
    })
}

/// Exchanges the hash of a password; false where `old` is not the one that is stored any more.
pub(crate) async fn set_password(
    db: &mut AnyConnection,
    id: &str,
    old: &PasswordHash,
    new: &PasswordHash,
) -> Result<bool, Error> {
    let done = sqlx::query("UPDATE organisers SET password = $1 WHERE id = $2 AND password = $3")
        .bind(new.as_str())
        .bind(id)
        .bind(old.as_str())
        .execute(db)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Keeps the secret of an authenticator app, sealed. Codes are good from after `step` on. False where there is one
/// already and it is not to be replaced.
pub(crate) async fn set_totp(
    db: &mut AnyConnection,
    id: &str,
    sealed: &str,
    step: i64,
    replaces: bool,
) -> Result<bool, Error> {
    let done =
        sqlx::query("UPDATE organisers SET totp = $1, totp_step = $2 WHERE id = $3 AND (totp IS NULL OR $4 = 1)")
            .bind(sealed)
            .bind(step)
            .bind(id)
            .bind(i64::from(replaces))
            .execute(db)
            .await?;
    Ok(done.rows_affected() == 1)
}

/// Takes the code of a step; false where it, or a later one, was taken before.
pub(crate) async fn take_totp_step(db: &mut AnyConnection, id: &str, step: i64) -> Result<bool, Error> {
    let done = sqlx::query("UPDATE organisers SET totp_step = $1 WHERE id = $2 AND totp_step < $1")
        .bind(step)
        .bind(id)
        .execute(db)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Sets what an organiser says of themselves.
pub(crate) async fn set_name_and_lang(
    db: &mut AnyConnection,
    id: &str,
    name: &PersonName,
    lang: Lang,
) -> Result<(), Error> {
    sqlx::query("UPDATE organisers SET name = $1, lang = $2 WHERE id = $3")
        .bind(name.as_str())
        .bind(lang.code())
        .bind(id)
        .execute(db)
        .await
        .map(drop)
}

/// Puts recovery codes, hashed, in the place of those before.
pub(crate) async fn set_recovery_codes(db: &mut AnyConnection, id: &str, codes: &[String]) -> Result<(), Error> {
    sqlx::query("DELETE FROM recovery_codes WHERE organiser_id = $1").bind(id).execute(&mut *db).await?;
    for code in codes {
        sqlx::query("INSERT INTO recovery_codes (organiser_id, code) VALUES ($1, $2)")
            .bind(id)
            .bind(code)
            .execute(&mut *db)
            .await?;
    }
    Ok(())
}

/// Takes a recovery code, which is gone then; false where there is none with this hash.
pub(crate) async fn take_recovery_code(db: &mut AnyConnection, id: &str, code: &str) -> Result<bool, Error> {
    let done = sqlx::query("DELETE FROM recovery_codes WHERE organiser_id = $1 AND code = $2")
        .bind(id)
        .bind(code)
        .execute(db)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// How many recovery codes are left.
pub(crate) async fn recovery_codes_left(db: &mut AnyConnection, id: &str) -> Result<i64, Error> {
    sqlx::query_scalar("SELECT COUNT(*) FROM recovery_codes WHERE organiser_id = $1").bind(id).fetch_one(db).await
}
