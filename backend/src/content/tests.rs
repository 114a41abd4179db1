//! The shipped files hold every fact of their sources, and bad files are told so in words that help.

#![allow(clippy::unwrap_used)]

use domain::{AgendaKind, Lang, MINUTE, PollingDays, Text};
use jiff::Timestamp;

use super::*;

const SHAPING_TOMORROW: &str = include_str!("../../../content/shaping-tomorrow.toml");
const HARBOUR_NIGHT: &str = include_str!("../../../content/harbour-night.toml");

fn shaping_tomorrow() -> Event {
    parse(SHAPING_TOMORROW).unwrap_or_else(|error| panic!("{error}"))
}

fn harbour_night() -> Event {
    parse(HARBOUR_NIGHT).unwrap_or_else(|error| panic!("{error}"))
}

fn at(text: &str) -> Instant {
    Instant::from_millis(text.parse::<Timestamp>().unwrap().as_millisecond())
}

fn en(text: &Text) -> &str {
    text.as_str(Lang::En)
}

/// The invented event with one line of it exchanged; tells what is then wrong.
fn wrong(line: &str, instead: &str) -> String {
    assert!(HARBOUR_NIGHT.contains(line), "the file no longer holds {line}");
    parse(&HARBOUR_NIGHT.replacen(line, instead, 1)).unwrap_err().to_string()
}

// --- What the shipped files say.

#[test]
fn the_session_is_the_one_of_28_february() {
    let Event { session, .. } = shaping_tomorrow();
    assert_eq!(session.slug, "shaping-tomorrow");
    assert_eq!(
        en(&session.title),
        "Shaping Tomorrow: The Role of Refugee and Migrant-led Organisations and Communities in the 2024 European \
         Parliament Elections"
    );
    assert_eq!(en(&session.short_title), "Shaping Tomorrow");
    assert_eq!((session.starts_at, session.ends_at), (at("2024-02-28T10:00:00Z"), at("2024-02-28T11:15:00Z")));
    assert_eq!((session.zone.as_str(), session.zone_label.as_deref()), ("Europe/Brussels", Some("CET")));
    assert_eq!(en(&session.platform), "Zoom");
    assert_eq!(
        en(&session.audience),
        "Members of refugee-led and migrant organisations, and people who stand up for refugees"
    );
    for fact in [
        "6 to 9 June 2024",
        "asylum and migration policy",
        "Italy, Germany and the Netherlands",
        "migration was the theme on which far-right groups rallied",
        "outvote them, if they are informed and turn up",
    ] {
        assert!(en(&session.why).contains(fact), "{fact}");
    }
    let aims = session.aims.iter().map(en).collect::<Vec<_>>();
    assert_eq!(
        aims,
        [
            "Learn what is at stake in the 2024 European elections, and what far-right and anti-migrant talk puts at \
             risk.",
            "Vote, and meet candidates and parties to back or to challenge their line on migration and asylum.",
            "Join the #EUisU campaign for refugees' rights in Europe and beyond.",
        ]
    );
    assert!(!session.cancelled);
}

#[test]
fn the_agenda_and_its_speakers_are_complete() {
    let Event { session, speakers, .. } = shaping_tomorrow();
    let agenda: Vec<_> = session
        .agenda
        .items()
        .iter()
        .map(|item| {
            let minutes = |instant: Instant| instant.since(session.starts_at) / MINUTE;
            let speakers: Vec<_> = item.speakers.iter().map(String::as_str).collect();
            (minutes(item.starts_at), minutes(item.ends_at), en(&item.title), item.kind, speakers)
        })
        .collect();
    let talk = AgendaKind::Talk;
    assert_eq!(
        agenda,
        [
            (0, 10, "Welcoming & Review of Agenda", talk, vec![]),
            (10, 25, "Presentation of Together.eu project", talk, vec!["giulia-busolin"]),
            (25, 50, "Presentation of #EUisU campaign", talk, vec!["tamam-abusalama", "reshad-jalali"]),
            (50, 60, "Q&A", AgendaKind::Questions, vec![]),
            (60, 75, "Closing Remarks", talk, vec!["omar-alshogre"]),
        ]
    );
    let ecre = "European Council on Refugees and Exiles (ECRE)";
    let speakers: Vec<_> = speakers
        .iter()
        .map(|speaker| (speaker.key.as_str(), en(&speaker.name), en(&speaker.role), en(&speaker.organisation)))
        .collect();
    assert_eq!(
        speakers,
        [
            ("giulia-busolin", "Giulia Busolin", "Civil Society Outreach Unit", "European Parliament"),
            ("tamam-abusalama", "Tamam Abusalama", "Communications Officer", ecre),
            ("reshad-jalali", "Reshad Jalali", "Senior Policy Officer", ecre),
            (
                "omar-alshogre",
                "Omar Alshogre",
                "Syrian refugee and human rights activist, Director for Detainee Affairs",
                "Syrian Emergency Task Force"
            ),
        ]
    );
}

#[test]
fn the_campaign_is_complete() {
    let Event { campaign, .. } = shaping_tomorrow();
    assert_eq!((campaign.slug.as_str(), en(&campaign.name)), ("euisu", "#EUisU"));
    assert_eq!((campaign.hashtag.as_deref(), campaign.mandate.as_deref()), (Some("#EUisU"), Some("2024-2029")));
    assert_eq!(en(&campaign.organisation), "European Council on Refugees and Exiles (ECRE)");
    assert_eq!(
        en(&campaign.summary),
        "A pan-European campaign to bring people to the polls in the 2024 European elections for candidates and \
         parties that stand up for fundamental rights, refugees' rights among them."
    );
    assert_eq!(
        en(&campaign.reach),
        "Voters across the EU, above all progressive voters and people with a refugee or migrant background."
    );
    let [elections] = campaign.milestones.as_slice() else { panic!("one milestone: {:?}", campaign.milestones) };
    assert_eq!(en(&elections.name), "European Parliament elections");
    // Midnight in Brussels, which is on summer time by then.
    assert_eq!((elections.starts_at, elections.ends_at), (at("2024-06-05T22:00:00Z"), at("2024-06-09T22:00:00Z")));
    assert_eq!(elections.zone, "Europe/Brussels");
    let actions: Vec<_> = campaign.pledge_actions.iter().map(|a| (a.key.as_str(), en(&a.text), a.needs_vote)).collect();
    assert_eq!(
        actions,
        [
            ("vote", "I will vote", true),
            ("meet", "I will meet a candidate or a party", false),
            ("join", "I will join the campaign", false),
            ("bring", "I will bring someone along to vote", false),
        ]
    );
}

#[test]
fn the_voting_facts_of_27_countries_are_complete() {
    /// Code, seats, first and last day in June, voting age, whether voting is a duty.
    const FACTS: [(&str, u32, u8, u8, u8, bool); 27] = [
        ("BE", 22, 9, 9, 16, true),
        ("BG", 17, 9, 9, 18, true),
        ("CZ", 21, 7, 8, 18, false),
        ("DK", 15, 9, 9, 18, false),
        ("DE", 96, 9, 9, 16, false),
        ("EE", 7, 9, 9, 18, false),
        ("IE", 14, 7, 7, 18, false),
        ("GR", 21, 9, 9, 17, true),
        ("ES", 61, 9, 9, 18, false),
        ("FR", 81, 9, 9, 18, false),
        ("HR", 12, 9, 9, 18, false),
        ("IT", 76, 8, 9, 18, false),
        ("CY", 6, 9, 9, 18, false),
        ("LV", 9, 8, 8, 18, false),
        ("LT", 11, 9, 9, 18, false),
        ("LU", 6, 9, 9, 18, true),
        ("HU", 21, 9, 9, 18, false),
        ("MT", 6, 8, 8, 16, false),
        ("NL", 31, 6, 6, 18, false),
        ("AT", 20, 9, 9, 16, false),
        ("PL", 53, 9, 9, 18, false),
        ("PT", 21, 9, 9, 18, false),
        ("RO", 33, 9, 9, 18, false),
        ("SI", 9, 9, 9, 18, false),
        ("SK", 15, 8, 8, 18, false),
        ("FI", 15, 9, 9, 18, false),
        ("SE", 21, 9, 9, 18, false),
    ];
    let voting = shaping_tomorrow().voting.unwrap();
    assert_eq!(
        (en(&voting.source_name), voting.source_url.as_str()),
        ("European Parliament", "https://elections.europa.eu")
    );
    assert_eq!(voting.countries.iter().map(|country| country.seats).sum::<u32>(), 720);
    let day = |text: &str| text.strip_prefix("2024-06-").unwrap().parse::<u8>().unwrap();
    let facts: Vec<_> = voting
        .countries
        .iter()
        .map(|c| (c.code.as_str(), c.seats, day(&c.first_day), day(&c.last_day), c.voting_age, c.compulsory))
        .collect();
    assert_eq!(facts, FACTS);
}

#[test]
fn each_country_votes_by_its_own_clocks() {
    let voting = shaping_tomorrow().voting.unwrap();
    let polling = |code: &str| voting.of(&domain::Country::parse(code).unwrap()).unwrap().polling.clone().unwrap();
    for (code, zone, starts_at, ends_at) in [
        ("DE", "Europe/Berlin", "2024-06-09T00:00:00+02:00", "2024-06-10T00:00:00+02:00"),
        ("PT", "Europe/Lisbon", "2024-06-09T00:00:00+01:00", "2024-06-10T00:00:00+01:00"),
        ("CY", "Asia/Nicosia", "2024-06-09T00:00:00+03:00", "2024-06-10T00:00:00+03:00"),
        ("IT", "Europe/Rome", "2024-06-08T00:00:00+02:00", "2024-06-10T00:00:00+02:00"),
        ("NL", "Europe/Amsterdam", "2024-06-06T00:00:00+02:00", "2024-06-07T00:00:00+02:00"),
    ] {
        assert_eq!(polling(code), PollingDays { zone: zone.into(), starts_at: at(starts_at), ends_at: at(ends_at) });
    }
    assert!(voting.countries.iter().all(|facts| facts.polling.is_some()));
}

#[test]
fn the_letter_fits_into_a_mail_and_names_nobody() {
    let toolkit = shaping_tomorrow().toolkit.unwrap();
    assert_eq!((toolkit.action.as_deref(), toolkit.points.len()), (Some("meet"), 6));
    for lang in Lang::ALL {
        let letter = toolkit.letter.as_str(lang);
        assert!(letter.contains("[") && letter.contains("2024"), "{letter}");
        // Some mail programs take no longer address than this.
        assert!(crate::mailto(toolkit.subject.as_str(lang), letter).len() < 8_000, "{lang}");
    }
}

#[test]
fn every_running_text_is_there_in_three_languages() {
    for event in [shaping_tomorrow(), harbour_night()] {
        let session = &event.session;
        let texts = [&session.title, &session.short_title, &session.audience, &session.why]
            .into_iter()
            .chain(&session.aims)
            .chain(session.agenda.items().iter().map(|item| &item.title))
            .chain([&event.campaign.summary, &event.campaign.reach])
            .chain(event.campaign.pledge_actions.iter().map(|action| &action.text))
            .chain(event.campaign.milestones.iter().map(|milestone| &milestone.name))
            .chain(event.toolkit.iter().flat_map(|kit| [&kit.subject, &kit.letter].into_iter().chain(&kit.points)));
        for text in texts {
            for lang in Lang::ALL {
                assert_eq!(text.get(lang).1, lang, "{}", en(text));
            }
        }
    }
}

#[test]
fn the_invented_event_crosses_midnight_and_a_change_of_clocks() {
    let Event { session, campaign, voting, speakers, toolkit } = harbour_night();
    assert_eq!((session.starts_at, session.ends_at), (at("2024-11-03T01:00:00Z"), at("2024-11-03T06:00:00Z")));
    assert_eq!(session.registration_closes_at, Some(at("2024-11-02T20:30:00Z")));
    assert_eq!((session.capacity, session.agenda.items().len()), (Some(40), 0));
    assert!(en(&session.title).chars().count() > 200);
    assert_eq!(en(&speakers[0].name), "ليلى بحر الفنار");
    assert_eq!((voting, toolkit), (None, None));
    // Two days that a change of clocks makes an hour shorter.
    let poll = &campaign.milestones[0];
    assert_eq!((poll.starts_at, poll.ends_at), (at("2025-03-08T03:30:00Z"), at("2025-03-10T02:30:00Z")));
    assert_eq!(poll.ends_at.since(poll.starts_at), 47 * 60 * MINUTE);
}

#[test]
fn a_day_without_a_midnight_starts_after_the_gap() {
    // In Beirut clocks go forward from 00:00 to 01:00 on 31 March 2024.
    let beirut = TimeZone::get("Asia/Beirut").unwrap();
    assert_eq!(first_moment(civil::date(2024, 3, 31), &beirut), Some(at("2024-03-31T01:00:00+03:00")));
}

// --- What is said of bad files.

#[test]
fn form_errors_name_the_line() {
    for (line, instead, said) in [
        ("format = 1", "format = ", "line 8"),
        ("capacity = 40", "capacity = 40\ncapasity = 40", "unknown field `capasity`"),
        ("slug = \"harbour-night\"", "", "missing field `slug`"),
        ("capacity = 40", "capacity = \"many\"", "expected i64"),
        ("name = \"ليلى بحر الفنار\"", "name = 7", "a text: one string, or a string for each language"),
    ] {
        let text = wrong(line, instead);
        assert!(text.contains(said), "{text}");
        assert!(text.contains("line "), "{text}");
    }
}

#[test]
fn value_errors_name_the_place_and_what_is_accepted() {
    for (line, instead, said) in [
        ("format = 1", "format = 2", "format: is 2; accepted: 1"),
        ("\"fr\", \"ar\"]", "\"fr\", \"ar\", \"xx\"]", "languages: `xx` is none of the site's; accepted: en, fr, ar"),
        ("slug = \"lamps-lit\"", "slug = \"Lamps Lit\"", "campaign.slug: `Lamps Lit` cannot stand in an address"),
        ("hashtag = \"#LampsLit\"", "hashtag = \"Lamps\"", "campaign.hashtag: `Lamps` is none"),
        ("crew@example.org", "crew", "campaign.contact_email: `crew` is no email address"),
        (
            "https://example.org/harbour-night\"",
            "javascript:alert(1)\"",
            "campaign.contact_url: `javascript:alert(1)` is no",
        ),
        ("\"CA\",", "\"ca\",", "campaign.countries[1]: `ca` is no country; accepted are ISO 3166-1 codes"),
        ("\"CA\",", "\"QX\",", "campaign.countries[1]: `QX` has no name in locales/en/countries.ftl"),
        ("\"CA\",", "\"ZZ\",", "campaign.countries[1]: `ZZ` means any other country"),
        ("\"CA\",", "\"FR\",", "campaign.countries[2]: `FR` stands there twice"),
        ("name.en = \"Keep the Lamps Lit\"\n", "", "campaign.name.en: the English text is missing"),
        (
            "name.fr = \"Gardons",
            "name.de = \"Gardons",
            "campaign.name.de: is in none of this file's `languages`; accepted: en, fr, ar",
        ),
        ("\"ليلة المرفأ\"", "\" \"", "session.short_title.ar: is empty; leave the line out"),
        (
            "starts_on = \"2025-03-08\"",
            "starts_on = \"8 March\"",
            "campaign.milestone[1].starts_on: `8 March` is no day; accepted is YYYY-MM-DD",
        ),
        (
            "ends_on = \"2025-03-09\"",
            "ends_on = \"2025-03-07\"",
            "campaign.milestone[1].ends_on: 2025-03-07 is before the first day, 2025-03-08",
        ),
        ("key = \"row\"", "key = \"poll\"", "campaign.pledge_action[3].key: `poll` stands there twice"),
        ("key = \"naama\"", "key = \"layla\"", "speaker[2].key: `layla` stands there twice"),
        (
            "starts_at = \"2024-11-02T22:30:00-02:30\"",
            "starts_at = \"2024-11-02T22:30:00\"",
            "session.starts_at: `2024-11-02T22:30:00` is no moment; accepted is RFC 3339 with an offset",
        ),
        (
            "ends_at = \"2024-11-03T02:30:00-03:30\"",
            "ends_at = \"2024-11-03T02:30:00-02:30\"",
            "session.ends_at: `2024-11-03T02:30:00-02:30`: at that moment America/St_Johns is at -03:30; accepted are that offset and `Z`",
        ),
        (
            "ends_at = \"2024-11-03T02:30:00-03:30\"",
            "ends_at = \"2024-11-03T01:00:00Z\"",
            "session.ends_at: is not after `starts_at`",
        ),
        ("capacity = 40", "capacity = 0", "session.capacity: 0 seats; accepted is 1 or more"),
        (
            "registration_closes_at = \"2024-11-02T18:00:00-02:30\"",
            "registration_closes_at = \"2024-11-04T18:00:00Z\"",
            "session.registration_closes_at: is after the session's end",
        ),
    ] {
        let text = wrong(line, instead);
        assert!(text.lines().any(|line| line.starts_with(said)), "{said:?} expected of\n{text}");
    }
    let text = parse(&HARBOUR_NIGHT.replace("America/St_Johns", "Newfoundland time")).unwrap_err().to_string();
    assert!(text.contains("session.zone: `Newfoundland time` is no time zone; accepted are IANA names"), "{text}");
    assert!(text.contains("campaign.milestone[1].zone: `Newfoundland time`"), "{text}");
}

#[test]
fn agenda_errors_name_the_item() {
    let item = |starts: &str, ends: &str, speakers: &str| {
        format!(
            "[[session.agenda]]\ntitle = \"A talk\"\nstarts_at = \"{starts}\"\nends_at = \"{ends}\"\nspeakers = [{speakers}]\n\n"
        )
    };
    let one = item("2024-11-03T01:00:00Z", "2024-11-03T02:00:00Z", "\"layla\"");
    let said = |second: String| wrong("[[speaker]]", &format!("{one}{second}[[speaker]]"));
    for (second, words) in [
        (
            item("2024-11-03T03:00:00Z", "2024-11-03T02:30:00Z", ""),
            "session.agenda[2].ends_at: is not after `starts_at`",
        ),
        (
            item("2024-11-03T01:30:00Z", "2024-11-03T02:30:00Z", ""),
            "session.agenda[2].starts_at: is before the end of session.agenda[1]",
        ),
        (item("2024-11-03T05:30:00Z", "2024-11-03T06:00:01Z", ""), "session.agenda[2]: is not within the session"),
        (
            item("2024-11-03T02:00:00Z", "2024-11-03T03:00:00Z", "\"leyla\""),
            "session.agenda[2].speakers: `leyla` is no speaker's key; accepted: layla, naama, ottoline",
        ),
    ] {
        let text = said(second);
        assert!(text.contains(words), "{words:?} expected of\n{text}");
        assert!(text.ends_with("(items of a list are counted from 1)"), "{text}");
    }
}

#[test]
fn voting_errors_name_the_country() {
    let facts = "[[country]]\ncode = \"IS\"\nseats = 0\nfirst_day = \"2024-06-09\"\nlast_day = \"2024-06-08\"\nvoting_age = 0\ncompulsory = false\nzone = \"Reykjavik\"\n";
    let text = parse(&format!("{HARBOUR_NIGHT}{facts}")).unwrap_err().to_string();
    for words in [
        "country[1].last_day: 2024-06-08 is before the first day",
        "country[1].seats: is 0",
        "country[1].voting_age: 0 years",
        "country[1].zone: `Reykjavik` is no time zone",
        "voting: is missing; [[country]] needs",
    ] {
        assert!(text.contains(words), "{words:?} expected of\n{text}");
    }
}

#[test]
fn toolkit_errors_name_the_place() {
    let toolkit = "[toolkit]\naction = \"meet\"\nsubject = \"A meeting\"\nletter = \" \"\npoints = [\"One\", \"\"]\n";
    let text = parse(&format!("{HARBOUR_NIGHT}{toolkit}")).unwrap_err().to_string();
    for words in [
        "toolkit.action: `meet` is no pledge action's key; accepted: poll, light, row",
        "toolkit.letter: is empty",
        "toolkit.points[2]: is empty",
    ] {
        assert!(text.contains(words), "{words:?} expected of\n{text}");
    }
}

#[test]
fn one_run_names_every_mistake() {
    let text = HARBOUR_NIGHT.replace("key = \"naama\"", "key = \"N\"").replace("capacity = 40", "capacity = -1");
    let Err(ContentError::Values(lines)) = parse(&text) else { panic!("two values are wrong") };
    assert_eq!(lines.len(), 2, "{lines:?}");
}
