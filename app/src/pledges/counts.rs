//! How many pledged: the number of all, and charts of groups and days, each with its table.

use std::sync::Arc;

use backend::{
    WallGroups, dates,
    i18n::{number, tr},
};
use domain::{Country, GroupCount, Instant, Lang, WallUpdate};
use leptos::prelude::*;

use crate::{
    pledges::{
        chart::{Bar, Line},
        islands::LiveTotal,
        page::action_texts,
    },
    site::Visit,
    ui::names::country_name,
};

/// Days that are drawn and told: the latest ones on which anything changed.
const DAYS: usize = 100;

/// The number of all pledges, and which of them are confirmed. Each number ends its line, so that one more figure moves
/// nothing.
#[component]
pub(crate) fn Total(lang: Lang, wall: Arc<WallUpdate>) -> impl IntoView {
    let confirmed = wall.total.saturating_sub(wall.unconfirmed);
    view! {
        <p class="pledge-total">
            <b>
                <LiveTotal drawn=wall.total part=0 />
            </b>
            " "
            <span>{tr(lang, "pledges-so-far")}</span>
            " "
            <small>{tr(lang, "pledges-confirmed")} " " <LiveTotal drawn=confirmed part=1 /></small>
            " "
            <small>{tr(lang, "pledges-not-confirmed")} " " <LiveTotal drawn=wall.unconfirmed part=2 /></small>
        </p>
    }
}

/// All charts. Each renews itself while the page is open; the one that can grow is the last, so that it moves nothing.
#[component]
pub(crate) fn Counts(visit: Visit) -> impl IntoView {
    let lang = visit.lang;
    let groups = visit.backend().wall_groups();
    let says = Says { lang, total: visit.backend().wall().total };
    view! {
        <section class="wall-counts" aria-labelledby="numbers">
            <h2 id="numbers">{tr(lang, "wall-numbers")}</h2>
            <div class="wall-groups" id="wall-groups" data-live="wall">
                {by_action(&visit, says, &groups)}
                {by_lang(says, &groups)}
                {over_time(lang, &groups)}
            </div>
            {days_table(lang, &groups)}
            <p class="hint">{tr(lang, "wall-rounding")}</p>
            <div id="wall-countries" data-live="wall">{by_country(says, &groups)}</div>
        </section>
    }
}

/// How counts are said.
#[derive(Clone, Copy)]
struct Says {
    lang: Lang,
    /// All pledges.
    total: u64,
}

impl Says {
    /// A group's count. What is known of a group can be less than there is, since those who are only a number are told of
    /// later: so a small one is not said to be nobody, nor to be fewer than any number.
    fn count(self, count: GroupCount) -> String {
        match count {
            GroupCount::Exactly(count) => number(self.lang, i64::try_from(count).unwrap_or(i64::MAX)),
            GroupCount::Nobody if self.total == 0 => number(self.lang, 0),
            GroupCount::Nobody | GroupCount::FewerThanFive => tr(self.lang, "wall-too-few"),
        }
    }
}

/// The length of a group's bar: none where the group is too small to be counted out.
const fn length(count: GroupCount) -> u64 {
    match count {
        GroupCount::Exactly(count) => count,
        GroupCount::Nobody | GroupCount::FewerThanFive => 0,
    }
}

fn longest<'a>(groups: impl IntoIterator<Item = &'a (String, GroupCount)>) -> u64 {
    groups.into_iter().map(|(_, count)| length(*count)).max().unwrap_or_default()
}

fn of(groups: &[(String, GroupCount)], key: &str) -> GroupCount {
    groups.iter().find(|(other, _)| other == key).map_or(GroupCount::Nobody, |(_, count)| *count)
}

/// A count for each action; once people are asked what became of it, those who did it stand beside those who pledged it.
fn by_action(visit: &Visit, says: Says, groups: &WallGroups) -> impl IntoView + use<> {
    let lang = visit.lang;
    let with_kept = visit.now() >= visit.event.pledges_due_at();
    let most = longest(&groups.by_action);
    let rows: Vec<_> = action_texts(visit)
        .into_iter()
        .map(|(key, text)| {
            let (made, kept) = (of(&groups.by_action, &key), of(&groups.kept, &key));
            view! {
                <tr>
                    <th scope="row">
                        {text} <Bar kind="made" count=length(made) most />
                        {with_kept.then(|| view! { <Bar kind="kept" count=length(kept) most /> })}
                    </th>
                    <td class="number">{says.count(made)}</td>
                    {with_kept.then(|| view! { <td class="number">{says.count(kept)}</td> })}
                </tr>
            }
        })
        .collect();
    let head = with_kept.then(|| {
        view! {
            <thead>
                <tr>
                    <th scope="col">{tr(lang, "wall-action")}</th>
                    <th scope="col">{tr(lang, "wall-made")}</th>
                    <th scope="col">{tr(lang, "wall-kept")}</th>
                </tr>
            </thead>
        }
    });
    view! {
        <table id="by-action">
            <caption>{tr(lang, "wall-by-action")}</caption>
            {head}
            <tbody>{rows}</tbody>
        </table>
    }
}

/// A count for each country that anybody is known to have pledged from.
fn by_country(says: Says, groups: &WallGroups) -> impl IntoView + use<> {
    let name =
        |code: &str| Country::parse(code).map_or_else(|_| code.to_owned(), |country| country_name(says.lang, &country));
    let rows = groups.by_country.iter().map(|(code, count)| (name(code), *count)).collect();
    by_name("by-country", tr(says.lang, "wall-by-country"), rows, says)
}

/// A count for each language.
fn by_lang(says: Says, groups: &WallGroups) -> impl IntoView + use<> {
    let rows = Lang::ALL.iter().map(|lang| (lang.own_name().to_owned(), of(&groups.by_lang, lang.code()))).collect();
    by_name("by-language", tr(says.lang, "wall-by-language"), rows, says)
}

/// A table of groups with their bars; nothing where there is none.
fn by_name(id: &'static str, caption: String, groups: Vec<(String, GroupCount)>, says: Says) -> impl IntoView + use<> {
    let most = longest(&groups);
    let rows: Vec<_> = groups
        .into_iter()
        .map(|(name, count)| {
            view! {
                <tr>
                    <th scope="row"><bdi>{name}</bdi> <Bar kind="made" count=length(count) most /></th>
                    <td class="number">{says.count(count)}</td>
                </tr>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <table id=id>
                <caption>{caption}</caption>
                <tbody>{rows}</tbody>
            </table>
        }
    })
}

/// All pledges from day to day, as a line between its two ends.
fn over_time(lang: Lang, groups: &WallGroups) -> impl IntoView + use<> {
    let days = latest_days(groups);
    let ends = [days.first(), days.last().filter(|_| days.len() > 1)].map(|day| day.map(|day| day_text(lang, day)));
    let [first, last] = ends.map(|day| view! { <span>{day}</span> });
    view! {
        <figure id="over-time">
            <figcaption>{tr(lang, "wall-over-time")}</figcaption>
            <Line days=days.to_vec() />
            <p class="chart-ends" aria-hidden="true">{first} {last}</p>
        </figure>
    }
}

/// The same as a table, last day first. It stands outside of what renews itself, so that it stays open or closed.
fn days_table(lang: Lang, groups: &WallGroups) -> impl IntoView + use<> {
    let rows: Vec<_> = latest_days(groups)
        .iter()
        .rev()
        .map(|day| {
            view! { <tr><th scope="row">{day_text(lang, day)}</th><td class="number">{total_text(lang, day)}</td></tr> }
        })
        .collect();
    view! {
        <details>
            <summary>{tr(lang, "wall-days")}</summary>
            <table id="wall-days" data-live="wall">
                <caption>{tr(lang, "wall-over-time")}</caption>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
}

fn latest_days(groups: &WallGroups) -> &[(Instant, u64)] {
    &groups.days[groups.days.len().saturating_sub(DAYS)..]
}

fn day_text(lang: Lang, (day, _): &(Instant, u64)) -> String {
    dates::short_date(lang, *day, "UTC")
}

fn total_text(lang: Lang, (_, total): &(Instant, u64)) -> String {
    number(lang, i64::try_from(*total).unwrap_or(i64::MAX))
}
