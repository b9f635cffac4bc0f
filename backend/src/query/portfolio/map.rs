//! The portfolio by country: how many projects, values overdue, projects that are warned, and what part of the indicators is on track.

use std::collections::{BTreeMap, HashMap};

use domain::{code::CountryCode, id::ProjectId};
use sea_orm::FromQueryResult;

use super::{
    Choices, Condition, Filter, Totals, choices, condition,
    filter::any,
    number,
    rule::InForce,
    source::{self, Needs},
    totals,
};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{all, scope, standing},
};

/// What a map shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    #[default]
    Projects,
    /// Values that are not handed in although due.
    Overdue,
    /// Projects that are warned of anything.
    Warned,
    /// The part of the indicators whose status is known that is on track.
    OnTrack,
}

impl Measure {
    pub const ALL: [Self; 4] = [Self::Projects, Self::Overdue, Self::Warned, Self::OnTrack];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Projects => "projects",
            Self::Overdue => "overdue",
            Self::Warned => "warned",
            Self::OnTrack => "on-track",
        }
    }

    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.as_str() == text)
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    pub projects: u32,
    pub overdue: u64,
    pub warned: u32,
    /// Indicators on track, of those whose status is known; only where they are asked for.
    pub on_track: u32,
    pub known: u32,
}

impl Sums {
    /// What the map shows; the part on track in ten-thousandths, none where nothing is known.
    pub fn of(&self, measure: Measure) -> Option<i64> {
        match measure {
            Measure::Projects => Some(self.projects.into()),
            Measure::Overdue => Some(i64::try_from(self.overdue).unwrap_or(i64::MAX)),
            Measure::Warned => Some(self.warned.into()),
            Measure::OnTrack => (self.known > 0).then(|| i64::from(self.on_track) * 10_000 / i64::from(self.known)),
        }
    }
}

#[derive(Clone, Debug)]
pub struct Country {
    pub code: CountryCode,
    pub name: String,
    pub sums: Sums,
}

#[derive(Clone, Debug)]
pub struct Map {
    /// By name. A project of several countries counts in each of them.
    pub countries: Vec<Country>,
    /// Of the projects that name no country.
    pub nowhere: Sums,
    pub totals: Totals,
    pub choices: Choices,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    iso3: Option<String>,
    name: Option<String>,
    overdue: i64,
    warned: i64,
}

/// Every country of the projects that the filter lets through. A row for each project and country.
pub async fn map(ctx: &Ctx, filter: &Filter, measure: Measure) -> Result<Map> {
    let held = InForce::read(ctx).await?;
    let condition = condition(ctx, filter, &held).await?;
    let totals = totals::totals(ctx, &held, &condition).await?;
    let rows = rows(ctx, &held, &condition).await?;
    let mut tallies = HashMap::new();
    if measure == Measure::OnTrack {
        let mut ids: Vec<ProjectId> = rows.iter().map(|row| ProjectId(row.id)).collect();
        ids.dedup();
        tallies = standing::tallies(ctx.read(), &ids, ctx.today()).await?;
    }
    let (mut countries, mut nowhere): (BTreeMap<(String, String), Sums>, Sums) = Default::default();
    for row in rows {
        let tally = tallies.get(&ProjectId(row.id)).copied().unwrap_or_default();
        let sums = match (row.name, row.iso3) {
            (Some(name), Some(code)) => countries.entry((name, code)).or_default(),
            _ => &mut nowhere,
        };
        sums.projects += 1;
        sums.overdue += row.overdue.unsigned_abs();
        sums.warned += number(row.warned)?;
        sums.on_track += tally.on_track;
        sums.known += tally.on_track + tally.at_risk + tally.off_track;
    }
    let country = |((name, code), sums): ((String, String), Sums)| {
        Ok(Country { code: code.parse().map_err(Error::internal)?, name, sums })
    };
    let countries = countries.into_iter().map(country).collect::<Result<_>>()?;
    Ok(Map { countries, nowhere, totals, choices: choices(ctx).await? })
}

async fn rows(ctx: &Ctx, held: &InForce, condition: &Condition) -> Result<Vec<Row>> {
    let sql = format!(
        "SELECT p.id, c.iso3, c.name,
                CAST(CASE WHEN s.state IN {} THEN COALESCE(d.overdue, 0) ELSE 0 END AS BIGINT) AS overdue,
                CAST(CASE WHEN {} THEN 1 ELSE 0 END AS BIGINT) AS warned
         {} LEFT JOIN project_countries x ON x.project_id = p.id
         LEFT JOIN countries c ON c.id = x.country_id
         WHERE {} ORDER BY p.id",
        scope::states(domain::lifecycle::ProjectState::reports),
        any(ctx, held, |_| true),
        source::from(ctx.read(), Needs::all(held), None, ctx.today()),
        condition.sql
    );
    Ok(all(ctx.read(), &sql, condition.values.clone()).await?)
}
