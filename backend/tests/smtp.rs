//! Mail to a real mail server: `scripts/python/smtp_server.py`, which shares no code with ours. `scripts/setup test`
//! installs what it needs; `SHAPING_PYTHON` names another Python that has it.

#![allow(clippy::unwrap_used)]

use std::{
    collections::BTreeMap,
    env, fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
    time::Duration,
};

use backend::{
    Backend, Clock, Rules, Secret, Settings, content,
    mail::{self, MailTarget, Mailer, Trouble, deliver_due},
    testing::{Engine, TestDatabase},
};
use domain::{Instant, MINUTE, RegistrationForm};
use sqlx::{AnyConnection, Connection};
use tempfile::TempDir;
use tokio::{
    sync::oneshot,
    time::{sleep, timeout},
};

const SITE: &str = "https://site.example";
/// 2024-02-20T08:00:00Z, eight days before the session.
const NOW: Instant = Instant::from_millis(1_708_416_000_000);
/// How long something may take that takes no time by itself, on a machine that does ten things at once.
const LONG: Duration = Duration::from_secs(120);

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
        let settings = Settings {
            database_url: self.database.url().to_owned(),
            clock: self.clock.clone(),
            secret: self.secret.clone(),
            rules: Rules::default(),
            commit_together: 64,
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

/// A running mail server. It ends with this.
struct MailServer {
    child: Child,
    /// Open for as long as it is to run.
    lifeline: Option<ChildStdin>,
    port: u16,
    folder: TempDir,
}

impl MailServer {
    fn start(options: &[&str]) -> Self {
        Self::start_in(tempfile::tempdir().unwrap(), options)
    }

    fn start_in(folder: TempDir, options: &[&str]) -> Self {
        let script = root().join("scripts/python/smtp_server.py");
        let mut child = Command::new(python())
            .arg(script)
            .arg(folder.path())
            .args(options)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let port = line.trim().parse().expect("it prints its port; `scripts/setup test` installs what it needs");
        Self { lifeline: child.stdin.take(), child, port, folder }
    }

    fn mailer(&self) -> Mailer {
        self.mailer_at(&format!("smtp://127.0.0.1:{}", self.port))
    }

    fn mailer_at(&self, url: &str) -> Mailer {
        Mailer::new(&self.target(url)).unwrap()
    }

    /// What was said, with this server's port for `PORT`.
    fn target(&self, url: &str) -> MailTarget {
        url.replace("PORT", &self.port.to_string()).parse().unwrap()
    }

    /// The mails that it took, in their order.
    fn mails(&self) -> Vec<String> {
        let numbered = (1..).map(|n| self.folder.path().join(format!("{n}.eml")));
        numbered.map_while(|path| fs::read_to_string(path).ok()).collect()
    }

    fn addresses(&self) -> Vec<String> {
        self.mails().iter().map(|mail| header(mail, "To").to_owned()).collect()
    }

    async fn has(&self, count: usize) {
        let enough = async {
            while self.mails().len() < count {
                sleep(Duration::from_millis(20)).await;
            }
        };
        timeout(LONG, enough).await.unwrap_or_else(|_| panic!("only {} of {count} mails", self.mails().len()));
    }

    /// Ends it, and gives its port and folder for the next one.
    fn stop(mut self) -> (u16, TempDir) {
        self.end();
        (self.port, std::mem::replace(&mut self.folder, tempfile::tempdir().unwrap()))
    }

    fn end(&mut self) {
        drop(self.lifeline.take());
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.end();
    }
}

fn header<'a>(mail: &'a str, name: &str) -> &'a str {
    let name = format!("{name}: ");
    mail.lines().find_map(|line| line.strip_prefix(&name)).unwrap()
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
    assert_eq!(deliver_due(&backend, &server.mailer(), SITE).await, 1);
    let mails = server.mails();
    assert_eq!(mails.len(), 1);
    assert_eq!(header(&mails[0], "To"), "ada@example.org");
    assert_eq!(header(&mails[0], "Subject"), "Please confirm your place");
    assert!(header(&mails[0], "Message-ID").ends_with("@site.example>"));
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
        let stranger = server.target(&url.replace("smtp://", "smtps://"));
        let trouble = mail::try_out(&stranger, "ada@example.org", SITE, NOW).await.unwrap_err();
        assert!(matches!(trouble, Trouble::Tls(_)), "{tls}: {trouble:?}");
        assert_eq!(server.mails().len(), 0);

        let known = format!("{url}?ca={}", certificate.ca());
        assert_eq!(deliver_due(&backend, &server.mailer_at(&known), SITE).await, 1, "{tls}");
        assert_eq!(server.addresses(), [format!("{tls}@example.org")]);
        mail::try_out(&server.target(&known), "ada@example.org", SITE, NOW).await.unwrap();
        assert_eq!(server.mails().len(), 2);
    }
}

#[tokio::test]
async fn a_wrong_password_is_said_and_the_mail_waits_for_the_right_one() {
    let world = World::on(Engine::Sqlite).await;
    let (backend, server) = (world.backend().await, MailServer::start(&["--auth", "ada:right"]));
    let wrong = "smtp://ada:wrong@127.0.0.1:PORT";
    register(&backend, "ada@example.org").await;
    assert_eq!(deliver_due(&backend, &server.mailer_at(wrong), SITE).await, 0);
    let trouble = mail::try_out(&server.target(wrong), "ada@example.org", SITE, NOW).await.unwrap_err();
    assert!(matches!(&trouble, Trouble::CredentialsRefused(said) if said.starts_with("535")), "{trouble:?}");
    world.clock.advance(MINUTE);
    assert_eq!(deliver_due(&backend, &server.mailer_at("smtp://ada:right@127.0.0.1:PORT"), SITE).await, 1);
    assert_eq!(world.reasons().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_server_that_wants_to_see_it_twice_gets_it_twice() {
    let world = World::on(Engine::Sqlite).await;
    let (backend, server) = (world.backend().await, MailServer::start(&["--greylist"]));
    let mailer = server.mailer();
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
    assert_eq!(deliver_due(&backend, &server.mailer(), SITE).await, 2);
    let mut addresses = server.addresses();
    addresses.sort();
    assert_eq!(addresses, ["ada@example.org", "grace@example.org"]);
    assert_eq!(world.reasons().await, ["the mail server answered 550 5.1.1"]);
    let trouble = mail::try_out(&server.target("smtp://127.0.0.1:PORT"), "nobody@example.org", SITE, NOW).await;
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
    let (running, stop) = running(&backend, server.mailer(), None);
    server.has(40).await;
    assert!(!server.addresses().contains(&"slow@example.org".to_owned()), "40 went past the first");
    server.has(41).await;
    stop.send(()).unwrap();
    running.await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn no_minute_has_more_mails_than_the_rate() {
    let world = World::on(Engine::Sqlite).await;
    let (backend, server) = (world.backend().await, MailServer::start(&[]));
    for n in 0..12 {
        register(&backend, &format!("ada{n}@example.org")).await;
    }
    let (running, stop) = running(&backend, server.mailer(), Some(5));
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
    let mailer = server.mailer();
    register(&backend, "ada@example.org").await;
    assert_eq!(deliver_due(&backend, &mailer, SITE).await, 1);
    // With a connection that the mailer has kept.
    let (port, folder) = server.stop();
    register(&backend, "grace@example.org").await;
    for pause in [1, 2, 4] {
        assert_eq!(deliver_due(&backend, &mailer, SITE).await, 0);
        world.clock.advance(pause * MINUTE);
    }
    let server = MailServer::start_in(folder, &["--port", &port.to_string()]);
    fs::remove_file(server.folder.path().join("1.eml")).unwrap();
    assert_eq!(deliver_due(&backend, &mailer, SITE).await, 1);
    assert_eq!(server.addresses(), ["grace@example.org"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_send_each_mail_once() {
    let world = World::on(Engine::Postgres).await;
    let server = MailServer::start(&[]);
    let (one, other) = (world.backend().await, world.backend().await);
    for n in 0..100 {
        register(&one, &format!("ada{n}@example.org")).await;
    }
    let workers = [&one, &other].map(|backend| running(backend, server.mailer(), None));
    server.has(100).await;
    for (running, stop) in workers {
        stop.send(()).unwrap();
        running.await.unwrap();
    }
    let mails = server.mails();
    assert_eq!(mails.len(), 100);
    let mut times = BTreeMap::<&str, usize>::new();
    for mail in &mails {
        *times.entry(header(mail, "Message-ID")).or_default() += 1;
    }
    assert_eq!(times.len(), 100, "{times:?}");
}

/// The loop that sends, and what ends it.
fn running(
    backend: &Backend,
    mailer: Mailer,
    per_minute: Option<u32>,
) -> (tokio::task::JoinHandle<()>, oneshot::Sender<()>) {
    let (stop, stopped) = oneshot::channel();
    let shutdown = async move { _ = stopped.await };
    (tokio::spawn(mail::run(backend.clone(), mailer, SITE.to_owned(), per_minute, shutdown)), stop)
}

fn python() -> PathBuf {
    let own = || root().join("target/python/bin/python");
    let python = env::var_os("SHAPING_PYTHON").map_or_else(own, PathBuf::from);
    assert!(python.exists(), "no Python for tests at {}: run `scripts/setup test` first", python.display());
    python
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}
