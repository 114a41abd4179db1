//! Registrations as they leave the site, oldest first.

use sqlx::{AnyConnection, Error, Row, any::AnyRow};

use super::{
    registration_list::{self, Order, Wanted},
    rows::Columns,
};
use crate::registrations::{ExportRow, RegistrationFilter};

/// What of a registration and its consents goes into a file.
const COLUMNS: &str = "r.id, r.name, r.email, r.organisation, r.country, r.lang, r.access_needs, r.state, r.created_at,
    r.confirmed_at, r.attended_at, r.zone,
    (SELECT given FROM consents WHERE registration_id = r.id AND kind = 'news') AS news,
    (SELECT by_organiser FROM consents WHERE registration_id = r.id AND kind = 'taking_part') AS by_organiser";

/// How many registrations a filter lets through.
pub(crate) async fn count(db: &mut AnyConnection, session_id: &str, filter: &RegistrationFilter) -> Result<u64, Error> {
    let wanted = Wanted::new(db, session_id, filter).await?;
    registration_list::count(db, &wanted).await
}

/// At most `limit` of them, after the one with this id.
pub(crate) async fn page(
    db: &mut AnyConnection,
    session_id: &str,
    filter: &RegistrationFilter,
    after: Option<&str>,
    limit: usize,
) -> Result<Vec<ExportRow>, Error> {
    let wanted = Wanted::new(db, session_id, filter).await?;
    let rows = registration_list::select(db, COLUMNS, &wanted, &Order::Oldest { after }, limit).await?;
    rows.iter().map(exported).collect()
}

fn exported(row: &AnyRow) -> Result<ExportRow, Error> {
    let text = |column: &str| row.try_get::<Option<String>, _>(column).map(Option::unwrap_or_default);
    let flag = |column: &str| row.try_get::<Option<i64>, _>(column).map(|flag| flag.map(|flag| flag != 0));
    Ok(ExportRow {
        id: row.try_get("id")?,
        name: row.try_get("name")?,
        email: text("email")?,
        organisation: text("organisation")?,
        country: text("country")?,
        lang: text("lang")?,
        access_needs: text("access_needs")?,
        state: row.try_get("state")?,
        created_at: row.moment_or_null("created_at")?,
        confirmed_at: row.moment_or_null("confirmed_at")?,
        attended_at: row.moment_or_null("attended_at")?,
        zone: text("zone")?,
        news: flag("news")?,
        by_organiser: flag("by_organiser")?,
    })
}
