//! Changes the title or the years of a framework. Its code stands in addresses and stays.

use domain::policy::Wide;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, sea_query::Expr};

use super::{
    TITLE_MAX,
    current::{self, Facts, facts},
};
use crate::{
    ctx::Ctx,
    entity::frameworks::{Column, Entity, Model},
    error::{Error, Problem, Result},
    event::Change,
    query::all,
    usecase::matrix::checks::required,
};

#[derive(Clone, Debug)]
pub struct Revise {
    pub framework: String,
    /// The version that was read.
    pub version: i64,
    pub title: String,
    pub first: String,
    pub last: String,
}

#[derive(FromQueryResult)]
struct Year {
    year: i64,
}

fn of(row: &Model) -> Facts {
    facts([("title", row.title.clone()), ("first", row.year_from.to_string()), ("last", row.year_to.to_string())])
}

/// Whether anything was changed. Errors at their fields: a missing title, years (`framework-years`), years that would leave a target
/// outside (`framework-year-has-target`); another version stands there now: a conflict.
pub async fn revise(ctx: &Ctx, command: Revise) -> Result<bool> {
    ctx.wide(Wide::EditFrameworks)?;
    ctx.subject()?;
    let tx = ctx.write().await?;
    let row = current::framework(&tx, &command.framework).await?;
    let mut problems = Vec::new();
    let title = required("title", &command.title, TITLE_MAX, &mut problems);
    let years = current::read_years(&command.first, &command.last, &mut problems);
    let (Some(years), true) = (years, problems.is_empty()) else { return Err(Error::Invalid(problems)) };
    let subject = format!("framework:{}", row.id);
    let typed = Model { title, year_from: years.first(), year_to: years.last(), ..row.clone() };
    let (before, after) = (of(&row), of(&typed));
    current::same_version(&tx, &subject, (row.version, command.version), (&before, &after)).await?;
    if before == after {
        return Ok(false);
    }
    let set: Vec<Year> = all(
        tx.conn(),
        "SELECT DISTINCT t.year FROM corporate_targets t
         JOIN corporate_indicators c ON c.id = t.corporate_indicator_id AND c.retired_at IS NULL
         JOIN framework_areas ar ON ar.id = c.area_id
         WHERE ar.framework_id = $1 AND t.year IS NOT NULL AND t.superseded_at IS NULL ORDER BY t.year",
        [row.id.into()],
    )
    .await?;
    if let Some(left) = set.iter().find(|set| !years.has(set.year)) {
        return Err(Problem::new("last", "framework-year-has-target").with("year", left.year).into());
    }
    Entity::update_many()
        .col_expr(Column::Title, Expr::value(typed.title))
        .col_expr(Column::YearFrom, Expr::value(years.first()))
        .col_expr(Column::YearTo, Expr::value(years.last()))
        .col_expr(Column::Version, Expr::value(row.version + 1))
        .filter(Column::Id.eq(row.id))
        .exec(tx.conn())
        .await?;
    tx.record(Change::new("framework.revise", subject).before(&before)?.after(&after)?).await?;
    tx.commit().await?;
    Ok(true)
}
