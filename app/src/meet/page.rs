//! The page for those who want to meet a candidate.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Form;
use backend::i18n::tr;
use domain::{AppError, MeetingReportForm, Toolkit};
use leptos::prelude::*;

use super::{head, letter::LetterForm, report::ReportForm, reported::ReportedMeetings};
use crate::{
    site::{Failure, Visit},
    ui::said::said,
};

/// `GET /{lang}/meet`; there is none without a toolkit.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let toolkit = visit.event.toolkit.clone().ok_or(AppError::NotFound)?;
    let head = head(&visit, "meet-title");
    Ok(visit.clone().draw(head, |drawn| {
        view! { <MeetPage visit toolkit key=drawn.key.clone() sent=None error=None /> }
    }))
}

/// `POST /{lang}/meet`: a report. A mistake draws the page again with what was typed.
pub(super) async fn take(visit: Visit, Form(form): Form<MeetingReportForm>) -> Result<Response, Failure> {
    let toolkit = visit.event.toolkit.clone().ok_or(AppError::NotFound)?;
    match visit.backend().report_meeting(&form).await {
        Ok(reported) => Ok(Redirect::to(&reported.next_path(visit.lang)).into_response()),
        Err(error @ (AppError::Invalid(_) | AppError::StaleForm)) => {
            let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
            Ok(visit.clone().draw_private(status, head(&visit, "meet-title"), |drawn| {
                view! { <MeetPage visit toolkit key=drawn.key.clone() sent=Some(form) error=Some(error) /> }
            }))
        }
        Err(error) => Err(error.into()),
    }
}

/// The page's content for somebody who looks at it before it is published.
pub(crate) fn preview(visit: Visit, key: String) -> Option<impl IntoView> {
    let toolkit = visit.event.toolkit.clone()?;
    Some(view! { <MeetPage visit toolkit key sent=None error=None /> })
}

#[component]
fn MeetPage(
    visit: Visit,
    toolkit: Toolkit,
    key: String,
    sent: Option<MeetingReportForm>,
    error: Option<AppError>,
) -> impl IntoView {
    let lang = visit.lang;
    let points: Vec<_> = toolkit.points.iter().map(|point| view! { <li>{said(lang, point)}</li> }).collect();
    let points = (!points.is_empty()).then(|| {
        view! {
            <section class="meet-points" aria-labelledby="points">
                <h2 id="points">{tr(lang, "meet-points-title")}</h2>
                <ul>{points}</ul>
            </section>
        }
    });
    view! {
        <div class="meet-page">
            <h1>{tr(lang, "meet-title")}</h1>
            <p>{tr(lang, "meet-teaser")}</p>
            <div class="meet-before">
                <LetterForm visit=visit.clone() toolkit />
                {points}
            </div>
            <section class="form-section" aria-labelledby="report">
                <h2 id="report">{tr(lang, "report-title")}</h2>
                <p>{tr(lang, "report-intro")}</p>
                <ReportForm visit=visit.clone() key sent error />
            </section>
            <ReportedMeetings visit />
        </div>
    }
}
