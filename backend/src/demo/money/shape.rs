//! What the amount of a line is made of: months of a person, courses, kits. The files give amounts; quantities and prices are found
//! that make them.

use chrono::Datelike;
use domain::{
    budget::{Section, amount},
    money::Money,
    quantity::Quantity,
};

use super::super::{files::Line, project::Made};

/// A part of a line that becomes a line of its own: of one year.
pub(super) struct Piece<'a> {
    pub year: i64,
    pub unit: &'a str,
    pub quantity: Quantity,
    pub unit_cost: Money,
    pub duration: Quantity,
    pub amount: Money,
}

/// What is bought, by a word of the description, and in how many pieces it may come, the most first.
const UNITS: [(&str, &str, &[i64]); 10] = [
    ("valuation", "study", &[1]),
    ("survey", "study", &[2, 1]),
    ("training", "course", &[20, 16, 12, 10, 8, 5, 4]),
    ("course", "course", &[20, 16, 12, 10, 8, 5, 4]),
    ("session", "session", &[60, 48, 40, 30, 24, 20, 10]),
    ("workshop", "workshop", &[12, 10, 8, 6, 4]),
    ("equipment", "set", &[20, 12, 10, 8, 6, 5, 4]),
    ("shelter", "shelter", &[60, 40, 20, 12, 10, 6]),
    ("grant", "grant", &[200, 150, 100, 80, 60, 50, 40, 20]),
    ("cash", "household", &[2_000, 1_500, 1_000, 800, 500, 400, 200, 100]),
];

fn whole(n: i64) -> Quantity {
    Quantity::from_integer(n).unwrap_or_default()
}

/// `rest` is what all other lines add to, for overhead. A told project has its staff and its office by year.
pub(super) fn pieces<'a>(
    made: &Made<'_>,
    line: &Line,
    total: Money,
    rest: Option<Money>,
    tells: bool,
) -> Vec<Piece<'a>> {
    let months = i64::from(made.file.months.max(1));
    let first = i64::from(made.starts.year());
    let last = first + (i64::from(made.starts.month0()) + months - 1) / 12;
    match line.section {
        Section::Overhead => vec![overhead(first, total, rest)],
        Section::Staff | Section::Office if tells => by_year(made, total, months),
        Section::Staff | Section::Office => {
            let over = if total.minor % months == 0 { months } else { 1 };
            vec![piece(first, if over > 1 { "month" } else { "" }, 1, total, over)]
        }
        Section::Operational => {
            let text = line.description.to_lowercase();
            let known = UNITS.iter().find(|(word, ..)| text.contains(word));
            let (unit, pieces) = known.map_or(("", [1].as_slice()), |(_, unit, pieces)| (unit, pieces));
            let unit_of = 10_i64.pow(total.currency.decimals());
            let fits = |n: &&i64| total.minor % (**n * unit_of) == 0;
            let n = pieces.iter().find(fits).copied().unwrap_or(1);
            // What is evaluated is evaluated in the end; the rest spreads over the years, the same on every machine.
            let spread = i64::try_from(line.description.len()).unwrap_or(0) % (last - first + 1);
            let year = if line.evaluation { last } else { first + spread };
            vec![piece(year, if n > 1 || line.evaluation { unit } else { "" }, n, total, 1)]
        }
    }
}

fn piece<'a>(year: i64, unit: &'a str, quantity: i64, total: Money, duration: i64) -> Piece<'a> {
    let unit_cost = Money::new(total.minor / (quantity * duration), total.currency);
    Piece { year, unit, quantity: whole(quantity), unit_cost, duration: whole(duration), amount: total }
}

/// Seven per cent of the rest; as the file has it where the rest cannot be added.
fn overhead<'a>(year: i64, total: Money, rest: Option<Money>) -> Piece<'a> {
    let share = Quantity::from_ten_thousandths(700);
    let one = whole(1);
    match rest.and_then(|rest| Some((rest, amount(share, rest, one).ok()?))) {
        Some((rest, amount)) => {
            Piece { year, unit: "of all other lines", quantity: share, unit_cost: rest, duration: one, amount }
        }
        None => piece(year, "", 1, total, 1),
    }
}

/// The months of each year at one price, in whole units of the currency.
fn by_year<'a>(made: &Made<'_>, total: Money, months: i64) -> Vec<Piece<'a>> {
    let unit_of = 10_i64.pow(total.currency.decimals());
    let price = Money::new((total.minor / months / unit_of).max(1) * unit_of, total.currency);
    let (mut year, mut left, mut pieces) = (i64::from(made.starts.year()), months, Vec::new());
    let mut room = 12 - i64::from(made.starts.month0());
    while left > 0 {
        let over = left.min(room);
        let amount = Money::new(price.minor * over, total.currency);
        pieces.push(Piece { year, unit: "month", quantity: whole(1), unit_cost: price, duration: whole(over), amount });
        (year, left, room) = (year + 1, left - over, 12);
    }
    pieces
}
