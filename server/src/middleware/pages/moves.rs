//! What in a page moves by itself: with the clock, or as people pledge. Where nothing else has changed, the page is not sent
//! again to those who can put that into the one that they have, as the service worker does (`frontend/sw.js`).

use axum::http::HeaderValue;
use sha2::{Digest, Sha256};

use crate::etag;

/// What stands right before a value that moves: what an island was drawn with, a figure of a countdown, how many pledged, the
/// mark of a form. The worker looks for the same.
const BEFORE: [&str; 4] = ["drawn&quot;:", "figure\"><b>", "count\">", "\"stamp\" value=\""];

/// How a page is known again.
pub(super) struct Known {
    /// A weak validator: two answers with the same one differ in nonce and key alone.
    pub(super) tag: HeaderValue,
    /// Another: they may differ in what moves, too.
    pub(super) steady: HeaderValue,
    /// The values that move, in the page's order, with a space between. Empty where there are none.
    pub(super) moved: HeaderValue,
}

/// Reads a page's texts, and finds out how it is known again.
#[derive(Default)]
pub(super) struct Knowing {
    still: Sha256,
    moved: Vec<String>,
}

impl Knowing {
    pub(super) fn read(&mut self, mut text: &str) {
        while let Some((still, value, rest)) = next(text) {
            self.still.update(still);
            self.still.update([0]);
            self.moved.push(value.to_owned());
            text = rest;
        }
        self.still.update(text);
    }

    /// What is not the same in any two answers, and says nothing about the page.
    pub(super) fn skip(&mut self) {
        self.still.update([0]);
    }

    pub(super) fn known(self) -> Known {
        let (still, moved) = (self.still.finalize(), self.moved.join(" "));
        let steady = etag::weak(&still);
        let tag = if moved.is_empty() { steady.clone() } else { etag::weak_of_two(&still, &Sha256::digest(&moved)) };
        #[expect(clippy::expect_used, reason = "letters, digits, spaces and three signs")]
        let moved = HeaderValue::from_str(&moved).expect("what moves is ASCII");
        Known { tag, steady, moved }
    }
}

/// The next value that moves: what stands before it, the value, and what follows.
fn next(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let ends = BEFORE.iter().filter_map(|before| Some(from + text[from..].find(before)? + before.len()));
        let start = ends.min()?;
        let length = text[start..].find(|c| !is_of_value(c)).unwrap_or(text.len() - start);
        let end = start + length;
        if length > 0 {
            return Some((&text[..start], &text[start..end], &text[end..]));
        }
        from = start;
    }
}

/// What the worker writes as `[\w.-]`.
fn is_of_value(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(page: &str) -> Known {
        let mut knowing = Knowing::default();
        knowing.read(page);
        knowing.known()
    }

    #[test]
    fn what_moves_is_found_in_its_order() {
        let page = "<i data-props=\"{&quot;drawn&quot;:17,&quot;x&quot;:1}\"><span class=\"figure\"><b>04<!></b>\
                    <input name=\"stamp\" value=\"47.L-f_g\"><span class=\"figure\"><b></b>\
                    <span class=\"count\">1200</span>";
        assert_eq!(known(page).moved, "17 04 47.L-f_g 1200");
        assert_eq!(known("<b>04</b>").moved, "");
    }

    #[test]
    fn a_page_is_known_again_though_the_clock_has_moved() {
        let of = |figure, text| known(&format!("<p>{text}</p><span class=\"figure\"><b>{figure}<!></b>"));
        let (first, later, other) = (of("04", "Ada"), of("3", "Ada"), of("04", "Grace"));
        assert_eq!(first.steady, later.steady);
        assert_ne!(first.tag, later.tag);
        assert_ne!(first.steady, other.steady);
        assert_ne!(first.tag, other.tag);
        assert_eq!(first.tag, of("04", "Ada").tag);
    }

    #[test]
    fn a_page_in_which_nothing_moves_has_one_validator() {
        let page = known("<p>Ada</p>");
        assert_eq!(page.tag, page.steady);
    }
}
