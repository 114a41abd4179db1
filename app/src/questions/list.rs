//! The questions as a part of a page that renews itself: on their own page, and on the session page while they are what
//! the session is about.

use backend::i18n::tr;
use domain::{Question, QuestionState};
use leptos::prelude::*;
use serde::Deserialize;

use crate::{
    questions::card::QuestionCard,
    site::Visit,
    ui::{
        fields::{ErrorSummary, Problems, Unseen},
        shell::Head,
    },
};

/// How many questions the session page shows.
const ON_SESSION_PAGE: usize = 10;

/// In the address after a vote: its question, with a minus where it was taken back.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Voted {
    voted: Option<String>,
}

impl Voted {
    /// The address of the stylesheet that shows what this device has voted for: another one after each vote, so that it
    /// is fetched again.
    fn stylesheet(&self, visit: &Visit) -> String {
        let number = self.voted.as_deref().and_then(|voted| voted.parse::<i64>().ok());
        let version = number.map(|number| format!("?{number}")).unwrap_or_default();
        visit.session_link(&format!("/questions/mine.css{version}"))
    }
}

/// What the feature's pages say about themselves.
pub(crate) fn head(visit: &Visit, key: &str) -> Head {
    let title = crate::site::titled(visit.lang, key, visit.event.campaign.name.as_str(visit.lang));
    Head { description: title.clone(), title }
}

/// The form that every vote on a page belongs to. `page` says where it stands.
#[component]
fn VoteFields(visit: Visit, key: String, page: &'static str) -> impl IntoView {
    let lang = visit.lang;
    view! {
        <form id="votes" class="votes" method="post" action=visit.session_link("/questions/vote") data-stays>
            <ErrorSummary problems=Problems { lang, error: None } />
            <Unseen lang=None key stamp=visit.backend().form_stamp() trap=tr(lang, "form-trap") />
            <input type="hidden" name="page" value=page />
        </form>
    }
}

#[component]
fn Cards(visit: Visit, questions: Vec<Question>) -> impl IntoView {
    let votable = visit.event.session.takes_questions_at(visit.now());
    let lang = visit.lang;
    if questions.is_empty() {
        return view! { <p class="quiet">{tr(lang, "questions-empty")}</p> }.into_any();
    }
    let cards: Vec<_> =
        questions.into_iter().map(|question| view! { <QuestionCard lang question votable /> }).collect();
    view! { <ol class="questions">{cards}</ol> }.into_any()
}

/// What is being answered now, said aloud when that changes.
#[component]
fn NowAloud(visit: Visit) -> impl IntoView {
    let lang = visit.lang;
    let questions = visit.backend().questions();
    let now = questions.iter().find(|question| question.state == QuestionState::Answering);
    let said = now.map(|question| format!("{}: {}", tr(lang, "question-now"), question.text)).unwrap_or_default();
    view! { <p class="unseen" aria-live="polite">{said}</p> }
}

/// All questions: those that wait for an answer, the one that is being answered first, and those that have one.
#[component]
pub(crate) fn QuestionList(visit: Visit, key: String, voted: Voted) -> impl IntoView {
    let lang = visit.lang;
    let questions = visit.backend().questions().to_vec();
    let (answered, open): (Vec<_>, Vec<_>) =
        questions.into_iter().partition(|question| question.state == QuestionState::Answered);
    let answered = (!answered.is_empty()).then(|| {
        view! {
            <section aria-labelledby="answered">
                <h2 id="answered">{tr(lang, "questions-answered")}</h2>
                <Cards visit=visit.clone() questions=answered />
            </section>
        }
    });
    view! {
        <div id="all-questions" data-live="questions">
            <link rel="stylesheet" href=voted.stylesheet(&visit) />
            <NowAloud visit=visit.clone() />
            <section aria-labelledby="waiting">
                <h2 id="waiting">{tr(lang, "questions-waiting")}</h2>
                <VoteFields visit=visit.clone() key page="questions" />
                <Cards visit=visit.clone() questions=open />
            </section>
            {answered}
        </div>
    }
}

/// The questions that are wanted most, while they are what the session is about; an empty place otherwise, which is
/// filled when they begin.
#[component]
pub(crate) fn QuestionsNow(visit: Visit, key: String, voted: Voted) -> impl IntoView {
    let lang = visit.lang;
    let section = visit.event.session.has_questions_at(visit.now()).then(|| {
        let all = visit.backend().questions();
        let open = all.iter().filter(|question| question.state.takes_votes()).take(ON_SESSION_PAGE);
        let questions: Vec<_> = open.cloned().collect();
        view! {
            <link rel="stylesheet" href=voted.stylesheet(&visit) />
            <NowAloud visit=visit.clone() />
            <section class="questions-now" aria-labelledby="questions-now-title">
                <h2 id="questions-now-title">{tr(lang, "questions-title")}</h2>
                <VoteFields visit=visit.clone() key page="" />
                <Cards visit=visit.clone() questions />
                <p class="acts">
                    <a class="button" href=visit.session_link("/questions#ask")>{tr(lang, "ask-title")}</a>
                    <a class="button button-quiet" href=visit.session_link("/questions")>{tr(lang, "questions-see-all")}</a>
                </p>
            </section>
        }
    });
    view! { <div id="now-questions" data-live="questions">{section}</div> }
}

/// Where the questions are, as a part of the session page.
#[component]
pub(crate) fn QuestionsSection(visit: Visit) -> impl IntoView {
    let lang = visit.lang;
    let open = visit.event.session.takes_questions_at(visit.now());
    let text = if open { tr(lang, "questions-intro") } else { tr(lang, "questions-over") };
    view! {
        <section aria-labelledby="questions">
            <h2 id="questions">{tr(lang, "questions-title")}</h2>
            <p>{text}</p>
            <p><a class="button button-quiet" href=visit.session_link("/questions")>{tr(lang, "questions-see-all")}</a></p>
        </section>
    }
}
