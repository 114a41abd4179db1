//! The Python of the tests, for parsers and servers that share no code with ours. `scripts/setup test` installs it;
//! `SHAPING_PYTHON` names another one that has what `scripts/python/requirements.txt` lists.

use std::{
    env,
    path::{Path, PathBuf},
};

/// The interpreter.
///
/// # Panics
/// Where there is none: a test that skips itself tells nothing.
pub fn python() -> PathBuf {
    let own = || root().join("target/python/bin/python");
    let python = env::var_os("SHAPING_PYTHON").map_or_else(own, PathBuf::from);
    assert!(python.exists(), "no Python for the tests at {}: run `scripts/setup test` first", python.display());
    python
}

/// The folder of the whole project.
pub(super) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("/")).to_owned()
}
