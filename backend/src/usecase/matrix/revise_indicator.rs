//! Changes an indicator: its words, how it is measured and added up, its baseline and target.
//!
//! Reported values are never touched. Its kind cannot change once values were entered, because 26 people and 26 of 31
//! cannot be read as each other; nor while it counts towards a corporate indicator of its present kind.

use domain::{
    axes::Axes,
    code::ProjectCode,
    id::IndicatorId,
    indicator::{Unlike, fits},
    link::same,
    policy::Action,
};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, sea_query::Expr};

use super::{
    checks, promises,
    stale::conflict,
    text::{IndicatorText, Read},
};
use crate::{
    ctx::{Ctx, Tx},
    entity::{
        actuals, indicator_axes,
        indicators::{Column, Entity, Model},
    },
    error::{Error, Problem, Result},
    event::Change,
    insert::indicator::{self as insert, Promise},
    query::{all, measure},
};

#[derive(Clone, Debug)]
pub struct ReviseIndicator {
    pub project: ProjectCode,
    pub indicator: IndicatorId,
    /// The version that was read.
    pub version: i64,
    pub text: IndicatorText,
}

/// Errors: a field that cannot be read; another version stands there now; another kind although values were entered
/// (`kind-has-values`) or a corporate indicator of the present kind is linked (`kind-is-linked`), or one with the present answers (`answers-are-linked`) or unit (`unit-is-linked`). Where nothing
/// differs, nothing is written.
pub async fn revise_indicator(ctx: &Ctx, command: ReviseIndicator) -> Result<()> {
    let project = ctx.project(&command.project, Action::EditMatrix).await?;
    let tx = ctx.write().await?;
    let row = checks::indicator(&tx, project.id, command.indicator).await?;
    let axes = measure::axes(tx.conn(), project.id).await?.remove(&command.indicator).unwrap_or_default();
    let read = command.text.read(Some(&axes))?;
    let (before, after) = (checks::facts(&tx, project.id, &row).await?, read.facts(row.node_id));
    let subject = format!("indicator:{}", command.indicator);
    if row.version != command.version {
        return Err(conflict(&tx, project.id, &subject, row.version, &after.against(&before)).await?);
    }
    if before == after {
        return Ok(());
    }
    if before.kind != after.kind && has_values(&tx, &row).await? {
        return Err(Error::invalid("kind", "kind-has-values"));
    }
    if before.kind != after.kind || measure::answers(&row.answers) != read.answers || !same(&row.unit, &read.unit) {
        links_stay(&tx, &row, &read).await?;
    }
    answers_stay(&tx, &row, &read).await?;
    tx.touch(command.indicator);
    if !update(&tx, &row, &read).await? {
        return Err(conflict(&tx, project.id, &subject, row.version, &[]).await?);
    }
    if before.kind != after.kind {
        promises::withdraw(&tx, command.indicator).await?;
    }
    if read.axes != axes {
        replace_axes(&tx, command.indicator, &read.axes).await?;
    }
    promises::replace(ctx, &tx, command.indicator, Promise::Baseline, read.baseline).await?;
    promises::replace(ctx, &tx, command.indicator, Promise::Target, read.target).await?;
    tx.record(Change::new("indicator.revise", subject).project(project.id).before(&before)?.after(&after)?).await?;
    tx.commit().await
}

#[derive(FromQueryResult)]
struct Linked {
    code: String,
    kind: String,
    unit: String,
    answers: String,
}

async fn has_values(tx: &Tx, row: &Model) -> Result<bool> {
    let entered = actuals::Entity::find()
        .filter(actuals::Column::IndicatorId.eq(row.id))
        .filter(actuals::Column::Numerator.is_not_null())
        .limit(1);
    Ok(entered.one(tx.conn()).await?.is_some())
}

/// Values name an answer by its place: once there are any, answers are renamed or added at the end.
async fn answers_stay(tx: &Tx, row: &Model, read: &Read) -> Result<()> {
    let before = measure::answers(&row.answers);
    if read.answers.len() < before.len() && has_values(tx, row).await? {
        return Err(Problem::new("answers", "answers-have-values").with("number", before.len()).into());
    }
    Ok(())
}

/// Values keep the cells with which they were reported.
async fn replace_axes(tx: &Tx, indicator: IndicatorId, axes: &Axes) -> Result<()> {
    indicator_axes::Entity::update_many()
        .col_expr(indicator_axes::Column::SupersededAt, Expr::value(tx.now()))
        .filter(indicator_axes::Column::IndicatorId.eq(indicator.0))
        .filter(indicator_axes::Column::SupersededAt.is_null())
        .exec(tx.conn())
        .await?;
    insert::axes(tx, indicator, axes).await
}

/// What is linked goes on counting together with the others: of one kind, in one unit, and of scales with the same answers.
async fn links_stay(tx: &Tx, row: &Model, read: &Read) -> Result<()> {
    let linked: Vec<Linked> = all(
        tx.conn(),
        "SELECT c.code, c.kind, c.unit, c.answers FROM links l JOIN corporate_indicators c ON c.id = l.corporate_indicator_id
         WHERE l.indicator_id = $1 AND l.superseded_at IS NULL ORDER BY c.id",
        [row.id.into()],
    )
    .await?;
    for to in linked {
        let kind = to.kind.parse().map_err(Error::internal)?;
        let problem = match fits((read.kind, &read.answers), (kind, &measure::answers(&to.answers))) {
            // Other words than before for what is counted; a link says what it counts.
            Ok(()) if !same(&row.unit, &read.unit) && !same(&read.unit, &to.unit) => {
                Problem::new("unit", "unit-is-linked").with("unit", to.unit)
            }
            Ok(()) => continue,
            Err(Unlike::Kind) => Problem::new("kind", "kind-is-linked"),
            Err(Unlike::Answers) => Problem::new("answers", "answers-are-linked"),
        };
        return Err(problem.with("code", to.code).into());
    }
    Ok(())
}

/// Whether the version that was read was still there.
async fn update(tx: &Tx, row: &Model, read: &Read) -> Result<bool> {
    let updated = Entity::update_many()
        .col_expr(Column::Title, Expr::value(read.title.as_str()))
        .col_expr(Column::Unit, Expr::value(read.unit.as_str()))
        .col_expr(Column::Kind, Expr::value(read.kind.as_str()))
        .col_expr(Column::Direction, Expr::value(read.direction.as_str()))
        .col_expr(Column::Accumulation, Expr::value(read.accumulation.as_str()))
        .col_expr(Column::Operator, Expr::value(read.operator.as_str()))
        .col_expr(Column::Crossed, Expr::value(read.axes.crossed))
        .col_expr(Column::Answers, Expr::value(read.answers.join("\n")))
        .col_expr(Column::Source, Expr::value(read.source.as_str()))
        .col_expr(Column::Version, Expr::value(row.version + 1))
        .filter(Column::Id.eq(row.id))
        .filter(Column::Version.eq(row.version))
        .exec(tx.conn())
        .await?;
    Ok(updated.rows_affected == 1)
}
