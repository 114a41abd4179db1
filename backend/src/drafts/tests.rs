//! Sections as forms: what nobody touches stays, what cannot be is said beside its field, what two people do is kept.

#![allow(clippy::unwrap_used)]

use domain::{Country, Event, Lang};

use super::{Fault, Fields, Section, in_words, parts_of};
use crate::content;

fn shipped() -> Vec<Event> {
    let files =
        [include_str!("../../../content/shaping-tomorrow.toml"), include_str!("../../../content/harbour-night.toml")];
    files.map(|text| content::parse(text).unwrap()).into()
}

/// What a browser sends of a form that nobody has touched, but for some fields.
fn sent(fields: &Fields, changes: &[(&str, &str)]) -> Fields {
    let kept = fields.iter().filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    let all = kept.chain(changes.iter().copied());
    Fields::of_form(all.map(|(name, value)| (name.to_owned(), value.replace('\n', "\r\n"))))
}

/// An event with some fields of a section changed.
fn changed(event: &Event, section: Section, changes: &[(&str, &str)]) -> Result<Event, Vec<(String, Fault)>> {
    section.apply(event, &sent(&section.fields(event), changes))
}

#[test]
fn what_nobody_touches_stays_as_the_files_have_it() {
    for event in shipped() {
        for section in Section::ALL {
            assert_eq!(changed(&event, section, &[]).unwrap(), event, "{section:?}");
        }
    }
}

#[test]
fn a_country_is_added_with_one_day_and_taken_out() {
    let event = shipped().remove(0);
    let new =
        [("countries.CH.first_day", "2024-06-09"), ("countries.CH.voting_age", "18"), ("countries.CH.seats", "1")];
    let changes = [&new[..], &[("countries.BE.remove", "yes"), ("countries.DE.time_zone", "")]].concat();
    let voting = changed(&event, Section::Voting, &changes).unwrap().voting.unwrap();
    let facts = |code: &str| voting.of(&Country::parse(code).unwrap());
    let added = facts("CH").unwrap();
    assert_eq!((&*added.first_day, &*added.last_day, added.polling.clone()), ("2024-06-09", "2024-06-09", None));
    assert_eq!((facts("BE"), facts("DE").unwrap().polling.clone()), (None, None));
    let was = event.voting.as_ref().unwrap();
    assert_eq!(voting.countries[0], was.countries[1], "the others keep their order, and what is known of them");
    assert_eq!(facts("FR"), was.of(&Country::parse("FR").unwrap()));

    let later = [("countries.FR.first_day", "2029-06-10"), ("countries.FR.last_day", "2029-06-10")];
    let voting = changed(&event, Section::Voting, &later).unwrap().voting.unwrap();
    let polling = voting.of(&Country::parse("FR").unwrap()).unwrap().polling.clone().unwrap();
    assert_eq!(crate::dates::local(polling.starts_at, "Europe/Paris"), "2029-06-10T00:00");
    assert_eq!(crate::dates::local(polling.ends_at, "Europe/Paris"), "2029-06-11T00:00");
}

#[test]
fn two_who_tick_countries_that_forms_offer_lose_nothing() {
    let event = shipped().remove(0);
    let drawn = Section::Campaign.fields(&event);
    assert_eq!((drawn.get("countries.BE.offered"), drawn.get("countries.JP.offered")), ("yes", ""));
    let first = changed(&event, Section::Campaign, &[("countries.SY.offered", "yes")]).unwrap();
    let second =
        sent(&drawn, &[("countries.JP.offered", "yes"), ("countries.AT.offered", ""), ("countries.ZZ.offered", "yes")]);
    let merged =
        drawn.marks().merge(&Section::Campaign.fields(&first), &second).unwrap_or_else(|_| panic!("they meet"));
    let countries = Section::Campaign.apply(&first, &merged).unwrap().campaign.countries;
    let codes: Vec<_> = countries.iter().map(Country::as_str).collect();
    assert_eq!(
        (&codes[..2], &codes[44..]),
        (&["BE", "BG"][..], &["SY", "JP"][..]),
        "in the order they had, then new ones"
    );
}

#[test]
fn a_speaker_in_two_rows_is_two_speakers() {
    let event = shipped().remove(0);
    let key = event.speakers[0].key.clone();
    let speakers = changed(&event, Section::Speakers, &[("speakers.1.key", &key)]).unwrap().speakers;
    assert_eq!(speakers[0], event.speakers[0]);
    assert_eq!((&speakers[1].name, speakers.len()), (&event.speakers[1].name, event.speakers.len()));
    assert!(event.speaker(&speakers[1].key).is_none(), "a key of its own: the store takes each once");
}

#[test]
fn facts_that_cannot_be_are_said_beside_their_field() {
    let event = shipped().remove(0);
    for (field, value, fault) in [
        ("source_name.en", "", Fault::Missing),
        ("source_url", "", Fault::Missing),
        ("source_url", "elections", Fault::NotAPage),
        ("countries.BE.first_day", "soon", Fault::NotATime),
        ("countries.BE.last_day", "2024-06-01", Fault::TooEarly),
        ("countries.BE.voting_age", "", Fault::Missing),
        ("countries.BE.voting_age", "100", Fault::NotAnAge),
        ("countries.BE.seats", "0", Fault::NotANumber),
        ("countries.BE.time_zone", "Brussels", Fault::NotAZone),
    ] {
        let faults = changed(&event, Section::Voting, &[(field, value)]).unwrap_err();
        assert_eq!(faults, [(field.to_owned(), fault)], "{value}");
    }
    for (field, value, fault) in [
        ("letter.en", "", Fault::Missing),
        ("subject.fr", &*"x".repeat(301), Fault::TooLong),
        ("points.2.en", "", Fault::Missing),
        ("action", "sing", Fault::Unknown),
    ] {
        let faults = changed(&event, Section::Toolkit, &[(field, value)]).unwrap_err();
        assert_eq!(faults, [(field.to_owned(), fault)], "{value}");
    }
}

#[test]
fn where_nothing_is_typed_there_is_no_such_page() {
    let event = shipped().remove(0);
    let nothing = Fields::default();
    assert_eq!(Section::Voting.apply(&event, &nothing).unwrap().voting, None);
    let chosen = Fields::of_form([("action".to_owned(), "meet".to_owned())]);
    assert_eq!(Section::Toolkit.apply(&event, &chosen).unwrap().toolkit, None);
    let strange = [("countries.ZZ.seats", "1"), ("countries.QQ.seats", "1")];
    assert_eq!(changed(&event, Section::Voting, &strange).unwrap(), event, "what has no name is no country");
}

#[test]
fn two_who_work_on_two_countries_lose_nothing() {
    let event = shipped().remove(0);
    let drawn = Section::Voting.fields(&event);
    let first = changed(&event, Section::Voting, &[("countries.BE.seats", "23")]).unwrap();
    let second = sent(&drawn, &[("countries.FR.voting_age", "16"), ("countries.MT.remove", "yes")]);
    let merged = drawn.marks().merge(&Section::Voting.fields(&first), &second).unwrap_or_else(|_| panic!("they meet"));
    let voting = Section::Voting.apply(&first, &merged).unwrap().voting.unwrap();
    let facts = |code: &str| voting.of(&Country::parse(code).unwrap()).cloned();
    assert_eq!((facts("BE").unwrap().seats, facts("FR").unwrap().voting_age, facts("MT")), (23, 16, None));
}

#[test]
fn what_somebody_has_changed_is_not_taken_out_unseen() {
    let event = shipped().remove(0);
    for (section, row, field) in [
        (Section::Voting, "countries.BE.", "seats"),
        (Section::Campaign, "actions.1.", "text.fr"),
        (Section::Agenda, "items.0.", "speakers"),
    ] {
        let (drawn, field) = (section.fields(&event), format!("{row}{field}"));
        let value = if section == Section::Agenda { &event.speakers[2].key } else { "23" };
        let first = section.fields(&changed(&event, section, &[(&field, value)]).unwrap());
        let second = sent(&drawn, &[(&format!("{row}remove"), "yes")]);
        let Err((merged, both)) = drawn.marks().merge(&first, &second) else { panic!("{row} is gone unseen") };
        assert_eq!((both, merged.get(&field)), (vec![field.clone()], value));
        // Who has seen it decides.
        assert!(first.marks().merge(&first, &merged).is_ok());
    }
}

#[test]
fn points_are_added_and_emptied() {
    let event = shipped().remove(0);
    let emptied = [("points.0.en", ""), ("points.0.fr", ""), ("points.0.ar", ""), ("points.6.en", "Bring cake.")];
    let points = changed(&event, Section::Toolkit, &emptied).unwrap().toolkit.unwrap().points;
    assert_eq!(points[0], event.toolkit.unwrap().points[1]);
    assert_eq!((points.len(), points[5].as_str(Lang::Fr)), (6, "Bring cake."));
}

#[test]
fn fields_are_named_and_said_in_words() {
    let event = shipped().remove(0);
    assert_eq!(parts_of("countries.BE.voting_age"), ("voting_age", None, None));
    assert_eq!(parts_of("countries.BE.offered"), ("offered", None, None));
    assert_eq!(parts_of("points.1.fr"), ("points", Some(2), Some(Lang::Fr)));
    assert_eq!(parts_of("actions.0.text.en"), ("text", Some(1), Some(Lang::En)));
    let key = &event.speakers[0].key;
    let name = event.speakers[0].name.as_str(Lang::Ar);
    assert_eq!(in_words(&event, Lang::Ar, "items.0.speakers", &format!("{key} gone")), format!("{name} · gone"));
    assert_eq!(in_words(&event, Lang::Fr, "action", "vote"), "Je voterai");
    assert_eq!(in_words(&event, Lang::Fr, "title.fr", key), *key);
}
