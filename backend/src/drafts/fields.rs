//! Fields of a form by their names, and what becomes of them where two people change some.
//!
//! A section of the content is a set of named texts, such as `title.fr` or `items.2.starts_at`. So a form is drawn from
//! them, what two people changed is compared by them, and what a publication would change is told by them.

use std::{collections::BTreeMap, fmt};

use domain::{Instant, Lang, Text};
use sha2::{Digest, Sha256};

use crate::dates;

/// What stands in the fields of a form. A field that is not there is an empty one.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Fields(BTreeMap<String, String>);

impl Fields {
    /// Takes what a form sent. White space around a value is nothing that anybody typed. Boxes with one name are a list:
    /// what those that are ticked stand for, with a space between.
    pub fn of_form(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut fields = Self::default();
        for (name, value) in pairs {
            let all = format!("{} {}", fields.get(&name), cleaned(&value));
            fields.set(&name, all.trim());
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

    /// The rows of a list in which something was typed, but for those that are to be taken out. What stands in the field
    /// `given` of each row nobody has typed.
    pub(super) fn kept_rows(&self, list: &str, given: &str) -> Vec<usize> {
        let is_kept = |row: &usize| {
            let prefix = format!("{list}.{row}.");
            let typed = |name: &str| name.strip_prefix(&prefix).is_some_and(|field| field != given);
            self.get(&format!("{prefix}remove")).is_empty() && self.iter().any(|(name, _)| typed(name))
        };
        (0..self.rows(list)).filter(is_kept).collect()
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
            Text::Same(same) => self.set(&in_lang(name, Lang::En), &cleaned(same)),
            Text::ByLang(texts) => {
                texts.iter().for_each(|(lang, text)| self.set(&in_lang(name, *lang), &cleaned(text)));
            }
        }
    }

    /// Writes a moment as the clocks of a zone show it.
    pub(super) fn set_moment(&mut self, name: &str, moment: Instant, zone: &str) {
        self.set(name, &dates::local(moment, zone));
    }
}

/// The lists of all sections.
const LISTS: [&str; 6] = ["aims", "items", "speakers", "milestones", "actions", "points"];

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

    /// The fields whose names begin with `row` and that hold something else now.
    fn changed(&self, row: &str, now: &Fields) -> Vec<String> {
        let names = self.0.keys().chain(now.0.keys()).filter(|name| name.starts_with(row));
        names.filter(|name| !self.held(name, now.get(name))).cloned().collect()
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
            if let Some(row) = name.strip_suffix("remove") {
                // Who takes a row out has not seen what it says now.
                both.extend(self.changed(row, now));
            } else if self.held(&name, typed.get(&name)) {
                merged.set(&name, now.get(&name));
            } else if !self.held(&name, now.get(&name)) {
                both.push(name);
            }
        }
        both.sort_unstable();
        both.dedup();
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

/// A value as forms hold it: lines end as in the store, and nothing is around it.
pub(super) fn cleaned(value: &str) -> String {
    value.replace("\r\n", "\n").trim().to_owned()
}

/// The name of a text's field for one language.
pub fn in_lang(name: &str, lang: Lang) -> String {
    format!("{name}.{lang}")
}
