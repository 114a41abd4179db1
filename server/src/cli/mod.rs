//! The command line: what can be asked of the program, and with which code it ends. One file a command.

mod embed;
mod export;
mod failed;
mod import;
mod mail;
mod meeting;
mod organiser;
mod questions;
mod reports;
mod serve;
mod store;
mod wall;

use std::{env, ffi::OsString, process::ExitCode};

use clap::{ArgMatches, CommandFactory, FromArgMatches, Parser, Subcommand};

use self::failed::Failed;
use crate::{
    application::StartError,
    config::{File, FileArgs, SettingArgs, Written},
};

/// A site for one campaign and its live sessions, in one program. Without a command it serves.
#[derive(Parser)]
// A setting that is written twice counts as it was written last, so that scripts can have their own.
#[command(name = "shaping-tomorrow", version, args_override_self = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the site.
    ///
    /// Every setting is a flag, an environment variable, or a line of a TOML file (`addr = "127.0.0.1:3000"`): a flag
    /// wins over the environment, the environment over the file. Prints one line with its address once it is ready.
    /// SIGTERM and SIGINT let requests in flight finish, then end it with code 0.
    Serve(#[command(flatten)] Box<SettingArgs>),
    /// Load a content file, then end.
    ///
    /// Loading a file again replaces its texts and keeps what people sent in. A running site shows it within about a
    /// second.
    Import(import::Args),
    /// Say where people meet, or take that back.
    #[command(subcommand)]
    Meeting(meeting::Command),
    /// Say which other sites may show the countdown, the registration or the wall.
    #[command(subcommand)]
    Embed(embed::Command),
    /// Look through the questions to the session, answer them, take them away.
    #[command(subcommand)]
    Questions(questions::Command),
    /// Write lists of what people said.
    #[command(subcommand)]
    Export(export::Command),
    /// What is about mail.
    #[command(subcommand)]
    Mail(mail::Command),
    /// Say who runs the site, and get in again.
    #[command(subcommand)]
    Organiser(organiser::Command),
    /// Look at what people tell of their meetings with candidates.
    #[command(subcommand)]
    Reports(reports::Command),
    /// Look after the wall of pledges.
    #[command(subcommand)]
    Wall(wall::Command),
}

/// Runs the program with the arguments and the environment it was started with.
pub fn main() -> ExitCode {
    let matches = Cli::command().get_matches_from(arguments());
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return Failed::Start(StartError::Runtime(error)).report(),
    };
    let mut given = &matches;
    while let Some((_, inner)) = given.subcommand() {
        given = inner;
    }
    let done = runtime.block_on(async {
        match &cli.command {
            Command::Serve(settings) => serve::run(settings, given).await,
            Command::Import(args) => import::run(args, given).await,
            Command::Meeting(command) => meeting::run(command, given).await,
            Command::Embed(command) => embed::run(command, given).await,
            Command::Questions(command) => questions::run(command, given).await,
            Command::Export(command) => export::run(command, given).await,
            Command::Mail(command) => mail::run(command, given).await,
            Command::Organiser(command) => organiser::run(command, given).await,
            Command::Reports(command) => reports::run(command, given).await,
            Command::Wall(command) => wall::run(command, given).await,
        }
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failed) => failed.report(),
    }
}

/// The arguments of this process; a bare name serves, as `cargo leptos watch` starts it.
fn arguments() -> Vec<OsString> {
    let mut arguments: Vec<_> = env::args_os().collect();
    if arguments.len() == 1 {
        arguments.push("serve".into());
    }
    arguments
}

/// What was written in every place, for a command whose arguments clap found in `given`.
fn written<'a>(file: &FileArgs, given: &'a ArgMatches) -> Result<Written<'a>, Failed> {
    Ok(Written::new(given, File::read(file.config.as_deref())?))
}
