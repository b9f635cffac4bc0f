//! Where every indicator of a project stands over all its periods, with how complete its reports are.
//!
//! Six statements, whatever the size. What adds up comes from [`standing`], as everywhere.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{aggregation::Coverage, id::IndicatorId, period::Period};
use sea_orm::FromQueryResult;

use crate::{
    ctx::Ctx,
    error::{Error, Result},
    insert::actual::value,
    query::{
        all, expected,
        matrix::{self, Indicator},
        project::Project,
        standing::{self, Standing},
    },
};

/// One indicator of the matrix as it is now.
#[derive(Clone, Debug)]
pub struct Overall {
    pub indicator: Indicator,
    pub standing: Standing,
    /// Of its periods: reported is what is approved, since only that counts; blanks and drafts are not.
    pub coverage: Coverage,
}

#[derive(FromQueryResult)]
struct PeriodRow {
    indicator_id: i64,
    kind: String,
    starts: NaiveDate,
    ends: NaiveDate,
    due: NaiveDate,
    numerator: Option<i64>,
    denominator: Option<i64>,
}

/// Every indicator of a project that this person may view, in the order of the matrix.
pub async fn overall(ctx: &Ctx, project: &Project) -> Result<Vec<Overall>> {
    let matrix = matrix::matrix(ctx, project).await?;
    let standings = standing::of_projects(ctx.read(), &format!("i.project_id = {}", project.id), ctx.today()).await?;
    let mut standings: HashMap<IndicatorId, Standing> =
        standings.into_iter().map(|standing| (standing.indicator, standing)).collect();
    let mut coverages = coverages(ctx, project).await?;
    let indicators = matrix.nodes.into_iter().flat_map(|node| node.indicators);
    let overall = indicators.filter_map(|indicator| {
        let standing = standings.remove(&indicator.id)?;
        let coverage = coverages.remove(&indicator.id).unwrap_or_default();
        Some(Overall { indicator, standing, coverage })
    });
    Ok(overall.collect())
}

async fn coverages(ctx: &Ctx, project: &Project) -> Result<HashMap<IndicatorId, Coverage>> {
    let rows: Vec<PeriodRow> = all(
        ctx.read(),
        &format!(
            "SELECT i.id AS indicator_id, i.kind, q.starts, q.ends, q.due, a.numerator, a.denominator
             FROM indicators i
             JOIN periods q ON q.project_id = i.project_id AND q.retired_at IS NULL
             LEFT JOIN actuals a ON a.indicator_id = i.id AND a.period_id = q.id AND a.superseded_at IS NULL
                  AND a.state = 'approved'
             WHERE i.project_id = $1 AND i.retired_at IS NULL
               AND ({} OR a.id IS NOT NULL)",
            expected("i", "q")
        ),
        [project.id.0.into()],
    )
    .await?;
    let mut coverages: HashMap<IndicatorId, Coverage> = HashMap::new();
    for row in rows {
        let period = Period { starts: row.starts, ends: row.ends, due: row.due, name: None };
        let kind = row.kind.parse().map_err(Error::internal)?;
        let one = Coverage::of(value(kind, row.numerator, row.denominator)?, period.timeliness(ctx.today()));
        let coverage = coverages.entry(IndicatorId(row.indicator_id)).or_default();
        *coverage = coverage.checked_add(one).map_err(Error::internal)?;
    }
    Ok(coverages)
}
