//! The rows and columns of a table that was copied out of a spreadsheet, or of a CSV file. Pure; what they mean is for
//! [`domain::logframe`] to say.

use csv::ReaderBuilder;
use thiserror::Error;

/// Characters of a table; a logframe of 200 indicators has some 60 000.
pub const MOST_CHARACTERS: usize = 300_000;
/// Rows and columns of a table.
pub const MOST_ROWS: usize = 1_000;
pub const MOST_COLUMNS: usize = 40;

/// How large a table may be.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub characters: usize,
    pub rows: usize,
    pub columns: usize,
}

const LOGFRAME: Limits = Limits { characters: MOST_CHARACTERS, rows: MOST_ROWS, columns: MOST_COLUMNS };

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Unreadable {
    #[error("nothing was pasted")]
    Blank,
    #[error("it has too many characters")]
    TooLong,
    #[error("it has too many rows")]
    TooManyRows,
    #[error("it has too many columns")]
    TooManyColumns,
    #[error("it has one column only")]
    NoColumns,
}

/// Every row with as many cells as the longest. Lines without anything are left out; rows of blank cells keep their place.
///
/// Columns are parted by tabs, as spreadsheets copy them; without any by semicolons or commas, whichever the first line has
/// more of. A cell in quotes may hold line breaks.
pub fn table(text: &str) -> Result<Vec<Vec<String>>, Unreadable> {
    table_within(text, LOGFRAME)
}

/// The same of a table that may have another size. A mark of the byte order in front is left out.
pub fn table_within(text: &str, most: Limits) -> Result<Vec<Vec<String>>, Unreadable> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Unreadable::Blank);
    }
    if text.chars().count() > most.characters {
        return Err(Unreadable::TooLong);
    }
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let many = |mark: char| first.matches(mark).count();
    let mark = match () {
        () if text.contains('\t') => b'\t',
        () if many(';') > many(',') => b';',
        () => b',',
    };
    let mut reader =
        ReaderBuilder::new().delimiter(mark).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows: Vec<Vec<String>> = Vec::new();
    // Text is UTF-8 already and rows may differ in length: nothing is left for the reader to refuse.
    for record in reader.records().flatten() {
        if rows.len() == most.rows {
            return Err(Unreadable::TooManyRows);
        }
        rows.push(record.iter().map(|cell| cell.trim().to_owned()).collect());
    }
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    if columns > most.columns {
        return Err(Unreadable::TooManyColumns);
    }
    if columns < 2 {
        return Err(Unreadable::NoColumns);
    }
    rows.iter_mut().for_each(|row| row.resize(columns, String::new()));
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cells_are_parted_as_a_spreadsheet_copies_them() {
        let read = |text: &str| table(text).map(|rows| rows.iter().map(|row| row.join("|")).collect::<Vec<_>>());
        assert_eq!(read("Level\tStatement\r\nOutput\tA, b; c\r\n").unwrap(), ["Level|Statement", "Output|A, b; c"]);
        assert_eq!(read("a\t\"two\nlines\"\tc\nd\te\tf").unwrap(), ["a|two\nlines|c", "d|e|f"]);
        assert_eq!(
            read("a\tsaid \"so\"\n\n\t\nb").unwrap(),
            ["a|said \"so\"", "|", "b|"],
            "blank cells keep their place"
        );
        assert_eq!(read("a;b, c;d").unwrap(), ["a|b, c|d"]);
        assert_eq!(read("a,b\n\"c, d\",e").unwrap(), ["a|b", "c, d|e"]);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        assert_eq!(table(" \n\t"), Err(Unreadable::Blank));
        assert_eq!(table("one column"), Err(Unreadable::NoColumns));
        assert_eq!(table(&"a\tb\n".repeat(MOST_ROWS + 1)), Err(Unreadable::TooManyRows));
        assert_eq!(table(&"\t".repeat(MOST_COLUMNS).replace('\t', "a\t")), Err(Unreadable::TooManyColumns));
        assert_eq!(table(&"ab\tc".repeat(MOST_CHARACTERS / 4 + 1)), Err(Unreadable::TooLong));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "([a-z0-9\"\t\n;, \u{e9}]|\r\n){0,200}") {
            if let Ok(rows) = table(&text) {
                prop_assert!(rows.len() <= MOST_ROWS);
                prop_assert!(rows.iter().all(|row| row.len() == rows[0].len()));
            }
        }
    }
}
