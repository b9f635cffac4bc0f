//! Makes the spreadsheet: fields in which one types are open, everything else is locked, without a password.

use domain::{id::IndicatorId, value::Value};
use rust_xlsxwriter::{
    Color, DataValidation, Format, FormatAlign, FormatBorder, Formula, ProtectionOptions, Workbook, Worksheet,
    XlsxError, utility::row_col_to_cell_absolute,
};

use super::{MARKS, mark};
use crate::error::{Error, Result};

/// A spreadsheet to write.
#[derive(Clone, Debug)]
pub struct Book {
    /// The code of the project and the id of the period.
    pub project: String,
    pub period: String,
    pub progress: Progress,
    /// What is promised for each period, where anything is.
    pub targets: Option<Table>,
    pub matrix: Table,
}

/// The sheet to fill in.
#[derive(Clone, Debug)]
pub struct Progress {
    pub name: String,
    /// Lines above the table, the first of them its title.
    pub top: Vec<String>,
    pub columns: Vec<Column>,
    pub lines: Vec<Line>,
    /// Columns that stay in sight at the left.
    pub frozen: u16,
}

#[derive(Clone, Debug)]
pub struct Column {
    pub heading: String,
    pub width: f64,
    /// Which cell of a value it is, or the number of its indicator; none where it is only read.
    pub place: Option<String>,
}

#[derive(Clone, Debug)]
pub enum Line {
    /// The row of the matrix under which the next indicators stand.
    Group(String),
    Row(Row),
}

/// One indicator, with a cell for every column.
#[derive(Clone, Debug)]
pub struct Row {
    pub indicator: IndicatorId,
    /// The version that was read; blank where nothing was ever written.
    pub version: String,
    pub number: String,
    pub cells: Vec<Cell>,
    /// The answers to choose from: in words, and as they are typed.
    pub answers: Vec<(String, String)>,
}

#[derive(Clone, Debug)]
pub struct Cell {
    pub content: Content,
    pub look: Look,
}

/// What a cell holds. Blank is empty; a zero is the number 0.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    Blank,
    Number(f64),
    Text(String),
    /// What the spreadsheet works out again, with what it gives.
    Formula {
        formula: String,
        result: String,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Only to be read.
    Words,
    Figure,
    /// A field for numbers, or for text that the program must not take for a date: "3/4".
    Number,
    Text,
    /// A field with the answers of its row to choose from.
    Choice,
    /// A field for words.
    Note,
    /// A field into which nothing can be typed now.
    Shut,
    /// A cell that this indicator does not have.
    Absent,
}

/// A sheet that is only read.
#[derive(Clone, Debug)]
pub struct Table {
    pub name: String,
    pub title: String,
    pub columns: Vec<(String, f64)>,
    /// Each with whether it stands out.
    pub rows: Vec<(bool, Vec<Content>)>,
}

/// The digits that every program keeps of a number.
const EXACT_DIGITS: usize = 15;

impl Content {
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }

    /// A number as such where a spreadsheet keeps it exactly, else its text.
    pub fn number(text: String) -> Self {
        let exact = text.bytes().filter(u8::is_ascii_digit).count() <= EXACT_DIGITS;
        match text.parse() {
            Ok(number) if exact => Self::Number(number),
            _ => Self::Text(text),
        }
    }

    /// A count as [a number](Self::number); a ratio as "26/31".
    pub fn value(value: Option<Value>) -> Self {
        match value {
            None => Self::Blank,
            Some(Value::Count(count)) => Self::number(count.to_string()),
            Some(other) => Self::text(other.typed().replace(' ', "")),
        }
    }
}

/// The bytes of the file.
pub fn write(book: &Book) -> Result<Vec<u8>> {
    file(book).map_err(Error::internal)
}

/// The bytes of a file of sheets that are only read.
pub fn tables(tables: &[Table]) -> Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    let formats = Formats::new();
    let written = tables.iter().try_for_each(|of| table(workbook.add_worksheet(), of, &formats));
    written.and_then(|()| workbook.save_to_buffer()).map_err(Error::internal)
}

fn file(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let formats = Formats::new();
    progress(workbook.add_worksheet(), &book.progress, &formats)?;
    for read in book.targets.iter().chain([&book.matrix]) {
        table(workbook.add_worksheet(), read, &formats)?;
    }
    marks(workbook.add_worksheet(), book)?;
    workbook.save_to_buffer()
}

/// How cells look.
struct Formats {
    title: Format,
    top: Format,
    heading: Format,
    group: Format,
    words: Format,
    figure: Format,
    number: Format,
    text: Format,
    note: Format,
    shut: Format,
    absent: Format,
}

impl Formats {
    fn new() -> Self {
        let ruled = || Format::new().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0xC8CDD3));
        let ruled = || ruled().set_align(FormatAlign::Top);
        let field = || ruled().set_unlocked().set_background_color(Color::RGB(0xFFFBE6));
        Self {
            title: Format::new().set_bold().set_font_size(14),
            top: Format::new().set_font_color(Color::RGB(0x4A5560)),
            heading: ruled().set_bold().set_text_wrap().set_background_color(Color::RGB(0xDDE5EE)),
            group: ruled().set_bold().set_background_color(Color::RGB(0xEEF1F5)),
            words: ruled().set_text_wrap(),
            figure: ruled().set_align(FormatAlign::Right),
            number: field().set_align(FormatAlign::Right),
            text: field().set_align(FormatAlign::Right).set_num_format("@"),
            note: field().set_text_wrap().set_num_format("@"),
            shut: ruled().set_align(FormatAlign::Right).set_background_color(Color::RGB(0xF3F4F6)),
            absent: ruled().set_background_color(Color::RGB(0xC9CED4)),
        }
    }

    fn of(&self, look: Look) -> &Format {
        match look {
            Look::Words => &self.words,
            Look::Figure => &self.figure,
            Look::Number => &self.number,
            Look::Text | Look::Choice => &self.text,
            Look::Note => &self.note,
            Look::Shut => &self.shut,
            Look::Absent => &self.absent,
        }
    }
}

/// Widths and heights may be changed, everything else that is not a field is locked.
fn protect(sheet: &mut Worksheet) {
    let options = ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::new() };
    sheet.protect_with_options(&options);
}

/// As wide as the page, with the headings on every page.
fn page(sheet: &mut Worksheet, headings: u32, frozen: u16) -> Result<(), XlsxError> {
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(headings, headings)?;
    sheet.set_freeze_panes(headings + 1, frozen)?;
    Ok(())
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, content: &Content, format: &Format) -> Result<(), XlsxError> {
    match content {
        Content::Blank => sheet.write_blank(row, column, format)?,
        Content::Number(number) => sheet.write_number_with_format(row, column, *number, format)?,
        Content::Text(text) => sheet.write_string_with_format(row, column, text, format)?,
        Content::Formula { formula, result } => {
            sheet.write_formula_with_format(row, column, Formula::new(formula).set_result(result), format)?
        }
    };
    Ok(())
}

/// The row of the headings: under the lines above, and a blank one.
fn headings_row(progress: &Progress) -> u32 {
    length(progress.top.len()) + 1
}

/// Rows are as few as the indicators of a project.
fn length(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn progress(sheet: &mut Worksheet, progress: &Progress, formats: &Formats) -> Result<(), XlsxError> {
    sheet.set_name(&progress.name)?;
    for (row, text) in (0..).zip(&progress.top) {
        let format = if row == 0 { &formats.title } else { &formats.top };
        sheet.write_string_with_format(row, 0, text, format)?;
    }
    let headings = headings_row(progress);
    for (column, of) in (0..).zip(&progress.columns) {
        sheet.write_string_with_format(headings, column, &of.heading, &formats.heading)?;
        sheet.set_column_width(column, of.width)?;
    }
    for (row, line) in (headings + 1..).zip(&progress.lines) {
        match line {
            Line::Group(title) => {
                for (column, _) in (0..).zip(&progress.columns) {
                    sheet.write_blank(row, column, &formats.group)?;
                }
                sheet.write_string_with_format(row, 0, title, &formats.group)?;
            }
            Line::Row(line) => {
                for (column, cell) in (0..).zip(&line.cells) {
                    put(sheet, row, column, &cell.content, formats.of(cell.look))?;
                    if cell.look == Look::Choice {
                        sheet.add_data_validation(row, column, row, column, &choice(line, row - headings)?)?;
                    }
                }
            }
        }
    }
    page(sheet, headings, progress.frozen)?;
    protect(sheet);
    Ok(())
}

/// Columns of a row's record before its answers.
const BEFORE_ANSWERS: u16 = 5;

/// A list of the answers of this row, which stand with its marks, `place` rows after the headings.
fn choice(line: &Row, place: u32) -> Result<DataValidation, XlsxError> {
    let last = BEFORE_ANSWERS + u16::try_from(line.answers.len()).unwrap_or(u16::MAX).saturating_sub(1);
    let row = MARKS_OF_ROWS + place - 1;
    let (from, to) = (row_col_to_cell_absolute(row, BEFORE_ANSWERS), row_col_to_cell_absolute(row, last));
    Ok(DataValidation::new().allow_list_formula(Formula::new(format!("='{MARKS}'!{from}:{to}"))))
}

fn table(sheet: &mut Worksheet, table: &Table, formats: &Formats) -> Result<(), XlsxError> {
    sheet.set_name(&table.name)?;
    sheet.write_string_with_format(0, 0, &table.title, &formats.title)?;
    const HEADINGS: u32 = 2;
    for (column, (heading, width)) in (0..).zip(&table.columns) {
        sheet.write_string_with_format(HEADINGS, column, heading, &formats.heading)?;
        sheet.set_column_width(column, *width)?;
    }
    for (row, (stands_out, cells)) in (HEADINGS + 1..).zip(&table.rows) {
        for (column, content) in (0..).zip(cells) {
            let format = match content {
                _ if *stands_out => &formats.group,
                Content::Number(_) => &formats.figure,
                Content::Blank | Content::Text(_) | Content::Formula { .. } => &formats.words,
            };
            put(sheet, row, column, content, format)?;
        }
    }
    page(sheet, HEADINGS, 2)?;
    protect(sheet);
    Ok(())
}

/// The row of [`MARKS`] at which those of the lines begin: a line has its record as far below it as it stands below the
/// headings. The columns have theirs to the right of the first ones.
const MARKS_OF_ROWS: u32 = 4;

fn marks(sheet: &mut Worksheet, book: &Book) -> Result<(), XlsxError> {
    sheet.set_name(MARKS)?.set_very_hidden(true);
    record(sheet, 0, &[mark::OF, &book.project, &book.period, &book.progress.name])?;
    let headings = headings_row(&book.progress);
    record(sheet, 1, &[mark::HEADINGS, &headings.to_string()])?;
    let mut row = MARKS_OF_ROWS;
    for (at, line) in (headings + 1..).zip(&book.progress.lines) {
        if let Line::Row(line) = line {
            let at = at.to_string();
            let indicator = line.indicator.to_string();
            let first = [mark::ROW, &at, &indicator, &line.version, &line.number];
            let words = line.answers.iter().map(|(words, _)| words.as_str());
            let typed = line.answers.iter().map(|(_, typed)| typed.as_str());
            record(sheet, row, &first.into_iter().chain(words).chain(typed).collect::<Vec<_>>())?;
        }
        row += 1;
    }
    for (at, column) in (0u16..).zip(&book.progress.columns) {
        if let Some(place) = &column.place {
            record(sheet, row, &[mark::COLUMN, &at.to_string(), place, &column.heading])?;
            row += 1;
        }
    }
    Ok(())
}

/// All as text, so that nothing is taken for a number.
fn record(sheet: &mut Worksheet, row: u32, words: &[&str]) -> Result<(), XlsxError> {
    for (column, word) in (0..).zip(words) {
        sheet.write_string(row, column, *word)?;
    }
    Ok(())
}
