//! What each column holds, and which line each account means: guesses, for the person to correct.

use std::collections::BTreeSet;

use backend::usecase::expenditure::Fate;
use domain::ledger::Column;
use leptos::{prelude::*, server_fn::ServerFn};

use super::{Page, href};
use crate::{
    api::expenditure::LedgerSay,
    flash::Flash,
    ledger::Kept,
    pages::project::{
        budget::spent::words::line,
        logframe::columns::{letters, short},
    },
    t,
    ui::form,
    words,
};

/// Texts of a column that are shown, so that one can tell what it holds.
const SAMPLES: usize = 3;
/// Accounts that are asked for at once.
const ACCOUNTS: usize = 60;

pub(super) fn card(page: &Page, kept: &Kept) -> AnyView {
    let rows = (0..kept.columns.len()).map(|at| row(&page.columns, kept, at)).collect_view();
    // The first thing to do is the one below, once there is something to record.
    let settled = page.looked.iter().any(backend::usecase::expenditure::Looked::is_good);
    let kind = if settled { "btn" } else { "btn primary" };
    let name = if kept.name.is_empty() { t!("ledger-pasted") } else { kept.name.clone() };
    let missing = kept.missing();
    let missing = (!missing.is_empty()).then(|| {
        let names: Vec<String> = missing.iter().map(|column| t!(&format!("ledger-holds-{column}"))).collect();
        view! { <p class="notice warn">{t!("ledger-missing-columns", columns = names.join(", "))}</p> }
    });
    view! {
        <form class="card" method="post" action=LedgerSay::url() aria-labelledby="columns">
            <h2 id="columns">{t!("ledger-columns", name = name)}</h2>
            <p>{t!("ledger-columns-lead")}</p>
            {form::summary(&page.columns)}
            {missing}
            <input type="hidden" name="project" value=page.code.to_string() />
            <table class="data">
                <thead>
                    <tr>
                        <th scope="col">{t!("logframe-head-column")}</th>
                        <th scope="col">{t!("logframe-head-samples")}</th>
                        <th scope="col">{t!("logframe-head-holds")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <label class="choice">
                <input type="checkbox" name="headings" value="yes" checked=kept.headings />
                <span>{t!("logframe-headings")}</span>
            </label>
            {accounts(page, kept)}
            <div class="form-actions">
                <button class=kind type="submit">{t!("ledger-say")}</button>
                <a class="btn" href=format!("{}?again=yes", href(page.code.as_str()))>{t!("ledger-again")}</a>
            </div>
        </form>
    }
    .into_any()
}

fn row(flash: &Flash, kept: &Kept, at: usize) -> AnyView {
    let cell = |row: &Vec<String>| row.get(at).cloned().unwrap_or_default();
    let heading = kept.table.first().filter(|_| kept.headings).map(cell).filter(|heading| !heading.is_empty());
    let named = heading.unwrap_or_else(|| t!("logframe-column", letters = letters(at)));
    let below = kept.table.iter().skip(usize::from(kept.headings)).map(cell).filter(|text| !text.is_empty());
    let samples = below.take(SAMPLES).map(|text| short(&text)).collect::<Vec<_>>().join(" · ");
    let samples = if samples.is_empty() { t!("progress-none") } else { samples };
    let name = format!("columns[c{at}]");
    let holds = flash.typed(&name).map_or_else(|| kept.columns[at].to_string(), str::to_owned);
    let options = Column::ALL.iter().map(|column| {
        let selected = column.as_str() == holds;
        view! { <option value=column.as_str() selected=selected>{t!(&format!("ledger-holds-{column}"))}</option> }
    });
    let options = options.collect_view();
    let wrong = flash.problem(&name).map(words::problem);
    let id = format!("column-{at}");
    view! {
        <tr>
            <th scope="row" class="name"><label for=id.clone()>{named}</label></th>
            <td data-label=t!("logframe-head-samples")>{samples}</td>
            <td data-label=t!("logframe-head-holds")>
                <div class="field">
                    <select
                        id=id.clone()
                        name=name
                        aria-invalid=wrong.is_some().then_some("true")
                        aria-describedby=wrong.is_some().then(|| format!("{id}-error"))
                    >
                        {options}
                    </select>
                    {wrong.map(|wrong| view! { <p class="error" id=format!("{id}-error")>{wrong}</p> })}
                </div>
            </td>
        </tr>
    }
    .into_any()
}

/// Texts that name no line of the budget, and those of which a person has said what they mean.
fn accounts(page: &Page, kept: &Kept) -> Option<AnyView> {
    let is_unknown = |fate: &Fate| matches!(fate, Fate::Refused(problems) if problems.iter().any(|problem| problem.code == "ledger-no-line"));
    let unknown = page.looked.iter().filter(|one| is_unknown(&one.fate)).map(|one| one.row.line.trim().to_owned());
    let used = page.looked.iter().map(|one| one.row.line.trim().to_owned());
    let used = used.filter(|text| kept.mapped.contains_key(text));
    let texts: BTreeSet<String> = unknown.chain(used).collect();
    if texts.is_empty() {
        return None;
    }
    let rows = texts.into_iter().take(ACCOUNTS).enumerate().map(|(at, text)| {
        let id = format!("account-{at}");
        let chosen = kept.mapped.get(&text).copied();
        let options = page.lines.iter().filter(|line| line.number.is_some()).map(|of| {
            let selected = chosen == Some(of.id.0);
            view! { <option value=of.id.to_string() selected=selected>{line(of)}</option> }
        });
        let options = options.collect_view();
        view! {
            <tr>
                <th scope="row" class="name"><label for=id.clone()>{text.clone()}</label></th>
                <td data-label=t!("ledger-means")>
                    <input type="hidden" name=format!("texts[t{at}]") value=text />
                    <div class="field">
                        <select id=id name=format!("lines[t{at}]")>
                            <option value="">{t!("ledger-means-none")}</option>
                            {options}
                        </select>
                    </div>
                </td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    Some(
        view! {
            <h3>{t!("ledger-accounts")}</h3>
            <p>{t!("ledger-accounts-lead")}</p>
            <table class="data" aria-label=t!("ledger-accounts")>
                <thead>
                    <tr>
                        <th scope="col">{t!("ledger-account")}</th>
                        <th scope="col">{t!("ledger-means")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any(),
    )
}
