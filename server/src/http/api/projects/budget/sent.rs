//! Lines of a budget as they are sent.

use backend::{
    error::{Error, Problem, Result},
    usecase::budget::TypedLine,
};
use domain::{budget::Typed, id::BudgetLineId};
use serde::Deserialize;
use utoipa::ToSchema;

/// The lines that change.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BudgetSent {
    lines: Vec<LineSent>,
}

/// A line in the place of the one that was read, or a new one.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct LineSent {
    /// None for a new one
    #[serde(default)]
    line: Option<i64>,
    /// The version that was read; of a new one, none
    #[serde(default)]
    version: i64,
    /// staff, office, operational or overhead
    #[serde(default)]
    section: String,
    /// An outcome, output or activity of the matrix; null where it belongs to no single one
    #[serde(default)]
    result: Option<i64>,
    #[serde(default)]
    year: Option<i64>,
    #[serde(default)]
    description: String,
    #[serde(default)]
    unit: String,
    /// Counts towards the share of the evaluation
    #[serde(default)]
    evaluation: bool,
    #[serde(default)]
    #[schema(example = "2")]
    quantity: String,
    #[serde(default)]
    #[schema(example = "EUR")]
    currency: String,
    #[serde(default)]
    #[schema(example = "3500.00")]
    unit_cost: String,
    /// Left out, it is 1
    #[serde(default)]
    #[schema(example = "12")]
    duration: String,
    /// To be removed; then only `line` and `version` are looked at
    #[serde(default)]
    retire: bool,
}

impl LineSent {
    fn key(&self, place: usize) -> String {
        self.line.map_or_else(|| format!("n{place}"), |line| format!("l{line}"))
    }
}

impl BudgetSent {
    /// The lines for the use case. Errors: one that is there twice.
    pub(super) fn lines(&self) -> Result<Vec<TypedLine>> {
        let (mut lines, mut twice): (Vec<TypedLine>, Vec<Problem>) = (Vec::new(), Vec::new());
        for (place, sent) in self.lines.iter().enumerate() {
            let key = sent.key(place);
            if lines.iter().any(|line| line.key == key) {
                twice.push(Problem::new(format!("lines[{place}].line"), "twice"));
            }
            let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
            lines.push(TypedLine {
                key,
                line: sent.line.map(BudgetLineId),
                version: sent.version,
                typed: Typed {
                    section: sent.section.clone(),
                    has_result: sent.result.is_some(),
                    year: number(sent.year),
                    description: sent.description.clone(),
                    unit: sent.unit.clone(),
                    quantity: sent.quantity.clone(),
                    currency: sent.currency.clone(),
                    unit_cost: sent.unit_cost.clone(),
                    duration: sent.duration.clone(),
                },
                result: number(sent.result),
                evaluation: sent.evaluation,
                retire: sent.retire,
            });
        }
        if twice.is_empty() { Ok(lines) } else { Err(Error::Invalid(twice)) }
    }

    /// A field of the use case's problem (`l12.unit-cost`) as it was sent (`lines[3].unit_cost`).
    pub(super) fn named(&self, field: &str) -> String {
        let of_line = field.split_once('.').and_then(|(key, column)| {
            let place = self.lines.iter().enumerate().position(|(place, sent)| sent.key(place) == key)?;
            Some(format!("lines[{place}].{}", column.replace('-', "_")))
        });
        of_line.unwrap_or_else(|| field.to_owned())
    }
}
