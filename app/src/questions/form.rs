//! Asking: the form, where it is sent to, and what happens then.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Form;
use backend::i18n::{tr, tr_with};
use domain::{AppError, Message, PersonName, QuestionForm};
use leptos::prelude::*;

use crate::{
    questions::{
        list::{Voted, head},
        page::QuestionsPage,
    },
    site::{Failure, Visit},
    ui::fields::{ErrorSummary, Problems, TextField, Unseen, waits},
};

/// `POST /{lang}/questions`: a mistake draws the page again with what was typed.
pub(crate) async fn take(visit: Visit, Form(form): Form<QuestionForm>) -> Result<Response, Failure> {
    match visit.backend().ask(&form).await {
        Ok(taken) => Ok(Redirect::to(&taken.next_path(visit.lang, &visit.session_base)).into_response()),
        Err(error @ (AppError::Invalid(_) | AppError::StaleForm | AppError::Closed)) => {
            let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
            let head = head(&visit, "questions-title");
            Ok(visit.clone().draw_private(status, head, |drawn| {
                let (key, voted) = (drawn.key.clone(), Voted::default());
                view! { <QuestionsPage visit key voted sent=Some(form) error=Some(error) /> }
            }))
        }
        Err(error) => Err(error.into()),
    }
}

/// `/{lang}/questions/asked`: everybody sees it.
pub(crate) async fn asked(visit: Visit) -> Response {
    said_afterwards(&visit, "asked-title", "asked-text")
}

/// `/{lang}/questions/waiting`: an organiser looks at it first.
pub(crate) async fn waiting(visit: Visit) -> Response {
    said_afterwards(&visit, "ask-waits-title", "ask-waits-text")
}

/// A page that says what happens now.
fn said_afterwards(visit: &Visit, title: &str, text: &str) -> Response {
    let lang = visit.lang;
    let (title, text, link) = (tr(lang, title), tr(lang, text), visit.session_link("/questions"));
    visit.draw(head(visit, "questions-title"), |_| {
        view! {
            <div class="notice">
                <h1>{title}</h1>
                <p>{text}</p>
                <p><a class="button" href=link>{tr(lang, "questions-see-all")}</a></p>
            </div>
        }
    })
}

#[component]
pub(crate) fn AskFields(
    visit: Visit,
    key: String,
    sent: Option<QuestionForm>,
    error: Option<AppError>,
) -> impl IntoView {
    let lang = visit.lang;
    let problems = Problems { lang, error };
    let sent = sent.unwrap_or_default();
    let days = visit.backend().rules().erase_after_days;
    view! {
        <form class="form" id="ask-form" method="post" action=visit.session_link("/questions") data-waits=waits(&visit) novalidate>
            <ErrorSummary problems=problems.clone() />
            <Unseen lang=Some(lang) key stamp=visit.backend().form_stamp() trap=tr(lang, "form-trap") />
            <TextField
                field="question"
                label=tr(lang, "ask-question")
                hint=tr(lang, "ask-question-hint")
                value=sent.question
                problems=problems.clone()
                max=Message::MAX
                required=true
                rows=3
            />
            <TextField
                field="question_name"
                label=tr(lang, "ask-name")
                hint=tr_with(lang, "ask-name-hint", &[("days", days.into())])
                value=sent.question_name
                problems
                max=PersonName::MAX
            />
            <button type="submit">{tr(lang, "ask-send")}</button>
        </form>
    }
}
