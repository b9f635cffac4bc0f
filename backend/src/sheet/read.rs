//! Reads a spreadsheet that came back: what was typed into which cell of which indicator, each cell with its name
//! ("F12"). Whoever sent it may have sent anything, so every size is limited before it is believed.

use std::{
    collections::{BTreeMap, HashMap},
    io::{self, Cursor, Read as _},
    panic::catch_unwind,
};

use calamine::{DataRef, Reader, Xlsx};
use serde::{Deserialize, Serialize};
use zip::ZipArchive;

use super::{MARKS, NUMBER, mark};

/// Bytes of a file.
pub const MOST_BYTES: usize = 5 * 1024 * 1024;
/// Rows of the sheet to fill in; the last that may hold anything.
pub const MOST_ROWS: u32 = 5_000;
/// Columns that are looked at: the cells of all splits, and the earlier periods.
const MOST_COLUMNS: u32 = 500;
/// Bytes of all that is packed into the file: a small file can hold very much of the same.
const MOST_UNPACKED: u64 = 64 * 1024 * 1024;
/// Files packed into it.
const MOST_PARTS: usize = 1_000;
/// Bytes of all cells together: many cells can name the same long text.
const MOST_CONTENT: usize = 16 * 1024 * 1024;
/// The headings stand in one of so many rows with something in them.
const MOST_HEADINGS: usize = 50;
/// Characters of a cell that are kept: more than a note may have, so that a longer one is refused as what it is.
const MOST_TEXT: usize = 4_000;

/// What a file says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    pub project: String,
    pub period: String,
    /// The name of the sheet in which one types.
    pub name: String,
    pub rows: Vec<Row>,
    /// The numbers of indicators whose rows are no longer there.
    pub missing: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    pub indicator: String,
    /// The version that was read into the sheet; blank where nothing had been written.
    pub version: String,
    pub number: String,
    pub cells: Vec<Cell>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// "total", "narrative", or the name of a cell: "sex.female".
    pub place: String,
    /// "F12".
    pub at: String,
    /// As it would be typed; blank where the cell is empty.
    pub text: String,
    pub fault: Option<Fault>,
}

/// Why a cell cannot be read, whatever it is meant for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// A date or a time: what the program made of "3/4".
    Date,
    /// The error of a formula, "#DIV/0!".
    Formula,
}

/// Why a file is refused as a whole.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("too large")]
    TooLarge,
    #[error("not a spreadsheet in the format XLSX")]
    NotXlsx,
    #[error("a spreadsheet that was not made here")]
    Foreign,
    #[error("damaged")]
    Damaged,
    #[error("something stands below row {MOST_ROWS}")]
    TooManyRows,
    /// The column of this heading is no longer there, or twice.
    #[error("no column {0}")]
    NoColumn(String),
}

/// Reads the file. A file over which the library for this format stumbles (a sheet that says it goes from C6 to A1) is damaged.
pub fn read(bytes: &[u8]) -> Result<Sheet, Unreadable> {
    catch_unwind(|| whole(bytes)).unwrap_or(Err(Unreadable::Damaged))
}

fn whole(bytes: &[u8]) -> Result<Sheet, Unreadable> {
    limits(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unreadable::NotXlsx)?;
    if !book.sheet_names().iter().any(|name| name == MARKS) {
        return Err(Unreadable::Foreign);
    }
    let marks = Marks::of(&cells(&mut book, MARKS)?)?;
    let sheet = cells(&mut book, &marks.name)?;
    let columns = marks.columns_in(&sheet)?;
    Ok(marks.sheet(&sheet, &columns))
}

/// It is a zip file, and what is packed into it is not too much: counted, since what it says of itself may be wrong.
fn limits(bytes: &[u8]) -> Result<(), Unreadable> {
    if bytes.len() > MOST_BYTES {
        return Err(Unreadable::TooLarge);
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return Err(Unreadable::NotXlsx);
    }
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
    if zip.len() > MOST_PARTS {
        return Err(Unreadable::TooLarge);
    }
    let mut left = MOST_UNPACKED;
    for at in 0..zip.len() {
        let part = zip.by_index(at).map_err(|_| Unreadable::Damaged)?;
        let unpacked = io::copy(&mut part.take(left), &mut io::sink()).map_err(|_| Unreadable::Damaged)?;
        left = left.saturating_sub(unpacked);
        if left == 0 {
            return Err(Unreadable::TooLarge);
        }
    }
    Ok(())
}

/// What one cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Content {
    Text(String),
    Fault(Fault),
}

/// The cells of a sheet that hold something, by row and column, counted from 0.
type Cells = HashMap<(u32, u32), Content>;

/// One cell after the other: a table of everything between the first and the last could be of any size.
fn cells(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Cells, Unreadable> {
    let mut reader = book.worksheet_cells_reader(name).map_err(|_| Unreadable::Damaged)?;
    let mut cells = HashMap::new();
    let mut left = MOST_CONTENT;
    while let Some(cell) = reader.next_cell().map_err(|_| Unreadable::Damaged)? {
        let Some(content) = content(cell.get_value()) else { continue };
        let (row, column) = cell.get_position();
        if row >= MOST_ROWS {
            return Err(Unreadable::TooManyRows);
        }
        if let Content::Text(text) = &content {
            left = left.checked_sub(text.len()).ok_or(Unreadable::TooLarge)?;
        }
        if column < MOST_COLUMNS {
            cells.insert((row, column), content);
        }
    }
    Ok(cells)
}

/// A number in its shortest exact form, as it would be typed.
fn content(data: &DataRef<'_>) -> Option<Content> {
    let text = |text: &str| Some(text.trim()).filter(|text| !text.is_empty()).map(kept).map(Content::Text);
    match data {
        DataRef::Empty => None,
        DataRef::Int(number) => text(&number.to_string()),
        DataRef::Float(number) => text(&number.to_string()),
        DataRef::String(words) => text(words),
        DataRef::SharedString(words) => text(words),
        DataRef::Bool(yes) => text(&yes.to_string()),
        DataRef::DateTime(_) | DataRef::DateTimeIso(_) | DataRef::DurationIso(_) => Some(Content::Fault(Fault::Date)),
        DataRef::Error(_) => Some(Content::Fault(Fault::Formula)),
    }
}

fn kept(text: &str) -> String {
    text.chars().take(MOST_TEXT).collect()
}

fn text_at(cells: &Cells, row: u32, column: u32) -> &str {
    match cells.get(&(row, column)) {
        Some(Content::Text(text)) => text,
        Some(Content::Fault(_)) | None => "",
    }
}

/// What the hidden sheet says.
struct Marks {
    project: String,
    period: String,
    name: String,
    headings: u32,
    columns: Vec<MarkedColumn>,
    rows: Vec<MarkedRow>,
}

struct MarkedColumn {
    at: u32,
    place: String,
    heading: String,
}

struct MarkedRow {
    at: u32,
    indicator: String,
    version: String,
    number: String,
    /// In words and as typed.
    answers: Vec<(String, String)>,
}

impl Marks {
    fn of(cells: &Cells) -> Result<Self, Unreadable> {
        let mut records: BTreeMap<u32, BTreeMap<u32, &str>> = BTreeMap::new();
        for (row, column) in cells.keys() {
            records.entry(*row).or_default().insert(*column, text_at(cells, *row, *column));
        }
        let (mut of, mut headings, mut columns, mut rows) = (None, None, Vec::new(), Vec::new());
        for record in records.values() {
            let word = |column: u32| record.get(&column).copied().unwrap_or_default();
            let number = |column: u32| word(column).parse::<u32>().map_err(|_| Unreadable::Damaged);
            let owned = |column: u32| word(column).to_owned();
            match word(0) {
                mark::OF => of = Some((owned(1), owned(2), owned(3))),
                mark::HEADINGS => headings = Some(number(1)?),
                mark::COLUMN => columns.push(MarkedColumn { at: number(1)?, place: owned(2), heading: owned(3) }),
                mark::ROW => {
                    let answers: Vec<&str> = record.range(5..).map(|(_, word)| *word).collect();
                    let (words, typed) = answers.split_at(answers.len() / 2);
                    let pairs = words.iter().zip(typed).map(|(words, typed)| ((*words).into(), (*typed).into()));
                    rows.push(MarkedRow {
                        at: number(1)?,
                        indicator: owned(2),
                        version: owned(3),
                        number: owned(4),
                        answers: pairs.collect(),
                    });
                }
                _ => {}
            }
        }
        let (Some((project, period, name)), Some(headings)) = (of, headings) else { return Err(Unreadable::Damaged) };
        if columns.len() > MOST_COLUMNS as usize {
            return Err(Unreadable::Damaged);
        }
        Ok(Self { project, period, name, headings, columns, rows })
    }

    /// Where the columns are now, by their places: under their headings, wherever these have gone. The row of the headings
    /// is where it was written, or the first in which they all stand.
    fn columns_in(&self, sheet: &Cells) -> Result<Columns, Unreadable> {
        let mut rows: Vec<u32> = sheet.keys().map(|(row, _)| *row).collect();
        rows.sort_unstable();
        rows.dedup();
        let written = self.columns_at(sheet, self.headings);
        let elsewhere = || rows.iter().take(MOST_HEADINGS).find_map(|row| self.columns_at(sheet, *row).ok());
        written.or_else(|error| elsewhere().ok_or(error))
    }

    fn columns_at(&self, sheet: &Cells, row: u32) -> Result<Columns, Unreadable> {
        let mut at = HashMap::new();
        for column in &self.columns {
            let stands = |candidate: u32| text_at(sheet, row, candidate) == column.heading;
            let found: Vec<u32> = match stands(column.at) {
                true => vec![column.at],
                false => (0..MOST_COLUMNS).filter(|candidate| stands(*candidate)).collect(),
            };
            let [found] = found[..] else { return Err(Unreadable::NoColumn(column.heading.clone())) };
            at.insert(column.place.clone(), found);
        }
        match at.remove(NUMBER) {
            Some(number) => Ok(Columns { headings: row, number, at }),
            None => Err(Unreadable::Damaged),
        }
    }

    fn sheet(self, cells: &Cells, columns: &Columns) -> Sheet {
        let mut numbered: HashMap<&str, Vec<u32>> = HashMap::new();
        for (row, column) in cells.keys() {
            if *row > columns.headings && *column == columns.number {
                numbered.entry(text_at(cells, *row, *column)).or_default().push(*row);
            }
        }
        let (mut rows, mut missing) = (Vec::new(), Vec::new());
        for marked in self.rows {
            let found = numbered.get(marked.number.as_str()).map(Vec::as_slice).unwrap_or_default();
            match found {
                [row] => rows.push(marked.row(*row, cells, columns, &self.columns)),
                several if several.contains(&marked.at) => {
                    let row = marked.at;
                    rows.push(marked.row(row, cells, columns, &self.columns));
                }
                _ => missing.push(marked.number),
            }
        }
        Sheet { project: self.project, period: self.period, name: self.name, rows, missing }
    }
}

/// Where the columns are.
struct Columns {
    headings: u32,
    number: u32,
    at: HashMap<String, u32>,
}

impl MarkedRow {
    fn row(self, row: u32, cells: &Cells, columns: &Columns, marked: &[MarkedColumn]) -> Row {
        let at = marked.iter().filter_map(|column| Some((column, *columns.at.get(&column.place)?)));
        let cells = at.map(|(marked, column)| {
            let (text, fault) = match cells.get(&(row, column)) {
                None => (String::new(), None),
                Some(Content::Text(text)) => (self.typed(text), None),
                Some(Content::Fault(fault)) => (String::new(), Some(*fault)),
            };
            Cell { place: marked.place.clone(), at: name(row, column), text, fault }
        });
        let cells = cells.collect();
        Row { indicator: self.indicator, version: self.version, number: self.number, cells }
    }

    /// An answer that was chosen by its words, as it is typed.
    fn typed(&self, text: &str) -> String {
        let chosen = self.answers.iter().find(|(words, _)| words.to_lowercase() == text.to_lowercase());
        chosen.map_or_else(|| text.to_owned(), |(_, typed)| typed.clone())
    }
}

/// "F12" for row 11 and column 5.
fn name(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default()));
        rest = (rest - 1) / 26;
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("{letters}{}", row + 1)
}
