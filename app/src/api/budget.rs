//! The budget of a project: saving its lines, tying them to appeals, converting what had no rate, fixing a version.

use std::collections::{BTreeMap, HashMap};

use backend::{
    error::{Error, Result},
    usecase::budget::{self, Allocate, Fix, ReviseRule, Save, TypedLine},
};
use domain::budget::{Column, Typed};
use leptos::prelude::*;

use super::{begin, typed};
use crate::{
    flash,
    pages::budget_rule::{self, rule_form},
    pages::project::budget::{
        CONVERT_FORM, FIX_FORM, FORM, allocate_form, allocations_href, cell_href, edit_href, href,
    },
    request, t,
};

/// What was typed, line by line. `l12` is a line that is there, `n3` a new one; a name that is none of ours is the line of nothing.
fn lines(typed: &HashMap<String, String>) -> Result<Vec<TypedLine>> {
    let mut by_key: BTreeMap<(char, i64), HashMap<&str, &str>> = BTreeMap::new();
    for (name, text) in typed {
        let (key, column) = name.split_once('.').ok_or(Error::NotFound)?;
        let number = key.get(1..).and_then(|number| number.parse().ok()).ok_or(Error::NotFound)?;
        let kind = key.chars().next().filter(|kind| matches!(kind, 'l' | 'n')).ok_or(Error::NotFound)?;
        by_key.entry((kind, number)).or_default().insert(column, text);
    }
    let line = |((kind, number), cells): ((char, i64), HashMap<&str, &str>)| {
        let text = |column: &str| cells.get(column).copied().unwrap_or_default().to_owned();
        let of = |column: Column| text(column.as_str());
        TypedLine {
            key: format!("{kind}{number}"),
            line: (kind == 'l').then_some(domain::id::BudgetLineId(number)),
            version: text("version").parse().unwrap_or_default(),
            typed: Typed {
                section: of(Column::Section),
                has_result: !of(Column::Result).trim().is_empty(),
                year: of(Column::Year),
                description: of(Column::Description),
                unit: of(Column::Unit),
                quantity: of(Column::Quantity),
                currency: of(Column::Currency),
                unit_cost: of(Column::UnitCost),
                duration: of(Column::Duration),
            },
            result: of(Column::Result),
            evaluation: cells.contains_key(Column::Evaluation.as_str()),
            retire: cells.contains_key("retire"),
        }
    };
    Ok(by_key.into_iter().map(line).collect())
}

#[server(SaveBudget, prefix = "/api", endpoint = "budget_save")]
pub async fn budget_save(
    #[server(default)] project: String,
    #[server(default)] lines: HashMap<String, String>,
) -> Result<(), ServerFnError> {
    let typed = lines.clone();
    let outcome = async {
        let (ctx, code) = begin(&project)?;
        let saved = budget::save(&ctx, Save { project: code, lines: self::lines(&lines)? }).await?;
        let count = saved.added + saved.changed + saved.retired;
        let message =
            t!("budget-saved", count = count, added = saved.added, changed = saved.changed, retired = saved.retired);
        Ok((href(&project), message))
    };
    let outcome = outcome.await;
    flash::answer(FORM, typed, &edit_href(&project), outcome).await
}

/// `amounts` by field, "principle-1".
#[server(AllocateBudget, prefix = "/api", endpoint = "budget_allocate")]
pub async fn budget_allocate(
    #[server(default)] project: String,
    #[server(default)] line: String,
    #[server(default)] version: String,
    #[server(default)] year: String,
    #[server(default)] row: String,
    #[server(default)] amounts: HashMap<String, String>,
) -> Result<(), ServerFnError> {
    let kept: Vec<_> = amounts.clone().into_iter().chain(typed([("version", &version)])).collect();
    let outcome = async {
        let (ctx, code) = begin(&project)?;
        let command = Allocate {
            project: code,
            line: line.parse().map_err(|_| Error::NotFound)?,
            version: version.parse().unwrap_or_default(),
            year: year.parse().map_err(|_| Error::NotFound)?,
            row: row.parse().map_err(|_| Error::NotFound)?,
            amounts,
        };
        let count = budget::allocate(&ctx, command).await?;
        let then = format!("{}#line-{}", allocations_href(&project), line.trim());
        Ok((then, t!("allocation-saved", count = count)))
    };
    let outcome = outcome.await;
    flash::answer(&allocate_form(&line, &row), kept, &cell_href(&project, &line, &row), outcome).await
}

#[server(ConvertBudget, prefix = "/api", endpoint = "budget_convert")]
pub async fn budget_convert(#[server(default)] project: String) -> Result<(), ServerFnError> {
    let outcome = async {
        let (ctx, code) = begin(&project)?;
        let count = budget::convert(&ctx, &code).await?;
        Ok((href(&project), t!("budget-converted", count = count)))
    };
    let outcome = outcome.await;
    flash::answer(CONVERT_FORM, [], &href(&project), outcome).await
}

#[server(FixBudget, prefix = "/api", endpoint = "budget_fix")]
pub async fn budget_fix(
    #[server(default)] project: String,
    #[server(default)] stamp: String,
    #[server(default)] reason: String,
) -> Result<(), ServerFnError> {
    let typed = typed([("reason", &reason)]);
    let outcome = async {
        let (ctx, code) = begin(&project)?;
        let number = budget::fix(&ctx, Fix { project: code, stamp, reason }).await?;
        let version =
            if number == 1 { t!("budget-original-version") } else { t!("budget-revision", number = number - 1) };
        Ok((format!("{}#versions", href(&project)), t!("budget-fixed-done", version = version)))
    };
    let outcome = outcome.await;
    flash::answer(FIX_FORM, typed, &format!("{}#versions", href(&project)), outcome).await
}

#[server(ReviseBudgetRule, prefix = "/api", endpoint = "budget_revise_rule")]
pub async fn budget_revise_rule(
    #[server(default)] rule: String,
    #[server(default)] version: String,
    #[server(default)] share: String,
    #[server(default)] severity: String,
    #[server(default)] active: String,
) -> Result<(), ServerFnError> {
    let kept = typed([("version", &version), ("share", &share), ("severity", &severity), ("active", &active)]);
    let form = rule_form(&rule);
    let outcome = async {
        let version = version.parse().unwrap_or_default();
        let command = ReviseRule { code: rule, version, share, severity, is_active: !active.is_empty() };
        let changed = budget::revise_rule(&request::ctx(), command).await?;
        Ok((budget_rule::PAGE.to_owned(), if changed { t!("rules-saved") } else { t!("rules-same") }))
    };
    let outcome = outcome.await;
    flash::answer(&form, kept, budget_rule::PAGE, outcome).await
}
