//! Who gave for an appeal, and where it goes, as JSON.

use backend::query::funding::{Donor, FlowSource, Funding, GiverLine};
use domain::{contribution::Earmarking, format::hundredths};
use serde::Serialize;
use utoipa::ToSchema;

use super::shape::Gift;

/// What a donor gave, or what is earmarked so.
#[derive(Serialize, ToSchema)]
pub(super) struct GivenBy {
    #[serde(flatten)]
    by: Giver,
    #[serde(flatten)]
    gift: Gift,
    /// What of the promised is allocated to the cells asked for
    for_cells: String,
}

#[derive(Serialize, ToSchema)]
#[serde(untagged)]
enum Giver {
    Donor {
        donor: i64,
        name: String,
        /// "government", "un", "intergovernmental", "development-bank", "foundation", "private-sector" or "individuals"
        kind: String,
    },
    Earmarking {
        /// "unearmarked", "softly" or "tightly"
        earmarking: String,
    },
}

impl From<&GiverLine<Donor>> for GivenBy {
    fn from(of: &GiverLine<Donor>) -> Self {
        let Donor { id, name, kind } = &of.who;
        Self {
            by: Giver::Donor { donor: id.0, name: name.clone(), kind: kind.to_string() },
            gift: Gift::from(&of.gift),
            for_cells: hundredths(of.tied.promised_usd),
        }
    }
}

impl From<&GiverLine<Earmarking>> for GivenBy {
    fn from(of: &GiverLine<Earmarking>) -> Self {
        Self {
            by: Giver::Earmarking { earmarking: of.who.to_string() },
            gift: Gift::from(&of.gift),
            for_cells: hundredths(of.tied.promised_usd),
        }
    }
}

/// What was promised on its way. Both halves add up to the same.
#[derive(Default, Serialize, ToSchema)]
pub(super) struct Flow {
    given: Vec<ToArea>,
    used: Vec<ToRegion>,
}

#[derive(Serialize, ToSchema)]
struct ToArea {
    /// The largest donors by id; null for all others together
    donor: Option<i64>,
    area: String,
    usd: String,
}

#[derive(Serialize, ToSchema)]
struct ToRegion {
    area: String,
    region: i64,
    usd: String,
}

impl Flow {
    pub(super) fn of(found: &Funding) -> Self {
        let flow = &found.flow;
        let area = |at: usize| flow.areas.get(at).map(|(area, _)| area.to_string());
        let given = flow.given.iter().filter_map(|(from, to, usd)| {
            let donor = match flow.donors.get(*from).map(|(source, _)| source)? {
                FlowSource::Donor(id, _) => Some(id.0),
                FlowSource::Others(_) => None,
            };
            Some(ToArea { donor, area: area(*to)?, usd: hundredths(*usd) })
        });
        let used = flow.used.iter().filter_map(|(from, to, usd)| {
            let region = flow.regions.get(*to).map(|(region, _)| region.0)?;
            Some(ToRegion { area: area(*from)?, region, usd: hundredths(*usd) })
        });
        Self { given: given.collect(), used: used.collect() }
    }
}
