//! How indicators are measured: the axes along which they are split, and the cells of their values.

use std::collections::{BTreeMap, HashMap};

use domain::{
    axes::{AGE, Axes, Axis, Category, Cell, SEX},
    id::{ActualId, IndicatorId, PeriodId, ProjectId},
    indicator::Kind,
    value::Value,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::all;
use crate::{
    error::{Error, Result},
    insert::actual::value,
};

#[derive(FromQueryResult)]
struct AxisRow {
    indicator_id: i64,
    crossed: bool,
    key: String,
    name: String,
    categories: String,
}

/// An axis from its columns.
fn axis(key: String, name: String, categories: &str) -> Result<Axis> {
    Ok(match key.as_str() {
        SEX => Axis::sex(),
        AGE => Axis::age(),
        _ => {
            let categories: Vec<Category> = serde_json::from_str(categories).map_err(Error::internal)?;
            Axis { key, name, categories }
        }
    })
}

/// The axes of every indicator of a project that has any, in one statement.
pub(crate) async fn axes(conn: &impl ConnectionTrait, project: ProjectId) -> Result<HashMap<IndicatorId, Axes>> {
    let rows: Vec<AxisRow> = all(
        conn,
        "SELECT x.indicator_id, i.crossed, x.key, x.name, x.categories
         FROM indicators i
         JOIN indicator_axes x ON x.indicator_id = i.id AND x.superseded_at IS NULL
         WHERE i.project_id = $1 AND i.retired_at IS NULL
         ORDER BY x.indicator_id, x.position",
        [project.0.into()],
    )
    .await?;
    let mut axes: HashMap<IndicatorId, Axes> = HashMap::new();
    for row in rows {
        let of = axes.entry(IndicatorId(row.indicator_id)).or_default();
        of.crossed = row.crossed;
        of.list.push(axis(row.key, row.name, &row.categories)?);
    }
    Ok(axes)
}

/// The answers of a scale as they are kept: one a line.
pub(crate) fn answers(kept: &str) -> Vec<String> {
    kept.lines().map(str::to_owned).collect()
}

#[derive(FromQueryResult)]
struct CellRow {
    actual_id: Option<i64>,
    indicator_id: i64,
    kind: String,
    axis: String,
    category: String,
    numerator: i64,
    denominator: Option<i64>,
}

/// The cells of values by their version, and the targets of cells by indicator.
#[derive(Debug, Default)]
pub(crate) struct Cells {
    pub values: HashMap<ActualId, BTreeMap<Cell, Value>>,
    pub targets: HashMap<IndicatorId, BTreeMap<Cell, Value>>,
}

/// What is read of the cells `c` of values `a` of indicators `i`.
const OF_VALUES: &str =
    "SELECT c.actual_id, i.id AS indicator_id, i.kind, c.axis, c.category, c.numerator, c.denominator";

/// The cells of the values that stand in a period, and the targets of cells in it, in one statement.
pub(crate) async fn cells(conn: &impl ConnectionTrait, period: PeriodId) -> Result<Cells> {
    let sql = format!(
        "{OF_VALUES}
         FROM periods q
         JOIN indicators i ON i.project_id = q.project_id
         JOIN actuals a ON a.indicator_id = i.id AND a.period_id = q.id AND a.superseded_at IS NULL
         JOIN actual_cells c ON c.actual_id = a.id
         WHERE q.id = $1
         UNION ALL
         SELECT NULL, i.id, i.kind, t.axis, t.category, t.numerator, t.denominator
         FROM periods q
         JOIN indicators i ON i.project_id = q.project_id AND i.retired_at IS NULL
         JOIN targets t ON t.indicator_id = i.id AND t.period_id = q.id AND t.what = 'target'
              AND t.axis IS NOT NULL AND t.superseded_at IS NULL
         WHERE q.id = $1"
    );
    gathered(all(conn, &sql, [period.0.into()]).await?)
}

/// The cells of the values of an indicator that stand in any period, in one statement.
pub(crate) async fn cells_over_periods(conn: &impl ConnectionTrait, indicator: IndicatorId) -> Result<Cells> {
    let sql = format!(
        "{OF_VALUES}
         FROM indicators i
         JOIN actuals a ON a.indicator_id = i.id AND a.superseded_at IS NULL
         JOIN actual_cells c ON c.actual_id = a.id
         WHERE i.id = $1"
    );
    gathered(all(conn, &sql, [indicator.0.into()]).await?)
}

/// The cells of the values that stood in a period once, in one statement.
pub(crate) async fn superseded_cells(conn: &impl ConnectionTrait, period: PeriodId) -> Result<Cells> {
    let sql = format!(
        "{OF_VALUES}
         FROM periods q
         JOIN indicators i ON i.project_id = q.project_id
         JOIN actuals a ON a.indicator_id = i.id AND a.period_id = q.id AND a.superseded_at IS NOT NULL
         JOIN actual_cells c ON c.actual_id = a.id
         WHERE q.id = $1"
    );
    gathered(all(conn, &sql, [period.0.into()]).await?)
}

fn gathered(rows: Vec<CellRow>) -> Result<Cells> {
    let mut cells = Cells::default();
    for row in rows {
        let kind: Kind = row.kind.parse().map_err(Error::internal)?;
        let Some(value) = value(kind, Some(row.numerator), row.denominator)? else { continue };
        let of = match row.actual_id {
            Some(id) => cells.values.entry(ActualId(id)).or_default(),
            None => cells.targets.entry(IndicatorId(row.indicator_id)).or_default(),
        };
        of.insert(Cell::new(row.axis, row.category), value);
    }
    Ok(cells)
}
