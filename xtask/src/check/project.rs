//! What the rules look at: the files that git knows or would add, and what cargo knows of the crates.

use std::fmt;
use std::fs;

use anyhow::Context;
use serde_json::Value;

use crate::tools::{Result, process, root};

/// A place where a rule is broken.
pub(super) struct Finding {
    pub(super) file: String,
    /// 0 where the whole file is meant.
    pub(super) line: usize,
    pub(super) what: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(to, "{}: {}", self.file, self.what),
            line => write!(to, "{}:{line}: {}", self.file, self.what),
        }
    }
}

/// A text file of the project.
pub(super) struct File {
    /// Relative to the project, with `/`.
    pub(super) path: String,
    pub(super) text: String,
}

impl File {
    /// The end of the name, without its dot.
    pub(super) fn kind(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, kind)| kind)
    }

    /// The top folder: the room it lies in.
    pub(super) fn room(&self) -> &str {
        self.path.split_once('/').map_or("", |(room, _)| room)
    }

    /// A finding about the whole file.
    pub(super) fn finding(&self, line: usize, what: impl Into<String>) -> Finding {
        Finding { file: self.path.clone(), line, what: what.into() }
    }
}

/// A crate of the workspace and the dependencies that its Cargo.toml names.
pub(super) struct Crate {
    pub(super) name: String,
    pub(super) dependencies: Vec<Dependency>,
    /// Dependencies that are only named to switch features on.
    pub(super) for_features: Vec<String>,
}

pub(super) struct Dependency {
    /// The package, as the registry calls it.
    pub(super) package: String,
    /// What Cargo.toml calls it.
    pub(super) name: String,
    pub(super) build: bool,
}

pub(super) struct Project {
    pub(super) files: Vec<File>,
    pub(super) crates: Vec<Crate>,
}

impl Project {
    pub(super) fn load() -> Result<Project> {
        let list = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
        let names = process::quiet(process::command("git").args(list))?;
        let files = names.split('\0').filter_map(|path| {
            // What is not UTF-8 is not text (pictures, fonts); what cannot be read has just been deleted.
            let text = fs::read_to_string(root().join(path)).ok()?;
            Some(File { path: path.to_owned(), text })
        });
        let files = files.collect();
        let metadata = process::quiet(process::cargo().args(["metadata", "--no-deps", "--format-version", "1"]))?;
        let metadata: Value = serde_json::from_str(&metadata).context("cargo metadata")?;
        let packages = metadata["packages"].as_array().context("cargo metadata lists no packages")?;
        Ok(Project { files, crates: packages.iter().map(read_crate).collect() })
    }

    pub(super) fn rust_files(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| file.kind() == "rs")
    }
}

fn read_crate(package: &Value) -> Crate {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let named = list(&package["dependencies"]);
    let dependencies = named.iter().map(|dependency| {
        let name = if dependency["rename"].is_null() { &dependency["name"] } else { &dependency["rename"] };
        Dependency { package: text(&dependency["name"]), name: text(name), build: dependency["kind"] == "build" }
    });
    Crate {
        name: text(&package["name"]),
        dependencies: dependencies.collect(),
        for_features: list(&package["metadata"]["check"]["for-features"]).iter().map(text).collect(),
    }
}

/// A line of Rust without what stands in strings and in a `//` comment. Text that spans lines is not known as such.
pub(super) fn code(line: &str) -> String {
    let mut code = String::new();
    let mut letters = line.chars().peekable();
    let mut in_string = false;
    while let Some(letter) = letters.next() {
        match (letter, in_string) {
            ('\\', _) => drop(letters.next()),
            // A quote as a character: '"'.
            ('\'', false) if letters.peek() == Some(&'"') => drop(letters.next()),
            ('"', _) => in_string = !in_string,
            (_, true) => {}
            ('/', false) if letters.peek() == Some(&'/') => break,
            (letter, false) => code.push(letter),
        }
    }
    code
}

/// The identifiers of a piece of code, in order, each with what follows it.
pub(super) fn words(code: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = code;
    std::iter::from_fn(move || {
        let part = |c: char| c.is_alphanumeric() || c == '_';
        let start = rest.find(part)?;
        let after = &rest[start..];
        let end = after.find(|c| !part(c)).unwrap_or(after.len());
        rest = &after[end..];
        Some((&after[..end], rest))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_what_is_neither_string_nor_comment() {
        assert_eq!(code("call(\"a // b \\\" c\", x); // why"), "call(, x); ");
        assert_eq!(code("split('\"') + axum"), "split(') + axum");
    }

    #[test]
    fn words_know_what_follows_them() {
        let all: Vec<_> = words("use sea_orm::{Entity, r2};").map(|(word, _)| word).collect();
        assert_eq!(all, ["use", "sea_orm", "Entity", "r2"]);
        assert_eq!(words("leptos::view!").next(), Some(("leptos", "::view!")));
    }
}
