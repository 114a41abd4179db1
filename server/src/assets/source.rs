//! Where the browser's files are: in the program itself, or while developing on disk.

use std::{
    fs,
    path::{Path, PathBuf},
};

use bytes::Bytes;
use sha2::{Digest, Sha256};

use super::making::{SCRIPTS, brotli, joined};
use crate::etag;

include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// What cargo-leptos makes, by the names it has without a hash.
const BUNDLE: [&str; 3] = ["site.css", "site.js", "site.wasm"];

/// The boot script: the files of the folder boot in frontend/, in the order of their names.
const BOOT: &str = "boot.js";

/// The stylesheet of the organisers' area: the files of a folder in the order of their names.
const ADMIN_CSS: &str = "admin.css";

/// The files that this program was built with.
pub(super) fn built_in() -> &'static Source {
    &SOURCE
}

/// Where files come from. The build script writes one of the two.
#[allow(dead_code, reason = "the other one belongs to the other kind of build")]
pub(super) enum Source {
    /// In the program.
    Embedded {
        /// A hash over all of them.
        version: &'static str,
        files: &'static [Embedded],
    },
    /// On disk, read at each request.
    Disk { pkg: &'static str, scripts: &'static str, admin: &'static str, public: &'static str },
}

/// A file in the program.
pub(super) struct Embedded {
    name: &'static str,
    public: bool,
    hash: &'static str,
    plain: &'static [u8],
    brotli: Option<&'static [u8]>,
    gzip: Option<&'static [u8]>,
}

/// A file that is to be sent.
#[derive(Debug, Clone)]
pub(crate) struct File {
    pub(super) name: String,
    pub(super) hash: String,
    pub(super) plain: Bytes,
    pub(super) brotli: Option<Bytes>,
    pub(super) gzip: Option<Bytes>,
    /// Whether other bytes may stand under the same address later.
    pub(super) may_change: bool,
}

impl Source {
    /// What stands in addresses for this very set of files.
    pub(super) fn version(&self) -> &'static str {
        match self {
            Self::Embedded { version, .. } => version,
            Self::Disk { .. } => "dev",
        }
    }

    /// The names of all files.
    pub(super) fn names(&self) -> Vec<String> {
        match self {
            Self::Embedded { files, .. } => files.iter().map(|file| file.name.to_owned()).collect(),
            Self::Disk { public, .. } => {
                let ours = BUNDLE.into_iter().chain(SCRIPTS).chain([BOOT, ADMIN_CSS]).map(ToOwned::to_owned);
                ours.chain(names_in(Path::new(public))).collect()
            }
        }
    }

    /// The names of the files in public/.
    pub(super) fn public_names(&self) -> Vec<String> {
        match self {
            Self::Embedded { files, .. } => {
                files.iter().filter(|file| file.public).map(|file| file.name.to_owned()).collect()
            }
            Self::Disk { public, .. } => names_in(Path::new(public)),
        }
    }

    /// The file with this name.
    pub(super) fn any(&self, name: &str) -> Option<File> {
        match self {
            Self::Embedded { files, .. } => files.iter().find(|file| file.name == name).map(Embedded::file),
            Self::Disk { scripts, .. } if SCRIPTS.contains(&name) => read_in(scripts, name),
            Self::Disk { scripts, .. } if name == BOOT => {
                Some(on_disk(name, joined(&Path::new(scripts).join("boot")).ok()?))
            }
            Self::Disk { admin, .. } if name == ADMIN_CSS => Some(on_disk(name, joined(Path::new(admin)).ok()?)),
            Self::Disk { pkg, .. } if BUNDLE.contains(&name) => read(&newest(Path::new(pkg), name)?, name),
            Self::Disk { pkg, public, .. } => read_in(pkg, name).or_else(|| read_in(public, name)),
        }
    }

    /// The file of public/ with this name.
    pub(super) fn public(&self, name: &str) -> Option<File> {
        match self {
            Self::Embedded { files, .. } => {
                files.iter().find(|file| file.public && file.name == name).map(Embedded::file)
            }
            Self::Disk { public, .. } => read_in(public, name),
        }
    }
}

impl File {
    /// One that is put together while the program runs, compressed as well as it can be.
    pub(crate) fn made(name: &str, bytes: Vec<u8>) -> Self {
        let brotli = brotli(&bytes).ok().map(Bytes::from);
        Self { brotli, may_change: false, ..on_disk(name, bytes) }
    }
}

impl Embedded {
    fn file(&self) -> File {
        File {
            name: self.name.to_owned(),
            hash: self.hash.to_owned(),
            plain: Bytes::from_static(self.plain),
            brotli: self.brotli.map(Bytes::from_static),
            gzip: self.gzip.map(Bytes::from_static),
            may_change: false,
        }
    }
}

fn read_in(folder: &str, name: &str) -> Option<File> {
    // No way out of the folder.
    let inside = !name.split('/').any(|part| part.is_empty() || part.starts_with('.'));
    inside.then(|| read(&Path::new(folder).join(name), name)).flatten()
}

fn read(path: &Path, name: &str) -> Option<File> {
    Some(on_disk(name, fs::read(path).ok()?))
}

fn on_disk(name: &str, bytes: Vec<u8>) -> File {
    let hash = etag::hex(&Sha256::digest(&bytes));
    File { name: name.to_owned(), hash, plain: bytes.into(), brotli: None, gzip: None, may_change: true }
}

/// The paths of all files in a folder and in those within it; none where it is not there.
fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { files_in(&path) } else { vec![path] }).collect()
}

fn names_in(folder: &Path) -> Vec<String> {
    let files = files_in(folder);
    let names = files.iter().filter_map(|path| path.strip_prefix(folder).ok());
    names.map(|name| name.to_string_lossy().replace('\\', "/")).collect()
}

/// The newest of the files that are `name`, whether or not cargo-leptos put a hash before its ending:
/// `cargo leptos watch` does so at first only, and leaves the older one behind.
fn newest(folder: &Path, name: &str) -> Option<PathBuf> {
    let (stem, ending) = name.rsplit_once('.')?;
    let is_it = |path: &PathBuf| {
        let file = path.file_name().and_then(|file| file.to_str()).unwrap_or_default();
        let hash = file.strip_prefix(stem).and_then(|rest| rest.strip_suffix(ending));
        hash.is_some_and(|hash| hash == "." || hash.matches('.').count() == 2 && hash.ends_with('.'))
    };
    let changed = |path: &PathBuf| fs::metadata(path).and_then(|data| data.modified()).ok();
    files_in(folder).into_iter().filter(is_it).max_by_key(changed)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::time::{Duration, SystemTime};

    use super::*;

    #[test]
    fn while_developing_the_newest_of_each_file_counts() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, seconds: u64| {
            let path = folder.path().join(name);
            fs::write(&path, name).unwrap();
            let time = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
            fs::File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
        };
        let found = |name: &str| Some(newest(folder.path(), name)?.file_name()?.to_str()?.to_owned());
        assert_eq!(found("site.js"), None);
        write("site.a_-1.js", 1);
        write("site.d.b2.ts", 9);
        write("site.c3.wasm", 9);
        assert_eq!(found("site.js").as_deref(), Some("site.a_-1.js"));
        write("site.js", 2);
        assert_eq!(found("site.js").as_deref(), Some("site.js"));
        write("site.d4.js", 3);
        assert_eq!(found("site.js").as_deref(), Some("site.d4.js"));
    }
}
