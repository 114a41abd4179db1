//! Links that open the visitor's own mail program with a letter in it.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but what needs no escape anywhere in an address (RFC 3986, section 2.3).
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A `mailto:` link to nobody in particular. Lines end in CRLF (RFC 6068, section 5); the body stands last, so that a
/// script can exchange it.
pub fn mailto(subject: &str, body: &str) -> String {
    let body = body.replace("\r\n", "\n").replace('\n', "\r\n");
    format!("mailto:?subject={}&body={}", utf8_percent_encode(subject, ENCODED), utf8_percent_encode(&body, ENCODED))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_holds_the_letter_and_nothing_raw() {
        assert_eq!(
            mailto("Réunion & vote", "Bonjour,\n\nà bientôt?\r\n+1"),
            "mailto:?subject=R%C3%A9union%20%26%20vote&body=Bonjour%2C%0D%0A%0D%0A%C3%A0%20bient%C3%B4t%3F%0D%0A%2B1"
        );
    }
}
