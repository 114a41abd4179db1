//! Where people meet, encrypted: nothing here can read it.

use sqlx::{AnyConnection, Error};

/// A session's meeting; none where the organisers have not said where it is.
pub(crate) async fn get(db: &mut AnyConnection, session_id: &str) -> Result<Option<String>, Error> {
    sqlx::query_scalar("SELECT sealed FROM meetings WHERE session_id = $1").bind(session_id).fetch_optional(db).await
}

/// Writes or removes a session's meeting.
pub(crate) async fn put(db: &mut AnyConnection, session_id: &str, sealed: Option<&str>) -> Result<(), Error> {
    let query = match sealed {
        Some(_) => {
            "INSERT INTO meetings (session_id, sealed) VALUES ($1, $2)
             ON CONFLICT (session_id) DO UPDATE SET sealed = excluded.sealed"
        }
        None => "DELETE FROM meetings WHERE session_id = $1",
    };
    let query = sqlx::query(query).bind(session_id);
    match sealed {
        Some(sealed) => query.bind(sealed).execute(db).await?,
        None => query.execute(db).await?,
    };
    Ok(())
}
