//! Rule: every module says at its top what it is. Tests are left out: their names say it.

use super::project::{File, Finding, Project};
use crate::tools::Result;

pub(super) fn check(project: &Project) -> Result<Vec<Finding>> {
    let bare = project.rust_files().filter(|file| !is_test(file) && !has_header(&file.text));
    Ok(bare.map(|file| file.finding(1, "does not begin with `//!`")).collect())
}

fn is_test(file: &File) -> bool {
    file.path.split('/').any(|folder| folder == "tests")
}

fn has_header(text: &str) -> bool {
    text.lines().find(|line| !line.trim().is_empty()).is_some_and(|line| line.starts_with("//!"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_the_first_thing_in_a_file() {
        assert!(has_header("//! What it is.\n\nfn f() {}"));
        assert!(has_header("\n//! What it is."));
        assert!(!has_header("use std::fs;\n//! Too late."));
        assert!(!has_header("// A comment."));
        assert!(!has_header(""));
    }
}
