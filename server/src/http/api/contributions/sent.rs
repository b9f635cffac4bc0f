//! What is sent about a contribution.

use backend::{
    error::{Error, Problem},
    usecase::contribution::ContributionText,
};
use serde::Deserialize;
use utoipa::ToSchema;

/// What a contribution says.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SaysSent {
    /// The number of the agreement, one of its kind for the donor
    #[schema(example = "DGA-18-0014")]
    reference: String,
    /// The year of the appeal that it answers
    year: i64,
    /// unearmarked, softly or tightly
    earmarking: String,
    /// The code of a project, for what is tightly earmarked
    #[serde(default)]
    project: Option<String>,
    /// The number of a region, for what is softly earmarked
    #[serde(default)]
    region: Option<i64>,
    /// An area ("Objective 1"), for what is softly earmarked
    #[serde(default)]
    area: Option<String>,
    #[serde(default)]
    conditions: Option<String>,
}

impl From<SaysSent> for ContributionText {
    fn from(sent: SaysSent) -> Self {
        let SaysSent { reference, year, earmarking, project, region, area, conditions } = sent;
        Self {
            reference,
            year: year.to_string(),
            earmarking,
            project: project.unwrap_or_default(),
            region: region.map(|region| region.to_string()).unwrap_or_default(),
            area: area.unwrap_or_default(),
            conditions: conditions.unwrap_or_default(),
        }
    }
}

/// The fields of what is inside as they were sent: "says.reference".
pub(super) fn inside(error: Error, own: &[&str]) -> Error {
    let rename = |problem: Problem| match problem.field.as_str() {
        "" => problem,
        field if own.contains(&field) => problem,
        field => Problem { field: format!("says.{field}"), ..problem },
    };
    match error {
        Error::Invalid(problems) => Error::Invalid(problems.into_iter().map(rename).collect()),
        Error::Conflict(problems) => Error::Conflict(problems.into_iter().map(rename).collect()),
        other => other,
    }
}
