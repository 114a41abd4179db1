//! What has to be looked at before it is on the wall, what was decided of it, and how the wall is kept.
//!
//! `queue.rs` and `done.rs` are the two lists, `item.rs` is one thing in either of them with its buttons, `deciding.rs` is
//! what the buttons send, and `wall.rs` has the switches and the words.

mod deciding;
mod done;
mod item;
mod outcome;
mod queue;
mod wall;

use backend::i18n::tr;
use domain::Role;
use leptos::prelude::*;

use crate::admin::{Access, AdminArea, desk::Desk};

/// How many are on one page.
const PAGE: usize = 20;

pub(super) fn routes(area: AdminArea) -> AdminArea {
    let (moderator, editor) = (Access::Role(Role::Moderator), Access::Role(Role::Editor));
    area.get("/admin/moderation", moderator, queue::show)
        .post("/admin/moderation", moderator, deciding::take_from_queue)
        .get("/admin/moderation/done", moderator, done::show)
        .post("/admin/moderation/done", moderator, deciding::take_from_done)
        .get("/admin/moderation/wall", editor, wall::show)
        .post("/admin/moderation/wall", editor, wall::take)
        .post(wall::UNDO, editor, wall::undo)
}

/// The ways between the pages of this screen.
#[component]
fn Pages(desk: Desk) -> impl IntoView {
    let lang = desk.lang;
    let pages = [
        ("/admin/moderation", Role::Moderator, tr(lang, "moderation-page-queue")),
        ("/admin/moderation/done", Role::Moderator, tr(lang, "moderation-page-done")),
        ("/admin/moderation/wall", Role::Editor, tr(lang, "moderation-page-wall")),
    ];
    let links = pages.into_iter().filter(|(_, role, _)| desk.may(*role)).map(|(address, _, title)| {
        let here = (desk.path == address).then_some("page");
        view! { <li><a href=address aria-current=here>{title}</a></li> }
    });
    view! {
        <nav class="moderation-pages" aria-label=tr(lang, "moderation-pages")>
            <ul>{links.collect_view()}</ul>
        </nav>
    }
}

/// What is said where nothing is published: nothing can wait then.
#[component]
fn NothingPublished(lang: domain::Lang) -> impl IntoView {
    view! { <p class="note">{tr(lang, "moderation-nothing-published")}</p> }
}

/// A text within an address.
fn in_address(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => written.push(char::from(byte)),
            other => written.push_str(&format!("%{other:02X}")),
        }
    }
    written
}

/// An address with those of its values that are there.
fn address(path: &str, values: &[(&str, &str)]) -> String {
    let pairs: Vec<String> = values
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", in_address(value)))
        .collect();
    if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_hold_what_is_there_and_nothing_gets_out_of_its_place() {
        assert_eq!(address("/a", &[("b", ""), ("c", "")]), "/a");
        assert_eq!(address("/a", &[("b", "é&c=#1 "), ("d", "x-1")]), "/a?b=%C3%A9%26c%3D%231%20&d=x-1");
    }
}
