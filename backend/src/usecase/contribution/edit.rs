//! Changes what a contribution says: its reference, year, conditions, and what it is for.

use domain::{id::ContributionId, policy::Wide};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    ContributionText,
    end::{self, Tied},
    of_project,
    read::{Facts, Read},
    standing::Standing,
    subject,
};
use crate::{
    ctx::{Ctx, Tx},
    entity::contributions::{Column, Entity},
    error::{Error, Problem, Result},
    event::Change,
    insert::contribution::Target,
    usecase::matrix::stale,
};

/// Donor and currency stay: a contribution of another donor is another one.
#[derive(Clone, Debug)]
pub struct Edit {
    pub contribution: ContributionId,
    /// The version that was read.
    pub version: i64,
    pub text: ContributionText,
}

/// Whether anything was changed.
///
/// Errors, each at its field: as for a new one; allocations that the new earmarking would not admit (`contribution-tied`, at the
/// earmarking), or cells of another year's appeal (`contribution-tied-year`). Another version stands there now: a conflict.
pub async fn edit(ctx: &Ctx, command: Edit) -> Result<bool> {
    ctx.wide(Wide::EditContributions)?;
    ctx.subject()?;
    let tx = ctx.write().await?;
    let standing = Standing::of(&tx, command.contribution).await?;
    let mut problems = Vec::new();
    let says = command.text.read(&tx, Some(standing.donor), Some(standing.id), &mut problems).await?;
    let (Some(says), true) = (says, problems.is_empty()) else { return Err(Error::Invalid(problems)) };
    let (before, after) = (standing.says.facts(), says.facts());
    let subject = subject(standing.id);
    if standing.version != command.version {
        return Err(stale::met(&tx, None, &subject, standing.version, &differing(&before, &after)).await?);
    }
    if before == after {
        return Ok(false);
    }
    tied(&tx, standing.id, &says).await?;
    let purpose = says.purpose;
    Entity::update_many()
        .col_expr(Column::Reference, Expr::value(says.reference.as_str()))
        .col_expr(Column::Year, Expr::value(says.year))
        .col_expr(Column::ProjectId, Expr::value(purpose.project().map(|project| project.0)))
        .col_expr(Column::Earmarking, Expr::value(purpose.earmarking().as_str()))
        .col_expr(Column::RegionId, Expr::value(purpose.region().map(|region| region.0)))
        .col_expr(Column::Area, Expr::value(purpose.area().map(|area| area.to_string())))
        .col_expr(Column::Conditions, Expr::value(says.conditions.as_str()))
        .col_expr(Column::Version, Expr::value(standing.version + 1))
        .filter(Column::Id.eq(standing.id.0))
        .exec(tx.conn())
        .await?;
    let change = Change::new("contribution.edit", subject).before(&before)?.after(&after)?;
    tx.record(of_project(change, purpose.project().or(standing.says.purpose.project()))).await?;
    tx.commit().await?;
    Ok(true)
}

/// What it is allocated to must be what it is for.
async fn tied(tx: &Tx, contribution: ContributionId, says: &Read) -> Result<()> {
    let mut problems = Vec::new();
    for Tied { target, usd } in end::tied(tx, contribution).await? {
        let at = end::at(tx, contribution, target).await?;
        let usd = domain::format::usd_exact(usd);
        if at.as_ref().is_some_and(|at| at.admits(says.purpose).is_err()) {
            problems.push(Problem::new("earmarking", "contribution-tied").with("usd", &usd));
        }
        if matches!(target, Target::Cell(..)) && at.and_then(|at| at.year).is_some_and(|year| year != says.year) {
            problems.push(Problem::new("year", "contribution-tied-year").with("usd", &usd));
        }
    }
    // One of a kind says enough.
    problems.dedup_by(|one, other| one.code == other.code);
    if problems.is_empty() { Ok(()) } else { Err(Error::Invalid(problems)) }
}

/// Each field that was typed otherwise than it stands now, with what stands there.
fn differing(present: &Facts, typed: &Facts) -> Vec<(String, String)> {
    let text = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
    let fields = [
        ("reference", present.reference.clone(), present.reference != typed.reference),
        ("year", present.year.to_string(), present.year != typed.year),
        ("earmarking", present.earmarking.to_owned(), present.earmarking != typed.earmarking),
        ("region", text(present.region), present.region != typed.region),
        ("area", present.area.map(|area| area.to_string()).unwrap_or_default(), present.area != typed.area),
        ("conditions", present.conditions.clone(), present.conditions != typed.conditions),
    ];
    fields.into_iter().filter(|(.., differs)| *differs).map(|(name, now, _)| (name.to_owned(), now)).collect()
}
