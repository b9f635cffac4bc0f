//! Sets what a corporate indicator is to achieve: in all its years, and in each. What stood before is kept.

use std::collections::BTreeMap;

use domain::{framework::Years, id::CorporateIndicatorId, indicator::Kind, policy::Wide, value::Value};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::current;
use crate::{
    ctx::{Ctx, Tx},
    entity::{
        corporate_indicators as indicators,
        corporate_targets::{Column, Entity, Model},
    },
    error::{Error, Problem, Result},
    event::Change,
    insert::{actual::value, framework as insert},
    usecase::matrix::{checks::promised, stale},
};

#[derive(Clone, Debug)]
pub struct Targets {
    pub framework: String,
    pub indicator: CorporateIndicatorId,
    /// The version of the indicator that was read.
    pub version: i64,
    /// By `whole` or a year, as typed; blank is none. What is not named stays.
    pub typed: BTreeMap<String, String>,
}

/// The log's name of a target.
fn named(year: Option<i64>) -> String {
    year.map_or_else(|| "whole".to_owned(), |year| year.to_string())
}

/// How many were changed. Errors at `targets.whole` and `targets.2026`: what cannot be read for the kind; a year that the framework does not
/// have (`framework-year-elsewhere`); an answer that the scale does not have (`not-an-answer`). Another version stands there now: a conflict.
pub async fn set_targets(ctx: &Ctx, command: Targets) -> Result<usize> {
    ctx.wide(Wide::EditFrameworks)?;
    let by = ctx.subject()?.user;
    let tx = ctx.write().await?;
    let framework = current::framework(&tx, &command.framework).await?;
    let row = current::indicator(&tx, framework.id, command.indicator).await?;
    let kind: Kind = row.kind.parse().map_err(Error::internal)?;
    let years = Years::new(framework.year_from, framework.year_to);
    let answers = row.answers.lines().filter(|line| !line.is_empty()).count();
    let mut problems = Vec::new();
    let mut typed: BTreeMap<Option<i64>, Option<Value>> = BTreeMap::new();
    for (name, text) in &command.typed {
        let field = format!("targets.{name}");
        let year = match name.as_str() {
            "whole" => None,
            year => match year.parse().ok().filter(|year| years.is_some_and(|years| years.has(*year))) {
                Some(year) => Some(year),
                None => {
                    problems.push(Problem::new(&field, "framework-year-elsewhere"));
                    continue;
                }
            },
        };
        let read = promised(&field, kind, text, &mut problems);
        if matches!(read, Some(Value::Answer(place)) if usize::from(place) > answers) {
            problems.push(Problem::new(&field, "not-an-answer").with("typed", text.trim()));
        }
        typed.insert(year, read);
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let standing = standing(&tx, row.id).await?;
    let subject = format!("corporate:{}", row.id);
    let present = |year: &Option<i64>| standing.get(year).map(|(_, value)| *value);
    let shown = |value: Option<Value>| value.map(Value::typed).unwrap_or_default();
    if row.version != command.version {
        let differing = typed.iter().filter(|(year, value)| present(year) != **value);
        let differing: Vec<_> =
            differing.map(|(year, _)| (format!("targets.{}", named(*year)), shown(present(year)))).collect();
        return Err(stale::met(&tx, None, &subject, row.version, &differing).await?);
    }
    let changed: Vec<_> = typed.iter().filter(|(year, value)| present(year) != **value).collect();
    let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
    for (year, value) in &changed {
        if let Some((id, old)) = standing.get(*year) {
            supersede(&tx, *id).await?;
            before.insert(named(**year), old.typed());
        }
        if let Some(value) = value {
            insert::target(&tx, command.indicator, **year, *value, Some(by)).await?;
            after.insert(named(**year), value.typed());
        }
    }
    if changed.is_empty() {
        return Ok(0);
    }
    indicators::Entity::update_many()
        .col_expr(indicators::Column::Version, Expr::value(row.version + 1))
        .filter(indicators::Column::Id.eq(row.id))
        .exec(tx.conn())
        .await?;
    tx.record(Change::new("corporate.set-targets", subject).before(&before)?.after(&after)?).await?;
    let count = changed.len();
    tx.commit().await?;
    Ok(count)
}

/// What stands now, by year; none is all years.
async fn standing(tx: &Tx, indicator: i64) -> Result<BTreeMap<Option<i64>, (i64, Value)>> {
    let row = indicators::Entity::find_by_id(indicator).one(tx.conn()).await?.ok_or(Error::NotFound)?;
    let kind: Kind = row.kind.parse().map_err(Error::internal)?;
    let rows: Vec<Model> = Entity::find()
        .filter(Column::CorporateIndicatorId.eq(indicator))
        .filter(Column::SupersededAt.is_null())
        .all(tx.conn())
        .await?;
    let mut standing = BTreeMap::new();
    for row in rows {
        if let Some(value) = value(kind, Some(row.numerator), row.denominator)? {
            standing.insert(row.year, (row.id, value));
        }
    }
    Ok(standing)
}

async fn supersede(tx: &Tx, id: i64) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::SupersededAt, Expr::value(tx.now()))
        .filter(Column::Id.eq(id))
        .exec(tx.conn())
        .await?;
    Ok(())
}
