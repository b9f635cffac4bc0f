//! What the lines add to: in all, by section, result, currency and year. Beside every total stands how many amounts it leaves out.

use backend::query::budget::{Budget, ByResult, Of};
use domain::{
    budget::{Total, Verdict},
    burn::Measured,
    format,
    funding::share,
    matrix::NodeKind,
};
use leptos::prelude::*;

use super::{spent::words::of_budget, words};
use crate::{request, t, ui};

pub(super) fn figures(budget: &Budget, spent: &Measured, spent_page: &str) -> AnyView {
    let found = |verdict| budget.findings.iter().filter(|finding| finding.verdict == verdict).count();
    let (failed, unknown) = (found(Verdict::Failed), found(Verdict::Unknown));
    let converted = match budget.total.not_converted {
        0 => t!("overview-all-converted"),
        count => t!("money-not-converted", count = count),
    };
    let allocated: i64 = budget.lines.iter().map(|line| line.allocated()).sum();
    let tied = format::percent_of(allocated, budget.total.usd).unwrap_or_else(|| t!("funding-nothing"));
    let years = match (budget.years.first(), budget.years.last()) {
        (Some((first, _)), Some((last, _))) if first != last => format!("{first} – {last}"),
        (Some((only, _)), _) => only.to_string(),
        _ => t!("funding-nothing"),
    };
    let last = budget.versions.last();
    let version = last.map_or_else(|| t!("budget-not-fixed"), |version| words::version(version.number));
    let fixed = last.map(|version| t!("budget-fixed-on", day = format::day(version.at)));
    view! {
        <dl class="figures">
            <div class="figure">
                <dt>{t!("overview-budget-usd")}</dt>
                <dd>{words::figure(budget.total)}</dd>
                <dd class="note">{converted}</dd>
            </div>
            <div class="figure" class:bad=move || { failed > 0 }>
                <dt>{t!("budget-checks")}</dt>
                <dd>{t!("budget-checks-failed", count = failed)}</dd>
                <dd class="note">{t!("budget-checks-unknown", count = unknown, of = budget.findings.len())}</dd>
            </div>
            {burned(spent, spent_page)}
            <div class="figure">
                <dt>{t!("budget-tied-usd")}</dt>
                <dd>{format::usd_exact(allocated)}</dd>
                <dd class="note">{t!("budget-tied-share", share = tied)}</dd>
            </div>
            <div class="figure">
                <dt>{t!("budget-last-version")}</dt>
                <dd>{version}</dd>
                <dd class="note">{fixed}</dd>
                <dd class="note">{t!("budget-years", years = years)}</dd>
            </div>
        </dl>
    }
    .into_any()
}

/// What of it is spent, on the way to the page that tells more.
fn burned(spent: &Measured, page: &str) -> AnyView {
    let told = of_budget(spent.share(), words::figure(spent.budget));
    let filled = spent.share().unwrap_or(0);
    view! {
        <div class="figure">
            <dt>{t!("spent-usd")}</dt>
            <dd><a href=request::dated(page.to_owned())>{words::figure(spent.spent)}</a></dd>
            <dd class="note">{ui::bar::bar(filled, None, if filled > 10_000 { "bad" } else { "" }, t!("spent-share"))}</dd>
            <dd class="note">{told}</dd>
        </div>
    }
    .into_any()
}

/// A name, its share as a bar, its sum.
fn bar(name: String, of: Total, whole: i64, sub: bool) -> AnyView {
    let part = share(of.usd, whole).unwrap_or(0);
    let percent = format::percent_of(of.usd, whole).filter(|_| !of.is_unknown()).unwrap_or_default();
    let label = t!("budget-bar", name = name.clone(), share = percent.clone());
    view! {
        <li class:sub=sub>
            <span>{name}</span>
            {ui::bar::bar(part, None, "", label)}
            <span class="num">{words::figure(of)} " " <small>{percent}</small> {words::left_out(of)}</span>
        </li>
    }
    .into_any()
}

pub(super) fn sections(budget: &Budget) -> AnyView {
    let rows =
        budget.sections.iter().map(|(section, total)| bar(words::section(*section), *total, budget.total.usd, false));
    let rows = rows.collect_view();
    view! {
        <section class="card">
            <h2>{t!("budget-by-section")}</h2>
            <ul class="bars">{rows}</ul>
        </section>
    }
    .into_any()
}

pub(super) fn results(budget: &Budget) -> AnyView {
    let row = |of: &ByResult| {
        let (name, sub) = match &of.of {
            Of::Result { kind, number, statement, .. } => {
                let level = t!(&format!("funding-{kind}"));
                let name =
                    t!("budget-of-result", level = level, number = number.clone(), statement = statement.clone());
                (name, *kind != NodeKind::Outcome)
            }
            Of::None => (t!("budget-no-single-result"), false),
            Of::Gone => (t!("budget-result-out"), false),
        };
        bar(name, of.total, budget.total.usd, sub)
    };
    let rows = budget.results.iter().map(row).collect_view();
    view! {
        <section class="card">
            <h2>{t!("budget-by-result")}</h2>
            <p class="hint">{t!("budget-by-result-hint")}</p>
            <ul class="bars">{rows}</ul>
        </section>
    }
    .into_any()
}

pub(super) fn currencies(budget: &Budget) -> AnyView {
    let rows = budget.currencies.iter().map(|of| {
        view! {
            <tr>
                <th scope="row">{of.original.currency.to_string()}</th>
                <td class="num">{of.original.grouped()}</td>
                <td class="num">{words::total(of.total)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section class="card flush">
            <h2>{t!("budget-by-currency")}</h2>
            <table class="data keep" aria-label=t!("budget-by-currency")>
                <thead>
                    <tr>
                        <th scope="col">{t!("budget-currency")}</th>
                        <th scope="col" class="num">{t!("budget-original")}</th>
                        <th scope="col" class="num">"USD"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

pub(super) fn years(budget: &Budget) -> AnyView {
    let rows = budget.years.iter().map(|(year, total)| bar(year.to_string(), *total, budget.total.usd, false));
    let rows = rows.collect_view();
    view! {
        <section class="card">
            <h2>{t!("budget-by-year")}</h2>
            <ul class="bars">{rows}</ul>
        </section>
    }
    .into_any()
}
