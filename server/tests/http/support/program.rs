//! The program itself, as an operator starts it.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader, Lines},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, ExitStatus, Output, Stdio},
    sync::Mutex,
};

use super::Client;

/// A running `serve`.
pub(crate) struct Program {
    child: Child,
    log: PathBuf,
    /// What it prints, but for the line with its address; none while somebody waits for a line.
    out: Mutex<Option<Lines<BufReader<ChildStdout>>>>,
    pub(crate) addr: SocketAddr,
}

/// The program with `arguments`, working in `folder`, with nothing of this machine's settings.
pub(crate) fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shaping-tomorrow"));
    command.args(arguments).current_dir(folder).env_clear();
    command
}

/// Runs a command that ends by itself.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().unwrap()
}

impl Program {
    /// `serve` on a free port, with its data in `folder`.
    pub(crate) async fn serve(folder: &Path, arguments: &[&str]) -> Self {
        let arguments: Vec<&str> =
            ["serve", "--addr", "127.0.0.1:0"].into_iter().chain(arguments.iter().copied()).collect();
        Self::start(folder, command(folder, &arguments)).await
    }

    /// Starts `command`, and waits until it listens.
    pub(crate) async fn start(folder: &Path, mut command: Command) -> Self {
        let log = folder.join("log.txt");
        let errors = File::options().create(true).append(true).open(&log).unwrap();
        let mut child = command.stdout(Stdio::piped()).stderr(errors).spawn().unwrap();
        let out = child.stdout.take().unwrap();
        let (line, out) = next_line(BufReader::new(out).lines()).await;
        let Some(line) = line else {
            panic!("it ended with {:?}:\n{}", child.wait(), fs::read_to_string(&log).unwrap())
        };
        let addr = line.strip_prefix("listening on http://").unwrap().parse().unwrap();
        Self { child, log, out: Mutex::new(Some(out)), addr }
    }

    /// The next line that it prints after the one with its address.
    pub(crate) async fn line(&self) -> String {
        let out = self.out.lock().unwrap().take().unwrap();
        let (line, out) = next_line(out).await;
        *self.out.lock().unwrap() = Some(out);
        line.unwrap()
    }

    pub(crate) fn client(&self) -> Client {
        Client(self.addr)
    }

    /// What the system knows it by.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Sends it a signal, such as `TERM`.
    pub(crate) fn signal(&self, name: &str) {
        let sent = Command::new("kill").arg(format!("-{name}")).arg(self.child.id().to_string()).status().unwrap();
        assert!(sent.success());
    }

    /// Waits until it has ended.
    pub(crate) async fn ended(mut self) -> ExitStatus {
        tokio::task::spawn_blocking(move || self.child.wait().unwrap()).await.unwrap()
    }

    /// Everything it has logged.
    pub(crate) fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap()
    }
}

/// Waits for a line.
async fn next_line(mut out: Lines<BufReader<ChildStdout>>) -> (Option<String>, Lines<BufReader<ChildStdout>>) {
    let read = move || (out.next().and_then(Result::ok), out);
    tokio::task::spawn_blocking(read).await.unwrap()
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
