//! Rule: no file names a folder that exists on one machine only.

use super::project::{Finding, Project};
use crate::tools::Result;

/// Written in two halves, so that this file keeps its own rule.
const ROOTS: [(&str, &str); 5] = [("/ro", "ot/"), ("/ho", "me/"), ("/wo", "rk/"), ("/Us", "ers/"), ("C:", "\\")];

pub(super) fn check(project: &Project) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for file in &project.files {
        for (number, line) in file.text.lines().enumerate() {
            if let Some(path) = machine_path(line) {
                findings.push(file.finding(number + 1, format!("names {path}")));
            }
        }
    }
    Ok(findings)
}

/// The first such path in a line. It must begin a word: `https://host/…` and `a/b` do not count.
fn machine_path(line: &str) -> Option<&str> {
    ROOTS.iter().find_map(|(first, second)| {
        let (start, _) = line.match_indices(&format!("{first}{second}")).find(|(start, _)| {
            let before = line[..*start].chars().next_back();
            !before.is_some_and(|c| c.is_alphanumeric() || "/._-~}".contains(c))
        })?;
        let path = &line[start..];
        Some(path.split(|c: char| c.is_whitespace() || "\"'`,;)>".contains(c)).next().unwrap_or(path))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absolute_paths_of_a_machine_are_found_and_others_are_not() {
        let home = format!("{}{}", ROOTS[1].0, ROOTS[1].1);
        assert_eq!(machine_path(&format!("see `{home}me/x`.")), Some(format!("{home}me/x").as_str()));
        assert_eq!(machine_path(&format!("https://example.org{home}me")), None);
        assert_eq!(machine_path("executablePath: '/usr/bin/chromium'"), None);
    }
}
