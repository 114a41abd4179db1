//! The agenda of a session: what is now, what is next.

use serde::{Deserialize, Serialize};

use crate::{Instant, PhotoId, Text};

/// One point of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaItem {
    /// When it starts.
    pub starts_at: Instant,
    /// When it ends (exclusive).
    pub ends_at: Instant,
    /// What it is called.
    pub title: Text,
    /// What happens in it.
    #[serde(default)]
    pub kind: AgendaKind,
    /// The keys of those who speak, in order.
    #[serde(default)]
    pub speakers: Vec<String>,
}

/// What happens in an agenda item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AgendaKind {
    /// Someone presents.
    #[default]
    Talk,
    /// The audience's questions.
    Questions,
}

/// Someone who speaks at a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// How agenda items refer to them; unique in one event.
    pub key: String,
    /// Their name as they want it shown.
    pub name: Text,
    /// What they do.
    pub role: Text,
    /// Where they do it.
    pub organisation: Text,
    /// What they look like, where they want it shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<PhotoId>,
}

/// From when (inclusive) until when (exclusive) something holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// The first moment.
    pub from: Instant,
    /// The first moment after it.
    pub until: Instant,
}

impl Window {
    /// Whether `now` lies inside.
    pub fn contains(self, now: Instant) -> bool {
        self.from <= now && now < self.until
    }
}

/// What the agenda says about one moment. Indices count from 0 in the agenda's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgendaNow {
    /// The item that is going on; none in a gap.
    pub now: Option<usize>,
    /// The item that starts next; none after the last one has started.
    pub next: Option<usize>,
}

/// Agenda items in the order of their start, none overlapping another.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Agenda(Vec<AgendaItem>);

impl Agenda {
    /// Takes items in any order. An item that starts before the one before it has ended cuts that one short, so
    /// that never more than one is now.
    pub fn new(mut items: Vec<AgendaItem>) -> Self {
        items.sort_by_key(|item| (item.starts_at, item.ends_at));
        for i in 1..items.len() {
            let next_start = items[i].starts_at;
            items[i - 1].ends_at = items[i - 1].ends_at.min(next_start);
        }
        Self(items)
    }

    /// The items, first one first.
    pub fn items(&self) -> &[AgendaItem] {
        &self.0
    }

    /// What is now and what is next at `now`.
    pub fn at(&self, now: Instant) -> AgendaNow {
        AgendaNow {
            now: self.0.iter().position(|item| item.starts_at <= now && now < item.ends_at),
            next: self.0.iter().position(|item| item.starts_at > now),
        }
    }

    /// Whether the audience's questions are now.
    pub fn has_questions_at(&self, now: Instant) -> bool {
        self.at(now).now.is_some_and(|i| self.0[i].kind == AgendaKind::Questions)
    }

    /// When the item at `index` is now. `None` past the end.
    pub fn now_window(&self, index: usize) -> Option<Window> {
        self.0.get(index).map(|item| Window { from: item.starts_at, until: item.ends_at })
    }

    /// When the item at `index` is next, for a session that starts at `starts_at`: from the start of the item
    /// before it (from the session's start for the first) until its own. `None` past the end.
    pub fn next_window(&self, index: usize, starts_at: Instant) -> Option<Window> {
        let until = self.0.get(index)?.starts_at;
        let before = index.checked_sub(1).map_or(starts_at, |i| self.0[i].starts_at);
        Some(Window { from: before.min(until), until })
    }
}
