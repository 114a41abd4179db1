//! The form that reports a meeting.

use backend::{dates, i18n::tr};
use domain::{AppError, Counterpart, MeetingReportForm, Organisation, Outcome};
use leptos::prelude::*;

use crate::{
    site::Visit,
    ui::fields::{ErrorSummary, FieldError, Problems, SelectField, TextField, Tick, Unseen, country_options},
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
            <DayField visit=visit.clone() value=sent.met_on problems=problems.clone() />
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
                <Tick
                    field="report_publish"
                    id="report_publish".to_owned()
                    value="yes".to_owned()
                    checked=sent.report_publish == "yes"
                    required=true
                    problems=problems.clone()
                >
                    {tr(lang, "consent-report")}
                </Tick>
                <FieldError field="report_publish" problems />
            </div>
            <button type="submit">{tr(lang, "report-send")}</button>
        </form>
    }
}

/// The day of the meeting: up to today, as the session's zone has it. A day ahead of that may be taken all the same.
#[component]
fn DayField(visit: Visit, value: String, problems: Problems) -> impl IntoView {
    let field = "met_on";
    view! {
        <div class="field">
            <label for=field>{tr(visit.lang, "report-met-on")}</label>
            <input
                type="date"
                id=field
                name=field
                value=value
                max=dates::iso_day(visit.now(), &visit.event.session.zone)
                required
                aria-invalid=problems.is_wrong(field).then_some("true")
                aria-describedby=problems.describing(field, false)
            />
            <FieldError field problems />
        </div>
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
