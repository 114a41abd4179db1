//! What differs between two events, field by field, and what the fields are called.

use std::{fmt::Write, sync::Arc};

use domain::{Event, Lang};

use super::{Fields, Section, in_lang};
use crate::Backend;

/// The most characters of what the audit log keeps of a change.
const KEPT: usize = 4_000;

/// A field that a publication would change.
#[derive(Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// The section it stands in.
    pub section: Section,
    /// Its name.
    pub field: String,
    /// What is published.
    pub before: String,
    /// What would be.
    pub after: String,
}

impl Backend {
    /// What publishing an event would change, field by field; of a session that is not published yet everything, and of
    /// its campaign what differs.
    pub fn changes_by(&self, event: &Event) -> Vec<FieldChange> {
        let same = self.published_as(&event.session.slug).map(|published| Arc::clone(&published.event));
        let any = self.event();
        let differences = |section: Section| {
            let after = section.fields(event);
            let before = if section.is_of_campaign() { any.as_ref() } else { same.as_ref() };
            let before = before.map(|event| section.fields(event)).unwrap_or_default();
            let change = |field: &str| FieldChange {
                section,
                field: field.to_owned(),
                before: before.get(field).to_owned(),
                after: after.get(field).to_owned(),
            };
            after.differing(&before).into_iter().map(change).collect::<Vec<_>>()
        };
        Section::ALL.into_iter().flat_map(differences).collect()
    }
}

/// The fields in which two events differ, a line each: as they were, and as they are.
pub(super) fn difference(before: &Event, after: &Event) -> (String, String) {
    let (mut was, mut is) = (String::new(), String::new());
    for section in Section::ALL {
        let (old, new) = (section.fields(before), section.fields(after));
        for field in old.differing(&new) {
            // Writing to a text cannot fail.
            let said = |event: &Event, fields: &Fields| in_words(event, Lang::En, field, fields.get(field));
            let _ = writeln!(was, "{section}.{field}: {}", said(before, &old), section = section.code());
            let _ = writeln!(is, "{section}.{field}: {}", said(after, &new), section = section.code());
        }
    }
    if before.session.cancelled != after.session.cancelled {
        let _ = writeln!(was, "cancelled: {}", before.session.cancelled);
        let _ = writeln!(is, "cancelled: {}", after.session.cancelled);
    }
    let cut = |text: String| text.trim_end().chars().take(KEPT).collect();
    (cut(was), cut(is))
}

/// What stands in a field of an event, with the names of what it names by keys.
pub fn in_words(event: &Event, lang: Lang, field: &str, value: &str) -> String {
    let name_of = |key| match parts_of(field).0 {
        "speakers" => event.speaker(key).map(|speaker| &speaker.name),
        "action" => event.action(key).map(|action| &action.text),
        _ => None,
    };
    if !matches!(parts_of(field).0, "speakers" | "action") {
        return value.to_owned();
    }
    value
        .split_whitespace()
        .map(|key| name_of(key).map_or(key, |name| name.as_str(lang)))
        .collect::<Vec<_>>()
        .join(" · ")
}

/// What the fields of all sections are called: the last part of a field's name, without its language.
pub const LABELS: [&str; 44] = [
    "title",
    "short_title",
    "platform",
    "audience",
    "why",
    "after",
    "aims",
    "time_zone",
    "zone_label",
    "starts_at",
    "ends_at",
    "registration_closes_at",
    "recording_url",
    "capacity",
    "kind",
    "speakers",
    "name",
    "role",
    "organisation",
    "photo",
    "summary",
    "reach",
    "hashtag",
    "mandate",
    "contact_email",
    "contact_url",
    "starts_on",
    "ends_on",
    "text",
    "needs_vote",
    "offered",
    "source_name",
    "source_url",
    "first_day",
    "last_day",
    "voting_age",
    "seats",
    "compulsory",
    "subject",
    "letter",
    "points",
    "action",
    "key",
    "remove",
];

/// What a field is called: one of [`LABELS`]. With the row of its list, counted from 1, and its language, where it has them.
pub fn parts_of(field: &str) -> (&'static str, Option<usize>, Option<Lang>) {
    let parts: Vec<_> = field.split('.').collect();
    let label = parts.iter().rev().find_map(|part| LABELS.into_iter().find(|label| label == part)).unwrap_or("text");
    let row = parts.iter().find_map(|part| part.parse::<usize>().ok()).map(|row| row + 1);
    (label, row, parts.last().and_then(|part| part.parse().ok()))
}

/// The languages in which a text of a draft is still missing: those whose field is empty while the English one is not.
pub fn missing_languages(fields: &Fields, name: &str) -> Vec<Lang> {
    let is_there = |lang| !fields.get(&in_lang(name, lang)).is_empty();
    Lang::ALL.into_iter().filter(|lang| is_there(Lang::En) && !is_there(*lang)).collect()
}
