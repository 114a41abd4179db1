//! How the wall is kept: whether somebody looks first, whether it stands still, and the words to look out for.

use axum::{
    extract::Query,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Form;
use backend::{Shelf, WallSettings, WallWord, i18n::tr};
use domain::{AppError, FieldErrors, FieldProblem, Lang};
use leptos::prelude::*;
use serde::Deserialize;

use super::{NothingPublished, Pages};
use crate::{
    admin::{
        deleted::{self, AskFirst, JustNow, Undo, UndoForm},
        desk::Desk,
        shell::AdminHead,
    },
    site::Failure,
    ui::fields::{ErrorSummary, Problems, SelectField, TextField, language_options},
};

/// The page's own address.
const ADDRESS: &str = "/admin/moderation/wall";
/// Where a word is put back on its list.
pub(super) const UNDO: &str = "/admin/moderation/wall/deleted";

/// What the forms of this page send, and what is told after it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct WallForm {
    /// `review-first`, `review-after`, `freeze`, `thaw`, `add-word`, `remove-word`.
    set: String,
    /// A word.
    word: String,
    /// The language of the pledges in which it is looked for; empty for all.
    word_language: String,
}

/// What was changed a moment ago.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Changed {
    /// As in [`WallForm::set`].
    changed: String,
}

/// `GET /admin/moderation/wall`.
pub(super) async fn show(
    desk: Desk,
    Query(changed): Query<Changed>,
    Query(just): Query<JustNow>,
) -> Result<Response, Failure> {
    let said = match &*changed.changed {
        "review-first" => Some(tr(desk.lang, "moderation-wall-said-review-first")),
        "review-after" => Some(tr(desk.lang, "moderation-wall-said-review-after")),
        "freeze" => Some(tr(desk.lang, "moderation-wall-said-freeze")),
        "thaw" => Some(tr(desk.lang, "moderation-wall-said-thaw")),
        "add-word" => Some(tr(desk.lang, "moderation-wall-said-add-word")),
        _ => None,
    };
    draw(desk, said, WallForm::default(), None, just).await
}

/// `POST /admin/moderation/wall/deleted`: puts a word back on its list.
pub(super) async fn undo(desk: Desk, Form(form): Form<UndoForm>) -> Result<Response, Failure> {
    deleted::undo(&desk, Shelf::Words, &form, ADDRESS).await
}

/// `POST /admin/moderation/wall`: leads back to the page. A word that is none draws it again with what was typed.
pub(super) async fn take(desk: Desk, Form(form): Form<WallForm>) -> Result<Response, Failure> {
    match set(&desk, &form).await {
        Ok(()) if form.set == "remove-word" => Ok(deleted::to_notice(ADDRESS)),
        Ok(()) => Ok(Redirect::to(&format!("{ADDRESS}?changed={}#wall-said", form.set)).into_response()),
        Err(error @ AppError::Invalid(_)) => draw(desk, None, form, Some(error), JustNow::default()).await,
        Err(error) => Err(error.into()),
    }
}

async fn set(desk: &Desk, form: &WallForm) -> Result<(), AppError> {
    let (by, backend) = (desk.actor()?, desk.backend());
    match &*form.set {
        "review-first" => backend.set_review_first(&by, true).await,
        "review-after" => backend.set_review_first(&by, false).await,
        "freeze" => backend.freeze_wall(&by, true).await,
        "thaw" => backend.freeze_wall(&by, false).await,
        "add-word" => backend.add_wall_word(&by, word(form)?).await,
        // Another organiser may have taken it off in the same moment.
        "remove-word" => backend.remove_wall_word(&by, word(form)?).await.map(drop),
        _ => Err(AppError::NotFound),
    }
}

fn word(form: &WallForm) -> Result<WallWord, AppError> {
    let lang = match &*form.word_language {
        "" => None,
        code => Some(code.parse::<Lang>().map_err(|_| AppError::NotFound)?),
    };
    let problem = if form.word.trim().is_empty() { FieldProblem::Missing } else { FieldProblem::OutOfRange };
    WallWord::new(lang, &form.word).map_err(|_| FieldErrors::one("word", problem).into())
}

async fn draw(
    desk: Desk,
    said: Option<String>,
    typed: WallForm,
    error: Option<AppError>,
    just: JustNow,
) -> Result<Response, Failure> {
    let lang = desk.lang;
    let head = AdminHead::new(tr(lang, "moderation-page-wall"), tr(lang, "moderation-wall-help"));
    if desk.event.is_none() {
        return Ok(desk.clone().draw(head, |_| view! { <Pages desk /> <NothingPublished lang /> }));
    }
    let (settings, words) = (desk.backend().wall_settings().await?, desk.backend().wall_words().await?);
    let deleted = desk.backend().deleted(Shelf::Words).await?;
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let problems = Problems { lang, error };
    Ok(desk.clone().draw_as(status, head, |_| {
        view! {
            <Pages desk=desk.clone() />
            <p id="wall-said" role="status" tabindex="-1">{said}</p>
            <Undo desk just deleted action=UNDO />
            <Switches lang settings />
            <Words lang words typed problems />
        }
    }))
}

/// Each says how it is now, what its button changes, and for whom.
#[component]
fn Switches(lang: Lang, settings: WallSettings) -> impl IntoView {
    let review = if settings.review_first {
        Switch {
            now: tr(lang, "moderation-review-first-now"),
            means: tr(lang, "moderation-review-after-means"),
            set: "review-after",
            does: tr(lang, "moderation-review-after"),
        }
    } else {
        Switch {
            now: tr(lang, "moderation-review-after-now"),
            means: tr(lang, "moderation-review-first-means"),
            set: "review-first",
            does: tr(lang, "moderation-review-first"),
        }
    };
    let frozen = if settings.frozen {
        Switch {
            now: tr(lang, "moderation-frozen-now"),
            means: tr(lang, "moderation-thaw-means"),
            set: "thaw",
            does: tr(lang, "moderation-thaw"),
        }
    } else {
        Switch {
            now: tr(lang, "moderation-thawed-now"),
            means: tr(lang, "moderation-freeze-means"),
            set: "freeze",
            does: tr(lang, "moderation-freeze"),
        }
    };
    view! {
        <section class="wall-switch" aria-labelledby="wall-review">
            <h2 id="wall-review">{tr(lang, "moderation-review-title")}</h2>
            {review.view()}
        </section>
        <section class="wall-switch" aria-labelledby="wall-frozen">
            <h2 id="wall-frozen">{tr(lang, "moderation-freeze-title")}</h2>
            {frozen.view()}
        </section>
    }
}

/// One switch: how it stands, and what its button does.
struct Switch {
    now: String,
    means: String,
    set: &'static str,
    does: String,
}

impl Switch {
    fn view(self) -> impl IntoView {
        view! {
            <p><b>{self.now}</b></p>
            <p>{self.means}</p>
            <form method="post" action=ADDRESS>
                <button type="submit" name="set" value=self.set class="button-quiet">{self.does}</button>
            </form>
        }
    }
}

#[component]
fn Words(lang: Lang, words: Vec<WallWord>, typed: WallForm, problems: Problems) -> impl IntoView {
    let every = (String::new(), tr(lang, "moderation-words-every"));
    let languages = language_options();
    let languages: Vec<_> = [every].into_iter().chain(languages).collect();
    let lists = languages.iter().map(|(code, name)| {
        let here = words.iter().filter(|word| word.lang.map_or("", Lang::code) == code).cloned().collect();
        view! { <WordList lang name=name.clone() words=here /> }
    });
    let lists: Vec<_> = lists.collect();
    let none = words.is_empty().then(|| view! { <p class="note">{tr(lang, "moderation-words-none")}</p> });
    view! {
        <section class="wall-words" aria-labelledby="wall-words">
            <h2 id="wall-words">{tr(lang, "moderation-words-title")}</h2>
            <p>{tr(lang, "moderation-words-means")}</p>
            <form method="post" action=ADDRESS class="form">
                <ErrorSummary problems=problems.clone() />
                <TextField
                    field="word"
                    label=tr(lang, "moderation-word")
                    hint=tr(lang, "moderation-word-hint")
                    value=typed.word
                    problems=problems.clone()
                    max=WallWord::LONGEST
                />
                <SelectField
                    field="word_language"
                    label=tr(lang, "moderation-word-language")
                    options=languages
                    value=typed.word_language
                    problems
                />
                <button type="submit" name="set" value="add-word">{tr(lang, "moderation-word-add")}</button>
            </form>
            {none}
            {lists}
        </section>
    }
}

/// The words for one language, each with the button that takes it off the list.
#[component]
fn WordList(lang: Lang, name: String, words: Vec<WallWord>) -> impl IntoView {
    let items: Vec<_> = words
        .into_iter()
        .map(|WallWord { lang: only, word }| {
            let code = only.map_or("", Lang::code);
            let about = word.clone();
            let label = backend::i18n::tr_with(lang, "moderation-word-remove-it", &[("word", word.as_str().into())]);
            view! {
                <li>
                    <bdi lang=only.map(Lang::code)>{word.clone()}</bdi>
                    <form method="post" action=ADDRESS>
                        <input type="hidden" name="word" value=word />
                        <input type="hidden" name="word_language" value=code />
                        <AskFirst lang ask=tr(lang, "moderation-word-remove") about>
                            <button type="submit" name="set" value="remove-word" class="button-quiet">{label}</button>
                        </AskFirst>
                    </form>
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| view! { <h3>{name}</h3><ul class="wall-word-list">{items}</ul> })
}
