//! Breaks a text into lines, as large as it fits.

use super::fonts::{SPACE, Weight, drawable, widths};

/// Lines, and how large their letters are, in pixels.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Block {
    pub(super) lines: Vec<String>,
    pub(super) size: f32,
}

/// The room for a text, in pixels, and the sizes to try, the largest first.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room<'a> {
    pub(super) width: f32,
    pub(super) height: f32,
    /// The distance of two lines, in em.
    pub(super) leading: f32,
    pub(super) sizes: &'a [f32],
    pub(super) weight: Weight,
}

/// A word and its width in em.
type Word<'a> = (&'a str, f32);

/// Sets `text` at the first size at which it fits. What is too long for the smallest is cut off there, with an ellipsis.
pub(super) fn set(text: &str, room: Room<'_>) -> Block {
    let text = drawable(text);
    let words: Vec<&str> = text.split(breaks).filter(|word| !word.is_empty()).collect();
    let words: Vec<Word<'_>> = words.iter().copied().zip(widths(&words, room.weight)).collect();
    let fits = |size: &f32| words.iter().all(|(_, width)| width * size <= room.width);
    for size in room.sizes.iter().filter(|size| fits(size)) {
        let lines = greedy(&words, room.width / size);
        if lines.len() <= most_lines(room, *size) {
            return Block { lines: lines.iter().map(|line| joined(line)).collect(), size: *size };
        }
    }
    let size = room.sizes.last().copied().unwrap_or(MEDIUM);
    Block { lines: cut(&words, room, size), size }
}

/// Where no size is given.
const MEDIUM: f32 = 32.0;

/// White space, but for the kinds that hold their neighbours together, as before a French colon.
fn breaks(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

fn most_lines(room: Room<'_>, size: f32) -> usize {
    // Never none, or a text would disappear.
    ((room.height / (size * room.leading)) as usize).max(1)
}

/// Fills each line with as many words as it holds; `width` is in em.
fn greedy<'w, 'a>(words: &'w [Word<'a>], width: f32) -> Vec<&'w [Word<'a>]> {
    let (mut lines, mut start, mut filled) = (Vec::new(), 0, 0.0);
    for (at, (_, wide)) in words.iter().enumerate() {
        if at > start && filled + SPACE + wide > width {
            lines.push(&words[start..at]);
            (start, filled) = (at, *wide);
        } else {
            filled += wide + if at > start { SPACE } else { 0.0 };
        }
    }
    if start < words.len() {
        lines.push(&words[start..]);
    }
    lines
}

/// As many lines as there is room for, with an ellipsis at the end. A word that is wider than a line loses its end.
fn cut(words: &[Word<'_>], room: Room<'_>, size: f32) -> Vec<String> {
    let width = room.width / size;
    let short: Vec<(String, f32)> = words.iter().map(|(word, wide)| shortened(word, *wide, width)).collect();
    let short: Vec<Word<'_>> = short.iter().map(|(word, wide)| (word.as_str(), *wide)).collect();
    let lines = greedy(&short, width);
    let most = most_lines(room, size);
    let mut texts: Vec<String> = lines.iter().take(most).map(|line| joined(line)).collect();
    if lines.len() > most
        && let (Some(last), Some(line)) = (texts.last_mut(), lines.get(most - 1))
    {
        // The ellipsis takes the place of the line's last word, where there is another one.
        *last = format!("{}…", joined(&line[..(line.len() - 1).max(1)]));
    }
    texts
}

/// A word that is too wide, cut to about the width of a line.
fn shortened(word: &str, wide: f32, width: f32) -> (String, f32) {
    if wide <= width {
        return (word.to_owned(), wide);
    }
    let letters = word.chars().count() as f32 * width / wide;
    // Two fewer, for the ellipsis and for letters that are wider than others.
    let kept: String = word.chars().take((letters as usize).saturating_sub(2)).collect();
    (format!("{kept}…"), width)
}

fn joined(words: &[Word<'_>]) -> String {
    words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words<'a>(widths: &[(&'a str, f32)]) -> Vec<Word<'a>> {
        widths.to_vec()
    }

    fn said(lines: &[&[Word<'_>]]) -> Vec<String> {
        lines.iter().map(|line| joined(line)).collect()
    }

    #[test]
    fn a_line_takes_words_until_it_is_full() {
        let words = words(&[("a", 1.0), ("b", 1.0), ("c", 1.0), ("d", 3.0), ("e", 0.5)]);
        assert_eq!(said(&greedy(&words, 2.0 + SPACE)), ["a b", "c", "d", "e"]);
        assert_eq!(said(&greedy(&words, 100.0)), ["a b c d e"]);
        assert!(greedy(&[], 1.0).is_empty());
    }

    const ROOM: Room<'static> =
        Room { width: 1040.0, height: 330.0, leading: 1.2, sizes: &[80.0, 56.0, 40.0], weight: Weight::Bold };

    #[test]
    fn a_longer_text_gets_smaller_letters_and_stays_in_its_room() {
        let mut size = f32::MAX;
        for length in [2, 12, 22, 30] {
            let text = vec!["together"; length].join(" ");
            let block = set(&text, ROOM);
            assert!(block.size <= size, "{length} words at {}", block.size);
            size = block.size;
            assert_eq!(block.lines.join(" "), text, "all {length} words are there");
            let lines: Vec<&str> = block.lines.iter().map(String::as_str).collect();
            assert!(lines.len() as f32 * size * ROOM.leading <= ROOM.height);
            assert!(widths(&lines, Weight::Bold).iter().all(|width| width * size <= ROOM.width), "{lines:?}");
        }
        assert!(size < 80.0);
    }

    #[test]
    fn what_is_too_long_for_the_smallest_letters_ends_with_an_ellipsis() {
        let block = set(&vec!["together"; 200].join(" "), ROOM);
        assert_eq!((block.size, block.lines.len()), (40.0, 6));
        assert!(block.lines[5].ends_with("together…"), "{:?}", block.lines);
        for word in ["m".repeat(300), "ص".repeat(300)] {
            let block = set(&format!("A {word} word"), ROOM);
            let lines: Vec<&str> = block.lines.iter().map(String::as_str).collect();
            assert!(lines.iter().any(|line| line.ends_with('…')));
            assert!(widths(&lines, Weight::Bold).iter().all(|width| width * block.size <= ROOM.width), "{lines:?}");
        }
    }

    #[test]
    fn what_belongs_together_is_not_broken() {
        let narrow = Room { width: 190.0, sizes: &[40.0], ..ROOM };
        assert_eq!(set("Demain\u{A0}: vous", narrow).lines, ["Demain\u{A0}:", "vous"]);
    }

    #[test]
    fn what_cannot_be_drawn_is_left_out() {
        assert_eq!(set("Vote 🗳 now\u{0}\nor 投票 never", ROOM).lines, ["Vote now or never"]);
        assert!(set("🗳\u{1}", ROOM).lines.is_empty());
    }
}
