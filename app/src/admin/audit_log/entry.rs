//! One entry of the log: when, who, what, and what was there before and after.

use backend::{dates, i18n::tr};
use domain::{AuditAction, AuditEntry, Lang, Role};
use leptos::prelude::*;

use super::action_name;

/// More characters than this stand behind a click: whole texts that organisers wrote.
const SHORT: usize = 200;

#[component]
pub(super) fn Entry(lang: Lang, zone: String, entry: AuditEntry) -> impl IntoView {
    let AuditEntry { id, at, who, action, subject, before, after } = entry;
    let when = format!("{} · {}", dates::short_date(lang, at, &zone), dates::time(lang, at, &zone));
    let who = match who {
        Some(name) => view! { <bdi>{name}</bdi> }.into_any(),
        None => tr(lang, "admin-audit-command").into_any(),
    };
    let subject = (!subject.is_empty()).then(|| view! { " " <code><bdi>{subject}</bdi></code> });
    let change = [(tr(lang, "admin-audit-before"), before), (tr(lang, "admin-audit-after"), after)];
    let values: Vec<_> = change
        .into_iter()
        .filter_map(|(label, text)| Some((label, text?)))
        .map(|(label, text)| view! { <dt>{label}</dt><dd><Value lang text=readable(lang, action, text) /></dd> })
        .collect();
    let values = (!values.is_empty()).then(|| view! { <dl class="audit-change">{values}</dl> });
    view! {
        <li id=format!("e-{id}")>
            <p class="quiet"><time datetime=dates::iso(at, &zone)>{when}</time></p>
            <div>
                <p><strong>{action_name(lang, action)}</strong>{subject}</p>
                <p class="quiet">{who}</p>
                {values}
            </div>
        </li>
    }
}

/// What was there. A long text stands behind a click.
#[component]
fn Value(lang: Lang, text: String) -> impl IntoView {
    if text.chars().count() <= SHORT {
        return view! { <span dir="auto">{text}</span> }.into_any();
    }
    view! {
        <details>
            <summary>{tr(lang, "admin-audit-long")}</summary>
            <span dir="auto">{text}</span>
        </details>
    }
    .into_any()
}

/// A value in words, where it is a code of ours.
fn readable(lang: Lang, action: AuditAction, text: String) -> String {
    use AuditAction::{OrganiserInvited, OrganiserJoined, OrganiserRemoved, RoleChanged};
    if !matches!(action, OrganiserInvited | OrganiserJoined | OrganiserRemoved | RoleChanged) {
        return text;
    }
    match Role::from_code(&text) {
        Some(role) => tr(lang, &format!("admin-role-{}", role.code())),
        None => tr(lang, "admin-team-renews"),
    }
}
