//! kill -9 during a burst of registrations: every one that was answered is there afterwards, and none twice, even though
//! browsers send those again that were not.

use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use backend::testing::{Engine, TestDatabase};
use sqlx::{AnyPool, Row};
use tokio::{sync::Notify, task::JoinSet};

use crate::support::{
    Client, Program,
    forms::{fresh_key, location, registration},
};

/// How many people register at once.
const AT_ONCE: usize = 32;
/// After how many answers the server is killed.
const ANSWERED: usize = 200;

/// A registration that was sent.
struct Sent {
    name: String,
    key: String,
    /// The page it was answered with; none where the server was killed before.
    own: Option<String>,
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_keeps_what_was_answered() {
    let database = TestDatabase::new(Engine::Sqlite).await;
    killed_in_a_burst(database.url()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_keeps_what_was_answered() {
    let database = TestDatabase::new(Engine::Postgres).await;
    killed_in_a_burst(database.url()).await;
}

async fn killed_in_a_burst(url: &str) {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let arguments = ["--database-url", url, "--clock", "2024-02-28T10:55:00+01:00", "--limits", "off"];
    let program = Program::serve(folder, &arguments).await;
    let stamp = program.client().get("/en/register").await.unwrap().stamp();

    let (count, enough) = (Arc::new(AtomicUsize::new(0)), Arc::new(Notify::new()));
    let mut people = JoinSet::new();
    for person in 0..AT_ONCE {
        people.spawn(register_on_and_on(program.client(), person, stamp.clone(), count.clone(), enough.clone()));
    }
    enough.notified().await;
    program.signal("KILL");
    let sent: Vec<Sent> = people.join_all().await.into_iter().flatten().collect();
    assert!(!program.ended().await.success());
    assert!(sent.iter().filter(|sent| sent.own.is_some()).count() >= ANSWERED);

    let program = Program::serve(folder, &arguments).await;
    let client = program.client();
    for Sent { name, key, own } in &sent {
        if let Some(own) = own {
            let page = client.get(own).await.unwrap();
            assert_eq!(page.status, 200, "{name} was answered and is gone");
            assert!(page.text().contains(name));
        }
        let again = client.post("/en/register", &registration(name, key, &stamp)).await.unwrap();
        assert!(own.as_ref().is_none_or(|own| location(&again) == own), "{name} got another page");
    }
    program.signal("TERM");
    assert!(program.ended().await.success());

    let stored = names(url).await;
    assert_eq!(stored.len(), sent.len());
    for (name, times) in stored {
        assert_eq!(times, 1, "{name} is there more than once");
    }
}

/// Registers one name after another until nobody answers any more.
async fn register_on_and_on(
    client: Client,
    person: usize,
    stamp: String,
    count: Arc<AtomicUsize>,
    enough: Arc<Notify>,
) -> Vec<Sent> {
    let mut sent = Vec::new();
    for round in 0.. {
        let (name, key) = (format!("person-{person}-{round}-"), fresh_key());
        let answer = client.post("/en/register", &registration(&name, &key, &stamp)).await.ok();
        let own = answer.map(|answer| location(&answer).to_owned());
        let last = own.is_none();
        sent.push(Sent { name, key, own });
        if last {
            break;
        }
        if count.fetch_add(1, Ordering::SeqCst) + 1 == ANSWERED {
            enough.notify_one();
        }
    }
    sent
}

/// How often each name is stored.
async fn names(url: &str) -> HashMap<String, i64> {
    sqlx::any::install_default_drivers();
    let pool = AnyPool::connect(url).await.unwrap();
    let rows = sqlx::query("SELECT name, COUNT(*) AS times FROM registrations GROUP BY name").fetch_all(&pool).await;
    let names = rows.unwrap().iter().map(|row| (row.get("name"), row.get("times"))).collect();
    pool.close().await;
    names
}
