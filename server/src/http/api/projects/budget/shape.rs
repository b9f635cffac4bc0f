//! A budget as JSON. Money is a decimal string with all the decimals of its currency.

use backend::{
    error::Result,
    query::{
        budget::{
            self, Budget, ByCurrency, ByResult, Line, Of, Target, Version,
            compare::{self, State},
        },
        project::Project,
    },
};
use chrono::NaiveDate;
use domain::{
    budget::{Finding, Total},
    format,
    money::{Currency, Money},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    super::super::{caller::Caller, value::moment},
    differences::BudgetDifferences,
    read::BudgetAsked,
};

/// What a project costs.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProjectBudget {
    lines: Vec<BudgetLine>,
    total: BudgetTotal,
    sections: Vec<BudgetSection>,
    /// Each with all that stands under it
    results: Vec<BudgetResult>,
    currencies: Vec<BudgetCurrency>,
    years: Vec<BudgetYear>,
    checks: Vec<BudgetCheck>,
    /// The original first
    versions: Vec<BudgetVersion>,
    /// Amounts without a rate for whose currency there is one today
    convertible: u32,
    /// Changes with every change; who fixes a version names it
    #[schema(example = "9-214")]
    stamp: String,
    /// Null where no two states are asked for
    differences: Option<BudgetDifferences>,
}

/// A sum in USD, with the amounts that are not in it.
#[derive(Serialize, ToSchema)]
pub(crate) struct BudgetTotal {
    /// Null where not one of its amounts is converted, which is not 0
    #[schema(example = "480323.00")]
    usd: Option<String>,
    amounts: u32,
    not_converted: u32,
}

/// A line of a budget.
#[derive(Serialize, ToSchema)]
pub(crate) struct BudgetLine {
    id: i64,
    /// A write names it
    version: i64,
    /// staff, office, operational or overhead
    section: String,
    result: Option<LineResult>,
    year: i64,
    description: String,
    unit: String,
    evaluation: bool,
    #[schema(example = "2")]
    quantity: String,
    #[schema(example = "EUR")]
    currency: String,
    #[schema(example = "3500.00")]
    unit_cost: String,
    #[schema(example = "12")]
    duration: String,
    /// quantity × unit_cost × duration, rounded half to even once
    #[schema(example = "84000.00")]
    amount: String,
    /// Null for USD, and for what is not converted
    rate: Option<LineRate>,
    /// Null where there was no rate, which is not 0
    usd: Option<String>,
    allocations: Vec<LineAllocation>,
    /// A change of its allocations names it
    allocations_version: i64,
    /// What of it can still be allocated
    #[schema(example = "12000.00")]
    unallocated_usd: String,
}

/// A row of the results matrix.
#[derive(Serialize, ToSchema)]
struct LineResult {
    id: i64,
    kind: String,
    /// Null where it has been taken out of the matrix
    number: Option<String>,
    statement: String,
}

#[derive(Serialize, ToSchema)]
struct LineRate {
    day: NaiveDate,
    #[schema(example = "1.0837")]
    usd_per_unit: String,
}

/// What of a line is tied to a row of an appeal.
#[derive(Serialize, ToSchema)]
struct LineAllocation {
    /// The year
    appeal: i64,
    row: i64,
    name: String,
    area: String,
    usd: String,
}

#[derive(Serialize, ToSchema)]
struct BudgetSection {
    section: String,
    total: BudgetTotal,
}

/// What is budgeted under a row of the matrix.
#[derive(Serialize, ToSchema)]
struct BudgetResult {
    /// result, none (lines of no single result) or gone (of results that were taken out of the matrix)
    of: &'static str,
    result: Option<LineResult>,
    total: BudgetTotal,
}

#[derive(Serialize, ToSchema)]
struct BudgetCurrency {
    #[schema(example = "EUR")]
    currency: String,
    /// In that currency
    amount: String,
    total: BudgetTotal,
}

#[derive(Serialize, ToSchema)]
struct BudgetYear {
    year: i64,
    total: BudgetTotal,
}

/// How the budget stands against a rule.
#[derive(Serialize, ToSchema)]
struct BudgetCheck {
    #[schema(example = "overhead")]
    code: String,
    /// staff-office-at-most, evaluation-at-least, overhead-rate or contributions
    kind: String,
    /// passed, failed, or unknown where an amount is not converted
    verdict: String,
    /// error or warning: how much it matters where it fails
    severity: String,
    /// In ten-thousandths: 3000 is 30 %
    rule_share: i64,
    /// What is held against the rule, and what it is a share of
    part: String,
    whole: String,
    /// The most, the least, or what it should be
    bound: String,
    /// In ten-thousandths; null where the whole is not above zero
    share: Option<i64>,
    not_converted: u32,
    /// The lines that make the part
    lines: Vec<i64>,
}

/// A state that was fixed.
#[derive(Serialize, ToSchema)]
struct BudgetVersion {
    /// 1 is the original
    number: i64,
    reason: String,
    who: Option<String>,
    at: String,
    total: BudgetTotal,
}

/// Cents as "480323.00".
pub(super) fn usd(cents: i64) -> String {
    Money::new(cents, Currency::USD).to_string()
}

impl From<Total> for BudgetTotal {
    fn from(total: Total) -> Self {
        let known = (!total.is_unknown()).then(|| usd(total.usd));
        Self { usd: known, amounts: total.amounts, not_converted: total.not_converted }
    }
}

impl From<&Target> for LineResult {
    fn from(of: &Target) -> Self {
        Self { id: of.node.0, kind: of.kind.to_string(), number: of.number.clone(), statement: of.statement.clone() }
    }
}

impl From<&Line> for BudgetLine {
    fn from(line: &Line) -> Self {
        let allocations = line.allocations.iter().map(|one| LineAllocation {
            appeal: one.appeal,
            row: one.row,
            name: one.name.clone(),
            area: one.area.to_string(),
            usd: usd(one.usd),
        });
        Self {
            id: line.id.0,
            version: line.version,
            section: line.section.to_string(),
            result: line.result.as_ref().map(LineResult::from),
            year: line.year,
            description: line.description.clone(),
            unit: line.unit.clone(),
            evaluation: line.evaluation,
            quantity: line.quantity.to_string(),
            currency: line.amount.currency.to_string(),
            unit_cost: line.unit_cost.to_string(),
            duration: line.duration.to_string(),
            amount: line.amount.to_string(),
            rate: line.rate.map(|rate| LineRate { day: rate.day, usd_per_unit: format::rate(rate.ten_billionths) }),
            usd: line.usd.map(usd),
            allocations: allocations.collect(),
            allocations_version: line.tied_version,
            unallocated_usd: usd(line.left()),
        }
    }
}

impl From<&ByResult> for BudgetResult {
    fn from(of: &ByResult) -> Self {
        let (word, result) = match &of.of {
            Of::Result { node, kind, number, statement } => {
                let result = LineResult {
                    id: node.0,
                    kind: kind.to_string(),
                    number: Some(number.clone()),
                    statement: statement.clone(),
                };
                ("result", Some(result))
            }
            Of::None => ("none", None),
            Of::Gone => ("gone", None),
        };
        Self { of: word, result, total: of.total.into() }
    }
}

fn check(budget: &Budget, finding: &Finding) -> BudgetCheck {
    let figures = finding.figures;
    let lines = finding.lines.iter().filter_map(|place| budget.lines.get(*place));
    BudgetCheck {
        code: finding.rule.code.clone(),
        kind: finding.rule.kind.to_string(),
        verdict: finding.verdict.to_string(),
        severity: finding.rule.severity.to_string(),
        rule_share: finding.rule.share,
        part: usd(figures.part),
        whole: usd(figures.whole),
        bound: usd(figures.bound),
        share: figures.share,
        not_converted: figures.not_converted,
        lines: lines.map(|line| line.id.0).collect(),
    }
}

fn version(of: &Version) -> BudgetVersion {
    BudgetVersion {
        number: of.number,
        reason: of.reason.clone(),
        who: of.who.clone(),
        at: moment(of.at),
        total: of.total.into(),
    }
}

fn currency(of: &ByCurrency) -> BudgetCurrency {
    BudgetCurrency {
        currency: of.original.currency.to_string(),
        amount: of.original.to_string(),
        total: of.total.into(),
    }
}

/// The whole budget, as the page has it; with two states, how they differ.
pub(super) async fn read_budget(caller: &Caller, project: &Project, asked: BudgetAsked) -> Result<ProjectBudget> {
    let of = budget::budget(&caller.ctx, project).await?;
    let differences = match (asked.from, asked.to) {
        (None, None) => None,
        (from, to) => {
            let state = |text: Option<String>| text.map_or(Ok(State::Now), |text| text.parse());
            let states = (state(from)?, state(to)?);
            let compared = compare::compare(&caller.ctx, project, &of, states).await?;
            Some(BudgetDifferences::from(&compared))
        }
    };
    Ok(ProjectBudget {
        lines: of.lines.iter().map(BudgetLine::from).collect(),
        total: of.total.into(),
        sections: of
            .sections
            .iter()
            .map(|(section, total)| BudgetSection { section: section.to_string(), total: (*total).into() })
            .collect(),
        results: of.results.iter().map(BudgetResult::from).collect(),
        currencies: of.currencies.iter().map(currency).collect(),
        years: of.years.iter().map(|(year, total)| BudgetYear { year: *year, total: (*total).into() }).collect(),
        checks: of.findings.iter().map(|finding| check(&of, finding)).collect(),
        versions: of.versions.iter().map(version).collect(),
        convertible: of.convertible,
        stamp: of.stamp,
        differences,
    })
}
