//! `organiser`: who runs the site, and a link for whoever cannot get in.

use std::io::{self, Write};

use backend::{Actor, Backend, Secret, dates};
use clap::{ArgMatches, Subcommand};
use domain::{AppError, Email, Lang, NewInvitation, PersonName, Role};

use super::{Failed, store, written};
use crate::{
    config::{Config, ConfigError, LogFormat, MailArgs, SecretArgs, StoreArgs},
    logging,
};

/// Where a site is found that was started without saying so.
const USUAL_URL: &str = "http://127.0.0.1:3000";

/// What can be done about organisers. Each change is in the audit log.
#[derive(Subcommand)]
pub(super) enum Command {
    /// Print a link that makes somebody an organiser. It is good for 7 days, and once.
    ///
    /// For the address of an organiser it sets a new password and second factor instead, and ends all their sign-ins:
    /// for one who is locked out. An earlier link for the same address ends. No mail is sent.
    Add(#[command(flatten)] Box<Add>),
    /// List the organisers: role, since when, address, name.
    List(#[command(flatten)] Box<StoreArgs>),
    /// Remove an organiser, and end all their sign-ins. The last owner stays.
    Remove {
        /// Their address
        email: String,
        #[command(flatten)]
        store: Box<StoreArgs>,
    },
}

/// Whom to add.
#[derive(clap::Args)]
pub(super) struct Add {
    /// Their address
    email: String,
    /// viewer, moderator, editor or owner
    #[arg(long, default_value = "owner")]
    role: String,
    /// What they are called, to be changed by themselves
    #[arg(long)]
    name: Option<String>,
    /// The language of the page behind the link: en, fr or ar
    #[arg(long, default_value = "en")]
    lang: String,
    #[command(flatten)]
    mail: MailArgs,
    #[command(flatten)]
    secret: SecretArgs,
    #[command(flatten)]
    store: StoreArgs,
}

impl Add {
    fn parsed(&self) -> Result<(NewInvitation, Option<PersonName>), ConfigError> {
        let email = address(&self.email)?;
        let role =
            Role::from_code(&self.role).ok_or_else(|| refused(&self.role, "viewer, moderator, editor, owner"))?;
        let lang: Lang = self.lang.parse().map_err(|_| refused(&self.lang, "en, fr, ar"))?;
        let name = PersonName::parse_optional(self.name.as_deref().unwrap_or_default());
        let name = name.map_err(|_| refused("…", "a name of at most 80 characters"))?;
        Ok((NewInvitation { email, role, lang }, name))
    }
}

fn address(typed: &str) -> Result<Email, ConfigError> {
    Email::parse(typed).map_err(|_| refused(typed, "an email address, such as name@example.org"))
}

fn refused(value: &str, accepted: &str) -> ConfigError {
    ConfigError { origin: "organiser".into(), value: value.into(), accepted: accepted.into() }
}

pub(super) async fn run(command: &Command, given: &ArgMatches) -> Result<(), Failed> {
    let said = match command {
        Command::Add(add) => add_one(add, given).await,
        Command::List(store) => {
            let backend = opened(store, given).await?;
            let said = list(&backend).await;
            backend.shutdown().await;
            said
        }
        Command::Remove { email, store } => {
            let email = address(email)?;
            let backend = opened(store, given).await?;
            let said = remove(&backend, &email).await;
            backend.shutdown().await;
            said
        }
    };
    let _ = writeln!(io::stdout(), "{}", said?);
    Ok(())
}

/// The store, for what makes and checks no links.
async fn opened(place: &StoreArgs, given: &ArgMatches) -> Result<Backend, Failed> {
    let database = Config::database(place, &written(&place.file, given)?)?;
    logging::start(LogFormat::Text);
    store::open(&database, Secret::random()).await
}

async fn add_one(add: &Add, given: &ArgMatches) -> Result<String, Failed> {
    let written = written(&add.store.file, given)?;
    let (new, name) = add.parsed()?;
    let public_url = Config::public_url(&add.mail, &written)?.unwrap_or_else(|| USUAL_URL.to_owned());
    let database = Config::database(&add.store, &written)?;
    let secret = Config::secret(&add.secret, &written)?;
    logging::start(LogFormat::Text);
    let secret = secret.load().map_err(crate::StartError::Secret)?;
    let backend = store::open(&database, secret).await?;
    let (email, role) = (new.email.clone(), new.role);
    let link = backend.invite_by_command(new, name).await;
    backend.shutdown().await;
    let link = link?;
    let email = email.as_str();
    Ok(match link.renews {
        None => format!("{email} becomes {role} by this link, once and within 7 days: {public_url}{}", link.path),
        Some(role) => format!(
            "{email} is {role} already, and sets a new password and second factor by this link, once and within 7 days: \
             {public_url}{}",
            link.path
        ),
    })
}

/// `owner  2024-02-28T10:00:00Z  ada@example.org  Ada`.
async fn list(backend: &Backend) -> Result<String, Failed> {
    let team = backend.team().await?;
    let lines: Vec<String> = team
        .members
        .iter()
        .map(|member| {
            let (organiser, since) = (&member.organiser, dates::iso_utc(member.since));
            let missing = if member.has_second_factor { "" } else { " (no second factor yet)" };
            format!("{:<9}  {since}  {}  {}{missing}", organiser.role.code(), organiser.email.as_str(), organiser.name)
        })
        .collect();
    let nobody = || "nobody is an organiser yet; `organiser add` makes a link".to_owned();
    Ok(if lines.is_empty() { nobody() } else { lines.join("\n") })
}

async fn remove(backend: &Backend, email: &Email) -> Result<String, Failed> {
    let nobody = || Failed::Work("no organiser has this address; see `organiser list`".to_owned());
    let done = match backend.organiser_of(email).await {
        Ok(organiser) => backend.remove_organiser(&Actor::Command, &organiser.id).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => Ok(format!("{} is no organiser any more", email.as_str())),
        Err(AppError::NotFound) => Err(nobody()),
        Err(AppError::Invalid(_)) => {
            Err(Failed::Work("this is the last owner; make somebody else an owner first".to_owned()))
        }
        Err(error) => Err(error.into()),
    }
}
