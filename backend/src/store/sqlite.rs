//! What only SQLite needs: its file, its settings, and its way to notice other writers.

use std::{fs, io, path::Path, str::FromStr};

use sqlx::{AnyConnection, AnyPool, Connection, Executor, any::AnyPoolOptions, sqlite::SqliteConnectOptions};
use tokio::time::{Duration, sleep};

use super::{Change, MIGRATIONS, OpenError, StoreError, writer::Writer};

/// Older WAL code can damage a file when two connections write or checkpoint at once
/// (<https://sqlite.org/releaselog/3_51_3.html>).
const OLDEST: [u32; 3] = [3, 51, 3];

/// Connections that read. Each has a thread of its own.
const READERS: u32 = 4;

/// How often to look whether another process has written, such as an import beside the running server.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Opens the file, creating it and its folder where they are missing.
pub(super) async fn open(url: &str, commit_together: usize) -> Result<(Writer, AnyPool), OpenError> {
    create_file(url)?;
    let mut db = connect(url).await?;
    check_version(&mut db).await?;
    use_wal(&mut db).await?;
    MIGRATIONS.run(&mut db).await?;
    keep_audit_entries(&mut db).await?;
    let pool = AnyPoolOptions::new()
        .max_connections(READERS)
        // The connection is a thread in this process; there is nothing on the way that could have been lost.
        .test_before_acquire(false)
        .after_connect(|db, _| Box::pin(async move { db.execute("PRAGMA query_only = ON").await.map(drop) }))
        .connect(url)
        .await?;
    let url = url.to_owned();
    let again = Box::new(move || {
        let url = url.clone();
        Box::pin(async move { connect(&url).await }) as _
    });
    Ok((Writer::start(db, again, commit_together), pool))
}

/// A connection that may write, and whose commits are on the disk when they return.
async fn connect(url: &str) -> Result<AnyConnection, sqlx::Error> {
    let mut db = AnyConnection::connect(url).await?;
    db.execute("PRAGMA synchronous = FULL").await?;
    db.execute("PRAGMA foreign_keys = ON").await?;
    // What is deleted is overwritten with zeros, not just left where the next row will come.
    db.execute("PRAGMA secure_delete = ON").await?;
    Ok(db)
}

/// What was written down of what organisers did can be neither changed nor deleted. Not in a migration, as each engine says
/// it in its own words.
async fn keep_audit_entries(db: &mut AnyConnection) -> Result<(), sqlx::Error> {
    for trigger in [
        "CREATE TRIGGER IF NOT EXISTS audit_entries_stay_the_same BEFORE UPDATE ON audit_entries
         BEGIN SELECT RAISE(ABORT, 'audit entries are only added'); END",
        "CREATE TRIGGER IF NOT EXISTS audit_entries_stay BEFORE DELETE ON audit_entries
         BEGIN SELECT RAISE(ABORT, 'audit entries are only added'); END",
    ] {
        db.execute(trigger).await?;
    }
    Ok(())
}

fn create_file(url: &str) -> Result<(), OpenError> {
    if url.contains(":memory:") || url.contains("mode=memory") {
        return Err(OpenError::InMemory);
    }
    let options = SqliteConnectOptions::from_str(url)?;
    let path = options.get_filename();
    create(path).map_err(|source| OpenError::File { path: path.display().to_string(), source })
}

fn create(path: &Path) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut options = fs::OpenOptions::new();
    options.create(true).append(true);
    // Addresses are in it: only its owner reads it. SQLite gives the files beside it the same mode.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

async fn check_version(db: &mut AnyConnection) -> Result<(), OpenError> {
    let found: String = sqlx::query_scalar("SELECT sqlite_version()").fetch_one(db).await?;
    let numbers: Vec<u32> = found.split('.').map_while(|number| number.parse().ok()).collect();
    if numbers.as_slice() < OLDEST.as_slice() { Err(OpenError::OldSqlite { found }) } else { Ok(()) }
}

/// The mode is kept in the file, so that every later connection has it too.
async fn use_wal(db: &mut AnyConnection) -> Result<(), OpenError> {
    let mode: String = sqlx::query_scalar("PRAGMA journal_mode = WAL").fetch_one(db).await?;
    if mode == "wal" { Ok(()) } else { Err(OpenError::NoWal { mode }) }
}

/// Writes the whole file anew. `secure_delete` is not enough where something has to be gone: when SQLite moves rows
/// between pages, it leaves copies of them in the unused space of those pages, out of reach of a later DELETE.
pub(super) async fn rewrite(db: &mut AnyConnection) -> Result<(), sqlx::Error> {
    db.execute("VACUUM").await.map(drop)
}

/// Moves the log into the file and cuts it to nothing, as older versions of rows are in it. Waits for those who read, up
/// to the five seconds that anybody waits here.
pub(super) async fn empty_log(db: &mut AnyConnection) -> Result<(), StoreError> {
    let busy: i64 = sqlx::query_scalar("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(db).await?;
    if busy == 0 { Ok(()) } else { Err(StoreError::LogInUse) }
}

/// Notices that something was committed, by this process or another.
pub(crate) struct Changes {
    db: AnyConnection,
    seen: i64,
}

impl Changes {
    pub(super) async fn open(url: &str) -> Result<Self, sqlx::Error> {
        let mut db = AnyConnection::connect(url).await?;
        let seen = data_version(&mut db).await?;
        Ok(Self { db, seen })
    }

    pub(super) async fn next(&mut self) -> Result<Change, sqlx::Error> {
        loop {
            sleep(LOOK_EVERY).await;
            let now = data_version(&mut self.db).await?;
            if now != self.seen {
                self.seen = now;
                return Ok(Change::Everything);
            }
        }
    }
}

/// A number that is another one after any other connection has committed.
async fn data_version(db: &mut AnyConnection) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar("PRAGMA data_version").fetch_one(db).await
}
