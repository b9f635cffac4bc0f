//! A PostgreSQL of its own for one run of the tests: in a temporary folder, on a free port, gone afterwards.
//!
//! Without fsync and full-page writes: it never has to survive a crash. PostgreSQL refuses to run as root, so root hands it
//! to the user that Debian's package made for it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;

use crate::setup;
use crate::tools::guard::Guard;
use crate::tools::server::free_port;
use crate::tools::{Result, process, step};

const OWNER: &str = "postgres";

/// Stopped, and its folder removed, when dropped or when xtask is interrupted.
pub(super) struct Postgres {
    /// Where the tests find it; they make databases of their own in it.
    pub(super) url: String,
    _guard: Guard,
}

pub(super) fn start() -> Result<Postgres> {
    let programs = setup::postgres()?;
    let as_owner = process::ask(process::command("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    let folder = tempfile::Builder::new().prefix("baseline-postgres-").tempdir()?;
    let (data, port) = (folder.path().join("data"), free_port()?);
    if as_owner {
        process::quiet(process::command("chown").arg(OWNER).arg(folder.path()))?;
    }
    let url = format!("postgres://{OWNER}@127.0.0.1:{port}/postgres");
    step(&format!("starting a PostgreSQL for the tests on port {port}"), || {
        let mut initdb = command(&programs, "initdb", as_owner, folder.path());
        initdb.arg("--pgdata").arg(&data).args(["--username", OWNER, "--auth=trust", "--encoding=UTF8"]);
        process::quiet(initdb.args(["--locale=C", "--no-sync"]))?;
        let options = format!(
            "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={} -c max_connections=300 \
             -c fsync=off -c synchronous_commit=off -c full_page_writes=off",
            folder.path().display()
        );
        let mut start = command(&programs, "pg_ctl", as_owner, folder.path());
        start.args(["start", "--wait", "--silent", "--pgdata"]).arg(&data).arg("--log").arg(folder.path().join("log"));
        process::quiet(start.args(["--options", &options]))
            .with_context(|| std::fs::read_to_string(folder.path().join("log")).unwrap_or_default())
    })?;
    let guard = Guard::new(move || {
        let mut stop = command(&programs, "pg_ctl", as_owner, folder.path());
        let stopped = process::quiet(stop.args(["stop", "--mode=immediate", "--silent", "--pgdata"]).arg(&data));
        if let Err(error) = stopped {
            eprintln!("xtask: {error:#}");
        }
        drop(folder);
    });
    Ok(Postgres { url, _guard: guard })
}

/// One of PostgreSQL's programs, run by a user it accepts, in a folder which that user may enter.
fn command(programs: &Path, name: &str, as_owner: bool, folder: &Path) -> Command {
    let program: PathBuf = programs.join(name);
    let mut command = if as_owner {
        let mut runuser = process::command("runuser");
        runuser.args(["-u", OWNER, "--"]).arg(program);
        runuser
    } else {
        process::command(program)
    };
    command.current_dir(folder);
    command
}
