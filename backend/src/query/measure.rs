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
    actual_id: i64,
    kind: String,
    axis: String,
    category: String,
    numerator: i64,
    denominator: Option<i64>,
}

/// Which versions of the values of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Versions {
    Current,
    Superseded,
}

/// The cells of the values of a period, by version, in one statement.
pub(crate) async fn cells(
    conn: &impl ConnectionTrait,
    period: PeriodId,
    versions: Versions,
) -> Result<HashMap<ActualId, BTreeMap<Cell, Value>>> {
    let which = match versions {
        Versions::Current => "a.superseded_at IS NULL",
        Versions::Superseded => "a.superseded_at IS NOT NULL",
    };
    let rows: Vec<CellRow> = all(
        conn,
        &format!(
            "SELECT c.actual_id, i.kind, c.axis, c.category, c.numerator, c.denominator
             FROM periods q
             JOIN indicators i ON i.project_id = q.project_id
             JOIN actuals a ON a.indicator_id = i.id AND a.period_id = q.id AND {which}
             JOIN actual_cells c ON c.actual_id = a.id
             WHERE q.id = $1"
        ),
        [period.0.into()],
    )
    .await?;
    let mut cells: HashMap<ActualId, BTreeMap<Cell, Value>> = HashMap::new();
    for row in rows {
        let kind: Kind = row.kind.parse().map_err(Error::internal)?;
        if let Some(value) = value(kind, Some(row.numerator), row.denominator)? {
            cells.entry(ActualId(row.actual_id)).or_default().insert(Cell::new(row.axis, row.category), value);
        }
    }
    Ok(cells)
}
