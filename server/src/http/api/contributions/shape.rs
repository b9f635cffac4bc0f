//! Contributions as JSON. Amounts in US dollars have two decimals, those in another currency its own; all are strings.

use backend::{
    ctx::Ctx,
    query::contribution::{
        Sums,
        list::Item,
        one::{self, CellShare, Instalment, LineShare},
    },
};
use chrono::NaiveDate;
use domain::{budget::Total, format, id::ContributionId};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::{problem::Failure, value::moment};

/// A sum in US dollars, with the instalments that are not in it.
#[derive(Serialize, ToSchema)]
struct StageSum {
    /// Null where none of it is converted
    #[schema(example = "250000.00")]
    usd: Option<String>,
    /// Instalments in all
    instalments: u32,
    not_converted: u32,
}

impl From<Total> for StageSum {
    fn from(total: Total) -> Self {
        Self {
            usd: (!total.is_unknown()).then(|| format::hundredths(total.usd)),
            instalments: total.amounts,
            not_converted: total.not_converted,
        }
    }
}

/// What contributions add to.
#[derive(Serialize, ToSchema)]
pub(super) struct ContributionSums {
    contributions: u32,
    pledged: StageSum,
    committed: StageSum,
    received: StageSum,
    /// The largest of the three; over several contributions the sum of what each promised
    #[schema(example = "250000.00")]
    promised: String,
    /// Allocated to lines of budgets
    allocated_to_lines: String,
    /// Allocated to cells of the appeal; both books stand for themselves
    allocated_to_cells: String,
}

impl From<Sums> for ContributionSums {
    fn from(sums: Sums) -> Self {
        Self {
            contributions: sums.contributions,
            pledged: sums.stages.pledged.into(),
            committed: sums.stages.committed.into(),
            received: sums.stages.received.into(),
            promised: format::hundredths(sums.promised_usd),
            allocated_to_lines: format::hundredths(sums.lines_usd),
            allocated_to_cells: format::hundredths(sums.cells_usd),
        }
    }
}

/// A contribution in a list.
#[derive(Serialize, ToSchema)]
pub(super) struct ContributionItem {
    id: i64,
    donor: DonorNamed,
    reference: String,
    /// Of the appeal that it answers
    year: i64,
    #[schema(example = "EUR")]
    currency: String,
    /// unearmarked, softly or tightly
    earmarking: String,
    /// For which it is tightly earmarked
    project: Option<String>,
    /// The name of the region for which it is softly earmarked
    region: Option<String>,
    /// The area for which it is softly earmarked
    area: Option<String>,
    #[serde(flatten)]
    sums: ContributionSums,
}

#[derive(Serialize, ToSchema)]
struct DonorNamed {
    id: i64,
    name: String,
    /// government, un, intergovernmental, development-bank, foundation, private-sector or individuals
    kind: String,
}

impl From<&Item> for ContributionItem {
    fn from(item: &Item) -> Self {
        Self {
            id: item.id.0,
            donor: DonorNamed { id: item.donor.0, name: item.donor_name.clone(), kind: item.kind.to_string() },
            reference: item.reference.clone(),
            year: item.year,
            currency: item.currency.to_string(),
            earmarking: item.earmarking.to_string(),
            project: item.project.clone(),
            region: item.region.clone(),
            area: item.area.map(|area| area.to_string()),
            sums: item.sums.into(),
        }
    }
}

/// A contribution with its instalments and what it is allocated to.
#[derive(Serialize, ToSchema)]
pub(crate) struct Contribution {
    #[serde(flatten)]
    item: ContributionItem,
    conditions: String,
    /// Of what it says; who changes that names it
    version: i64,
    /// In the order of their days
    instalments: Vec<InstalmentShown>,
    /// Instalments without a rate of whose day there is one by now
    convertible: u32,
    lines: Vec<PaidLine>,
    cells: Vec<AnsweredCell>,
}

#[derive(Serialize, ToSchema)]
struct InstalmentShown {
    id: i64,
    /// pledged, committed or received
    stage: String,
    day: NaiveDate,
    /// In the currency of the contribution
    #[schema(example = "230000.00")]
    amount: String,
    /// US dollars for one unit, of the newest day that has one by the day of the instalment; null for USD, and where there is none
    usd_per_unit: Option<String>,
    rate_day: Option<NaiveDate>,
    /// Null where it is not converted, which is not zero
    usd: Option<String>,
    note: String,
    recorded_by: Option<String>,
    #[schema(format = DateTime)]
    recorded_at: String,
}

impl From<&Instalment> for InstalmentShown {
    fn from(of: &Instalment) -> Self {
        Self {
            id: of.id,
            stage: of.stage.to_string(),
            day: of.day,
            amount: of.amount.to_string(),
            usd_per_unit: of.rate.map(|rate| format::rate(rate.ten_billionths)),
            rate_day: of.rate.map(|rate| rate.day),
            usd: of.usd.map(format::hundredths),
            note: of.note.clone(),
            recorded_by: of.who.clone(),
            recorded_at: moment(of.at),
        }
    }
}

/// A line of a budget that the contribution pays for.
#[derive(Serialize, ToSchema)]
struct PaidLine {
    line: i64,
    project: String,
    description: String,
    year: i64,
    /// Of this contribution
    usd: String,
    /// What the line amounts to; null where that is not converted
    line_usd: Option<String>,
    /// What all contributions pay for of it
    paid: String,
}

impl From<&LineShare> for PaidLine {
    fn from(of: &LineShare) -> Self {
        Self {
            line: of.line.0,
            project: of.project.code.clone(),
            description: of.description.clone(),
            year: of.year,
            usd: format::hundredths(of.usd),
            line_usd: of.line_usd.map(format::hundredths),
            paid: format::hundredths(of.paid_usd),
        }
    }
}

/// A cell of the appeal that the contribution answers.
#[derive(Serialize, ToSchema)]
struct AnsweredCell {
    row: i64,
    name: String,
    area: String,
    /// Of this contribution
    usd: String,
    /// What the appeal asks for there
    required: Option<String>,
    /// What all contributions answer of it
    answered: String,
}

impl From<&CellShare> for AnsweredCell {
    fn from(of: &CellShare) -> Self {
        Self {
            row: of.row.0,
            name: of.name.clone(),
            area: of.area.to_string(),
            usd: format::hundredths(of.usd),
            required: of.required_usd.map(format::hundredths),
            answered: format::hundredths(of.answered_usd),
        }
    }
}

/// The contribution as it stands now, or on the past day.
pub(super) async fn shown(ctx: &Ctx, id: ContributionId) -> Result<Contribution, Failure> {
    let of = one::contribution(ctx, id).await?;
    Ok(Contribution {
        item: (&of.item).into(),
        conditions: of.conditions,
        version: of.version,
        instalments: of.instalments.iter().map(InstalmentShown::from).collect(),
        convertible: of.convertible,
        lines: of.lines.iter().map(PaidLine::from).collect(),
        cells: of.cells.iter().map(AnsweredCell::from).collect(),
    })
}
