//! Changes a rule of quality: its term, how much it matters, whether it is in force. What it looks at stays.

use domain::{
    budget::Severity,
    policy::Wide,
    portfolio::{MOST_DAYS, Rule, RuleKind},
};
use sea_orm::{ConnectionTrait, Statement};
use serde::Serialize;

use crate::{
    ctx::Ctx,
    error::{Error, Problem, Result},
    event::Change,
    query::portfolio::rule::{ListedRule, read},
};

#[derive(Clone, Debug)]
pub struct ReviseRule {
    /// A word of [`RuleKind`].
    pub kind: String,
    /// That was read.
    pub version: i64,
    /// As typed; only of kinds that have a term.
    pub days: String,
    pub severity: String,
    pub is_active: bool,
}

/// A rule as the audit log tells it.
#[derive(Serialize)]
struct Facts {
    kind: RuleKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<u32>,
    severity: Severity,
    in_force: bool,
}

impl From<&ListedRule> for Facts {
    fn from(of: &ListedRule) -> Self {
        let Rule { kind, days, severity } = of.rule;
        Self { kind, days: kind.has_days().then_some(days), severity, in_force: of.is_active }
    }
}

/// Gives whether anything changed.
///
/// Errors: a kind that is none is not found; `days` is no whole number from 0 to [`MOST_DAYS`] (`quality-days`); `severity` is none
/// (`rule-severity`). Somebody changed it since it was read: a conflict (`quality-changed`).
pub async fn revise_rule(ctx: &Ctx, command: ReviseRule) -> Result<bool> {
    ctx.wide(Wide::EditQualityRules)?;
    let kind: RuleKind = command.kind.trim().parse().map_err(|_| Error::NotFound)?;
    let tx = ctx.write().await?;
    let rules = read(tx.conn()).await?;
    let now = rules.iter().find(|listed| listed.rule.kind == kind).ok_or(Error::NotFound)?;
    let found = |text: &str| text.trim().chars().take(40).collect::<String>();
    let mut problems = Vec::new();
    let days = if kind.has_days() { days(&command.days) } else { Some(0) };
    if days.is_none() {
        let most = MOST_DAYS.to_string();
        problems.push(Problem::new("days", "quality-days").with("found", found(&command.days)).with("most", most));
    }
    let severity: Option<Severity> = command.severity.trim().parse().ok();
    if severity.is_none() {
        problems.push(Problem::new("severity", "rule-severity").with("found", found(&command.severity)));
    }
    let (Some(days), Some(severity)) = (days, severity) else { return Err(Error::Invalid(problems)) };
    let after = ListedRule { rule: Rule { kind, days, severity }, is_active: command.is_active, ..*now };
    if after == *now {
        return Ok(false);
    }
    if now.version != command.version {
        return Err(Error::Conflict(vec![Problem::new("", "quality-changed")]));
    }
    let sql = "UPDATE quality_rules SET days = $2, severity = $3, is_active = $4, version = $5 WHERE kind = $1";
    let values = [
        kind.as_str().into(),
        kind.has_days().then_some(i64::from(days)).into(),
        severity.as_str().into(),
        after.is_active.into(),
        (now.version + 1).into(),
    ];
    tx.conn().execute_raw(Statement::from_sql_and_values(tx.conn().get_database_backend(), sql, values)).await?;
    let change = Change::new("quality-rule.revise", format!("quality-rule:{kind}"));
    tx.record(change.before(&Facts::from(now))?.after(&Facts::from(&after))?).await?;
    tx.commit().await?;
    Ok(true)
}

fn days(typed: &str) -> Option<u32> {
    typed.trim().parse().ok().filter(|days| *days <= MOST_DAYS)
}

#[cfg(test)]
mod tests {
    use super::days;

    #[test]
    fn a_term_is_a_whole_number_of_days() {
        for (typed, expected) in [
            ("0", Some(0)),
            (" 90 ", Some(90)),
            ("3650", Some(3_650)),
            ("3651", None),
            ("-1", None),
            ("1.5", None),
            ("", None),
            ("many", None),
        ] {
            assert_eq!(days(typed), expected, "{typed}");
        }
    }
}
