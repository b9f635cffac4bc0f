//! Where the appeal's cells do not add up to what the source prints, and which cell is the reason.

use domain::{
    appeal::Area,
    funding::{explained_by, left_out},
    id::AppealRowId,
};

use super::{
    Filter,
    source::{Chosen, Row},
    sum,
};
use crate::{error::Result, query::appeal::Compared};

/// A row whose cells do not add to its printed total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowDifference {
    pub row: AppealRowId,
    pub name: String,
    pub region: String,
    pub amounts: Compared,
    /// The one cell that is as large as the difference.
    pub left_out: Option<Area>,
}

/// A printed total over rows that their cells do not add to; no region or no area means all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalDifference {
    pub region: Option<String>,
    pub area: Option<Area>,
    pub amounts: Compared,
    /// The names of the rows whose differences add up to this one; none where they do not.
    pub because_of: Option<Vec<String>>,
}

/// What differs within a filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// The largest difference first.
    pub rows: Vec<RowDifference>,
    /// Regions in the order of the source, the whole last; in each the areas, its total last.
    pub totals: Vec<TotalDifference>,
}

impl Row {
    /// None where the cells add up to what is printed.
    pub(super) fn difference(&self) -> Result<Option<RowDifference>> {
        let amounts = Compared { printed_usd: self.printed_usd, added_usd: self.added(None)? };
        let cells: Vec<(Area, i64)> = self.cells.iter().map(|(area, amount)| (*area, *amount)).collect();
        Ok((amounts.difference_usd() != 0).then(|| RowDifference {
            row: self.id,
            name: self.name.clone(),
            region: self.region_name.clone(),
            amounts,
            left_out: left_out(&cells, amounts.difference_usd()),
        }))
    }
}

/// The differences of the chosen rows, and of the printed totals over them. Words searched for leave no printed total.
pub(super) fn differences(chosen: &Chosen<'_>, filter: &Filter) -> Result<Differences> {
    let touched = |row: &RowDifference| match (filter.area, row.left_out) {
        (Some(area), Some(left_out)) => area == left_out,
        _ => true,
    };
    let rows: Vec<Option<RowDifference>> = chosen.rows.iter().map(|row| row.difference()).collect::<Result<_>>()?;
    let mut rows: Vec<RowDifference> = rows.into_iter().flatten().filter(touched).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.amounts.difference_usd().unsigned_abs()));
    let mut totals = Vec::new();
    if filter.search.trim().is_empty() {
        let mut regions: Vec<_> = chosen.source.regions().into_iter().map(Some).collect();
        regions.retain(|region| filter.region.is_none_or(|only| region.as_ref().is_some_and(|(id, _)| *id == only)));
        if filter.region.is_none() {
            regions.push(None);
        }
        for region in regions {
            let areas = chosen.source.areas.iter().map(Some).chain([None]);
            for area in areas.filter(|area| filter.area.is_none_or(|only| Some(only) == *area)) {
                let Some(printed_usd) = chosen.source.totals.get(&(region.as_ref().map(|(id, _)| *id), area)) else {
                    continue;
                };
                let within = |row: &&&Row| region.as_ref().is_none_or(|(id, _)| *id == row.region);
                let amounts: Vec<i64> =
                    chosen.rows.iter().filter(within).map(|row| row.added(area)).collect::<Result<_>>()?;
                let amounts = Compared { printed_usd: *printed_usd, added_usd: sum(amounts.into_iter())? };
                if amounts.difference_usd() == 0 {
                    continue;
                }
                let name = region.as_ref().map(|(_, name)| name.clone());
                let because_of = because_of(&rows, name.as_deref(), area, amounts.difference_usd());
                totals.push(TotalDifference { region: name, area, amounts, because_of });
            }
        }
    }
    Ok(Differences { rows, totals })
}

/// The rows whose differences make up that of a total: of its region; in a column, those that left out a cell of it.
fn because_of(
    rows: &[RowDifference],
    region: Option<&str>,
    area: Option<Area>,
    difference: i64,
) -> Option<Vec<String>> {
    let rows: Vec<&RowDifference> = rows
        .iter()
        .filter(|row| region.is_none_or(|region| region == row.region))
        .filter(|row| area.is_none() || row.left_out == area)
        .collect();
    let parts: Vec<i64> = rows.iter().map(|row| row.amounts.difference_usd()).collect();
    let chosen = explained_by(&parts, difference)?;
    Some(chosen.into_iter().map(|index| rows[index].name.clone()).collect())
}
