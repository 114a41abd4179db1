//! The form of voting help: who says so, and a part for each country that opens.

use backend::{drafts::Draft, i18n::tr, sort_name};
use domain::{Country, Lang};
use leptos::prelude::*;

use crate::{
    admin::content::fields::{Drawing, InLanguages, Value, YesBox},
    ui::names::country_name,
    voting::days,
};

/// The fields of voting help's section: the countries of which something is known, then those of the campaign's others.
#[component]
pub(super) fn VotingFields(lang: Lang, draft: Draft, drawing: Drawing) -> impl IntoView {
    let with = || drawing.clone();
    let facts = draft.event.voting.iter().flat_map(|voting| &voting.countries);
    let known = facts.map(|facts| (facts.code.clone(), Some(days(lang, facts)))).collect::<Vec<_>>();
    let others = draft.event.campaign.countries.iter().filter(|code| known.iter().all(|(known, _)| known != *code));
    let others = others.map(|code| (code.clone(), None)).collect::<Vec<_>>();
    let open = others.iter().any(|(code, _)| drawing.has_words_for(&prefix(code)));
    let none = known.is_empty().then(|| view! { <p class="quiet">{tr(lang, "admin-countries-none")}</p> });
    let others = (!others.is_empty()).then(|| {
        view! {
            <details open=open || known.is_empty()>
                <summary>{tr(lang, "admin-countries-others")}</summary>
                <Countries lang countries=others drawing=with() />
            </details>
        }
    });
    view! {
        <section class="content-part" aria-labelledby="part-source">
            <h2 id="part-source">{tr(lang, "admin-part-source")}</h2>
            <p class="hint">{tr(lang, "admin-voting-hint")}</p>
            <InLanguages lang drawing=with() name="source_name" />
            <Value lang drawing=with() name="source_url" kind="url" />
        </section>
        <section class="content-part" aria-labelledby="part-countries">
            <h2 id="part-countries">{tr(lang, "admin-part-countries")}</h2>
            <p class="hint">{tr(lang, "admin-countries-hint")}</p>
            {none}
            <Countries lang countries=known drawing=with() />
            {others}
        </section>
    }
}

/// Countries by their names, each with its days where they are known.
#[component]
fn Countries(lang: Lang, countries: Vec<(Country, Option<String>)>, drawing: Drawing) -> impl IntoView {
    let mut countries = countries;
    countries.sort_by_cached_key(|(code, _)| sort_name(&country_name(lang, code)));
    let countries =
        countries.into_iter().map(|(code, days)| view! { <OneCountry lang code days drawing=drawing.clone() /> });
    view! { <div class="countries">{countries.collect_view()}</div> }
}

#[component]
fn OneCountry(lang: Lang, code: Country, days: Option<String>, drawing: Drawing) -> impl IntoView {
    let prefix = prefix(&code);
    let country = country_name(lang, &code);
    let name = |field: &str| format!("{prefix}{field}");
    let value = |field: &str, kind| view! { <Value lang drawing=drawing.clone() name=name(field) kind /> };
    let is_known = days.is_some();
    let days = days.map(|days| view! { " " <span class="quiet">{days}</span> });
    view! {
        <details open=drawing.has_words_for(&prefix)>
            <summary>{country.clone()} {days}</summary>
            <div class="content-row" role="group" aria-label=country.clone()>
                <div class="values-beside">
                    {value("first_day", "date")}
                    {value("last_day", "date")}
                    {value("voting_age", "number")}
                    {value("seats", "number")}
                    {value("time_zone", "text")}
                </div>
                <YesBox lang drawing=drawing.clone() name=name("compulsory") />
                {is_known.then(|| view! { <YesBox lang drawing=drawing.clone() name=name("remove") /> })}
            </div>
        </details>
    }
}

/// What the names of a country's fields begin with.
fn prefix(code: &Country) -> String {
    format!("countries.{}.", code.as_str())
}
