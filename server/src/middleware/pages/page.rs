//! A page cut into pieces: what is the same for everybody, and places for what each answer has of its own.

use app::Framing;
use rand::{Rng, distr::Alphanumeric};

use super::moves::{Knowing, Known};

/// A page cut into pieces.
pub(super) struct Page {
    pub(super) pieces: Vec<Piece>,
    /// Bytes of an answer made of it.
    pub(super) length: usize,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Text(Box<str>),
    Blank(Blank),
}

/// Where something stands that each answer has of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Blank {
    Nonce,
    Key,
}

impl Page {
    /// Cuts `page` at every `nonce` and `key`.
    pub(super) fn cut(page: &str, nonce: &str, key: &str) -> Self {
        let mut cuts: Vec<(usize, &str)> = page.match_indices(nonce).chain(page.match_indices(key)).collect();
        cuts.sort_unstable();
        let (mut pieces, mut done) = (Vec::with_capacity(2 * cuts.len() + 1), 0);
        for (at, found) in cuts {
            pieces.push(Piece::Text(page[done..at].into()));
            pieces.push(Piece::Blank(if found == nonce { Blank::Nonce } else { Blank::Key }));
            done = at + found.len();
        }
        pieces.push(Piece::Text(page[done..].into()));
        let length = pieces.iter().map(Piece::length).sum();
        Self { pieces, length }
    }

    pub(super) fn filled(&self, nonce: &str, key: &str) -> String {
        let mut page = String::with_capacity(self.length);
        for piece in &self.pieces {
            page.push_str(match piece {
                Piece::Text(text) => text,
                Piece::Blank(blank) => blank.of(nonce, key),
            });
        }
        page
    }

    /// How it is known again. Who may frame the page belongs to it, as a browser goes by the policy that it has kept with
    /// the page.
    pub(super) fn known(&self, framing: Option<&Framing>) -> Known {
        let mut knowing = Knowing::default();
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => knowing.read(text),
                Piece::Blank(_) => knowing.skip(),
            }
        }
        if let Some(Framing::ShownBy(sites)) = framing {
            knowing.read(sites);
        }
        knowing.known()
    }
}

impl Piece {
    fn length(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Blank(_) => RANDOM_LENGTH,
        }
    }
}

impl Blank {
    /// What fills it.
    pub(super) fn of<'a>(self, nonce: &'a str, key: &'a str) -> &'a str {
        match self {
            Self::Nonce => nonce,
            Self::Key => key,
        }
    }
}

/// Letters and digits in a nonce or a key: 190 bits.
pub(super) const RANDOM_LENGTH: usize = 32;

pub(super) fn random() -> String {
    rand::rng().sample_iter(Alphanumeric).take(RANDOM_LENGTH).map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_cut_at_every_nonce_and_key() {
        let text = |text: &str| Piece::Text(text.into());
        let pieces = |page: &str| Page::cut(page, "NN", "KK").pieces;
        assert_eq!(
            pieces("<a nonce=NN><b key=KK><c nonce=NN>"),
            [
                text("<a nonce="),
                Piece::Blank(Blank::Nonce),
                text("><b key="),
                Piece::Blank(Blank::Key),
                text("><c nonce="),
                Piece::Blank(Blank::Nonce),
                text(">")
            ]
        );
        assert_eq!(pieces(""), [text("")]);
    }

    #[test]
    fn the_validator_looks_past_nonce_and_key() {
        let of = |page: &str, nonce: &str| Page::cut(page, nonce, "KK").known(None).tag;
        assert_eq!(of("<a nonce=N1>", "N1"), of("<a nonce=N2>", "N2"));
        assert_ne!(of("<a nonce=N1>", "N1"), of("<b nonce=N1>", "N1"));
    }
}
