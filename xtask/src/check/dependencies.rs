//! Rule: every dependency that a Cargo.toml names is used by that crate's code, and every one that the workspace names by a crate.
//!
//! A dependency is used if its name stands as a word in the crate's Rust. That may overlook an unused one whose name is a common
//! word; it never complains of a used one.

use std::collections::HashSet;

use super::project::{Crate, File, Finding, Project, code, words};
use crate::tools::Result;

pub(super) fn check(project: &Project) -> Result<Vec<Finding>> {
    let mut findings: Vec<_> = project.crates.iter().flat_map(|each| unused(each, &project.files)).collect();
    if let Some(manifest) = project.files.iter().find(|file| file.path == "Cargo.toml") {
        let named: HashSet<&str> =
            project.crates.iter().flat_map(|each| &each.dependencies).map(|it| it.name.as_str()).collect();
        for (line, name) in workspace_dependencies(&manifest.text) {
            if !named.contains(name) {
                findings.push(manifest.finding(line, format!("no crate uses {name}")));
            }
        }
    }
    Ok(findings)
}

fn unused(this: &Crate, files: &[File]) -> Vec<Finding> {
    let room = format!("{}/", this.name);
    let build = format!("{room}build.rs");
    let sources = files.iter().filter(|file| file.path.starts_with(&room) && file.kind() == "rs");
    let (in_build, in_code): (Vec<&File>, Vec<&File>) = sources.partition(|file| file.path == build);
    let used = |files: &[&File]| -> HashSet<String> {
        let lines = files.iter().flat_map(|file| file.text.lines());
        lines.flat_map(|line| words(&code(line)).map(|(word, _)| word.to_owned()).collect::<Vec<_>>()).collect()
    };
    let (in_build, in_code) = (used(&in_build), used(&in_code));
    let manifest = files.iter().find(|file| file.path == format!("{room}Cargo.toml"));
    let unused = this.dependencies.iter().filter(|dependency| {
        let word = dependency.name.replace('-', "_");
        let used = if dependency.build { &in_build } else { &in_code };
        !used.contains(&word) && !this.for_features.contains(&dependency.name)
    });
    unused
        .map(|dependency| Finding {
            file: format!("{room}Cargo.toml"),
            line: manifest.map_or(0, |file| line_of(&file.text, &dependency.name)),
            what: format!("{} does not use {}", this.name, dependency.name),
        })
        .collect()
}

fn line_of(manifest: &str, name: &str) -> usize {
    let names = |line: &str| line.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '=', '.']));
    manifest.lines().position(names).map_or(0, |index| index + 1)
}

/// The keys below `[workspace.dependencies]`, each with its line.
fn workspace_dependencies(manifest: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = (1..).zip(manifest.lines()).skip_while(|(_, line)| line.trim() != "[workspace.dependencies]").skip(1);
    let section = lines.take_while(|(_, line)| !line.starts_with('['));
    // What goes on over several lines has no key at its start.
    let is_key = |key: &str| !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
    section.filter_map(move |(number, line)| {
        let (key, _) = line.split_once(['=', '.'])?;
        is_key(key.trim()).then_some((number, key.trim()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::project::Dependency;

    fn file(path: &str, text: &str) -> File {
        File { path: path.to_owned(), text: text.to_owned() }
    }

    fn project(code: &str) -> Project {
        let dependency = |name: &str, build| Dependency { package: name.to_owned(), name: name.to_owned(), build };
        let this = Crate {
            name: "app".to_owned(),
            dependencies: vec![dependency("serde-json", false), dependency("walk", true)],
            for_features: Vec::new(),
        };
        let files = vec![
            file("Cargo.toml", "[workspace]\n[workspace.dependencies]\nserde-json = \"1\"\n\n[profile.dev]\nx = 1\n"),
            file("app/Cargo.toml", "[dependencies]\nserde-json.workspace = true\n"),
            file("app/src/lib.rs", code),
            file("app/build.rs", "fn main() { walk::walk() }"),
        ];
        Project { files, crates: vec![this] }
    }

    #[test]
    fn a_dependency_is_used_by_its_name_outside_comments() {
        assert!(check(&project("use serde_json::Value;")).expect("checked").is_empty());
        let findings = check(&project("// serde_json")).expect("checked");
        let findings: Vec<_> = findings.iter().map(ToString::to_string).collect();
        assert_eq!(findings, ["app/Cargo.toml:2: app does not use serde-json"]);
    }

    #[test]
    fn what_the_workspace_names_some_crate_must_use() {
        let mut project = project("use serde_json::Value;");
        project.files[0].text = "[workspace.dependencies]\nserde-json = { version = \"1\", features = [\n    \"a\", \"b.c\",\n] }\n# x = 1\nidle.version = \"2\"\n".to_owned();
        let findings = check(&project).expect("checked");
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].to_string(), "Cargo.toml:6: no crate uses idle");
    }
}
