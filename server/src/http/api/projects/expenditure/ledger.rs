//! `POST /api/v1/projects/{code}/expenditure/ledger`

use std::collections::BTreeMap;

use axum::Json;
use backend::usecase::expenditure::{Ledger, Row, import};
use domain::{code::ProjectCode, id::BudgetLineId, policy::Action};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::super::super::{
    Answer,
    caller::Caller,
    problem::Unwritten,
    sent::{At, Sent},
    value::renamed,
};

/// Entries of a ledger.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LedgerSent {
    rows: Vec<LedgerRow>,
    /// Record the rows that are good, and leave out those that are refused; otherwise all or nothing
    #[serde(default)]
    good_only: bool,
}

/// An entry, known by its document and its line.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct LedgerRow {
    #[schema(example = "PV-2026-0412")]
    document: String,
    #[schema(example = "2026-10-05")]
    day: String,
    /// The id of a line of the budget
    line: i64,
    /// Below zero where money came back
    #[schema(example = "1200.00")]
    amount: String,
    /// Left out, that of the line
    #[serde(default)]
    currency: String,
    #[serde(default)]
    description: String,
}

/// What became of the rows.
#[derive(Serialize, ToSchema)]
pub(crate) struct LedgerRecorded {
    new: usize,
    changed: usize,
    /// There already, with the same amount, day and description
    unchanged: usize,
    /// Refused
    left: usize,
}

impl LedgerSent {
    /// The lines are named by their ids, which the ledger knows as texts of accounts.
    fn ledger(&self, project: ProjectCode) -> Ledger {
        let text = |line: i64| format!("line {line}");
        let row = |(place, sent): (usize, &LedgerRow)| Row {
            number: place,
            document: sent.document.clone(),
            day: sent.day.clone(),
            line: text(sent.line),
            amount: sent.amount.clone(),
            currency: sent.currency.clone(),
            description: sent.description.clone(),
        };
        let mapped: BTreeMap<_, _> = self.rows.iter().map(|sent| (text(sent.line), BudgetLineId(sent.line))).collect();
        Ledger { project, rows: self.rows.iter().enumerate().map(row).collect(), mapped }
    }
}

/// Records entries of a ledger; the same again changes nothing
///
/// An entry with another amount, day or description than the one that stands for its document and line supersedes it. An amount is
/// converted at the rate of its day.
#[utoipa::path(
    post, path = "/projects/{code}/expenditure/ledger", operation_id = "record_ledger", request_body = LedgerSent,
    params(("code" = String, Path, description = "The project's code")),
    responses((status = 200, description = "What became of the rows", body = LedgerRecorded), Unwritten)
)]
pub(crate) async fn record(caller: Caller, At(code): At<ProjectCode>, sent: Sent) -> Answer<LedgerRecorded> {
    caller.project(&code, Action::EnterExpenditure).await?;
    let sent: LedgerSent = sent.read()?;
    let named = |field: &str| match field.split_once('.') {
        Some((place, column)) => format!("rows[{place}].{column}"),
        None => field.to_owned(),
    };
    let done = import(&caller.ctx, &sent.ledger(code), !sent.good_only).await;
    let done = done.map_err(|error| renamed(error, named))?;
    Ok(Json(LedgerRecorded { new: done.new, changed: done.changed, unchanged: done.unchanged, left: done.left }))
}
