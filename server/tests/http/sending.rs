//! Sending mail: what the log tells of it, the command that tries it out, and a process that is killed at the worst
//! moment.

use std::{path::Path, time::Duration};

use backend::testing::{Engine, MailServer, TestDatabase};
use tokio::time::{sleep, timeout};

use crate::support::{
    Program,
    forms::{fresh_key, location},
    program::{command, run},
};

/// What `mail test` says and the code it ends with.
fn tried_out(folder: &Path, arguments: &[&str]) -> (String, Option<i32>) {
    let arguments: Vec<&str> = ["mail", "test"].into_iter().chain(arguments.iter().copied()).collect();
    let output = run(folder, &arguments);
    let said = [output.stdout, output.stderr].concat();
    (String::from_utf8(said).unwrap(), output.status.code())
}

async fn register(program: &Program, email: &str) {
    let client = program.client();
    let (key, stamp) = (fresh_key(), client.get("/en/register").await.unwrap().stamp());
    let form = [
        ("name", "Ada"),
        ("contact", "email"),
        ("email", email),
        ("lang", "en"),
        ("taking_part", "yes"),
        ("key", &*key),
        ("stamp", &*stamp),
    ];
    assert_eq!(location(&client.post("/en/register", &form).await.unwrap()), "/en/registered");
}

#[tokio::test]
async fn the_log_tells_at_no_level_to_whom_and_what_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = command(folder.path(), &["serve", "--addr", "127.0.0.1:0", "--mail", "log"]);
    command.args(["--clock", "2024-02-20T09:00:00+01:00"]).env("RUST_LOG", "backend=trace,server=trace,lettre=trace");
    let program = Program::start(folder.path(), command).await;
    register(&program, "ada@mail.example").await;
    let sent = async {
        while !program.log().contains("mail sent") {
            sleep(Duration::from_millis(50)).await;
        }
    };
    timeout(Duration::from_secs(60), sent).await.expect("a mail goes nowhere");
    let log = program.log();
    for private in ["ada@mail.example", "Ada", "/confirm/", "You asked for a place"] {
        assert!(!log.contains(private), "{private}: {log}");
    }
}

#[test]
fn an_operator_is_told_what_is_wrong_with_mail() {
    let folder = tempfile::tempdir().unwrap();
    let server = MailServer::start(&["--auth", "ada:right", "--refuse", "nobody@mail.example"]);
    let by = |password: &str| format!("smtp://ada:{password}@127.0.0.1:{}?from=site@mail.example", server.port());
    let (right, wrong) = (by("right"), by("hunter2"));
    for (address, target, said, code) in [
        ("ada@mail.example", right.as_str(), "has taken the mail to ada@mail.example", 0),
        ("ada@mail.example", "dir:mail", "is a file in mail", 0),
        ("ada@mail.example", "log", "goes nowhere", 1),
        ("ada@mail.example", &wrong, "does not take user and password (535", 1),
        ("nobody@mail.example", &right, "refuses this address (550 5.1.1)", 1),
        ("nobody", &right, "no address", 1),
        ("ada@mail.example", "smtp://no-such-host.invalid", "is not found", 1),
        ("ada@mail.example", "pigeon", "accepted", 2),
    ] {
        let (words, ended) = tried_out(folder.path(), &[address, "--mail", target]);
        assert!(words.contains(said) && !words.contains("hunter2"), "{target}: {words}");
        assert_eq!(ended, Some(code), "{words}");
    }
    assert_eq!(server.headers("From"), ["site@mail.example"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_between_sending_and_noting_it_sends_once_more_with_the_same_id() {
    let (database, folder) = (TestDatabase::new(Engine::Postgres).await, tempfile::tempdir().unwrap());
    // It has the first mail, and does not say so before the sender is dead.
    let server = MailServer::start(&["--hold-first", "--seconds", "60"]);
    let mail = format!("smtp://127.0.0.1:{}", server.port());
    let at = |clock| ["--database-url", database.url(), "--mail", &mail, "--clock", clock];

    let first = Program::serve(folder.path(), &at("2024-02-20T09:00:00+01:00")).await;
    register(&first, "ada@mail.example").await;
    server.has(1).await;
    first.signal("KILL");
    assert!(!first.ended().await.success());

    // Two others go on ten minutes later, when the mail is nobody's any more. One of them takes it.
    let later = at("2024-02-20T09:10:00+01:00");
    let others = [Program::serve(folder.path(), &later).await, Program::serve(folder.path(), &later).await];
    server.has(2).await;
    // Time for a third one, were there one.
    sleep(Duration::from_secs(4)).await;
    let ids = server.headers("Message-ID");
    assert_eq!(ids.len(), 2, "at most one too many");
    assert_eq!(ids[0], ids[1], "and mailboxes can tell that it is the same");
    for other in others {
        other.signal("TERM");
        assert!(timeout(Duration::from_secs(60), other.ended()).await.unwrap().success());
    }
}
