//! Where a setting was written, and which of several places counts: flag, environment, file, in this order.

use std::{
    collections::BTreeMap,
    fmt,
    path::{Path, PathBuf},
};

use clap::{ArgMatches, parser::ValueSource};
use serde::Deserialize;

use super::{args, redact::redacted};

/// The settings file that counts without being named, where it is there.
const USUAL_FILE: &str = "shaping-tomorrow.toml";

/// A setting that cannot be taken as it was written.
#[derive(Debug, thiserror::Error)]
#[error("{origin}: `{value}` cannot be taken; accepted is {accepted}")]
pub(crate) struct ConfigError {
    pub(crate) origin: String,
    pub(crate) value: String,
    pub(crate) accepted: String,
}

/// The settings of a file, by name.
pub(crate) struct File {
    path: PathBuf,
    values: BTreeMap<String, String>,
}

/// A value in a file: a number or a truth value may stand without quotes.
#[derive(Deserialize)]
#[serde(untagged)]
enum Scalar {
    Text(String),
    Number(i64),
    Truth(bool),
}

impl File {
    /// Reads the file at `path`, or the usual one where it is there.
    pub(crate) fn read(path: Option<&Path>) -> Result<Self, ConfigError> {
        let named = path.is_some();
        let path = path.unwrap_or(Path::new(USUAL_FILE)).to_owned();
        if !named && !path.exists() {
            return Ok(Self { path, values: BTreeMap::new() });
        }
        let refused = |accepted: String| ConfigError {
            origin: "--config or SHAPING_CONFIG".to_owned(),
            value: path.display().to_string(),
            accepted,
        };
        let text = std::fs::read_to_string(&path).map_err(|error| refused(format!("a readable file: {error}")))?;
        let scalars: BTreeMap<String, Scalar> = toml::from_str(&text)
            // The parser's own words would quote the line, which may hold a password.
            .map_err(|error: toml::de::Error| {
                refused(format!("TOML with one text, number or truth value a line: {}", error.message()))
            })?;
        let names = args::names();
        if let Some(unknown) = scalars.keys().find(|name| !names.contains(name)) {
            return Err(ConfigError {
                origin: path.display().to_string(),
                value: unknown.clone(),
                accepted: format!("one of {}", names.join(", ")),
            });
        }
        let values = scalars.into_iter().map(|(name, scalar)| (name, scalar.to_string())).collect();
        Ok(Self { path, values })
    }
}

impl fmt::Display for Scalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => text.fmt(f),
            Self::Number(number) => number.fmt(f),
            Self::Truth(truth) => truth.fmt(f),
        }
    }
}

/// Everything that was written, in every place.
pub(crate) struct Written<'a> {
    matches: &'a ArgMatches,
    file: File,
}

impl<'a> Written<'a> {
    pub(crate) fn new(matches: &'a ArgMatches, file: File) -> Self {
        Self { matches, file }
    }

    /// The value of the setting `name` that counts, as `parse` reads it; `default` where it was written nowhere.
    /// `given` is what flag or environment say, `accepted` what could stand there.
    pub(crate) fn value<T>(
        &self,
        (name, given): (&str, &Option<String>),
        accepted: &str,
        parse: impl FnOnce(&str) -> Option<T>,
        default: T,
    ) -> Result<T, ConfigError> {
        let Some(value) = given.as_ref().or_else(|| self.file.values.get(name)) else { return Ok(default) };
        parse(value).ok_or_else(|| ConfigError {
            origin: self.origin(name),
            value: redacted(value),
            accepted: accepted.to_owned(),
        })
    }

    /// Where the value of `name` that counts was written.
    fn origin(&self, name: &str) -> String {
        let id = name.replace('-', "_");
        match self.matches.value_source(&id) {
            Some(ValueSource::EnvVariable) => format!("SHAPING_{}", id.to_uppercase()),
            Some(_) => format!("--{name}"),
            None => format!("{name} in {}", self.file.path.display()),
        }
    }
}
