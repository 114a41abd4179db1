//! A real mail server on loopback, `scripts/python/smtp_server.py`, which shares no code with ours.

use std::{
    fs,
    io::{BufRead, BufReader},
    mem,
    process::{Child, ChildStdin, Command, Stdio},
    time::Duration,
};

use tempfile::TempDir;
use tokio::time::{sleep, timeout};

use super::python::{python, root};

/// How long mails may be on their way, on a machine that does ten things at once.
const LONG: Duration = Duration::from_secs(120);

/// A running mail server. It ends with this.
#[derive(Debug)]
pub struct MailServer {
    child: Child,
    /// Open for as long as it is to run: it ends with the process that has started it, even when that is killed.
    lifeline: Option<ChildStdin>,
    port: u16,
    folder: TempDir,
}

impl MailServer {
    /// Starts one on a free port, with the options of the script.
    ///
    /// # Panics
    /// Where it does not start.
    pub fn start(options: &[&str]) -> Self {
        Self::start_in(new_folder(), options)
    }

    fn start_in(folder: TempDir, options: &[&str]) -> Self {
        let mut child = Command::new(python())
            .arg(root().join("scripts/python/smtp_server.py"))
            .arg(folder.path())
            .args(options)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Python starts");
        let mut line = String::new();
        let out = child.stdout.take().expect("it is piped");
        BufReader::new(out).read_line(&mut line).expect("it prints a line");
        let port = line.trim().parse().expect("it prints its port; `scripts/setup test` installs what it needs");
        Self { lifeline: child.stdin.take(), child, port, folder }
    }

    /// Where it listens, on 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Ends it, and runs `meanwhile`. Then starts another one in its place, without the mails it had.
    ///
    /// # Panics
    /// Where it does not start.
    pub async fn away(mut self, meanwhile: impl Future<Output = ()>) -> Self {
        self.end();
        let folder = mem::replace(&mut self.folder, new_folder());
        meanwhile.await;
        drop(folder);
        Self::start_in(new_folder(), &["--port", &self.port.to_string()])
    }

    /// The mails that it took, in their order.
    pub fn mails(&self) -> Vec<String> {
        let numbered = (1..).map(|n| self.folder.path().join(format!("{n}.eml")));
        numbered.map_while(|path| fs::read_to_string(path).ok()).collect()
    }

    /// A header of each mail that it took, in their order.
    ///
    /// # Panics
    /// Where a mail has no such header.
    pub fn headers(&self, name: &str) -> Vec<String> {
        let start = format!("{name}: ");
        let of = |mail: &String| mail.lines().find_map(|line| line.strip_prefix(&start)).map(str::to_owned);
        self.mails().iter().map(|mail| of(mail).expect("it has this header")).collect()
    }

    /// Waits until it has taken so many mails.
    ///
    /// # Panics
    /// Where they do not come.
    pub async fn has(&self, count: usize) {
        let enough = async {
            while self.mails().len() < count {
                sleep(Duration::from_millis(20)).await;
            }
        };
        let came = timeout(LONG, enough).await;
        assert!(came.is_ok(), "only {} of {count} mails came", self.mails().len());
    }

    fn end(&mut self) {
        drop(self.lifeline.take());
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.end();
    }
}

fn new_folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder can be made")
}
