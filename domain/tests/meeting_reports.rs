//! What of a report is taken, and what is told about the rest.

use domain::{Day, FieldProblem, MeetingReportForm, ReportState};

fn today() -> Day {
    Day::parse("2024-02-28").expect("is a day")
}

fn good() -> MeetingReportForm {
    MeetingReportForm {
        report_organisation: " Fog  Lantern\u{202E} ".into(),
        report_country: "BE".into(),
        met_on: "2024-02-28".into(),
        outcome: "They listened.\nThey will write.".into(),
        lang: "ar".into(),
        report_publish: "yes".into(),
        ..MeetingReportForm::default()
    }
}

#[test]
fn a_good_report_is_taken_tidied() {
    let report = good().parse(&today()).expect("nothing is wrong");
    assert_eq!(report.organisation.as_str(), "Fog Lantern");
    assert_eq!(report.outcome.as_str(), "They listened. They will write.");
    assert_eq!((report.party, report.met_on), (None, today()));
}

#[test]
fn each_field_says_what_is_wrong_with_it() {
    type Change = fn(&mut MeetingReportForm);
    let wrong: [(&str, FieldProblem, Change); 11] = [
        ("report_organisation", FieldProblem::Missing, |form| form.report_organisation = " ".into()),
        ("report_organisation", FieldProblem::TooLong, |form| form.report_organisation = "x".repeat(121)),
        ("report_country", FieldProblem::UnknownChoice, |form| form.report_country.clear()),
        ("report_party", FieldProblem::TooLong, |form| form.report_party = "x".repeat(121)),
        ("met_on", FieldProblem::Missing, |form| form.met_on.clear()),
        ("met_on", FieldProblem::NotADay, |form| form.met_on = "2023-02-29".into()),
        ("met_on", FieldProblem::InTheFuture, |form| form.met_on = "2024-02-29".into()),
        ("outcome", FieldProblem::Missing, |form| form.outcome.clear()),
        ("outcome", FieldProblem::TooLong, |form| form.outcome = "x".repeat(601)),
        ("lang", FieldProblem::UnknownChoice, |form| form.lang = "xx".into()),
        ("report_publish", FieldProblem::ConsentNeeded, |form| form.report_publish = "on".into()),
    ];
    for (i, (field, problem, change)) in wrong.into_iter().enumerate() {
        let mut form = good();
        change(&mut form);
        let errors = form.parse(&today()).expect_err("something is wrong");
        assert_eq!((errors.iter().count(), errors.of(field)), (1, Some(problem)));
        assert_eq!(MeetingReportForm::PROBLEMS[i], (field, problem), "each has a message");
    }
    let errors = MeetingReportForm::default().parse(&today()).expect_err("all is missing");
    assert_eq!(errors.iter().count(), 6, "all that is wrong is said at once");
}

#[test]
fn states_are_known_by_their_names() {
    for state in ReportState::ALL {
        assert_eq!(ReportState::from_code(state.code()), Some(state));
    }
    assert_eq!(ReportState::from_code("approved"), None);
}

#[test]
fn nothing_that_was_typed_is_printed() {
    let report = good().parse(&today()).expect("nothing is wrong");
    assert_eq!(format!("{:?} {report:?}", good()), "MeetingReportForm(…) NewMeetingReport(…)");
}
