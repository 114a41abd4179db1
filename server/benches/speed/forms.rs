//! What sharing commits brings: the two forms, sent by many at once, with as many jobs in a commit as the program
//! takes, against one each. Every round has a new database, so that none finds more in it than another. The mail of
//! registrations goes out (into the log) meanwhile, as in the program.

use std::{
    fs::File,
    io::Write,
    net::SocketAddr,
    path::Path,
    time::{Duration, Instant},
};

use server::Config;
use sqlx::AnyPool;
use tokio::task::JoinSet;

use crate::{
    Failed, Threads,
    client::Client,
    figures::{cores, grouped, median, ratio, spread},
    site::{Site, database_url},
};

const CONNECTIONS: usize = 64;
const ROUNDS: usize = 5;
const ROUND: Duration = Duration::from_secs(3);

/// One of the forms.
struct Form {
    name: &'static str,
    path: &'static str,
    count: &'static str,
    /// What is typed, with `{}` where people differ.
    typed: &'static str,
}

static FORMS: [Form; 2] = [
    Form {
        name: "registrations/s",
        path: "/en/register",
        count: "SELECT COUNT(*) FROM registrations",
        typed: "name=Ada+{}&contact=email&email=ada-{}%40example.org&organisation=&country=BE&lang=en&access_needs=\
                &taking_part=yes&news=",
    },
    Form {
        name: "pledges/s",
        path: "/en/pledge",
        count: "SELECT COUNT(*) FROM pledges",
        typed: "actions=vote&visibility=named&pledge_name=Ada+{}&pledge_country=BE&message=I+vote.&lang=en&publish=yes",
    },
];

pub(crate) fn table(threads: &Threads) -> Result<(), Failed> {
    println!(
        "Forms sent over HTTP, SQLite in a file: commits shared by up to {} against one each",
        Config::COMMIT_TOGETHER
    );
    println!(
        "{CONNECTIONS} connections on loopback, {} cores for both sides; medians of {ROUNDS} rounds of {} s, in turn",
        cores(),
        ROUND.as_secs()
    );
    println!("all answered with 303, every row counted afterwards; one fsync takes {:.1} ms here", fsync_millis()?);
    println!();
    println!("{:<15} {:>10} {:>10} {:>17}   of single rounds", "", "shared", "one each", "shared/one each");
    for form in &FORMS {
        let (mut shared, mut one_each) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            shared.push(round(threads, form, Config::COMMIT_TOGETHER)?);
            one_each.push(round(threads, form, 1)?);
        }
        println!(
            "{:<15} {:>10} {:>10} {:>17}   {}",
            form.name,
            grouped(median(shared.iter().copied())),
            grouped(median(one_each.iter().copied())),
            ratio(&shared, &one_each),
            spread(&shared, &one_each),
        );
    }
    println!();
    Ok(())
}

/// Answers a second of a new site that many send the form to.
fn round(threads: &Threads, form: &'static Form, commit_together: usize) -> Result<f64, Failed> {
    let site = Site::start(&threads.server, commit_together, async |application| Ok(application))?;
    let (answers, took) = threads.client.block_on(burst(site.addr, form))?;
    let folder = site.stop(&threads.server)?;
    let rows = threads.client.block_on(rows(folder.path(), form.count))?;
    if rows != answers {
        return Err(format!("{answers} times 303 at {}, but {rows} rows", form.path).into());
    }
    Ok(answers as f64 / took.as_secs_f64())
}

/// How many were answered, and how long it took.
async fn burst(addr: SocketAddr, form: &'static Form) -> Result<(i64, Duration), Failed> {
    let mut clients = Vec::new();
    for person in 0..CONNECTIONS {
        let mut client = Client::connect(addr).await?;
        let stamp = stamp(&client.page(form.path).await?)?;
        clients.push((person, client, stamp));
    }
    let started = Instant::now();
    let mut sending = JoinSet::new();
    for (person, client, stamp) in clients {
        sending.spawn(send_on_and_on(client, form, person, stamp, started + ROUND));
    }
    let mut answers = 0;
    while let Some(sent) = sending.join_next().await {
        answers += sent??;
    }
    Ok((answers, started.elapsed()))
}

/// Sends one form after another, each as somebody else.
async fn send_on_and_on(
    mut client: Client,
    form: &'static Form,
    person: usize,
    stamp: String,
    until: Instant,
) -> Result<i64, Failed> {
    let mut answers = 0;
    while Instant::now() < until {
        let typed = form.typed.replace("{}", &format!("{person}-{answers}"));
        let key = rand::random::<u128>();
        let answer = client.post(form.path, format!("{typed}&website=&stamp={stamp}&key={key:032x}")).await?;
        if answer.status() != 303 {
            let page = String::from_utf8_lossy(answer.body());
            return Err(format!("{} was answered with {}:\n{page}", form.path, answer.status()).into());
        }
        answers += 1;
    }
    Ok(answers)
}

/// The mark on a drawn form. It holds nothing that would have to be escaped.
fn stamp(page: &str) -> Result<String, Failed> {
    let stamp = page.split_once("name=\"stamp\" value=\"").and_then(|(_, behind)| behind.split('"').next());
    Ok(stamp.ok_or("no stamp on the form")?.to_owned())
}

async fn rows(folder: &Path, count: &'static str) -> Result<i64, Failed> {
    let pool = AnyPool::connect(&database_url(folder)).await?;
    let rows = sqlx::query_scalar(count).fetch_one(&pool).await;
    pool.close().await;
    Ok(rows?)
}

/// What the disk asks for each commit: the least that one each can cost.
fn fsync_millis() -> Result<f64, Failed> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let mut file = File::create(folder.path().join("file"))?;
    let mut times = Vec::new();
    for _ in 0..100 {
        file.write_all(&[0; 4096])?;
        let started = Instant::now();
        file.sync_data()?;
        times.push(started.elapsed().as_secs_f64() * 1_000.0);
    }
    Ok(median(times))
}
