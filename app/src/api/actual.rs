//! Reported values: saving and submitting the grid of a period, approving, sending back, reopening.

use std::collections::{BTreeMap, HashMap};

use backend::{
    ctx::Ctx,
    error::{Error, Result},
    usecase::actual::{self, Across, Approve, Reopen, Save, SendBack, Submit, TypedRow},
};
use domain::{
    code::ProjectCode,
    grid::Column,
    id::{ActualId, IndicatorId, PeriodId},
};
use leptos::prelude::*;

use crate::{
    flash,
    pages::project::progress::{across::href as across_href, href},
    t,
};

/// Who is signed in, the project and the period that the form names.
fn begin(project: &str, period: &str) -> Result<(Ctx, ProjectCode, PeriodId)> {
    let (ctx, project) = super::begin(project)?;
    Ok((ctx, project, period.parse().map_err(|_| Error::NotFound)?))
}

/// The fields of the grid, `cells[i12.total]`, by the names that problems have: `12.total`. The letter is there because a
/// name in brackets that begins with a digit is taken for a place in a list.
fn plain(cells: HashMap<String, String>) -> HashMap<String, String> {
    cells.into_iter().map(|(name, text)| (name.strip_prefix('i').map(str::to_owned).unwrap_or(name), text)).collect()
}

type Fields = HashMap<String, String>;

/// The cells and the ticks of a grid by their plain names, and both as they are kept for the form that comes back.
fn sent(cells: Fields, chosen: Fields) -> (Fields, Fields, Vec<(String, String)>) {
    let (cells, chosen) = (plain(cells), plain(chosen));
    let ticked = chosen.keys().map(|row| (format!("chosen.{row}"), "on".to_owned()));
    let typed = cells.clone().into_iter().chain(ticked).collect();
    (cells, chosen, typed)
}

/// `12.total`, `12.version` and so on, by row in the order of the indicators.
fn rows(cells: HashMap<String, String>) -> Result<Vec<TypedRow>> {
    let mut rows = BTreeMap::new();
    for (name, text) in cells {
        let (indicator, cell) = name.split_once('.').ok_or(Error::NotFound)?;
        let indicator = indicator.parse().map_err(|_| Error::NotFound)?;
        let row = rows.entry(indicator).or_insert_with(|| TypedRow::new(indicator));
        match cell {
            "version" => row.version = text,
            "told" => row.told = Some(text),
            "narrative" => row.narrative = Some(text),
            cell => match cell.parse().map_err(|_| Error::NotFound)? {
                Column::Total => row.total = Some(text),
                Column::Cell(cell) => {
                    row.cells.insert(cell, text);
                }
            },
        }
    }
    Ok(rows.into_values().collect())
}

/// The rows of `chosen[i12]=on`, their letter gone.
fn indicators(chosen: &HashMap<String, String>) -> Result<Vec<IndicatorId>> {
    chosen.keys().map(|id| id.parse().map_err(|_| Error::NotFound)).collect()
}

/// The ids of `chosen[v34]=on`.
fn ids(chosen: &HashMap<String, String>) -> Result<Vec<ActualId>> {
    let id = |name: &String| name.strip_prefix('v').and_then(|id| id.parse().ok()).ok_or(Error::NotFound);
    chosen.keys().map(id).collect()
}

/// Ticks as they are kept for the form that comes back.
fn ticks(chosen: &HashMap<String, String>) -> impl Iterator<Item = (String, String)> + use<> {
    let field = |name: &String| format!("chosen.{}", name.strip_prefix('v').unwrap_or(name));
    chosen.keys().map(|name| (field(name), "on".to_owned())).collect::<Vec<_>>().into_iter()
}

/// `then` is "submit" to hand the drafts in as well, "submit-chosen" to hand in those in `chosen`; anything else only saves.
#[server(SaveActuals, prefix = "/api", endpoint = "actual_save")]
pub async fn actual_save(
    #[server(default)] project: String,
    #[server(default)] period: String,
    #[server(default)] cells: HashMap<String, String>,
    #[server(default)] chosen: HashMap<String, String>,
    #[server(default)] then: String,
) -> Result<(), ServerFnError> {
    let (cells, chosen, typed) = sent(cells, chosen);
    let outcome = async {
        let (ctx, project, period) = begin(&project, &period)?;
        let rows = rows(cells)?;
        if then == "submit" || then == "submit-chosen" {
            let chosen = (then == "submit-chosen").then(|| indicators(&chosen)).transpose()?;
            let done = actual::submit(&ctx, Submit { project, period, rows, chosen }).await?;
            return Ok(t!("progress-done-submitted", count = done.submitted, missing = done.missing));
        }
        let count = actual::save(&ctx, Save { project, period, rows }).await?;
        Ok(t!("progress-done-saved", count = count))
    };
    let back = href(&project, &period);
    let outcome = outcome.await.map(|said| (back.clone(), said));
    flash::answer(&format!("progress:{period}"), typed, &back, outcome).await
}

/// One indicator in several periods: `cells[i34.total]` is its total in period 34. `then` is "submit-chosen" to hand in the
/// periods in `chosen`; anything else only saves.
#[server(SaveAcross, prefix = "/api", endpoint = "actual_save_across")]
pub async fn actual_save_across(
    #[server(default)] project: String,
    #[server(default)] indicator: String,
    #[server(default)] cells: HashMap<String, String>,
    #[server(default)] chosen: HashMap<String, String>,
    #[server(default)] then: String,
) -> Result<(), ServerFnError> {
    let (cells, chosen, typed) = sent(cells, chosen);
    let outcome = async {
        let (ctx, project) = super::begin(&project)?;
        let indicator: IndicatorId = indicator.parse().map_err(|_| Error::NotFound)?;
        // The rows are of this one indicator; what names them here is their period.
        let period = |row: TypedRow| (PeriodId(row.indicator.0), TypedRow { indicator, ..row });
        let rows = rows(cells)?.into_iter().map(period).collect();
        let periods = || indicators(&chosen).map(|ids| ids.into_iter().map(|id| PeriodId(id.0)).collect::<Vec<_>>());
        let chosen = (then == "submit-chosen").then(periods).transpose()?;
        let done = actual::across(&ctx, Across { project, indicator, rows, chosen }).await?;
        Ok(match done.submitted {
            0 => t!("progress-done-saved", count = done.written),
            some => t!("across-done-submitted", count = some),
        })
    };
    let back = across_href(&project, &indicator);
    let outcome = outcome.await.map(|said| (back.clone(), said));
    flash::answer(&format!("across:{indicator}"), typed, &back, outcome).await
}

/// With `all` every value in `shown` is approved, or with "plain" those in `plain`, which had no warning; else those in
/// `chosen`.
#[server(ApproveActuals, prefix = "/api", endpoint = "actual_approve")]
pub async fn actual_approve(
    #[server(default)] project: String,
    #[server(default)] period: String,
    #[server(default)] chosen: HashMap<String, String>,
    #[server(default)] shown: HashMap<String, String>,
    #[server(default)] plain: HashMap<String, String>,
    #[server(default)] all: String,
    #[server(default)] note: String,
) -> Result<(), ServerFnError> {
    let typed = ticks(&chosen).chain([("note".to_owned(), note)]);
    let outcome = async {
        let (ctx, project, period) = begin(&project, &period)?;
        let chosen = ids(match all.as_str() {
            "" => &chosen,
            "plain" => &plain,
            _ => &shown,
        })?;
        let count = actual::approve(&ctx, Approve { project, period, chosen }).await?;
        Ok(t!("progress-done-approved", count = count))
    };
    let back = href(&project, &period);
    let outcome = outcome.await.map(|said| (back.clone(), said));
    flash::answer(&format!("review:{period}"), typed, &format!("{back}#review"), outcome).await
}

#[server(SendBackActuals, prefix = "/api", endpoint = "actual_send_back")]
pub async fn actual_send_back(
    #[server(default)] project: String,
    #[server(default)] period: String,
    #[server(default)] chosen: HashMap<String, String>,
    #[server(default)] note: String,
) -> Result<(), ServerFnError> {
    let typed = ticks(&chosen).chain([("note".to_owned(), note.clone())]);
    let outcome = async {
        let (ctx, project, period) = begin(&project, &period)?;
        let command = SendBack { project, period, chosen: ids(&chosen)?, note };
        let count = actual::send_back(&ctx, command).await?;
        Ok(t!("progress-done-returned", count = count))
    };
    let back = href(&project, &period);
    let outcome = outcome.await.map(|said| (back.clone(), said));
    flash::answer(&format!("review:{period}"), typed, &format!("{back}#review"), outcome).await
}

#[server(ReopenActual, prefix = "/api", endpoint = "actual_reopen")]
pub async fn actual_reopen(
    #[server(default)] project: String,
    #[server(default)] period: String,
    #[server(default)] actual: String,
    #[server(default)] reason: String,
) -> Result<(), ServerFnError> {
    let typed = [("actual".to_owned(), actual.clone()), ("note".to_owned(), reason.clone())];
    let outcome = async {
        let (ctx, project, period) = begin(&project, &period)?;
        // Nothing chosen is the id of no value.
        let actual = ActualId(actual.parse().unwrap_or_default());
        actual::reopen(&ctx, Reopen { project, period, actual, reason }).await?;
        Ok(t!("progress-done-reopened"))
    };
    let back = href(&project, &period);
    let outcome = outcome.await.map(|said| (back.clone(), said));
    flash::answer(&format!("reopen:{period}"), typed, &format!("{back}#reopen"), outcome).await
}
