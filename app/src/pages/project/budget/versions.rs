//! The versions that were fixed, how any two states differ, and the form that fixes the present one.

use backend::query::budget::{
    Line, Version,
    compare::{Compared, Difference, State, difference},
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{Page, href, words};
use crate::{api::budget::FixBudget, pages::lock::field::reason, t, ui};
use domain::format;

pub(super) fn card(page: &Page) -> AnyView {
    let versions = &page.budget.versions;
    let rows = versions.iter().map(row).collect_view();
    let table = (!versions.is_empty()).then(|| {
        view! {
            <table class="data" aria-label=t!("budget-versions")>
                <thead>
                    <tr>
                        <th scope="col">{t!("budget-version")}</th>
                        <th scope="col">{t!("budget-fixed")}</th>
                        <th scope="col">{t!("budget-why")}</th>
                        <th scope="col" class="num">"USD"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    });
    let none = versions.is_empty().then(|| view! { <p class="foot-note">{t!("budget-no-versions")}</p> });
    view! {
        <section class="card flush" id="versions">
            <h2>{t!("budget-versions")}</h2>
            {table}
            {none}
            {page.budget.may_fix.then(|| fix(page))}
        </section>
        {page.compared.as_ref().map(|compared| differences(page, compared))}
    }
    .into_any()
}

fn row(version: &Version) -> AnyView {
    let who = version.who.clone().unwrap_or_else(|| t!("log-system"));
    view! {
        <tr>
            <th scope="row" class="name">{words::version(version.number)}</th>
            <td data-label=t!("budget-fixed")>{format!("{who}, {}", format::moment(version.at))}</td>
            <td data-label=t!("budget-why")>{version.reason.clone()}</td>
            <td class="num" data-label="USD">{words::total(version.total)}</td>
        </tr>
    }
    .into_any()
}

/// The state that was read goes with it: what was changed since is not fixed unseen.
fn fix(page: &Page) -> AnyView {
    let next = page.budget.versions.last().map_or(1, |last| last.number + 1);
    view! {
        <details class="edit" open=!page.fix.is_empty()>
            <summary>{t!("budget-fix", version = words::version(next))}</summary>
            <form class="panel" method="post" action=FixBudget::url()>
                {ui::form::summary(&page.fix)}
                <input type="hidden" name="project" value=page.code.to_string() />
                <input type="hidden" name="stamp" value=page.budget.stamp.clone() />
                <p>{t!("budget-fix-says")}</p>
                <div class="fields">{reason(&page.fix, "fix", t!("budget-fix-hint"))}</div>
                <div class="form-actions">
                    <button class="btn primary" type="submit">{t!("budget-fix", version = words::version(next))}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

fn state(state: State) -> String {
    match state {
        State::Now => t!("budget-now"),
        State::Version(number) => words::version(number),
    }
}

fn differences(page: &Page, compared: &Compared) -> AnyView {
    let (from, to) = (state(compared.from), state(compared.to));
    let lines = compared.lines.iter().map(line).collect_view();
    let sections = compared.sections.iter().filter(|(_, before, after)| before.amounts + after.amounts > 0);
    let sections = sections.map(|(section, before, after)| {
        view! {
            <tr class="group">
                <th scope="row">{words::section(*section)}</th>
                <td class="num" data-label=from.clone()>{words::total(*before)}</td>
                <td class="num" data-label=to.clone()>{words::total(*after)}</td>
                <td class="num" data-label=t!("budget-difference")>{words::difference(difference(*before, *after))}</td>
            </tr>
        }
    });
    let sections = sections.collect_view();
    let (before, after) = compared.total;
    let title = t!("budget-differences", from = from.clone(), to = to.clone());
    view! {
        <section class="card flush" id="differences">
            <div class="card-head">
                <h2>{title.clone()}</h2>
                {choose(page, compared)}
            </div>
            <table class="data" aria-label=title>
                <thead>
                    <tr>
                        <th scope="col">{t!("budget-line")}</th>
                        <th scope="col" class="num">{from.clone()}</th>
                        <th scope="col" class="num">{to.clone()}</th>
                        <th scope="col" class="num">{t!("budget-difference")}</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
                <tbody>{sections}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{t!("budget-whole")}</th>
                        <td class="num" data-label=from.clone()>{words::total(before)}</td>
                        <td class="num" data-label=to.clone()>{words::total(after)}</td>
                        <td class="num" data-label=t!("budget-difference")>{words::difference(difference(before, after))}</td>
                    </tr>
                </tfoot>
            </table>
            <p class="foot-note">{t!("budget-same-lines", count = compared.same)}</p>
        </section>
    }
    .into_any()
}

/// Which two states are compared: an ordinary form, so that the address says it.
fn choose(page: &Page, compared: &Compared) -> AnyView {
    let select = |name: &'static str, label: String, chosen: State| {
        let versions = page.budget.versions.iter().map(|version| State::Version(version.number));
        let options = versions.chain([State::Now]).map(|one| {
            view! { <option value=one.to_string() selected=one == chosen>{state(one)}</option> }
        });
        let options = options.collect_view();
        view! { <label class="filter">{label} <select name=name>{options}</select></label> }
    };
    view! {
        <form class="filters" method="get" action=format!("{}#differences", href(page.code.as_str()))>
            {select("from", t!("budget-from"), compared.from)}
            {select("to", t!("budget-to"), compared.to)}
            <button class="btn outline" type="submit">{t!("budget-compare")}</button>
        </form>
    }
    .into_any()
}

/// A line with what it said before where that differs, and its numbers on both sides.
fn line(pair: &Difference) -> AnyView {
    let usd = |line: &Option<Line>| match line {
        None => t!("funding-nothing").into_any(),
        Some(line) => {
            let usd = line.usd.map_or_else(|| t!("money-no-rate"), format::usd_exact);
            let own = if line.rate.is_some() || line.usd.is_none() { words::money(line.amount) } else { String::new() };
            let of = [own, words::made_of(line)].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
            view! { {usd}<small class="under">{of.join(" = ")}</small> }.into_any()
        }
    };
    let shown = pair.after.as_ref().or(pair.before.as_ref());
    let name = shown.map(|line| format!("{} · {}", line.description, line.year)).unwrap_or_default();
    let (kind, word) = match (&pair.before, &pair.after) {
        (None, _) => ("good", t!("budget-added")),
        (_, None) => ("bad", t!("budget-taken-out")),
        _ => ("info", t!("budget-changed")),
    };
    view! {
        <tr>
            <th scope="row" class="name">
                {name} " " {ui::state::chip(kind, word)} {said_before(pair).map(|said| view! { <small>{said}</small> })}
            </th>
            <td class="num">{usd(&pair.before)}</td>
            <td class="num">{usd(&pair.after)}</td>
            <td class="num" data-label=t!("budget-difference")>{words::difference(pair.usd())}</td>
        </tr>
    }
    .into_any()
}

/// What the line said before, where it says something else now.
fn said_before(pair: &Difference) -> Option<String> {
    let (Some(before), Some(after)) = (&pair.before, &pair.after) else { return None };
    let says = |line: &Line| {
        let result = line.result.as_ref().map(words::result);
        let parts =
            [Some(line.description.clone()), Some(line.year.to_string()), Some(words::section(line.section)), result];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let (was, is) = (says(before), says(after));
    (was != is).then(|| t!("budget-said-before", was = was))
}
