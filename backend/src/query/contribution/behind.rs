//! What stands behind the budget of a project: what was earmarked for it, and what its lines get from the pool.
//!
//! For whoever sees the project. One statement, whatever the size.

use std::collections::BTreeMap;

use domain::{
    budget::Total,
    contribution::{Earmarking, Stages},
    id::{BudgetLineId, ContributionId, DonorId, ProjectId},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::{StageRow, too_large};
use crate::{
    error::{Error, Result},
    query::{
        all,
        packed::{self, pack},
    },
};

#[derive(Clone, Debug, Default)]
pub struct Behind {
    /// Those of its own first, then those of the pool; each in the order of their donors.
    pub contributions: Vec<Contribution>,
    /// What can be counted on: all that was promised of its own, and what its lines have from the pool.
    pub given: Total,
    /// What pays for each line, in cents.
    pub lines: BTreeMap<BudgetLineId, i64>,
}

#[derive(Clone, Debug)]
pub struct Contribution {
    pub id: ContributionId,
    pub donor: DonorId,
    pub donor_name: String,
    pub reference: String,
    pub year: i64,
    pub earmarking: Earmarking,
    /// Earmarked for this project.
    pub own: bool,
    /// Of the whole contribution.
    pub stages: Stages,
    /// Cents that lines of this project have from it, by line.
    pub lines: Vec<(BudgetLineId, i64)>,
}

impl Contribution {
    /// What lines of this project have from it.
    pub fn allocated_usd(&self) -> i64 {
        self.lines.iter().map(|(_, usd)| usd).sum()
    }

    /// What the project can count on: all that was promised where it is its own, else what its lines have.
    pub fn counts_usd(&self) -> i64 {
        if self.own { self.stages.promised_usd() } else { self.allocated_usd() }
    }
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    donor_id: i64,
    donor: String,
    reference: String,
    year: i64,
    earmarking: String,
    own: bool,
    #[sea_orm(nested)]
    stage: StageRow,
    paid: Option<String>,
}

impl Row {
    /// What lines of the project have from it, in the order of the lines.
    fn paid(&self) -> Result<Vec<(BudgetLineId, i64)>> {
        let mut paid: Vec<(i64, i64, BudgetLineId, i64)> = packed::rows(self.paid.as_deref().unwrap_or_default())
            .map(|mut fields| Ok((fields.get()?, fields.get()?, BudgetLineId(fields.get()?), fields.get()?)))
            .collect::<Result<_>>()?;
        paid.sort_unstable();
        Ok(paid.into_iter().map(|(_, _, line, usd)| (line, usd)).collect())
    }
}

pub(crate) async fn behind(conn: &impl ConnectionTrait, project: ProjectId) -> Result<Behind> {
    let rows: Vec<Row> = all(
        conn,
        &format!(
            "WITH paid AS (
               SELECT x.contribution_id, {} AS paid
               FROM budget_lines l
               JOIN contribution_allocations x ON x.line_id = COALESCE(l.first_id, l.id) AND x.superseded_at IS NULL
               WHERE l.project_id = $1 AND l.retired_at IS NULL GROUP BY x.contribution_id)
             SELECT c.id, c.donor_id, d.name AS donor, c.reference, c.year, c.earmarking, p.paid,
                    (CASE WHEN c.project_id = $1 THEN TRUE ELSE FALSE END) AS own, s.stage,
                    CAST(COALESCE(SUM(s.amount_usd), 0) AS BIGINT) AS usd, COUNT(s.id) AS amounts,
                    COUNT(*) FILTER (WHERE s.id IS NOT NULL AND s.amount_usd IS NULL) AS not_converted
             FROM contributions c
             JOIN donors d ON d.id = c.donor_id
             LEFT JOIN paid p ON p.contribution_id = c.id
             LEFT JOIN contribution_amounts s ON s.contribution_id = c.id AND s.superseded_at IS NULL
             WHERE c.retired_at IS NULL AND (c.project_id = $1 OR c.id IN (SELECT z.contribution_id FROM paid z))
             GROUP BY c.id, c.donor_id, d.name, c.reference, c.year, c.earmarking, c.project_id, p.paid, s.stage
             ORDER BY own DESC, d.name, c.id",
            pack(&["l.position", "x.id", "x.line_id", "x.allocated_usd"])
        ),
        [project.0.into()],
    )
    .await?;
    let mut behind = Behind::default();
    for row in rows {
        // A contribution comes once for each of its stages.
        if behind.contributions.last().is_none_or(|last| last.id.0 != row.id) {
            let lines = row.paid()?;
            behind.contributions.push(Contribution {
                id: ContributionId(row.id),
                donor: DonorId(row.donor_id),
                donor_name: row.donor,
                reference: row.reference,
                year: row.year,
                earmarking: row.earmarking.parse().map_err(Error::internal)?,
                own: row.own,
                stages: Stages::default(),
                lines,
            });
        }
        if let Some(last) = behind.contributions.last_mut() {
            row.stage.put(&mut last.stages)?;
        }
    }
    for contribution in &behind.contributions {
        behind.given.add(Some(contribution.counts_usd())).map_err(too_large)?;
        if contribution.own {
            behind.given.not_converted += contribution.stages.not_converted();
        }
        for (line, usd) in &contribution.lines {
            *behind.lines.entry(*line).or_default() += usd;
        }
    }
    Ok(behind)
}
