//! What each indicator promises and what its approved values amount to, remembered beside them (table `indicator_sums`), in each year
//! too ([`years`]), and how many values each period still lacks (`periods.missing`); what each project has budgeted and spent for an appeal ([`cells`]).
//!
//! A memory of [`promised`] and [`computed`], never a rule of its own. Whatever inserts a value, an indicator, a period, an amount of a
//! budget or an allocation touches them ([`Tx::touch`](crate::ctx::Tx::touch)), and the commit of that very transaction adds them
//! up anew, so that no use case can forget it. [`rebuild`] makes everything anew and says how much differed.

mod cells;
mod money;
mod years;

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Mutex, PoisonError},
};

use domain::{
    id::{BudgetLineId, IndicatorId, PeriodId, ProjectId},
    progress::expected::Promise,
    value::Value,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, sea_query::OnConflict,
};
use serde::Serialize;

use crate::{
    ctx::Ctx,
    entity::{
        indicator_sums::{ActiveModel, Column, Entity, Model},
        indicator_years,
    },
    error::{Error, Problem, Result},
    event::Change,
    insert::actual::value,
    query::{
        all, expected, one,
        packed::Fields,
        standing::{
            computed::{self, Sum, Sums},
            promised::{self, Promised},
        },
    },
};

/// Rows of one statement.
const ROWS: usize = 500;

/// Of what a transaction may have changed the sums.
#[derive(Debug, Default)]
pub(crate) struct Touched {
    indicators: Mutex<BTreeSet<i64>>,
    periods: Mutex<BTreeSet<i64>>,
    projects: Mutex<BTreeSet<i64>>,
    lines: Mutex<BTreeSet<i64>>,
}

impl Touched {
    pub(crate) fn indicator(&self, id: IndicatorId) {
        self.indicators.lock().unwrap_or_else(PoisonError::into_inner).insert(id.0);
    }

    pub(crate) fn period(&self, id: PeriodId) {
        self.periods.lock().unwrap_or_else(PoisonError::into_inner).insert(id.0);
    }

    pub(crate) fn project(&self, id: ProjectId) {
        self.projects.lock().unwrap_or_else(PoisonError::into_inner).insert(id.0);
    }

    pub(crate) fn line(&self, id: BudgetLineId) {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner).insert(id.0);
    }
}

fn taken(ids: &Mutex<BTreeSet<i64>>) -> Vec<i64> {
    std::mem::take(&mut *ids.lock().unwrap_or_else(PoisonError::into_inner)).into_iter().collect()
}

#[derive(FromQueryResult)]
struct IdRow {
    id: i64,
}

#[derive(FromQueryResult)]
struct TitleRow {
    title: String,
}

async fn ids(conn: &impl ConnectionTrait, condition: &str) -> Result<Vec<i64>> {
    let sql = format!("SELECT i.id FROM indicators i WHERE {condition} ORDER BY i.id");
    let rows: Vec<IdRow> = all(conn, &sql, []).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// The projects of these budget lines.
async fn projects(conn: &impl ConnectionTrait, lines: &[i64]) -> Result<Vec<i64>> {
    let sql = format!("SELECT DISTINCT l.project_id AS id FROM budget_lines l WHERE l.id IN ({})", list(lines));
    let rows: Vec<IdRow> = all(conn, &sql, []).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

fn list(ids: &[i64]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Adds up anew what was touched, within the transaction that touched it. Problem: `sum-too-large`.
pub(crate) async fn keep(conn: &impl ConnectionTrait, touched: &Touched) -> Result<()> {
    let mut indicators: BTreeSet<i64> = taken(&touched.indicators).into_iter().collect();
    for projects in taken(&touched.projects).chunks(ROWS) {
        indicators.extend(ids(conn, &format!("i.project_id IN ({})", list(projects))).await?);
        count_missing(conn, &format!("project_id IN ({})", list(projects))).await?;
    }
    for periods in taken(&touched.periods).chunks(ROWS) {
        count_missing(conn, &format!("id IN ({})", list(periods))).await?;
    }
    let indicators: Vec<i64> = indicators.into_iter().collect();
    for some in indicators.chunks(ROWS) {
        let AddedUp { rows, years } = added_up(conn, some).await?;
        forget(conn, some.iter().copied().filter(|id| rows.iter().all(|row| row.indicator_id != *id))).await?;
        write(conn, rows).await?;
        years::keep(conn, some, years).await?;
    }
    for lines in taken(&touched.lines).chunks(ROWS) {
        let projects = projects(conn, lines).await?;
        if !projects.is_empty() {
            cells::renew(conn, &projects).await?;
            money::renew(conn, &projects).await?;
        }
    }
    Ok(())
}

/// Adds up the indicators of which nothing is remembered: those of a database older than the memory.
pub(crate) async fn fill(conn: &impl ConnectionTrait) -> Result<()> {
    let missing = "i.retired_at IS NULL AND NOT EXISTS (SELECT 1 FROM indicator_sums m WHERE m.indicator_id = i.id)";
    let missing = ids(conn, missing).await?;
    for some in missing.chunks(ROWS) {
        let AddedUp { rows, years } = added_up(conn, some).await?;
        write(conn, rows).await?;
        years::keep(conn, some, years).await?;
    }
    if !missing.is_empty() {
        count_missing(conn, "TRUE").await?;
    }
    Ok(())
}

/// What a rebuild found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Rebuilt {
    pub indicators: usize,
    /// Indicators, periods and projects of which something else was remembered, or nothing.
    pub differed: usize,
}

/// Adds up every indicator from its values, in one transaction. `progress` is told how many are done, of how many. Only for
/// the operator; the audit log has an entry where anything differed.
pub async fn rebuild(ctx: &Ctx, mut progress: impl FnMut(usize, usize)) -> Result<Rebuilt> {
    ctx.operates()?;
    let tx = ctx.write().await?;
    let indicators = ids(tx.conn(), "TRUE").await?;
    let mut rebuilt = Rebuilt { indicators: indicators.len(), differed: 0 };
    for (nth, some) in indicators.chunks(ROWS).enumerate() {
        let there = Entity::find().filter(Column::IndicatorId.is_in(some.iter().copied())).all(tx.conn()).await?;
        let mut there: HashMap<i64, Model> = there.into_iter().map(|row| (row.indicator_id, row)).collect();
        let AddedUp { rows: mut differing, years } = added_up(tx.conn(), some).await?;
        differing.retain(|row| there.remove(&row.indicator_id).as_ref() != Some(row));
        let mut differed = years::keep(tx.conn(), some, years).await?;
        differed.extend(differing.iter().map(|row| row.indicator_id).chain(there.keys().copied()));
        rebuilt.differed += differed.len();
        write(tx.conn(), differing).await?;
        // What is left was remembered of indicators that are retired.
        forget(tx.conn(), there.into_keys()).await?;
        progress((nth * ROWS + some.len()).min(indicators.len()), indicators.len());
    }
    rebuilt.differed += usize::try_from(count_missing(tx.conn(), "TRUE").await?).map_err(Error::internal)?;
    rebuilt.differed += cells::rebuild(tx.conn()).await?;
    rebuilt.differed += money::rebuild(tx.conn()).await?;
    if rebuilt.differed > 0 {
        tx.record(Change::new("sums.rebuild", "sums:all").after(&rebuilt)?).await?;
    }
    tx.commit().await?;
    Ok(rebuilt)
}

/// Counts anew what the periods under `condition` (over columns of `periods`) lack, and says of how many that differed.
async fn count_missing(conn: &impl ConnectionTrait, condition: &str) -> Result<u64> {
    let missing = format!(
        "(SELECT COUNT(*) FROM indicators i
          WHERE i.project_id = periods.project_id AND i.retired_at IS NULL AND {} AND NOT EXISTS (
            SELECT 1 FROM actuals a WHERE a.indicator_id = i.id AND a.period_id = periods.id
              AND a.superseded_at IS NULL AND a.state IN ('submitted', 'approved')))",
        expected("i", "periods")
    );
    let sql = format!("UPDATE periods SET missing = {missing} WHERE {condition} AND missing <> {missing}");
    Ok(conn.execute_unprepared(&sql).await?.rows_affected())
}

/// What is to be remembered.
#[derive(Default)]
struct AddedUp {
    rows: Vec<Model>,
    years: Vec<indicator_years::Model>,
}

/// What is to be remembered of these indicators; nothing of those that are retired.
async fn added_up(conn: &impl ConnectionTrait, indicators: &[i64]) -> Result<AddedUp> {
    let condition = format!("i.id IN ({})", list(indicators));
    let mut sums = computed::sums(conn, &condition).await?;
    let mut added = AddedUp::default();
    for promised in promised::promised(conn, &condition).await? {
        let indicator = promised.indicator;
        match sums.remove(&indicator).unwrap_or(Ok(Sums::default())) {
            Ok(Sums { whole, years }) => {
                added.rows.push(row(promised, whole));
                added.years.extend(years::rows(indicator.0, years));
            }
            Err(cause) => {
                tracing::warn!(%indicator, %cause, "an indicator amounts to too much");
                let of: Option<TitleRow> =
                    one(conn, "SELECT title FROM indicators WHERE id = $1", [indicator.0.into()]).await?;
                let title = of.map(|row| row.title).unwrap_or_default();
                return Err(Problem::new("", "sum-too-large").with("title", title).into());
            }
        }
    }
    Ok(added)
}

/// A value as it is kept.
fn halves(value: Option<Value>) -> (Option<i64>, Option<i64>) {
    let halves = value.map(Value::halves);
    (halves.map(|halves| halves.0), halves.and_then(|halves| halves.1))
}

fn row(promised: Promised, sum: Sum) -> Model {
    let Promised { indicator, project, kind, promise } = promised;
    let (baseline, target) = (halves(promise.baseline), halves(promise.target));
    let (so_far, female, male) = (halves(sum.so_far), halves(sum.female), halves(sum.male));
    let mut row = Model {
        indicator_id: indicator.0,
        project_id: project.0,
        kind: kind.to_string(),
        direction: promise.direction.to_string(),
        accumulation: promise.accumulation.to_string(),
        baseline_numerator: baseline.0,
        baseline_denominator: baseline.1,
        target_numerator: target.0,
        target_denominator: target.1,
        numerator: so_far.0,
        denominator: so_far.1,
        female_numerator: female.0,
        female_denominator: female.1,
        male_numerator: male.0,
        male_denominator: male.1,
        missing_since: sum.missing_since,
        packed: String::new(),
    };
    row.packed = packed(&row);
    row
}

/// The [`COLUMNS`] of a row, as they are [`read`].
fn packed(row: &Model) -> String {
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    [
        row.indicator_id.to_string(),
        row.kind.clone(),
        row.direction.clone(),
        row.accumulation.clone(),
        number(row.baseline_numerator),
        number(row.baseline_denominator),
        number(row.target_numerator),
        number(row.target_denominator),
        number(row.numerator),
        number(row.denominator),
        number(row.female_numerator),
        number(row.female_denominator),
        number(row.male_numerator),
        number(row.male_denominator),
        row.missing_since.map(|day| day.to_string()).unwrap_or_default(),
    ]
    .join(",")
}

/// The columns of a row under the alias `i`, in the order in which they are [`read`].
pub(crate) const COLUMNS: [&str; 15] = [
    "i.id",
    "i.kind",
    "i.direction",
    "i.accumulation",
    "i.baseline_numerator",
    "i.baseline_denominator",
    "i.target_numerator",
    "i.target_denominator",
    "i.numerator",
    "i.denominator",
    "i.female_numerator",
    "i.female_denominator",
    "i.male_numerator",
    "i.male_denominator",
    "i.missing_since",
];

/// One packed row, of an indicator of this project.
pub(crate) fn read(project: ProjectId, fields: &mut Fields<'_>) -> Result<(Promised, Sum)> {
    let (indicator, kind) = (IndicatorId(fields.get()?), fields.get()?);
    let (direction, accumulation) = (fields.get()?, fields.get()?);
    let mut amount = || value(kind, fields.maybe()?, fields.maybe()?);
    let promise = Promise { baseline: amount()?, target: amount()?, direction, accumulation };
    let (so_far, female, male) = (amount()?, amount()?, amount()?);
    let sum = Sum { so_far, female, male, missing_since: fields.maybe()? };
    Ok((Promised { indicator, project, kind, promise }, sum))
}

/// Nothing is remembered of these indicators any more.
async fn forget(conn: &impl ConnectionTrait, indicators: impl Iterator<Item = i64>) -> Result<()> {
    let indicators: Vec<i64> = indicators.collect();
    if !indicators.is_empty() {
        Entity::delete_many().filter(Column::IndicatorId.is_in(indicators)).exec(conn).await?;
    }
    Ok(())
}

async fn write(conn: &impl ConnectionTrait, rows: Vec<Model>) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let columns = [
        Column::Kind,
        Column::Direction,
        Column::Accumulation,
        Column::BaselineNumerator,
        Column::BaselineDenominator,
        Column::TargetNumerator,
        Column::TargetDenominator,
        Column::Numerator,
        Column::Denominator,
        Column::FemaleNumerator,
        Column::FemaleDenominator,
        Column::MaleNumerator,
        Column::MaleDenominator,
        Column::MissingSince,
        Column::Packed,
    ];
    let all = rows.into_iter().map(|row| ActiveModel::from(row).reset_all());
    Entity::insert_many(all)
        .on_conflict(OnConflict::column(Column::IndicatorId).update_columns(columns).to_owned())
        .exec_without_returning(conn)
        .await
        .map_err(Error::from)?;
    Ok(())
}

#[cfg(test)]
mod tests;
