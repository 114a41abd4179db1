//! Where mail goes, as an operator says it.

use std::{fmt, net::IpAddr, path::PathBuf, str::FromStr};

use lettre::Address;
use percent_encoding::percent_decode_str;
use url::Url;

/// Where mail goes: `log`, `dir:PATH` or a mail server.
///
/// Neither `Debug` nor `Display` shows a user or password.
#[derive(Clone, PartialEq, Eq)]
pub enum MailTarget {
    /// Nowhere: the log tells that there was one.
    Log,
    /// Into a folder, each as a file `ID.eml`.
    Dir(PathBuf),
    /// To a mail server.
    Smtp(SmtpServer),
}

/// A mail server and how to speak with it.
#[derive(Clone, PartialEq, Eq)]
pub struct SmtpServer {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) security: Security,
    /// User and password.
    pub(super) credentials: Option<(String, String)>,
    /// A file (PEM) of certificate authorities to trust beside those that browsers trust.
    pub(super) ca: Option<PathBuf>,
    /// Whom mail comes from; where it says nothing, `no-reply` at the site's own host.
    pub(super) from: Option<Address>,
}

/// How a connection to a mail server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Security {
    /// Not at all: it does not leave this machine, and servers that listen there have certificates of their own
    /// making.
    Local,
    /// By STARTTLS where the server offers it.
    WhereOffered,
    /// By STARTTLS, or nothing is sent: a password must not be read on the way.
    StartTls,
    /// By TLS from the first byte on.
    Tls,
}

/// What was said is no place that mail can go to.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0}; accepted are `log`, `dir:PATH`, `smtp://[USER:PASSWORD@]HOST[:PORT]` and \
     `smtps://[USER:PASSWORD@]HOST[:PORT]`, these two also with `?from=ADDRESS` and `?ca=FILE`"
)]
pub struct BadMailTarget(String);

impl FromStr for MailTarget {
    type Err = BadMailTarget;

    fn from_str(text: &str) -> Result<Self, BadMailTarget> {
        if text == "log" {
            return Ok(Self::Log);
        }
        if let Some(path) = text.strip_prefix("dir:") {
            return if path.is_empty() { Err(bad("`dir:` names no folder")) } else { Ok(Self::Dir(path.into())) };
        }
        if text.starts_with("smtp://") || text.starts_with("smtps://") {
            return SmtpServer::parse(text).map(Self::Smtp);
        }
        // Not repeated: it may be a misspelt address of a server, with its password.
        Err(bad("this is no place for mail"))
    }
}

impl SmtpServer {
    /// Its name or address, without anything that is secret.
    pub fn host(&self) -> &str {
        &self.host
    }

    fn parse(text: &str) -> Result<Self, BadMailTarget> {
        let url = Url::parse(text).map_err(|error| bad(&format!("the mail server's address is wrong: {error}")))?;
        // In schemes that are not the web's, `Url` takes an IPv4 address for a name, and writes IPv6 in brackets.
        let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']).to_owned();
        if host.is_empty() {
            return Err(bad("the mail server's address has no host"));
        }
        if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
            return Err(bad("the mail server's address goes on after the host"));
        }
        let decoded = |part: &str| {
            let text = percent_decode_str(part).decode_utf8();
            text.map(|text| text.into_owned()).map_err(|_| bad("the user or password is not in UTF-8"))
        };
        let credentials = match (url.username(), url.password()) {
            ("", None) => None,
            (user, Some(password)) if !user.is_empty() => Some((decoded(user)?, decoded(password)?)),
            _ => return Err(bad("the mail server's address has a user without a password, or the other way round")),
        };
        let (mut from, mut ca) = (None, None);
        for (name, value) in url.query_pairs() {
            match &*name {
                "from" => from = Some(value.parse().map_err(|_| bad("`from` is no email address"))?),
                "ca" if !value.is_empty() => ca = Some(PathBuf::from(&*value)),
                _ => return Err(bad(&format!("the mail server's address has `{name}=`"))),
            }
        }
        // Whoever names the authority of a server here wants it to be asked for its certificate.
        let is_local = ca.is_none() && is_this_machine(&host);
        // Ports: RFC 8314, section 3.3 for submission with a password, RFC 5321 for a relay.
        let (security, usual_port) = match (url.scheme(), credentials.is_some()) {
            ("smtps", _) => (Security::Tls, 465),
            (_, true) if is_local => (Security::Local, 587),
            (_, false) if is_local => (Security::Local, 25),
            (_, true) => (Security::StartTls, 587),
            (_, false) => (Security::WhereOffered, 25),
        };
        Ok(Self { host: host.to_string(), port: url.port().unwrap_or(usual_port), security, credentials, ca, from })
    }
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn bad(what: &str) -> BadMailTarget {
    BadMailTarget(what.to_owned())
}

impl fmt::Display for MailTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Log => f.write_str("log"),
            Self::Dir(path) => write!(f, "dir:{}", path.display()),
            Self::Smtp(SmtpServer { host, port, security, credentials, .. }) => {
                let scheme = if *security == Security::Tls { "smtps" } else { "smtp" };
                let who = if credentials.is_some() { "…@" } else { "" };
                write!(f, "{scheme}://{who}{host}:{port}")
            }
        }
    }
}

impl fmt::Debug for MailTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MailTarget({self})")
    }
}

impl fmt::Debug for SmtpServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SmtpServer({})", MailTarget::Smtp(self.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(text: &str) -> SmtpServer {
        match text.parse() {
            Ok(MailTarget::Smtp(server)) => server,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn places_are_read_as_they_are_said() {
        assert_eq!("log".parse(), Ok(MailTarget::Log));
        assert_eq!("dir:/var/mail out".parse(), Ok(MailTarget::Dir("/var/mail out".into())));
        let read = server("smtp://ada%40example.org:p%3Ass%20w@mail.example.org?from=hello@example.org");
        assert_eq!(read.credentials, Some(("ada@example.org".into(), "p:ss w".into())));
        assert_eq!(read.from, Some("hello@example.org".parse().expect("is an address")));
        assert_eq!((read.host.as_str(), read.ca), ("mail.example.org", None));
        assert_eq!(server("smtps://mail.example.org?ca=/etc/our%20own.pem").ca, Some("/etc/our own.pem".into()));
    }

    #[test]
    fn a_password_never_goes_out_in_clear() {
        for (text, security, port) in [
            ("smtp://mail.example.org", Security::WhereOffered, 25),
            ("smtp://u:p@mail.example.org", Security::StartTls, 587),
            ("smtp://u:p@mail.example.org:2525", Security::StartTls, 2525),
            ("smtps://u:p@mail.example.org", Security::Tls, 465),
            ("smtps://localhost", Security::Tls, 465),
            ("smtp://u:p@localhost", Security::Local, 587),
            ("smtp://127.0.0.1:2525", Security::Local, 2525),
            ("smtp://[::1]", Security::Local, 25),
            ("smtp://u:p@localhost?ca=/etc/own.pem", Security::StartTls, 587),
            ("smtp://localhost?ca=/etc/own.pem", Security::WhereOffered, 25),
        ] {
            let read = server(text);
            assert_eq!((read.security, read.port), (security, port), "{text}");
        }
    }

    #[test]
    fn nothing_shows_the_password() {
        let target = MailTarget::Smtp(server("smtps://ada:secret@mail.example.org?from=a@b.org"));
        assert_eq!(target.to_string(), "smtps://…@mail.example.org:465");
        let MailTarget::Smtp(server) = &target else { unreachable!() };
        for shown in [target.to_string(), format!("{target:?}"), format!("{server:?}")] {
            assert!(!shown.contains("secret") && !shown.contains("ada"), "{shown}");
        }
    }

    #[test]
    fn a_bad_place_is_told_what_is_accepted_and_no_password() {
        for text in [
            "",
            "Log",
            "dir:",
            "smpt://ada:secret@mail.example.org",
            "smtp://",
            "smtp://ada@mail.example.org",
            "smtp://:secret@mail.example.org",
            "smtp://ada:secret@mail.example.org:port",
            "smtp://ada:secret@mail.example.org/path",
            "smtp://ada:secret@mail.example.org?tls=none",
            "smtp://ada:secret@mail.example.org?from=nobody",
            "smtp://ada:secret@mail.example.org?ca=",
            "smtp://ada:%FF@mail.example.org",
        ] {
            let error = text.parse::<MailTarget>().expect_err(text).to_string();
            assert!(error.contains("accepted are `log`, `dir:PATH`, `smtp://"), "{error}");
            assert!(!error.contains("secret"), "{error}");
        }
    }
}
