//! `serve`: the site itself.

use std::io::Write;

use clap::ArgMatches;

use super::{Failed, import, written};
use crate::{
    application::Application,
    config::{Config, SettingArgs},
    logging, stop,
};

pub(super) async fn run(settings: &SettingArgs, given: &ArgMatches) -> Result<(), Failed> {
    let config = Config::resolve(settings, &written(&settings.store.file, given)?)?;
    logging::start(config.log_format);
    let content = config.content.as_deref().map(|file| import::read("--content", file)).transpose()?;
    let asked_to_stop = stop::asked_by_signal();
    let application = Application::build(config, content).await?;
    // Scripts and tests wait for this very line.
    let mut out = std::io::stdout();
    let _ = writeln!(out, "listening on http://{}", application.addr()).and_then(|()| out.flush());
    if let Some(link) = application.first_owners_link().await? {
        // Here and nowhere else: whoever reads the log must not become an owner by that.
        let _ = writeln!(out, "nobody runs this site yet; become its owner by this link, once: {link}")
            .and_then(|()| out.flush());
    }
    application.serve(asked_to_stop).await;
    Ok(())
}
