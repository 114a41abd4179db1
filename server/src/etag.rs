//! Validators of answers (RFC 9110, section 8.8.3).

use axum::http::HeaderValue;

/// Bytes of a hash that are enough to tell two versions of one address apart.
const BYTES: usize = 12;

/// A weak one of a hash.
pub(crate) fn weak(hash: &[u8]) -> HeaderValue {
    value(format!("W/\"{}\"", hex(hash)))
}

/// A weak one of two hashes.
pub(crate) fn weak_of_two(first: &[u8], second: &[u8]) -> HeaderValue {
    value(format!("W/\"{}-{}\"", hex(first), hex(second)))
}

/// A strong one of a hash, for one of several encodings of the same thing.
pub(crate) fn strong(hash: &str, encoding: &str) -> HeaderValue {
    value(format!("\"{hash}{encoding}\""))
}

/// The start of a hash, as hexadecimal digits.
pub(crate) fn hex(hash: &[u8]) -> String {
    hash.iter().take(BYTES).map(|byte| format!("{byte:02x}")).collect()
}

fn value(text: String) -> HeaderValue {
    #[expect(clippy::expect_used, reason = "hexadecimal digits and names of encodings are visible ASCII")]
    HeaderValue::from_str(&text).expect("a validator is ASCII")
}

/// Whether one of the `If-None-Match` headers names `tag`; compared weakly, as a GET's are (section 13.1.2).
pub(crate) fn any_matches<'a>(if_none_match: impl IntoIterator<Item = &'a HeaderValue>, tag: &HeaderValue) -> bool {
    let Ok(tag) = tag.to_str().map(bare) else { return false };
    if_none_match
        .into_iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(','))
        .any(|one| one.trim() == "*" || bare(one) == tag)
}

/// A validator without its weakness.
fn bare(tag: &str) -> &str {
    tag.trim().trim_start_matches("W/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn validators_are_compared_weakly() {
        let tag = weak(&[0xab; 32]);
        assert_eq!(tag, "W/\"abababababababababababab\"");
        let matches = |header: &'static str| any_matches([&HeaderValue::from_static(header)], &tag);
        assert!(matches("\"abababababababababababab\""));
        assert!(matches("\"other\", W/\"abababababababababababab\""));
        assert!(matches("*"));
        assert!(!matches("\"other\""));
        assert!(!matches(""));
    }
}
