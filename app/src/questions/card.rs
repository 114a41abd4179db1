//! One question as everybody sees it.

use backend::i18n::{tr, tr_with};
use domain::{Lang, Question, QuestionState};
use leptos::prelude::*;

/// The question with its votes, and buttons for a vote where `votable` says so. They belong to the form with the id
/// `votes`; which of the two a device is shown, its own stylesheet decides.
#[component]
pub(crate) fn QuestionCard(lang: Lang, question: Question, votable: bool) -> impl IntoView {
    let Question { number, text, name, votes, state, answer, lang: spoken } = question;
    let (id, text_id) = (format!("q{number}"), format!("q{number}-text"));
    let votes = tr_with(lang, "question-votes", &[("votes", i64::try_from(votes).unwrap_or(i64::MAX).into())]);
    let buttons = (votable && state.takes_votes()).then(|| {
        view! {
            <button type="submit" form="votes" name="vote" value=number aria-describedby=text_id.clone() class="vote button-quiet">
                {tr(lang, "question-vote")}
            </button>
            <span class="unvote">
                {tr(lang, "question-voted")}
                " "
                <button type="submit" form="votes" name="unvote" value=number aria-describedby=text_id.clone() class="button-quiet">
                    {tr(lang, "question-unvote")}
                </button>
            </span>
        }
    });
    let now =
        (state == QuestionState::Answering).then(|| view! { <p class="question-now">{tr(lang, "question-now")}</p> });
    let answer = answer.filter(|_| state == QuestionState::Answered).map(|answer| {
        view! {
            <p class="question-answer"><b>{tr(lang, "question-answer")}</b> " " <bdi dir="auto">{answer}</bdi></p>
        }
    });
    view! {
        <li class="question" id=id tabindex="-1" data-state=state.code()>
            {now}
            <p class="question-text" id=text_id dir="auto" lang=(spoken != lang).then(|| spoken.code())>{text}</p>
            {name.map(|name| view! { <p class="quiet"><bdi>{name}</bdi></p> })}
            {answer}
            <p class="question-votes"><span>{votes}</span> {buttons}</p>
        </li>
    }
}
