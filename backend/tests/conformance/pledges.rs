//! Pledging and taking it back.

use domain::{AppError, FieldProblem, PledgeForm, Pledged, Visibility};
use futures::future::join_all;
use sqlx::Row;

use crate::{
    on_both_engines,
    world::{World, country, problem, soon},
};

on_both_engines!(
    what_is_not_shown_is_not_stored,
    initials_are_all_that_is_kept_of_a_name,
    its_own_page_shows_what_was_pledged,
    the_same_form_is_one_pledge,
    consent_is_stored_as_it_was_given,
    bad_forms_store_nothing,
    what_fills_the_hidden_field_is_answered_and_forgotten,
    a_withdrawn_pledge_is_gone_at_once,
    an_old_form_does_not_bring_a_withdrawn_pledge_back,
    two_who_take_back_the_same_pledge,
    a_visitor_who_hangs_up_has_pledged_and_everybody_sees_it,
);

const SECRET: &str = "Zenobia Quillfeather";

async fn what_is_not_shown_is_not_stored(world: World) {
    let form = PledgeForm {
        pledge_name: SECRET.into(),
        message: format!("It is me, {SECRET}"),
        pledge_country: "GR".into(),
        ..world.pledge(&["vote"])
    };
    let pledged = world.backend.pledge(&form).await.unwrap();
    let own = world.backend.own_pledge(pledged.token.as_ref().unwrap()).await.unwrap();
    assert_eq!((own.visibility, own.shown_name, own.message), (Visibility::Counted, None, None));
    assert_eq!(own.country, Some(country("GR")));
    assert!(!world.everything_stored().await.contains("Quillfeather"));
    assert!(world.backend.wall_page(None, 10).await.unwrap().pledges.is_empty(), "it is a number only");
    assert_eq!(world.backend.wall().total, 1);
}

async fn initials_are_all_that_is_kept_of_a_name(world: World) {
    let form = PledgeForm { visibility: "initials".into(), ..world.named_pledge(SECRET) };
    world.backend.pledge(&form).await.unwrap();
    let page = world.backend.wall_page(None, 10).await.unwrap();
    assert_eq!(page.pledges[0].name, "Z.Q.");
    let stored = world.everything_stored().await;
    assert!(!stored.contains("Zenobia") && !stored.contains("Quillfeather"));

    let form = PledgeForm { visibility: "pseudonym".into(), ..world.named_pledge("Lamplighter") };
    world.backend.pledge(&form).await.unwrap();
    assert_eq!(world.backend.wall_page(None, 10).await.unwrap().pledges[0].name, "Lamplighter");
}

async fn its_own_page_shows_what_was_pledged(world: World) {
    let form = PledgeForm {
        actions: vec!["join".into(), "vote".into(), "join".into()],
        pledge_country: "FR".into(),
        message: "Call 0123456789".into(),
        ..world.named_pledge("Ada")
    };
    let pledged = world.backend.pledge(&form).await.unwrap();
    let own = world.backend.own_pledge(pledged.token.as_ref().unwrap()).await.unwrap();
    assert_eq!(own.actions(), ["join", "vote"]);
    assert_eq!((own.visibility, own.shown_name.as_deref()), (Visibility::Named, Some("Ada")));
    assert_eq!((own.message.as_deref(), own.message_held), (Some("Call 0123456789"), true));
}

async fn the_same_form_is_one_pledge(world: World) {
    let other = world.another_backend().await;
    let form = world.named_pledge("Ada");
    let answers = join_all((0..16).map(|i| [&world.backend, &other][i % 2].pledge(&form))).await;
    assert!(answers.iter().all(|answer| answer.is_ok() && *answer == answers[0]), "one token for all");
    assert_eq!(world.number("SELECT COUNT(*) FROM pledges").await, 1);
    assert_eq!(world.number("SELECT pledges FROM wall_counts WHERE kind = 'total'").await, 1);
    // Another person at the same device, whose browser has kept the page.
    let answer = world.backend.pledge(&PledgeForm { pledge_name: "Grace".into(), ..form }).await;
    assert_ne!(answer, answers[0]);
    assert_eq!(world.backend.wall().total, 2);
}

async fn consent_is_stored_as_it_was_given(world: World) {
    let shown = PledgeForm { lang: "fr".into(), ..world.named_pledge("Ada") };
    world.backend.pledge(&shown).await.unwrap();
    world.backend.pledge(&world.pledge(&["vote"])).await.unwrap();
    let rows = sqlx::query(
        "SELECT kind, given, text_version, consents.lang AS lang, consents.created_at AS created_at
         FROM consents JOIN pledges ON pledges.id = pledge_id ORDER BY given",
    )
    .fetch_all(&mut world.connection().await)
    .await
    .unwrap();
    let stored: Vec<(String, i64, String)> =
        rows.iter().map(|row| (row.get("kind"), row.get("given"), row.get("lang"))).collect();
    assert_eq!(stored, [("publish".into(), 0, "en".into()), ("publish".into(), 1, "fr".into())]);
    assert!(rows.iter().all(|row| row.get::<i64, _>("created_at") == world.clock.now().millis()));
}

async fn bad_forms_store_nothing(world: World) {
    let good = world.named_pledge("Ada");
    let without_consent = PledgeForm { publish: String::new(), ..good.clone() };
    assert_eq!(problem(world.backend.pledge(&without_consent).await, "publish"), Some(FieldProblem::ConsentNeeded));
    let unknown = PledgeForm { actions: vec!["fly".into()], pledge_country: "JP".into(), ..good.clone() };
    let answer = world.backend.pledge(&unknown).await;
    assert_eq!(problem(answer.clone(), "actions"), Some(FieldProblem::UnknownChoice));
    assert_eq!(problem(answer, "pledge_country"), Some(FieldProblem::UnknownChoice));
    let without_a_key = PledgeForm { key: String::new(), ..good.clone() };
    assert_eq!(world.backend.pledge(&without_a_key).await, Err(AppError::StaleForm));
    let without_a_stamp = PledgeForm { stamp: String::new(), ..good };
    assert_eq!(world.backend.pledge(&without_a_stamp).await, Err(AppError::StaleForm));
    for table in ["pledges", "pledge_choices", "consents", "wall_counts", "sent_forms"] {
        assert_eq!(world.number(&format!("SELECT COUNT(*) FROM {table}")).await, 0, "{table}");
    }
}

async fn what_fills_the_hidden_field_is_answered_and_forgotten(world: World) {
    let form = PledgeForm { website: "https://x".into(), ..world.named_pledge("Program") };
    let Pledged { token } = world.backend.pledge(&form).await.unwrap();
    assert_eq!(world.backend.own_pledge(&token.unwrap()).await, Err(AppError::NotFound));
    assert_eq!(world.number("SELECT COUNT(*) FROM pledges").await, 0);
}

async fn a_withdrawn_pledge_is_gone_at_once(world: World) {
    let stays = world.backend.pledge(&world.named_pledge("Grace")).await.unwrap();
    let form = PledgeForm { message: "For all by the sea".into(), ..world.named_pledge("Ada") };
    let goes = world.backend.pledge(&form).await.unwrap();
    let version = world.backend.version();
    world.backend.withdraw_pledge(goes.token.as_ref().unwrap()).await.unwrap();
    assert!(world.backend.version() > version);
    assert_eq!(world.backend.wall().total, 1);
    assert_eq!(world.backend.wall().latest.len(), 1);
    let names: Vec<String> =
        world.backend.wall_page(None, 10).await.unwrap().pledges.into_iter().map(|pledge| pledge.name).collect();
    assert_eq!(names, ["Grace"]);
    assert_eq!(world.backend.own_pledge(goes.token.as_ref().unwrap()).await, Err(AppError::NotFound));
    assert_eq!(world.backend.withdraw_pledge(goes.token.as_ref().unwrap()).await, Err(AppError::NotFound));
    for table in ["pledges", "pledge_choices", "consents"] {
        assert_eq!(world.number(&format!("SELECT COUNT(*) FROM {table}")).await, 1, "{table}");
    }
    world.backend.own_pledge(stays.token.as_ref().unwrap()).await.unwrap();
}

async fn an_old_form_does_not_bring_a_withdrawn_pledge_back(world: World) {
    let form = world.named_pledge("Ada");
    let pledged = world.backend.pledge(&form).await.unwrap();
    world.backend.withdraw_pledge(pledged.token.as_ref().unwrap()).await.unwrap();
    assert_eq!(world.backend.pledge(&form).await, Ok(pledged));
    assert_eq!(world.backend.wall().total, 0);
}

async fn two_who_take_back_the_same_pledge(world: World) {
    let other = world.another_backend().await;
    let pledged = world.backend.pledge(&world.pledge(&["vote"])).await.unwrap();
    let both = tokio::join!(
        world.backend.withdraw_pledge(pledged.token.as_ref().unwrap()),
        other.withdraw_pledge(pledged.token.as_ref().unwrap())
    );
    assert!(matches!(both, (Ok(()), Err(AppError::NotFound)) | (Err(AppError::NotFound), Ok(()))));
    assert_eq!(world.number("SELECT pledges FROM wall_counts WHERE kind = 'total'").await, 0);
}

async fn a_visitor_who_hangs_up_has_pledged_and_everybody_sees_it(world: World) {
    let form = world.named_pledge("Ada");
    let mut pledging = Box::pin(world.backend.pledge(&form));
    assert!(futures::poll!(&mut pledging).is_pending(), "it has begun");
    drop(pledging);
    soon(async || world.backend.wall().total == 1).await;
    assert_eq!(world.backend.wall().latest[0].name, "Ada");
}
