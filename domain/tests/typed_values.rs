//! What people type: how much of it is taken, what is dropped from it, and what is told about the rest.

use domain::{
    AccessNeeds, ChangeForm, Country, Email, FieldErrors, FieldProblem, Lang, Message, Organisation, PersonName,
    PledgeForm, RegistrationForm, RequestKey, ZoneName,
};
use proptest::{collection::vec, prelude::*};

/// Characters that nobody sees, or that turn the text beside them around.
const UNSEEN: [char; 22] = [
    '\u{00AD}',
    '\u{034F}',
    '\u{061C}',
    '\u{115F}',
    '\u{1160}',
    '\u{180E}',
    '\u{200B}',
    '\u{200E}',
    '\u{200F}',
    '\u{202A}',
    '\u{202E}',
    '\u{2028}',
    '\u{2060}',
    '\u{2064}',
    '\u{2066}',
    '\u{2069}',
    '\u{2800}',
    '\u{3164}',
    '\u{FEFF}',
    '\u{FFA0}',
    '\u{FFFB}',
    '\u{E0041}',
];
/// The joiners, which Persian, Indic scripts and emoji need inside a word.
const JOINERS: [char; 2] = ['\u{200C}', '\u{200D}'];

/// Text as people and programs type it: letters of many scripts, blanks, and what nobody sees.
fn typed() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        4 => any::<char>(),
        2 => prop::sample::select(vec!['a', 'B', 'é', 'ل', '愛', '🗳', ' ', '\n', '\t', '-', '.', '@', '7']),
        1 => prop::sample::select(UNSEEN.to_vec()),
        1 => prop::sample::select(JOINERS.to_vec()),
    ];
    vec(character, 0..120).prop_map(String::from_iter)
}

/// The code of a choice, or anything.
fn choice(codes: &[&str]) -> impl Strategy<Value = String> + use<> {
    let codes: Vec<_> = codes.iter().map(|code| (*code).to_owned()).collect();
    prop_oneof![3 => prop::sample::select(codes), 1 => typed()]
}

fn only_known(errors: &FieldErrors, known: &[(&str, FieldProblem)]) -> Result<(), TestCaseError> {
    prop_assert!(!errors.is_empty());
    for error in errors.iter() {
        prop_assert!(known.contains(&(error.field.as_str(), error.problem)), "{error:?}");
    }
    Ok(())
}

proptest! {
    #[test]
    fn a_taken_text_is_within_its_limit_and_holds_nothing_unseen(typed in typed()) {
        if let Ok(name) = PersonName::parse(&typed) {
            let text = name.as_str();
            prop_assert!((1..=PersonName::MAX).contains(&text.chars().count()));
            prop_assert!(!text.contains(|c: char| c.is_control() || UNSEEN.contains(&c)), "{text:?}");
            prop_assert!(!text.contains("  ") && text.trim() == text, "{text:?}");
            let edge = |word: &str| word.starts_with(JOINERS) || word.ends_with(JOINERS);
            prop_assert!(!text.split(' ').any(edge), "{text:?}");
            // Taken again, it stays as it is.
            prop_assert_eq!(PersonName::parse(text), Ok(name.clone()));
        }
    }

    #[test]
    fn limits_count_characters_of_every_script(c in prop::sample::select(vec!['a', 'é', 'ل', '愛', '🗳'])) {
        let times = |n: usize| String::from(c).repeat(n);
        prop_assert!(PersonName::parse(&times(80)).is_ok());
        prop_assert_eq!(PersonName::parse(&times(81)), Err(FieldProblem::TooLong));
        prop_assert!(Message::parse(&times(280)).is_ok());
        prop_assert_eq!(Message::parse(&times(281)), Err(FieldProblem::TooLong));
        prop_assert!(Organisation::parse(&times(120)).is_ok());
        prop_assert_eq!(Organisation::parse_optional(&times(121)), Err(FieldProblem::TooLong));
        prop_assert!(AccessNeeds::parse(&times(500)).is_ok());
        prop_assert_eq!(AccessNeeds::parse_optional(&times(501)), Err(FieldProblem::TooLong));
        // What is dropped does not count.
        let padded = format!("  {}\u{200B}\n", times(80));
        prop_assert!(PersonName::parse(&padded).is_ok());
    }

    #[test]
    fn a_taken_address_can_stand_in_the_header_of_a_mail(typed in typed(), local in "[a-z.+]{1,70}", host in "[a-z.-]{1,260}") {
        for typed in [typed, format!("{local}@{host}"), format!(" {local}@{host}.org\r\n")] {
            if let Ok(email) = Email::parse(&typed) {
                let text = email.as_str();
                prop_assert!(text.len() <= Email::MAX);
                prop_assert!(text.matches('@').count() == 1, "{text}");
                prop_assert!(!text.contains(|c: char| c.is_whitespace() || c.is_control() || "<>,;:\"()[]\\".contains(c)));
                let logged = format!("{email:?}");
                prop_assert!(!logged.contains(text));
            }
        }
    }

    #[test]
    fn a_registration_form_reports_only_problems_that_have_words(
        (name, email, organisation, access_needs) in (typed(), typed(), typed(), typed()),
        contact in choice(&["email", "device"]),
        country in choice(&["", "BE", "ZZ", "be"]),
        lang in choice(&["en", "fr", "ar"]),
        (taking_part, news) in (choice(&["yes", ""]), choice(&["yes", ""])),
        long in 1..8_usize,
    ) {
        let form = RegistrationForm {
            name: name.repeat(long),
            contact,
            email,
            organisation: organisation.repeat(long),
            country,
            lang,
            access_needs: access_needs.repeat(long),
            taking_part,
            news,
            ..RegistrationForm::default()
        };
        match form.parse() {
            Ok(registration) => {
                prop_assert_eq!(registration.consents.len(), 2);
                prop_assert!(registration.consents[0].given);
                prop_assert_eq!(registration.consents[1].given, form.news == "yes");
            }
            Err(errors) => only_known(&errors, RegistrationForm::PROBLEMS)?,
        }
    }

    #[test]
    fn a_pledge_form_reports_only_problems_that_have_words(
        actions in vec(choice(&["vote", "join"]), 0..4),
        visibility in choice(&["counted", "initials", "pseudonym", "named"]),
        (pledge_name, message) in (typed(), typed()),
        pledge_country in choice(&["", "BE", "ZZ", "be"]),
        (lang, publish) in (choice(&["en", "fr", "ar"]), choice(&["yes", ""])),
        long in 1..8_usize,
    ) {
        let form = PledgeForm {
            actions,
            visibility,
            pledge_name: pledge_name.repeat(long),
            pledge_country,
            message: message.repeat(long),
            lang,
            publish,
            ..PledgeForm::default()
        };
        match form.parse() {
            Ok(pledge) => {
                prop_assert!(!pledge.actions.is_empty());
                // What is public has a name to show and the consent to show it.
                prop_assert_eq!(pledge.visibility.is_public(), pledge.shown_name.is_some());
                prop_assert_ne!(pledge.shown_name.as_deref(), Some(""));
                prop_assert!(!pledge.visibility.is_public() || pledge.consents[0].given);
            }
            Err(errors) => only_known(&errors, PledgeForm::PROBLEMS)?,
        }
    }
}

#[test]
fn white_space_is_folded_and_direction_marks_are_dropped() {
    for (typed, taken) in [
        ("  Ada \n\t Lovelace ", "Ada Lovelace"),
        ("Ada\u{202E}ecalevoL", "AdaecalevoL"),
        ("\u{2067}ليلى\u{2069}\u{200F}", "ليلى"),
        ("Ze\u{200B}ro", "Zero"),
        ("می\u{200C}خواهم", "می\u{200C}خواهم"),
        ("👩\u{200D}🌾", "👩\u{200D}🌾"),
        ("\u{200D}Ada\u{200C} \u{200D}", "Ada"),
    ] {
        assert_eq!(PersonName::parse(typed).as_ref().map(PersonName::as_str), Ok(taken), "{typed:?}");
    }
}

#[test]
fn what_cannot_be_seen_is_no_name() {
    for typed in ["", " ", "\u{200B}", "\u{200D}\u{200C}", "\u{3164}", "\u{2800}\u{2800}", "\u{202E}\u{FEFF}", "\0\r\n"]
    {
        assert_eq!(PersonName::parse(typed), Err(FieldProblem::Missing), "{typed:?}");
        assert_eq!(PersonName::parse_optional(typed), Ok(None), "{typed:?}");
    }
}

#[test]
fn addresses_are_taken_as_mail_servers_take_them() {
    for typed in
        ["a@b.org", "first.last+tag@sub.example.org", " o'hara@example.org ", "x@münchen.example", "A@B.C-D.EU"]
    {
        assert_eq!(Email::parse(typed).as_ref().map(Email::as_str), Ok(typed.trim()));
    }
    let label = "a".repeat(63);
    let long_host = format!("{label}.{label}.{label}.eu");
    assert_eq!(Email::parse(&format!("{}@{long_host}", "x".repeat(58))).map(|email| email.as_str().len()), Ok(253));
    for (typed, problem) in [
        ("", FieldProblem::Missing),
        (" \u{00A0}", FieldProblem::Missing),
        ("a", FieldProblem::NotAnEmail),
        ("a@b", FieldProblem::NotAnEmail),
        ("@b.org", FieldProblem::NotAnEmail),
        ("a@.org", FieldProblem::NotAnEmail),
        ("a@b.org.", FieldProblem::NotAnEmail),
        ("a..b@c.org", FieldProblem::NotAnEmail),
        (".a@c.org", FieldProblem::NotAnEmail),
        ("a@-b.org", FieldProblem::NotAnEmail),
        ("a b@c.org", FieldProblem::NotAnEmail),
        ("a@b.org, c@d.org", FieldProblem::NotAnEmail),
        ("a@b.org\r\nBcc: c@d.org", FieldProblem::NotAnEmail),
        ("Ada <a@b.org>", FieldProblem::NotAnEmail),
        ("a\u{200B}@b.org", FieldProblem::NotAnEmail),
        ("a\u{202E}@b.org", FieldProblem::NotAnEmail),
    ] {
        assert_eq!(Email::parse(typed).err(), Some(problem), "{typed:?}");
    }
    assert_eq!(Email::parse(&format!("{}@{long_host}", "x".repeat(65))).err(), Some(FieldProblem::TooLong));
    assert_eq!(Email::parse(&format!("{}@b.org", "x".repeat(65))).err(), Some(FieldProblem::NotAnEmail));
    // The limit is one of octets: 130 characters of two octets each are too many.
    let two_octets = ["é".repeat(31).as_str(); 4].join(".");
    assert_eq!(Email::parse(&format!("a@{two_octets}.org")).err(), Some(FieldProblem::TooLong));
}

#[test]
fn one_mailbox_has_one_key() {
    let key = |typed: &str| Email::parse(typed).map(|email| email.same_mailbox_key());
    assert_eq!(key("Ada@Example.ORG"), key(" ada@example.org"));
    assert_ne!(key("ada@example.org"), key("ada@example.com"));
}

#[test]
fn messages_that_lead_elsewhere_wait_for_an_organiser() {
    let held = |typed: &str| Message::parse(typed).expect("is a message").needs_review();
    for typed in [
        "see https://example.org",
        "HTTP://EXAMPLE.ORG",
        "www.example",
        "go to example.org now",
        "(example.org)",
        "t.me/someone",
        "a.b.example.org",
        "so...example.org",
        "example\u{200B}.org",
        "example.\u{200C}org",
        "example。org",
        "example．org",
        "пример.рф",
        "me@home",
        "me＠home",
        "call 0470 12 34 56",
        "+32-470-123456",
        "٠٤٧٠١٢٣٤",
        "call ①②③④⑤⑥",
    ] {
        assert!(held(typed), "{typed:?} should wait");
    }
    for typed in [
        "I will vote.",
        "For my daughter… and everyone else",
        "On 9 June 2024 I vote",
        "9.30 at the station, e.g. platform 2",
        "The U.S.A. and the E.U. both",
        "Wait... what",
        "سأصوّت من أجل أولادي.",
        "Vote! It counts; 3.5 million people do",
    ] {
        assert!(!held(typed), "{typed:?} should not wait");
    }
}

#[test]
fn choices_are_taken_only_as_they_are_offered() {
    assert_eq!(Country::parse_optional(""), Ok(None));
    assert_eq!(Country::parse("ZZ").as_ref().map(Country::as_str), Ok(Country::OTHER));
    for code in ["be", "B", "BEL", "B1", " BE", "ÉÉ"] {
        assert_eq!(Country::parse_optional(code), Err(FieldProblem::UnknownChoice), "{code:?}");
    }
    assert!("EN".parse::<Lang>().is_err());
    assert!(RequestKey::parse(&"a-_9".repeat(4)).is_ok());
    for key in ["", "short", "with spaces in it, long", &"x".repeat(65)] {
        assert_eq!(RequestKey::parse(key), Err(FieldProblem::Missing), "{key:?}");
    }
}

#[test]
fn a_zone_is_a_name_and_nothing_else() {
    for name in ["Europe/Brussels", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "UTC"] {
        assert_eq!(ZoneName::parse(name).as_ref().map(ZoneName::as_str), Some(name));
    }
    for bad in ["", "/etc/passwd", "Europe/Brüssel", "a b", "'; DROP TABLE", &"a".repeat(65)] {
        assert_eq!(ZoneName::parse(bad), None, "{bad}");
    }
}

#[test]
fn a_change_tells_all_that_is_wrong_with_it() {
    let good = ChangeForm { name: "Ada".into(), lang: "ar".into(), news: "yes".into(), ..ChangeForm::default() };
    let change = good.parse().expect("nothing is wrong");
    assert_eq!((change.name.as_str(), change.lang, change.news.given), ("Ada", Lang::Ar, true));
    assert!(!ChangeForm { news: "no".into(), ..good.clone() }.parse().expect("is a refusal").news.given);
    let bad = ChangeForm {
        name: " ".into(),
        organisation: "x".repeat(Organisation::MAX + 1),
        lang: "xx".into(),
        access_needs: "x".repeat(AccessNeeds::MAX + 1),
        ..good
    };
    let errors = bad.parse().expect_err("four things are wrong");
    for (field, problem) in [
        ("name", FieldProblem::Missing),
        ("organisation", FieldProblem::TooLong),
        ("lang", FieldProblem::UnknownChoice),
        ("access_needs", FieldProblem::TooLong),
    ] {
        assert_eq!(errors.of(field), Some(problem), "{field}");
        assert!(RegistrationForm::PROBLEMS.contains(&(field, problem)), "there are words for it");
    }
}
