//! Rule: no file is longer than 500 lines; those longer than 300 are listed as notes.

use super::project::{File, Finding, Project};
use crate::tools::Result;

const SOFT: usize = 300;
const HARD: usize = 500;
const KINDS: [&str; 5] = ["rs", "scss", "ts", "mjs", "js"];

pub(super) fn check(project: &Project) -> Result<Vec<Finding>> {
    let long = longer_than(project, HARD);
    Ok(long.map(|(file, lines)| file.finding(lines, format!("has {lines} lines, more than {HARD}"))).collect())
}

/// Files that would better be split, though they need not.
pub(super) fn notes(project: &Project) -> Vec<String> {
    let long = longer_than(project, SOFT).filter(|(_, lines)| *lines <= HARD);
    long.map(|(file, lines)| format!("{}: {lines} lines, more than {SOFT}", file.path)).collect()
}

fn longer_than(project: &Project, limit: usize) -> impl Iterator<Item = (&File, usize)> {
    let sources = project.files.iter().filter(|file| KINDS.contains(&file.kind()));
    sources.map(|file| (file, file.text.lines().count())).filter(move |(_, lines)| *lines > limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project(path: &str, lines: usize) -> Project {
        let file = File { path: path.to_owned(), text: "x\n".repeat(lines) };
        Project { files: vec![file], crates: Vec::new() }
    }

    #[test]
    fn five_hundred_lines_are_a_note_and_one_more_is_a_finding() {
        let project_of_500 = project("app/src/a.rs", 500);
        assert!(check(&project_of_500).expect("checked").is_empty());
        assert_eq!(notes(&project_of_500), ["app/src/a.rs: 500 lines, more than 300"]);
        let findings = check(&project("style/a.scss", 501)).expect("checked");
        assert_eq!(findings[0].to_string(), "style/a.scss:501: has 501 lines, more than 500");
        assert!(check(&project("data/a.csv", 9000)).expect("checked").is_empty());
    }
}
