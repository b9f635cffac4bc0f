//! A table to take away, as a spreadsheet or as text: what was asked in lines above it, then the headings, the rows and the total.
//!
//! Amounts are exact in both: in a spreadsheet numbers to which it gives its own separators, as text beyond what a spreadsheet
//! keeps exactly; in CSV plain decimals with a point. A blank is empty, and is not 0.

use domain::{format, quantity::Quantity};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::write::{Content, Table};
use crate::error::{Error, Result};

/// Whole numbers up to here are kept exactly by every spreadsheet program, which has 15 digits.
const EXACT: i64 = 999_999_999_999_999;

/// The byte order mark, by which spreadsheet programs know UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

#[derive(Clone, Debug)]
pub struct Listing {
    /// Of the sheet, at most 31 letters.
    pub name: String,
    pub title: String,
    /// What was asked and when, each with its words.
    pub asked: Vec<(String, String)>,
    /// Headings with their widths.
    pub columns: Vec<(String, f64)>,
    pub rows: Vec<Vec<Entry>>,
    pub total: Option<Vec<Entry>>,
    /// Lines below the table.
    pub notes: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    Blank,
    Text(String),
    /// US cents.
    Usd(i64),
    /// Ten-thousandths of one.
    Share(i64),
    Count(u32),
    Quantity(Quantity),
}

impl Entry {
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }

    /// As plain text: "1234.50", a share as the number of hundredths "66.41".
    fn plain(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) => harmless(text),
            Self::Usd(hundredths) | Self::Share(hundredths) => format::hundredths(*hundredths),
            Self::Count(count) => count.to_string(),
            Self::Quantity(quantity) => quantity.to_string(),
        }
    }
}

/// A sheet that is only read as a CSV file in UTF-8: its title, an empty line, the table.
pub fn table_csv(table: &Table) -> Result<Vec<u8>> {
    let plain = |content: &Content| match content {
        Content::Blank => String::new(),
        Content::Number(number) => number.to_string(),
        Content::Text(text) | Content::Formula { result: text, .. } => harmless(text),
    };
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(MARK.to_vec());
    let mut record = |fields: Vec<String>| writer.write_record(fields).map_err(Error::internal);
    record(vec![harmless(&table.title)])?;
    record(vec![String::new()])?;
    record(table.columns.iter().map(|(heading, _)| harmless(heading)).collect())?;
    for (_, row) in &table.rows {
        record(row.iter().map(plain).collect())?;
    }
    writer.into_inner().map_err(|cause| Error::internal(cause.to_string()))
}

/// A text that a spreadsheet program would take for a formula begins with an apostrophe.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// The bytes of a CSV file in UTF-8: the title and what was asked, an empty line, the table, an empty line and the notes.
pub fn csv(listing: &Listing) -> Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(MARK.to_vec());
    let mut record = |fields: Vec<String>| writer.write_record(fields).map_err(Error::internal);
    record(vec![harmless(&listing.title)])?;
    for (name, words) in &listing.asked {
        record(vec![harmless(name), harmless(words)])?;
    }
    record(vec![String::new()])?;
    record(listing.columns.iter().map(|(heading, _)| harmless(heading)).collect())?;
    for row in listing.rows.iter().chain(&listing.total) {
        record(row.iter().map(Entry::plain).collect())?;
    }
    record(vec![String::new()])?;
    for note in &listing.notes {
        record(vec![harmless(note)])?;
    }
    writer.into_inner().map_err(Error::internal)
}

/// The bytes of a spreadsheet.
pub fn xlsx(listing: &Listing) -> Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet(), listing).map_err(Error::internal)?;
    workbook.save_to_buffer().map_err(Error::internal)
}

fn fill(sheet: &mut Worksheet, listing: &Listing) -> Result<(), XlsxError> {
    let grey = Format::new().set_font_color(Color::RGB(0x4A5560));
    let ruled = || {
        let line = Format::new().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0xC8CDD3));
        line.set_align(FormatAlign::Top)
    };
    let heading = ruled().set_bold().set_text_wrap().set_background_color(Color::RGB(0xDDE5EE));
    sheet.set_name(&listing.name)?;
    sheet.write_string_with_format(0, 0, &listing.title, &Format::new().set_bold().set_font_size(14))?;
    let mut at = 1;
    for (name, words) in &listing.asked {
        sheet.write_string_with_format(at, 0, name, &grey)?;
        sheet.write_string_with_format(at, 1, words, &grey)?;
        at += 1;
    }
    at += 1;
    for (column, (words, width)) in (0..).zip(&listing.columns) {
        sheet.write_string_with_format(at, column, words, &heading)?;
        sheet.set_column_width(column, *width)?;
    }
    sheet.set_repeat_rows(at, at)?;
    sheet.set_freeze_panes(at + 1, 1)?;
    at += 1;
    for row in &listing.rows {
        line(sheet, at, row, &ruled())?;
        at += 1;
    }
    if let Some(total) = &listing.total {
        line(sheet, at, total, &ruled().set_bold().set_background_color(Color::RGB(0xEEF1F5)))?;
        at += 1;
    }
    for note in &listing.notes {
        at += 1;
        sheet.write_string_with_format(at, 0, note, &grey)?;
    }
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}

fn line(sheet: &mut Worksheet, at: u32, row: &[Entry], format: &Format) -> Result<(), XlsxError> {
    let number = |pattern: &str| format.clone().set_align(FormatAlign::Right).set_num_format(pattern);
    for (column, entry) in (0..).zip(row) {
        match entry {
            Entry::Blank => sheet.write_blank(at, column, format)?,
            Entry::Text(text) => sheet.write_string_with_format(at, column, text, &format.clone().set_text_wrap())?,
            Entry::Usd(cents) if cents.abs() <= EXACT => {
                sheet.write_number_with_format(at, column, *cents as f64 / 100.0, &number("#,##0.00"))?
            }
            Entry::Share(share) if share.abs() <= EXACT => {
                sheet.write_number_with_format(at, column, *share as f64 / 10_000.0, &number("0.0%"))?
            }
            Entry::Quantity(quantity) if quantity.ten_thousandths().abs() <= EXACT => {
                let number_of = quantity.ten_thousandths() as f64 / 10_000.0;
                let pattern = if number_of.fract() == 0.0 { "#,##0" } else { "#,##0.0###" };
                sheet.write_number_with_format(at, column, number_of, &number(pattern))?
            }
            Entry::Usd(_) | Entry::Share(_) | Entry::Quantity(_) => {
                sheet.write_string_with_format(at, column, entry.plain(), &number("@"))?
            }
            Entry::Count(count) => sheet.write_number_with_format(at, column, *count, &number("#,##0"))?,
        };
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};

    use super::*;

    fn listing() -> Listing {
        Listing {
            name: "Funding".into(),
            title: "What the appeal asks for".into(),
            asked: vec![("Appeal".into(), "2018".into())],
            columns: vec![("Country".into(), 30.0), ("Required".into(), 16.0), ("Covered".into(), 10.0)],
            rows: vec![
                vec![Entry::text("Lao, \"People\""), Entry::Usd(-123_450), Entry::Share(6_641)],
                vec![Entry::text("=1+1"), Entry::Usd(i64::MAX), Entry::Blank],
            ],
            total: Some(vec![Entry::text("Total"), Entry::Usd(0), Entry::Share(0)]),
            notes: vec!["All in US dollars".into()],
        }
    }

    #[test]
    fn as_text_every_amount_is_exact_and_a_blank_is_not_zero() {
        let bytes = csv(&listing()).unwrap();
        let text = std::str::from_utf8(bytes.strip_prefix(MARK).unwrap()).unwrap();
        let expected = "What the appeal asks for\nAppeal,2018\n\"\"\nCountry,Required,Covered\n\
                        \"Lao, \"\"People\"\"\",-1234.50,66.41\n'=1+1,92233720368547758.07,\nTotal,0.00,0.00\n\"\"\n\
                        All in US dollars\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_spreadsheet_holds_numbers_as_numbers() {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(xlsx(&listing()).unwrap())).unwrap();
        let range = book.worksheet_range("Funding").unwrap();
        let rows: Vec<Vec<Data>> = range.rows().map(<[Data]>::to_vec).collect();
        let text = |text: &str| Data::String(text.into());
        assert_eq!(rows[1][..2], [text("Appeal"), text("2018")]);
        assert_eq!(rows[4], [text("Lao, \"People\""), Data::Float(-1_234.5), Data::Float(0.6641)]);
        assert_eq!(rows[5], [text("=1+1"), text("92233720368547758.07"), Data::Empty]);
        assert_eq!(rows[6], [text("Total"), Data::Float(0.0), Data::Float(0.0)]);
    }
}
