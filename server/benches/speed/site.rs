//! A site inside the bench, served over real connections on loopback.

use std::{net::SocketAddr, path::Path};

use backend::{Clock, Rules, mail::MailTarget};
use domain::Instant;
use server::{Application, Config, LogFormat, SecretSource, SecretUrl};
use tempfile::TempDir;
use tokio::{runtime::Runtime, sync::oneshot, task::JoinHandle};

use crate::Failed;

/// 2024-02-28 10:55 CET, as `make run` starts: registration is open.
const START: Instant = Instant::from_millis(1_709_114_100_000);

/// A site with a database of its own.
pub(crate) struct Site {
    pub(crate) addr: SocketAddr,
    folder: TempDir,
    serving: JoinHandle<()>,
    stop: oneshot::Sender<()>,
}

impl Site {
    /// Starts one with the first campaign in it, after `change` has had its way with it.
    pub(crate) fn start(
        threads: &Runtime,
        commit_together: usize,
        change: impl AsyncFnOnce(Application) -> Result<Application, Failed>,
    ) -> Result<Self, Failed> {
        // Beside the build, since /tmp is often not on a disk, where a commit costs nothing.
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
        threads.block_on(async {
            let application = Application::build(config(folder.path(), commit_together), None).await?;
            let application = change(application).await?;
            let addr = application.addr();
            let (stop, asked_to_stop) = oneshot::channel();
            let serving = tokio::spawn(application.serve(async move {
                let _ = asked_to_stop.await;
            }));
            Ok(Self { addr, folder, serving, stop })
        })
    }

    /// Ends it as SIGTERM does, and gives the folder with its database.
    pub(crate) fn stop(self, threads: &Runtime) -> Result<TempDir, Failed> {
        let _ = self.stop.send(());
        threads.block_on(self.serving)?;
        Ok(self.folder)
    }
}

/// The address of the database in a site's folder.
pub(crate) fn database_url(folder: &Path) -> String {
    format!("sqlite://{}/site.db", folder.display())
}

fn config(folder: &Path, commit_together: usize) -> Config {
    Config {
        addr: ([127, 0, 0, 1], 0).into(),
        database_url: SecretUrl::new(&database_url(folder)),
        content: None,
        clock: Clock::replay(START, 1),
        public_url: None,
        leave_to: None,
        mail: MailTarget::Log,
        limits: false,
        trust_proxy: false,
        secret: SecretSource::File(folder.join("secret.key")),
        rules: Rules::default(),
        push: backend::push::PushReach::Off,
        log_format: LogFormat::Text,
        commit_together,
    }
}
