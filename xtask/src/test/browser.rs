//! The browser tests of `end2end/`: a server on a demo database of its own, then `npm test` there.
//!
//! `npm test` finds the server's address in `BASELINE_URL`, the program and its database in `BASELINE_PROGRAM` and
//! `BASELINE_DATABASE_URL`, gets the filter as its argument, and closes with "N passed, N
//! failed" or as Node's own test runner does.

use anyhow::bail;

use super::tally::{self, Tally};
use crate::build::{self, Profile};
use crate::setup;
use crate::tools::{Result, process, root, say, server};

pub(super) fn run(filter: Option<&str>) -> Result<Tally> {
    if !setup::wants("end2end") {
        bail!("there is no end2end/package.json");
    }
    setup::browser_tests()?;
    build::server(Profile::Debug)?;
    let server = server::start(&Profile::Debug.program())?;
    say(format!("testing in the browser, on {}", server.base));
    let mut npm = process::command("npm");
    npm.current_dir(root().join("end2end")).args(["test", "--silent"]).env("BASELINE_URL", &server.base);
    // For what is done at the command line: making a token.
    npm.env("BASELINE_PROGRAM", Profile::Debug.program()).env("BASELINE_DATABASE_URL", &server.database);
    if let Some(filter) = filter {
        npm.args(["--", filter]);
    }
    let (lines, succeeded) = process::watch(&mut npm, |_| true)?;
    let tally = Tally::concluding(tally::browser(&lines), succeeded);
    if tally.failed > 0 {
        server.show_log();
    }
    Ok(tally)
}
