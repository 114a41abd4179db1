//! Pictures of the shipped campaigns, drawn and looked into.

use super::{draw::card_svg, fonts::OPTIONS, *};
use domain::{Event, Instant};
use resvg::{
    tiny_skia::Pixmap,
    usvg::{Group, Node, Text, Tree},
};

const NOW: Instant = Instant::from_millis(1_709_114_100_000);

fn events() -> [Event; 2] {
    [include_str!("../../../content/shaping-tomorrow.toml"), include_str!("../../../content/harbour-night.toml")]
        .map(|file| crate::content::parse(file).expect("the shipped file is right"))
}

fn every_card() -> Vec<Card> {
    let events = events();
    let all = events.iter().flat_map(|event| SharePage::ALL.map(|page| (event, page)));
    let all = all.flat_map(|(event, page)| Lang::ALL.map(|lang| Card::of(page, lang, event, 1_234, NOW)));
    all.flatten().collect()
}

/// Every text of a picture.
fn texts(group: &Group) -> Vec<&Text> {
    group.children().iter().flat_map(texts_of).collect()
}

fn texts_of(node: &Node) -> Vec<&Text> {
    match node {
        Node::Text(text) => vec![text],
        Node::Group(group) => texts(group),
        _ => Vec::new(),
    }
}

#[test]
fn every_letter_has_a_shape_and_stays_on_the_paper() {
    for card in every_card() {
        let tree = Tree::from_str(&card_svg(&card), &OPTIONS).expect("is SVG");
        let texts = texts(tree.root());
        assert!(texts.len() >= 4, "{card:?}");
        for text in texts {
            let glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
            let missing: Vec<&str> = glyphs.filter(|glyph| glyph.id.0 == 0).map(|glyph| glyph.text.as_str()).collect();
            assert!(missing.is_empty(), "no shape for {missing:?} of {card:?}");
            let bounds = text.abs_bounding_box();
            assert!(bounds.left() >= 78.0 && bounds.right() <= 1122.0, "{bounds:?} of {card:?}");
            assert!(bounds.top() >= 40.0 && bounds.bottom() <= 630.0, "{bounds:?} of {card:?}");
        }
    }
}

/// The glyphs of a line from left to right, with the letters that each stands for.
fn from_left(text: &Text) -> Vec<(String, u32)> {
    let mut glyphs: Vec<_> = text.layouted().iter().flat_map(|span| &span.positioned_glyphs).collect();
    glyphs.sort_by(|a, b| a.transform().tx.total_cmp(&b.transform().tx));
    glyphs.into_iter().map(|glyph| (glyph.text.clone(), glyph.id.0)).collect()
}

fn drawn(lang: Lang, headline: &str) -> Vec<(String, u32)> {
    let card = Card { lang, campaign: String::new(), headline: headline.into(), fact: None, quiet: String::new() };
    let tree = Tree::from_str(&card_svg(&card), &OPTIONS).expect("is SVG");
    let seen = texts(tree.root()).first().map(|text| from_left(text)).unwrap_or_default();
    // Isolates and the like have no shape.
    seen.into_iter().filter(|(letters, _)| !letters.contains(['\u{2066}', '\u{2067}', '\u{2069}'])).collect()
}

#[test]
fn arabic_runs_from_the_right_and_its_letters_join() {
    let letters = |drawn: &[(String, u32)]| drawn.iter().map(|(letters, _)| letters.as_str()).collect::<String>();
    let word = drawn(Lang::Ar, "غدنا");
    assert_eq!(letters(&word), "اندغ");
    // The same letter has another shape at the start of a word, within it, and at its end.
    let shapes: Vec<u32> = drawn(Lang::Ar, "ععع ع").into_iter().filter(|(c, _)| c == "ع").map(|(_, id)| id).collect();
    assert_eq!(shapes.iter().collect::<std::collections::HashSet<_>>().len(), 4, "{shapes:?}");
    // What is Latin in it runs on from the left, and the full stop stands at the end, which is on the left.
    assert_eq!(letters(&drawn(Lang::Ar, "غد EU 24.")), ".EU 24 دغ");
    assert_eq!(letters(&drawn(Lang::Ar, "#EUisU")), "#EUisU", "a name keeps its own direction");
    assert_eq!(letters(&drawn(Lang::En, "Tomorrow.")), "Tomorrow.");
}

#[test]
fn pictures_differ_by_page_and_language_and_are_png() {
    let mut seen = Vec::new();
    for card in every_card().into_iter().take(6) {
        let png = draw::png(&card);
        let picture = Pixmap::decode_png(&png).expect("is a PNG");
        assert_eq!((picture.width(), picture.height()), (WIDTH, HEIGHT));
        assert!(png.len() < 200_000, "{} bytes", png.len());
        assert!(!seen.contains(&png), "{card:?}");
        seen.push(png);
    }
}

#[test]
fn any_text_gives_a_picture() {
    for text in ["", "\u{0}", "🗳", "<svg>&amp;</svg>]]>", "\u{202E}\u{2067}", "投票", &"م".repeat(500)] {
        let card = Card {
            lang: Lang::Ar,
            campaign: text.into(),
            headline: text.into(),
            fact: Some(text.into()),
            quiet: text.into(),
        };
        let picture = Pixmap::decode_png(&draw::png(&card)).expect("is a PNG");
        assert_eq!(picture.width(), WIDTH);
    }
}

#[test]
fn only_pages_that_are_there_have_a_picture() {
    let [campaign, harbour] = events();
    let there = |event: &Event| SharePage::ALL.map(|page| Card::of(page, Lang::En, event, 0, NOW).is_some());
    assert_eq!(there(&campaign), [true; 4]);
    assert_eq!(there(&harbour), [true, true, harbour.voting.is_some(), true]);
}

#[test]
fn addresses_lead_to_their_picture() {
    for (path, page) in [
        ("", SharePage::Session),
        ("/sessions/a-b", SharePage::Session),
        ("/pledges", SharePage::Pledges),
        ("/pledge", SharePage::Pledges),
        ("/vote", SharePage::Vote),
        ("/questions", SharePage::Questions),
        ("/privacy", SharePage::Session),
    ] {
        assert_eq!(SharePage::at(path), page, "{path}");
    }
}
