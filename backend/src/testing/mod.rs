//! What tests need, of this crate and of the server: databases, which are a file of SQLite's or a database in a
//! PostgreSQL cluster that starts by itself; a mail server, and a device that is reminded.

mod cluster;
mod device;
mod mail_server;
pub mod pictures;
mod push_service;
mod python;

use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor};
use tempfile::TempDir;

pub use self::{
    device::{TestDevice, vapid_claims},
    mail_server::MailServer,
    push_service::{Received, TestPushService},
    python::python,
};

/// The code that an authenticator app with this secret shows now, or so many half minutes from now.
///
/// # Panics
/// Where it is no secret.
pub fn totp_code(secret: &str, steps: i64) -> String {
    let moment = crate::Clock::real().now().plus(steps * 30 * domain::SECOND);
    crate::organisers::code_at(secret, moment).expect("it is a secret")
}

/// The engines that everything has to work on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// A file in a temporary folder.
    Sqlite,
    /// A database in a temporary cluster, one for all tests of a test binary.
    Postgres,
}

/// An empty database for one test.
#[derive(Debug)]
pub struct TestDatabase {
    url: String,
    /// Removed with this.
    folder: Option<TempDir>,
}

impl TestDatabase {
    /// Makes one.
    ///
    /// # Panics
    /// Where it cannot be made. A test that skips itself tells nothing, so it fails, and says what to install.
    pub async fn new(engine: Engine) -> Self {
        match engine {
            Engine::Sqlite => {
                let folder = tempfile::tempdir().expect("a temporary folder can be made");
                // Neither the folder nor the file are there yet: a fresh start makes both.
                let url = format!("sqlite://{}/data/test.db", folder.path().display());
                Self { url, folder: Some(folder) }
            }
            Engine::Postgres => Self { url: create_postgres_database().await, folder: None },
        }
    }

    /// The URL to open it with.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Every byte that SQLite has written, its log included; nothing for PostgreSQL.
    ///
    /// # Panics
    /// Where a file cannot be read.
    pub fn bytes(&self) -> Vec<u8> {
        let Some(folder) = &self.folder else { return Vec::new() };
        let files = std::fs::read_dir(folder.path().join("data")).expect("the folder is there");
        files.flat_map(|file| std::fs::read(file.expect("it has a name").path()).expect("it can be read")).collect()
    }
}

async fn create_postgres_database() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    let cluster = cluster::shared();
    let name = format!("test_{}", NEXT.fetch_add(1, Ordering::SeqCst));
    sqlx::any::install_default_drivers();
    let mut db = AnyConnection::connect(&cluster.url("postgres")).await.expect("the cluster answers");
    // From template0: nobody is ever connected to it, so many can be made at once.
    let create = AssertSqlSafe(format!("CREATE DATABASE {name} TEMPLATE template0"));
    db.execute(create).await.expect("a database can be made");
    db.close().await.expect("the connection ends");
    cluster.url(&name)
}
