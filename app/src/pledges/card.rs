//! One pledge as everybody may see it.

use domain::{Lang, PublicPledge};
use leptos::prelude::*;

use crate::ui::names::country_name;

/// The actions of a pledge in words; `actions` are keys and what one says.
fn actions_text(actions: &[(String, String)], pledge: &PublicPledge) -> String {
    let mut text = String::new();
    for (_, says) in actions.iter().filter(|(key, _)| pledge.actions.contains(key)) {
        if !text.is_empty() {
            text.push_str(" · ");
        }
        text.push_str(says);
    }
    text
}

/// Where a pledge comes from, as far as it says.
fn country_text(lang: Lang, pledge: &PublicPledge) -> String {
    pledge.country.as_ref().map(|country| country_name(lang, country)).unwrap_or_default()
}

/// The card of a pledge, of which each part is read when it is needed: an empty one where there is no pledge. Names
/// and messages run in their own direction and cannot reorder what is beside them.
pub(crate) fn pledge_card<F>(lang: Lang, actions: Vec<(String, String)>, pledge: F) -> impl IntoView
where
    F: Fn() -> Option<PublicPledge> + Clone + Send + Sync + 'static,
{
    let of = pledge.clone();
    let own_lang = move || of().map(|pledge| pledge.lang).filter(|own| *own != lang).map(Lang::code);
    let part = move |read: fn(&PublicPledge, Lang, &[(String, String)]) -> String| {
        let (pledge, actions) = (pledge.clone(), actions.clone());
        move || pledge().map(|pledge| read(&pledge, lang, &actions)).unwrap_or_default()
    };
    view! {
        <p class="pledge-who">
            <bdi class="pledge-name">{part(|pledge, _, _| pledge.name.clone())}</bdi>
            " "
            <span class="quiet">{part(|pledge, lang, _| country_text(lang, pledge))}</span>
        </p>
        <p class="pledge-what">{part(|pledge, _, actions| actions_text(actions, pledge))}</p>
        <p class="pledge-message" dir="auto" lang=own_lang>{part(|pledge, _, _| pledge.message.clone().unwrap_or_default())}</p>
    }
}
