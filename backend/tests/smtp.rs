//! Mail to a real mail server, with the moods that they have: TLS, passwords, greylists, refusals, delays, absences.

#![allow(clippy::unwrap_used)]

use std::{collections::BTreeSet, fs, process::Command, time::Duration};

use backend::{
    Backend, Clock, Rules, Secret, Settings, content,
    mail::{self, MailTarget, Mailer, Trouble, deliver_due},
    testing::{Engine, MailServer, TestDatabase},
};
use domain::{Instant, MINUTE, RegistrationForm};
use sqlx::{AnyConnection, Connection};
use tempfile::TempDir;
use tokio::{sync::oneshot, task::JoinHandle, time::sleep};

const SITE: &str = "https://site.example";
/// 2024-02-20T08:00:00Z, eight days before the session.
const NOW: Instant = Instant::from_millis(1_708_416_000_000);
/// A server that asks for nothing.
const PLAIN: &str = "smtp://127.0.0.1:PORT";

/// A site on a database of its own, in as many processes as are asked for.
struct World {
    database: TestDatabase,
    clock: Clock,
    secret: Secret,
}

impl World {
    async fn on(engine: Engine) -> Self {
        Self { database: TestDatabase::new(engine).await, clock: Clock::manual(NOW), secret: Secret::random() }
    }

    async fn backend(&self) -> Backend {
        self.backend_at(None).await
    }

    /// One that sends at most so many mails a minute.
    async fn backend_at(&self, mails_per_minute: Option<u32>) -> Backend {
        let settings = Settings {
            database_url: self.database.url().to_owned(),
            clock: self.clock.clone(),
            secret: self.secret.clone(),
            rules: Rules { mails_per_minute, ..Rules::default() },
            commit_together: 64,
            push: backend::push::PushReach::Off,
        };
        let backend = Backend::open(settings).await.unwrap();
        if backend.event().is_none() {
            let event = content::parse(include_str!("../../content/shaping-tomorrow.toml")).unwrap();
            backend.import(&event).await.unwrap();
        }
        backend
    }

    /// Why mails were given up.
    async fn reasons(&self) -> Vec<String> {
        let mut db = AnyConnection::connect(self.database.url()).await.unwrap();
        let reasons = "SELECT given_up_reason FROM outbox WHERE given_up_reason IS NOT NULL";
        sqlx::query_scalar(reasons).fetch_all(&mut db).await.unwrap()
    }
}

async fn register(backend: &Backend, email: &str) {
    let form = RegistrationForm {
        name: "Ada".into(),
        contact: "email".into(),
        email: email.into(),
        lang: "en".into(),
        taking_part: "yes".into(),
        key: uuid::Uuid::now_v7().simple().to_string(),
        stamp: backend.form_stamp(),
        ..RegistrationForm::default()
    };
    backend.register(&form).await.unwrap();
}

/// What was said, with the server's port for `PORT`.
fn target(server: &MailServer, url: &str) -> MailTarget {
    url.replace("PORT", &server.port().to_string()).parse().unwrap()
}

fn mailer(server: &MailServer, url: &str) -> Mailer {
    Mailer::new(&target(server, url)).unwrap()
}

/// A certificate for 127.0.0.1 with its key in one file, and the authority that has signed it.
struct Certificate {
    folder: TempDir,
}

impl Certificate {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let openssl = |arguments: &str| {
            let done = Command::new("openssl").args(arguments.split(' ')).current_dir(folder.path()).output().unwrap();
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        };
        let key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes";
        openssl(&format!("req -x509 {key} -keyout ca.key -out ca.pem -days 2 -subj /CN=authority"));
        openssl(&format!("req {key} -keyout server.key -out server.csr -subj /CN=server"));
        fs::write(folder.path().join("names"), "subjectAltName=IP:127.0.0.1\nbasicConstraints=CA:FALSE\n").unwrap();
        openssl(
            "x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile names -out server.pem",
        );
        let both = ["server.pem", "server.key"].map(|name| fs::read_to_string(folder.path().join(name)).unwrap());
        fs::write(folder.path().join("both.pem"), both.concat()).unwrap();
        Self { folder }
    }

    fn both(&self) -> String {
        self.folder.path().join("both.pem").display().to_string()
    }

    fn ca(&self) -> String {
        self.folder.path().join("ca.pem").display().to_string()
    }
}

#[tokio::test]
async fn a_mail_arrives_as_it_was_written() {
    let world = World::on(Engine::Sqlite).await;
    let (backend, server) = (world.backend().await, MailServer::start(&[]));
    register(&backend, "ada@example.org").await;
    assert_eq!(deliver_due(&backend, &mailer(&server, PLAIN), SITE).await, 1);
    assert_eq!(server.headers("To"), ["ada@example.org"]);
    assert_eq!(server.headers("Subject"), ["Please confirm your place"]);
    assert!(server.headers("Message-ID")[0].ends_with("@site.example>"));
}

#[tokio::test]
async fn mail_goes_by_tls_and_password_both_ways() {
    let (world, certificate) = (World::on(Engine::Sqlite).await, Certificate::new());
    let backend = world.backend().await;
    for (tls, scheme) in [("starttls", "smtp"), ("implicit", "smtps")] {
        let server =
            MailServer::start(&["--tls", tls, "--cert", &certificate.both(), "--auth", "ada@example.org:pass word"]);
        let url = format!("{scheme}://ada%40example.org:pass%20word@127.0.0.1:PORT");
        register(&backend, &format!("{tls}@example.org")).await;

        // A certificate of an authority that nobody knows is not taken.
        let stranger = target(&server, &url.replace("smtp://", "smtps://"));
        let trouble = mail::try_out(&stranger, "ada@example.org", SITE, NOW).await.unwrap_err();
        assert!(matches!(trouble, Trouble::Tls(_)), "{tls}: {trouble:?}");
        assert_eq!(server.mails().len(), 0);

        let known = format!("{url}?ca={}", certificate.ca());
        assert_eq!(deliver_due(&backend, &mailer(&server, &known), SITE).await, 1, "{tls}");
        assert_eq!(server.headers("To"), [format!("{tls}@example.org")]);
        mail::try_out(&target(&server, &known), "ada@example.org", SITE, NOW).await.unwrap();
        assert_eq!(server.mails().len(), 2);
    }
}

#[tokio::test]
async fn a_wrong_password_is_said_and_the_mail_waits_for_the_right_one() {
    let world = World::on(Engine::Sqlite).await;
    let (backend, server) = (world.backend().await, MailServer::start(&["--auth", "ada:right"]));
    let wrong = "smtp://ada:wrong@127.0.0.1:PORT";
    register(&backend, "ada@example.org").await;
    assert_eq!(deliver_due(&backend, &mailer(&server, wrong), SITE).await, 0);
    let trouble = mail::try_out(&target(&server, wrong), "ada@example.org", SITE, NOW).await.unwrap_err();
    assert!(matches!(&trouble, Trouble::CredentialsRefused(said) if said.starts_with("535")), "{trouble:?}");
    world.clock.advance(MINUTE);
    assert_eq!(deliver_due(&backend, &mailer(&server, "smtp://ada:right@127.0.0.1:PORT"), SITE).await, 1);
    assert_eq!(world.reasons().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_server_that_wants_to_see_it_twice_gets_it_twice() {
    let world = World::on(Engine::Sqlite).await;
    let (backend, server) = (world.backend().await, MailServer::start(&["--greylist"]));
    let mailer = mailer(&server, PLAIN);
    register(&backend, "ada@example.org").await;
    register(&backend, "grace@example.org").await;
    assert_eq!(deliver_due(&backend, &mailer, SITE).await, 0);
    world.clock.advance(MINUTE);
    assert_eq!(deliver_due(&backend, &mailer, SITE).await, 2);
    assert_eq!(server.mails().len(), 2);
}

#[tokio::test]
async fn a_refused_address_is_given_up_and_the_others_get_theirs() {
    let world = World::on(Engine::Sqlite).await;
    let (backend, server) = (world.backend().await, MailServer::start(&["--refuse", "nobody@example.org"]));
    for name in ["ada", "nobody", "grace"] {
        register(&backend, &format!("{name}@example.org")).await;
    }
    assert_eq!(deliver_due(&backend, &mailer(&server, PLAIN), SITE).await, 2);
    let mut addresses = server.headers("To");
    addresses.sort();
    assert_eq!(addresses, ["ada@example.org", "grace@example.org"]);
    assert_eq!(world.reasons().await, ["the mail server answered 550 5.1.1"]);
    let trouble = mail::try_out(&target(&server, PLAIN), "nobody@example.org", SITE, NOW).await;
    assert!(matches!(trouble, Err(Trouble::AddressRefused(said)) if said == "550 5.1.1"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_address_holds_up_nobody_else() {
    let world = World::on(Engine::Sqlite).await;
    let server = MailServer::start(&["--slow", "slow@example.org", "--seconds", "15"]);
    let backend = world.backend().await;
    register(&backend, "slow@example.org").await;
    for n in 0..40 {
        register(&backend, &format!("ada{n}@example.org")).await;
    }
    let (running, stop) = running(&backend, mailer(&server, PLAIN));
    server.has(40).await;
    assert!(!server.headers("To").contains(&"slow@example.org".to_owned()), "40 went past the first");
    server.has(41).await;
    stop.send(()).unwrap();
    running.await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn no_minute_has_more_mails_than_the_rate() {
    let world = World::on(Engine::Sqlite).await;
    let (backend, server) = (world.backend_at(Some(5)).await, MailServer::start(&[]));
    for n in 0..12 {
        register(&backend, &format!("ada{n}@example.org")).await;
    }
    let (running, stop) = running(&backend, mailer(&server, PLAIN));
    server.has(5).await;
    sleep(Duration::from_secs(3)).await;
    assert_eq!(server.mails().len(), 5);
    stop.send(()).unwrap();
    running.await.unwrap();
}

#[tokio::test]
async fn a_server_that_was_down_gets_the_mail_once_it_is_back() {
    let world = World::on(Engine::Sqlite).await;
    let (backend, server) = (world.backend().await, MailServer::start(&[]));
    let mailer = mailer(&server, PLAIN);
    register(&backend, "ada@example.org").await;
    assert_eq!(deliver_due(&backend, &mailer, SITE).await, 1);
    // With a connection that the mailer has kept.
    let meanwhile = async {
        register(&backend, "grace@example.org").await;
        for pause in [1, 2, 4] {
            assert_eq!(deliver_due(&backend, &mailer, SITE).await, 0);
            world.clock.advance(pause * MINUTE);
        }
    };
    let server = server.away(meanwhile).await;
    assert_eq!(deliver_due(&backend, &mailer, SITE).await, 1);
    assert_eq!(server.headers("To"), ["grace@example.org"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_send_each_mail_once() {
    let world = World::on(Engine::Postgres).await;
    let server = MailServer::start(&[]);
    let (one, other) = (world.backend().await, world.backend().await);
    for n in 0..100 {
        register(&one, &format!("ada{n}@example.org")).await;
    }
    let workers = [&one, &other].map(|backend| running(backend, mailer(&server, PLAIN)));
    server.has(100).await;
    for (running, stop) in workers {
        stop.send(()).unwrap();
        running.await.unwrap();
    }
    let ids = server.headers("Message-ID");
    assert_eq!((ids.len(), ids.iter().collect::<BTreeSet<_>>().len()), (100, 100));
}

/// The loop that sends, and what ends it.
fn running(backend: &Backend, mailer: Mailer) -> (JoinHandle<()>, oneshot::Sender<()>) {
    let (stop, stopped) = oneshot::channel();
    let shutdown = async move { _ = stopped.await };
    (tokio::spawn(mail::run(backend.clone(), mailer, SITE.to_owned(), shutdown)), stop)
}
