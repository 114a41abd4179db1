//! Sends a letter to where mail goes.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use domain::{Event, Instant};
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox, MultiPart,
        header::{Header, HeaderName, HeaderValue},
    },
    transport::smtp::{
        self,
        authentication::Credentials,
        client::{Tls, TlsParameters},
    },
};
use url::Url;

use super::{
    letter::Letter,
    target::{MailTarget, Security, SmtpServer},
};
use crate::{OutboxItem, Recipient};

/// How long a mail server may take for one answer. All mails of a round go out at once, and the lease on them is five
/// minutes.
const PATIENCE: Duration = Duration::from_secs(20);

/// Sends mail. Clones share their connections.
#[derive(Clone)]
pub struct Mailer {
    way: Way,
    from: Option<Address>,
}

#[derive(Clone)]
enum Way {
    Log,
    Dir(PathBuf),
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
}

/// The mailer cannot work: no TLS, or no folder.
#[derive(Debug, thiserror::Error)]
pub enum MailerError {
    /// The means for TLS do not load.
    #[error("TLS for the mail server cannot be set up: {0}")]
    Tls(#[from] smtp::Error),
    /// The folder cannot be made.
    #[error("the folder for mail, {}, cannot be used: {error}", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
}

/// Why a letter was not sent. What it says goes into the log and the store, so that it names nobody: a mail server's
/// own words often do.
#[derive(Debug, thiserror::Error)]
pub(super) enum SendError {
    #[error("nothing is published that the mail could be about")]
    NothingPublished,
    #[error("a mail cannot be made for this address")]
    Unmailable,
    #[error("the mail server answered {0}")]
    Refused(u16),
    #[error("the mail server took too long")]
    Timeout,
    #[error("no connection to the mail server, or it ended: {0}")]
    Connection(smtp::Error),
    #[error("the file cannot be written: {0}")]
    File(#[from] io::Error),
}

impl From<smtp::Error> for SendError {
    fn from(error: smtp::Error) -> Self {
        match error.status() {
            Some(code) => Self::Refused(code.into()),
            None if error.is_timeout() => Self::Timeout,
            None => Self::Connection(error),
        }
    }
}

impl Mailer {
    /// A mailer for `target`. Nothing is sent and no server asked yet.
    ///
    /// # Errors
    /// Where TLS or the folder cannot be set up.
    pub fn new(target: &MailTarget) -> Result<Self, MailerError> {
        let (way, from) = match target {
            MailTarget::Log => (Way::Log, None),
            MailTarget::Dir(path) => {
                fs::create_dir_all(path).map_err(|error| MailerError::Folder { path: path.clone(), error })?;
                (Way::Dir(path.clone()), None)
            }
            MailTarget::Smtp(server) => (Way::Smtp(transport(server)?), server.from.clone()),
        };
        Ok(Self { way, from })
    }

    /// Sends `letter` for `item`; `now` becomes its date.
    pub(super) async fn send(
        &self,
        event: &Event,
        item: &OutboxItem,
        recipient: &Recipient,
        letter: Letter,
        site: &Site,
        now: Instant,
    ) -> Result<(), SendError> {
        let text = letter.text.clone();
        let message = self.message(event, item, recipient, letter, site, now).ok_or(SendError::Unmailable)?;
        match &self.way {
            Way::Log => {
                tracing::debug!(id = item.id, to = recipient.email.as_str(), text, "mail");
            }
            Way::Dir(folder) => {
                let (folder, name) = (folder.clone(), format!("{}.eml", item.id));
                let write = tokio::task::spawn_blocking(move || write_file(&folder, &name, &message.formatted()));
                write.await.map_err(io::Error::other)??;
            }
            Way::Smtp(transport) => _ = transport.send(message).await?,
        }
        tracing::info!(id = item.id, kind = item.kind.code(), attempt = item.attempt, "mail sent");
        Ok(())
    }

    fn message(
        &self,
        event: &Event,
        item: &OutboxItem,
        recipient: &Recipient,
        letter: Letter,
        site: &Site,
        now: Instant,
    ) -> Option<Message> {
        let to: Address = recipient.email.as_str().parse().ok()?;
        // Without a name: those of the site or the campaign would tell in a list of mails what it is about.
        let from = self.from.clone().or_else(|| site.no_reply())?;
        let since_1970 = Duration::from_millis(now.millis().unsigned_abs());
        let mut message = Message::builder()
            .from(Mailbox::new(None, from))
            .to(Mailbox::new(None, to))
            .subject(letter.subject)
            .date(SystemTime::UNIX_EPOCH + since_1970)
            // The same at every try, so that a mailbox that got it twice can tell.
            .message_id(Some(format!("<{}@{}>", item.id, site.host)))
            .header(AutoSubmitted);
        if let Some(contact) = event.campaign.contact_email.as_deref().and_then(|address| address.parse().ok()) {
            message = message.reply_to(Mailbox::new(None, contact));
        }
        message.multipart(MultiPart::alternative_plain_html(letter.text, letter.html)).ok()
    }
}

/// What mail needs to know of the site.
#[derive(Debug, Clone)]
pub(super) struct Site {
    host: String,
}

impl Site {
    pub(super) fn at(public_url: &str) -> Self {
        let host = Url::parse(public_url).ok().and_then(|url| url.host_str().map(str::to_owned));
        Self { host: host.unwrap_or_else(|| "localhost".to_owned()) }
    }

    pub(super) fn no_reply(&self) -> Option<Address> {
        ["", "[", "localhost"]
            .into_iter()
            .map(|form| match form {
                "" => self.host.clone(),
                "[" => format!("[{}]", self.host),
                other => other.to_owned(),
            })
            .find_map(|host| Address::new("no-reply", host).ok())
    }
}

/// Tells programs not to answer (RFC 3834, section 5).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

fn transport(server: &SmtpServer) -> Result<AsyncSmtpTransport<Tokio1Executor>, smtp::Error> {
    let parameters = || TlsParameters::new(server.host.clone());
    let tls = match server.security {
        Security::Local => Tls::None,
        Security::WhereOffered => Tls::Opportunistic(parameters()?),
        Security::StartTls => Tls::Required(parameters()?),
        Security::Tls => Tls::Wrapper(parameters()?),
    };
    // "dangerous" is that it has no TLS by itself: the line after gives it the right one.
    let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(server.host.clone())
        .tls(tls)
        .port(server.port)
        .timeout(Some(PATIENCE));
    if let Some((user, password)) = &server.credentials {
        builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
    }
    Ok(builder.build())
}

/// Writes the file whole or not at all, for nobody else to read.
fn write_file(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let unfinished = folder.join(format!(".{name}"));
    fs::write(&unfinished, b"")?;
    #[cfg(unix)]
    fs::set_permissions(&unfinished, std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    fs::write(&unfinished, bytes)?;
    fs::rename(unfinished, folder.join(name))
}
