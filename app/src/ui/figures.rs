//! The figures of a countdown. They are tabular and every place is always there, so that nothing shifts.

use domain::Remaining;
use leptos::prelude::*;

/// Four figures, each with its unit underneath: `units` are the words for days, hours, minutes and seconds.
pub(crate) fn figures(
    remaining: impl Fn() -> Remaining + Copy + Send + Sync + 'static,
    units: Vec<String>,
) -> impl IntoView {
    let parts: [fn(Remaining) -> i64; 4] = [|r| r.days, |r| r.hours, |r| r.minutes, |r| r.seconds];
    let mut units = units.into_iter();
    [0, 1, 2, 3].map(|i| {
        let figure = move || {
            let value = parts[i](remaining());
            if i == 0 { value.to_string() } else { format!("{value:02}") }
        };
        view! {
            <span class="figure">
                <b>{figure}</b>
                " "
                <small>{units.next()}</small>
            </span>
        }
    })
}
