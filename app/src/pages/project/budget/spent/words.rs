//! Words that the parts of the spending pages share.

use backend::query::expenditure::Line;
use domain::{
    budget::Total,
    burn::{Measured, Why},
    format,
    money::Money,
    spending::Month,
};

use crate::{pages::project::budget::words, t};

/// "October 2026" is long in a table: "Oct 2026".
pub(crate) fn month(month: Month) -> String {
    use chrono::Datelike;
    format!("{} {}", format::month(month.first()), month.first().year())
}

/// Ten-thousandths as a percentage, or why there is none.
pub(super) fn share(share: Result<i64, Why>) -> String {
    share.map_or_else(|why| t!(&format!("burn-{why}")), format::percent)
}

/// "51.1 % of 480 323 budgeted", or why the share cannot be told.
pub(crate) fn of_budget(share: Result<i64, Why>, budget: String) -> String {
    match share {
        Ok(share) => t!("spent-of-budget", share = format::percent(share), budget = budget),
        Err(why) => t!("spent-of-budget-unknown", why = t!(&format!("burn-{why}")), budget = budget),
    }
}

/// Whole dollars of a sum; words where nothing of it is converted.
pub(super) fn dollars(total: Total) -> String {
    if total.is_unknown() { t!("money-no-rate") } else { format::usd(total.usd) }
}

/// The class of a bar or chip: red above the budget.
pub(super) fn kind(money: &Measured) -> &'static str {
    if money.share().is_ok_and(|share| share > 10_000) { "bad" } else { "" }
}

/// Sums in several currencies, each with its own: amounts in several currencies are never added.
pub(crate) fn several(amounts: &[Money]) -> String {
    match amounts {
        [] => t!("funding-nothing"),
        amounts => amounts.iter().map(|amount| words::money(*amount)).collect::<Vec<_>>().join(" + "),
    }
}

/// The number and description of a line.
pub(crate) fn line(line: &Line) -> String {
    match line.number {
        Some(number) => format!("{number} {}", line.description),
        None => t!("spent-line-out", line = line.description.clone()),
    }
}
