//! The four figures at the top: spent of the budget, the time that has passed, where it leads, what is to be looked at.

use backend::query::expenditure::Spending;
use domain::{budget::Verdict, format, funding::share};
use leptos::prelude::*;

use super::words;
use crate::{t, ui};

pub(super) fn figures(of: &Spending) -> AnyView {
    let (spent, budget) = (of.whole.spent, of.whole.budget);
    let filled = of.rate.unwrap_or_else(|_| share(spent.usd, budget.usd).unwrap_or(0));
    let label = t!("spent-bar", share = words::share(of.rate), time = format::percent(of.days.share()));
    let failed = of.findings.iter().filter(|finding| finding.verdict == Verdict::Failed).count();
    let unknown = of.findings.iter().filter(|finding| finding.verdict == Verdict::Unknown).count();
    let (forecast, beside) = match of.forecast {
        Ok(cents) => {
            let at_the_end = format::percent_of(cents, budget.usd).filter(|_| budget.not_converted == 0);
            (format::usd(cents), at_the_end.map(|share| t!("spent-forecast-share", share = share)))
        }
        Err(why) => (t!("budget-unknown"), Some(t!(&format!("burn-{why}")))),
    };
    view! {
        <dl class="figures">
            <div class="figure">
                <dt>{t!("spent-usd")}</dt>
                <dd>{words::dollars(spent)}</dd>
                <dd class="note">{words::of_budget(of.rate, words::dollars(budget))}</dd>
                <dd class="note">{ui::bar::bar(filled, Some(of.days.share()), words::kind(&of.whole), label)}</dd>
                {missing(spent.not_converted + budget.not_converted)}
            </div>
            <div class="figure">
                <dt>{t!("spent-time")}</dt>
                <dd>{format::percent(of.days.share())}</dd>
                <dd class="note">{ui::bar::bar(of.days.share(), None, "", t!("spent-time"))}</dd>
                <dd class="note">{t!("spent-until", day = format::date(of.until), passed = of.days.passed, all = of.days.all)}</dd>
            </div>
            <div class="figure">
                <dt>{t!("spent-forecast")}</dt>
                <dd>{forecast}</dd>
                <dd class="note">{beside}</dd>
                {of.forecast.is_ok().then(|| view! { <dd class="note">{t!("spent-forecast-how")}</dd> })}
            </div>
            <div class="figure" class:bad=move || { failed > 0 }>
                <dt>{t!("spent-warnings")}</dt>
                <dd>{t!("spent-warnings-count", count = failed)}</dd>
                <dd class="note">{t!("spent-warnings-unknown", count = unknown, of = of.findings.len())}</dd>
            </div>
        </dl>
    }
    .into_any()
}

fn missing(count: u32) -> Option<AnyView> {
    (count > 0).then(|| view! { <dd class="note">{t!("money-not-converted", count = count)}</dd> }.into_any())
}
