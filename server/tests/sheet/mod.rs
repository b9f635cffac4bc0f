mod download;
mod upload;

pub use upload::filled;

use std::{collections::BTreeMap, io::Cursor};

use calamine::{Data, Reader, Xlsx};

use crate::support::Browser;

/// The file of a quarter of 2026, and the way back.
pub fn sheet(period: i64) -> String {
    format!("/projects/DP.1649/progress.xlsx?period={period}")
}

pub async fn file(browser: &mut Browser, period: i64) -> Vec<u8> {
    let file = browser.download(&sheet(period)).await;
    assert_eq!(file.status, 200);
    assert_eq!(file.disposition, format!("attachment; filename=\"DP.1649-Q{period}-2026.xlsx\""));
    file.bytes
}

/// The row of an indicator: its cells by their headings.
pub fn row(file: &[u8], number: &str) -> BTreeMap<String, Data> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
    let range = book.worksheet_range("Progress").unwrap();
    let begins = |text: &str| {
        let text = Data::String(text.to_owned());
        range.rows().find(|row| row.first() == Some(&text)).unwrap()
    };
    let (headings, row) = (begins("No."), begins(number));
    headings.iter().map(ToString::to_string).zip(row.iter().cloned()).collect()
}
