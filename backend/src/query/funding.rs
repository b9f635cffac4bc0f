//! One appeal beside the budgets tied to it: by region, country or area, filtered; and one row of it with its projects.
//!
//! Required is the sum of the appeal's cells; what the source prints stands beside it and is never computed here: where
//! it prints nothing for a question, the answer is none. Budgeted is the sum of the current allocations of budget lines
//! that are not retired, of projects that [`domain::funding::counts`]. All amounts are USD cents; amounts in other
//! currencies without a rate are in no sum, and are counted beside it.

mod cells;
mod compare;
mod differences;
mod groups;
pub mod row;
mod source;
mod tied;

use domain::{
    appeal::Area,
    code::CountryCode,
    funding::Need,
    id::{AppealId, AppealRowId, RegionId},
    policy::Wide,
};

use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::standing::Tally,
};

pub(crate) use cells::computed;
pub use compare::ComparedAppeal;
pub use differences::{Differences, RowDifference, TotalDifference};

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
    /// Regions and countries by name, areas in the order of the framework.
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
    pub by: By,
    pub region: Option<RegionId>,
    pub area: Option<Area>,
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
    /// Projects with money in it, each once.
    pub projects: u32,
    /// Amounts without a rate in the budgets of these projects, which are in no sum.
    pub not_converted: u32,
    /// How the indicators stand that depend on this money; none where they were not counted.
    pub statuses: Option<Tally>,
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
    Area(Area),
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
    /// Every region of this appeal in its order, for the filter.
    pub regions: Vec<(RegionId, String)>,
    pub lines: Vec<Line>,
    /// Of all lines together; none where the source prints no total for these filters.
    pub printed_usd: Option<i64>,
    pub total: Sums,
    pub differences: Differences,
    pub compared: Option<ComparedAppeal>,
}

/// The appeal that the filter asks for; none where none was ever imported. Nine statements, whatever the size; eleven where another
/// appeal is compared, and then the statuses of indicators are not counted.
pub async fn funding(ctx: &Ctx, filter: &Filter) -> Result<Option<Funding>> {
    ctx.wide(Wide::ViewFunding)?;
    let appeals = source::appeals(ctx.read()).await?;
    let years = appeals.iter().map(|appeal| appeal.year).collect();
    let of = |year| appeals.iter().find(|appeal| appeal.year == year).cloned().ok_or(Error::NotFound);
    let appeal = match filter.year {
        Some(year) => Some(of(year)?),
        None => appeals.first().cloned(),
    };
    let Some(appeal) = appeal else { return Ok(None) };
    let other = filter.compare.filter(|year| *year != appeal.year).map(of).transpose()?;
    let source = source::load(ctx.read(), appeal.id).await?;
    let regions = source.regions();
    let chosen = source.chosen(filter);
    let within = chosen.within(appeal.id, filter.area);
    let tied = match other {
        None => tied::tied(ctx.read(), &within, filter.by, ctx.today()).await?,
        Some(_) => tied::budgeted(ctx.read(), &within, filter.by).await?,
    };
    let (mut lines, total) = groups::lines(&chosen, filter, &tied)?;
    let compared = match other {
        None => None,
        Some(other) => Some(compare::compare(ctx, other, filter, &mut lines).await?),
    };
    let printed_usd = chosen.printed(filter);
    let differences = differences::differences(&chosen, filter)?;
    Ok(Some(Funding { appeal, years, regions, lines, printed_usd, total, differences, compared }))
}

/// Adds amounts; a sum that leaves an `i64` is an error, never a wrap.
fn sum(amounts: impl Iterator<Item = i64>) -> Result<i64> {
    let sum: i128 = amounts.map(i128::from).sum();
    i64::try_from(sum).map_err(Error::internal)
}
