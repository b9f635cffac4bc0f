//! The form of one month: what was spent on each line in it, beside what is budgeted, what was spent before, and what the ledger has of the
//! month already.

use backend::{
    error::Problem,
    query::expenditure::{MonthLine, MonthOf},
};
use domain::{budget::Section, code::ProjectCode, spending::CLOSING_MONTHS};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{href, month_href, words};
use crate::{
    api::expenditure::EnterExpenditure,
    flash::Flash,
    pages::project::{
        budget::words::{money, result, section},
        matrix::form::notice,
    },
    t,
    words::problem,
};

pub(super) fn draw(code: &ProjectCode, of: &MonthOf, flash: &Flash) -> AnyView {
    let code = code.as_str();
    let body = match of.closed {
        _ if of.lines.is_empty() => view! { <div class="card empty"><p>{t!("spent-no-budget")}</p></div> }.into_any(),
        Some(closed) => {
            let said = problem(&Problem::new("month", closed.code()).with("typed", words::month(of.month)));
            view! { <p class="notice info">{said}</p> }.into_any()
        }
        None => form(code, of, flash),
    };
    view! {
        <div class="section-head">
            <h2>{t!("spent-enter-title", month = words::month(of.month))}</h2>
            <div class="actions"><a class="btn" href=href(code)>{t!("spent-back")}</a></div>
        </div>
        <p class="lead">{t!("spent-enter-lead", months = CLOSING_MONTHS)}</p>
        {choose(code, of)}
        {body}
    }
    .into_any()
}

/// The month before and after, and all of them.
fn choose(code: &str, of: &MonthOf) -> AnyView {
    let months: Vec<_> = of.window.months().collect();
    let beside = |month: domain::spending::Month, word: String| {
        months.contains(&month).then(|| view! { <a class="btn" href=month_href(code, &month.to_string())>{word}</a> })
    };
    let options = months.iter().rev().map(|month| {
        let selected = *month == of.month;
        view! { <option value=month.to_string() selected=selected>{words::month(*month)}</option> }
    });
    let options = options.collect_view();
    view! {
        <form class="filters" method="get" action=href(code)>
            <label class="filter">
                {t!("spent-month")}
                <select name="month">{options}</select>
            </label>
            <button class="btn outline" type="submit">{t!("spent-show")}</button>
            {beside(of.month.before(), t!("spent-month-before"))}
            {beside(of.month.next(), t!("spent-month-after"))}
        </form>
    }
    .into_any()
}

fn form(code: &str, of: &MonthOf, flash: &Flash) -> AnyView {
    let groups = Section::ALL.iter().map(|section| group(of, *section, flash)).collect_view();
    let closed = flash.problem("month").map(|wrong| view! { <p class="notice bad">{problem(wrong)}</p> });
    view! {
        {notice(flash)}
        {closed}
        <form class="stack" id="month-form" method="post" action=EnterExpenditure::url() autocomplete="off">
            <input type="hidden" name="project" value=code.to_owned() />
            <input type="hidden" name="month" value=of.month.to_string() />
            <section class="card flush">
                <table class="data wide typed" aria-label=t!("spent-enter-title", month = words::month(of.month))>
                    <thead>
                        <tr>
                            <th scope="col">{t!("budget-line")}</th>
                            <th scope="col" class="num">{t!("spent-budget")}</th>
                            <th scope="col" class="num">{t!("spent-before")}</th>
                            <th scope="col" class="num">{t!("spent-ledger")}</th>
                            <th scope="col" class="num">{t!("spent-typed")}</th>
                        </tr>
                    </thead>
                    {groups}
                </table>
            </section>
            <div class="form-actions">
                <button class="btn primary" type="submit">{t!("spent-save", month = words::month(of.month))}</button>
                <a class="btn" href=href(code)>{t!("matrix-cancel")}</a>
            </div>
        </form>
    }
    .into_any()
}

fn group(of: &MonthOf, part: Section, flash: &Flash) -> Option<AnyView> {
    let mut lines = of.lines.iter().filter(|line| line.section == part).peekable();
    lines.peek()?;
    let rows = lines.map(|line| row(line, flash)).collect_view();
    Some(
        view! {
            <tbody>
                <tr class="group"><th colspan="5" scope="rowgroup">{section(part)}</th></tr>
                {rows}
            </tbody>
        }
        .into_any(),
    )
}

fn row(line: &MonthLine, flash: &Flash) -> AnyView {
    let key = format!("l{}", line.id);
    let (amount, entry) = (format!("{key}.amount"), format!("{key}.entry"));
    let typed = line.typed.as_ref();
    let saved = typed.map(|typed| typed.amount.to_string()).unwrap_or_default();
    let value = flash.typed(&amount).unwrap_or(&saved).to_owned();
    // After a conflict the entry of which the person was told, so that saving again is a decision.
    let told = flash.problem(&entry).and_then(|problem| problem.args.get("entry").cloned());
    let sent = flash.typed(&entry).map(str::to_owned);
    let read = told.or(sent).unwrap_or_else(|| typed.map(|typed| typed.entry.to_string()).unwrap_or_default());
    let currency = typed.map_or(line.budget.currency, |typed| typed.amount.currency);
    let wrong: Vec<String> =
        flash.problems().iter().filter(|one| one.field == key || one.field == entry).map(problem).collect();
    let is_wrong = !wrong.is_empty();
    let why = is_wrong.then(|| {
        view! { <div class="field"><p class="error" id=format!("why-{key}")>{wrong.join(" ")}</p></div> }
    });
    let under = line.result.as_ref().map(result);
    let under: Vec<String> = under.into_iter().chain([line.year.to_string()]).collect();
    let name = format!("{} {}", line.number, line.description);
    view! {
        <tr class="sub">
            <th scope="row" class="name">{name.clone()}<small>{under.join(" · ")}</small></th>
            <td class="num" data-label=t!("spent-budget")>{money(line.budget)}</td>
            <td class="num" data-label=t!("spent-before")>{words::several(&line.before)}</td>
            <td class="num" data-label=t!("spent-ledger")>{words::several(&line.ledger)}</td>
            <td class="num" data-label=t!("spent-typed")>
                <div class="field amount">
                    <span class="of">{currency.to_string()}</span>
                    <input type="hidden" name=format!("lines[{entry}]") value=read />
                    <input
                        id=format!("c{key}")
                        name=format!("lines[{amount}]")
                        inputmode="decimal"
                        value=value
                        aria-label=t!("spent-cell", line = name, currency = currency.to_string())
                        aria-invalid=is_wrong.then_some("true")
                        aria-describedby=is_wrong.then(|| format!("why-{key}"))
                    />
                </div>
                {why}
            </td>
        </tr>
    }
    .into_any()
}
