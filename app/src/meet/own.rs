//! The page of one's own report: where it stands, and how to take it back.

use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{dates, i18n::tr};
use domain::ModeratedReport;
use leptos::prelude::*;

use super::{MeetLink, head};
use crate::{
    site::{Failure, Visit},
    ui::names::country_name,
};

/// `GET /{lang}/m/{token}`.
pub(super) async fn show(visit: Visit, Path((_, token)): Path<(String, String)>) -> Result<Response, Failure> {
    let own = visit.backend().own_meeting_report(&token).await?;
    let head = head(&visit, "own-report-title");
    Ok(visit.clone().draw_private(StatusCode::OK, head, |_| view! { <OwnPage visit own token /> }))
}

/// `POST /{lang}/m/{token}`: takes the report back.
pub(super) async fn withdraw(visit: Visit, Path((_, token)): Path<(String, String)>) -> Result<Response, Failure> {
    visit.backend().withdraw_meeting_report(&token).await?;
    Ok(Redirect::to(&visit.link("/meet/withdrawn")).into_response())
}

/// `/{lang}/meet/withdrawn`: the report is gone.
pub(super) async fn withdrawn(visit: Visit) -> Response {
    let head = head(&visit, "report-withdrawn-title");
    let lang = visit.lang;
    visit.clone().draw(head, |_| {
        view! {
            <div class="notice">
                <h1>{tr(lang, "report-withdrawn-title")}</h1>
                <p>{tr(lang, "report-withdrawn-text")}</p>
                <p><a class="button" href=visit.link("")>{tr(lang, "to-session-page")}</a></p>
            </div>
        }
    })
}

#[component]
fn OwnPage(visit: Visit, own: ModeratedReport, token: String) -> impl IntoView {
    let lang = visit.lang;
    let address = visit.link(&format!("/m/{token}"));
    let link = format!("{}{address}", visit.site.public_url);
    let state = own.state.code();
    let report = own.report;
    let party = report.party.map(|party| {
        view! { <dt>{tr(lang, "report-fact-party")}</dt><dd><bdi>{party}</bdi></dd> }
    });
    view! {
        <div class="notice">
            <h1>{tr(lang, "own-report-title")}</h1>
            <p class="state">{tr(lang, &format!("report-state-{state}"))}</p>
            <p>{tr(lang, &format!("report-means-{state}"))}</p>
            <dl class="facts">
                <dt>{tr(lang, "fact-organisation")}</dt>
                <dd><bdi>{report.organisation}</bdi></dd>
                <dt>{tr(lang, "fact-country")}</dt>
                <dd>{country_name(lang, &report.country)}</dd>
                {party}
                <dt>{tr(lang, "report-fact-met-on")}</dt>
                <dd>{dates::day_of(lang, report.met_on.as_str())}</dd>
                <dt>{tr(lang, "report-fact-outcome")}</dt>
                <dd dir="auto">{report.outcome}</dd>
            </dl>
            <p>{tr(lang, "own-report-keep")}</p>
            <p class="keep-link"><a href=address.clone() dir="ltr">{link}</a></p>
            <form method="post" action=address>
                <button type="submit" class="button-quiet">{tr(lang, "own-report-withdraw")}</button>
            </form>
            <MeetLink visit />
        </div>
    }
}
