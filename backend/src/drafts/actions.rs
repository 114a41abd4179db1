//! What can be pledged: a row for each, in the order in which visitors see them.
//!
//! What somebody has pledged is never taken from under them: its words can be changed, but it stays.

use std::collections::BTreeSet;

use domain::{Event, PledgeAction};
use sqlx::{AnyConnection, Error};

use super::{
    fields::Fields,
    pieces::{self, Piece},
    reading::{Fault, Faults, LINE, Reading, new_key},
};
use crate::{deleted::Restored, store::content};

pub(super) fn set(fields: &mut Fields, actions: &[PledgeAction]) {
    for (row, action) in actions.iter().enumerate() {
        let name = |field: &str| format!("actions.{row}.{field}");
        fields.set(&name("key"), &action.key);
        fields.set_text(&name("text"), &action.text);
        fields.set(&name("needs_vote"), if action.needs_vote { "yes" } else { "" });
    }
}

pub(super) fn read(read: &mut Reading<'_>, were: &[PledgeAction]) -> Option<Vec<PledgeAction>> {
    let mut known = BTreeSet::new();
    let rows = read.typed.kept_rows("actions", "key");
    let actions: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let name = |field: &str| format!("actions.{row}.{field}");
            let key = read.typed.get(&name("key"));
            // Each is that of one row at most.
            let was = were.iter().find(|was| was.key == key).filter(|was| known.insert(&was.key));
            let text = read.text(&name("text"), was.map(|was| &was.text), LINE);
            let needs_vote = !read.typed.get(&name("needs_vote")).is_empty();
            let key = was.map_or_else(|| new_key("action"), |was| was.key.clone());
            Some(PledgeAction { key, text: text?, needs_vote })
        })
        .collect();
    actions.into_iter().collect()
}

/// The event without what goes with an action that it has no more.
pub(super) fn without_strays(mut event: Event) -> Event {
    let actions = &event.campaign.pledge_actions;
    if let Some(toolkit) = &mut event.toolkit {
        toolkit.action.take_if(|key| actions.iter().all(|action| action.key != *key));
    }
    event
}

/// The actions that are there no more.
pub(super) fn taken_out(was: &Event, is: &Event) -> Vec<Piece> {
    let actions = &was.campaign.pledge_actions;
    let of_letter = was.toolkit.as_ref().and_then(|toolkit| toolkit.action.as_deref());
    let gone = actions.iter().enumerate().filter(|(_, action)| is.action(&action.key).is_none());
    let piece = |(place, action): (usize, &PledgeAction)| Piece::Action {
        action: action.clone(),
        after: actions[..place].iter().map(|before| before.key.clone()).collect(),
        is_of_letter: of_letter == Some(&*action.key),
    };
    gone.map(piece).collect()
}

/// Puts an action back, and makes it the letter's again where that has no other by now.
pub(super) fn put_back(
    event: &mut Event,
    action: PledgeAction,
    after: &[String],
    is_of_letter: bool,
) -> Result<(), Restored> {
    if event.action(&action.key).is_some() {
        return Err(Restored::AlreadyThere);
    }
    if let Some(toolkit) = event.toolkit.as_mut().filter(|_| is_of_letter) {
        toolkit.action.get_or_insert_with(|| action.key.clone());
    }
    pieces::insert(&mut event.campaign.pledge_actions, action, |before| after.contains(&before.key));
    Ok(())
}

/// What stands against taking actions out of a draft, each beside the tick of its row: somebody has pledged them.
pub(super) async fn pledged(
    db: &mut AnyConnection,
    before: &Event,
    after: &Event,
    typed: &Fields,
) -> Result<Faults, Error> {
    let taken_out = |action: &PledgeAction| before.action(&action.key).is_some() && after.action(&action.key).is_none();
    if !before.campaign.pledge_actions.iter().any(taken_out) {
        return Ok(Faults::new());
    }
    let row_of = |key: &str| (0..typed.rows("actions")).find(|row| typed.get(&format!("actions.{row}.key")) == key);
    let pledged = content::pledged_actions(db, &after.campaign.slug).await?;
    let rows = pledged.iter().filter(|action| taken_out(action)).map(|action| row_of(&action.key).unwrap_or_default());
    Ok(rows.map(|row| (format!("actions.{row}.remove"), Fault::Pledged)).collect())
}

/// The event with what somebody has pledged since it was taken out; none where nothing is missing.
pub(crate) async fn with_pledged(db: &mut AnyConnection, event: &Event) -> Result<Option<Event>, Error> {
    let pledged = content::pledged_actions(db, &event.campaign.slug).await?;
    let missing: Vec<_> = pledged.into_iter().filter(|action| event.action(&action.key).is_none()).collect();
    if missing.is_empty() {
        return Ok(None);
    }
    let mut event = event.clone();
    event.campaign.pledge_actions.extend(missing);
    Ok(Some(event))
}

/// The actions with one at another place; both counted from 0. None where that makes no sense.
pub(super) fn reordered(event: &Event, from: usize, to: usize) -> Option<Event> {
    let mut event = event.clone();
    let actions = &mut event.campaign.pledge_actions;
    if from >= actions.len() || to >= actions.len() {
        return None;
    }
    let action = actions.remove(from);
    actions.insert(to, action);
    Some(event)
}
