//! `meeting`: where people meet. The address is never printed: whoever has it can walk in.

use std::io::{self, Write};

use clap::{ArgMatches, Subcommand};
use domain::Meeting;
use url::{Host, Url};

use super::{Failed, store, written};
use crate::{
    application::StartError,
    config::{Config, ConfigError, LogFormat, SecretArgs, StoreArgs},
    logging,
};

/// The longest word about telephones, in characters.
const LONGEST_PHONE: usize = 500;

/// What can be done with the meeting.
#[derive(Subcommand)]
pub(super) enum Command {
    /// Say where people of the published session meet, in place of what was said before.
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
    store: StoreArgs,
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
    let written = written(&place.store.file, given)?;
    let (database, secret) = (Config::database(&place.store, &written)?, Config::secret(&place.secret, &written)?);
    logging::start(LogFormat::Text);
    let backend = store::open(&database, secret.load().map_err(StartError::Secret)?).await?;
    let set = backend.set_meeting(meeting.as_ref()).await;
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
    let url = web_address(url.trim()).ok_or_else(|| {
        refused(
            "meeting set",
            "https:// with a host, or http:// on this machine, such as https://meet.example.org/room",
        )
    })?;
    let phone = phone.map(str::trim).filter(|phone| !phone.is_empty());
    if phone.is_some_and(|phone| phone.chars().count() > LONGEST_PHONE) {
        return Err(refused("--phone", &format!("at most {LONGEST_PHONE} characters")));
    }
    Ok(Meeting { url, phone: phone.map(ToOwned::to_owned) })
}

/// `text` as browsers take it, where it is `https:`, or `http:` on this machine, which leaves nothing to listen to.
fn web_address(text: &str) -> Option<String> {
    let url = Url::parse(text).ok()?;
    let on_this_machine = match url.host()? {
        Host::Domain(name) => name == "localhost",
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    };
    let safe = url.scheme() == "https" || url.scheme() == "http" && on_this_machine;
    safe.then(|| url.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meeting_is_met_over_https_or_on_this_machine() {
        for (text, taken) in [
            ("https://meet.example.org/j/1?pwd=a#b", "https://meet.example.org/j/1?pwd=a#b"),
            ("https://EXAMPLE.org", "https://example.org/"),
            ("http://localhost:8080/room", "http://localhost:8080/room"),
            ("http://127.0.0.1/room", "http://127.0.0.1/room"),
            ("http://[::1]:9/", "http://[::1]:9/"),
        ] {
            assert_eq!(web_address(text).as_deref(), Some(taken));
        }
        for text in ["", "example.org", "https://", "http://example.org", "http://10.0.0.1/", "javascript:alert(1)"] {
            assert_eq!(web_address(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_refused_is_not_repeated() {
        for (url, phone) in [("http://hunter2.example", None), ("https://a.example", Some("hunter2".repeat(100)))] {
            let words = meeting(url, phone.as_deref()).map_or_else(|error| error.to_string(), |_| "taken".into());
            assert!(words.contains("accepted") && !words.contains("hunter2"), "{words}");
        }
    }
}
