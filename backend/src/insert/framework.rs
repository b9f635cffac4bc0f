//! Corporate frameworks, their areas and indicators with their targets.

use domain::{
    id::{CorporateIndicatorId, FrameworkId, ResultId, UserId},
    indicator::{Direction, Kind, Operator},
    value::Value,
};
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::{
    ctx::Tx,
    entity::{corporate_indicators, corporate_targets, framework_areas, framework_results, frameworks},
    error::Result,
};

/// `years` are the first and the last for which it holds.
pub async fn framework(tx: &Tx, code: &str, title: &str, years: [i64; 2]) -> Result<FrameworkId> {
    let row = frameworks::ActiveModel {
        code: Set(code.into()),
        title: Set(title.into()),
        year_from: Set(years[0]),
        year_to: Set(years[1]),
        version: Set(1),
        ..Default::default()
    };
    Ok(FrameworkId(frameworks::Entity::insert(row).exec(tx.conn()).await?.last_insert_id))
}

#[derive(Clone, Copy, Debug)]
pub struct NewArea<'a> {
    pub framework: FrameworkId,
    pub code: &'a str,
    pub name: &'a str,
    pub statement: &'a str,
    pub position: i64,
}

/// An area that was always there. Returns the id of its row.
pub async fn area(tx: &Tx, new: NewArea<'_>) -> Result<i64> {
    area_since(tx, new, ALWAYS).await
}

/// What was there from the beginning, whatever past day is asked for.
const ALWAYS: i64 = 0;

/// An area that is there from a moment on. Returns the id of its row.
pub async fn area_since(tx: &Tx, new: NewArea<'_>, since: i64) -> Result<i64> {
    let row = framework_areas::ActiveModel {
        framework_id: Set(new.framework.0),
        code: Set(new.code.into()),
        name: Set(new.name.into()),
        statement: Set(new.statement.into()),
        position: Set(new.position),
        version: Set(1),
        created_at: Set(since),
        ..Default::default()
    };
    Ok(framework_areas::Entity::insert(row).exec(tx.conn()).await?.last_insert_id)
}

#[derive(Clone, Copy, Debug)]
pub struct NewCorporate<'a> {
    pub area: i64,
    pub code: &'a str,
    pub title: &'a str,
    pub definition: &'a str,
    pub unit: &'a str,
    pub kind: Kind,
    pub direction: Direction,
    pub operator: Operator,
    pub position: i64,
    /// Of a scale, the lowest first.
    pub answers: &'a [String],
    pub target: Option<Value>,
}

/// What stands around a corporate indicator.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    /// Of which outcome or output it is; none is its area.
    pub result: Option<ResultId>,
    /// How it is measured.
    pub method: &'a str,
    /// From which moment it is there.
    pub since: i64,
}

/// A corporate indicator that was always there.
pub async fn corporate(tx: &Tx, new: NewCorporate<'_>) -> Result<CorporateIndicatorId> {
    placed(tx, new, Placed { result: None, method: "", since: ALWAYS }).await
}

pub async fn placed(tx: &Tx, new: NewCorporate<'_>, at: Placed<'_>) -> Result<CorporateIndicatorId> {
    let row = corporate_indicators::ActiveModel {
        area_id: Set(new.area),
        code: Set(new.code.into()),
        title: Set(new.title.into()),
        definition: Set(new.definition.into()),
        unit: Set(new.unit.into()),
        kind: Set(new.kind.as_str().into()),
        direction: Set(new.direction.as_str().into()),
        operator: Set(new.operator.as_str().into()),
        position: Set(new.position),
        answers: Set(new.answers.join("\n")),
        method: Set(at.method.into()),
        result_id: Set(at.result.map(|id| id.0)),
        version: Set(1),
        created_at: Set(at.since),
        ..Default::default()
    };
    let id = CorporateIndicatorId(corporate_indicators::Entity::insert(row).exec(tx.conn()).await?.last_insert_id);
    if let Some(value) = new.target {
        target(tx, id, None, value, None).await?;
    }
    Ok(id)
}

/// An outcome of an area, or an output of an outcome.
#[derive(Clone, Copy, Debug)]
pub struct NewResult<'a> {
    pub area: i64,
    pub parent: Option<ResultId>,
    pub statement: &'a str,
    pub position: i64,
}

pub async fn result(tx: &Tx, new: NewResult<'_>) -> Result<ResultId> {
    let row = framework_results::ActiveModel {
        area_id: Set(new.area),
        parent_id: Set(new.parent.map(|id| id.0)),
        statement: Set(new.statement.into()),
        position: Set(new.position),
        version: Set(1),
        created_at: Set(tx.now()),
        retired_at: Set(None),
        ..Default::default()
    };
    Ok(ResultId(framework_results::Entity::insert(row).exec(tx.conn()).await?.last_insert_id))
}

/// A target of one year, or of all years, from now on. The caller supersedes the one before.
pub async fn target(
    tx: &Tx,
    corporate: CorporateIndicatorId,
    year: Option<i64>,
    value: Value,
    by: Option<UserId>,
) -> Result<()> {
    let (numerator, denominator) = value.halves();
    let row = corporate_targets::ActiveModel {
        corporate_indicator_id: Set(corporate.0),
        numerator: Set(numerator),
        denominator: Set(denominator),
        recorded_at: Set(tx.now()),
        superseded_at: Set(None),
        year: Set(year),
        user_id: Set(by.map(|by| by.0)),
        ..Default::default()
    };
    corporate_targets::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    Ok(())
}
