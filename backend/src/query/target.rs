//! The targets of one indicator: for the whole, per period and per cell, with those that stood before.
//!
//! Nine statements, whatever the size.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    axes::Cell,
    grid::Column,
    id::{IndicatorId, PeriodId, ProjectId},
    indicator::Kind,
    period::Period,
    target::{Doubt, Place, doubts},
    value::{Reported, Value},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::{
    all,
    matrix::{self, Indicator, Matrix},
    project::Project,
};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    insert::actual::value,
};

/// Earlier targets that are shown, the latest first.
const MOST_KEPT: usize = 100;

/// What is promised for each place; where nothing is, there is no entry.
pub type Targets = BTreeMap<Place, Reported>;

/// A target that stood once, or stands.
#[derive(Clone, Debug)]
pub struct Kept {
    pub place: Place,
    pub column: Column,
    pub value: Value,
    pub by: Option<String>,
    /// Microseconds UTC.
    pub since: i64,
    pub until: Option<i64>,
    /// Of its period, also where that has been retired.
    pub period: Option<Period>,
}

/// One indicator with all its targets.
#[derive(Clone, Debug)]
pub struct Planned {
    pub indicator: Indicator,
    /// Of the project, in order.
    pub periods: Vec<(PeriodId, Period)>,
    pub targets: Targets,
    pub doubts: Vec<Doubt>,
    /// The earlier ones, the latest first, at most a hundred.
    pub kept: Vec<Kept>,
}

impl Planned {
    pub fn value(&self, place: Place, column: &Column) -> Option<Value> {
        at(&self.targets, place, column)
    }
}

/// What is promised there.
pub(crate) fn at(targets: &Targets, place: Place, column: &Column) -> Option<Value> {
    let of = targets.get(&place)?;
    match column {
        Column::Total => of.total,
        Column::Cell(cell) => of.cell(cell),
    }
}

/// Every indicator of the project, for choosing one, with how many periods have a target.
pub async fn overview(ctx: &Ctx, project: &Project) -> Result<(Matrix, BTreeMap<IndicatorId, u32>)> {
    let counts: Vec<CountRow> = all(
        ctx.read(),
        "SELECT t.indicator_id, COUNT(DISTINCT t.period_id) AS n
         FROM targets t
         JOIN indicators i ON i.id = t.indicator_id
         JOIN periods q ON q.id = t.period_id AND q.retired_at IS NULL
         WHERE i.project_id = $1 AND t.what = 'target' AND t.superseded_at IS NULL
         GROUP BY t.indicator_id",
        [project.id.0.into()],
    )
    .await?;
    let counts =
        counts.into_iter().map(|row| (IndicatorId(row.indicator_id), u32::try_from(row.n).unwrap_or(u32::MAX)));
    Ok((matrix::matrix(ctx, project).await?, counts.collect()))
}

/// The targets of an indicator of the matrix as it is now.
pub async fn planned(ctx: &Ctx, project: &Project, indicator: IndicatorId) -> Result<Planned> {
    let matrix = matrix::matrix(ctx, project).await?;
    let indicator = matrix.indicator(indicator).cloned().ok_or(Error::NotFound)?;
    let periods = periods(ctx.read(), project.id).await?;
    let mut targets = standing(ctx.read(), indicator.id, indicator.kind).await?;
    // Those of cells that the indicator is no longer split into wait until it is again.
    targets.values_mut().for_each(|of| of.cells.retain(|cell, _| indicator.axes.holds(cell)));
    let by_period: Vec<(PeriodId, Reported)> =
        periods.iter().map(|(id, _)| (*id, targets.get(&Place::Period(*id)).cloned().unwrap_or_default())).collect();
    let whole = targets.get(&Place::Whole).cloned().unwrap_or_default();
    let doubts = doubts(indicator.kind, indicator.accumulation, &whole, &by_period);
    let kept = kept(ctx, indicator.id, indicator.kind).await?;
    Ok(Planned { indicator, periods, targets, doubts, kept })
}

#[derive(FromQueryResult)]
struct CountRow {
    indicator_id: i64,
    n: i64,
}

#[derive(FromQueryResult)]
struct PeriodRow {
    id: i64,
    starts: NaiveDate,
    ends: NaiveDate,
    due: NaiveDate,
    period_name: Option<String>,
}

/// The periods of a project, in order.
pub(crate) async fn periods(conn: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<(PeriodId, Period)>> {
    let rows: Vec<PeriodRow> = all(
        conn,
        "SELECT q.id, q.starts, q.ends, q.due, q.name AS period_name FROM periods q
         WHERE q.project_id = $1 AND q.retired_at IS NULL ORDER BY q.starts",
        [project.0.into()],
    )
    .await?;
    let period = |row: PeriodRow| {
        let dates = Period { starts: row.starts, ends: row.ends, due: row.due, name: row.period_name };
        (PeriodId(row.id), dates)
    };
    Ok(rows.into_iter().map(period).collect())
}

#[derive(FromQueryResult)]
struct TargetRow {
    period_id: Option<i64>,
    axis: Option<String>,
    category: Option<String>,
    numerator: i64,
    denominator: Option<i64>,
}

fn place(period: Option<i64>) -> Place {
    period.map_or(Place::Whole, |id| Place::Period(PeriodId(id)))
}

fn column(axis: Option<String>, category: Option<String>) -> Column {
    match (axis, category) {
        (Some(axis), Some(category)) => Column::Cell(Cell::new(axis, category)),
        _ => Column::Total,
    }
}

/// What is promised now, in one statement; also for periods that have been retired.
pub(crate) async fn standing(conn: &impl ConnectionTrait, indicator: IndicatorId, kind: Kind) -> Result<Targets> {
    let rows: Vec<TargetRow> = all(
        conn,
        "SELECT t.period_id, t.axis, t.category, t.numerator, t.denominator FROM targets t
         WHERE t.indicator_id = $1 AND t.what = 'target' AND t.superseded_at IS NULL",
        [indicator.0.into()],
    )
    .await?;
    let mut targets = Targets::new();
    for row in rows {
        let Some(value) = value(kind, Some(row.numerator), row.denominator)? else { continue };
        let of = targets.entry(place(row.period_id)).or_default();
        match column(row.axis, row.category) {
            Column::Total => of.total = Some(value),
            Column::Cell(cell) => drop(of.cells.insert(cell, value)),
        }
    }
    Ok(targets)
}

#[derive(FromQueryResult)]
struct KeptRow {
    period_id: Option<i64>,
    axis: Option<String>,
    category: Option<String>,
    numerator: i64,
    denominator: Option<i64>,
    name: Option<String>,
    recorded_at: i64,
    superseded_at: Option<i64>,
    starts: Option<NaiveDate>,
    ends: Option<NaiveDate>,
    due: Option<NaiveDate>,
    period_name: Option<String>,
}

/// Those that another one has replaced, or nothing; where the page is about a past day, those that had been by then.
async fn kept(ctx: &Ctx, indicator: IndicatorId, kind: Kind) -> Result<Vec<Kept>> {
    let until = ctx.past_day().and_then(|day| day.succ_opt()).and_then(|day| day.and_hms_opt(0, 0, 0));
    let until = until.map_or(i64::MAX, |moment| moment.and_utc().timestamp_micros());
    let rows: Vec<KeptRow> = all(
        ctx.read(),
        &format!(
            "SELECT t.period_id, t.axis, t.category, t.numerator, t.denominator, u.name, t.recorded_at, t.superseded_at,
                    q.starts, q.ends, q.due, q.name AS period_name
             FROM targets t
             LEFT JOIN users u ON u.id = t.user_id
             LEFT JOIN periods q ON q.id = t.period_id
             WHERE t.indicator_id = $1 AND t.what = 'target' AND t.superseded_at IS NOT NULL AND t.superseded_at < $2
             ORDER BY t.superseded_at DESC, t.id DESC LIMIT {MOST_KEPT}"
        ),
        [indicator.0.into(), until.into()],
    )
    .await?;
    let mut kept = Vec::new();
    for row in rows {
        // One of another kind stands from before the kind was changed, and cannot be read as a value of this one.
        let Some(value) = Value::from_halves(kind, row.numerator, row.denominator) else { continue };
        let period = match (row.starts, row.ends, row.due) {
            (Some(starts), Some(ends), Some(due)) => Some(Period { starts, ends, due, name: row.period_name }),
            _ => None,
        };
        kept.push(Kept {
            place: place(row.period_id),
            column: column(row.axis, row.category),
            value,
            by: row.name,
            since: row.recorded_at,
            until: row.superseded_at,
            period,
        });
    }
    Ok(kept)
}
