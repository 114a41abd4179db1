//! The section of what helps to meet a candidate: the letter, and what to say.
//!
//! Where nothing is typed, the campaign asks for no meetings and has no such page.

use domain::{Event, Text, Toolkit};

use super::{
    actions,
    fields::Fields,
    pieces::{self, Piece},
    reading::{Fault, Faults, LINE, Reading, TEXT},
};
use crate::deleted::Restored;

/// The most characters of a point.
const POINT: usize = 600;

pub(super) fn fields(event: &Event) -> Fields {
    let mut fields = Fields::default();
    let Some(toolkit) = &event.toolkit else { return fields };
    fields.set_text("subject", &toolkit.subject);
    fields.set_text("letter", &toolkit.letter);
    fields.set("action", toolkit.action.as_deref().unwrap_or_default());
    for (row, point) in toolkit.points.iter().enumerate() {
        fields.set_text(&format!("points.{row}"), point);
    }
    fields
}

pub(super) fn apply(event: &Event, typed: &Fields) -> Result<Event, Faults> {
    let mut read = Reading::new(typed);
    let toolkit = toolkit(&mut read, event);
    read.done(toolkit).map(|toolkit| Event { toolkit, ..event.clone() })
}

/// The points whose rows were emptied. One that stands in another row by now has only moved.
pub(super) fn taken_out(was: &Event, typed: &Fields, is: &Event) -> Vec<Piece> {
    let Some(toolkit) = &was.toolkit else { return Vec::new() };
    let is_empty = |row: usize| !typed.iter().any(|(name, _)| name.starts_with(&format!("points.{row}.")));
    let is_there = |point: &Text| is.toolkit.as_ref().is_some_and(|toolkit| toolkit.points.contains(point));
    let points = toolkit.points.iter().enumerate();
    let gone = points.filter(|(row, point)| is_empty(*row) && !is_there(point));
    let piece = |(row, point): (usize, &Text)| Piece::Point {
        point: point.clone(),
        after: toolkit.points[..row].to_vec(),
        toolkit: Toolkit { points: Vec::new(), ..toolkit.clone() },
    };
    gone.map(piece).collect()
}

/// Puts a point back; with the letter, where there is none any more.
pub(super) fn put_back(event: &mut Event, point: Text, after: &[Text], toolkit: Toolkit) -> Result<(), Restored> {
    let points = &mut event.toolkit.get_or_insert(toolkit).points;
    if points.contains(&point) {
        return Err(Restored::AlreadyThere);
    }
    pieces::insert(points, point, |before| after.contains(before));
    *event = actions::without_strays(event.clone());
    Ok(())
}

fn toolkit(read: &mut Reading<'_>, event: &Event) -> Option<Option<Toolkit>> {
    // Which pledge is meant is always chosen, and says nothing by itself.
    if read.typed.iter().all(|(name, _)| name == "action") {
        return Some(None);
    }
    let was = event.toolkit.as_ref();
    let subject = read.text("subject", was.map(|was| &was.subject), LINE);
    let letter = read.text("letter", was.map(|was| &was.letter), TEXT);
    let action = action(read, event);
    let points: Vec<_> = (0..read.typed.rows("points"))
        .map(|row| read.optional_text(&format!("points.{row}"), was.and_then(|was| was.points.get(row)), POINT))
        .collect();
    let points = points.into_iter().collect::<Option<Vec<_>>>();
    Some(Some(Toolkit {
        action: action?,
        subject: subject?,
        letter: letter?,
        points: points?.into_iter().flatten().collect(),
    }))
}

/// The pledge that it helps to keep, or none.
fn action(read: &mut Reading<'_>, event: &Event) -> Option<Option<String>> {
    match read.typed.get("action") {
        "" => Some(None),
        key if event.action(key).is_some() => Some(Some(key.to_owned())),
        _ => read.wrong("action", Fault::Unknown),
    }
}
