//! What the use cases of frameworks share: the rows that they change, reading codes and places, and conflicts.

use std::collections::BTreeMap;

use domain::{
    framework::{CODE_MAX, Years, code},
    id::{AreaId, CorporateIndicatorId, ResultId},
};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter};

use crate::{
    ctx::Tx,
    entity::{corporate_indicators, framework_areas, framework_results, frameworks},
    error::{Error, Problem, Result},
    query::one,
    usecase::matrix::stale,
};

/// Fields by name as they are typed: what the log keeps, and what two versions are compared by.
pub(super) type Facts = BTreeMap<&'static str, String>;

pub(super) fn facts<const N: usize>(fields: [(&'static str, String); N]) -> Facts {
    fields.into()
}

/// A change of what was read as another version meets what stands there now.
pub(super) async fn same_version(
    tx: &Tx,
    subject: &str,
    (present, read): (i64, i64),
    (before, after): (&Facts, &Facts),
) -> Result<()> {
    if present == read {
        return Ok(());
    }
    let differing = before.iter().filter(|(name, now)| after.get(*name) != Some(*now));
    let differing: Vec<_> = differing.map(|(name, now)| ((*name).to_owned(), now.clone())).collect();
    Err(stale::met(tx, None, subject, present, &differing).await?)
}

pub(super) async fn framework(tx: &Tx, code: &str) -> Result<frameworks::Model> {
    let row = frameworks::Entity::find().filter(frameworks::Column::Code.eq(code)).one(tx.conn()).await?;
    row.ok_or(Error::NotFound)
}

/// An area of the framework that is not retired.
pub(super) async fn area(tx: &Tx, framework: i64, id: AreaId) -> Result<framework_areas::Model> {
    let row = framework_areas::Entity::find_by_id(id.0)
        .filter(framework_areas::Column::FrameworkId.eq(framework))
        .filter(framework_areas::Column::RetiredAt.is_null())
        .one(tx.conn())
        .await?;
    row.ok_or(Error::NotFound)
}

/// An outcome or output of the framework that is not retired.
pub(super) async fn result(tx: &Tx, framework: i64, id: ResultId) -> Result<framework_results::Model> {
    let row = framework_results::Entity::find_by_id(id.0)
        .filter(framework_results::Column::RetiredAt.is_null())
        .one(tx.conn())
        .await?
        .ok_or(Error::NotFound)?;
    area(tx, framework, AreaId(row.area_id)).await?;
    Ok(row)
}

/// A corporate indicator of the framework that is not retired.
pub(super) async fn indicator(
    tx: &Tx,
    framework: i64,
    id: CorporateIndicatorId,
) -> Result<corporate_indicators::Model> {
    let row = corporate_indicators::Entity::find_by_id(id.0)
        .filter(corporate_indicators::Column::RetiredAt.is_null())
        .one(tx.conn())
        .await?
        .ok_or(Error::NotFound)?;
    area(tx, framework, AreaId(row.area_id)).await?;
    Ok(row)
}

/// A code as typed; problem `framework-code`.
pub(super) fn read_code(field: &str, typed: &str, problems: &mut Vec<Problem>) -> String {
    code(typed).unwrap_or_else(|| {
        problems.push(Problem::new(field, "framework-code").with("max", CODE_MAX));
        String::new()
    })
}

/// The years as typed; problem `framework-years` at `last`, `not-a-year` at the field that is none.
pub(super) fn read_years(first: &str, last: &str, problems: &mut Vec<Problem>) -> Option<Years> {
    let mut year = |field: &str, typed: &str| {
        let read = typed.trim().parse::<i64>().ok();
        if read.is_none() {
            problems.push(Problem::new(field, "framework-no-year"));
        }
        read
    };
    let (first, last) = (year("first", first), year("last", last));
    let years = Years::new(first?, last?);
    if years.is_none() {
        problems.push(Problem::new("last", "framework-years").with("most", Years::MOST));
    }
    years
}

/// The place among its siblings, from 1; blank is behind the last. Problem `framework-position`.
pub(super) fn read_position(typed: &str, after: i64, problems: &mut Vec<Problem>) -> i64 {
    let typed = typed.trim();
    if typed.is_empty() {
        return after;
    }
    typed.parse::<i64>().ok().filter(|place| (1..=999).contains(place)).unwrap_or_else(|| {
        problems.push(Problem::new("position", "framework-position"));
        after
    })
}

#[derive(FromQueryResult)]
struct Number {
    n: i64,
}

/// The one number that a statement gives.
pub(super) async fn number(tx: &Tx, sql: &str, id: i64) -> Result<i64> {
    let row: Option<Number> = one(tx.conn(), sql, [id.into()]).await?;
    Ok(row.map_or(0, |row| row.n))
}
