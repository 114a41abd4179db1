//! The wall with a million pledges against the wall with a thousand, on both engines: how long an answer takes with a
//! page of it, drawn for this one visitor, with each kind of filter. `cargo bench -p server --bench wall` prints a table of ratios.

mod fill;

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
use server::{Application, Config, LogFormat, SecretSource, SecretUrl};
use tempfile::TempDir;
use tokio::runtime::Builder;
use tower::ServiceExt;

/// Why there is no figure.
type Failed = Box<dyn Error + Send + Sync>;

/// 2024-02-28 10:55 CET, as `make run` starts.
const NOW: domain::Instant = domain::Instant::from_millis(1_709_114_100_000);

const FEW: i64 = 1_000;
const MANY: i64 = 1_000_000;
/// Pages of each kind that are read, in turn from the one and the other.
const ROUNDS: usize = 300;

/// What is asked for: its name, the filter, and whether it is a page from the middle. An empty filter is one as well, whose
/// answer is not kept for others.
const PAGES: [(&str, &str, bool); 10] = [
    ("newest", "country=", false),
    ("from the middle", "country=", true),
    ("a country", "country=DE", false),
    ("an action", "action=vote", false),
    ("a language", "language=fr", false),
    ("all three, middle", "country=DE&action=vote&language=fr", true),
    ("country, language", "country=DE&language=fr", false),
    ("a rare country", "country=MT", false),
    ("a rare action", "action=bring", false),
    ("all three, nobody", "country=MT&action=bring&language=ar", false),
];

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Failed> {
    let runtime = Builder::new_multi_thread().enable_all().build()?;
    println!("A page of the wall with {MANY} pledges against one with {FEW}; medians of {ROUNDS}, in turn");
    for engine in [Engine::Sqlite, Engine::Postgres] {
        runtime.block_on(table(engine))?;
    }
    println!("aim: at most 1.30");
    Ok(())
}

async fn table(engine: Engine) -> Result<(), Failed> {
    let few = Wall::with(engine, FEW).await?;
    let many = Wall::with(engine, MANY).await?;
    println!();
    println!("{engine:?}, filled with {MANY} in {:.0} s", many.filled_in);
    println!("{:<20} {:>6} {:>12} {:>12} {:>8}", "", "cards", "of few", "of many", "ratio");
    for (name, filter, middle) in PAGES {
        let (mut of_few, mut of_many, mut cards) = (Vec::new(), Vec::new(), 0);
        for _ in 0..ROUNDS {
            of_few.push(few.read(filter, middle).await?.0);
            let (took, found) = many.read(filter, middle).await?;
            of_many.push(took);
            cards = found;
        }
        let (of_few, of_many) = (median(of_few), median(of_many));
        println!("{name:<20} {cards:>6} {of_few:>9.0} µs {of_many:>9.0} µs {:>8.2}", of_many / of_few);
    }
    Ok(())
}

fn median(mut micros: Vec<f64>) -> f64 {
    micros.sort_by(f64::total_cmp);
    micros[micros.len() / 2]
}

/// A site's wall with so many pledges on it.
struct Wall {
    router: Router,
    pledges: i64,
    /// Seconds.
    filled_in: f64,
    _application: Application,
    _database: TestDatabase,
    _folder: TempDir,
}

impl Wall {
    async fn with(engine: Engine, pledges: i64) -> Result<Self, Failed> {
        let (database, folder) = (TestDatabase::new(engine).await, tempfile::tempdir()?);
        let application = Application::build(config(&database, &folder), None).await?;
        let started = Instant::now();
        fill::pledges(database.url(), pledges).await?;
        let filled_in = started.elapsed().as_secs_f64();
        let router = application.router();
        Ok(Self { router, pledges, filled_in, _application: application, _database: database, _folder: folder })
    }

    /// Asks for a page: the microseconds its answer takes, and how many cards are on it.
    async fn read(&self, filter: &str, middle: bool) -> Result<(f64, usize), Failed> {
        let from = if middle { format!("&before={}", fill::id(self.pledges / 2)) } else { String::new() };
        let request = Request::get(format!("/en/pledges?{filter}{from}")).header(header::ACCEPT, "text/html");
        let request = request.body(Body::empty())?;
        let started = Instant::now();
        let answer = self.router.clone().oneshot(request).await?;
        let status = answer.status();
        let page = to_bytes(answer.into_body(), usize::MAX).await?;
        let took = started.elapsed().as_secs_f64() * 1e6;
        if status != StatusCode::OK {
            return Err(format!("{filter} was answered with {status}").into());
        }
        Ok((took, String::from_utf8_lossy(&page).matches("class=\"pledge\"").count()))
    }
}

fn config(database: &TestDatabase, folder: &TempDir) -> Config {
    Config {
        addr: ([127, 0, 0, 1], 0).into(),
        database_url: SecretUrl::new(database.url()),
        content: None,
        clock: Clock::manual(NOW),
        public_url: None,
        mail: MailTarget::Log,
        limits: false,
        trust_proxy: false,
        secret: SecretSource::File(folder.path().join("secret.key")),
        rules: Rules::default(),
        log_format: LogFormat::Text,
        commit_together: Config::COMMIT_TOGETHER,
    }
}
