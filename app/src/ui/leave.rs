//! The way off the site at once, for whoever must not be seen on it. Without scripts it is a link; with them the boot script
//! empties the page first, and leaves no way back.

use std::sync::Arc;

use backend::i18n::tr;
use domain::Lang;
use leptos::prelude::*;

/// Nothing where the operator wants no such link. `to` is the address of a page that says nothing of this site.
#[component]
pub(crate) fn Leave(lang: Lang, to: Option<Arc<str>>) -> impl IntoView {
    to.map(|to| {
        view! {
            <a class="leave" href=to.to_string() rel="external nofollow noreferrer" title=tr(lang, "leave-keys")>
                {tr(lang, "leave")}
            </a>
        }
    })
}
