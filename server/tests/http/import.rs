//! Loading content from the command line.

use std::{fs, path::Path};

use crate::support::{Program, program::run};

const FIRST: &str = include_str!("../../../content/shaping-tomorrow.toml");

fn import(folder: &Path, file: &str) -> std::process::Output {
    run(folder, &["import", file])
}

#[tokio::test]
async fn content_can_be_loaded_again_and_again() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("event.toml"), FIRST).unwrap();
    for _ in 0..2 {
        let output = import(folder.path(), "event.toml");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    fs::write(folder.path().join("event.toml"), FIRST.replace("Shaping Tomorrow", "Shaping Today")).unwrap();
    assert!(import(folder.path(), "event.toml").status.success());

    let program = Program::serve(folder.path(), &[]).await;
    let page = program.client().get("/en").await.unwrap();
    assert!(page.text().contains("Shaping Today"));
    assert!(!program.log().contains("built-in"), "the database is not empty");
}

#[test]
fn a_file_that_cannot_be_taken_is_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("bad.toml"), "format = 1").unwrap();
    for file in ["bad.toml", "missing.toml"] {
        let output = import(folder.path(), file);
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8(output.stderr).unwrap().contains(file));
    }
    let output = run(folder.path(), &["serve", "--content", "bad.toml"]);
    assert_eq!(output.status.code(), Some(2));
    let words = String::from_utf8(output.stderr).unwrap();
    assert!(words.contains("--content") && words.contains("bad.toml"), "{words}");
}
