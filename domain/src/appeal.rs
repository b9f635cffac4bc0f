//! The areas for which an appeal asks for money. Each appeal has its own, in its own order.

use std::{fmt, str::FromStr};

use arrayvec::ArrayString;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::word::UnknownWord;

/// The longest name of an area, in bytes.
pub const NAME_MAX: usize = 48;

/// What no area may be called: the sums of a printed table, and other fields of the forms in which areas are fields.
const TAKEN: [&str; 3] = ["total", "printed", "reason"];

/// An area by its name as the appeal prints it: "Principle 1". Which of them an appeal has, and in which order, say its [`Areas`]; the
/// order of the names themselves means nothing to people.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Area(ArrayString<NAME_MAX>);

impl Area {
    /// The stored, sent and shown form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What fields about it are called ([`slug`]). Two areas of one appeal must not share it.
    pub fn slug(&self) -> String {
        slug(&self.0)
    }
}

/// The letters and digits of a name in lower case, parted by dashes: "principle-1".
pub fn slug(name: &str) -> String {
    name.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "-")
}

impl FromStr for Area {
    type Err = UnknownWord;

    /// A name begins with a letter and has letters, digits, spaces and `. , - & ( )`, at most [`NAME_MAX`] bytes; no two spaces together.
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        let unknown = || UnknownWord::new("area of an appeal", text);
        let named = text.starts_with(char::is_alphabetic) && !text.ends_with(' ') && !text.contains("  ");
        let plain = text.chars().all(|c| c.is_alphanumeric() || " .,-&()".contains(c));
        let taken = TAKEN.iter().any(|word| text.eq_ignore_ascii_case(word));
        if named && plain && !taken { ArrayString::from(text).map(Self).map_err(|_| unknown()) } else { Err(unknown()) }
    }
}

impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl Serialize for Area {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Area {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// The areas of one appeal in its order, each with what it is about in a few words, which may be none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Areas(Vec<(Area, String)>);

impl Areas {
    pub fn new(list: Vec<(Area, String)>) -> Self {
        Self(list)
    }

    pub fn iter(&self) -> impl Iterator<Item = Area> + '_ {
        self.0.iter().map(|(area, _)| *area)
    }

    /// Each with what it is about.
    pub fn with_about(&self) -> impl Iterator<Item = (Area, &str)> {
        self.0.iter().map(|(area, about)| (*area, about.as_str()))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn has(&self, area: Area) -> bool {
        self.iter().any(|own| own == area)
    }

    /// What it is about; empty where nothing is said.
    pub fn about(&self, area: Area) -> &str {
        self.with_about().find(|(own, _)| *own == area).map_or("", |(_, about)| about)
    }

    /// Its place in the order, for sorting; what is no area of this appeal comes last.
    pub fn place(&self, area: Area) -> usize {
        self.iter().position(|own| own == area).unwrap_or(self.0.len())
    }

    /// The area whose fields are called so.
    pub fn by_slug(&self, slug: &str) -> Option<Area> {
        self.iter().find(|area| area.slug() == slug)
    }

    /// "Principle 1, Principle 2, …": for the sentence that refuses another one.
    pub fn listed(&self) -> String {
        self.0.iter().map(|(area, _)| area.as_str()).collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(text: &str) -> Area {
        text.parse().unwrap()
    }

    #[test]
    fn a_name_is_plain_text_and_comes_back() {
        for name in ["Principle 1", "Résilience", "R&D (health)", "Émigration, 2-3"] {
            assert_eq!(area(name).to_string(), name);
        }
        for wrong in ["", " A", "A ", "1 A", "Total", "reason", "A'B", "A  B", "A\nB", &"a".repeat(NAME_MAX + 1)] {
            assert_eq!(wrong.parse::<Area>().unwrap_err().word, wrong);
        }
    }

    #[test]
    fn fields_are_called_by_letters_and_digits() {
        assert_eq!(area("Principle 1").slug(), "principle-1");
        assert_eq!(area("R&D (health)").slug(), "r-d--health-");
    }

    #[test]
    fn an_appeal_says_the_order() {
        let areas = Areas::new(vec![(area("Rescue"), "at sea".into()), (area("Aid"), String::new())]);
        assert_eq!(areas.iter().collect::<Vec<_>>(), [area("Rescue"), area("Aid")]);
        assert_eq!((areas.place(area("Aid")), areas.place(area("Other"))), (1, 2));
        assert_eq!((areas.about(area("Rescue")), areas.about(area("Other"))), ("at sea", ""));
        assert_eq!(areas.by_slug("aid"), Some(area("Aid")));
        assert_eq!(areas.listed(), "Rescue, Aid");
        assert!(areas.has(area("Aid")) && !areas.has(area("Other")));
    }
}
