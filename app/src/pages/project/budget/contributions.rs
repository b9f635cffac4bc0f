//! What stands behind the budget: contributions earmarked for the project, and what its lines get from the pool; line by line, what is
//! paid for and what is open.

use backend::query::{
    budget::{Budget, Line},
    contribution::behind::Contribution,
};
use domain::{format, funding::share};
use leptos::prelude::*;

use crate::{
    pages::funding::contribution::{LIST, words},
    request::dated,
    t, ui,
};

pub(super) fn card(budget: &Budget) -> AnyView {
    let behind = &budget.behind;
    let rows = behind.contributions.iter().map(row).collect_view();
    let empty = behind.contributions.is_empty();
    let lines = (!behind.lines.is_empty()).then(|| {
        let lines = budget.lines.iter().map(|line| paid(budget, line)).collect_view();
        view! {
            <details class="edit card-foot">
                <summary>{t!("budget-contributions-lines")}</summary>
                <ul class="bars">{lines}</ul>
            </details>
        }
    });
    view! {
        <section class="card flush" id="contributions">
            <h2>{t!("budget-contributions")}</h2>
            <p class="hint">{t!("budget-contributions-hint")}</p>
            <table class="data" aria-label=t!("budget-contributions")>
                <thead>
                    <tr>
                        <th scope="col">{t!("contribution-donor")}</th>
                        <th scope="col">{t!("contribution-earmarking")}</th>
                        <th scope="col" class="num">{t!("contribution-committed")}</th>
                        <th scope="col" class="num">{t!("contribution-received")}</th>
                        <th scope="col" class="num">{t!("contribution-for-lines")}</th>
                        <th scope="col" class="num">{t!("budget-contributions-counts")}</th>
                    </tr>
                </thead>
                <tbody>
                    {rows}
                    {empty.then(|| view! { <tr class="nothing"><td colspan="6">{t!("budget-contributions-none")}</td></tr> })}
                </tbody>
                {(!empty).then(|| view! {
                    <tfoot>
                        <tr>
                            <th scope="row">{t!("budget-contributions-promised")}</th>
                            <td></td>
                            <td></td>
                            <td></td>
                            <td></td>
                            <td class="num" data-label="USD">
                                {format::usd_exact(behind.given.usd)} {words::left_out(behind.given.not_converted)}
                            </td>
                        </tr>
                    </tfoot>
                })}
            </table>
            {lines}
        </section>
    }
    .into_any()
}

fn row(of: &Contribution) -> AnyView {
    let whose = if of.own { t!("budget-contributions-own") } else { t!("budget-contributions-pool") };
    // Of the pool the stages belong to the whole contribution, not to this project.
    let stage = |total| if of.own { words::total(total) } else { t!("funding-nothing").into_any() };
    view! {
        <tr>
            <th scope="row" class="name">
                <a href=dated(format!("{LIST}/{}", of.id))>{of.donor_name.clone()}</a>
                <small>{of.reference.clone()} " · " {of.year}</small>
            </th>
            <td data-label=t!("contribution-earmarking")>{words::earmarking(of.earmarking)}<small class="under">{whose}</small></td>
            <td class="num" data-label=t!("contribution-committed")>{stage(of.stages.committed)}</td>
            <td class="num" data-label=t!("contribution-received")>{stage(of.stages.received)}</td>
            <td class="num" data-label=t!("contribution-for-lines")>{format::usd_exact(of.allocated_usd())}</td>
            <td class="num" data-label=t!("budget-contributions-counts")>{format::usd_exact(of.counts_usd())}</td>
        </tr>
    }
    .into_any()
}

/// A line with what of it is paid for, and what is open.
fn paid(budget: &Budget, line: &Line) -> AnyView {
    let paid = budget.behind.lines.get(&line.id).copied().unwrap_or(0);
    let name = format!("{} · {}", line.description, line.year);
    let Some(usd) = line.usd else {
        return view! { <li><span>{name}</span><span></span><span class="num">{t!("money-no-rate")}</span></li> }
            .into_any();
    };
    let label = t!("budget-contributions-paid", paid = format::usd_exact(paid), usd = format::usd_exact(usd));
    let rest = match usd - paid {
        0 => t!("budget-contributions-full"),
        open if open > 0 => t!("budget-contributions-open", usd = format::usd_exact(open)),
        over => t!("budget-contributions-over", usd = format::usd_exact(-over)),
    };
    view! {
        <li>
            <span>{name}</span>
            {ui::bar::bar(share(paid, usd).unwrap_or(0), None, "", label.clone())}
            <span class="num">{label} " " <small>{rest}</small></span>
        </li>
    }
    .into_any()
}
