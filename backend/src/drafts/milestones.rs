//! The campaign's dates: a row for each, in the order of their days.

use std::collections::BTreeSet;

use domain::{Event, Milestone};

use super::{
    fields::Fields,
    pieces::Piece,
    reading::{LINE, Reading, new_key},
};
use crate::{dates, deleted::Restored};

pub(super) fn set(fields: &mut Fields, milestones: &[Milestone]) {
    for (row, milestone) in milestones.iter().enumerate() {
        let name = |field: &str| format!("milestones.{row}.{field}");
        fields.set(&name("key"), &milestone.key);
        fields.set_text(&name("name"), &milestone.name);
        fields.set(&name("starts_on"), &first_day(milestone));
        fields.set(&name("ends_on"), &last_day(milestone));
        fields.set(&name("time_zone"), &milestone.zone);
    }
}

/// What was typed. Where no zone was, the days are those of the session's.
pub(super) fn read(read: &mut Reading<'_>, were: &[Milestone], session_zone: &str) -> Option<Vec<Milestone>> {
    let mut known = BTreeSet::new();
    let rows = read.typed.kept_rows("milestones", "key");
    let milestones: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let key = read.typed.get(&format!("milestones.{row}.key"));
            // Each is that of one row at most.
            let was = were.iter().find(|was| was.key == key).filter(|was| known.insert(&was.key));
            milestone(read, row, was, session_zone)
        })
        .collect();
    let mut milestones = milestones.into_iter().collect::<Option<Vec<_>>>()?;
    put_in_order(&mut milestones);
    Some(milestones)
}

fn put_in_order(milestones: &mut [Milestone]) {
    milestones.sort_by_key(|milestone| (milestone.starts_at, milestone.ends_at));
}

/// The dates that are there no more.
pub(super) fn taken_out(was: &Event, is: &Event) -> Vec<Piece> {
    let is_there = |key: &str| is.campaign.milestones.iter().any(|milestone| milestone.key == key);
    let gone = was.campaign.milestones.iter().filter(|milestone| !is_there(&milestone.key));
    gone.cloned().map(Piece::Milestone).collect()
}

/// Puts a date back among the others.
pub(super) fn put_back(event: &mut Event, milestone: Milestone) -> Result<(), Restored> {
    let milestones = &mut event.campaign.milestones;
    if milestones.iter().any(|known| known.key == milestone.key) {
        return Err(Restored::AlreadyThere);
    }
    milestones.push(milestone);
    put_in_order(milestones);
    Ok(())
}

fn milestone(read: &mut Reading<'_>, row: usize, was: Option<&Milestone>, session_zone: &str) -> Option<Milestone> {
    let name = |field: &str| format!("milestones.{row}.{field}");
    let known_as = read.text(&name("name"), was.map(|was| &was.name), LINE);
    let days = read.days(&name("starts_on"), &name("ends_on"));
    let zone_name = name("time_zone");
    let zone = if read.typed.get(&zone_name).is_empty() { Some(session_zone) } else { read.zone(&zone_name) };
    let (days, zone) = (days?, zone?);
    let typed = (days.0.to_string(), days.1.to_string());
    let same = was.filter(|was| was.zone == zone && (first_day(was), last_day(was)) == typed);
    let (starts_at, ends_at) = match same {
        // Its moments need not be those of midnight.
        Some(was) => (was.starts_at, was.ends_at),
        None => read.whole_days(&name("starts_on"), days, zone)?,
    };
    let key = was.map_or_else(|| new_key("date"), |was| was.key.clone());
    Some(Milestone { key, name: known_as?, starts_at, ends_at, zone: zone.to_owned() })
}

fn first_day(milestone: &Milestone) -> String {
    dates::iso_day(milestone.starts_at, &milestone.zone)
}

fn last_day(milestone: &Milestone) -> String {
    dates::last_day(milestone.ends_at, &milestone.zone)
}
