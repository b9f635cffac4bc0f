//! The lines of the table: the chosen rows of the appeal, grouped and sorted, with what is tied to them.

use domain::{appeal::Area, funding::Need};

use super::{
    By, Filter, Line, Sort, Sums, What,
    source::{Chosen, Row},
    sum,
    tied::{Part, Tied},
};
use crate::error::{Error, Result};

/// The lines in their order, and the sums of them all.
///
/// In one area, a country that asks nothing for it and has nothing budgeted for it is left out. A region is there as
/// soon as one of its rows is chosen.
pub(super) fn lines(chosen: &Chosen<'_>, filter: &Filter, tied: &Tied) -> Result<(Vec<Line>, Sums)> {
    let mut lines = match filter.by {
        By::Region => regions(chosen, filter, tied)?,
        By::Country => countries(chosen, filter, tied)?,
        By::Area => areas(chosen, filter, tied)?,
    };
    let required = sum(lines.iter().map(|line| line.sums.need.required_usd))?;
    let total = tied.total.with(required);
    let budgeted = sum(lines.iter().map(|line| line.sums.need.budgeted_usd))?;
    if budgeted != total.need.budgeted_usd {
        return Err(Error::internal("the budgets of the lines do not add up to their total"));
    }
    match filter.sort {
        Sort::Required => lines.sort_by_key(|line| std::cmp::Reverse(line.sums.need.required_usd)),
        Sort::Gap => lines.sort_by_key(|line| std::cmp::Reverse(line.sums.need.gap_usd())),
        Sort::Name => lines.sort_by_cached_key(|line| match &line.what {
            What::Region { name, .. } => (None, name.to_lowercase(), String::new()),
            What::Row { name, region, .. } => (None, name.to_lowercase(), region.to_lowercase()),
            What::Area(area, _) => (Some(chosen.source.areas.place(*area)), String::new(), String::new()),
        }),
    }
    Ok((lines, total))
}

fn regions(chosen: &Chosen<'_>, filter: &Filter, tied: &Tied) -> Result<Vec<Line>> {
    let searched = !filter.search.trim().is_empty();
    let mut lines = Vec::new();
    for (id, name) in chosen.source.regions() {
        let rows: Vec<&Row> = chosen.rows.iter().copied().filter(|row| row.region == id).collect();
        if rows.is_empty() {
            continue;
        }
        let required = added(&rows, filter.area)?;
        let printed = chosen.source.totals.get(&(Some(id), filter.area)).copied();
        lines.push(Line {
            what: What::Region { id, name },
            printed_usd: printed.filter(|_| !searched),
            sums: tied.of(&id.to_string()).with(required),
            compared: None,
        });
    }
    Ok(lines)
}

fn countries(chosen: &Chosen<'_>, filter: &Filter, tied: &Tied) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    for row in &chosen.rows {
        let part = tied.of(&row.id.to_string());
        let required = row.added(filter.area)?;
        if filter.area.is_some() && required == 0 && part.is_nothing() {
            continue;
        }
        let (id, name, region) = (row.id, row.name.clone(), row.region_name.clone());
        let countries = row.countries.clone();
        // In one area the cell is itself what is printed, so that there is nothing beside it to compare.
        let printed_usd = filter.area.is_none().then_some(row.printed_usd);
        lines.push(Line {
            what: What::Row { id, name, region, countries },
            printed_usd,
            sums: part.with(required),
            compared: None,
        });
    }
    Ok(lines)
}

fn areas(chosen: &Chosen<'_>, filter: &Filter, tied: &Tied) -> Result<Vec<Line>> {
    let searched = !filter.search.trim().is_empty();
    let wanted = chosen.source.areas.with_about().filter(|(area, _)| filter.area.is_none_or(|only| only == *area));
    let line = |(area, about): (Area, &str)| -> Result<Line> {
        let required = added(&chosen.rows, Some(area))?;
        let printed = chosen.source.totals.get(&(filter.region, Some(area))).copied();
        Ok(Line {
            what: What::Area(area, about.to_owned()),
            printed_usd: printed.filter(|_| !searched),
            sums: tied.of(area.as_str()).with(required),
            compared: None,
        })
    };
    wanted.map(line).collect()
}

fn added(rows: &[&Row], area: Option<Area>) -> Result<i64> {
    let amounts: Vec<i64> = rows.iter().map(|row| row.added(area)).collect::<Result<_>>()?;
    sum(amounts.into_iter())
}

impl Tied {
    /// What is tied to a line; where nothing is, zero of everything, its indicators counted as none where the others are.
    pub(super) fn of(&self, key: &str) -> Part {
        let none = Part { statuses: self.total.statuses.map(|_| Default::default()), ..Part::default() };
        self.parts.get(key).copied().unwrap_or(none)
    }
}

impl Part {
    /// Neither budgeted nor given.
    pub(super) fn is_nothing(self) -> bool {
        self.projects == 0 && self.gift.contributions == 0
    }

    pub(super) fn with(self, required_usd: i64) -> Sums {
        let Self { budgeted_usd, spent, gift, projects, not_converted, statuses } = self;
        let need = Need { required_usd, budgeted_usd, ..Need::default() };
        Sums { need, spent, gift, projects, not_converted, statuses }.with(gift)
    }
}
