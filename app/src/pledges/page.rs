//! The wall, and the parts of the session page that are about pledges.

use axum::{
    extract::Query,
    response::{IntoResponse, Response},
};
use backend::{WallPage, i18n::tr};
use domain::{Country, GroupCount, WallUpdate};
use leptos::prelude::*;
use serde::Deserialize;

use crate::{
    meet::MeetLink,
    pledges::{
        card::pledge_card,
        form::PledgeFields,
        islands::{LatestPledges, LiveCount, NewOnTheWall, count_text},
    },
    site::{Failure, Visit, titled},
    ui::{names::country_name, shell::Head},
};

/// Pledges on one page of the wall.
const PAGE_LENGTH: usize = 30;

/// Where a page of the wall starts.
#[derive(Debug, Deserialize)]
pub(crate) struct WallQuery {
    /// The key of the last pledge on the page before.
    before: Option<String>,
}

/// `/{lang}/pledges`: the wall.
pub(crate) async fn show(visit: Visit, Query(from): Query<WallQuery>) -> Result<Response, Failure> {
    let page = visit.backend().wall_page(from.before.as_deref(), PAGE_LENGTH).await?;
    let title = titled(visit.lang, "wall-title", visit.event.campaign.name.as_str(visit.lang));
    let head = Head { title, description: visit.event.campaign.summary.as_str(visit.lang).to_owned() };
    let first = from.before.is_none();
    Ok(visit.clone().draw(head, |_| view! { <WallView visit page first /> }).into_response())
}

#[component]
fn WallView(visit: Visit, page: WallPage, first: bool) -> impl IntoView {
    let lang = visit.lang;
    let actions = action_texts(&visit);
    let wall = visit.backend().wall();
    let newest = page.pledges.first().map(|pledge| pledge.id.clone()).unwrap_or_default();
    let news = first.then(|| {
        view! {
            <p class="wall-news" aria-live="polite">
                <NewOnTheWall newest link=visit.link("/pledges") text=tr(lang, "wall-show-new") />
            </p>
        }
    });
    let empty = page.pledges.is_empty().then(|| view! { <p class="quiet">{tr(lang, "wall-empty")}</p> });
    let pledges: Vec<_> = page
        .pledges
        .into_iter()
        .map(|pledge| view! { <li class="pledge">{pledge_card(lang, actions.clone(), move || Some(pledge.clone()))}</li> })
        .collect();
    let older = page.next.map(|key| {
        let address = visit.link(&format!("/pledges?before={key}"));
        view! { <p><a class="button button-quiet" rel="next" href=address>{tr(lang, "wall-older")}</a></p> }
    });
    let back = (!first).then(|| {
        view! { <p><a class="button button-quiet" href=visit.link("/pledges")>{tr(lang, "wall-newest")}</a></p> }
    });
    view! {
        <div class="wall-page">
            <h1>{tr(lang, "wall-title")}</h1>
            <Total wall=(*wall).clone() visit=visit.clone() />
            <p><a class="button" href=visit.link("/pledge")>{tr(lang, "pledge-title")}</a></p>
            <div class="wall-counts">
                <ByAction visit=visit.clone() wall=(*wall).clone() />
                <ByCountry visit=visit.clone() wall=(*wall).clone() />
                <MeetLink visit=visit.clone() />
            </div>
            <section aria-labelledby="wall">
                <h2 id="wall">{tr(lang, "wall-newest-first")}</h2>
                {back}
                {news}
                {empty}
                <ul class="wall">{pledges}</ul>
                {older}
            </section>
        </div>
    }
}

#[component]
fn Total(visit: Visit, wall: WallUpdate) -> impl IntoView {
    view! {
        <p class="pledge-total">
            <b>
                <LiveCount key=String::new() drawn=wall.counts.total.to_string() few=String::new() />
            </b>
            " "
            <span>{tr(visit.lang, "pledges-so-far")}</span>
        </p>
    }
}

/// A count for each action.
#[component]
fn ByAction(visit: Visit, wall: WallUpdate) -> impl IntoView {
    let lang = visit.lang;
    let few = tr(lang, "fewer-than-five");
    let rows: Vec<_> = visit
        .event
        .campaign
        .pledge_actions
        .iter()
        .map(|action| {
            let count = wall.counts.by_action.iter().find(|(key, _)| *key == action.key);
            let drawn = count_text(count.map_or(GroupCount::Nobody, |(_, count)| *count), &few);
            let text = action.text.as_str(lang).to_owned();
            view! {
                <tr>
                    <th scope="row">{text}</th>
                    <td><LiveCount key=action.key.clone() drawn few=few.clone() /></td>
                </tr>
            }
        })
        .collect();
    view! {
        <table>
            <caption>{tr(lang, "wall-by-action")}</caption>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// A count for each country that anybody pledged from.
#[component]
fn ByCountry(visit: Visit, wall: WallUpdate) -> impl IntoView {
    let lang = visit.lang;
    let few = tr(lang, "fewer-than-five");
    let rows: Vec<_> = wall
        .counts
        .by_country
        .into_iter()
        .map(|(code, count)| {
            let name = Country::parse(&code).map_or(code, |country| country_name(lang, &country));
            view! { <tr><th scope="row">{name}</th><td>{count_text(count, &few)}</td></tr> }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <table>
                <caption>{tr(lang, "wall-by-country")}</caption>
                <tbody>{rows}</tbody>
            </table>
        }
    })
}

/// The key of each action, and what one says in the page's language.
pub(crate) fn action_texts(visit: &Visit) -> Vec<(String, String)> {
    let actions = visit.event.campaign.pledge_actions.iter();
    actions.map(|action| (action.key.clone(), action.text.as_str(visit.lang).to_owned())).collect()
}

/// The counter and the latest pledges, as a part of the session page.
#[component]
pub(crate) fn LatestSection(visit: Visit) -> impl IntoView {
    let lang = visit.lang;
    let wall = visit.backend().wall();
    view! {
        <section aria-labelledby="pledges">
            <h2 id="pledges">{tr(lang, "wall-title")}</h2>
            <Total wall=(*wall).clone() visit=visit.clone() />
            <div class="latest">
                <p class="quiet">{tr(lang, "wall-empty")}</p>
                <LatestPledges lang actions=action_texts(&visit) drawn=wall.latest.clone() />
            </div>
            <p><a href=visit.link("/pledges")>{tr(lang, "wall-see-all")}</a></p>
        </section>
    }
}

/// The form as a part of the session page.
#[component]
pub(crate) fn PledgeFormSection(visit: Visit, key: String) -> impl IntoView {
    view! {
        <section class="form-section" aria-labelledby="pledge">
            <h2 id="pledge">{tr(visit.lang, "pledge-title")}</h2>
            <PledgeFields visit key sent=None error=None />
        </section>
    }
}
