//! Every setting as the command line and the environment take it. Nothing is checked here.

use std::path::PathBuf;

use clap::{Args, Command};

/// The settings of `serve`. The names of its flags are those of the lines in the file.
#[derive(Args)]
pub(crate) struct SettingArgs {
    #[command(flatten)]
    pub(crate) store: StoreArgs,
    /// Address and port to listen on; port 0 takes a free one [default: 127.0.0.1:3000]
    #[arg(long, env = "SHAPING_ADDR", value_name = "ADDR:PORT")]
    pub(crate) addr: Option<String>,
    /// Content file to load at each start; without it, an empty database gets the built-in campaign
    #[arg(long, env = "SHAPING_CONTENT", value_name = "FILE")]
    pub(crate) content: Option<String>,
    /// The real time (`now`), or the moment from which a day is replayed [default: now]
    #[arg(long, env = "SHAPING_CLOCK", value_name = "RFC3339|now")]
    pub(crate) clock: Option<String>,
    /// How many seconds pass on the site's clock in one real second, 1 to 3600 [default: 1]
    #[arg(long, env = "SHAPING_CLOCK_SPEED", value_name = "N")]
    pub(crate) clock_speed: Option<String>,
    /// Where "Leave this page now" leads: a page that says nothing of this site, or `off` for no such button [default:
    /// https://www.wikipedia.org/]
    #[arg(long, env = "SHAPING_LEAVE_TO", value_name = "URL|off")]
    pub(crate) leave_to: Option<String>,
    #[command(flatten)]
    pub(crate) mail: MailArgs,
    /// The most mails in any minute, as the mail server's provider allows, or `off` for no limit [default: 60]
    #[arg(long, env = "SHAPING_MAIL_RATE", value_name = "N|off")]
    pub(crate) mail_rate: Option<String>,
    /// Reminders on devices by Web Push: whether they are offered and sent, or for tests to this machine alone (`loopback`)
    /// [default: on]
    #[arg(long, env = "SHAPING_PUSH", value_name = "on|off|loopback")]
    pub(crate) push: Option<String>,
    /// Limits on requests and open streams per client; `off` only for load tests [default: default]
    #[arg(long, env = "SHAPING_LIMITS", value_name = "default|off")]
    pub(crate) limits: Option<String>,
    /// Take the client's address from the last entry of X-Forwarded-For: only behind a proxy that writes it [default:
    /// false]
    #[arg(long, env = "SHAPING_TRUST_PROXY", value_name = "true|false", num_args = 0..=1, require_equals = true)]
    #[arg(default_missing_value = "true")]
    pub(crate) trust_proxy: Option<String>,
    #[command(flatten)]
    pub(crate) secret: SecretArgs,
    #[command(flatten)]
    pub(crate) rules: RuleArgs,
    /// How log lines are written to standard error [default: text]
    #[arg(long, env = "SHAPING_LOG_FORMAT", value_name = "text|json")]
    pub(crate) log_format: Option<String>,
}

/// Where every command finds what was set.
#[derive(Args)]
pub(crate) struct FileArgs {
    /// TOML file with settings [default: shaping-tomorrow.toml in the working folder, if it is there]
    #[arg(long, env = "SHAPING_CONFIG", value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

/// What it takes to send mail.
#[derive(Args)]
pub(crate) struct MailArgs {
    /// Where visitors find the site, for links in mail and calendars [default: http://ADDR:PORT]
    #[arg(long, env = "SHAPING_PUBLIC_URL", value_name = "URL")]
    pub(crate) public_url: Option<String>,
    /// Where mail goes: a line in the log that says nothing of it, files in a folder, or a mail server
    /// (smtp://[USER:PASSWORD@]HOST[:PORT], smtps:// for TLS at once; with ?from=ADDRESS, ?ca=FILE) [default: log]
    #[arg(long, env = "SHAPING_MAIL", hide_env_values = true, value_name = "log|dir:PATH|smtp://…")]
    pub(crate) mail: Option<String>,
}

/// What every command needs to find the store.
#[derive(Args)]
pub(crate) struct StoreArgs {
    #[command(flatten)]
    pub(crate) file: FileArgs,
    /// The database, sqlite://PATH or postgres://USER:PASSWORD@HOST/NAME [default: sqlite://data/shaping-tomorrow.db]
    #[arg(long, env = "SHAPING_DATABASE_URL", hide_env_values = true, value_name = "URL")]
    pub(crate) database_url: Option<String>,
}

/// What a command needs to find the key.
#[derive(Args)]
pub(crate) struct SecretArgs {
    /// File with the key that signs links and forms and encrypts the meeting's address, made at the first start
    /// [default: data/secret.key]. The environment variable SHAPING_SECRET, 64 hexadecimal digits, takes its place
    #[arg(long, env = "SHAPING_SECRET_FILE", value_name = "PATH")]
    pub(crate) secret_file: Option<String>,
}

/// What organisers decide about registrations.
#[derive(Args)]
pub(crate) struct RuleArgs {
    /// Hours to confirm a registration in, 1 to 336; then its seat goes to the next in line [default: 48]
    #[arg(long, env = "SHAPING_CONFIRM_WITHIN", value_name = "HOURS")]
    pub(crate) confirm_within: Option<String>,
    /// Hours, at most, that a seat which became free is held for the first in line, 1 to 168 [default: 12]
    #[arg(long, env = "SHAPING_OFFER_FOR", value_name = "HOURS")]
    pub(crate) offer_for: Option<String>,
    /// Days after its session that a registration is erased, 1 to 365 [default: 30]
    #[arg(long, env = "SHAPING_ERASE_AFTER", value_name = "DAYS")]
    pub(crate) erase_after: Option<String>,
    /// Who gets a mail after the session: those who were there (`thanks`), those who were not (`missed`), or both
    /// [default: both]
    #[arg(long, env = "SHAPING_AFTER_MAIL", value_name = "both|thanks|missed|none")]
    pub(crate) after_mail: Option<String>,
}

/// The names that a file may set.
pub(crate) fn names() -> Vec<String> {
    SettingArgs::augment_args(Command::new("names"))
        .get_arguments()
        .filter_map(|argument| argument.get_long())
        .filter(|name| *name != "config")
        .map(ToOwned::to_owned)
        .collect()
}
