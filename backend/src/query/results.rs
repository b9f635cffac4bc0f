//! Corporate results: what the linked project indicators amount to, how sure that is, and where it comes from.
//!
//! Open to everybody with a role ([`Wide::ViewResults`]): the totals are the organization's, whatever the scope. One load
//! serves the page and, below it, the provenance of one total, so that the two cannot differ. `docs/results.md` states
//! the rules for readers.

pub mod charts;
pub mod effect;
mod framework;
mod links;
pub mod overlap;
pub mod pack;
pub mod pivot;
pub mod provenance;
mod sex;
mod total;
mod which;

use std::collections::{HashMap, HashSet};

use domain::{
    aggregation::Coverage,
    id::{CorporateIndicatorId, ProjectId, RegionId},
    overlap::Declared,
    policy::Wide,
    progress::Status,
};

pub(crate) use self::framework::by_year;
pub(crate) use self::links::{counts, share};
use self::{
    framework::Defined,
    links::{Contributor, Linked},
};
pub use self::{
    framework::{Area, Corporate, Framework},
    links::Money,
    overlap::{Overlap, Overlapped},
    sex::BySex,
    total::Total,
    which::{Offered, Region, Which},
};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::standing::Tally,
};

/// What the page shows; everything stands in the URL.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The code of a framework; none takes the newest.
    pub framework: Option<String>,
    pub which: Which,
    pub years: Years,
}

/// Of which year the results are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Years {
    /// Only what was reported for the periods that end in it; none is all of them.
    pub shown: Option<i64>,
    /// Another one that stands beside it.
    pub compared: Option<i64>,
}

impl Years {
    /// By the names `year` and `compare`. What is no year is not found; a year beside none, or beside itself, is not asked for.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Result<Self> {
        let year = |name| {
            let typed = get(name).filter(|text| !text.is_empty());
            typed.map(|text| text.parse().map_err(|_| Error::NotFound)).transpose()
        };
        Ok(Self { shown: year("year")?, compared: year("compare")? })
    }

    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let pairs = [("year", self.shown), ("compare", self.beside())];
        pairs.into_iter().filter_map(|(name, year)| Some((name, year?.to_string()))).collect()
    }

    fn beside(&self) -> Option<i64> {
        self.compared.filter(|year| self.shown.is_some_and(|shown| shown != *year))
    }
}

/// A framework with its totals. None where no framework has been defined yet.
#[derive(Clone, Debug)]
pub struct Results {
    pub framework: Framework,
    /// For the filter.
    pub offered: Offered,
    pub which: Which,
    pub years: Years,
    pub areas: Vec<(Area, Vec<(Corporate, Total)>)>,
    pub summary: Summary,
    /// Regions in which something is linked or could be, in their usual order.
    pub by_region: Vec<RegionLine>,
    /// Declared for indicators of this framework, the latest first, wherever their projects are.
    pub overlaps: Vec<Overlap>,
    /// The totals of the other year, by corporate indicator.
    pub compared: Option<HashMap<CorporateIndicatorId, Total>>,
    linked: Linked,
}

/// The few figures above the table.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Corporate indicators by status.
    pub corporate: Tally,
    /// One per project that now reports and has a linked indicator: reported where any of its linked indicators is.
    pub projects: Coverage,
    /// One per linked indicator of those projects.
    pub indicators: Coverage,
    /// Of the reported indicators, those that miss a later or earlier period which is overdue.
    pub behind: u32,
    /// Projects that now report.
    pub active: u32,
    /// Of the projects that count; none about a past day, of which none is remembered.
    pub money: Option<Money>,
}

/// One region in the summary beside the table: shares only, since its totals have unlike units.
#[derive(Clone, Debug)]
pub struct RegionLine {
    pub id: RegionId,
    pub name: String,
    pub coverage: Coverage,
    /// The linked project indicators by status.
    pub indicators: Tally,
    /// Projects that now report.
    pub active: u32,
}

/// The totals of a framework, in a dozen statements at most, whatever the size. `Ok(None)` where there is no framework at all; an
/// unknown framework, or something to choose that is not offered, is not found.
pub async fn results(ctx: &Ctx, filter: &Filter) -> Result<Option<Results>> {
    ctx.wide(Wide::ViewResults)?;
    let offered = which::offered(ctx).await?;
    let projects = filter.which.projects(&offered)?;
    let chosen = match &filter.framework {
        None => offered.frameworks.first(),
        Some(code) => Some(offered.frameworks.iter().find(|framework| framework.code == *code).ok_or(Error::NotFound)?),
    };
    let Some(chosen) = chosen.cloned() else { return Ok(None) };
    let defined = framework::indicators(ctx, chosen.id).await?;
    let (from, to) = chosen.years;
    if [filter.years.shown, filter.years.compared].into_iter().flatten().any(|year| !(from..=to).contains(&year)) {
        return Err(Error::NotFound);
    }
    let (linked, beside) = links::load(ctx, chosen.id, projects.as_deref(), &filter.years).await?;
    let overlaps = overlap::standing(ctx.read(), &format!("ar.framework_id = {}", chosen.id)).await?;
    let compared = beside.map(|beside| {
        let of = Of { everything: filter.which.is_everything(), year: filter.years.beside() };
        let areas = add_up(&defined, &beside, &overlaps, of);
        areas.into_iter().flat_map(|(_, of)| of).map(|(corporate, total)| (corporate.id, total)).collect()
    });
    let of = Of { everything: filter.which.is_everything(), year: filter.years.shown };
    let areas = add_up(&defined, &linked, &overlaps, of);
    Ok(Some(Results {
        framework: chosen,
        summary: summary(ctx, &areas, &linked, &offered.regions)?,
        by_region: by_region(&linked, &offered.regions)?,
        offered,
        which: filter.which.clone(),
        years: Years { compared: filter.years.beside(), ..filter.years },
        areas,
        overlaps,
        compared,
        linked,
    }))
}

impl Results {
    /// The corporate indicator with this code, with its total.
    pub fn find(&self, code: &str) -> Option<&(Corporate, Total)> {
        self.areas.iter().flat_map(|(_, indicators)| indicators).find(|(corporate, _)| corporate.code == code)
    }

    pub fn region_name(&self, id: RegionId) -> Option<&str> {
        self.offered.regions.iter().find(|region| region.id == id).map(|region| region.name.as_str())
    }

    /// Whether a project is among those that are chosen.
    pub fn has(&self, project: ProjectId) -> bool {
        self.linked.has(project)
    }

    fn contributors_of(&self, corporate: CorporateIndicatorId) -> Vec<&Contributor> {
        self.linked.contributors.iter().filter(|contributor| contributor.corporate == corporate).collect()
    }
}

/// Of which projects and year a total is.
#[derive(Clone, Copy)]
struct Of {
    /// Of all projects.
    everything: bool,
    year: Option<i64>,
}

/// Each corporate indicator with its total. An overlap is declared of all years, so the total of one year is gross. A corporate target is the whole organization's: where only some projects are chosen, the
/// total is measured by what these have promised, and an overlap counts where all its projects are among them.
fn add_up(defined: &[Defined], linked: &Linked, overlaps: &[Overlap], of: Of) -> Vec<(Area, Vec<(Corporate, Total)>)> {
    let mut parts: HashMap<CorporateIndicatorId, Vec<&Contributor>> = HashMap::new();
    for contributor in &linked.contributors {
        parts.entry(contributor.corporate).or_default().push(contributor);
    }
    let mut areas: Vec<(Area, Vec<(Corporate, Total)>)> = Vec::new();
    for Defined { area, corporate } in defined {
        if areas.last().is_none_or(|(last, _)| last.code != area.code) {
            areas.push((area.clone(), Vec::new()));
        }
        let Some(corporate) = corporate else { continue };
        let parts = parts.get(&corporate.id).map_or(&[][..], Vec::as_slice);
        let declared = of_corporate(overlaps, corporate.id).filter(|_| of.year.is_none());
        let total = if of.everything {
            let declared: Vec<Declared> = declared.map(Overlap::declared).collect();
            total::total(corporate, parts, &declared, corporate.target_of(of.year))
        } else {
            let declared: Vec<Declared> = declared.filter_map(|one| one.within(|of| linked.has(of.project))).collect();
            total::promised(corporate, parts, &declared)
        };
        if let Some((_, indicators)) = areas.last_mut() {
            indicators.push((corporate.clone(), total));
        }
    }
    areas
}

fn of_corporate(overlaps: &[Overlap], corporate: CorporateIndicatorId) -> impl Iterator<Item = &Overlap> {
    overlaps.iter().filter(move |one| one.corporate == corporate)
}

fn summary(
    ctx: &Ctx,
    areas: &[(Area, Vec<(Corporate, Total)>)],
    linked: &Linked,
    regions: &[Region],
) -> Result<Summary> {
    let mut corporate = Tally::default();
    for (_, total) in areas.iter().flat_map(|(_, indicators)| indicators) {
        count(&mut corporate, total.status);
    }
    let all: Vec<&Contributor> = linked.contributors.iter().collect();
    let indicators = once(&all);
    Ok(Summary {
        corporate,
        projects: projects(&indicators)?,
        indicators: total::coverage(&indicators)?,
        behind: total::behind(&indicators),
        active: u32::try_from(regions.iter().map(|region| linked.active(region.id)).sum::<usize>())
            .map_err(Error::internal)?,
        money: ctx.past_day().is_none().then_some(linked.money),
    })
}

fn by_region(linked: &Linked, regions: &[Region]) -> Result<Vec<RegionLine>> {
    let mut parts: HashMap<RegionId, Vec<&Contributor>> = HashMap::new();
    for contributor in &linked.contributors {
        parts.entry(contributor.region).or_default().push(contributor);
    }
    let mut lines = Vec::new();
    for row in regions {
        let parts = parts.remove(&row.id).map(|parts| once(&parts)).unwrap_or_default();
        let active = u32::try_from(linked.active(row.id)).map_err(Error::internal)?;
        if parts.is_empty() && active == 0 {
            continue;
        }
        let mut indicators = Tally::default();
        parts.iter().for_each(|part| count(&mut indicators, part.status));
        let coverage = total::coverage(&parts)?;
        lines.push(RegionLine { id: row.id, name: row.name.clone(), coverage, indicators, active });
    }
    Ok(lines)
}

fn count(tally: &mut Tally, status: Status) {
    match status {
        Status::OnTrack => tally.on_track += 1,
        Status::AtRisk => tally.at_risk += 1,
        Status::OffTrack => tally.off_track += 1,
        Status::Unknown => tally.unknown += 1,
    }
}

/// Each project indicator once, also where it is linked to several corporate ones.
fn once<'a>(contributors: &[&'a Contributor]) -> Vec<&'a Contributor> {
    let mut seen = HashSet::new();
    contributors.iter().filter(|contributor| seen.insert(contributor.indicator)).copied().collect()
}

/// Coverage counted in projects: reported where any linked indicator is, overdue where none is and any is overdue, zero
/// where nothing but zeros was reported.
fn projects(contributors: &[&Contributor]) -> Result<Coverage> {
    let mut of: HashMap<ProjectId, Coverage> = HashMap::new();
    for contributor in contributors.iter().filter(|contributor| contributor.state.reports()) {
        let coverage = of.entry(contributor.project).or_default();
        *coverage = coverage.checked_add(contributor.coverage()).map_err(Error::internal)?;
    }
    let mut all = Coverage::default();
    for one in of.into_values() {
        let reported = one.reported > 0;
        let one = Coverage {
            expected: 1,
            reported: reported.into(),
            overdue: (!reported && one.overdue > 0).into(),
            not_due: (!reported && one.overdue == 0).into(),
            zero: (reported && one.zero == one.reported).into(),
        };
        all = all.checked_add(one).map_err(Error::internal)?;
    }
    Ok(all)
}
