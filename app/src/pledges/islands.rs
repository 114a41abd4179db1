//! What is live of the pledges: the counters and the latest ones.

#![allow(missing_docs, reason = "the macros write public types of their own")]

use domain::{Lang, PublicPledge, WallUpdate};
use leptos::prelude::*;

use crate::pledges::card::pledge_card;

/// How many pledges there are, live.
#[island]
pub fn LiveTotal(drawn: u64) -> impl IntoView {
    let wall = live();
    view! { <span class="count">{move || wall.with(|wall| wall.as_ref().map_or(drawn, |wall| wall.total))}</span> }
}

/// The newest pledges, live. There are always three places, and each is as high as the others, so that nothing moves
/// when one comes in. `actions` are keys and what one says.
#[island]
pub fn LatestPledges(lang: Lang, actions: Vec<(String, String)>, drawn: Vec<PublicPledge>) -> impl IntoView {
    let wall = live();
    let drawn = StoredValue::new(drawn);
    let place = move |i: usize| {
        move || {
            wall.with(|wall| match wall {
                Some(wall) => wall.latest.get(i).cloned(),
                None => drawn.with_value(|drawn| drawn.get(i).cloned()),
            })
        }
    };
    let places = [0, 1, 2].map(|i| {
        let pledge = place(i);
        view! { <li class="pledge" hidden=move || pledge().is_none()>{pledge_card(lang, actions.clone(), pledge)}</li> }
    });
    view! { <ul>{places}</ul> }
}

/// How many pledges came in while the wall was being read, with a link that shows them: said at once, in a line that
/// was always there, so that nobody loses their place. `newest` is the newest key that was drawn.
#[island]
pub fn NewOnTheWall(newest: String, link: String, text: String) -> impl IntoView {
    let wall = live();
    let fresh = move || {
        wall.with(|wall| wall.as_ref().map_or(0, |wall| wall.latest.iter().filter(|pledge| pledge.id > newest).count()))
    };
    let hidden = {
        let fresh = fresh.clone();
        move || fresh() == 0
    };
    // The stream tells of the newest three: there may be more.
    let count = move || if fresh() < 3 { fresh().to_string() } else { "3+".to_owned() };
    view! {
        <a class="button button-quiet" href=link hidden=hidden>
            {text}
            " "
            {count}
        </a>
    }
}

/// The wall as the stream tells it; nothing until it has.
fn live() -> ReadSignal<Option<WallUpdate>> {
    let (wall, set_wall) = signal(None);
    #[cfg(feature = "hydrate")]
    crate::ui::live::on_wall(set_wall);
    #[cfg(not(feature = "hydrate"))]
    let _ = set_wall;
    wall
}
