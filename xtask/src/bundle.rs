//! The browser build: cargo, then wasm-bindgen as a library, then wasm-opt.
//!
//! wasm-bindgen's library is pinned to the version of the crate by Cargo.lock, so the two cannot part; its command-line
//! program would have to be installed apart, and takes seven minutes. Binaryen comes from npm: Debian's is too old.

use std::fs;
use std::path::PathBuf;

use anyhow::Context;
use wasm_bindgen_cli_support::Bindgen;

use crate::setup::wasm::{Compiler, TARGET};
use crate::setup::{self};
use crate::tools::stamp::{self, Stamp};
use crate::tools::{Result, process, root, say, site, step, target};

/// The cargo profile of the browser build, in the workspace's Cargo.toml: small before fast.
const PROFILE: &str = "browser";

/// What the Rust compiler uses of WebAssembly; wasm-opt refuses a module that uses more than it is told.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Makes `target/site/pkg/app.js` and `app_bg.wasm` unless they are current.
pub(crate) fn bundle(compiler: Compiler) -> Result {
    let wasm = compile(compiler)?;
    let package = site().join("pkg");
    let inputs = [wasm.clone(), root().join("style/package-lock.json"), root().join("Cargo.lock")];
    let stamp = Stamp::of("bundle", &inputs, &FEATURES.join(" "))?;
    if stamp.is_current(&[package.join("app.js"), package.join("app_bg.wasm")]) {
        return Ok(());
    }
    let made = target().join("browser/bundle");
    if made.exists() {
        fs::remove_dir_all(&made)?;
    }
    step("joining the browser build to JavaScript (wasm-bindgen)", || {
        let mut bindgen = Bindgen::new();
        bindgen.input_path(&wasm).out_name("app").typescript(false).web(true)?;
        bindgen.remove_name_section(true).remove_producers_section(true);
        bindgen.generate(&made).context("wasm-bindgen")
    })?;
    step("making the browser build small (wasm-opt -Oz)", || {
        let file = made.join("app_bg.wasm");
        let mut command = process::command(setup::tool("wasm-opt")?);
        process::quiet(command.arg("-Oz").args(FEATURES).arg(&file).arg("-o").arg(&file))
    })?;
    for file in stamp::files(&made)? {
        let name = file.strip_prefix(&made)?;
        stamp::write(&package.join(name), &fs::read(&file)?)?;
    }
    let size = fs::metadata(package.join("app_bg.wasm"))?.len();
    say(format!("browser build: {} KB", size / 1000));
    stamp.set()
}

/// The crate `app` compiled for the browser, in a target folder of its own: another compiler may have to build it, and a
/// folder shared with the server would be locked by whichever builds first.
fn compile(compiler: Compiler) -> Result<PathBuf> {
    let folder = target().join("browser");
    say("building for the browser");
    process::show(
        compiler
            .cargo()
            .args(["build", "--package", "app", "--lib", "--no-default-features", "--features", "hydrate"])
            .args(["--target", TARGET, "--profile", PROFILE, "--target-dir"])
            .arg(&folder),
    )?;
    Ok(folder.join(TARGET).join(PROFILE).join("app.wasm"))
}
