//! Where log lines go and how they look. Standard error; standard output is for scripts.

use std::{io, panic};

use tracing_subscriber::EnvFilter;

use crate::config::LogFormat;

/// What is logged unless `RUST_LOG` says otherwise: our own crates, and only warnings of what they stand on.
const USUAL: &str = "warn,server=info,app=info,backend=info";

/// Starts logging. Does nothing where it was started before, as in tests.
pub(crate) fn start(format: LogFormat) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(USUAL));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    let _ = match format {
        LogFormat::Text => log.with_ansi(false).try_init(),
        LogFormat::Json => log.json().flatten_event(true).with_span_list(false).try_init(),
    };
    // A panic's message may quote what someone typed (slicing a text does), so that only its place is logged.
    if !cfg!(debug_assertions) {
        panic::set_hook(Box::new(|panic| {
            let place = panic.location().map(ToString::to_string);
            tracing::error!(place = place.as_deref(), "panicked");
        }));
    }
}
