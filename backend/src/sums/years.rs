//! What indicators amount to in each year (table `indicator_years`), a memory of [`computed`](crate::query::standing::computed).

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, sea_query::OnConflict,
};

use super::{ROWS, halves};
use crate::{
    entity::indicator_years::{ActiveModel, Column, Entity, Model},
    error::{Error, Result},
    query::standing::computed::Sum,
};

/// What is to be remembered of an indicator.
pub(super) fn rows(indicator: i64, years: BTreeMap<i64, Sum>) -> impl Iterator<Item = Model> {
    years.into_iter().map(move |(year, sum)| {
        let (so_far, female, male) = (halves(sum.so_far), halves(sum.female), halves(sum.male));
        Model {
            indicator_id: indicator,
            year,
            numerator: so_far.0,
            denominator: so_far.1,
            female_numerator: female.0,
            female_denominator: female.1,
            male_numerator: male.0,
            male_denominator: male.1,
            missing_since: sum.missing_since,
        }
    })
}

/// Remembers these rows of these indicators and nothing else of them; only what differs is written. Gives the indicators of which
/// something did.
pub(super) async fn keep(conn: &impl ConnectionTrait, indicators: &[i64], rows: Vec<Model>) -> Result<BTreeSet<i64>> {
    let there = Entity::find().filter(Column::IndicatorId.is_in(indicators.iter().copied())).all(conn).await?;
    let mut there: BTreeMap<(i64, i64), Model> =
        there.into_iter().map(|row| ((row.indicator_id, row.year), row)).collect();
    let mut differing = rows;
    differing.retain(|row| there.remove(&(row.indicator_id, row.year)).as_ref() != Some(row));
    let mut differed: BTreeSet<i64> = differing.iter().map(|row| row.indicator_id).collect();
    differed.extend(there.keys().map(|(indicator, _)| indicator));
    let gone: Vec<(i64, i64)> = there.into_keys().collect();
    for some in gone.chunks(ROWS) {
        let any = some.iter().fold(Condition::any(), |any, (indicator, year)| {
            any.add(Condition::all().add(Column::IndicatorId.eq(*indicator)).add(Column::Year.eq(*year)))
        });
        Entity::delete_many().filter(any).exec(conn).await?;
    }
    for some in differing.chunks(ROWS) {
        write(conn, some).await?;
    }
    Ok(differed)
}

async fn write(conn: &impl ConnectionTrait, rows: &[Model]) -> Result<()> {
    let columns = [
        Column::Numerator,
        Column::Denominator,
        Column::FemaleNumerator,
        Column::FemaleDenominator,
        Column::MaleNumerator,
        Column::MaleDenominator,
        Column::MissingSince,
    ];
    let rows = rows.iter().cloned().map(|row| ActiveModel::from(row).reset_all());
    Entity::insert_many(rows)
        .on_conflict(OnConflict::columns([Column::IndicatorId, Column::Year]).update_columns(columns).to_owned())
        .exec_without_returning(conn)
        .await
        .map_err(Error::from)?;
    Ok(())
}
