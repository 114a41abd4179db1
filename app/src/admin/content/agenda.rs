//! The form of the agenda: a row for each item, with who speaks there.

use backend::{
    drafts::Draft,
    i18n::{tr, tr_with},
};
use domain::{Lang, MINUTE};
use leptos::prelude::*;

use crate::admin::content::{
    fields::{Beside, Drawing, InLanguages, Value, YesBox, label_of},
    sections::rows,
};

/// The fields of the agenda's section.
#[component]
pub(super) fn AgendaFields(lang: Lang, draft: Draft, drawing: Drawing) -> impl IntoView {
    let last = drawing.fields.rows("items");
    let items = rows(&drawing, "items")
        .map(|row| view! { <AgendaRow lang row is_new=row == last draft=draft.clone() drawing=drawing.clone() /> })
        .collect_view();
    view! {
        <p class="hint">{tr(lang, "admin-agenda-hint")}</p>
        <ol class="content-rows">{items}</ol>
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
    let names = draft.event.speakers.iter().map(|speaker| (speaker.key.clone(), speaker.name.as_str(lang).to_owned()));
    let speakers: Vec<_> = names.collect();
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
                </div>
                <InLanguages lang drawing=drawing.clone() name=name("title") legend=tr(lang, "admin-field-title") />
                <SpeakerTicks lang drawing=drawing.clone() name=name("speakers") speakers />
                {(!is_new).then(|| view! { <YesBox lang drawing=drawing.clone() name=name("remove") /> })}
            </fieldset>
        </li>
    }
}

/// Who speaks in an item: a box for each. Those who are ticked come first, in the order in which they speak, so that a form
/// that nobody has touched says what it was drawn from.
#[component]
fn SpeakerTicks(lang: Lang, drawing: Drawing, name: String, speakers: Vec<(String, String)>) -> impl IntoView {
    let chosen: Vec<&str> = drawing.fields.get(&name).split_whitespace().collect();
    let place = |key: &str| chosen.iter().position(|chosen| *chosen == key);
    let mut speakers = speakers;
    speakers.sort_by_key(|(key, _)| place(key).unwrap_or(usize::MAX));
    let nobody = speakers.is_empty().then(|| view! { <p class="quiet">{tr(lang, "admin-no-speakers")}</p> });
    let boxes = speakers.into_iter().map(|(key, says)| {
        let checked = place(&key).is_some();
        view! {
            <label class="choice">
                <input type="checkbox" name=name.clone() value=key checked=checked />
                <span><bdi>{says}</bdi></span>
            </label>
        }
    });
    let boxes = boxes.collect_view();
    view! {
        <fieldset id=name.clone() aria-describedby=drawing.described(&name)>
            <legend>{label_of(lang, &name)}</legend>
            <div class="speaker-ticks">{boxes}</div>
            {nobody}
            <Beside lang drawing=drawing.clone() name=name.clone() />
        </fieldset>
    }
}
