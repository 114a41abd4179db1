//! Mail, from the form to the button behind its link.

use std::{fs, path::Path, time::Duration};

use tokio::time::{sleep, timeout};

use crate::support::{
    Program,
    forms::{fresh_key, location},
};

/// Waits for the first mail in a folder.
async fn first_mail(folder: &Path) -> String {
    let look = async {
        loop {
            let files = fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path());
            if let Some(mail) = files.into_iter().find(|path| path.extension().is_some_and(|kind| kind == "eml")) {
                return fs::read_to_string(mail).unwrap();
            }
            sleep(Duration::from_millis(50)).await;
        }
    };
    timeout(Duration::from_secs(20), look).await.expect("a mail is sent")
}

#[tokio::test]
async fn a_registration_by_email_is_confirmed_by_a_button_behind_the_mails_link() {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::serve(folder.path(), &["--clock", "2024-02-28T10:55:00+01:00", "--mail", "dir:mail"]).await;
    let client = program.client();
    let page = client.get("/en/register").await.unwrap();
    let (key, stamp) = (fresh_key(), page.stamp());
    let form = [
        ("name", "Ada"),
        ("contact", "email"),
        ("email", "ada@mail.example"),
        ("lang", "en"),
        ("taking_part", "yes"),
        ("key", &*key),
        ("stamp", &*stamp),
    ];
    let answer = client.post("/en/register", &form).await.unwrap();
    assert_eq!(location(&answer), "/en/registered", "the link goes to the mailbox alone");

    // Quoted-printable (RFC 2045): lines are folded.
    let mail = first_mail(&folder.path().join("mail")).await.replace("=\r\n", "");
    let site = format!("http://{}", program.addr);
    let link = mail.split_once(&format!("{site}/en/confirm/")).unwrap().1;
    let token: String = link.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
    let confirm = format!("/en/confirm/{token}");

    let opened = client.get(&confirm).await.unwrap();
    assert!(opened.text().contains("<form method=\"post\""), "opening the link changes nothing");
    let own = location(&client.post(&confirm, &[]).await.unwrap()).to_owned();
    assert!(own.starts_with("/en/r/"), "{own}");
    assert_eq!(location(&client.get(&confirm).await.unwrap()), own, "it is confirmed");

    let log = program.log();
    assert!(!log.contains("ada@mail.example") && !log.contains(&token), "{log}");
}
