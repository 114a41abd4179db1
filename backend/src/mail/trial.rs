//! One mail to see whether mail works, and what is in the way where it does not.

use std::io;

use domain::{Instant, Lang};
use tokio::{
    net::{TcpStream, lookup_host},
    time::{Duration, timeout},
};
use uuid::Uuid;

use super::{
    failure::{Reply, SendError},
    frame::{Frame, Part},
    letter::Letter,
    mailer::{Envelope, Mailer, MailerError, Site},
    target::{MailTarget, SmtpServer},
};
use crate::i18n::tr;

/// How long a mail server may take to take a connection.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long the whole of it may take: somebody waits for the answer.
const PATIENCE_IN_ALL: Duration = Duration::from_secs(25);

/// What is in the way of mail. It may be shown to an operator: it holds no password.
#[derive(Debug)]
pub enum Trouble {
    /// Mail goes nowhere: that is how it is set.
    GoesNowhere,
    /// The mailer cannot be set up.
    Setup(MailerError),
    /// What it should go to is no address, or one that no mail can be written to.
    NoAddress,
    /// The mail server's name leads nowhere.
    NameNotFound,
    /// Nothing listens at the mail server's port.
    ConnectionRefused,
    /// The mail server cannot be reached; with the system's words.
    Unreachable(String),
    /// It does not answer in time.
    TimedOut,
    /// No protected connection comes about; with its words.
    Tls(String),
    /// User or password are refused; with the server's numbers.
    CredentialsRefused(String),
    /// The address is refused; with the server's numbers.
    AddressRefused(String),
    /// It is to be tried again later; with the server's numbers.
    Later(String),
    /// The server does not send for us; with its numbers.
    NotForUs(String),
    /// The connection came about and ended, or something unheard of was said.
    Broken(String),
    /// The file cannot be written.
    File(io::Error),
}

/// Sends one mail to `to` at once, by way of `target`.
///
/// # Errors
/// What is in the way.
pub async fn try_out(target: &MailTarget, to: &str, public_url: &str, now: Instant) -> Result<(), Trouble> {
    let sent = timeout(PATIENCE_IN_ALL, send_one(target, to, public_url, now)).await.unwrap_or(Err(Trouble::TimedOut));
    if let Err(trouble) = &sent {
        tracing::warn!(?trouble, "a trial mail could not be sent");
    }
    sent
}

async fn send_one(target: &MailTarget, to: &str, public_url: &str, now: Instant) -> Result<(), Trouble> {
    match target {
        MailTarget::Log => return Err(Trouble::GoesNowhere),
        MailTarget::Dir(_) => {}
        MailTarget::Smtp(server) => reach(server).await?,
    }
    let mailer = Mailer::new(target).map_err(Trouble::Setup)?;
    let site = Site::at(public_url);
    let from = mailer.sender(&site).ok_or(Trouble::NoAddress)?;
    let id = Uuid::now_v7().to_string();
    let envelope = Envelope { id: &id, host: &site.host, from, to, reply_to: None, date: now };
    mailer.send(envelope, test_letter()).await.map_err(Trouble::from)
}

/// Asks for the name and for a connection, since these are told apart best by themselves.
async fn reach(SmtpServer { host, port, .. }: &SmtpServer) -> Result<(), Trouble> {
    let found = timeout(PATIENCE, lookup_host((host.as_str(), *port))).await.map_err(|_| Trouble::TimedOut)?;
    let addresses: Vec<_> = found.map_err(|_| Trouble::NameNotFound)?.collect();
    if addresses.is_empty() {
        return Err(Trouble::NameNotFound);
    }
    match timeout(PATIENCE, TcpStream::connect(&*addresses)).await {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(error)) if error.kind() == io::ErrorKind::ConnectionRefused => Err(Trouble::ConnectionRefused),
        Ok(Err(error)) if error.kind() == io::ErrorKind::TimedOut => Err(Trouble::TimedOut),
        Ok(Err(error)) => Err(Trouble::Unreachable(error.to_string())),
        Err(_) => Err(Trouble::TimedOut),
    }
}

fn test_letter() -> Letter {
    let lang = Lang::En;
    let parts = vec![Part::Says(tr(lang, "mail-test-text")), Part::Quiet(tr(lang, "mail-test-why"))];
    let frame = Frame { lang, subject: tr(lang, "mail-test-subject"), parts };
    Letter { text: frame.text(), html: frame.html(), subject: frame.subject, calendar: None, unsubscribe: None }
}

impl From<SendError> for Trouble {
    fn from(error: SendError) -> Self {
        match error {
            SendError::Unmailable => Self::NoAddress,
            SendError::Timeout => Self::TimedOut,
            SendError::File(error) => Self::File(error),
            SendError::Refused(reply) => Self::from(reply),
            SendError::Connection(error) => {
                let words = error.to_string();
                if error.is_tls() || speaks_of_tls(&words) {
                    Self::Tls(words)
                } else if words.contains("authentication mechanism") {
                    Self::CredentialsRefused(words)
                } else {
                    Self::Broken(words)
                }
            }
        }
    }
}

impl From<Reply> for Trouble {
    fn from(reply: Reply) -> Self {
        let said = reply.to_string();
        match reply.code {
            454 | 530 | 534 | 535 | 538 => Self::CredentialsRefused(said),
            400..=499 => Self::Later(said),
            _ if reply.refuses_the_address() => Self::AddressRefused(said),
            _ => Self::NotForUs(said),
        }
    }
}

/// What a handshake fails with comes as an error of the connection, which only its words tell apart.
fn speaks_of_tls(words: &str) -> bool {
    let words = words.to_ascii_lowercase();
    ["certificate", "starttls", "tls", "corrupt message", "invalid message", "handshake"]
        .iter()
        .any(|sign| words.contains(sign))
}

#[cfg(test)]
mod tests {
    use tokio::net::TcpListener;

    use super::*;

    const TO: &str = "ada@example.org";

    async fn tried(target: &str, to: &str) -> Result<(), Trouble> {
        let target = target.parse().expect("is a place for mail");
        try_out(&target, to, "https://site.example", Instant::from_millis(1_708_416_000_000)).await
    }

    #[tokio::test]
    async fn what_is_in_the_way_is_told_apart() {
        assert!(matches!(tried("log", TO).await, Err(Trouble::GoesNowhere)));
        assert!(matches!(tried("smtp://no-such-host.invalid", TO).await, Err(Trouble::NameNotFound)));
        // Bound and let go: nothing listens there now.
        let port = TcpListener::bind("127.0.0.1:0").await.expect("a port").local_addr().expect("has one").port();
        assert!(matches!(tried(&format!("smtp://127.0.0.1:{port}"), TO).await, Err(Trouble::ConnectionRefused)));
        let folder = tempfile::tempdir().expect("a folder");
        let dir = format!("dir:{}", folder.path().display());
        assert!(matches!(tried(&dir, "nobody").await, Err(Trouble::NoAddress)));
        assert!(tried(&dir, TO).await.is_ok());
        assert_eq!(std::fs::read_dir(folder.path()).expect("is there").count(), 1);
    }

    #[test]
    fn answers_are_told_apart() {
        let trouble = |code, detail| Trouble::from(Reply { code, detail });
        assert!(matches!(trouble(535, Some([5, 7, 8])), Trouble::CredentialsRefused(said) if said == "535 5.7.8"));
        assert!(matches!(trouble(451, None), Trouble::Later(_)));
        assert!(matches!(trouble(550, Some([5, 1, 1])), Trouble::AddressRefused(_)));
        assert!(matches!(trouble(550, Some([5, 7, 1])), Trouble::NotForUs(_)));
        assert!(matches!(trouble(503, None), Trouble::NotForUs(_)));
    }
}
