//! The rules that a budget is held against, as data: what share of what, and whether it holds.

use super::{Section, Total};
use crate::{decimal, funding::share, word::words};

/// What a rule measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RuleKind {
    /// Staff and office together are at most a share of the whole.
    StaffOfficeAtMost,
    /// What is marked as evaluation is at least a share of the whole.
    EvaluationAtLeast,
    /// Overhead is a share of all other lines, to the cent but for the rounding of conversion.
    OverheadRate,
    /// What donors have promised for it is as large as the budget, but for a share of it by which rates of other days may differ.
    Contributions,
}

words!(RuleKind: "kind of a budget rule" {
    StaffOfficeAtMost => "staff-office-at-most",
    EvaluationAtLeast => "evaluation-at-least",
    OverheadRate => "overhead-rate",
    Contributions => "contributions",
});

/// How much it matters that a rule does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Severity {
    Error,
    Warning,
}

words!(Severity: "severity" {
    Error => "error",
    Warning => "warning",
});

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    pub code: String,
    pub kind: RuleKind,
    /// Ten-thousandths; by how much contributions may differ from the budget.
    pub share: i64,
    pub severity: Severity,
}

/// A line of the budget, as far as rules care. USD cents; none where it is not converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub section: Section,
    pub evaluation: bool,
    pub usd: Option<i64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    Passed,
    Failed,
    /// Nothing is budgeted, or an amount that it would need is not converted.
    Unknown,
}

words!(Verdict: "verdict" {
    Passed => "passed",
    Failed => "failed",
    Unknown => "unknown",
});

/// The two figures of a rule in USD cents, as far as they are converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// What is held against the rule: staff and office, evaluation, overhead, or contributions.
    pub part: i64,
    /// What it is a share of, or held against: everything, or all but overhead.
    pub whole: i64,
    /// The most or the least that the part may be, or what it should be; rounded half to even. The budget for contributions.
    pub bound: i64,
    /// Ten-thousandths; none where the whole is not above zero.
    pub share: Option<i64>,
    /// Amounts that are in neither figure.
    pub not_converted: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub rule: Rule,
    pub verdict: Verdict,
    pub figures: Figures,
    /// The lines that make the part, by their place.
    pub lines: Vec<usize>,
}

/// The sums of a budget, as far as rules care, in USD cents; what is not converted is in none of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    pub staff_office: i128,
    pub evaluation: i128,
    pub overhead: i128,
    pub whole: i128,
    /// Lines in all, and those among them that are not converted.
    pub lines: u32,
    pub not_converted: u32,
}

impl Sums {
    pub fn of(parts: &[Part]) -> Self {
        let mut sums = Self { lines: u32::try_from(parts.len()).unwrap_or(u32::MAX), ..Self::default() };
        for part in parts {
            let Some(usd) = part.usd.map(i128::from) else {
                sums.not_converted = sums.not_converted.saturating_add(1);
                continue;
            };
            sums.whole += usd;
            match part.section {
                Section::Staff | Section::Office => sums.staff_office += usd,
                Section::Overhead => sums.overhead += usd,
                Section::Operational => {}
            }
            if part.evaluation {
                sums.evaluation += usd;
            }
        }
        sums
    }
}

/// What a rule holds against each other, and what comes of it.
struct Held {
    part: i128,
    whole: i128,
    /// Ten-thousandths of a cent, so that nothing is rounded before it is compared.
    allowed: i128,
    missing: u32,
    verdict: Verdict,
}

fn hold(rule: &Rule, sums: &Sums, given: Total) -> Held {
    let (part, whole, missing) = match rule.kind {
        RuleKind::StaffOfficeAtMost => (sums.staff_office, sums.whole, 0),
        RuleKind::EvaluationAtLeast => (sums.evaluation, sums.whole, 0),
        RuleKind::OverheadRate => (sums.overhead, sums.whole - sums.overhead, 0),
        RuleKind::Contributions => (given.usd.into(), sums.whole, given.not_converted),
    };
    let missing = sums.not_converted.saturating_add(missing);
    let (found, allowed) = (part * 10_000, whole * i128::from(rule.share));
    let holds = match rule.kind {
        RuleKind::StaffOfficeAtMost => found <= allowed,
        RuleKind::EvaluationAtLeast => found >= allowed,
        RuleKind::OverheadRate => (found - allowed).abs() <= i128::from(sums.lines) * 10_000,
        RuleKind::Contributions => (found - whole * 10_000).abs() <= allowed,
    };
    let verdict = match (missing, whole) {
        (0, 1..) if holds => Verdict::Passed,
        (0, 1..) => Verdict::Failed,
        _ => Verdict::Unknown,
    };
    Held { part, whole, allowed, missing, verdict }
}

/// Holds sums against one rule, as [`evaluate`] does.
pub fn verdict(rule: &Rule, sums: &Sums, given: Total) -> Verdict {
    hold(rule, sums, given).verdict
}

/// Holds a budget against one rule.
///
/// An amount that is not converted makes it unknown, whatever the others add to: the missing one may turn it either way. Overhead
/// may differ from its share by a cent for each line, which is what conversion rounds. `given` is what donors have promised.
pub fn evaluate(rule: &Rule, parts: &[Part], given: Total) -> Finding {
    let is_part = |part: &Part| match rule.kind {
        RuleKind::StaffOfficeAtMost => matches!(part.section, Section::Staff | Section::Office),
        RuleKind::EvaluationAtLeast => part.evaluation,
        RuleKind::OverheadRate => part.section == Section::Overhead,
        // No line makes it.
        RuleKind::Contributions => false,
    };
    let against_given = rule.kind == RuleKind::Contributions;
    let Held { part, whole, allowed, missing, verdict } = hold(rule, &Sums::of(parts), given);
    // Sums of a budget fit: what does not is refused where it is written. Beyond that the figure shows the largest there is.
    let cents = |wide: i128| i64::try_from(wide).unwrap_or(i64::MAX);
    let (part, whole) = (cents(part), cents(whole));
    let figures = Figures {
        part,
        whole,
        bound: if against_given { whole } else { cents(decimal::div_half_even(allowed, 10_000)) },
        share: share(part, whole),
        not_converted: missing,
    };
    let lines = parts.iter().enumerate().filter(|(_, part)| is_part(part)).map(|(at, _)| at).collect();
    Finding { rule: rule.clone(), verdict, figures, lines }
}
