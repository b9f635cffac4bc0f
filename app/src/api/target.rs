//! Targets of an indicator: for the whole, per period and per cell.

use std::collections::{BTreeMap, HashMap};

use backend::{
    error::{Error, Result},
    usecase::matrix::{ReviseTargets, TargetCell, revise_targets, target_cell},
};
use leptos::prelude::*;

use super::begin;
use crate::{flash, pages::project::targets, t};

/// What was typed, by cell. A name that is none of ours is the cell of nothing.
fn cells(typed: &HashMap<String, String>) -> Result<BTreeMap<TargetCell, String>> {
    typed.iter().map(|(name, text)| Ok((target_cell(name).ok_or(Error::NotFound)?, text.clone()))).collect()
}

#[server(ReviseIndicatorTargets, prefix = "/api", endpoint = "target_revise")]
pub async fn target_revise(
    #[server(default)] project: String,
    #[server(default)] indicator: String,
    #[server(default)] version: String,
    #[server(default)] cells: HashMap<String, String>,
) -> Result<(), ServerFnError> {
    let typed: Vec<_> = cells.clone().into_iter().chain([("version".to_owned(), version.clone())]).collect();
    let outcome = async {
        let (ctx, code) = begin(&project)?;
        let command = ReviseTargets {
            project: code,
            indicator: indicator.parse().map_err(|_| Error::NotFound)?,
            version: version.parse().unwrap_or_default(),
            cells: self::cells(&cells)?,
        };
        let count = revise_targets(&ctx, command).await?;
        Ok((targets::href(&project, &indicator), t!("targets-done", count = count)))
    };
    let outcome = outcome.await;
    flash::answer(&targets::form(&indicator), typed, &targets::href(&project, &indicator), outcome).await
}
