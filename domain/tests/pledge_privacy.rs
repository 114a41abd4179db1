//! What a pledge does not show is gone from it as soon as the form was read.

use domain::{
    Instant, Lang, NewPledge, OwnChoice, OwnPledge, PersonName, PledgeChangeForm, PledgeForm, Review, Visibility,
    initials_of,
};
use proptest::{collection::vec, prelude::*};

/// A form that can be taken, with this name and message.
fn form(visibility: Visibility, name: &str, message: &str) -> PledgeForm {
    PledgeForm {
        actions: vec!["vote".into()],
        visibility: visibility.code().into(),
        pledge_name: name.into(),
        pledge_country: "BE".into(),
        message: message.into(),
        lang: Lang::En.code().into(),
        publish: "yes".into(),
        ..PledgeForm::default()
    }
}

fn json(pledge: &NewPledge) -> String {
    serde_json::to_string(pledge).expect("pledges serialise")
}

/// A name of words of two or more letters.
fn any_name() -> impl Strategy<Value = String> {
    vec("[\\p{L}]{2,12}", 1..5).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn a_counted_pledge_keeps_neither_name_nor_message(name in ".{0,120}", message in ".{0,400}") {
        let pledge = form(Visibility::Counted, &name, &message).parse().expect("nothing but the number is read");
        prop_assert_eq!(&pledge.shown_name, &None);
        prop_assert_eq!(&pledge.message, &None);
        // It is the pledge of someone who typed nothing.
        prop_assert_eq!(json(&pledge), json(&form(Visibility::Counted, "", "").parse().expect("is complete")));
    }

    #[test]
    fn initials_hold_no_word_of_the_name(name in any_name()) {
        let initials = initials_of(&name).to_lowercase();
        for word in name.split_whitespace() {
            prop_assert!(!initials.contains(&word.to_lowercase()), "{name:?} became {initials:?}");
        }
        prop_assert!(initials.chars().filter(|c| *c == '.').count() <= 3);
        // Some letters of Unicode cannot be seen; a name of nothing else is none.
        if let Ok(taken) = PersonName::parse(&name) {
            let pledge = form(Visibility::Initials, &name, "").parse().expect("has initials");
            prop_assert_eq!(pledge.shown_name, Some(initials_of(taken.as_str())));
        }
    }

    #[test]
    fn initials_are_at_most_three_single_letters(typed in ".{0,80}") {
        let initials = initials_of(&typed);
        let letters: Vec<_> = initials.split_terminator('.').collect();
        prop_assert!(letters.len() <= 3);
        prop_assert!(letters.iter().all(|letter| letter.chars().count() == 1), "{initials:?}");
    }
}

#[test]
fn initials_are_those_that_people_write() {
    for (name, initials) in [
        ("Ada Lovelace", "A.L."),
        ("marie-claire du bois", "M.C.D."),
        ("ليلى بحر", "ل.ب."),
        ("“Ada”", "A."),
        ("Élodie", "É."),
        // Only letters of ASCII become capitals.
        ("ada élodie", "A.é."),
        ("🙂", ""),
    ] {
        assert_eq!(initials_of(name), initials, "{name}");
    }
}

#[test]
fn a_name_without_initials_is_asked_for_again() {
    let errors = form(Visibility::Initials, "🙂 🙂", "").parse().expect_err("nothing would be shown");
    assert_eq!(errors.of("pledge_name"), Some(domain::FieldProblem::Missing));
    assert!(form(Visibility::Pseudonym, "🙂 🙂", "").parse().is_ok());
}

#[test]
fn what_is_public_needs_the_consent_to_publish() {
    for visibility in Visibility::ALL {
        let form = PledgeForm { publish: String::new(), ..form(visibility, "Ada Lovelace", "Hello") };
        match form.parse() {
            Ok(pledge) => assert!(!visibility.is_public() && !pledge.consents[0].given),
            Err(errors) => {
                assert!(visibility.is_public());
                assert_eq!(errors.of("publish"), Some(domain::FieldProblem::ConsentNeeded));
            }
        }
    }
}

/// What is kept of a pledge that shows `name`.
fn own(visibility: Visibility, name: Option<&str>) -> OwnPledge {
    OwnPledge {
        is_counted: true,
        visibility,
        shown_name: name.map(Into::into),
        country: None,
        choices: vec![OwnChoice { action: "vote".into(), is_kept: None }],
        message: None,
        message_held: false,
        review: Review::Shown,
        is_shown: visibility.is_public(),
        public_until: None,
        public_at_most: Instant::from_millis(0),
        by_mail: false,
        ask: None,
    }
}

#[test]
fn a_change_drops_what_is_not_shown_any_more() {
    let typed = |visibility: Visibility| PledgeChangeForm {
        visibility: visibility.code().into(),
        pledge_name: "Ada Lovelace".into(),
        message: "Hello".into(),
        public_until: "2024-07-01".into(),
        publish: "yes".into(),
        ..PledgeChangeForm::filled_in(&own(Visibility::Named, Some("Ada Lovelace")), String::new())
    };
    let named = own(Visibility::Named, Some("Ada Lovelace"));
    let change = typed(Visibility::Counted).parse(&named).expect("nothing but the number is read");
    assert_eq!((change.shown_name, change.message, change.last_day), (None, None, None));
    assert!(!change.consents[0].given);
    let change = typed(Visibility::Initials).parse(&named).expect("is complete");
    assert_eq!(change.shown_name.as_deref(), Some("A.L."));
    assert_eq!(change.last_day.as_deref(), Some("2024-07-01"));
    let kept = PledgeChangeForm { pledge_name: "A.L.".into(), ..typed(Visibility::Initials) };
    let change = kept.parse(&own(Visibility::Initials, Some("A.L."))).expect("is complete");
    assert_eq!(change.shown_name.as_deref(), Some("A.L."), "initials are not made of initials");
}

#[test]
fn who_leaves_no_address_is_not_asked_about_it() {
    let without = PledgeForm { ask: "yes".into(), ..form(Visibility::Counted, "", "") };
    let pledge = without.parse().expect("is complete");
    assert!(pledge.email.is_none() && !pledge.may_be_asked() && pledge.consents.len() == 1);
    let with = PledgeForm { pledge_email: " ada@example.org ".into(), ..without };
    assert!(with.parse().expect("is complete").may_be_asked());
    let unasked = PledgeForm { ask: String::new(), ..with.clone() }.parse().expect("is complete");
    assert!(!unasked.may_be_asked() && unasked.consents.len() == 2, "a refusal is an answer as well");
    let wrong = PledgeForm { pledge_email: "nowhere".into(), ..with };
    let errors = wrong.parse().expect_err("is no address");
    assert_eq!(errors.of("pledge_email"), Some(domain::FieldProblem::NotAnEmail));
}
