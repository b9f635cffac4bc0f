//! Contributions: what donors pledged, committed and paid, what that money is for, and what stands behind a project.
//!
//! Amounts are added in US cents; one without a rate is in no sum and counted beside it. What a contribution has promised is the
//! largest of its three stages ([`domain::contribution::Stages::promised_usd`]); `sums` says the same in SQL.

pub mod behind;
pub mod choice;
pub mod donors;
pub mod list;
pub mod one;
mod sums;

use domain::{
    budget::Total,
    contribution::{Purpose, Stage, Stages},
    id::{ContributionId, ProjectId, RegionId},
    money::MoneyError,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

pub use self::sums::Sums;
use super::all;
use crate::error::{Error, Problem, Result};

/// What instalments of one stage add to.
#[derive(FromQueryResult)]
struct StageRow {
    stage: Option<String>,
    usd: i64,
    amounts: i64,
    not_converted: i64,
}

impl StageRow {
    /// Nothing where the contribution has no instalment.
    fn put(self, stages: &mut Stages) -> Result<()> {
        let Some(stage) = self.stage else { return Ok(()) };
        let total = Total {
            usd: self.usd,
            amounts: u32::try_from(self.amounts).map_err(Error::internal)?,
            not_converted: u32::try_from(self.not_converted).map_err(Error::internal)?,
        };
        match stage.parse().map_err(Error::internal)? {
            Stage::Pledged => stages.pledged = total,
            Stage::Committed => stages.committed = total,
            Stage::Received => stages.received = total,
        }
        Ok(())
    }
}

/// A sum over contributions that does not fit.
pub(crate) fn too_large(_: MoneyError) -> Error {
    Problem::new("", "contribution-sum-too-large").into()
}

/// What the instalments of one contribution add to.
pub(crate) async fn stages(conn: &impl ConnectionTrait, contribution: ContributionId) -> Result<Stages> {
    let rows: Vec<StageRow> = all(
        conn,
        "SELECT s.stage, CAST(COALESCE(SUM(s.amount_usd), 0) AS BIGINT) AS usd, COUNT(*) AS amounts,
                COUNT(*) FILTER (WHERE s.amount_usd IS NULL) AS not_converted
         FROM contribution_amounts s WHERE s.contribution_id = $1 AND s.superseded_at IS NULL GROUP BY s.stage",
        [contribution.0.into()],
    )
    .await?;
    let mut stages = Stages::default();
    rows.into_iter().try_for_each(|row| row.put(&mut stages))?;
    Ok(stages)
}

/// What a row says it is for.
pub(crate) fn purpose(
    earmarking: &str,
    project: Option<i64>,
    region: Option<i64>,
    area: Option<&str>,
) -> Result<Purpose> {
    let earmarking = earmarking.parse().map_err(Error::internal)?;
    let area = area.map(str::parse).transpose().map_err(Error::internal)?;
    let purpose = Purpose::of(earmarking, project.map(ProjectId), region.map(RegionId), area);
    purpose.map_err(|misfit| Error::internal(misfit.as_str()))
}
