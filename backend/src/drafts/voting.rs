//! Voting help's section: who says so, and facts for each country. Their fields go by the country's code, so that two people
//! who work on two countries are never in each other's way.
//!
//! Where nothing is typed, the campaign is about no vote and has no such page.

use std::collections::BTreeSet;

use domain::{Country, CountryFacts, Event, PollingDays, VotingFacts};
use jiff::civil;

use super::{
    fields::Fields,
    pieces::{self, Piece},
    reading::{Fault, Faults, LINE, Reading},
};
use crate::{deleted::Restored, i18n};

/// The most seats that a country fills.
const MOST_SEATS: u32 = 100_000;

pub(super) fn fields(event: &Event) -> Fields {
    let mut fields = Fields::default();
    let Some(voting) = &event.voting else { return fields };
    fields.set_text("source_name", &voting.source_name);
    fields.set("source_url", &voting.source_url);
    for facts in &voting.countries {
        let name = |field: &str| name_of(&facts.code, field);
        fields.set(&name("first_day"), &facts.first_day);
        fields.set(&name("last_day"), &facts.last_day);
        fields.set(&name("voting_age"), &facts.voting_age.to_string());
        fields.set(&name("seats"), &facts.seats.to_string());
        fields.set(&name("compulsory"), if facts.compulsory { "yes" } else { "" });
        fields.set(&name("time_zone"), facts.polling.as_ref().map(|polling| &*polling.zone).unwrap_or_default());
    }
    fields
}

pub(super) fn apply(event: &Event, typed: &Fields) -> Result<Event, Faults> {
    let mut read = Reading::new(typed);
    let voting = voting(&mut read, event.voting.as_ref());
    read.done(voting).map(|voting| Event { voting, ..event.clone() })
}

/// The countries of which nothing is known any more.
pub(super) fn taken_out(was: &Event, is: &Event) -> Vec<Piece> {
    let Some(voting) = &was.voting else { return Vec::new() };
    let is_known = |code: &Country| is.voting.as_ref().and_then(|voting| voting.of(code)).is_some();
    let gone = voting.countries.iter().enumerate().filter(|(_, facts)| !is_known(&facts.code));
    let piece = |(place, facts): (usize, &CountryFacts)| Piece::Country {
        facts: facts.clone(),
        after: voting.countries[..place].iter().map(|before| before.code.clone()).collect(),
        voting: VotingFacts { countries: Vec::new(), ..voting.clone() },
    };
    gone.map(piece).collect()
}

/// Puts a country's facts back; with who says so, where nobody does any more.
pub(super) fn put_back(
    event: &mut Event,
    facts: CountryFacts,
    after: &[Country],
    voting: VotingFacts,
) -> Result<(), Restored> {
    let voting = event.voting.get_or_insert(voting);
    if voting.of(&facts.code).is_some() {
        return Err(Restored::AlreadyThere);
    }
    pieces::insert(&mut voting.countries, facts, |before| after.contains(&before.code));
    Ok(())
}

fn voting(read: &mut Reading<'_>, was: Option<&VotingFacts>) -> Option<Option<VotingFacts>> {
    let codes = kept(read.typed, was);
    if codes.is_empty() && !read.typed.iter().any(|(name, _)| name.starts_with("source_")) {
        return Some(None);
    }
    let source_name = read.text("source_name", was.map(|was| &was.source_name), LINE);
    let source_url = read.optional_page("source_url");
    let source_url = source_url.and_then(|page| page.or_else(|| read.wrong("source_url", Fault::Missing)));
    let facts = |code| country(read, was.and_then(|was| was.of(&code)), code);
    let countries: Vec<_> = codes.into_iter().map(facts).collect();
    let countries = countries.into_iter().collect::<Option<Vec<_>>>();
    Some(Some(VotingFacts { source_name: source_name?, source_url: source_url?, countries: countries? }))
}

/// The countries of which something was typed, but for those that are to be taken out: those that were there in their
/// order, then new ones. What has no name is no country.
fn kept(typed: &Fields, was: Option<&VotingFacts>) -> Vec<Country> {
    let of_field = |name: &str| Country::parse(name.strip_prefix("countries.")?.split('.').next()?).ok();
    let mut codes: BTreeSet<Country> = typed.iter().filter_map(|(name, _)| of_field(name)).collect();
    codes.retain(|code| i18n::countries().contains(code) && typed.get(&name_of(code, "remove")).is_empty());
    let were = was.map(|was| &*was.countries).unwrap_or_default().iter().map(|facts| facts.code.clone());
    let mut kept: Vec<_> = were.filter(|code| codes.remove(code)).collect();
    kept.extend(codes);
    kept
}

fn country(read: &mut Reading<'_>, was: Option<&CountryFacts>, code: Country) -> Option<CountryFacts> {
    let name = |field: &str| name_of(&code, field);
    // One day is the first and the last.
    let last_name = if read.typed.get(&name("last_day")).is_empty() { name("first_day") } else { name("last_day") };
    let days = read.days(&name("first_day"), &last_name);
    let voting_age = read.number(&name("voting_age"), 1..=99, Fault::NotAnAge);
    let seats = read.number(&name("seats"), 1..=MOST_SEATS, Fault::NotANumber);
    let zone_name = name("time_zone");
    let zone = if read.typed.get(&zone_name).is_empty() { Some(None) } else { read.zone(&zone_name).map(Some) };
    let compulsory = !read.typed.get(&name("compulsory")).is_empty();
    let days = days?;
    let polling = match zone? {
        Some(zone) => Some(polling(read, was, &name("first_day"), days, zone)?),
        None => None,
    };
    Some(CountryFacts {
        seats: seats?,
        first_day: days.0.to_string(),
        last_day: days.1.to_string(),
        voting_age: u8::try_from(voting_age?).ok()?,
        compulsory,
        polling,
        code,
    })
}

/// The days as moments. Those that are as they were need not be those of midnight.
fn polling(
    read: &mut Reading<'_>,
    was: Option<&CountryFacts>,
    name: &str,
    days: (civil::Date, civil::Date),
    zone: &str,
) -> Option<PollingDays> {
    let same = |was: &&CountryFacts| (&*was.first_day, &*was.last_day) == (&*days.0.to_string(), &*days.1.to_string());
    let known = was.filter(same).and_then(|was| was.polling.as_ref()).filter(|polling| polling.zone == zone);
    if let Some(known) = known {
        return Some(known.clone());
    }
    let (starts_at, ends_at) = read.whole_days(name, days, zone)?;
    Some(PollingDays { zone: zone.to_owned(), starts_at, ends_at })
}

fn name_of(code: &Country, field: &str) -> String {
    format!("countries.{}.{field}", code.as_str())
}
