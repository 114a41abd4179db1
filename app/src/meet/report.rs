//! The form that reports a meeting.

use backend::{dates, i18n::tr};
use domain::{AppError, Counterpart, MeetingReportForm, Organisation, Outcome};
use leptos::prelude::*;

use crate::{
    site::Visit,
    ui::fields::{Consent, DayField, ErrorSummary, Problems, SelectField, TextField, Unseen, country_options},
};

/// The form, with what was sent and what is wrong with it.
#[component]
pub(super) fn ReportForm(
    visit: Visit,
    key: String,
    sent: Option<MeetingReportForm>,
    error: Option<AppError>,
) -> impl IntoView {
    let lang = visit.lang;
    let problems = Problems { lang, error };
    let sent = sent.unwrap_or_default();
    view! {
        <form class="form" id="report-form" method="post" action=visit.link("/meet") novalidate>
            <ErrorSummary problems=problems.clone() />
            <Unseen lang=Some(lang) key stamp=visit.backend().form_stamp() trap=tr(lang, "form-trap") />
            <TextField
                field="report_organisation"
                label=tr(lang, "report-organisation")
                hint=tr(lang, "report-organisation-hint")
                value=sent.report_organisation
                problems=problems.clone()
                max=Organisation::MAX
                required=true
                autocomplete="organization"
            />
            <SelectField
                field="report_country"
                label=tr(lang, "report-country")
                options=countries(&visit)
                value=sent.report_country
                problems=problems.clone()
            />
            <TextField
                field="report_party"
                label=tr(lang, "report-party")
                value=sent.report_party
                problems=problems.clone()
                max=Counterpart::MAX
                autocomplete="off"
            />
            // Up to today, as the session's zone has it. A day ahead of that may be taken all the same.
            <DayField
                field="met_on"
                label=tr(lang, "report-met-on")
                value=sent.met_on
                problems=problems.clone()
                max=dates::iso_day(visit.now(), &visit.event.session.zone)
                required=true
            />
            <TextField
                field="outcome"
                label=tr(lang, "report-outcome")
                hint=tr(lang, "report-outcome-hint")
                value=sent.outcome
                problems=problems.clone()
                max=Outcome::MAX
                required=true
                rows=5
            />
            <div>
                <Consent
                    field="report_publish"
                    label=tr(lang, "consent-report")
                    checked=sent.report_publish == "yes"
                    required=true
                    problems
                />
            </div>
            <button type="submit">{tr(lang, "report-send")}</button>
        </form>
    }
}

/// The campaign's countries; here one has to be chosen.
fn countries(visit: &Visit) -> Vec<(String, String)> {
    let mut options = country_options(visit);
    if let Some((_, none)) = options.first_mut() {
        *none = tr(visit.lang, "report-country-choose");
    }
    options
}
