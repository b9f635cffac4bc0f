//! Rule: clippy has nothing to say, neither on the server's side nor on the browser's.
//!
//! The browser's side is looked at for wasm32 where the toolchain has that library. Where only Debian's compiler has it there is
//! no clippy of that compiler, so the same code is looked at as if it were for this machine: it compiles there too.

use std::collections::HashSet;
use std::process::Command;

use super::project::{Finding, Project};
use crate::setup::wasm::{self, Compiler, TARGET};
use crate::tools::{Result, process};

pub(super) fn check_workspace(_: &Project) -> Result<Vec<Finding>> {
    run(process::cargo().args(["clippy", "--workspace", "--all-targets"]))
}

pub(super) fn check_browser(_: &Project) -> Result<Vec<Finding>> {
    let mut cargo = process::cargo();
    cargo.args(["clippy", "--package", "app", "--lib", "--no-default-features", "--features", "hydrate"]);
    if wasm::find() == Some(Compiler::Own) {
        cargo.args(["--target", TARGET]);
    }
    run(&mut cargo)
}

fn run(cargo: &mut Command) -> Result<Vec<Finding>> {
    // Warnings are not made errors: that would hide those of the crates that use the first one with an error.
    cargo.args(["--keep-going", "--message-format", "short"]);
    let (lines, succeeded) = process::watch(cargo, |line| finding(line).is_none())?;
    // A library that is also built as a test says everything twice.
    let mut seen = HashSet::new();
    let mut findings: Vec<_> =
        lines.iter().filter(|line| seen.insert(line.as_str())).filter_map(|line| finding(line)).collect();
    if findings.is_empty() && !succeeded {
        let what = "failed, see above".to_owned();
        findings.push(Finding { file: "cargo clippy".to_owned(), line: 0, what });
    }
    Ok(findings)
}

/// `backend/src/db.rs:91:30: warning: use of a disallowed method`.
fn finding(line: &str) -> Option<Finding> {
    let (place, what) = line.split_once(": ")?;
    let is_message = what.starts_with("warning") || what.starts_with("error");
    let mut parts = place.rsplitn(3, ':');
    let (_column, number, file) = (parts.next()?, parts.next()?, parts.next()?);
    let number = number.parse().ok().filter(|_| is_message)?;
    Some(Finding { file: file.to_owned(), line: number, what: what.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_in_short_form_are_findings_and_progress_is_not() {
        let text = |line| finding(line).map(|finding| finding.to_string());
        assert_eq!(
            text("backend/src/db.rs:91:30: warning: use of a disallowed method").as_deref(),
            Some("backend/src/db.rs:91: warning: use of a disallowed method")
        );
        assert_eq!(
            text("a/b.rs:1:2: error[E0433]: no such thing").as_deref(),
            Some("a/b.rs:1: error[E0433]: no such thing")
        );
        assert_eq!(text("    Checking domain v0.1.0 (domain)"), None);
        assert_eq!(text("warning: `domain` (lib) generated 2 warnings"), None);
    }
}
