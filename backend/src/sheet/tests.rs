//! What is written is read back; what anybody may have sent is refused, and never brings the reader down.

use domain::id::IndicatorId;
use proptest::prelude::*;

use super::{
    NOTE, NUMBER,
    read::{Fault, MOST_BYTES, Sheet, Unreadable, read},
    write::{Book, Cell, Column, Content, Line, Look, Progress, Row, Table, write},
};

fn column(heading: &str, place: Option<&str>) -> Column {
    Column { heading: heading.into(), width: 12.0, place: place.map(str::to_owned) }
}

fn row(indicator: i64, number: &str, total: Content, note: &str) -> Line {
    let cell = |content, look| Cell { content, look };
    Line::Row(Row {
        indicator: IndicatorId(indicator),
        version: "2".into(),
        number: number.into(),
        cells: vec![
            cell(Content::text(number), Look::Words),
            cell(Content::Blank, Look::Absent),
            cell(total, Look::Choice),
            cell(Content::text(note), Look::Text),
        ],
        answers: vec![("1 · Poor".into(), "1".into()), ("2 · Good".into(), "2".into())],
    })
}

fn book(columns: Vec<Column>, lines: Vec<Line>) -> Book {
    let progress =
        Progress { name: "Progress".into(), top: vec!["DP.1649".into(), "Q3".into()], columns, lines, frozen: 2 };
    let rows = vec![(true, vec![Content::text("Outcome 1")]), (false, vec![Content::Number(0.0), Content::Blank])];
    let columns = vec![("Number".into(), 8.0), ("Target".into(), 12.0)];
    let matrix = Table { name: "Matrix".into(), title: "Results matrix".into(), columns, rows };
    Book { project: "DP.1649".into(), period: "3".into(), progress, targets: None, matrix }
}

fn columns() -> Vec<Column> {
    vec![
        column("No.", Some(NUMBER)),
        column("Sex: Female", Some("sex.female")),
        column("Total", Some("total")),
        column("Note", Some(NOTE)),
    ]
}

fn file() -> Vec<u8> {
    let lines = vec![
        Line::Group("Outcome 1".into()),
        row(7, "1-a", Content::Number(0.0), "seen"),
        row(8, "1-b", Content::Blank, ""),
        row(9, "1-c", Content::Number(17.1), "two\nlines"),
    ];
    write(&book(columns(), lines)).unwrap()
}

/// Indicator, place, cell, text.
fn said(sheet: &Sheet) -> Vec<(&str, &str, &str, &str)> {
    let rows = sheet.rows.iter();
    rows.flat_map(|row| {
        row.cells.iter().map(|cell| (row.indicator.as_str(), cell.place.as_str(), cell.at.as_str(), cell.text.as_str()))
    })
    .filter(|(_, place, ..)| *place != NUMBER)
    .collect()
}

#[test]
fn what_was_written_is_read_back_and_blank_is_not_zero() {
    let sheet = read(&file()).unwrap();
    assert_eq!((sheet.project.as_str(), sheet.period.as_str(), sheet.name.as_str()), ("DP.1649", "3", "Progress"));
    assert_eq!(sheet.rows[0].version, "2");
    assert_eq!(
        said(&sheet),
        [
            ("7", "sex.female", "B6", ""),
            ("7", "total", "C6", "0"),
            ("7", NOTE, "D6", "seen"),
            ("8", "sex.female", "B7", ""),
            ("8", "total", "C7", ""),
            ("8", NOTE, "D7", ""),
            ("9", "sex.female", "B8", ""),
            ("9", "total", "C8", "17.1"),
            ("9", NOTE, "D8", "two\nlines"),
        ]
    );
    assert!(sheet.missing.is_empty());
}

/// A period of the demo, downloaded, four cells typed over in LibreOffice 7.4 (one total, three cells of women), and saved.
#[test]
fn a_file_saved_by_libreoffice_is_read() {
    let sheet = read(include_bytes!("tests/libreoffice-7.4.xlsx")).unwrap();
    assert_eq!((sheet.project.as_str(), sheet.name.as_str(), sheet.rows.len()), ("DP.1649", "Progress", 12));
    let cells = said(&sheet);
    let at = |name: &str| cells.iter().find(|cell| cell.2 == name).map(|cell| (cell.1, cell.3));
    assert_eq!(at("I7"), Some(("total", "20/50")), "typed over a blank, and no date");
    assert_eq!(at("G9"), Some(("sex.female", "23")));
    assert_eq!(at("G10"), Some(("sex.female", "20/22")));
    assert_eq!(at("G12"), Some(("sex.female", "47")));
    assert_eq!((at("I9"), at("I10")), (Some(("total", "31")), Some(("total", "26/31"))), "left as it was");
    assert_eq!(at("I13"), Some(("total", "")), "blank is not zero");
    assert!(!sheet.rows[1].version.is_empty() && sheet.missing.is_empty(), "versions come back from the hidden sheet");
    assert!(sheet.rows.iter().flat_map(|row| &row.cells).all(|cell| cell.fault.is_none()));
}

#[test]
fn an_answer_in_words_is_read_as_it_is_typed() {
    let lines = vec![row(7, "1-a", Content::text("2 · good"), ""), row(8, "1-b", Content::text("Fair"), "")];
    let sheet = read(&write(&book(columns(), lines)).unwrap()).unwrap();
    let totals: Vec<_> = said(&sheet).into_iter().filter(|cell| cell.1 == "total").map(|cell| cell.3).collect();
    assert_eq!(totals, ["2", "Fair"]);
}

#[test]
fn counts_are_numbers_where_a_spreadsheet_keeps_them_exactly() {
    use domain::{indicator::Kind, value::Value};
    for (kind, typed, content) in [
        (Kind::Count, "0", Content::Number(0.0)),
        (Kind::Count, "17.1", Content::Number(17.1)),
        (Kind::Count, "99999999999.1234", Content::Number(99_999_999_999.123_4)),
        (Kind::Count, "999999999999.1234", Content::Text("999999999999.1234".into())),
        (Kind::Percentage, "26 / 31", Content::Text("26/31".into())),
    ] {
        assert_eq!(Content::value(Value::parse(kind, typed).unwrap()), content, "{typed}");
    }
    assert_eq!(Content::value(None), Content::Blank);
}

#[test]
fn what_is_no_file_of_ours_is_refused() {
    let mut plain = rust_xlsxwriter::Workbook::new();
    plain.add_worksheet().write_string(0, 0, "Officials trained").unwrap();
    let file = file();
    for (bytes, error) in [
        (&b""[..], Unreadable::NotXlsx),
        (b"Indicator;Total", Unreadable::NotXlsx),
        (&file[..file.len() / 2], Unreadable::Damaged),
        (&plain.save_to_buffer().unwrap(), Unreadable::Foreign),
        (&vec![0; MOST_BYTES + 1], Unreadable::TooLarge),
    ] {
        assert_eq!(read(bytes), Err(error));
    }
    let mut columns = columns();
    columns[2].heading = "Sex: Female".into();
    columns[1].heading = "Something else".into();
    columns.push(column("Total", None));
    columns.push(column("Total", None));
    let lines = vec![row(7, "1-a", Content::Blank, "")];
    let sheet = read(&write(&book(columns, lines)).unwrap());
    assert!(sheet.is_ok(), "what only looks like ours at other places is not asked for: {sheet:?}");
}

/// Opens a file of ours, changes it as a person would, and packs it again.
fn repacked(file: &[u8], part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    use std::io::{Cursor, Read as _, Write as _};
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..zip.len() {
        let mut entry = zip.by_index(at).unwrap();
        let (name, mut text) = (entry.name().unwrap().into_owned(), String::new());
        entry.read_to_string(&mut text).unwrap();
        let text = if name == part { change(text) } else { text };
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

const PROGRESS: &str = "xl/worksheets/sheet1.xml";

/// The file with the cell C6, which is the number 0, made something else.
fn with_c6(cell: &str) -> Vec<u8> {
    repacked(&file(), PROGRESS, |text| {
        let from = text.find("<c r=\"C6\"").unwrap();
        let to = from + text[from..].find("</c>").unwrap() + "</c>".len();
        format!("{}{cell}{}", &text[..from], &text[to..])
    })
}

#[test]
fn numbers_are_taken_in_their_shortest_form_and_errors_are_named() {
    for (cell, text, fault) in [
        ("<c r=\"C6\"><v>0.30000000000000004</v></c>", "0.30000000000000004", None),
        ("<c r=\"C6\"><v>1E3</v></c>", "1000", None),
        ("<c r=\"C6\" t=\"str\"><f>1/2</f><v>3/4</v></c>", "3/4", None),
        ("<c r=\"C6\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", "", Some(Fault::Formula)),
        ("<c r=\"C6\" t=\"d\"><v>2026-03-04T00:00:00Z</v></c>", "", Some(Fault::Date)),
    ] {
        let sheet = read(&with_c6(cell)).unwrap();
        let read = sheet.rows[0].cells.iter().find(|cell| cell.place == "total").unwrap();
        assert_eq!((read.at.as_str(), read.text.as_str(), read.fault), ("C6", text, fault), "{cell}");
    }
}

#[test]
fn a_sheet_that_ends_before_it_begins_is_damaged() {
    let backwards = repacked(&file(), PROGRESS, |text| {
        let (before, rest) = text.split_once("<dimension ref=\"").unwrap();
        let (_, after) = rest.split_once('"').unwrap();
        format!("{before}<dimension ref=\"C6:A1\"{after}")
    });
    // With overflow checks the library panics; without them it reads on, since nothing else depends on it.
    assert!(matches!(read(&backwards), Err(Unreadable::Damaged) | Ok(_)));
}

#[test]
fn too_many_rows_and_a_corner_far_away_are_refused_without_being_unpacked() {
    let far = with_c6("<c r=\"C6\"><v>0</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c>");
    assert_eq!(read(&far), Err(Unreadable::TooManyRows));
    let bomb = repacked(&file(), PROGRESS, |text| text + &" ".repeat(65 * 1024 * 1024));
    assert!(bomb.len() < MOST_BYTES, "it is small to send: {}", bomb.len());
    assert_eq!(read(&bomb), Err(Unreadable::TooLarge));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2_000), zip: bool) {
        let bytes = if zip { [b"PK\x03\x04", bytes.as_slice()].concat() } else { bytes };
        let _ = read(&bytes);
    }

    #[test]
    fn mutated_files_never_panic(changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let mut file = file();
        for (at, byte) in changes {
            let at = at.index(file.len());
            file[at] = byte;
        }
        let _ = read(&file);
    }

    /// A changed byte of a packed part is mostly found by its checksum; these are changed before they are packed.
    #[test]
    fn mutated_parts_never_panic(
        part in prop::sample::select(vec![
            PROGRESS, "xl/worksheets/sheet3.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml",
            "xl/_rels/workbook.xml.rels",
        ]),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), "[ -~]{0,3}", 0usize..4), 1..6),
    ) {
        let file = repacked(&file(), part, |mut text| {
            for (at, with, length) in &changes {
                let mut from = at.index(text.len());
                while !text.is_char_boundary(from) { from -= 1 }
                let mut to = (from + length).min(text.len());
                while !text.is_char_boundary(to) { to += 1 }
                text.replace_range(from..to, with);
            }
            text
        });
        let _ = read(&file);
    }
}
