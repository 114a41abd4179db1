//! The form above the list: what to look for, and in which order. Its address says it all.

use backend::{RegistrationFilter, RegistrationSight, RegistrationSort, i18n::tr};
use domain::{Event, Lang, RegistrationState};
use leptos::prelude::*;

use super::LIST;
use crate::admin::{desk::Desk, sessions::SessionField};
use crate::ui::fields::{Problems, SelectField, TextField, countries_of, language_options};

/// The most characters to look for.
const LONGEST: usize = 200;

#[component]
pub(super) fn FilterForm(desk: Desk, filter: RegistrationFilter, event: std::sync::Arc<Event>) -> impl IntoView {
    let lang = desk.lang;
    let problems = Problems { lang, error: None };
    let pairs = filter.pairs();
    let chosen = |name: &str| pairs.iter().find(|(other, _)| *other == name).map(|(_, value)| value.clone());
    let sees_all = filter.sight == RegistrationSight::Everything;
    let hint = tr(lang, if sees_all { "admin-registrations-q-hint" } else { "admin-registrations-q-hint-names" });
    let states = RegistrationState::ALL
        .map(|state| (state.code().to_owned(), tr(lang, &format!("admin-registrations-state-{}", state.code()))));
    let sorts = RegistrationSort::ALL
        .map(|sort| (sort.code().to_owned(), tr(lang, &format!("admin-registrations-sort-{}", sort.code()))));
    let clear =
        (!filter.is_empty()).then(|| view! { <a href=desk.at(LIST)>{tr(lang, "admin-registrations-filter-none")}</a> });
    let further = sees_all.then(|| {
        let countries = countries_of(lang, &event.campaign).into_iter().skip(1).collect();
        let languages = language_options();
        let contacts = [
            ("email", tr(lang, "admin-registrations-contact-email")),
            ("device", tr(lang, "admin-registrations-contact-device")),
        ]
        .map(|(code, text)| (code.to_owned(), text));
        let needs = vec![("yes".to_owned(), tr(lang, "admin-registrations-needs-only"))];
        let is_used = ["country", "language", "contact", "needs"].into_iter().any(|name| chosen(name).is_some());
        view! {
            <details class="registrations-further" open=is_used>
            <summary>{tr(lang, "admin-registrations-filter-more")}</summary>
            <div>
            <SelectField
                field="country"
                label=tr(lang, "admin-registrations-country")
                options=any(lang, countries)
                value=chosen("country").unwrap_or_default()
                problems=problems.clone()
            />
            <SelectField
                field="language"
                label=tr(lang, "admin-registrations-language")
                options=any(lang, languages)
                value=chosen("language").unwrap_or_default()
                problems=problems.clone()
            />
            <SelectField
                field="contact"
                label=tr(lang, "admin-registrations-contact")
                options=any(lang, contacts.to_vec())
                value=chosen("contact").unwrap_or_default()
                problems=problems.clone()
            />
            <SelectField
                field="needs"
                label=tr(lang, "admin-registrations-needs")
                options=any(lang, needs)
                value=chosen("needs").unwrap_or_default()
                problems=problems.clone()
            />
            </div>
            </details>
        }
    });
    view! {
        <form class="registrations-filter" method="get" action=LIST role="search">
            <SessionField desk />
            <TextField
                field="q"
                label=tr(lang, "admin-registrations-q")
                hint=hint
                value=filter.text.clone()
                problems=problems.clone()
                max=LONGEST
                kind="search"
            />
            <SelectField
                field="state"
                label=tr(lang, "admin-registrations-state")
                options=any(lang, states.to_vec())
                value=chosen("state").unwrap_or_default()
                problems=problems.clone()
            />
            <SelectField
                field="sort"
                label=tr(lang, "admin-registrations-sort")
                options=sorts.to_vec()
                value=filter.sort.code().to_owned()
                problems=problems.clone()
            />
            {further}
            <p class="registrations-filter-send">
                <button type="submit" class="button-quiet">{tr(lang, "admin-registrations-filter-show")}</button>
                " "
                {clear}
            </p>
        </form>
    }
}

/// The choices behind "any".
fn any(lang: Lang, options: Vec<(String, String)>) -> Vec<(String, String)> {
    let any = (String::new(), tr(lang, "admin-registrations-any"));
    [any].into_iter().chain(options).collect()
}
