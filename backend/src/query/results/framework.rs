//! What is defined: the frameworks, their areas and corporate indicators with their targets.

use domain::{
    id::{CorporateIndicatorId, FrameworkId},
    indicator::{Direction, Kind, Operator},
    value::Value,
};
use sea_orm::FromQueryResult;

use crate::{
    ctx::Ctx,
    error::{Error, Result},
    insert::actual::value,
    query::{
        all, measure,
        packed::{self, pack},
    },
};

#[derive(Clone, Debug)]
pub struct Framework {
    pub id: FrameworkId,
    pub code: String,
    pub title: String,
    /// The first and the last year for which it holds.
    pub years: (i64, i64),
}

/// A principle or an objective.
#[derive(Clone, Debug)]
pub struct Area {
    pub code: String,
    pub name: String,
    pub statement: String,
}

/// What headquarters adds up over projects. It has a target and no baseline: it starts from nothing.
#[derive(Clone, Debug)]
pub struct Corporate {
    pub id: CorporateIndicatorId,
    pub code: String,
    pub title: String,
    pub definition: String,
    pub unit: String,
    pub kind: Kind,
    pub direction: Direction,
    pub operator: Operator,
    /// Of a scale, the lowest first.
    pub answers: Vec<String>,
    /// Of all its years.
    pub target: Option<Value>,
    /// Of single years, in their order.
    pub targets: Vec<(i64, Value)>,
}

impl Corporate {
    /// The organization's target of a year, or of all years.
    pub(super) fn target_of(&self, year: Option<i64>) -> Option<Value> {
        match year {
            None => self.target,
            Some(year) => self.targets.iter().find(|(known, _)| *known == year).map(|(_, target)| *target),
        }
    }
}

/// An area, with one of its indicators if it has any.
pub(super) struct Defined {
    pub area: Area,
    pub corporate: Option<Corporate>,
}

#[derive(FromQueryResult)]
struct IndicatorRow {
    area: String,
    area_name: String,
    statement: String,
    id: Option<i64>,
    code: Option<String>,
    title: Option<String>,
    definition: Option<String>,
    unit: Option<String>,
    kind: Option<String>,
    direction: Option<String>,
    operator: Option<String>,
    answers: Option<String>,
    numerator: Option<i64>,
    denominator: Option<i64>,
    years: Option<String>,
}

/// The areas of one framework with their indicators, in their order.
pub(super) async fn indicators(ctx: &Ctx, framework: FrameworkId) -> Result<Vec<Defined>> {
    let rows: Vec<IndicatorRow> = all(
        ctx.read(),
        &format!(
            "SELECT ar.code AS area, ar.name AS area_name, ar.statement, c.id, c.code, c.title, c.definition, c.unit,
                    c.kind, c.direction, c.operator, c.answers, t.numerator, t.denominator,
                    (SELECT {} FROM corporate_targets y
                     WHERE y.corporate_indicator_id = c.id AND y.year IS NOT NULL AND y.superseded_at IS NULL) AS years
             FROM framework_areas ar
             LEFT JOIN corporate_indicators c ON c.area_id = ar.id AND c.retired_at IS NULL
             LEFT JOIN corporate_targets t ON t.corporate_indicator_id = c.id AND t.year IS NULL AND t.superseded_at IS NULL
             WHERE ar.framework_id = $1 AND ar.retired_at IS NULL
             ORDER BY ar.position, ar.id, c.position, c.id",
            pack(&["y.year", "y.numerator", "y.denominator"])
        ),
        [framework.0.into()],
    )
    .await?;
    rows.into_iter().map(Defined::try_from).collect()
}

impl TryFrom<IndicatorRow> for Defined {
    type Error = Error;

    fn try_from(row: IndicatorRow) -> Result<Self> {
        let area = Area { code: row.area, name: row.area_name, statement: row.statement };
        let corporate = row
            .id
            .map(|id| {
                let kind = row.kind.unwrap_or_default().parse().map_err(Error::internal)?;
                Ok::<_, Error>(Corporate {
                    id: CorporateIndicatorId(id),
                    code: row.code.unwrap_or_default(),
                    title: row.title.unwrap_or_default(),
                    definition: row.definition.unwrap_or_default(),
                    unit: row.unit.unwrap_or_default(),
                    kind,
                    direction: row.direction.unwrap_or_default().parse().map_err(Error::internal)?,
                    operator: row.operator.unwrap_or_default().parse().map_err(Error::internal)?,
                    answers: measure::answers(&row.answers.unwrap_or_default()),
                    target: value(kind, row.numerator, row.denominator)?,
                    targets: by_year(kind, &row.years.unwrap_or_default())?,
                })
            })
            .transpose()?;
        Ok(Self { area, corporate })
    }
}

/// The packed targets of single years, in their order.
pub(crate) fn by_year(kind: Kind, packed: &str) -> Result<Vec<(i64, Value)>> {
    let mut targets = Vec::new();
    for mut fields in packed::rows(packed) {
        let year = fields.get()?;
        targets.extend(value(kind, fields.maybe()?, fields.maybe()?)?.map(|value| (year, value)));
    }
    targets.sort_unstable_by_key(|(year, _)| *year);
    Ok(targets)
}
