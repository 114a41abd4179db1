//! The campaign's section: what it is, whom to ask, its dates, and what can be pledged.

use domain::{Campaign, Event, Instant, Milestone, PledgeAction};
use jiff::{civil, tz::TimeZone};

use super::fields::{Fault, Faults, Fields, LINE, Reading, TEXT, zone_of};
use crate::dates;

pub(super) fn fields(event: &Event) -> Fields {
    let campaign = &event.campaign;
    let mut fields = Fields::default();
    fields.set_text("name", &campaign.name);
    fields.set_text("organisation", &campaign.organisation);
    fields.set_text("summary", &campaign.summary);
    fields.set_text("reach", &campaign.reach);
    for (name, line) in [
        ("hashtag", &campaign.hashtag),
        ("mandate", &campaign.mandate),
        ("contact_email", &campaign.contact_email),
        ("contact_url", &campaign.contact_url),
    ] {
        fields.set(name, line.as_deref().unwrap_or_default());
    }
    for (row, milestone) in campaign.milestones.iter().enumerate() {
        let name = |field: &str| format!("milestones.{row}.{field}");
        fields.set_text(&name("name"), &milestone.name);
        fields.set(&name("starts_on"), &first_day(milestone));
        fields.set(&name("ends_on"), &last_day(milestone));
    }
    for (row, action) in campaign.pledge_actions.iter().enumerate() {
        fields.set_text(&format!("actions.{row}.text"), &action.text);
    }
    fields
}

pub(super) fn apply(event: &Event, typed: &Fields) -> Result<Event, Faults> {
    let mut read = Reading::new(typed);
    let campaign = campaign(&mut read, &event.campaign);
    read.done(campaign).map(|campaign| Event { campaign, ..event.clone() })
}

// Every field is read before the first `?`, so that all mistakes are found.
fn campaign(read: &mut Reading<'_>, was: &Campaign) -> Option<Campaign> {
    let name = read.text("name", Some(&was.name), LINE);
    let organisation = read.text("organisation", Some(&was.organisation), LINE);
    let summary = read.text("summary", Some(&was.summary), TEXT);
    let reach = read.text("reach", Some(&was.reach), LINE);
    let hashtag = hashtag(read);
    let mandate = read.optional_line("mandate");
    let contact_email = read.optional_email("contact_email");
    let contact_url = read.optional_page("contact_url");
    let milestones: Vec<_> = was.milestones.iter().enumerate().map(|(row, was)| milestone(read, row, was)).collect();
    let actions: Vec<_> = was.pledge_actions.iter().enumerate().map(|(row, was)| action(read, row, was)).collect();
    let mut milestones = milestones.into_iter().collect::<Option<Vec<_>>>()?;
    milestones.sort_by_key(|milestone| (milestone.starts_at, milestone.ends_at));
    Some(Campaign {
        name: name?,
        organisation: organisation?,
        summary: summary?,
        reach: reach?,
        hashtag: hashtag?,
        mandate: mandate?,
        contact_email: contact_email?,
        contact_url: contact_url?,
        milestones,
        pledge_actions: actions.into_iter().collect::<Option<Vec<_>>>()?,
        ..was.clone()
    })
}

/// One word with the sign before it, or none.
fn hashtag(read: &mut Reading<'_>) -> Option<Option<String>> {
    let Some(typed) = read.optional_line("hashtag")? else { return Some(None) };
    let word = typed.trim_start_matches('#');
    let is_word = !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '_');
    if is_word { Some(Some(format!("#{word}"))) } else { read.wrong("hashtag", Fault::Unknown) }
}

fn milestone(read: &mut Reading<'_>, row: usize, was: &Milestone) -> Option<Milestone> {
    let name = |field: &str| format!("milestones.{row}.{field}");
    let known_as = read.text(&name("name"), Some(&was.name), LINE);
    let (first, last) = (read.day(&name("starts_on")), read.day(&name("ends_on")));
    if first.zip(last).is_some_and(|(first, last)| last < first) {
        read.wrong::<()>(&name("ends_on"), Fault::TooEarly);
    }
    let days = |milestone: &Milestone| (first_day(milestone), last_day(milestone));
    if days(was) == (read.typed.get(&name("starts_on")).to_owned(), read.typed.get(&name("ends_on")).to_owned()) {
        return Some(Milestone { name: known_as?, ..was.clone() });
    }
    let zone = zone_of(&was.zone)?;
    let after_last = last?.tomorrow().ok()?;
    let (starts_at, ends_at) = (first_moment(first?, &zone)?, first_moment(after_last, &zone)?);
    Some(Milestone { name: known_as?, starts_at, ends_at, ..was.clone() })
}

fn first_day(milestone: &Milestone) -> String {
    dates::iso_day(milestone.starts_at, &milestone.zone)
}

fn last_day(milestone: &Milestone) -> String {
    dates::last_day(milestone.ends_at, &milestone.zone)
}

/// The first moment of a day.
fn first_moment(day: civil::Date, zone: &TimeZone) -> Option<Instant> {
    let start = day.to_zoned(zone.clone()).ok()?.start_of_day().ok()?;
    Some(Instant::from_millis(start.timestamp().as_millisecond()))
}

fn action(read: &mut Reading<'_>, row: usize, was: &PledgeAction) -> Option<PledgeAction> {
    let text = read.text(&format!("actions.{row}.text"), Some(&was.text), LINE)?;
    Some(PledgeAction { text, ..was.clone() })
}
