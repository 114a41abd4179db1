//! How what was typed becomes values, and what is wrong with it.

use std::{collections::BTreeMap, ops::RangeInclusive};

use domain::{Email, Instant, Lang, Text};
use jiff::{civil, tz::TimeZone};

use super::fields::{Fields, cleaned, in_lang};
use crate::{dates, store::new_id};

/// The most characters of a line, and of a text.
pub(super) const LINE: usize = 300;
pub(super) const TEXT: usize = 4_000;

/// A time zone by its IANA name.
fn zone_of(name: &str) -> Option<TimeZone> {
    TimeZone::get(name).ok().filter(|zone| zone.iana_name().is_some())
}

/// What cannot be taken of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fault {
    /// Nothing stands there. Of a text: nothing in English, which the other languages fall back to.
    Missing,
    /// It is longer than it may be.
    TooLong,
    /// It is no time zone's name, such as `Europe/Brussels`.
    NotAZone,
    /// It is no day and time that the zone's clocks show.
    NotATime,
    /// It comes before what it has to follow.
    TooEarly,
    /// It comes after what it has to precede.
    TooLate,
    /// It begins before what is before it has ended.
    Overlaps,
    /// It is no address of a page, `https://…`.
    NotAPage,
    /// It is no email address.
    NotAnEmail,
    /// It is no whole number from 1 on.
    NotANumber,
    /// It is no age from which people vote.
    NotAnAge,
    /// It is none of those that can be chosen.
    Unknown,
    /// Somebody has pledged it, so it cannot be taken out.
    Pledged,
}

impl Fault {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Missing,
        Self::TooLong,
        Self::NotAZone,
        Self::NotATime,
        Self::TooEarly,
        Self::TooLate,
        Self::Overlaps,
        Self::NotAPage,
        Self::NotAnEmail,
        Self::NotANumber,
        Self::NotAnAge,
        Self::Unknown,
        Self::Pledged,
    ];

    /// Its name in translations.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::TooLong => "too-long",
            Self::NotAZone => "not-a-zone",
            Self::NotATime => "not-a-time",
            Self::TooEarly => "too-early",
            Self::TooLate => "too-late",
            Self::Overlaps => "overlaps",
            Self::NotAPage => "not-a-page",
            Self::NotAnEmail => "not-an-email",
            Self::NotANumber => "not-a-number",
            Self::NotAnAge => "not-an-age",
            Self::Unknown => "unknown",
            Self::Pledged => "pledged",
        }
    }
}

/// All that is wrong with a form: the field's name, and what.
pub type Faults = Vec<(String, Fault)>;

/// Reads values out of fields, and notes what is wrong.
pub(super) struct Reading<'a> {
    pub(super) typed: &'a Fields,
    pub(super) faults: Faults,
}

impl<'a> Reading<'a> {
    pub(super) fn new(typed: &'a Fields) -> Self {
        Self { typed, faults: Faults::new() }
    }

    /// What was read, where nothing was wrong.
    pub(super) fn done<T>(self, read: Option<T>) -> Result<T, Faults> {
        match read {
            Some(read) if self.faults.is_empty() => Ok(read),
            _ => Err(self.faults),
        }
    }

    /// Notes what is wrong with a field: one thing at a time.
    pub(super) fn wrong<T>(&mut self, name: &str, fault: Fault) -> Option<T> {
        if self.faults.iter().all(|(known, _)| known != name) {
            self.faults.push((name.to_owned(), fault));
        }
        None
    }

    /// A line, or none.
    pub(super) fn optional_line(&mut self, name: &str) -> Option<Option<String>> {
        let typed = self.typed.get(name);
        if typed.chars().count() > LINE {
            return self.wrong(name, Fault::TooLong);
        }
        Some(Some(typed.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|line| !line.is_empty()))
    }

    /// A text that has to be there in English. What was the same in all languages stays so while there is no other.
    pub(super) fn text(&mut self, name: &str, was: Option<&Text>, longest: usize) -> Option<Text> {
        match self.optional_text(name, was, longest)? {
            Some(text) => Some(text),
            None => self.wrong(&in_lang(name, Lang::En), Fault::Missing),
        }
    }

    /// A text, or none where no language has one. What only differs in the white space around it is as it was.
    pub(super) fn optional_text(&mut self, name: &str, was: Option<&Text>, longest: usize) -> Option<Option<Text>> {
        let typed = |lang| self.typed.get(&in_lang(name, lang)).to_owned();
        let texts: BTreeMap<_, _> =
            Lang::ALL.into_iter().map(|lang| (lang, typed(lang))).filter(|(_, text)| !text.is_empty()).collect();
        let too_long = texts.iter().find(|(_, text)| text.chars().count() > longest).map(|(lang, _)| *lang);
        if let Some(lang) = too_long {
            return self.wrong(&in_lang(name, lang), Fault::TooLong);
        }
        let Some(english) = texts.get(&Lang::En) else {
            return if texts.is_empty() { Some(None) } else { self.wrong(&in_lang(name, Lang::En), Fault::Missing) };
        };
        let same = texts.len() == 1 && matches!(was, None | Some(Text::Same(_)));
        let text = if same { Text::Same(english.clone()) } else { Text::ByLang(texts) };
        Some(Some(was.filter(|was| cleaned_text(was) == text).cloned().unwrap_or(text)))
    }

    /// A time zone's name.
    pub(super) fn zone(&mut self, name: &str) -> Option<&'a str> {
        let typed = self.typed.get(name);
        if zone_of(typed).is_some() { Some(typed) } else { self.wrong(name, Fault::NotAZone) }
    }

    /// A moment as the clocks of a zone show it: `2024-02-28T11:00`. Where clocks go back, the first time is meant. What
    /// shows as it `was` is that very moment: a form knows no seconds, and no second time of an hour.
    pub(super) fn moment(&mut self, name: &str, zone: &str, was: Option<Instant>) -> Option<Instant> {
        let typed = self.typed.get(name);
        if typed.is_empty() {
            return self.wrong(name, Fault::Missing);
        }
        if let Some(was) = was.filter(|was| dates::local(*was, zone) == typed) {
            return Some(was);
        }
        dates::from_local(typed, zone).or_else(|| self.wrong(name, Fault::NotATime))
    }

    /// A day: `2024-06-09`.
    pub(super) fn day(&mut self, name: &str) -> Option<civil::Date> {
        let typed = self.typed.get(name);
        if typed.is_empty() {
            return self.wrong(name, Fault::Missing);
        }
        typed.parse().ok().or_else(|| self.wrong(name, Fault::NotATime))
    }

    /// The first and the last of some days.
    pub(super) fn days(&mut self, first_name: &str, last_name: &str) -> Option<(civil::Date, civil::Date)> {
        let (first, last) = (self.day(first_name), self.day(last_name));
        let (first, last) = (first?, last?);
        if last < first { self.wrong(last_name, Fault::TooEarly) } else { Some((first, last)) }
    }

    /// Whole days by the clocks of a zone: their first moment, and the first one after them. `name` is that of their first
    /// day.
    pub(super) fn whole_days(
        &mut self,
        name: &str,
        (first, last): (civil::Date, civil::Date),
        zone: &str,
    ) -> Option<(Instant, Instant)> {
        let bounds = |day: civil::Date| dates::bounds_of_day(&day.to_string(), zone);
        match (bounds(first), bounds(last)) {
            (Some((starts_at, _)), Some((_, ends_at))) => Some((starts_at, ends_at)),
            _ => self.wrong(name, Fault::NotATime),
        }
    }

    /// The address of a page, or none.
    pub(super) fn optional_page(&mut self, name: &str) -> Option<Option<String>> {
        let Some(typed) = self.optional_line(name)? else { return Some(None) };
        let is_page = url::Url::parse(&typed).is_ok_and(|url| url.scheme() == "https" && url.has_host());
        if is_page { Some(Some(typed)) } else { self.wrong(name, Fault::NotAPage) }
    }

    /// An email address, or none.
    pub(super) fn optional_email(&mut self, name: &str) -> Option<Option<String>> {
        let Some(typed) = self.optional_line(name)? else { return Some(None) };
        match Email::parse(&typed) {
            Ok(email) => Some(Some(email.as_str().to_owned())),
            Err(_) => self.wrong(name, Fault::NotAnEmail),
        }
    }

    /// A whole number among those that are accepted.
    pub(super) fn number(&mut self, name: &str, accepted: RangeInclusive<u32>, fault: Fault) -> Option<u32> {
        let typed = self.typed.get(name);
        if typed.is_empty() {
            return self.wrong(name, Fault::Missing);
        }
        typed.parse().ok().filter(|number| accepted.contains(number)).or_else(|| self.wrong(name, fault))
    }

    /// A whole number from 1 on, or none.
    pub(super) fn optional_number(&mut self, name: &str) -> Option<Option<i64>> {
        let typed = self.typed.get(name);
        if typed.is_empty() {
            return Some(None);
        }
        match typed.parse::<i64>() {
            Ok(number) if (1..=1_000_000).contains(&number) => Some(Some(number)),
            _ => self.wrong(name, Fault::NotANumber),
        }
    }
}

/// The same of a text in all its languages.
fn cleaned_text(text: &Text) -> Text {
    match text {
        Text::Same(same) => Text::Same(cleaned(same)),
        Text::ByLang(texts) => Text::ByLang(texts.iter().map(|(lang, text)| (*lang, cleaned(text))).collect()),
    }
}

/// A name that nothing in the store has: two drafts that each add something never mean the same by one name.
pub(super) fn new_key(word: &str) -> String {
    let id = new_id();
    format!("{word}-{}", &id[id.len() - 8..])
}
