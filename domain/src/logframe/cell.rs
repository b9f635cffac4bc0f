//! The indicators of one row of the table, with their numbers as a form would take them.

use super::{Column, Indicator};
use crate::indicator::Kind;

/// Ways of writing that there is no number yet.
const NONE: &[&str] =
    &["-", "–", "—", "n/a", "na", "n.a.", "tbd", "tbc", "to be determined", "to be confirmed", "none"];

/// The indicators of a row. Several stand in one cell where its lines are bullets, or where baseline or target have as
/// many lines.
pub(super) fn indicators<'a>(text: &impl Fn(Column) -> &'a str) -> Vec<Indicator> {
    let title = text(Column::Indicator);
    if title.is_empty() {
        return Vec::new();
    }
    let lines = |column| lines(text(column));
    let number = lines(Column::Indicator).len();
    let beside = [Column::Baseline, Column::Target].iter().any(|column| lines(*column).len() == number);
    let titles = match bullets(title) {
        Some(several) => several,
        None if number > 1 && beside => lines(Column::Indicator),
        None => vec![title.split_whitespace().collect::<Vec<_>>().join(" ")],
    };
    let several = titles.len();
    let of = |column: Column, place: usize| {
        let own = lines(column);
        if several > 1 && own.len() == several { own[place].clone() } else { text(column).to_owned() }
    };
    let made = titles.into_iter().enumerate().map(|(place, title)| {
        let unit = of(Column::Unit, place);
        let [baseline, target] = [Column::Baseline, Column::Target].map(|column| told(&of(column, place)));
        let kind = kind(&unit, &baseline, &target);
        let [baseline, target] = [baseline, target].map(|text| number_of(kind, &text));
        Indicator { title, unit, kind, baseline, target, source: of(Column::Source, place) }
    });
    made.collect()
}

/// The lines of a cell that are not blank, without their bullets.
fn lines(text: &str) -> Vec<String> {
    text.lines().map(|line| unmarked(line).unwrap_or(line).trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// The items of a cell in which every line begins with a bullet, if it has more than one.
pub(super) fn bullets(text: &str) -> Option<Vec<String>> {
    let written: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let items: Vec<String> =
        written.iter().filter_map(|line| unmarked(line)).map(|item| item.trim().to_owned()).collect();
    (items.len() > 1 && items.len() == written.len()).then_some(items)
}

/// A line without the bullet in front of it.
fn unmarked(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let rest = line.strip_prefix(['•', '-', '–', '*', '▪', '·', '●']);
    rest.filter(|rest| rest.starts_with([' ', '\t', '\u{a0}']) && !rest.trim().is_empty())
}

/// The text of a number, blank where it only says that there is none.
fn told(text: &str) -> String {
    let text = text.trim();
    if NONE.contains(&text.to_lowercase().as_str()) { String::new() } else { text.to_owned() }
}

fn kind(unit: &str, baseline: &str, target: &str) -> Kind {
    let all = |is: fn(&str) -> bool| {
        let mut filled = [baseline, target].into_iter().filter(|text| !text.is_empty()).peekable();
        filled.peek().is_some() && filled.all(is)
    };
    let unit = unit.to_lowercase();
    let any = [baseline, target].iter().any(|text| text.contains('%') || text.contains('/'));
    if any || unit.contains('%') || unit.contains("percent") {
        Kind::Percentage
    } else if all(|text| matches!(text.to_lowercase().as_str(), "yes" | "no")) {
        Kind::YesNo
    } else {
        Kind::Count
    }
}

/// "45 %" is 45 of 100; "1,200" is 1200, since a comma before three digits parts thousands in such tables.
fn number_of(kind: Kind, text: &str) -> String {
    let plain = without_commas(text);
    let text = plain.as_deref().unwrap_or(text);
    let share = text.strip_suffix('%').map_or(text, str::trim_end);
    if kind == Kind::Percentage && !share.is_empty() && !share.contains('/') {
        return format!("{share} / 100");
    }
    text.to_owned()
}

fn without_commas(text: &str) -> Option<String> {
    let mut groups = text.split(',');
    let first = groups.next()?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let groups: Vec<&str> = groups.collect();
    let parted = !groups.is_empty() && groups.iter().all(|group| group.len() == 3 && digits(group));
    (parted && (1..=3).contains(&first.len()) && digits(first)).then(|| text.replace(',', ""))
}
