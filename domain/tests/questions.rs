//! What a question may be, and what is looked at first.

use domain::{FieldProblem, NewQuestion, QuestionForm, QuestionState, VoteForm};

fn form(question: &str, name: &str) -> QuestionForm {
    QuestionForm { question: question.into(), question_name: name.into(), lang: "en".into(), ..QuestionForm::default() }
}

fn parsed(question: &str, name: &str) -> NewQuestion {
    form(question, name).parse().expect("it can be taken")
}

#[test]
fn a_question_has_three_to_280_characters_of_any_script() {
    for good in ["Why", "如何投", "لماذا؟", " Who \n is  there? ", &"é".repeat(280)] {
        assert!(form(good, "").parse().is_ok(), "{good}");
    }
    assert_eq!(parsed(" Who \n is  there? ", "").text.as_str(), "Who is there?");
    for (bad, problem) in [
        ("", FieldProblem::Missing),
        (" \u{200B} ", FieldProblem::Missing),
        ("?!", FieldProblem::Missing),
        (&"é".repeat(281), FieldProblem::TooLong),
    ] {
        let errors = form(bad, "").parse().expect_err("it cannot be taken");
        assert_eq!(errors.of("question"), Some(problem), "{bad:?}");
    }
}

#[test]
fn every_mistake_is_said_in_the_order_of_the_form() {
    let form = QuestionForm { lang: "tlh".into(), ..form("", &"x".repeat(81)) };
    let errors = form.parse().expect_err("it cannot be taken");
    let found: Vec<_> = errors.iter().map(|error| (error.field.as_str(), error.problem)).collect();
    let expected = [("question", FieldProblem::Missing), ("question_name", FieldProblem::TooLong)];
    assert_eq!(found, [expected.as_slice(), &[("lang", FieldProblem::UnknownChoice)]].concat());
    assert!(found.iter().all(|problem| QuestionForm::PROBLEMS.contains(problem)));
}

#[test]
fn a_name_is_optional() {
    assert_eq!(parsed("Why?", " ").name, None);
    assert_eq!(parsed("Why?", "Ada ").name.map(|name| name.to_string()).as_deref(), Some("Ada"));
}

#[test]
fn what_may_lead_elsewhere_is_looked_at_first_in_the_name_too() {
    assert_eq!(parsed("Who counts the votes?", "Ada").first_state(), QuestionState::Asked);
    for (question, name) in [
        ("Have you read www.example.org?", ""),
        ("Can I call 0470 12 34 56?", ""),
        ("Can I write to ada@example.org?", ""),
        ("Why?", "example.org"),
        ("Why?", "@ada"),
    ] {
        assert_eq!(parsed(question, name).first_state(), QuestionState::Held, "{question} {name}");
    }
}

#[test]
fn states_are_known_by_their_codes_and_only_some_are_public() {
    for state in QuestionState::ALL {
        assert_eq!(QuestionState::from_code(state.code()), Some(state));
    }
    assert_eq!(QuestionState::from_code("deleted"), None);
    let public = QuestionState::ALL.map(QuestionState::is_public);
    assert_eq!(public, [false, true, true, true, false]);
    assert!(QuestionState::ALL.iter().all(|state| state.is_public() || !state.takes_votes()));
}

#[test]
fn a_vote_names_one_question() {
    let vote = |vote: &str, unvote: &str| {
        VoteForm { vote: vote.into(), unvote: unvote.into(), ..VoteForm::default() }.choice()
    };
    assert_eq!(vote("12", ""), Some((12, true)));
    assert_eq!(vote("", "12"), Some((12, false)));
    for bad in ["", "0", "-1", "x", "99999999999999999999"] {
        assert_eq!(vote(bad, ""), None, "{bad}");
    }
}

#[test]
fn nothing_that_was_typed_is_printed() {
    let form = form("Zenobia asks", "Zenobia");
    let printed = format!("{form:?} {:?} {:?}", form.parse(), VoteForm { vote: "7".into(), ..VoteForm::default() });
    assert_eq!(printed, "QuestionForm(…) Ok(NewQuestion(…)) VoteForm(…)");
}
