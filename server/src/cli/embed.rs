//! `embed`: which other sites may show the countdown, the registration or the wall in a frame.

use std::io::{self, Write};

use backend::{Actor, Allowed, Backend, Secret};
use clap::{ArgMatches, Subcommand};
use domain::{AppError, Embed, Origin};

use super::{Failed, store, written};
use crate::{
    config::{Config, ConfigError, LogFormat, StoreArgs},
    logging,
};

/// What can be done with the list.
#[derive(Subcommand)]
pub(super) enum Command {
    /// Let a site show embeds. A running site goes by it within about a second.
    Allow {
        #[command(flatten)]
        which: Which,
        #[command(flatten)]
        store: Box<StoreArgs>,
    },
    /// Take that back.
    Disallow {
        #[command(flatten)]
        which: Which,
        #[command(flatten)]
        store: Box<StoreArgs>,
    },
    /// Tell which sites may show what.
    List {
        #[command(flatten)]
        store: Box<StoreArgs>,
    },
}

/// A site, and what it may show.
#[derive(clap::Args)]
pub(super) struct Which {
    /// The site's address without a path, https://…; `https://*.example.org` stands for all sites below example.org
    #[arg(value_name = "SITE")]
    site: String,
    /// `countdown`, `register`, `wall` [default: all of them]
    #[arg(value_name = "EMBED")]
    embeds: Vec<String>,
}

impl Which {
    fn parsed(&self) -> Result<(Origin, Vec<Embed>), ConfigError> {
        let refused = |value: &str, accepted: &str| ConfigError {
            origin: "embed".into(),
            value: value.into(),
            accepted: accepted.into(),
        };
        let site = Origin::parse(&self.site).ok_or_else(|| {
            refused(
                &self.site,
                "https:// with a host and no path, such as https://example.org, or http:// on this machine; other \
                 letters than Latin ones as DNS writes them (xn--…)",
            )
        })?;
        let named = |code: &String| Embed::from_code(code).ok_or_else(|| refused(code, "countdown, register, wall"));
        let embeds = self.embeds.iter().map(named).collect::<Result<Vec<_>, _>>()?;
        Ok((site, if embeds.is_empty() { Embed::ALL.to_vec() } else { embeds }))
    }
}

pub(super) async fn run(command: &Command, given: &ArgMatches) -> Result<(), Failed> {
    // What is wrong on the command line is said before anything is opened.
    let (which, store) = match command {
        Command::Allow { which, store } | Command::Disallow { which, store } => (Some(which.parsed()?), store),
        Command::List { store } => (None, store),
    };
    let database = Config::database(store, &written(&store.file, given)?)?;
    logging::start(LogFormat::Text);
    // Nothing here makes or checks links.
    let backend = store::open(&database, Secret::random()).await?;
    let said = match (command, &which) {
        (Command::Allow { .. }, Some((site, embeds))) => allow(&backend, site, embeds).await,
        (Command::Disallow { .. }, Some((site, embeds))) => {
            disallow(&backend, site, embeds).await.map_err(Failed::from)
        }
        _ => Ok(list(&backend)),
    };
    backend.shutdown().await;
    let _ = io::stdout().write_all(said?.as_bytes());
    Ok(())
}

async fn allow(backend: &Backend, site: &Origin, embeds: &[Embed]) -> Result<String, Failed> {
    let mut said = String::new();
    for embed in embeds {
        match backend.allow_embed(&Actor::Command, *embed, site).await? {
            Allowed::Now => said += &format!("{site} may show {embed}\n"),
            Allowed::Already => said += &format!("{site} may show {embed} already\n"),
            Allowed::NoRoom => {
                return Err(Failed::Work(format!(
                    "{said}the list of {embed} is full: take sites out, or list several as https://*.example.org"
                )));
            }
        }
    }
    Ok(said)
}

async fn disallow(backend: &Backend, site: &Origin, embeds: &[Embed]) -> Result<String, AppError> {
    let mut said = String::new();
    for embed in embeds {
        let words = if backend.disallow_embed(&Actor::Command, *embed, site).await? {
            "may no longer show"
        } else {
            "was not to show"
        };
        said += &format!("{site} {words} {embed}\n");
    }
    Ok(said)
}

fn list(backend: &Backend) -> String {
    let sites = backend.embed_sites();
    if sites.is_empty() {
        return "no site may show anything\n".to_owned();
    }
    sites.iter().map(|(embed, site)| format!("{site} may show {embed}\n")).collect()
}
