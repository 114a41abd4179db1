//! Open sign-ins, and who they belong to.

use domain::{Email, Instant, Lang, Organiser, PersonName, Role};
use sqlx::{AnyConnection, Error, Row, any::AnyRow};

use super::rows::Columns;

/// An open sign-in with its organiser, as it is stored.
pub(crate) struct OpenSignIn {
    pub(crate) id: String,
    pub(crate) organiser: Organiser,
    /// False while the second factor is still to come.
    pub(crate) is_whole: bool,
    pub(crate) created_at: Instant,
    pub(crate) seen_at: Instant,
    pub(crate) password_at: Instant,
}

/// The sign-in whose token has this hash.
pub(crate) async fn find(db: &mut AnyConnection, token_hash: &str) -> Result<Option<OpenSignIn>, Error> {
    let row = sqlx::query(
        "SELECT sign_ins.id AS sign_in, is_whole, sign_ins.created_at AS signed_in_at, seen_at, password_at,
             organisers.id AS id, name, email, role, lang
         FROM sign_ins JOIN organisers ON organisers.id = sign_ins.organiser_id WHERE token_hash = $1",
    )
    .bind(token_hash)
    .fetch_optional(db)
    .await?;
    row.as_ref().map(open).transpose()
}

fn open(row: &AnyRow) -> Result<OpenSignIn, Error> {
    Ok(OpenSignIn {
        id: row.try_get("sign_in")?,
        organiser: organiser(row)?,
        is_whole: row.flag("is_whole")?,
        created_at: row.moment("signed_in_at")?,
        seen_at: row.moment("seen_at")?,
        password_at: row.moment("password_at")?,
    })
}

/// An organiser from the columns `id`, `name`, `email`, `role` and `lang`.
pub(crate) fn organiser(row: &AnyRow) -> Result<Organiser, Error> {
    Ok(Organiser {
        id: row.try_get("id")?,
        name: row.coded("name", |text| PersonName::parse(text).ok())?,
        email: row.coded("email", |text| Email::parse(text).ok())?,
        role: row.coded("role", Role::from_code)?,
        lang: row.coded("lang", |code| code.parse::<Lang>().ok())?,
    })
}

/// Opens one. It is whole where both factors are known already.
pub(crate) async fn open_one(
    db: &mut AnyConnection,
    id: &str,
    organiser_id: &str,
    token_hash: &str,
    is_whole: bool,
    now: Instant,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO sign_ins (id, organiser_id, token_hash, is_whole, created_at, seen_at, password_at)
         VALUES ($1, $2, $3, $4, $5, $5, $5)",
    )
    .bind(id)
    .bind(organiser_id)
    .bind(token_hash)
    .bind(i64::from(is_whole))
    .bind(now.millis())
    .execute(db)
    .await
    .map(drop)
}

/// Makes one whole whose second factor was right, under another token: nobody can have set the one before it for them.
/// False where it is whole already, or gone.
pub(crate) async fn make_whole(
    db: &mut AnyConnection,
    id: &str,
    token_hash: &str,
    now: Instant,
) -> Result<bool, Error> {
    let done = sqlx::query(
        "UPDATE sign_ins SET is_whole = 1, token_hash = $1, created_at = $2, seen_at = $2 WHERE id = $3 AND is_whole = 0",
    )
    .bind(token_hash)
    .bind(now.millis())
    .bind(id)
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Notes that the password was typed in it.
pub(crate) async fn password_typed(db: &mut AnyConnection, id: &str, at: Instant) -> Result<(), Error> {
    sqlx::query("UPDATE sign_ins SET password_at = $1 WHERE id = $2")
        .bind(at.millis())
        .bind(id)
        .execute(db)
        .await
        .map(drop)
}

/// All of one organiser that are whole, the one that was used last first.
pub(crate) async fn of_one(db: &mut AnyConnection, organiser_id: &str) -> Result<Vec<OpenSignIn>, Error> {
    let rows = sqlx::query(
        "SELECT sign_ins.id AS sign_in, is_whole, sign_ins.created_at AS signed_in_at, seen_at, password_at,
             organisers.id AS id, name, email, role, lang
         FROM sign_ins JOIN organisers ON organisers.id = sign_ins.organiser_id
         WHERE organiser_id = $1 AND is_whole = 1 ORDER BY seen_at DESC, sign_ins.id DESC",
    )
    .bind(organiser_id)
    .fetch_all(db)
    .await?;
    rows.iter().map(open).collect()
}

/// Ends the one whose token has this hash, and gives whose it was; none where there is none.
pub(crate) async fn end_by_token(db: &mut AnyConnection, token_hash: &str) -> Result<Option<OpenSignIn>, Error> {
    let found = find(&mut *db, token_hash).await?;
    sqlx::query("DELETE FROM sign_ins WHERE token_hash = $1").bind(token_hash).execute(db).await?;
    Ok(found)
}

/// Ends one of an organiser's; false where they have no such one.
pub(crate) async fn end_one(db: &mut AnyConnection, organiser_id: &str, id: &str) -> Result<bool, Error> {
    let done = sqlx::query("DELETE FROM sign_ins WHERE id = $1 AND organiser_id = $2")
        .bind(id)
        .bind(organiser_id)
        .execute(db)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Ends all of an organiser's but one, or with an empty `but` every one; gives how many.
pub(crate) async fn end_all_but(db: &mut AnyConnection, organiser_id: &str, but: &str) -> Result<u64, Error> {
    let done = sqlx::query("DELETE FROM sign_ins WHERE organiser_id = $1 AND id <> $2")
        .bind(organiser_id)
        .bind(but)
        .execute(db)
        .await?;
    Ok(done.rows_affected())
}

/// Throws away those that began, or were used last, before these moments; `half` is for those that are not whole.
pub(crate) async fn forget_ended(
    db: &mut AnyConnection,
    began_before: Instant,
    seen_before: Instant,
    half_before: Instant,
) -> Result<(), Error> {
    sqlx::query("DELETE FROM sign_ins WHERE created_at < $1 OR seen_at < $2 OR (is_whole = 0 AND created_at < $3)")
        .bind(began_before.millis())
        .bind(seen_before.millis())
        .bind(half_before.millis())
        .execute(db)
        .await
        .map(drop)
}

/// Notes that it was used at a moment.
pub(crate) async fn seen(db: &mut AnyConnection, id: &str, at: Instant) -> Result<(), Error> {
    sqlx::query("UPDATE sign_ins SET seen_at = $1 WHERE id = $2").bind(at.millis()).bind(id).execute(db).await.map(drop)
}
