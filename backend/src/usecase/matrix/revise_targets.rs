//! Promises and revises the targets of an indicator: for the whole, per period and per cell, all of them or none.
//!
//! A target is never overwritten: the next one supersedes it, and clearing a cell only supersedes.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    aggregation::over_periods,
    axes::Axes,
    code::ProjectCode,
    grid::Column,
    id::{IndicatorId, PeriodId, ProjectId},
    indicator::{Accumulation, Kind},
    policy::Action,
    target::Place,
    value::{Value, ValueError},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, sea_query::Expr};

use super::{checks, stale};
use crate::{
    ctx::{Ctx, Tx},
    entity::{
        indicators,
        targets::{Column as Kept, Entity},
    },
    error::{Error, Problem, Result},
    event::Change,
    insert::indicator::target,
    query::{
        measure,
        target::{Targets, at, periods, standing},
    },
};

/// One cell of the table: what it is for, and which part of that.
pub type Cell = (Place, Column);

#[derive(Clone, Debug)]
pub struct ReviseTargets {
    pub project: ProjectCode,
    pub indicator: IndicatorId,
    /// The version of the indicator that was read.
    pub version: i64,
    /// What was typed, by cell. Those that are not there stay as they are; blank is no target, zero is one.
    pub cells: BTreeMap<Cell, String>,
}

/// The name of a cell on the form: "whole.total", "p12.sex.female".
pub fn field(place: Place, column: &Column) -> String {
    format!("{place}.{column}")
}

/// Reads it back.
pub fn cell(field: &str) -> Option<Cell> {
    let (place, column) = field.split_once('.')?;
    Some((place.parse().ok()?, column.parse().ok()?))
}

/// Writes the cells that differ, and says how many.
///
/// Errors, each at its cell: text that is no number of the indicator's kind; an answer that the scale does not have; a
/// period or a cell that is not there; words, which are not promised (`narrative-promise`); targets of periods that
/// together are too large. Another version stands there now: a conflict, with what differs.
pub async fn revise_targets(ctx: &Ctx, command: ReviseTargets) -> Result<u32> {
    let project = ctx.project(&command.project, Action::EditMatrix).await?;
    let tx = ctx.write().await?;
    let row = checks::indicator(&tx, project.id, command.indicator).await?;
    let table = Table::of(&tx, project.id, &row).await?;
    let present = standing(tx.conn(), command.indicator, table.kind).await?;
    let subject = format!("indicator:{}", command.indicator);
    if row.version != command.version {
        let met = met(&present, &command.cells);
        return Err(stale::met(&tx, project.id, &subject, row.version, &met).await?);
    }
    let next = table.read(&command.cells)?;
    let next: Vec<(&Cell, Option<Value>)> =
        next.into_iter().filter(|((place, column), value)| at(&present, *place, column) != *value).collect();
    if next.is_empty() {
        return Ok(0);
    }
    table.adds_up(&present, &next)?;
    if !checks::next_version(&tx, &row).await? {
        return Err(stale::met(&tx, project.id, &subject, row.version, &[]).await?);
    }
    let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
    let mut written = 0;
    for ((place, column), value) in next {
        let name = table.name(*place, column);
        if let Some(value) = at(&present, *place, column) {
            supersede(&tx, command.indicator, *place, column).await?;
            before.insert(name.clone(), value.typed());
        }
        if let Some(value) = value {
            target(&tx, command.indicator, *place, column, value, Some(ctx.subject()?.user)).await?;
            after.insert(name, value.typed());
        }
        written += 1;
    }
    let change = Change::new("target.revise", subject).project(project.id).before(&before)?.after(&after)?;
    tx.record(change).await?;
    tx.commit().await?;
    Ok(written)
}

/// What the table of an indicator has room for.
struct Table {
    kind: Kind,
    accumulation: Accumulation,
    axes: Axes,
    answers: usize,
    /// In order, with the names that the audit log gives them.
    periods: Vec<(PeriodId, String)>,
}

impl Table {
    async fn of(tx: &Tx, project: ProjectId, row: &indicators::Model) -> Result<Self> {
        let axes = measure::axes(tx.conn(), project).await?.remove(&IndicatorId(row.id)).unwrap_or_default();
        let periods = periods(tx.conn(), project).await?;
        Ok(Self {
            kind: row.kind.parse().map_err(Error::internal)?,
            accumulation: row.accumulation.parse().map_err(Error::internal)?,
            axes,
            answers: measure::answers(&row.answers).len(),
            periods: periods.into_iter().map(|(id, dates)| (id, dates.label())).collect(),
        })
    }

    /// As the audit log names it: "Q3 2026 · sex.female".
    fn name(&self, place: Place, column: &Column) -> String {
        let period = |id| self.periods.iter().find(|(known, _)| *known == id).map(|(_, label)| label.clone());
        let place = match place {
            Place::Whole => place.to_string(),
            Place::Period(id) => period(id).unwrap_or_else(|| place.to_string()),
        };
        format!("{place} · {column}")
    }

    /// Reads what was typed; every cell that is wrong is named.
    fn read<'a>(&self, cells: &'a BTreeMap<Cell, String>) -> Result<Vec<(&'a Cell, Option<Value>)>> {
        let mut problems = Vec::new();
        let mut read = Vec::new();
        for (cell, text) in cells {
            let (place, column) = cell;
            match self.value(*place, column, text) {
                Ok(value) => read.push((cell, value)),
                Err(code) => problems.push(Problem::new(field(*place, column), code).with("typed", text.trim())),
            }
        }
        checks::all_well(problems)?;
        Ok(read)
    }

    fn value(&self, place: Place, column: &Column, text: &str) -> Result<Option<Value>, &'static str> {
        if let Place::Period(id) = place
            && self.periods.iter().all(|(known, _)| *known != id)
        {
            return Err("period-gone");
        }
        if let Column::Cell(cell) = column
            && !self.axes.holds(cell)
        {
            return Err("not-a-cell");
        }
        if self.kind == Kind::Narrative {
            return if text.trim().is_empty() { Ok(None) } else { Err("narrative-promise") };
        }
        match Value::parse(self.kind, text).map_err(ValueError::code)? {
            Some(Value::Answer(answer)) if usize::from(answer) > self.answers => Err(ValueError::NotAnAnswer.code()),
            value => Ok(value),
        }
    }

    /// What the periods amount to is a number that can be kept: it is what progress is held against.
    fn adds_up(&self, present: &Targets, next: &[(&Cell, Option<Value>)]) -> Result<()> {
        let columns: BTreeSet<&Column> = next.iter().map(|((_, column), _)| column).collect();
        for column in columns {
            let of = |id: PeriodId| {
                let place = Place::Period(id);
                let typed = next.iter().find(|((at, typed), _)| *at == place && typed == column);
                typed.map_or_else(|| at(present, place, column), |(_, value)| *value)
            };
            let values: Vec<Option<Value>> = self.periods.iter().map(|(id, _)| of(*id)).collect();
            if over_periods(self.accumulation, &values).is_err() {
                let last = next.iter().rev().find(|((place, typed), _)| *place != Place::Whole && typed == column);
                let name = last.map_or_else(String::new, |((place, column), _)| field(*place, column));
                return Err(Problem::new(name, "targets-too-large").into());
            }
        }
        Ok(())
    }
}

/// What stands now in each cell that was typed otherwise, as it is typed.
fn met(present: &Targets, cells: &BTreeMap<Cell, String>) -> Vec<(String, String)> {
    let differing = cells.iter().filter_map(|((place, column), text)| {
        let now = at(present, *place, column).map(Value::typed).unwrap_or_default();
        let plain = |text: &str| text.split_whitespace().collect::<String>();
        (plain(&now) != plain(text)).then(|| (field(*place, column), now))
    });
    differing.collect()
}

async fn supersede(tx: &Tx, indicator: IndicatorId, place: Place, column: &Column) -> Result<()> {
    let of = match place {
        Place::Whole => Kept::PeriodId.is_null(),
        Place::Period(id) => Kept::PeriodId.eq(id.0),
    };
    let part = match column {
        Column::Total => Condition::all().add(Kept::Axis.is_null()),
        Column::Cell(cell) => {
            Condition::all().add(Kept::Axis.eq(cell.axis.as_str())).add(Kept::Category.eq(cell.category.as_str()))
        }
    };
    Entity::update_many()
        .col_expr(Kept::SupersededAt, Expr::value(tx.now()))
        .filter(Kept::IndicatorId.eq(indicator.0))
        .filter(Kept::What.eq("target"))
        .filter(of)
        .filter(part)
        .filter(Kept::SupersededAt.is_null())
        .exec(tx.conn())
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain::axes::Axis;

    use super::*;

    fn table(kind: Kind, accumulation: Accumulation) -> Table {
        let axes = Axes::new(vec![Axis::sex()], false).unwrap();
        let periods = vec![(PeriodId(1), "Q1 2026".into()), (PeriodId(2), "Q2 2026".into())];
        Table { kind, accumulation, axes, answers: 3, periods }
    }

    fn cells(typed: &[(&str, &str)]) -> BTreeMap<Cell, String> {
        typed.iter().map(|(name, text)| (cell(name).unwrap(), (*text).to_owned())).collect()
    }

    #[test]
    fn every_cell_that_is_wrong_is_named() {
        for (kind, name, text, code) in [
            (Kind::Count, "whole.total", "many", "not-a-number"),
            (Kind::Count, "p1.sex.female", "-1", "negative"),
            (Kind::Count, "p3.total", "1", "period-gone"),
            (Kind::Count, "p1.age.0-17", "1", "not-a-cell"),
            (Kind::Percentage, "p1.total", "5", "not-a-ratio"),
            (Kind::Scale, "p1.total", "4", "not-an-answer"),
            (Kind::Narrative, "p1.total", "much", "narrative-promise"),
        ] {
            let typed = cells(&[(name, text), ("p2.total", "")]);
            let Err(Error::Invalid(problems)) = table(kind, Accumulation::Latest).read(&typed) else {
                panic!("{name}")
            };
            let told: Vec<_> = problems.iter().map(|problem| (problem.field.as_str(), problem.code.as_str())).collect();
            assert_eq!(told, [(name, code)]);
        }
        let typed = cells(&[("whole.total", "0"), ("p1.sex.male", " ")]);
        let read = table(Kind::Count, Accumulation::Sum).read(&typed).unwrap();
        let values: Vec<_> = read.iter().map(|(_, value)| value.map(Value::typed)).collect();
        assert_eq!(values, [Some("0".to_owned()), None], "zero is a target, a blank is none");
    }

    #[test]
    fn together_they_are_a_number_that_can_be_kept() {
        let most = "900 000 000 000 000";
        let typed = cells(&[("p1.total", most), ("p2.total", most)]);
        let refused = |accumulation| {
            let table = table(Kind::Count, accumulation);
            table.adds_up(&Targets::new(), &table.read(&typed).unwrap()).is_err()
        };
        assert!(refused(Accumulation::Sum) && !refused(Accumulation::Latest));
    }

    #[test]
    fn the_name_of_a_cell_is_read_back() {
        for name in ["whole.total", "p12.total", "p3.sex.female", "whole.sex*age.female*0-17"] {
            let (place, column) = cell(name).unwrap();
            assert_eq!(field(place, &column), name);
        }
        assert!(cell("total").is_none() && cell("whole.").is_none());
    }
}
