//! The lines by section: what each is made of, what it amounts to, at which rate, and what of it is tied to an appeal.

use backend::query::{
    budget::{Allocation, Budget, Line},
    expenditure::Line as Spent,
};
use domain::{
    budget::{Section, Total},
    burn::Measured,
    format,
};
use leptos::prelude::*;

use super::{spent::words::several, words};
use crate::{pages::funding::area, t};

pub(super) fn table(budget: &Budget, spent: &[Spent], whole: &Measured) -> AnyView {
    let sections = budget.sections.iter().filter(|(_, total)| total.amounts > 0);
    let groups = sections.map(|(section, total)| group(budget, spent, *section, *total)).collect_view();
    view! {
        <section class="card flush">
            <h2>{t!("budget-table")}</h2>
            <table class="data wide" aria-label=t!("budget-table")>
                <thead>
                    <tr>
                        <th scope="col">{t!("budget-line")}</th>
                        <th scope="col" class="num">{t!("budget-year")}</th>
                        <th scope="col" class="num">{t!("budget-made")}</th>
                        <th scope="col" class="num">{t!("budget-original")}</th>
                        <th scope="col" class="num minor">{t!("funding-rate")}</th>
                        <th scope="col" class="num">"USD"</th>
                        <th scope="col" class="num">{t!("spent-spent")}</th>
                        <th scope="col">{t!("budget-tied")}</th>
                    </tr>
                </thead>
                {groups}
                <tfoot>
                    <tr>
                        <th scope="row">{t!("budget-whole")}</th>
                        <td></td>
                        <td></td>
                        <td></td>
                        <td class="minor"></td>
                        <td class="num" data-label="USD">{words::total(budget.total)}</td>
                        <td class="num" data-label=t!("spent-spent-usd")>{words::total(whole.spent)}</td>
                        <td></td>
                    </tr>
                </tfoot>
            </table>
        </section>
    }
    .into_any()
}

fn group(budget: &Budget, spent: &[Spent], section: Section, total: Total) -> AnyView {
    let of = |line: &Line| spent.iter().find(|spent| spent.id == line.id);
    let lines = budget.lines.iter().filter(|line| line.section == section);
    let lines = lines.map(|line| row(line, of(line))).collect_view();
    view! {
        <tbody>
            <tr class="group">
                <th colspan="5" scope="rowgroup">{words::section(section)}</th>
                <td class="num strong" data-label="USD">{words::total(total)}</td>
                <td></td>
                <td></td>
            </tr>
            {lines}
        </tbody>
    }
    .into_any()
}

fn row(line: &Line, of: Option<&Spent>) -> AnyView {
    let under = line.result.as_ref().map(words::result);
    let evaluation = line.evaluation.then(|| t!("budget-is-evaluation"));
    let under: Vec<String> = under.into_iter().chain(evaluation).collect();
    let rate = match line.rate {
        None => t!("funding-nothing").into_any(),
        Some(rate) => {
            let figure = format::rate(rate.ten_billionths);
            view! { {figure}<small class="under">{format::date(rate.day)}</small> }.into_any()
        }
    };
    let usd = line.usd.map_or_else(|| t!("money-no-rate"), format::usd_exact);
    let unit = (!line.unit.is_empty()).then(|| view! { <small class="under">{line.unit.clone()}</small> });
    view! {
        <tr class="sub" id=format!("line-{}", line.id)>
            <th scope="row" class="name">{line.description.clone()}<small>{under.join(" · ")}</small></th>
            <td class="num" data-label=t!("budget-year")>{line.year}</td>
            <td class="num" data-label=t!("budget-made")>{words::made_of(line)} {unit}</td>
            <td class="num" data-label=t!("budget-original")>{words::money(line.amount)}</td>
            <td class="num minor">{rate}</td>
            <td class="num" data-label="USD">{usd}</td>
            <td class="num" data-label=t!("spent-spent")>{of.map(spent_of)}</td>
            <td data-label=t!("budget-tied")>{tied(line)}</td>
        </tr>
    }
    .into_any()
}

/// What was spent on it, and what is left where that can be told; nothing spent is a dash.
fn spent_of(of: &Spent) -> AnyView {
    let left = of.left().filter(|_| !of.spent.is_empty());
    let left = left.map(|left| view! { <small class="under">{t!("spent-left-of", left = words::money(left))}</small> });
    view! { {several(&of.spent)} {left} }.into_any()
}

/// What of it is tied to which rows of an appeal; that it is more than the line has.
fn tied(line: &Line) -> AnyView {
    if line.allocations.is_empty() {
        return t!("funding-nothing").into_any();
    }
    let one = |tied: &Allocation| {
        let place = format!("{} {}, {}", tied.appeal, tied.name, area(tied.area));
        view! {
            <span class="tied">
                {format::usd_exact(tied.usd)} " "
                <small><a href=format!("/funding/{}/{}", tied.appeal, tied.row)>{place}</a></small>
            </span>
        }
    };
    let all = line.allocations.iter().map(one).collect_view();
    let over = line.is_overdrawn().then(|| view! { " " <span class="state warn">{t!("budget-overdrawn")}</span> });
    view! { {all} {over} }.into_any()
}
