//! `mail`: one test mail, now, and in words what is wrong where it does not work; and what was given up.

use std::io::{self, Write};

use backend::{
    Clock, GivenUp, Secret, dates,
    mail::{MailTarget, Trouble, try_out},
};
use clap::{ArgMatches, Subcommand};

use super::{Failed, store, written};
use crate::config::{Config, FileArgs, MailArgs, StoreArgs};

/// What can be done about mail.
#[derive(Subcommand)]
pub(super) enum Command {
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
    /// Tell which mails were given up, and why.
    ///
    /// One line for each kind of mail and reason, without a name or an address.
    GivenUp {
        #[command(flatten)]
        store: StoreArgs,
    },
}

pub(super) async fn run(command: &Command, given: &ArgMatches) -> Result<(), Failed> {
    match command {
        Command::Test { address, mail, file } => test(address, mail, file, given).await,
        Command::GivenUp { store } => given_up(store, given).await,
    }
}

/// Lists what was given up.
async fn given_up(place: &StoreArgs, given: &ArgMatches) -> Result<(), Failed> {
    let database = Config::database(place, &written(&place.file, given)?)?;
    // Looking makes and checks no links.
    let backend = store::open(&database, Secret::random()).await?;
    let list = backend.given_up().await;
    backend.shutdown().await;
    let lines: Vec<String> = list?.iter().map(line).collect();
    let text = if lines.is_empty() { "no mail was given up".to_owned() } else { lines.join("\n") };
    let _ = writeln!(io::stdout(), "{text}");
    Ok(())
}

/// `3 x reminder_day, the last of 2024-02-27T10:00:00Z: the mail server answered 550`.
fn line(given_up: &GivenUp) -> String {
    let GivenUp { kind, reason, mails, last_at } = given_up;
    format!("{mails} x {}, the last of {}: {reason}", kind.code(), dates::iso_utc(*last_at))
}

/// Sends a test mail, and says how that went.
async fn test(address: &str, mail: &MailArgs, file: &FileArgs, given: &ArgMatches) -> Result<(), Failed> {
    let written = written(file, given)?;
    let (target, public_url) = (Config::mail(mail, &written)?, Config::public_url(mail, &written)?);
    let done = send(&target, address, public_url.as_deref()).await.map_err(Failed::Work)?;
    let _ = writeln!(io::stdout(), "{done}");
    Ok(())
}

/// Sends a test mail to `address`. What is said is for the operator, whether it worked or not.
async fn send(target: &MailTarget, address: &str, public_url: Option<&str>) -> Result<String, String> {
    let public_url = public_url.unwrap_or("http://localhost");
    match try_out(target, address, public_url, Clock::real().now()).await {
        Ok(()) => Ok(done(target, address)),
        Err(trouble) => Err(format!("{target}: {}", words(&trouble))),
    }
}

fn done(target: &MailTarget, address: &str) -> String {
    match target {
        MailTarget::Dir(folder) => {
            format!("the mail is a file in {} now; nothing was sent to anybody", folder.display())
        }
        _ => format!(
            "{target} has taken the mail to {address}\n\
             If it does not arrive, look into the folder for spam, then check SPF, DKIM and DMARC (see the README)."
        ),
    }
}

/// What is wrong and what to do.
fn words(trouble: &Trouble) -> String {
    match trouble {
        Trouble::GoesNowhere => {
            "mail goes nowhere with this setting. Set --mail or SHAPING_MAIL to a mail server, such as \
             smtps://USER:PASSWORD@HOST"
                .to_owned()
        }
        Trouble::Setup(error) => format!("{error}. Check the path in --mail and who may read it"),
        Trouble::NoAddress => "this is no address that mail can be written to. Check how it is spelt".to_owned(),
        Trouble::NameNotFound => {
            "the name of the mail server is not found. Check how it is spelt, and that this machine can look up names"
                .to_owned()
        }
        Trouble::ConnectionRefused => {
            "the connection is refused: nothing listens at this port. Check the port (usual are 587 for smtp:// with a \
             password, 465 for smtps://, 25 without), and that the server runs"
                .to_owned()
        }
        Trouble::Unreachable(why) => {
            format!("the mail server cannot be reached ({why}). Check this machine's network and firewall")
        }
        Trouble::TimedOut => {
            "the mail server does not answer in time. Often a firewall or the provider of this machine blocks the port \
             (25 above all): try 587 or 465. It can also be the wrong kind: smtps:// is for TLS at once (465), smtp:// \
             for all else"
                .to_owned()
        }
        Trouble::Tls(why) => format!(
            "no protected connection comes about ({why}). Check that HOST is the name in the server's certificate, and \
             that smtps:// goes to a port with TLS at once (465) and smtp:// to one without (587). A certificate of \
             your own authority needs ?ca=FILE. Nothing is sent unprotected"
        ),
        Trouble::CredentialsRefused(said) => format!(
            "the mail server does not take user and password ({said}). Check both; characters such as @ : / ? # % are \
             written as %40 %3A %2F %3F %23 %25. Some providers want a password made for programs"
        ),
        Trouble::AddressRefused(said) => {
            format!("the mail server refuses this address ({said}). Check how it is spelt, or try another one")
        }
        Trouble::Later(said) => format!(
            "the mail server wants it to be tried again later ({said}). Many do so with senders that they do not know \
             yet; the site tries again by itself. Try this once more in five minutes"
        ),
        Trouble::NotForUs(said) => format!(
            "the mail server does not send this for you ({said}). Check that it lets you send from the address in \
             ?from=, and whether it wants a user and password"
        ),
        Trouble::Broken(why) => {
            format!("the connection broke off ({why}). Check that a mail server for sending listens at this port")
        }
        Trouble::File(error) => format!("the file cannot be written ({error}). Check who may write there"),
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    #[test]
    fn every_trouble_says_what_it_is_and_what_to_do() {
        for (trouble, is, and) in [
            (Trouble::GoesNowhere, "goes nowhere", "Set --mail"),
            (Trouble::NoAddress, "no address", "Check"),
            (Trouble::NameNotFound, "not found", "spelt"),
            (Trouble::ConnectionRefused, "refused", "Check the port"),
            (Trouble::Unreachable("no route".into()), "cannot be reached (no route)", "firewall"),
            (Trouble::TimedOut, "in time", "587"),
            (Trouble::Tls("unknown issuer".into()), "(unknown issuer)", "?ca=FILE"),
            (Trouble::CredentialsRefused("535 5.7.8".into()), "user and password (535 5.7.8)", "%40"),
            (Trouble::AddressRefused("550 5.1.1".into()), "refuses this address (550 5.1.1)", "spelt"),
            (Trouble::Later("451".into()), "later (451)", "five minutes"),
            (Trouble::NotForUs("550 5.7.1".into()), "does not send this for you (550 5.7.1)", "?from="),
            (Trouble::Broken("end of file".into()), "broke off (end of file)", "Check"),
            (Trouble::File(io::Error::other("full")), "cannot be written (full)", "Check"),
        ] {
            let words = words(&trouble);
            assert!(words.contains(is) && words.contains(and), "{words}");
        }
    }

    #[tokio::test]
    async fn nobody_reads_the_password() {
        let target = "smtp://ada:hunter2@no-such-host.invalid".parse().expect("is a place for mail");
        let words = send(&target, "ada@example.org", None).await.expect_err("there is no such host");
        assert!(words.starts_with("smtp://…@no-such-host.invalid:587: the name"), "{words}");
    }
}
