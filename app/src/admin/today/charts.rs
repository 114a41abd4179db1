//! Registrations and pledges over time, and by language and country: charts, each with its table.

use std::collections::BTreeSet;

use backend::{
    Overview, RegistrationGroups, WallGroups, dates,
    i18n::{number, tr},
};
use domain::{Country, DAY, GroupCount, Instant, Lang, OTHERS, Role};
use leptos::prelude::*;

use crate::{
    admin::desk::Desk,
    pledges::chart::{Bar, Line},
    ui::names::country_name,
};

/// All registrations, and beside it all pledges, from day to day.
pub(super) fn over_time(desk: &Desk, overview: &Overview) -> impl IntoView + use<> {
    let lang = desk.lang;
    let pledges = pledges_on(&overview.days, &desk.backend().wall_groups().days);
    [
        (tr(lang, "admin-today-registrations-days"), overview.days.clone()),
        (tr(lang, "admin-today-pledges-days"), pledges),
    ]
    .map(|(caption, days)| {
        let [first, last] =
            [days.first(), days.last()].map(|day| day.map(|(day, _)| dates::short_date(lang, *day, "UTC")));
        view! {
            <figure>
                <figcaption>{caption}</figcaption>
                <Line days=to_its_end(days) />
                <p class="chart-ends" aria-hidden="true"><span>{first}</span><span>{last}</span></p>
            </figure>
        }
    })
}

/// The same as a table, the last day first. It stands outside of what renews itself, so that it stays open or closed.
pub(super) fn days_table(desk: &Desk, overview: &Overview) -> impl IntoView + use<> {
    let lang = desk.lang;
    let pledges = pledges_on(&overview.days, &desk.backend().wall_groups().days);
    let rows: Vec<_> = overview
        .days
        .iter()
        .zip(pledges)
        .rev()
        .map(|((day, registrations), (_, pledges))| {
            view! {
                <tr>
                    <th scope="row">{dates::short_date(lang, *day, "UTC")}</th>
                    <td class="number">{said(lang, *registrations)}</td>
                    <td class="number">{said(lang, pledges)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <details class="today-days">
            <summary>{tr(lang, "admin-today-days")}</summary>
            <table id="today-days-table" data-live="desk">
                <caption>{tr(lang, "admin-today-days-caption")}</caption>
                <thead>{columns(lang, tr(lang, "admin-today-day"))}</thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
}

/// The last day has a length as well, so that what came today is seen.
fn to_its_end(mut days: Vec<(Instant, u64)>) -> Vec<(Instant, u64)> {
    let end = days.last().map(|(day, total)| (day.plus(DAY), *total));
    days.extend(end);
    days
}

/// How many pledges stood at the end of each of `days`, of what is known of those on which that changed.
fn pledges_on(days: &[(Instant, u64)], changes: &[(Instant, u64)]) -> Vec<(Instant, u64)> {
    let total = |day: Instant| changes.iter().rev().find(|(other, _)| *other <= day).map_or(0, |(_, total)| *total);
    days.iter().map(|(day, _)| (*day, total(*day))).collect()
}

/// Registrations and pledges by language and by country. Of registrations, those who may see no personal data are told
/// what tells nobody apart; of pledges, everybody is told what the wall tells.
pub(super) fn groups(desk: &Desk, overview: &Overview) -> impl IntoView + use<> {
    let lang = desk.lang;
    let is_exact = desk.may(Role::Moderator);
    let RegistrationGroups { by_lang, by_country } =
        if is_exact { overview.groups.clone() } else { overview.folded.clone() };
    let wall: &WallGroups = &desk.backend().wall_groups();
    let has_pledges = desk.backend().wall().total > 0;
    let lang_name = |code: &str| code.parse::<Lang>().ok().map(|lang| lang.own_name().to_owned());
    let name_of_country = move |code: &str| Country::parse(code).ok().map(|country| country_name(lang, &country));
    let hint = if overview.erased {
        Some(tr(lang, "admin-today-erased"))
    } else {
        (!is_exact).then(|| tr(lang, "admin-today-folded"))
    };
    view! {
        {table(lang, tr(lang, "admin-today-by-lang"), &by_lang, &wall.by_lang, has_pledges, lang_name)}
        {table(lang, tr(lang, "admin-today-by-country"), &by_country, &wall.by_country, has_pledges, name_of_country)}
        {hint.map(|hint| view! { <p class="hint">{hint}</p> })}
    }
}

/// A table of both, in the order of registrations, then of pledges.
fn table<N: Fn(&str) -> Option<String>>(
    lang: Lang,
    caption: String,
    registrations: &[(String, u64)],
    pledges: &[(String, GroupCount)],
    has_pledges: bool,
    name: N,
) -> impl IntoView + use<N> {
    let mut seen = BTreeSet::new();
    let keys = registrations.iter().map(|(key, _)| key).chain(pledges.iter().map(|(key, _)| key));
    let keys: Vec<&String> = keys.filter(|key| seen.insert(key.as_str())).collect();
    let length = |count: GroupCount| if let GroupCount::Exactly(count) = count { count } else { 0 };
    let most = registrations.iter().map(|(_, count)| *count).chain(pledges.iter().map(|(_, count)| length(*count)));
    let most = most.max().unwrap_or_default();
    let rows: Vec<_> = keys
        .into_iter()
        .map(|key| {
            let registered = registrations.iter().find(|(other, _)| other == key).map_or(0, |(_, count)| *count);
            let pledged =
                pledges.iter().find(|(other, _)| other == key).map_or(GroupCount::Nobody, |(_, count)| *count);
            let name = match key.as_str() {
                OTHERS => tr(lang, "admin-today-others"),
                "" => tr(lang, "admin-today-not-said"),
                code => name(code).unwrap_or_else(|| code.to_owned()),
            };
            view! {
                <tr>
                    <th scope="row">
                        <bdi>{name}</bdi> <Bar kind="made" count=registered most />
                        <Bar kind="kept" count=length(pledged) most />
                    </th>
                    <td class="number">{said(lang, registered)}</td>
                    <td class="number">{said_group(lang, pledged, has_pledges)}</td>
                </tr>
            }
        })
        .collect();
    let body = if rows.is_empty() {
        view! { <tr><td colspan="3" class="quiet">{tr(lang, "admin-today-no-groups")}</td></tr> }.into_any()
    } else {
        rows.into_any()
    };
    view! {
        <table class="today-groups">
            <caption>{caption}</caption>
            <thead>{columns(lang, String::new())}</thead>
            <tbody>{body}</tbody>
        </table>
    }
}

fn columns(lang: Lang, first: String) -> impl IntoView {
    // An empty heading is none.
    let first = if first.is_empty() {
        view! { <td></td> }.into_any()
    } else {
        view! { <th scope="col">{first}</th> }.into_any()
    };
    view! {
        <tr>
            {first}
            <th scope="col"><span class="today-made">{tr(lang, "admin-registrations")}</span></th>
            <th scope="col"><span class="today-kept">{tr(lang, "admin-today-pledged")}</span></th>
        </tr>
    }
}

fn said(lang: Lang, count: u64) -> String {
    number(lang, i64::try_from(count).unwrap_or(i64::MAX))
}

/// As the wall says it: what is known of a group can be less than there is.
fn said_group(lang: Lang, count: GroupCount, has_pledges: bool) -> String {
    match count {
        GroupCount::Exactly(count) => said(lang, count),
        GroupCount::Nobody if !has_pledges => said(lang, 0),
        GroupCount::Nobody | GroupCount::FewerThanFive => tr(lang, "wall-too-few"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_stays_until_it_changes() {
        let day = |day: i64, total| (Instant::from_millis(86_400_000 * day), total);
        let days = [day(10, 0), day(11, 0), day(12, 0)];
        assert_eq!(pledges_on(&days, &[day(2, 4), day(11, 7)]), [day(10, 4), day(11, 7), day(12, 7)]);
        assert_eq!(pledges_on(&days, &[day(12, 1)]), [day(10, 0), day(11, 0), day(12, 1)]);
    }
}
