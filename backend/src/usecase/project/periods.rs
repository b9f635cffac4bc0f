//! The periods of a project as they are, and writing what becomes of them.
//!
//! A period that is retired keeps its row. Two rows of a project never begin on the same day, so one that was retired is
//! taken up again where another is to begin on its day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use domain::{
    format,
    id::{PeriodId, ProjectId},
    period::Period,
    schedule::{Existing, Plan},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, sea_query::Expr};
use serde::Serialize;

use crate::{
    ctx::{Ctx, Tx},
    entity::periods::{Column, Entity},
    error::{Error, Result},
    insert,
    query::{all, lock, project::Project},
    usecase::actual::locked,
};

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    starts: NaiveDate,
    ends: NaiveDate,
    due: NaiveDate,
    period_name: Option<String>,
    reported: bool,
}

/// In order; reported is what any value was ever entered for.
pub(super) async fn existing(conn: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<Existing>> {
    let rows: Vec<Row> = all(
        conn,
        "SELECT q.id, q.starts, q.ends, q.due, q.name AS period_name,
                EXISTS (SELECT 1 FROM indicators i JOIN actuals a ON a.indicator_id = i.id AND a.period_id = q.id
                        WHERE i.project_id = q.project_id) AS reported
         FROM periods q WHERE q.project_id = $1 AND q.retired_at IS NULL ORDER BY q.starts",
        [project.0.into()],
    )
    .await?;
    let existing = rows.into_iter().map(|row| Existing {
        id: PeriodId(row.id),
        dates: Period { starts: row.starts, ends: row.ends, due: row.due, name: row.period_name },
        reported: row.reported,
    });
    Ok(existing.collect())
}

/// No period that a lock covers comes, goes or gets other days; a due day may move, and a name change.
pub(super) async fn unlocked(ctx: &Ctx, conn: &impl ConnectionTrait, project: &Project, plan: &Plan) -> Result<()> {
    let moved = plan.moved.iter().filter(|moved| moved.changes_days());
    let days = plan
        .added
        .iter()
        .map(|dates| dates.ends)
        .chain(plan.retired.iter().map(|one| one.dates.ends))
        .chain(moved.flat_map(|moved| [moved.from.ends, moved.to.ends]));
    let facing = lock::facing(conn, project.place(), ctx.subject()?.user, ctx.today()).await?;
    for day in days {
        if let Some(held) = facing.held(day).filter(|held| held.let_in.is_none()) {
            return Err(locked(&held.by, project).into());
        }
    }
    Ok(())
}

/// What became of the periods, as the audit log keeps it; nothing where nothing did.
#[derive(Debug, Default, Serialize)]
pub(super) struct Told {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    added: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    moved: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    retired: Vec<String>,
}

/// "2026-01-01 – 2026-03-31, due 2026-05-12", after the name where it has one.
fn told(dates: &Period) -> String {
    let name = dates.name.as_ref().map(|name| format!("{name}: ")).unwrap_or_default();
    format!("{name}{} – {}, due {}", dates.starts, dates.ends, dates.due)
}

impl Told {
    pub(super) fn of(plan: &Plan) -> Self {
        Self {
            added: plan.added.iter().map(told).collect(),
            moved: plan.moved.iter().map(|moved| format!("{} → {}", told(&moved.from), told(&moved.to))).collect(),
            retired: plan.retired.iter().map(|one| told(&one.dates)).collect(),
        }
    }
}

/// Writes the plan. The caller holds the write transaction and has checked it.
pub(super) async fn apply(tx: &Tx, project: ProjectId, plan: &Plan) -> Result<()> {
    tx.touch_project(project);
    for one in &plan.retired {
        Entity::update_many()
            .col_expr(Column::RetiredAt, Expr::value(tx.now()))
            .filter(Column::Id.eq(one.id.0))
            .exec(tx.conn())
            .await?;
    }
    // Moved rows leave their days first, so that none is in the way of another.
    for moved in plan.moved.iter().filter(|moved| moved.from.starts != moved.to.starts) {
        begin(tx, moved.id.0, nowhere(moved.id)).await?;
    }
    let mut retired = retired(tx, project).await?;
    let mut taken: BTreeSet<NaiveDate> =
        existing(tx.conn(), project).await?.iter().map(|one| one.dates.starts).collect();
    taken.extend(retired.keys());
    taken.extend(plan.moved.iter().map(|moved| moved.to.starts));
    taken.extend(plan.added.iter().map(|dates| dates.starts));
    for moved in &plan.moved {
        if let Some(id) = retired.remove(&moved.to.starts) {
            begin(tx, id, free(moved.to.starts, &mut taken)?).await?;
        }
        write(tx, moved.id.0, &moved.to).await?;
    }
    for dates in &plan.added {
        match retired.remove(&dates.starts) {
            Some(id) => write(tx, id, dates).await?,
            None => drop(insert::project::period(tx, project, dates).await?),
        }
    }
    Ok(())
}

/// A day on which no period of a project begins.
fn nowhere(id: PeriodId) -> NaiveDate {
    let days = Days::new(id.0.unsigned_abs() % 300_000);
    NaiveDate::from_ymd_opt(1, 1, 1).and_then(|day| day.checked_add_days(days)).unwrap_or(NaiveDate::MIN)
}

/// The next day on which no row of the project begins, for a retired one that has to make room.
fn free(day: NaiveDate, taken: &mut BTreeSet<NaiveDate>) -> Result<NaiveDate> {
    let next = day.iter_days().find(|day| !taken.contains(day));
    let next = next.ok_or_else(|| Error::internal(format!("no day is free after {}", format::date(day))))?;
    taken.insert(next);
    Ok(next)
}

/// Rows that were retired, by the day on which they begin.
async fn retired(tx: &Tx, project: ProjectId) -> Result<BTreeMap<NaiveDate, i64>> {
    let rows = Entity::find()
        .filter(Column::ProjectId.eq(project.0))
        .filter(Column::RetiredAt.is_not_null())
        .all(tx.conn())
        .await?;
    Ok(rows.into_iter().map(|row| (row.starts, row.id)).collect())
}

async fn begin(tx: &Tx, id: i64, starts: NaiveDate) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Starts, Expr::value(starts))
        .filter(Column::Id.eq(id))
        .exec(tx.conn())
        .await?;
    Ok(())
}

/// It stands, with these days and this name.
async fn write(tx: &Tx, id: i64, dates: &Period) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Starts, Expr::value(dates.starts))
        .col_expr(Column::Ends, Expr::value(dates.ends))
        .col_expr(Column::Due, Expr::value(dates.due))
        .col_expr(Column::Name, Expr::value(dates.name.clone()))
        .col_expr(Column::RetiredAt, Expr::value(Option::<i64>::None))
        .filter(Column::Id.eq(id))
        .exec(tx.conn())
        .await?;
    Ok(())
}
