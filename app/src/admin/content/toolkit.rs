//! The form of what helps to meet a candidate: the letter, and what to say.

use backend::{drafts::Draft, i18n::tr};
use domain::Lang;
use leptos::prelude::*;

use crate::admin::content::{
    fields::{Beside, Drawing, InLanguages, label_of},
    sections::rows,
};

/// The fields of its section.
#[component]
pub(super) fn ToolkitFields(lang: Lang, draft: Draft, drawing: Drawing) -> impl IntoView {
    let with = || drawing.clone();
    let points = rows(&drawing, "points")
        .map(|row| view! { <InLanguages lang drawing=drawing.clone() name=format!("points.{row}") rows=2 /> })
        .collect_view();
    view! {
        <section class="content-part" aria-labelledby="part-letter">
            <h2 id="part-letter">{tr(lang, "admin-part-letter")}</h2>
            <p class="hint">{tr(lang, "admin-toolkit-hint")}</p>
            <InLanguages lang drawing=with() name="subject" />
            <InLanguages lang drawing=with() name="letter" rows=16 />
            <WhichPledge lang draft drawing=with() />
        </section>
        <section class="content-part" aria-labelledby="part-points">
            <h2 id="part-points">{tr(lang, "admin-part-points")}</h2>
            <p class="hint">{tr(lang, "admin-points-hint")}</p>
            {points}
        </section>
    }
}

/// The pledge that a meeting keeps: who has made it is shown the way to the letter.
#[component]
fn WhichPledge(lang: Lang, draft: Draft, drawing: Drawing) -> impl IntoView {
    let chosen = drawing.fields.get("action").to_owned();
    let wrong = drawing.is_wrong("action").then_some("true");
    let none = (String::new(), tr(lang, "admin-no-action"));
    let actions = draft.event.campaign.pledge_actions.iter();
    let actions = actions.map(|action| (action.key.clone(), action.text.as_str(lang).to_owned()));
    let options = [none].into_iter().chain(actions).map(|(key, says)| {
        let selected = key == chosen;
        view! { <option value=key selected=selected>{says}</option> }
    });
    let options = options.collect_view();
    view! {
        <div class="field">
            <label for="action">{label_of(lang, "action")}</label>
            <select id="action" name="action" aria-invalid=wrong aria-describedby=drawing.described("action")>
                {options}
            </select>
            <Beside lang drawing=drawing.clone() name="action".to_owned() />
        </div>
    }
}
