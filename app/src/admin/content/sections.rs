//! What stands in the form of each section.

use backend::{
    drafts::{Draft, Section},
    i18n::{tr, tr_with},
};
use domain::Lang;
use leptos::prelude::*;

use crate::admin::content::{
    agenda::AgendaFields,
    campaign::CampaignFields,
    fields::{Drawing, InLanguages, Value, YesBox},
    toolkit::ToolkitFields,
    voting::VotingFields,
};

/// The fields of a section.
#[component]
pub(super) fn SectionFields(lang: Lang, section: Section, draft: Draft, drawing: Drawing) -> impl IntoView {
    match section {
        Section::Session => view! { <SessionFields lang drawing /> }.into_any(),
        Section::Agenda => view! { <AgendaFields lang draft drawing /> }.into_any(),
        Section::Speakers => view! { <SpeakersFields lang drawing /> }.into_any(),
        Section::Campaign => view! { <CampaignFields lang drawing /> }.into_any(),
        Section::Voting => view! { <VotingFields lang draft drawing /> }.into_any(),
        Section::Toolkit => view! { <ToolkitFields lang draft drawing /> }.into_any(),
    }
}

/// The rows of a list, with one more to be filled in.
pub(super) fn rows(drawing: &Drawing, list: &'static str) -> std::ops::RangeInclusive<usize> {
    0..=drawing.fields.rows(list)
}

#[component]
fn SessionFields(lang: Lang, drawing: Drawing) -> impl IntoView {
    let aims = rows(&drawing, "aims")
        .map(|row| view! { <InLanguages lang drawing=drawing.clone() name=format!("aims.{row}") /> })
        .collect_view();
    let with = || drawing.clone();
    view! {
        <section class="content-part" aria-labelledby="part-what">
            <h2 id="part-what">{tr(lang, "admin-part-what")}</h2>
            <InLanguages lang drawing=with() name="title" />
            <InLanguages lang drawing=with() name="short_title" />
            <InLanguages lang drawing=with() name="audience" />
            <InLanguages lang drawing=with() name="why" rows=5 />
            {aims}
            <InLanguages lang drawing=with() name="after" rows=3 />
        </section>
        <section class="content-part" aria-labelledby="part-when">
            <h2 id="part-when">{tr(lang, "admin-part-when")}</h2>
            <div class="values-beside">
                <Value lang drawing=with() name="starts_at" kind="datetime-local" />
                <Value lang drawing=with() name="ends_at" kind="datetime-local" />
                <Value lang drawing=with() name="time_zone" hint=tr(lang, "admin-zone-hint") />
                <Value lang drawing=with() name="zone_label" hint=tr(lang, "admin-zone-label-hint") />
                <Value lang drawing=with() name="registration_closes_at" kind="datetime-local" hint=tr(lang, "admin-closes-hint") />
                <Value lang drawing=with() name="capacity" kind="number" hint=tr(lang, "admin-capacity-hint") />
            </div>
            <InLanguages lang drawing=with() name="platform" />
            <Value lang drawing=with() name="recording_url" kind="url" />
        </section>
    }
}

#[component]
fn SpeakersFields(lang: Lang, drawing: Drawing) -> impl IntoView {
    let last = drawing.fields.rows("speakers");
    let speakers = rows(&drawing, "speakers").map(|row| {
        let name = |field: &str| format!("speakers.{row}.{field}");
        let is_new = row == last;
        let [key, photo] = ["key", "photo"].map(|field| drawing.fields.get(&name(field)).to_owned());
        let legend = tr_with(lang, if is_new { "admin-new-speaker" } else { "admin-speaker" }, &[("row", (row + 1).into())]);
        view! {
            <li>
                <fieldset class="content-row">
                    <legend>{legend}</legend>
                    <input type="hidden" name=name("key") value=key />
                    <input type="hidden" name=name("photo") value=photo />
                    <InLanguages lang drawing=drawing.clone() name=name("name") legend=tr(lang, "admin-field-name") />
                    <InLanguages lang drawing=drawing.clone() name=name("role") legend=tr(lang, "admin-field-role") />
                    <InLanguages lang drawing=drawing.clone() name=name("organisation") legend=tr(lang, "admin-field-organisation") />
                    {(!is_new).then(|| view! { <YesBox lang drawing=drawing.clone() name=name("remove") /> })}
                </fieldset>
            </li>
        }
    });
    view! {
        <p class="hint">{tr(lang, "admin-speakers-hint")}</p>
        <ol class="content-rows">{speakers.collect_view()}</ol>
    }
}
