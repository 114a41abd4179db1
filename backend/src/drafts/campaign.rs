//! The campaign's section: what it is, whom to ask, its dates, what can be pledged, and the countries that forms offer.

use domain::{Campaign, Country, Event};

use super::{
    actions,
    fields::Fields,
    milestones,
    reading::{Fault, Faults, LINE, Reading, TEXT},
};
use crate::i18n;

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
    milestones::set(&mut fields, &campaign.milestones);
    actions::set(&mut fields, &campaign.pledge_actions);
    campaign.countries.iter().for_each(|country| fields.set(&offered_name(country), "yes"));
    fields
}

pub(super) fn apply(event: &Event, typed: &Fields) -> Result<Event, Faults> {
    let mut read = Reading::new(typed);
    let campaign = campaign(&mut read, event);
    read.done(campaign).map(|campaign| actions::without_strays(Event { campaign, ..event.clone() }))
}

// Every field is read before the first `?`, so that all mistakes are found.
fn campaign(read: &mut Reading<'_>, event: &Event) -> Option<Campaign> {
    let was = &event.campaign;
    let name = read.text("name", Some(&was.name), LINE);
    let organisation = read.text("organisation", Some(&was.organisation), LINE);
    let summary = read.text("summary", Some(&was.summary), TEXT);
    let reach = read.text("reach", Some(&was.reach), LINE);
    let hashtag = hashtag(read);
    let mandate = read.optional_line("mandate");
    let contact_email = read.optional_email("contact_email");
    let contact_url = read.optional_page("contact_url");
    let milestones = milestones::read(read, &was.milestones, &event.session.zone);
    let pledge_actions = actions::read(read, &was.pledge_actions);
    Some(Campaign {
        name: name?,
        organisation: organisation?,
        summary: summary?,
        reach: reach?,
        hashtag: hashtag?,
        mandate: mandate?,
        contact_email: contact_email?,
        contact_url: contact_url?,
        milestones: milestones?,
        pledge_actions: pledge_actions?,
        countries: offered(read.typed, &was.countries),
        ..was.clone()
    })
}

/// The countries that are ticked: those that were, in their order, then new ones.
fn offered(typed: &Fields, was: &[Country]) -> Vec<Country> {
    let is_ticked = |country: &&Country| !typed.get(&offered_name(country)).is_empty();
    let others = i18n::countries().iter().filter(|country| !was.contains(country));
    was.iter().chain(others).filter(is_ticked).cloned().collect()
}

/// A field for each country, so that two people who each tick one are not in each other's way.
pub fn offered_name(country: &Country) -> String {
    format!("countries.{}.offered", country.as_str())
}

/// One word with the sign before it, or none.
fn hashtag(read: &mut Reading<'_>) -> Option<Option<String>> {
    let Some(typed) = read.optional_line("hashtag")? else { return Some(None) };
    let word = typed.trim_start_matches('#');
    let is_word = !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '_');
    if is_word { Some(Some(format!("#{word}"))) } else { read.wrong("hashtag", Fault::Unknown) }
}
