//! `reports`: what people tell of their meetings, looked at by the organisers before others see it.

use std::io::{self, Write};

use backend::{Actor, Backend, Secret};
use clap::{ArgMatches, Subcommand};
use domain::{AppError, ModeratedReport, ReportState};

use super::{Failed, store, written};
use crate::config::{Config, StoreArgs};

/// What can be done about reports.
#[derive(Subcommand)]
pub(super) enum Command {
    /// List the reports, the newest first.
    List {
        /// Only those that are waiting, shown or hidden
        #[arg(long, value_name = "STATE", value_parser = state)]
        state: Option<ReportState>,
        #[command(flatten)]
        store: StoreArgs,
    },
    /// Show a report to everybody; a running site has it within about a second.
    Show {
        /// Its id, as `list` names it
        id: String,
        #[command(flatten)]
        store: StoreArgs,
    },
    /// Keep a report from everybody but the one with its link.
    Hide {
        /// Its id, as `list` names it
        id: String,
        #[command(flatten)]
        store: StoreArgs,
    },
}

pub(super) async fn run(command: &Command, given: &ArgMatches) -> Result<(), Failed> {
    let (Command::List { store: place, .. } | Command::Show { store: place, .. } | Command::Hide { store: place, .. }) =
        command;
    let database = Config::database(place, &written(&place.file, given)?)?;
    // Nothing here makes or checks links.
    let backend = store::open(&database, Secret::random()).await?;
    let done = match command {
        Command::List { state, .. } => list(&backend, *state).await,
        Command::Show { id, .. } => review(&backend, id, true, "the report is shown").await,
        Command::Hide { id, .. } => review(&backend, id, false, "the report is hidden").await,
    };
    backend.shutdown().await;
    let _ = writeln!(io::stdout(), "{}", done?);
    Ok(())
}

/// A state by its name.
fn state(code: &str) -> Result<ReportState, String> {
    let accepted = || ReportState::ALL.map(ReportState::code).join(", ");
    ReportState::from_code(code).ok_or_else(|| format!("accepted: {}", accepted()))
}

async fn list(backend: &Backend, state: Option<ReportState>) -> Result<String, Failed> {
    let reports = backend.all_meeting_reports().await?;
    let wanted = reports.iter().filter(|report| state.is_none_or(|state| report.state == state));
    let lines: Vec<String> = wanted.map(entry).collect();
    Ok(if lines.is_empty() { "no reports".to_owned() } else { lines.join("\n\n") })
}

/// Three lines: what is asked for by the other commands, who met whom, and what came of it.
fn entry(ModeratedReport { id, state, report }: &ModeratedReport) -> String {
    let with = report.party.as_deref().map(|party| format!(", with {party}")).unwrap_or_default();
    format!(
        "{id}  {}\n  {}  {}  {}{with}\n  {}",
        state.code(),
        report.met_on,
        report.country.as_str(),
        report.organisation,
        report.outcome
    )
}

async fn review(backend: &Backend, id: &str, may_be_shown: bool, done: &str) -> Result<String, Failed> {
    match backend.review_meeting_report(&Actor::Command, id, may_be_shown).await {
        Ok(()) => Ok(done.to_owned()),
        Err(AppError::NotFound) => Err(Failed::Work("no report has this id; `reports list` names them all".to_owned())),
        Err(error) => Err(error.into()),
    }
}
