//! Opening a store, and what can go wrong with that.

use backend::{
    Backend, Clock, OpenError, Rules, Secret, Settings,
    testing::{Engine, TestDatabase},
};
use domain::{AppError, RegistrationWindow};

use crate::world::NOW;

async fn open(url: &str) -> Result<Backend, OpenError> {
    let (clock, secret) = (Clock::manual(NOW), Secret::random());
    Backend::open(Settings {
        database_url: url.to_owned(),
        clock,
        secret,
        rules: Rules::default(),
        commit_together: 64,
        push: backend::push::PushReach::Off,
    })
    .await
}

#[tokio::test]
async fn an_empty_store_has_nothing_to_show() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let database = TestDatabase::new(engine).await;
        let backend = open(database.url()).await.unwrap();
        backend.ready().await.unwrap();
        assert!(backend.event().is_none());
        assert_eq!(backend.registration_window(), RegistrationWindow::Closed);
        assert_eq!(backend.wall().total, 0);
        assert_eq!(backend.wall_page(None, 10).await, Err(AppError::NotFound));
    }
}

#[tokio::test]
async fn several_processes_can_start_at_once() {
    let database = TestDatabase::new(Engine::Postgres).await;
    let all = futures::future::join_all((0..4).map(|_| open(database.url()))).await;
    assert!(all.into_iter().all(|backend| backend.is_ok()));
}

#[tokio::test]
async fn what_cannot_be_opened_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file_in_the_way = folder.path().join("file");
    std::fs::write(&file_in_the_way, "").unwrap();
    let below_a_file = format!("sqlite://{}/data.db", file_in_the_way.display());
    assert!(matches!(open(&below_a_file).await.err(), Some(OpenError::File { .. })));
    assert!(matches!(open("sqlite::memory:").await.err(), Some(OpenError::InMemory)));
    assert!(matches!(open("mysql://localhost/x").await.err(), Some(OpenError::UnknownEngine)));
    assert!(matches!(open("postgres://localhost:1/x").await.err(), Some(OpenError::Sql(_))));
    let not_a_database = folder.path().join("text.db");
    std::fs::write(&not_a_database, "just some text ".repeat(100)).unwrap();
    assert!(open(&format!("sqlite://{}", not_a_database.display())).await.is_err());
}

#[cfg(unix)]
#[tokio::test]
async fn only_its_owner_can_read_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let database = TestDatabase::new(Engine::Sqlite).await;
    let _backend = open(database.url()).await.unwrap();
    for suffix in ["", "-wal"] {
        let path = format!("{}{suffix}", database.url().trim_start_matches("sqlite://"));
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600, "{path}");
    }
}
