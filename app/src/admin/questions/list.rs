//! The questions by where they stand, each with what can be done with it.

use backend::i18n::{tr, tr_with};
use domain::{Answer, Lang, Question, QuestionState};
use leptos::prelude::*;

use super::{ADDRESS, Sent};
use crate::admin::desk::Desk;
use crate::ui::fields::{ErrorSummary, FieldError, Problems, escaped};

/// The most questions in one state that are drawn.
const MOST: usize = 100;

/// In the order in which they need an organiser.
const ORDER: [QuestionState; 5] = [
    QuestionState::Held,
    QuestionState::Answering,
    QuestionState::Asked,
    QuestionState::Answered,
    QuestionState::Hidden,
];

#[component]
pub(super) fn Questions(desk: Desk, questions: Vec<Question>, sent: Sent) -> impl IntoView {
    let (lang, action) = (desk.lang, desk.at(ADDRESS));
    let late = sent.is_late.then(|| {
        view! { <div class="note" role="alert" tabindex="-1" autofocus><p>{tr(lang, "admin-questions-moved")}</p></div> }
    });
    let address = desk.visitors_page("/questions");
    let empty = questions.is_empty().then(|| {
        view! {
            <p class="note">
                {tr(lang, "admin-questions-empty")} " "
                <a href=address.clone() target="_self"><bdi dir="ltr">{address.clone()}</bdi></a>
            </p>
        }
    });
    let sections = ORDER.map(|state| {
        let mut of_state: Vec<Question> = questions.iter().filter(|it| it.state == state).cloned().collect();
        if state == QuestionState::Asked {
            // They came by their numbers, and this keeps the order of those with as many votes.
            of_state.sort_by_key(|question| std::cmp::Reverse(question.votes));
        }
        view! { <State lang state questions=of_state sent=sent.clone() action=action.clone() /> }
    });
    view! {
        {late}
        <div id="desk-questions" class="desk-questions" data-live="desk">{empty} {sections.into_iter().collect_view()}</div>
    }
}

/// All questions in one state; nothing where there is none.
#[component]
fn State(lang: Lang, state: QuestionState, questions: Vec<Question>, sent: Sent, action: String) -> impl IntoView {
    let id = format!("questions-{}", state.code());
    let (section, more) = (format!("{id}-list"), questions.len().saturating_sub(MOST));
    let more = (more > 0).then(|| {
        view! { <p class="hint">{tr_with(lang, "admin-questions-more", &[("count", more.into())])}</p> }
    });
    let is_empty = questions.is_empty();
    let cards: Vec<_> = questions
        .into_iter()
        .take(MOST)
        .map(|question| {
            let sent = Some(sent.clone()).filter(|sent| sent.form.number == question.number.to_string());
            view! { <Card lang question sent=sent.unwrap_or_default() action=action.clone() /> }
        })
        .collect();
    (!is_empty).then(|| {
        view! {
            <section id=section aria-labelledby=id.clone()>
                <h2 id=id.clone()>{tr(lang, &format!("admin-question-state-{}", state.code()))}</h2>
                <ol class="questions">{cards}</ol>
                {more}
            </section>
        }
    })
}

#[component]
fn Card(lang: Lang, question: Question, sent: Sent, action: String) -> impl IntoView {
    let Question { number, text, name, votes, state, lang: spoken, answer } = question;
    let text_id = format!("q{number}-text");
    let votes = tr_with(lang, "question-votes", &[("votes", votes.into())]);
    let shown = answer.clone().map(|answer| {
        view! { <p class="question-answer"><b>{tr(lang, "question-answer")}</b> " " <bdi dir="auto">{answer}</bdi></p> }
    });
    view! {
        <li class="question" id=format!("q{number}") tabindex="-1" data-state=state.code()>
            <p class="question-text" id=text_id dir="auto" lang=(spoken != lang).then(|| spoken.code())>{text}</p>
            <p class="quiet">
                {tr_with(lang, "admin-question-number", &[("number", number.into())])} " · " {votes}
                {name.map(|name| view! { " · " <bdi>{name}</bdi> })}
            </p>
            {shown}
            <Act lang number state answer sent action />
        </li>
    }
}

/// What can be done with a question that stands there: what it is called in the form, and its words.
fn buttons(lang: Lang, state: QuestionState) -> Vec<(&'static str, String)> {
    let hide = ("hide", tr(lang, "admin-question-hide"));
    let now = ("now", tr(lang, "admin-question-now"));
    let answered = ("answered", tr(lang, "admin-question-answered"));
    match state {
        QuestionState::Held => vec![("release", tr(lang, "admin-question-release")), hide],
        QuestionState::Asked => vec![now, answered, hide],
        QuestionState::Answering => vec![answered, ("ask", tr(lang, "admin-question-ask")), hide],
        QuestionState::Answered => vec![("ask", tr(lang, "admin-question-ask")), hide],
        QuestionState::Hidden => vec![("ask", tr(lang, "admin-question-restore"))],
    }
}

#[component]
fn Act(
    lang: Lang,
    number: i64,
    state: QuestionState,
    answer: Option<String>,
    sent: Sent,
    action: String,
) -> impl IntoView {
    let takes_answer = matches!(state, QuestionState::Asked | QuestionState::Answering | QuestionState::Answered);
    let typed = Some(sent.form.question_answer.clone()).filter(|_| sent.error.is_some() || sent.is_late);
    let problems = Problems { lang, error: sent.error };
    let buttons: Vec<_> = buttons(lang, state)
        .into_iter()
        .enumerate()
        .map(|(place, (change, words))| {
            let class = (place > 0).then_some("button-quiet");
            let about = format!("q{number}-text");
            view! { <button type="submit" name="change" value=change class=class aria-describedby=about>{words}</button> }
        })
        .collect();
    let written = takes_answer.then(|| view! { <Written lang number state answer typed problems=problems.clone() /> });
    view! {
        <form class="desk-question" method="post" action=action data-stays novalidate>
            <ErrorSummary problems />
            <input type="hidden" name="number" value=number />
            <input type="hidden" name="from" value=state.code() />
            <div class="desk-buttons">{buttons}</div>
            {written}
        </form>
    }
}

/// The answer in writing: open where something was typed that could not be taken.
#[component]
fn Written(
    lang: Lang,
    number: i64,
    state: QuestionState,
    answer: Option<String>,
    typed: Option<String>,
    problems: Problems,
) -> impl IntoView {
    let (is_wrong, is_open) = (problems.is_wrong("question_answer"), typed.is_some());
    // The summary's link leads to the field of that name; all others have names of their own.
    let id = if is_wrong { "question_answer".to_owned() } else { format!("q{number}-answer") };
    let hint = format!("q{number}-hint");
    let described = if is_wrong { format!("{hint} question_answer-error") } else { hint.clone() };
    let has_answer = answer.is_some();
    let value = typed.or(answer).unwrap_or_default();
    // One that was answered aloud can be answered in writing too. Before that, the button that says so takes the text.
    let save = (state == QuestionState::Answered).then(|| {
        let words = tr(lang, "admin-question-answer-save");
        view! { <button type="submit" name="change" value="answer">{words}</button> }
    });
    view! {
        <details open=is_open>
            <summary>{tr(lang, if has_answer { "admin-question-answer-change" } else { "admin-question-write" })}</summary>
            <div class="field">
                <label for=id.clone()>{tr(lang, "admin-question-answer")}</label>
                <p class="hint" id=hint>{tr(lang, "admin-question-answer-hint")}</p>
                <textarea
                    id=id
                    name="question_answer"
                    rows="3"
                    maxlength=Answer::MAX
                    dir="auto"
                    aria-describedby=described
                    aria-invalid=is_wrong.then_some("true")
                >
                    {escaped(&value)}
                </textarea>
                <FieldError field="question_answer" problems />
            </div>
            {save}
        </details>
    }
}
