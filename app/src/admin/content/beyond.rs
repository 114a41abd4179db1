//! What is done beside a section's form: moving and calling off the session, putting lists in order.

use backend::{
    dates,
    drafts::{Draft, Ordered, Section},
    i18n::{tr, tr_with},
};
use domain::Lang;
use leptos::prelude::*;

use crate::admin::content::ADDRESS;

/// What is done beside the form.
#[component]
pub(super) fn Beyond(lang: Lang, section: Section, draft: Draft) -> impl IntoView {
    match section {
        Section::Session => view! { <MoveAndCallOff lang draft /> }.into_any(),
        Section::Agenda => view! { <Order lang draft list=Ordered::Agenda /> }.into_any(),
        Section::Campaign => view! { <Order lang draft list=Ordered::Actions /> }.into_any(),
        Section::Speakers | Section::Voting | Section::Toolkit => ().into_any(),
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

/// A list to put in order, by buttons or by dragging.
#[component]
fn Order(lang: Lang, draft: Draft, list: Ordered) -> impl IntoView {
    let address = format!("{ADDRESS}/{}/reorder", draft.id);
    let rows = ordered(lang, &draft, list);
    if rows.len() < 2 {
        return ().into_any();
    }
    let last = rows.len() - 1;
    let rows = rows.into_iter().enumerate().map(|(row, (before, title))| {
        let step = |to: usize, says: String, sign: &'static str| {
            view! {
                <form method="post" action=address.clone()>
                    <input type="hidden" name="list" value=list.code() />
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
                <span>{before} " " <bdi>{title.clone()}</bdi></span>
                <span class="order-steps">{earlier} {later}</span>
            </li>
        }
    });
    let rows = rows.collect_view();
    let hint = tr(lang, &format!("admin-order-hint-{}", list.code()));
    view! {
        <section class="content-part" aria-labelledby="part-order">
            <h2 id="part-order">{tr(lang, &format!("admin-part-order-{}", list.code()))}</h2>
            <p class="hint">{hint}</p>
            <ol class="order" id="order" data-reorder=address.clone()>{rows}</ol>
        </section>
    }
    .into_any()
}

/// What stands in a list: each item with what stands before its title.
fn ordered(lang: Lang, draft: &Draft, list: Ordered) -> Vec<(String, String)> {
    let (session, campaign) = (&draft.event.session, &draft.event.campaign);
    match list {
        Ordered::Agenda => {
            let items = session.agenda.items().iter();
            let time = |from, until| dates::time_range(lang, from, until, &session.zone);
            items.map(|item| (time(item.starts_at, item.ends_at), item.title.as_str(lang).to_owned())).collect()
        }
        Ordered::Actions => {
            let actions = campaign.pledge_actions.iter();
            actions.map(|action| (String::new(), action.text.as_str(lang).to_owned())).collect()
        }
    }
}
