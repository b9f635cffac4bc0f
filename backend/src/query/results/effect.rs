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
    query::{all, measure, project::Project, scope},
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

/// One contributor. A large organization has thousands, so what is the same for all of a corporate indicator stands only
/// in the rows of the project that asks, which has one of each at least.
#[derive(FromQueryResult)]
struct Row {
    corporate_id: i64,
    indicator_id: i64,
    project_id: i64,
    office_id: i64,
    region_id: i64,
    country_id: Option<i64>,
    kind: String,
    numerator: Option<i64>,
    denominator: Option<i64>,
    framework: Option<String>,
    code: Option<String>,
    title: Option<String>,
    corporate_kind: Option<String>,
    operator: Option<String>,
    answers: Option<String>,
    place: Option<String>,
    overlapped: Option<bool>,
}

/// Where a contributor sits; a country stands for all its offices, as in the tree of `/results`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seat {
    Country(CountryId),
    Office(OfficeId),
}

struct Part {
    indicator: IndicatorId,
    seat: Seat,
    region: RegionId,
    project: ProjectId,
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
    let rows: Vec<Row> = all(
        ctx.read(),
        &format!(
            "SELECT l.corporate_indicator_id AS corporate_id, l.indicator_id, p.id AS project_id, p.office_id, o.region_id, o.country_id,
                    i.kind, m.numerator, m.denominator, f.code AS framework, c.code, c.title,
                    c.kind AS corporate_kind, c.operator, c.answers,
                    CASE WHEN c.id IS NULL THEN NULL ELSE COALESCE(k.name, o.name) END AS place,
                    EXISTS (SELECT 1 FROM claim_overlaps v
                            WHERE v.corporate_indicator_id = c.id AND v.superseded_at IS NULL) AS overlapped
             FROM links l
             JOIN indicators i ON i.id = l.indicator_id AND i.retired_at IS NULL
             JOIN projects p ON p.id = i.project_id
             JOIN project_states s ON s.project_id = p.id AND s.superseded_at IS NULL AND s.state IN {}
             JOIN offices o ON o.id = p.office_id
             JOIN indicator_sums m ON m.indicator_id = l.indicator_id
             LEFT JOIN corporate_indicators c ON c.id = l.corporate_indicator_id AND p.id = $1
             LEFT JOIN framework_areas ar ON ar.id = c.area_id
             LEFT JOIN frameworks f ON f.id = ar.framework_id
             LEFT JOIN countries k ON k.id = o.country_id AND p.id = $1
             WHERE l.superseded_at IS NULL AND l.corporate_indicator_id IN ({})
             ORDER BY CASE WHEN c.id IS NULL THEN 1 ELSE 0 END, f.year_from DESC, f.id, ar.position, c.position, c.id",
            scope::states(links::counts),
            targets(&indicators)
        ),
        [project.id.0.into()],
    )
    .await?;
    let mut corporates: Vec<(i64, Corporate)> = Vec::new();
    let mut place = None;
    let mut parts: HashMap<i64, Vec<Part>> = HashMap::new();
    let mut overlapped: Vec<String> = Vec::new();
    for row in rows {
        let id = row.corporate_id;
        let first = corporates.last().is_none_or(|(last, _)| *last != id);
        if let Some(corporate) = row.corporate()?.filter(|_| first) {
            corporates.push((id, corporate));
            overlapped.extend(row.overlapped.filter(|is| *is).map(|_| id.to_string()));
        }
        if let Some(name) = &row.place {
            place = Some((row.seat(), name.clone()));
        }
        parts.entry(id).or_default().push(row.part()?);
    }
    // Without a link of its own the project adds to nothing.
    let Some((seat, place)) = place else { return Ok(effects) };
    let overlaps = if overlapped.is_empty() {
        Vec::new()
    } else {
        overlap::standing(ctx.read(), &format!("c.id IN ({})", overlapped.join(", "))).await?
    };
    for (id, mut corporate) in corporates {
        corporate.overlaps = of_corporate(&overlaps, CorporateIndicatorId(id)).cloned().collect();
        corporate.parts = parts.remove(&id).unwrap_or_default();
        for (indicator, after) in after {
            if corporate.parts.iter().any(|part| part.indicator == *indicator) {
                let effect = corporate.effect(*indicator, *after, (seat, &place), project.region);
                effects.entry(*indicator).or_default().push(effect);
            }
        }
    }
    Ok(effects)
}

impl Row {
    fn seat(&self) -> Seat {
        self.country_id.map_or(Seat::Office(OfficeId(self.office_id)), |id| Seat::Country(CountryId(id)))
    }

    fn part(self) -> Result<Part> {
        Ok(Part {
            indicator: IndicatorId(self.indicator_id),
            seat: self.seat(),
            region: RegionId(self.region_id),
            project: ProjectId(self.project_id),
            so_far: value(self.kind.parse().map_err(Error::internal)?, self.numerator, self.denominator)?,
        })
    }

    /// The corporate indicator, yet without its parts, where the row tells of it.
    fn corporate(&self) -> Result<Option<Corporate>> {
        let (Some(framework), Some(code), Some(title)) = (&self.framework, &self.code, &self.title) else {
            return Ok(None);
        };
        let (Some(kind), Some(operator)) = (&self.corporate_kind, &self.operator) else { return Ok(None) };
        Ok(Some(Corporate {
            framework: framework.clone(),
            code: code.clone(),
            title: title.clone(),
            kind: kind.parse().map_err(Error::internal)?,
            operator: operator.parse().map_err(Error::internal)?,
            answers: measure::answers(self.answers.as_deref().unwrap_or_default()),
            parts: Vec::new(),
            overlaps: Vec::new(),
        }))
    }
}

impl Corporate {
    fn effect(&self, indicator: IndicatorId, after: Amount, (seat, place): (Seat, &str), region: RegionId) -> Effect {
        Effect {
            framework: self.framework.clone(),
            code: self.code.clone(),
            title: self.title.clone(),
            kind: self.kind,
            answers: self.answers.clone(),
            place: place.to_owned(),
            in_place: self.change(indicator, after, |part| part.seat == seat, |of| of.place == place),
            in_region: self.change(indicator, after, |part| part.region == region, |of| of.region == region),
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
        let later = |after| {
            let value = |part: &&Part| if part.indicator == indicator { after } else { part.so_far };
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
