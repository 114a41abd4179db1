//! What stands in the form of each section, and the few things beside it that are forms of their own.

use backend::{
    dates,
    drafts::{Draft, Section},
    i18n::{tr, tr_with},
};
use domain::{Lang, MINUTE};
use leptos::prelude::*;

use crate::admin::content::{
    ADDRESS,
    fields::{Drawing, InLanguages, Value},
};

/// The fields of a section.
#[component]
pub(super) fn SectionFields(lang: Lang, section: Section, draft: Draft, drawing: Drawing) -> impl IntoView {
    match section {
        Section::Session => view! { <SessionFields lang drawing /> }.into_any(),
        Section::Agenda => view! { <AgendaFields lang draft drawing /> }.into_any(),
        Section::Speakers => view! { <SpeakersFields lang drawing /> }.into_any(),
        Section::Campaign => view! { <CampaignFields lang drawing /> }.into_any(),
    }
}

/// The rows of a list, with one more to be filled in.
fn rows(drawing: &Drawing, list: &'static str) -> std::ops::RangeInclusive<usize> {
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
fn AgendaFields(lang: Lang, draft: Draft, drawing: Drawing) -> impl IntoView {
    let speakers: Vec<(String, String)> = draft
        .event
        .speakers
        .iter()
        .map(|speaker| (speaker.key.clone(), speaker.name.as_str(lang).to_owned()))
        .collect();
    let keys =
        speakers.iter().map(|(key, name)| view! { <li><code>{key.clone()}</code> " " <bdi>{name.clone()}</bdi></li> });
    let keys = keys.collect_view();
    let last = drawing.fields.rows("items");
    let items = rows(&drawing, "items")
        .map(|row| view! { <AgendaRow lang row is_new=row == last draft=draft.clone() drawing=drawing.clone() /> })
        .collect_view();
    view! {
        <p class="hint">{tr(lang, "admin-agenda-hint")}</p>
        <ol class="content-rows">{items}</ol>
        <details>
            <summary>{tr(lang, "admin-speaker-keys")}</summary>
            <ul>{keys}</ul>
        </details>
    }
}

#[component]
fn AgendaRow(lang: Lang, row: usize, is_new: bool, draft: Draft, drawing: Drawing) -> impl IntoView {
    let name = |field: &str| format!("items.{row}.{field}");
    let kind = drawing.fields.get(&name("kind")).to_owned();
    let kinds = ["talk", "questions"].map(|code| {
        let text = tr(lang, &format!("admin-kind-{code}"));
        view! { <option value=code selected=kind == code>{text}</option> }
    });
    // A gap is no mistake, but is seen.
    let items = draft.event.session.agenda.items();
    let gap = row.checked_sub(1).and_then(|before| Some(items.get(row)?.starts_at.since(items.get(before)?.ends_at)));
    let gap = gap.filter(|gap| *gap > 0).map(|gap| {
        view! { <p class="quiet">{tr_with(lang, "admin-gap", &[("minutes", (gap / MINUTE).into())])}</p> }
    });
    let legend = tr_with(lang, if is_new { "admin-new-item" } else { "admin-item" }, &[("row", (row + 1).into())]);
    view! {
        <li>
            {gap}
            <fieldset class="content-row">
                <legend>{legend}</legend>
                <div class="values-beside">
                    <Value lang drawing=drawing.clone() name=name("starts_at") kind="datetime-local" />
                    <Value lang drawing=drawing.clone() name=name("ends_at") kind="datetime-local" />
                    <div class="field">
                        <label for=name("kind")>{tr(lang, "admin-field-kind")}</label>
                        <select id=name("kind") name=name("kind")>{kinds.into_iter().collect_view()}</select>
                    </div>
                    <Value lang drawing=drawing.clone() name=name("speakers") />
                </div>
                <InLanguages lang drawing=drawing.clone() name=name("title") legend=tr(lang, "admin-field-title") />
                {(!is_new).then(|| view! { <Remove lang name=name("remove") /> })}
            </fieldset>
        </li>
    }
}

/// The tick that takes a row out when the form is saved.
#[component]
fn Remove(lang: Lang, name: String) -> impl IntoView {
    view! {
        <label class="choice">
            <input type="checkbox" name=name value="yes" />
            <span>{tr(lang, "admin-field-remove")}</span>
        </label>
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
                    {(!is_new).then(|| view! { <Remove lang name=name("remove") /> })}
                </fieldset>
            </li>
        }
    });
    view! {
        <p class="hint">{tr(lang, "admin-speakers-hint")}</p>
        <ol class="content-rows">{speakers.collect_view()}</ol>
    }
}

#[component]
fn CampaignFields(lang: Lang, drawing: Drawing) -> impl IntoView {
    let with = || drawing.clone();
    let milestones = (0..drawing.fields.rows("milestones")).map(|row| {
        let name = |field: &str| format!("milestones.{row}.{field}");
        view! {
            <li>
                <fieldset class="content-row">
                    <legend>{tr_with(lang, "admin-milestone", &[("row", (row + 1).into())])}</legend>
                    <InLanguages lang drawing=drawing.clone() name=name("name") legend=tr(lang, "admin-field-name") />
                    <div class="values-beside">
                        <Value lang drawing=drawing.clone() name=name("starts_on") kind="date" />
                        <Value lang drawing=drawing.clone() name=name("ends_on") kind="date" />
                    </div>
                </fieldset>
            </li>
        }
    });
    let milestones = milestones.collect_view();
    let actions = (0..drawing.fields.rows("actions")).map(|row| {
        let legend = tr_with(lang, "admin-action", &[("row", (row + 1).into())]);
        view! { <InLanguages lang drawing=drawing.clone() name=format!("actions.{row}.text") legend /> }
    });
    let actions = actions.collect_view();
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
            <ol class="content-rows">{milestones}</ol>
        </section>
        <section class="content-part" aria-labelledby="part-actions">
            <h2 id="part-actions">{tr(lang, "admin-part-actions")}</h2>
            {actions}
        </section>
    }
}

/// What is done beside the form: moving and calling off the session, the order of the agenda.
#[component]
pub(super) fn Beyond(lang: Lang, section: Section, draft: Draft) -> impl IntoView {
    match section {
        Section::Session => view! { <MoveAndCallOff lang draft /> }.into_any(),
        Section::Agenda => view! { <Order lang draft /> }.into_any(),
        Section::Speakers | Section::Campaign => ().into_any(),
    }
}

#[component]
fn MoveAndCallOff(lang: Lang, draft: Draft) -> impl IntoView {
    let address = format!("{ADDRESS}/{}", draft.id);
    let cancelled = draft.event.session.cancelled;
    let (text, value) = if cancelled { (tr(lang, "admin-call-on"), "") } else { (tr(lang, "admin-call-off"), "yes") };
    view! {
        <section class="content-part" aria-labelledby="part-move">
            <h2 id="part-move">{tr(lang, "admin-part-move")}</h2>
            <p>{tr(lang, "admin-move-hint")}</p>
            <form class="form" method="post" action=format!("{address}/move")>
                <div class="field">
                    <label for="minutes">{tr(lang, "admin-move-minutes")}</label>
                    <input type="number" id="minutes" name="minutes" required step="5" min="-10080" max="10080" value="60" dir="ltr" />
                </div>
                <button type="submit" class="button-quiet">{tr(lang, "admin-move")}</button>
            </form>
            <form method="post" action=format!("{address}/call-off")>
                <input type="hidden" name="cancelled" value=value />
                <button type="submit" class="button-quiet">{text}</button>
            </form>
        </section>
    }
}

/// The agenda as a list to put in order, by buttons or by dragging. Each item keeps how long it takes.
#[component]
fn Order(lang: Lang, draft: Draft) -> impl IntoView {
    let address = format!("{ADDRESS}/{}/reorder", draft.id);
    let zone = draft.event.session.zone.clone();
    let items = draft.event.session.agenda.items().to_vec();
    if items.len() < 2 {
        return ().into_any();
    }
    let last = items.len() - 1;
    let rows = items.into_iter().enumerate().map(|(row, item)| {
        let title = item.title.as_str(lang).to_owned();
        let step = |to: usize, says: String, sign: &'static str| {
            view! {
                <form method="post" action=address.clone()>
                    <input type="hidden" name="from" value=row.to_string() />
                    <input type="hidden" name="to" value=to.to_string() />
                    <button type="submit" class="button-quiet" aria-label=says>{sign}</button>
                </form>
            }
        };
        let named = || [("title", title.clone().into())];
        let earlier = (row > 0).then(|| step(row - 1, tr_with(lang, "admin-earlier", &named()), "↑"));
        let later = (row < last).then(|| step(row + 1, tr_with(lang, "admin-later", &named()), "↓"));
        view! {
            <li draggable="true">
                <span>
                    {dates::time_range(lang, item.starts_at, item.ends_at, &zone)} " " <bdi>{title.clone()}</bdi>
                </span>
                <span class="order-steps">{earlier} {later}</span>
            </li>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section class="content-part" aria-labelledby="part-order">
            <h2 id="part-order">{tr(lang, "admin-part-order")}</h2>
            <p class="hint">{tr(lang, "admin-order-hint")}</p>
            <ol class="order" id="order" data-reorder=address.clone()>{rows}</ol>
        </section>
    }
    .into_any()
}
