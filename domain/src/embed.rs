//! The parts of the site that other sites may show in a frame, and the sites that may.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{FieldErrors, FieldProblem};

/// A part of the site that is drawn for the page of another site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Embed {
    /// The countdown to the session.
    Countdown,
    /// The registration form.
    Register,
    /// The number of pledges, and the latest of them.
    Wall,
}

impl Embed {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Countdown, Self::Register, Self::Wall];

    /// Its name in addresses, in the store, on the command line and in translations.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Countdown => "countdown",
            Self::Register => "register",
            Self::Wall => "wall",
        }
    }

    /// The one with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|embed| embed.code() == code)
    }

    /// The one that is drawn at this path, such as `/fr/embed/wall`.
    pub fn at(path: &str) -> Option<Self> {
        let (_, rest) = path.strip_prefix('/')?.split_once('/')?;
        Self::from_code(rest.strip_prefix("embed/")?)
    }
}

impl fmt::Display for Embed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A site that may show an embed: scheme, host and, where it is not the usual one, port, as in `https://example.org`;
/// with `https://*.example.org`, every site below `example.org`, but not that one itself.
///
/// It is written as browsers take it in `frame-ancestors` (W3C, "Content Security Policy Level 3", section 2.3.1), and
/// can hold nothing that would begin another source or directive there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin(String);

impl Origin {
    /// Takes what stands in a browser's address line while it shows the site's home. `https` only, for what another
    /// could change on the way would frame us too; `http` for a site that is tried out on this machine. Other letters than
    /// those of the Latin alphabet are taken as DNS writes them (`xn--…`).
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        let (scheme, rest) = text.split_once("://")?;
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        let (host, port) = rest.split_once(':').map_or((rest, None), |(host, port)| (host, Some(port)));
        let local = matches!(host, "localhost" | "127.0.0.1");
        let usual_port = match scheme {
            "https" if local || is_name(host.strip_prefix("*.").unwrap_or(host)) => 443,
            "http" if local => 80,
            _ => return None,
        };
        let port = match port {
            Some(port) if port.bytes().all(|b| b.is_ascii_digit()) => port.parse::<u16>().ok().filter(|p| *p > 0)?,
            Some(_) => return None,
            None => usual_port,
        };
        let port = if port == usual_port { String::new() } else { format!(":{port}") };
        Some(Self(format!("{scheme}://{host}{port}")))
    }

    /// The text, in lower case and without a slash at its end.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether it is the name of a host with a dot in it, and no IP address: browsers match none of those here.
fn is_name(host: &str) -> bool {
    let label_ok = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    let last = host.rsplit('.').next().unwrap_or_default();
    host.len() <= 253
        && host.contains('.')
        && host.split('.').all(label_ok)
        && last.bytes().any(|b| b.is_ascii_alphabetic())
}

/// The form that lists a site, or takes it off the list: every field as text, nothing checked. Field names are those in
/// the HTML.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct EmbedSiteForm {
    /// `allow` or `disallow`: the button that was pressed.
    pub change: String,
    /// The site's address.
    pub embed_site: String,
    /// The codes of the embeds that it is about.
    pub embed_parts: Vec<String>,
}

impl EmbedSiteForm {
    /// Every field that can be wrong and how, in the form's order: what needs a translated message. That it is too long is
    /// said of a list that has no room for one more site.
    pub const PROBLEMS: &'static [(&'static str, FieldProblem)] = &[
        ("embed_site", FieldProblem::NotAWebAddress),
        ("embed_site", FieldProblem::TooLong),
        ("embed_parts", FieldProblem::Missing),
    ];

    /// The most characters of an address.
    pub const LONGEST: usize = 300;

    /// The site, and the embeds that it is about.
    ///
    /// # Errors
    /// All that is wrong, in the form's order.
    pub fn parse(&self) -> Result<(Origin, Vec<Embed>), FieldErrors> {
        let mut errors = FieldErrors::default();
        let site = errors.check("embed_site", Origin::parse(&self.embed_site).ok_or(FieldProblem::NotAWebAddress));
        let embeds: Vec<Embed> = self.embed_parts.iter().filter_map(|code| Embed::from_code(code)).collect();
        if embeds.is_empty() {
            errors.add("embed_parts", FieldProblem::Missing);
        }
        site.filter(|_| errors.is_empty()).map(|site| (site, embeds)).ok_or(errors)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_embed_is_known_by_its_path() {
        for embed in Embed::ALL {
            assert_eq!(Embed::at(&format!("/fr/embed/{embed}")), Some(embed));
            assert_eq!(Embed::from_code(embed.code()), Some(embed));
        }
        for path in ["", "/", "/fr", "/fr/embed", "/fr/embed/", "/fr/embed/wall/more", "/embed/wall", "/fr/pledges"] {
            assert_eq!(Embed::at(path), None, "{path}");
        }
    }

    #[test]
    fn a_site_is_taken_as_browsers_compare_it() {
        for (text, taken) in [
            ("https://example.org", "https://example.org"),
            (" https://WWW.Example.org/ ", "https://www.example.org"),
            ("https://example.org:443", "https://example.org"),
            ("https://example.org:8443/", "https://example.org:8443"),
            ("https://*.example.org", "https://*.example.org"),
            ("https://xn--bcher-kva.example", "https://xn--bcher-kva.example"),
            ("http://localhost:8000", "http://localhost:8000"),
            ("http://127.0.0.1:80", "http://127.0.0.1"),
            ("https://localhost", "https://localhost"),
        ] {
            assert_eq!(Origin::parse(text).as_ref().map(Origin::as_str), Some(taken), "{text}");
        }
    }

    #[test]
    fn a_site_is_listed_for_what_is_ticked() {
        let form = EmbedSiteForm {
            embed_site: "https://example.org/".into(),
            embed_parts: vec!["wall".into(), "nothing".into()],
            ..EmbedSiteForm::default()
        };
        assert!(
            form.parse().is_ok_and(|(site, embeds)| site.as_str() == "https://example.org" && embeds == [Embed::Wall])
        );
        let errors = EmbedSiteForm::default().parse().expect_err("nothing of it is right");
        let found: Vec<_> = errors.iter().map(|error| (error.field.as_str(), error.problem)).collect();
        assert_eq!(found, [EmbedSiteForm::PROBLEMS[0], EmbedSiteForm::PROBLEMS[2]]);
    }

    #[test]
    fn nothing_else_is_a_site() {
        for text in [
            "",
            "example.org",
            "http://example.org",
            "ftp://localhost",
            "https://",
            "https://example",
            "https://example.org/path",
            "https://example.org?q",
            "https://example.org//",
            "https://user@example.org",
            "https://*",
            "https://*.org",
            "https://*.*.example.org",
            "https://a*.example.org",
            "http://*.localhost",
            "https://10.0.0.1",
            "https://[::1]",
            "https://bücher.example",
            "https://-a.example",
            "https://a..example",
            "https://example.org:0",
            "https://example.org:65536",
            "https://example.org:+80",
            "https://example.org:",
            "https://example.org; script-src *",
            "https://example.org 'self'",
            "https://a.example,https://b.example",
            "data://example.org",
            "null",
            "*",
        ] {
            assert_eq!(Origin::parse(text), None, "{text}");
        }
    }
}
