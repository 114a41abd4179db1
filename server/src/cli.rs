//! The command line: what can be asked of the program, and with which code it ends.

use std::{
    fmt,
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};

use backend::{Backend, Clock, Rules, Secret, Settings, content};
use clap::{ArgMatches, CommandFactory, FromArgMatches, Parser, Subcommand};
use domain::Event;

use crate::{
    application::{Application, StartError},
    config::{Config, ConfigError, File, FileArgs, LogFormat, MailArgs, SecretUrl, SettingArgs, StoreArgs, Written},
    logging, mail_test, stop,
};

/// A site for one campaign and its live sessions, in one program.
#[derive(Parser)]
#[command(name = "shaping-tomorrow", version, arg_required_else_help = true)]
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
    /// Loading a file again replaces its texts and keeps what people sent in. With SQLite, do it while the site is
    /// down, or start it again afterwards.
    Import {
        /// The content file (see content/ for examples)
        file: PathBuf,
        #[command(flatten)]
        store: StoreArgs,
    },
    /// What is about mail.
    #[command(subcommand)]
    Mail(MailCommand),
}

#[derive(Subcommand)]
enum MailCommand {
    /// Send one test mail, now, by the configured way.
    ///
    /// Says in words what is in the way where it does not work, and ends with code 1 then.
    Test {
        /// Who gets it
        address: String,
        #[command(flatten)]
        mail: MailArgs,
        #[command(flatten)]
        file: FileArgs,
    },
}

/// Why the program ends before its work is done.
enum Failed {
    /// Someone has to write a setting or a file differently: code 2, as for a wrong command line.
    Settings(ConfigError),
    /// A content file cannot be taken: code 2 as well.
    Content { setting: String, file: PathBuf, problem: String },
    /// Something else is in the way: code 1.
    Start(StartError),
    /// The test mail was not sent, and why: code 1.
    Mail(String),
}

/// Runs the program with the arguments and the environment it was started with.
pub fn main() -> ExitCode {
    let matches = Cli::command().get_matches();
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return Failed::Start(StartError::Runtime(error)).report(),
    };
    let mut given = &matches;
    while let Some((_, inner)) = given.subcommand() {
        given = inner;
    }
    let done = runtime.block_on(run(&cli.command, given));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failed) => failed.report(),
    }
}

/// Runs a command whose arguments clap found in `given`.
async fn run(command: &Command, given: &ArgMatches) -> Result<(), Failed> {
    let file = match command {
        Command::Serve(settings) => &settings.store.file,
        Command::Import { store, .. } => &store.file,
        Command::Mail(MailCommand::Test { file, .. }) => file,
    };
    let written = Written::new(given, File::read(file.config.as_deref())?);
    match command {
        Command::Serve(settings) => serve(Config::resolve(settings, &written)?).await,
        Command::Import { file, store } => import(file, Config::database(store, &written)?).await,
        Command::Mail(MailCommand::Test { address, mail, .. }) => {
            let (target, public_url) = (Config::mail(mail, &written)?, Config::public_url(mail, &written)?);
            let done = mail_test::run(&target, address, public_url.as_deref()).await.map_err(Failed::Mail)?;
            let _ = writeln!(std::io::stdout(), "{done}");
            Ok(())
        }
    }
}

async fn serve(config: Config) -> Result<(), Failed> {
    logging::start(config.log_format);
    let content = config.content.as_deref().map(|file| read("--content", file)).transpose()?;
    let asked_to_stop = stop::asked_by_signal();
    let application = Application::build(config, content).await?;
    // Scripts and tests wait for this very line.
    let mut out = std::io::stdout();
    let _ = writeln!(out, "listening on http://{}", application.addr()).and_then(|()| out.flush());
    application.serve(asked_to_stop).await;
    Ok(())
}

async fn import(file: &Path, database: SecretUrl) -> Result<(), Failed> {
    logging::start(LogFormat::Text);
    let event = read("import", file)?;
    let backend = Backend::open(Settings {
        database_url: database.as_str().to_owned(),
        clock: Clock::real(),
        // Importing makes and checks no links.
        secret: Secret::random(),
        rules: Rules::default(),
        commit_together: Config::COMMIT_TOGETHER,
    })
    .await
    .map_err(StartError::Store)?;
    let imported = backend.import(&event).await.map_err(StartError::Import);
    backend.shutdown().await;
    imported?;
    let _ = writeln!(std::io::stdout(), "loaded {}", file.display());
    Ok(())
}

/// Reads and checks a content file.
fn read(setting: &str, file: &Path) -> Result<Event, Failed> {
    let refused = |problem: String| Failed::Content { setting: setting.to_owned(), file: file.to_owned(), problem };
    let text = std::fs::read_to_string(file).map_err(|error| refused(error.to_string()))?;
    content::parse(&text).map_err(|error| refused(error.to_string()))
}

impl Failed {
    fn report(&self) -> ExitCode {
        let _ = writeln!(std::io::stderr(), "error: {self}");
        ExitCode::from(match self {
            Self::Settings(_) | Self::Content { .. } => 2,
            Self::Start(_) | Self::Mail(_) => 1,
        })
    }
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Settings(error) => error.fmt(f),
            Self::Content { setting, file, problem } => {
                write!(f, "{setting} {}: accepted is a readable content file: {problem}", file.display())
            }
            Self::Start(error) => error.fmt(f),
            Self::Mail(words) => f.write_str(words),
        }
    }
}

impl From<ConfigError> for Failed {
    fn from(error: ConfigError) -> Self {
        Self::Settings(error)
    }
}

impl From<StartError> for Failed {
    fn from(error: StartError) -> Self {
        Self::Start(error)
    }
}
