//! The leaves of the tree: approved values, with who entered, submitted and approved each.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    id::{IndicatorId, PeriodId},
    indicator::Accumulation,
    period::Period,
    value::Value,
};
use sea_orm::FromQueryResult;

use crate::{
    ctx::Ctx,
    error::{Error, Result},
    insert::actual::value,
    query::{
        all,
        standing::{counted::counted, ends_in},
    },
};

/// One approved value.
#[derive(Clone, Debug)]
pub struct Leaf {
    pub id: PeriodId,
    pub period: Period,
    pub value: Value,
    /// Whether the total rests on it, by the rule of its indicator.
    pub counts: bool,
    pub author: String,
    /// Microseconds UTC, as those below.
    pub entered_at: i64,
    pub submitter: Option<String>,
    pub submitted_at: Option<i64>,
    pub reviewer: Option<String>,
    pub reviewed_at: Option<i64>,
}

#[derive(FromQueryResult)]
struct LeafRow {
    indicator_id: i64,
    kind: String,
    period_id: i64,
    starts: NaiveDate,
    ends: NaiveDate,
    due: NaiveDate,
    period_name: Option<String>,
    numerator: i64,
    denominator: Option<i64>,
    author: String,
    recorded_at: i64,
    submitter: Option<String>,
    submitted_at: Option<i64>,
    reviewer: Option<String>,
    reviewed_at: Option<i64>,
}

/// The approved values of these indicators in order of period, of the periods that end in the year where one is named; an indicator
/// without any has an empty list.
pub(super) async fn of(
    ctx: &Ctx,
    indicators: &[IndicatorId],
    year: Option<i64>,
) -> Result<HashMap<IndicatorId, Vec<Leaf>>> {
    let mut leaves: HashMap<IndicatorId, Vec<Leaf>> = indicators.iter().map(|id| (*id, Vec::new())).collect();
    if indicators.is_empty() {
        return Ok(leaves);
    }
    let ids: Vec<String> = indicators.iter().map(IndicatorId::to_string).collect();
    let rows: Vec<LeafRow> = all(
        ctx.read(),
        &format!(
            "SELECT a.indicator_id, i.kind, q.id AS period_id, q.starts, q.ends, q.due, q.name AS period_name, a.numerator,
                    a.denominator, w.name AS author, a.recorded_at, s.name AS submitter, a.submitted_at, v.name AS reviewer, a.reviewed_at
             FROM actuals a
             JOIN indicators i ON i.id = a.indicator_id
             JOIN periods q ON q.id = a.period_id
             JOIN users w ON w.id = a.author_id
             LEFT JOIN users s ON s.id = a.submitter_id
             LEFT JOIN users v ON v.id = a.reviewer_id
             WHERE a.superseded_at IS NULL AND a.state = 'approved' AND a.numerator IS NOT NULL
               AND a.indicator_id IN ({}){}
             ORDER BY a.indicator_id, q.starts",
            ids.join(", "),
            ends_in("q", year)
        ),
        [],
    )
    .await?;
    for row in rows {
        let kind = row.kind.parse().map_err(Error::internal)?;
        let Some(value) = value(kind, Some(row.numerator), row.denominator)? else { continue };
        leaves.entry(IndicatorId(row.indicator_id)).or_default().push(Leaf {
            id: PeriodId(row.period_id),
            period: Period { starts: row.starts, ends: row.ends, due: row.due, name: row.period_name },
            value,
            counts: true,
            author: row.author,
            entered_at: row.recorded_at,
            submitter: row.submitter,
            submitted_at: row.submitted_at,
            reviewer: row.reviewer,
            reviewed_at: row.reviewed_at,
        });
    }
    Ok(leaves)
}

/// Says of each value whether the total rests on it.
pub(super) fn mark(by: Accumulation, leaves: &mut [Leaf], so_far: Option<Value>) {
    let values: Vec<Value> = leaves.iter().map(|leaf| leaf.value).collect();
    for (leaf, counts) in leaves.iter_mut().zip(counted(by, &values, so_far)) {
        leaf.counts = counts;
    }
}
