//! The store, for commands that end by themselves.

use backend::{Backend, Clock, Rules, Secret, Settings, push::PushReach};

use super::Failed;
use crate::{
    application::StartError,
    config::{Config, SecretUrl, StoreArgs},
};

/// Opens the store beside a site that may be running.
pub(super) async fn open(database: &SecretUrl, secret: Secret) -> Result<Backend, Failed> {
    let settings = Settings {
        database_url: database.as_str().to_owned(),
        clock: Clock::real(),
        secret,
        rules: Rules::default(),
        commit_together: Config::COMMIT_TOGETHER,
        push: PushReach::Off,
    };
    Ok(Backend::open(settings).await.map_err(StartError::Store)?)
}

/// Which session a command is about, and where it is kept.
#[derive(clap::Args)]
pub(super) struct SessionArgs {
    /// The session's name in addresses; without it the one that the landing page shows now
    #[arg(long, value_name = "SLUG")]
    session: Option<String>,
    #[command(flatten)]
    pub(super) store: StoreArgs,
}

impl SessionArgs {
    /// The store, looking at that session.
    pub(super) async fn of(&self, backend: Backend) -> Result<Backend, Failed> {
        let Some(slug) = &self.session else { return Ok(backend) };
        if let Some(backend) = backend.of_session(slug) {
            return Ok(backend);
        }
        backend.shutdown().await;
        Err(Failed::Work(format!("no session {slug} is published")))
    }
}
