//! The compiler for the browser: rustup's where its wasm32 library can be had, else Debian's.
//!
//! `rustup target add` needs a server that not every machine reaches, while Debian's mirror is mostly near. Debian ships a
//! compiler of its own and the library's source; the library is then built once (35 s) and laid where that compiler looks.
//! Everything else (server, tests, clippy) stays on the person's own toolchain. Both understand each other: nothing is
//! exchanged between server and browser but HTML and form posts.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};

use super::packages;
use crate::tools::{Result, process, say, step};

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
const DEBIAN_LIBRARY: &str = "/usr/lib/rustlib/wasm32-unknown-unknown/lib";

/// Who builds for the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Compiler {
    /// The toolchain that runs xtask.
    Own,
    /// `/usr/bin/cargo` and `/usr/bin/rustc`.
    Debian,
}

impl Compiler {
    /// A cargo that can build for the browser.
    pub(crate) fn cargo(self) -> Command {
        match self {
            Compiler::Own => process::cargo(),
            Compiler::Debian => {
                let mut cargo = process::command("/usr/bin/cargo");
                // What the outer cargo set for its own compiler would mislead this one.
                cargo.env_remove("LD_LIBRARY_PATH").env_remove("RUSTUP_TOOLCHAIN").env_remove("CARGO");
                cargo.env("RUSTC", "/usr/bin/rustc");
                cargo
            }
        }
    }
}

/// The compiler that is ready, without installing anything.
pub(crate) fn find() -> Option<Compiler> {
    let own = process::ask(process::command("rustc").args(["--print", "sysroot"]))
        .is_some_and(|sysroot| has_library(&Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).join("lib")));
    if own {
        return Some(Compiler::Own);
    }
    let built_by = fs::read_to_string(built_by()).ok()?;
    (has_library(Path::new(DEBIAN_LIBRARY)) && Some(built_by) == debian_version()).then_some(Compiler::Debian)
}

/// The compiler that is ready, or the first of the two that can be made ready.
pub(super) fn ensure() -> Result<Compiler> {
    if let Some(compiler) = find() {
        return Ok(compiler);
    }
    if process::exists("rustup") {
        let added = step(&format!("adding {TARGET} to the Rust toolchain"), || {
            Ok(process::ask(process::command("rustup").args(["target", "add", TARGET])))
        })?;
        if added.is_some() && find().is_some() {
            return Ok(Compiler::Own);
        }
        say("rustup cannot fetch it here; taking Debian's compiler for the browser instead");
    }
    if debian_version().is_none() || !Path::new("/usr/lib/rustlib/src/rust/library").exists() {
        let wanted = ["rustc-web", "cargo-web", "rust-web-src", "lld"];
        packages::install("a compiler for the browser", &wanted)?;
    }
    step(&format!("building the {TARGET} library, once"), build_library)?;
    find().context("the browser's library is built, but was not found where the compiler looks")
}

fn has_library(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|entries| {
        entries.flatten().any(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            name.starts_with("libstd-") && name.ends_with(".rlib")
        })
    })
}

/// The compiler version whose library lies there: after an upgrade it must be built again.
fn built_by() -> PathBuf {
    Path::new(DEBIAN_LIBRARY).join("built-by")
}

fn debian_version() -> Option<String> {
    Path::new("/usr/bin/cargo").exists().then_some(())?;
    process::ask(process::command("/usr/bin/rustc").arg("-V").env_remove("LD_LIBRARY_PATH"))
}

fn build_library() -> Result {
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join("Cargo.toml"), "[package]\nname = \"empty\"\nedition = \"2021\"\n[workspace]\n")?;
    fs::create_dir(folder.path().join("src"))?;
    fs::write(folder.path().join("src/lib.rs"), "#![no_std]\n")?;
    process::quiet(
        Compiler::Debian
            .cargo()
            .current_dir(folder.path())
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_TARGET_DIR", folder.path().join("target"))
            .args(["build", "--release", "--target", TARGET])
            .arg("-Zbuild-std=std,panic_abort,proc_macro,panic_unwind"),
    )?;
    let library = Path::new(DEBIAN_LIBRARY);
    let cannot = || format!("cannot write to {DEBIAN_LIBRARY}: run `cargo xtask setup` once as root");
    if library.exists() {
        fs::remove_dir_all(library).with_context(cannot)?;
    }
    fs::create_dir_all(library).with_context(cannot)?;
    for entry in fs::read_dir(folder.path().join("target").join(TARGET).join("release/deps"))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".rlib") && !name.starts_with("libempty-") {
            fs::copy(&path, library.join(name)).with_context(cannot)?;
        }
    }
    link_linker().context("the linker for the browser")?;
    fs::write(built_by(), debian_version().unwrap_or_default()).with_context(cannot)
}

/// Debian's compiler looks for `rust-lld` beside its own library, but ships none: it gets the one of the person's toolchain,
/// or else Debian's `lld`, which is the same program under another name.
fn link_linker() -> Result {
    let about = process::ask(process::command("/usr/bin/rustc").arg("-vV").env_remove("LD_LIBRARY_PATH"));
    let about = about.context("/usr/bin/rustc does not run")?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc -vV names no host")?;
    let folder = Path::new("/usr/lib/rustlib").join(host).join("bin");
    let link = folder.join("rust-lld");
    if link.exists() {
        return Ok(());
    }
    let own = process::ask(process::command("rustc").args(["--print", "sysroot"]))
        .map(|sysroot| Path::new(sysroot.trim()).join("lib/rustlib").join(host).join("bin/rust-lld"));
    let candidates = own.into_iter().chain([PathBuf::from("/usr/bin/lld")]);
    let Some(linker) = candidates.into_iter().find(|linker| linker.exists()) else {
        bail!("neither rust-lld in the Rust toolchain nor /usr/bin/lld is there");
    };
    fs::create_dir_all(&folder)?;
    // A dangling link is left over from a toolchain that has gone.
    let _ = fs::remove_file(&link);
    std::os::unix::fs::symlink(linker, &link)?;
    Ok(())
}
