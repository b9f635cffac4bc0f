//! What each column holds, and which line each account means: guesses, for the person to correct.

use std::collections::BTreeSet;

use backend::usecase::expenditure::Fate;
use domain::ledger::Column;
use leptos::{prelude::*, server_fn::ServerFn};

use super::{Page, href};
use crate::{
    api::expenditure::LedgerSay,
    ledger::Kept,
    pages::project::budget::spent::words::line,
    t,
    ui::{
        columns::{Brought, columns},
        form,
    },
};

/// Accounts that are asked for at once.
const ACCOUNTS: usize = 60;

pub(super) fn card(page: &Page, kept: &Kept) -> AnyView {
    let holds: Vec<_> = Column::ALL.iter().map(|of| (*of, t!(&format!("ledger-holds-{of}")))).collect();
    let brought = Brought { table: &kept.table, headings: kept.headings, columns: &kept.columns };
    let columns = columns(&page.columns, &brought, &holds);
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
            {columns}
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
