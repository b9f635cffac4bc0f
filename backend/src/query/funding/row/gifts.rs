//! What donors gave for a row of an appeal.

use std::collections::HashSet;

use domain::{
    appeal::Area,
    contribution::{Earmarking, Stages},
    funding::Given,
    id::{AppealRowId, ContributionId},
};
use sea_orm::FromQueryResult;

use super::super::{given::stage, source::area, tied::Tied};
use crate::{
    error::{Error, Result},
    query::all,
    reads::Reads,
};

/// The part of a contribution that is allocated to one area of the row.
#[derive(Clone, Debug)]
pub struct RowGift {
    pub id: ContributionId,
    pub donor: String,
    pub reference: String,
    pub earmarking: Earmarking,
    pub area: Area,
    pub given: Given,
    /// Instalments of the contribution without a rate, which are in no sum.
    pub not_converted: u32,
}

#[derive(FromQueryResult)]
struct GiftRow {
    id: i64,
    donor: String,
    reference: String,
    earmarking: String,
    area: String,
    allocated_usd: i64,
    all_usd: i64,
    pledged: i64,
    committed: i64,
    received: i64,
    missing: i64,
}

/// One statement.
pub(super) async fn of_row(conn: &Reads, row: AppealRowId) -> Result<Vec<RowGift>> {
    let rows: Vec<GiftRow> = all(
        conn,
        &format!(
            "SELECT k.id, d.name AS donor, k.reference, k.earmarking, x.area, x.allocated_usd,
                    (SELECT CAST(SUM(y.allocated_usd) AS BIGINT) FROM contribution_allocations y
                     WHERE y.contribution_id = k.id AND y.appeal_row_id IS NOT NULL AND y.superseded_at IS NULL) AS all_usd,
                    {}, {}, {}, COUNT(m.id) - COUNT(m.amount_usd) AS missing
             FROM contribution_allocations x
             JOIN contributions k ON k.id = x.contribution_id AND k.retired_at IS NULL
             JOIN donors d ON d.id = k.donor_id
             LEFT JOIN contribution_amounts m ON m.contribution_id = k.id AND m.superseded_at IS NULL
             WHERE x.appeal_row_id = $1 AND x.superseded_at IS NULL
             GROUP BY k.id, d.name, k.reference, k.earmarking, x.area, x.allocated_usd
             ORDER BY x.allocated_usd DESC, d.name, k.reference, x.area",
            stage("pledged"),
            stage("committed"),
            stage("received"),
        ),
        [row.0.into()],
    )
    .await?;
    rows.into_iter().map(RowGift::try_from).collect()
}

impl TryFrom<GiftRow> for RowGift {
    type Error = Error;

    fn try_from(row: GiftRow) -> Result<Self> {
        let mut stages = Stages::default();
        stages.pledged.usd = row.pledged;
        stages.committed.usd = row.committed;
        stages.received.usd = row.received;
        Ok(Self {
            id: ContributionId(row.id),
            donor: row.donor,
            reference: row.reference,
            earmarking: row.earmarking.parse().map_err(Error::internal)?,
            area: area(&row.area)?,
            given: Given::from(stages).part(row.allocated_usd, row.all_usd),
            not_converted: u32::try_from(row.missing).map_err(Error::internal)?,
        })
    }
}

/// Adds the gifts to their areas and to the whole row, which counts each contribution once.
pub(super) fn add(tied: &mut Tied, gifts: &[RowGift]) -> Result<()> {
    let mut counted = HashSet::new();
    for gift in gifts {
        let part = tied.parts.entry(gift.area.as_str().to_owned()).or_default();
        part.gift.add(gift.given, gift.not_converted, true)?;
        tied.total.gift.add(gift.given, gift.not_converted, counted.insert(gift.id))?;
    }
    Ok(())
}
