//! How the browser's files are made, in a release by the build script and while developing at each request: what both
//! must do alike.

use std::{fs, io, path::Path};

use brotli::enc::BrotliEncoderParams;

/// The scripts of frontend/ that are one file each; they pass no bundler. The boot script is a folder.
pub(crate) const SCRIPTS: [&str; 5] = ["admin.js", "app.js", "forms.js", "push.js", "sw.js"];

/// The files of a folder in one, in the order of their names.
///
/// # Errors
/// One of them cannot be read, or the folder cannot.
pub(crate) fn joined(folder: &Path) -> io::Result<Vec<u8>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    paths.iter().map(fs::read).collect::<io::Result<Vec<_>>>().map(|parts| parts.concat())
}

/// Compresses as well as it can be: it is done once, and sent many times.
///
/// # Errors
/// None that is known: nothing is read or written but memory.
pub(crate) fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let params = BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &params)?;
    Ok(compressed)
}
