//! The budget of one project: its lines, what they add to by section, result, currency and year, how it stands against the rules,
//! and the versions that were fixed.
//!
//! Eight statements at most, whatever the size, and one for each version that is compared. Page, REST and spreadsheet all take their figures from here.

pub mod allocation;
pub mod compare;
mod lines;
pub mod rule;
mod totals;

use domain::{
    budget::{Finding, Part, Rule, RuleKind, Section, Total, evaluate},
    contribution::expects_money,
    id::ProjectId,
    money::Currency,
    policy::Action,
};
use sea_orm::FromQueryResult;

pub(crate) use self::lines::{Which, lines};
pub use self::{
    allocation::Allocation,
    lines::{Line, Target},
    totals::{ByCurrency, ByResult, Of},
};
use super::{
    all,
    contribution::behind::{Behind, behind},
    matrix::{Node, ordered},
    project::Project,
    rate,
};
use crate::{
    ctx::Ctx,
    error::{Error, Problem, Result},
};

/// Everything about the budget of a project.
#[derive(Clone, Debug)]
pub struct Budget {
    /// By section, then in their order.
    pub lines: Vec<Line>,
    pub total: Total,
    pub sections: Vec<(Section, Total)>,
    pub results: Vec<ByResult>,
    pub currencies: Vec<ByCurrency>,
    pub years: Vec<(i64, Total)>,
    /// Their lines are places in `lines`.
    pub findings: Vec<Finding>,
    /// The original first.
    pub versions: Vec<Version>,
    /// What donors give for it.
    pub behind: Behind,
    /// Amounts without a rate for whose currency there is one today.
    pub convertible: u32,
    /// Changes with every change: who fixes a version names the state that they read.
    pub stamp: String,
    pub may_edit: bool,
    pub may_fix: bool,
    /// The rows of the matrix, which number the results.
    pub nodes: Vec<Node>,
}

/// A state that was fixed.
#[derive(Clone, Debug)]
pub struct Version {
    pub id: i64,
    /// 1 is the original.
    pub number: i64,
    pub reason: String,
    pub who: Option<String>,
    /// Microseconds UTC.
    pub at: i64,
    pub total: Total,
}

/// The budget of a project that this person may view, as it stands or stood on the past day.
pub async fn budget(ctx: &Ctx, project: &Project) -> Result<Budget> {
    let nodes = ordered(ctx.read(), project.id).await?;
    let mut lines = lines(ctx.read(), project.id, &nodes, Which::Now).await?;
    allocation::put(ctx, project.id, &mut lines).await?;
    let behind = behind(ctx.read(), project.id).await?;
    let mut rules = rules(ctx, project.id).await?;
    // Before the endorsement nobody has to have promised anything.
    rules.retain(|rule| rule.kind != RuleKind::Contributions || expects_money(project.state));
    let parts: Vec<Part> = lines.iter().map(Part::from).collect();
    let convertible = convertible(ctx, &lines).await?;
    Ok(Budget {
        total: totals::of(lines.iter())?,
        sections: totals::by_section(&lines)?,
        results: totals::by_result(&lines, &nodes)?,
        currencies: totals::by_currency(&lines)?,
        years: totals::by_year(&lines)?,
        findings: rules.iter().map(|rule| evaluate(rule, &parts, behind.given)).collect(),
        versions: versions(ctx, project.id).await?,
        convertible,
        stamp: stamp(&lines.iter().map(|line| line.amount_row).collect::<Vec<_>>()),
        may_edit: ctx.may(project, Action::EditBudget),
        may_fix: ctx.may(project, Action::FixBudget),
        behind,
        nodes,
        lines,
    })
}

/// How many of the amounts without a rate could be converted today; nothing is asked where all are.
async fn convertible(ctx: &Ctx, lines: &[Line]) -> Result<u32> {
    let waiting: Vec<Currency> =
        lines.iter().filter(|line| line.usd.is_none()).map(|line| line.amount.currency).collect();
    if waiting.is_empty() {
        return Ok(0);
    }
    let rates = rate::on(ctx.read(), ctx.today()).await?;
    u32::try_from(waiting.into_iter().filter(|currency| rates.knows(*currency)).count()).map_err(Error::internal)
}

#[derive(FromQueryResult)]
struct RuleRow {
    code: String,
    kind: String,
    share: i64,
    severity: String,
}

/// The rules for the funding of this project.
async fn rules(ctx: &Ctx, project: ProjectId) -> Result<Vec<Rule>> {
    let rows: Vec<RuleRow> = all(
        ctx.read(),
        "SELECT u.code, u.kind, u.share, u.severity FROM budget_rules u
         JOIN projects p ON p.id = $1 AND (u.funding IS NULL OR u.funding = p.funding)
         WHERE u.is_active ORDER BY u.id",
        [project.0.into()],
    )
    .await?;
    let rule = |row: RuleRow| {
        Ok(Rule {
            code: row.code,
            kind: row.kind.parse().map_err(Error::internal)?,
            share: row.share,
            severity: row.severity.parse().map_err(Error::internal)?,
        })
    };
    rows.into_iter().map(rule).collect()
}

#[derive(FromQueryResult)]
struct VersionRow {
    id: i64,
    number: i64,
    reason: String,
    who: Option<String>,
    fixed_at: i64,
    usd: Option<i64>,
    amounts: i64,
    not_converted: i64,
}

/// The versions that were fixed by now, or by the past day.
async fn versions(ctx: &Ctx, project: ProjectId) -> Result<Vec<Version>> {
    let until = ctx.read().moment().unwrap_or(i64::MAX);
    let rows: Vec<VersionRow> = all(
        ctx.read(),
        "SELECT v.id, v.number, v.reason, u.name AS who, v.fixed_at, CAST(SUM(a.amount_usd) AS BIGINT) AS usd,
                COUNT(a.id) AS amounts, COUNT(*) FILTER (WHERE a.id IS NOT NULL AND a.amount_usd IS NULL) AS not_converted
         FROM budget_versions v
         LEFT JOIN users u ON u.id = v.user_id
         LEFT JOIN budget_version_amounts x ON x.version_id = v.id
         LEFT JOIN budget_amounts a ON a.id = x.amount_id
         WHERE v.project_id = $1 AND v.fixed_at <= $2
         GROUP BY v.id, v.number, v.reason, u.name, v.fixed_at ORDER BY v.number",
        [project.0.into(), until.into()],
    )
    .await?;
    let version = |row: VersionRow| {
        Ok(Version {
            id: row.id,
            number: row.number,
            reason: row.reason,
            who: row.who,
            at: row.fixed_at,
            total: Total {
                usd: row.usd.unwrap_or(0),
                amounts: u32::try_from(row.amounts).map_err(Error::internal)?,
                not_converted: u32::try_from(row.not_converted).map_err(Error::internal)?,
            },
        })
    };
    rows.into_iter().map(version).collect()
}

/// The state of a budget in a word: how many amounts stand, and the last of them.
pub(crate) fn stamp(amounts: &[i64]) -> String {
    format!("{}-{}", amounts.len(), amounts.iter().max().copied().unwrap_or(0))
}

/// Every sum of these lines can be kept; problem `budget-sum-too-large`.
pub(crate) fn check_sums(lines: &[Line]) -> Result<()> {
    totals::of(lines.iter())?;
    totals::by_currency(lines).map(|_| ())
}

/// A sum of a budget that does not fit.
pub(crate) fn too_large() -> Error {
    Problem::new("", "budget-sum-too-large").into()
}
