//! What is taken out of a draft, and how that, or a whole draft that was thrown away, is put back.

use std::collections::BTreeSet;

use domain::{Agenda, AgendaItem, AuditAction, Event, Instant, Session, Speaker};
use sqlx::{AnyConnection, Error};

use super::{
    Draft, agenda,
    comparing::difference,
    fields::Fields,
    section::Section,
    speakers::{self, new_key},
};
use crate::{
    Actor,
    deleted::{Kept, KeptDraft, KeptSpeaker, Restored},
    store::{
        audit::{self, Note},
        drafts,
    },
};

/// What the form of a section takes out of an event: whole rows, as `typed` says it.
pub(super) fn taken_out(section: Section, was: &Event, typed: &Fields, is: &Event) -> Vec<Kept> {
    let session = drafts::slug(was);
    match section {
        Section::Agenda => {
            let items = agenda::taken_out(was, typed).into_iter();
            items.map(|item| Kept::AgendaItem { session: session.clone(), item }).collect()
        }
        Section::Speakers => {
            let speakers = speakers::taken_out(was, is).into_iter();
            speakers.map(|(place, speaker)| Kept::Speaker(Box::new(kept(&session, was, place, speaker)))).collect()
        }
        Section::Session | Section::Campaign | Section::Voting | Section::Toolkit => Vec::new(),
    }
}

fn kept(session: &str, was: &Event, place: usize, speaker: &Speaker) -> KeptSpeaker {
    let place_in = |item: &AgendaItem| item.speakers.iter().position(|key| *key == speaker.key);
    let items = was.session.agenda.items().iter();
    KeptSpeaker {
        session: session.to_owned(),
        place,
        speaker: speaker.clone(),
        items: items.filter_map(|item| Some((item.starts_at, place_in(item)?))).collect(),
    }
}

/// Brings back a draft that was thrown away.
pub(crate) async fn draft(
    db: &mut AnyConnection,
    by: &Actor,
    now: Instant,
    kept: KeptDraft,
) -> Result<Restored, Error> {
    let KeptDraft { id, event, changed_by, changed_at } = kept;
    let draft = Draft { id, event, changed_by, changed_at };
    if !drafts::insert(db, &draft).await? {
        return Ok(Restored::AnotherDraft);
    }
    audit::note(db, by, now, Note::that(AuditAction::Restored, &drafts::slug(&draft.event))).await?;
    Ok(Restored::Done)
}

/// Puts an item back into the agenda of a session's draft.
pub(crate) async fn agenda_item(
    db: &mut AnyConnection,
    by: &Actor,
    now: Instant,
    session: &str,
    item: AgendaItem,
) -> Result<Restored, Error> {
    put_back(db, by, now, session, |event| with_item(event, item)).await
}

/// Puts a speaker back into a session's draft, and into the items in which they were announced.
pub(crate) async fn speaker(
    db: &mut AnyConnection,
    by: &Actor,
    now: Instant,
    kept: KeptSpeaker,
) -> Result<Restored, Error> {
    let session = kept.session.clone();
    put_back(db, by, now, &session, |event| Some(with_speaker(event, kept))).await
}

/// Changes the draft of a session, where there is one and `put` finds a place in it.
async fn put_back(
    db: &mut AnyConnection,
    by: &Actor,
    now: Instant,
    session: &str,
    put: impl FnOnce(&Event) -> Option<Event> + Send,
) -> Result<Restored, Error> {
    let Some(id) = drafts::id_of(db, session).await? else { return Ok(Restored::NoDraft) };
    drafts::lock(db, &id).await?;
    let Some(draft) = drafts::find(db, &id).await? else { return Ok(Restored::NoDraft) };
    let Some(event) = put(&draft.event) else { return Ok(Restored::NoPlace) };
    let (before, after) = difference(&draft.event, &event);
    let note = Note { before: Some(&before), after: Some(&after), ..Note::that(AuditAction::Restored, session) };
    audit::note(db, by, now, note).await?;
    let changed_by = by.name().to_owned();
    drafts::update(db, &Draft { event, changed_by, changed_at: now, ..draft }).await?;
    Ok(Restored::Done)
}

/// The event with one more item; none where it would overlap another, or lie outside of the session.
fn with_item(event: &Event, mut item: AgendaItem) -> Option<Event> {
    let session = &event.session;
    let mut items = session.agenda.items().to_vec();
    let is_free = items.iter().all(|other| other.ends_at <= item.starts_at || item.ends_at <= other.starts_at);
    if !is_free || item.starts_at < session.starts_at || session.ends_at < item.ends_at {
        return None;
    }
    item.speakers.retain(|key| event.speaker(key).is_some());
    items.push(item);
    Some(with_items(event, items))
}

fn with_speaker(event: &Event, kept: KeptSpeaker) -> Event {
    let KeptSpeaker { place, mut speaker, items: spoke, .. } = kept;
    let mut keys: BTreeSet<String> = event.speakers.iter().map(|known| known.key.clone()).collect();
    if keys.contains(&speaker.key) {
        // Somebody who came later has got it.
        speaker.key = new_key(&mut keys);
    }
    let mut items = event.session.agenda.items().to_vec();
    for item in &mut items {
        if let Some((_, place)) = spoke.iter().find(|(starts_at, _)| *starts_at == item.starts_at) {
            item.speakers.insert((*place).min(item.speakers.len()), speaker.key.clone());
        }
    }
    let mut event = with_items(event, items);
    event.speakers.insert(place.min(event.speakers.len()), speaker);
    event
}

fn with_items(event: &Event, items: Vec<AgendaItem>) -> Event {
    let session = Session { agenda: Agenda::new(items), ..event.session.clone() };
    Event { session, ..event.clone() }
}
