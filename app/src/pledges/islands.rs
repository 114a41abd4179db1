//! What is live of the pledges: the counters and the latest ones.

#![allow(missing_docs, reason = "the macros write public types of their own")]

use domain::{Lang, PublicPledge, WallUpdate};
use leptos::prelude::*;

use crate::pledges::card::pledge_card;

/// How many pledges there are, live: with `part` 0 all of them, with 1 those confirmed by mail, with 2 the others.
#[island]
pub fn LiveTotal(drawn: u64, part: u64) -> impl IntoView {
    let wall = live();
    let count = move |wall: &WallUpdate| match part {
        0 => wall.total,
        1 => wall.total.saturating_sub(wall.unconfirmed),
        _ => wall.unconfirmed,
    };
    view! { <span class="count">{move || wall.with(|wall| wall.as_ref().map_or(drawn, count))}</span> }
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

/// The wall as the stream tells it; nothing until it has.
fn live() -> ReadSignal<Option<WallUpdate>> {
    let (wall, set_wall) = signal(None);
    #[cfg(feature = "hydrate")]
    crate::ui::live::on_wall(set_wall);
    #[cfg(not(feature = "hydrate"))]
    let _ = set_wall;
    wall
}
