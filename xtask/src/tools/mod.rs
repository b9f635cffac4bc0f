//! What all verbs share: where the project lies, how a step is announced, processes, stamps, clean-up.

pub(crate) mod guard;
pub(crate) mod http;
pub(crate) mod process;
pub(crate) mod server;
pub(crate) mod stamp;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// Errors are for the person at the terminal: text with its causes, never matched on.
pub(crate) type Result<T = (), E = anyhow::Error> = std::result::Result<T, E>;

/// The project's folder: the parent of xtask's own.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the workspace")
}

/// The folder that cargo builds into, which `CARGO_TARGET_DIR` may move.
pub(crate) fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// What the browser is sent. Always here, whatever `CARGO_TARGET_DIR` says: `server/build.rs` looks for it here.
pub(crate) fn site() -> PathBuf {
    root().join("target/site")
}

/// One line on what is being done or was found done.
pub(crate) fn say(line: impl AsRef<str>) {
    eprintln!("xtask: {}", line.as_ref());
}

/// Announces a step, runs it, and keeps saying how long it has been going.
///
/// A line every ten seconds, so that neither a person nor a CI log takes a long step for a hanging one.
pub(crate) fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    say(what);
    let start = Instant::now();
    let (finished, wait) = mpsc::channel::<()>();
    let clock = thread::spawn(move || {
        while wait.recv_timeout(Duration::from_secs(10)) == Err(RecvTimeoutError::Timeout) {
            eprintln!("       ... {} s", start.elapsed().as_secs());
        }
    });
    let result = work();
    drop(finished);
    // The clock thread only prints; if it panicked there is nothing to rescue.
    let _ = clock.join();
    if start.elapsed() > Duration::from_secs(10) {
        eprintln!("       done in {} s", start.elapsed().as_secs());
    }
    result
}
