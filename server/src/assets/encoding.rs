//! Which form of a file or page a browser gets (RFC 9110, section 12.5.3).

use axum::http::{HeaderValue, header::GetAll};
use bytes::Bytes;

use super::source::File;

/// How a file's bytes are compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Brotli,
    Gzip,
    Identity,
}

impl Encoding {
    /// The value of `Content-Encoding`; none for plain bytes.
    pub(super) const fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }

    /// What tells its validator from those of the other forms.
    pub(super) const fn suffix(self) -> &'static str {
        match self {
            Self::Brotli => "-br",
            Self::Gzip => "-gz",
            Self::Identity => "",
        }
    }
}

/// The smallest form that is there and is taken.
pub(super) fn best(file: &File, accepted: GetAll<'_, HeaderValue>) -> (Bytes, Encoding) {
    match (&file.brotli, &file.gzip) {
        (Some(bytes), _) if accepts(&accepted, "br") => (bytes.clone(), Encoding::Brotli),
        (_, Some(bytes)) if accepts(&accepted, "gzip") => (bytes.clone(), Encoding::Gzip),
        _ => (file.plain.clone(), Encoding::Identity),
    }
}

/// Whether one of the `Accept-Encoding` headers takes this encoding.
pub(crate) fn accepts(accepted: &GetAll<'_, HeaderValue>, name: &str) -> bool {
    accepted.iter().filter_map(|value| value.to_str().ok()).any(|header| takes(header, name))
}

/// Whether an `Accept-Encoding` header names this encoding with a quality above zero.
fn takes(header: &str, name: &str) -> bool {
    header.split(',').any(|one| {
        let mut parts = one.split(';').map(str::trim);
        let named = parts.next().is_some_and(|encoding| encoding.eq_ignore_ascii_case(name));
        let refused = parts.any(|part| part.strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0_f32)));
        named && !refused
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_is_taken_where_it_is_named_and_not_refused() {
        assert!(takes("gzip, deflate, br", "br"));
        assert!(takes("BR;q=0.5", "br"));
        assert!(!takes("br;q=0, gzip", "br"));
        assert!(!takes("gzip", "br"));
        assert!(!takes("", "br"));
    }
}
