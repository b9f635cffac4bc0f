//! What those who steer are warned of: rules as data, held against the facts of a project.
//!
//! A list over thousands of projects asks the same in SQL (`backend/src/query/portfolio/warning.rs`); a test holds both against each other.

use chrono::{Days, NaiveDate};

use crate::{
    budget::Severity,
    lifecycle::ProjectState::{self, Active, Concept, Suspended},
    word::words,
};

/// What a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RuleKind {
    /// Of a period nothing is handed in, so many days after its report was due.
    NoReport,
    /// It ended more than so many days ago, and is not completed.
    EndedActive,
    /// Its matrix has no indicator.
    NoIndicators,
    /// An indicator that is measured has no target.
    NoTarget,
    /// An indicator adds to no corporate one.
    NoLink,
    /// A rule that its budget is held against fails, contributions included.
    BudgetFails,
    /// The proposal was submitted, and the gender marker is not assessed.
    GenderMissing,
}

words!(RuleKind: "kind of a quality rule" {
    NoReport => "no-report",
    EndedActive => "ended-active",
    NoIndicators => "no-indicators",
    NoTarget => "no-target",
    NoLink => "no-link",
    BudgetFails => "budget-fails",
    GenderMissing => "gender-missing",
});

/// The longest term of a rule, in days: ten years.
pub const MOST_DAYS: u32 = 3_650;

impl RuleKind {
    /// Whether a rule of this kind has a term of days.
    pub fn has_days(self) -> bool {
        matches!(self, Self::NoReport | Self::EndedActive)
    }

    /// Of which states a project is held against it. What is only a concept has promised nothing yet, and of what is final nothing
    /// can be mended.
    pub fn concerns(self, state: ProjectState) -> bool {
        match self {
            Self::NoReport => state.reports(),
            Self::EndedActive => matches!(state, Active | Suspended),
            Self::NoIndicators | Self::NoTarget | Self::NoLink | Self::BudgetFails | Self::GenderMissing => {
                state.is_open() && state != Concept
            }
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    pub kind: RuleKind,
    /// Of kinds that have a term; 0 otherwise.
    pub days: u32,
    pub severity: Severity,
}

impl Rule {
    /// What happened before this day is warned of, for kinds that have a term.
    pub fn before(&self, today: NaiveDate) -> NaiveDate {
        today.checked_sub_days(Days::new(self.days.into())).unwrap_or(NaiveDate::MIN)
    }
}

/// A project as far as the rules care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    pub state: ProjectState,
    pub ends: NaiveDate,
    /// The earliest due day among the periods of which something is expected and nothing is handed in.
    pub silent_since: Option<NaiveDate>,
    pub indicators: u32,
    /// Those among them that are measured and promise nothing.
    pub without_target: u32,
    pub without_link: u32,
    /// Rules of budgets in force that fail.
    pub failing_checks: u32,
    pub submitted: bool,
    pub gender_assessed: bool,
}

/// What a project is to be warned of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Warning {
    pub kind: RuleKind,
    pub severity: Severity,
    /// Indicators or checks; 1 where there is nothing to count.
    pub count: u32,
    /// Since the term began: the report was due, or the project ended.
    pub days: Option<i64>,
}

/// In the order of the rules.
pub fn warnings(rules: &[Rule], facts: &Facts, today: NaiveDate) -> Vec<Warning> {
    rules.iter().filter_map(|rule| warning(rule, facts, today)).collect()
}

fn warning(rule: &Rule, facts: &Facts, today: NaiveDate) -> Option<Warning> {
    if !rule.kind.concerns(facts.state) {
        return None;
    }
    let since = |day: NaiveDate| (day < rule.before(today)).then(|| (1, Some((today - day).num_days())));
    let counted = |count: u32| (count > 0).then_some((count, None));
    let (count, days) = match rule.kind {
        RuleKind::NoReport => facts.silent_since.and_then(since),
        RuleKind::EndedActive => since(facts.ends),
        RuleKind::NoIndicators => (facts.indicators == 0).then_some((1, None)),
        RuleKind::NoTarget => counted(facts.without_target),
        RuleKind::NoLink => counted(facts.without_link),
        RuleKind::BudgetFails => counted(facts.failing_checks),
        RuleKind::GenderMissing => (facts.submitted && !facts.gender_assessed).then_some((1, None)),
    }?;
    Some(Warning { kind: rule.kind, severity: rule.severity, count, days })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    const TODAY: &str = "2026-11-24";

    fn sound() -> Facts {
        Facts {
            state: Active,
            ends: day("2026-12-31"),
            silent_since: None,
            indicators: 3,
            without_target: 0,
            without_link: 0,
            failing_checks: 0,
            submitted: true,
            gender_assessed: true,
        }
    }

    fn every_rule() -> Vec<Rule> {
        let rule = |kind: &RuleKind| {
            let days = if kind.has_days() { 90 } else { 0 };
            Rule { kind: *kind, days, severity: Severity::Warning }
        };
        RuleKind::ALL.iter().map(rule).collect()
    }

    fn found(facts: Facts) -> Vec<(RuleKind, u32, Option<i64>)> {
        let found = warnings(&every_rule(), &facts, day(TODAY));
        found.into_iter().map(|warning| (warning.kind, warning.count, warning.days)).collect()
    }

    #[test]
    fn each_fact_has_its_warning() {
        use RuleKind::*;
        for (facts, expected) in [
            (sound(), vec![]),
            // The term has to have passed: the ninetieth day is still within it.
            (Facts { silent_since: Some(day("2026-08-26")), ..sound() }, vec![]),
            (Facts { silent_since: Some(day("2026-08-25")), ..sound() }, vec![(NoReport, 1, Some(91))]),
            (Facts { ends: day("2026-08-26"), ..sound() }, vec![]),
            (Facts { ends: day("2026-08-25"), ..sound() }, vec![(EndedActive, 1, Some(91))]),
            (Facts { indicators: 0, ..sound() }, vec![(NoIndicators, 1, None)]),
            (Facts { without_target: 2, ..sound() }, vec![(NoTarget, 2, None)]),
            (Facts { without_link: 3, ..sound() }, vec![(NoLink, 3, None)]),
            (Facts { failing_checks: 2, ..sound() }, vec![(BudgetFails, 2, None)]),
            (Facts { gender_assessed: false, ..sound() }, vec![(GenderMissing, 1, None)]),
            (Facts { gender_assessed: false, submitted: false, ..sound() }, vec![]),
        ] {
            assert_eq!(found(facts), expected, "{facts:?}");
        }
    }

    #[test]
    fn only_what_can_be_mended_is_warned_of() {
        let bad = |state| Facts {
            state,
            ends: day("2020-01-01"),
            silent_since: Some(day("2019-01-01")),
            indicators: 0,
            without_target: 1,
            without_link: 1,
            failing_checks: 1,
            submitted: true,
            gender_assessed: false,
        };
        let mut table = String::new();
        for &state in ProjectState::ALL {
            let kinds: Vec<_> = found(bad(state)).iter().map(|(kind, ..)| kind.as_str()).collect();
            table += format!("{state:<15}{}", kinds.join(" ")).trim_end();
            table += "\n";
        }
        insta::assert_snapshot!(table, @r"
        concept
        proposal       no-indicators no-target no-link budget-fails gender-missing
        in-endorsement no-indicators no-target no-link budget-fails gender-missing
        endorsed       no-indicators no-target no-link budget-fails gender-missing
        active         no-report ended-active no-indicators no-target no-link budget-fails gender-missing
        suspended      no-report ended-active no-indicators no-target no-link budget-fails gender-missing
        completed      no-report no-indicators no-target no-link budget-fails gender-missing
        closed
        returned       no-indicators no-target no-link budget-fails gender-missing
        rejected
        withdrawn
        ");
    }

    #[test]
    fn a_rule_that_is_not_in_force_warns_of_nothing() {
        let facts = Facts { indicators: 0, ..sound() };
        let rules: Vec<Rule> = every_rule().into_iter().filter(|rule| rule.kind != RuleKind::NoIndicators).collect();
        assert_eq!(warnings(&rules, &facts, day(TODAY)), []);
        let error = Rule { kind: RuleKind::NoIndicators, days: 0, severity: Severity::Error };
        assert_eq!(warnings(&[error], &facts, day(TODAY))[0].severity, Severity::Error);
    }
}
