//! What spending is held against: each rule with its verdict, in a sentence, and where it is broken.

use backend::query::expenditure::Spending;
use domain::{
    budget::{Severity, Verdict},
    burn::{Finding, Of, Offence, RuleKind},
    format,
};
use leptos::prelude::*;

use super::words;
use crate::{pages::project::budget::words as budget, t, ui::state::chip};

/// Offences that are told without being asked.
const SHOWN: usize = 4;

pub(super) fn card(of: &Spending) -> AnyView {
    let rows = of.findings.iter().map(|finding| row(of, finding)).collect_view();
    view! {
        <section class="card" aria-labelledby="warnings-heading">
            <h2 id="warnings-heading">{t!("spent-warnings")}</h2>
            <ul class="checks">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(of: &Spending, finding: &Finding) -> AnyView {
    let kind = match (finding.verdict, finding.rule.severity) {
        (Verdict::Passed, _) => "good",
        (Verdict::Failed, Severity::Error) => "bad",
        (Verdict::Failed, Severity::Warning) => "warn",
        (Verdict::Unknown, _) => "neutral",
    };
    let why = finding.why.map(|why| view! { <p class="hint">{t!(&format!("burn-{why}-long"))}</p> });
    view! {
        <li>
            <p>{chip(kind, verdict(finding))} " " <strong>{name(finding)}</strong></p>
            {offences(of, finding)}
            {why}
        </li>
    }
    .into_any()
}

/// "Over-spending", "Nothing found", "Unknown".
pub(crate) fn verdict(finding: &Finding) -> String {
    match finding.verdict {
        Verdict::Failed => t!(&format!("burn-failed-{}", finding.rule.kind)),
        Verdict::Passed => t!("burn-passed"),
        Verdict::Unknown => t!("budget-unknown"),
    }
}

/// What the rule looks at.
pub(crate) fn name(finding: &Finding) -> String {
    t!(&format!("burn-rule-{}", finding.rule.kind), share = format::percent(finding.rule.share))
}

fn offences(of: &Spending, finding: &Finding) -> Option<AnyView> {
    if finding.offences.is_empty() {
        return None;
    }
    let line = |offence: &Offence| view! { <li>{sentence(of, finding, offence)}</li> };
    let shown = finding.offences.iter().take(SHOWN).map(line).collect_view();
    let rest = finding.offences.len().saturating_sub(SHOWN);
    let more = (rest > 0).then(|| {
        let lines = finding.offences.iter().skip(SHOWN).map(line).collect_view();
        view! {
            <details class="edit">
                <summary>{t!("burn-more", count = rest)}</summary>
                <ul>{lines}</ul>
            </details>
        }
    });
    Some(view! { <ul class="offences">{shown}</ul> {more} }.into_any())
}

/// Where it is broken, and by how much.
pub(crate) fn sentence(of: &Spending, finding: &Finding, offence: &Offence) -> String {
    let share = offence.share.map_or_else(|| t!("burn-nothing-budgeted"), format::percent);
    let key = match (finding.rule.kind, offence.of) {
        (RuleKind::ForecastAbove | RuleKind::ForecastBelow, _) => {
            let usd = of.forecast.map(format::usd).unwrap_or_default();
            return t!("burn-at-the-end", usd = usd, budget = format::usd(of.whole.budget.usd), share = share);
        }
        (RuleKind::SpentWithoutResults, Of::Result(place)) => {
            let Some(result) = of.results.get(place) else { return String::new() };
            let level = t!(&format!("funding-{}", result.kind));
            let name = t!(
                "budget-of-result",
                level = level,
                number = result.number.clone(),
                statement = result.statement.clone()
            );
            return t!("burn-no-results", name = name, share = share, count = result.indicators);
        }
        _ => "burn-spent-of",
    };
    let name = match offence.of {
        Of::Section(section) => budget::section(section),
        Of::Line(place) => of.lines.get(place).map(words::line).unwrap_or_default(),
        Of::Whole | Of::Result(_) => t!("budget-whole"),
    };
    t!(key, name = name, share = share)
}
