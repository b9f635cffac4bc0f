//! What was spent: figures typed for a month; a ledger taken in, its columns and accounts named, recorded.

use std::collections::{BTreeMap, HashMap};

use backend::{
    error::{Error, Result},
    usecase::expenditure::{Enter, Typed, enter},
};
use domain::id::BudgetLineId;
use leptos::prelude::*;

use super::begin;
use crate::{
    flash,
    ledger::{self, FORM as LEDGER, Said},
    pages::project::budget::{
        ledger::{columns_form, href as ledger_href},
        spent::{MONTH_FORM, href, month_href},
    },
    request, t,
};

/// What was typed, line by line: `l12.amount`, and `l12.entry` for what was read.
fn lines(typed: &HashMap<String, String>) -> Result<Vec<Typed>> {
    let mut by_line: BTreeMap<i64, HashMap<&str, &str>> = BTreeMap::new();
    for (name, text) in typed {
        let (key, column) = name.split_once('.').ok_or(Error::NotFound)?;
        let line = key.strip_prefix('l').and_then(|line| line.parse().ok()).ok_or(Error::NotFound)?;
        by_line.entry(line).or_default().insert(column, text);
    }
    let line = |(line, cells): (i64, HashMap<&str, &str>)| Typed {
        key: format!("l{line}"),
        line: BudgetLineId(line),
        text: cells.get("amount").copied().unwrap_or_default().to_owned(),
        entry: cells.get("entry").and_then(|entry| entry.parse().ok()),
    };
    Ok(by_line.into_iter().map(line).collect())
}

#[server(EnterExpenditure, prefix = "/api", endpoint = "expenditure_enter")]
pub async fn expenditure_enter(
    #[server(default)] project: String,
    #[server(default)] month: String,
    #[server(default)] lines: HashMap<String, String>,
) -> Result<(), ServerFnError> {
    let typed = lines.clone();
    let outcome = async {
        let (ctx, code) = begin(&project)?;
        // Who may not do it is told so before anything is said of what was sent.
        ctx.project(&code, domain::policy::Action::EnterExpenditure).await?;
        let of = month.parse().map_err(|_| Error::invalid("month", "spent-month"))?;
        let done = enter(&ctx, Enter { project: code, month: of, lines: self::lines(&lines)? }).await?;
        let count = done.added + done.changed + done.removed;
        let message =
            t!("spent-saved", count = count, added = done.added, changed = done.changed, removed = done.removed);
        Ok((href(&project), message))
    };
    let outcome = outcome.await;
    flash::answer(MONTH_FORM, typed, &month_href(&project, &month), outcome).await
}

#[server(LedgerTake, prefix = "/api", endpoint = "ledger_take")]
pub async fn ledger_take(
    #[server(default)] project: String,
    #[server(default)] text: String,
) -> Result<(), ServerFnError> {
    let outcome = async {
        let (_, code) = begin(&project)?;
        ledger::take(&request::visit(), &code, &text).await?;
        Ok((ledger_href(&project), String::new()))
    };
    let outcome = outcome.await;
    let back = format!("{}?again=yes", ledger_href(&project));
    flash::answer(LEDGER, [("text".to_owned(), text)], &back, outcome).await
}

/// `columns[c0]` says what the first column holds; `lines[t0]` which line the text `texts[t0]` means.
#[server(LedgerSay, prefix = "/api", endpoint = "ledger_say")]
pub async fn ledger_say(
    #[server(default)] project: String,
    #[server(default)] columns: HashMap<String, String>,
    #[server(default)] headings: String,
    #[server(default)] texts: HashMap<String, String>,
    #[server(default)] lines: HashMap<String, String>,
) -> Result<(), ServerFnError> {
    let typed: Vec<_> = columns.iter().map(|(at, column)| (format!("columns[{at}]"), column.clone())).collect();
    let outcome = async {
        let (_, code) = begin(&project)?;
        let said = (0..columns.len()).map(|at| columns.get(&format!("c{at}")).and_then(|column| column.parse().ok()));
        let meant = |(key, text): (&String, &String)| (text.clone(), lines.get(key).and_then(|line| line.parse().ok()));
        let said =
            Said { columns: said.collect(), headings: !headings.is_empty(), mapped: texts.iter().map(meant).collect() };
        ledger::say(&request::visit(), &code, said).await?;
        Ok((format!("{}#preview", ledger_href(&project)), String::new()))
    };
    let outcome = outcome.await;
    flash::answer(&columns_form(), typed, &ledger_href(&project), outcome).await
}

/// With `then` "all" everything is recorded or nothing, with "good" what is good; with "leave" the ledger is forgotten.
#[server(LedgerApply, prefix = "/api", endpoint = "ledger_apply")]
pub async fn ledger_apply(
    #[server(default)] project: String,
    #[server(default)] then: String,
) -> Result<(), ServerFnError> {
    let outcome = async {
        let visit = request::visit();
        let (ctx, code) = begin(&project)?;
        ctx.project(&code, domain::policy::Action::EnterExpenditure).await?;
        if then == "leave" {
            ledger::discard(&visit, &code).await?;
            return Ok((ledger_href(&project), t!("ledger-left")));
        }
        let done = ledger::apply(&visit, &code, then != "good").await?;
        let message =
            t!("ledger-done", new = done.new, changed = done.changed, unchanged = done.unchanged, left = done.left);
        Ok((href(&project), message))
    };
    let outcome = outcome.await;
    flash::answer(LEDGER, [], &format!("{}#preview", ledger_href(&project)), outcome).await
}
