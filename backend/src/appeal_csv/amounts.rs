//! The files that hold amounts: cells, totals of rows, the printed table of totals, ambiguous cells.

use std::collections::HashMap;

use domain::appeal::Area;

use super::{
    Ambiguity, COUNTRIES, Cell, File, Problems, Total,
    areas::Found,
    places::{Places, TOTAL},
    table::{self, Line},
};
use crate::error::Problem;

/// A trillion dollars: far above any appeal, far below what a sum in cents can hold.
const MOST_DOLLARS: i64 = 1_000_000_000_000;

/// Whole dollars as cents. Problems: `amount-blank`, `amount-negative`, `amount-not-a-number`, `amount-too-large`.
fn cents(line: &Line<'_>, column: usize, problems: &mut Problems) -> Option<i64> {
    let text = line.get(column);
    let code = if text.is_empty() {
        "amount-blank"
    } else if text.strip_prefix(['-', '\u{2212}']).is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit())) {
        "amount-negative"
    } else if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        "amount-not-a-number"
    } else {
        match text.parse::<i64>() {
            Ok(dollars) if dollars <= MOST_DOLLARS => return Some(dollars * 100),
            _ => "amount-too-large",
        }
    };
    problems.add(line.problem(column, code));
    None
}

/// The row that the first two columns name.
fn row(line: &Line<'_>, places: &Places, problems: &mut Problems) -> Option<usize> {
    let Some(region) = places.region(line.get(0)) else {
        problems.add(line.problem(0, "region-unknown"));
        return None;
    };
    let row = places.row(region, line.get(1));
    if row.is_none() {
        problems.add(line.problem(1, "row-unknown"));
    }
    row
}

pub(super) fn cells(file: &File, places: &mut Places, areas: &mut Found, problems: &mut Problems) {
    const HEADER: &[&str] = &["region", "country", "framework_area", "amount_usd"];
    for line in table::read(file, HEADER, problems) {
        let row = row(&line, places, problems);
        let (area, amount) = (areas.area(&line, 2, problems), cents(&line, 3, problems));
        let (Some(row), Some(area), Some(required_usd)) = (row, area, amount) else { continue };
        let cells = &mut places.rows[row].cells;
        if cells.iter().any(|cell| cell.area == area) {
            problems.add(line.problem(2, "cell-twice"));
        } else {
            cells.push(Cell { area, required_usd });
        }
    }
}

/// Every row of `countries.csv` needs its printed total.
pub(super) fn row_totals(file: &File, places: &mut Places, problems: &mut Problems) {
    const HEADER: &[&str] = &["region", "country", "amount_usd"];
    let lines = table::read(file, HEADER, problems);
    let readable = !lines.is_empty();
    let mut seen = vec![false; places.rows.len()];
    for line in lines {
        let (row, amount) = (row(&line, places, problems), cents(&line, 2, problems));
        let Some(row) = row else { continue };
        if std::mem::replace(&mut seen[row], true) {
            problems.add(line.problem(1, "row-twice"));
        } else if let Some(printed_usd) = amount {
            places.rows[row].printed_usd = printed_usd;
        }
    }
    for (row, line) in
        places.rows.iter().zip(&places.lines).zip(seen).filter(|(_, seen)| readable && !seen).map(|(at, _)| at)
    {
        let problem = Problem::new(format!("{COUNTRIES}:{line}:country"), "row-total-missing");
        problems.add(problem.with("found", &row.name).with("file", &file.name));
    }
}

/// Every region and the whole need a printed total; totals by area may be missing, as the printed table has no column for
/// what is institutional.
pub(super) fn totals(file: &File, places: &Places, areas: &mut Found, problems: &mut Problems) -> Vec<Total> {
    const HEADER: &[&str] = &["region", "framework_area", "amount_usd"];
    let lines = table::read(file, HEADER, problems);
    let readable = !lines.is_empty();
    let mut totals: HashMap<(Option<usize>, Option<Area>), Total> = HashMap::new();
    let mut order = Vec::new();
    for line in lines {
        let region = match line.get(0) {
            TOTAL => Some(None),
            name => {
                let region = places.region(name);
                if region.is_none() {
                    problems.add(line.problem(0, "region-unknown"));
                }
                region.map(Some)
            }
        };
        let area = if line.get(1) == TOTAL { Some(None) } else { areas.area(&line, 1, problems).map(Some) };
        let amount = cents(&line, 2, problems);
        let (Some(region), Some(area)) = (region, area) else { continue };
        let total = Total { region, area, printed_usd: amount.unwrap_or_default() };
        if totals.insert((region, area), total).is_some() {
            problems.add(line.problem(1, "total-twice"));
        }
        order.push((region, area));
    }
    let wholes = (0..places.regions.len()).map(Some).chain([None]);
    for region in wholes.filter(|region| readable && !totals.contains_key(&(*region, None))) {
        let name = region.map_or(TOTAL, |region| &places.regions[region]);
        problems.add(Problem::new(&file.name, "total-missing").with("region", name));
    }
    order.iter().filter_map(|place| totals.get(place).copied()).collect()
}

/// The chosen amount must be the cell's, where no cell means nothing is asked for.
pub(super) fn ambiguities(file: &File, places: &mut Places, areas: &mut Found, problems: &mut Problems) {
    const HEADER: &[&str] =
        &["region", "country", "framework_area", "chosen_usd", "alternative_1_usd", "alternative_2_usd"];
    for line in table::read(file, HEADER, problems) {
        let row = row(&line, places, problems);
        let area = areas.area(&line, 2, problems);
        let amounts = [3, 4, 5].map(|column| cents(&line, column, problems));
        let (Some(row), Some(area), [Some(chosen_usd), Some(first), Some(second)]) = (row, area, amounts) else {
            continue;
        };
        let row = &mut places.rows[row];
        let cell = row.cells.iter().find(|cell| cell.area == area).map_or(0, |cell| cell.required_usd);
        if row.ambiguities.iter().any(|known| known.area == area) {
            problems.add(line.problem(2, "cell-twice"));
        } else if cell != chosen_usd {
            problems.add(line.problem(3, "chosen-differs").with("cell", cell / 100));
        } else {
            row.ambiguities.push(Ambiguity { area, chosen_usd, alternatives_usd: [first, second] });
        }
    }
}
