//! The languages of the site.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A language that pages, forms and mail are written in.
///
/// English is the fallback: it is complete at every commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
    /// Arabic.
    Ar,
}

/// The direction a language is written in, as HTML's `dir` takes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dir {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Dir {
    /// The value of HTML's `dir` attribute.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

impl Lang {
    /// Every language, in the order in which a switch shows them.
    pub const ALL: [Self; 3] = [Self::En, Self::Fr, Self::Ar];

    /// Its place in [`Self::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The BCP 47 tag: in addresses, in HTML's `lang` and in the store.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
            Self::Ar => "ar",
        }
    }

    /// The language's name in itself, for those who read nothing else on the page.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Fr => "Français",
            Self::Ar => "العربية",
        }
    }

    /// Which way it is written.
    pub const fn dir(self) -> Dir {
        match self {
            Self::Ar => Dir::Rtl,
            Self::En | Self::Fr => Dir::Ltr,
        }
    }

    /// The best language for an `Accept-Language` header (RFC 9110, section 12.5.4): the one with the highest
    /// quality, the earlier among equals; English where none fits.
    pub fn negotiate(accept_language: &str) -> Self {
        let mut best = (Self::default(), 0.0_f32);
        for range in accept_language.split(',') {
            let mut parts = range.split(';');
            let tag = parts.next().unwrap_or_default().trim();
            let quality =
                parts.find_map(|part| part.trim().strip_prefix("q=")).map_or(1.0, |q| q.trim().parse().unwrap_or(0.0));
            let primary = tag.split('-').next().unwrap_or_default();
            if let Ok(lang) = primary.to_ascii_lowercase().parse::<Self>()
                && quality > best.1
            {
                best = (lang, quality);
            }
        }
        best.0
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The text was not the code of a language of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownLang;

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(code: &str) -> Result<Self, UnknownLang> {
        Self::ALL.into_iter().find(|lang| lang.code() == code).ok_or(UnknownLang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn negotiation_takes_the_best_language_we_have() {
        for (header, expected) in [
            ("", Lang::En),
            ("de", Lang::En),
            ("fr-CH, fr;q=0.9, en;q=0.8", Lang::Fr),
            ("de, ar-SY;q=0.7, en;q=0.3", Lang::Ar),
            ("en;q=0.1, ar;q=0.1", Lang::En),
            ("fr;q=0, en", Lang::En),
            ("FR", Lang::Fr),
            (";;,q=,\u{0}", Lang::En),
        ] {
            assert_eq!(Lang::negotiate(header), expected, "{header:?}");
        }
    }

    #[test]
    fn each_language_knows_its_place() {
        assert_eq!(Lang::ALL.map(Lang::index), [0, 1, 2]);
    }

    #[test]
    fn only_arabic_is_right_to_left() {
        assert_eq!(Lang::Ar.dir().as_str(), "rtl");
        assert_eq!(Lang::Fr.dir().as_str(), "ltr");
    }
}
