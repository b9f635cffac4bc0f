//! Several appeals, one below the other.

use std::collections::HashMap;

use domain::id::AppealId;

use super::{Appeal, Filter, Sums, groups, source::Source, tied::Loaded};
use crate::error::Result;

/// The appeal of one year, with what the filter lets through.
#[derive(Clone, Debug)]
pub struct YearLine {
    pub appeal: Appeal,
    pub sums: Sums,
    /// None where the source prints no total for this choice.
    pub printed_usd: Option<i64>,
}

/// These appeals, in their order.
pub(super) fn years(
    appeals: &[Appeal],
    sources: &HashMap<AppealId, Source>,
    loaded: &Loaded,
    filter: &Filter,
) -> Result<Vec<YearLine>> {
    let line = |appeal: &Appeal| {
        let source = super::of(sources, appeal)?;
        let chosen = source.chosen(filter);
        let within = chosen.within(appeal.id, filter.area);
        let (_, mut sums) = groups::lines(&chosen, filter, &loaded.tied(&within, filter.by)?)?;
        if within.is_everything() {
            sums = sums.with(loaded.gifts(appeal.id)?.everything()?);
        }
        Ok(YearLine { printed_usd: chosen.printed(filter), appeal: appeal.clone(), sums })
    };
    appeals.iter().map(line).collect()
}
