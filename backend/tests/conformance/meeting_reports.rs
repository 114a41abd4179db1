//! Reports of meetings: seen by nobody before an organiser has looked, by everybody once it is shown, gone when it is taken
//! back.

use backend::Actor;
use domain::{AppError, FieldProblem, MeetingReportForm, ReportState};
use futures::future::join_all;

use crate::{
    on_both_engines,
    world::{DAY, World, country, event, new_key, problem, soon},
};

on_both_engines!(
    a_report_waits_until_it_is_shown,
    a_report_that_was_shown_can_be_hidden_and_shown_again,
    the_latest_meeting_comes_first_and_all_are_counted,
    a_withdrawn_report_is_gone_at_once,
    the_same_form_is_one_report,
    bad_reports_store_nothing,
    a_day_that_has_begun_anywhere_is_taken,
    a_program_is_answered_and_forgotten,
    without_a_toolkit_there_are_no_reports,
    each_campaign_has_its_own_reports,
    consent_to_publish_is_stored_with_its_words,
    another_process_shows_and_hides,
);

/// A report, drawn now, of a meeting on 27 February.
fn report(world: &World, organisation: &str) -> MeetingReportForm {
    MeetingReportForm {
        report_organisation: organisation.into(),
        report_country: "DE".into(),
        report_party: "The Lamp Party".into(),
        met_on: "2024-02-27".into(),
        outcome: "They will light a lamp.".into(),
        lang: "en".into(),
        report_publish: "yes".into(),
        key: new_key(),
        stamp: world.backend.form_stamp(),
        website: String::new(),
    }
}

/// Sends a report; gives its token and id.
async fn sent(world: &World, form: &MeetingReportForm) -> (String, String) {
    let token = world.backend.report_meeting(form).await.unwrap().token;
    let id = world.backend.own_meeting_report(&token).await.unwrap().id;
    (token, id)
}

fn organisations(world: &World) -> Vec<String> {
    world.backend.meeting_reports().latest.iter().map(|report| report.organisation.clone()).collect()
}

async fn state_of(world: &World, token: &str) -> ReportState {
    world.backend.own_meeting_report(token).await.unwrap().state
}

async fn a_report_waits_until_it_is_shown(world: World) {
    let version = world.backend.version();
    let (token, id) = sent(&world, &report(&world, "Fog Lantern")).await;
    assert_eq!(state_of(&world, &token).await, ReportState::Waiting);
    assert_eq!((world.backend.meeting_reports().total, organisations(&world).len()), (0, 0));
    assert_eq!(world.backend.version(), version, "nothing that everybody sees has changed");

    world.backend.review_meeting_report(&Actor::Command, &id, true).await.unwrap();
    assert!(world.backend.version() > version);
    let own = world.backend.own_meeting_report(&token).await.unwrap();
    assert_eq!(own.state, ReportState::Shown);
    let shown = world.backend.meeting_reports();
    assert_eq!((shown.total, &shown.latest[..]), (1, &[own.report][..]));
    let shown = &shown.latest[0];
    assert_eq!((shown.organisation.as_str(), shown.party.as_deref()), ("Fog Lantern", Some("The Lamp Party")));
    assert_eq!((&shown.country, shown.met_on.as_str()), (&country("DE"), "2024-02-27"));
    assert_eq!(shown.outcome, "They will light a lamp.");
}

async fn a_report_that_was_shown_can_be_hidden_and_shown_again(world: World) {
    let (token, id) = sent(&world, &report(&world, "Fog Lantern")).await;
    for (state, shown) in
        [(ReportState::Hidden, 0), (ReportState::Shown, 1), (ReportState::Shown, 1), (ReportState::Hidden, 0)]
    {
        let may_be_shown = state == ReportState::Shown;
        world.backend.review_meeting_report(&Actor::Command, &id, may_be_shown).await.unwrap();
        assert_eq!(state_of(&world, &token).await, state);
        assert_eq!(world.backend.meeting_reports().total, shown, "{state:?}");
    }
    let nobody = world.backend.review_meeting_report(&Actor::Command, "no-such-report", true).await;
    assert_eq!(nobody, Err(AppError::NotFound));
}

async fn the_latest_meeting_comes_first_and_all_are_counted(world: World) {
    for (organisation, met_on) in [("Second", "2024-02-10"), ("Third", "2023-12-01"), ("First", "2024-02-28")] {
        let form = MeetingReportForm { met_on: met_on.into(), ..report(&world, organisation) };
        let (_, id) = sent(&world, &form).await;
        world.backend.review_meeting_report(&Actor::Command, &id, true).await.unwrap();
    }
    assert_eq!(organisations(&world), ["First", "Second", "Third"]);
    let all = world.backend.all_meeting_reports().await.unwrap();
    let sent: Vec<_> = all.iter().map(|report| report.report.organisation.as_str()).collect();
    assert_eq!(sent, ["First", "Third", "Second"], "organisers see what was sent last on top");

    // More than are kept at hand.
    world
        .execute(
            "INSERT INTO meeting_reports SELECT id || '-' || one.n || '-' || ten.n, campaign_id, state, organisation,
                 country, party, met_on, outcome, lang, consent_text_version, token_hash || '-' || one.n || '-' || ten.n,
                 created_at
             FROM meeting_reports,
                 (SELECT 0 AS n UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5) AS one,
                 (SELECT 0 AS n UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5) AS ten",
        )
        .await;
    let again = world.another_backend().await;
    assert_eq!((again.meeting_reports().total, again.meeting_reports().latest.len()), (111, 100));
}

async fn a_withdrawn_report_is_gone_at_once(world: World) {
    let (stays, first) = sent(&world, &report(&world, "Stays")).await;
    let (goes, second) = sent(&world, &report(&world, "Goes")).await;
    for id in [&first, &second] {
        world.backend.review_meeting_report(&Actor::Command, id, true).await.unwrap();
    }
    let version = world.backend.version();
    world.backend.withdraw_meeting_report(&goes).await.unwrap();
    assert!(world.backend.version() > version);
    assert_eq!(organisations(&world), ["Stays"]);
    assert_eq!(world.backend.own_meeting_report(&goes).await.err(), Some(AppError::NotFound));
    assert_eq!(world.backend.withdraw_meeting_report(&goes).await, Err(AppError::NotFound));
    assert_eq!(world.backend.review_meeting_report(&Actor::Command, &second, true).await, Err(AppError::NotFound));
    assert_eq!(world.number("SELECT COUNT(*) FROM meeting_reports").await, 1);
    assert_eq!(state_of(&world, &stays).await, ReportState::Shown);
}

async fn the_same_form_is_one_report(world: World) {
    let other = world.another_backend().await;
    let form = report(&world, "Fog Lantern");
    let answers = join_all((0..8).map(|i| [&world.backend, &other][i % 2].report_meeting(&form))).await;
    assert!(answers.iter().all(|answer| answer.is_ok() && *answer == answers[0]), "one token for all");
    assert_eq!(world.number("SELECT COUNT(*) FROM meeting_reports").await, 1);
    let another = MeetingReportForm { report_organisation: "Another".into(), ..form.clone() };
    assert_ne!(world.backend.report_meeting(&another).await, answers[0]);
    // Sent once more after it was taken back, it stays away.
    let token = answers[0].clone().unwrap().token;
    world.backend.withdraw_meeting_report(&token).await.unwrap();
    assert_eq!(world.backend.report_meeting(&form).await.unwrap().token, token);
    assert_eq!(world.number("SELECT COUNT(*) FROM meeting_reports").await, 1);
}

async fn bad_reports_store_nothing(world: World) {
    let good = report(&world, "Fog Lantern");
    for (form, field, wrong) in [
        (
            MeetingReportForm { report_country: "JP".into(), ..good.clone() },
            "report_country",
            FieldProblem::UnknownChoice,
        ),
        (
            MeetingReportForm { report_publish: String::new(), ..good.clone() },
            "report_publish",
            FieldProblem::ConsentNeeded,
        ),
        (MeetingReportForm { outcome: " ".into(), ..good.clone() }, "outcome", FieldProblem::Missing),
    ] {
        assert_eq!(problem(world.backend.report_meeting(&form).await, field), Some(wrong), "{field}");
    }
    for form in [
        MeetingReportForm { key: String::new(), ..good.clone() },
        MeetingReportForm { stamp: String::new(), ..good.clone() },
    ] {
        assert_eq!(world.backend.report_meeting(&form).await, Err(AppError::StaleForm));
    }
    for table in ["meeting_reports", "sent_forms"] {
        assert_eq!(world.number(&format!("SELECT COUNT(*) FROM {table}")).await, 0, "{table}");
    }
}

async fn a_day_that_has_begun_anywhere_is_taken(world: World) {
    // It is 09:55 in UTC on 28 February: nowhere is it the 29th before ten.
    let tomorrow = MeetingReportForm { met_on: "2024-02-29".into(), ..report(&world, "Early") };
    let answer = world.backend.report_meeting(&tomorrow).await;
    assert_eq!(problem(answer, "met_on"), Some(FieldProblem::InTheFuture));
    world.clock.advance(DAY / 4);
    world.backend.report_meeting(&tomorrow).await.unwrap();
}

async fn a_program_is_answered_and_forgotten(world: World) {
    let form = MeetingReportForm { website: "https://x".into(), ..report(&world, "Program") };
    let token = world.backend.report_meeting(&form).await.unwrap().token;
    assert_eq!(world.backend.own_meeting_report(&token).await.err(), Some(AppError::NotFound));
    assert_eq!(world.number("SELECT COUNT(*) FROM meeting_reports").await, 0);
}

async fn without_a_toolkit_there_are_no_reports(world: World) {
    let (token, _) = sent(&world, &report(&world, "Before")).await;
    let mut other = event();
    other.toolkit = None;
    world.backend.import(&other).await.unwrap();
    let answer = world.backend.report_meeting(&report(&world, "After")).await;
    assert_eq!(answer, Err(AppError::NotFound));
    world.backend.withdraw_meeting_report(&token).await.unwrap();
}

async fn each_campaign_has_its_own_reports(world: World) {
    let (_, id) = sent(&world, &report(&world, "Fog Lantern")).await;
    world.backend.review_meeting_report(&Actor::Command, &id, true).await.unwrap();
    let mut other = event();
    other.campaign.slug = "other".into();
    world.backend.import(&other).await.unwrap();
    assert_eq!(world.backend.meeting_reports().total, 0);
    assert!(world.backend.all_meeting_reports().await.unwrap().is_empty());
    world.backend.import(&event()).await.unwrap();
    assert_eq!(organisations(&world), ["Fog Lantern"]);
}

async fn consent_to_publish_is_stored_with_its_words(world: World) {
    let form = MeetingReportForm { lang: "fr".into(), ..report(&world, "Fog Lantern") };
    world.backend.report_meeting(&form).await.unwrap();
    let words = "SELECT text FROM consent_texts JOIN meeting_reports
                 ON text_version = consent_text_version AND consent_texts.lang = meeting_reports.lang
                 WHERE kind = 'report'";
    assert!(world.text(words).await.starts_with("Vous pouvez publier ce compte rendu."));
}

/// On PostgreSQL by NOTIFY; on SQLite the file is looked at every second.
async fn another_process_shows_and_hides(world: World) {
    let other = world.another_backend().await;
    let (token, id) = sent(&world, &report(&world, "Fog Lantern")).await;
    other.review_meeting_report(&Actor::Command, &id, true).await.unwrap();
    assert_eq!(other.meeting_reports().total, 1);
    soon(async || world.backend.meeting_reports().total == 1).await;
    other.withdraw_meeting_report(&token).await.unwrap();
    soon(async || world.backend.meeting_reports().total == 0).await;
}
