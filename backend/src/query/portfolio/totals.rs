//! What the projects of a filter amount to together, over all pages.

use domain::{lifecycle::ProjectState, portfolio::RuleKind};
use sea_orm::FromQueryResult;

use super::{
    Condition, number,
    rule::InForce,
    source::{self, Needs},
    warning,
};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{one, packed, scope},
};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub projects: u64,
    /// Values that are not handed in although due, and of how many projects.
    pub overdue: u64,
    pub overdue_projects: u32,
    /// USD cents; none where it is more than can be told.
    pub budget_usd: Option<i64>,
    pub spent_usd: Option<i64>,
    /// Amounts that are in neither.
    pub not_converted: u64,
    /// Projects that are to be warned of anything.
    pub warned: u32,
    /// Projects by the rules in force, in their order.
    pub by_rule: Vec<(RuleKind, u32)>,
}

#[derive(FromQueryResult)]
struct Row {
    projects: i64,
    overdue: i64,
    overdue_projects: i64,
    budget_millions: i64,
    budget_rest: i64,
    spent_millions: i64,
    spent_rest: i64,
    not_converted: i64,
    warned: i64,
    by_rule: String,
}

/// Sums over many projects are added as so many millions and a rest, so that none of them is too large for the database.
const MILLION: i64 = 1_000_000;

fn whole(millions: i64, rest: i64) -> Option<i64> {
    millions.checked_mul(MILLION)?.checked_add(rest)
}

/// A sum of ones as text, nothing as 0.
fn text_sum(column: &str) -> String {
    format!("CAST(COALESCE(SUM({column}), 0) AS TEXT)")
}

/// In one statement.
pub(super) async fn totals(ctx: &Ctx, held: &InForce, condition: &Condition) -> Result<Totals> {
    let reports = scope::states(ProjectState::reports);
    // Each rule is asked once for a project: what counts over the rules counts its answers.
    let is_found = |at: usize| format!("z.found_{at}");
    let found = held.rules.iter().enumerate().map(|(at, rule)| {
        let condition = warning::condition(ctx.read(), *rule, held, ctx.today());
        format!(", CASE WHEN {condition} THEN 1 ELSE 0 END AS found_{at}")
    });
    let found: String = found.collect();
    let any: Vec<String> = (0..held.rules.len()).map(|at| format!("{} = 1", is_found(at))).collect();
    let any = if any.is_empty() { "FALSE".to_owned() } else { any.join(" OR ") };
    let counts: String = (0..held.rules.len()).map(|at| format!(", {}", text_sum(&is_found(at)))).collect();
    let sum = |of: &str| format!("CAST(COALESCE(SUM({of}), 0) AS BIGINT)");
    let sql = format!(
        "WITH z AS MATERIALIZED (
           SELECT CASE WHEN s.state IN {reports} THEN d.overdue ELSE 0 END AS overdue, m.budget_usd, m.spent_usd,
                  m.not_converted + m.spent_not_converted AS not_converted{found}
           {} WHERE {}
         )
         SELECT COUNT(*) AS projects, {} AS overdue, COUNT(*) FILTER (WHERE z.overdue > 0) AS overdue_projects,
                {} AS budget_millions, {} AS budget_rest, {} AS spent_millions, {} AS spent_rest, {} AS not_converted,
                COUNT(*) FILTER (WHERE {any}) AS warned, CONCAT_WS(',', '0'{counts}) AS by_rule
         FROM z",
        source::from(ctx.read(), Needs::all(held), None, ctx.today()),
        condition.sql,
        sum("z.overdue"),
        sum(&format!("z.budget_usd / {MILLION}")),
        sum(&format!("z.budget_usd % {MILLION}")),
        sum(&format!("z.spent_usd / {MILLION}")),
        sum(&format!("z.spent_usd % {MILLION}")),
        sum("z.not_converted")
    );
    let row: Option<Row> = one(ctx.read(), &sql, condition.values.clone()).await?;
    let Some(row) = row else { return Ok(Totals::default()) };
    let mut by_rule = Vec::new();
    let mut fields = packed::rows(&row.by_rule).next();
    for rule in &held.rules {
        let fields = fields.as_mut().ok_or_else(|| Error::internal("no rule was counted"))?;
        if by_rule.is_empty() {
            // The first column begins the row.
            fields.get::<u32>()?;
        }
        by_rule.push((rule.kind, fields.get()?));
    }
    Ok(Totals {
        projects: row.projects.unsigned_abs(),
        overdue: row.overdue.unsigned_abs(),
        overdue_projects: number(row.overdue_projects)?,
        budget_usd: whole(row.budget_millions, row.budget_rest),
        spent_usd: whole(row.spent_millions, row.spent_rest),
        not_converted: row.not_converted.unsigned_abs(),
        warned: number(row.warned)?,
        by_rule,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_beyond_all_numbers_is_none() {
        assert_eq!(whole(12, 345_678), Some(12_345_678));
        assert_eq!(whole(-1, -1), Some(-1_000_001));
        assert_eq!(whole(i64::MAX / MILLION + 1, 0), None);
        assert_eq!(whole(i64::MAX / MILLION, MILLION), None);
    }
}
