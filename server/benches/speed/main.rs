//! Speed on this machine: two tables of ratios, each against a baseline of the same run. `make bench` runs it with a
//! release build; `cargo bench -p server -- page` or `-- forms` runs one of the tables.

mod client;
mod figures;
mod forms;
mod page;
mod site;

use std::{env, error::Error, fs::File, process::ExitCode, sync::Arc};

use tokio::runtime::{Builder, Runtime};
use tracing_subscriber::EnvFilter;

/// Why there is no figure.
type Failed = Box<dyn Error + Send + Sync>;

/// The threads of both sides: the server has its own, as many as in the program.
struct Threads {
    server: Runtime,
    client: Runtime,
}

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
    log_as_the_program_does()?;
    let threads = Threads {
        server: Builder::new_multi_thread().enable_all().build()?,
        client: Builder::new_current_thread().enable_all().build()?,
    };
    // Cargo adds a flag of its own.
    let wanted: Vec<String> = env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let wants = |table: &str| wanted.is_empty() || wanted.iter().any(|name| name == table);
    if wants("page") {
        page::table(&threads)?;
    }
    if wants("forms") {
        forms::table(&threads)?;
    }
    Ok(())
}

/// A line for every request is a part of what it costs. Nobody reads these.
fn log_as_the_program_does() -> Result<(), Failed> {
    let nowhere = Arc::new(File::options().write(true).open("/dev/null")?);
    let filter = EnvFilter::new("warn,server=info,app=info,backend=info");
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(nowhere).with_ansi(false).init();
    Ok(())
}
