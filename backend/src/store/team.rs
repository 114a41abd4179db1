//! The organisers, as those among them who decide about the others see them.

use domain::{Email, Organiser, Role};
use sqlx::{AnyConnection, AssertSqlSafe, Error, Row, any::AnyRow};

use super::{rows::Columns, sign_ins::organiser};
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
