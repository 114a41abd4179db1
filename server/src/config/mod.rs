//! The settings the program runs with, checked: what a bad value is called and what is accepted instead.

mod args;
mod redact;
mod rules;
mod secret;
mod written;

use std::{net::SocketAddr, path::PathBuf};

use backend::{Clock, Rules, mail::MailTarget, push::PushReach};
use domain::Instant;

pub(crate) use self::{
    args::{FileArgs, MailArgs, SecretArgs, SettingArgs, StoreArgs},
    written::{ConfigError, File, Written},
};
pub use self::{redact::SecretUrl, secret::SecretSource};

/// The settings of a server.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where it listens.
    pub addr: SocketAddr,
    /// Where its data is.
    pub database_url: SecretUrl,
    /// The content file to load at each start.
    pub content: Option<PathBuf>,
    /// Tells it the time.
    pub clock: Clock,
    /// Where visitors find it, without a slash at the end; the address it listens on where nothing is said.
    pub public_url: Option<String>,
    /// Where the button leads that takes a visitor off the site at once; none where there is to be no such button.
    pub leave_to: Option<String>,
    /// Where mail goes.
    pub mail: MailTarget,
    /// Where messages to devices may be sent.
    pub push: PushReach,
    /// Whether requests and streams are limited per client.
    pub limits: bool,
    /// Whether a proxy in front writes `X-Forwarded-For`.
    pub trust_proxy: bool,
    /// Where the key comes from that signs links and forms.
    pub secret: SecretSource,
    /// What holds of the organisers' rules where they have set nothing themselves.
    pub rules: Rules,
    /// How log lines are written.
    pub log_format: LogFormat,
    /// How many jobs one SQLite commit takes together at most. There is no flag for it; the bench compares it with 1.
    pub commit_together: usize,
}

/// How log lines are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs: one JSON object a line.
    Json,
}

impl Config {
    /// How many jobs one SQLite commit takes together at most, unless a bench says otherwise.
    pub const COMMIT_TOGETHER: usize = 256;

    /// Where somebody goes who has to be off the site at once: small, in every language, and open on many screens.
    pub const NEUTRAL: &str = "https://www.wikipedia.org/";

    /// Checks what was written, and fills in what was not.
    pub(crate) fn resolve(args: &SettingArgs, written: &Written<'_>) -> Result<Self, ConfigError> {
        let from = written.value(
            ("clock", &args.clock),
            "`now`, or a moment such as 2024-02-28T10:55:00+01:00 (RFC 3339)",
            parse_clock,
            None,
        )?;
        let speed = written.value(
            ("clock-speed", &args.clock_speed),
            "a whole number from 1 to 3600",
            |text| text.parse().ok().filter(|speed| (1..=3600).contains(speed)),
            1,
        )?;
        Ok(Self {
            addr: written.value(
                ("addr", &args.addr),
                "an IP address and a port, such as 127.0.0.1:3000 or [::]:3000",
                |text| text.parse().ok(),
                SocketAddr::from(([127, 0, 0, 1], 3000)),
            )?,
            database_url: Self::database(&args.store, written)?,
            content: written.value(("content", &args.content), "a file", |text| some_path(text).map(Some), None)?,
            clock: clock(from, speed),
            public_url: Self::public_url(&args.mail, written)?,
            leave_to: written.value(
                ("leave-to", &args.leave_to),
                "http:// or https:// with a host, such as https://www.wikipedia.org/, or `off`",
                |text| if text == "off" { Some(None) } else { is_address(text).then(|| Some(text.to_owned())) },
                Some(Self::NEUTRAL.to_owned()),
            )?,
            mail: Self::mail(&args.mail, written)?,
            push: written.value(
                ("push", &args.push),
                "`on`, `off` or `loopback`",
                |text| match text {
                    "on" => Some(PushReach::World),
                    "off" => Some(PushReach::Off),
                    "loopback" => Some(PushReach::Loopback),
                    _ => None,
                },
                PushReach::World,
            )?,
            limits: written.value(
                ("limits", &args.limits),
                "`default` or `off`",
                |text| match text {
                    "default" => Some(true),
                    "off" => Some(false),
                    _ => None,
                },
                true,
            )?,
            trust_proxy: written.value(
                ("trust-proxy", &args.trust_proxy),
                "`true` or `false`",
                |text| text.parse().ok(),
                false,
            )?,
            secret: Self::secret(&args.secret, written)?,
            log_format: written.value(
                ("log-format", &args.log_format),
                "`text` or `json`",
                |text| match text {
                    "text" => Some(LogFormat::Text),
                    "json" => Some(LogFormat::Json),
                    _ => None,
                },
                LogFormat::Text,
            )?,
            rules: rules::resolve(args, written)?,
            commit_together: Self::COMMIT_TOGETHER,
        })
    }

    /// Where the key is, for commands that seal or sign.
    pub(crate) fn secret(args: &SecretArgs, written: &Written<'_>) -> Result<SecretSource, ConfigError> {
        SecretSource::from_env(written.value(
            ("secret-file", &args.secret_file),
            "a file",
            some_path,
            PathBuf::from("data/secret.key"),
        )?)
    }

    /// Where visitors find the site, where that was said.
    pub(crate) fn public_url(args: &MailArgs, written: &Written<'_>) -> Result<Option<String>, ConfigError> {
        written.value(
            ("public-url", &args.public_url),
            "http:// or https:// with a host, and no path, such as https://example.org",
            |text| parse_origin(text).map(Some),
            None,
        )
    }

    /// Where mail goes.
    pub(crate) fn mail(args: &MailArgs, written: &Written<'_>) -> Result<MailTarget, ConfigError> {
        written.value(
            ("mail", &args.mail),
            "`log`, `dir:PATH`, or smtp://[USER:PASSWORD@]HOST[:PORT][?from=ADDRESS] (smtps:// for TLS at once)",
            |text| text.parse().ok(),
            MailTarget::Log,
        )
    }

    /// Where the data is: all that a command needs which only loads content.
    pub(crate) fn database(args: &StoreArgs, written: &Written<'_>) -> Result<SecretUrl, ConfigError> {
        let known = |text: &str| {
            let rest =
                ["sqlite://", "postgres://", "postgresql://"].iter().find_map(|scheme| text.strip_prefix(scheme));
            rest.filter(|rest| !rest.is_empty()).map(|_| SecretUrl::new(text))
        };
        written.value(
            ("database-url", &args.database_url),
            "sqlite://PATH or postgres://USER:PASSWORD@HOST/NAME",
            known,
            SecretUrl::new("sqlite://data/shaping-tomorrow.db"),
        )
    }
}

/// A clock that starts `from` some moment, or now, and runs at `speed` from there.
fn clock(from: Option<Instant>, speed: u32) -> Clock {
    match (from, speed) {
        (None, 1) => Clock::real(),
        (None, speed) => Clock::replay(Clock::real().now(), speed),
        (Some(from), speed) => Clock::replay(from, speed),
    }
}

fn some_path(text: &str) -> Option<PathBuf> {
    (!text.is_empty()).then(|| PathBuf::from(text))
}

/// `now`, which is no replay at all, or the moment to replay from.
fn parse_clock(text: &str) -> Option<Option<Instant>> {
    if text == "now" {
        return Some(None);
    }
    let moment: jiff::Timestamp = text.parse().ok()?;
    Some(Some(Instant::from_millis(moment.as_millisecond())))
}

/// Scheme, host and port of an address that has nothing more, without the slash at its end.
fn parse_origin(text: &str) -> Option<String> {
    let text = text.strip_suffix('/').unwrap_or(text);
    let uri: axum::http::Uri = text.parse().ok()?;
    let bare = matches!(uri.scheme_str(), Some("http" | "https"))
        && uri.host().is_some_and(|host| !host.is_empty())
        && uri.path_and_query().is_none_or(|rest| rest == "/")
        && !text.contains(['@', '#'])
        && !text.ends_with('/');
    bare.then(|| text.to_ascii_lowercase())
}

/// Whether somebody can be led there.
fn is_address(text: &str) -> bool {
    let uri = text.parse::<axum::http::Uri>().ok();
    uri.is_some_and(|uri| {
        matches!(uri.scheme_str(), Some("http" | "https")) && uri.host().is_some_and(|host| !host.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_public_address_has_no_path() {
        for text in ["https://example.org", "HTTPS://Example.org/", "http://[::1]:3000", "http://a.b:80"] {
            assert_eq!(parse_origin(text), Some(text.trim_end_matches('/').to_lowercase()), "{text}");
        }
        for text in ["", "example.org", "ftp://example.org", "https://", "https://a/b", "https://u:p@a", "https://a?b"]
        {
            assert_eq!(parse_origin(text), None, "{text}");
        }
    }

    #[test]
    fn a_neutral_page_is_an_address_of_the_web() {
        for text in [Config::NEUTRAL, "http://example.org", "https://example.org/weather?today"] {
            assert!(is_address(text), "{text}");
        }
        for text in ["", "example.org", "/weather", "javascript:alert(1)", "ftp://example.org", "https://", "data:,"] {
            assert!(!is_address(text), "{text}");
        }
    }

    #[test]
    fn the_clock_is_now_or_a_moment() {
        assert_eq!(parse_clock("now"), Some(None));
        assert_eq!(parse_clock("2024-02-28T10:55:00+01:00"), Some(Some(Instant::from_millis(1_709_114_100_000))));
        for text in ["", "tomorrow", "2024-02-28", "2024-02-28T10:55:00"] {
            assert_eq!(parse_clock(text), None, "{text}");
        }
    }
}
