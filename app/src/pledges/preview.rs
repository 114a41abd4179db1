//! What others will see of a pledge, beside the form that makes it.

use backend::i18n::tr;
use domain::Lang;
use leptos::prelude::*;

/// The card as it will be. The stylesheet shows which of the two goes with the chosen visibility; the boot script fills in
/// what was typed, and without it only the first one is ever shown.
#[component]
pub(crate) fn Preview(lang: Lang) -> impl IntoView {
    view! {
        <div class="preview">
            <p class="preview-title">{tr(lang, "preview-title")}</p>
            <p class="preview-counted">{tr(lang, "preview-counted")}</p>
            <div class="pledge" id="preview" hidden>
                <p class="pledge-who">
                    <bdi class="pledge-name"></bdi>
                    " "
                    <span class="quiet"></span>
                </p>
                <p class="pledge-what"></p>
                <p class="pledge-message" dir="auto"></p>
            </div>
        </div>
    }
}
