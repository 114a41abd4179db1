//! The speakers' section: a row for each. A name may be a pseudonym. A row names its photo, so that it is seen what a
//! publication would change; its form cannot change it (`photo.rs`).

use std::collections::BTreeSet;

use domain::{Agenda, AgendaItem, Event, Instant, Session, Speaker};

use super::{
    fields::Fields,
    pieces::{self, Piece},
    reading::{Faults, LINE, Reading, new_key},
};
use crate::deleted::Restored;

/// The field that holds the id of a photo.
const PHOTO: &str = "photo";

pub(super) fn fields(event: &Event) -> Fields {
    let mut fields = Fields::default();
    for (row, speaker) in event.speakers.iter().enumerate() {
        let name = |field: &str| format!("speakers.{row}.{field}");
        fields.set(&name("key"), &speaker.key);
        fields.set_text(&name("name"), &speaker.name);
        fields.set_text(&name("role"), &speaker.role);
        fields.set_text(&name("organisation"), &speaker.organisation);
        fields.set(&name(PHOTO), speaker.photo.as_ref().map_or("", |photo| photo.as_str()));
    }
    fields
}

pub(super) fn apply(event: &Event, typed: &Fields) -> Result<Event, Faults> {
    let mut read = Reading::new(typed);
    let speakers = speakers(&mut read, event);
    read.done(speakers).map(|speakers| {
        // Who is no speaker any more is not announced to speak.
        let mut items = event.session.agenda.items().to_vec();
        for item in &mut items {
            item.speakers.retain(|key| speakers.iter().any(|speaker| speaker.key == *key));
        }
        let session = Session { agenda: Agenda::new(items), ..event.session.clone() };
        Event { session, speakers, ..event.clone() }
    })
}

/// Those who are no speakers any more.
pub(super) fn taken_out(was: &Event, is: &Event) -> Vec<Piece> {
    let speakers = was.speakers.iter().enumerate().filter(|(_, speaker)| is.speaker(&speaker.key).is_none());
    let piece = |(place, speaker): (usize, &Speaker)| {
        let spoke = |item: &AgendaItem| {
            let place = item.speakers.iter().position(|key| *key == speaker.key)?;
            Some((item.starts_at, item.speakers[..place].to_vec()))
        };
        Piece::Speaker {
            speaker: speaker.clone(),
            after: was.speakers[..place].iter().map(|before| before.key.clone()).collect(),
            items: was.session.agenda.items().iter().filter_map(spoke).collect(),
        }
    };
    speakers.map(piece).collect()
}

/// Puts a speaker back, and into the items in which they were announced.
pub(super) fn put_back(
    event: &mut Event,
    speaker: Speaker,
    after: &[String],
    spoke: &[(Instant, Vec<String>)],
) -> Result<(), Restored> {
    if event.speaker(&speaker.key).is_some() {
        return Err(Restored::AlreadyThere);
    }
    let mut items = event.session.agenda.items().to_vec();
    for item in &mut items {
        if let Some((_, after)) = spoke.iter().find(|(starts_at, _)| *starts_at == item.starts_at) {
            pieces::insert(&mut item.speakers, speaker.key.clone(), |key| after.contains(key));
        }
    }
    event.session.agenda = Agenda::new(items);
    pieces::insert(&mut event.speakers, speaker, |before| after.contains(&before.key));
    Ok(())
}

fn speakers(read: &mut Reading<'_>, event: &Event) -> Option<Vec<Speaker>> {
    let mut known = BTreeSet::new();
    let rows: Vec<usize> = (0..read.typed.rows("speakers")).filter(|row| is_kept(read.typed, *row)).collect();
    let speakers: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let name = |field: &str| format!("speakers.{row}.{field}");
            // Each is that of one row at most.
            let was = event.speaker(read.typed.get(&name("key"))).filter(|was| known.insert(&was.key));
            let known_as = read.text(&name("name"), was.map(|was| &was.name), LINE);
            let role = read.text(&name("role"), was.map(|was| &was.role), LINE);
            let organisation = read.text(&name("organisation"), was.map(|was| &was.organisation), LINE);
            let key = was.map_or_else(|| new_key("speaker"), |was| was.key.clone());
            let photo = was.and_then(|was| was.photo.clone());
            Some(Speaker { key, name: known_as?, role: role?, organisation: organisation?, photo })
        })
        .collect();
    speakers.into_iter().collect()
}

/// A row counts where something was typed in it, and it was not to be taken out.
fn is_kept(typed: &Fields, row: usize) -> bool {
    let prefix = format!("speakers.{row}.");
    let said = |name: &str| name.strip_prefix(&prefix).is_some_and(|field| field != "key" && field != PHOTO);
    typed.get(&format!("{prefix}remove")).is_empty() && typed.iter().any(|(name, _)| said(name))
}
