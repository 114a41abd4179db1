//! `export`: lists of what people said, to be used elsewhere.

use std::{
    fs::OpenOptions,
    io::{self, Write},
    iter,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use backend::{NewsConsent, Secret, csv_list};
use clap::{ArgMatches, Subcommand};
use domain::Instant;

use super::{Failed, store, written};
use crate::{
    config::{Config, LogFormat, StoreArgs},
    logging,
};

/// What can be written.
#[derive(Subcommand)]
pub(super) enum Command {
    /// Everybody who wants news by mail, as CSV, with the proof that they said so.
    ///
    /// One line for each confirmed address: email, name, language, when they agreed (UTC), and the words they agreed to
    /// with version and language. Write the list anew before each mailing: people change their minds.
    News {
        /// Where to write it, readable by its owner alone [default: standard output]
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        #[command(flatten)]
        store: StoreArgs,
    },
}

pub(super) async fn run(command: &Command, given: &ArgMatches) -> Result<(), Failed> {
    let Command::News { out, store: place } = command;
    let database = Config::database(place, &written(&place.file, given)?)?;
    logging::start(LogFormat::Text);
    // Exporting makes and checks no links.
    let backend = store::open(&database, Secret::random()).await?;
    let list = backend.news_list().await;
    backend.shutdown().await;
    let list = list?;
    let text = news(&list).map_err(|error| Failed::Work(format!("the list cannot be written: {error}")))?;
    let put = match out {
        Some(file) => put(file, &text),
        None => io::stdout().write_all(&text),
    };
    put.map_err(|error| Failed::Work(format!("the list cannot be written: {error}")))?;
    if let Some(file) = out {
        let _ = writeln!(io::stdout(), "addresses written to {}: {}", file.display(), list.len());
    }
    Ok(())
}

/// Writes a file that only its owner can read: it is full of addresses.
fn put(file: &Path, text: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(file)?;
    file.write_all(text)?;
    file.sync_all()
}

fn news(list: &[NewsConsent]) -> io::Result<Vec<u8>> {
    let head = ["email", "name", "language", "consent_given_at", "text_version", "text_language", "text"];
    let rows = list.iter().map(|consent| {
        [
            consent.email.clone(),
            consent.name.clone(),
            consent.lang.code().into(),
            utc(consent.given_at),
            consent.text_version.to_string(),
            consent.text_lang.code().into(),
            consent.text.clone().unwrap_or_default(),
        ]
    });
    csv_list(iter::once(head.map(String::from)).chain(rows))
}

/// A moment in UTC (RFC 3339).
fn utc(moment: Instant) -> String {
    jiff::Timestamp::from_millisecond(moment.millis()).map_or_else(|_| String::new(), |moment| moment.to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use domain::Lang;

    use super::*;

    #[test]
    fn the_list_is_csv_without_formulas() {
        let consent = |name: &str, text: Option<&str>| NewsConsent {
            email: "ada@example.org".into(),
            name: name.into(),
            lang: Lang::Fr,
            given_at: Instant::from_millis(1_709_114_100_000),
            text_version: 1,
            text_lang: Lang::Ar,
            text: text.map(Into::into),
        };
        let list = [consent("=HYPERLINK(\"x\"),1", Some("Yes, \"news\"")), consent("ليلى", None)];
        assert_eq!(
            String::from_utf8(news(&list).unwrap()).unwrap(),
            "email,name,language,consent_given_at,text_version,text_language,text\r\n\
             ada@example.org,\"'=HYPERLINK(\"\"x\"\"),1\",fr,2024-02-28T09:55:00Z,1,ar,\"Yes, \"\"news\"\"\"\r\n\
             ada@example.org,ليلى,fr,2024-02-28T09:55:00Z,1,ar,\r\n"
        );
    }
}
