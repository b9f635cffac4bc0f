//! What was typed about a contribution, read against what there is: donors, projects, regions.

use domain::{
    appeal::Area,
    code::ProjectCode,
    contribution::{Earmarking, Misfit, Purpose},
    id::{ContributionId, DonorId, RegionId},
    money::Currency,
};
use sea_orm::{EntityTrait, FromQueryResult};
use serde::Serialize;

use super::{CONDITIONS_MAX, REFERENCE_MAX};
use crate::{
    ctx::Tx,
    entity::regions,
    error::{Problem, Result},
    query::{
        appeal::{areas_of_year, every_area},
        funding::unknown,
        one, project,
    },
    usecase::text::{clean, or_keep, stated, within},
};

/// What a contribution says, as typed.
#[derive(Clone, Debug, Default)]
pub struct ContributionText {
    pub reference: String,
    pub year: String,
    pub earmarking: String,
    /// The code of a project, for what is tightly earmarked.
    pub project: String,
    /// The id of a region, for what is softly earmarked.
    pub region: String,
    pub area: String,
    pub conditions: String,
}

/// What could be read.
#[derive(Clone, Debug)]
pub(super) struct Read {
    pub reference: String,
    pub year: i64,
    pub purpose: Purpose,
    pub conditions: String,
}

/// For the log, and to tell what differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Facts {
    pub reference: String,
    pub year: i64,
    pub earmarking: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<Area>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub conditions: String,
}

impl Read {
    pub fn facts(&self) -> Facts {
        Facts {
            reference: self.reference.clone(),
            year: self.year,
            earmarking: self.purpose.earmarking().as_str(),
            project: self.purpose.project().map(|project| project.0),
            region: self.purpose.region().map(|region| region.0),
            area: self.purpose.area(),
            conditions: self.conditions.clone(),
        }
    }
}

#[derive(FromQueryResult)]
struct Taken {
    id: i64,
}

fn shown(text: &str) -> String {
    text.trim().chars().take(40).collect()
}

impl ContributionText {
    /// Errors, each at its field; all of them at once. `own` is the contribution that is edited.
    pub(super) async fn read(
        &self,
        tx: &Tx,
        donor: Option<DonorId>,
        own: Option<ContributionId>,
        problems: &mut Vec<Problem>,
    ) -> Result<Option<Read>> {
        let mut reference =
            or_keep(stated("reference", &self.reference, REFERENCE_MAX, "contribution-reference-missing"), problems);
        if let (Some(text), Some(donor)) = (&reference, donor)
            && taken(tx, donor, text, own).await?
        {
            problems.push(Problem::new("reference", "contribution-reference-taken").with("reference", text));
            reference = None;
        }
        let year = or_keep(year(&self.year), problems);
        let purpose = self.purpose(tx, problems).await?;
        let conditions = clean(&self.conditions);
        let conditions = or_keep(within("conditions", &conditions, CONDITIONS_MAX).map(|()| conditions), problems);
        let (Some(reference), Some(year), Some(purpose), Some(conditions)) = (reference, year, purpose, conditions)
        else {
            return Ok(None);
        };
        Ok(Some(Read { reference, year, purpose, conditions }))
    }

    async fn purpose(&self, tx: &Tx, problems: &mut Vec<Problem>) -> Result<Option<Purpose>> {
        let mut fine = true;
        let mut wrong = |problem: Problem| {
            problems.push(problem);
            fine = false;
        };
        let earmarking = self.earmarking.trim().parse::<Earmarking>();
        if earmarking.is_err() {
            wrong(Problem::new("earmarking", "contribution-earmarking-unknown").with("typed", shown(&self.earmarking)));
        }
        let project = match self.project.trim() {
            "" => None,
            typed => {
                let code = typed.to_uppercase().parse::<ProjectCode>().ok();
                let found = match &code {
                    Some(code) => project::by_code(tx.conn(), code).await?,
                    None => None,
                };
                if found.is_none() {
                    wrong(Problem::new("project", "contribution-project-unknown").with("typed", shown(typed)));
                }
                found.map(|project| project.id)
            }
        };
        let region = match self.region.trim() {
            "" => None,
            typed => {
                let found = match typed.parse::<i64>() {
                    Ok(id) => regions::Entity::find_by_id(id).one(tx.conn()).await?,
                    Err(_) => None,
                };
                if found.is_none() {
                    wrong(Problem::new("region", "contribution-region-unknown").with("typed", shown(typed)));
                }
                found.map(|region| RegionId(region.id))
            }
        };
        let area = match self.area.trim() {
            "" => None,
            typed => {
                let areas = match year(&self.year) {
                    Ok(year) => areas_of_year(tx.conn(), year).await?,
                    Err(_) => every_area(tx.conn()).await?,
                };
                // Where no appeal says which areas there are, any name is one.
                let found = typed.parse::<Area>().ok().filter(|area| areas.is_empty() || areas.has(*area));
                if found.is_none() {
                    wrong(unknown("area", typed, &areas));
                }
                found
            }
        };
        let Some(earmarking) = earmarking.ok().filter(|_| fine) else { return Ok(None) };
        match Purpose::of(earmarking, project, region, area) {
            Ok(purpose) => Ok(Some(purpose)),
            Err(misfit) => {
                let field = match misfit {
                    Misfit::ProjectMissing | Misfit::ProjectTooMuch => "project",
                    Misfit::PlaceMissing | Misfit::PlaceTooMuch => "region",
                };
                problems.push(Problem::new(field, misfit.as_str()));
                Ok(None)
            }
        }
    }
}

/// Whether another contribution of the donor bears this reference, in whatever letters.
async fn taken(tx: &Tx, donor: DonorId, reference: &str, own: Option<ContributionId>) -> Result<bool> {
    let found: Option<Taken> = one(
        tx.conn(),
        "SELECT c.id FROM contributions c
         WHERE c.donor_id = $1 AND LOWER(c.reference) = LOWER($2) AND c.retired_at IS NULL AND c.id <> $3",
        [donor.0.into(), reference.into(), own.map_or(0, |own| own.0).into()],
    )
    .await?;
    Ok(found.is_some_and(|found| found.id > 0))
}

fn year(typed: &str) -> Result<i64, Problem> {
    let year = typed.trim().parse().ok().filter(|year| (1990..=2100).contains(year));
    year.ok_or_else(|| Problem::new("year", "contribution-year").with("typed", shown(typed)))
}

pub(super) fn currency(typed: &str) -> Result<Currency, Problem> {
    let read = typed.trim().to_uppercase().parse();
    read.map_err(|_| Problem::new("currency", "budget-not-a-currency").with("typed", shown(typed)))
}
