//! Sends a letter to where mail goes.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use domain::Instant;
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Attachment, Mailbox, MultiPart, SinglePart,
        header::{ContentType, HeaderName, HeaderValue},
    },
    transport::smtp::{
        self,
        authentication::Credentials,
        client::{Certificate, Tls, TlsParameters},
    },
};
use tokio::time::timeout;
use url::Url;

use super::{
    failure::SendError,
    letter::Letter,
    target::{MailTarget, Security, SmtpServer},
};
use crate::calendar::Method;

/// How long a mail server may take for one answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long a whole mail may take. Less than the lease on it: somebody else would send it as well.
const PATIENCE_IN_ALL: Duration = Duration::from_secs(150);

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
    /// The further certificate authorities cannot be read.
    #[error("the certificates for the mail server, {}, cannot be used: {error}", path.display())]
    Certificates {
        /// The file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The folder cannot be made.
    #[error("the folder for mail, {}, cannot be used: {error}", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
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

    /// Whom mail comes from. Without a name: those of the site or the campaign would tell in a list of mails what it is
    /// about.
    pub(super) fn sender(&self, site: &Site) -> Option<Address> {
        self.from.clone().or_else(|| site.no_reply())
    }

    /// Sends a mail.
    pub(super) async fn send(&self, envelope: Envelope<'_>, letter: Letter) -> Result<(), SendError> {
        let message = message(&envelope, letter).ok_or(SendError::Unmailable)?;
        match &self.way {
            // Neither an address nor a word of it: logs are read by more people than mail.
            Way::Log => {}
            Way::Dir(folder) => {
                let (folder, name) = (folder.clone(), format!("{}.eml", envelope.id));
                let write = tokio::task::spawn_blocking(move || write_file(&folder, &name, &message.formatted()));
                write.await.map_err(io::Error::other)??;
            }
            Way::Smtp(transport) => {
                let sending = timeout(PATIENCE_IN_ALL, transport.send(message)).await;
                sending.map_err(|_| SendError::Timeout)??;
            }
        }
        Ok(())
    }
}

/// What stands on the outside of a mail.
#[derive(Debug, Clone)]
pub(super) struct Envelope<'a> {
    /// The same at every try.
    pub(super) id: &'a str,
    pub(super) host: &'a str,
    pub(super) from: Address,
    pub(super) to: &'a str,
    /// Who gets the answers, where there is somebody.
    pub(super) reply_to: Option<&'a str>,
    pub(super) date: Instant,
}

fn message(envelope: &Envelope<'_>, letter: Letter) -> Option<Message> {
    let to: Address = envelope.to.parse().ok()?;
    let since_1970 = Duration::from_millis(envelope.date.millis().unsigned_abs());
    let mut message = Message::builder()
        .from(Mailbox::new(None, envelope.from.clone()))
        .to(Mailbox::new(None, to))
        .subject(letter.subject)
        .date(SystemTime::UNIX_EPOCH + since_1970)
        // A mailbox that got it twice can tell by this.
        .message_id(Some(format!("<{}@{}>", envelope.id, envelope.host)))
        // Tells programs not to answer (RFC 3834, section 5).
        .raw_header(plain_header("Auto-Submitted", "auto-generated"));
    if let Some(contact) = envelope.reply_to.and_then(|address| address.parse().ok()) {
        message = message.reply_to(Mailbox::new(None, contact));
    }
    if let Some(page) = letter.unsubscribe {
        // One click in the mail program, by POST (RFC 8058).
        message = message
            .raw_header(plain_header("List-Unsubscribe", &format!("<{page}>")))
            .raw_header(plain_header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }
    let said = MultiPart::alternative_plain_html(letter.text, letter.html);
    let Some((method, file)) = letter.calendar else { return message.multipart(said).ok() };
    message.multipart(with_calendar(said, method, file)?).ok()
}

/// The session as a third way of saying the same, which mail programs put into the calendar, and as a file for those
/// that do not.
fn with_calendar(said: MultiPart, method: Method, file: String) -> Option<MultiPart> {
    let kind = format!("text/calendar; method={}; charset=utf-8", method.name());
    let part = SinglePart::builder().header(ContentType::parse(&kind).ok()?).body(file.clone());
    let attachment = ContentType::parse("application/ics; name=\"invite.ics\"").ok()?;
    let attachment = Attachment::new("invite.ics".to_owned()).body(file, attachment);
    Some(MultiPart::mixed().multipart(said.singlepart(part)).singlepart(attachment))
}

fn plain_header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// What mail needs to know of the site.
#[derive(Debug, Clone)]
pub(super) struct Site {
    pub(super) host: String,
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

fn transport(server: &SmtpServer) -> Result<AsyncSmtpTransport<Tokio1Executor>, MailerError> {
    let tls = match server.security {
        Security::Local => Tls::None,
        Security::WhereOffered => Tls::Opportunistic(tls_parameters(server)?),
        Security::StartTls => Tls::Required(tls_parameters(server)?),
        Security::Tls => Tls::Wrapper(tls_parameters(server)?),
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

/// Trusts what browsers trust, and the authorities in the server's `ca`.
fn tls_parameters(server: &SmtpServer) -> Result<TlsParameters, MailerError> {
    let mut parameters = TlsParameters::builder(server.host.clone());
    if let Some(path) = &server.ca {
        let pem = fs::read(path).map_err(|error| MailerError::Certificates { path: path.clone(), error })?;
        parameters = parameters.add_root_certificate(Certificate::from_pem(&pem)?);
    }
    Ok(parameters.build()?)
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
