//! Texts that organisers wrote, marked with the language they are really in.

use domain::{Lang, Text};
use leptos::prelude::*;

/// The text in the page's language; where it falls back to another one, marked with that one's `lang` and `dir`.
pub(crate) fn said(lang: Lang, text: &Text) -> impl IntoView + use<> {
    let (said, actual) = text.get(lang);
    let said = said.to_owned();
    let (lang, dir) = if actual == lang { (None, None) } else { (Some(actual.code()), Some(actual.dir().as_str())) };
    if lang.is_some() { view! { <span lang=lang dir=dir>{said}</span> }.into_any() } else { said.into_any() }
}

/// What stands between two parts of a line: a comma in the language's own form.
pub(crate) const fn comma(lang: Lang) -> &'static str {
    match lang {
        Lang::Ar => "، ",
        Lang::En | Lang::Fr => ", ",
    }
}
