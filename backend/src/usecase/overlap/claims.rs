//! What an overlap is held against: the corporate indicator, who claims what of it, and how much can still be claimed twice.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    id::{CorporateIndicatorId, OverlapId, ProjectId, RegionId},
    overlap::{Declared, room},
    quantity::Quantity,
    value::Value,
};
use sea_orm::FromQueryResult;

use crate::{
    ctx::Tx,
    error::{Error, Result},
    insert::actual::value,
    query::{
        all, one,
        results::{
            overlap::{adds_people, standing, together},
            share,
        },
        scope,
    },
};

#[derive(FromQueryResult)]
struct CorporateRow {
    id: i64,
    kind: String,
    operator: String,
}

/// Not found, or `overlap-not-added` where it is not added up over projects.
pub(super) async fn corporate(tx: &Tx, framework: &str, code: &str) -> Result<CorporateIndicatorId> {
    let row: Option<CorporateRow> = one(
        tx.conn(),
        "SELECT c.id, c.kind, c.operator FROM corporate_indicators c
         JOIN framework_areas ar ON ar.id = c.area_id
         JOIN frameworks f ON f.id = ar.framework_id
         WHERE f.code = $1 AND c.code = $2 AND c.retired_at IS NULL",
        [framework.into(), code.into()],
    )
    .await?;
    let row = row.ok_or(Error::NotFound)?;
    let adds = adds_people(row.kind.parse().map_err(Error::internal)?, row.operator.parse().map_err(Error::internal)?);
    if adds { Ok(CorporateIndicatorId(row.id)) } else { Err(Error::invalid("", "overlap-not-added")) }
}

/// A project that counts, with what its linked indicators amount to now.
pub(super) struct Claimant {
    pub id: ProjectId,
    pub region: RegionId,
    claims: Vec<Option<Value>>,
}

/// Those of a corporate indicator, by the code of the project.
pub(super) struct Claimants {
    corporate: CorporateIndicatorId,
    of: BTreeMap<String, Claimant>,
}

#[derive(FromQueryResult)]
struct ClaimRow {
    project_id: i64,
    code: String,
    region_id: i64,
    kind: String,
    share: i64,
    numerator: Option<i64>,
    denominator: Option<i64>,
}

impl Claimants {
    /// The linked indicators of projects that count.
    pub(super) async fn of(tx: &Tx, corporate: CorporateIndicatorId) -> Result<Self> {
        let rows: Vec<ClaimRow> = all(
            tx.conn(),
            &format!(
                "SELECT p.id AS project_id, p.code, o.region_id, i.kind, l.share, m.numerator, m.denominator
                 FROM links l
                 JOIN indicators i ON i.id = l.indicator_id AND i.retired_at IS NULL
                 JOIN indicator_sums m ON m.indicator_id = i.id
                 JOIN projects p ON p.id = i.project_id
                 JOIN offices o ON o.id = p.office_id
                 JOIN project_states s ON s.project_id = p.id AND s.superseded_at IS NULL AND s.state IN {}
                 WHERE l.corporate_indicator_id = $1 AND l.superseded_at IS NULL",
                scope::states(crate::query::results::counts)
            ),
            [corporate.0.into()],
        )
        .await?;
        let mut of: BTreeMap<String, Claimant> = BTreeMap::new();
        for row in rows {
            let share = share(row.share)?;
            let whole = value(row.kind.parse().map_err(Error::internal)?, row.numerator, row.denominator)?;
            let claim = whole.map(|whole| share.of(whole));
            let claimant = of.entry(row.code).or_insert_with(|| Claimant {
                id: ProjectId(row.project_id),
                region: RegionId(row.region_id),
                claims: Vec::new(),
            });
            claimant.claims.push(claim);
        }
        Ok(Self { corporate, of })
    }

    pub(super) fn find(&self, code: &str) -> Option<&Claimant> {
        self.of.get(code)
    }

    /// How much can be declared between these projects beside what stands, without the one whose place it takes.
    pub(super) async fn room(
        &self,
        tx: &Tx,
        projects: &BTreeSet<ProjectId>,
        replaces: Option<OverlapId>,
    ) -> Result<Quantity> {
        let there = standing(tx.conn(), &format!("c.id = {}", self.corporate)).await?;
        let there: Vec<Declared> =
            there.iter().filter(|one| Some(one.id) != replaces).map(|one| one.declared()).collect();
        let claims = self.of.values().flat_map(|one| one.claims.iter().map(|claim| (one.id, *claim)));
        Ok(room(&together(claims), &there, projects))
    }
}
