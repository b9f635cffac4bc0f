//! An indicator as it is typed into a form, and as it is once every field has been read.

use domain::{
    axes::{self, AGE, Axes, AxesError, Axis, SEX},
    indicator::{Accumulation, Direction, Kind, MOST_ANSWERS, Operator},
    value::{Value, ValueError},
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
    pub by_age: bool,
    /// An axis of the project's own: its name and its categories, one a line; blank where there is none.
    pub own_axis: String,
    pub own_categories: String,
    /// Every combination of the axes is a cell.
    pub crossed: bool,
    /// Of a scale: one a line, the lowest first.
    pub answers: String,
    /// Data source and collection method.
    pub source: String,
    /// "31", "26 / 31" for a ratio, the number of an answer, "yes"; blank where there is none.
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
    pub axes: Axes,
    pub answers: Vec<String>,
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
    pub by_age: bool,
    pub own_axis: String,
    pub own_categories: String,
    pub crossed: bool,
    pub answers: String,
    pub source: String,
    pub baseline: Option<String>,
    pub target: Option<String>,
}

impl IndicatorText {
    /// Reads every field and names every problem at once. `before` are the axes that the indicator has: categories whose
    /// names stay keep their keys.
    pub(super) fn read(&self, before: Option<&Axes>) -> Result<Read> {
        let mut problems: Vec<Problem> = Vec::new();
        let title = required("title", &self.title, TITLE_MAX, &mut problems);
        let unit = required("unit", &self.unit, UNIT_MAX, &mut problems);
        let kind: Option<Kind> = word("kind", &self.kind, &mut problems);
        let direction = word("direction", &self.direction, &mut problems);
        let accumulation: Option<Accumulation> = word("accumulation", &self.accumulation, &mut problems);
        let operator = word("operator", &self.operator, &mut problems);
        let source = optional("source", &self.source, SOURCE_MAX, &mut problems);
        let baseline = kind.and_then(|kind| promised("baseline", kind, &self.baseline, &mut problems));
        let target = kind.and_then(|kind| promised("target", kind, &self.target, &mut problems));
        let axes = self.axes(before, &mut problems);
        let answers = kind.map(|kind| answers(&self.answers, kind, &mut problems)).unwrap_or_default();
        if let Some(kind) = kind {
            fits(kind, accumulation, &axes, &mut problems);
            for (field, value) in [("baseline", baseline), ("target", target)] {
                problems.extend(promisable(field, value, answers.len()));
            }
        }
        match (kind, direction, accumulation, operator) {
            (Some(kind), Some(direction), Some(accumulation), Some(operator)) if problems.is_empty() => Ok(Read {
                title,
                unit,
                kind,
                direction,
                accumulation,
                operator,
                axes,
                answers,
                source,
                baseline,
                target,
            }),
            _ => Err(Error::Invalid(problems)),
        }
    }

    /// The axes, sex first: totals by sex rely on it.
    fn axes(&self, before: Option<&Axes>, problems: &mut Vec<Problem>) -> Axes {
        let mut list = Vec::new();
        list.extend(self.by_sex.then(Axis::sex));
        list.extend(self.by_age.then(Axis::age));
        if !self.own_axis.trim().is_empty() || !self.own_categories.trim().is_empty() {
            let own = before.and_then(Axes::own);
            match Axis::own(&self.own_axis, &self.own_categories, own) {
                Ok(axis) => list.push(axis),
                Err(error) => problems.push(axes_problem(&error)),
            }
        }
        Axes::new(list, self.crossed).unwrap_or_else(|error| {
            problems.push(axes_problem(&error));
            Axes::default()
        })
    }
}

/// The answers of a scale, one a line, the lowest first; other kinds have none. Problems at `answers`.
pub(in crate::usecase) fn answers(typed: &str, kind: Kind, problems: &mut Vec<Problem>) -> Vec<String> {
    let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
    let answers: Vec<String> = lines.map(str::to_owned).collect();
    let mut wrong = |problem: Problem| problems.push(problem);
    if kind != Kind::Scale {
        if !answers.is_empty() {
            wrong(Problem::new("answers", "answers-of-scales"));
        }
        return Vec::new();
    }
    if let Some(long) = answers.iter().find(|text| text.chars().count() > UNIT_MAX) {
        wrong(Problem::new("answers", "too-long").with("max", UNIT_MAX).with("length", long.chars().count()));
    }
    if !(2..=MOST_ANSWERS).contains(&answers.len()) {
        wrong(Problem::new("answers", "answers-number").with("number", answers.len()).with("max", MOST_ANSWERS));
    }
    let twice = answers.iter().enumerate().find(|(place, text)| answers[..*place].contains(text));
    if let Some((_, text)) = twice {
        wrong(Problem::new("answers", "name-twice").with("name", text));
    }
    answers
}

/// What a kind cannot do: be added up over the periods where it is an answer, be split where it has no parts.
fn fits(kind: Kind, accumulation: Option<Accumulation>, axes: &Axes, problems: &mut Vec<Problem>) {
    if accumulation.is_some_and(|by| !kind.accumulates(by)) {
        problems.push(Problem::new("accumulation", "kind-accumulates").with("kind", kind));
    }
    if !kind.adds_up() && !axes.list.is_empty() {
        problems.push(Problem::new("by_sex", "kind-not-split"));
    }
}

/// Words cannot be promised; an answer must be one of the scale.
fn promisable(field: &'static str, value: Option<Value>, answers: usize) -> Option<Problem> {
    match value? {
        Value::Told => Some(Problem::new(field, "narrative-promise")),
        Value::Answer(place) if usize::from(place) > answers => {
            Some(Problem::new(field, ValueError::NotAnAnswer.code()).with("typed", place))
        }
        _ => None,
    }
}

fn axes_problem(error: &AxesError) -> Problem {
    match error {
        AxesError::NoName => Problem::new("own_axis", "required"),
        AxesError::Taken => Problem::new("own_axis", "axis-taken"),
        AxesError::TooFew => Problem::new("own_categories", "axis-too-few"),
        AxesError::TooMany => Problem::new("own_categories", "axis-too-many").with("max", axes::MOST_CATEGORIES),
        AxesError::Twice(name) => Problem::new("own_categories", "name-twice").with("name", name),
        AxesError::TooLong(text) => {
            Problem::new("own_categories", "too-long").with("max", axes::NAME_MAX).with("length", text.chars().count())
        }
        AxesError::TooManyCells(cells) => {
            Problem::new("own_categories", "axes-too-many-cells").with("cells", cells).with("max", axes::MOST_CELLS)
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
            by_sex: self.axes.has(SEX),
            by_age: self.axes.has(AGE),
            own_axis: self.axes.own().map(|axis| axis.name.clone()).unwrap_or_default(),
            own_categories: self.axes.own().map(Axis::lines).unwrap_or_default(),
            crossed: self.axes.crossed,
            answers: self.answers.join("\n"),
            source: self.source.clone(),
            baseline: self.baseline.map(Value::typed),
            target: self.target.map(Value::typed),
        }
    }
}

impl Facts {
    pub(super) fn of(row: &indicators::Model, axes: &Axes, baseline: Option<Value>, target: Option<Value>) -> Self {
        Self {
            node: row.node_id,
            title: row.title.clone(),
            unit: row.unit.clone(),
            kind: row.kind.clone(),
            direction: row.direction.clone(),
            accumulation: row.accumulation.clone(),
            operator: row.operator.clone(),
            by_sex: axes.has(SEX),
            by_age: axes.has(AGE),
            own_axis: axes.own().map(|axis| axis.name.clone()).unwrap_or_default(),
            own_categories: axes.own().map(Axis::lines).unwrap_or_default(),
            crossed: axes.crossed,
            answers: row.answers.clone(),
            source: row.source.clone(),
            baseline: baseline.map(Value::typed),
            target: target.map(Value::typed),
        }
    }

    /// Each field of the form beside what stands there now.
    pub(super) fn against<'a>(&'a self, present: &'a Self) -> [Field<'a>; 15] {
        let yes_or_no = |yes: bool| if yes { "yes" } else { "no" };
        [
            Field { name: "title", typed: &self.title, present: &present.title },
            Field { name: "unit", typed: &self.unit, present: &present.unit },
            Field { name: "kind", typed: &self.kind, present: &present.kind },
            Field { name: "direction", typed: &self.direction, present: &present.direction },
            Field { name: "accumulation", typed: &self.accumulation, present: &present.accumulation },
            Field { name: "operator", typed: &self.operator, present: &present.operator },
            Field { name: "by_sex", typed: yes_or_no(self.by_sex), present: yes_or_no(present.by_sex) },
            Field { name: "by_age", typed: yes_or_no(self.by_age), present: yes_or_no(present.by_age) },
            Field { name: "own_axis", typed: &self.own_axis, present: &present.own_axis },
            Field { name: "own_categories", typed: &self.own_categories, present: &present.own_categories },
            Field { name: "crossed", typed: yes_or_no(self.crossed), present: yes_or_no(present.crossed) },
            Field { name: "answers", typed: &self.answers, present: &present.answers },
            Field { name: "source", typed: &self.source, present: &present.source },
            Field { name: "baseline", typed: blank(&self.baseline), present: blank(&present.baseline) },
            Field { name: "target", typed: blank(&self.target), present: blank(&present.target) },
        ]
    }
}

fn blank(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or_default()
}
