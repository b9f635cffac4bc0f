//! Indicators with their baselines and targets, and their links to corporate indicators.

use chrono::NaiveDate;
use domain::{
    axes::Axes,
    grid::Column,
    id::{CorporateIndicatorId, IndicatorId, NodeId, ProjectId, UserId},
    indicator::{Accumulation, Direction, Kind, Operator},
    link::Share,
    target::Place,
    value::Value,
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    EntityTrait,
};

use crate::{
    ctx::Tx,
    entity::{indicator_axes, indicators, targets},
    error::{Error, Result},
    insert::link::{self, NewLink},
};

#[derive(Clone, Debug)]
pub struct NewIndicator<'a> {
    pub project: ProjectId,
    pub node: NodeId,
    pub position: i64,
    pub title: &'a str,
    pub unit: &'a str,
    pub kind: Kind,
    pub direction: Direction,
    pub accumulation: Accumulation,
    pub operator: Operator,
    pub axes: &'a Axes,
    /// Of a scale, the lowest first.
    pub answers: &'a [String],
    /// Data source and collection method.
    pub source: &'a str,
    /// Values are expected for periods that end on this day or after it; none: for all of them.
    pub expected_from: Option<NaiveDate>,
}

pub async fn indicator(tx: &Tx, new: NewIndicator<'_>) -> Result<IndicatorId> {
    let row = indicators::ActiveModel {
        project_id: Set(new.project.0),
        node_id: Set(new.node.0),
        position: Set(new.position),
        title: Set(new.title.into()),
        unit: Set(new.unit.into()),
        kind: Set(new.kind.as_str().into()),
        direction: Set(new.direction.as_str().into()),
        accumulation: Set(new.accumulation.as_str().into()),
        operator: Set(new.operator.as_str().into()),
        crossed: Set(new.axes.crossed),
        answers: Set(new.answers.join("\n")),
        source: Set(new.source.into()),
        version: Set(1),
        created_at: Set(tx.now()),
        expected_from: new.expected_from.map_or(NotSet, Set),
        retired_at: Set(None),
        ..Default::default()
    };
    let id = IndicatorId(indicators::Entity::insert(row).exec(tx.conn()).await?.last_insert_id);
    tx.touch_project(new.project);
    axes(tx, id, new.axes).await?;
    Ok(id)
}

/// The axes along which an indicator is split, from now on. The caller supersedes those before.
pub async fn axes(tx: &Tx, indicator: IndicatorId, axes: &Axes) -> Result<()> {
    let mut rows = Vec::new();
    for (position, axis) in (1..).zip(&axes.list) {
        let own = !axis.name.is_empty();
        let categories =
            if own { serde_json::to_string(&axis.categories).map_err(Error::internal)? } else { String::new() };
        rows.push(indicator_axes::ActiveModel {
            indicator_id: Set(indicator.0),
            position: Set(position),
            key: Set(axis.key.clone()),
            name: Set(axis.name.clone()),
            categories: Set(categories),
            recorded_at: Set(tx.now()),
            superseded_at: Set(None),
            ..Default::default()
        });
    }
    if !rows.is_empty() {
        indicator_axes::Entity::insert_many(rows).exec_without_returning(tx.conn()).await?;
    }
    Ok(())
}

/// Which of the two promised values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promise {
    Baseline,
    Target,
}

impl Promise {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Baseline => "baseline",
            Self::Target => "target",
        }
    }
}

/// A baseline or target of the whole indicator, from now on. The caller supersedes the one before.
pub async fn promise(tx: &Tx, indicator: IndicatorId, what: Promise, value: Value, user: Option<UserId>) -> Result<()> {
    promised(tx, indicator, what, (Place::Whole, &Column::Total), value, user).await
}

/// A target of the whole, a period or a cell, from now on. The caller supersedes the one before.
pub async fn target(
    tx: &Tx,
    indicator: IndicatorId,
    place: Place,
    column: &Column,
    value: Value,
    user: Option<UserId>,
) -> Result<()> {
    promised(tx, indicator, Promise::Target, (place, column), value, user).await
}

async fn promised(
    tx: &Tx,
    indicator: IndicatorId,
    what: Promise,
    (place, column): (Place, &Column),
    value: Value,
    user: Option<UserId>,
) -> Result<()> {
    let (numerator, denominator) = value.halves();
    let period = match place {
        Place::Whole => None,
        Place::Period(id) => Some(id.0),
    };
    let (axis, category) = match column {
        Column::Total => (None, None),
        Column::Cell(cell) => (Some(cell.axis.clone()), Some(cell.category.clone())),
    };
    let row = targets::ActiveModel {
        indicator_id: Set(indicator.0),
        what: Set(what.as_str().into()),
        period_id: Set(period),
        axis: Set(axis),
        category: Set(category),
        numerator: Set(numerator),
        denominator: Set(denominator),
        user_id: Set(user.map(|user| user.0)),
        recorded_at: Set(tx.now()),
        superseded_at: Set(None),
        ..Default::default()
    };
    targets::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    Ok(())
}

/// The whole of an indicator counts towards a corporate one, proposed by nobody.
pub async fn link(tx: &Tx, indicator: IndicatorId, corporate: CorporateIndicatorId) -> Result<()> {
    link::link(tx, NewLink { indicator, corporate, share: Share::WHOLE, proposal: None, by: None }).await?;
    Ok(())
}
