//! Corporate frameworks as JSON.

use backend::query::framework as query;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::super::value::{Amount, amount};

/// A framework with all of it.
#[derive(Serialize, ToSchema)]
pub(crate) struct DefinedFramework {
    #[schema(example = "MIGOF")]
    code: String,
    title: String,
    first: i64,
    last: i64,
    /// The code of the framework of which it was made
    previous: Option<String>,
    /// A change names it
    version: i64,
    areas: Vec<FrameworkArea>,
}

/// A principle or an objective.
#[derive(Serialize, ToSchema)]
struct FrameworkArea {
    id: i64,
    #[schema(example = "P1")]
    code: String,
    name: String,
    statement: String,
    position: i64,
    version: i64,
    /// Each outcome before its outputs
    results: Vec<FrameworkResult>,
    indicators: Vec<CorporateIndicator>,
}

/// What is to be achieved.
#[derive(Serialize, ToSchema)]
struct FrameworkResult {
    id: i64,
    /// The outcome of an output
    parent: Option<i64>,
    /// outcome or output
    level: String,
    #[schema(example = "1.2")]
    number: String,
    statement: String,
    position: i64,
    version: i64,
}

/// What headquarters adds up.
#[derive(Serialize, ToSchema)]
struct CorporateIndicator {
    id: i64,
    #[schema(example = "P1.1")]
    code: String,
    title: String,
    definition: String,
    method: String,
    unit: String,
    kind: String,
    direction: String,
    /// How it adds up over projects: sum, mean, maximum or minimum
    operator: String,
    /// Of a scale, the lowest first
    answers: Vec<String>,
    /// The outcome or output of which it is; null is its area
    result: Option<i64>,
    position: i64,
    version: i64,
    /// Of all years
    target: Option<Amount>,
    targets: Vec<YearTarget>,
    /// Project indicators that count towards it
    links: u32,
}

/// What is to be achieved in one year.
#[derive(Serialize, ToSchema)]
struct YearTarget {
    year: i64,
    target: Amount,
}

/// What was added.
#[derive(Serialize, ToSchema)]
pub(crate) struct PartMade {
    pub id: i64,
}

/// Which version is taken out, and why.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct RetireAsked {
    /// That was read
    pub version: i64,
    pub reason: String,
}

impl From<query::Framework> for DefinedFramework {
    fn from(of: query::Framework) -> Self {
        Self {
            code: of.code,
            title: of.title,
            first: of.years.0,
            last: of.years.1,
            previous: of.previous,
            version: of.version,
            areas: of.areas.into_iter().map(FrameworkArea::from).collect(),
        }
    }
}

impl From<query::Area> for FrameworkArea {
    fn from(of: query::Area) -> Self {
        let result = |of: query::FrameworkResult| FrameworkResult {
            id: of.id.0,
            parent: of.parent.map(|id| id.0),
            level: of.level.to_string(),
            number: of.number,
            statement: of.statement,
            position: of.position,
            version: of.version,
        };
        Self {
            id: of.id.0,
            code: of.code,
            name: of.name,
            statement: of.statement,
            position: of.position,
            version: of.version,
            results: of.results.into_iter().map(result).collect(),
            indicators: of.indicators.into_iter().map(CorporateIndicator::from).collect(),
        }
    }
}

impl From<query::Indicator> for CorporateIndicator {
    fn from(of: query::Indicator) -> Self {
        let targets = of.targets.into_iter().map(|(year, target)| YearTarget { year, target: target.into() });
        Self {
            id: of.id.0,
            code: of.code,
            title: of.title,
            definition: of.definition,
            method: of.method,
            unit: of.unit,
            kind: of.kind.to_string(),
            direction: of.direction.to_string(),
            operator: of.operator.to_string(),
            answers: of.answers,
            result: of.result.map(|id| id.0),
            position: of.position,
            version: of.version,
            target: amount(of.target),
            targets: targets.collect(),
            links: of.links,
        }
    }
}

/// A place among siblings as the use cases read it.
pub(super) fn position(sent: Option<i64>) -> String {
    sent.map(|position| position.to_string()).unwrap_or_default()
}
