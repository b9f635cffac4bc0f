//! One indicator over the periods of its project as JSON.

use backend::{
    error::{Error, Result},
    query::progress::across::across,
};
use domain::{code::ProjectCode, id::IndicatorId, policy::Action};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::{
    super::{
        caller::Caller,
        coverage::{Coverage, Progress},
        value::{Amount, amount},
    },
    actuals::Actual,
    periods::Period,
};

/// Where an indicator stands, and what is reported for it in each period.
#[derive(Serialize, ToSchema)]
pub(crate) struct OverPeriods {
    indicator: i64,
    title: String,
    unit: String,
    kind: String,
    /// How values add up over periods: sum, latest, maximum, minimum or mean
    accumulation: String,
    baseline: Option<Amount>,
    target: Option<Amount>,
    /// Of all periods; null where nothing is approved, which is not zero
    so_far: Option<Amount>,
    progress: Progress,
    /// Of the periods: reported is what is approved
    coverage: Coverage,
    values: Vec<InPeriod>,
}

/// What is reported in one period, and what stands there.
#[derive(Serialize, ToSchema)]
struct InPeriod {
    period: Period,
    /// What the approved values up to this period amount to
    so_far: Option<Amount>,
    /// The period whose value stands here, where that is an earlier one and the latest value counts
    carried_from: Option<i64>,
    value: Actual,
}

/// The indicator, if the matrix has it now, for whoever may see the project.
pub(super) async fn over_periods(caller: &Caller, code: &ProjectCode, indicator: IndicatorId) -> Result<OverPeriods> {
    let project = caller.ctx.project(code, Action::View).await?;
    let across = across(&caller.ctx, &project, indicator).await?;
    let last = across.rows.last().ok_or(Error::NotFound)?;
    let lines = across.periods.iter().zip(&across.rows).zip(&across.carried);
    let values = lines.map(|((period, row), carried)| InPeriod {
        period: period.into(),
        so_far: amount(row.so_far),
        carried_from: carried.and_then(|from| Some(across.periods.get(from)?.id.0)),
        value: Actual::from(&row.measured),
    });
    Ok(OverPeriods {
        indicator: indicator.0,
        title: last.measured.title.clone(),
        unit: last.measured.unit.clone(),
        kind: last.measured.kind.to_string(),
        accumulation: last.measured.accumulation.to_string(),
        baseline: amount(last.baseline),
        target: amount(last.target),
        so_far: amount(across.so_far),
        progress: last.progress.into(),
        coverage: last.coverage.into(),
        values: values.collect(),
    })
}
