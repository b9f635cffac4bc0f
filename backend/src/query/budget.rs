//! The budget of one project: its lines, what they add to by section, result, currency and year, how it stands against the rules,
//! and the versions that were fixed.
//!
//! Eight statements, whatever the size, and one for each version that is compared. Page, REST and spreadsheet all take their figures from here.

pub mod compare;
mod totals;

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    appeal::Area,
    budget::{Finding, Part, Rule, RuleKind, Section, Total, evaluate},
    contribution::expects_money,
    id::{BudgetLineId, NodeId, ProjectId},
    matrix::NodeKind,
    money::{Currency, Money, Rate},
    policy::Action,
    quantity::Quantity,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

pub use self::totals::{ByCurrency, ByResult, Of};
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

/// A line of the budget as it stands.
#[derive(Clone, Debug)]
pub struct Line {
    /// What stays the same through its revisions.
    pub id: BudgetLineId,
    /// Of its revisions, counted from 1.
    pub version: i64,
    pub section: Section,
    pub result: Option<Target>,
    pub year: i64,
    pub description: String,
    pub unit: String,
    pub evaluation: bool,
    pub quantity: Quantity,
    pub unit_cost: Money,
    pub duration: Quantity,
    pub amount: Money,
    /// None for USD, and for what is not converted.
    pub rate: Option<Rate>,
    /// Cents; none where there was no rate.
    pub usd: Option<i64>,
    /// The row of its amount.
    pub amount_row: i64,
    pub allocations: Vec<Allocation>,
}

/// The row of the matrix to which a line belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub node: NodeId,
    pub kind: NodeKind,
    /// "1.2"; none where the row has been taken out of the matrix.
    pub number: Option<String>,
    pub statement: String,
}

/// What of a line is tied to a row of an appeal.
#[derive(Clone, Debug)]
pub struct Allocation {
    /// The year of the appeal and the id of its row, as in the address of its page.
    pub appeal: i64,
    pub row: i64,
    pub name: String,
    pub area: Area,
    pub usd: i64,
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

impl Line {
    /// What is tied to appeals in all.
    pub fn allocated(&self) -> i64 {
        self.allocations.iter().map(|one| one.usd).sum()
    }

    /// More is tied than the line has in USD.
    pub fn is_overdrawn(&self) -> bool {
        self.allocated() > self.usd.unwrap_or(0)
    }
}

/// The budget of a project that this person may view, as it stands or stood on the past day.
pub async fn budget(ctx: &Ctx, project: &Project) -> Result<Budget> {
    let nodes = ordered(ctx.read(), project.id).await?;
    let mut lines = lines(ctx.read(), project.id, &nodes, Which::Now).await?;
    let mut allocations = allocations(ctx, project.id).await?;
    for line in &mut lines {
        line.allocations = allocations.remove(&line.id).unwrap_or_default();
    }
    let behind = behind(ctx.read(), project.id).await?;
    let mut rules = rules(ctx, project.id).await?;
    // Before the endorsement nobody has to have promised anything.
    rules.retain(|rule| rule.kind != RuleKind::Contributions || expects_money(project.state));
    let parts: Vec<Part> = lines.iter().map(Part::from).collect();
    let rates = rate::on(ctx.read(), ctx.today()).await?;
    let waiting = lines.iter().filter(|line| line.usd.is_none() && rates.knows(line.amount.currency)).count();
    Ok(Budget {
        total: totals::of(lines.iter())?,
        sections: totals::by_section(&lines)?,
        results: totals::by_result(&lines, &nodes)?,
        currencies: totals::by_currency(&lines)?,
        years: totals::by_year(&lines)?,
        findings: rules.iter().map(|rule| evaluate(rule, &parts, behind.given)).collect(),
        versions: versions(ctx, project.id).await?,
        convertible: u32::try_from(waiting).unwrap_or(u32::MAX),
        stamp: stamp(&lines.iter().map(|line| line.amount_row).collect::<Vec<_>>()),
        may_edit: ctx.may(project, Action::EditBudget),
        may_fix: ctx.may(project, Action::FixBudget),
        behind,
        nodes,
        lines,
    })
}

/// Which state of a budget is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    /// As it stands, or stood on the past day.
    Now,
    /// As it was fixed: the row of the version.
    Version(i64),
}

#[derive(FromQueryResult)]
struct LineRow {
    id: i64,
    amount_id: i64,
    version: i64,
    section: String,
    node_id: Option<i64>,
    node_kind: Option<String>,
    statement: Option<String>,
    year: i64,
    description: String,
    unit: String,
    evaluation: bool,
    quantity: i64,
    unit_minor: i64,
    duration: i64,
    currency: String,
    amount_minor: i64,
    amount_usd: Option<i64>,
    day: Option<NaiveDate>,
    ten_billionths: Option<i64>,
}

/// The lines in their order, without what is tied to them. `nodes` number the results that are in the matrix.
pub(crate) async fn lines(
    conn: &impl ConnectionTrait,
    project: ProjectId,
    nodes: &[Node],
    which: Which,
) -> Result<Vec<Line>> {
    let from = match which {
        Which::Now => "FROM budget_lines l
             JOIN budget_amounts a ON a.line_id = l.id AND a.superseded_at IS NULL
             LEFT JOIN rates r ON r.id = a.rate_id
             LEFT JOIN nodes n ON n.id = l.node_id
             WHERE l.project_id = $1 AND l.retired_at IS NULL"
            .to_owned(),
        Which::Version(version) => format!(
            "FROM budget_version_amounts v
             JOIN budget_amounts a ON a.id = v.amount_id
             JOIN budget_lines l ON l.id = a.line_id
             LEFT JOIN rates r ON r.id = a.rate_id
             LEFT JOIN nodes n ON n.id = l.node_id
             WHERE l.project_id = $1 AND v.version_id = {version}"
        ),
    };
    let rows: Vec<LineRow> = all(
        conn,
        &format!(
            "SELECT COALESCE(l.first_id, l.id) AS id, a.id AS amount_id, l.version, l.section, l.node_id, n.kind AS node_kind, n.statement,
                    l.year, l.description, l.unit, l.evaluation, a.quantity, a.unit_minor, a.duration, a.currency,
                    a.amount_minor, a.amount_usd, r.day, r.ten_billionths
             {from} ORDER BY l.position, COALESCE(l.first_id, l.id)"
        ),
        [project.0.into()],
    )
    .await?;
    let mut lines: Vec<Line> = rows.into_iter().map(|row| row.line(nodes)).collect::<Result<_>>()?;
    lines.sort_by_key(|line| line.section);
    Ok(lines)
}

impl LineRow {
    fn line(self, nodes: &[Node]) -> Result<Line> {
        let currency: Currency = self.currency.parse().map_err(Error::internal)?;
        let result = match (self.node_id, self.node_kind, self.statement) {
            (Some(node), Some(kind), Some(statement)) => {
                let node = NodeId(node);
                let number = nodes.iter().find(|known| known.id == node).map(|known| known.number.clone());
                Some(Target { node, kind: kind.parse().map_err(Error::internal)?, number, statement })
            }
            _ => None,
        };
        let rate = self.day.zip(self.ten_billionths);
        Ok(Line {
            id: BudgetLineId(self.id),
            version: self.version,
            section: self.section.parse().map_err(Error::internal)?,
            result,
            year: self.year,
            description: self.description,
            unit: self.unit,
            evaluation: self.evaluation,
            quantity: Quantity::from_ten_thousandths(self.quantity),
            unit_cost: Money::new(self.unit_minor, currency),
            duration: Quantity::from_ten_thousandths(self.duration),
            amount: Money::new(self.amount_minor, currency),
            rate: rate.map(|(day, ten_billionths)| Rate { day, currency, ten_billionths }),
            usd: self.amount_usd,
            amount_row: self.amount_id,
            allocations: Vec::new(),
        })
    }
}

impl From<&Line> for Part {
    fn from(line: &Line) -> Self {
        Self { section: line.section, evaluation: line.evaluation, usd: line.usd }
    }
}

#[derive(FromQueryResult)]
struct AllocationRow {
    id: i64,
    year: i64,
    row_id: i64,
    printed_name: String,
    area: String,
    allocated_usd: i64,
}

async fn allocations(ctx: &Ctx, project: ProjectId) -> Result<HashMap<BudgetLineId, Vec<Allocation>>> {
    let rows: Vec<AllocationRow> = all(
        ctx.read(),
        "SELECT COALESCE(l.first_id, l.id) AS id, p.year, w.id AS row_id, w.printed_name, t.area, t.allocated_usd
         FROM allocations t
         JOIN budget_lines l ON l.id = t.line_id AND l.retired_at IS NULL
         JOIN appeal_rows w ON w.id = t.appeal_row_id
         JOIN appeals p ON p.id = w.appeal_id
         WHERE l.project_id = $1 AND t.superseded_at IS NULL ORDER BY p.year DESC, t.id",
        [project.0.into()],
    )
    .await?;
    let mut by_line: HashMap<BudgetLineId, Vec<Allocation>> = HashMap::new();
    for row in rows {
        by_line.entry(BudgetLineId(row.id)).or_default().push(Allocation {
            appeal: row.year,
            row: row.row_id,
            name: row.printed_name,
            area: row.area.parse().map_err(|_| Error::internal(&row.area))?,
            usd: row.allocated_usd,
        });
    }
    Ok(by_line)
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
