//! `questions`: what organisers do with the audience's questions. A running site shows it within about a second.

use std::io::{self, Write};

use backend::{Actor, Secret};
use clap::{ArgMatches, Subcommand};
use domain::{Answer, FieldProblem, Question, QuestionChange};

use super::{Failed, store, store::SessionArgs, written};
use crate::config::{Config, ConfigError, LogFormat};
use crate::logging;

/// What can be done with questions. Each is named by its number, which `list` shows.
#[derive(Subcommand)]
pub(super) enum Command {
    /// Show every question of the session: number, state, votes, who asks, and what.
    ///
    /// States: held (waits for `release`, nobody sees it), asked, answering (now), answered, hidden.
    List {
        #[command(flatten)]
        place: Box<SessionArgs>,
    },
    /// Show a question that was held because it seems to hold a link, an address or a phone number.
    Release(Numbered),
    /// Say that a question is being answered now; the one before it counts as answered.
    Now(Numbered),
    /// Say that a question was answered, in writing if a text is given.
    Answer {
        /// The question's number
        number: i64,
        /// The answer, which everybody then sees under the question; without, an earlier one stays
        #[arg(value_name = "TEXT")]
        text: Option<String>,
        #[command(flatten)]
        place: Box<SessionArgs>,
    },
    /// Put a question back among those that wait for an answer.
    Asked(Numbered),
    /// Take a question away: nobody sees it any more.
    Hide(Numbered),
}

/// One question, and where it is kept.
#[derive(clap::Args)]
pub(super) struct Numbered {
    /// The question's number
    number: i64,
    #[command(flatten)]
    place: Box<SessionArgs>,
}

pub(super) async fn run(command: &Command, given: &ArgMatches) -> Result<(), Failed> {
    let (place, change) = match command {
        Command::List { place } => (place, None),
        Command::Release(one) => (&one.place, Some((one.number, QuestionChange::Release))),
        Command::Now(one) => (&one.place, Some((one.number, QuestionChange::Now))),
        Command::Answer { number, text, place } => {
            (place, Some((*number, QuestionChange::Answer(text.as_deref().map(answer).transpose()?))))
        }
        Command::Asked(one) => (&one.place, Some((one.number, QuestionChange::Ask))),
        Command::Hide(one) => (&one.place, Some((one.number, QuestionChange::Hide))),
    };
    let written = written(&place.store.file, given)?;
    let database = Config::database(&place.store, &written)?;
    logging::start(LogFormat::Text);
    // Questions are kept without any key.
    let backend = place.of(store::open(&database, Secret::random()).await?).await?;
    let done = match change {
        None => backend.every_question().await.map(|questions| questions.iter().map(line).collect()),
        Some((number, change)) => match backend.change_question(&Actor::Command, number, change).await {
            Ok(false) => {
                backend.shutdown().await;
                return Err(Failed::Work(format!("there is no question {number} that this can be done with")));
            }
            done => done.map(|_| format!("question {number}: done\n")),
        },
    };
    backend.shutdown().await;
    let _ = io::stdout().write_all(done?.as_bytes());
    Ok(())
}

/// An answer as it was typed.
fn answer(text: &str) -> Result<Answer, ConfigError> {
    Answer::parse(text).map_err(|problem| ConfigError {
        origin: "questions answer".into(),
        value: "…".into(),
        accepted: match problem {
            FieldProblem::Missing => "a text, or none at all".into(),
            _ => format!("at most {} characters", Answer::MAX),
        },
    })
}

/// A question in one line. Nothing in it can move a terminal's cursor: what was typed is stored without control
/// characters.
fn line(question: &Question) -> String {
    let Question { number, text, name, votes, state, .. } = question;
    let name = name.as_ref().map(|name| format!("{name}: ")).unwrap_or_default();
    format!("{number:>4}  {:<9}  {votes:>5}  {name}{text}\n", state.code())
}
