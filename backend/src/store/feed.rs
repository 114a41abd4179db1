//! What the feed needs to know of a pledge besides what the wall shows.

use domain::Instant;
use sqlx::{AnyConnection, Error};

use super::rows::Columns;

/// When the pledge was made, where it is shown under a name, made up or not. None where it shows initials or nothing.
pub(crate) async fn made_under_a_name(db: &mut AnyConnection, id: &str) -> Result<Option<Instant>, Error> {
    let row = sqlx::query("SELECT created_at FROM pledges WHERE id = $1 AND visibility IN ('pseudonym', 'named')")
        .bind(id)
        .fetch_optional(db)
        .await?;
    row.map(|row| row.moment("created_at")).transpose()
}
