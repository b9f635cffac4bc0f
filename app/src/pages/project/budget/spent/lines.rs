//! Spent by section and by line: of how much, which share, and what is left.

use backend::query::expenditure::{Line, Spending};
use domain::{budget::Section, burn::Measured, format};
use leptos::prelude::*;

use super::words;
use crate::{
    pages::project::budget::words::{left_out, money, result, section, total},
    t,
    ui::{self, state::chip},
};

pub(super) fn sections(of: &Spending) -> AnyView {
    let some = of.sections.iter().filter(|(_, money)| money.budget.amounts + money.spent.amounts > 0);
    let rows = some.map(|(name, money)| bar(section(*name), money, of.days.share())).collect_view();
    view! {
        <section class="card">
            <h2>{t!("budget-by-section")}</h2>
            <p class="hint">{t!("spent-sections-hint", time = format::percent(of.days.share()))}</p>
            <ul class="bars">{rows}</ul>
        </section>
    }
    .into_any()
}

fn bar(name: String, of: &Measured, time: i64) -> AnyView {
    let share = words::share(of.share());
    let label = t!("spent-pair-money", name = name.clone(), share = share.clone());
    let figures = t!("spent-of", spent = words::dollars(of.spent), budget = words::dollars(of.budget));
    view! {
        <li>
            <span>{name}</span>
            {ui::bar::bar(of.share().unwrap_or(0), Some(time), words::kind(of), label)}
            <span class="num">{share} " " <small>{figures}</small> {left_out(of.spent)}</span>
        </li>
    }
    .into_any()
}

pub(super) fn table(of: &Spending) -> AnyView {
    let groups = Section::ALL.iter().map(|section| group(of, *section)).collect_view();
    view! {
        <section class="card flush">
            <h2>{t!("spent-by-line")}</h2>
            <table class="data wide" aria-label=t!("spent-by-line")>
                <thead>
                    <tr>
                        <th scope="col">{t!("budget-line")}</th>
                        <th scope="col" class="num">{t!("budget-year")}</th>
                        <th scope="col" class="num">{t!("spent-budget")}</th>
                        <th scope="col" class="num">{t!("spent-spent")}</th>
                        <th scope="col" class="num">{t!("spent-share")}</th>
                        <th scope="col" class="num">{t!("spent-left")}</th>
                        <th scope="col" class="num">{t!("spent-spent-usd")}</th>
                    </tr>
                </thead>
                {groups}
                <tfoot>
                    <tr>
                        <th scope="row">{t!("budget-whole")}</th>
                        <td></td>
                        <td class="num" data-label=t!("spent-budget-usd")>{total(of.whole.budget)}</td>
                        <td></td>
                        <td class="num" data-label=t!("spent-share")>{words::share(of.rate)}</td>
                        <td></td>
                        <td class="num" data-label=t!("spent-spent-usd")>{total(of.whole.spent)}</td>
                    </tr>
                </tfoot>
            </table>
        </section>
    }
    .into_any()
}

fn group(of: &Spending, part: Section) -> Option<AnyView> {
    let lines: Vec<&Line> = of.lines.iter().filter(|line| line.section == part).collect();
    let (_, sum) = of.sections.iter().find(|(section, _)| *section == part)?;
    if lines.is_empty() {
        return None;
    }
    let rows = lines.into_iter().map(row).collect_view();
    Some(
        view! {
            <tbody>
                <tr class="group">
                    <th colspan="2" scope="rowgroup">{section(part)}</th>
                    <td class="num strong" data-label=t!("spent-budget-usd")>{total(sum.budget)}</td>
                    <td></td>
                    <td class="num strong" data-label=t!("spent-share")>{words::share(sum.share())}</td>
                    <td></td>
                    <td class="num strong" data-label=t!("spent-spent-usd")>{total(sum.spent)}</td>
                </tr>
                {rows}
            </tbody>
        }
        .into_any(),
    )
}

fn row(line: &Line) -> AnyView {
    let under = line.result.as_ref().map(result);
    let over = (words::kind(&line.money) == "bad").then(|| view! { " " {chip("bad", t!("spent-over"))} });
    let left = line.left().map_or_else(|| t!("funding-nothing"), money);
    let budget = line.amount.map_or_else(|| t!("spent-out"), money);
    let share = if line.amount.is_some() { words::share(line.money.share()) } else { t!("funding-nothing") };
    view! {
        <tr class="sub">
            <th scope="row" class="name">{words::line(line)}<small>{under}</small></th>
            <td class="num" data-label=t!("budget-year")>{line.year}</td>
            <td class="num" data-label=t!("spent-budget")>{budget}</td>
            <td class="num" data-label=t!("spent-spent")>{words::several(&line.spent)}</td>
            <td class="num" data-label=t!("spent-share")>{share} {over}</td>
            <td class="num" data-label=t!("spent-left")>{left}</td>
            <td class="num" data-label=t!("spent-spent-usd")>{total(line.money.spent)}</td>
        </tr>
    }
    .into_any()
}
