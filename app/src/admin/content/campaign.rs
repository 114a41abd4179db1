//! The form of the campaign: what it is, its dates, what can be pledged, the countries that forms offer.

use backend::{
    drafts::offered_name,
    i18n::{self, tr, tr_with},
    sort_name,
};
use domain::{Country, Lang};
use leptos::prelude::*;

use crate::{
    admin::content::{
        fields::{Drawing, InLanguages, Value, YesBox},
        sections::rows,
    },
    ui::names::country_name,
};

/// The fields of the campaign's section.
#[component]
pub(super) fn CampaignFields(lang: Lang, drawing: Drawing) -> impl IntoView {
    let with = || drawing.clone();
    let last = drawing.fields.rows("milestones");
    let milestones = rows(&drawing, "milestones")
        .map(|row| view! { <MilestoneRow lang row is_new=row == last drawing=drawing.clone() /> })
        .collect_view();
    let last = drawing.fields.rows("actions");
    let actions = rows(&drawing, "actions")
        .map(|row| view! { <ActionRow lang row is_new=row == last drawing=drawing.clone() /> })
        .collect_view();
    view! {
        <section class="content-part" aria-labelledby="part-campaign">
            <h2 id="part-campaign">{tr(lang, "admin-section-campaign")}</h2>
            <InLanguages lang drawing=with() name="name" />
            <InLanguages lang drawing=with() name="organisation" />
            <InLanguages lang drawing=with() name="summary" rows=5 />
            <InLanguages lang drawing=with() name="reach" />
            <div class="values-beside">
                <Value lang drawing=with() name="hashtag" />
                <Value lang drawing=with() name="mandate" />
                <Value lang drawing=with() name="contact_email" kind="email" />
                <Value lang drawing=with() name="contact_url" kind="url" />
            </div>
        </section>
        <section class="content-part" aria-labelledby="part-milestones">
            <h2 id="part-milestones">{tr(lang, "admin-part-milestones")}</h2>
            <p class="hint">{tr(lang, "admin-milestones-hint")}</p>
            <ol class="content-rows">{milestones}</ol>
        </section>
        <section class="content-part" aria-labelledby="part-actions">
            <h2 id="part-actions">{tr(lang, "admin-part-actions")}</h2>
            <p class="hint">{tr(lang, "admin-actions-hint")}</p>
            <ol class="content-rows">{actions}</ol>
        </section>
        <section class="content-part" aria-labelledby="part-offered">
            <h2 id="part-offered">{tr(lang, "admin-part-offered")}</h2>
            <p class="hint">{tr(lang, "admin-offered-hint")}</p>
            <OfferedCountries lang drawing=with() />
        </section>
    }
}

/// A box for each country: first those that are ticked, then all others in a part that opens.
#[component]
fn OfferedCountries(lang: Lang, drawing: Drawing) -> impl IntoView {
    let mut countries: Vec<_> =
        i18n::countries().iter().map(|country| (country_name(lang, country), country)).collect();
    countries.sort_by_cached_key(|(name, _)| sort_name(name));
    let is_ticked = |(_, country): &(String, &Country)| !drawing.fields.get(&offered_name(country)).is_empty();
    let (ticked, others): (Vec<_>, Vec<_>) = countries.into_iter().partition(is_ticked);
    let open = ticked.is_empty() || others.iter().any(|(_, country)| drawing.has_words_for(&offered_name(country)));
    let boxes = |countries: Vec<(String, &'static Country)>| {
        let boxes = countries.into_iter().map(|(label, country)| {
            view! { <YesBox lang drawing=drawing.clone() name=offered_name(country) label /> }
        });
        view! { <div class="country-ticks">{boxes.collect_view()}</div> }
    };
    view! {
        {boxes(ticked)}
        <details open=open>
            <summary>{tr(lang, "admin-countries-others")}</summary>
            {boxes(others)}
        </details>
    }
}

#[component]
fn MilestoneRow(lang: Lang, row: usize, is_new: bool, drawing: Drawing) -> impl IntoView {
    let name = |field: &str| format!("milestones.{row}.{field}");
    let key = drawing.fields.get(&name("key")).to_owned();
    let legend =
        tr_with(lang, if is_new { "admin-new-milestone" } else { "admin-milestone" }, &[("row", (row + 1).into())]);
    let hint = tr(lang, "admin-milestone-zone-hint");
    view! {
        <li>
            <fieldset class="content-row">
                <legend>{legend}</legend>
                <input type="hidden" name=name("key") value=key />
                <InLanguages lang drawing=drawing.clone() name=name("name") legend=tr(lang, "admin-field-name") />
                <div class="values-beside">
                    <Value lang drawing=drawing.clone() name=name("starts_on") kind="date" />
                    <Value lang drawing=drawing.clone() name=name("ends_on") kind="date" />
                    <Value lang drawing=drawing.clone() name=name("time_zone") hint />
                </div>
                {(!is_new).then(|| view! { <YesBox lang drawing=drawing.clone() name=name("remove") /> })}
            </fieldset>
        </li>
    }
}

#[component]
fn ActionRow(lang: Lang, row: usize, is_new: bool, drawing: Drawing) -> impl IntoView {
    let name = |field: &str| format!("actions.{row}.{field}");
    let key = drawing.fields.get(&name("key")).to_owned();
    let legend = tr_with(lang, if is_new { "admin-new-action" } else { "admin-action" }, &[("row", (row + 1).into())]);
    view! {
        <li>
            <fieldset class="content-row">
                <legend>{legend}</legend>
                <input type="hidden" name=name("key") value=key />
                <InLanguages lang drawing=drawing.clone() name=name("text") legend=tr(lang, "admin-field-text") />
                <YesBox lang drawing=drawing.clone() name=name("needs_vote") />
                {(!is_new).then(|| view! { <YesBox lang drawing=drawing.clone() name=name("remove") /> })}
            </fieldset>
        </li>
    }
}
