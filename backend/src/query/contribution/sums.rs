//! What contributions add to, in SQL: by stage, what is promised, and what is allocated.

use domain::{budget::Total, contribution::Stages};
use sea_orm::FromQueryResult;

use crate::error::{Error, Result};

/// Instalments by contribution, a column for each stage with how many there are and how many are not converted. What is promised is
/// the largest stage, as [`Stages::promised_usd`] says.
pub(super) const STOOD: &str = "stood AS (
    SELECT t.contribution_id,
           MAX(CASE WHEN t.stage = 'pledged' THEN t.usd ELSE 0 END) AS pledged,
           MAX(CASE WHEN t.stage = 'pledged' THEN t.amounts ELSE 0 END) AS pledged_amounts,
           MAX(CASE WHEN t.stage = 'pledged' THEN t.unrated ELSE 0 END) AS pledged_unrated,
           MAX(CASE WHEN t.stage = 'committed' THEN t.usd ELSE 0 END) AS committed,
           MAX(CASE WHEN t.stage = 'committed' THEN t.amounts ELSE 0 END) AS committed_amounts,
           MAX(CASE WHEN t.stage = 'committed' THEN t.unrated ELSE 0 END) AS committed_unrated,
           MAX(CASE WHEN t.stage = 'received' THEN t.usd ELSE 0 END) AS received,
           MAX(CASE WHEN t.stage = 'received' THEN t.amounts ELSE 0 END) AS received_amounts,
           MAX(CASE WHEN t.stage = 'received' THEN t.unrated ELSE 0 END) AS received_unrated,
           MAX(t.usd) AS promised
    FROM (SELECT a.contribution_id, a.stage, CAST(COALESCE(SUM(a.amount_usd), 0) AS BIGINT) AS usd,
                 COUNT(*) AS amounts, COUNT(*) FILTER (WHERE a.amount_usd IS NULL) AS unrated
          FROM contribution_amounts a WHERE a.superseded_at IS NULL GROUP BY a.contribution_id, a.stage) t
    GROUP BY t.contribution_id)";

/// What each contribution has allocated, in both books.
pub(super) const USED: &str = "used AS (
    SELECT x.contribution_id,
           CAST(COALESCE(SUM(CASE WHEN x.line_id IS NOT NULL THEN x.allocated_usd END), 0) AS BIGINT) AS lines_usd,
           CAST(COALESCE(SUM(CASE WHEN x.line_id IS NULL THEN x.allocated_usd END), 0) AS BIGINT) AS cells_usd
    FROM contribution_allocations x WHERE x.superseded_at IS NULL GROUP BY x.contribution_id)";

/// The columns of a [`SumRow`] but the number of contributions, each made by `of` from a column of [`STOOD`] (`s`) or [`USED`] (`u`).
pub(super) fn columns(of: impl Fn(&str) -> String) -> String {
    const COLUMNS: [&str; 12] = [
        "s.pledged",
        "s.pledged_amounts",
        "s.pledged_unrated",
        "s.committed",
        "s.committed_amounts",
        "s.committed_unrated",
        "s.received",
        "s.received_amounts",
        "s.received_unrated",
        "s.promised",
        "u.lines_usd",
        "u.cells_usd",
    ];
    let columns = COLUMNS.map(|column| format!("{} AS {}", of(column), &column[2..]));
    columns.join(", ")
}

/// What one or several contributions add to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    pub contributions: u32,
    pub stages: Stages,
    /// Of each contribution the largest of its stages, in cents: of several the sum of those.
    pub promised_usd: i64,
    /// Allocated to lines of budgets, in cents.
    pub lines_usd: i64,
    /// Allocated to cells of the appeal, in cents.
    pub cells_usd: i64,
}

impl Sums {
    /// What is left to pay for lines with; below zero where less is promised by now than was allocated.
    pub fn left_for_lines(self) -> i64 {
        self.promised_usd - self.lines_usd
    }

    /// What is left to answer the appeal with.
    pub fn left_for_cells(self) -> i64 {
        self.promised_usd - self.cells_usd
    }
}

#[derive(FromQueryResult)]
pub(super) struct SumRow {
    contributions: i64,
    pledged: i64,
    pledged_amounts: i64,
    pledged_unrated: i64,
    committed: i64,
    committed_amounts: i64,
    committed_unrated: i64,
    received: i64,
    received_amounts: i64,
    received_unrated: i64,
    promised: i64,
    lines_usd: i64,
    cells_usd: i64,
}

impl SumRow {
    pub(super) fn sums(self) -> Result<Sums> {
        let total = |usd: i64, amounts: i64, unrated: i64| -> Result<Total> {
            Ok(Total {
                usd,
                amounts: u32::try_from(amounts).map_err(Error::internal)?,
                not_converted: u32::try_from(unrated).map_err(Error::internal)?,
            })
        };
        Ok(Sums {
            contributions: u32::try_from(self.contributions).map_err(Error::internal)?,
            stages: Stages {
                pledged: total(self.pledged, self.pledged_amounts, self.pledged_unrated)?,
                committed: total(self.committed, self.committed_amounts, self.committed_unrated)?,
                received: total(self.received, self.received_amounts, self.received_unrated)?,
            },
            promised_usd: self.promised,
            lines_usd: self.lines_usd,
            cells_usd: self.cells_usd,
        })
    }
}
