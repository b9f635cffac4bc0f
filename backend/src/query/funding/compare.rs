//! Another appeal beside the one that is shown, line by line: regions and areas are the same, rows are those of the same region and
//! name as printed.

use std::collections::HashMap;

use domain::{appeal::Area, funding::Need, id::RegionId};

use super::{Appeal, Filter, Line, What, groups, source::Source, tied::Loaded};
use crate::error::Result;

/// The appeal that is compared.
#[derive(Clone, Debug)]
pub struct ComparedAppeal {
    pub appeal: Appeal,
    /// Of all its lines, those that are only there included.
    pub total: Need,
    /// What only it asks for.
    pub only_there: Vec<Line>,
}

/// What a line stands for in every appeal.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    Region(RegionId),
    Row(String, String),
    Area(Area),
}

fn key(what: &What) -> Key {
    match what {
        What::Region { id, .. } => Key::Region(*id),
        What::Row { name, region, .. } => Key::Row(region.to_lowercase(), name.to_lowercase()),
        What::Area(area, _) => Key::Area(*area),
    }
}

/// Puts the other appeal beside the lines.
pub(super) fn compare(
    source: &Source,
    appeal: Appeal,
    loaded: &Loaded,
    filter: &Filter,
    lines: &mut [Line],
) -> Result<ComparedAppeal> {
    let chosen = source.chosen(filter);
    let within = chosen.within(appeal.id, filter.area);
    let tied = loaded.tied(&within, filter.by)?;
    let (there, total) = groups::lines(&chosen, filter, &tied)?;
    let mut there: HashMap<Key, (usize, Line)> =
        there.into_iter().enumerate().map(|(at, line)| (key(&line.what), (at, line))).collect();
    for line in lines {
        line.compared = there.remove(&key(&line.what)).map(|(_, line)| line.sums.need);
    }
    let mut only_there: Vec<(usize, Line)> = there.into_values().collect();
    only_there.sort_by_key(|(at, _)| *at);
    let only_there = only_there.into_iter().map(|(_, line)| line).collect();
    Ok(ComparedAppeal { appeal, total: total.need, only_there })
}
