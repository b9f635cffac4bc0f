//! `cargo xtask run`: from a fresh clone to the sign-in page.

use std::fs;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};

use crate::build::{self, Profile};
use crate::tools::guard::Guard;
use crate::tools::{Result, process, root, say, step};

/// Set up, build, make the demo database if there is none, and serve it
///
/// The database is data/baseline.db, or the one that BASELINE_DATABASE_URL names; an existing one is migrated, never
/// replaced. The server takes the place of this command: Ctrl-C and signals reach it, and its exit code is returned.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Build the server with optimizations and with the browser's files inside
    #[arg(long)]
    release: bool,
    /// What to pass on to `baseline serve`, after `--`
    #[arg(last = true, value_name = "ARGS")]
    serve: Vec<String>,
}

/// The demo has one user per role, `ROLE@demo.example`.
const DEMO_ROLES: [&str; 10] = [
    "project-manager",
    "project-staff",
    "reviewer",
    "endorser",
    "gender-focal-point",
    "fund-manager",
    "headquarters-analyst",
    "auditor",
    "viewer",
    "administrator",
];

pub(crate) fn run(args: &Args) -> Result {
    let profile = Profile::of(args.release);
    build::site()?;
    build::server(profile)?;
    let program = profile.program();
    database(&program)?;
    say("demo sign-ins: ROLE@demo.example, password baseline-demo; ROLE is one of");
    for roles in DEMO_ROLES.chunks(4) {
        eprintln!("         {}", roles.join("  "));
    }
    // It says itself where it listens, for it alone knows all its options.
    // Only returns if the program cannot be started.
    let error = process::command(&program).arg("serve").args(&args.serve).exec();
    Err(anyhow::Error::new(error).context(format!("cannot start {}", program.display())))
}

/// Migrates the database that is there, or makes one with the demo.
fn database(program: &Path) -> Result {
    let file = root().join("data/baseline.db");
    if std::env::var_os("BASELINE_DATABASE_URL").is_some() || file.exists() {
        return step("bringing the database's schema up to date", || {
            process::quiet(process::command(program).arg("migrate")).map(drop)
        });
    }
    // Made aside and then moved, so that an interrupted run leaves no half demo behind.
    let aside = root().join("data/new-baseline.db");
    fs::create_dir_all(root().join("data"))?;
    remove(&aside);
    let guard = Guard::new({
        let aside = aside.clone();
        move || remove(&aside)
    });
    step("making data/baseline.db with the demo", || demo(program, &aside))?;
    relocate(&aside, &file)?;
    drop(guard);
    Ok(())
}

/// Beside a SQLite file lie its log of writes, which holds data until it is taken over, and an index of that log.
fn beside(file: &Path, end: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// Moves a SQLite database that nobody has open. The log goes first: a file without its log would be a database without its
/// latest writes.
fn relocate(from: &Path, to: &Path) -> Result {
    let log = beside(from, "-wal");
    if log.exists() {
        fs::rename(log, beside(to, "-wal"))?;
    }
    fs::rename(from, to)?;
    Ok(())
}

fn remove(file: &Path) {
    for end in ["", "-wal", "-shm"] {
        // Mostly there is nothing to remove.
        let _ = fs::remove_file(beside(file, end));
    }
}

/// Makes a demo database in a file that is not there yet.
pub(crate) fn demo(program: &Path, file: &Path) -> Result {
    for verb in ["migrate", "demo"] {
        let mut command = process::command(program);
        command.arg(verb).env("BASELINE_DATABASE_URL", format!("sqlite://{}", file.display()));
        process::quiet(&mut command)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_is_moved_with_its_log_and_without_its_index() {
        let folder = tempfile::tempdir().expect("a folder");
        let (from, to) = (folder.path().join("new.db"), folder.path().join("it.db"));
        for end in ["", "-wal", "-shm"] {
            fs::write(beside(&from, end), end).expect("written");
        }
        relocate(&from, &to).expect("moved");
        remove(&from);
        let mut left: Vec<_> = fs::read_dir(folder.path()).expect("read").flatten().map(|it| it.file_name()).collect();
        left.sort();
        assert_eq!(left, ["it.db", "it.db-wal"]);
    }
}
