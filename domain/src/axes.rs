//! Disaggregation: the axes along which a total is split, and the cells into which it falls.
//!
//! Axes are *parallel* (so many by sex, so many by age) or *crossed* (so many girls under 18). Cells carry the keys of
//! their axis and category, so that values reported before an axis was changed keep their names.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::indicator::Sex;

/// The key of the axis by sex; its categories are those of [`Sex`].
pub const SEX: &str = "sex";
/// The key of the axis by age; its categories are [`AGES`].
pub const AGE: &str = "age";
/// Children, adults, older people: the groups that the appeal's reports use.
pub const AGES: [&str; 3] = ["0-17", "18-59", "60-plus"];

/// Categories of one axis.
pub const MOST_CATEGORIES: usize = 12;
/// Cells of one indicator, whatever its axes: what one line of a grid can hold.
pub const MOST_CELLS: usize = 36;
/// Characters in the name of an axis or a category.
pub const NAME_MAX: usize = 40;

/// What joins the keys of crossed axes, and of their categories.
const CROSS: &str = "*";

/// A category of an axis: its key for good, and its name where it is a project's own.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Category {
    pub key: String,
    /// Blank for sex and age, whose words are translated.
    pub name: String,
}

/// One way to split a total.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Axis {
    pub key: String,
    /// Blank for sex and age, whose words are translated.
    pub name: String,
    pub categories: Vec<Category>,
}

/// The axes of one indicator; none where only the total is reported.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Axes {
    pub list: Vec<Axis>,
    /// Every combination of categories is a cell. It means nothing with fewer than two axes.
    pub crossed: bool,
}

/// The name of one cell: axis and category, or those of every crossed axis joined by "*".
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cell {
    pub axis: String,
    pub category: String,
}

/// Cells that together are the whole, but for what is unspecified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// "sex", or "sex*age" where they are crossed.
    pub axis: String,
    pub cells: Vec<Cell>,
}

#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AxesError {
    #[error("an axis needs a name")]
    NoName,
    #[error("an axis needs at least two categories")]
    TooFew,
    #[error("{0} is too long")]
    TooLong(String),
    #[error("{0} is there twice")]
    Twice(String),
    #[error("sex and age are axes already")]
    Taken,
    #[error("at most {MOST_CATEGORIES} categories")]
    TooMany,
    #[error("{0} cells are more than {MOST_CELLS}")]
    TooManyCells(usize),
}

impl Axis {
    pub fn sex() -> Self {
        Self::standard(SEX, Sex::ALL.iter().map(|sex| sex.as_str()))
    }

    pub fn age() -> Self {
        Self::standard(AGE, AGES.into_iter())
    }

    fn standard<'a>(key: &str, categories: impl Iterator<Item = &'a str>) -> Self {
        let category = |key: &str| Category { key: key.to_owned(), name: String::new() };
        Self { key: key.to_owned(), name: String::new(), categories: categories.map(category).collect() }
    }

    /// An axis of a project's own: its name, and its categories, one a line.
    ///
    /// `before` is what it was: names that stay keep their keys.
    pub fn own(name: &str, categories: &str, before: Option<&Axis>) -> Result<Self, AxesError> {
        let name = name.trim();
        let names: Vec<&str> = categories.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        if name.is_empty() {
            return Err(AxesError::NoName);
        }
        if let Some(long) = names.iter().chain([&name]).find(|text| text.chars().count() > NAME_MAX) {
            return Err(AxesError::TooLong((*long).to_owned()));
        }
        if names.len() < 2 {
            return Err(AxesError::TooFew);
        }
        if names.len() > MOST_CATEGORIES {
            return Err(AxesError::TooMany);
        }
        let mut list: Vec<Category> = Vec::new();
        for text in names {
            let kept = before.and_then(|axis| axis.categories.iter().find(|category| category.name == text));
            let key = kept.map_or_else(|| key_of(text), |category| category.key.clone());
            if list.iter().any(|category| category.key == key) {
                return Err(AxesError::Twice(text.to_owned()));
            }
            list.push(Category { key, name: text.to_owned() });
        }
        let key = key_of(name);
        if key == SEX || key == AGE {
            return Err(AxesError::Taken);
        }
        Ok(Self { key, name: name.to_owned(), categories: list })
    }

    /// The names of the categories as they are typed, one a line. [`Axis::own`] reads them.
    pub fn lines(&self) -> String {
        self.categories.iter().map(|category| category.name.as_str()).collect::<Vec<_>>().join("\n")
    }
}

/// Letters and digits in lower case, all else as a hyphen: "Under 5 years" is "under-5-years". Letters of every script stay.
fn key_of(name: &str) -> String {
    let plain: String =
        name.chars().flat_map(char::to_lowercase).map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "-".to_owned() } else { parts.join("-") }
}

impl Axes {
    /// `TooManyCells` where a line of a grid could not hold them.
    pub fn new(list: Vec<Axis>, crossed: bool) -> Result<Self, AxesError> {
        let axes = Self { crossed: crossed && list.len() > 1, list };
        let cells = axes.splits().iter().map(|split| split.cells.len()).sum();
        if cells > MOST_CELLS { Err(AxesError::TooManyCells(cells)) } else { Ok(axes) }
    }

    /// The axis that is the project's own, named and not one of the program's.
    pub fn own(&self) -> Option<&Axis> {
        self.list.iter().find(|axis| !axis.name.is_empty())
    }

    pub fn has(&self, axis: &str) -> bool {
        self.list.iter().any(|own| own.key == axis)
    }

    /// Every way in which the total is split: one an axis, or one for all of them where they are crossed.
    pub fn splits(&self) -> Vec<Split> {
        let cells = |axis: &Axis| axis.categories.iter().map(|category| category.key.clone()).collect::<Vec<_>>();
        let split = |axis: String, categories: Vec<String>| Split {
            cells: categories.into_iter().map(|category| Cell { axis: axis.clone(), category }).collect(),
            axis,
        };
        if !self.crossed {
            return self.list.iter().map(|axis| split(axis.key.clone(), cells(axis))).collect();
        }
        let keys: Vec<&str> = self.list.iter().map(|axis| axis.key.as_str()).collect();
        let combined = self.list.iter().map(cells).reduce(|done, next| {
            done.iter().flat_map(|one| next.iter().map(move |other| [one.as_str(), other].join(CROSS))).collect()
        });
        vec![split(keys.join(CROSS), combined.unwrap_or_default())]
    }

    pub fn holds(&self, cell: &Cell) -> bool {
        self.splits().iter().any(|split| split.cells.contains(cell))
    }
}

impl Cell {
    pub fn new(axis: impl Into<String>, category: impl Into<String>) -> Self {
        Self { axis: axis.into(), category: category.into() }
    }

    pub fn of_sex(sex: Sex) -> Self {
        Self::new(SEX, sex.as_str())
    }

    /// Axis and category, pair by pair where they are crossed.
    pub fn parts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.axis.split(CROSS).zip(self.category.split(CROSS))
    }
}

/// "sex.female", as it is named in forms.
impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.axis, self.category)
    }
}

/// A text that names no cell.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("not the name of a cell: {0:?}")]
pub struct NoCell(pub String);

impl std::str::FromStr for Cell {
    type Err = NoCell;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let named = text.split_once('.').filter(|(axis, category)| !axis.is_empty() && !category.is_empty());
        named.map(|(axis, category)| Self::new(axis, category)).ok_or_else(|| NoCell(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(axes: &Axes) -> Vec<String> {
        axes.splits().iter().flat_map(|split| &split.cells).map(Cell::to_string).collect()
    }

    #[test]
    fn parallel_axes_stand_side_by_side_and_crossed_ones_combine() {
        let both = vec![Axis::sex(), Axis::age()];
        let parallel = Axes::new(both.clone(), false).unwrap();
        assert_eq!(names(&parallel), ["sex.female", "sex.male", "age.0-17", "age.18-59", "age.60-plus"]);
        let crossed = Axes::new(both, true).unwrap();
        assert_eq!(crossed.splits().len(), 1);
        assert_eq!(names(&crossed)[0], "sex*age.female*0-17");
        assert_eq!(names(&crossed).len(), 6);
        let cell: Cell = names(&crossed)[5].parse().unwrap();
        assert!(crossed.holds(&cell) && !parallel.holds(&cell));
        assert_eq!(cell.parts().collect::<Vec<_>>(), [("sex", "male"), ("age", "60-plus")]);
        assert!(Axes::default().splits().is_empty());
        assert!(!Axes::new(vec![Axis::sex()], true).unwrap().crossed, "one axis has nothing to be crossed with");
    }

    #[test]
    fn an_axis_of_ones_own_keeps_the_keys_of_the_names_that_stay() {
        let district = Axis::own(" District ", "Huye\n\n Kigali City \nRubavu", None).unwrap();
        assert_eq!(district.key, "district");
        let keys = |axis: &Axis| axis.categories.iter().map(|category| category.key.clone()).collect::<Vec<_>>();
        assert_eq!(keys(&district), ["huye", "kigali-city", "rubavu"]);
        let mut renamed = district.clone();
        renamed.categories[0].key = "butare".into();
        assert_eq!(keys(&Axis::own("District", "Huye\nMuhanga", Some(&renamed)).unwrap()), ["butare", "muhanga"]);
        assert_eq!(keys(&Axis::own("Région", "Île\nCôte", None).unwrap()), ["île", "côte"]);
    }

    #[test]
    fn what_cannot_be_an_axis_is_named() {
        let twelve: String = (0..13).map(|n| format!("place {n}\n")).collect();
        let long = "x".repeat(41);
        for (name, categories, error) in [
            ("", "a\nb", AxesError::NoName),
            ("Place", "a", AxesError::TooFew),
            ("Place", "a\nA", AxesError::Twice("A".into())),
            ("Sex", "a\nb", AxesError::Taken),
            ("Place", twelve.as_str(), AxesError::TooMany),
            ("Place", &format!("a\n{long}"), AxesError::TooLong(long.clone())),
        ] {
            assert_eq!(Axis::own(name, categories, None), Err(error));
        }
        let ten: String = (0..10).map(|n| format!("place {n}\n")).collect();
        let place = Axis::own("Place", &ten, None).unwrap();
        let all = Axes::new(vec![Axis::sex(), Axis::age(), place], true);
        assert_eq!(all, Err(AxesError::TooManyCells(60)));
    }

    #[test]
    fn the_name_of_a_cell_is_read_back() {
        for cell in [Cell::of_sex(Sex::Female), Cell::new("place", "a.b")] {
            assert_eq!(cell.to_string().parse(), Ok(cell));
        }
        for wrong in ["", "sex", "sex.", ".female"] {
            assert!(wrong.parse::<Cell>().is_err(), "{wrong}");
        }
    }
}
