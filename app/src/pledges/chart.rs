//! Charts as the server draws them, without a script and without a style of their own: bars beside the rows of a table,
//! and a line over days. They only show what stands in a table as well, so that screen readers pass over them. The
//! stylesheet mirrors them where a page runs from right to left.

use domain::Instant;
use leptos::prelude::*;

/// The measures of the line's chart, in units of its own. It is stretched to the room that it gets.
const WIDTH: f64 = 300.0;
const HEIGHT: f64 = 100.0;
/// Above the highest point, so that the line is whole.
const AIR: f64 = 4.0;

/// A bar for `count`, where one for `most` is as long as there is room. `kind` is its class.
#[component]
pub(crate) fn Bar(kind: &'static str, count: u64, most: u64) -> impl IntoView {
    let share = if most == 0 { 0.0 } else { 100.0 * count as f64 / most as f64 };
    view! {
        <svg class=format!("bar {kind}") aria-hidden="true">
            <rect width=format!("{share:.1}%") height="100%" />
        </svg>
    }
}

/// A line through what stood at the end of each day; `days` are in order. Without any it lies on the ground.
#[component]
pub(crate) fn Line(days: Vec<(Instant, u64)>) -> impl IntoView {
    let line = line(&days);
    let area = format!("{line}V{HEIGHT}H0Z");
    view! {
        <svg class="line" viewBox=format!("0 0 {WIDTH} {HEIGHT}") preserveAspectRatio="none" aria-hidden="true">
            <path class="area" d=area />
            <path d=line />
        </svg>
    }
}

/// From each day to the next the total stays what it was: steps, and no slopes.
fn line(days: &[(Instant, u64)]) -> String {
    let (first, last) = (moment(days.first()), moment(days.last()));
    let most = days.iter().map(|(_, total)| *total).max().unwrap_or_default().max(1);
    let x = |day: Instant| WIDTH * (day.millis() - first) as f64 / (last - first).max(1) as f64;
    let y = |total: u64| HEIGHT - (HEIGHT - AIR) * total as f64 / most as f64;
    let mut path = String::new();
    for (day, total) in days {
        path +=
            &if path.is_empty() { format!("M0 {:.1}", y(*total)) } else { format!("H{:.1}V{:.1}", x(*day), y(*total)) };
    }
    if path.is_empty() {
        path = format!("M0 {HEIGHT}");
    }
    path + &format!("H{WIDTH}")
}

fn moment(day: Option<&(Instant, u64)>) -> i64 {
    day.map_or(0, |(day, _)| day.millis())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_goes_by_steps_from_the_first_day_to_the_last() {
        let day = |day: i64, total| (Instant::from_millis(86_400_000 * day), total);
        assert_eq!(line(&[]), "M0 100H300");
        assert_eq!(line(&[day(19_700, 5)]), "M0 4.0H300");
        assert_eq!(line(&[day(1, 2), day(2, 4), day(4, 0)]), "M0 52.0H100.0V4.0H300.0V100.0H300");
    }
}
