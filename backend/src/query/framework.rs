//! Corporate frameworks as they are defined: their list, and one of them whole, with its areas, what is to be achieved in each, its
//! indicators and their targets. Open to everybody with a role, as the totals are.

use std::collections::HashMap;

use domain::{
    framework::{Level, Years},
    id::{AreaId, CorporateIndicatorId, FrameworkId, ResultId},
    indicator::{Direction, Kind, Operator},
    policy::Wide,
    value::Value,
};
use sea_orm::FromQueryResult;

use super::{all, measure, one, packed::pack, results::by_year};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    insert::actual::value,
};

/// A framework in the list.
#[derive(Clone, Debug)]
pub struct Listed {
    pub code: String,
    pub title: String,
    pub years: (i64, i64),
    /// The code of the framework of which it was made.
    pub previous: Option<String>,
    pub areas: u32,
    pub indicators: u32,
    /// Project indicators that count towards one of them.
    pub links: u32,
}

#[derive(Clone, Debug)]
pub struct Frameworks {
    /// The newest first.
    pub frameworks: Vec<Listed>,
    pub may_edit: bool,
}

#[derive(Clone, Debug)]
pub struct Framework {
    pub id: FrameworkId,
    pub code: String,
    pub title: String,
    /// The first and the last.
    pub years: (i64, i64),
    pub previous: Option<String>,
    pub version: i64,
    pub areas: Vec<Area>,
    pub may_edit: bool,
}

/// A principle or an objective.
#[derive(Clone, Debug)]
pub struct Area {
    pub id: AreaId,
    pub code: String,
    pub name: String,
    pub statement: String,
    pub position: i64,
    pub version: i64,
    /// Each outcome before its outputs.
    pub results: Vec<FrameworkResult>,
    pub indicators: Vec<Indicator>,
}

#[derive(Clone, Debug)]
pub struct FrameworkResult {
    pub id: ResultId,
    pub parent: Option<ResultId>,
    pub level: Level,
    /// "1" of an outcome, "1.2" of an output.
    pub number: String,
    pub statement: String,
    pub position: i64,
    pub version: i64,
}

#[derive(Clone, Debug)]
pub struct Indicator {
    pub id: CorporateIndicatorId,
    pub code: String,
    pub title: String,
    pub definition: String,
    pub method: String,
    pub unit: String,
    pub kind: Kind,
    pub direction: Direction,
    pub operator: Operator,
    /// Of a scale, the lowest first.
    pub answers: Vec<String>,
    /// The outcome or output of which it is.
    pub result: Option<ResultId>,
    pub position: i64,
    pub version: i64,
    /// Of all years.
    pub target: Option<Value>,
    /// Of single years, in their order.
    pub targets: Vec<(i64, Value)>,
    /// Project indicators that count towards it.
    pub links: u32,
}

impl Framework {
    /// Every year for which it holds.
    pub fn each_year(&self) -> Vec<i64> {
        Years::new(self.years.0, self.years.1).map(|years| years.each().collect()).unwrap_or_default()
    }

    pub fn area(&self, id: AreaId) -> Option<&Area> {
        self.areas.iter().find(|area| area.id == id)
    }

    pub fn result(&self, id: ResultId) -> Option<(&Area, &FrameworkResult)> {
        self.areas.iter().find_map(|area| Some((area, area.results.iter().find(|one| one.id == id)?)))
    }

    pub fn indicator(&self, id: CorporateIndicatorId) -> Option<(&Area, &Indicator)> {
        self.areas.iter().find_map(|area| Some((area, area.indicators.iter().find(|one| one.id == id)?)))
    }
}

fn may_edit(ctx: &Ctx) -> bool {
    ctx.past_day().is_none() && ctx.wide(Wide::EditFrameworks).is_ok()
}

fn count(n: i64) -> Result<u32> {
    u32::try_from(n).map_err(Error::internal)
}

#[derive(FromQueryResult)]
struct ListRow {
    code: String,
    title: String,
    year_from: i64,
    year_to: i64,
    previous: Option<String>,
    areas: i64,
    indicators: i64,
    links: i64,
}

/// Every framework, in one statement.
pub async fn frameworks(ctx: &Ctx) -> Result<Frameworks> {
    ctx.wide(Wide::ViewResults)?;
    let rows: Vec<ListRow> = all(
        ctx.read(),
        "SELECT f.code, f.title, f.year_from, f.year_to, e.code AS previous,
                (SELECT COUNT(*) FROM framework_areas ar WHERE ar.framework_id = f.id AND ar.retired_at IS NULL) AS areas,
                (SELECT COUNT(*) FROM corporate_indicators c
                 JOIN framework_areas ar ON ar.id = c.area_id
                 WHERE ar.framework_id = f.id AND c.retired_at IS NULL) AS indicators,
                (SELECT COUNT(*) FROM links l
                 JOIN corporate_indicators c ON c.id = l.corporate_indicator_id
                 JOIN framework_areas ar ON ar.id = c.area_id
                 WHERE ar.framework_id = f.id AND l.superseded_at IS NULL) AS links
         FROM frameworks f
         LEFT JOIN frameworks e ON e.id = f.previous_id
         ORDER BY f.year_from DESC, f.id",
        [],
    )
    .await?;
    let listed = |row: ListRow| {
        Ok(Listed {
            code: row.code,
            title: row.title,
            years: (row.year_from, row.year_to),
            previous: row.previous,
            areas: count(row.areas)?,
            indicators: count(row.indicators)?,
            links: count(row.links)?,
        })
    };
    let frameworks = rows.into_iter().map(listed).collect::<Result<_>>()?;
    Ok(Frameworks { frameworks, may_edit: may_edit(ctx) })
}

#[derive(FromQueryResult)]
struct FrameworkRow {
    id: i64,
    code: String,
    title: String,
    year_from: i64,
    year_to: i64,
    previous: Option<String>,
    version: i64,
}

#[derive(FromQueryResult)]
struct AreaRow {
    id: i64,
    code: String,
    name: String,
    statement: String,
    position: i64,
    version: i64,
}

#[derive(FromQueryResult)]
struct ResultRow {
    id: i64,
    area_id: i64,
    parent_id: Option<i64>,
    statement: String,
    position: i64,
    version: i64,
}

#[derive(FromQueryResult)]
struct IndicatorRow {
    id: i64,
    area_id: i64,
    code: String,
    title: String,
    definition: String,
    method: String,
    unit: String,
    kind: String,
    direction: String,
    operator: String,
    answers: String,
    result_id: Option<i64>,
    position: i64,
    version: i64,
    numerator: Option<i64>,
    denominator: Option<i64>,
    years: Option<String>,
    links: i64,
}

/// One framework whole, in four statements. An unknown code is not found.
pub async fn framework(ctx: &Ctx, code: &str) -> Result<Framework> {
    ctx.wide(Wide::ViewResults)?;
    let row: Option<FrameworkRow> = one(
        ctx.read(),
        "SELECT f.id, f.code, f.title, f.year_from, f.year_to, e.code AS previous, f.version
         FROM frameworks f LEFT JOIN frameworks e ON e.id = f.previous_id WHERE f.code = $1",
        [code.into()],
    )
    .await?;
    let row = row.ok_or(Error::NotFound)?;
    let areas: Vec<AreaRow> = all(
        ctx.read(),
        "SELECT ar.id, ar.code, ar.name, ar.statement, ar.position, ar.version FROM framework_areas ar
         WHERE ar.framework_id = $1 AND ar.retired_at IS NULL ORDER BY ar.position, ar.id",
        [row.id.into()],
    )
    .await?;
    let mut results = results(ctx, row.id).await?;
    let mut indicators = indicators(ctx, row.id).await?;
    let area = |area: AreaRow| Area {
        results: results.remove(&area.id).unwrap_or_default(),
        indicators: indicators.remove(&area.id).unwrap_or_default(),
        id: AreaId(area.id),
        code: area.code,
        name: area.name,
        statement: area.statement,
        position: area.position,
        version: area.version,
    };
    Ok(Framework {
        id: FrameworkId(row.id),
        areas: areas.into_iter().map(area).collect(),
        code: row.code,
        title: row.title,
        years: (row.year_from, row.year_to),
        previous: row.previous,
        version: row.version,
        may_edit: may_edit(ctx),
    })
}

/// By area, each outcome before its outputs, numbered.
async fn results(ctx: &Ctx, framework: i64) -> Result<HashMap<i64, Vec<FrameworkResult>>> {
    let rows: Vec<ResultRow> = all(
        ctx.read(),
        "SELECT r.id, r.area_id, r.parent_id, r.statement, r.position, r.version FROM framework_results r
         JOIN framework_areas ar ON ar.id = r.area_id
         WHERE ar.framework_id = $1 AND r.retired_at IS NULL ORDER BY r.position, r.id",
        [framework.into()],
    )
    .await?;
    let (outcomes, outputs): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.parent_id.is_none());
    let mut under: HashMap<i64, Vec<ResultRow>> = HashMap::new();
    for output in outputs {
        under.entry(output.parent_id.unwrap_or_default()).or_default().push(output);
    }
    let mut of: HashMap<i64, Vec<FrameworkResult>> = HashMap::new();
    for outcome in outcomes {
        let outputs = under.remove(&outcome.id).unwrap_or_default();
        let list = of.entry(outcome.area_id).or_default();
        let number = list.iter().filter(|one| one.level == Level::Outcome).count() + 1;
        list.push(outcome.result(Level::Outcome, number.to_string()));
        list.extend(
            (1..).zip(outputs).map(|(nth, output): (usize, _)| output.result(Level::Output, format!("{number}.{nth}"))),
        );
    }
    Ok(of)
}

impl ResultRow {
    fn result(self, level: Level, number: String) -> FrameworkResult {
        FrameworkResult {
            id: ResultId(self.id),
            parent: self.parent_id.map(ResultId),
            level,
            number,
            statement: self.statement,
            position: self.position,
            version: self.version,
        }
    }
}

/// By area, in their order.
async fn indicators(ctx: &Ctx, framework: i64) -> Result<HashMap<i64, Vec<Indicator>>> {
    let rows: Vec<IndicatorRow> = all(
        ctx.read(),
        &format!(
            "SELECT c.id, c.area_id, c.code, c.title, c.definition, c.method, c.unit, c.kind, c.direction, c.operator,
                    c.answers, c.result_id, c.position, c.version, t.numerator, t.denominator,
                    (SELECT {} FROM corporate_targets y
                     WHERE y.corporate_indicator_id = c.id AND y.year IS NOT NULL AND y.superseded_at IS NULL) AS years,
                    (SELECT COUNT(*) FROM links l
                     WHERE l.corporate_indicator_id = c.id AND l.superseded_at IS NULL) AS links
             FROM corporate_indicators c
             JOIN framework_areas ar ON ar.id = c.area_id
             LEFT JOIN corporate_targets t ON t.corporate_indicator_id = c.id AND t.year IS NULL AND t.superseded_at IS NULL
             WHERE ar.framework_id = $1 AND c.retired_at IS NULL ORDER BY c.position, c.id",
            pack(&["y.year", "y.numerator", "y.denominator"])
        ),
        [framework.into()],
    )
    .await?;
    let mut of: HashMap<i64, Vec<Indicator>> = HashMap::new();
    for row in rows {
        let kind: Kind = row.kind.parse().map_err(Error::internal)?;
        of.entry(row.area_id).or_default().push(Indicator {
            id: CorporateIndicatorId(row.id),
            code: row.code,
            title: row.title,
            definition: row.definition,
            method: row.method,
            unit: row.unit,
            kind,
            direction: row.direction.parse().map_err(Error::internal)?,
            operator: row.operator.parse().map_err(Error::internal)?,
            answers: measure::answers(&row.answers),
            result: row.result_id.map(ResultId),
            position: row.position,
            version: row.version,
            target: value(kind, row.numerator, row.denominator)?,
            targets: by_year(kind, &row.years.unwrap_or_default())?,
            links: count(row.links)?,
        });
    }
    Ok(of)
}
