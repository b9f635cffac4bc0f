//! How the budget stands against the rules: each with its two figures, and where it fails or cannot be known, why.

use backend::query::budget::Budget;
use domain::{
    budget::{Figures, Finding, RuleKind, Severity, Verdict},
    format,
};
use leptos::prelude::*;

use crate::{t, ui::state::chip};

pub(super) fn card(budget: &Budget) -> AnyView {
    let rows = budget.findings.iter().map(|finding| row(budget, finding)).collect_view();
    view! {
        <section class="card" aria-labelledby="checks-heading">
            <h2 id="checks-heading">{t!("budget-checks")}</h2>
            <ul class="checks">{rows}</ul>
            <p class="hint"><a href="/budget-rules">{t!("rules-title")}</a></p>
        </section>
    }
    .into_any()
}

fn row(budget: &Budget, finding: &Finding) -> AnyView {
    let kind = match (finding.verdict, finding.rule.severity) {
        (Verdict::Passed, _) => "good",
        (Verdict::Failed, Severity::Error) => "bad",
        (Verdict::Failed, Severity::Warning) => "warn",
        (Verdict::Unknown, _) => "neutral",
    };
    view! {
        <li>
            <p>{chip(kind, verdict(finding))} " " <strong>{name(finding)}</strong></p>
            <p class="hint">{sentence(finding)}</p>
            {makers(budget, finding)}
        </li>
    }
    .into_any()
}

/// What the rule asks for.
pub(crate) fn name(finding: &Finding) -> String {
    t!(&format!("budget-rule-{}", finding.rule.kind), share = format::percent(finding.rule.share))
}

pub(crate) fn verdict(finding: &Finding) -> String {
    t!(&format!("budget-{}", finding.verdict))
}

/// The figures in a sentence, with what would make it pass.
pub(crate) fn sentence(finding: &Finding) -> String {
    let Figures { part, whole, bound, share, not_converted } = finding.figures;
    let kind = finding.rule.kind;
    let key = match finding.verdict {
        Verdict::Unknown if not_converted > 0 => return t!("budget-check-missing", count = not_converted),
        Verdict::Unknown => return t!("budget-check-nothing"),
        Verdict::Passed => format!("budget-check-{kind}"),
        Verdict::Failed => match kind {
            RuleKind::OverheadRate | RuleKind::Contributions if part < bound => format!("budget-check-{kind}-under"),
            _ => format!("budget-check-{kind}-failed"),
        },
    };
    t!(
        &key,
        part = format::usd_exact(part),
        whole = format::usd_exact(whole),
        share = share.map(format::percent).unwrap_or_default(),
        bound = format::usd_exact(bound),
        by = format::usd_exact((part - bound).abs())
    )
}

/// The lines that make the part, where something is to be looked at.
fn makers(budget: &Budget, finding: &Finding) -> Option<AnyView> {
    if finding.verdict == Verdict::Passed || finding.lines.is_empty() {
        return None;
    }
    let line = |place: &usize| {
        let line = budget.lines.get(*place)?;
        let usd = line.usd.map_or_else(|| t!("money-no-rate"), format::usd_exact);
        Some(view! { <li>{line.description.clone()} " · " {line.year} " · " {usd}</li> })
    };
    let lines = finding.lines.iter().filter_map(line).collect_view();
    Some(
        view! {
            <details class="edit">
                <summary>{t!("budget-check-lines", count = finding.lines.len())}</summary>
                <ul>{lines}</ul>
            </details>
        }
        .into_any(),
    )
}
