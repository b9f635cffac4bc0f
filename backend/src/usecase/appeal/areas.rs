//! Changes which areas an appeal has, how they are called, what they are about and in which order they stand.
//!
//! An area is known by its name. Another name is put wherever the appeal has the one before, past figures included, so that a figure of
//! a past day stands under the name of today; the audit log has both. What was ever asked for or tied to an area keeps it: only an area
//! that nothing uses can be taken away.

use std::collections::HashMap;

use domain::{
    appeal::{Area, NAME_MAX},
    id::{AppealAreaId, AppealId},
    policy::Wide,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Statement,
    sea_query::{Expr, ExprTrait},
};
use serde::Serialize;

use crate::{
    appeal_csv::ABOUT_MAX,
    ctx::{Ctx, Tx},
    entity::{appeal_areas, appeals},
    error::{Error, Problem, Result},
    event::Change,
    query::appeal::areas::{UsedArea, read},
    usecase::text,
};

/// More areas than any appeal has.
const MOST: usize = 60;

#[derive(Clone, Debug)]
pub struct ReviseAreas {
    /// Of the appeal.
    pub year: i64,
    /// Of its areas, as they were read.
    pub version: i64,
    /// All that there are to be, in their order. What is not named is taken away.
    pub areas: Vec<TypedArea>,
}

/// An area as it was typed.
#[derive(Clone, Debug, Default)]
pub struct TypedArea {
    /// How problems name it: `KEY.name`, `KEY.about`.
    pub key: String,
    /// None for a new one.
    pub id: Option<AppealAreaId>,
    pub name: String,
    pub about: String,
}

/// An area that is to be.
struct Wanted {
    id: Option<AppealAreaId>,
    area: Area,
    about: String,
}

/// An area as the audit log tells it.
#[derive(Serialize)]
struct Fact {
    area: Area,
    about: String,
}

/// Gives whether anything changed.
///
/// Errors: a name that cannot be one (`area-name`), or that has the letters and digits of another (`area-alike`); too long a text; an area
/// that is taken away and used (`area-in-use`, with how often); none at all (`areas-none`), too many. Somebody changed them since they were
/// read (`areas-changed`): a conflict.
pub async fn revise_areas(ctx: &Ctx, command: ReviseAreas) -> Result<bool> {
    ctx.wide(Wide::EditAppeal)?;
    let tx = ctx.write().await?;
    let present = read(tx.conn(), command.year, true).await?;
    let wanted = wanted(&command.areas, &present.areas)?;
    let before: Vec<(Option<AppealAreaId>, Area, &str)> =
        present.areas.iter().map(|of| (Some(of.id), of.area, of.about.as_str())).collect();
    let after: Vec<_> = wanted.iter().map(|of| (of.id, of.area, of.about.as_str())).collect();
    if before == after {
        return Ok(false);
    }
    if present.version != command.version {
        return Err(Error::Conflict(vec![Problem::new("", "areas-changed")]));
    }
    let facts = |list: &[(Option<AppealAreaId>, Area, &str)]| -> Vec<Fact> {
        list.iter().map(|(_, area, about)| Fact { area: *area, about: (*about).to_owned() }).collect()
    };
    let (before, after) = (facts(&before), facts(&after));
    write(&tx, present.appeal, command.year, &present.areas, &wanted).await?;
    let change = Change::new("appeal.revise-areas", format!("appeal:{}", present.appeal));
    tx.record(change.before(&before)?.after(&after)?).await?;
    tx.commit().await?;
    Ok(true)
}

/// The areas that are to be. Every field that is wrong is named.
fn wanted(typed: &[TypedArea], present: &[UsedArea]) -> Result<Vec<Wanted>> {
    let mut problems = Vec::new();
    let mut wanted: Vec<Wanted> = Vec::new();
    for one in typed {
        if one.id.is_some_and(|id| present.iter().all(|of| of.id != id) || wanted.iter().any(|of| of.id == Some(id))) {
            return Err(Error::NotFound);
        }
        let name = text::clean(&one.name).replace('\n', " ");
        let field = format!("{}.name", one.key);
        let found: String = name.chars().take(60).collect();
        let about = text::clean(&one.about).replace('\n', " ");
        if let Err(problem) = text::within(&format!("{}.about", one.key), &about, ABOUT_MAX) {
            problems.push(problem);
        }
        match name.parse::<Area>() {
            Err(_) => problems.push(Problem::new(field, "area-name").with("found", found).with("max", NAME_MAX)),
            Ok(area) => match wanted.iter().find(|of| of.area.slug() == area.slug()) {
                Some(other) => {
                    problems.push(Problem::new(field, "area-alike").with("found", found).with("other", other.area));
                }
                None => wanted.push(Wanted { id: one.id, area, about }),
            },
        }
    }
    let kept = |of: &UsedArea| typed.iter().any(|one| one.id == Some(of.id));
    for gone in present.iter().filter(|of| of.is_used() && !kept(of)) {
        let problem = Problem::new("", "area-in-use").with("found", gone.area);
        problems.push(problem.with("figures", gone.figures).with("tied", gone.tied));
    }
    if typed.is_empty() {
        problems.push(Problem::new("", "areas-none"));
    }
    if typed.len() > MOST {
        problems.push(Problem::new("", "areas-too-many").with("max", MOST));
    }
    if problems.is_empty() { Ok(wanted) } else { Err(Error::Invalid(problems)) }
}

async fn write(tx: &Tx, appeal: AppealId, year: i64, present: &[UsedArea], wanted: &[Wanted]) -> Result<()> {
    use appeal_areas::Column as Of;
    let gone: Vec<i64> =
        present.iter().filter(|of| wanted.iter().all(|one| one.id != Some(of.id))).map(|of| of.id.0).collect();
    appeal_areas::Entity::delete_many().filter(Of::Id.is_in(gone)).exec(tx.conn()).await?;
    let before: HashMap<AppealAreaId, Area> = present.iter().map(|of| (of.id, of.area)).collect();
    let renamed: Vec<(Area, Area)> = wanted
        .iter()
        .filter_map(|of| Some((*before.get(&of.id?)?, of.area)))
        .filter(|(before, after)| before != after)
        .collect();
    // Through names that nothing has, so that two areas can change theirs for each other's.
    let between = |at: usize| format!("#{at}");
    for (at, (before, _)) in renamed.iter().enumerate() {
        rename(tx, appeal, year, before.as_str(), &between(at)).await?;
    }
    for (at, (_, after)) in renamed.iter().enumerate() {
        rename(tx, appeal, year, &between(at), after.as_str()).await?;
    }
    for (position, of) in (1..).zip(wanted) {
        match of.id {
            Some(id) => {
                appeal_areas::Entity::update_many()
                    .col_expr(Of::Position, Expr::value(position))
                    .col_expr(Of::About, Expr::value(of.about.clone()))
                    .filter(Of::Id.eq(id.0))
                    .exec(tx.conn())
                    .await?;
            }
            None => {
                let row = appeal_areas::ActiveModel {
                    appeal_id: Set(appeal.0),
                    position: Set(position),
                    name: Set(of.area.to_string()),
                    about: Set(of.about.clone()),
                    ..Default::default()
                };
                appeal_areas::Entity::insert(row).exec_without_returning(tx.conn()).await?;
            }
        }
    }
    appeals::Entity::update_many()
        .col_expr(appeals::Column::AreasVersion, Expr::col(appeals::Column::AreasVersion).add(1))
        .filter(appeals::Column::Id.eq(appeal.0))
        .exec(tx.conn())
        .await?;
    Ok(())
}

/// Puts one name in the place of another wherever this appeal has it.
async fn rename(tx: &Tx, appeal: AppealId, year: i64, before: &str, after: &str) -> Result<()> {
    let rows = format!("(SELECT r.id FROM appeal_rows r WHERE r.appeal_id = {appeal})");
    for (table, column, of) in [
        ("appeal_areas", "name", format!("appeal_id = {appeal}")),
        ("appeal_totals", "area", format!("appeal_id = {appeal}")),
        ("appeal_cells", "area", format!("row_id IN {rows}")),
        ("appeal_ambiguities", "area", format!("row_id IN {rows}")),
        ("allocations", "area", format!("appeal_row_id IN {rows}")),
        ("project_cells", "area", format!("row_id IN {rows}")),
        ("contribution_allocations", "area", format!("appeal_row_id IN {rows}")),
        ("contributions", "area", format!("year = {year}")),
    ] {
        let sql = format!("UPDATE {table} SET {column} = $2 WHERE {column} = $1 AND {of}");
        let backend = tx.conn().get_database_backend();
        tx.conn().execute_raw(Statement::from_sql_and_values(backend, sql, [before.into(), after.into()])).await?;
    }
    Ok(())
}
