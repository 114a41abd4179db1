//! The commands that end by themselves: `meeting`, `export` and `mail given-up`.

use std::{
    fs,
    io::Write,
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Output, Stdio},
};

use crate::support::{
    Program,
    forms::{fresh_key, pledge, registration},
    program::{command, run},
};

const EVENT: &str = include_str!("../../../content/shaping-tomorrow.toml");
const ROOM: &str = "https://meet.example.org/j/5553?pwd=hunter2";

/// What was said, on either stream.
fn words(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A folder with a database that holds the first campaign.
fn published() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("event.toml"), EVENT).unwrap();
    assert!(run(folder.path(), &["import", "event.toml"]).status.success());
    folder
}

fn stored(folder: &Path) -> String {
    let mut bytes = fs::read(folder.join("data/shaping-tomorrow.db")).unwrap();
    bytes.extend(fs::read(folder.join("data/shaping-tomorrow.db-wal")).unwrap_or_default());
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn the_meeting_is_set_without_saying_where_it_is() {
    let folder = published();
    let set = run(folder.path(), &["meeting", "set", ROOM, "--phone", "+32 2 555 0100"]);
    assert_eq!(set.status.code(), Some(0), "{}", words(&set));
    assert!(words(&set).contains("the meeting's address is set") && words(&set).contains("back it up"));
    assert!(!words(&set).contains("meet.example.org") && !words(&set).contains("555"));
    assert!(!stored(folder.path()).contains("meet.example.org"), "it is encrypted");

    let again = run(folder.path(), &["meeting", "clear"]);
    assert_eq!(again.status.code(), Some(0));
    assert!(!words(&again).contains("back it up"), "the key was there");
}

#[test]
fn the_address_can_stay_out_of_the_shells_history() {
    let folder = published();
    let mut command = command(folder.path(), &["meeting", "set", "-"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    writeln!(child.stdin.take().unwrap(), " {ROOM} ").unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", words(&output));
}

#[test]
fn a_meeting_that_cannot_be_is_refused_and_not_repeated() {
    let folder = published();
    for url in ["http://meet.example.org/hunter2", "meet.example.org/hunter2", "ftp://localhost/hunter2"] {
        let output = run(folder.path(), &["meeting", "set", url]);
        assert_eq!(output.status.code(), Some(2));
        assert!(words(&output).contains("https://") && !words(&output).contains("hunter2"), "{}", words(&output));
    }
    let nowhere = tempfile::tempdir().unwrap();
    let output = run(nowhere.path(), &["meeting", "set", ROOM]);
    assert_eq!(output.status.code(), Some(1));
    assert!(words(&output).contains("nothing is published yet"), "{}", words(&output));
}

#[tokio::test]
async fn the_list_of_news_is_csv_for_its_owner_alone() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["--clock", "2024-02-28T10:55:00+01:00", "--mail", "dir:mail"];
    let program = Program::serve(folder.path(), &arguments).await;
    let client = program.client();
    let page = client.get("/en/register").await.unwrap();
    let (key, stamp) = (fresh_key(), page.stamp());
    let mut form = registration("=Ada", &key, &stamp);
    form.retain(|(name, _)| *name != "contact");
    form.extend([("contact", "email"), ("email", "ada@example.org"), ("news", "yes")]);
    assert_eq!(client.post("/en/register", &form).await.unwrap().status, 303);

    let list = run(folder.path(), &["export", "news"]);
    assert_eq!(list.status.code(), Some(0), "{}", words(&list));
    let head = "email,name,language,consent_given_at,text_version,text_language,text\r\n";
    assert_eq!(String::from_utf8(list.stdout).unwrap(), head, "the address is not confirmed");

    // As the button behind the link does.
    let database = format!("sqlite://{}", folder.path().join("data/shaping-tomorrow.db").display());
    sqlx::any::install_default_drivers();
    let pool = sqlx::AnyPool::connect(&database).await.unwrap();
    sqlx::query("UPDATE registrations SET state = 'confirmed', confirmed_at = created_at")
        .execute(&pool)
        .await
        .unwrap();
    pool.close().await;
    let list = run(folder.path(), &["export", "news", "--out", "news.csv"]);
    assert!(words(&list).contains("addresses written to news.csv: 1"), "{}", words(&list));
    let file = folder.path().join("news.csv");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.starts_with(&format!("{head}ada@example.org,'=Ada,en,2024-02-28T09:5")), "{text}");
    assert!(text.contains("Z,2,en,Send me news of the campaign by email."), "{text}");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
}

#[tokio::test]
async fn the_wall_is_looked_after_beside_a_running_site() {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::serve(folder.path(), &["--clock", "2024-02-28T10:55:00+01:00"]).await;
    let client = program.client();
    let wall = |arguments: &[&str]| {
        let output = run(folder.path(), &[&["wall"], arguments].concat());
        (output.status.code(), words(&output))
    };
    assert!(wall(&["words", "add", "Fool"]).1.contains("are held from now on"));
    assert!(wall(&["words", "add", "sot", "--lang", "fr"]).1.contains("are held from now on"));
    assert_eq!(wall(&["words", "list"]).1, "*  Fool\nfr  sot\n");
    assert_eq!(wall(&["words", "add", "x", "--lang", "xx"]).0, Some(2));
    assert_eq!(wall(&["words", "remove", "sot"]).0, Some(1), "not for this language");
    assert_eq!(wall(&["words", "remove", "sot", "--lang", "fr"]).0, Some(0));

    let stamp = client.get("/en").await.unwrap().stamp();
    let key = fresh_key();
    assert_eq!(client.post("/en/pledge", &pledge("A FOOL", "named", &key, &stamp)).await.unwrap().status, 303);
    assert!(wall(&["show"]).1.contains("waiting to be looked at: 1"));
    let (_, queue) = wall(&["queue"]);
    assert!(queue.contains("  en  BE  A FOOL\n"), "{queue}");
    let id = queue.split(' ').next().unwrap().to_owned();

    let on_the_wall = async |expected: bool| {
        for _ in 0..100 {
            if client.get("/en/pledges").await.unwrap().text().contains("A FOOL") == expected {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        panic!("the running site does not show it");
    };
    on_the_wall(false).await;
    assert_eq!(wall(&["approve", &id]).0, Some(0));
    on_the_wall(true).await;
    assert_eq!(wall(&["hide", &id]).0, Some(0));
    on_the_wall(false).await;
    assert!(wall(&["freeze"]).1.contains("frozen"));
    assert_eq!(wall(&["approve", &id]).0, Some(0));
    assert!(wall(&["show"]).1.contains("the wall is frozen"));
    on_the_wall(false).await;
    assert_eq!(wall(&["thaw"]).0, Some(0));
    on_the_wall(true).await;
    assert!(wall(&["review", "first"]).1.contains("before they are shown"));
    assert!(wall(&["review", "after"]).1.contains("after they are shown"));
    assert_eq!(wall(&["review", "never"]).0, Some(2));
    assert_eq!(wall(&["hide", "zz"]).0, Some(1));
}

#[test]
fn with_no_mail_given_up_the_list_says_so() {
    let folder = published();
    let list = run(folder.path(), &["mail", "given-up"]);
    assert_eq!(list.status.code(), Some(0), "{}", words(&list));
    assert_eq!(String::from_utf8_lossy(&list.stdout), "no mail was given up\n");
}
