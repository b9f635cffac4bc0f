//! What indicators promise, read from where it is kept: for what is remembered of them ([`sums`](crate::sums)), and for past
//! moments, of which nothing is.

use domain::{
    id::{IndicatorId, ProjectId},
    indicator::Kind,
    progress::expected::Promise,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{
    error::{Error, Result},
    insert::actual::value,
    query::all,
};

/// One indicator, with what it promises as a whole.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Promised {
    pub indicator: IndicatorId,
    pub project: ProjectId,
    pub kind: Kind,
    pub promise: Promise,
}

#[derive(FromQueryResult)]
struct Row {
    indicator_id: i64,
    project_id: i64,
    kind: String,
    direction: String,
    accumulation: String,
    baseline_numerator: Option<i64>,
    baseline_denominator: Option<i64>,
    target_numerator: Option<i64>,
    target_denominator: Option<i64>,
}

/// Every indicator under `condition` (over indicators `i`) that is not retired.
pub(crate) async fn promised(conn: &impl ConnectionTrait, condition: &str) -> Result<Vec<Promised>> {
    let rows: Vec<Row> = all(
        conn,
        &format!(
            "SELECT i.id AS indicator_id, i.project_id, i.kind, i.direction, i.accumulation,
                    b.numerator AS baseline_numerator, b.denominator AS baseline_denominator,
                    t.numerator AS target_numerator, t.denominator AS target_denominator
             FROM indicators i
             LEFT JOIN targets b ON b.indicator_id = i.id AND b.what = 'baseline'
                  AND b.period_id IS NULL AND b.axis IS NULL AND b.superseded_at IS NULL
             LEFT JOIN targets t ON t.indicator_id = i.id AND t.what = 'target'
                  AND t.period_id IS NULL AND t.axis IS NULL AND t.superseded_at IS NULL
             WHERE i.retired_at IS NULL AND {condition}
             ORDER BY i.id"
        ),
        [],
    )
    .await?;
    rows.into_iter().map(Promised::try_from).collect()
}

impl TryFrom<Row> for Promised {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let kind: Kind = row.kind.parse().map_err(Error::internal)?;
        Ok(Self {
            indicator: IndicatorId(row.indicator_id),
            project: ProjectId(row.project_id),
            kind,
            promise: Promise {
                baseline: value(kind, row.baseline_numerator, row.baseline_denominator)?,
                target: value(kind, row.target_numerator, row.target_denominator)?,
                direction: row.direction.parse().map_err(Error::internal)?,
                accumulation: row.accumulation.parse().map_err(Error::internal)?,
            },
        })
    }
}
