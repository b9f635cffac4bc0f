//! Values between JSON and the rows of the use cases, both ways, and back from a problem's field to what was sent.
//!
//! Everything that knows how a value, its cells and its axes are written stands here.

use backend::{
    error::{Error, Problem},
    query::progress::Measured,
    usecase::actual::TypedRow,
};
use chrono::{DateTime, SecondsFormat};
use domain::{
    id::IndicatorId,
    indicator::Sex,
    value::{self, Reported},
};
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{self, MapAccess, Visitor, value::MapAccessDeserializer},
};
use utoipa::ToSchema;

/// The axis by sex.
const SEX: &str = "sex";

/// An exact amount: a decimal string such as "31.5", or the two halves of a ratio.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(untagged)]
pub(super) enum Amount {
    #[schema(example = "31.5")]
    Count(String),
    Ratio(Ratio),
}

/// So many of so many, both exact: "26" of "31".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Ratio {
    #[schema(example = "26")]
    numerator: String,
    #[schema(example = "31")]
    denominator: String,
}

impl From<value::Value> for Amount {
    fn from(value: value::Value) -> Self {
        match value {
            value::Value::Count(count) => Self::Count(count.to_string()),
            value::Value::Ratio { numerator, denominator } => {
                Self::Ratio(Ratio { numerator: numerator.to_string(), denominator: denominator.to_string() })
            }
        }
    }
}

impl Amount {
    /// As it is typed into the grid, which reads and checks it.
    pub fn typed(&self) -> String {
        match self {
            Self::Count(text) => text.clone(),
            Self::Ratio(Ratio { numerator, denominator }) => format!("{numerator} / {denominator}"),
        }
    }
}

/// Blank where there is none, for a form.
pub(super) fn typed(amount: Option<&Amount>) -> String {
    amount.map(Amount::typed).unwrap_or_default()
}

pub(super) fn amount(value: Option<value::Value>) -> Option<Amount> {
    value.map(Amount::from)
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AmountVisitor)
    }
}

struct AmountVisitor;

impl<'de> Visitor<'de> for AmountVisitor {
    type Value = Amount;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("a decimal string such as \"31.5\", {\"numerator\": \"26\", \"denominator\": \"31\"}, or null")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Amount, E> {
        if text.trim().is_empty() {
            return Err(E::custom("an empty string is no number; a blank is null"));
        }
        Ok(Amount::Count(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Amount, A::Error> {
        Ratio::deserialize(MapAccessDeserializer::new(map)).map(Amount::Ratio)
    }
}

/// One part of a total. A value of null is a blank.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Cell {
    #[schema(example = "sex")]
    axis: String,
    #[schema(example = "female")]
    category: String,
    value: Option<Amount>,
}

/// The cells in which something was reported; what they leave of the total is unspecified.
pub(super) fn cells(reported: &Reported) -> Vec<Cell> {
    let cell = |sex: &Sex| {
        let value = reported.cell(*sex)?;
        Some(Cell { axis: SEX.into(), category: sex.to_string(), value: Some(value.into()) })
    };
    Sex::ALL.iter().filter_map(cell).collect()
}

pub(super) fn unspecified(reported: &Reported) -> Option<Amount> {
    amount(reported.unspecified().ok().flatten())
}

/// The axes along which an indicator is reported.
pub(super) fn axes(of: &Measured) -> Vec<String> {
    if of.by_sex { vec![SEX.into()] } else { Vec::new() }
}

/// What is put in the place of a value.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ValueSent {
    /// The version that was read; 0, or none, where nothing had been written
    #[serde(default)]
    version: i64,
    /// The total: an amount, or null for a blank
    #[serde(deserialize_with = "given")]
    #[schema(required)]
    total: Option<Amount>,
    /// Cells that change; a value of null is a blank. Those that are not listed stay as they are
    #[serde(default)]
    cells: Vec<Cell>,
    /// The author's note; "" takes it away. Without this field it stays as it is
    #[serde(default)]
    narrative: Option<String>,
}

/// A value with its indicator, among several.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ValueOf {
    indicator: i64,
    /// The version that was read; 0, or none, where nothing had been written
    #[serde(default)]
    version: i64,
    /// The total: an amount, or null for a blank
    #[serde(deserialize_with = "given")]
    #[schema(required)]
    total: Option<Amount>,
    /// Cells that change; a value of null is a blank. Those that are not listed stay as they are
    #[serde(default)]
    cells: Vec<Cell>,
    /// The author's note; "" takes it away. Without this field it stays as it is
    #[serde(default)]
    narrative: Option<String>,
}

/// A field that may be null but must be there: nobody clears a value by leaving it out.
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Amount>, D::Error> {
    Option::deserialize(deserializer)
}

impl From<ValueOf> for (IndicatorId, ValueSent) {
    fn from(sent: ValueOf) -> Self {
        let ValueOf { indicator, version, total, cells, narrative } = sent;
        (IndicatorId(indicator), ValueSent { version, total, cells, narrative })
    }
}

/// Values as they were sent, each with the path under which it stood: `values[3].`, or nothing.
pub(super) struct Batch(Vec<(String, IndicatorId, ValueSent)>);

impl Batch {
    pub fn one(indicator: IndicatorId, sent: ValueSent) -> Self {
        Self(vec![(String::new(), indicator, sent)])
    }

    pub fn many(sent: Vec<ValueOf>) -> Self {
        let placed = |(place, sent): (usize, ValueOf)| {
            let (indicator, sent) = sent.into();
            (format!("values[{place}]."), indicator, sent)
        };
        Self(sent.into_iter().enumerate().map(placed).collect())
    }

    /// The rows for the use case. Errors: a cell that no indicator has, a cell or an indicator that is there twice.
    pub fn rows(&self) -> Result<Vec<TypedRow>, Error> {
        let mut problems = Vec::new();
        let mut rows: Vec<TypedRow> = Vec::new();
        for (path, indicator, sent) in &self.0 {
            if rows.iter().any(|row| row.indicator == *indicator) {
                problems.push(Problem::new(format!("{path}indicator"), "twice"));
            }
            rows.push(row(path, *indicator, sent, &mut problems));
        }
        if problems.is_empty() { Ok(rows) } else { Err(Error::Invalid(problems)) }
    }

    /// A field of a use case's problem (`12.female`) as it was sent (`values[3].cells[0].value`).
    fn named(&self, field: &str) -> String {
        let Some((indicator, name)) = field.split_once('.') else { return field.to_owned() };
        let Some((path, _, sent)) = self.0.iter().find(|(_, of, _)| of.to_string() == indicator) else {
            return field.to_owned();
        };
        if matches!(name, "total" | "narrative") {
            return format!("{path}{name}");
        }
        let place = sent.cells.iter().position(|cell| cell.category == name);
        place.map_or_else(|| format!("{path}cells"), |place| format!("{path}cells[{place}].value"))
    }

    /// The same error with its fields as they were sent.
    pub fn explain(&self, error: Error) -> Error {
        renamed(error, |field| self.named(field))
    }
}

/// The same error with other names of its fields.
pub(super) fn renamed(error: Error, name: impl Fn(&str) -> String) -> Error {
    let each = |problems: Vec<Problem>| {
        problems.into_iter().map(|problem| Problem { field: name(&problem.field), ..problem }).collect()
    };
    match error {
        Error::Conflict(problems) => Error::Conflict(each(problems)),
        Error::Invalid(problems) => Error::Invalid(each(problems)),
        other => other,
    }
}

fn row(path: &str, indicator: IndicatorId, sent: &ValueSent, problems: &mut Vec<Problem>) -> TypedRow {
    let mut row = TypedRow::new(indicator);
    row.version = version(sent.version);
    row.total = Some(typed(sent.total.as_ref()));
    row.narrative.clone_from(&sent.narrative);
    for (place, cell) in sent.cells.iter().enumerate() {
        let field = format!("{path}cells[{place}]");
        let slot = match (cell.axis.as_str(), cell.category.parse()) {
            (SEX, Ok(Sex::Female)) => &mut row.female,
            (SEX, Ok(Sex::Male)) => &mut row.male,
            _ => {
                let problem = Problem::new(field, "no-such-cell");
                problems.push(problem.with("axis", &cell.axis).with("category", &cell.category));
                continue;
            }
        };
        if slot.replace(typed(cell.value.as_ref())).is_some() {
            problems.push(Problem::new(field, "twice"));
        }
    }
    row
}

/// A version as the grid carries it.
pub(super) fn version(number: i64) -> String {
    if number == 0 { String::new() } else { number.to_string() }
}

/// Microseconds UTC as RFC 3339.
pub(super) fn moment(micros: i64) -> String {
    let at = DateTime::from_timestamp_micros(micros);
    at.map(|at| at.to_rfc3339_opts(SecondsFormat::Micros, true)).unwrap_or_default()
}
