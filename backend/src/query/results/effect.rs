//! What approving values of one project would change in the corporate totals: before → after, in the project's country,
//! its region and the whole organization.
//!
//! What stands comes from where [`standing`](crate::query::standing) has it, the projects that count and the arithmetic from
//! the totals of `/results`, so that what was foretold is what is found there afterwards.

use std::collections::HashMap;

use domain::{
    aggregation::answers,
    id::{CorporateIndicatorId, CountryId, IndicatorId, OfficeId, ProjectId, RegionId},
    indicator::{Kind, Operator},
    link::Share,
    overlap::Declared,
    quantity::QuantityError,
    value::Value,
};
use sea_orm::FromQueryResult;

use super::{
    Overlap, links, of_corporate,
    overlap::{self, Between},
    total,
};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    insert::actual::value,
    query::{
        all, measure,
        packed::{self, pack},
        project::Project,
        scope,
    },
};

type Amount = Result<Option<Value>, QuantityError>;

/// What a total is, and what it would become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    pub before: Amount,
    pub after: Amount,
}

/// How many project indicators stand at an answer, and how many would.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    pub answer: Value,
    pub before: u32,
    pub after: u32,
}

/// What becomes of a total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Amount(Shift),
    /// Of a scale and yes/no, which are counted and not added up: the answers of which there would be more or fewer, from the
    /// lowest.
    Answers(Vec<Counted>),
}

/// One corporate indicator to which a value adds.
#[derive(Clone, Debug)]
pub struct Effect {
    /// The codes of its framework and its own: where `/results` shows it.
    pub framework: String,
    pub code: String,
    pub title: String,
    pub kind: Kind,
    /// Of a scale, the lowest first.
    pub answers: Vec<String>,
    /// The country of the project's office, or that office where it has none.
    pub place: String,
    pub in_place: Change,
    pub in_region: Change,
    pub whole: Change,
}

/// The corporate indicators to which one of these adds.
fn targets(indicators: &[IndicatorId]) -> String {
    let ids: Vec<String> = indicators.iter().map(ToString::to_string).collect();
    format!(
        "SELECT m.corporate_indicator_id FROM links m WHERE m.superseded_at IS NULL AND m.indicator_id IN ({})",
        ids.join(", ")
    )
}

/// Either a corporate indicator with all that adds to it, or the projects of an office, packed: a large organization has
/// thousands of both.
#[derive(FromQueryResult)]
struct Row {
    corporate_id: Option<i64>,
    office_id: Option<i64>,
    region_id: Option<i64>,
    country_id: Option<i64>,
    place: Option<String>,
    /// Of a corporate indicator what is in `PART`, of an office the ids of its projects.
    packed: String,
    framework: Option<String>,
    code: Option<String>,
    title: Option<String>,
    kind: Option<String>,
    operator: Option<String>,
    answers: Option<String>,
    overlapped: Option<bool>,
}

const PART: [&str; 6] = ["m.indicator_id", "m.project_id", "l.share", "m.kind", "m.numerator", "m.denominator"];

/// Where a contributor sits; a country stands for all its offices, as in the tree of `/results`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seat {
    Country(CountryId),
    Office(OfficeId),
}

struct Part {
    indicator: IndicatorId,
    home: Home,
    project: ProjectId,
    share: Share,
    /// The share of what it amounts to.
    so_far: Option<Value>,
}

/// A corporate indicator with everything that adds to it.
struct Corporate {
    framework: String,
    code: String,
    title: String,
    kind: Kind,
    operator: Operator,
    answers: Vec<String>,
    parts: Vec<Part>,
    overlaps: Vec<Overlap>,
}

/// Where the projects of an office are.
#[derive(Clone, Copy)]
struct Home {
    seat: Seat,
    region: RegionId,
}

/// The effects of each of these indicators of the project standing at a new amount, each on its own, in one statement, and one
/// more where an overlap was declared. Only of the present: what is remembered is read.
pub(crate) async fn effects(
    ctx: &Ctx,
    project: &Project,
    after: &HashMap<IndicatorId, Amount>,
) -> Result<HashMap<IndicatorId, Vec<Effect>>> {
    let indicators: Vec<IndicatorId> = after.keys().copied().collect();
    let mut effects: HashMap<IndicatorId, Vec<Effect>> = HashMap::new();
    if indicators.is_empty() {
        return Ok(effects);
    }
    let rows: Vec<Row> = all(ctx.read(), &statement(&indicators), []).await?;
    let mut homes: HashMap<ProjectId, Home> = HashMap::new();
    for (row, home) in rows.iter().filter_map(|row| Some((row, row.home()?))) {
        for mut fields in packed::rows(&row.packed) {
            homes.insert(ProjectId(fields.get()?), home);
        }
    }
    // A project that does not count adds to nothing.
    let Some(home) = homes.get(&project.id).copied() else { return Ok(effects) };
    let own = rows.iter().find(|row| row.office_id == Some(project.office.0));
    let place = own.and_then(|row| row.place.clone()).unwrap_or_default();
    let overlapped: Vec<String> = rows
        .iter()
        .filter(|row| row.overlapped == Some(true))
        .filter_map(|row| row.corporate_id)
        .map(|id| id.to_string())
        .collect();
    let overlaps = if overlapped.is_empty() {
        Vec::new()
    } else {
        overlap::standing(ctx.read(), &format!("c.id IN ({})", overlapped.join(", "))).await?
    };
    for row in rows {
        let Some(corporate) = row.corporate(&homes, &overlaps)? else { continue };
        for (indicator, after) in after {
            if corporate.parts.iter().any(|part| part.indicator == *indicator) {
                let effect = corporate.effect(*indicator, *after, (home, &place));
                effects.entry(*indicator).or_default().push(effect);
            }
        }
    }
    Ok(effects)
}

/// The corporate indicators to which one of these adds, in their order, and the offices with the projects that count.
fn statement(indicators: &[IndicatorId]) -> String {
    format!(
        "SELECT c.id AS corporate_id, NULL AS office_id, NULL AS region_id, NULL AS country_id, NULL AS place, {part} AS packed,
                f.code AS framework, c.code, c.title, c.kind, c.operator, c.answers,
                EXISTS (SELECT 1 FROM claim_overlaps v
                        WHERE v.corporate_indicator_id = c.id AND v.superseded_at IS NULL) AS overlapped,
                f.year_from, ar.position AS area_position, c.position AS own_position
         FROM corporate_indicators c
         JOIN framework_areas ar ON ar.id = c.area_id
         JOIN frameworks f ON f.id = ar.framework_id
         JOIN links l ON l.corporate_indicator_id = c.id AND l.superseded_at IS NULL
         JOIN indicator_sums m ON m.indicator_id = l.indicator_id
         WHERE c.id IN ({targets})
         GROUP BY c.id, f.id, f.code, c.code, c.title, c.kind, c.operator, c.answers, f.year_from, ar.position, c.position
         UNION ALL
         SELECT NULL, o.id, o.region_id, o.country_id, COALESCE(k.name, o.name), x.projects, NULL, NULL, NULL, NULL, NULL, NULL,
                NULL, NULL, NULL, NULL
         FROM (SELECT p.office_id, {projects} AS projects
               FROM projects p
               JOIN project_states s ON s.project_id = p.id AND s.superseded_at IS NULL AND s.state IN {states}
               GROUP BY p.office_id) x
         JOIN offices o ON o.id = x.office_id
         LEFT JOIN countries k ON k.id = o.country_id
         ORDER BY year_from DESC, framework, area_position, own_position, corporate_id",
        part = pack(&PART),
        targets = targets(indicators),
        projects = pack(&["p.id"]),
        states = scope::states(links::counts),
    )
}

impl Row {
    fn home(&self) -> Option<Home> {
        let office = OfficeId(self.office_id?);
        let seat = self.country_id.map_or(Seat::Office(office), |id| Seat::Country(CountryId(id)));
        Some(Home { seat, region: RegionId(self.region_id?) })
    }

    /// With the parts of the projects that count; none where the row is an office.
    fn corporate(self, homes: &HashMap<ProjectId, Home>, overlaps: &[Overlap]) -> Result<Option<Corporate>> {
        let (Some(id), Some(framework), Some(code), Some(title)) =
            (self.corporate_id, self.framework, self.code, self.title)
        else {
            return Ok(None);
        };
        let mut parts = Vec::new();
        for mut fields in packed::rows(&self.packed) {
            let (indicator, project) = (IndicatorId(fields.get()?), ProjectId(fields.get()?));
            let share = links::share(fields.get()?)?;
            let so_far = value(fields.get()?, fields.maybe()?, fields.maybe()?)?.map(|value| share.of(value));
            parts.extend(homes.get(&project).map(|home| Part { indicator, home: *home, project, share, so_far }));
        }
        Ok(Some(Corporate {
            framework,
            code,
            title,
            kind: self.kind.unwrap_or_default().parse().map_err(Error::internal)?,
            operator: self.operator.unwrap_or_default().parse().map_err(Error::internal)?,
            answers: measure::answers(&self.answers.unwrap_or_default()),
            parts,
            overlaps: of_corporate(overlaps, CorporateIndicatorId(id)).cloned().collect(),
        }))
    }
}

impl Corporate {
    fn effect(&self, indicator: IndicatorId, after: Amount, (home, place): (Home, &str)) -> Effect {
        let Home { seat, region } = home;
        Effect {
            framework: self.framework.clone(),
            code: self.code.clone(),
            title: self.title.clone(),
            kind: self.kind,
            answers: self.answers.clone(),
            place: place.to_owned(),
            in_place: self.change(indicator, after, |part| part.home.seat == seat, |of| of.place == place),
            in_region: self.change(indicator, after, |part| part.home.region == region, |of| of.region == region),
            whole: self.change(indicator, after, |_| true, |_| true),
        }
    }

    fn change(
        &self,
        indicator: IndicatorId,
        after: Amount,
        within: impl Fn(&Part) -> bool,
        is_there: impl Fn(&Between) -> bool,
    ) -> Change {
        let parts: Vec<&Part> = self.parts.iter().filter(|part| within(part)).collect();
        let before: Vec<Option<Value>> = parts.iter().map(|part| part.so_far).collect();
        let later = |after: Option<Value>| {
            let part_of = |part: &Part| after.map(|after| part.share.of(after));
            let value = |part: &&Part| if part.indicator == indicator { part_of(part) } else { part.so_far };
            parts.iter().map(value).collect::<Vec<_>>()
        };
        if let (false, Ok(after)) = (self.kind.adds_up(), after) {
            return Change::Answers(counted(&before, &later(after)));
        }
        let declared: Vec<Declared> = self.overlaps.iter().filter_map(|one| one.within(&is_there)).collect();
        let total = |values: &[Option<Value>]| {
            let gross = total::achieved(self.operator, self.kind, values);
            let claims = parts.iter().map(|part| part.project).zip(values.iter().copied());
            overlap::settle(gross, claims, &declared).0
        };
        Change::Amount(Shift { before: total(&before), after: after.and_then(|after| total(&later(after))) })
    }
}

/// The answers that would be given more or less often.
fn counted(before: &[Option<Value>], after: &[Option<Value>]) -> Vec<Counted> {
    let (before, after) = (answers(before), answers(after));
    let among = |given: &[(Value, u32)], answer| given.iter().find(|(one, _)| *one == answer).map_or(0, |(_, n)| *n);
    let given: Vec<Option<Value>> = before.iter().chain(&after).map(|(answer, _)| Some(*answer)).collect();
    let all = answers(&given).into_iter().map(|(answer, _)| answer);
    all.map(|answer| Counted { answer, before: among(&before, answer), after: among(&after, answer) })
        .filter(|counted| counted.before != counted.after)
        .collect()
}
