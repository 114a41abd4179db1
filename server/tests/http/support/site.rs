//! A site inside the test, with a database of its own.

use app::admin::AdminRoute;
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, header},
    response::Response,
};
use backend::{Backend, Clock, Rules, mail::MailTarget, push::PushReach};
use domain::Instant;
use server::{Application, Config, LogFormat, SecretSource, SecretUrl};
use sqlx::{Connection, Executor};
use tempfile::TempDir;
use tower::ServiceExt;

use super::Answer;

/// 2024-02-28 10:55 CET: five minutes before the first session.
pub(crate) const BEFORE_THE_SESSION: Instant = Instant::from_millis(1_709_114_100_000);

/// A site that is asked without a connection.
pub(crate) struct Site {
    router: Router,
    pub(crate) backend: Backend,
    pub(crate) clock: Clock,
    /// The organisers' area: every address, and who may open it.
    pub(crate) admin_routes: Vec<AdminRoute>,
    folder: TempDir,
}

/// Settings for a site whose data lies in `folder` and whose clock stands still.
pub(crate) fn config(folder: &TempDir, clock: &Clock) -> Config {
    Config {
        addr: ([127, 0, 0, 1], 0).into(),
        database_url: SecretUrl::new(&format!("sqlite://{}/site.db", folder.path().display())),
        content: None,
        clock: clock.clone(),
        public_url: Some("https://example.org".to_owned()),
        leave_to: Some(Config::NEUTRAL.to_owned()),
        mail: MailTarget::Log,
        push: PushReach::World,
        limits: true,
        trust_proxy: true,
        secret: SecretSource::File(folder.path().join("secret.key")),
        rules: Rules::default(),
        log_format: LogFormat::Text,
        commit_together: Config::COMMIT_TOGETHER,
    }
}

impl Site {
    pub(crate) async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    pub(crate) async fn start_with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::manual(BEFORE_THE_SESSION);
        let mut config = config(&folder, &clock);
        change(&mut config);
        let application = Application::build(config, None).await.unwrap();
        let admin_routes = application.admin_routes().to_vec();
        Self { router: application.router(), backend: application.backend().clone(), clock, admin_routes, folder }
    }

    /// The same site after it has ended and started again.
    pub(crate) async fn restarted(self) -> Self {
        self.backend.shutdown().await;
        let application = Application::build(config(&self.folder, &self.clock), None).await.unwrap();
        Self { router: application.router(), backend: application.backend().clone(), ..self }
    }

    /// Changes the database behind the site's back.
    pub(crate) async fn execute(&self, sql: &'static str) {
        let url = format!("sqlite://{}/site.db", self.folder.path().display());
        sqlx::any::install_default_drivers();
        let mut db = sqlx::AnyConnection::connect(&url).await.unwrap();
        db.execute(sql).await.unwrap();
        db.close().await.unwrap();
    }

    /// As an organiser's browser asks for a page; `token` is that of the sign-in.
    pub(crate) async fn get_as(&self, token: &str, path: &str) -> Answer {
        self.get_with(path, &[("cookie", &format!("__Host-sign-in={token}"))]).await
    }

    /// As an organiser's browser sends a form.
    pub(crate) async fn post_as(&self, token: &str, path: &str, form: &[(&str, &str)]) -> Answer {
        let cookie = format!("__Host-sign-in={token}");
        self.post_with(path, form, &[("cookie", &cookie), ("sec-fetch-site", "same-origin")]).await
    }

    /// The answer with its body unread.
    pub(crate) async fn response(&self, request: Request<Body>) -> Response {
        self.router.clone().oneshot(request).await.unwrap()
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let (parts, body) = self.response(request).await.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// As a browser asks for a page.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.get_with(path, &[]).await
    }

    pub(crate) async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let request = Request::get(path).header(header::HOST, "example.org");
        let html = ("accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");
        let asked = headers.iter().any(|(name, _)| *name == "accept");
        let headers = headers.iter().copied().chain((!asked).then_some(html));
        let request = headers.fold(request, |request, (name, value)| request.header(name, value));
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// As a browser without scripts sends a form.
    pub(crate) async fn post(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        self.post_with(path, form, &[("sec-fetch-site", "same-origin")]).await
    }

    /// As the boot script sends a form that leads to another site.
    pub(crate) async fn post_as_json(&self, path: &str) -> Answer {
        let request = Request::post(path)
            .header(header::HOST, "example.org")
            .header(header::ACCEPT, "application/json")
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn post_with(&self, path: &str, form: &[(&str, &str)], headers: &[(&str, &str)]) -> Answer {
        let request = Request::post(path)
            .header(header::HOST, "example.org")
            .header(header::ACCEPT, "text/html")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        self.send(request.body(Body::from(super::forms::encoded(form))).unwrap()).await
    }
}
