//! One month of spending, as a form of all lines: what was typed for it, what the ledger has of it, and what was spent before.

use std::collections::HashMap;

use domain::{
    budget::Section,
    id::BudgetLineId,
    money::Money,
    policy::Action,
    spending::{Closed, Month, Window},
};
use sea_orm::FromQueryResult;

use super::{Line, lines_of};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{all, budget::Target, project::Project},
};

/// The month that is shown, and every live line in it.
#[derive(Clone, Debug)]
pub struct MonthOf {
    pub month: Month,
    pub window: Window,
    /// Why nothing can be typed for it.
    pub closed: Option<Closed>,
    pub lines: Vec<MonthLine>,
    pub may_enter: bool,
}

/// A line in it.
#[derive(Clone, Debug)]
pub struct MonthLine {
    pub id: BudgetLineId,
    pub number: usize,
    pub section: Section,
    pub result: Option<Target>,
    pub year: i64,
    pub description: String,
    pub budget: Money,
    /// By currency.
    pub before: Vec<Money>,
    pub typed: Option<TypedBefore>,
    /// What documents of the ledger have of this month, by currency.
    pub ledger: Vec<Money>,
}

/// A figure that was typed for a month.
#[derive(Clone, Debug)]
pub struct TypedBefore {
    /// Its row: who types another one names the one that they read.
    pub entry: i64,
    pub amount: Money,
}

#[derive(FromQueryResult)]
struct TypedRow {
    id: i64,
    line_id: i64,
    currency: String,
    amount_minor: i64,
}

/// The month that was asked for, or the one to begin with ([`Window::usual`]); of a project that has not begun its first one.
pub async fn month(ctx: &Ctx, project: &Project, asked: Option<Month>) -> Result<MonthOf> {
    let window = Window { starts: project.starts, ends: project.ends, today: ctx.today() };
    let month = asked.or_else(|| window.usual()).unwrap_or(Month::of(project.starts));
    let lines = lines_of(ctx, project.id).await?;
    let rows: Vec<TypedRow> = all(
        ctx.read(),
        "SELECT x.id, x.line_id, x.currency, x.amount_minor FROM expenditures x
         WHERE x.project_id = $1 AND x.day = $2 AND x.document IS NULL AND x.superseded_at IS NULL",
        [project.id.0.into(), month.last().into()],
    )
    .await?;
    let mut typed: HashMap<BudgetLineId, TypedBefore> = HashMap::new();
    for row in rows {
        let amount = Money::new(row.amount_minor, row.currency.parse().map_err(Error::internal)?);
        typed.insert(BudgetLineId(row.line_id), TypedBefore { entry: row.id, amount });
    }
    let lines = lines.into_iter().filter_map(|line| {
        let typed = typed.remove(&line.id);
        of_month(line, month, typed)
    });
    Ok(MonthOf {
        month,
        window,
        closed: window.month(month).err(),
        lines: lines.collect(),
        may_enter: ctx.may(project, Action::EnterExpenditure),
    })
}

/// None for a line that was taken out of the budget.
fn of_month(line: Line, month: Month, typed: Option<TypedBefore>) -> Option<MonthLine> {
    let (number, budget) = (line.number?, line.amount?);
    let mut before: Vec<Money> = Vec::new();
    for cell in line.cells.iter().filter(|cell| cell.month < month) {
        match before.iter_mut().find(|sum| sum.currency == cell.amount.currency) {
            Some(sum) => sum.minor = sum.minor.saturating_add(cell.amount.minor),
            None => before.push(cell.amount),
        }
    }
    let in_month = line.cells.iter().filter(|cell| cell.month == month);
    let ledger = in_month.filter_map(|cell| {
        let own = typed.as_ref().filter(|typed| typed.amount.currency == cell.amount.currency);
        // Without what was typed nothing may be left, and then there is no document.
        let is_typed_alone = own.is_some() && cell.total.amounts == 1;
        let minor = cell.amount.minor - own.map_or(0, |typed| typed.amount.minor);
        (!is_typed_alone).then(|| Money::new(minor, cell.amount.currency))
    });
    Some(MonthLine {
        id: line.id,
        number,
        section: line.section,
        result: line.result,
        year: line.year,
        description: line.description,
        budget,
        before,
        ledger: ledger.collect(),
        typed,
    })
}
