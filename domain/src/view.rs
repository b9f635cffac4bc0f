//! Views that people save: which pages have them, and what a name may be.

use crate::word::words;

/// A page whose filters can be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    Projects,
    /// The pivot of corporate results.
    Results,
}

words!(Page: "page with saved views" {
    Projects => "projects",
    Results => "results",
});

impl Page {
    /// Where it stands.
    pub fn path(self) -> &'static str {
        match self {
            Self::Projects => "/projects",
            Self::Results => "/results/pivot",
        }
    }
}

/// Letters of a name.
pub const MOST_NAME: usize = 80;
/// Letters of what stands behind the question mark: more than any page has.
pub const MOST_QUERY: usize = 2_000;
/// Views of one person on one page.
pub const MOST_VIEWS: usize = 50;

/// Why a name is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unnamed {
    Empty,
    TooLong,
}

/// The name as it is kept: its white space made plain.
pub fn name(typed: &str) -> Result<String, Unnamed> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    match name.chars().count() {
        0 => Err(Unnamed::Empty),
        1..=MOST_NAME => Ok(name),
        _ => Err(Unnamed::TooLong),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line() {
        for (typed, expected) in [
            ("  Late in\n the   region ", Ok("Late in the region")),
            (" \t", Err(Unnamed::Empty)),
            (&"é".repeat(MOST_NAME), Ok(&*"é".repeat(MOST_NAME))),
            (&"é".repeat(MOST_NAME + 1), Err(Unnamed::TooLong)),
        ] {
            assert_eq!(name(typed).as_deref(), expected.as_ref().copied(), "{typed}");
        }
    }
}
