//! The filter of the wall: three lists to choose from, in a plain form whose address says what was chosen.

use backend::{WallFilter, i18n::tr};
use domain::FieldErrors;
use leptos::prelude::*;

use crate::{
    pledges::page::action_texts,
    site::Visit,
    ui::fields::{Problems, SelectField, country_options, language_options},
};

/// The form. `problems` are those of the address that was asked for.
#[component]
pub(crate) fn FilterForm(visit: Visit, filter: WallFilter, problems: Option<FieldErrors>) -> impl IntoView {
    let lang = visit.lang;
    let all = (!filter.is_empty() || problems.is_some())
        .then(|| view! { <a href=visit.link("/pledges")>{tr(lang, "wall-filter-none")}</a> });
    let problems = Problems { lang, error: problems.map(Into::into) };
    let any = |options: Vec<(String, String)>| {
        let any = (String::new(), tr(lang, "wall-filter-any"));
        [any].into_iter().chain(options).collect::<Vec<_>>()
    };
    // Its first choice is that of somebody who does not say it.
    let countries = any(country_options(&visit).into_iter().skip(1).collect());
    let languages = any(language_options());
    let chosen = |name: &str| {
        filter.pairs().find(|(other, _)| *other == name).map(|(_, value)| value.to_owned()).unwrap_or_default()
    };
    view! {
        <form class="wall-filter" method="get" action=visit.link("/pledges") aria-label=tr(lang, "wall-filter")>
            <SelectField
                field="country"
                label=tr(lang, "wall-filter-country")
                options=countries
                value=chosen("country")
                problems=problems.clone()
            />
            <SelectField
                field="action"
                label=tr(lang, "wall-filter-action")
                options=any(action_texts(&visit))
                value=chosen("action")
                problems=problems.clone()
            />
            <SelectField
                field="language"
                label=tr(lang, "wall-filter-language")
                options=languages
                value=chosen("language")
                problems
            />
            <p class="wall-filter-send"><button type="submit" class="button-quiet">{tr(lang, "wall-filter-show")}</button> " " {all}</p>
        </form>
    }
}
