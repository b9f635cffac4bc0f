//! What projects have budgeted for the cells of an appeal, and what of their spending falls on them: remembered ([`crate::sums`]), and
//! added up from the rows for past moments, of which nothing is.

use std::collections::BTreeMap;

use domain::{
    allocation::portion,
    funding::counts,
    id::{AppealId, AppealRowId},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{
    entity::project_cells::Model,
    error::{Error, Result},
    query::{all, packed, scope},
    reads::Reads,
};

#[derive(FromQueryResult)]
struct AllocationRow {
    project_id: i64,
    line_id: i64,
    row_id: i64,
    area: String,
    allocated_usd: i64,
    line_usd: i64,
    spent_usd: i64,
}

/// From the allocations of projects `condition` (over `l.project_id`), by project and cell. Money spent on a line falls on its
/// allocations in proportion to what the line costs, or to what is allocated where that is more.
pub(crate) async fn computed(conn: &impl ConnectionTrait, condition: &str) -> Result<Vec<Model>> {
    let rows: Vec<AllocationRow> = all(
        conn,
        &format!(
            "SELECT l.project_id, l.id AS line_id, al.appeal_row_id AS row_id, al.area, al.allocated_usd,
                    COALESCE(m.amount_usd, 0) AS line_usd,
                    CAST(COALESCE((SELECT SUM(e.amount_usd) FROM expenditures e
                                   WHERE e.line_id = COALESCE(l.first_id, l.id) AND e.superseded_at IS NULL), 0) AS BIGINT) AS spent_usd
             FROM allocations al
             JOIN budget_lines l ON l.id = al.line_id AND l.retired_at IS NULL
             LEFT JOIN budget_amounts m ON m.line_id = l.id AND m.superseded_at IS NULL
             WHERE al.superseded_at IS NULL AND {condition}"
        ),
        [],
    )
    .await?;
    let too_large = || Error::internal("allocations leave an i64");
    let mut tied: BTreeMap<i64, i64> = BTreeMap::new();
    for row in &rows {
        let sum = tied.entry(row.line_id).or_default();
        *sum = sum.checked_add(row.allocated_usd).ok_or_else(too_large)?;
    }
    let mut cells: BTreeMap<(i64, i64, String), (i64, i64)> = BTreeMap::new();
    for row in rows {
        let whole = row.line_usd.max(tied.get(&row.line_id).copied().unwrap_or(0));
        let spent = portion(row.spent_usd, row.allocated_usd, whole);
        let (budgeted_sum, spent_sum) = cells.entry((row.project_id, row.row_id, row.area)).or_default();
        *budgeted_sum = budgeted_sum.checked_add(row.allocated_usd).ok_or_else(too_large)?;
        *spent_sum = spent_sum.checked_add(spent).ok_or_else(too_large)?;
    }
    let cell = |((project_id, row_id, area), (budgeted_usd, spent_usd))| Model {
        project_id,
        row_id,
        area,
        budgeted_usd,
        spent_usd,
    };
    Ok(cells.into_iter().map(cell).collect())
}

#[derive(FromQueryResult)]
struct PackedRow {
    row_id: i64,
    area: String,
    packed: String,
}

#[derive(FromQueryResult)]
struct IdRow {
    id: i64,
}

/// The cells of these appeals in projects that count towards them, or those of one row.
pub(super) async fn cells(conn: &Reads, appeals: &[AppealId], row: Option<AppealRowId>) -> Result<Vec<Model>> {
    let appeals: Vec<String> = appeals.iter().map(ToString::to_string).collect();
    let row = row.map(|row| format!(" AND r.id = {row}")).unwrap_or_default();
    let asked = format!("r.appeal_id IN ({}){row}", appeals.join(", "));
    let counted = format!(
        "s.project_id FROM project_states s WHERE s.superseded_at IS NULL AND s.state IN {}",
        scope::states(counts)
    );
    if conn.is_past() {
        let rows: Vec<IdRow> = all(conn, &format!("SELECT r.id FROM appeal_rows r WHERE {asked}"), []).await?;
        let within = |cell: &Model| rows.iter().any(|row| row.id == cell.row_id);
        let mut cells = computed(conn, &format!("l.project_id IN (SELECT {counted})")).await?;
        cells.retain(within);
        return Ok(cells);
    }
    let packed: Vec<PackedRow> = all(
        conn,
        &format!(
            "SELECT c.row_id, c.area, {} AS packed
             FROM appeal_rows r
             JOIN project_cells c ON c.row_id = r.id
             WHERE {asked} AND c.project_id IN (SELECT {counted})
             GROUP BY c.row_id, c.area",
            packed::pack(&["c.project_id", "c.budgeted_usd", "c.spent_usd"])
        ),
        [],
    )
    .await?;
    let mut cells = Vec::new();
    for group in packed {
        for mut fields in packed::rows(&group.packed) {
            cells.push(Model {
                project_id: fields.get()?,
                row_id: group.row_id,
                area: group.area.clone(),
                budgeted_usd: fields.get()?,
                spent_usd: fields.get()?,
            });
        }
    }
    Ok(cells)
}

/// Amounts without a rate by project: of its budget, and of what it spent.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Missing {
    pub(super) budget: u32,
    pub(super) spent: u32,
}

#[derive(FromQueryResult)]
struct MissingRow {
    project_id: i64,
    budget: i64,
    spent: i64,
}

pub(super) async fn missing(conn: &Reads) -> Result<BTreeMap<i64, Missing>> {
    let rows: Vec<MissingRow> = all(
        conn,
        "SELECT x.project_id, CAST(SUM(x.budget) AS BIGINT) AS budget, CAST(SUM(x.spent) AS BIGINT) AS spent FROM (
           SELECT l.project_id, 1 AS budget, 0 AS spent
           FROM budget_amounts m JOIN budget_lines l ON l.id = m.line_id AND l.retired_at IS NULL
           WHERE m.amount_usd IS NULL AND m.superseded_at IS NULL
           UNION ALL
           SELECT e.project_id, 0, 1 FROM expenditures e WHERE e.amount_usd IS NULL AND e.superseded_at IS NULL
         ) x GROUP BY x.project_id",
        [],
    )
    .await?;
    let count = |n: i64| u32::try_from(n).map_err(Error::internal);
    let one = |row: MissingRow| Ok((row.project_id, Missing { budget: count(row.budget)?, spent: count(row.spent)? }));
    rows.into_iter().map(one).collect()
}
