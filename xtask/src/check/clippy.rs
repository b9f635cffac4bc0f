//! Rule: clippy has nothing to say, neither on the server's side nor on the browser's.
//!
//! The browser's side is looked at for wasm32 where the toolchain has that library. Where only Debian's compiler has it there is
//! no clippy of that compiler, so the same code is looked at as if it were for this machine: it compiles there too.

use std::process::Command;

use super::project::{Finding, Project};
use crate::setup::wasm::{self, Compiler, TARGET};
use crate::tools::{Result, process};

pub(super) fn check_workspace(_: &Project) -> Result<Vec<Finding>> {
    run(process::cargo().args(["clippy", "--workspace", "--all-targets"]))
}

pub(super) fn check_browser(_: &Project) -> Result<Vec<Finding>> {
    let mut cargo = process::cargo();
    cargo.args([
        "clippy",
        "--package",
        "app",
        "--lib",
        "--no-default-features",
        "--features",
        "hydrate",
    ]);
    if wasm::find() == Some(Compiler::Own) {
        cargo.args(["--target", TARGET]);
    }
    run(&mut cargo)
}

fn run(cargo: &mut Command) -> Result<Vec<Finding>> {
    let status = cargo.args(["--", "-D", "warnings"]).status()?;
    let finding = || Finding {
        file: "cargo clippy".to_owned(),
        line: 0,
        what: "has something to say".to_owned(),
    };
    Ok(if status.success() {
        Vec::new()
    } else {
        vec![finding()]
    })
}
