//! Settings: where they come from, which one counts, and what is said about a bad one.

use std::{fs, path::Path};

use crate::support::{
    Program,
    program::{command, run},
};

/// The words and the code with which `serve` refuses its settings.
fn refused(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> String {
    let arguments: Vec<&str> = ["serve"].into_iter().chain(arguments.iter().copied()).collect();
    let output = command(folder, &arguments).envs(environment.iter().copied()).output().unwrap();
    let words = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{words}");
    assert!(output.stdout.is_empty());
    words
}

#[test]
fn a_bad_value_is_named_with_its_place_and_what_is_accepted() {
    let folder = tempfile::tempdir().unwrap();
    for (flag, name, value, accepted) in [
        ("--addr", "SHAPING_ADDR", "nowhere", "127.0.0.1:3000"),
        ("--clock", "SHAPING_CLOCK", "yesterday", "RFC 3339"),
        ("--clock-speed", "SHAPING_CLOCK_SPEED", "0", "1 to 3600"),
        ("--clock-speed", "SHAPING_CLOCK_SPEED", "3601", "1 to 3600"),
        ("--database-url", "SHAPING_DATABASE_URL", "mysql://db", "sqlite://"),
        ("--public-url", "SHAPING_PUBLIC_URL", "example.org", "https://"),
        ("--leave-to", "SHAPING_LEAVE_TO", "javascript:alert(1)", "or `off`"),
        ("--limits", "SHAPING_LIMITS", "none", "`default` or `off`"),
        ("--mail", "SHAPING_MAIL", "pigeon", "smtp://"),
        ("--mail-rate", "SHAPING_MAIL_RATE", "0", "or `off`"),
        ("--push", "SHAPING_PUSH", "yes", "`on`, `off` or `loopback`"),
        ("--trust-proxy", "SHAPING_TRUST_PROXY", "maybe", "`true` or `false`"),
        ("--log-format", "SHAPING_LOG_FORMAT", "xml", "`text` or `json`"),
        ("--confirm-within", "SHAPING_CONFIRM_WITHIN", "0", "hours from 1 to 336"),
        ("--confirm-within", "SHAPING_CONFIRM_WITHIN", "337", "hours from 1 to 336"),
        ("--offer-for", "SHAPING_OFFER_FOR", "half a day", "hours from 1 to 168"),
        ("--erase-after", "SHAPING_ERASE_AFTER", "366", "days from 1 to 365"),
        ("--erase-after", "SHAPING_ERASE_AFTER", "-1", "days from 1 to 365"),
        ("--after-mail", "SHAPING_AFTER_MAIL", "all", "`both`, `thanks`, `missed` or `none`"),
    ] {
        let words = refused(folder.path(), &[&format!("{flag}={value}")], &[]);
        assert!(words.contains(&format!("{flag}: `{value}`")) && words.contains(accepted), "{words}");
        let words = refused(folder.path(), &[], &[(name, value)]);
        assert!(words.contains(&format!("{name}: `{value}`")) && words.contains(accepted), "{words}");
    }
}

#[test]
fn a_file_is_read_as_strictly() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shaping-tomorrow.toml");
    for (text, words) in [
        ("addr = \"nowhere\"", "addr in shaping-tomorrow.toml: `nowhere`"),
        ("clock-speed = 0", "clock-speed in shaping-tomorrow.toml: `0`"),
        ("erase-after = 0", "erase-after in shaping-tomorrow.toml: `0`"),
        ("address = \"127.0.0.1:0\"", "`address` cannot be taken; accepted is one of"),
        ("addr = ", "TOML"),
        ("addr = [1]", "TOML"),
    ] {
        fs::write(&file, text).unwrap();
        let said = refused(folder.path(), &[], &[]);
        assert!(said.contains(words), "{said}");
    }
    fs::remove_file(&file).unwrap();
    assert!(refused(folder.path(), &["--config", "missing.toml"], &[]).contains("missing.toml"));
}

#[test]
fn passwords_are_not_said_even_where_they_are_wrong() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, environment) in [
        (vec!["--database-url=mysql://ada:hunter2@db/site"], vec![]),
        (vec!["--mail=imap://ada:hunter2@mail"], vec![]),
        (vec![], vec![("SHAPING_SECRET", "hunter2")]),
        (vec![], vec![("SHAPING_DATABASE_URL", "ada:hunter2@db")]),
    ] {
        let words = refused(folder.path(), &arguments, &environment);
        assert!(!words.contains("hunter2"), "{words}");
    }
    fs::write(folder.path().join("shaping-tomorrow.toml"), "database-url = \"postgres://ada:hunter2@db/site\" x")
        .unwrap();
    assert!(!refused(folder.path(), &[], &[]).contains("hunter2"));
    let help = command(folder.path(), &["serve", "--help"])
        .env("SHAPING_DATABASE_URL", "postgres://a:hunter2@b/c")
        .output()
        .unwrap();
    assert!(!String::from_utf8(help.stdout).unwrap().contains("hunter2"));
}

#[test]
fn help_explains_every_setting() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), &["serve", "--help"]);
    assert!(output.status.success());
    let help = String::from_utf8(output.stdout).unwrap();
    for name in [
        "addr",
        "database-url",
        "content",
        "clock",
        "clock-speed",
        "public-url",
        "mail",
        "mail-rate",
        "push",
        "limits",
        "trust-proxy",
        "secret-file",
        "log-format",
        "confirm-within",
        "offer-for",
        "erase-after",
        "after-mail",
        "config",
    ] {
        assert!(help.contains(&format!("--{name}")), "{help}");
        assert!(help.contains(&format!("SHAPING_{}", name.replace('-', "_").to_uppercase())), "{help}");
    }
    assert_eq!(run(folder.path(), &["serve", "--unknown"]).status.code(), Some(2));
}

#[tokio::test]
async fn a_flag_wins_over_the_environment_and_that_over_the_file() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("shaping-tomorrow.toml"),
        "addr = \"127.0.0.1:0\"\npublic-url = \"https://file.example\"\nclock = \"2024-02-28T10:55:00+01:00\"\nclock-speed = 2",
    )
    .unwrap();
    for (flags, environment, expected) in [
        (&["--public-url", "https://flag.example"][..], Some("https://env.example"), "https://flag.example/"),
        (&[], Some("https://env.example"), "https://env.example/"),
        (&[], None, "https://file.example/"),
    ] {
        let arguments: Vec<&str> = ["serve"].into_iter().chain(flags.iter().copied()).collect();
        let mut command = command(folder.path(), &arguments);
        command.envs(environment.map(|url| ("SHAPING_PUBLIC_URL", url)));
        let program = Program::start(folder.path(), command).await;
        let page = program.client().get("/en").await.unwrap();
        assert!(page.attribute("rel=\"canonical\"", "href").starts_with(expected));
    }
}

#[tokio::test]
async fn without_any_setting_it_shows_the_built_in_campaign() {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::serve(folder.path(), &[]).await;
    let page = program.client().get("/en").await.unwrap();
    assert!(page.text().contains("Shaping Tomorrow"));
    assert!(program.log().contains("loading the built-in campaign"));
    assert!(folder.path().join("data/shaping-tomorrow.db").exists());
    assert!(folder.path().join("data/secret.key").exists());
}

#[tokio::test]
async fn a_bare_name_serves_as_cargo_leptos_starts_it() {
    let folder = tempfile::tempdir().unwrap();
    let start = async |watched: &[(&str, &str)]| {
        let mut command = command(folder.path(), &[]);
        command.env("SHAPING_ADDR", "127.0.0.1:0").envs(watched.iter().copied());
        let program = Program::start(folder.path(), command).await;
        let page = program.client().get("/en").await.unwrap();
        (page.header("content-security-policy").to_owned(), page.text().to_owned())
    };
    let (policy, page) = start(&[]).await;
    assert!(!policy.contains("ws:") && !page.contains("WebSocket"));
    let (policy, page) = start(&[("LEPTOS_WATCH", "true"), ("LEPTOS_RELOAD_PORT", "3001")]).await;
    assert!(policy.contains("connect-src 'self' ws://127.0.0.1:3001/live_reload;"), "{policy}");
    assert!(page.contains("new WebSocket(\"ws://127.0.0.1:3001/live_reload\")"));
}
