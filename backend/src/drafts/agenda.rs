//! The agenda's section: a row for each item. Times are those of the session's zone; gaps are allowed, overlaps are not.

use domain::{Agenda, AgendaItem, AgendaKind, Event, Instant, Session};

use super::{
    fields::Fields,
    pieces::Piece,
    reading::{Fault, Faults, LINE, Reading},
};
use crate::deleted::Restored;

pub(super) fn fields(event: &Event) -> Fields {
    let session = &event.session;
    let mut fields = Fields::default();
    for (row, item) in session.agenda.items().iter().enumerate() {
        let name = |field: &str| format!("items.{row}.{field}");
        fields.set_moment(&name("starts_at"), item.starts_at, &session.zone);
        fields.set_moment(&name("ends_at"), item.ends_at, &session.zone);
        fields.set_text(&name("title"), &item.title);
        fields.set(&name("kind"), kind_code(item.kind));
        fields.set(&name("speakers"), &item.speakers.join(" "));
    }
    fields
}

pub(super) fn apply(event: &Event, typed: &Fields) -> Result<Event, Faults> {
    let mut read = Reading::new(typed);
    let items = items(&mut read, event);
    read.done(items).map(|items| with_items(event, items))
}

fn with_items(event: &Event, items: Vec<AgendaItem>) -> Event {
    let session = Session { agenda: Agenda::new(items), ..event.session.clone() };
    Event { session, ..event.clone() }
}

fn items(read: &mut Reading<'_>, event: &Event) -> Option<Vec<AgendaItem>> {
    let rows = read.typed.kept_rows("items", "kind");
    let items: Vec<_> = rows.into_iter().map(|row| Some((row, item(read, event, row)?))).collect();
    let mut items = items.into_iter().collect::<Option<Vec<_>>>()?;
    items.sort_by_key(|(_, item)| (item.starts_at, item.ends_at));
    let mut ended: Option<Instant> = None;
    for (row, item) in &items {
        if ended.is_some_and(|ended| item.starts_at < ended) {
            read.wrong::<()>(&format!("items.{row}.starts_at"), Fault::Overlaps);
        }
        ended = Some(item.ends_at);
    }
    Some(items.into_iter().map(|(_, item)| item).collect())
}

/// The items that the form takes out.
pub(super) fn taken_out(was: &Event, typed: &Fields) -> Vec<Piece> {
    let kept = typed.kept_rows("items", "kind");
    let items = was.session.agenda.items().iter().enumerate();
    items.filter(|(row, _)| !kept.contains(row)).map(|(_, item)| Piece::AgendaItem(item.clone())).collect()
}

/// Puts an item back, where it overlaps no other and lies within the session.
pub(super) fn put_back(event: &mut Event, mut item: AgendaItem) -> Result<(), Restored> {
    let session = &mut event.session;
    let mut items = session.agenda.items().to_vec();
    if items.contains(&item) {
        return Err(Restored::AlreadyThere);
    }
    let is_free = items.iter().all(|other| other.ends_at <= item.starts_at || item.ends_at <= other.starts_at);
    if !is_free || item.starts_at < session.starts_at || session.ends_at < item.ends_at {
        return Err(Restored::NoPlace);
    }
    item.speakers.retain(|key| event.speakers.iter().any(|speaker| speaker.key == *key));
    items.push(item);
    session.agenda = Agenda::new(items);
    Ok(())
}

fn item(read: &mut Reading<'_>, event: &Event, row: usize) -> Option<AgendaItem> {
    let session = &event.session;
    let name = |field: &str| format!("items.{row}.{field}");
    let zone = session.zone.as_str();
    let was = session.agenda.items().get(row);
    let starts_at = read.moment(&name("starts_at"), zone, was.map(|item| item.starts_at));
    let ends_at = read.moment(&name("ends_at"), zone, was.map(|item| item.ends_at));
    if starts_at.is_some_and(|moment| moment < session.starts_at) {
        read.wrong::<()>(&name("starts_at"), Fault::TooEarly);
    }
    if ends_at.is_some_and(|moment| moment > session.ends_at) {
        read.wrong::<()>(&name("ends_at"), Fault::TooLate);
    } else if starts_at.zip(ends_at).is_some_and(|(from, until)| until <= from) {
        read.wrong::<()>(&name("ends_at"), Fault::TooEarly);
    }
    let title = read.text(&name("title"), was.map(|item| &item.title), LINE);
    let kind = kind_of(read.typed.get(&name("kind")));
    let speakers: Vec<_> = read.typed.get(&name("speakers")).split_whitespace().map(ToOwned::to_owned).collect();
    if speakers.iter().any(|key| event.speaker(key).is_none()) {
        return read.wrong(&name("speakers"), Fault::Unknown);
    }
    Some(AgendaItem { starts_at: starts_at?, ends_at: ends_at?, title: title?, kind, speakers })
}

fn kind_code(kind: AgendaKind) -> &'static str {
    match kind {
        AgendaKind::Talk => "talk",
        AgendaKind::Questions => "questions",
    }
}

fn kind_of(code: &str) -> AgendaKind {
    if code == kind_code(AgendaKind::Questions) { AgendaKind::Questions } else { AgendaKind::Talk }
}

/// The agenda with one item at another place. Each keeps how long it takes, and each gap stays where it was.
pub(super) fn reordered(event: &Event, from: usize, to: usize) -> Option<Event> {
    let was = event.session.agenda.items();
    let gaps: Vec<_> = was.windows(2).map(|pair| pair[1].starts_at.since(pair[0].ends_at)).collect();
    let mut next = was.first()?.starts_at;
    let mut items = was.to_vec();
    if from >= items.len() || to >= items.len() {
        return None;
    }
    let item = items.remove(from);
    items.insert(to, item);
    for (place, item) in items.iter_mut().enumerate() {
        let takes = item.ends_at.since(item.starts_at);
        item.starts_at = next;
        item.ends_at = next.plus(takes);
        next = item.ends_at.plus(gaps.get(place).copied().unwrap_or_default());
    }
    Some(with_items(event, items))
}
