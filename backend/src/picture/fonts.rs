//! The letters of pictures: two fonts in the program (`backend/fonts/`), and how wide words are in them.

use std::sync::{Arc, LazyLock};

use resvg::usvg::{self, Options, Tree, fontdb::Source};
use skrifa::{FontRef, MetadataProvider, charmap::Charmap};

use super::draw::{Element, svg};

const REGULAR: &[u8] = include_bytes!("../../fonts/regular.ttf");
const BOLD: &[u8] = include_bytes!("../../fonts/bold.ttf");

/// The family that both say they are.
pub(super) const FAMILY: &str = "Noto Sans";

/// How text is turned into shapes: with our fonts, and nothing of the machine's.
pub(super) static OPTIONS: LazyLock<Options<'static>> = LazyLock::new(|| {
    let mut options = Options { font_family: FAMILY.to_owned(), ..Options::default() };
    for font in [REGULAR, BOLD] {
        options.fontdb_mut().load_font_source(Source::Binary(Arc::new(font)));
    }
    // There is no other font to look into, and nothing to say about that in the log.
    options.font_resolver.select_fallback = Box::new(|_, _, _| None);
    options
});

/// How heavy letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

impl Weight {
    /// As SVG counts it.
    pub(super) const fn number(self) -> &'static str {
        match self {
            Self::Regular => "400",
            Self::Bold => "700",
        }
    }
}

/// The size at which words are measured.
const MEASURED_AT: f32 = 100.0;

/// How wide a space is in Noto Sans, in em.
pub(super) const SPACE: f32 = 0.26;

/// How wide each of the words is, in em: shaped as it will be drawn.
pub(super) fn widths(words: &[&str], weight: Weight) -> Vec<f32> {
    let id = |at: usize| format!("w{at}");
    let texts = words.iter().enumerate().map(|(at, word)| {
        Element::text(word).with("id", id(at)).with("font-size", MEASURED_AT).with("font-weight", weight.number())
    });
    let tree = Tree::from_str(&svg(texts), &OPTIONS);
    let width = |at: usize| match tree.as_ref().ok()?.node_by_id(&id(at))? {
        usvg::Node::Text(text) => Some(text.bounding_box().width() / MEASURED_AT),
        _ => None,
    };
    // What has no shape has no width.
    (0..words.len()).map(|at| width(at).unwrap_or(0.0)).collect()
}

/// `text` without what the fonts have no letter for, such as emoji, which would be drawn as empty boxes. White space
/// stays.
pub(super) fn drawable(text: &str) -> String {
    static LETTERS: LazyLock<Option<Charmap<'static>>> =
        LazyLock::new(|| FontRef::new(BOLD).ok().map(|font| font.charmap()));
    let known = |c: char| LETTERS.as_ref().is_some_and(|letters| letters.map(c).is_some());
    text.chars().filter(|c| c.is_whitespace() || known(*c)).collect()
}
