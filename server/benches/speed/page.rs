//! What drawing costs: the session page against a static answer of the same headers and bytes, from the same process
//! over the same kind of connection, with none of the layers that are around everything else.

use std::{fs, process::Command, time::Duration};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
    response::Response,
    routing::get,
};
use bytes::Bytes;
use server::{Application, Config};
use tower::ServiceExt;

use crate::{
    Failed, Threads,
    figures::{cores, grouped, median, ratio, spread},
    site::Site,
};

const PAGE: &str = "/en";
const CONNECTIONS: usize = 64;
const ROUNDS: usize = 5;
const ROUND: Duration = Duration::from_secs(3);

/// The kinds of answer: what the table calls it, what the client accepts, where its static twin is found.
const KINDS: [(&str, &str, &str); 2] = [("plain", "identity", "/static/plain"), ("brotli", "br", "/static/brotli")];

pub(crate) fn table(threads: &Threads) -> Result<(), Failed> {
    let mut sizes = Vec::new();
    let site = Site::start(&threads.server, Config::COMMIT_TOGETHER, async |mut application| {
        for (_, accepted, path) in KINDS {
            let twin = Twin::of(&application, accepted).await?;
            sizes.push(twin.body.len());
            application = application.beside(twin.route(path));
        }
        Ok(application)
    })?;
    println!("Drawn {PAGE} against a static answer of the same headers and bytes, from the same server");
    println!(
        "wrk on loopback, {CONNECTIONS} connections, {} cores for both sides; medians of {ROUNDS} rounds of {} s, \
         in turn",
        cores(),
        ROUND.as_secs()
    );
    println!();
    println!(
        "{:<8} {:>7} {:>10} {:>10} {:>14}   {:<16} {:>20} {:>8}",
        "", "bytes", "static/s", "drawn/s", "drawn/static", "of single rounds", "CPU/request: static", "drawn"
    );
    for ((name, accepted, path), size) in KINDS.into_iter().zip(sizes) {
        let load = |path: &str| Load::of(&format!("http://{}{path}", site.addr), accepted);
        let (mut of_static, mut of_drawn) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            of_static.push(load(path)?);
            of_drawn.push(load(PAGE)?);
        }
        let rates = |loads: &[Load]| -> Vec<f64> { loads.iter().map(|load| load.per_second).collect() };
        let cpu = |loads: &[Load]| median(loads.iter().map(|load| load.cpu_micros));
        let (fixed, drawn) = (rates(&of_static), rates(&of_drawn));
        println!(
            "{name:<8} {:>7} {:>10} {:>10} {:>14}   {:<16} {:>17} µs {:>5} µs",
            grouped(size as f64),
            grouped(median(fixed.iter().copied())),
            grouped(median(drawn.iter().copied())),
            ratio(&drawn, &fixed),
            spread(&drawn, &fixed),
            grouped(cpu(&of_static)),
            grouped(cpu(&of_drawn)),
        );
    }
    println!("aim: at least 0.50. CPU/request is of the server's process alone, without wrk.");
    println!();
    site.stop(&threads.server)?;
    Ok(())
}

/// An answer as a visitor got it, given to everybody.
#[derive(Clone)]
struct Twin {
    headers: HeaderMap,
    body: Bytes,
}

impl Twin {
    async fn of(application: &Application, accepted: &str) -> Result<Self, Failed> {
        let request = Request::get(PAGE).header(header::ACCEPT, "text/html").header(header::ACCEPT_ENCODING, accepted);
        let (parts, body) = application.router().oneshot(request.body(Body::empty())?).await?.into_parts();
        let encoding = parts.headers.get(header::CONTENT_ENCODING);
        let as_accepted = encoding.map_or(accepted == "identity", |encoding| encoding == accepted);
        if parts.status != StatusCode::OK || !as_accepted {
            return Err(format!("{PAGE} in {accepted} was answered with {}, {encoding:?}", parts.status).into());
        }
        Ok(Self { headers: parts.headers, body: to_bytes(body, usize::MAX).await? })
    }

    fn route(self, path: &str) -> Router {
        let answer = async move || {
            let mut response = Response::new(Body::from(self.body.clone()));
            *response.headers_mut() = self.headers.clone();
            response
        };
        Router::new().route(path, get(answer))
    }
}

/// What one round has shown.
struct Load {
    per_second: f64,
    cpu_micros: f64,
}

impl Load {
    fn of(url: &str, accepted: &str) -> Result<Self, Failed> {
        let before = cpu_micros()?;
        let wrk = Command::new("wrk")
            .args(["--threads", "1", "--connections", &CONNECTIONS.to_string()])
            .args(["--duration", &format!("{}s", ROUND.as_secs())])
            .args(["--header", "accept: text/html", "--header", &format!("accept-encoding: {accepted}")])
            .arg(url)
            .output()
            .map_err(|error| format!("wrk does not start (`scripts/setup bench` installs it): {error}"))?;
        let cpu = cpu_micros()? - before;
        let said = String::from_utf8(wrk.stdout)?;
        // It ends well even if every answer was an error.
        if !wrk.status.success() || said.contains("Non-2xx") || said.contains("Socket errors") {
            return Err(format!("wrk on {url}:\n{said}{}", String::from_utf8_lossy(&wrk.stderr)).into());
        }
        let requests = word_beside(&said, |line| line.split_once(" requests in ").map(|(requests, _)| requests));
        let per_second = word_beside(&said, |line| line.strip_prefix("Requests/sec:"));
        match (requests, per_second) {
            (Some(requests), Some(per_second)) => Ok(Self { per_second, cpu_micros: cpu / requests }),
            _ => Err(format!("wrk said nothing known:\n{said}").into()),
        }
    }
}

fn word_beside(said: &str, find: impl Fn(&str) -> Option<&str>) -> Option<f64> {
    said.lines().find_map(|line| find(line.trim()))?.trim().parse().ok()
}

/// How long this process has computed so far, which is the server and, while wrk runs, nothing else.
fn cpu_micros() -> Result<f64, Failed> {
    const TICK_MICROS: f64 = 10_000.0;
    let stat = fs::read_to_string("/proc/self/stat")?;
    // The process's name may hold anything; behind it stand plain numbers (proc_pid_stat(5)).
    let numbers: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |field: usize| numbers.get(field - 3).and_then(|number| number.parse::<f64>().ok());
    match (ticks(14), ticks(15)) {
        (Some(user), Some(system)) => Ok((user + system) * TICK_MICROS),
        _ => Err("/proc/self/stat is not as Linux writes it".into()),
    }
}
