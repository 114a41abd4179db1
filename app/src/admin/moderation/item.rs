//! One thing that is looked at: exactly what others see or would see, why it waits, what was decided, and its buttons.

use backend::{
    Decision, ItemContent, ModeratedItem,
    i18n::{tr, tr_with},
};
use domain::{
    Lang, Matter, PledgeText, PublicPledge, ReviewNote, ReviewReason, Standing, Suspicion, Verdict, WhyHeld, words_in,
};
use leptos::prelude::*;

use super::outcome::{when, who_decided};
use crate::{admin::desk::Desk, meet::reported::report_card, pledges::card::pledge_card};

/// In which of the two lists something is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// The queue: the first on the page, and what comes behind this one.
    Queue { from: String, next: String, ticked: bool },
    /// What was decided: what was asked for.
    Done { stands: String, named: String, before: String },
}

impl Place {
    const fn address(&self) -> &'static str {
        match self {
            Self::Queue { .. } => "/admin/moderation",
            Self::Done { .. } => "/admin/moderation/done",
        }
    }

    /// What every form carries, so that it leads back to where it stood.
    fn unseen(&self) -> impl IntoView + use<> {
        let values = match self {
            Self::Queue { from, next, .. } => vec![("from", from), ("next", next)],
            Self::Done { stands, named, before } => vec![("stands", stands), ("named", named), ("before", before)],
        };
        let values = values.into_iter().filter(|(_, value)| !value.is_empty());
        values.map(|(name, value)| view! { <input type="hidden" name=name value=value.clone() /> }).collect_view()
    }

    /// Whether the script of the queue sends the form, which keeps everything in its place.
    const fn by_queue(&self) -> Option<&'static str> {
        match self {
            Self::Queue { .. } => Some(""),
            Self::Done { .. } => None,
        }
    }
}

/// The id of something on the page.
pub(super) fn place_of(matter: Matter, id: &str) -> String {
    format!("{}-{id}", matter.code())
}

/// What it shows as its name.
pub(super) fn name_of(item: &ModeratedItem) -> &str {
    match &item.content {
        ItemContent::Pledge(pledge) => &pledge.name,
        ItemContent::Report(report) => &report.organisation,
    }
}

/// Buttons that send, with the key that presses each in the queue.
fn button(lang: Lang, verdict: Verdict, quiet: bool) -> impl IntoView {
    let (text, key) = match verdict {
        Verdict::Approved => (tr(lang, "moderation-approve"), "a"),
        Verdict::Hidden => (tr(lang, "moderation-hide"), "h"),
    };
    view! {
        <button
            type="submit"
            name="verdict"
            value=verdict.code()
            class=quiet.then_some("button-quiet")
            data-key=key
            aria-keyshortcuts=key
        >
            {text}
        </button>
    }
}

/// Nothing is sent by pressing Enter in a field: the first button would approve.
fn no_default() -> impl IntoView {
    view! { <button type="submit" disabled hidden></button> }
}

#[component]
pub(super) fn Item(desk: Desk, item: ModeratedItem, place: Place) -> impl IntoView {
    let lang = desk.lang;
    let id = place_of(item.seen.matter, &item.seen.id);
    let waits = item.standing.waits();
    // Changes with whatever is drawn of it: the script exchanges what has another.
    let decision_id = item.decision.as_ref().map_or("", |decision| decision.id.as_str());
    let state = format!("{}-{}", item.seen.mark, decision_id);
    let in_queue = matches!(place, Place::Queue { .. });
    let tick = (in_queue && waits).then(|| tick(lang, &item, &place));
    let why = waits.then(|| why_list(lang, &item));
    let decided = decided(&desk, &item, &place);
    let forms = if !waits && in_queue { None } else { Some(forms(lang, &item, &place)) };
    view! {
        <li id=id class="moderated" class:decided=!waits && in_queue tabindex="-1" data-state=state>
            <div class="moderated-top">
                {tick}
                {facts(&desk, &item)}
            </div>
            {why}
            <div class="moderated-card">{card(&desk, &item)}</div>
            {decided}
            {forms}
        </li>
    }
}

fn tick(lang: Lang, item: &ModeratedItem, place: &Place) -> impl IntoView + use<> {
    let ticked = matches!(place, Place::Queue { ticked: true, .. });
    let label = tr_with(lang, "moderation-tick", &[("name", name_of(item).into())]);
    view! {
        <label class="moderated-tick">
            <input
                type="checkbox"
                name="item"
                value=item.seen.to_string()
                form="bulk"
                checked=ticked
                data-key="x"
                aria-keyshortcuts="x"
            />
            <span class="unseen">{label}</span>
        </label>
    }
}

/// What it is, in which language, and since when.
fn facts(desk: &Desk, item: &ModeratedItem) -> impl IntoView + use<> {
    let lang = desk.lang;
    let (what, spoken) = match &item.content {
        ItemContent::Pledge(pledge) => (tr(lang, "moderation-pledge"), pledge.lang),
        ItemContent::Report(report) => (tr(lang, "moderation-report"), report.lang),
    };
    let standing = match item.standing {
        Standing::Waiting => tr(lang, "moderation-waits"),
        Standing::MessageWaits => tr(lang, "moderation-message-waits"),
        Standing::Shown => tr(lang, "moderation-shown"),
        Standing::Hidden => tr(lang, "moderation-hidden"),
    };
    let spoken_name = view! { <bdi lang=spoken.code()>{spoken.own_name()}</bdi> };
    view! {
        <p class="moderated-facts quiet">
            <b class="moderated-standing" data-standing=item.standing.code()>{standing}</b>
            " · " {what} " · " {spoken_name} " · " {when(desk, item.created_at)}
        </p>
    }
}

fn card(desk: &Desk, item: &ModeratedItem) -> AnyView {
    let lang = desk.lang;
    match &item.content {
        ItemContent::Pledge(pledge) => {
            let actions = desk.event.iter().flat_map(|event| &event.campaign.pledge_actions);
            let actions = actions.map(|action| (action.key.clone(), action.text.as_str(lang).to_owned())).collect();
            let pledge = pledge.clone();
            pledge_card(lang, actions, move || Some(pledge.clone())).into_any()
        }
        ItemContent::Report(report) => report_card(lang, report).into_any(),
    }
}

fn why_list(lang: Lang, item: &ModeratedItem) -> impl IntoView + use<> {
    let texts: Vec<String> = match &*item.why {
        [] => vec![tr(lang, "moderation-why-then")],
        why => why.iter().map(|why| why_text(lang, why)).collect(),
    };
    let texts = texts.into_iter().map(|text| view! { <li>{text}</li> });
    view! { <ul class="moderated-why" aria-label=tr(lang, "moderation-why")>{texts.collect_view()}</ul> }
}

fn why_text(lang: Lang, why: &WhyHeld) -> String {
    match why {
        WhyHeld::ReviewFirst => tr(lang, "moderation-why-review-first"),
        WhyHeld::HiddenBefore => tr(lang, "moderation-why-hidden-before"),
        WhyHeld::Report => tr(lang, "moderation-why-report"),
        WhyHeld::Seems(PledgeText::Name, Suspicion::Link) => tr(lang, "moderation-why-name-link"),
        WhyHeld::Seems(PledgeText::Name, Suspicion::Address) => tr(lang, "moderation-why-name-address"),
        WhyHeld::Seems(PledgeText::Name, Suspicion::Phone) => tr(lang, "moderation-why-name-phone"),
        WhyHeld::Seems(PledgeText::Message, Suspicion::Link) => tr(lang, "moderation-why-message-link"),
        WhyHeld::Seems(PledgeText::Message, Suspicion::Address) => tr(lang, "moderation-why-message-address"),
        WhyHeld::Seems(PledgeText::Message, Suspicion::Phone) => tr(lang, "moderation-why-message-phone"),
        WhyHeld::Word(PledgeText::Name, word) => {
            tr_with(lang, "moderation-why-name-word", &[("word", word.as_str().into())])
        }
        WhyHeld::Word(PledgeText::Message, word) => {
            tr_with(lang, "moderation-why-message-word", &[("word", word.as_str().into())])
        }
    }
}

/// Who decided and when, and for a while the button that undoes it.
fn decided(desk: &Desk, item: &ModeratedItem, place: &Place) -> Option<impl IntoView + use<>> {
    let decision = item.decision.clone().filter(|_| !item.standing.waits())?;
    let undo = decision.can_be_undone(desk.now()).then(|| {
        let (lang, name) = (desk.lang, name_of(item).to_owned());
        view! { <UndoButton lang decision=decision.clone() name place=place.clone() is_key=true /> }
    });
    Some(view! {
        <div class="moderated-decided">
            <p>{who_decided(desk, &decision)}</p>
            {undo}
        </div>
    })
}

/// Takes a decision back; `is_key` where the key `u` presses it.
#[component]
pub(super) fn UndoButton(lang: Lang, decision: Decision, name: String, place: Place, is_key: bool) -> impl IntoView {
    let subject = place_of(decision.matter, &decision.subject_id);
    let place = match place {
        Place::Queue { from, .. } => Place::Queue { from, next: subject.clone(), ticked: false },
        done @ Place::Done { .. } => done,
    };
    let key = is_key.then_some("u");
    view! {
        <form method="post" action=place.address() data-queue=place.by_queue() data-subject=subject>
            {place.unseen()}
            <button
                type="submit"
                name="undo"
                value=decision.id
                class="button-quiet"
                data-key=key
                aria-keyshortcuts=key
                aria-label=tr_with(lang, "moderation-undo-of", &[("name", name.into())])
            >
                {tr(lang, "moderation-undo")}
            </button>
        </form>
    }
}

fn forms(lang: Lang, item: &ModeratedItem, place: &Place) -> impl IntoView + use<> {
    let (can_approve, can_hide) = (item.standing != Standing::Shown, item.standing != Standing::Hidden);
    let ban = match &item.content {
        ItemContent::Pledge(pledge) if can_hide => ban(lang, pledge),
        ItemContent::Pledge(_) | ItemContent::Report(_) => None,
    };
    let whole = (item.standing == Standing::MessageWaits)
        .then(|| view! { <p class="hint">{tr(lang, "moderation-hide-whole")}</p> });
    view! {
        <form class="moderated-form" method="post" action=place.address() data-queue=place.by_queue()>
            {no_default()}
            <input type="hidden" name="item" value=item.seen.to_string() />
            {place.unseen()}
            <div class="moderated-buttons">
                {can_approve.then(|| button(lang, Verdict::Approved, false))}
                {can_hide.then(|| button(lang, Verdict::Hidden, true))}
            </div>
            {whole}
            <Reason lang />
            {ban}
        </form>
    }
}

/// Why: from the list, and in own words.
#[component]
pub(super) fn Reason(lang: Lang) -> impl IntoView {
    let reasons = ReviewReason::ALL
        .map(|reason| view! { <option value=reason.code()>{tr(lang, &format!("moderation-reason-{}", reason.code()))}</option> });
    view! {
        <details class="moderated-more">
            <summary>{tr(lang, "moderation-give-reason")}</summary>
            <div class="field">
                <label>
                    {tr(lang, "moderation-reason")}
                    <select name="reason">
                        <option value="">{tr(lang, "moderation-reason-none")}</option>
                        {reasons.into_iter().collect_view()}
                    </select>
                </label>
            </div>
            <div class="field">
                <label>
                    {tr(lang, "moderation-note")}
                    <span class="hint">{tr(lang, "moderation-note-hint")}</span>
                    <input type="text" name="note" maxlength=ReviewNote::MAX dir="auto" autocomplete="off" />
                </label>
            </div>
        </details>
    }
}

/// A word of it that is to be looked out for; none where it has no words.
fn ban(lang: Lang, pledge: &PublicPledge) -> Option<impl IntoView + use<>> {
    let said = format!("{}\n{}", pledge.message.as_deref().unwrap_or_default(), pledge.name);
    let words: Vec<_> = words_in(&said)
        .into_iter()
        .map(|word| view! { <option value=word.to_owned() dir="auto">{word.to_owned()}</option> })
        .collect();
    let means = tr_with(lang, "moderation-ban-means", &[("language", pledge.lang.own_name().into())]);
    (!words.is_empty()).then(|| {
        view! {
            <details class="moderated-more">
                <summary data-key="b" aria-keyshortcuts="b">{tr(lang, "moderation-ban")}</summary>
                <div class="field">
                    <label>
                        {tr(lang, "moderation-ban-word")}
                        <span class="hint">{means}</span>
                        <select name="word" lang=pledge.lang.code()>{words}</select>
                    </label>
                </div>
                <button type="submit" name="verdict" value="ban" class="button-quiet">
                    {tr(lang, "moderation-ban-send")}
                </button>
            </details>
        }
    })
}
