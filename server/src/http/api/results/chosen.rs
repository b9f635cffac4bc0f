//! What every question about results can be narrowed to.

use backend::{
    error::Error,
    query::results::{Filter, Which, Years},
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::super::{problem::Failure, sent::Asked};

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Chosen {
    /// Only the projects of this region
    region: Option<i64>,
    /// Only projects in this country, by its ISO 3166 code (alpha-3)
    #[param(example = "YEM")]
    country: Option<String>,
    /// Only the projects of this office
    office: Option<i64>,
    /// Only this kind of funding
    #[param(example = "earmarked")]
    funding: Option<String>,
    /// Only this gender code (2b, 2a, 1, 0, N/A), or "not-assessed"
    gender: Option<String>,
    /// Only projects that contribute to this SDG target
    #[param(example = "10.7")]
    sdg: Option<String>,
    /// Only what was reported for the periods that end in this year, one of the framework's
    #[param(example = 2026)]
    year: Option<i64>,
}

impl Chosen {
    const NAMES: [&str; 7] = ["region", "country", "office", "funding", "gender", "sdg", "year"];

    /// These parameters, and whatever else is asked.
    pub fn beside(asked: &Asked) -> Result<(Self, Asked), Failure> {
        let (chosen, rest) = asked.parted(&Self::NAMES);
        Ok((chosen.read()?, rest))
    }

    /// Of a framework, the newest where none is named.
    pub fn filter(self, framework: Option<String>) -> Result<Filter, Error> {
        let (region, office) = (self.region.map(|id| id.to_string()), self.office.map(|id| id.to_string()));
        let words = [region, self.country, office, self.funding, self.gender, self.sdg];
        let word = |name: &str| {
            let at = Self::NAMES.iter().position(|known| *known == name)?;
            words.get(at).cloned().flatten()
        };
        let years = Years { shown: self.year, compared: None };
        Ok(Filter { framework, which: Which::read(word)?, years })
    }
}
