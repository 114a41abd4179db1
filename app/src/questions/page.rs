//! The page of all questions, with the form to ask one.

use axum::{extract::Query, response::Response};
use backend::i18n::tr;
use domain::{AppError, QuestionForm};
use leptos::prelude::*;

use crate::{
    questions::{
        form::AskFields,
        list::{QuestionList, Voted, head},
    },
    site::Visit,
};

/// `GET /{lang}/questions`.
pub(crate) async fn show(visit: Visit, Query(voted): Query<Voted>) -> Response {
    let head = head(&visit, "questions-title");
    visit.clone().draw(head, |drawn| {
        view! { <QuestionsPage visit key=drawn.key.clone() voted sent=None error=None /> }
    })
}

#[component]
pub(crate) fn QuestionsPage(
    visit: Visit,
    key: String,
    voted: Voted,
    sent: Option<QuestionForm>,
    error: Option<AppError>,
) -> impl IntoView {
    let lang = visit.lang;
    let open = visit.event.session.takes_questions_at(visit.now());
    let (intro, ask) = if open {
        let ask = view! {
            <section class="ask" aria-labelledby="ask">
                <h2 id="ask">{tr(lang, "ask-title")}</h2>
                <AskFields visit=visit.clone() key=key.clone() sent error />
            </section>
        };
        (tr(lang, "questions-intro"), Some(ask))
    } else {
        (tr(lang, "questions-over"), None)
    };
    view! {
        <div class="questions-page">
            <header>
                <h1>{tr(lang, "questions-title")}</h1>
                <p>{intro}</p>
                <noscript><p class="note">{tr(lang, "questions-reload")}</p></noscript>
            </header>
            <QuestionList visit key voted />
            {ask}
        </div>
    }
}
