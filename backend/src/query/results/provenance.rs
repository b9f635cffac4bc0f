//! Where one corporate total comes from: region → country or office → project indicator → period → approved value.
//!
//! At every level the parts amount to the whole by a rule that the page names. All of a small tree is loaded; of a large
//! one only the region and the project that were asked for.

mod leaves;

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};

use domain::{
    aggregation::answers,
    code::ProjectCode,
    id::{CorporateIndicatorId, IndicatorId, OfficeId, ProjectId, RegionId, UserId},
    indicator::Accumulation,
    lifecycle::ProjectState,
    link::Share,
    overlap::Declared,
    policy::{Access, Action, Place, Subject, Wide},
    quantity::QuantityError,
    value::Value,
};
use sea_orm::FromQueryResult;

pub use self::leaves::Leaf;
use super::{
    BySex, Corporate, Filter, Overlap, Overlapped, Results, Total,
    links::Contributor,
    of_corporate,
    overlap::{self, Between, Proposals},
    results, sex, total,
};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::all,
};

/// Up to so many linked indicators the whole tree is on the page.
const ALL_AT_ONCE: usize = 60;

/// What is opened; everything stands in the URL.
#[derive(Clone, Debug, Default)]
pub struct Opened {
    pub region: Option<RegionId>,
    pub project: Option<ProjectCode>,
    /// All of it, however large: for what is taken away.
    pub everything: bool,
}

/// One corporate indicator with its tree.
#[derive(Clone, Debug)]
pub struct Provenance {
    pub corporate: Corporate,
    pub total: Total,
    /// The largest first.
    pub regions: Vec<RegionPart>,
    /// Of the gross total.
    pub sex: Option<BySex>,
    /// What was declared for it, the latest first, wherever the projects are.
    pub overlaps: Vec<Overlap>,
    /// What waits for approval, and what ended.
    pub proposals: Proposals,
    pub may: May,
}

/// What this person may do about overlaps: for what the page offers, never as a check. Nothing on a past day.
#[derive(Clone, Copy, Debug)]
pub struct May {
    pub propose: bool,
    /// Approve and refuse what others proposed, and withdraw.
    pub approve: bool,
    pub me: UserId,
}

#[derive(Clone, Debug)]
pub struct RegionPart {
    pub id: RegionId,
    pub name: String,
    /// Measured by what the projects of the region have promised.
    pub total: Total,
    /// None where it was not asked for.
    pub places: Option<Vec<PlacePart>>,
    pub open: bool,
}

/// A country with its missions, or an office that belongs to no country.
#[derive(Clone, Debug)]
pub struct PlacePart {
    pub name: String,
    pub achieved: Result<Option<Value>, QuantityError>,
    pub overlap: Option<Overlapped>,
    pub answers: Option<Vec<(Value, u32)>>,
    pub indicators: Vec<IndicatorPart>,
    pub open: bool,
}

#[derive(Clone, Debug)]
pub struct IndicatorPart {
    pub id: IndicatorId,
    pub project: ProjectCode,
    pub project_title: String,
    pub title: String,
    pub accumulation: Accumulation,
    /// What its approved values amount to.
    pub whole: Option<Value>,
    /// How much of it counts.
    pub share: Share,
    /// The share of it: what it adds.
    pub so_far: Option<Value>,
    /// Whether this person may open the project.
    pub visible: bool,
    /// The approved values in order of period; none where they were not asked for.
    pub leaves: Option<Vec<Leaf>>,
    pub open: bool,
}

/// The page of one corporate indicator: the totals of its framework and its own tree, in three statements more. Not found are
/// an unknown framework, indicator or region, and a project that adds nothing here.
pub async fn provenance(ctx: &Ctx, filter: &Filter, code: &str, opened: &Opened) -> Result<(Results, Provenance)> {
    let results = results(ctx, filter).await?.ok_or(Error::NotFound)?;
    if opened.region.is_some_and(|region| results.region_name(region).is_none()) {
        return Err(Error::NotFound);
    }
    let (corporate, total) = results.find(code).cloned().ok_or(Error::NotFound)?;
    let parts = results.contributors_of(corporate.id);
    let gross: Vec<Option<Value>> = parts.iter().map(|part| part.so_far).collect();
    let sex = match total::achieved(corporate.operator, corporate.kind, &gross) {
        Ok(Some(achieved)) => sex::by_sex(&corporate, &parts, achieved)?,
        _ => None,
    };
    let overlaps: Vec<Overlap> = of_corporate(&results.overlaps, corporate.id).cloned().collect();
    let settled = if results.years.shown.is_none() { overlaps.as_slice() } else { &[] };
    let regions = tree(ctx, &results, &corporate, &parts, settled, opened).await?;
    let proposals = match overlap::adds_people(corporate.kind, corporate.operator) {
        true => overlap::proposals(ctx, corporate.id).await?,
        false => Proposals::default(),
    };
    let may = |what| ctx.past_day().is_none() && ctx.wide(what).is_ok();
    let may = May { propose: may(Wide::ProposeOverlap), approve: may(Wide::ApproveOverlap), me: ctx.subject()?.user };
    Ok((results, Provenance { corporate, total, regions, sex, overlaps, proposals, may }))
}

#[derive(FromQueryResult)]
struct NameRow {
    indicator_id: i64,
    title: String,
    accumulation: String,
    project_id: i64,
    code: String,
    project_title: String,
    state: String,
    office_id: i64,
    region_id: i64,
    office: String,
    country: Option<String>,
}

async fn names(ctx: &Ctx, corporate: CorporateIndicatorId) -> Result<HashMap<IndicatorId, NameRow>> {
    let rows: Vec<NameRow> = all(
        ctx.read(),
        "SELECT i.id AS indicator_id, i.title, i.accumulation, p.id AS project_id, p.code, p.title AS project_title,
                s.state, p.office_id, o.region_id, o.name AS office, k.name AS country
         FROM links l
         JOIN indicators i ON i.id = l.indicator_id
         JOIN projects p ON p.id = i.project_id
         JOIN project_states s ON s.project_id = p.id AND s.superseded_at IS NULL
         JOIN offices o ON o.id = p.office_id
         LEFT JOIN countries k ON k.id = o.country_id
         WHERE l.corporate_indicator_id = $1 AND l.superseded_at IS NULL",
        [corporate.0.into()],
    )
    .await?;
    Ok(rows.into_iter().map(|row| (IndicatorId(row.indicator_id), row)).collect())
}

async fn tree(
    ctx: &Ctx,
    results: &Results,
    corporate: &Corporate,
    parts: &[&Contributor],
    overlaps: &[Overlap],
    opened: &Opened,
) -> Result<Vec<RegionPart>> {
    let names = names(ctx, corporate.id).await?;
    let project = opened.project.as_ref().map(ProjectCode::as_str);
    let of_project =
        |part: &Contributor| names.get(&part.indicator).is_some_and(|name| Some(name.code.as_str()) == project);
    if project.is_some() && !parts.iter().any(|part| of_project(part)) {
        return Err(Error::NotFound);
    }
    let small = opened.everything || parts.len() <= ALL_AT_ONCE;
    let wanted: Vec<IndicatorId> =
        parts.iter().filter(|part| small || of_project(part)).map(|part| part.indicator).collect();
    let mut leaves = leaves::of(ctx, &wanted, results.years.shown).await?;

    let mut by_region: HashMap<RegionId, Vec<&Contributor>> = HashMap::new();
    for part in parts {
        by_region.entry(part.region).or_default().push(part);
    }
    let mut regions: Vec<RegionPart> = by_region
        .iter()
        .map(|(id, parts)| RegionPart {
            id: *id,
            name: results.region_name(*id).unwrap_or_default().to_owned(),
            total: total::promised(corporate, parts, &within(overlaps, |of| of.region == *id)),
            places: None,
            open: false,
        })
        .collect();
    regions.sort_by(|a, b| {
        let order = |region: &RegionPart| Reverse(size(region.total.achieved.unwrap_or(None)));
        order(a).cmp(&order(b)).then_with(|| a.name.cmp(&b.name))
    });
    let asked =
        parts.iter().find(|part| of_project(part)).map(|part| part.region).or(opened.region).or(results.which.region);
    let open = asked.or_else(|| regions.first().filter(|_| small).map(|region| region.id));
    for region in &mut regions {
        region.open = open == Some(region.id);
        if small || region.open {
            let parts = by_region.remove(&region.id).unwrap_or_default();
            let mut places = places(ctx.subject()?, corporate, &parts, overlaps, &names, &mut leaves)?;
            if region.open {
                open_one(&mut places, project, small);
            }
            region.places = Some(places);
        }
    }
    Ok(regions)
}

/// Opens the way to the project that was asked for, else to the first values.
fn open_one(places: &mut [PlacePart], project: Option<&str>, small: bool) {
    let here = |part: &IndicatorPart| Some(part.project.as_str()) == project;
    let asked = places.iter().any(|place| place.indicators.iter().any(here));
    for place in places.iter_mut() {
        place.indicators.iter_mut().filter(|part| here(part)).for_each(|part| part.open = true);
        place.open = place.indicators.iter().any(|part| part.open);
    }
    if let Some(place) = places.first_mut().filter(|_| !asked) {
        place.open = true;
        if let Some(part) = place.indicators.first_mut().filter(|_| small) {
            part.open = true;
        }
    }
}

/// What a project indicator claims.
type Claim = (ProjectId, Option<Value>);

/// The declarations all of whose projects are there.
fn within(overlaps: &[Overlap], is_there: impl Fn(&Between) -> bool) -> Vec<Declared> {
    overlaps.iter().filter_map(|one| one.within(&is_there)).collect()
}

fn places(
    subject: &Subject,
    corporate: &Corporate,
    parts: &[&Contributor],
    overlaps: &[Overlap],
    names: &HashMap<IndicatorId, NameRow>,
    leaves: &mut HashMap<IndicatorId, Vec<Leaf>>,
) -> Result<Vec<PlacePart>> {
    let mut places: BTreeMap<&str, (Vec<IndicatorPart>, Vec<Claim>)> = BTreeMap::new();
    for part in parts {
        let name = names.get(&part.indicator).ok_or_else(|| Error::internal("a contributor without its project"))?;
        let place = name.country.as_deref().unwrap_or(&name.office);
        let (indicators, claims) = places.entry(place).or_default();
        indicators.push(name.indicator(subject, part, leaves)?);
        claims.push((part.project, part.so_far));
    }
    let mut places: Vec<PlacePart> = places
        .into_iter()
        .map(|(name, (mut indicators, claims))| {
            let values: Vec<Option<Value>> = claims.iter().map(|(_, value)| *value).collect();
            indicators.sort_by_key(|part| (Reverse(size(part.so_far)), part.project.clone()));
            let gross = total::achieved(corporate.operator, corporate.kind, &values);
            let declared = within(overlaps, |of| of.place == name);
            let (achieved, overlap) = overlap::settle(gross, claims.into_iter(), &declared);
            let answers = (!corporate.kind.adds_up()).then(|| answers(&values));
            PlacePart { name: name.to_owned(), achieved, overlap, answers, indicators, open: false }
        })
        .collect();
    places.sort_by_key(|place| Reverse(size(place.achieved.unwrap_or(None))));
    Ok(places)
}

/// Blanks last; ratios by the number they stand for.
fn size(value: Option<Value>) -> i64 {
    value.map_or(i64::MIN, |value| {
        let (numerator, denominator) = value.halves();
        denominator.unwrap_or(numerator)
    })
}

impl NameRow {
    fn indicator(
        &self,
        subject: &Subject,
        part: &Contributor,
        leaves: &mut HashMap<IndicatorId, Vec<Leaf>>,
    ) -> Result<IndicatorPart> {
        let accumulation: Accumulation = self.accumulation.parse().map_err(Error::internal)?;
        let state: ProjectState = self.state.parse().map_err(Error::internal)?;
        let place = Place {
            project: ProjectId(self.project_id),
            office: OfficeId(self.office_id),
            region: RegionId(self.region_id),
        };
        let mut leaves = leaves.remove(&part.indicator);
        if let Some(leaves) = &mut leaves {
            leaves::mark(accumulation, leaves, part.whole);
        }
        Ok(IndicatorPart {
            id: part.indicator,
            project: self.code.parse().map_err(Error::internal)?,
            project_title: self.project_title.clone(),
            title: self.title.clone(),
            accumulation,
            whole: part.whole,
            share: part.share,
            so_far: part.so_far,
            visible: subject.access(place, Action::View, state) == Access::Allowed,
            leaves,
            open: false,
        })
    }
}
