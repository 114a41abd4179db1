//! The log of what organisers did: only added to, read by page and filter.

use backend::{Actor, AuditFilter, AuditFilterForm};
use domain::{AuditAction, Role};
use futures::TryStreamExt;
use sqlx::{AssertSqlSafe, Executor};

use crate::{
    on_both_engines,
    world::{DAY, World},
};

on_both_engines!(
    an_entry_is_never_changed_nor_deleted,
    pages_follow_each_other,
    it_is_chosen_by_who_what_and_day,
    the_list_is_whole_and_written_down,
);

/// The organiser who is signed in with a token.
async fn actor(world: &World, token: &str) -> Actor {
    world.backend.signed_in(token).await.unwrap().unwrap().actor()
}

/// Writes entries, each of an organiser who is removed by a command.
async fn write(world: &World, count: usize) {
    for _ in 0..count {
        let token = world.backend.organiser_for_test(Role::Viewer, domain::Lang::En).await.unwrap();
        let Actor::Organiser { id, .. } = actor(world, &token).await else { panic!("it is an organiser") };
        world.backend.remove_organiser(&Actor::Command, &id).await.unwrap();
    }
}

async fn an_entry_is_never_changed_nor_deleted(world: World) {
    write(&world, 1).await;
    // Once more, as each start does.
    let other = world.another_backend().await;
    let mut db = world.connection().await;
    for refused in [
        "UPDATE audit_entries SET who = 'nobody'",
        "DELETE FROM audit_entries",
        "DELETE FROM audit_entries WHERE action = 'organiser-removed'",
    ] {
        let error = db.execute(AssertSqlSafe(refused)).await.unwrap_err();
        assert!(error.to_string().contains("audit entries are only added"), "{refused}: {error}");
    }
    if world.engine == backend::testing::Engine::Postgres {
        assert!(db.execute("TRUNCATE audit_entries").await.is_err());
    }
    assert_eq!(other.audit_page(&AuditFilter::default(), None).await.unwrap().entries.len(), 1);
}

async fn pages_follow_each_other(world: World) {
    write(&world, 61).await;
    let all = AuditFilter::default();
    let first = world.backend.audit_page(&all, None).await.unwrap();
    assert_eq!(first.entries.len(), 50);
    let second = world.backend.audit_page(&all, first.next.as_deref()).await.unwrap();
    assert_eq!((second.entries.len(), second.next), (11, None));
    let ids: Vec<_> = first.entries.into_iter().chain(second.entries).map(|entry| entry.id).collect();
    assert!(ids.is_sorted_by(|a, b| a > b), "newest first, and none twice");
}

async fn it_is_chosen_by_who_what_and_day(world: World) {
    write(&world, 2).await;
    world.clock.advance(DAY);
    let token = world.backend.organiser_for_test(Role::Owner, domain::Lang::En).await.unwrap();
    let by = actor(&world, &token).await;
    let Actor::Organiser { id, .. } = by.clone() else { panic!("it is an organiser") };
    drop(world.backend.export_audit(&by, AuditFilter::default(), "").await.unwrap());
    assert_eq!(world.backend.audited().await.unwrap(), [(id.clone(), "The owner".to_owned())]);

    let chosen = async |who: &str, what: &str, day: &str| {
        let form = AuditFilterForm { who: who.into(), what: what.into(), day: day.into() };
        let filter = form.parse("Europe/Brussels").unwrap();
        let page = world.backend.audit_page(&filter, None).await.unwrap();
        page.entries.into_iter().map(|entry| entry.action).collect::<Vec<_>>()
    };
    let removed = AuditAction::OrganiserRemoved;
    assert_eq!(chosen("", "", "").await, [AuditAction::Exported, removed, removed]);
    assert_eq!(chosen("command", "", "").await, [removed; 2]);
    assert_eq!(chosen(&id, "", "").await, [AuditAction::Exported]);
    assert_eq!(chosen(&id, "organiser-removed", "").await, []);
    assert_eq!(chosen("", "organiser-removed", "").await, [removed; 2]);
    assert_eq!(chosen("", "", "2024-02-28").await, [removed; 2]);
    assert_eq!(chosen("", "", "2024-02-29").await, [AuditAction::Exported]);
    assert_eq!(chosen("command", "organiser-removed", "2024-02-28").await, [removed; 2]);
    assert_eq!(chosen("command", "organiser-removed", "2024-02-27").await, []);
}

async fn the_list_is_whole_and_written_down(world: World) {
    write(&world, 3).await;
    // More than one part of it.
    let insert = if world.engine == backend::testing::Engine::Postgres {
        "INSERT INTO audit_entries (id, at, action, subject, before_it)
         SELECT '00' || n, n, 'setting-changed', '', '=1+1' FROM generate_series(1001, 2500) AS n"
    } else {
        "WITH RECURSIVE numbers (n) AS (SELECT 1001 UNION ALL SELECT n + 1 FROM numbers WHERE n < 2500)
         INSERT INTO audit_entries (id, at, action, subject, before_it)
         SELECT '00' || n, n, 'setting-changed', '', '=1+1' FROM numbers"
    };
    world.execute(insert).await;
    let token = world.backend.organiser_for_test(Role::Owner, domain::Lang::En).await.unwrap();
    let by = actor(&world, &token).await;
    let list = world.backend.export_audit(&by, AuditFilter::default(), "what=x").await.unwrap();
    let parts: Vec<_> = list.try_collect().await.unwrap();
    let text = String::from_utf8(parts.concat()).unwrap();
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines.len(), 1 + 1 + 3 + 1_500, "the head, its own entry, and all others");
    assert_eq!(lines[0], "at,who,action,subject,before,after");
    assert_eq!(lines[1], "2024-02-28T09:55:00Z,The owner,exported,audit-log,,what=x");
    assert!(lines[2].starts_with("2024-02-28T09:55:00Z,command,organiser-removed,"), "{}", lines[2]);
    assert!(lines[9].ends_with(",command,setting-changed,,'=1+1,"), "no formula: {}", lines[9]);
}
