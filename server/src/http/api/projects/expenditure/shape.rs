//! A month of spending as JSON. Money is a decimal string with all the decimals of its currency.

use backend::{
    error::{Error, Result},
    query::{
        expenditure::{MonthLine, MonthOf, month},
        project::Project,
    },
};
use domain::{money::Money, spending::Month};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::super::super::caller::Caller;

#[derive(Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct MonthAsked {
    /// As 2026-10; left out, the last month that has ended
    pub(super) month: Option<String>,
}

impl MonthAsked {
    /// Problem `spent-month`.
    pub(super) fn read(&self) -> Result<Option<Month>> {
        let read = |text: &String| text.parse().map_err(|_| Error::invalid("month", "spent-month"));
        self.month.as_ref().map(read).transpose()
    }
}

/// What was spent on every line of the budget in one month.
#[derive(Serialize, ToSchema)]
pub(crate) struct MonthSpent {
    #[schema(example = "2026-10")]
    month: String,
    /// Why nothing can be entered for it: future, before-start or after-end
    closed: Option<String>,
    lines: Vec<LineSpent>,
}

/// A line in that month.
#[derive(Serialize, ToSchema)]
struct LineSpent {
    line: i64,
    /// Its place in the budget, counted from 1
    number: usize,
    description: String,
    budget: InCurrency,
    /// In earlier months, by currency
    before: Vec<InCurrency>,
    /// The entry of what was typed for the month; a write names it
    entry: Option<i64>,
    /// What was typed for the month; null is no figure, which is not 0
    amount: Option<InCurrency>,
    /// What documents of the ledger have of the month, by currency
    ledger: Vec<InCurrency>,
}

/// Money in its currency.
#[derive(Serialize, ToSchema)]
pub(super) struct InCurrency {
    #[schema(example = "EUR")]
    currency: String,
    #[schema(example = "1200.00")]
    amount: String,
}

impl From<Money> for InCurrency {
    fn from(money: Money) -> Self {
        Self { currency: money.currency.to_string(), amount: money.to_string() }
    }
}

impl From<MonthLine> for LineSpent {
    fn from(line: MonthLine) -> Self {
        let amounts = |list: Vec<Money>| list.into_iter().map(InCurrency::from).collect();
        Self {
            line: line.id.0,
            number: line.number,
            description: line.description,
            budget: line.budget.into(),
            before: amounts(line.before),
            entry: line.typed.as_ref().map(|typed| typed.entry),
            amount: line.typed.map(|typed| typed.amount.into()),
            ledger: amounts(line.ledger),
        }
    }
}

/// The month that was asked for, as it stands.
pub(super) async fn read_month(caller: &Caller, project: &Project, asked: Option<Month>) -> Result<MonthSpent> {
    let MonthOf { month, closed, lines, .. } = month(&caller.ctx, project, asked).await?;
    Ok(MonthSpent {
        month: month.to_string(),
        closed: closed.map(|closed| closed.code().trim_start_matches("spent-").to_owned()),
        lines: lines.into_iter().map(LineSpent::from).collect(),
    })
}
