//! Takes the browser's files into release builds: what cargo-leptos wrote to target/site/pkg, the scripts of frontend/, the
//! stylesheet of the organisers' area, and public/.
//!
//! Each is compressed once, here, as well as it can be. One hash over all of them stands in their addresses, so that
//! browsers may keep them for ever and files can import each other by relative paths. Debug builds, tests among them,
//! read the files from disk at each request and need none while they are built.

use std::{
    env, fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;
use sha2::{Digest, Sha256};

#[path = "src/assets/making.rs"]
mod making;

use making::{SCRIPTS, brotli, joined};

/// What of cargo-leptos' folder a browser asks for; type declarations and the like stay behind.
const BUNDLED: [&str; 3] = ["css", "js", "wasm"];

struct Found {
    /// Its path in its folder, with `/` on every system.
    name: String,
    public: bool,
    bytes: Vec<u8>,
}

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?).join("..");
    let at = |path: &str| root.join(path);
    let out = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    let folders = ["target/site/pkg", "frontend", "style/admin", "public"].map(at);
    let source = if env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        // Half the file is names of functions otherwise: Cargo does not strip a package that `profile.release.package` names.
        println!("cargo:rustc-link-arg-bins=-s");
        embedded(&folders, &out)?
    } else {
        let [pkg, scripts, admin, public] = folders.map(|path| path.display().to_string());
        format!("Source::Disk {{ pkg: {pkg:?}, scripts: {scripts:?}, admin: {admin:?}, public: {public:?} }}")
    };
    fs::write(out.join("files.rs"), format!("static SOURCE: Source = {source};\n"))
}

/// Writes every file and its compressed forms to `out`, and gives the table of them as source code.
fn embedded([pkg, scripts, admin, public]: &[PathBuf; 4], out: &Path) -> io::Result<String> {
    // A path that is not there counts as changed: the next build looks again.
    for path in [pkg, scripts, admin, public] {
        println!("cargo:rerun-if-changed={}", path.display());
    }
    let mut files = Vec::new();
    collect(pkg, pkg, false, &mut files)?;
    if files.is_empty() {
        println!("cargo:warning=built without the browser's files; `cargo leptos build --release` makes them first");
    }
    for name in SCRIPTS {
        let script = minified(name, &fs::read_to_string(scripts.join(name))?)?;
        files.push(Found { name: name.to_owned(), public: false, bytes: script.into_bytes() });
    }
    let boot = String::from_utf8(joined(&scripts.join("boot"))?).map_err(io::Error::other)?;
    files.push(Found { name: "boot.js".to_owned(), public: false, bytes: minified("boot", &boot)?.into_bytes() });
    files.push(Found { name: "admin.css".to_owned(), public: false, bytes: joined(admin)? });
    collect(public, public, true, &mut files)?;
    files.sort_by(|a, b| (a.public, &a.name).cmp(&(b.public, &b.name)));

    let mut all = Sha256::new();
    let mut rows = String::new();
    for (number, file) in files.iter().enumerate() {
        all.update(file.name.as_bytes());
        all.update(&file.bytes);
        rows.push_str(&row(file, number, out)?);
    }
    Ok(format!("Source::Embedded {{ version: {:?}, files: &[{rows}] }}", short(&all.finalize())))
}

/// A script without what is for its readers: the repository has that, and every visitor would pay for it. Its names stay
/// where other scripts know them.
fn minified(name: &str, script: &str) -> io::Result<String> {
    let allocator = Allocator::default();
    // The worker is no module, but no other script of its shares its names either.
    let parsed = Parser::new(&allocator, script, SourceType::mjs()).parse();
    if let Some(problem) = parsed.diagnostics.first() {
        return Err(io::Error::other(format!("frontend/{name}: {problem}")));
    }
    let mut program = parsed.program;
    let names = Minifier::new(MinifierOptions::default()).minify(&allocator, &mut program).scoping;
    Ok(Codegen::new().with_options(CodegenOptions::minify()).with_scoping(names).build(&program).code)
}

/// Finds the files in a folder and in those within it; none where it is not there.
fn collect(folder: &Path, base: &Path, public: bool, files: &mut Vec<Found>) -> io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, base, public, files)?;
        } else if public || path.extension().is_some_and(|kind| BUNDLED.iter().any(|bundled| kind == *bundled)) {
            println!("cargo:rerun-if-changed={}", path.display());
            let name = path.strip_prefix(base).map_err(io::Error::other)?;
            let name = name.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
            files.push(Found { name, public, bytes: fs::read(&path)? });
        }
    }
    Ok(())
}

/// One row of the table. A compressed form that saves nothing (of a picture) is left out.
fn row(file: &Found, number: usize, out: &Path) -> io::Result<String> {
    let include = |form: &str, bytes: &[u8]| -> io::Result<String> {
        fs::write(out.join(format!("{number}.{form}")), bytes)?;
        Ok(format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{number}.{form}\"))"))
    };
    let smaller = |form: &str, bytes: Vec<u8>| -> io::Result<String> {
        if bytes.len() < file.bytes.len() { Ok(format!("Some({})", include(form, &bytes)?)) } else { Ok("None".into()) }
    };
    Ok(format!(
        "Embedded {{ name: {:?}, public: {}, hash: {:?}, plain: {}, brotli: {}, gzip: {} }}, ",
        file.name,
        file.public,
        short(&Sha256::digest(&file.bytes)),
        include("plain", &file.bytes)?,
        smaller("br", brotli(&file.bytes)?)?,
        smaller("gz", gzip(&file.bytes)?)?,
    ))
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// The first 12 hexadecimal digits of a hash: plenty to tell a few builds apart.
fn short(hash: &[u8]) -> String {
    hash.iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}
