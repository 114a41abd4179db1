//! `meeting`: where people meet. The address is never printed: whoever has it can walk in.

use std::io::{self, Write};

use backend::{Actor, MeetingForm};
use clap::{ArgMatches, Subcommand};
use domain::Meeting;

use super::{Failed, store, store::SessionArgs, written};
use crate::{
    application::StartError,
    config::{Config, ConfigError, LogFormat, SecretArgs},
    logging,
};

/// What can be done with the meeting.
#[derive(Subcommand)]
pub(super) enum Command {
    /// Say where people of the session meet, in place of what was said before.
    ///
    /// The address is stored encrypted with the key of the site, so give this command the key that `serve` has. Those who
    /// may join get it once doors are open, and nobody before.
    Set {
        /// The meeting's address, https://…; `-` reads it from standard input, so that it stays out of the shell's history
        #[arg(value_name = "URL|-")]
        url: String,
        /// How to listen by telephone: numbers and codes
        #[arg(long, value_name = "TEXT")]
        phone: Option<String>,
        #[command(flatten)]
        place: Box<Place>,
    },
    /// Forget where people meet.
    Clear {
        #[command(flatten)]
        place: Box<Place>,
    },
}

/// Where the meeting is kept, and the key to it.
#[derive(clap::Args)]
pub(super) struct Place {
    #[command(flatten)]
    session: SessionArgs,
    #[command(flatten)]
    secret: SecretArgs,
}

pub(super) async fn run(command: &Command, given: &ArgMatches) -> Result<(), Failed> {
    let (meeting, place, done) = match command {
        Command::Set { url, phone, place } => {
            (Some(meeting(url, phone.as_deref())?), place, "the meeting's address is set")
        }
        Command::Clear { place } => (None, place, "the meeting's address is forgotten"),
    };
    let written = written(&place.session.store.file, given)?;
    let (database, secret) =
        (Config::database(&place.session.store, &written)?, Config::secret(&place.secret, &written)?);
    logging::start(LogFormat::Text);
    let backend = store::open(&database, secret.load().map_err(StartError::Secret)?).await?;
    let backend = place.session.of(backend).await?;
    let set = backend.set_meeting(&Actor::Command, meeting.as_ref()).await;
    backend.shutdown().await;
    set?;
    let _ = writeln!(io::stdout(), "{done}");
    Ok(())
}

/// Checks what was given. What is refused is not repeated: it may be nearly right.
fn meeting(url: &str, phone: Option<&str>) -> Result<Meeting, ConfigError> {
    let refused = |origin: &str, accepted: &str| ConfigError {
        origin: origin.into(),
        value: "…".into(),
        accepted: accepted.into(),
    };
    let url = match url {
        "-" => {
            let mut line = String::new();
            io::stdin()
                .read_line(&mut line)
                .map_err(|_| refused("meeting set -", "a line of text on standard input"))?;
            line
        }
        given => given.to_owned(),
    };
    let form = MeetingForm { meeting_url: url, meeting_phone: phone.unwrap_or_default().to_owned() };
    form.parse().map_err(|errors| {
        if errors.of("meeting_url").is_some() {
            refused(
                "meeting set",
                "https:// with a host, or http:// on this machine, such as https://meet.example.org/room",
            )
        } else {
            refused("--phone", &format!("at most {} characters", MeetingForm::LONGEST_PHONE))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_refused_is_not_repeated() {
        for (url, phone) in [("http://hunter2.example", None), ("https://a.example", Some("hunter2".repeat(100)))] {
            let words = meeting(url, phone.as_deref()).map_or_else(|error| error.to_string(), |_| "taken".into());
            assert!(words.contains("accepted") && !words.contains("hunter2"), "{words}");
        }
    }
}
