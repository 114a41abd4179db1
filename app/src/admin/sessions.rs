//! Which of the campaign's sessions a screen is about. Where there is one alone, none of this is drawn.

use backend::{dates, i18n::tr};
use domain::{Event, Lang};
use leptos::prelude::*;

use crate::{admin::desk::Desk, ui::said::said};

/// A choice of the session, sent to the screen at `action`.
#[component]
pub(crate) fn SessionPicker(desk: Desk, action: &'static str) -> impl IntoView {
    let lang = desk.lang;
    let chosen = desk.session()?;
    let options = desk.backend().sessions().into_iter().map(|event| {
        let slug = event.session.slug.clone();
        view! { <option value=slug.clone() selected=slug == chosen>{named(lang, &event)}</option> }
    });
    let options: Vec<_> = options.collect();
    Some(view! {
        <form class="session-picker" method="get" action=action>
            <div class="field">
                <label for="session">{tr(lang, "admin-session")}</label>
                <select id="session" name="session">{options}</select>
            </div>
            <button type="submit" class="button-quiet">{tr(lang, "admin-session-show")}</button>
        </form>
    })
}

/// The session that a form about it is sent for, where its address does not say so.
#[component]
pub(crate) fn SessionField(desk: Desk) -> impl IntoView {
    desk.session().map(|slug| view! { <input type="hidden" name="session" value=slug /> })
}

/// Which session a page is about.
#[component]
pub(crate) fn AboutSession(desk: Desk) -> impl IntoView {
    let lang = desk.lang;
    let event = desk.event.clone().filter(|_| desk.session().is_some());
    event.map(|event| {
        view! {
            <p class="quiet">
                {tr(lang, "admin-session")} ": " {said(lang, &event.session.short_title)} " · " {day(lang, &event)}
            </p>
        }
    })
}

fn named(lang: Lang, event: &Event) -> String {
    format!("{} · {}", day(lang, event), event.session.short_title.as_str(lang))
}

fn day(lang: Lang, event: &Event) -> String {
    dates::short_date(lang, event.session.starts_at, &event.session.zone)
}
