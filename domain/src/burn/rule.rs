//! What spending is held against, as data: which comparison, from which share on, and how much it matters.

use std::cmp::Ordering;

use super::{Days, Why, burn_rate, forecast};
use crate::{
    budget::{Section, Severity, Total, Verdict},
    funding::share,
    money::Money,
    word::words,
};

/// What a rule compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RuleKind {
    /// More than a share of the budget of a line, a section or the whole is spent.
    SpentAbove,
    /// At the present pace more than a share of the budget will be spent by the end.
    ForecastAbove,
    /// At the present pace less than a share of the budget will be spent by the end.
    ForecastBelow,
    /// A share of the money of a result, or more, is spent and nothing is approved for its indicators.
    SpentWithoutResults,
}

words!(RuleKind: "kind of a burn rule" {
    SpentAbove => "spent-above",
    ForecastAbove => "forecast-above",
    ForecastBelow => "forecast-below",
    SpentWithoutResults => "spent-without-results",
});

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    pub code: String,
    pub kind: RuleKind,
    /// Ten-thousandths.
    pub share: i64,
    pub severity: Severity,
}

/// A line, a section, a result or the whole, with what is spent and budgeted for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    pub spent: Total,
    pub budget: Total,
    /// The same in the currency of the line, where everything that was spent on it was spent in that: then no rate is needed, and none
    /// can make a line look overspent that is not.
    pub own: Option<(Money, Money)>,
}

impl Measured {
    /// Ten-thousandths of the budget that are spent.
    pub fn share(&self) -> Result<i64, Why> {
        let (spent, budget) = self.pair()?;
        if budget <= 0 { Err(Why::NothingBudgeted) } else { share(spent, budget).ok_or(Why::TooLarge) }
    }

    /// What is spent and budgeted, in one unit in which both are known.
    fn pair(&self) -> Result<(i64, i64), Why> {
        match self.own {
            Some((spent, budget)) => Ok((spent.minor, budget.minor)),
            None if self.spent.not_converted > 0 || self.budget.not_converted > 0 => Err(Why::NotConverted),
            None => Ok((self.spent.usd, self.budget.usd)),
        }
    }

    /// How spending stands to so many ten-thousandths of the budget; exactly, before anything is rounded.
    fn against(&self, bound: i64) -> Result<Ordering, Why> {
        let (spent, budget) = self.pair()?;
        Ok((i128::from(spent) * 10_000).cmp(&(i128::from(budget) * i128::from(bound))))
    }

    fn is_above(&self, bound: i64) -> Result<bool, Why> {
        self.against(bound).map(Ordering::is_gt)
    }

    /// From the bound on, and something is spent at all.
    fn reaches(&self, bound: i64) -> Result<bool, Why> {
        let (spent, _) = self.pair()?;
        Ok(spent > 0 && self.against(bound)?.is_ge())
    }
}

/// A result, with all that stands under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub money: Measured,
    pub indicators: u32,
    /// Those for which something is approved.
    pub approved: u32,
}

/// What a rule speaks of: lines and results by their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    Whole,
    Section(Section),
    Line(usize),
    Result(usize),
}

/// Where a rule is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offence {
    pub of: Of,
    /// Ten-thousandths of the budget that are spent, or will be; none where nothing is budgeted.
    pub share: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub rule: Rule,
    /// Unknown where nothing is broken as far as one can tell, and something cannot be told.
    pub verdict: Verdict,
    pub why: Option<Why>,
    pub offences: Vec<Offence>,
}

/// Holds a project against one rule.
///
/// What is certain is said, also beside what is not: a line that is overspent is named although another one is not converted.
pub fn evaluate(
    rule: &Rule,
    whole: &Measured,
    days: Days,
    sections: &[(Section, Measured)],
    lines: &[Measured],
    results: &[Outcome],
) -> Finding {
    let (mut offences, mut why) = (Vec::new(), None);
    let mut note = |of: Of, told: Result<Option<Option<i64>>, Why>| match told {
        Ok(Some(share)) => offences.push(Offence { of, share }),
        Ok(None) => {}
        Err(reason) => why = why.or(Some(reason)),
    };
    match rule.kind {
        RuleKind::SpentAbove => {
            let above = |one: &Measured| Ok(one.is_above(rule.share)?.then(|| one.share().ok()));
            note(Of::Whole, above(whole));
            sections.iter().for_each(|(section, one)| note(Of::Section(*section), above(one)));
            lines.iter().enumerate().for_each(|(at, one)| note(Of::Line(at), above(one)));
        }
        RuleKind::ForecastAbove | RuleKind::ForecastBelow => note(Of::Whole, pace(rule, whole, days)),
        RuleKind::SpentWithoutResults => {
            for (at, result) in results.iter().enumerate() {
                let told = match (result.indicators, result.approved) {
                    (0, _) | (_, 1..) => Ok(None),
                    _ => result.money.reaches(rule.share).map(|reached| reached.then(|| result.money.share().ok())),
                };
                note(Of::Result(at), told);
            }
        }
    }
    let verdict = match (offences.is_empty(), why) {
        (false, _) => Verdict::Failed,
        (true, Some(_)) => Verdict::Unknown,
        (true, None) => Verdict::Passed,
    };
    Finding { rule: rule.clone(), verdict, why, offences }
}

fn pace(rule: &Rule, whole: &Measured, days: Days) -> Result<Option<Option<i64>>, Why> {
    let at_the_end = forecast(whole.spent, days)?;
    burn_rate(whole.spent, whole.budget)?;
    let (reached, bound) = (i128::from(at_the_end) * 10_000, i128::from(whole.budget.usd) * i128::from(rule.share));
    let broken = if rule.kind == RuleKind::ForecastAbove { reached > bound } else { reached < bound };
    Ok(broken.then(|| share(at_the_end, whole.budget.usd)))
}
