//! A page compressed once for many visitors, with room for what each answer has of its own.
//!
//! Brotli leaves bytes that it cannot make smaller as they are (RFC 7932, section 9.2, "uncompressed meta-block"). So
//! nonce and key go in as noise of their length, which then stands in the stream byte by byte, and an answer is a copy
//! with its own ones written over it. To compress every answer by itself took 0.6 ms, ten times as long as all the
//! rest of it.

use std::io::{Read, Write};

use brotli::{CompressorWriter, Decompressor, enc::BrotliEncoderParams};

use super::page::{Blank, Page, Piece, RANDOM_LENGTH, random};

/// How much of the text behind a blank is left as it is too: the code for a byte is chosen by the two before it
/// (RFC 7932, section 7.1), and these have to be the ones that the compressor saw.
const CONTEXT: usize = 2;

/// How often a page is tried: now and then the compressor finds something in the noise to make smaller.
const TRIES: usize = 10;

/// How hard the compressor tries, of 11: 15 ms for a large page once in its minute, and a tenth less for each visitor
/// than at the quality that is cheap enough for every answer.
const QUALITY: i32 = 10;

/// Bytes read or written at once, all in memory.
const BUFFER: usize = 4_096;

/// A brotli stream with blanks.
pub(super) struct Compressed {
    stream: Box<[u8]>,
    blanks: Vec<(usize, Blank)>,
}

impl Compressed {
    /// Compresses a page. `None` where it could not be filled in; that is tried here, and not left to hope.
    pub(super) fn of(page: &Page) -> Option<Self> {
        (0..TRIES).find_map(|_| Self::tried(page))
    }

    fn tried(page: &Page) -> Option<Self> {
        let compressed = Self::with_blanks(page)?;
        let (nonce, key) = (random(), random());
        let (stream, mut read) = (compressed.filled(&nonce, &key), Vec::with_capacity(page.length));
        Decompressor::new(&*stream, BUFFER).read_to_end(&mut read).ok()?;
        (read == page.filled(&nonce, &key).as_bytes()).then_some(compressed)
    }

    /// The stream with this nonce and this key.
    pub(super) fn filled(&self, nonce: &str, key: &str) -> Vec<u8> {
        let mut stream = self.stream.to_vec();
        for (at, blank) in &self.blanks {
            stream[*at..at + RANDOM_LENGTH].copy_from_slice(blank.of(nonce, key).as_bytes());
        }
        stream
    }

    fn with_blanks(page: &Page) -> Option<Self> {
        let params = BrotliEncoderParams { quality: QUALITY, size_hint: page.length, ..Default::default() };
        let mut writer = CompressorWriter::with_params(Vec::new(), BUFFER, &params);
        let (mut blanks, mut pieces) = (Vec::new(), page.pieces.iter());
        while let Some(piece) = pieces.next() {
            let blank = match piece {
                Piece::Text(text) => {
                    writer.write_all(text.as_bytes()).ok()?;
                    continue;
                }
                Piece::Blank(blank) => *blank,
            };
            let Some(Piece::Text(text)) = pieces.next() else { return None };
            let (context, text) = text.as_bytes().split_at_checked(CONTEXT)?;
            // Flushed before and behind, so that it is a block by itself.
            writer.flush().ok()?;
            let before = writer.get_ref().len();
            let noise: [u8; RANDOM_LENGTH] = rand::random();
            writer.write_all(&[&noise, context].concat()).ok()?;
            writer.flush().ok()?;
            let block = &writer.get_ref()[before..];
            blanks.push((before + block.windows(RANDOM_LENGTH).position(|bytes| bytes == noise)?, blank));
            writer.write_all(text).ok()?;
        }
        Some(Self { stream: writer.into_inner().into(), blanks })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn read(stream: &[u8]) -> String {
        let mut read = String::new();
        Decompressor::new(stream, BUFFER).read_to_string(&mut read).unwrap();
        read
    }

    #[test]
    fn whatever_stands_around_the_blanks_they_can_be_filled() {
        for around in ["\">", "', ", "أهلا", "éé", "aa", "ZZ", "09", "  ", "\n\n"] {
            let text = |length: usize| around.repeat(length);
            for length in [1, 10, 1_000] {
                let page = format!("{0}NN{0}KK{0}KK{0}NN{0}", text(length));
                let page = Page::cut(&page, "NN", "KK");
                let compressed = Compressed::of(&page).unwrap();
                assert_eq!(compressed.blanks.len(), 4);
                for _ in 0..10 {
                    let (nonce, key) = (random(), random());
                    assert_eq!(read(&compressed.filled(&nonce, &key)), page.filled(&nonce, &key), "{around} {length}");
                }
            }
        }
    }

    #[test]
    fn noise_that_is_no_noise_is_tried_again() {
        let page = Page::cut(&format!("{0}NN{0}KK{0}KK{0}NN{0}", "<p>text</p>".repeat(50)), "NN", "KK");
        let at_once = (0..300).filter(|_| Compressed::tried(&page).is_some()).count();
        println!("{at_once} of 300 at the first try");
        assert!(at_once > 100, "one in three is enough for ten tries");
        assert!((0..300).all(|_| Compressed::of(&page).is_some()));
    }

    #[test]
    fn a_page_that_would_come_out_wrong_is_left_alone() {
        for page in ["NN", "NNKK>>", "<NN>"] {
            assert!(Compressed::of(&Page::cut(page, "NN", "KK")).is_none(), "{page}");
        }
    }
}
