//! The parts of a content file that help people to vote, and to meet candidates.

use domain::{CountryFacts, PollingDays, Toolkit, VotingFacts};

use super::{all, check::Check, file, optional, whole_days};

/// Facts about the vote, where the file has some.
pub(super) fn voting(check: &mut Check, file: &file::File) -> Option<Option<VotingFacts>> {
    let countries = all(&file.countries, |n, file| country_facts(check, &format!("country[{n}]"), file));
    check.no_key_twice(file.countries.iter().map(|facts| facts.code.as_str()), |n| format!("country[{n}].code"));
    match &file.voting {
        None if file.countries.is_empty() => Some(None),
        None => check.wrong("voting", "is missing; [[country]] needs `source_name` and `source_url` there"),
        Some(voting) => {
            let source_name = check.text("voting.source_name", &voting.source_name);
            let source_url = check.url("voting.source_url", &voting.source_url);
            Some(Some(VotingFacts { source_name: source_name?, source_url: source_url?, countries: countries? }))
        }
    }
}

fn country_facts(check: &mut Check, place: &str, file: &file::CountryFacts) -> Option<CountryFacts> {
    let code = check.country(&format!("{place}.code"), &file.code);
    if let Some(eu) = &file.eu
        && domain::Country::parse(eu).is_err()
    {
        check.wrong::<()>(&format!("{place}.eu"), format_args!("`{eu}` is no code of two capital letters"));
    }
    let (first_place, last_place) = (format!("{place}.first_day"), format!("{place}.last_day"));
    let days = check.days((&first_place, &file.first_day), (&last_place, &file.last_day));
    if file.seats == 0 {
        check.wrong::<()>(&format!("{place}.seats"), "is 0; accepted is 1 or more");
    }
    if !(1..=99).contains(&file.voting_age) {
        let age = file.voting_age;
        check.wrong::<()>(&format!("{place}.voting_age"), format_args!("{age} years; accepted is 1 to 99"));
    }
    let zone = optional(&file.zone, |name| check.zone(&format!("{place}.zone"), name));
    let polling = match (zone?, &file.zone) {
        (Some(zone), Some(name)) => {
            let (starts_at, ends_at) = whole_days(check, (&first_place, &last_place), days?, &zone)?;
            Some(PollingDays { zone: name.clone(), starts_at, ends_at })
        }
        _ => None,
    };
    days?;
    Some(CountryFacts {
        code: code?,
        seats: file.seats,
        first_day: file.first_day.clone(),
        last_day: file.last_day.clone(),
        voting_age: file.voting_age,
        compulsory: file.compulsory,
        polling,
    })
}

/// What helps to meet a candidate.
pub(super) fn toolkit(check: &mut Check, file: &file::Toolkit, campaign: &file::Campaign) -> Option<Toolkit> {
    if let Some(action) = &file.action
        && campaign.pledge_actions.iter().all(|known| known.key != *action)
    {
        let known = campaign.pledge_actions.iter().map(|action| action.key.as_str()).collect::<Vec<_>>().join(", ");
        check.wrong::<()>("toolkit.action", format_args!("`{action}` is no pledge action's key; accepted: {known}"));
    }
    let subject = check.text("toolkit.subject", &file.subject);
    let letter = check.text("toolkit.letter", &file.letter);
    let points = all(&file.points, |n, text| check.text(&format!("toolkit.points[{n}]"), text));
    Some(Toolkit { action: file.action.clone(), subject: subject?, letter: letter?, points: points? })
}
