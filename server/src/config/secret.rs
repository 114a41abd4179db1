//! The key that signs links and forms: from the environment, or from a file that the first start makes.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use backend::Secret;

use super::ConfigError;

const ENV: &str = "SHAPING_SECRET";
const ACCEPTED: &str = "64 hexadecimal digits (32 random bytes)";

/// Where the key comes from.
#[derive(Debug, Clone)]
pub enum SecretSource {
    /// It was given.
    Given(Secret),
    /// It stands in a file, as 64 hexadecimal digits; a file that is not there is made.
    File(PathBuf),
}

impl SecretSource {
    /// The key in the environment where there is one, else the file at `path`.
    pub(crate) fn from_env(path: PathBuf) -> Result<Self, ConfigError> {
        match std::env::var_os(ENV) {
            None => Ok(Self::File(path)),
            Some(text) => text
                .to_str()
                .and_then(|text| Secret::from_hex(text.trim()).ok())
                .map(Self::Given)
                // The value itself may be nearly right, and must not be printed.
                .ok_or_else(|| ConfigError { origin: ENV.into(), value: "…".into(), accepted: ACCEPTED.into() }),
        }
    }

    /// The key, made at the first start.
    ///
    /// # Errors
    /// The file can be neither read nor made, or holds something else.
    pub(crate) fn load(&self) -> io::Result<Secret> {
        let path = match self {
            Self::Given(secret) => return Ok(secret.clone()),
            Self::File(path) => path,
        };
        let read = || {
            let text = fs::read_to_string(path)?;
            Secret::from_hex(text.trim()).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
        };
        match read() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                make(path)?;
                tracing::warn!(
                    file = %path.display(),
                    "made a new secret key: back it up, apart from the database. Without it the links in mails that were \
                     sent end, and the meeting's address cannot be read"
                );
                read()
            }
            done => done,
        }
    }
}

/// Writes a new key where no file is yet. Of two starts at once both then read the same whole key: the file gets its
/// name only when it is complete, and keeps the first one.
fn make(path: &Path) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }

    let draft = path.with_extension(format!("{}.new", std::process::id()));
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&draft)?;
    writeln!(file, "{}", Secret::random().to_hex())?;
    file.sync_all()?;
    let named = fs::hard_link(&draft, path);
    fs::remove_file(&draft)?;
    match named {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        done => done,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn the_first_start_makes_a_key_that_later_ones_keep() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data/secret.key");
        let source = SecretSource::File(path.clone());
        source.load().unwrap();
        let first = fs::read_to_string(&path).unwrap();
        source.load().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), first);
        assert_eq!(first.trim().len(), 64);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "no draft is left");
    }

    #[test]
    fn a_file_with_something_else_is_refused_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret.key");
        fs::write(&path, "not a key").unwrap();
        assert!(SecretSource::File(path.clone()).load().is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "not a key");
    }
}
