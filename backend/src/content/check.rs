//! The checks that a content file's values go through. Each notes what is wrong, with its place and what is accepted,
//! and gives the value where there is one: so one run names every mistake.

use std::{collections::BTreeSet, fmt};

use domain::{Country, Email, Instant, Lang, Text};
use jiff::{
    Timestamp, civil,
    fmt::temporal::{Pieces, PiecesOffset},
    tz::TimeZone,
};

use super::file;
use crate::i18n;

/// The most characters of a slug or key.
const KEY_MAX: usize = 80;

/// One mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Problem {
    /// Where: `session.agenda[2].ends_at`. Lists count from 1.
    pub(super) place: String,
    /// What is wrong, and what is accepted.
    pub(super) words: String,
}

/// The mistakes found so far, and the languages that texts may be in.
#[derive(Debug, Default)]
pub(super) struct Check {
    pub(super) problems: Vec<Problem>,
    pub(super) languages: Vec<Lang>,
}

impl Check {
    /// Notes a mistake; `None`, so that it can be the answer at once.
    pub(super) fn wrong<T>(&mut self, place: &str, words: impl fmt::Display) -> Option<T> {
        self.problems.push(Problem { place: place.to_owned(), words: words.to_string() });
        None
    }

    /// A name in addresses or in the store.
    pub(super) fn key(&mut self, place: &str, key: &str) -> Option<String> {
        let letters = |part: &str| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
        };
        if key.len() <= KEY_MAX && key.split('-').all(letters) {
            return Some(key.to_owned());
        }
        self.wrong(
            place,
            format_args!(
                "`{key}` cannot stand in an address; accepted are a-z, 0-9 and single hyphens between them, \
                 at most {KEY_MAX}"
            ),
        )
    }

    /// Notes each of `keys` that stands there a second time. `place` of the n-th is made by `place_of`.
    pub(super) fn no_key_twice<'a>(
        &mut self,
        keys: impl IntoIterator<Item = &'a str>,
        place_of: impl Fn(usize) -> String,
    ) {
        let mut seen = BTreeSet::new();
        for (n, key) in keys.into_iter().enumerate() {
            if !seen.insert(key) {
                self.wrong::<()>(&place_of(n + 1), format_args!("`{key}` stands there twice; each must be its own"));
            }
        }
    }

    /// A text with something to read in each of its languages, English among them.
    pub(super) fn text(&mut self, place: &str, text: &file::Text) -> Option<Text> {
        let texts = match text {
            file::Text::Same(text) if text.trim().is_empty() => return self.wrong(place, "is empty"),
            file::Text::Same(text) => return Some(Text::Same(text.clone())),
            file::Text::ByLang(texts) => texts,
        };
        let mut by_lang = std::collections::BTreeMap::new();
        let mut sound = true;
        for (code, text) in texts {
            match code.parse::<Lang>().ok().filter(|lang| self.languages.contains(lang)) {
                Some(_) if text.trim().is_empty() => {
                    sound = false;
                    self.wrong::<()>(
                        &format!("{place}.{code}"),
                        "is empty; leave the line out to fall back to English",
                    );
                }
                Some(lang) => _ = by_lang.insert(lang, text.clone()),
                None => {
                    sound = false;
                    let accepted = codes(&self.languages);
                    let words = format_args!("is in none of this file's `languages`; accepted: {accepted}");
                    self.wrong::<()>(&format!("{place}.{code}"), words);
                }
            }
        }
        if !by_lang.contains_key(&Lang::En) {
            return self
                .wrong(&format!("{place}.en"), "the English text is missing; the other languages fall back to it");
        }
        sound.then_some(Text::ByLang(by_lang))
    }

    /// The name of an IANA time zone.
    pub(super) fn zone(&mut self, place: &str, name: &str) -> Option<TimeZone> {
        // An offset or POSIX rule is a zone to jiff as well, but has no name that calendars know.
        match TimeZone::get(name).ok().filter(|zone| zone.iana_name().is_some()) {
            Some(zone) => Some(zone),
            None => self.wrong(
                place,
                format_args!("`{name}` is no time zone; accepted are IANA names such as `Europe/Brussels` or `UTC`"),
            ),
        }
    }

    /// A moment (RFC 3339) whose offset is that of the zone, where that is known.
    pub(super) fn instant(&mut self, place: &str, text: &str, zone: Option<&TimeZone>) -> Option<Instant> {
        let pieces = Pieces::parse(text).ok();
        let offset = pieces.as_ref().and_then(Pieces::offset);
        let (Ok(timestamp), Some(offset)) = (text.parse::<Timestamp>(), offset) else {
            return self.wrong(
                place,
                format_args!(
                    "`{text}` is no moment; accepted is RFC 3339 with an offset, such as `2024-02-28T11:00:00+01:00`"
                ),
            );
        };
        if let (Some(zone), PiecesOffset::Numeric(written)) = (zone, offset) {
            let right = zone.to_offset(timestamp);
            if written.offset() != right {
                let name = zone.iana_name().unwrap_or_default();
                return self.wrong(
                    place,
                    format_args!("`{text}`: at that moment {name} is at {right}; accepted are that offset and `Z`"),
                );
            }
        }
        Some(Instant::from_millis(timestamp.as_millisecond()))
    }

    /// Two moments, the second after the first.
    pub(super) fn in_order(&mut self, place: &str, starts_at: Option<Instant>, ends_at: Option<Instant>) {
        if let (Some(starts_at), Some(ends_at)) = (starts_at, ends_at)
            && ends_at <= starts_at
        {
            self.wrong::<()>(place, "is not after `starts_at`; accepted is any later moment");
        }
    }

    /// A day of the calendar.
    pub(super) fn day(&mut self, place: &str, text: &str) -> Option<civil::Date> {
        let day = civil::Date::strptime("%Y-%m-%d", text).ok().filter(|day| day.to_string() == text);
        day.or_else(|| {
            self.wrong(place, format_args!("`{text}` is no day; accepted is YYYY-MM-DD, such as `2024-06-09`"))
        })
    }

    /// Two days, the second not before the first.
    pub(super) fn days(
        &mut self,
        (first_place, first): (&str, &str),
        (last_place, last): (&str, &str),
    ) -> Option<(civil::Date, civil::Date)> {
        let (first, last) = (self.day(first_place, first), self.day(last_place, last));
        let (first, last) = (first?, last?);
        if last < first {
            return self.wrong(last_place, format_args!("{last} is before the first day, {first}"));
        }
        Some((first, last))
    }

    /// The code of a country that the site can name.
    pub(super) fn country(&mut self, place: &str, code: &str) -> Option<Country> {
        match Country::parse(code) {
            Ok(country) if country.as_str() == Country::OTHER => {
                self.wrong(place, format_args!("`{code}` means any other country, and is offered by itself"))
            }
            Ok(country) if i18n::countries().contains(&country) => Some(country),
            Ok(_) => self.wrong(
                place,
                format_args!("`{code}` has no name in locales/en/countries.ftl; accepted are the codes listed there"),
            ),
            Err(_) => self.wrong(
                place,
                format_args!(
                    "`{code}` is no country; accepted are ISO 3166-1 codes of two capital letters, such as `BE`"
                ),
            ),
        }
    }

    /// The address of a page.
    pub(super) fn url(&mut self, place: &str, url: &str) -> Option<String> {
        let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        let sound = host.is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || c == '['))
            && !url.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"\\".contains(c));
        if sound {
            return Some(url.to_owned());
        }
        self.wrong(place, format_args!("`{url}` is no address of a page; accepted is https://… (or http://…)"))
    }

    /// An email address.
    pub(super) fn email(&mut self, place: &str, address: &str) -> Option<String> {
        match Email::parse(address) {
            Ok(email) => Some(email.as_str().to_owned()),
            Err(_) => self.wrong(place, format_args!("`{address}` is no email address such as `someone@example.org`")),
        }
    }

    /// A line that is the same in every language.
    pub(super) fn line(&mut self, place: &str, text: &str) -> Option<String> {
        let text = text.trim();
        if text.is_empty() || text.contains(char::is_control) {
            return self.wrong(place, "is empty or no single line; leave it out where there is nothing to say");
        }
        Some(text.to_owned())
    }
}

/// `en, fr, ar`.
pub(super) fn codes(languages: &[Lang]) -> String {
    languages.iter().map(|lang| lang.code()).collect::<Vec<_>>().join(", ")
}
