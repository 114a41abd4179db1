//! For whoever saves data: islands and the live stream stay away until they are asked for.

use backend::i18n::tr;
use domain::Lang;
use leptos::prelude::*;

/// What has to be known before anything is painted, so that nothing moves afterwards: whether data is to be saved, which
/// the stylesheet and the boot script go by, and whether the tab is being left, when nothing of this page may be seen.
pub(crate) const BEFORE_PAINT: &str = "{let e=document.documentElement;\
    if(navigator.connection?.saveData||matchMedia(\"(prefers-reduced-data:reduce)\").matches)e.dataset.saves=\"\";\
    e.hidden=name==\"leaving\"}";

/// Says what is missing, and brings it. The stylesheet shows it on a page where something is.
#[component]
pub(crate) fn SavingNote(lang: Lang) -> impl IntoView {
    view! {
        <p class="saving">
            {tr(lang, "saving-data")} " "
            <button type="button" class="button-text" id="live-on">{tr(lang, "saving-data-live")}</button>
        </p>
    }
}
