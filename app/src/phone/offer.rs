//! The offer to install the app: on one's own page, after having registered, and nowhere else. `frontend/app.js` shows it
//! where the browser can install, and never again once it was answered.

use backend::i18n::tr;
use domain::Lang;
use leptos::prelude::*;

#[component]
pub(crate) fn InstallOffer(lang: Lang) -> impl IntoView {
    view! {
        <section id="install" aria-labelledby="install-title" hidden>
            <h2 id="install-title">{tr(lang, "install-title")}</h2>
            <p>{tr(lang, "install-what")}</p>
            <p class="kept">
                <button type="button" data-yes>{tr(lang, "install-yes")}</button>
                <button type="button" class="button-text">{tr(lang, "install-no")}</button>
            </p>
        </section>
    }
}
