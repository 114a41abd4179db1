//! Reports of meetings with a candidate or a party: made, looked at by organisers, shown, taken back.

use std::sync::Arc;

use domain::{
    AppError, Day, FieldErrors, FieldProblem, Instant, MINUTE, Matter, MeetingReportForm, MeetingReported,
    MeetingReports, ModeratedReport, Verdict,
};
use sqlx::AnyConnection;

use crate::{
    Actor, Backend,
    backend::internal,
    dates, forms,
    secret::{token_for_nothing, token_hash},
    store::{self, Change, Job, meeting_reports, sent_forms},
};

/// What the tokens of reports' links are derived for.
const LINK: &str = "meeting-report-link";

/// How far clocks are ahead of UTC where days begin first (Kiribati), in milliseconds.
const FARTHEST_AHEAD: i64 = 14 * 60 * MINUTE;

impl Backend {
    /// Takes a report, in one transaction. Nobody else sees it until an organiser shows it. The same form sent twice
    /// gets the same answer and is stored once.
    ///
    /// # Errors
    /// [`AppError::StaleForm`], [`AppError::Invalid`]; nothing is stored then. [`AppError::NotFound`] where no campaign
    /// asks for meetings.
    pub async fn report_meeting(&self, form: &MeetingReportForm) -> Result<MeetingReported, AppError> {
        let published = self.published()?;
        published.event.toolkit.as_ref().ok_or(AppError::NotFound)?;
        if !form.website.is_empty() {
            return Ok(MeetingReported { token: token_for_nothing() });
        }
        let now = self.clock().now();
        forms::check_stamp(self.secret(), now, &form.stamp)?;
        let report = form.parse(&latest_day(now)?)?;
        let fingerprint = forms::fingerprint(self.secret(), &published.campaign_id, &form.key, &report)?;
        if !forms::offers_country(&published.event.campaign, Some(&report.country)) {
            return Err(FieldErrors::one("report_country", FieldProblem::UnknownChoice).into());
        }
        let id = store::new_id();
        let token_hash = token_hash(&self.report_token(&id));
        let campaign_id = published.campaign_id.clone();
        let row = meeting_reports::NewRow { id, campaign_id, token_hash, created_at: now, report };
        let id = self.write(Report { fingerprint, row }).await?;
        Ok(MeetingReported { token: self.report_token(&id) })
    }

    /// What the one with this link sees of their report.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is none, or none any more.
    pub async fn own_meeting_report(&self, token: &str) -> Result<ModeratedReport, AppError> {
        let mut db = self.store().read().await.map_err(internal)?;
        meeting_reports::own(&mut db, &token_hash(token)).await.map_err(internal)?.ok_or(AppError::NotFound)
    }

    /// Takes a report back: it is deleted, and in no answer any more when this returns.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is none, or none any more.
    pub async fn withdraw_meeting_report(&self, token: &str) -> Result<(), AppError> {
        let withdrawn = self.write(Withdraw { token_hash: token_hash(token) }).await?;
        if withdrawn { Ok(()) } else { Err(AppError::NotFound) }
    }

    /// The reports that everybody can see: all of them counted, the newest hundred in words.
    pub fn meeting_reports(&self) -> Arc<MeetingReports> {
        self.shown().meeting_reports()
    }

    /// For organisers: every report to the published campaign, whatever its state, the newest first.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where nothing is published.
    pub async fn all_meeting_reports(&self) -> Result<Vec<ModeratedReport>, AppError> {
        let published = self.published()?;
        let mut db = self.store().read().await.map_err(internal)?;
        meeting_reports::all(&mut db, &published.campaign_id).await.map_err(internal)
    }

    /// For organisers: shows a report to everybody, or hides it from all but the one with its link, wherever it stands.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where no report has this id.
    pub async fn review_meeting_report(&self, by: &Actor, id: &str, may_be_shown: bool) -> Result<(), AppError> {
        let verdict = if may_be_shown { Verdict::Approved } else { Verdict::Hidden };
        self.decide_unseen(by, Matter::Report, id.to_owned(), verdict).await
    }

    fn report_token(&self, id: &str) -> String {
        self.secret().derive_text(LINK, id.as_bytes())
    }
}

/// The day that it is at `now` where days begin first: a meeting there can have been today.
fn latest_day(now: Instant) -> Result<Day, AppError> {
    Day::parse(&dates::iso_day(now.plus(FARTHEST_AHEAD), "UTC")).map_err(|_| {
        tracing::error!("the clock shows a day of another century");
        AppError::Internal
    })
}

/// A report; answers its id, or that of the same form's first sending.
struct Report {
    fingerprint: String,
    row: meeting_reports::NewRow,
}

impl Job for Report {
    type Answer = String;
    /// It waits for an organiser's look.
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<String, sqlx::Error> {
        let row = &self.row;
        if let Some(earlier) = sent_forms::claim(db, &self.fingerprint, &row.id, row.created_at).await? {
            return Ok(earlier.subject_id);
        }
        meeting_reports::insert(db, row).await?;
        Ok(row.id.clone())
    }
}

/// Taking a report back; answers whether there was one.
struct Withdraw {
    token_hash: String,
}

impl Job for Withdraw {
    type Answer = bool;
    const CHANGES: Option<Change> = Some(Change::Reports);

    async fn run(&self, db: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        meeting_reports::delete(db, &self.token_hash).await
    }
}
