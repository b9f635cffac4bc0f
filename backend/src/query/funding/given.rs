//! What donors gave for the appeals of some years, and what of it is allocated to their cells.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::{
    contribution::{DonorKind, Earmarking, Stages},
    funding::Given,
    id::{AppealId, AppealRowId, ContributionId, DonorId},
};
use sea_orm::FromQueryResult;

use super::{Appeal, By, Filter, tied::Within};
use crate::{
    error::{Error, Result},
    query::{all, packed},
    reads::Reads,
};

#[derive(Clone, Debug)]
pub(super) struct Contribution {
    pub(super) id: ContributionId,
    pub(super) donor: DonorId,
    pub(super) earmarking: Earmarking,
    pub(super) given: Given,
    pub(super) not_converted: u32,
    /// What is allocated of it to all cells.
    allocated_usd: i64,
}

/// A donor of the contributions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Donor {
    pub id: DonorId,
    pub name: String,
    pub kind: DonorKind,
}

/// A part of a contribution, of one cell.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) row: AppealRowId,
    pub(super) area: String,
    /// Among [`Gifts::contributions`].
    pub(super) of: usize,
    pub(super) given: Given,
}

/// What answers the appeal of one year.
#[derive(Debug, Default)]
pub(super) struct Gifts {
    /// Of the year, by name.
    pub(super) donors: Vec<Donor>,
    pub(super) contributions: Vec<Contribution>,
    pub(super) parts: Vec<Part>,
}

/// Sums over contributions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gift {
    pub given: Given,
    pub contributions: u32,
    /// Their instalments without a rate, which are in no sum.
    pub not_converted: u32,
}

impl Gift {
    /// Adds a contribution, or a part of one; `not_converted` are the instalments of the whole, which counts once.
    pub(super) fn add(&mut self, given: Given, not_converted: u32, is_new: bool) -> Result<()> {
        self.given = self.given.checked_add(given).ok_or_else(too_large)?;
        if is_new {
            self.contributions += 1;
            self.not_converted += not_converted;
        }
        Ok(())
    }
}

pub(super) fn too_large() -> Error {
    Error::internal("contributions leave an i64")
}

#[derive(FromQueryResult)]
struct DonorRow {
    year: i64,
    id: i64,
    name: String,
    kind: String,
    packed: String,
}

#[derive(FromQueryResult)]
struct CellRow {
    appeal_id: i64,
    row_id: i64,
    area: String,
    packed: String,
}

/// What was pledged, committed or received of the instalments `m` of a group, as a column of that name.
pub(super) fn stage(word: &str) -> String {
    format!("CAST(COALESCE(SUM(CASE WHEN m.stage = '{word}' THEN m.amount_usd END), 0) AS BIGINT) AS {word}")
}

/// What answers these appeals, in two statements. Contributions that the filter does not let through are left out, their donors are not.
pub(super) async fn gifts(conn: &Reads, appeals: &[Appeal], filter: &Filter) -> Result<HashMap<AppealId, Gifts>> {
    let years: Vec<String> = appeals.iter().map(|appeal| appeal.year.to_string()).collect();
    let rows: Vec<DonorRow> = all(
        conn,
        &format!(
            "SELECT x.year, d.id, d.name, d.kind, {} AS packed
             FROM (SELECT k.id, k.year, k.donor_id, k.earmarking, {}, {}, {},
                          COUNT(m.id) - COUNT(m.amount_usd) AS missing
                   FROM contributions k
                   LEFT JOIN contribution_amounts m ON m.contribution_id = k.id AND m.superseded_at IS NULL
                   WHERE k.year IN ({}) AND k.retired_at IS NULL
                   GROUP BY k.id, k.year, k.donor_id, k.earmarking) x
             JOIN donors d ON d.id = x.donor_id
             GROUP BY x.year, d.id, d.name, d.kind ORDER BY d.name",
            packed::pack(&["x.id", "x.earmarking", "x.pledged", "x.committed", "x.received", "x.missing"]),
            stage("pledged"),
            stage("committed"),
            stage("received"),
            years.join(", "),
        ),
        [],
    )
    .await?;
    let mut by_year: HashMap<i64, Gifts> = HashMap::new();
    for row in rows {
        let gifts = by_year.entry(row.year).or_default();
        let donor = DonorId(row.id);
        for mut fields in packed::rows(&row.packed) {
            let (id, earmarking) = (ContributionId(fields.get()?), fields.get()?);
            let mut stages = Stages::default();
            for total in [&mut stages.pledged, &mut stages.committed, &mut stages.received] {
                total.usd = fields.get()?;
            }
            gifts.contributions.push(Contribution {
                id,
                donor,
                earmarking,
                given: stages.into(),
                not_converted: fields.get()?,
                allocated_usd: 0,
            });
        }
        gifts.donors.push(Donor { id: donor, name: row.name, kind: row.kind.parse().map_err(Error::internal)? });
    }
    for gifts in by_year.values_mut() {
        gifts.contributions.retain(|one| {
            filter.donor.is_none_or(|only| only == one.donor)
                && filter.earmarking.is_none_or(|only| only == one.earmarking)
        });
    }
    let mut by_appeal: HashMap<AppealId, Gifts> =
        appeals.iter().map(|appeal| (appeal.id, by_year.remove(&appeal.year).unwrap_or_default())).collect();
    allocate(conn, &mut by_appeal).await?;
    Ok(by_appeal)
}

/// Divides the contributions to each appeal over its cells.
async fn allocate(conn: &Reads, gifts: &mut HashMap<AppealId, Gifts>) -> Result<()> {
    let ids: Vec<String> = gifts.keys().map(ToString::to_string).collect();
    let rows: Vec<CellRow> = all(
        conn,
        &format!(
            "SELECT r.appeal_id, x.appeal_row_id AS row_id, x.area, {} AS packed
             FROM appeal_rows r
             JOIN contribution_allocations x ON x.appeal_row_id = r.id AND x.superseded_at IS NULL
             WHERE r.appeal_id IN ({})
             GROUP BY r.appeal_id, x.appeal_row_id, x.area",
            packed::pack(&["x.contribution_id", "x.allocated_usd"]),
            ids.join(", ")
        ),
        [],
    )
    .await?;
    let mut by_appeal: HashMap<i64, Vec<CellRow>> = HashMap::new();
    for row in rows {
        by_appeal.entry(row.appeal_id).or_default().push(row);
    }
    for (appeal, gifts) in gifts {
        gifts.allocate(&by_appeal.remove(&appeal.0).unwrap_or_default())?;
    }
    Ok(())
}

impl Gifts {
    fn allocate(&mut self, rows: &[CellRow]) -> Result<()> {
        let known: HashMap<ContributionId, usize> =
            self.contributions.iter().enumerate().map(|(at, one)| (one.id, at)).collect();
        let mut allocated: Vec<(&CellRow, usize, i64)> = Vec::new();
        for row in rows {
            for mut fields in packed::rows(&row.packed) {
                // What is filtered away, or was retired, is not among them.
                let (id, usd) = (ContributionId(fields.get()?), fields.get::<i64>()?);
                let Some(of) = known.get(&id).copied() else { continue };
                let sum = &mut self.contributions[of].allocated_usd;
                *sum = sum.checked_add(usd).ok_or_else(too_large)?;
                allocated.push((row, of, usd));
            }
        }
        let part = |(row, of, usd): (&CellRow, usize, i64)| {
            let contribution = &self.contributions[of];
            let given = contribution.given.part(usd, contribution.allocated_usd);
            Part { row: AppealRowId(row.row_id), area: row.area.clone(), of, given }
        };
        self.parts = allocated.into_iter().map(part).collect();
        Ok(())
    }

    /// The parts that fall on the cells asked for.
    pub(super) fn within<'a>(&'a self, within: &'a Within) -> impl Iterator<Item = &'a Part> {
        self.parts.iter().filter(|part| within.has(part.row, &part.area))
    }

    /// By line of the table, and all together: each contribution counts once in each.
    pub(super) fn by_line(&self, within: &Within, by: By) -> Result<(BTreeMap<String, Gift>, Gift)> {
        let (mut lines, mut total) = (BTreeMap::<String, Gift>::new(), Gift::default());
        let mut counted = HashSet::new();
        for part in self.within(within) {
            let of = &self.contributions[part.of];
            if let Some(key) = within.key(by, part.row, &part.area) {
                let is_new = counted.insert((Some(key.clone()), part.of));
                lines.entry(key).or_default().add(part.given, of.not_converted, is_new)?;
            }
            total.add(part.given, of.not_converted, counted.insert((None, part.of)))?;
        }
        Ok((lines, total))
    }

    /// Every contribution, whole.
    pub(super) fn everything(&self) -> Result<Gift> {
        let mut sum = Gift::default();
        self.contributions.iter().try_for_each(|of| sum.add(of.given, of.not_converted, true))?;
        Ok(sum)
    }

    /// Of every contribution what is not allocated to a cell.
    pub(super) fn untied(&self) -> Result<Gift> {
        let mut left: Vec<Given> = self.contributions.iter().map(|one| one.given).collect();
        for part in &self.parts {
            left[part.of] = left[part.of].checked_sub(part.given).ok_or_else(too_large)?;
        }
        let mut untied = Gift::default();
        for (of, left) in self.contributions.iter().zip(left) {
            if left != Given::default() || of.not_converted > 0 {
                untied.add(left, of.not_converted, true)?;
            }
        }
        Ok(untied)
    }
}
