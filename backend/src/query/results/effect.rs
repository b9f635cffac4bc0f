//! What approving values of one project would change in the corporate totals: before → after, in the project's country,
//! its region and the whole organization.
//!
//! The values that stand come from [`standing`](crate::query::standing), the projects that count and the arithmetic from
//! the totals of `/results`, so that what was foretold is what is found there afterwards.

use std::collections::HashMap;

use domain::{
    id::{CorporateIndicatorId, CountryId, IndicatorId, OfficeId, RegionId},
    indicator::{Kind, Operator},
    quantity::QuantityError,
    value::Value,
};
use sea_orm::FromQueryResult;

use super::{links, total};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{all, project::Project, scope, standing::Standing},
};

type Amount = Result<Option<Value>, QuantityError>;

/// What a total is, and what it would become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    pub before: Amount,
    pub after: Amount,
}

/// One corporate indicator to which a value adds.
#[derive(Clone, Debug)]
pub struct Effect {
    /// The codes of its framework and its own: where `/results` shows it.
    pub framework: String,
    pub code: String,
    pub title: String,
    pub kind: Kind,
    /// The country of the project's office, or that office where it has none.
    pub place: String,
    pub in_place: Shift,
    pub in_region: Shift,
    pub whole: Shift,
}

/// A condition over `i`: these indicators' project, and every indicator that adds to a corporate total to which one of
/// them does. It holds only numbers and words of our own.
pub(crate) fn reach(project: &Project, indicators: &[IndicatorId]) -> String {
    format!(
        "i.id IN (SELECT x.id FROM indicators x WHERE x.project_id = {}
           UNION SELECT l.indicator_id FROM links l
           JOIN indicators y ON y.id = l.indicator_id
           JOIN project_states s ON s.project_id = y.project_id AND s.superseded_at IS NULL AND s.state IN {}
           WHERE l.superseded_at IS NULL AND l.corporate_indicator_id IN ({}))",
        project.id,
        scope::states(links::counts),
        targets(indicators)
    )
}

/// The corporate indicators to which one of these adds.
fn targets(indicators: &[IndicatorId]) -> String {
    let ids: Vec<String> = indicators.iter().map(ToString::to_string).collect();
    format!(
        "SELECT m.corporate_indicator_id FROM links m WHERE m.superseded_at IS NULL AND m.indicator_id IN ({})",
        ids.join(", ")
    )
}

#[derive(FromQueryResult)]
struct Row {
    corporate_id: i64,
    framework: String,
    code: String,
    title: String,
    kind: String,
    operator: String,
    indicator_id: i64,
    office_id: i64,
    office: String,
    region_id: i64,
    country_id: Option<i64>,
    country: Option<String>,
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
    so_far: Option<Value>,
}

/// A corporate indicator with everything that adds to it.
struct Corporate {
    framework: String,
    code: String,
    title: String,
    kind: Kind,
    operator: Operator,
    parts: Vec<Part>,
}

/// The effects of each of these indicators standing at a new amount, each on its own, in one statement. `standings` must
/// hold what [`reach`] selects.
pub(crate) async fn effects(
    ctx: &Ctx,
    project: &Project,
    standings: &HashMap<IndicatorId, Standing>,
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
            "SELECT c.id AS corporate_id, f.code AS framework, c.code, c.title, c.kind, c.operator, i.id AS indicator_id,
                    o.id AS office_id, o.name AS office, o.region_id, o.country_id, k.name AS country
             FROM links l
             JOIN corporate_indicators c ON c.id = l.corporate_indicator_id
             JOIN framework_areas ar ON ar.id = c.area_id
             JOIN frameworks f ON f.id = ar.framework_id
             JOIN indicators i ON i.id = l.indicator_id AND i.retired_at IS NULL
             JOIN projects p ON p.id = i.project_id
             JOIN project_states s ON s.project_id = p.id AND s.superseded_at IS NULL AND s.state IN {}
             JOIN offices o ON o.id = p.office_id
             LEFT JOIN countries k ON k.id = o.country_id
             WHERE l.superseded_at IS NULL AND l.corporate_indicator_id IN ({})
             ORDER BY f.year_from DESC, f.id, ar.position, c.position, c.id, i.id",
            scope::states(links::counts),
            targets(&indicators)
        ),
        [],
    )
    .await?;
    let mut corporates: Vec<(CorporateIndicatorId, Corporate)> = Vec::new();
    let mut place = None;
    for row in rows {
        let id = CorporateIndicatorId(row.corporate_id);
        let part = Part {
            indicator: IndicatorId(row.indicator_id),
            seat: row.country_id.map_or(Seat::Office(OfficeId(row.office_id)), |id| Seat::Country(CountryId(id))),
            region: RegionId(row.region_id),
            so_far: standings.get(&IndicatorId(row.indicator_id)).and_then(|standing| standing.so_far),
        };
        if OfficeId(row.office_id) == project.office {
            place = Some((part.seat, row.country.unwrap_or(row.office)));
        }
        match corporates.last_mut().filter(|(last, _)| *last == id) {
            Some((_, corporate)) => corporate.parts.push(part),
            None => {
                let corporate = Corporate {
                    framework: row.framework,
                    code: row.code,
                    title: row.title,
                    kind: row.kind.parse().map_err(Error::internal)?,
                    operator: row.operator.parse().map_err(Error::internal)?,
                    parts: vec![part],
                };
                corporates.push((id, corporate));
            }
        }
    }
    // Without a link of its own the project adds to nothing.
    let Some((seat, place)) = place else { return Ok(effects) };
    for (_, corporate) in &corporates {
        for (indicator, after) in after {
            if corporate.parts.iter().any(|part| part.indicator == *indicator) {
                let effect = corporate.effect(*indicator, *after, (seat, &place), project.region);
                effects.entry(*indicator).or_default().push(effect);
            }
        }
    }
    Ok(effects)
}

impl Corporate {
    fn effect(&self, indicator: IndicatorId, after: Amount, (seat, place): (Seat, &str), region: RegionId) -> Effect {
        Effect {
            framework: self.framework.clone(),
            code: self.code.clone(),
            title: self.title.clone(),
            kind: self.kind,
            place: place.to_owned(),
            in_place: self.shift(indicator, after, |part| part.seat == seat),
            in_region: self.shift(indicator, after, |part| part.region == region),
            whole: self.shift(indicator, after, |_| true),
        }
    }

    fn shift(&self, indicator: IndicatorId, after: Amount, within: impl Fn(&Part) -> bool) -> Shift {
        let parts: Vec<&Part> = self.parts.iter().filter(|part| within(part)).collect();
        let before: Vec<Option<Value>> = parts.iter().map(|part| part.so_far).collect();
        let later = |after| {
            let value = |part: &&Part| if part.indicator == indicator { after } else { part.so_far };
            let values: Vec<Option<Value>> = parts.iter().map(value).collect();
            total::achieved(self.operator, self.kind, &values)
        };
        Shift { before: total::achieved(self.operator, self.kind, &before), after: after.and_then(later) }
    }
}
