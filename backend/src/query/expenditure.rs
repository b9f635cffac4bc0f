//! What was spent of the budget of one project: by line, month, section and result, held against the budget, the calendar and what is
//! approved of the results.
//!
//! Seven statements, whatever the size, and one more where a line was taken out of the budget on which something had been spent. Page,
//! REST and spreadsheets all take their figures from here. What is spent on a line stays with it through its revisions.

mod entries;
mod month;
mod results;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    budget::{Section, Severity, Total},
    burn::{self, Days, Finding, Measured, Rule, Why, evaluate},
    id::{BudgetLineId, ProjectId},
    money::{Currency, Money},
    policy::Action,
    spending::{Month, Window},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

pub use self::{
    entries::{Entry, entries},
    month::{MonthLine, MonthOf, TypedBefore, month},
    results::OfResult,
};
use super::{
    all,
    budget::{self, Target, Which},
    matrix::ordered,
    one,
    project::Project,
};
use crate::{
    ctx::Ctx,
    error::{Error, Problem, Result},
};

/// Everything about the spending of a project.
#[derive(Clone, Debug)]
pub struct Spending {
    /// In the order of the budget, then what has been taken out of it.
    pub lines: Vec<Line>,
    pub whole: Measured,
    pub sections: Vec<(Section, Measured)>,
    /// Outcomes and outputs for which something is budgeted or spent.
    pub results: Vec<OfResult>,
    /// What belongs to no result of the matrix.
    pub elsewhere: Measured,
    /// Every month from the first of which something is known to the last.
    pub months: Vec<(Month, Total)>,
    /// The day up to which it is held against the calendar, and how much time had passed then.
    pub until: NaiveDate,
    pub days: Days,
    /// Ten-thousandths of the budget that are spent.
    pub rate: Result<i64, Why>,
    /// Cents that will have been spent by the end at the present pace.
    pub forecast: Result<i64, Why>,
    /// Their lines and results are places in `lines` and `results`.
    pub findings: Vec<Finding>,
    pub window: Window,
    pub may_enter: bool,
}

/// A line of the budget with what was spent on it.
#[derive(Clone, Debug)]
pub struct Line {
    /// What stays the same through its revisions.
    pub id: BudgetLineId,
    /// Its place in the budget, counted from 1; none where it was taken out.
    pub number: Option<usize>,
    pub section: Section,
    pub result: Option<Target>,
    pub year: i64,
    pub description: String,
    /// Of the line; none where it was taken out.
    pub amount: Option<Money>,
    pub money: Measured,
    /// What was spent, by currency.
    pub spent: Vec<Money>,
    /// By month, in their order.
    pub cells: Vec<Cell>,
}

/// What was spent on a line in a month in one currency.
#[derive(Clone, Debug)]
pub struct Cell {
    pub month: Month,
    pub amount: Money,
    pub total: Total,
}

impl Line {
    /// What is left of it in its own currency; none where it was taken out, or something was spent in another one.
    pub fn left(&self) -> Option<Money> {
        let (spent, budget) = self.money.own?;
        Some(Money::new(budget.minor.checked_sub(spent.minor)?, budget.currency))
    }
}

/// The spending of a project that this person may view, as it stands or stood on the past day.
pub async fn spending(ctx: &Ctx, project: &Project) -> Result<Spending> {
    let nodes = ordered(ctx.read(), project.id).await?;
    let booked = booked(ctx.read(), project.id).await?;
    let last_booked = booked.iter().map(|row| row.last_day).max();
    let live = budget::lines(ctx.read(), project.id, &nodes, Which::Now).await?;
    let lines = lines(ctx.read(), project.id, &live, booked).await?;
    let window = Window { starts: project.starts, ends: project.ends, today: ctx.today() };
    let until = burn::until(last_booked, ctx.today());
    let days = Days::of(project.starts, project.ends, until);
    let whole = sum(lines.iter())?;
    let sections = Section::ALL
        .iter()
        .map(|section| Ok((*section, sum(lines.iter().filter(|line| line.section == *section))?)))
        .collect::<Result<Vec<_>>>()?;
    let (results, elsewhere) = results::results(ctx, project.id, &lines, &nodes).await?;
    let measured: Vec<Measured> = lines.iter().map(|line| line.money).collect();
    let outcomes: Vec<burn::Outcome> = results.iter().map(OfResult::outcome).collect();
    let held = |rule: &Rule| evaluate(rule, &whole, days, &sections, &measured, &outcomes);
    Ok(Spending {
        findings: rules(ctx.read()).await?.iter().map(held).collect(),
        months: months(&lines)?,
        rate: burn::burn_rate(whole.spent, whole.budget),
        forecast: burn::forecast(whole.spent, days),
        may_enter: ctx.may(project, Action::EnterExpenditure),
        lines,
        whole,
        sections,
        results,
        elsewhere,
        until,
        days,
        window,
    })
}

#[derive(FromQueryResult)]
struct TotalRow {
    usd: Option<i64>,
    amounts: i64,
    not_converted: i64,
}

/// All that was spent of a project that this person may view, in one statement.
pub async fn total(ctx: &Ctx, project: ProjectId) -> Result<Total> {
    let row: Option<TotalRow> = one(
        ctx.read(),
        "SELECT CAST(SUM(x.amount_usd) AS BIGINT) AS usd, COUNT(*) AS amounts,
                COUNT(*) FILTER (WHERE x.amount_usd IS NULL AND x.amount_minor <> 0) AS not_converted
         FROM expenditures x WHERE x.project_id = $1 AND x.superseded_at IS NULL",
        [project.0.into()],
    )
    .await?;
    let Some(row) = row else { return Ok(Total::default()) };
    Ok(Total {
        usd: row.usd.unwrap_or(0),
        amounts: u32::try_from(row.amounts).map_err(Error::internal)?,
        not_converted: u32::try_from(row.not_converted).map_err(Error::internal)?,
    })
}

/// Every line of a project that this person may view, with what was spent on it.
pub async fn lines_of(ctx: &Ctx, project: ProjectId) -> Result<Vec<Line>> {
    let nodes = ordered(ctx.read(), project).await?;
    let live = budget::lines(ctx.read(), project, &nodes, Which::Now).await?;
    by_line(ctx, project, &live).await
}

/// These lines with what was spent on each, and those that were taken out of the budget; in one statement, or two.
pub async fn by_line(ctx: &Ctx, project: ProjectId, live: &[budget::Line]) -> Result<Vec<Line>> {
    let booked = booked(ctx.read(), project).await?;
    lines(ctx.read(), project, live, booked).await
}

/// Every line added.
pub fn sum<'a>(lines: impl Iterator<Item = &'a Line>) -> Result<Measured> {
    let mut all = Measured::default();
    for line in lines {
        all.spent = all.spent.plus(line.money.spent).map_err(|_| too_large())?;
        all.budget = all.budget.plus(line.money.budget).map_err(|_| too_large())?;
    }
    Ok(all)
}

#[derive(FromQueryResult)]
struct Booked {
    line_id: i64,
    month: String,
    currency: String,
    minor: i64,
    usd: Option<i64>,
    amounts: i64,
    not_converted: i64,
    last_day: NaiveDate,
}

/// By line, month and currency. Nothing spent is nothing at any rate: a zero without one is in every sum.
async fn booked(conn: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<Booked>> {
    let rows = all(
        conn,
        "SELECT x.line_id, SUBSTR(CAST(x.day AS TEXT), 1, 7) AS month, x.currency, CAST(SUM(x.amount_minor) AS BIGINT) AS minor,
                CAST(SUM(x.amount_usd) AS BIGINT) AS usd, COUNT(*) AS amounts,
                COUNT(*) FILTER (WHERE x.amount_usd IS NULL AND x.amount_minor <> 0) AS not_converted, MAX(x.day) AS last_day
         FROM expenditures x
         WHERE x.project_id = $1 AND x.superseded_at IS NULL
         GROUP BY x.line_id, SUBSTR(CAST(x.day AS TEXT), 1, 7), x.currency
         ORDER BY month, x.currency",
        [project.0.into()],
    );
    Ok(rows.await?)
}

impl Booked {
    fn cell(&self) -> Result<Cell> {
        let currency: Currency = self.currency.parse().map_err(Error::internal)?;
        Ok(Cell {
            month: self.month.parse().map_err(Error::internal)?,
            amount: Money::new(self.minor, currency),
            total: Total {
                usd: self.usd.unwrap_or(0),
                amounts: u32::try_from(self.amounts).map_err(Error::internal)?,
                not_converted: u32::try_from(self.not_converted).map_err(Error::internal)?,
            },
        })
    }
}

async fn lines(
    conn: &impl ConnectionTrait,
    project: ProjectId,
    live: &[budget::Line],
    booked: Vec<Booked>,
) -> Result<Vec<Line>> {
    let mut cells: BTreeMap<BudgetLineId, Vec<Cell>> = BTreeMap::new();
    for row in booked {
        cells.entry(BudgetLineId(row.line_id)).or_default().push(row.cell()?);
    }
    let mut lines = Vec::new();
    for (place, line) in live.iter().enumerate() {
        let own = cells.remove(&line.id).unwrap_or_default();
        let budget = Total::of([line.usd]).map_err(|_| too_large())?;
        lines.push(measured(Line {
            id: line.id,
            number: Some(place + 1),
            section: line.section,
            result: line.result.clone(),
            year: line.year,
            description: line.description.clone(),
            amount: Some(line.amount),
            money: Measured { budget, ..Measured::default() },
            spent: Vec::new(),
            cells: own,
        })?);
    }
    if !cells.is_empty() {
        for mut line in gone(conn, project).await? {
            let Some(own) = cells.remove(&line.id) else { continue };
            line.cells = own;
            lines.push(measured(line)?);
        }
    }
    Ok(lines)
}

/// A line with its sums.
fn measured(mut line: Line) -> Result<Line> {
    let mut by_currency: BTreeMap<Currency, i64> = BTreeMap::new();
    for cell in &line.cells {
        line.money.spent = line.money.spent.plus(cell.total).map_err(|_| too_large())?;
        let sum = by_currency.entry(cell.amount.currency).or_default();
        *sum = sum.checked_add(cell.amount.minor).ok_or_else(too_large)?;
    }
    line.spent = by_currency.into_iter().map(|(currency, minor)| Money::new(minor, currency)).collect();
    line.money.own = line.amount.and_then(|budget| match line.spent.as_slice() {
        [] => Some((Money::new(0, budget.currency), budget)),
        [only] if only.currency == budget.currency => Some((*only, budget)),
        _ => None,
    });
    Ok(line)
}

#[derive(FromQueryResult)]
struct GoneRow {
    id: i64,
    section: String,
    year: i64,
    description: String,
}

/// The last state of the lines that were taken out of the budget.
async fn gone(conn: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<Line>> {
    let rows: Vec<GoneRow> = all(
        conn,
        "SELECT COALESCE(l.first_id, l.id) AS id, l.section, l.year, l.description
         FROM budget_lines l
         WHERE l.project_id = $1 AND l.id = (SELECT MAX(m.id) FROM budget_lines m
               WHERE m.project_id = $1 AND COALESCE(m.first_id, m.id) = COALESCE(l.first_id, l.id))
         ORDER BY l.position, l.id",
        [project.0.into()],
    )
    .await?;
    let line = |row: GoneRow| {
        Ok(Line {
            id: BudgetLineId(row.id),
            number: None,
            section: row.section.parse().map_err(Error::internal)?,
            result: None,
            year: row.year,
            description: row.description,
            amount: None,
            money: Measured::default(),
            spent: Vec::new(),
            cells: Vec::new(),
        })
    };
    rows.into_iter().map(line).collect()
}

/// What was spent in each month, also in those between in which nothing was.
fn months(lines: &[Line]) -> Result<Vec<(Month, Total)>> {
    let mut by_month: BTreeMap<Month, Total> = BTreeMap::new();
    for cell in lines.iter().flat_map(|line| &line.cells) {
        let total = by_month.entry(cell.month).or_default();
        *total = total.plus(cell.total).map_err(|_| too_large())?;
    }
    let (Some(first), Some(last)) = (by_month.keys().next(), by_month.keys().next_back()) else {
        return Ok(Vec::new());
    };
    let all = first.through(*last);
    Ok(all.map(|month| (month, by_month.get(&month).copied().unwrap_or_default())).collect())
}

#[derive(FromQueryResult)]
struct RuleRow {
    code: String,
    kind: String,
    share: i64,
    severity: String,
}

async fn rules(conn: &impl ConnectionTrait) -> Result<Vec<Rule>> {
    let rows: Vec<RuleRow> =
        all(conn, "SELECT u.code, u.kind, u.share, u.severity FROM burn_rules u WHERE u.is_active ORDER BY u.id", [])
            .await?;
    let rule = |row: RuleRow| {
        let severity: Severity = row.severity.parse().map_err(Error::internal)?;
        Ok(Rule { code: row.code, kind: row.kind.parse().map_err(Error::internal)?, share: row.share, severity })
    };
    rows.into_iter().map(rule).collect()
}

/// A sum of what was spent that does not fit.
pub(crate) fn too_large() -> Error {
    Problem::new("", "spent-sum-too-large").into()
}
