//! One CSV file into lines: encoding, quotes, header and number of columns.

use super::{File, Problems};
use crate::error::Problem;

/// A line with as many fields as the header has columns, trimmed.
pub(crate) struct Line<'a> {
    file: &'a str,
    header: &'static [&'static str],
    number: u64,
    fields: Vec<String>,
}

impl Line<'_> {
    /// The field of a column, counted from 0.
    pub(crate) fn get(&self, column: usize) -> &str {
        self.fields.get(column).map_or("", String::as_str)
    }

    /// A problem with one field; it carries what was found there.
    pub(crate) fn problem(&self, column: usize, code: &str) -> Problem {
        let name = self.header.get(column).copied().unwrap_or_default();
        Problem::new(format!("{}:{}:{name}", self.file, self.number), code).with("found", self.get(column))
    }

    pub(crate) fn number(&self) -> u64 {
        self.number
    }
}

/// The lines under the header. A file that cannot be read as a table gives none and says why.
pub(crate) fn read<'a>(file: &'a File, header: &'static [&'static str], problems: &mut Problems) -> Vec<Line<'a>> {
    let bytes = file.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&file.bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(cause) => {
            let before = &bytes[..cause.valid_up_to()];
            let (line, column) = position(before);
            problems.add(Problem::new(format!("{}:{line}:{column}", file.name), "not-utf-8"));
            return Vec::new();
        }
    };
    if let Some((line, column)) = open_quote(text) {
        problems.add(Problem::new(format!("{}:{line}:{column}", file.name), "quote-not-closed"));
        return Vec::new();
    }
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    let mut lines = Vec::new();
    let mut headed = false;
    let mut place = Place { bytes: text.as_bytes(), at: 0, line: 1 };
    for record in reader.records() {
        // Only reading and encoding can fail here, and both were checked; say so rather than assume it.
        let Ok(record) = record else {
            problems.add(Problem::new(&file.name, "not-utf-8"));
            return Vec::new();
        };
        let number = place.line_of(record.position().map_or(0, csv::Position::byte));
        if !headed {
            headed = true;
            if !record.iter().eq(header.iter().copied()) {
                problems.add(wrong_header(file, header, &record));
                return Vec::new();
            }
        } else if record.len() != header.len() {
            let column = record.len().min(header.len()) + 1;
            let problem = Problem::new(format!("{}:{number}:{column}", file.name), "column-count");
            problems.add(problem.with("expected", header.len()).with("found", record.len()));
        } else {
            let fields = record.iter().map(str::to_owned).collect();
            lines.push(Line { file: &file.name, header, number, fields });
        }
    }
    if !headed {
        problems.add(Problem::new(format!("{}:1:1", file.name), "file-empty").with("expected", header.join(",")));
    }
    lines
}

/// Counts lines as a person does. The reader's own count is one short where lines end with a carriage return and a line feed, which
/// it takes for the beginning of the next line; blank lines it skips in the same way.
struct Place<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
}

impl Place<'_> {
    /// The line of the record that begins at this byte, or after the ends of lines that stand there.
    fn line_of(&mut self, byte: u64) -> u64 {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX);
        while let Some(next) = self.bytes.get(self.at).filter(|next| self.at < byte || matches!(next, b'\r' | b'\n')) {
            self.line += u64::from(*next == b'\n');
            self.at += 1;
        }
        self.line
    }
}

/// Names the first column that differs.
fn wrong_header(file: &File, header: &[&str], found: &csv::StringRecord) -> Problem {
    let column = (0..).find(|at| header.get(*at).copied() != found.get(*at)).unwrap_or(0);
    Problem::new(format!("{}:1:{}", file.name, column + 1), "wrong-header")
        .with("expected", header.join(","))
        .with("found", found.iter().collect::<Vec<_>>().join(","))
}

/// Line and column, from 1, of the end of `before`.
fn position(before: &[u8]) -> (usize, usize) {
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    (line, String::from_utf8_lossy(&before[start..]).chars().count() + 1)
}

/// Where a quoted field begins that is not closed on its line: no field of these files runs over a line, so a lost
/// quote would otherwise swallow the lines after it.
fn open_quote(text: &str) -> Option<(usize, usize)> {
    text.lines().enumerate().find_map(|(at, line)| {
        let open = line.matches('"').count() % 2 == 1;
        open.then(|| {
            let column = line.rfind('"').map_or(0, |byte| line[..byte].chars().count());
            (at + 1, column + 1)
        })
    })
}
