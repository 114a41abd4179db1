//! Reads a content file: a campaign with its session, checked as a whole.
//!
//! The format is described in `content/shaping-tomorrow.toml`, which is also what a fresh start loads. A key that the
//! format does not know is an error: a misspelt one would otherwise be a fact that nobody sees.

mod check;
mod file;
mod help;

use std::fmt;

use domain::{Agenda, AgendaItem, Campaign, Event, Instant, Lang, Milestone, PledgeAction, Session, Speaker};
use jiff::{civil, tz::TimeZone};

use check::{Check, Problem, codes};

/// Why a content file cannot be loaded: written for the one who wrote it, with every mistake that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContentError {
    /// It is not TOML, lacks a key that is needed or has one that the format does not know. The text names the line.
    Form(String),
    /// Values in it cannot be right: one line for each, with its place.
    Values(Vec<String>),
}

impl fmt::Display for ContentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form(text) => f.write_str(text.trim_end()),
            Self::Values(lines) => {
                f.write_str(&lines.join("\n"))?;
                let in_a_list = lines.iter().any(|line| line.contains('['));
                f.write_str(if in_a_list { "\n(items of a list are counted from 1)" } else { "" })
            }
        }
    }
}

impl std::error::Error for ContentError {}

/// Takes the text of a content file.
///
/// # Errors
/// Where it is not one, or where values in it cannot be right. Places in lists count from 1: `session.agenda[2]` is
/// the second item.
pub fn parse(text: &str) -> Result<Event, ContentError> {
    let file: file::File = toml::from_str(text).map_err(|error| ContentError::Form(error.to_string()))?;
    let mut check = Check::default();
    let event = event(&mut check, &file);
    match event {
        Some(event) if check.problems.is_empty() => Ok(event),
        _ => Err(ContentError::Values(
            check.problems.into_iter().map(|Problem { place, words }| format!("{place}: {words}")).collect(),
        )),
    }
}

// Below, every part is checked to its end before the first `?`, so that all its mistakes are found.

fn event(check: &mut Check, file: &file::File) -> Option<Event> {
    if file.format != file::FORMAT {
        return check.wrong("format", format_args!("is {}; accepted: {}", file.format, file::FORMAT));
    }
    check.languages = languages(check, &file.languages);
    let campaign = campaign(check, &file.campaign);
    let speakers = speakers(check, &file.speakers);
    let session = session(check, &file.session, &file.speakers);
    let voting = help::voting(check, file);
    let toolkit = optional(&file.toolkit, |toolkit| help::toolkit(check, toolkit, &file.campaign));
    Some(Event { campaign: campaign?, session: session?, speakers: speakers?, voting: voting?, toolkit: toolkit? })
}

fn languages(check: &mut Check, written: &[String]) -> Vec<Lang> {
    let mut languages = Vec::new();
    for code in written {
        match code.parse() {
            Ok(lang) => languages.push(lang),
            Err(_) => {
                let accepted = codes(&Lang::ALL);
                check.wrong::<()>("languages", format_args!("`{code}` is none of the site's; accepted: {accepted}"));
            }
        }
    }
    if !languages.contains(&Lang::En) {
        check.wrong::<()>("languages", "English (`en`) is missing; the other languages fall back to it");
    }
    languages
}

fn campaign(check: &mut Check, file: &file::Campaign) -> Option<Campaign> {
    let slug = check.key("campaign.slug", &file.slug);
    let name = check.text("campaign.name", &file.name);
    let hashtag = optional(&file.hashtag, |text| hashtag(check, text));
    let organisation = check.text("campaign.organisation", &file.organisation);
    let summary = check.text("campaign.summary", &file.summary);
    let reach = check.text("campaign.reach", &file.reach);
    let mandate = optional(&file.mandate, |text| check.line("campaign.mandate", text));
    let contact_email = optional(&file.contact_email, |text| check.email("campaign.contact_email", text));
    let contact_url = optional(&file.contact_url, |text| check.url("campaign.contact_url", text));

    let country_place = |n: usize| format!("campaign.countries[{n}]");
    let countries = all(&file.countries, |n, code| check.country(&country_place(n), code));
    check.no_key_twice(file.countries.iter().map(String::as_str), country_place);

    let milestones = all(&file.milestones, |n, file| milestone(check, &format!("campaign.milestone[{n}]"), file));
    let keys = file.milestones.iter().map(|milestone| milestone.key.as_str());
    check.no_key_twice(keys, |n| format!("campaign.milestone[{n}].key"));

    let pledge_actions =
        all(&file.pledge_actions, |n, file| action(check, &format!("campaign.pledge_action[{n}]"), file));
    let keys = file.pledge_actions.iter().map(|action| action.key.as_str());
    check.no_key_twice(keys, |n| format!("campaign.pledge_action[{n}].key"));

    let mut milestones = milestones?;
    milestones.sort_by_key(|milestone| (milestone.starts_at, milestone.ends_at));
    Some(Campaign {
        slug: slug?,
        name: name?,
        hashtag: hashtag?,
        organisation: organisation?,
        summary: summary?,
        reach: reach?,
        mandate: mandate?,
        contact_email: contact_email?,
        contact_url: contact_url?,
        countries: countries?,
        milestones,
        pledge_actions: pledge_actions?,
    })
}

fn hashtag(check: &mut Check, text: &str) -> Option<String> {
    let word = text.strip_prefix('#').filter(|word| !word.is_empty());
    match word.filter(|word| word.chars().all(|c| c.is_alphanumeric() || c == '_')) {
        Some(_) => Some(text.to_owned()),
        None => {
            check.wrong("campaign.hashtag", format_args!("`{text}` is none; accepted is one word such as `#EUisU`"))
        }
    }
}

fn milestone(check: &mut Check, place: &str, file: &file::Milestone) -> Option<Milestone> {
    let key = check.key(&format!("{place}.key"), &file.key);
    let name = check.text(&format!("{place}.name"), &file.name);
    let zone = check.zone(&format!("{place}.zone"), &file.zone);
    let (first_place, last_place) = (format!("{place}.starts_on"), format!("{place}.ends_on"));
    let days = check.days((&first_place, &file.starts_on), (&last_place, &file.ends_on));
    let (starts_at, ends_at) = whole_days(check, (&first_place, &last_place), days?, &zone?)?;
    Some(Milestone { key: key?, name: name?, starts_at, ends_at, zone: file.zone.clone() })
}

/// The first moment of the first day, and the first one after the last day.
fn whole_days(
    check: &mut Check,
    (first_place, last_place): (&str, &str),
    (first, last): (civil::Date, civil::Date),
    zone: &TimeZone,
) -> Option<(Instant, Instant)> {
    let starts_at = first_moment(first, zone).or_else(|| check.wrong(first_place, "is too far away"));
    let after_last = last.tomorrow().ok().and_then(|day| first_moment(day, zone));
    let ends_at = after_last.or_else(|| check.wrong(last_place, "is too far away"));
    Some((starts_at?, ends_at?))
}

/// The first moment of a day: midnight, or the end of the gap where clocks go forward at midnight.
fn first_moment(day: civil::Date, zone: &TimeZone) -> Option<Instant> {
    let start = day.to_zoned(zone.clone()).ok()?.start_of_day().ok()?;
    Some(Instant::from_millis(start.timestamp().as_millisecond()))
}

fn action(check: &mut Check, place: &str, file: &file::PledgeAction) -> Option<PledgeAction> {
    let key = check.key(&format!("{place}.key"), &file.key);
    let text = check.text(&format!("{place}.text"), &file.text);
    Some(PledgeAction { key: key?, text: text?, needs_vote: file.needs_vote })
}

fn session(check: &mut Check, file: &file::Session, speakers: &[file::Speaker]) -> Option<Session> {
    let slug = check.key("session.slug", &file.slug);
    let title = check.text("session.title", &file.title);
    let short_title = check.text("session.short_title", &file.short_title);
    let zone = check.zone("session.zone", &file.zone);
    let starts_at = check.instant("session.starts_at", &file.starts_at, zone.as_ref());
    let ends_at = check.instant("session.ends_at", &file.ends_at, zone.as_ref());
    check.in_order("session.ends_at", starts_at, ends_at);
    let zone_label = optional(&file.zone_label, |text| check.line("session.zone_label", text));
    let platform = check.text("session.platform", &file.platform);
    let audience = check.text("session.audience", &file.audience);
    let why = check.text("session.why", &file.why);
    let aims = all(&file.aims, |n, text| check.text(&format!("session.aims[{n}]"), text));
    let after = optional(&file.after, |text| check.text("session.after", text));
    let recording_url = optional(&file.recording_url, |text| check.url("session.recording_url", text));
    if let Some(capacity) = file.capacity.filter(|capacity| *capacity < 1) {
        check.wrong::<()>("session.capacity", format_args!("{capacity} seats; accepted is 1 or more, or no such line"));
    }
    let closes_place = "session.registration_closes_at";
    let closes_at = optional(&file.registration_closes_at, |text| check.instant(closes_place, text, zone.as_ref()));
    if let (Some(Some(closes_at)), Some(ends_at)) = (closes_at, ends_at)
        && closes_at > ends_at
    {
        check.wrong::<()>(closes_place, "is after the session's end; accepted is any moment up to `ends_at`");
    }
    let agenda = agenda(check, file, zone.as_ref(), starts_at.zip(ends_at), speakers);
    zone?;
    Some(Session {
        slug: slug?,
        title: title?,
        short_title: short_title?,
        starts_at: starts_at?,
        ends_at: ends_at?,
        zone: file.zone.clone(),
        zone_label: zone_label?,
        platform: platform?,
        audience: audience?,
        why: why?,
        aims: aims?,
        after: after?,
        recording_url: recording_url?,
        capacity: file.capacity,
        registration_closes_at: closes_at?,
        cancelled: file.cancelled,
        agenda: agenda?,
    })
}

fn agenda(
    check: &mut Check,
    file: &file::Session,
    zone: Option<&TimeZone>,
    session: Option<(Instant, Instant)>,
    speakers: &[file::Speaker],
) -> Option<Agenda> {
    let place = |n: usize| format!("session.agenda[{n}]");
    let mut items: Vec<(usize, AgendaItem)> = all(&file.agenda, |n, file| {
        let starts_at = check.instant(&format!("{}.starts_at", place(n)), &file.starts_at, zone);
        let ends_at = check.instant(&format!("{}.ends_at", place(n)), &file.ends_at, zone);
        check.in_order(&format!("{}.ends_at", place(n)), starts_at, ends_at);
        let title = check.text(&format!("{}.title", place(n)), &file.title);
        for key in file.speakers.iter().filter(|key| speakers.iter().all(|speaker| speaker.key != **key)) {
            let known = speakers.iter().map(|speaker| speaker.key.as_str()).collect::<Vec<_>>().join(", ");
            let known = if known.is_empty() { "none, there is no [[speaker]]".to_owned() } else { known };
            let words = format_args!("`{key}` is no speaker's key; accepted: {known}");
            check.wrong::<()>(&format!("{}.speakers", place(n)), words);
        }
        let (kind, speakers) = (file.kind, file.speakers.clone());
        Some((n, AgendaItem { starts_at: starts_at?, ends_at: ends_at?, title: title?, kind, speakers }))
    })?;
    items.sort_by_key(|(_, item)| (item.starts_at, item.ends_at));
    for pair in items.windows(2) {
        let ((earlier, before), (n, item)) = (&pair[0], &pair[1]);
        if item.starts_at < before.ends_at {
            let words = format_args!("is before the end of {}; accepted is that moment or later", place(*earlier));
            check.wrong::<()>(&format!("{}.starts_at", place(*n)), words);
        }
    }
    for (n, item) in &items {
        if session.is_some_and(|(starts_at, ends_at)| item.starts_at < starts_at || item.ends_at > ends_at) {
            check.wrong::<()>(&place(*n), "is not within the session; accepted is its `starts_at` to its `ends_at`");
        }
    }
    Some(Agenda::new(items.into_iter().map(|(_, item)| item).collect()))
}

fn speakers(check: &mut Check, file: &[file::Speaker]) -> Option<Vec<Speaker>> {
    let speakers = all(file, |n, file| {
        let key = check.key(&format!("speaker[{n}].key"), &file.key);
        let name = check.text(&format!("speaker[{n}].name"), &file.name);
        let role = check.text(&format!("speaker[{n}].role"), &file.role);
        let organisation = check.text(&format!("speaker[{n}].organisation"), &file.organisation);
        Some(Speaker { key: key?, name: name?, role: role?, organisation: organisation?, photo: None })
    });
    check.no_key_twice(file.iter().map(|speaker| speaker.key.as_str()), |n| format!("speaker[{n}].key"));
    speakers
}

/// Every item of a list converted, the mistakes of all of them found; `n` counts from 1.
fn all<F, T>(file: &[F], mut convert: impl FnMut(usize, &F) -> Option<T>) -> Option<Vec<T>> {
    let converted: Vec<Option<T>> = file.iter().enumerate().map(|(i, item)| convert(i + 1, item)).collect();
    converted.into_iter().collect()
}

/// What may be left out: `Some(None)` where it is, `None` where it is wrong.
fn optional<F, T>(file: &Option<F>, convert: impl FnOnce(&F) -> Option<T>) -> Option<Option<T>> {
    match file {
        None => Some(None),
        Some(value) => convert(value).map(Some),
    }
}

#[cfg(test)]
mod tests;
