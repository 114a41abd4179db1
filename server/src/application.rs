//! The running site: built, bound to its address, served, ended.

use std::{future::Future, io, net::SocketAddr, sync::Arc, time::Duration};

use app::{Assets, Site, admin::AdminRoute};
use axum::Router;
use backend::{
    Backend, OpenError, Settings, clean_up, content, due, erasure,
    mail::{self, Mailer, MailerError},
    push::{self, Courier, CourierError},
};
use domain::{AppError, Event};
use tokio::{net::TcpListener, task::JoinSet, time::timeout};

use crate::{
    assets::Files,
    config::Config,
    connections, desk_live,
    middleware::{limits::Limits, pages::Drawings, reload},
    routes,
    shared::Shared,
    stop::{self, Stop, Stopper},
};

/// How long what is being sent, and an erasure that has begun, may take once the server is to end. What is cut off
/// is done by the next start.
const DONE_WITHIN: Duration = Duration::from_secs(10);

/// What an empty database is filled with, so that the program needs no other file.
const BUILT_IN_CONTENT: &str = include_str!("../../content/shaping-tomorrow.toml");

/// Why the site cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// No threads.
    #[error("the program's threads cannot start: {0}")]
    Runtime(io::Error),
    /// The address is taken, or is not this machine's.
    #[error("cannot listen on {addr}: {source}")]
    Listen {
        /// Where it should have listened.
        addr: SocketAddr,
        /// What the system says.
        source: io::Error,
    },
    /// The key that signs links can be neither read nor made.
    #[error("the secret key: {0}")]
    Secret(io::Error),
    /// The database cannot be opened.
    #[error("the database: {0}")]
    Store(OpenError),
    /// Mail cannot be sent.
    #[error("mail: {0}")]
    Mail(#[from] MailerError),
    /// Devices cannot be reminded.
    #[error("push: {0}")]
    Push(#[from] CourierError),
    /// Content could not be saved.
    #[error("the content could not be saved: {0}")]
    Import(AppError),
    /// It could not be found out whether there is an organiser.
    #[error("the organisers could not be read: {0}")]
    Organiser(AppError),
    /// The content in the program itself cannot be read; a test makes sure that it can.
    #[error("the built-in content: {0}")]
    BuiltIn(content::ContentError),
}

/// A site that is ready to be served.
pub struct Application {
    listener: TcpListener,
    addr: SocketAddr,
    router: Router,
    admin_routes: Vec<AdminRoute>,
    backend: Backend,
    mailer: Mailer,
    courier: Courier,
    public_url: Arc<str>,
    stopper: Stopper,
    stop: Stop,
}

impl Application {
    /// Binds the address, where connections wait from then on, opens the store, and loads `content` where it is given.
    ///
    /// # Errors
    /// The address, the database, the secret's file or the folder for mail is out of reach.
    pub async fn build(config: Config, content: Option<Event>) -> Result<Self, StartError> {
        let (listener, addr) =
            connections::bind(config.addr).map_err(|source| StartError::Listen { addr: config.addr, source })?;
        let mailer = Mailer::new(&config.mail)?;
        let courier = Courier::new(config.push)?;
        let secret = config.secret.load().map_err(StartError::Secret)?;
        let limits = config.limits.then(|| Limits::new(&secret));
        let backend = Backend::open(Settings {
            database_url: config.database_url.as_str().to_owned(),
            clock: config.clock,
            secret,
            rules: config.rules,
            commit_together: config.commit_together,
            push: config.push,
        })
        .await
        .map_err(StartError::Store)?;
        load(&backend, content).await?;

        let (stopper, stop) = stop::pair();
        let files = Files::built_in();
        let assets = Assets { reload: reload::socket(), ..files.addresses() };
        let public_url: Arc<str> = config.public_url.unwrap_or_else(|| format!("http://{addr}")).into();
        let site = Site {
            backend: backend.clone(),
            public_url: Arc::clone(&public_url),
            assets: Arc::new(assets),
            mail: config.mail,
            leave_to: config.leave_to.map(Into::into),
        };
        let shared = Arc::new(Shared {
            site,
            files,
            drawings: Drawings::default(),
            limits,
            streams: Arc::default(),
            trust_proxy: config.trust_proxy,
            stop: stop.clone(),
        });
        let router = routes::router(&shared);
        let admin_routes = desk_live::area(&shared).routes().to_vec();
        Ok(Self { listener, addr, router, admin_routes, backend, mailer, courier, public_url, stopper, stop })
    }

    /// Where it listens; the port that was free where 0 was asked for.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// All routes, for tests that need no connection.
    pub fn router(&self) -> Router {
        self.router.clone()
    }

    /// All routes of the organisers' area with who may open them, for the test that tries each.
    pub fn admin_routes(&self) -> &[AdminRoute] {
        &self.admin_routes
    }

    /// The link that makes the first owner: none once there is an organiser, or somebody else is invited to be an owner.
    ///
    /// # Errors
    /// [`StartError::Organiser`] where the store fails.
    pub async fn first_owners_link(&self) -> Result<Option<String>, StartError> {
        let path = self.backend.first_owners_link().await.map_err(StartError::Organiser)?;
        Ok(path.map(|path| format!("{}{path}", self.public_url)))
    }

    /// Adds routes that no layer is around, for the bench to compare ours with.
    #[must_use]
    pub fn beside(mut self, routes: Router) -> Self {
        self.router = self.router.merge(routes);
        self
    }

    /// The use cases, for tests.
    pub fn backend(&self) -> &Backend {
        &self.backend
    }

    /// Answers requests, sends mail, reminds devices, and erases and throws away what is due until `asked_to_stop`. Then takes no more connections, ends
    /// live streams, finishes what is in flight, and closes the store.
    pub async fn serve(self, asked_to_stop: impl Future<Output = ()>) {
        let asked = || {
            let mut stop = self.stop.clone();
            async move { stop.asked().await }
        };
        let mut tasks = JoinSet::new();
        let public_url = self.public_url.to_string();
        tasks.spawn(mail::run(self.backend.clone(), self.mailer, public_url.clone(), asked()));
        tasks.spawn(push::run(self.backend.clone(), self.courier, public_url, asked()));
        tasks.spawn(due::run(self.backend.clone(), asked()));
        tasks.spawn(erasure::run(self.backend.clone(), asked()));
        tasks.spawn(clean_up::run(self.backend.clone(), asked()));
        connections::serve(self.listener, self.router, asked_to_stop, &self.stopper).await;
        let all_done = async { while tasks.join_next().await.is_some() {} };
        if timeout(DONE_WITHIN, all_done).await.is_err() {
            tasks.abort_all();
        }
        self.backend.shutdown().await;
        tracing::info!("ended");
    }
}

/// Loads what was given; an empty database gets the content in the program.
async fn load(backend: &Backend, content: Option<Event>) -> Result<(), StartError> {
    let event = match content {
        Some(event) => event,
        None if backend.event().is_some() => return Ok(()),
        None => {
            tracing::info!("the database is empty: loading the built-in campaign");
            content::parse(BUILT_IN_CONTENT).map_err(StartError::BuiltIn)?
        }
    };
    backend.import(&event).await.map_err(StartError::Import)
}
