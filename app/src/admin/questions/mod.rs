//! The audience's questions: what is held, what is asked next, what was answered.

mod list;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Form;
use backend::i18n::tr;
use domain::{AppError, QuestionChangeForm, Role};
use leptos::prelude::*;

use crate::{
    admin::{
        Access, AdminArea,
        desk::{Desk, status_of},
        sessions::SessionPicker,
        shell::AdminHead,
    },
    site::Failure,
};

const ADDRESS: &str = "/admin/questions";

pub(super) fn routes(area: AdminArea) -> AdminArea {
    let access = Access::Role(Role::Moderator);
    area.get(ADDRESS, access, show).post(ADDRESS, access, take)
}

/// What was sent, and what became of it.
#[derive(Clone, Default)]
struct Sent {
    form: QuestionChangeForm,
    error: Option<AppError>,
    /// Somebody else was faster.
    is_late: bool,
}

/// `GET /admin/questions`.
pub(crate) async fn show(desk: Desk) -> Result<Response, Failure> {
    draw(desk, StatusCode::OK, Sent::default()).await
}

/// `POST /admin/questions`: does with one question what its button says. A mistake draws the page again with the answer
/// as it was typed.
pub(crate) async fn take(desk: Desk, Form(form): Form<QuestionChangeForm>) -> Result<Response, Failure> {
    let parsed = form.parse();
    let (number, from, change) = match parsed {
        Ok(Some(change)) => change,
        Ok(None) => return Err(AppError::NotFound.into()),
        Err(errors) => {
            let error = AppError::from(errors);
            return draw(desk, status_of(&error), Sent { form, error: Some(error), is_late: false }).await;
        }
    };
    if desk.backend().change_question_from(&desk.actor()?, number, from, change).await? {
        return Ok(Redirect::to(&desk.at(&format!("{ADDRESS}#q{number}"))).into_response());
    }
    draw(desk, StatusCode::CONFLICT, Sent { form, error: None, is_late: true }).await
}

async fn draw(desk: Desk, status: StatusCode, sent: Sent) -> Result<Response, Failure> {
    let lang = desk.lang;
    let head = AdminHead::new(tr(lang, "admin-questions"), tr(lang, "admin-questions-help"));
    let questions = match desk.backend().every_question().await {
        Err(AppError::NotFound) => None,
        questions => Some(questions?),
    };
    Ok(desk.clone().draw_as(status, head, |_| match questions {
        Some(questions) => view! {
            <SessionPicker desk=desk.clone() action=ADDRESS />
            <list::Questions desk questions sent />
        }
        .into_any(),
        None => view! { <p class="note">{tr(lang, "admin-questions-unpublished")}</p> }.into_any(),
    }))
}
