//! The store: SQLite or PostgreSQL by the URL's scheme, one schema and one set of SQL for both.
//!
//! Reading goes to a pool of connections. Writing goes through [`Store::write`], which runs a [`Job`] in a
//! transaction and answers after its commit. Where the engines differ, the difference is in `sqlite.rs`, `writer.rs`
//! and `postgres.rs`; the other files speak SQL that both understand.

pub(crate) mod audit;
pub(crate) mod consents;
pub(crate) mod content;
pub(crate) mod content_import;
pub(crate) mod counts;
pub(crate) mod decisions;
pub(crate) mod deleted;
pub(crate) mod drafts;
pub(crate) mod embeds;
pub(crate) mod erasure;
mod errors;
pub(crate) mod feed;
pub(crate) mod invitations;
pub(crate) mod mail_log;
pub(crate) mod meeting_reports;
pub(crate) mod meetings;
pub(crate) mod moderation;
pub(crate) mod moderation_queue;
pub(crate) mod organisers;
pub(crate) mod outbox;
pub(crate) mod overview;
pub(crate) mod photos;
pub(crate) mod pledge_dates;
pub(crate) mod pledges;
mod postgres;
pub(crate) mod push_subscriptions;
pub(crate) mod pushes;
pub(crate) mod questions;
pub(crate) mod registration_export;
pub(crate) mod registration_file;
pub(crate) mod registration_list;
pub(crate) mod registration_states;
pub(crate) mod registration_words;
pub(crate) mod registrations;
pub(crate) mod reminders;
mod rows;
pub(crate) mod seats;
pub(crate) mod sent_forms;
pub(crate) mod settings;
pub(crate) mod sign_in_failures;
pub(crate) mod sign_ins;
mod sqlite;
pub(crate) mod team;
pub(crate) mod wall;
mod writer;

use sqlx::{Any, AnyConnection, AnyPool, migrate::Migrator, pool::PoolConnection};
use tokio::time::{Duration, sleep};

use writer::Writer;

pub use errors::OpenError;
pub(crate) use errors::StoreError;

static MIGRATIONS: Migrator = sqlx::migrate!();

/// What somebody has written, here or in another process: what has to be read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change {
    /// The published content, or nobody knows what.
    Everything,
    /// How many seats are taken.
    Seats,
    /// The pledges.
    Wall,
    /// The sites that may show an embed.
    Embeds,
    /// The reports of meetings that everybody sees.
    Reports,
    /// What the audience asks.
    Questions,
    /// The rules that organisers set.
    Settings,
}

impl Change {
    const ALL: [Self; 7] =
        [Self::Everything, Self::Seats, Self::Wall, Self::Embeds, Self::Reports, Self::Questions, Self::Settings];

    const fn code(self) -> &'static str {
        match self {
            Self::Everything => "everything",
            Self::Seats => "seats",
            Self::Wall => "wall",
            Self::Embeds => "embeds",
            Self::Reports => "reports",
            Self::Questions => "questions",
            Self::Settings => "settings",
        }
    }

    fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|change| change.code() == code).unwrap_or(Self::Everything)
    }
}

/// Something to write: all of it or nothing.
///
/// It may be run more than once (PostgreSQL asks for that when two transactions got into each other's way), so it
/// must not have effects outside of `db`.
pub(crate) trait Job: Send + Sync + 'static {
    /// What the one who asked gets after the commit.
    type Answer: Send + 'static;

    /// What other processes have to read again afterwards.
    const CHANGES: Option<Change>;

    /// Writes. An error undoes everything this run has written, and nothing else.
    fn run(&self, db: &mut AnyConnection) -> impl Future<Output = Result<Self::Answer, sqlx::Error>> + Send;
}

/// An open store.
pub(crate) struct Store {
    engine: Engine,
    pool: AnyPool,
}

enum Engine {
    /// All writing is done by one task; the pool only reads.
    Sqlite(Writer),
    /// Everything goes through the pool.
    Postgres,
}

impl Store {
    /// Connects, creates what is missing, brings the schema up to date. `commit_together` is how many jobs may share
    /// a commit on SQLite. Also gives the stream of what other processes change.
    pub(crate) async fn open(url: &str, commit_together: usize) -> Result<(Self, Changes), OpenError> {
        sqlx::any::install_default_drivers();
        match url.split(':').next() {
            Some("sqlite") => {
                let (writer, pool) = sqlite::open(url, commit_together).await?;
                let changes = Changes::Sqlite(sqlite::Changes::open(url).await?);
                Ok((Self { engine: Engine::Sqlite(writer), pool }, changes))
            }
            Some("postgres" | "postgresql") => {
                let pool = postgres::open(url).await?;
                let changes = Changes::Postgres(postgres::Changes::open(url).await?);
                Ok((Self { engine: Engine::Postgres, pool }, changes))
            }
            _ => Err(OpenError::UnknownEngine),
        }
    }

    /// A connection to read with.
    pub(crate) async fn read(&self) -> Result<PoolConnection<Any>, StoreError> {
        Ok(self.pool.acquire().await?)
    }

    /// Runs `job` in a transaction and answers after its commit.
    pub(crate) async fn write<J: Job>(&self, job: J) -> Result<J::Answer, StoreError> {
        match &self.engine {
            Engine::Sqlite(writer) => writer.write(job).await,
            Engine::Postgres => Ok(postgres::write(&self.pool, &job).await?),
        }
    }

    /// Sees to it that what was erased is not in SQLite's files any more either; `erased` is whether there was something
    /// now. Without, it makes up for an earlier call that failed or did not come.
    pub(crate) async fn forget_erased(&self, erased: bool) -> Result<(), StoreError> {
        match &self.engine {
            Engine::Sqlite(writer) => writer.forget_erased(erased).await,
            // Its own autovacuum takes deleted rows out of the files.
            Engine::Postgres => Ok(()),
        }
    }

    /// Whether the database answers, and writing is still possible.
    pub(crate) async fn ready(&self) -> Result<(), StoreError> {
        if let Engine::Sqlite(writer) = &self.engine {
            writer.ready()?;
        }
        sqlx::query("SELECT 1").execute(&mut *self.read().await?).await?;
        Ok(())
    }

    /// Finishes what was accepted and closes every connection. Later calls fail.
    pub(crate) async fn close(&self) {
        if let Engine::Sqlite(writer) = &self.engine {
            writer.close().await;
        }
        self.pool.close().await;
    }
}

/// What other processes change, as it happens.
pub(crate) enum Changes {
    Sqlite(sqlite::Changes),
    Postgres(postgres::Changes),
}

impl Changes {
    /// Waits for the next change. While the database is out of reach it tries again every second, and gives
    /// [`Change::Everything`] afterwards, as it cannot know what it has missed.
    pub(crate) async fn next(&mut self) -> Change {
        loop {
            let next = match self {
                Self::Sqlite(changes) => changes.next().await,
                Self::Postgres(changes) => changes.next().await,
            };
            match next {
                Ok(change) => return change,
                Err(error) => {
                    tracing::warn!(%error, "cannot hear what other processes write");
                    sleep(Duration::from_secs(1)).await;
                }
            }
        }
    }
}

/// An id for a new row: UUID version 7, so that ids grow with time.
pub(crate) fn new_id() -> String {
    uuid::Uuid::now_v7().to_string()
}
