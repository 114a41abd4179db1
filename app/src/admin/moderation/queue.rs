//! The queue: what has to be looked at, the oldest first.
//!
//! Nothing moves on a page that somebody works through: what was decided stays in its place, marked, with the button that
//! undoes it, and what comes in is put under the rest. So the page's address names the first on it (`from`), and shows from
//! there on what waits and what was decided in the last minutes. Opened anew, it shows what waits alone.

use axum::{extract::Query, response::Response};
use backend::{
    Decision, ModeratedPage,
    i18n::{tr, tr_with},
};
use domain::{Lang, Verdict};
use leptos::prelude::*;
use serde::Deserialize;

use super::{
    NothingPublished, PAGE, Pages, address,
    item::{Item, Place, Reason, UndoButton, place_of},
    outcome::{Told, who_decided},
};
use crate::{
    admin::{desk::Desk, shell::AdminHead},
    site::Failure,
};

/// What of the queue is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct QueueQuery {
    /// The first on the page.
    from: String,
    /// `all`: every box is ticked.
    ticked: String,
}

/// `GET /admin/moderation`.
pub(super) async fn show(
    desk: Desk,
    Query(asked): Query<QueueQuery>,
    Query(told): Query<Told>,
) -> Result<Response, Failure> {
    let lang = desk.lang;
    let head = AdminHead::new(tr(lang, "admin-moderation"), tr(lang, "moderation-help"));
    if desk.event.is_none() {
        return Ok(desk.clone().draw(head, |_| view! { <Pages desk /> <NothingPublished lang /> }));
    }
    let backend = desk.backend();
    let from = Some(asked.from.as_str()).filter(|from| !from.is_empty());
    let page = backend.moderation_queue(from, PAGE).await?;
    let first = from.map(str::to_owned).or_else(|| page.items.first().map(|item| item.seen.id.clone()));
    let shown = Shown {
        waiting: backend.waiting_for_moderation().await?,
        frozen: backend.wall_settings().await?.frozen,
        last: backend.last_decisions().await?,
        from: first.unwrap_or_default(),
        ticked: asked.ticked == "all",
        page,
    };
    let told = told.view(&desk, &shown.last, shown.place()).await?;
    Ok(desk.clone().draw(head, |_| view! { <Queue desk shown told /> }))
}

/// What the page shows.
struct Shown {
    page: ModeratedPage,
    /// How many wait in all.
    waiting: u64,
    frozen: bool,
    last: Vec<(Decision, String)>,
    /// The first on the page; empty where there is none.
    from: String,
    ticked: bool,
}

impl Shown {
    /// The place of what stands beside the list.
    fn place(&self) -> Place {
        Place::Queue { from: self.from.clone(), next: String::new(), ticked: false }
    }

    /// The address of exactly this page, however much is decided.
    fn address(&self, ticked: &str) -> String {
        address("/admin/moderation", &[("from", &self.from), ("ticked", ticked)])
    }
}

#[component]
fn Queue(desk: Desk, shown: Shown, told: AnyView) -> impl IntoView {
    let lang = desk.lang;
    let frozen = shown.frozen.then(|| view! { <p class="note">{tr(lang, "moderation-frozen")}</p> });
    let (last, end, bulk) = (last(&desk, &shown), end(lang, &shown), bulk(lang, &shown));
    let own_address = shown.address("");
    let places: Vec<String> = shown.page.items.iter().map(|item| place_of(item.seen.matter, &item.seen.id)).collect();
    let items = shown.page.items.into_iter().enumerate().map(|(i, item)| {
        let next = places.get(i + 1).cloned().unwrap_or_default();
        let place = Place::Queue { from: shown.from.clone(), next, ticked: shown.ticked };
        view! { <Item desk=desk.clone() item place /> }
    });
    view! {
        <Pages desk=desk.clone() />
        {frozen}
        <p id="queue-count" class="moderation-count">{tr_with(lang, "moderation-count", &[("count", shown.waiting.into())])}</p>
        <Keys lang />
        {told}
        {bulk}
        <ul
            id="queue"
            class="moderation-list"
            role="list"
            tabindex="-1"
            aria-label=tr(lang, "moderation-page-queue")
            data-from=own_address
            data-gone=tr(lang, "moderation-gone")
            data-unsent=tr(lang, "moderation-unsent")
        >
            {items.collect_view()}
        </ul>
        <div id="queue-end">{end}</div>
        <div id="queue-last">{last}</div>
    }
}

/// The keys, and the way to where they work. The script shows it: without scripts there are none.
#[component]
fn Keys(lang: Lang) -> impl IntoView {
    let key = |keys: &'static [&'static str], text: String| {
        let keys: Vec<_> = keys.iter().map(|key| view! { <kbd>{*key}</kbd> " " }).collect();
        view! { <div><dt>{keys}</dt><dd>{text}</dd></div> }
    };
    view! {
        <details id="queue-keys" class="moderation-keys" hidden>
            <summary>{tr(lang, "moderation-keys")}</summary>
            <p>{tr(lang, "moderation-keys-where")} " " <a href="#queue">{tr(lang, "moderation-keys-go")}</a></p>
            <dl>
                {key(&["j", "↓"], tr(lang, "moderation-key-next"))}
                {key(&["k", "↑"], tr(lang, "moderation-key-previous"))}
                {key(&["a"], tr(lang, "moderation-key-approve"))}
                {key(&["h"], tr(lang, "moderation-key-hide"))}
                {key(&["b"], tr(lang, "moderation-key-ban"))}
                {key(&["u"], tr(lang, "moderation-key-undo"))}
                {key(&["x"], tr(lang, "moderation-key-tick"))}
                {key(&["Esc"], tr(lang, "moderation-key-back"))}
            </dl>
        </details>
    }
}

/// What is done with all that are ticked.
fn bulk(lang: Lang, shown: &Shown) -> impl IntoView + use<> {
    let (from, all) = (shown.from.clone(), format!("{}#queue-bulk", shown.address("all")));
    let verdicts = [
        (Verdict::Approved, tr(lang, "moderation-approve-ticked")),
        (Verdict::Hidden, tr(lang, "moderation-hide-ticked")),
    ];
    let buttons = verdicts.map(|(verdict, text)| {
        view! { <button type="submit" name="verdict" value=verdict.code() class="button-quiet">{text}</button> }
    });
    (!shown.page.items.is_empty()).then(|| {
        view! {
            <div id="queue-bulk" class="moderation-bulk">
                <a href=all data-tick-all="" class="button button-quiet">{tr(lang, "moderation-tick-all")}</a>
                <form id="bulk" method="post" action="/admin/moderation" data-queue="">
                    <button type="submit" disabled hidden></button>
                    <input type="hidden" name="from" value=from />
                    <div class="moderated-buttons">{buttons.into_iter().collect_view()}</div>
                    <Reason lang />
                </form>
            </div>
        }
    })
}

/// What is under the list: nothing waits, or the way to what waits next.
fn end(lang: Lang, shown: &Shown) -> AnyView {
    if let Some(next) = &shown.page.next {
        let next = address("/admin/moderation", &[("from", next)]);
        return view! { <p><a class="button button-quiet" href=next>{tr(lang, "moderation-next-page")}</a></p> }
            .into_any();
    }
    if shown.waiting == 0 {
        return view! { <p class="note">{tr(lang, "moderation-empty")}</p> }.into_any();
    }
    let waits_here = shown.page.items.iter().filter(|item| item.standing.waits()).count() as u64;
    // Others wait further up: somebody began in the middle, or took a decision back.
    (shown.waiting > waits_here)
        .then(|| view! { <p><a class="button button-quiet" href="/admin/moderation">{tr(lang, "moderation-oldest")}</a></p> })
        .into_any()
}

/// The last decisions of all moderators, each with the button that undoes it.
fn last(desk: &Desk, shown: &Shown) -> Option<impl IntoView + use<>> {
    let lang = desk.lang;
    let items: Vec<_> = shown
        .last
        .iter()
        .map(|(decision, name)| {
            let place = shown.place();
            view! {
                <li>
                    <p><bdi class="pledge-name">{name.clone()}</bdi> " " {who_decided(desk, decision)}</p>
                    <UndoButton lang decision=decision.clone() name=name.clone() place is_key=true />
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <h2>{tr(lang, "moderation-last")}</h2>
            <p class="hint">{tr(lang, "moderation-last-hint")}</p>
            <ul class="moderation-last">{items}</ul>
        }
    })
}
