//! `GET /api/v1/funding/{year}/{row}`

use axum::Json;
use backend::query::funding::row::{
    self, AreaLine, ByHand, Dependent, Missing, OpenCell, Paid, RowGift, TiedLine, TiedProject,
};
use domain::{
    format::{self, hundredths},
    id::AppealRowId,
    money::Money,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    super::{
        Answer,
        caller::Caller,
        coverage::status,
        problem::Unread,
        sent::{Asked, At},
        value::{Amount, amount, moment},
    },
    shape::{Appeal, RowDiffers, Sums},
};

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct RowAsked {
    /// Of the projects, counted from 1
    page: Option<u64>,
}

/// One row of an appeal, and what depends on it.
#[derive(Serialize, ToSchema)]
pub(crate) struct AppealRow {
    appeal: Appeal,
    row: i64,
    /// To be sent back with a change
    version: String,
    /// As printed
    name: String,
    region: String,
    /// By name; none for the initiatives of a region
    countries: Vec<String>,
    total: Sums,
    areas: Vec<AreaOfRow>,
    /// Null where its cells add to what is printed
    differs: Option<RowDiffers>,
    /// Cells that the source leaves open
    open_cells: Vec<Open>,
    /// The largest amount first
    contributions: Vec<GiftOfRow>,
    /// One page, the largest amount first
    projects: Vec<ProjectOfRow>,
    page: u64,
    pages: u64,
    /// What was changed by hand, the latest first
    by_hand: Vec<RequirementChanged>,
}

#[derive(Serialize, ToSchema)]
struct AreaOfRow {
    area: String,
    #[serde(flatten)]
    sums: Sums,
}

/// The part of a contribution that is allocated to an area of the row.
#[derive(Serialize, ToSchema)]
struct GiftOfRow {
    contribution: i64,
    donor: String,
    /// The number of the agreement
    reference: String,
    /// "unearmarked", "softly" or "tightly"
    earmarking: String,
    area: String,
    promised: String,
    received: String,
}

/// An amount that a person set.
#[derive(Serialize, ToSchema)]
struct RequirementChanged {
    /// Null for the total as printed
    area: Option<String>,
    /// Null where nothing was asked before
    before: Option<String>,
    after: String,
    who: String,
    reason: String,
    #[schema(format = DateTime)]
    at: String,
}

#[derive(Serialize, ToSchema)]
struct Open {
    area: String,
    chosen: String,
    alternatives: Vec<String>,
}

/// Named to whoever sees funding; it opens only where it is `visible`.
#[derive(Serialize, ToSchema)]
struct ProjectOfRow {
    code: String,
    title: String,
    office: String,
    state: String,
    visible: bool,
    budgeted: String,
    /// Of what its lines have spent, the part that falls on this row
    spent: String,
    lines: Vec<LineOfRow>,
    /// Amounts without a rate, in no sum
    not_converted: Vec<Unconverted>,
    indicators: Vec<DependentIndicator>,
}

/// A budget line and how much of it is allocated to an area of the row.
#[derive(Serialize, ToSchema)]
struct LineOfRow {
    section: String,
    description: String,
    /// The result it is tied to; null for staff, office and overhead
    result: Option<String>,
    area: String,
    original: Original,
    /// US dollars for one unit, of a day; null for dollars
    rate: Option<RateOfDay>,
    /// Null where it is not converted
    usd: Option<String>,
    allocated: String,
}

#[derive(Serialize, ToSchema)]
struct Original {
    #[schema(example = "EUR")]
    currency: String,
    /// With the decimals of the currency
    #[schema(example = "100000.00")]
    amount: String,
}

#[derive(Serialize, ToSchema)]
struct RateOfDay {
    #[schema(example = "1.0837")]
    rate: String,
    #[schema(format = Date)]
    day: String,
}

#[derive(Serialize, ToSchema)]
struct Unconverted {
    description: String,
    original: Original,
}

/// An indicator that stands or falls with the money.
#[derive(Serialize, ToSchema)]
struct DependentIndicator {
    title: String,
    unit: String,
    /// The statement of its outcome or output
    result: String,
    baseline: Option<Amount>,
    target: Option<Amount>,
    so_far: Option<Amount>,
    /// on-track, at-risk, off-track or unknown
    status: String,
}

impl From<Money> for Original {
    fn from(money: Money) -> Self {
        // Grouped for people; programs take it without the spaces.
        let amount = money.grouped().replace('\u{202f}', "").replace('\u{2212}', "-");
        Self { currency: money.currency.to_string(), amount }
    }
}

fn result(paid: &Paid) -> Option<String> {
    paid.result.as_ref().map(|(_, statement)| statement.clone())
}

impl From<&TiedLine> for LineOfRow {
    fn from(line: &TiedLine) -> Self {
        Self {
            section: line.paid.section.clone(),
            description: line.paid.description.clone(),
            result: result(&line.paid),
            area: line.area.to_string(),
            original: line.original.into(),
            rate: line
                .rate
                .map(|rate| RateOfDay { rate: format::rate(rate.ten_billionths), day: rate.day.to_string() }),
            usd: line.usd.map(hundredths),
            allocated: hundredths(line.allocated_usd),
        }
    }
}

impl From<&Missing> for Unconverted {
    fn from(of: &Missing) -> Self {
        Self { description: of.paid.description.clone(), original: of.original.into() }
    }
}

impl From<&Dependent> for DependentIndicator {
    fn from(of: &Dependent) -> Self {
        Self {
            title: of.title.clone(),
            unit: of.unit.clone(),
            result: of.result.1.clone(),
            baseline: amount(of.standing.baseline),
            target: amount(of.standing.target),
            so_far: amount(of.standing.so_far),
            status: status(of.standing.status),
        }
    }
}

impl From<&TiedProject> for ProjectOfRow {
    fn from(of: &TiedProject) -> Self {
        Self {
            code: of.code.to_string(),
            title: of.title.clone(),
            office: of.office.clone(),
            state: of.state.to_string(),
            visible: of.visible,
            budgeted: hundredths(of.budgeted_usd),
            spent: hundredths(of.spent_usd),
            lines: of.lines.iter().map(LineOfRow::from).collect(),
            not_converted: of.missing.iter().map(Unconverted::from).collect(),
            indicators: of.indicators.iter().map(DependentIndicator::from).collect(),
        }
    }
}

impl From<&AreaLine> for AreaOfRow {
    fn from(of: &AreaLine) -> Self {
        Self { area: of.area.to_string(), sums: Sums::of(&of.sums, None) }
    }
}

impl From<&RowGift> for GiftOfRow {
    fn from(of: &RowGift) -> Self {
        Self {
            contribution: of.id.0,
            donor: of.donor.clone(),
            reference: of.reference.clone(),
            earmarking: of.earmarking.to_string(),
            area: of.area.to_string(),
            promised: hundredths(of.given.promised_usd),
            received: hundredths(of.given.received_usd),
        }
    }
}

impl From<&ByHand> for RequirementChanged {
    fn from(of: &ByHand) -> Self {
        Self {
            area: of.area.map(|area| area.to_string()),
            before: of.before_usd.map(hundredths),
            after: hundredths(of.after_usd),
            who: of.who.clone(),
            reason: of.reason.clone(),
            at: moment(of.at),
        }
    }
}

impl From<&OpenCell> for Open {
    fn from(of: &OpenCell) -> Self {
        Self {
            area: of.area.to_string(),
            chosen: hundredths(of.chosen_usd),
            alternatives: of.alternatives_usd.map(hundredths).into(),
        }
    }
}

/// One row of an appeal with its areas, the projects that have budgeted for it, and the indicators that depend on that
#[utoipa::path(
    get, path = "/funding/{year}/{row}", operation_id = "read_appeal_row",
    params(
        ("year" = i64, Path, description = "The year of the appeal"),
        ("row" = i64, Path, description = "The row, as `GET /funding?by=country` gives it"),
        RowAsked
    ),
    responses((status = 200, description = "A row for a country, several, or a region", body = AppealRow), Unread)
)]
pub(crate) async fn read(caller: Caller, At((year, id)): At<(i64, i64)>, asked: Asked) -> Answer<AppealRow> {
    let RowAsked { page } = asked.read()?;
    shown(&caller, year, AppealRowId(id), page.unwrap_or(1)).await
}

/// The row as it stands.
pub(super) async fn shown(caller: &Caller, year: i64, id: AppealRowId, page: u64) -> Answer<AppealRow> {
    let found = row::row(&caller.ctx, year, id, page).await?;
    Ok(Json(AppealRow {
        appeal: Appeal::from(&found.appeal),
        row: found.id.0,
        version: found.version.to_string(),
        total: Sums::of(&found.total, Some(found.printed_usd)),
        areas: found.areas.iter().map(AreaOfRow::from).collect(),
        differs: found.difference.as_ref().map(RowDiffers::from),
        open_cells: found.open_cells.iter().map(Open::from).collect(),
        contributions: found.gifts.iter().map(GiftOfRow::from).collect(),
        projects: found.projects.iter().map(ProjectOfRow::from).collect(),
        page: found.page,
        pages: found.pages,
        by_hand: found.by_hand.iter().map(RequirementChanged::from).collect(),
        name: found.name,
        region: found.region.1,
        countries: found.countries,
    }))
}
