//! Draws a card: as SVG, and that as PNG.
//!
//! Everything on it is placed from the start side of the page's language, which is the right one in Arabic. resvg knows
//! no direction of a text: it takes each as left to right. So each line stands between Unicode's isolates, with the
//! direction that its text has, and is held at the end of its start side.

use domain::{Dir, Lang};
use quick_xml::{
    Writer,
    events::{BytesEnd, BytesStart, BytesText, Event},
};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::Tree,
};

use super::{
    HEIGHT, WIDTH,
    card::Card,
    fonts::{FAMILY, OPTIONS, Weight, widths},
    lines::{Block, Room, set},
};
use crate::i18n::runs_right_to_left;

/// Our mark.
pub(super) const MARK: &str = include_str!("../../../public/icon.svg");

// Colours of the light theme, as style/tokens.css has them.
const PAPER: &str = "#fbfaf7";
const INK: &str = "#14213d";
const QUIET: &str = "#4a5568";
const HIGHLIGHT: &str = "#ffc845";

/// The empty room on both sides.
const MARGIN: f32 = 80.0;
const INNER: f32 = WIDTH as f32 - 2.0 * MARGIN;

/// The card as a PNG. Words that cannot be drawn leave the paper with the mark: a link is never without a picture.
pub(super) fn png(card: &Card) -> Vec<u8> {
    rendered(&card_svg(card)).or_else(|| rendered(&svg(frame(card.lang)))).unwrap_or_default()
}

fn rendered(svg: &str) -> Option<Vec<u8>> {
    let failed = |error: String| tracing::error!(error, "a share picture cannot be drawn");
    let tree = Tree::from_str(svg, &OPTIONS).map_err(|error| failed(error.to_string())).ok()?;
    let mut pixels = Pixmap::new(WIDTH, HEIGHT)?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| failed(error.to_string())).ok()
}

/// The whole picture.
pub(super) fn card_svg(card: &Card) -> String {
    let leading = leading(card.lang);
    let one_line =
        |text: &str, width: f32, sizes: &[f32], weight| set(text, Room { width, height: 0.0, leading, sizes, weight });
    let mut drawn = frame(card.lang);
    let name = one_line(&card.campaign, INNER - 100.0, &[38.0, 30.0], Weight::Bold);
    drawn.extend(placed(card.lang, &name, MARGIN + 100.0, 111.0, INK, Weight::Bold));

    let room = Room {
        width: INNER,
        height: 290.0,
        leading,
        sizes: &[84.0, 72.0, 62.0, 54.0, 46.0, 40.0, 34.0],
        weight: Weight::Bold,
    };
    let headline = set(&card.headline, room);
    // In the middle between the mark and the facts, a little above.
    let high = headline.size * leading * headline.lines.len() as f32;
    let top = 165.0 + (room.height - high).max(0.0) / 2.0;
    drawn.extend(placed(card.lang, &headline, MARGIN, top + headline.size * (leading + 0.55) / 2.0, INK, Weight::Bold));

    if let Some(fact) = &card.fact {
        let fact = one_line(fact, INNER - 40.0, &[38.0, 32.0, 26.0], Weight::Bold);
        drawn.extend(marked(card.lang, &fact));
    }
    let quiet = one_line(&card.quiet, INNER, &[30.0, 26.0, 22.0], Weight::Regular);
    drawn.extend(placed(card.lang, &quiet, MARGIN, 586.0, QUIET, Weight::Regular));
    svg(drawn)
}

/// Paper and mark.
fn frame(lang: Lang) -> Vec<Element> {
    let paper = Element::new("rect").with("width", WIDTH).with("height", HEIGHT).with("fill", PAPER);
    let band = Element::new("rect").with("width", WIDTH).with("height", 16).with("fill", HIGHLIGHT);
    let size = 72.0;
    let x = match lang.dir() {
        Dir::Ltr => MARGIN,
        Dir::Rtl => WIDTH as f32 - MARGIN - size,
    };
    let place = format!("<svg x=\"{x}\" y=\"62\" width=\"{size}\" height=\"{size}\" ");
    vec![paper, band, Element::Raw(MARK.replacen("<svg ", &place, 1))]
}

/// A fact on the highlight.
fn marked(lang: Lang, fact: &Block) -> Vec<Element> {
    let widest = widths(&fact.lines.iter().map(String::as_str).collect::<Vec<_>>(), Weight::Bold);
    let wide = widest.into_iter().fold(0.0, f32::max) * fact.size + 40.0;
    let x = match lang.dir() {
        Dir::Ltr => MARGIN,
        Dir::Rtl => WIDTH as f32 - MARGIN - wide,
    };
    let bar = Element::new("rect").with("x", x).with("y", 464).with("width", wide).with("height", 68);
    let text = placed(lang, fact, MARGIN + 20.0, 498.0 + fact.size * 0.36, INK, Weight::Bold);
    [bar.with("rx", 8).with("fill", HIGHLIGHT)].into_iter().chain(text).collect()
}

/// The lines of a block, `start` away from the start side, the first one's feet at `y`.
fn placed(lang: Lang, block: &Block, start: f32, y: f32, fill: &str, weight: Weight) -> Vec<Element> {
    let (x, anchor) = match lang.dir() {
        Dir::Ltr => (start, "start"),
        Dir::Rtl => (WIDTH as f32 - start, "end"),
    };
    // The direction is that of the whole text: a line of it may begin with a word that runs the other way.
    let open = if runs_right_to_left(&block.lines.join(" ")) { '\u{2067}' } else { '\u{2066}' };
    let line = |(at, line): (usize, &String)| {
        Element::text(&format!("{open}{line}\u{2069}"))
            .with("x", x)
            .with("y", y + at as f32 * block.size * leading(lang))
            .with("text-anchor", anchor)
            .with("font-size", block.size)
            .with("font-weight", weight.number())
            .with("fill", fill)
    };
    block.lines.iter().enumerate().map(line).collect()
}

/// Scripts with marks above and below their letters need more room between lines.
fn leading(lang: Lang) -> f32 {
    match lang.dir() {
        Dir::Ltr => 1.18,
        Dir::Rtl => 1.4,
    }
}

/// A part of a picture.
#[derive(Debug, Clone)]
pub(super) enum Element {
    /// A tag with its text, if it has one.
    Tag(BytesStart<'static>, Option<String>),
    /// SVG that somebody has drawn.
    Raw(String),
}

impl Element {
    fn new(name: &'static str) -> Self {
        Self::Tag(BytesStart::new(name), None)
    }

    /// A line of text.
    pub(super) fn text(text: &str) -> Self {
        Self::Tag(BytesStart::new("text"), Some(text.to_owned()))
    }

    pub(super) fn with(mut self, name: &str, value: impl ToString) -> Self {
        if let Self::Tag(tag, _) = &mut self {
            tag.push_attribute((name, value.to_string().as_str()));
        }
        self
    }

    fn write(self, to: &mut Writer<Vec<u8>>) -> std::io::Result<()> {
        match self {
            Self::Tag(tag, None) => to.write_event(Event::Empty(tag)),
            Self::Tag(tag, Some(text)) => {
                let end = tag.to_end().into_owned();
                to.write_event(Event::Start(tag))?;
                to.write_event(Event::Text(BytesText::new(&text)))?;
                to.write_event(Event::End(end))
            }
            Self::Raw(svg) => to.write_event(Event::Text(BytesText::from_escaped(svg))),
        }
    }
}

/// The document around the parts.
pub(super) fn svg(parts: impl IntoIterator<Item = Element>) -> String {
    let mut writer = Writer::new(Vec::new());
    let root = BytesStart::new("svg").with_attributes([
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("viewBox", format!("0 0 {WIDTH} {HEIGHT}").as_str()),
        ("width", WIDTH.to_string().as_str()),
        ("height", HEIGHT.to_string().as_str()),
        ("font-family", FAMILY),
    ]);
    let written = (|| {
        writer.write_event(Event::Start(root))?;
        parts.into_iter().try_for_each(|part| part.write(&mut writer))?;
        writer.write_event(Event::End(BytesEnd::new("svg")))
    })();
    // Writing to memory does not fail; what would be half a document is none.
    written.ok().and_then(|()| String::from_utf8(writer.into_inner()).ok()).unwrap_or_default()
}
