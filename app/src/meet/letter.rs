//! The letter that people edit and take away. Nothing of it is kept: without scripts "Download" sends it here and gets it
//! back as a file; with scripts the same form is left to the browser, for it knows what to do with files.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use axum_extra::extract::Form;
use backend::{i18n::tr, mailto};
use domain::{AppError, Toolkit};
use leptos::prelude::*;
use serde::Deserialize;

use crate::site::{Failure, Visit};

/// The most characters of a letter: some pages.
const LONGEST: usize = 10_000;

/// The letter as it was edited.
#[derive(Deserialize)]
pub(super) struct Edited {
    letter: String,
}

/// `POST /{lang}/meet/letter`: gives the letter back as a file.
pub(super) async fn download(visit: Visit, Form(edited): Form<Edited>) -> Result<Response, Failure> {
    visit.event.toolkit.as_ref().ok_or(AppError::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"letter.txt\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, edited.letter).into_response())
}

/// The letter in a box, and three ways to take it away.
#[component]
pub(super) fn LetterForm(visit: Visit, toolkit: Toolkit) -> impl IntoView {
    let lang = visit.lang;
    // A letter that is not in the page's language is written, and read out, in its own.
    let (letter, letter_lang) = toolkit.letter.get(lang);
    let letter = letter.trim().to_owned();
    let mail = mailto(toolkit.subject.as_str(lang), &letter);
    view! {
        <section aria-labelledby="ask">
            <h2 id="ask">{tr(lang, "meet-letter-title")}</h2>
            // A target of its own leaves it to the browser.
            <form class="form" method="post" action=visit.link("/meet/letter") target="_self">
                <div class="field">
                    <label for="letter">{tr(lang, "meet-letter")}</label>
                    <p class="hint" id="letter-hint">{tr(lang, "meet-letter-hint")}</p>
                    <textarea
                        id="letter"
                        name="letter"
                        rows="16"
                        maxlength=LONGEST
                        lang=letter_lang.code()
                        dir=letter_lang.dir().as_str()
                        autocomplete="off"
                        aria-describedby="letter-hint"
                    >
                        {letter}
                    </textarea>
                </div>
                <p class="acts">
                    <button type="submit">{tr(lang, "meet-letter-download")}</button>
                    <button
                        type="button"
                        class="button-quiet"
                        aria-live="polite"
                        data-copy="letter"
                        data-done=tr(lang, "meet-letter-copied")
                        hidden
                    >
                        {tr(lang, "meet-letter-copy")}
                    </button>
                    <a class="button button-quiet" href=mail data-mail="letter">{tr(lang, "meet-letter-mail")}</a>
                </p>
                <noscript><p class="hint">{tr(lang, "meet-letter-mail-unedited")}</p></noscript>
            </form>
        </section>
    }
}
