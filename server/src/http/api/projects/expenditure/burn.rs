//! `GET /api/v1/projects/{code}/burn`

use axum::Json;
use backend::query::expenditure::{Line, OfResult, Spending, spending};
use chrono::NaiveDate;
use domain::{
    burn::{Finding, Measured, Of, Offence, Why},
    code::ProjectCode,
    format,
    policy::Action,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    super::{
        super::{Answer, caller::Caller, problem::Unread, sent::At},
        budget::shape::BudgetTotal,
    },
    shape::InCurrency,
};

/// What was spent, held against the budget, time and results.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProjectBurn {
    whole: Burned,
    /// The day up to which spending is held against time
    until: NaiveDate,
    days_passed: i64,
    days: i64,
    /// Per cent of the time
    #[schema(example = "54.12")]
    time_passed: String,
    /// USD that will have been spent by the end at the pace so far; null where that cannot be told
    #[schema(example = "471200.00")]
    forecast_usd: Option<String>,
    /// nothing-budgeted, not-converted, too-early or too-large
    forecast_unknown: Option<String>,
    sections: Vec<BurnedSection>,
    /// Outcomes and outputs, each with all that stands under it
    results: Vec<BurnedResult>,
    /// In the order of the budget, then what has been taken out of it
    lines: Vec<BurnedLine>,
    months: Vec<BurnedMonth>,
    warnings: Vec<BurnWarning>,
}

/// Spent of budgeted.
#[derive(Serialize, ToSchema)]
struct Burned {
    spent: BudgetTotal,
    budget: BudgetTotal,
    /// Per cent of the budget; null where that cannot be told
    #[schema(example = "51.07")]
    burn_rate: Option<String>,
    /// nothing-budgeted, not-converted or too-large
    unknown: Option<String>,
}

#[derive(Serialize, ToSchema)]
struct BurnedSection {
    section: String,
    #[serde(flatten)]
    money: Burned,
}

/// An outcome or output.
#[derive(Serialize, ToSchema)]
struct BurnedResult {
    id: i64,
    kind: String,
    number: String,
    statement: String,
    #[serde(flatten)]
    money: Burned,
    indicators: u32,
    /// Those for which something is approved
    approved: u32,
    /// Per cent: the mean of its indicators, each at most 100; null where nothing can be measured
    reached: Option<String>,
}

/// A line of the budget. Where all of it is in one currency its burn rate is told in that, and needs no rate of exchange.
#[derive(Serialize, ToSchema)]
struct BurnedLine {
    id: i64,
    /// Its place in the budget, counted from 1; null where it was taken out
    number: Option<usize>,
    section: String,
    description: String,
    amount: Option<InCurrency>,
    /// By currency
    original: Vec<InCurrency>,
    #[serde(flatten)]
    money: Burned,
}

#[derive(Serialize, ToSchema)]
struct BurnedMonth {
    #[schema(example = "2026-10")]
    month: String,
    spent: BudgetTotal,
}

/// What spending is held against.
#[derive(Serialize, ToSchema)]
struct BurnWarning {
    /// spent-above, forecast-above, forecast-below or spent-without-results
    rule: String,
    /// Per cent
    share: String,
    /// error or warning
    severity: String,
    /// passed, failed or unknown
    verdict: String,
    /// Why something of it cannot be told
    unknown: Option<String>,
    found: Vec<BurnFound>,
}

/// Where a rule is broken.
#[derive(Serialize, ToSchema)]
struct BurnFound {
    /// whole, section, line or result
    of: String,
    /// The word of a section, the id of a line or result
    id: Option<String>,
    /// Per cent of the budget that are or will be spent; null where nothing is budgeted
    share: Option<String>,
}

fn why(told: Result<i64, Why>) -> (Option<String>, Option<String>) {
    (told.ok().map(format::hundredths), told.err().map(|why| why.to_string()))
}

impl From<&Measured> for Burned {
    fn from(of: &Measured) -> Self {
        let (burn_rate, unknown) = why(of.share());
        Self { spent: of.spent.into(), budget: of.budget.into(), burn_rate, unknown }
    }
}

impl From<&OfResult> for BurnedResult {
    fn from(of: &OfResult) -> Self {
        Self {
            id: of.node.0,
            kind: of.kind.to_string(),
            number: of.number.clone(),
            statement: of.statement.clone(),
            money: (&of.money).into(),
            indicators: of.indicators,
            approved: of.approved,
            reached: of.reached.map(format::hundredths),
        }
    }
}

impl From<&Line> for BurnedLine {
    fn from(line: &Line) -> Self {
        Self {
            id: line.id.0,
            number: line.number,
            section: line.section.to_string(),
            description: line.description.clone(),
            amount: line.amount.map(InCurrency::from),
            original: line.spent.iter().map(|amount| InCurrency::from(*amount)).collect(),
            money: (&line.money).into(),
        }
    }
}

fn warning(of: &Spending, finding: &Finding) -> BurnWarning {
    let found = |offence: &Offence| {
        let (what, id) = match offence.of {
            Of::Whole => ("whole", None),
            Of::Section(section) => ("section", Some(section.to_string())),
            Of::Line(place) => ("line", of.lines.get(place).map(|line| line.id.to_string())),
            Of::Result(place) => ("result", of.results.get(place).map(|result| result.node.to_string())),
        };
        BurnFound { of: what.to_owned(), id, share: offence.share.map(format::hundredths) }
    };
    BurnWarning {
        rule: finding.rule.kind.to_string(),
        share: format::hundredths(finding.rule.share),
        severity: finding.rule.severity.to_string(),
        verdict: finding.verdict.to_string(),
        unknown: finding.why.map(|why| why.to_string()),
        found: finding.offences.iter().map(found).collect(),
    }
}

/// What was spent of the budget: burn rate, forecast and warnings
///
/// An amount without a rate is in no sum; where one is missing, what hangs on it is null, and says why.
#[utoipa::path(
    get, path = "/projects/{code}/burn", operation_id = "read_burn",
    params(("code" = String, Path, description = "The project's code")),
    responses((status = 200, description = "As it stands", body = ProjectBurn), Unread)
)]
pub(crate) async fn read(caller: Caller, At(code): At<ProjectCode>) -> Answer<ProjectBurn> {
    let project = caller.project(&code, Action::View).await?;
    let of = spending(&caller.ctx, &project).await?;
    let (forecast_usd, forecast_unknown) = why(of.forecast);
    let section = |(section, money): &(domain::budget::Section, Measured)| BurnedSection {
        section: section.to_string(),
        money: money.into(),
    };
    let month = |(month, total): &(domain::spending::Month, domain::budget::Total)| BurnedMonth {
        month: month.to_string(),
        spent: (*total).into(),
    };
    Ok(Json(ProjectBurn {
        whole: (&of.whole).into(),
        until: of.until,
        days_passed: of.days.passed,
        days: of.days.all,
        time_passed: format::hundredths(of.days.share()),
        forecast_usd,
        forecast_unknown,
        sections: of.sections.iter().map(section).collect(),
        results: of.results.iter().map(BurnedResult::from).collect(),
        lines: of.lines.iter().map(BurnedLine::from).collect(),
        months: of.months.iter().map(month).collect(),
        warnings: of.findings.iter().map(|finding| warning(&of, finding)).collect(),
    }))
}
