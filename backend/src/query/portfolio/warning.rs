//! The rules of quality as conditions of a list: what `domain::portfolio` says of one project, asked of thousands at once.
//!
//! The conditions are over the aliases of [`source::from`](super::source::from): projects `p`, their state `s`, marker `g`, money `m`,
//! what is promised for them `y`, and what they have not reported `d`.

use chrono::NaiveDate;
use domain::{
    budget,
    contribution::expects_money,
    portfolio::{Rule, RuleKind},
};

use super::rule::{BudgetRule, InForce};
use crate::{query::scope, reads::Reads};

/// Whether the indicator with the alias `i` promises nothing although it is measured.
pub(super) const WITHOUT_TARGET: &str = "SELECT i.indicator_id FROM indicator_sums i
     WHERE i.project_id = p.id AND i.target_numerator IS NULL AND i.kind <> 'narrative'";
/// The same at a past moment, of which nothing is remembered.
pub(super) const WITHOUT_TARGET_THEN: &str = "SELECT i.id FROM indicators i
     WHERE i.project_id = p.id AND i.retired_at IS NULL AND i.kind <> 'narrative' AND NOT EXISTS (SELECT 1 FROM targets t
       WHERE t.indicator_id = i.id AND t.what = 'target' AND t.period_id IS NULL AND t.axis IS NULL AND t.superseded_at IS NULL)";
pub(super) const WITHOUT_LINK: &str = "SELECT i.id FROM indicators i
     WHERE i.project_id = p.id AND i.retired_at IS NULL AND NOT EXISTS (SELECT 1 FROM links k
       WHERE k.indicator_id = i.id AND k.superseded_at IS NULL)";

pub(super) fn without_target(reads: &Reads) -> &'static str {
    if reads.is_past() { WITHOUT_TARGET_THEN } else { WITHOUT_TARGET }
}

/// Whether the project is to be warned by this rule.
pub(super) fn condition(reads: &Reads, rule: Rule, held: &InForce, today: NaiveDate) -> String {
    let before = rule.before(today);
    let fact = match rule.kind {
        RuleKind::NoReport => format!("d.silent_since < '{before}'"),
        RuleKind::EndedActive => format!("p.ends < '{before}'"),
        RuleKind::NoIndicators => {
            "NOT EXISTS (SELECT 1 FROM indicators i WHERE i.project_id = p.id AND i.retired_at IS NULL)".into()
        }
        RuleKind::NoTarget => format!("EXISTS ({})", without_target(reads)),
        RuleKind::NoLink => format!("EXISTS ({WITHOUT_LINK})"),
        RuleKind::BudgetFails => match held.budget.iter().map(fails).collect::<Vec<_>>() {
            none if none.is_empty() => "FALSE".into(),
            some => format!("({})", some.join(" OR ")),
        },
        RuleKind::GenderMissing => "p.submitted_on IS NOT NULL AND g.id IS NULL".into(),
    };
    format!("(s.state IN {} AND {fact})", scope::states(|state| rule.kind.concerns(state)))
}

/// Whether the budget fails this rule. Ten-thousandths of a cent do not always fit a whole number of the database, so they are
/// compared as NUMERIC.
fn fails(held: &BudgetRule) -> String {
    let share = held.rule.share;
    let wide = |column: &str| format!("CAST({column} AS NUMERIC) * 10000");
    let (whole, fact) = match held.rule.kind {
        budget::RuleKind::StaffOfficeAtMost => {
            ("m.budget_usd", format!("{} > CAST(m.budget_usd AS NUMERIC) * {share}", wide("m.staff_office_usd")))
        }
        budget::RuleKind::EvaluationAtLeast => {
            ("m.budget_usd", format!("{} < CAST(m.budget_usd AS NUMERIC) * {share}", wide("m.evaluation_usd")))
        }
        budget::RuleKind::OverheadRate => (
            "(m.budget_usd - m.overhead_usd)",
            format!(
                "ABS({} - CAST(m.budget_usd - m.overhead_usd AS NUMERIC) * {share}) > m.amounts * 10000",
                wide("m.overhead_usd")
            ),
        ),
        budget::RuleKind::Contributions => (
            "m.budget_usd",
            format!(
                "s.state IN {} AND COALESCE(y.not_converted, 0) = 0
                 AND ABS({} - {}) > CAST(m.budget_usd AS NUMERIC) * {share}",
                scope::states(expects_money),
                wide("COALESCE(y.usd, 0)"),
                wide("m.budget_usd")
            ),
        ),
    };
    // Numbers and words of our own, as the kinds of funding are.
    let funding = held.funding.as_ref().map(|funding| format!(" AND p.funding = '{}'", funding.replace('\'', "''")));
    format!("(m.not_converted = 0 AND {whole} > 0 AND {fact}{})", funding.unwrap_or_default())
}
