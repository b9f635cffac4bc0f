//! The built server on a demo database of its own, on a free port, for as long as a test or a measurement lasts.

use std::fs::File;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use tempfile::TempDir;

use super::guard::Guard;
use super::http::Client;
use super::{Result, process, step};
use crate::run;

/// Stopped, and its folder removed, when dropped or when xtask is interrupted.
pub(crate) struct Server {
    /// `http://127.0.0.1:PORT`
    pub(crate) base: String,
    /// `sqlite://…`, for commands beside the server
    pub(crate) database: String,
    pub(crate) log: PathBuf,
    pub(crate) pid: u32,
    _guard: Guard,
}

/// A port that nobody listens on at this moment.
pub(crate) fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// Makes a demo database around today, and serves it.
///
/// Not around a fixed day: the server's clock cannot be fixed, and what is due or overdue follows from both.
pub(crate) fn start(program: &Path) -> Result<Server> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("demo.db");
    step("making a demo database", || run::demo(program, &file))?;
    serve(program, folder, &file, &[])
}

/// The address of a SQLite file as the program takes it.
pub(crate) fn url(file: &Path) -> String {
    format!("sqlite://{}", file.display())
}

/// Serves a database that lies in `folder`, which is removed with the server.
pub(crate) fn serve(program: &Path, folder: TempDir, file: &Path, args: &[&str]) -> Result<Server> {
    let log = folder.path().join("server.log");
    let base = format!("http://127.0.0.1:{}", free_port()?);
    let database = url(file);
    let mut serve = process::command(program);
    serve
        .arg("serve")
        .args(args)
        .env("BASELINE_LISTEN", base.trim_start_matches("http://"))
        .env("BASELINE_DATABASE_URL", &database)
        .env("BASELINE_DATA_DIR", folder.path())
        .stdin(Stdio::null())
        .stdout(File::create(&log)?)
        .stderr(File::options().append(true).open(&log)?);
    let child = serve.spawn().context("cannot start the server")?;
    let pid = child.id();
    let child = Arc::new(Mutex::new(child));
    let guard = {
        let child = Arc::clone(&child);
        Guard::new(move || {
            stop(&child);
            drop(folder);
        })
    };
    let server = Server { base, database, log, pid, _guard: guard };
    server.wait(&child)?;
    Ok(server)
}

impl Server {
    fn wait(&self, child: &Mutex<Child>) -> Result {
        let client = Client::new(&self.base);
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(30) {
            if client.get("/healthz").is_ok() {
                return Ok(());
            }
            if let Some(status) = child.lock().expect("nobody panics with it").try_wait()? {
                self.show_log();
                bail!("the server ended at once ({status})");
            }
            thread::sleep(Duration::from_millis(50));
        }
        self.show_log();
        bail!("the server does not answer on {}", self.base)
    }

    /// Prints the end of what the server logged.
    pub(crate) fn show_log(&self) {
        let log = std::fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<_> = log.lines().collect();
        for line in &lines[lines.len().saturating_sub(40)..] {
            eprintln!("server: {line}");
        }
    }
}

fn stop(child: &Mutex<Child>) {
    let mut child = child.lock().expect("nobody panics with it");
    // It may have ended already; then there is nothing to stop.
    let _ = child.kill();
    let _ = child.wait();
}
