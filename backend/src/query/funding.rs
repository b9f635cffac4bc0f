//! One appeal beside the budgets and the contributions tied to it: by region, country or area, filtered; and one row of it with its projects.
//!
//! Required is the sum of the appeal's cells; what the source prints stands beside it and is never computed here: where
//! it prints nothing for a question, the answer is none. Budgeted is the sum of the current allocations of budget lines
//! that are not retired, of projects that [`domain::funding::counts`]; spent is what of the spending of these lines falls on them. Given is
//! what donors promised and paid: of each contribution the part that is allocated to the cells. All amounts are USD cents; amounts
//! in other currencies without a rate are in no sum, and are counted beside it.

mod cells;
mod compare;
mod differences;
mod flow;
mod given;
mod givers;
mod groups;
pub mod row;
mod source;
mod tied;
mod years;

use std::collections::HashMap;

use domain::{
    appeal::{Area, Areas},
    code::CountryCode,
    contribution::Earmarking,
    funding::{Given, Need},
    id::{AppealId, AppealRowId, DonorId, RegionId},
    policy::Wide,
};

use self::{source::Source, tied::Loaded};
use crate::{
    ctx::Ctx,
    error::{Error, Problem, Result},
    query::standing::Tally,
};

pub(crate) use cells::computed;
pub use compare::ComparedAppeal;
pub use differences::{Differences, RowDifference, TotalDifference};
pub use flow::{DONORS, Flow, Source as FlowSource};
pub use given::{Donor, Gift};
pub use givers::{GiverLine, Givers};
pub(crate) use source::appeals;
pub use years::YearLine;

/// Up to so many projects the status of every indicator that depends on the money is counted here too; beyond, only on
/// the page of a row, for it takes every approved value of every project.
pub const STATUSES_UP_TO: u32 = 100;

/// What one line of the table stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    #[default]
    Region,
    /// A row of the appeal: a country, several, or the initiatives of a region.
    Country,
    Area,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The largest first.
    #[default]
    Required,
    /// Regions and countries by name, areas in the order of the appeal.
    Name,
    /// The largest first.
    Gap,
}

/// What the page shows; everything stands in the URL.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// The newest appeal where none is named.
    pub year: Option<i64>,
    /// Another appeal to stand beside it.
    pub compare: Option<i64>,
    /// Whether every appeal is added up, one below the other.
    pub every_year: bool,
    pub by: By,
    pub region: Option<RegionId>,
    pub area: Option<Area>,
    /// Of what donors gave, only what this one gave.
    pub donor: Option<DonorId>,
    /// Of what donors gave, only what is earmarked so.
    pub earmarking: Option<Earmarking>,
    /// Part of the name of a country or region as printed, in any case.
    pub search: String,
    pub sort: Sort,
}

/// A year's appeal.
#[derive(Clone, Debug)]
pub struct Appeal {
    pub id: AppealId,
    pub year: i64,
    pub title: String,
    /// Microseconds UTC.
    pub imported_at: i64,
}

/// Of what budget lines have spent, the part that falls on what they have allocated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spent {
    /// In cents; below zero where more came back than was spent.
    pub usd: i64,
    /// Amounts without a rate among all that the projects concerned have spent, which are in no sum.
    pub not_converted: u32,
}

/// The sums of one line of the table, or of all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    pub need: Need,
    pub spent: Spent,
    pub gift: Gift,
    /// Projects with money in it, each once.
    pub projects: u32,
    /// Amounts without a rate in the budgets of these projects, which are in no sum.
    pub not_converted: u32,
    /// How the indicators stand that depend on this money; none where they were not counted.
    pub statuses: Option<Tally>,
}

impl Sums {
    /// The same with other gifts.
    fn with(self, gift: Gift) -> Self {
        let Given { promised_usd, received_usd, .. } = gift.given;
        Self { need: Need { promised_usd, received_usd, ..self.need }, gift, ..self }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Region {
        id: RegionId,
        name: String,
    },
    /// With the countries that it stands for.
    Row {
        id: AppealRowId,
        name: String,
        region: String,
        countries: Vec<(CountryCode, String)>,
    },
    /// With what it is about.
    Area(Area, String),
}

#[derive(Clone, Debug)]
pub struct Line {
    pub what: What,
    /// As the source prints it; none where it prints no such total.
    pub printed_usd: Option<i64>,
    pub sums: Sums,
    /// The same in the appeal that is compared; none where it is not there, or none is.
    pub compared: Option<Need>,
}

#[derive(Clone, Debug)]
pub struct Funding {
    pub appeal: Appeal,
    /// Of every appeal, the newest first.
    pub years: Vec<i64>,
    /// Every area of this appeal in its order, for the filter.
    pub areas: Areas,
    /// Every region of this appeal in its order, for the filter.
    pub regions: Vec<(RegionId, String)>,
    /// Every donor of this appeal by name, for the filter.
    pub known_donors: Vec<Donor>,
    pub lines: Vec<Line>,
    /// Of all lines together; none where the source prints no total for these filters.
    pub printed_usd: Option<i64>,
    /// Of all lines together; over the whole appeal with what donors gave for none of its cells.
    pub total: Sums,
    /// What donors gave for no cell; none where only a part of the appeal is asked for.
    pub untied: Option<Gift>,
    pub givers: Givers,
    pub flow: Flow,
    pub differences: Differences,
    pub compared: Option<ComparedAppeal>,
    /// Every appeal, the newest first, where it is asked for.
    pub by_year: Option<Vec<YearLine>>,
}

/// The appeal that the filter asks for; none where none was ever imported. Twelve statements, whatever the size and the number of
/// appeals; where another one is compared, the statuses of indicators are not counted. Problem `area-unknown`: this appeal has no such area;
/// the one that is compared need not have it.
pub async fn funding(ctx: &Ctx, filter: &Filter) -> Result<Option<Funding>> {
    ctx.wide(Wide::ViewFunding)?;
    let every = source::appeals(ctx.read()).await?;
    let known = |year| every.iter().find(|appeal| appeal.year == year).cloned().ok_or(Error::NotFound);
    let appeal = match filter.year {
        Some(year) => Some(known(year)?),
        None => every.first().cloned(),
    };
    let Some(appeal) = appeal else { return Ok(None) };
    let other = filter.compare.filter(|year| *year != appeal.year).map(known).transpose()?;
    let shown = if filter.every_year { every.clone() } else { [&appeal].into_iter().chain(&other).cloned().collect() };
    let sources = source::load(ctx.read(), &shown).await?;
    let loaded = Loaded::of(ctx.read(), &shown, filter).await?;

    let source = of(&sources, &appeal)?;
    if let Some(area) = filter.area.filter(|area| !source.areas.has(*area)) {
        return Err(unknown("area", area.as_str(), &source.areas).into());
    }
    let chosen = source.chosen(filter);
    let within = chosen.within(appeal.id, filter.area);
    let mut tied = loaded.tied(&within, filter.by)?;
    if other.is_none() {
        tied.statuses(ctx.read(), &within, filter.by, ctx.today()).await?;
    }
    let (mut lines, mut total) = groups::lines(&chosen, filter, &tied)?;
    let gifts = loaded.gifts(appeal.id)?;
    let untied = within.is_everything().then(|| gifts.untied()).transpose()?;
    if untied.is_some() {
        total = total.with(gifts.everything()?);
    }
    let compare = |other: Appeal| compare::compare(of(&sources, &other)?, other, &loaded, filter, &mut lines);
    let compared = other.map(compare).transpose()?;
    let by_year = filter.every_year.then(|| years::years(&every, &sources, &loaded, filter)).transpose()?;
    Ok(Some(Funding {
        years: every.iter().map(|appeal| appeal.year).collect(),
        areas: source.areas.clone(),
        regions: source.regions(),
        known_donors: gifts.donors.clone(),
        printed_usd: chosen.printed(filter),
        differences: differences::differences(&chosen, filter)?,
        givers: givers::givers(gifts, &within)?,
        flow: flow::flow(gifts, &within)?,
        appeal,
        lines,
        total,
        untied,
        compared,
        by_year,
    }))
}

/// An appeal has no area of this name; the problem lists those that it has.
pub(crate) fn unknown(field: &str, found: &str, areas: &Areas) -> Problem {
    let found: String = found.chars().take(40).collect();
    Problem::new(field, "area-unknown").with("found", found).with("listed", areas.listed())
}

fn of<'a>(sources: &'a HashMap<AppealId, Source>, appeal: &Appeal) -> Result<&'a Source> {
    sources.get(&appeal.id).ok_or_else(|| Error::internal("an appeal was not loaded"))
}

/// Adds amounts; a sum that leaves an `i64` is an error, never a wrap.
fn sum(amounts: impl Iterator<Item = i64>) -> Result<i64> {
    let sum: i128 = amounts.map(i128::from).sum();
    i64::try_from(sum).map_err(Error::internal)
}
