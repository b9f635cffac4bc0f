//! Rule: each library is used only in the rooms that may use it, and nothing of the server's gets into the browser.
//!
//! Proved twice: by what the Cargo.tomls name, and by what the code names, for a crate could re-export what it may use.

use super::project::{Dependency, Finding, Project, code, words};
use crate::setup::wasm::TARGET;
use crate::tools::{Result, process};

/// A library, by the beginning of its name, and the rooms that may use it.
struct Border {
    library: &'static str,
    rooms: &'static [&'static str],
}

/// DESIGN, the house. `sea-orm` covers `sea-orm-migration`, and so on.
const BORDERS: [Border; 4] = [
    Border { library: "sea-orm", rooms: &["backend", "migrations"] },
    Border { library: "sqlx", rooms: &[] },
    Border { library: "leptos", rooms: &["app", "server"] },
    Border { library: "axum", rooms: &["app", "server"] },
];

/// Which of our crates each of them may use.
const HOUSE: [(&str, &[&str]); 6] = [
    ("domain", &[]),
    ("migrations", &[]),
    ("backend", &["domain", "migrations"]),
    ("app", &["domain", "backend"]),
    ("server", &["app", "backend", "domain", "migrations"]),
    ("xtask", &[]),
];

/// What must not be in the browser's tree, by the beginning of the name.
const NOT_IN_BROWSER: [&str; 8] = ["argon2", "axum", "backend", "hyper", "migrations", "sea-orm", "sqlx", "tokio"];

pub(super) fn check(project: &Project) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for each in &project.crates {
        for dependency in &each.dependencies {
            if let Some(what) = forbidden_dependency(&each.name, dependency) {
                findings.push(Finding { file: format!("{}/Cargo.toml", each.name), line: 0, what });
            }
        }
    }
    for file in project.rust_files() {
        for (number, line) in file.text.lines().enumerate() {
            if let Some(what) = forbidden_word(file.room(), line) {
                findings.push(file.finding(number + 1, what));
            }
        }
    }
    Ok(findings)
}

fn forbidden_dependency(room: &str, dependency: &Dependency) -> Option<String> {
    let package = dependency.package.as_str();
    if HOUSE.iter().any(|(ours, _)| *ours == package) {
        let (_, may_use) = HOUSE.iter().find(|(ours, _)| *ours == room)?;
        return (!may_use.contains(&package)).then(|| format!("{room} may not use {package}"));
    }
    let border = border(package)?;
    (!border.rooms.contains(&room)).then(|| format!("{room} may not use {package}: only {} may", list(border)))
}

/// The first use of a library beyond its border: `library::…` or `use library`.
fn forbidden_word(room: &str, line: &str) -> Option<String> {
    let imports = line.trim_start().trim_start_matches("pub ").starts_with("use ");
    words(&code(line)).find_map(|(word, after)| {
        let used = after.starts_with("::") || (imports && after.starts_with([';', ' ']));
        let border = border(&word.replace('_', "-")).filter(|_| used)?;
        (!border.rooms.contains(&room)).then(|| format!("uses {word}: only {} may", list(border)))
    })
}

fn border(package: &str) -> Option<&'static Border> {
    BORDERS.iter().find(|border| begins_with(package, border.library))
}

/// `sea-orm-migration` begins with `sea-orm`; `axumite` does not begin with `axum`.
fn begins_with(package: &str, library: &str) -> bool {
    package.strip_prefix(library).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

fn list(border: &Border) -> String {
    if border.rooms.is_empty() { "sea-orm".to_owned() } else { border.rooms.join(" and ") }
}

pub(super) fn check_browser(_: &Project) -> Result<Vec<Finding>> {
    let mut tree = process::cargo();
    tree.args(["tree", "--package", "app", "--no-default-features", "--features", "hydrate", "--target", TARGET]);
    let tree = process::quiet(tree.args(["--edges", "normal", "--prefix", "none", "--format", "{p}"]))?;
    let what = |package| format!("the browser build contains {package}");
    let found = server_crates(&tree).into_iter();
    Ok(found.map(|package| Finding { file: "app/Cargo.toml".to_owned(), line: 0, what: what(package) }).collect())
}

/// The crates in the output of `cargo tree` that belong to the server, each once.
fn server_crates(tree: &str) -> Vec<&str> {
    let names = tree.lines().filter_map(|line| line.split_whitespace().next());
    let mut found: Vec<_> =
        names.filter(|name| NOT_IN_BROWSER.iter().any(|library| begins_with(name, library))).collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_used_beyond_its_border_is_found() {
        let uses = |room, line| forbidden_word(room, line).is_some();
        assert!(uses("app", "use sea_orm::EntityTrait;"));
        assert!(uses("server", "    let db = sea_orm::Database::connect(url);"));
        assert!(uses("domain", "use leptos;"));
        assert!(uses("backend", "pub use axum::Router;"));
        assert!(!uses("backend", "use sea_orm::EntityTrait;"));
        assert!(!uses("migrations", "use sea_orm_migration::prelude::*;"));
        assert!(!uses("app", "// like sea_orm::EntityTrait"));
        assert!(!uses("backend", "let leptos = \"leptos\";"));
    }

    #[test]
    fn the_house_says_who_may_use_whom() {
        let uses = |room, package: &str| {
            let name = package.to_owned();
            forbidden_dependency(room, &Dependency { package: name.clone(), name, build: false })
        };
        assert_eq!(uses("domain", "backend").as_deref(), Some("domain may not use backend"));
        assert_eq!(uses("backend", "domain"), None);
        assert_eq!(uses("app", "migrations").as_deref(), Some("app may not use migrations"));
        assert_eq!(
            uses("server", "sea-orm").as_deref(),
            Some("server may not use sea-orm: only backend and migrations may")
        );
        assert_eq!(uses("server", "axum-login"), None);
        assert_eq!(uses("domain", "chrono"), None);
    }

    #[test]
    fn server_crates_are_found_in_the_browser_tree() {
        let tree = "app v0.1.0 (dir)\nleptos v0.8.23\ntokio v1.54.1\ntokio-util v0.7\ntokio v1.54.1 (*)\naxumite v1\n";
        assert_eq!(server_crates(tree), ["tokio", "tokio-util"]);
    }
}
