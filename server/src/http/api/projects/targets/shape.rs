//! Targets as JSON: a flat list, each with what it is for.

use std::collections::BTreeMap;

use backend::{
    error::{Error, Problem, Result},
    query::target::{Planned, planned},
    usecase::matrix::{TargetCell, target_field},
};
use chrono::NaiveDate;
use domain::{
    axes,
    code::ProjectCode,
    grid::Column,
    id::{IndicatorId, PeriodId},
    policy::Action,
    target::{Doubt, Place},
};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use super::super::super::{
    caller::Caller,
    value::{Amount, Split, splits, typed},
};

/// What is promised for an indicator. A place that is not listed has no target, which is not a target of 0.
#[derive(Serialize, ToSchema)]
pub(crate) struct IndicatorTargets {
    indicator: i64,
    #[schema(example = "1.1-b")]
    number: String,
    title: String,
    unit: String,
    kind: String,
    /// How targets of periods amount, as values do: sum, latest, maximum, minimum or mean
    accumulation: String,
    /// The ways in which it can be split
    splits: Vec<Split>,
    /// Of the indicator; a write names it
    version: i64,
    periods: Vec<TargetPeriod>,
    targets: Vec<Target>,
    /// What does not fit together, which is a warning and no error
    doubts: Vec<TargetDoubt>,
}

/// A period that can have a target.
#[derive(Serialize, ToSchema)]
struct TargetPeriod {
    id: i64,
    #[schema(example = "Q3 2026")]
    label: String,
    starts: NaiveDate,
    ends: NaiveDate,
}

/// A target of the whole, a period or a cell.
#[derive(Serialize, ToSchema)]
struct Target {
    /// Null for the whole project
    period: Option<i64>,
    /// Null for the total
    #[schema(example = "sex")]
    axis: Option<String>,
    #[schema(example = "female")]
    category: Option<String>,
    value: Amount,
}

#[derive(Serialize, ToSchema)]
struct TargetDoubt {
    /// cells-above: the cells along an axis add to more than their total; sum-differs: the periods do not add to the whole;
    /// last-differs: the last period's is not that of the whole
    code: &'static str,
    /// Of cells: null for the whole project
    period: Option<i64>,
    axis: Option<String>,
}

/// The targets that change.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TargetsSent {
    /// The version of the indicator that was read
    version: i64,
    targets: Vec<TargetSent>,
}

/// A target in the place of the one that was read.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TargetSent {
    /// None for the whole project
    #[serde(default)]
    period: Option<i64>,
    /// None for the total
    #[serde(default)]
    axis: Option<String>,
    #[serde(default)]
    category: Option<String>,
    /// Null takes the target away
    #[serde(deserialize_with = "given")]
    #[schema(required)]
    value: Option<Amount>,
}

/// It may be null but must be there: nobody takes a target away by leaving it out.
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Option<Amount>, D::Error> {
    Option::deserialize(deserializer)
}

impl TargetSent {
    fn cell(&self) -> TargetCell {
        let place = self.period.map_or(Place::Whole, |id| Place::Period(PeriodId(id)));
        match (&self.axis, &self.category) {
            (None, None) => (place, Column::Total),
            (axis, category) => {
                let text = |part: &Option<String>| part.clone().unwrap_or_default();
                (place, Column::Cell(axes::Cell::new(text(axis), text(category))))
            }
        }
    }
}

impl TargetsSent {
    pub(super) fn version(&self) -> i64 {
        self.version
    }

    /// The cells for the use case. Errors: one that is there twice.
    pub(super) fn cells(&self) -> Result<BTreeMap<TargetCell, String>> {
        let (mut cells, mut twice) = (BTreeMap::new(), Vec::new());
        for (place, sent) in self.targets.iter().enumerate() {
            if cells.insert(sent.cell(), typed(sent.value.as_ref())).is_some() {
                twice.push(Problem::new(format!("targets[{place}]"), "twice"));
            }
        }
        if twice.is_empty() { Ok(cells) } else { Err(Error::Invalid(twice)) }
    }

    /// A field of the use case's problem (`p12.total`) as it was sent (`targets[3].value`).
    pub(super) fn named(&self, field: &str) -> String {
        let place = self.targets.iter().position(|sent| {
            let (place, column) = sent.cell();
            target_field(place, &column) == field
        });
        place.map_or_else(|| field.to_owned(), |place| format!("targets[{place}].value"))
    }
}

fn period(place: Place) -> Option<i64> {
    match place {
        Place::Whole => None,
        Place::Period(id) => Some(id.0),
    }
}

impl From<Planned> for IndicatorTargets {
    fn from(of: Planned) -> Self {
        let known = |place: &Place| match place {
            Place::Whole => true,
            Place::Period(id) => of.periods.iter().any(|(known, _)| known == id),
        };
        let places = of.targets.iter().filter(|(place, _)| known(place));
        let targets = places.flat_map(|(place, reported)| {
            let total = reported.total.map(|value| (None, None, value));
            let cells = reported.cells.iter();
            let cells = cells.map(|(cell, value)| (Some(cell.axis.clone()), Some(cell.category.clone()), *value));
            let one =
                |(axis, category, value)| Target { period: period(*place), axis, category, value: Amount::from(value) };
            total.into_iter().chain(cells).map(one).collect::<Vec<_>>()
        });
        let targets = targets.collect();
        let doubt = |doubt: &Doubt| match doubt {
            Doubt::CellsAbove { place, axis, .. } => {
                TargetDoubt { code: doubt.code(), period: period(*place), axis: Some(axis.clone()) }
            }
            Doubt::SumDiffers { .. } | Doubt::LastDiffers { .. } => {
                TargetDoubt { code: doubt.code(), period: None, axis: None }
            }
        };
        let periods = of.periods.iter().map(|(id, dates)| TargetPeriod {
            id: id.0,
            label: dates.label(),
            starts: dates.starts,
            ends: dates.ends,
        });
        Self {
            periods: periods.collect(),
            targets,
            doubts: of.doubts.iter().map(doubt).collect(),
            indicator: of.indicator.id.0,
            kind: of.indicator.kind.to_string(),
            accumulation: of.indicator.accumulation.to_string(),
            splits: splits(&of.indicator.axes),
            version: of.indicator.version,
            number: of.indicator.number,
            title: of.indicator.title,
            unit: of.indicator.unit,
        }
    }
}

pub(super) async fn targets(caller: &Caller, code: &ProjectCode, indicator: IndicatorId) -> Result<IndicatorTargets> {
    let project = caller.ctx.project(code, Action::View).await?;
    Ok(planned(&caller.ctx, &project, indicator).await?.into())
}
