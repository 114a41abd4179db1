//! Fields of a form by their names, and how they become values.
//!
//! A section of the content is a set of named texts, such as `title.fr` or `items.2.starts_at`. So a form is drawn from
//! them, what two people changed is compared by them, and what a publication would change is told by them.

use std::{collections::BTreeMap, fmt};

use domain::{Email, Instant, Lang, Text};
use jiff::{civil, tz::TimeZone};
use sha2::{Digest, Sha256};

use crate::dates;

/// The most characters of a line, and of a text.
pub(super) const LINE: usize = 300;
pub(super) const TEXT: usize = 4_000;

/// What stands in the fields of a form. A field that is not there is an empty one.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Fields(BTreeMap<String, String>);

impl Fields {
    /// Takes what a form sent. Lines end as on the web; white space around a value is nothing that anybody typed.
    pub fn of_form(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut fields = Self::default();
        for (name, value) in pairs {
            fields.set(&name, value.replace("\r\n", "\n").trim());
        }
        fields
    }

    /// What stands in a field.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map(String::as_str).unwrap_or_default()
    }

    /// Every field that is not empty, by its name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The names of the fields in which two sets differ.
    pub fn differing<'a>(&'a self, other: &'a Self) -> Vec<&'a str> {
        let mut names: Vec<_> = self.0.keys().chain(other.0.keys()).map(String::as_str).collect();
        names.sort_unstable();
        names.dedup();
        names.retain(|name| self.get(name) != other.get(name));
        names
    }

    /// How many rows a list has: the fields `{list}.{row}.{…}`, counted from 0.
    pub fn rows(&self, list: &str) -> usize {
        let row = |name: &str| name.strip_prefix(list)?.strip_prefix('.')?.split('.').next()?.parse::<usize>().ok();
        self.0.keys().filter_map(|name| row(name)).max().map_or(0, |last| last + 1).min(MOST_ROWS)
    }

    /// What a form is drawn from, as it says itself when it is sent.
    pub fn marks(&self) -> Marks {
        Marks(self.iter().map(|(name, value)| (name.to_owned(), mark(value))).collect())
    }

    pub(super) fn set(&mut self, name: &str, value: &str) {
        if value.is_empty() {
            self.0.remove(name);
        } else {
            self.0.insert(name.to_owned(), value.to_owned());
        }
    }

    /// Writes a text into a field for each language.
    pub(super) fn set_text(&mut self, name: &str, text: &Text) {
        match text {
            Text::Same(same) => self.set(&in_lang(name, Lang::En), same),
            Text::ByLang(texts) => texts.iter().for_each(|(lang, text)| self.set(&in_lang(name, *lang), text)),
        }
    }

    /// Writes a moment as the clocks of a zone show it.
    pub(super) fn set_moment(&mut self, name: &str, moment: Instant, zone: &str) {
        self.set(name, &dates::local(moment, zone));
    }
}

/// The lists of all sections.
const LISTS: [&str; 5] = ["aims", "items", "speakers", "milestones", "actions"];

/// What stood in the fields from which a form was drawn: a short hash of each, so that the form can carry them all.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Marks(BTreeMap<String, String>);

impl Marks {
    /// Reads what [`Self`]'s `Display` wrote; what is none is left out.
    pub fn parse(text: &str) -> Self {
        let pairs = text.split(' ').filter_map(|pair| pair.split_once('='));
        Self(pairs.map(|(name, mark)| (name.to_owned(), mark.to_owned())).collect())
    }

    /// Whether a field held just this.
    fn held(&self, name: &str, value: &str) -> bool {
        match self.0.get(name) {
            Some(known) => *known == mark(value),
            None => value.is_empty(),
        }
    }

    /// What becomes of fields that somebody typed while others changed some of them: each field as the one who alone has
    /// changed it wants it. The error is the fields with the names of those that both have changed; with all that differ,
    /// where a list has got other rows.
    pub(super) fn merge(&self, now: &Fields, typed: &Fields) -> Result<Fields, (Fields, Vec<String>)> {
        let mut merged = typed.clone();
        let differing: Vec<String> = typed.differing(now).into_iter().map(ToOwned::to_owned).collect();
        if now.marks() == *self {
            return Ok(merged);
        }
        let drawn = Fields(self.0.clone());
        if LISTS.iter().any(|list| drawn.rows(list) != now.rows(list)) {
            return if differing.is_empty() { Ok(merged) } else { Err((merged, differing)) };
        }
        let mut both = Vec::new();
        for name in differing {
            if self.held(&name, typed.get(&name)) {
                merged.set(&name, now.get(&name));
            } else if !self.held(&name, now.get(&name)) {
                both.push(name);
            }
        }
        if both.is_empty() { Ok(merged) } else { Err((merged, both)) }
    }
}

impl fmt::Display for Marks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pairs: Vec<_> = self.0.iter().map(|(name, mark)| format!("{name}={mark}")).collect();
        f.write_str(&pairs.join(" "))
    }
}

/// The first bits of a hash: enough to see that somebody changed a text.
fn mark(value: &str) -> String {
    Sha256::digest(value).iter().take(5).map(|byte| format!("{byte:02x}")).collect()
}

/// More rows than any list has.
const MOST_ROWS: usize = 100;

/// The name of a text's field for one language.
pub fn in_lang(name: &str, lang: Lang) -> String {
    format!("{name}.{lang}")
}

/// A time zone by its IANA name.
pub(super) fn zone_of(name: &str) -> Option<TimeZone> {
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
    /// It is none of those that can be chosen.
    Unknown,
}

impl Fault {
    /// All of them.
    pub const ALL: [Self; 11] = [
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
        Self::Unknown,
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
            Self::Unknown => "unknown",
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

    /// A text, or none where no language has one.
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
        Some(Some(if same { Text::Same(english.clone()) } else { Text::ByLang(texts) }))
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
