//! `cargo xtask setup`: installs what the other verbs need, and skips what is there.
//!
//! The other verbs call it themselves; by hand it is only wanted to prepare a machine, or an image of one.

mod npm;
mod packages;
pub(crate) mod wasm;

use std::path::{Path, PathBuf};

use crate::tools::{Result, say};

pub(crate) use npm::{tool, wants};

/// Install what building and testing need; what is there already is left alone
///
/// For building: the wasm32-unknown-unknown standard library (from rustup, or built with Debian's compiler where rustup
/// cannot reach its server), Node.js, and the npm packages of style/ (Sass, Bootstrap, Binaryen, what the map is drawn with).
///
/// With --tests also: Debian's Chromium and PostgreSQL, and the npm packages of end2end/ (Playwright, axe). Tests run under
/// cargo-nextest where it is installed, under plain `cargo test` otherwise; it is not installed here.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Also install what the tests need: Chromium, PostgreSQL, Playwright
    #[arg(long)]
    tests: bool,
}

pub(crate) fn setup(args: &Args) -> Result {
    for_build()?;
    if args.tests {
        browser_tests()?;
        postgres()?;
    }
    say("set up: everything is there");
    Ok(())
}

/// What `build` needs. Returns the compiler for the browser.
pub(crate) fn for_build() -> Result<wasm::Compiler> {
    let compiler = wasm::ensure()?;
    npm::ensure("style")?;
    Ok(compiler)
}

/// What the browser tests need beyond a build.
pub(crate) fn browser_tests() -> Result {
    if !Path::new("/usr/bin/chromium").exists() {
        packages::install("Chromium for the browser tests", &["chromium", "fonts-liberation"])?;
    }
    npm::ensure("end2end")
}

/// The folder of PostgreSQL's programs, installed if it is not there. The newest one where there are several.
pub(crate) fn postgres() -> Result<PathBuf> {
    if let Some(folder) = postgres_programs() {
        return Ok(folder);
    }
    packages::install("PostgreSQL for the tests", &["postgresql"])?;
    postgres_programs()
        .ok_or_else(|| anyhow::anyhow!("no initdb under /usr/lib/postgresql after installing postgresql"))
}

fn postgres_programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let mut folders: Vec<(u32, PathBuf)> = versions
        .flatten()
        .filter_map(|version| Some((version.file_name().to_str()?.parse().ok()?, version.path().join("bin"))))
        .filter(|(_, folder)| folder.join("initdb").exists())
        .collect();
    folders.sort();
    folders.pop().map(|(_, folder)| folder)
}
