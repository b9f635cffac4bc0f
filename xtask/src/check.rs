//! `cargo xtask check`: the rules of the house that a program can prove, each with all its failures.

mod clippy;
mod dependencies;
mod format;
mod headers;
mod imports;
mod paths;
mod project;
mod sizes;

use crate::tools::{Result, say};
use project::{Finding, Project};

/// Check formatting, lints, import rules, file sizes, unused dependencies, module headers
///
/// Every rule reports all its failures as FILE:LINE, and says what to do. Exit code 1 if any rule is broken.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Leave out clippy, which compiles: the rest takes two seconds
    #[arg(long)]
    quick: bool,
}

/// One rule: its name, what to do when it is broken, and how it is checked.
struct Rule {
    name: &'static str,
    remedy: &'static str,
    check: fn(&Project) -> Result<Vec<Finding>>,
}

const RULES: [Rule; 7] = [
    Rule { name: "formatting", remedy: "run `cargo fmt`", check: format::check },
    Rule {
        name: "import rules",
        remedy: "move the code to the room that may use it (DESIGN, the house; docs/architecture.md)",
        check: imports::check,
    },
    Rule {
        name: "browser build without server crates",
        remedy: "make the crate optional and name it under the feature `ssr` of app/Cargo.toml",
        check: imports::check_browser,
    },
    Rule {
        name: "file sizes",
        remedy: "split the file: one verb per file, 300 lines at best and 500 at most",
        check: sizes::check,
    },
    Rule {
        name: "unused dependencies",
        remedy: "remove it from Cargo.toml; if only its features are wanted, name it under \
                 [package.metadata.check] for-features = [...]",
        check: dependencies::check,
    },
    Rule {
        name: "module headers",
        remedy: "open the file with `//!`: what it is, who may call it, what it must not do",
        check: headers::check,
    },
    Rule {
        name: "no paths of one machine",
        remedy: "write the path relative to the project, or take it from an argument",
        check: paths::check,
    },
];

const EXPLAIN: &str = "`cargo clippy -p CRATE --all-targets` explains each";

const CLIPPY: [Rule; 2] = [
    Rule { name: "clippy, server and tests", remedy: EXPLAIN, check: clippy::check_workspace },
    Rule { name: "clippy, browser", remedy: EXPLAIN, check: clippy::check_browser },
];

pub(crate) fn check(args: &Args) -> Result {
    let project = Project::load()?;
    let clippy = if args.quick { &[][..] } else { &CLIPPY[..] };
    let mut broken = Vec::new();
    for rule in RULES.iter().chain(clippy) {
        let findings = (rule.check)(&project)?;
        if findings.is_empty() {
            say(format!("{}: ok", rule.name));
            continue;
        }
        say(format!("{}: {} found; {}", rule.name, findings.len(), rule.remedy));
        for finding in &findings {
            eprintln!("  {finding}");
        }
        broken.push(rule.name);
    }
    for note in sizes::notes(&project) {
        eprintln!("  note: {note}");
    }
    if broken.is_empty() {
        return Ok(());
    }
    anyhow::bail!("broken: {}", broken.join(", "))
}
