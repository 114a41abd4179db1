//! What can go wrong with the store.

/// Why a store could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The URL names no engine that is known here.
    #[error("a database URL starts with `sqlite://` or `postgres://`")]
    UnknownEngine,
    /// SQLite was asked to keep its data in memory, where every connection would have its own.
    #[error("SQLite needs a file here, not a database in memory")]
    InMemory,
    /// The file or its folder could not be made.
    #[error("cannot create {path}")]
    File {
        /// The file's path.
        path: String,
        /// Why not.
        source: std::io::Error,
    },
    /// The SQLite that was built in has a bug that can damage a file in WAL mode.
    #[error("SQLite {found} is too old: 3.51.3 is needed")]
    OldSqlite {
        /// Its version.
        found: String,
    },
    /// The file cannot be used in WAL mode: it lies on a network drive, for example.
    #[error("SQLite cannot use write-ahead logging for this file (its journal mode is `{mode}`)")]
    NoWal {
        /// The mode it uses instead.
        mode: String,
    },
    /// The migrations could not be applied.
    #[error("cannot migrate the database")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// The database did not answer, or not as expected.
    #[error("cannot open the database")]
    Sql(#[from] sqlx::Error),
    /// It was opened, but what is published cannot be read.
    #[error("cannot read what is published")]
    Read(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Why something could not be read or written. Never shown to anybody outside; logged.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StoreError {
    /// The database said no, or nothing.
    #[error(transparent)]
    Sql(sqlx::Error),
    /// The commit that it was part of failed; the writer has logged why.
    #[error("the commit failed")]
    NotCommitted,
    /// Somebody was reading or writing for too long.
    #[error("the write-ahead log is in use and could not be emptied")]
    LogInUse,
    /// It ran into a bug.
    #[error("the job panicked")]
    Panicked,
    /// The program is ending.
    #[error("the store has been closed")]
    Closed,
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::PoolClosed => Self::Closed,
            error => Self::Sql(error),
        }
    }
}
