//! The numbers that must come out: entered through the page, through REST and as a spreadsheet, and read from all three.
//!
//! Each row of the table is a test that goes through every door in a world of its own.

mod doors;
mod house;
mod projects;
mod table;

use domain::{
    indicator::{Accumulation, Direction, Kind},
    quantity::Quantity,
};

/// A way in for what was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Door {
    Page,
    Rest,
    Sheet,
}

const DOORS: [Door; 3] = [Door::Page, Door::Rest, Door::Sheet];

/// What one indicator is, by how it is promised.
#[derive(Clone, Copy, Debug)]
struct Measure {
    kind: Kind,
    direction: Direction,
    accumulation: Accumulation,
    baseline: &'static str,
    target: &'static str,
    /// Of 2026, all of which have begun.
    quarters: usize,
}

impl Default for Measure {
    fn default() -> Self {
        Self {
            kind: Kind::Count,
            direction: Direction::Increase,
            accumulation: Accumulation::Latest,
            baseline: "",
            target: "",
            quarters: 3,
        }
    }
}

/// A number as the sheet holds it.
fn number(text: &str) -> f64 {
    let quantity = Quantity::parse(text).unwrap().unwrap();
    quantity.ten_thousandths() as f64 / Quantity::SCALE as f64
}
