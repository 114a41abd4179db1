//! The wall for other sites: the number, the latest pledges, and the way to one's own.

use axum::response::Response;
use backend::i18n::tr;
use leptos::prelude::*;

use crate::{
    pledges::{counts::Total, islands::LatestPledges, page::action_texts},
    site::{Visit, titled},
    ui::shell::Head,
};

/// `/{lang}/embed/wall`.
pub(crate) async fn show(visit: Visit) -> Response {
    let title = titled(visit.lang, "wall-title", visit.event.campaign.name.as_str(visit.lang));
    let head = Head { title, description: visit.event.campaign.summary.as_str(visit.lang).to_owned() };
    visit.clone().draw(head, |_| view! { <WallEmbed visit /> })
}

#[component]
fn WallEmbed(visit: Visit) -> impl IntoView {
    let lang = visit.lang;
    let wall = visit.backend().wall();
    view! {
        <h1>{tr(lang, "wall-title")}</h1>
        <Total lang wall=wall.clone() />
        <div class="latest">
            <p class="quiet">{tr(lang, "wall-empty")}</p>
            <LatestPledges lang actions=action_texts(&visit) drawn=wall.latest.clone() />
        </div>
        <p class="acts">
            <a class="button" href=visit.link("/pledge") target="_blank" rel="noopener">{tr(lang, "pledge-title")}</a>
            <a class="button button-quiet" href=visit.link("/pledges") target="_blank" rel="noopener">
                {tr(lang, "wall-see-all")}
            </a>
        </p>
    }
}
