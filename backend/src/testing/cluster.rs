//! A temporary PostgreSQL cluster, shared by all tests of a test binary.

use std::{
    env,
    io::{BufRead, BufReader, Read},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
    sync::OnceLock,
};

const MISSING: &str = "PostgreSQL is needed for the tests, and neither /usr/lib/postgresql/*/bin nor PATH has its \
                       `initdb`. On Debian: apt-get install postgresql";

/// A running cluster. It stops when the process ends that has started it, even when that is killed.
pub(super) struct Cluster {
    socket_folder: String,
    /// Open for as long as the cluster is to run.
    _lifeline: ChildStdin,
}

impl Cluster {
    pub(super) fn url(&self, database: &str) -> String {
        format!("postgres://postgres@localhost/{database}?host={}", self.socket_folder)
    }
}

/// The cluster of this process; the first who asks starts it.
///
/// # Panics
/// Where it cannot be started.
pub(super) fn shared() -> &'static Cluster {
    static CLUSTER: OnceLock<Result<Cluster, String>> = OnceLock::new();
    match CLUSTER.get_or_init(start) {
        Ok(cluster) => cluster,
        Err(error) => panic!("{error}"),
    }
}

fn start() -> Result<Cluster, String> {
    let programs = programs().ok_or(MISSING)?;
    let failed = |error| format!("the shell that runs PostgreSQL does not start: {error}");
    let mut shell = keeper(&programs).spawn().map_err(failed)?;
    match (first_line(&mut shell), shell.stdin.take()) {
        (Some(socket_folder), Some(lifeline)) => Ok(Cluster { socket_folder, _lifeline: lifeline }),
        _ => Err(format!("PostgreSQL in {} does not start: {}", programs.display(), complaint(shell))),
    }
}

/// The shell that starts the cluster, waits for our end, and stops it. PostgreSQL refuses to run as root, so root
/// becomes the user that its package has made.
fn keeper(programs: &Path) -> Command {
    let mut command = if is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--", "sh"]);
        command
    } else {
        Command::new("sh")
    };
    command.args(["-c", include_str!("cluster.sh"), "cluster.sh"]).arg(programs);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn first_line(shell: &mut Child) -> Option<String> {
    let mut line = String::new();
    BufReader::new(shell.stdout.take()?).read_line(&mut line).ok()?;
    Some(line.trim_end().to_owned()).filter(|line| !line.is_empty())
}

fn complaint(mut shell: Child) -> String {
    let mut text = String::new();
    if let Some(mut stderr) = shell.stderr.take() {
        // What cannot be read cannot be told either.
        let _ = stderr.read_to_string(&mut text);
    }
    text
}

/// The folder with `initdb` and `pg_ctl`: the newest of Debian's, or one in PATH.
fn programs() -> Option<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|version| Some((version.file_name().to_str()?.parse().ok()?, version.path().join("bin"))))
        .collect();
    versions.sort();
    let in_path = env::var_os("PATH").unwrap_or_default();
    let mut folders = versions.into_iter().rev().map(|(_, folder)| folder).chain(env::split_paths(&in_path));
    folders.find(|folder| folder.join("initdb").is_file())
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout == b"0\n")
}
