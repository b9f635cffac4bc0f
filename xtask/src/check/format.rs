//! Rule: all Rust is formatted by rustfmt with its defaults.

use super::project::{Finding, Project};
use crate::tools::{Result, process, root};

pub(super) fn check(_: &Project) -> Result<Vec<Finding>> {
    let output = process::cargo().args(["fmt", "--all", "--", "--check", "--files-with-diff"]).output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let prefix = format!("{}/", root().display());
    let mut findings: Vec<_> = text
        .lines()
        .map(|file| Finding {
            file: file.trim_start_matches(&prefix).to_owned(),
            line: 0,
            what: "is not formatted".to_owned(),
        })
        .collect();
    if findings.is_empty() && !output.status.success() {
        let what = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        findings.push(Finding { file: "cargo fmt".to_owned(), line: 0, what });
    }
    Ok(findings)
}
