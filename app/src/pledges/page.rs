//! The wall, and the parts of the session page that are about pledges.

use axum::{
    extract::Query,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use backend::{WallFilter, WallFilterForm, WallPage, WallRange, i18n::tr};
use domain::{FieldErrors, PublicPledge};
use leptos::prelude::*;
use serde::Deserialize;

use crate::{
    meet::{MeetLink, reported::ReportedMeetings},
    pledges::{
        card::pledge_card,
        counts::{Counts, Total},
        filter::FilterForm,
        form::PledgeFields,
        islands::LatestPledges,
    },
    site::{Failure, Visit, titled},
    ui::{
        share::Share,
        shell::{Head, Robots},
    },
};

/// Pledges on one page of the wall.
const PAGE_LENGTH: usize = 30;

/// Before every id: what a part of the list reaches down to that has no end.
const FIRST_ID: &str = "00000000-0000-0000-0000-000000000000";

/// What of the wall is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct WallQuery {
    country: String,
    action: String,
    language: String,
    /// The key of the last pledge on the page before.
    before: Option<String>,
    /// The key of the last pledge of a part that somebody has open: it is asked for as it is now.
    to: Option<String>,
}

/// `/{lang}/pledges`: the wall.
pub(crate) async fn show(visit: Visit, Query(asked): Query<WallQuery>) -> Result<Response, Failure> {
    let title = titled(visit.lang, "wall-title", visit.event.campaign.name.as_str(visit.lang));
    let head = Head { title, description: visit.event.campaign.summary.as_str(visit.lang).to_owned() };
    let form = WallFilterForm { country: asked.country, action: asked.action, language: asked.language };
    let filter = match WallFilter::parse(&form, &visit.event) {
        Ok(filter) => filter,
        Err(problems) => {
            let list = List { asks_nothing: false, ..List::default() };
            return Ok(visit.clone().draw_private(StatusCode::UNPROCESSABLE_ENTITY, head, |_| {
                view! { <WallView visit list problems=Some(problems) /> }
            }));
        }
    };
    let range = WallRange { before: asked.before, down_to: asked.to };
    let page = visit.backend().filtered_wall(&filter, &range, PAGE_LENGTH).await?;
    // Search engines find the newest alone, and of them only who has chosen to be found.
    let asks_nothing = filter.is_empty() && range == WallRange::default();
    let robots = match (asks_nothing, page.may_be_indexed) {
        (true, true) => Robots::until(page.shown_until),
        (true, false) => Robots::Unlisted,
        (false, _) => Robots::Ignore,
    };
    let list = List { filter, range, page, asks_nothing };
    let visit = Visit { query: list.query(list.range.before.as_deref(), None), ..visit };
    Ok(visit.clone().draw_for(robots, head, |_| view! { <WallView visit list problems=None /> }).into_response())
}

/// A part of the wall's list, and what was asked to get it.
#[derive(Default)]
struct List {
    filter: WallFilter,
    range: WallRange,
    page: WallPage,
    /// Whether it is the newest of all.
    asks_nothing: bool,
}

impl List {
    /// The address of a part of the list with the same filter.
    fn address(&self, visit: &Visit, before: Option<&str>, to: Option<&str>) -> String {
        format!("{}{}", visit.link("/pledges"), self.query(before, to))
    }

    fn query(&self, before: Option<&str>, to: Option<&str>) -> String {
        let range = [("to", to), ("before", before)].into_iter().filter_map(|(name, value)| Some((name, value?)));
        let pairs: Vec<String> =
            self.filter.pairs().chain(range).map(|(name, value)| format!("{name}={value}")).collect();
        if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
    }

    /// The address of exactly this part, down to its last pledge, however many come in.
    fn own_address(&self, visit: &Visit) -> String {
        let end = self.range.down_to.as_deref().or(self.page.next.as_deref()).unwrap_or(FIRST_ID);
        self.address(visit, self.range.before.as_deref(), Some(end))
    }

    fn id(&self) -> String {
        format!("wall-from-{}", self.range.before.as_deref().unwrap_or("newest"))
    }
}

#[component]
fn WallView(visit: Visit, list: List, problems: Option<FieldErrors>) -> impl IntoView {
    let lang = visit.lang;
    let wall = visit.backend().wall();
    view! {
        <div class="wall-page">
            <h1>{tr(lang, "wall-title")}</h1>
            <Total lang wall />
            <div>
                <p><a class="button" href=visit.link("/pledge")>{tr(lang, "pledge-title")}</a></p>
                <MeetLink visit=visit.clone() />
                <ShareWall visit=visit.clone() />
            </div>
            <section class="wall-list" aria-labelledby="wall">
                <h2 id="wall">{tr(lang, "wall-newest-first")}</h2>
                <FilterForm visit=visit.clone() filter=list.filter.clone() problems />
                <Cards visit=visit.clone() list />
            </section>
            <Counts visit=visit.clone() />
            <ReportedMeetings visit most=3 />
        </div>
    }
}

/// Ways to pass on the wall, whose address says nothing about the one who passes it on.
#[component]
pub(crate) fn ShareWall(visit: Visit) -> impl IntoView {
    let says = titled(visit.lang, "picture-pledges", visit.event.campaign.name.as_str(visit.lang));
    view! { <Share visit path="/pledges".to_owned() says /> }
}

/// The list itself. It renews itself while the page is open; what is new in it waits behind a link until the reader asks
/// for it (`frontend/boot/9-list.js`).
#[component]
fn Cards(visit: Visit, list: List) -> impl IntoView {
    let lang = visit.lang;
    let back = list.range.before.is_some().then(|| {
        let address = list.address(&visit, None, None);
        view! { <p><a class="button button-quiet" href=address>{tr(lang, "wall-newest")}</a></p> }
    });
    let older = list.page.next.as_deref().map(|key| {
        let address = list.address(&visit, Some(key), None);
        view! { <p><a class="button button-quiet" rel="next" href=address>{tr(lang, "wall-older")}</a></p> }
    });
    let empty = if list.asks_nothing {
        view! { {tr(lang, "wall-empty")} }.into_any()
    } else {
        view! { {tr(lang, "wall-none-fits")} " " <a href=visit.link("/pledges")>{tr(lang, "wall-filter-none")}</a> }
            .into_any()
    };
    let (id, own_address, newest) = (list.id(), list.own_address(&visit), list.address(&visit, None, None));
    let actions = action_texts(&visit);
    let card = |pledge: PublicPledge| {
        let id = pledge.id.clone();
        view! { <li class="pledge" id=id tabindex="-1">{pledge_card(lang, actions.clone(), move || Some(pledge.clone()))}</li> }
    };
    let cards: Vec<_> = list.page.pledges.into_iter().map(card).collect();
    view! {
        {back}
        <p class="wall-news" aria-live="polite">
            <a class="button button-quiet" id="wall-new" href=newest.clone() hidden>{tr(lang, "wall-show-new")} " " <b></b></a>
            // Shown by the stylesheet once the list below takes no more.
            <a class="button button-quiet wall-newest" href=newest>{tr(lang, "wall-newest")}</a>
        </p>
        <ul class="wall" id=id data-live="wall" data-at=own_address data-full=list.page.is_full>{cards}</ul>
        // Where the boot script puts those that are asked for further down.
        <div class="wall-older"></div>
        <p class="quiet wall-empty">{empty}</p>
        {older}
    }
}

/// The key of each action, and what one says in the page's language.
pub(crate) fn action_texts(visit: &Visit) -> Vec<(String, String)> {
    let actions = visit.event.campaign.pledge_actions.iter();
    actions.map(|action| (action.key.clone(), action.text.as_str(visit.lang).to_owned())).collect()
}

/// The counter and the latest pledges, as a part of the session page. It is drawn with those that search engines may keep;
/// the stream brings all.
#[component]
pub(crate) fn LatestSection(visit: Visit) -> impl IntoView {
    let lang = visit.lang;
    let wall = visit.backend().wall();
    let drawn = visit.backend().indexable_pledges().to_vec();
    let without = if wall.latest.is_empty() { tr(lang, "wall-empty") } else { tr(lang, "wall-newest-elsewhere") };
    view! {
        <section aria-labelledby="pledges">
            <h2 id="pledges">{tr(lang, "wall-title")}</h2>
            <Total lang wall />
            <div class="latest">
                <p class="quiet">{without}</p>
                <LatestPledges lang actions=action_texts(&visit) drawn />
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
