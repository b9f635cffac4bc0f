//! Values between JSON and the rows of the use cases, both ways, and back from a problem's field to what was sent.
//!
//! Everything that knows how a value, its cells and its axes are written stands here.

use backend::{
    error::{Error, Problem},
    usecase::actual::TypedRow,
};
use chrono::{DateTime, SecondsFormat};
use domain::{
    axes,
    id::{IndicatorId, PeriodId},
    value::{self, Reported},
};
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{self, MapAccess, Visitor, value::MapAccessDeserializer},
};
use utoipa::ToSchema;

/// What was measured, exactly: a decimal string such as "31.5"; the two halves of a ratio; of a scale the number of the
/// answer, "3", counted from the lowest; true or false; of a narrative, that something was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(untagged)]
pub(super) enum Amount {
    #[schema(example = "31.5")]
    Text(String),
    YesNo(bool),
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

/// The value of a narrative; its words stand beside it.
const TOLD: &str = "told";

impl From<value::Value> for Amount {
    fn from(value: value::Value) -> Self {
        match value {
            value::Value::Count(_) | value::Value::Answer(_) => Self::Text(value.typed()),
            value::Value::Told => Self::Text(TOLD.into()),
            value::Value::YesNo(yes) => Self::YesNo(yes),
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
            Self::Text(text) => text.clone(),
            Self::YesNo(yes) => value::Value::YesNo(*yes).typed(),
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
        f.write_str(
            "a decimal string such as \"31.5\", {\"numerator\": \"26\", \"denominator\": \"31\"}, true, false or null",
        )
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Amount, E> {
        if text.trim().is_empty() {
            return Err(E::custom("an empty string is no number; a blank is null"));
        }
        Ok(Amount::Text(text.to_owned()))
    }

    fn visit_bool<E: de::Error>(self, yes: bool) -> Result<Amount, E> {
        Ok(Amount::YesNo(yes))
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

/// The cells in which something was reported; along each axis, what they leave of the total is unspecified.
pub(super) fn cells(reported: &Reported) -> Vec<Cell> {
    let cell = |(cell, value): (&axes::Cell, &value::Value)| Cell {
        axis: cell.axis.clone(),
        category: cell.category.clone(),
        value: Some((*value).into()),
    };
    reported.cells.iter().map(cell).collect()
}

/// What the cells along one axis leave of the total.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Unspecified {
    #[schema(example = "sex")]
    axis: String,
    value: Amount,
}

pub(super) fn unspecified(reported: &Reported) -> Vec<Unspecified> {
    let rest = |axis: &str| {
        let value = reported.unspecified(axis).ok().flatten()?;
        Some(Unspecified { axis: axis.to_owned(), value: value.into() })
    };
    reported.axes().into_iter().filter_map(rest).collect()
}

/// The ways in which the total of an indicator can be split; crossed axes are one way, "sex*age".
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Split {
    #[schema(example = "sex")]
    axis: String,
    categories: Vec<String>,
}

pub(super) fn splits(axes: &axes::Axes) -> Vec<Split> {
    let split = |split: axes::Split| Split {
        axis: split.axis,
        categories: split.cells.into_iter().map(|cell| cell.category).collect(),
    };
    axes.splits().into_iter().map(split).collect()
}

/// An axis of the project's own.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OwnAxis {
    #[schema(example = "District")]
    name: String,
    categories: Vec<String>,
}

impl OwnAxis {
    pub fn of(axes: &axes::Axes) -> Option<Self> {
        let axis = axes.list.iter().find(|axis| !axis.name.is_empty())?;
        let categories = axis.categories.iter().map(|category| category.name.clone());
        Some(Self { name: axis.name.clone(), categories: categories.collect() })
    }

    /// Name and categories as the form has them.
    pub fn typed(self) -> (String, String) {
        (self.name, self.categories.join("\n"))
    }
}

/// A value as it is sent, alone or with a field that says of what it is. Not one struct inside the other: what is flattened
/// cannot refuse unknown fields.
macro_rules! value_sent {
    ($(#[$about:meta])* $name:ident $(, $of:ident)?) => {
        $(#[$about])*
        #[derive(Clone, Debug, Deserialize, ToSchema)]
        #[serde(deny_unknown_fields)]
        pub(super) struct $name {
            $($of: i64,)?
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

        $(impl From<$name> for (i64, ValueSent) {
            fn from(sent: $name) -> Self {
                let $name { $of, version, total, cells, narrative } = sent;
                ($of, ValueSent { version, total, cells, narrative })
            }
        })?
    };
}

value_sent! {
    /// What is put in the place of a value.
    ValueSent
}
value_sent! {
    /// A value with its indicator, among several.
    ValueOf, indicator
}
value_sent! {
    /// A value with its period, among several.
    ValueIn, period
}

/// A field that may be null but must be there: nobody clears a value by leaving it out.
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Amount>, D::Error> {
    Option::deserialize(deserializer)
}

/// Values as they were sent: indicators of a period, or periods of an indicator, whichever the use case names in its
/// problems.
pub(super) struct Batch {
    /// What tells the values from each other, as it is sent.
    name: &'static str,
    /// Each with the path under which it stood: `values[3].`, or nothing.
    sent: Vec<(String, i64, ValueSent)>,
}

const INDICATOR: &str = "indicator";
const PERIOD: &str = "period";

impl Batch {
    pub fn one(indicator: IndicatorId, sent: ValueSent) -> Self {
        Self { name: INDICATOR, sent: vec![(String::new(), indicator.0, sent)] }
    }

    pub fn many(sent: Vec<ValueOf>) -> Self {
        Self::placed(INDICATOR, sent)
    }

    pub fn over_periods(sent: Vec<ValueIn>) -> Self {
        Self::placed(PERIOD, sent)
    }

    fn placed(name: &'static str, sent: Vec<impl Into<(i64, ValueSent)>>) -> Self {
        let placed = sent.into_iter().enumerate().map(|(place, sent)| {
            let (id, sent) = sent.into();
            (format!("values[{place}]."), id, sent)
        });
        Self { name, sent: placed.collect() }
    }

    /// The rows for the use case. Errors: a cell or an indicator that is there twice.
    pub fn rows(&self) -> Result<Vec<TypedRow>, Error> {
        self.each(IndicatorId).map(|rows| rows.into_iter().map(|(_, row)| row).collect())
    }

    /// The rows of one indicator, by period. Errors: a cell or a period that is there twice.
    pub fn rows_of(&self, indicator: IndicatorId) -> Result<Vec<(PeriodId, TypedRow)>, Error> {
        let rows = self.each(|_| indicator)?;
        Ok(rows.into_iter().map(|(period, row)| (PeriodId(period), row)).collect())
    }

    fn each(&self, indicator: impl Fn(i64) -> IndicatorId) -> Result<Vec<(i64, TypedRow)>, Error> {
        let mut problems = Vec::new();
        let mut rows: Vec<(i64, TypedRow)> = Vec::new();
        for (path, id, sent) in &self.sent {
            if rows.iter().any(|(known, _)| known == id) {
                problems.push(Problem::new(format!("{path}{}", self.name), "twice"));
            }
            rows.push((*id, row(path, indicator(*id), sent, &mut problems)));
        }
        if problems.is_empty() { Ok(rows) } else { Err(Error::Invalid(problems)) }
    }

    /// A field of a use case's problem (`12.female`) as it was sent (`values[3].cells[0].value`).
    fn named(&self, field: &str) -> String {
        let Some((id, name)) = field.split_once('.') else { return field.to_owned() };
        let Some((path, _, sent)) = self.sent.iter().find(|(_, of, _)| of.to_string() == id) else {
            return field.to_owned();
        };
        let Ok(cell) = name.parse::<axes::Cell>() else { return format!("{path}{name}") };
        let place = sent.cells.iter().position(|own| own.axis == cell.axis && own.category == cell.category);
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
        let named = axes::Cell::new(&cell.axis, &cell.category);
        if row.cells.insert(named, typed(cell.value.as_ref())).is_some() {
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
