//! Changes a rule that budgets are held against: its share, how much it matters, whether it is in force. Which kind it is of and for
//! whose projects it is stays.

use domain::{
    budget::{RuleKind, Severity},
    policy::Wide,
    quantity::Quantity,
};
use sea_orm::{ConnectionTrait, Statement};
use serde::Serialize;

use crate::{
    ctx::Ctx,
    error::{Error, Problem, Result},
    event::Change,
    query::budget::rule::{ListedRule, read},
};

#[derive(Clone, Debug)]
pub struct ReviseRule {
    pub code: String,
    /// That was read.
    pub version: i64,
    /// In per cent, as typed.
    pub share: String,
    pub severity: String,
    pub is_active: bool,
}

/// A rule as the audit log tells it.
#[derive(Serialize)]
struct Facts {
    kind: RuleKind,
    share: String,
    severity: Severity,
    in_force: bool,
}

/// Gives whether anything changed.
///
/// Errors: `share` is no percentage above 0 and at most 100 with two decimals (`rule-share`); `severity` is none (`rule-severity`).
/// Somebody changed it since it was read: a conflict (`rule-changed`).
pub async fn revise_rule(ctx: &Ctx, command: ReviseRule) -> Result<bool> {
    ctx.wide(Wide::EditBudgetRules)?;
    let tx = ctx.write().await?;
    let rules = read(tx.conn()).await?;
    let now = rules.iter().find(|rule| rule.code == command.code).ok_or(Error::NotFound)?;
    let found = |text: &str| text.trim().chars().take(40).collect::<String>();
    let mut problems = Vec::new();
    let share = share(&command.share);
    if share.is_none() {
        problems.push(Problem::new("share", "rule-share").with("found", found(&command.share)));
    }
    let severity: Option<Severity> = command.severity.trim().parse().ok();
    if severity.is_none() {
        problems.push(Problem::new("severity", "rule-severity").with("found", found(&command.severity)));
    }
    let (Some(share), Some(severity)) = (share, severity) else { return Err(Error::Invalid(problems)) };
    let after = ListedRule { share, severity, is_active: command.is_active, ..now.clone() };
    if after == *now {
        return Ok(false);
    }
    if now.version != command.version {
        let changed = Problem::new("", "rule-changed").with("share", per_cent(now.share));
        return Err(Error::Conflict(vec![changed]));
    }
    let sql = "UPDATE budget_rules SET share = $2, severity = $3, is_active = $4, version = $5 WHERE code = $1";
    let values = [
        after.code.clone().into(),
        share.into(),
        severity.as_str().into(),
        after.is_active.into(),
        (now.version + 1).into(),
    ];
    tx.conn().execute_raw(Statement::from_sql_and_values(tx.conn().get_database_backend(), sql, values)).await?;
    let facts = |of: &ListedRule| Facts {
        kind: of.kind,
        share: format!("{} %", per_cent(of.share)),
        severity: of.severity,
        in_force: of.is_active,
    };
    let change = Change::new("budget-rule.revise", format!("budget-rule:{}", now.code));
    tx.record(change.before(&facts(now))?.after(&facts(&after))?).await?;
    tx.commit().await?;
    Ok(true)
}

/// Per cent as typed, "7" or "2.25", in ten-thousandths.
fn share(typed: &str) -> Option<i64> {
    let quantity = Quantity::parse(typed).ok().flatten()?.ten_thousandths();
    let share = quantity / 100;
    (quantity % 100 == 0 && (1..=10_000).contains(&share)).then_some(share)
}

/// "2.25" of 225 ten-thousandths.
fn per_cent(share: i64) -> String {
    Quantity::from_ten_thousandths(share * 100).to_string()
}

#[cfg(test)]
mod tests {
    use super::{per_cent, share};

    #[test]
    fn a_share_is_above_zero_and_at_most_all() {
        for (typed, expected) in [
            ("30", Some(3_000)),
            ("2.25", Some(225)),
            ("100", Some(10_000)),
            ("0.01", Some(1)),
            ("0", None),
            ("100.01", None),
            ("1.005", None),
            ("-5", None),
            ("", None),
            ("30 %", None),
        ] {
            assert_eq!(share(typed), expected, "{typed}");
        }
        assert_eq!((per_cent(3_000), per_cent(225)), ("30".to_owned(), "2.25".to_owned()));
    }
}
