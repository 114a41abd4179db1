//! The agenda: times, titles, who speaks, and what is now and next.

use backend::{
    dates,
    i18n::{tr, tr_with},
};
use domain::{AgendaKind, Speaker};
use leptos::prelude::*;

use crate::{
    session::islands::NowMark,
    site::Visit,
    ui::said::{comma, said},
};

/// Stands for the visitor's own time in the text that the browser fills in.
const OWN_TIME: &str = "{time}";

/// Whose times an agenda tells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Times {
    /// The session's.
    #[default]
    OfTheSession,
    /// Beside it the visitor's own, which `frontend/app.js` fills in where it is another.
    OfBoth,
}

/// The agenda under its heading, as a part of a page; nothing where the session has none.
#[component]
pub(crate) fn AgendaSection(visit: Visit, #[prop(optional)] times: Times) -> impl IntoView {
    let has_items = !visit.event.session.agenda.items().is_empty();
    has_items.then(|| {
        view! {
            <section aria-labelledby="agenda">
                <h2 id="agenda">{tr(visit.lang, "agenda-title")}</h2>
                <AgendaList visit times />
            </section>
        }
    })
}

#[component]
fn AgendaList(visit: Visit, times: Times) -> impl IntoView {
    let lang = visit.lang;
    let own = || {
        let (text, locale) = (tr_with(lang, "agenda-own-time", &[("time", OWN_TIME.into())]), dates::intl_tag(lang));
        view! { <span class="own-time quiet" data-text=text data-locale=locale></span> }
    };
    let event = visit.event.clone();
    let session = &event.session;
    let items: Vec<_> = session
        .agenda
        .items()
        .iter()
        .enumerate()
        .map(|(i, item)| {
            let mark = session.agenda.next_window(i, session.doors_open_at()).map(|next| {
                view! {
                    <NowMark
                        drawn=visit.now()
                        next_from=next.from
                        starts_at=item.starts_at
                        ends_at=item.ends_at
                        now_text=tr(lang, "agenda-now")
                        next_text=tr(lang, "agenda-next")
                    />
                }
            });
            let speakers: Vec<_> =
                item.speakers.iter().filter_map(|key| event.speaker(key)).map(|s| speaker_view(&visit, s)).collect();
            let questions = (item.kind == AgendaKind::Questions)
                .then(|| view! { <p><a href=visit.session_link("/questions")>{tr(lang, "agenda-questions")}</a></p> });
            view! {
                <li>
                    <p class="agenda-time">
                        <time datetime=dates::iso(item.starts_at, &session.zone)>
                            {dates::time_range(lang, item.starts_at, item.ends_at, &session.zone)}
                        </time>
                        {(times == Times::OfBoth).then(own)}
                        {mark}
                    </p>
                    <div>
                        <h3>{said(lang, &item.title)}</h3>
                        {questions}
                        {(!speakers.is_empty()).then(|| view! { <ul class="speakers">{speakers}</ul> })}
                    </div>
                </li>
            }
        })
        .collect();
    view! { <ol class="agenda">{items}</ol> }
}

fn speaker_view(visit: &Visit, speaker: &Speaker) -> impl IntoView + use<> {
    let lang = visit.lang;
    // The name stands beside it, so it says nothing that is not said.
    let photo = speaker.photo.as_ref().map(|photo| {
        view! { <img src=visit.photo(photo) width="56" height="56" alt="" loading="lazy" decoding="async" /> }
    });
    view! {
        <li>
            {photo}
            <bdi class="speaker-name">{said(lang, &speaker.name)}</bdi>
            <span class="quiet">{said(lang, &speaker.role)} {comma(lang)} {said(lang, &speaker.organisation)}</span>
        </li>
    }
}

/// Those who speak but stand at no agenda item, as in an event without an agenda.
#[component]
pub(crate) fn OtherSpeakers(visit: Visit) -> impl IntoView {
    let event = visit.event.clone();
    let in_agenda = |key: &str| event.session.agenda.items().iter().any(|item| item.speakers.iter().any(|s| s == key));
    let others: Vec<_> =
        event.speakers.iter().filter(|speaker| !in_agenda(&speaker.key)).map(|s| speaker_view(&visit, s)).collect();
    (!others.is_empty()).then(|| {
        view! {
            <section aria-labelledby="speakers">
                <h2 id="speakers">{tr(visit.lang, "speakers-title")}</h2>
                <ul class="speakers">{others}</ul>
            </section>
        }
    })
}
