//! Pages of a long list against the same pages of a short one, asked for in turn, without a connection between.

use std::{error::Error, process::ExitCode, time::Instant};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use backend::{
    Clock, Rules,
    mail::MailTarget,
    testing::{Engine, TestDatabase},
};
use domain::{Lang, Role};
use server::{Application, Config, LogFormat, SecretSource, SecretUrl};
use sqlx::{AnyConnection, Connection, Executor};
use tempfile::TempDir;
use tokio::runtime::Builder;
use tower::ServiceExt;

/// Why there is no figure.
pub(crate) type Failed = Box<dyn Error + Send + Sync>;

/// 2024-02-28 10:55 CET, as `make run` starts.
const NOW: domain::Instant = domain::Instant::from_millis(1_709_114_100_000);

/// What is measured.
pub(crate) struct Comparison {
    /// How many items are in the short list, and in the long one.
    pub(crate) few: i64,
    pub(crate) many: i64,
    /// How often each page is asked for.
    pub(crate) rounds: usize,
    /// The most that the ratio is to be.
    pub(crate) aim: f64,
    /// What writes them: SQL of both engines, with the count as its parameter.
    pub(crate) fill: &'static [&'static str],
    /// Who asks, where that is an organiser.
    pub(crate) asked_by: Option<Role>,
    /// What the items are called.
    pub(crate) items: &'static str,
    /// The page's address, to which a query is added.
    pub(crate) path: &'static str,
    /// The parameter of a page that begins after an item.
    pub(crate) after: &'static str,
    /// What is on a page once for each item.
    pub(crate) mark: &'static str,
    /// Each page's name, its query, and whether it is one from the middle.
    pub(crate) pages: &'static [(&'static str, &'static str, bool)],
}

/// Prints a table of both lists on one engine after the other.
pub(crate) fn compare(comparison: &Comparison) -> ExitCode {
    match print(comparison) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn print(comparison: &Comparison) -> Result<(), Failed> {
    let Comparison { few, many, rounds, aim, items, .. } = comparison;
    let runtime = Builder::new_multi_thread().enable_all().build()?;
    println!("A page of {many} {items} against one of {few}; medians of {rounds}, in turn");
    for engine in [Engine::Sqlite, Engine::Postgres] {
        println!("\n{engine:?}");
        println!("{:<24} {:>13} {:>12} {:>12} {:>8}", "", "items", "of few", "of many", "ratio");
        runtime.block_on(async {
            let few = Site::filled(engine, comparison, *few).await?;
            let many = Site::filled(engine, comparison, *many).await?;
            rows(comparison, &few, &many).await
        })?;
    }
    println!("\naim: at most {aim:.2} where both pages hold as many items");
    Ok(())
}

async fn rows(comparison: &Comparison, few: &Site, many: &Site) -> Result<(), Failed> {
    for (name, query, from_middle) in comparison.pages {
        let address = |count: i64| {
            let Comparison { path, after, .. } = comparison;
            let after = if *from_middle { format!("&{after}={}", id(count / 2)) } else { String::new() };
            format!("{path}?{query}{after}")
        };
        let (at_few, at_many) = (address(comparison.few), address(comparison.many));
        let (mut of_few, mut of_many, mut items) = (Vec::new(), Vec::new(), String::new());
        let on = |page: &str| page.matches(comparison.mark).count();
        for _ in 0..comparison.rounds {
            let (took, short) = few.ask(&at_few).await?;
            of_few.push(took);
            let (took, long) = many.ask(&at_many).await?;
            of_many.push(took);
            items = format!("{} / {}", on(&short), on(&long));
        }
        let (of_few, of_many) = (median(of_few), median(of_many));
        println!("{name:<24} {items:>13} {of_few:>9.0} µs {of_many:>9.0} µs {:>8.2}", of_many / of_few);
    }
    Ok(())
}

fn median(mut micros: Vec<f64>) -> f64 {
    micros.sort_by(f64::total_cmp);
    micros[micros.len() / 2]
}

/// The n-th item's id.
fn id(n: i64) -> String {
    format!("018f0000-0000-7000-8000-{n:012}")
}

/// A site with a database of its own.
struct Site {
    router: Router,
    /// Of who asks; empty where that is a visitor.
    cookie: String,
    _application: Application,
    _database: TestDatabase,
    _folder: TempDir,
}

impl Site {
    async fn filled(engine: Engine, comparison: &Comparison, count: i64) -> Result<Self, Failed> {
        let (database, folder) = (TestDatabase::new(engine).await, tempfile::tempdir()?);
        // Once for the tables, and once more, as after an update, for what the site keeps beside them.
        drop(Application::build(config(&database, &folder), None).await?);
        let mut db = AnyConnection::connect(database.url()).await?;
        fill(&mut db, comparison.fill, count).await?;
        let application = Application::build(config(&database, &folder), None).await?;
        // As the engines do by themselves after a while: PostgreSQL would begin with it in the middle of the measuring.
        db.execute(if engine == Engine::Postgres { "VACUUM (ANALYZE)" } else { "ANALYZE" }).await?;
        db.close().await?;
        let mut cookie = String::new();
        if let Some(role) = comparison.asked_by {
            let token = application.backend().organiser_for_test(role, Lang::En).await?;
            cookie = format!("sign-in={token}");
        }
        let router = application.router();
        Ok(Self { router, cookie, _application: application, _database: database, _folder: folder })
    }

    /// The microseconds that an answer takes, and the page.
    async fn ask(&self, address: &str) -> Result<(f64, String), Failed> {
        let request = Request::get(address).header(header::ACCEPT, "text/html").header(header::COOKIE, &self.cookie);
        let request = request.body(Body::empty())?;
        let started = Instant::now();
        let answer = self.router.clone().oneshot(request).await?;
        let status = answer.status();
        let page = to_bytes(answer.into_body(), usize::MAX).await?;
        let took = started.elapsed().as_secs_f64() * 1e6;
        if status != StatusCode::OK {
            return Err(format!("{address} was answered with {status}").into());
        }
        Ok((took, String::from_utf8_lossy(&page).into_owned()))
    }
}

async fn fill(db: &mut AnyConnection, statements: &[&'static str], count: i64) -> Result<(), Failed> {
    let mut writing = db.begin().await?;
    for statement in statements {
        let mut query = sqlx::query(*statement);
        if statement.contains("$1") {
            query = query.bind(count);
        }
        query.execute(&mut *writing).await?;
    }
    writing.commit().await?;
    Ok(())
}

fn config(database: &TestDatabase, folder: &TempDir) -> Config {
    Config {
        addr: ([127, 0, 0, 1], 0).into(),
        database_url: SecretUrl::new(database.url()),
        content: None,
        clock: Clock::manual(NOW),
        public_url: None,
        leave_to: None,
        mail: MailTarget::Log,
        limits: false,
        trust_proxy: false,
        secret: SecretSource::File(folder.path().join("secret.key")),
        rules: Rules::default(),
        push: backend::push::PushReach::Off,
        log_format: LogFormat::Text,
        commit_together: Config::COMMIT_TOGETHER,
    }
}
