//! The organisers, as those among them who decide about the others see them.

use domain::{Email, Organiser, Role};
use serde::{Deserialize, Serialize};
use sqlx::{AnyConnection, AssertSqlSafe, Error, Row, any::AnyRow};

use super::{organisers, rows::Columns, sign_ins::organiser};
use crate::organisers::Member;

const MEMBERS: &str = "SELECT id, name, email, role, lang, totp, created_at FROM organisers";

/// Everybody, in the order in which they came.
pub(crate) async fn all(db: &mut AnyConnection) -> Result<Vec<Member>, Error> {
    let sql = AssertSqlSafe(format!("{MEMBERS} ORDER BY created_at, id"));
    sqlx::query(sql).fetch_all(db).await?.iter().map(member).collect()
}

/// The one with this id.
pub(crate) async fn find(db: &mut AnyConnection, id: &str) -> Result<Option<Member>, Error> {
    let sql = AssertSqlSafe(format!("{MEMBERS} WHERE id = $1"));
    sqlx::query(sql).bind(id).fetch_optional(db).await?.as_ref().map(member).transpose()
}

fn member(row: &AnyRow) -> Result<Member, Error> {
    Ok(Member {
        organiser: organiser(row)?,
        since: row.moment("created_at")?,
        has_second_factor: row.try_get::<Option<String>, _>("totp")?.is_some(),
    })
}

/// The one whose mailbox this is.
pub(crate) async fn of_mailbox(db: &mut AnyConnection, email: &Email) -> Result<Option<Organiser>, Error> {
    let row = sqlx::query("SELECT id, name, email, role, lang FROM organisers WHERE mailbox = $1")
        .bind(email.same_mailbox_key())
        .fetch_optional(db)
        .await?;
    row.as_ref().map(organiser).transpose()
}

/// Whether there is anybody.
pub(crate) async fn is_anybody(db: &mut AnyConnection) -> Result<bool, Error> {
    let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM organisers").fetch_one(db).await?;
    Ok(count > 0)
}

/// How many owners there are. Until the transaction ends, nobody else can make one less: of two who take each other's role
/// at once, the second one counts after the first.
pub(crate) async fn count_owners_alone(db: &mut AnyConnection) -> Result<i64, Error> {
    sqlx::query("UPDATE organisers SET role = role WHERE role = $1").bind(Role::Owner.code()).execute(&mut *db).await?;
    sqlx::query_scalar("SELECT COUNT(*) FROM organisers WHERE role = $1").bind(Role::Owner.code()).fetch_one(db).await
}

/// Gives somebody a role.
pub(crate) async fn set_role(db: &mut AnyConnection, id: &str, role: Role) -> Result<(), Error> {
    sqlx::query("UPDATE organisers SET role = $1 WHERE id = $2").bind(role.code()).bind(id).execute(db).await.map(drop)
}

/// An organiser's row as it is, with their recovery codes: what brings them back. It has no `Debug`.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct StoredAccount {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) mailbox: String,
    role: String,
    lang: String,
    /// As it is stored: hashed.
    password: String,
    /// As it is stored: sealed.
    totp: Option<String>,
    totp_step: i64,
    created_at: i64,
    /// As they are stored: hashed.
    recovery_codes: Vec<String>,
}

/// An organiser's row as it is.
pub(crate) async fn stored(db: &mut AnyConnection, id: &str) -> Result<StoredAccount, Error> {
    let row = sqlx::query("SELECT * FROM organisers WHERE id = $1").bind(id).fetch_one(&mut *db).await?;
    let recovery_codes = sqlx::query_scalar("SELECT code FROM recovery_codes WHERE organiser_id = $1 ORDER BY code")
        .bind(id)
        .fetch_all(db)
        .await?;
    Ok(StoredAccount {
        id: row.try_get("id")?,
        name: row.try_get("name")?,
        email: row.try_get("email")?,
        mailbox: row.try_get("mailbox")?,
        role: row.try_get("role")?,
        lang: row.try_get("lang")?,
        password: row.try_get("password")?,
        totp: row.try_get("totp")?,
        totp_step: row.try_get("totp_step")?,
        created_at: row.try_get("created_at")?,
        recovery_codes,
    })
}

/// Writes an organiser's row as it was; false where the mailbox is taken.
pub(crate) async fn put_back(db: &mut AnyConnection, account: &StoredAccount) -> Result<bool, Error> {
    let done = sqlx::query(
        "INSERT INTO organisers (id, name, email, mailbox, role, lang, password, totp, totp_step, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (mailbox) DO NOTHING",
    )
    .bind(&account.id)
    .bind(&account.name)
    .bind(&account.email)
    .bind(&account.mailbox)
    .bind(&account.role)
    .bind(&account.lang)
    .bind(&account.password)
    .bind(account.totp.as_deref())
    .bind(account.totp_step)
    .bind(account.created_at)
    .execute(&mut *db)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    organisers::set_recovery_codes(db, &account.id, &account.recovery_codes).await.map(|()| true)
}

/// Removes somebody, and ends all their sign-ins with that.
pub(crate) async fn remove(db: &mut AnyConnection, id: &str) -> Result<(), Error> {
    sqlx::query("DELETE FROM organisers WHERE id = $1").bind(id).execute(db).await.map(drop)
}

/// Ends all sign-ins of somebody.
pub(crate) async fn end_sign_ins(db: &mut AnyConnection, id: &str) -> Result<(), Error> {
    sqlx::query("DELETE FROM sign_ins WHERE organiser_id = $1").bind(id).execute(db).await.map(drop)
}

/// Gives somebody a new password and takes their second factor with its recovery codes, so that they have to set up
/// another one. Ends all their sign-ins.
pub(crate) async fn renew(db: &mut AnyConnection, id: &str, password: &str) -> Result<(), Error> {
    sqlx::query("UPDATE organisers SET password = $1, totp = NULL, totp_step = 0 WHERE id = $2")
        .bind(password)
        .bind(id)
        .execute(&mut *db)
        .await?;
    sqlx::query("DELETE FROM recovery_codes WHERE organiser_id = $1").bind(id).execute(&mut *db).await?;
    end_sign_ins(db, id).await
}
