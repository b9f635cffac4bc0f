//! An indicator as it is typed into a form, and as it is once every field has been read.

use domain::{
    indicator::{Accumulation, Direction, Kind, Operator},
    value::Value,
};
use serde::Serialize;

use super::{
    checks::{SOURCE_MAX, TITLE_MAX, UNIT_MAX, optional, promised, required, word},
    stale::Field,
};
use crate::{
    entity::indicators,
    error::{Error, Problem, Result},
};

/// The fields of the form. `kind`, `direction`, `accumulation` and `operator` are the words of their enums.
#[derive(Clone, Debug, Default)]
pub struct IndicatorText {
    pub title: String,
    pub unit: String,
    pub kind: String,
    pub direction: String,
    pub accumulation: String,
    pub operator: String,
    pub by_sex: bool,
    /// Data source and collection method.
    pub source: String,
    /// "31", or "26 / 31" for a percentage; blank where there is none.
    pub baseline: String,
    pub target: String,
}

/// Every field read, none wrong.
pub(super) struct Read {
    pub title: String,
    pub unit: String,
    pub kind: Kind,
    pub direction: Direction,
    pub accumulation: Accumulation,
    pub operator: Operator,
    pub by_sex: bool,
    pub source: String,
    pub baseline: Option<Value>,
    pub target: Option<Value>,
}

/// An indicator as the audit log keeps it, and as two versions of it are compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Facts {
    pub node: i64,
    pub title: String,
    pub unit: String,
    pub kind: String,
    pub direction: String,
    pub accumulation: String,
    pub operator: String,
    pub by_sex: bool,
    pub source: String,
    pub baseline: Option<String>,
    pub target: Option<String>,
}

impl IndicatorText {
    /// Reads every field and names every problem at once.
    pub(super) fn read(&self) -> Result<Read> {
        let mut problems: Vec<Problem> = Vec::new();
        let title = required("title", &self.title, TITLE_MAX, &mut problems);
        let unit = required("unit", &self.unit, UNIT_MAX, &mut problems);
        let kind: Option<Kind> = word("kind", &self.kind, &mut problems);
        let direction = word("direction", &self.direction, &mut problems);
        let accumulation = word("accumulation", &self.accumulation, &mut problems);
        let operator = word("operator", &self.operator, &mut problems);
        let source = optional("source", &self.source, SOURCE_MAX, &mut problems);
        let baseline = kind.and_then(|kind| promised("baseline", kind, &self.baseline, &mut problems));
        let target = kind.and_then(|kind| promised("target", kind, &self.target, &mut problems));
        match (kind, direction, accumulation, operator) {
            (Some(kind), Some(direction), Some(accumulation), Some(operator)) if problems.is_empty() => Ok(Read {
                title,
                unit,
                kind,
                direction,
                accumulation,
                operator,
                by_sex: self.by_sex,
                source,
                baseline,
                target,
            }),
            _ => Err(Error::Invalid(problems)),
        }
    }
}

impl Read {
    pub(super) fn facts(&self, node: i64) -> Facts {
        Facts {
            node,
            title: self.title.clone(),
            unit: self.unit.clone(),
            kind: self.kind.as_str().into(),
            direction: self.direction.as_str().into(),
            accumulation: self.accumulation.as_str().into(),
            operator: self.operator.as_str().into(),
            by_sex: self.by_sex,
            source: self.source.clone(),
            baseline: self.baseline.map(Value::typed),
            target: self.target.map(Value::typed),
        }
    }
}

impl Facts {
    pub(super) fn of(row: &indicators::Model, baseline: Option<Value>, target: Option<Value>) -> Self {
        Self {
            node: row.node_id,
            title: row.title.clone(),
            unit: row.unit.clone(),
            kind: row.kind.clone(),
            direction: row.direction.clone(),
            accumulation: row.accumulation.clone(),
            operator: row.operator.clone(),
            by_sex: row.by_sex,
            source: row.source.clone(),
            baseline: baseline.map(Value::typed),
            target: target.map(Value::typed),
        }
    }

    /// Each field of the form beside what stands there now.
    pub(super) fn against<'a>(&'a self, present: &'a Self) -> [Field<'a>; 10] {
        let yes_or_no = |yes: bool| if yes { "yes" } else { "no" };
        [
            Field { name: "title", typed: &self.title, present: &present.title },
            Field { name: "unit", typed: &self.unit, present: &present.unit },
            Field { name: "kind", typed: &self.kind, present: &present.kind },
            Field { name: "direction", typed: &self.direction, present: &present.direction },
            Field { name: "accumulation", typed: &self.accumulation, present: &present.accumulation },
            Field { name: "operator", typed: &self.operator, present: &present.operator },
            Field { name: "by_sex", typed: yes_or_no(self.by_sex), present: yes_or_no(present.by_sex) },
            Field { name: "source", typed: &self.source, present: &present.source },
            Field { name: "baseline", typed: blank(&self.baseline), present: blank(&present.baseline) },
            Field { name: "target", typed: blank(&self.target), present: blank(&present.target) },
        ]
    }
}

fn blank(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or_default()
}
