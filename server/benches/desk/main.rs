//! The organisers' list of 100,000 registrations against one of 1,000, on both engines: how long an answer takes with a page
//! of it, found by words, by filters, in each order and in the middle. `cargo bench -p server --bench desk` prints a table
//! of ratios.

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
use domain::{Lang, Role};
use server::{Application, Config, LogFormat, SecretSource, SecretUrl};
use tempfile::TempDir;
use tokio::runtime::Builder;
use tower::ServiceExt;

/// Why there is no figure.
type Failed = Box<dyn Error + Send + Sync>;

/// 2024-02-28 10:55 CET, as `make run` starts.
const NOW: domain::Instant = domain::Instant::from_millis(1_709_114_100_000);

const FEW: i64 = 1_000;
const MANY: i64 = 100_000;
/// Pages of each kind that are read, in turn from the one and the other.
const ROUNDS: usize = 100;

/// What is asked for: its name, the query, and whether it is a page from the middle.
const PAGES: [(&str, &str, bool); 15] = [
    ("newest", "", false),
    ("newest, middle", "", true),
    ("by name", "sort=name", false),
    ("by name, middle", "sort=name", true),
    ("by state", "sort=state", false),
    ("a state, by name", "state=confirmed&sort=name", false),
    ("a rare state, by name", "state=offered&sort=name", false),
    ("a word of many", "q=ada", false),
    ("a word of few", "q=number7919", false),
    ("two words", "q=grace+lantern", false),
    ("two that seldom meet", "q=%D0%BD%D0%B8%D0%BA%D0%BE%D0%BB%D0%B0%D0%B9+number1", false),
    ("an address", "q=person500x%40example.org", false),
    ("a country, middle", "country=DE", true),
    ("a rare country", "country=MT", false),
    ("filters and a word", "q=grace&country=FR&language=fr&state=confirmed", false),
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
    println!("A page of {MANY} registrations against one of {FEW}; medians of {ROUNDS}, in turn");
    for engine in [Engine::Sqlite, Engine::Postgres] {
        runtime.block_on(table(engine))?;
    }
    println!("aim: at most 2.00");
    Ok(())
}

async fn table(engine: Engine) -> Result<(), Failed> {
    let few = Desk::with(engine, FEW).await?;
    let many = Desk::with(engine, MANY).await?;
    println!();
    println!("{engine:?}, {MANY} indexed in {:.0} s", many.indexed_in);
    println!("{:<24} {:>6} {:>12} {:>12} {:>8}", "", "rows", "of few", "of many", "ratio");
    for (name, query, middle) in PAGES {
        let (mut of_few, mut of_many, mut rows) = (Vec::new(), Vec::new(), 0);
        for _ in 0..ROUNDS {
            of_few.push(few.read(query, middle).await?.0);
            let (took, found) = many.read(query, middle).await?;
            of_many.push(took);
            rows = found;
        }
        let (of_few, of_many) = (median(of_few), median(of_many));
        println!("{name:<24} {rows:>6} {of_few:>9.0} µs {of_many:>9.0} µs {:>8.2}", of_many / of_few);
    }
    Ok(())
}

fn median(mut micros: Vec<f64>) -> f64 {
    micros.sort_by(f64::total_cmp);
    micros[micros.len() / 2]
}

/// A site with so many registrations, and an editor who looks at them.
struct Desk {
    router: Router,
    cookie: String,
    registrations: i64,
    /// Seconds.
    indexed_in: f64,
    _application: Application,
    _database: TestDatabase,
    _folder: TempDir,
}

impl Desk {
    async fn with(engine: Engine, registrations: i64) -> Result<Self, Failed> {
        let (database, folder) = (TestDatabase::new(engine).await, tempfile::tempdir()?);
        // Once for the tables, and once more, as after an update, for the index.
        drop(Application::build(config(&database, &folder), None).await?);
        fill::registrations(database.url(), registrations).await?;
        let started = Instant::now();
        let application = Application::build(config(&database, &folder), None).await?;
        let indexed_in = started.elapsed().as_secs_f64();
        fill::tidy(database.url()).await?;
        let token = application.backend().organiser_for_test(Role::Editor, Lang::En).await?;
        Ok(Self {
            router: application.router(),
            cookie: format!("sign-in={token}"),
            registrations,
            indexed_in,
            _application: application,
            _database: database,
            _folder: folder,
        })
    }

    /// Asks for a page: the microseconds its answer takes, and how many registrations are on it.
    async fn read(&self, query: &str, middle: bool) -> Result<(f64, usize), Failed> {
        let from = if middle { format!("&after={}", fill::id(self.registrations / 2)) } else { String::new() };
        let request = Request::get(format!("/admin/registrations?{query}{from}"))
            .header(header::ACCEPT, "text/html")
            .header(header::COOKIE, &self.cookie)
            .body(Body::empty())?;
        let started = Instant::now();
        let answer = self.router.clone().oneshot(request).await?;
        let status = answer.status();
        let page = to_bytes(answer.into_body(), usize::MAX).await?;
        let took = started.elapsed().as_secs_f64() * 1e6;
        if status != StatusCode::OK {
            return Err(format!("{query} was answered with {status}").into());
        }
        Ok((took, String::from_utf8_lossy(&page).matches("id=\"row-").count()))
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
