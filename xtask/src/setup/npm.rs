//! The npm packages of `style/` and `end2end/`, exactly as their lock files say.

use std::path::PathBuf;

use anyhow::bail;

use super::packages;
use crate::tools::stamp::Stamp;
use crate::tools::{Result, process, root, step};

/// Whether a folder asks for npm packages at all.
pub(crate) fn wants(folder: &str) -> bool {
    root().join(folder).join("package.json").exists()
}

/// Installs the packages of a folder unless they are those of its lock file already.
pub(super) fn ensure(folder: &str) -> Result {
    if !wants(folder) {
        return Ok(());
    }
    let path = root().join(folder);
    let inputs = [path.join("package.json"), path.join("package-lock.json")];
    let stamp = Stamp::of(&format!("npm-{folder}"), &inputs, "")?;
    if stamp.is_current(&[path.join("node_modules")]) {
        return Ok(());
    }
    if !process::exists("npm") {
        packages::install("Node.js for Sass, Binaryen and Playwright", &["nodejs", "npm"])?;
    }
    step(&format!("installing the npm packages of {folder}/"), || {
        process::quiet(process::command("npm").current_dir(&path).args([
            "ci",
            "--include=dev",
            "--no-audit",
            "--no-fund",
        ]))
    })?;
    stamp.set()
}

/// A program that an npm package of `style/` brings along.
pub(crate) fn tool(name: &str) -> Result<PathBuf> {
    let program = root().join("style/node_modules/.bin").join(name);
    if !program.exists() {
        bail!("style/package.json does not bring {name}");
    }
    Ok(program)
}
