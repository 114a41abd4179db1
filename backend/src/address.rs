//! Addresses of other services, with what they are told.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but RFC 3986's unreserved characters; a space becomes `%20`, since Outlook and mail programs show a `+` as it is.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// `base` with a query of these names and values.
pub fn address(base: &str, query: &[(&str, &str)]) -> String {
    let pair = |(name, value): &(&str, &str)| format!("{name}={}", utf8_percent_encode(value, ENCODED));
    let pairs: Vec<_> = query.iter().map(pair).collect();
    format!("{base}?{}", pairs.join("&"))
}
