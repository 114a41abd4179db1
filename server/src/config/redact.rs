//! Keeps passwords out of logs and error messages.

use std::fmt;

/// A text with what may be a password taken out: all before the last `@`, and all behind a `?`.
pub(crate) fn redacted(text: &str) -> String {
    let (scheme, rest) = text.split_once("://").map_or(("", text), |(scheme, rest)| (scheme, rest));
    let sign = if scheme.is_empty() { "" } else { "://" };
    let (user, rest) = rest.rsplit_once('@').map_or(("", rest), |(_, rest)| ("…@", rest));
    let (rest, query) = rest.split_once('?').map_or((rest, ""), |(rest, _)| (rest, "?…"));
    format!("{scheme}{sign}{user}{rest}{query}")
}

/// An address that may hold a password: prints without it.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretUrl(String);

impl SecretUrl {
    /// Takes an address as it is written.
    pub fn new(url: &str) -> Self {
        Self(url.to_owned())
    }

    /// The whole address, password included.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SecretUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&redacted(&self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_printed() {
        for (text, shown) in [
            ("sqlite://data/site.db", "sqlite://data/site.db"),
            ("postgres://ada:s3cret@db.example/site", "postgres://…@db.example/site"),
            ("postgres://ada:s3@cret@db.example/site?password=x", "postgres://…@db.example/site?…"),
            ("smtps://user:s3cret@mail.example:465", "smtps://…@mail.example:465"),
            ("postgres://ada:s3?cret@db.example/site", "postgres://…@db.example/site"),
            ("ada:s3cret@db.example", "…@db.example"),
            ("log", "log"),
        ] {
            assert_eq!(format!("{:?}", SecretUrl::new(text)), shown);
        }
    }
}
