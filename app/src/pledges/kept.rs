//! "Did you?": once what was pledged should be done, its own page has a button for each of it.

use axum::{extract::Path, response::Response};
use axum_extra::extract::Form;
use backend::i18n::tr;
use domain::{AppError, OwnPledge};
use leptos::prelude::*;
use serde::Deserialize;

use crate::{
    pledges::{life::back, page::action_texts},
    site::{Failure, Visit},
};

/// What one of the buttons says.
#[derive(Deserialize)]
#[serde(default)]
pub(crate) struct KeptForm {
    /// The key of the action; empty for all that nothing was said of.
    action: String,
    /// `yes`, `no`, or `unsaid` to take that back.
    kept: String,
}

impl Default for KeptForm {
    fn default() -> Self {
        Self { action: String::new(), kept: "unsaid".to_owned() }
    }
}

/// `POST /{lang}/p/{token}/kept`.
pub(crate) async fn take(
    visit: Visit,
    Path((_, token)): Path<(String, String)>,
    Form(form): Form<KeptForm>,
) -> Result<Response, Failure> {
    let said = match form.kept.as_str() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let action = Some(form.action.as_str()).filter(|action| !action.is_empty());
    match visit.backend().say_kept(&token, action, said).await {
        // The page has no button for it yet.
        Ok(()) | Err(AppError::Closed) => Ok(back(&visit, &token)),
        Err(error) => Err(error.into()),
    }
}

/// The question, once it is time.
#[component]
pub(crate) fn DidYou(visit: Visit, own: OwnPledge, address: String) -> impl IntoView {
    let lang = visit.lang;
    let is_time = own.is_counted && visit.now() >= visit.event.pledges_due_at();
    let nothing_said = own.choices.iter().all(|choice| choice.is_kept.is_none());
    let action = format!("{address}/kept");
    let texts = action_texts(&visit);
    let choices: Vec<_> = own
        .choices
        .into_iter()
        .filter_map(|choice| Some((texts.iter().find(|(key, _)| *key == choice.action)?.1.clone(), choice)))
        .map(|(says, choice)| {
            let (answer, kept, button) = match choice.is_kept {
                Some(true) => (Some(tr(lang, "did-you-done")), "unsaid", tr(lang, "did-you-unsay")),
                Some(false) => (Some(tr(lang, "did-you-not-done")), "unsaid", tr(lang, "did-you-unsay")),
                None => (None, "yes", tr(lang, "did-you-yes")),
            };
            view! {
                <li>
                    <form method="post" action=action.clone()>
                        <input type="hidden" name="action" value=choice.action />
                        <span>{says.clone()} {answer.map(|answer| view! { " – " <b>{answer}</b> })}</span>
                        <button
                            type="submit"
                            class=choice.is_kept.is_some().then_some("button-quiet")
                            name="kept"
                            value=kept
                            aria-label=format!("{button}: {says}")
                        >
                            {button.clone()}
                        </button>
                    </form>
                </li>
            }
        })
        .collect();
    let no = nothing_said.then(|| {
        view! {
            <form method="post" action=action>
                <button type="submit" class="button-quiet" name="kept" value="no">{tr(lang, "did-you-no")}</button>
            </form>
        }
    });
    is_time.then(|| {
        view! {
            <h2 id="did-you">{tr(lang, "did-you-title")}</h2>
            <p>{tr(lang, "did-you-what")}</p>
            <ul class="did-you">{choices}</ul>
            {no}
        }
    })
}
