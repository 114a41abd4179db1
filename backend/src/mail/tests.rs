//! From a registration to a mail: through the outbox, into a folder, and to a mail server on this machine.

#![allow(clippy::unwrap_used)]

use std::{
    fs,
    path::PathBuf,
    sync::{Arc, Mutex},
    time::Duration,
};

use base64::prelude::{BASE64_STANDARD, Engine as _};
use domain::{Confirmation, Instant, Lang, MINUTE, RegistrationForm, RegistrationState};
use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::oneshot,
};

use super::*;
use crate::{
    Clock, OutboxKind, Rules, Secret, Settings, content,
    testing::{Engine, TestDatabase},
};

const SITE: &str = "https://site.example";
const ADDRESS: &str = "ada@example.org";
/// 2024-02-20T08:00:00Z, eight days before the session.
const NOW: Instant = Instant::from_millis(1_708_416_000_000);

/// A site with the shipped session.
async fn site(capacity: Option<i64>) -> (Backend, TestDatabase) {
    let database = TestDatabase::new(Engine::Sqlite).await;
    let settings = Settings {
        database_url: database.url().to_owned(),
        clock: Clock::manual(NOW),
        secret: Secret::random(),
        rules: Rules::default(),
        commit_together: 64,
        push: crate::push::PushReach::Off,
    };
    let backend = Backend::open(settings).await.unwrap();
    let mut event = content::parse(include_str!("../../../content/shaping-tomorrow.toml")).unwrap();
    event.session.capacity = capacity;
    backend.import(&event).await.unwrap();
    (backend, database)
}

async fn register(backend: &Backend, email: &str, lang: Lang) {
    let form = RegistrationForm {
        name: "Ada".into(),
        contact: "email".into(),
        email: email.into(),
        lang: lang.code().into(),
        taking_part: "yes".into(),
        key: uuid::Uuid::now_v7().simple().to_string(),
        stamp: backend.form_stamp(),
        ..RegistrationForm::default()
    };
    backend.register(&form).await.unwrap();
}

/// A mailer into a folder of its own.
fn folder() -> (Mailer, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let target = format!("dir:{}/mail", folder.path().display()).parse().unwrap();
    (Mailer::new(&target).unwrap(), folder)
}

/// The files of the mails in a folder, in the order they were caused; not those that are still being written.
fn files(folder: &TempDir) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder.path().join("mail")).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| !path.file_name().unwrap().to_str().unwrap().starts_with('.'));
    paths.sort();
    paths
}

/// The mails in a folder as they were written.
fn mails(folder: &TempDir) -> Vec<String> {
    files(folder).iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

fn header<'a>(mail: &'a str, name: &str) -> Option<&'a str> {
    let headers = mail.split("\r\n\r\n").next()?;
    headers.split("\r\n").find_map(|line| line.strip_prefix(&format!("{name}: ")))
}

/// The token in the first link of a mail that leads to `page`.
fn token(mail: &str, page: &str) -> String {
    // In quoted-printable long lines break after `=`; what is mostly not ASCII is base64 instead.
    let mut readable = mail.replace("=\r\n", "");
    for part in mail.split("Content-Transfer-Encoding: base64\r\n\r\n").skip(1) {
        let encoded: String = part.split("\r\n--").next().unwrap().split_whitespace().collect();
        readable += &String::from_utf8(BASE64_STANDARD.decode(encoded).unwrap()).unwrap();
    }
    let link = readable.split(&format!("/{page}/")).nth(1).expect("has a link");
    link.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect()
}

#[tokio::test]
async fn a_registration_is_answered_by_a_mail_whose_link_confirms_it() {
    let (backend, _database) = site(None).await;
    let (mailer, folder) = folder();
    register(&backend, ADDRESS, Lang::En).await;
    assert_eq!(deliver_due(&backend, &mailer, SITE).await, 1);
    let mails = mails(&folder);
    let [mail] = mails.as_slice() else { panic!("{mails:?}") };
    assert_eq!(header(mail, "To"), Some(ADDRESS));
    assert_eq!(header(mail, "From"), Some("no-reply@site.example"));
    assert_eq!(header(mail, "Subject"), Some("Please confirm your place"));
    assert_eq!(header(mail, "Auto-Submitted"), Some("auto-generated"));
    assert_eq!(header(mail, "Date"), Some("Tue, 20 Feb 2024 08:00:00 +0000"));
    assert_eq!(header(mail, "Reply-To"), None);
    let file = files(&folder).remove(0);
    let id = file.file_stem().unwrap().to_str().unwrap();
    assert_eq!(header(mail, "Message-ID"), Some(format!("<{id}@site.example>").as_str()));
    assert!(mail.contains("Content-Type: text/plain; charset=utf-8"), "{mail}");
    assert!(mail.contains("Content-Type: text/html; charset=utf-8"), "{mail}");

    let token = token(mail, "confirm");
    assert!(matches!(backend.confirmation(&token).await.unwrap(), Confirmation::Open(_)));
    assert!(matches!(backend.confirm_registration(&token).await.unwrap(), Confirmation::Done(_)));
    deliver_due(&backend, &mailer, SITE).await;
    let subjects = self::mails(&folder);
    let subjects = subjects.iter().filter(|mail| header(mail, "Subject") == Some("Please confirm your place"));
    assert_eq!(subjects.count(), 1, "it is sent once");
}

#[tokio::test]
async fn who_registers_again_gets_the_same_link_and_who_waits_is_told() {
    let (backend, _database) = site(Some(1)).await;
    let (mailer, folder) = folder();
    register(&backend, ADDRESS, Lang::Fr).await;
    register(&backend, ADDRESS, Lang::Fr).await;
    register(&backend, "late@example.org", Lang::Ar).await;
    assert_eq!(deliver_due(&backend, &mailer, SITE).await, 3);
    let mails = mails(&folder);
    let [first, again, late] = mails.as_slice() else { panic!("{mails:?}") };
    assert_eq!(header(again, "Subject"), Some("Votre lien"));
    assert_eq!(token(first, "confirm"), token(again, "confirm"));
    assert_ne!(header(first, "Message-ID"), header(again, "Message-ID"));
    assert_eq!(header(late, "To"), Some("late@example.org"));
    assert!(header(late, "Subject").unwrap().starts_with("=?utf-8?b?"), "Arabic is encoded");
    assert_eq!(backend.own_registration(&token(late, "r")).await.unwrap().state, RegistrationState::Waitlisted);
}

#[cfg(unix)]
#[tokio::test]
async fn a_mail_in_a_folder_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (backend, _database) = site(None).await;
    let (mailer, folder) = folder();
    register(&backend, ADDRESS, Lang::En).await;
    deliver_due(&backend, &mailer, SITE).await;
    assert_eq!(files(&folder)[0].metadata().unwrap().permissions().mode() & 0o777, 0o600);
}

// --- A mail server on this machine.

/// What the mail server answers to a recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mood {
    Takes,
    /// With the address in its words, as real ones do.
    Refuses,
    ComesLater,
    HangsUp,
}

/// A mail server on loopback: its target, and what it was sent.
async fn mail_server(mood: Mood) -> (MailTarget, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let target = format!("smtp://user:secret@{}?from=hello@site.example", listener.local_addr().unwrap());
    let heard = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&heard);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            // A client that hangs up ends its conversation and nothing else.
            tokio::spawn(speak(stream, mood, Arc::clone(&kept)));
        }
    });
    (target.parse().unwrap(), heard)
}

/// As much of SMTP (RFC 5321) as one client needs. Lines go into `heard`.
async fn speak(stream: TcpStream, mood: Mood, heard: Arc<Mutex<Vec<String>>>) -> Option<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 here\r\n").await.ok()?;
    let mut in_data = false;
    while let Ok(Some(line)) = lines.next_line().await {
        heard.lock().unwrap().push(line.clone());
        let answer = match line.split([' ', ':']).next().unwrap_or_default() {
            _ if in_data && line != "." => continue,
            "." => "250 taken",
            "EHLO" => "250-here\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 AUTH PLAIN",
            "AUTH" => "235 welcome",
            "RCPT" if mood == Mood::Refuses => "550 5.1.1 <ada@example.org>: nobody here of that name",
            "RCPT" if mood == Mood::ComesLater => "451 4.7.1 come back later",
            "RCPT" if mood == Mood::HangsUp => return None,
            "DATA" => "354 go on",
            "QUIT" => "221 bye",
            _ => "250 fine",
        };
        in_data = line == "DATA";
        write.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
    }
    Some(())
}

#[tokio::test]
async fn a_mail_server_gets_the_mail() {
    let (backend, _database) = site(None).await;
    let (target, heard) = mail_server(Mood::Takes).await;
    let mailer = Mailer::new(&target).unwrap();
    register(&backend, ADDRESS, Lang::En).await;
    assert_eq!(deliver_due(&backend, &mailer, SITE).await, 1);
    let heard = heard.lock().unwrap().join("\r\n");
    assert!(heard.contains("MAIL FROM:<hello@site.example>"), "{heard}");
    assert!(heard.contains("RCPT TO:<ada@example.org>"), "{heard}");
    assert!(heard.contains("Subject: Please confirm your place"), "{heard}");
    assert!(heard.contains("From: hello@site.example"), "{heard}");
    assert!(!token(&heard, "confirm").is_empty());
}

#[tokio::test]
async fn what_fails_is_tried_again_later_with_the_same_message_id() {
    let (backend, _database) = site(None).await;
    register(&backend, ADDRESS, Lang::En).await;
    let ids = |heard: &Arc<Mutex<Vec<String>>>| {
        let heard = heard.lock().unwrap();
        heard.iter().filter_map(|line| line.strip_prefix("Message-ID: ").map(str::to_owned)).collect::<Vec<_>>()
    };

    let (dir, folder) = folder();
    for (mood, wait) in [(Mood::ComesLater, 1), (Mood::HangsUp, 2)] {
        let (target, _) = mail_server(mood).await;
        let mailer = Mailer::new(&target).unwrap();
        assert_eq!(deliver_due(&backend, &mailer, SITE).await, 0, "{mood:?}");
        backend.clock().advance(wait * MINUTE - 1);
        assert_eq!(deliver_due(&backend, &dir, SITE).await, 0, "not before its time");
        backend.clock().advance(1);
    }
    let (target, heard) = mail_server(Mood::Takes).await;
    assert_eq!(deliver_due(&backend, &Mailer::new(&target).unwrap(), SITE).await, 1);
    assert_eq!(ids(&heard).len(), 1);
    assert_eq!(mails(&folder), Vec::<String>::new());
}

#[tokio::test]
async fn a_refused_address_is_given_up_at_once_and_its_reason_names_nobody() {
    let (backend, _database) = site(None).await;
    register(&backend, ADDRESS, Lang::En).await;
    let (target, _) = mail_server(Mood::Refuses).await;
    let mailer = Mailer::new(&target).unwrap();
    let item = backend.take_outbox(8).await.unwrap().remove(0);
    let post = Post { backend: &backend, mailer: &mailer, site: Site::at(SITE), public_url: SITE };
    let error = post.send(&item).await.unwrap_err();
    assert_eq!(error.to_string(), "the mail server answered 550 5.1.1");
    post.deliver(item).await;
    backend.clock().advance(10_000 * MINUTE);
    assert_eq!(backend.take_outbox(8).await.unwrap(), []);
}

#[tokio::test]
async fn an_invitation_goes_out_as_calendars_take_it() {
    let (backend, _database) = site(None).await;
    register(&backend, ADDRESS, Lang::En).await;
    let mut item = backend.take_outbox(1).await.unwrap().remove(0);
    item.kind = OutboxKind::Confirmed;
    item.recipient.as_mut().unwrap().state = RegistrationState::Confirmed;
    let (mailer, folder) = folder();
    let post = Post { backend: &backend, mailer: &mailer, site: Site::at(SITE), public_url: SITE };
    assert!(post.send(&item).await.unwrap());
    let mail = mails(&folder).remove(0);
    assert_eq!(header(&mail, "List-Unsubscribe"), None);
    let order: Vec<_> = mail.lines().filter_map(|line| line.strip_prefix("Content-Type: ")).collect();
    let order: Vec<_> =
        order.iter().map(|kind| kind.split("; boundary").next().unwrap().trim_end_matches(';')).collect();
    assert_eq!(
        order,
        [
            "multipart/mixed",
            "multipart/alternative",
            "text/plain; charset=utf-8",
            "text/html; charset=utf-8",
            "text/calendar; method=REQUEST; charset=utf-8",
            "application/ics; name=\"invite.ics\"",
        ]
    );
    assert!(mail.contains("Content-Disposition: attachment; filename=\"invite.ics\""), "{mail}");
}

#[tokio::test]
async fn news_carries_the_way_to_end_it() {
    let (backend, _database) = site(None).await;
    register(&backend, ADDRESS, Lang::En).await;
    let mut item = backend.take_outbox(1).await.unwrap().remove(0);
    item.kind = OutboxKind::Thanks;
    let recipient = item.recipient.as_mut().unwrap();
    recipient.state = RegistrationState::Attended;
    let page = format!("<{SITE}/en/r/{}/unsubscribe>", recipient.token);
    let (mailer, folder) = folder();
    let post = Post { backend: &backend, mailer: &mailer, site: Site::at(SITE), public_url: SITE };
    assert!(post.send(&item).await.unwrap());
    // A long value may go on in the next line.
    let mail = mails(&folder).remove(0).replace("\r\n ", " ");
    assert_eq!(header(&mail, "List-Unsubscribe").map(str::trim), Some(page.as_str()));
    assert_eq!(header(&mail, "List-Unsubscribe-Post"), Some("List-Unsubscribe=One-Click"));
}

#[tokio::test]
async fn the_loop_sends_and_ends_when_it_is_told_to() {
    let (backend, _database) = site(None).await;
    let (mailer, folder) = folder();
    let (stop, stopped) = oneshot::channel::<()>();
    let shutdown = async move { _ = stopped.await };
    let running = tokio::spawn(run(backend.clone(), mailer, SITE.to_owned(), shutdown));
    for n in 0..20 {
        register(&backend, &format!("ada{n}@example.org"), Lang::En).await;
    }
    while files(&folder).len() < 20 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    stop.send(()).unwrap();
    running.await.unwrap();
}

#[test]
fn every_host_of_a_site_can_write_mail() {
    for url in [SITE, "http://127.0.0.1:3000", "http://[::1]:3000", "http://localhost:3000", "not a url"] {
        assert!(Site::at(url).no_reply().is_some(), "{url}");
    }
}
