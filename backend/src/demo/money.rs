//! Budget lines with the rate of the day on which they were planned, versions of the budget, what the lines cover of the appeal, and
//! what was spent on them.

mod shape;
mod spending;

use chrono::NaiveDate;
use domain::{
    appeal::Area,
    budget::Section,
    id::{AppealRowId, BudgetLineId},
    lifecycle::ProjectState,
    money::{Currency, Money},
    quantity::Quantity,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use self::shape::{Piece, pieces};
use super::{
    course::Step,
    files::{Line, broken},
    framework::Rates,
    past::{Past, midnight, plus},
    places::Places,
    project::Made,
};
use crate::{
    entity::{budget_amounts, budget_lines},
    error::{Error, Result},
    event::Change,
    insert::money::{self, Converted, NewAmount, NewLine},
};

/// The project whose budget was revised after it was endorsed.
const REVISED: &str = "DP.1649";
/// How long after its beginning, in days.
const REVISED_AFTER: i64 = 190;

/// What contributions may pay for.
pub(super) struct Budget {
    pub(super) lines: Vec<BudgetLine>,
}

impl Budget {
    /// What is converted of it, in cents.
    pub(super) fn usd(&self) -> i64 {
        self.lines.iter().map(|line| line.usd).sum()
    }
}

pub(super) struct BudgetLine {
    pub(super) id: BudgetLineId,
    /// Cents; zero where it is not converted.
    pub(super) usd: i64,
    /// What nobody pays for yet.
    pub(super) left: i64,
    /// The cell of the appeal to which it is tied, and with how much.
    pub(super) cell: Option<(AppealRowId, Area)>,
    pub(super) tied: i64,
}

/// A line that was written, with what it amounts to and what it covers.
struct Written {
    id: BudgetLineId,
    covers: Option<(AppealRowId, Area, i64)>,
    amount_row: i64,
    section: Section,
    year: i64,
    /// Number of a row of the matrix, or empty.
    result: String,
    evaluation: bool,
    amount: NewAmount,
}

/// Lines in a currency without a rate are not converted, and what is not converted covers nothing. What was given up before
/// it began covers nothing either, and no line covers more than its row of the appeal still asks for.
pub(super) async fn make(past: &mut Past, made: &Made<'_>, places: &mut Places, rates: &Rates) -> Result<Budget> {
    let file = made.file;
    let wrong = |what: &str| broken(file.code.as_str(), what);
    let first = made.steps.first();
    let planned = made.steps.get(1).or(first).ok_or_else(|| wrong("no course"))?;
    let covers = !matches!(file.state, ProjectState::Concept | ProjectState::Rejected | ProjectState::Withdrawn);
    let row = places.seat(&file.office)?.row;
    past.at(planned.at);
    let mut written: Vec<Written> = Vec::new();
    for line in &file.budget {
        let amount = Money::parse(&line.amount, line.currency).ok().flatten();
        let amount = amount.ok_or_else(|| wrong(&format!("amount {:?} of {:?}", line.amount, line.description)))?;
        let rest = (line.section == Section::Overhead).then(|| rest(&written, line.currency)).flatten();
        for piece in pieces(made, line, amount, rest, past.tells) {
            let position = i64::try_from(written.len()).unwrap_or(0) + 1;
            let one = write(past, made, line, &piece, position, rates, planned.day).await?;
            let usd = one.amount.converted.map(|(_, usd)| usd);
            let id = one.id;
            written.push(one);

            let (Some(cents), Some(row), true) = (usd, row, covers && !line.area.is_empty()) else { continue };
            let area: Area = line.area.parse().map_err(|_| wrong(&format!("no area {:?}", line.area)))?;
            let Some(unmet) = places.unmet.get_mut(&(row, area)) else { continue };
            // Of many projects, none covers much of what a row asks for.
            let share = cents.min(if past.tells { *unmet } else { *unmet / 8 });
            if share > 0 {
                *unmet -= share;
                if let Some(line) = written.last_mut() {
                    line.covers = Some((row, area, share));
                }
                money::allocation(past.tx(), id, row, area.as_str(), share, Some(made.hands.manager)).await?;
            }
        }
    }
    if past.tells {
        versions(past, made, &mut written, rates).await?;
    }
    spending::make(past, made, &written, rates).await?;
    let line = |line: Written| {
        let usd = line.amount.converted.map_or(0, |(_, usd)| usd);
        let cell = line.covers.map(|(row, area, _)| (row, area));
        BudgetLine { id: line.id, usd, left: usd, cell, tied: line.covers.map_or(0, |(_, _, share)| share) }
    };
    Ok(Budget { lines: written.into_iter().map(line).collect() })
}

/// What all lines so far add to in this currency; none where they cannot be added.
fn rest(written: &[Written], currency: Currency) -> Option<Money> {
    let mut sum = Money::new(0, currency);
    for line in written {
        let amount = line.amount.amount;
        let same = if amount.currency == currency { Some(amount.minor) } else { None };
        let converted = || line.amount.converted.map(|(_, usd)| usd).filter(|_| currency == Currency::USD);
        sum = sum.checked_add(Money::new(same.or_else(converted)?, currency)).ok()?;
    }
    Some(sum)
}

pub(super) fn converted(rates: &Rates, amount: Money, day: NaiveDate) -> Result<Converted> {
    if amount.currency == Currency::USD {
        return Ok(Some((None, amount.minor)));
    }
    let Some((id, rate)) = rates.on(amount.currency, day) else { return Ok(None) };
    Ok(Some((Some(id), rate.to_usd(amount).map_err(Error::internal)?.minor)))
}

async fn write(
    past: &Past,
    made: &Made<'_>,
    line: &Line,
    piece: &Piece<'_>,
    position: i64,
    rates: &Rates,
    day: NaiveDate,
) -> Result<Written> {
    let node = match line.result.as_str() {
        "" => None,
        number => {
            let node = made.nodes.get(number);
            Some(node.ok_or_else(|| broken(made.file.code.as_str(), &format!("no result {number}")))?.0)
        }
    };
    let new = NewLine {
        project: made.id,
        first: None,
        version: 1,
        position,
        section: line.section,
        node,
        year: piece.year,
        description: &line.description,
        unit: piece.unit,
        evaluation: line.evaluation,
    };
    let amount = NewAmount {
        quantity: piece.quantity,
        unit_cost: piece.unit_cost,
        duration: piece.duration,
        amount: piece.amount,
        converted: converted(rates, piece.amount, day)?,
        user: Some(made.hands.manager),
    };
    let id = money::line(past.tx(), new, amount).await?;
    // Only a told project has versions, which list the rows of its amounts.
    let amount_row = if past.tells { amount_of(past, id).await? } else { 0 };
    Ok(Written {
        id,
        covers: None,
        amount_row,
        section: line.section,
        year: piece.year,
        result: line.result.clone(),
        evaluation: line.evaluation,
        amount,
    })
}

async fn amount_of(past: &Past, line: BudgetLineId) -> Result<i64> {
    let found = budget_amounts::Entity::find().filter(budget_amounts::Column::LineId.eq(line.0)).one(past.tx().conn());
    Ok(found.await?.map_or(0, |row| row.id))
}

/// The original, fixed when the project was endorsed; of one project a revision, which moves money from its office to a training.
async fn versions(past: &mut Past, made: &Made<'_>, written: &mut [Written], rates: &Rates) -> Result<()> {
    let Some(endorsed) = made.steps.iter().find(|step| step.state == ProjectState::Endorsed) else { return Ok(()) };
    fix(past, made, written, endorsed, "The budget as it was endorsed.", 1).await?;
    let begun = made.steps.iter().find(|step| step.state == ProjectState::Active);
    let day = begun.map(|begun| plus(begun.day, REVISED_AFTER)).filter(|day| plus(*day, 8) < past.today);
    let Some(day) = day.filter(|_| made.file.code.as_str() == REVISED) else { return Ok(()) };
    let at = midnight(day) + 9 * 3_600_000_000;
    past.at(at);
    let office = written.iter().rposition(|line| line.section == Section::Office);
    let training =
        written.iter().position(|line| line.section == Section::Operational && line.amount.unit_cost.minor < 200_000);
    for (place, percent) in [(office, 75), (training, 120)] {
        let Some(line) = place.and_then(|place| written.get_mut(place)) else { continue };
        let quantity = Quantity::from_ten_thousandths(line.amount.quantity.ten_thousandths() / 100 * percent);
        let unit_cost = line.amount.unit_cost;
        revise(past, made, line, (quantity, unit_cost), (rates, day)).await?;
    }
    // Overhead follows what it is a share of.
    if let Some((overhead, others)) = written.split_last_mut().filter(|(last, _)| last.section == Section::Overhead)
        && let Some(rest) = rest(others, overhead.amount.amount.currency)
    {
        let share = overhead.amount.quantity;
        revise(past, made, overhead, (share, rest), (rates, day)).await?;
    }
    past.log_step(
        at,
        Some(made.hands.manager),
        Change::new("budget.save", format!("budget:{}", made.id)).project(made.id),
    );
    let later = plus(day, 7);
    let step = Step {
        state: ProjectState::Active,
        day: later,
        at: midnight(later) + 10 * 3_600_000_000,
        by: made.hands.endorser,
    };
    let why = "More shelter staff are to be trained, as the mid-term review recommends; the office shares its rent with another project.";
    fix(past, made, written, &step, why, 2).await
}

async fn fix(past: &mut Past, made: &Made<'_>, written: &[Written], step: &Step, why: &str, number: i64) -> Result<()> {
    let amounts: Vec<i64> = written.iter().map(|line| line.amount_row).collect();
    past.at(step.at);
    money::version(past.tx(), made.id, number, why, Some(step.by), &amounts).await?;
    let change = Change::new("budget.fix", format!("budget:{}", made.id)).project(made.id);
    past.log_step(step.at, Some(step.by), change);
    Ok(())
}

/// Other numbers of a line.
async fn revise(
    past: &Past,
    made: &Made<'_>,
    line: &mut Written,
    (quantity, unit_cost): (Quantity, Money),
    (rates, day): (&Rates, NaiveDate),
) -> Result<()> {
    let amount = domain::budget::amount(quantity, unit_cost, line.amount.duration).map_err(Error::internal)?;
    let new = NewAmount {
        quantity,
        unit_cost,
        amount,
        converted: converted(rates, amount, day)?,
        user: Some(made.hands.manager),
        ..line.amount
    };
    let tx = past.tx();
    budget_amounts::Entity::update_many()
        .col_expr(budget_amounts::Column::SupersededAt, Expr::value(tx.now()))
        .filter(budget_amounts::Column::Id.eq(line.amount_row))
        .exec(tx.conn())
        .await?;
    budget_lines::Entity::update_many()
        .col_expr(budget_lines::Column::Version, Expr::value(2))
        .filter(budget_lines::Column::Id.eq(line.id.0))
        .exec(tx.conn())
        .await?;
    line.amount_row = money::amount(tx, line.id, new).await?;
    line.amount = new;
    Ok(())
}
