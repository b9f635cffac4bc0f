//! Words and small pieces that the parts of the budget page share.

use backend::query::budget::{Line, Target};
use domain::{
    budget::{Section, Total},
    format,
    money::Money,
};
use leptos::prelude::*;

use crate::{pages::funding::not_converted, t};

pub(super) fn section(section: Section) -> String {
    t!(&format!("budget-{section}"))
}

/// "Original", "Revision 1": the first version is what was endorsed.
pub(super) fn version(number: i64) -> String {
    if number == 1 { t!("budget-original-version") } else { t!("budget-revision", number = number - 1) }
}

/// "EUR 120 000.00": never without its currency.
pub(super) fn money(money: Money) -> String {
    format!("{}\u{a0}{}", money.currency, money.grouped())
}

/// What is converted, and how many amounts are not in it.
pub(super) fn total(total: Total) -> AnyView {
    view! { {figure(total)} {left_out(total)} }.into_any()
}

/// A sum in USD; words where nothing of it is converted.
pub(super) fn figure(total: Total) -> String {
    if total.is_unknown() { t!("money-no-rate") } else { format::usd_exact(total.usd) }
}

pub(super) fn left_out(total: Total) -> Option<AnyView> {
    let missing = not_converted(total.not_converted).map(|_| t!("funding-plus-missing", count = total.not_converted));
    missing.map(|missing| view! { <small class="under">{missing}</small> }.into_any())
}

/// "2 months × 12" of a line: what it is made of.
pub(super) fn made_of(line: &Line) -> String {
    let one = domain::quantity::Quantity::from_ten_thousandths(domain::quantity::Quantity::SCALE);
    let cost = line.unit_cost.grouped();
    if line.duration == one {
        t!("budget-made-of", quantity = line.quantity.grouped(), cost = cost)
    } else {
        t!("budget-made-of-over", quantity = line.quantity.grouped(), cost = cost, duration = line.duration.grouped())
    }
}

/// "Output 1.2: Shelters meet the standard".
pub(super) fn result(of: &Target) -> String {
    let level = t!(&format!("funding-{}", of.kind));
    match &of.number {
        Some(number) => {
            t!("budget-of-result", level = level, number = number.clone(), statement = of.statement.clone())
        }
        None => t!("budget-of-gone", level = level, statement = of.statement.clone()),
    }
}

/// A difference with its sign: "+1 200.00", "−300.00"; none where it cannot be known.
pub(super) fn difference(usd: Option<i64>) -> String {
    match usd {
        None => t!("budget-difference-unknown"),
        Some(usd) if usd > 0 => format!("+{}", format::usd_exact(usd)),
        Some(usd) => format::usd_exact(usd),
    }
}
