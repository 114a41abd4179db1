//! The writer alone, on a table of notes.

use std::sync::Arc;

use futures::future::join_all;
use sqlx::AnyPool;
use tokio::sync::Semaphore;

use super::*;
use crate::{
    store::{Change, sqlite},
    testing::{Engine, TestDatabase},
};

struct World {
    writer: Arc<Writer>,
    pool: AnyPool,
    database: TestDatabase,
}

impl World {
    async fn new(commit_together: usize) -> Self {
        let database = TestDatabase::new(Engine::Sqlite).await;
        sqlx::any::install_default_drivers();
        let (writer, pool) = sqlite::open(database.url(), commit_together).await.expect("it opens");
        let world = Self { writer: Arc::new(writer), pool, database };
        world
            .write(Do::Sql("CREATE TABLE notes (text TEXT PRIMARY KEY, above TEXT REFERENCES notes)"))
            .await
            .expect("a table");
        world
    }

    async fn write(&self, job: Do) -> Result<Vec<String>, StoreError> {
        self.writer.write(job).await
    }

    /// Has the writer wait until the semaphore lets it go on, and puts `jobs` in the queue in that time.
    async fn write_together(&self, jobs: Vec<Do>) -> Vec<Result<Vec<String>, StoreError>> {
        let go = Arc::new(Semaphore::new(0));
        let mut writing = vec![self.spawn(Do::WaitFor(go.clone()))];
        self.until_the_writer_has(0).await;
        for (waiting, job) in jobs.into_iter().enumerate() {
            writing.push(self.spawn(job));
            self.until_the_writer_has(waiting + 1).await;
        }
        go.add_permits(1);
        let mut answers = join_all(writing).await.into_iter().map(|answer| answer.expect("nobody has panicked"));
        answers.next().expect("the first").expect("waiting works");
        answers.collect()
    }

    fn spawn(&self, job: Do) -> tokio::task::JoinHandle<Result<Vec<String>, StoreError>> {
        let writer = self.writer.clone();
        tokio::spawn(async move { writer.write(job).await })
    }

    async fn until_the_writer_has(&self, waiting: usize) {
        // The first one is sent and taken out again before it counts.
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        while self.writer.queue.max_capacity() - self.writer.queue.capacity() != waiting {
            tokio::task::yield_now().await;
        }
    }

    /// What others can read.
    async fn notes(&self) -> Vec<String> {
        notes(&self.pool).await
    }
}

async fn notes(pool: &AnyPool) -> Vec<String> {
    sqlx::query_scalar("SELECT text FROM notes ORDER BY text").fetch_all(pool).await.expect("notes can be read")
}

enum Do {
    Sql(&'static str),
    /// Writes a note, and then fails.
    Fail(&'static str),
    Panic(&'static str),
    /// Answers what others can read in the meantime.
    Look(AnyPool),
    WaitFor(Arc<Semaphore>),
}

impl Job for Do {
    type Answer = Vec<String>;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<Vec<String>, sqlx::Error> {
        match self {
            Self::Sql(sql) => sqlx::query(*sql).execute(db).await.map(|_| vec![]),
            Self::Fail(sql) => {
                sqlx::query(*sql).execute(&mut *db).await?;
                sqlx::query("INSERT INTO nowhere VALUES (1)").execute(db).await.map(|_| vec![])
            }
            Self::Panic(sql) => {
                sqlx::query(*sql).execute(db).await?;
                panic!("as the test wants it");
            }
            Self::Look(pool) => Ok(notes(pool).await),
            Self::WaitFor(go) => {
                go.acquire().await.expect("it is not closed").forget();
                Ok(vec![])
            }
        }
    }
}

const A: Do = Do::Sql("INSERT INTO notes VALUES ('a', NULL)");
const C: Do = Do::Sql("INSERT INTO notes VALUES ('c', NULL)");

#[tokio::test(flavor = "multi_thread")]
async fn one_that_fails_is_undone_alone() {
    let world = World::new(64).await;
    let jobs = vec![
        A,
        Do::Fail("INSERT INTO notes VALUES ('b1', NULL)"),
        Do::Sql("INSERT INTO notes VALUES ('a', NULL)"),
        Do::Panic("INSERT INTO notes VALUES ('b2', NULL)"),
        C,
    ];
    let answers = world.write_together(jobs).await;
    assert!(matches!(
        answers[..],
        [Ok(_), Err(StoreError::Sql(_)), Err(StoreError::Sql(_)), Err(StoreError::Panicked), Ok(_)]
    ));
    assert_eq!(world.notes().await, ["a", "c"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_wait_share_a_commit() {
    let world = World::new(64).await;
    let answers = world.write_together(vec![A, Do::Look(world.pool.clone()), C]).await;
    assert_eq!(answers[1].as_ref().expect("it looked"), &Vec::<String>::new(), "the first was not yet committed");
    assert_eq!(world.notes().await, ["a", "c"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn with_one_a_commit_nobody_shares() {
    let world = World::new(1).await;
    let answers = world.write_together(vec![A, Do::Look(world.pool.clone()), C]).await;
    assert_eq!(answers[1].as_ref().expect("it looked"), &["a"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_come_after_the_commit() {
    let world = World::new(64).await;
    for i in 0..50 {
        let sql = format!("INSERT INTO notes VALUES ('{i:02}', NULL)");
        world.write(Do::Sql(sql.leak())).await.expect("it is written");
        assert_eq!(world.notes().await.len(), i + 1, "another connection sees it as soon as it is answered");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn when_the_commit_fails_everybody_is_told_and_the_next_one_works() {
    let world = World::new(64).await;
    // Nothing is wrong with it until the commit, when the note above it is missing.
    let bad = "PRAGMA defer_foreign_keys = ON; INSERT INTO notes VALUES ('b', 'missing')";
    let answers = world.write_together(vec![A, Do::Sql(bad), Do::Fail("SELECT 1"), C]).await;
    assert!(matches!(
        answers[..],
        [
            Err(StoreError::NotCommitted),
            Err(StoreError::NotCommitted),
            Err(StoreError::Sql(_)),
            Err(StoreError::NotCommitted)
        ]
    ));
    assert!(world.notes().await.is_empty());
    world.write(A).await.expect("a new connection writes");
    assert_eq!(world.notes().await, ["a"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_deleted_is_overwritten_and_leaves_the_log() {
    let world = World::new(64).await;
    let is_there = || String::from_utf8_lossy(&world.database.bytes()).contains("planted");
    world.write(Do::Sql("INSERT INTO notes VALUES ('planted', NULL), ('kept', NULL)")).await.expect("it is written");
    world.writer.forget_erased(false).await.expect("nobody is in the way");
    assert!(is_there(), "in the file, as the log is empty");
    world.write(Do::Sql("DELETE FROM notes WHERE text = 'planted'")).await.expect("it is deleted");
    world.writer.forget_erased(false).await.expect("nobody is in the way");
    assert!(!is_there());
    assert_eq!(world.notes().await, ["kept"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_in_the_way_of_forgetting_is_told_of_and_the_next_time_works() {
    let world = World::new(64).await;
    world.write(A).await.expect("it is written");
    let mut reading = world.pool.begin().await.expect("a transaction");
    let read = "SELECT COUNT(*) FROM notes";
    sqlx::query(read).execute(&mut *reading).await.expect("it reads");
    world.write(C).await.expect("a reader is in nobody's way");
    assert!(matches!(world.writer.forget_erased(true).await, Err(StoreError::LogInUse)));
    reading.rollback().await.expect("it ends");
    world.writer.forget_erased(false).await.expect("nobody is in the way");
    assert_eq!(world.notes().await, ["a", "c"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn closing_finishes_what_was_accepted() {
    let world = World::new(2).await;
    let go = Arc::new(Semaphore::new(0));
    let waiting = world.spawn(Do::WaitFor(go.clone()));
    world.until_the_writer_has(0).await;
    let accepted: Vec<_> =
        (0..20).map(|i| world.spawn(Do::Sql(format!("INSERT INTO notes VALUES ('{i:02}', NULL)").leak()))).collect();
    world.until_the_writer_has(20).await;
    let closing = tokio::spawn({
        let writer = world.writer.clone();
        async move { writer.close().await }
    });
    world.until_the_writer_has(21).await;
    go.add_permits(1);
    closing.await.expect("it is closed");
    waiting.await.expect("no panic").expect("it was accepted");
    for answer in join_all(accepted).await {
        answer.expect("no panic").expect("it was accepted");
    }
    assert_eq!(world.notes().await.len(), 20);
    assert!(matches!(world.write(A).await, Err(StoreError::Closed)));
    assert!(world.writer.ready().is_err());
    world.writer.close().await;
}
