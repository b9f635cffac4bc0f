//! A ledger as accounting programs write it, read from the rows and columns of a table.
//!
//! What each column holds is for a person to say; [`guess`] makes a start. Numbers and days are read only where they can mean one thing:
//! "1,234" is a thousand here and one there, "05/10/2026" is May here and October there, and both are refused by name.

mod read;

pub use self::read::{amount, day};
use crate::word::words;

/// What a column of the table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    Ignored,
    /// The number of the document: with the line it tells whether a row is there already.
    Document,
    Day,
    /// Number or description of a line of the budget, or the text of an account.
    Line,
    Amount,
    /// ISO 4217; that of the line where it is blank, or there is no such column.
    Currency,
    Description,
}

words!(Column: "column of a ledger" {
    Ignored => "ignored",
    Document => "document",
    Day => "day",
    Line => "line",
    Amount => "amount",
    Currency => "currency",
    Description => "description",
});

impl Column {
    /// Without these nothing can be recorded.
    pub const NEEDED: [Self; 4] = [Self::Document, Self::Day, Self::Line, Self::Amount];
}

/// Headings in English, French and Spanish, lower case; the first that a heading contains counts.
const HEADINGS: &[(&str, Column)] = &[
    ("curr", Column::Currency),
    ("devise", Column::Currency),
    ("monnaie", Column::Currency),
    ("moneda", Column::Currency),
    ("divisa", Column::Currency),
    ("amount", Column::Amount),
    ("montant", Column::Amount),
    ("importe", Column::Amount),
    ("monto", Column::Amount),
    ("document", Column::Document),
    ("voucher", Column::Document),
    ("reference", Column::Document),
    ("pièce", Column::Document),
    ("comprobante", Column::Document),
    ("invoice", Column::Document),
    ("date", Column::Day),
    ("day", Column::Day),
    ("fecha", Column::Day),
    ("budget line", Column::Line),
    ("ligne", Column::Line),
    ("línea", Column::Line),
    ("line", Column::Line),
    ("account", Column::Line),
    ("compte", Column::Line),
    ("cuenta", Column::Line),
    ("description", Column::Description),
    ("text", Column::Description),
    ("details", Column::Description),
    ("libellé", Column::Description),
    ("concepto", Column::Description),
];

/// What the columns seem to hold, by their headings; the first of two that say the same. A date of a document is a date.
pub fn guess(headings: &[String]) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::with_capacity(headings.len());
    for heading in headings {
        let text = heading.trim().to_lowercase();
        let has = |of: Column| HEADINGS.iter().any(|(word, column)| *column == of && text.contains(word));
        let first = || HEADINGS.iter().find(|(word, _)| text.contains(word)).map(|(_, column)| *column);
        let named = if has(Column::Day) { Column::Day } else { first().unwrap_or(Column::Ignored) };
        let again = named != Column::Ignored && columns.contains(&named);
        columns.push(if again { Column::Ignored } else { named });
    }
    columns
}

/// Why a cell cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    Missing,
    NotANumber,
    /// A comma or a point that may part thousands or decimals.
    Ambiguous,
    TooManyDecimals,
    TooLarge,
    NotADay,
    /// Day and month can be taken for each other.
    AmbiguousDay,
}

impl Fault {
    pub const ALL: [Self; 7] = [
        Self::Missing,
        Self::NotANumber,
        Self::Ambiguous,
        Self::TooManyDecimals,
        Self::TooLarge,
        Self::NotADay,
        Self::AmbiguousDay,
    ];

    /// The word that chooses its sentence.
    pub fn code(self) -> &'static str {
        match self {
            Self::Missing => "ledger-missing",
            Self::NotANumber => "ledger-not-a-number",
            Self::Ambiguous => "ledger-ambiguous",
            Self::TooManyDecimals => "ledger-too-many-decimals",
            Self::TooLarge => "ledger-too-large",
            Self::NotADay => "ledger-not-a-day",
            Self::AmbiguousDay => "ledger-ambiguous-day",
        }
    }
}

/// Which line of the budget the text of a cell means, by the numbers and descriptions of the lines: the number as the budget shows it,
/// or the very words of one line, but for case and spaces. None where several lines have these words.
pub fn line_of<'a>(text: &str, lines: impl Iterator<Item = (&'a str, &'a str)>) -> Option<usize> {
    let plain = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ");
    let (wanted, mut by_words, mut several) = (plain(text), None, false);
    for (at, (number, description)) in lines.enumerate() {
        if wanted == number {
            return Some(at);
        }
        if wanted == plain(description) {
            several = by_words.is_some();
            by_words = by_words.or(Some(at));
        }
    }
    by_words.filter(|_| !several)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(headings: &str) -> String {
        let headings: Vec<String> = headings.split('|').map(str::to_owned).collect();
        guess(&headings).iter().map(|column| column.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn columns_are_guessed_by_their_headings() {
        let table = [
            (
                "Document no.|Posting date|Budget line|Amount|Currency|Text",
                "document day line amount currency description",
            ),
            (
                "Voucher|Day|Account|Amount (local)|Curr.|Details|User",
                "document day line amount currency description ignored",
            ),
            ("Pièce|Date|Ligne budgétaire|Montant|Devise|Libellé", "document day line amount currency description"),
            ("Comprobante|Fecha|Cuenta|Importe|Moneda|Concepto", "document day line amount currency description"),
            ("Document date|Document|Amount|Amount USD|Account", "day document amount ignored line"),
            ("A|B|C", "ignored ignored ignored"),
        ];
        for (headings, expected) in table {
            assert_eq!(guessed(headings), expected);
        }
    }

    #[test]
    fn a_line_is_meant_by_its_number_or_its_very_words() {
        let lines = [("1", "Salaries"), ("2", "Office rent"), ("3", "Training"), ("4", "training"), ("5", "2")];
        let of = |text| line_of(text, lines.iter().copied());
        assert_eq!(of("1"), Some(0));
        assert_eq!(of("2"), Some(1), "a number is a number first");
        assert_eq!(of(" office  RENT "), Some(1));
        assert_eq!(of("Training"), None, "two lines have these words");
        assert_eq!(of("Rent"), None);
        assert_eq!(of(""), None);
        assert_eq!(of("01"), None);
    }
}
