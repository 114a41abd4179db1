//! Why a command ends before its work is done, in words and as a code.

use std::{fmt, io::Write, path::PathBuf, process::ExitCode};

use domain::AppError;

use crate::{application::StartError, config::ConfigError};

/// Why the program ends before its work is done.
pub(super) enum Failed {
    /// Someone has to write a setting or a file differently: code 2, as for a wrong command line.
    Settings(ConfigError),
    /// A content file cannot be taken: code 2 as well.
    Content { setting: String, file: PathBuf, problem: String },
    /// The work cannot be done: code 1.
    Work(String),
    /// Something else is in the way: code 1.
    Start(StartError),
}

impl Failed {
    pub(super) fn report(&self) -> ExitCode {
        let _ = writeln!(std::io::stderr(), "error: {self}");
        ExitCode::from(match self {
            Self::Settings(_) | Self::Content { .. } => 2,
            Self::Work(_) | Self::Start(_) => 1,
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
            Self::Work(problem) => f.write_str(problem),
            Self::Start(error) => error.fmt(f),
        }
    }
}

impl From<AppError> for Failed {
    fn from(error: AppError) -> Self {
        Self::Work(match error {
            AppError::NotFound => "nothing is published yet; start the site, or load a content file".to_owned(),
            // The log, which a command writes to standard error as well, has the cause.
            error => format!("the database refused it ({})", error.code()),
        })
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
