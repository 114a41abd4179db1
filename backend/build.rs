//! Lists the files of `locales/` for `src/i18n.rs`, so that a new one is in the program without being named anywhere.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

/// From this crate's folder, which is where cargo runs build scripts.
const LOCALES: &str = "../locales";

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed={LOCALES}");
    // `sqlx::migrate!` does not see a new file by itself.
    println!("cargo:rerun-if-changed=migrations");

    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut list = String::from("&[\n");
    for folder in sorted(Path::new(LOCALES))?.into_iter().filter(|path| path.is_dir()) {
        for file in sorted(&folder)?.into_iter().filter(|path| path.extension().is_some_and(|ext| ext == "ftl")) {
            let (lang, file) = (name(&folder), name(&file));
            // The folder is looked up when the crate is compiled: a copy of the project then never reads another's.
            let path = format!("concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/{LOCALES}/{lang}/{file}\")");
            list += &format!("    ({lang:?}, {file:?}, include_str!({path})),\n");
        }
    }
    list.push(']');
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("run by cargo only"))?;
    fs::write(Path::new(&out).join("locales.rs"), list)
}

/// What a folder holds, by name: the same on every machine.
fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
