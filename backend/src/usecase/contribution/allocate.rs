//! Allocates so much of a contribution to a line of a budget or to a cell of the appeal, or takes it back.

use domain::{
    allocation::{End, Refused, check},
    appeal::Area,
    contribution::{Earmarking, Outside},
    id::ContributionId,
    money::{Currency, Money, MoneyError},
    policy::Wide,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde::Serialize;

use super::{
    end::{self, At, Tied},
    of_project,
    standing::Standing,
    subject,
};
use crate::{
    ctx::{Ctx, Tx},
    entity::contribution_allocations::{Column, Entity},
    error::{Error, Problem, Result},
    event::Change,
    insert::contribution::{self as insert, NewAllocation},
};

pub use crate::insert::contribution::Target;

#[derive(Clone, Debug)]
pub struct Allocate {
    pub contribution: ContributionId,
    pub target: Target,
    /// In dollars, as typed; blank or zero takes the allocation away.
    pub amount: String,
    /// What stood there when it was read, in cents; none where that is not to be asked.
    pub before: Option<i64>,
}

#[derive(Serialize)]
struct Facts {
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    appeal_row: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<Area>,
    usd: String,
}

/// Cells and lines are two books: the same dollar answers a cell and pays for a line. In each, a contribution gives at most what it has
/// promised, a cell takes at most what it asks for, and a line what it amounts to, over all contributions. As all of it is read and
/// written in the one write transaction, two who allocate the last dollars at once cannot both have them.
///
/// Errors at `amount`: no amount; more than is left of the contribution (`allocation-above-contribution`), of the cell
/// (`allocation-above-cell`) or of the line (`allocation-above-line`), with how much. At `target`: a line or cell that is not there
/// (`allocation-no-line`, `allocation-no-cell`), of another year's appeal, without an amount in USD, of a closed project; money that is
/// for something else (`allocation-outside-…`). Somebody allocated to it meanwhile: a conflict (`allocation-changed`).
pub async fn allocate(ctx: &Ctx, command: Allocate) -> Result<()> {
    ctx.wide(Wide::EditContributions)?;
    let by = ctx.subject()?.user;
    let tx = ctx.write().await?;
    let standing = Standing::of(&tx, command.contribution).await?;
    let tied = end::tied(&tx, standing.id).await?;
    let before = tied.iter().find(|tied| tied.target == command.target).map_or(0, |tied| tied.usd);
    if command.before.is_some_and(|read| read != before) {
        let changed = Problem::new("amount", "allocation-changed").with("value", domain::format::usd_exact(before));
        return Err(Error::Conflict(vec![changed]));
    }
    let after = amount(&command.amount)?;
    if after == before {
        return Ok(());
    }
    let at = end::at(&tx, standing.id, command.target).await?;
    if after > before {
        let at = at.as_ref().ok_or_else(|| Problem::new("target", none(command.target)))?;
        fits(&standing, at)?;
        let own =
            End { limit_usd: standing.stages(&tx).await?.promised_usd(), others_usd: others(&tied, command.target) };
        check(before, after, &[own, at.end()]).map_err(|refused| above(refused, command.target))?;
    }
    end_of(&tx, standing.id, command.target).await?;
    if after > 0 {
        let new = NewAllocation { contribution: standing.id, target: command.target, usd: after, user: Some(by) };
        insert::allocation(&tx, new).await?;
    }
    let facts = |usd: i64| Facts {
        line: command.target.line().map(|line| line.0),
        appeal_row: command.target.cell().map(|(row, _)| row.0),
        area: command.target.cell().map(|(_, area)| area),
        usd: domain::format::usd_exact(usd),
    };
    let change = Change::new("contribution.allocate", subject(standing.id)).before(&facts(before))?;
    let project = at.and_then(|at| at.project).map(|(project, _)| project);
    tx.record(of_project(change.after(&facts(after))?, project.or(standing.says.purpose.project()))).await?;
    tx.commit().await
}

/// Whether the money may go there at all.
fn fits(standing: &Standing, at: &At) -> Result<()> {
    if at.year.is_some_and(|year| year != standing.says.year) {
        return Err(Problem::new("target", "allocation-other-year").with("year", standing.says.year).into());
    }
    if at.is_closed() {
        return Err(Error::invalid("target", "allocation-project-closed"));
    }
    if at.limit_usd.is_none() {
        return Err(Error::invalid("target", "allocation-not-converted"));
    }
    let earmarking = standing.says.purpose.earmarking();
    at.admits(standing.says.purpose).map_err(|outside| {
        let code = match (outside, earmarking, at.project) {
            (Outside::Project, Earmarking::Tightly, None) => "allocation-outside-project-cells",
            (Outside::Project, ..) => "allocation-outside-project",
            (Outside::Region, ..) => "allocation-outside-region",
            (Outside::Area, _, None) => "allocation-outside-area",
            (Outside::Area, ..) => "allocation-outside-area-lines",
        };
        Error::invalid("target", code)
    })
}

/// What it has allocated elsewhere in the same book.
fn others(tied: &[Tied], target: Target) -> i64 {
    let same = |other: &&Tied| other.target.line().is_some() == target.line().is_some() && other.target != target;
    tied.iter().filter(same).fold(0, |sum, tied| sum.saturating_add(tied.usd))
}

fn none(target: Target) -> &'static str {
    match target {
        Target::Line(_) => "allocation-no-line",
        Target::Cell(..) => "allocation-no-cell",
    }
}

fn above(refused: Refused, target: Target) -> Problem {
    match refused {
        Refused::Negative => Problem::new("amount", "allocation-amount"),
        Refused::Above { end, left_usd } => {
            let code = match (end, target) {
                (0, _) => "allocation-above-contribution",
                (_, Target::Cell(..)) => "allocation-above-cell",
                (_, Target::Line(_)) => "allocation-above-line",
            };
            Problem::new("amount", code).with("left", domain::format::usd_exact(left_usd))
        }
    }
}

async fn end_of(tx: &Tx, contribution: ContributionId, target: Target) -> Result<()> {
    let update = Entity::update_many()
        .col_expr(Column::SupersededAt, Expr::value(tx.now()))
        .filter(Column::ContributionId.eq(contribution.0))
        .filter(Column::SupersededAt.is_null());
    let update = match target {
        Target::Line(line) => update.filter(Column::LineId.eq(line.0)),
        Target::Cell(row, area) => update.filter(Column::AppealRowId.eq(row.0)).filter(Column::Area.eq(area.as_str())),
    };
    update.exec(tx.conn()).await?;
    Ok(())
}

/// Dollars as typed into cents; zero for a blank.
fn amount(typed: &str) -> Result<i64, Problem> {
    let wrong =
        |code: &str| Problem::new("amount", code).with("found", typed.trim().chars().take(40).collect::<String>());
    match Money::parse(typed, Currency::USD) {
        Ok(None) => Ok(0),
        Ok(Some(money)) if money.minor >= 0 => Ok(money.minor),
        Ok(Some(_)) => Err(wrong("amount-negative")),
        Err(MoneyError::TooLarge) => Err(wrong("amount-too-large")),
        Err(_) => Err(wrong("amount-not-dollars")),
    }
}
