//! One row of the progress grid as it is typed: read and checked by the same code in the browser, as one types, and on
//! the server, where it counts.

use std::{collections::BTreeMap, fmt, str::FromStr};

use thiserror::Error;

use crate::{
    axes::{Cell, NoCell},
    indicator::Kind,
    quantity::{Quantity, QuantityError},
    value::{CellsError, Reported, Value, ValueError},
};

/// A cell of a row into which a person types.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    Cell(Cell),
    Total,
}

const TOTAL: &str = "total";

/// "total", or the name of the cell: "sex.female".
impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Total => f.write_str(TOTAL),
            Self::Cell(cell) => cell.fmt(f),
        }
    }
}

impl FromStr for Column {
    type Err = NoCell;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == TOTAL { Ok(Self::Total) } else { text.parse().map(Self::Cell) }
    }
}

/// What was typed into a row; blank text is a blank cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    pub total: String,
    pub cells: BTreeMap<Cell, String>,
}

/// What is wrong with a row, and at which of its cells that is shown.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{column}: {fault}")]
pub struct Wrong {
    pub column: Column,
    pub fault: Fault,
}

#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// The cell cannot be read.
    #[error(transparent)]
    Value(#[from] ValueError),
    /// Every cell can be read, but along this axis they do not fit together; shown at the total.
    #[error("{axis}: {error}")]
    Cells { axis: String, error: CellsError },
}

impl Typed {
    pub fn cell(&self, column: &Column) -> &str {
        match column {
            Column::Total => &self.total,
            Column::Cell(cell) => self.cells.get(cell).map_or("", String::as_str),
        }
    }

    /// Reads the row. Every cell that cannot be read is named; only where all can be, the cells are held against the
    /// total.
    pub fn read(&self, kind: Kind) -> Result<Reported, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let mut read = |column, text: &str| {
            Value::parse(kind, text).unwrap_or_else(|error| {
                wrong.push(Wrong { column, fault: error.into() });
                None
            })
        };
        let cells = self.cells.iter();
        let cells = cells.filter_map(|(cell, text)| Some((cell.clone(), read(Column::Cell(cell.clone()), text)?)));
        let cells = cells.collect();
        let reported = Reported { cells, total: read(Column::Total, &self.total) };
        if wrong.is_empty()
            && let Err((axis, error)) = reported.check()
        {
            wrong.push(Wrong { column: Column::Total, fault: Fault::Cells { axis, error } });
        }
        if wrong.is_empty() { Ok(reported) } else { Err(wrong) }
    }

    /// What was typed along one axis, without the blanks.
    fn along(&self, axis: &str) -> Vec<&str> {
        let cells = self.cells.iter().filter(|(cell, text)| cell.axis == axis && !text.trim().is_empty());
        cells.map(|(_, text)| text.trim()).collect()
    }
}

impl ValueError {
    /// The word that chooses the sentence shown for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Quantity(error) => quantity(error),
            Self::Negative => "negative",
            Self::NotARatio => "not-a-ratio",
            Self::ZeroDenominator => "zero-denominator",
            Self::AboveWhole => "above-whole",
            Self::NotAnAnswer => "not-an-answer",
            Self::NotYesNo => "not-yes-no",
        }
    }
}

fn quantity(error: QuantityError) -> &'static str {
    match error {
        QuantityError::TooManyDecimals => "too-many-decimals",
        QuantityError::TooLarge => "too-large",
        QuantityError::NotANumber | QuantityError::KindsDiffer | QuantityError::NotAdded => "not-a-number",
    }
}

impl Wrong {
    /// Every code that [`Wrong::code`] can give: each needs a sentence.
    pub const CODES: [&'static str; 15] = [
        "not-a-number",
        "too-many-decimals",
        "too-large",
        "negative",
        "not-a-ratio",
        "zero-denominator",
        "above-whole",
        "not-an-answer",
        "not-yes-no",
        "above-total",
        "one-above-total",
        "numerators-above-total",
        "denominators-above-total",
        "rest-above-whole",
        "no-total",
    ];

    /// The word that chooses the sentence shown for it. One cell alone above the total is said otherwise than several that
    /// add up to more, and so are the halves of ratios.
    pub fn code(&self, typed: &Typed) -> &'static str {
        let (axis, error) = match &self.fault {
            Fault::Value(error) => return error.code(),
            Fault::Cells { axis, error } => (axis, error),
        };
        match error {
            CellsError::NoTotal => "no-total",
            CellsError::RestAboveWhole { .. } => "rest-above-whole",
            CellsError::Quantity(error) => quantity(*error),
            CellsError::AboveTotal { denominator, .. } => {
                match (denominator, typed.total.contains('/'), typed.along(axis).len() > 1) {
                    (true, ..) => "denominators-above-total",
                    (false, true, _) => "numerators-above-total",
                    (false, false, true) => "above-total",
                    (false, false, false) => "one-above-total",
                }
            }
        }
    }

    /// The numbers of the sentence, by the name of their place in it.
    pub fn args(&self, typed: &Typed) -> Vec<(&'static str, String)> {
        match &self.fault {
            Fault::Cells { axis, error: CellsError::AboveTotal { sum, total, excess, .. } } => vec![
                ("parts", typed.along(axis).into_iter().map(grouped).collect::<Vec<_>>().join(" + ")),
                ("sum", sum.grouped()),
                ("total", total.grouped()),
                ("excess", excess.grouped()),
            ],
            Fault::Cells { error: CellsError::RestAboveWhole { numerator, denominator }, .. } => {
                vec![("numerator", numerator.grouped()), ("denominator", denominator.grouped())]
            }
            Fault::Cells { .. } | Fault::Value(_) => {
                vec![("typed", short(typed.cell(&self.column)))]
            }
        }
    }
}

/// A part of a sum for reading, where it is a number.
fn grouped(text: &str) -> String {
    Quantity::parse(text).ok().flatten().map_or_else(|| short(text), Quantity::grouped)
}

/// What was typed, as far as a sentence has room for it.
fn short(text: &str) -> String {
    text.trim().chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::indicator::Sex;

    fn typed(female: &str, male: &str, total: &str) -> Typed {
        let cells = [(Sex::Female, female), (Sex::Male, male)];
        let cells = cells.map(|(sex, text)| (Cell::of_sex(sex), text.to_owned()));
        Typed { total: total.to_owned(), cells: cells.into() }
    }

    fn codes(kind: Kind, typed: &Typed) -> Vec<(String, &'static str)> {
        let wrong = typed.read(kind).err().unwrap_or_default();
        wrong.iter().map(|wrong| (wrong.column.to_string(), wrong.code(typed))).collect()
    }

    #[test]
    fn every_cell_that_cannot_be_read_is_named_before_the_cells_are_added() {
        let row = typed("many", "-1", "1.23456");
        let expected = [("sex.female", "not-a-number"), ("sex.male", "negative"), ("total", "too-many-decimals")];
        assert_eq!(codes(Kind::Count, &row), expected.map(|(column, code)| (column.to_owned(), code)));
    }

    #[test]
    fn cells_above_the_total_are_said_with_their_numbers() {
        let row = typed("1046", "58", "100");
        let wrong = &row.read(Kind::Count).unwrap_err()[0];
        assert_eq!((&wrong.column, wrong.code(&row)), (&Column::Total, "above-total"));
        let args: Vec<(&str, String)> =
            [("parts", "1\u{202f}046 + 58"), ("sum", "1\u{202f}104"), ("total", "100"), ("excess", "1\u{202f}004")]
                .map(|(name, value)| (name, value.to_owned()))
                .into();
        assert_eq!(wrong.args(&row), args);
    }

    #[test]
    fn every_axis_is_held_against_the_total_on_its_own() {
        let mut row = typed("20", "15", "40");
        row.cells.insert(Cell::new("age", "0-17"), "40".into());
        assert!(row.read(Kind::Count).is_ok(), "40 children beside 35 women and men are no more than 40");
        row.cells.insert(Cell::new("age", "60-plus"), "1".into());
        let wrong = &row.read(Kind::Count).unwrap_err()[0];
        assert_eq!(wrong.to_string(), "total: age: the cells exceed the total by 1");
    }

    #[test]
    fn one_cell_halves_of_ratios_and_a_missing_total_are_told_apart() {
        for (kind, row, code) in [
            (Kind::Count, typed("101", "", "100"), "one-above-total"),
            (Kind::Count, typed("", "0", ""), "no-total"),
            (Kind::Percentage, typed("5/5", "5/5", "9/20"), "numerators-above-total"),
            (Kind::Percentage, typed("1/9", "1/9", "9/10"), "denominators-above-total"),
            (Kind::Percentage, typed("3/6", "1/4", "5/10"), "rest-above-whole"),
            (Kind::Percentage, typed("", "", "26"), "not-a-ratio"),
            (Kind::Scale, typed("", "", "0"), "not-an-answer"),
            (Kind::YesNo, typed("", "", "maybe"), "not-yes-no"),
        ] {
            assert_eq!(codes(kind, &row), [("total".to_owned(), code)], "{row:?}");
            assert!(Wrong::CODES.contains(&code));
        }
    }

    #[test]
    fn blank_is_not_zero_and_a_total_stands_without_cells() {
        assert_eq!(typed("", " ", "").read(Kind::Count), Ok(Reported::default()));
        let zero = typed("0", "0", "0").read(Kind::Count).unwrap();
        assert!(!zero.is_blank());
        assert!(typed("", "", "26 / 31").read(Kind::Percentage).is_ok());
    }

    #[test]
    fn the_name_of_a_column_is_read_back() {
        for column in [Column::Total, Column::Cell(Cell::new("sex*age", "male*0-17"))] {
            assert_eq!(column.to_string().parse(), Ok(column));
        }
        assert!("version".parse::<Column>().is_err());
    }
}
