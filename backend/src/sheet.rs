//! The values of one period as a spreadsheet (XLSX): [`write`] makes the file that people fill in, [`read`] makes typed
//! rows of what comes back. Pure: no database, no words of its own; what a value may be is for the use case to say.
//!
//! Beside what people see, the file holds a very hidden sheet, [`MARKS`], that says what it is of: project and period,
//! which column is which cell, and of each row the indicator and the version that was read. Rows and columns are found
//! again by their headings, so that a file whose columns were moved is read rightly or not at all.

pub mod listing;
pub mod read;
pub mod write;

/// The name of the very hidden sheet: kept by Excel and LibreOffice, shown by neither.
const MARKS: &str = "_baseline";

/// The first word of each record of [`MARKS`], and what follows it.
mod mark {
    /// Project, period, name of the sheet to fill in.
    pub(super) const OF: &str = "of";
    /// Row of the headings, counted from 0.
    pub(super) const HEADINGS: &str = "headings";
    /// Column, counted from 0; place; heading.
    pub(super) const COLUMN: &str = "column";
    /// Row, counted from 0; indicator; version; number as it is shown; then words and typed form of each answer.
    pub(super) const ROW: &str = "row";
}

/// The place of the numbers of the indicators, by which rows are found again.
pub const NUMBER: &str = "number";
/// The place of the author's note.
pub const NOTE: &str = "narrative";

#[cfg(test)]
mod tests;
