//! The runners of Rust's tests: cargo-nextest where it is installed, `cargo test` otherwise.
//!
//! All selections but xtask's own compile the same packages, so that no crate is compiled twice with other features; what
//! differs is only which of the compiled tests run.

use std::process::Command;

use super::tally::{self, Tally};
use crate::tools::{Result, process, say};

/// Which tests to run.
pub(super) struct Selection {
    what: &'static str,
    /// What is compiled.
    compile: &'static [&'static str],
    /// Which of it runs, in nextest's language.
    nextest: &'static str,
    /// Which of it runs, in `cargo test`'s.
    cargo: &'static [&'static str],
}

const WORKSPACE: &[&str] = &["--workspace", "--exclude", "xtask"];

pub(super) const UNIT: Selection = Selection {
    what: "the rules and all that is tested beside the code",
    compile: WORKSPACE,
    nextest: "not package(server)",
    cargo: &["--workspace", "--exclude", "xtask", "--exclude", "server"],
};

pub(super) const XTASK: Selection =
    Selection { what: "xtask", compile: &["--package", "xtask"], nextest: "all()", cargo: &["--package", "xtask"] };

pub(super) const HTTP_SQLITE: Selection = Selection {
    what: "the server over HTTP, on SQLite",
    compile: WORKSPACE,
    nextest: "package(server)",
    cargo: &["--package", "server"],
};

pub(super) const HTTP_POSTGRES: Selection = Selection {
    what: "the server over HTTP and the backend, on PostgreSQL",
    compile: WORKSPACE,
    nextest: "package(server) | package(backend)",
    cargo: &["--package", "server", "--package", "backend"],
};

/// The variable by which a test learns that it is to run on PostgreSQL.
const DATABASE: &str = "BASELINE_TEST_DATABASE_URL";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Runner {
    Nextest,
    CargoTest,
}

impl Runner {
    pub(super) fn find() -> Runner {
        match process::ask(process::cargo().args(["nextest", "--version"])) {
            Some(_) => Runner::Nextest,
            None => Runner::CargoTest,
        }
    }

    /// Compiles in sight, then runs and counts.
    pub(super) fn run(self, selection: &Selection, filter: Option<&str>, database: Option<&str>) -> Result<Tally> {
        say(format!("testing {}", selection.what));
        process::show(self.command(selection, filter).arg("--no-run"))?;
        let mut command = self.command(selection, filter);
        match database {
            Some(url) => command.env(DATABASE, url),
            None => command.env_remove(DATABASE),
        };
        if self == Runner::Nextest {
            command.args(["--cargo-quiet", "--no-tests", "pass", "--no-fail-fast", "--color", "never"]);
            command.args(["--status-level", "fail", "--final-status-level", "fail", "--show-progress", "none"]);
        }
        let (lines, succeeded) = process::watch(&mut command, |_| true)?;
        let counted = match self {
            Runner::Nextest => tally::nextest(&lines),
            Runner::CargoTest => tally::cargo_test(&lines),
        };
        Ok(Tally::concluding(counted, succeeded))
    }

    fn command(self, selection: &Selection, filter: Option<&str>) -> Command {
        let mut cargo = process::cargo();
        match self {
            Runner::Nextest => {
                cargo.args(["nextest", "run"]).args(selection.compile).args(["-E", selection.nextest]);
            }
            // Not `--all-targets`: benches would run as tests.
            Runner::CargoTest => {
                cargo.args(["test", "--no-fail-fast", "--lib", "--bins", "--tests"]).args(selection.cargo);
            }
        }
        cargo.args(filter);
        cargo
    }
}
