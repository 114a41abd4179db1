//! `wall`: what organisers decide about the pledges' wall.

use std::io::{self, Write};

use backend::{Actor, Backend, HeldPledge, Secret, WallWord, dates};
use clap::{ArgMatches, Subcommand, ValueEnum};
use domain::{AppError, Lang};

use super::{Failed, store, written};
use crate::config::{Config, LogFormat, StoreArgs};
use crate::logging;

/// How many pledges the queue lists.
const QUEUE: usize = 50;

/// How much of an id is shown: enough to tell pledges apart, and short to type.
const ENDING: usize = 8;

/// What can be done about the wall. A running site shows it within about a second.
#[derive(Subcommand)]
pub(super) enum Command {
    /// Tell how the wall is kept, and how much waits to be looked at.
    Show(#[command(flatten)] StoreArgs),
    /// List what waits to be looked at, the oldest first, each with the id that `approve` and `hide` take.
    Queue(#[command(flatten)] StoreArgs),
    /// Let a pledge onto the wall, with its message; also one that was hidden.
    Approve(#[command(flatten)] One),
    /// Take a pledge off the wall, or do not let it there. It stays counted.
    Hide(#[command(flatten)] One),
    /// Choose whether pledges are looked at before they are shown (`first`) or, but for those that seem to need it,
    /// afterwards (`after`).
    Review {
        /// When somebody looks
        when: When,
        #[command(flatten)]
        store: StoreArgs,
    },
    /// Let nothing new appear on the wall. Counting goes on.
    Freeze(#[command(flatten)] StoreArgs),
    /// Let the wall go on; what has waited appears.
    Thaw(#[command(flatten)] StoreArgs),
    /// Words that hold a pledge until somebody has looked.
    #[command(subcommand)]
    Words(Words),
}

/// One pledge.
#[derive(clap::Args)]
pub(super) struct One {
    /// The pledge's id, or as much of its end as it takes
    id: String,
    #[command(flatten)]
    store: StoreArgs,
}

/// When somebody looks at a pledge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// Before it is shown
    First,
    /// Afterwards
    After,
}

/// What can be done about the words.
#[derive(Subcommand)]
pub(super) enum Words {
    /// Look out for a word, or several that follow each other. Capitals, vowel marks and repeated letters do not matter.
    Add(#[command(flatten)] Word),
    /// Look out for it no more.
    Remove(#[command(flatten)] Word),
    /// List them.
    List(#[command(flatten)] StoreArgs),
}

/// One word.
#[derive(clap::Args)]
pub(super) struct Word {
    /// The word
    word: String,
    /// Only in pledges of this language: its code, or `*` for all
    #[arg(long, value_name = "LANG", default_value = "*", value_parser = lang)]
    lang: Only,
    #[command(flatten)]
    store: StoreArgs,
}

/// One language, or all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Only(Option<Lang>);

fn lang(code: &str) -> Result<Only, String> {
    match code {
        "*" => Ok(Only(None)),
        code => code.parse().map(|lang| Only(Some(lang))).map_err(|_| "accepted is en, fr, ar or *".to_owned()),
    }
}

impl Command {
    fn store(&self) -> &StoreArgs {
        match self {
            Self::Show(store) | Self::Queue(store) | Self::Freeze(store) | Self::Thaw(store) => store,
            Self::Approve(one) | Self::Hide(one) => &one.store,
            Self::Review { store, .. } | Self::Words(Words::List(store)) => store,
            Self::Words(Words::Add(word) | Words::Remove(word)) => &word.store,
        }
    }
}

pub(super) async fn run(command: &Command, given: &ArgMatches) -> Result<(), Failed> {
    let place = command.store();
    let database = Config::database(place, &written(&place.file, given)?)?;
    logging::start(LogFormat::Text);
    // Nothing here makes or checks links.
    let backend = store::open(&database, Secret::random()).await?;
    let done = done(command, &backend).await;
    backend.shutdown().await;
    let _ = writeln!(io::stdout(), "{}", done?);
    Ok(())
}

/// Does it, and says so.
async fn done(command: &Command, backend: &Backend) -> Result<String, Failed> {
    match command {
        Command::Show(_) => show(backend).await,
        Command::Queue(_) => queue(backend).await,
        Command::Approve(One { id, .. }) => review(backend, id, true).await,
        Command::Hide(One { id, .. }) => review(backend, id, false).await,
        Command::Review { when, .. } => {
            backend.set_review_first(&Actor::Command, *when == When::First).await?;
            Ok(format!("pledges are looked at {} they are shown", said(*when == When::First)))
        }
        Command::Freeze(_) => {
            backend.freeze_wall(&Actor::Command, true).await?;
            Ok("the wall is frozen: nothing new appears, and counting goes on".to_owned())
        }
        Command::Thaw(_) => {
            backend.freeze_wall(&Actor::Command, false).await?;
            Ok("the wall goes on".to_owned())
        }
        Command::Words(words) => change_words(words, backend).await,
    }
}

fn said(first: bool) -> &'static str {
    if first { "before" } else { "after" }
}

async fn show(backend: &Backend) -> Result<String, Failed> {
    let settings = backend.wall_settings().await?;
    Ok(format!(
        "pledges are looked at {} they are shown\nthe wall is {}\nwaiting to be looked at: {}",
        said(settings.review_first),
        if settings.frozen { "frozen" } else { "not frozen" },
        settings.waiting
    ))
}

async fn queue(backend: &Backend) -> Result<String, Failed> {
    let held = backend.held_pledges(QUEUE).await?;
    let lines: Vec<String> = held.iter().map(line).collect();
    Ok(if lines.is_empty() { "nothing waits to be looked at".to_owned() } else { lines.join("\n") })
}

/// `0123abcd  2024-02-28T10:00:00Z  en  BE  Ada: See you at www.example.org (only the message waits)`.
fn line(held: &HeldPledge) -> String {
    let id = &held.id[held.id.len().saturating_sub(ENDING)..];
    let country = held.country.as_ref().map_or("--", |country| country.as_str());
    let message = held.message.as_ref().map(|message| format!(": {message}")).unwrap_or_default();
    let only = if held.only_message { " (only the message waits)" } else { "" };
    format!("{id}  {}  {}  {country}  {}{message}{only}", dates::iso_utc(held.created_at), held.lang, held.name)
}

async fn review(backend: &Backend, id: &str, may_be_shown: bool) -> Result<String, Failed> {
    match backend.review_pledge(&Actor::Command, id, may_be_shown).await {
        Ok(()) if may_be_shown => Ok("it may be on the wall".to_owned()),
        Ok(()) => Ok("it is not on the wall; `wall approve` undoes that".to_owned()),
        Err(AppError::NotFound) => Err(Failed::Work(
            "no public pledge has this id, or more than one has. Give more of its end; `wall queue` lists what waits"
                .to_owned(),
        )),
        Err(error) => Err(error.into()),
    }
}

async fn change_words(words: &Words, backend: &Backend) -> Result<String, Failed> {
    let word = |word: &Word| WallWord::new(word.lang.0, &word.word).map_err(|error| Failed::Work(error.to_string()));
    match words {
        Words::Add(given) => {
            backend.add_wall_word(&Actor::Command, word(given)?).await?;
            Ok("pledges with it are held from now on".to_owned())
        }
        Words::Remove(given) if backend.remove_wall_word(&Actor::Command, word(given)?).await? => {
            Ok("pledges with it are held no more".to_owned())
        }
        Words::Remove(_) => {
            Err(Failed::Work("it is not on the list for this language; see `wall words list`".to_owned()))
        }
        Words::List(_) => {
            let words = backend.wall_words().await?;
            let lines: Vec<String> =
                words.iter().map(|word| format!("{}  {}", word.lang.map_or("*", Lang::code), word.word)).collect();
            Ok(if lines.is_empty() { "no words are listed".to_owned() } else { lines.join("\n") })
        }
    }
}
