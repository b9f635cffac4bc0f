//! `cargo xtask build`: browser build, stylesheet, then the server.
//!
//! In that order, because a release server carries the browser's files inside the binary.

use crate::tools::{Result, process, root, say, target};
use crate::{bundle, setup, style, world};

/// Build the browser's files and the server; only what changed is built again
///
/// Writes target/site (app.js, app_bg.wasm, app.css, world.svg) and the program `baseline` in target/debug or
/// target/release. A release server carries target/site inside; a debug server reads it from there.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Build the server with optimizations and with the browser's files inside
    #[arg(long)]
    release: bool,
}

/// How the server is built. The browser build is the small one either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Profile {
    Debug,
    Release,
}

impl Profile {
    pub(crate) fn of(release: bool) -> Profile {
        if release { Profile::Release } else { Profile::Debug }
    }

    /// The built program.
    pub(crate) fn program(self) -> std::path::PathBuf {
        let folder = match self {
            Profile::Debug => "debug",
            Profile::Release => "release",
        };
        target().join(folder).join("baseline")
    }
}

pub(crate) fn build(args: &Args) -> Result {
    let profile = Profile::of(args.release);
    site()?;
    server(profile)?;
    let program = profile.program();
    say(format!("built {}", program.strip_prefix(root()).unwrap_or(&program).display()));
    Ok(())
}

/// All that the browser is sent, in `target/site`.
pub(crate) fn site() -> Result {
    let compiler = setup::for_build()?;
    bundle::bundle(compiler)?;
    style::style()?;
    world::world()
}

/// The program `baseline`.
pub(crate) fn server(profile: Profile) -> Result {
    say("building the server");
    let mut cargo = process::cargo();
    cargo.args(["build", "--package", "server"]);
    if profile == Profile::Release {
        cargo.arg("--release");
    }
    process::show(&mut cargo)
}
