//! The store, for commands that end by themselves.

use backend::{Backend, Clock, Rules, Secret, Settings};

use super::Failed;
use crate::{
    application::StartError,
    config::{Config, SecretUrl},
};

/// Opens the store beside a site that may be running.
pub(super) async fn open(database: &SecretUrl, secret: Secret) -> Result<Backend, Failed> {
    let settings = Settings {
        database_url: database.as_str().to_owned(),
        clock: Clock::real(),
        secret,
        rules: Rules::default(),
        commit_together: Config::COMMIT_TOGETHER,
    };
    Ok(Backend::open(settings).await.map_err(StartError::Store)?)
}
