//! Changes a project's essentials, and its periods with them.

use domain::{code::ProjectCode, id::ProjectId, policy::Action, schedule::Plan};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde::Serialize;

use super::{
    periods::{self, Told},
    read::{Facts, ProjectText, Read},
};
use crate::{
    ctx::{Ctx, Tx},
    entity::projects::{Column, Entity},
    error::{Error, Result},
    event::Change,
    query::project,
    usecase::matrix::stale,
};

#[derive(Clone, Debug)]
pub struct Revise {
    pub project: ProjectCode,
    /// The version that was read.
    pub version: i64,
    pub text: ProjectText,
}

#[derive(Serialize)]
struct Logged<'a> {
    #[serde(flatten)]
    facts: &'a Facts,
    #[serde(flatten)]
    periods: Told,
}

/// Writes what differs, and says what became of the periods.
///
/// Errors, each at its field: what cannot be read; an end before the start (`ends-before-start`); a period with values that
/// would be left out (`period-has-values`) or moved (`period-keeps-days`); periods of the project's own that overlap, lie
/// outside it or are called alike (`period-name-taken`); more than 240 periods; a lock (`period-locked`). Another version stands there now: a conflict.
pub async fn revise(ctx: &Ctx, command: Revise) -> Result<Plan> {
    ctx.project(&command.project, Action::EditProject).await?;
    let tx = ctx.write().await?;
    // Read again inside the transaction: the version and the dates must be those that are changed.
    let project = project::by_code(tx.conn(), &command.project).await?.ok_or(Error::NotFound)?;
    let read = command.text.read()?;
    let (before, after) = (Facts::from(&project), read.facts());
    let subject = format!("project:{}", project.id);
    if project.version != command.version {
        return Err(stale::met(&tx, project.id, &subject, project.version, &differing(&before, &after)).await?);
    }
    let existing = periods::existing(tx.conn(), project.id).await?;
    let plan = read.plan(&existing, ctx.today())?;
    if before == after && plan.is_empty() {
        return Ok(plan);
    }
    periods::unlocked(ctx, tx.conn(), &project, &plan).await?;
    if !update(&tx, project.id, project.version, &read).await? {
        return Err(stale::met(&tx, project.id, &subject, project.version, &[]).await?);
    }
    periods::apply(&tx, project.id, &plan).await?;
    let change = Change::new("project.revise", subject).project(project.id).before(&before)?;
    tx.record(change.after(&Logged { facts: &after, periods: Told::of(&plan) })?).await?;
    tx.commit().await?;
    Ok(plan)
}

/// Each field that was typed otherwise than it stands now, with what stands there.
fn differing(present: &Facts, typed: &Facts) -> Vec<(String, String)> {
    let fields = [
        ("title", present.title.clone(), present.title != typed.title),
        ("starts", present.starts.to_string(), present.starts != typed.starts),
        ("ends", present.ends.to_string(), present.ends != typed.ends),
        ("schedule", present.schedule.to_owned(), present.schedule != typed.schedule),
        ("due_after", present.due_after_days.to_string(), present.due_after_days != typed.due_after_days),
    ];
    fields.into_iter().filter(|(.., differs)| *differs).map(|(name, now, _)| (name.to_owned(), now)).collect()
}

/// Whether the version that was read was still there.
async fn update(tx: &Tx, project: ProjectId, version: i64, read: &Read) -> Result<bool> {
    let days = i64::try_from(read.due_after).map_err(Error::internal)?;
    let updated = Entity::update_many()
        .col_expr(Column::Title, Expr::value(read.title.as_str()))
        .col_expr(Column::Starts, Expr::value(read.starts))
        .col_expr(Column::Ends, Expr::value(read.ends))
        .col_expr(Column::Schedule, Expr::value(read.schedule.as_str()))
        .col_expr(Column::DueAfterDays, Expr::value(days))
        .col_expr(Column::Version, Expr::value(version + 1))
        .filter(Column::Id.eq(project.0))
        .filter(Column::Version.eq(version))
        .exec(tx.conn())
        .await?;
    Ok(updated.rows_affected == 1)
}
