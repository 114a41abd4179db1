//! The wall with a million pledges against the wall with a thousand, on both engines: how long the backend takes for a
//! page of it, with each kind of filter. `cargo bench -p server --bench wall` prints a table of ratios.

mod fill;

use std::{error::Error, process::ExitCode, time::Instant};

use backend::{
    Backend, Clock, Rules, Secret, Settings, WallFilter, WallFilterForm, WallRange, content,
    testing::{Engine, TestDatabase},
};
use tokio::runtime::Builder;

/// Why there is no figure.
type Failed = Box<dyn Error + Send + Sync>;

/// 2024-02-28 10:55 CET, as `make run` starts.
const NOW: domain::Instant = domain::Instant::from_millis(1_709_114_100_000);

const FEW: i64 = 1_000;
const MANY: i64 = 1_000_000;
const PAGE_LENGTH: usize = 30;
/// Pages of each kind that are read, in turn from the one and the other.
const ROUNDS: usize = 300;

/// What is asked for: its name, country, action, language, and whether it is a page from the middle.
const PAGES: [(&str, &str, &str, &str, bool); 10] = [
    ("newest", "", "", "", false),
    ("from the middle", "", "", "", true),
    ("a country", "DE", "", "", false),
    ("an action", "", "vote", "", false),
    ("a language", "", "", "fr", false),
    ("all three, middle", "DE", "vote", "fr", true),
    ("country, language", "DE", "", "fr", false),
    ("a rare country", "MT", "", "", false),
    ("a rare action", "", "bring", "", false),
    ("all three, nobody", "MT", "bring", "ar", false),
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
    for (name, country, action, language, middle) in PAGES {
        let form = WallFilterForm { country: country.into(), action: action.into(), language: language.into() };
        let (mut of_few, mut of_many, mut cards) = (Vec::new(), Vec::new(), 0);
        for _ in 0..ROUNDS {
            of_few.push(few.read(&form, middle).await?.0);
            let (took, found) = many.read(&form, middle).await?;
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
    backend: Backend,
    pledges: i64,
    /// Seconds.
    filled_in: f64,
    _database: TestDatabase,
}

impl Wall {
    async fn with(engine: Engine, pledges: i64) -> Result<Self, Failed> {
        let database = TestDatabase::new(engine).await;
        let settings = Settings {
            database_url: database.url().to_owned(),
            clock: Clock::manual(NOW),
            secret: Secret::random(),
            rules: Rules::default(),
            commit_together: 1,
        };
        let backend = Backend::open(settings).await?;
        let event = content::parse(include_str!("../../../content/shaping-tomorrow.toml"))?;
        backend.import(&event).await?;
        let started = Instant::now();
        fill::pledges(database.url(), pledges).await?;
        Ok(Self { backend, pledges, filled_in: started.elapsed().as_secs_f64(), _database: database })
    }

    /// Reads a page: the microseconds it takes, and how many are on it.
    async fn read(&self, form: &WallFilterForm, middle: bool) -> Result<(f64, usize), Failed> {
        let event = self.backend.event().ok_or("nothing is published")?;
        let filter = WallFilter::parse(form, &event).map_err(|errors| format!("{errors:?}"))?;
        let before = middle.then(|| fill::id(self.pledges / 2));
        let range = WallRange { before, down_to: None };
        let started = Instant::now();
        let page = self.backend.filtered_wall(&filter, &range, PAGE_LENGTH).await?;
        Ok((started.elapsed().as_secs_f64() * 1e6, page.pledges.len()))
    }
}
