//! What only PostgreSQL needs: a transaction a job, tried again where two got into each other's way, and the word to
//! other processes.

use sqlx::{AnyConnection, AnyPool, Connection, Executor, any::AnyPoolOptions, postgres::PgListener};
use tokio::time::{Duration, sleep};

use super::{Change, Job, MIGRATIONS, OpenError};

/// Connections to read and write with. One more listens.
const CONNECTIONS: u32 = 16;

/// How long somebody waits for a connection before they are told that it does not work.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often a job is tried before its error is given back.
const TRIES: u32 = 8;

/// The advisory lock of a process that makes the triggers: two at once would get into each other's way.
const TRIGGERS: i64 = 0x5368_6170_696e_6701;

/// Where processes tell each other what they have written.
const CHANNEL: &str = "shaping_tomorrow";

/// Connects and brings the schema up to date; other processes that start now wait for that (an advisory lock).
pub(super) async fn open(url: &str) -> Result<AnyPool, OpenError> {
    // Not by the pool, which would try for half a minute to reach what is not there.
    let mut db = AnyConnection::connect(url).await?;
    MIGRATIONS.run(&mut db).await?;
    keep_audit_entries(&mut db).await?;
    db.close().await?;
    Ok(AnyPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(PATIENCE).connect(url).await?)
}

/// What was written down of what organisers did can be neither changed nor deleted. Not in a migration, as each engine says
/// it in its own words. What is there already is left alone: making it again would wait for everybody who reads.
async fn keep_audit_entries(db: &mut AnyConnection) -> Result<(), sqlx::Error> {
    let mut transaction = db.begin().await?;
    sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(TRIGGERS).execute(&mut *transaction).await?;
    let there: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM pg_trigger WHERE tgrelid = 'audit_entries'::regclass AND tgname LIKE 'audit_entries_stay%'",
    )
    .fetch_one(&mut *transaction)
    .await?;
    if there < 2 {
        for statement in [
            "CREATE OR REPLACE FUNCTION refuse_to_change_audit_entries() RETURNS trigger LANGUAGE plpgsql AS
             $$ BEGIN RAISE EXCEPTION 'audit entries are only added'; END $$",
            "DROP TRIGGER IF EXISTS audit_entries_stay ON audit_entries",
            "CREATE TRIGGER audit_entries_stay BEFORE UPDATE OR DELETE ON audit_entries
             FOR EACH ROW EXECUTE FUNCTION refuse_to_change_audit_entries()",
            "DROP TRIGGER IF EXISTS audit_entries_stay_all ON audit_entries",
            "CREATE TRIGGER audit_entries_stay_all BEFORE TRUNCATE ON audit_entries
             FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_audit_entries()",
        ] {
            transaction.execute(statement).await?;
        }
    }
    transaction.commit().await
}

/// Whether a connection leads to PostgreSQL: for the few statements that it has to be told in other words.
pub(super) fn is_at(db: &AnyConnection) -> bool {
    db.backend_name() == "PostgreSQL"
}

/// Runs `job` in a transaction of its own, and again where PostgreSQL asks for that.
pub(super) async fn write<J: Job>(pool: &AnyPool, job: &J) -> Result<J::Answer, sqlx::Error> {
    let mut tries = 1;
    loop {
        match try_once(pool, job).await {
            Err(error) if tries < TRIES && is_collision(&error) => {
                sleep(Duration::from_millis(2_u64.pow(tries))).await;
                tries += 1;
            }
            outcome => return outcome,
        }
    }
}

async fn try_once<J: Job>(pool: &AnyPool, job: &J) -> Result<J::Answer, sqlx::Error> {
    let mut transaction = pool.begin().await?;
    let answer = job.run(&mut transaction).await?;
    if let Some(change) = J::CHANGES {
        // Part of the transaction: it is said with the commit, or not at all.
        sqlx::query("SELECT pg_notify($1, $2)").bind(CHANNEL).bind(change.code()).execute(&mut *transaction).await?;
    }
    transaction.commit().await?;
    Ok(answer)
}

/// `serialization_failure` and `deadlock_detected`: nothing was written, and the same may work now
/// (<https://www.postgresql.org/docs/current/errcodes-appendix.html>).
fn is_collision(error: &sqlx::Error) -> bool {
    error.as_database_error().and_then(|error| error.code()).is_some_and(|code| code == "40001" || code == "40P01")
}

/// What processes tell each other, this one included.
pub(crate) struct Changes {
    url: String,
    /// None after a failure; a listener that has lost its connection would not say what it has missed.
    listener: Option<PgListener>,
}

impl Changes {
    pub(super) async fn open(url: &str) -> Result<Self, sqlx::Error> {
        Ok(Self { url: url.to_owned(), listener: Some(listen(url).await?) })
    }

    pub(super) async fn next(&mut self) -> Result<Change, sqlx::Error> {
        let Some(listener) = &mut self.listener else {
            self.listener = Some(listen(&self.url).await?);
            return Ok(Change::Everything);
        };
        match listener.try_recv().await {
            Ok(Some(said)) => Ok(Change::from_code(said.payload())),
            // It has connected again by itself; whatever was said meanwhile has passed.
            Ok(None) => Ok(Change::Everything),
            Err(error) => {
                self.listener = None;
                Err(error)
            }
        }
    }
}

async fn listen(url: &str) -> Result<PgListener, sqlx::Error> {
    let mut listener = PgListener::connect(url).await?;
    listener.listen(CHANNEL).await?;
    Ok(listener)
}

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    };

    use tokio::sync::Barrier;

    use super::*;
    use crate::testing::{Engine, TestDatabase};

    /// Adds one to two rows. The first time it is run, it meets the other between the two.
    struct AddToBoth {
        order: [&'static str; 2],
        meet: Arc<Barrier>,
        runs: Arc<AtomicU32>,
        met: AtomicU32,
    }

    impl Job for AddToBoth {
        type Answer = ();
        const CHANGES: Option<Change> = None;

        async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
            self.runs.fetch_add(1, Ordering::SeqCst);
            for (i, key) in self.order.into_iter().enumerate() {
                if i == 1 && self.met.fetch_add(1, Ordering::SeqCst) == 0 {
                    self.meet.wait().await;
                }
                let add = sqlx::query("UPDATE numbers SET number = number + 1 WHERE key = $1");
                add.bind(key).execute(&mut *db).await?;
            }
            Ok(())
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn two_that_wait_for_each_other_are_both_done_in_the_end() {
        let database = TestDatabase::new(Engine::Postgres).await;
        let pool = open(database.url()).await.expect("it opens");
        sqlx::query("CREATE TABLE numbers (key TEXT PRIMARY KEY, number BIGINT NOT NULL)")
            .execute(&pool)
            .await
            .expect("a table can be made");
        sqlx::query("INSERT INTO numbers VALUES ('a', 0), ('b', 0)").execute(&pool).await.expect("rows can be made");
        let (meet, runs) = (Arc::new(Barrier::new(2)), Arc::new(AtomicU32::new(0)));
        let job = |order| AddToBoth { order, meet: meet.clone(), runs: runs.clone(), met: AtomicU32::new(0) };
        let (there, back) = (job(["a", "b"]), job(["b", "a"]));
        let (there, back) = tokio::join!(write(&pool, &there), write(&pool, &back));
        there.expect("it is done");
        back.expect("it is done");
        let sum: i64 = sqlx::query_scalar("SELECT MIN(number) + MAX(number) FROM numbers")
            .fetch_one(&pool)
            .await
            .expect("they can be read");
        assert_eq!(sum, 4, "each has added to both, once");
        // Mostly three. More where the one that is run again is fast enough to get into the other's way once more.
        let runs = runs.load(Ordering::SeqCst);
        assert!(runs >= 3, "PostgreSQL let one go on, and the other was run again: {runs} runs");
    }
}
