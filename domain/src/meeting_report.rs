//! Reports of meetings with a candidate or a party: what is typed, what is kept, what everybody may see.
//!
//! Nobody is asked who writes the report: the organisation or the group stands for it.

use serde::{Deserialize, Serialize};

use crate::unprinted::unprinted;
use crate::{Counterpart, Country, Day, FieldErrors, FieldProblem, Lang, Organisation, Outcome};

/// Where a report stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportState {
    /// No organiser has looked at it yet.
    Waiting,
    /// Everybody can see it.
    Shown,
    /// An organiser has looked, and does not show it.
    Hidden,
}

impl ReportState {
    /// Every state, in the order in which a report goes through them.
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Shown, Self::Hidden];

    /// Its name in the store and in translations.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Shown => "shown",
            Self::Hidden => "hidden",
        }
    }

    /// The state with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// The form as it was sent: every field as text, nothing checked. Field names are those in the HTML.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MeetingReportForm {
    /// The organisation or group that was there.
    pub report_organisation: String,
    /// A country code.
    pub report_country: String,
    /// The party or the candidate that was met; may be empty.
    pub report_party: String,
    /// The day of the meeting, `YYYY-MM-DD`.
    pub met_on: String,
    /// What came of it.
    pub outcome: String,
    /// The code of the language it is written in.
    pub lang: String,
    /// Consent to publishing: `yes`, or empty.
    pub report_publish: String,
    /// The [`crate::RequestKey`] drawn with the form.
    pub key: String,
    /// The server's mark on the drawn form.
    pub stamp: String,
    /// A field that people do not see; what fills it is a program.
    pub website: String,
}

/// A report that may be stored: publishing it was agreed to.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewMeetingReport {
    /// The organisation or group that was there.
    pub organisation: Organisation,
    /// Where.
    pub country: Country,
    /// Whom they met, where they say so.
    pub party: Option<Counterpart>,
    /// When.
    pub met_on: Day,
    /// What came of it.
    pub outcome: Outcome,
    /// The language it is written in.
    pub lang: Lang,
}

impl MeetingReportForm {
    /// Every field that can be wrong and how, in the form's order: what needs a translated message.
    pub const PROBLEMS: &'static [(&'static str, FieldProblem)] = &[
        ("report_organisation", FieldProblem::Missing),
        ("report_organisation", FieldProblem::TooLong),
        ("report_country", FieldProblem::UnknownChoice),
        ("report_party", FieldProblem::TooLong),
        ("met_on", FieldProblem::Missing),
        ("met_on", FieldProblem::NotADay),
        ("met_on", FieldProblem::InTheFuture),
        ("outcome", FieldProblem::Missing),
        ("outcome", FieldProblem::TooLong),
        ("lang", FieldProblem::UnknownChoice),
        ("report_publish", FieldProblem::ConsentNeeded),
    ];

    /// Checks every field; `today` is the latest day on which a meeting can have been.
    ///
    /// # Errors
    /// All that is wrong, in the form's order.
    pub fn parse(&self, today: &Day) -> Result<NewMeetingReport, FieldErrors> {
        let mut errors = FieldErrors::default();
        let organisation = errors.check("report_organisation", Organisation::parse(&self.report_organisation));
        let country = errors.check("report_country", Country::parse(&self.report_country));
        let party = errors.check("report_party", Counterpart::parse_optional(&self.report_party));
        let met_on = Day::parse(&self.met_on)
            .and_then(|day| if day > *today { Err(FieldProblem::InTheFuture) } else { Ok(day) });
        let met_on = errors.check("met_on", met_on);
        let outcome = errors.check("outcome", Outcome::parse(&self.outcome));
        let lang = errors.check("lang", self.lang.parse().map_err(|_| FieldProblem::UnknownChoice));
        if self.report_publish != "yes" {
            errors.add("report_publish", FieldProblem::ConsentNeeded);
        }
        match (organisation, country, party, met_on, outcome, lang) {
            (Some(organisation), Some(country), Some(party), Some(met_on), Some(outcome), Some(lang))
                if errors.is_empty() =>
            {
                Ok(NewMeetingReport { organisation, country, party, met_on, outcome, lang })
            }
            _ => Err(errors),
        }
    }
}

/// The answer to a report.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingReported {
    /// The token of its own page, where it can be withdrawn.
    pub token: String,
}

impl MeetingReported {
    /// The page that says what happens now.
    pub fn next_path(&self, lang: Lang) -> String {
        format!("/{lang}/m/{}", self.token)
    }
}

/// A report that everybody can see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingReport {
    /// The organisation or group that was there.
    pub organisation: String,
    /// Where.
    pub country: Country,
    /// Whom they met, where they say so.
    pub party: Option<String>,
    /// When.
    pub met_on: Day,
    /// What came of it.
    pub outcome: String,
    /// The language it was written in.
    pub lang: Lang,
}

/// What everybody can see of all reports.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct MeetingReports {
    /// How many are shown in all.
    pub total: u64,
    /// The newest of them, the latest meeting first.
    pub latest: Vec<MeetingReport>,
}

/// A report as its own page shows it, and as organisers see it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModeratedReport {
    /// Its id: grows with time.
    pub id: String,
    /// Where it stands.
    pub state: ReportState,
    /// What it says.
    pub report: MeetingReport,
}

unprinted!(MeetingReportForm, NewMeetingReport, MeetingReported, ModeratedReport);
