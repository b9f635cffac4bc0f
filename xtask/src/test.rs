//! `cargo xtask test`: every test there is, on both databases and in the browser, and one sum at the end.
//!
//! A stage that fails does not keep the next from running. Whatever is started here (PostgreSQL, a server) is stopped
//! again, also on failure and on Ctrl-C.

mod browser;
mod postgres;
mod runner;
mod tally;

use clap::ValueEnum;

use crate::build;
use crate::tools::{Result, say};
use runner::Runner;
use tally::Tally;

/// Run all tests: rules, HTTP on SQLite and on PostgreSQL, browser
///
/// The HTTP tests run on SQLite first, then again on a PostgreSQL started for them in a temporary folder; the browser tests
/// drive Debian's Chromium against a demo database of their own. What is missing is installed. The last line printed is
/// "N passed, N failed" over all runners; the exit code is 1 if anything failed.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Run one ring only
    #[arg(long, value_name = "RING")]
    only: Option<Ring>,
    /// Run only tests whose name contains this
    filter: Option<String>,
}

/// The three rings of STYLE: rules beside the code, the server over HTTP, the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Ring {
    /// Tests beside the code, of all crates but the server; and those of xtask
    Unit,
    /// Tests of the server in process and of the backend's queries, on SQLite and on PostgreSQL
    Http,
    /// Playwright and axe in Chromium, with and without JavaScript
    Browser,
}

pub(crate) fn test(args: &Args) -> Result {
    let wanted = |ring| args.only.is_none_or(|only| only == ring);
    let filter = args.filter.as_deref();
    let runner = Runner::find();
    let mut results = Vec::new();
    let mut stage = |name: &'static str, run: &dyn Fn() -> Result<Tally>| {
        let tally = run().unwrap_or_else(|error| {
            say(format!("{name}: {error:#}"));
            Tally { passed: 0, failed: 1 }
        });
        results.push((name, tally));
    };

    // First of all, so that the server and its tests are compiled once, against the files they serve.
    let site = if args.only == Some(Ring::Unit) { Ok(()) } else { build::site() };
    if let Err(error) = site {
        stage("browser build", &|| Err(anyhow::anyhow!("{error:#}")));
    }
    if wanted(Ring::Unit) {
        stage("unit", &|| runner.run(&runner::UNIT, filter, None));
        stage("xtask", &|| runner.run(&runner::XTASK, filter, None));
    }
    if wanted(Ring::Http) {
        stage("HTTP on SQLite", &|| runner.run(&runner::HTTP_SQLITE, filter, None));
        stage("HTTP on PostgreSQL", &|| {
            let postgres = postgres::start()?;
            runner.run(&runner::HTTP_POSTGRES, filter, Some(&postgres.url))
        });
    }
    if wanted(Ring::Browser) {
        stage("browser", &|| browser::run(filter));
    }
    conclude(&results)
}

fn conclude(results: &[(&str, Tally)]) -> Result {
    println!();
    for (name, tally) in results {
        println!("{name:>20}: {} passed, {} failed", tally.passed, tally.failed);
    }
    let sum: Tally = results.iter().map(|(_, tally)| *tally).sum();
    println!("\n{} passed, {} failed", sum.passed, sum.failed);
    // The sum is the last line: no error text after it.
    if sum.failed > 0 {
        std::process::exit(1);
    }
    Ok(())
}
