//! Leptos marks where the parts of a page meet, for the browser to find them as it wakes the page. Here only islands wake.
//! Elsewhere a mark is three bytes that nobody reads, and in a title or a field that holds text it would be shown.

const MARK: &str = "<!>";
const ISLAND: &str = "<leptos-island";
const ISLAND_END: &str = "</leptos-island>";

/// The same page with marks in islands alone. What people typed keeps its characters: their `<` is written `&lt;`.
pub(crate) fn without_idle_marks(html: &str) -> String {
    let (mut kept, mut rest, mut depth) = (String::with_capacity(html.len()), html, 0_usize);
    while let Some(at) = rest.find('<') {
        kept.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with(ISLAND) {
            depth += 1;
        } else if rest.starts_with(ISLAND_END) {
            depth = depth.saturating_sub(1);
        }
        match rest.strip_prefix(MARK) {
            Some(after) if depth == 0 => rest = after,
            _ => {
                kept.push('<');
                rest = &rest[1..];
            }
        }
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use leptos::prelude::*;

    use super::*;
    use crate::site::to_html;

    #[test]
    fn marks_stay_in_islands_alone() {
        let island =
            "<leptos-island data-component=\"A\"><p>a<!>b<leptos-island>c<!></leptos-island><!></p></leptos-island>";
        let page = format!("<title>One<!></title><!><p>a<!> b</p>{island}<!><p>c<!></p>");
        assert_eq!(without_idle_marks(&page), format!("<title>One</title><p>a b</p>{island}<p>c</p>"));
        for page in ["", "<!>", "<", "<!", "a"] {
            assert_eq!(without_idle_marks(page), page.replace(MARK, ""));
        }
    }

    #[test]
    fn what_was_typed_keeps_its_characters() {
        let typed = "a<!>b</leptos-island>";
        let html = to_html(|| {
            view! {
                <p>{typed} " " {typed}</p>
                <input value=typed />
                <textarea>{crate::ui::fields::escaped(typed)}</textarea>
            }
        });
        assert!(!html.contains(MARK), "{html}");
        assert_eq!(html.matches("a&lt;!&gt;b").count(), 4, "{html}");
    }
}
