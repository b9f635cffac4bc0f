//! The rows of a matrix and their indicators as JSON.

use backend::{
    error::{Error, Result},
    query::matrix::{self, matrix},
    usecase::matrix::IndicatorText,
};
use domain::{
    axes::{AGE, SEX},
    code::ProjectCode,
    id::{IndicatorId, NodeId},
    policy::Action,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::super::super::{
    caller::Caller,
    problem::Failure,
    value::{Amount, OwnAxis, Split, amount, splits, typed},
};

/// A row of the matrix.
#[derive(Serialize, ToSchema)]
pub(crate) struct Node {
    id: i64,
    parent: Option<i64>,
    /// objective, outcome, output or activity
    kind: String,
    /// Empty for the objective
    #[schema(example = "1.2")]
    number: String,
    statement: String,
    assumptions: Option<String>,
    version: i64,
    indicators: Vec<Indicator>,
}

/// What is measured on a row.
#[derive(Serialize, ToSchema)]
pub(crate) struct Indicator {
    id: i64,
    node: i64,
    #[schema(example = "1.1-b")]
    number: String,
    title: String,
    unit: String,
    kind: String,
    direction: String,
    accumulation: String,
    operator: String,
    by_sex: bool,
    by_age: bool,
    own_axis: Option<OwnAxis>,
    /// Every combination of the axes is a cell
    crossed: bool,
    /// The cells that follow from the axes
    splits: Vec<Split>,
    /// Of a scale, the lowest first
    answers: Vec<String>,
    /// Data source and collection method
    source: String,
    baseline: Option<Amount>,
    target: Option<Amount>,
    version: i64,
    /// Values were entered for it, so its kind stays what it is
    reported: bool,
    corporate: Vec<Corporate>,
}

/// A corporate indicator to which it adds.
#[derive(Serialize, ToSchema)]
struct Corporate {
    framework: String,
    code: String,
    title: String,
    /// How much of the indicator counts, in percent
    #[schema(example = "100")]
    share: String,
}

impl From<matrix::Node> for Node {
    fn from(node: matrix::Node) -> Self {
        Self {
            id: node.id.0,
            parent: node.parent.map(|id| id.0),
            kind: node.kind.to_string(),
            number: node.number,
            statement: node.statement,
            assumptions: node.assumptions,
            version: node.version,
            indicators: node.indicators.into_iter().map(Indicator::from).collect(),
        }
    }
}

impl From<matrix::Indicator> for Indicator {
    fn from(of: matrix::Indicator) -> Self {
        let corporate = |of: matrix::Corporate| Corporate {
            framework: of.framework,
            code: of.code,
            title: of.title,
            share: of.share.to_string(),
        };
        Self {
            id: of.id.0,
            node: of.node.0,
            number: of.number,
            title: of.title,
            unit: of.unit,
            kind: of.kind.to_string(),
            direction: of.direction.to_string(),
            accumulation: of.accumulation.to_string(),
            operator: of.operator.to_string(),
            by_sex: of.axes.has(SEX),
            by_age: of.axes.has(AGE),
            own_axis: OwnAxis::of(&of.axes),
            crossed: of.axes.crossed,
            splits: splits(&of.axes),
            answers: of.answers,
            source: of.source,
            baseline: amount(of.baseline),
            target: amount(of.target),
            version: of.version,
            reported: of.reported,
            corporate: of.corporate.into_iter().map(corporate).collect(),
        }
    }
}

/// The fields of an indicator; from `by_sex` on, what is left out is blank.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct IndicatorSent {
    title: String,
    unit: String,
    /// count, percentage, rate, mean, scale, yes-no or narrative
    kind: String,
    /// increase, decrease or maintain
    direction: String,
    /// sum, latest, maximum, minimum or mean
    accumulation: String,
    /// sum, mean, maximum or minimum
    operator: String,
    #[serde(default)]
    by_sex: bool,
    #[serde(default)]
    by_age: bool,
    #[serde(default)]
    own_axis: Option<OwnAxis>,
    /// Every combination of the axes is a cell
    #[serde(default)]
    crossed: bool,
    /// Of a scale, the lowest first
    #[serde(default)]
    answers: Vec<String>,
    #[serde(default)]
    source: String,
    #[serde(default)]
    baseline: Option<Amount>,
    #[serde(default)]
    target: Option<Amount>,
}

impl From<IndicatorSent> for IndicatorText {
    fn from(sent: IndicatorSent) -> Self {
        let (own_axis, own_categories) = sent.own_axis.unwrap_or_default().typed();
        Self {
            title: sent.title,
            unit: sent.unit,
            kind: sent.kind,
            direction: sent.direction,
            accumulation: sent.accumulation,
            operator: sent.operator,
            by_sex: sent.by_sex,
            by_age: sent.by_age,
            own_axis,
            own_categories,
            crossed: sent.crossed,
            answers: sent.answers.join("\n"),
            source: sent.source,
            baseline: typed(sent.baseline.as_ref()),
            target: typed(sent.target.as_ref()),
        }
    }
}

/// The version that was read, of what is to be retired.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Read {
    /// The version that was read
    pub version: i64,
}

/// The row as it stands after a write.
pub(super) async fn node(caller: &Caller, code: &ProjectCode, id: NodeId) -> std::result::Result<Node, Failure> {
    let found = whole(caller, code).await?.nodes.into_iter().find(|node| node.id == id);
    Ok(found.ok_or(Error::NotFound)?.into())
}

/// The indicator as it stands after a write.
pub(super) async fn indicator(
    caller: &Caller,
    code: &ProjectCode,
    id: IndicatorId,
) -> std::result::Result<Indicator, Failure> {
    let nodes = whole(caller, code).await?.nodes;
    let found = nodes.into_iter().flat_map(|node| node.indicators).find(|indicator| indicator.id == id);
    Ok(found.ok_or(Error::NotFound)?.into())
}

pub(super) async fn whole(caller: &Caller, code: &ProjectCode) -> Result<matrix::Matrix> {
    let project = caller.ctx.project(code, Action::View).await?;
    matrix(&caller.ctx, &project).await
}
