//! Reports of meetings with a candidate or a party.

use domain::{
    CONSENT_TEXT_VERSION, Country, Day, Instant, MeetingReport, MeetingReports, ModeratedReport, NewMeetingReport,
    ReportState,
};
use sqlx::{AnyConnection, Error, Row, any::AnyRow};

use super::rows::Columns;

/// A report as it is written.
pub(crate) struct NewRow {
    pub(crate) id: String,
    pub(crate) campaign_id: String,
    pub(crate) token_hash: String,
    pub(crate) created_at: Instant,
    pub(crate) report: NewMeetingReport,
}

/// Writes a report, which nobody else sees until an organiser has looked at it.
pub(crate) async fn insert(db: &mut AnyConnection, new: &NewRow) -> Result<(), Error> {
    let report = &new.report;
    sqlx::query(
        "INSERT INTO meeting_reports (id, campaign_id, state, organisation, country, party, met_on, outcome, lang,
             consent_text_version, token_hash, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(&new.id)
    .bind(&new.campaign_id)
    .bind(ReportState::Waiting.code())
    .bind(report.organisation.as_str())
    .bind(report.country.as_str())
    .bind(report.party.as_ref().map(|party| party.as_str()))
    .bind(report.met_on.as_str())
    .bind(report.outcome.as_str())
    .bind(report.lang.code())
    .bind(CONSENT_TEXT_VERSION)
    .bind(&new.token_hash)
    .bind(new.created_at.millis())
    .execute(db)
    .await?;
    Ok(())
}

/// Deletes the report with this token; whether there was one.
pub(crate) async fn delete(db: &mut AnyConnection, token_hash: &str) -> Result<bool, Error> {
    let done = sqlx::query("DELETE FROM meeting_reports WHERE token_hash = $1").bind(token_hash).execute(db).await?;
    Ok(done.rows_affected() > 0)
}

/// The report with this token.
pub(crate) async fn own(db: &mut AnyConnection, token_hash: &str) -> Result<Option<ModeratedReport>, Error> {
    let row =
        sqlx::query("SELECT * FROM meeting_reports WHERE token_hash = $1").bind(token_hash).fetch_optional(db).await?;
    row.as_ref().map(moderated).transpose()
}

/// Every report of a campaign, whatever its state, the newest first.
pub(crate) async fn all(db: &mut AnyConnection, campaign_id: &str) -> Result<Vec<ModeratedReport>, Error> {
    sqlx::query("SELECT * FROM meeting_reports WHERE campaign_id = $1 ORDER BY id DESC")
        .bind(campaign_id)
        .fetch_all(db)
        .await?
        .iter()
        .map(moderated)
        .collect()
}

/// What everybody can see: how many reports are shown, and at most `limit` of them, the latest meeting first.
pub(crate) async fn shown(db: &mut AnyConnection, campaign_id: &str, limit: i64) -> Result<MeetingReports, Error> {
    let total: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM meeting_reports WHERE campaign_id = $1 AND state = $2")
        .bind(campaign_id)
        .bind(ReportState::Shown.code())
        .fetch_one(&mut *db)
        .await?;
    let latest = sqlx::query(
        "SELECT * FROM meeting_reports WHERE campaign_id = $1 AND state = $2 ORDER BY met_on DESC, id DESC LIMIT $3",
    )
    .bind(campaign_id)
    .bind(ReportState::Shown.code())
    .bind(limit)
    .fetch_all(db)
    .await?
    .iter()
    .map(report)
    .collect::<Result<_, Error>>()?;
    Ok(MeetingReports { total: total.unsigned_abs(), latest })
}

fn moderated(row: &AnyRow) -> Result<ModeratedReport, Error> {
    Ok(ModeratedReport {
        id: row.try_get("id")?,
        state: row.coded("state", ReportState::from_code)?,
        report: report(row)?,
    })
}

/// A report from a row with all columns.
pub(crate) fn report(row: &AnyRow) -> Result<MeetingReport, Error> {
    Ok(MeetingReport {
        organisation: row.try_get("organisation")?,
        country: row.coded("country", |code| Country::parse(code).ok())?,
        party: row.try_get("party")?,
        met_on: row.coded("met_on", |day| Day::parse(day).ok())?,
        outcome: row.try_get("outcome")?,
        lang: row.coded("lang", |code| code.parse().ok())?,
    })
}
