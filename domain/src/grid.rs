//! One row of the progress grid as it is typed: read and checked by the same code in the browser, as one types, and on
//! the server, where it counts.

use thiserror::Error;

use crate::{
    indicator::Kind,
    quantity::QuantityError,
    value::{CellsError, Reported, Value, ValueError},
    word::words,
};

/// The cells of a row into which a person types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    Female,
    Male,
    Total,
}

words!(Column: "column of the grid" {
    Female => "female",
    Male => "male",
    Total => "total",
});

/// What was typed into a row; blank text is a blank cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Typed<'a> {
    pub female: &'a str,
    pub male: &'a str,
    pub total: &'a str,
}

/// What is wrong with a row, and at which of its cells that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{column}: {fault}")]
pub struct Wrong {
    pub column: Column,
    pub fault: Fault,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// The cell cannot be read.
    #[error(transparent)]
    Value(#[from] ValueError),
    /// Every cell can be read, but they do not fit together; shown at the total.
    #[error(transparent)]
    Cells(#[from] CellsError),
}

impl<'a> Typed<'a> {
    pub fn cell(&self, column: Column) -> &'a str {
        match column {
            Column::Female => self.female,
            Column::Male => self.male,
            Column::Total => self.total,
        }
    }

    /// Reads the row. Every cell that cannot be read is named; only where all can be, the cells are held against the
    /// total.
    pub fn read(&self, kind: Kind) -> Result<Reported, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let mut read = |column| {
            Value::parse(kind, self.cell(column)).unwrap_or_else(|error| {
                wrong.push(Wrong { column, fault: error.into() });
                None
            })
        };
        let reported = Reported { female: read(Column::Female), male: read(Column::Male), total: read(Column::Total) };
        if wrong.is_empty()
            && let Err(error) = reported.unspecified()
        {
            wrong.push(Wrong { column: Column::Total, fault: error.into() });
        }
        if wrong.is_empty() { Ok(reported) } else { Err(wrong) }
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
        }
    }
}

fn quantity(error: QuantityError) -> &'static str {
    match error {
        QuantityError::TooManyDecimals => "too-many-decimals",
        QuantityError::TooLarge => "too-large",
        QuantityError::NotANumber | QuantityError::KindsDiffer => "not-a-number",
    }
}

impl Wrong {
    /// Every code that [`Wrong::code`] can give: each needs a sentence.
    pub const CODES: [&'static str; 13] = [
        "not-a-number",
        "too-many-decimals",
        "too-large",
        "negative",
        "not-a-ratio",
        "zero-denominator",
        "above-whole",
        "above-total",
        "one-above-total",
        "numerators-above-total",
        "denominators-above-total",
        "rest-above-whole",
        "no-total",
    ];

    /// The word that chooses the sentence shown for it. One cell alone above the total is said otherwise than two that add
    /// up to more, and so are the halves of ratios.
    pub fn code(&self, typed: Typed<'_>) -> &'static str {
        match self.fault {
            Fault::Value(error) => error.code(),
            Fault::Cells(CellsError::NoTotal) => "no-total",
            Fault::Cells(CellsError::RestAboveWhole { .. }) => "rest-above-whole",
            Fault::Cells(CellsError::Quantity(error)) => quantity(error),
            Fault::Cells(CellsError::AboveTotal { denominator, .. }) => {
                let both = !typed.female.trim().is_empty() && !typed.male.trim().is_empty();
                match (denominator, typed.total.contains('/'), both) {
                    (true, ..) => "denominators-above-total",
                    (false, true, _) => "numerators-above-total",
                    (false, false, true) => "above-total",
                    (false, false, false) => "one-above-total",
                }
            }
        }
    }

    /// The numbers of the sentence, by the name of their place in it.
    pub fn args(&self, typed: Typed<'_>) -> Vec<(&'static str, String)> {
        match self.fault {
            Fault::Cells(CellsError::AboveTotal { sum, total, excess, .. }) => vec![
                ("female", short(typed.female)),
                ("male", short(typed.male)),
                ("sum", sum.grouped()),
                ("total", total.grouped()),
                ("excess", excess.grouped()),
            ],
            Fault::Cells(CellsError::RestAboveWhole { numerator, denominator }) => {
                vec![("numerator", numerator.grouped()), ("denominator", denominator.grouped())]
            }
            Fault::Cells(_) | Fault::Value(_) => {
                vec![("typed", short(typed.cell(self.column)))]
            }
        }
    }
}

/// What was typed, as far as a sentence has room for it.
fn short(text: &str) -> String {
    text.trim().chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed<'a>(female: &'a str, male: &'a str, total: &'a str) -> Typed<'a> {
        Typed { female, male, total }
    }

    fn codes(kind: Kind, typed: Typed<'_>) -> Vec<(Column, &'static str)> {
        let wrong = typed.read(kind).err().unwrap_or_default();
        wrong.iter().map(|wrong| (wrong.column, wrong.code(typed))).collect()
    }

    #[test]
    fn every_cell_that_cannot_be_read_is_named_before_the_cells_are_added() {
        let row = typed("many", "-1", "1.23456");
        let expected =
            vec![(Column::Female, "not-a-number"), (Column::Male, "negative"), (Column::Total, "too-many-decimals")];
        assert_eq!(codes(Kind::Count, row), expected);
    }

    #[test]
    fn cells_above_the_total_are_said_with_their_numbers() {
        let row = typed("46", "58", "100");
        let wrong = row.read(Kind::Count).unwrap_err()[0];
        assert_eq!((wrong.column, wrong.code(row)), (Column::Total, "above-total"));
        let args: Vec<(&str, String)> =
            [("female", "46"), ("male", "58"), ("sum", "104"), ("total", "100"), ("excess", "4")]
                .map(|(name, value)| (name, value.to_owned()))
                .into();
        assert_eq!(wrong.args(row), args);
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
        ] {
            assert_eq!(codes(kind, row), [(Column::Total, code)], "{row:?}");
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
}
