//! `import`: loads a content file.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use backend::{Secret, content};
use clap::ArgMatches;
use domain::Event;

use super::{Failed, store, written};
use crate::{
    application::StartError,
    config::{Config, LogFormat, StoreArgs},
    logging,
};

/// What `import` takes.
#[derive(clap::Args)]
pub(super) struct Args {
    /// The content file (see content/ for examples)
    file: PathBuf,
    #[command(flatten)]
    store: StoreArgs,
}

pub(super) async fn run(Args { file, store }: &Args, given: &ArgMatches) -> Result<(), Failed> {
    let database = Config::database(store, &written(&store.file, given)?)?;
    logging::start(LogFormat::Text);
    let event = read("import", file)?;
    // Importing makes and checks no links.
    let backend = store::open(&database, Secret::random()).await?;
    let imported = backend.import(&event).await.map_err(StartError::Import);
    backend.shutdown().await;
    imported?;
    let _ = writeln!(std::io::stdout(), "loaded {}", file.display());
    Ok(())
}

/// Reads and checks a content file.
pub(super) fn read(setting: &str, file: &Path) -> Result<Event, Failed> {
    let refused = |problem: String| Failed::Content { setting: setting.to_owned(), file: file.to_owned(), problem };
    let text = std::fs::read_to_string(file).map_err(|error| refused(error.to_string()))?;
    content::parse(&text).map_err(|error| refused(error.to_string()))
}
