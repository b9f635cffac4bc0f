//! The projects tied to one row of an appeal, a page of them, each with its lines, its amounts without a rate, and the
//! indicators that depend on the lines.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::{
    appeal::Area,
    code::ProjectCode,
    id::{AppealRowId, IndicatorId, OfficeId, ProjectId, RegionId},
    lifecycle::ProjectState,
    matrix::NodeKind,
    money::{Currency, Money, Rate},
    policy::{Access, Action, Place},
};
use sea_orm::FromQueryResult;

use super::super::{source::area, sum, tied::DEPENDENTS};
use crate::{
    ctx::Ctx,
    entity::project_cells::Model,
    error::{Error, Result},
    query::{
        all,
        standing::{self, Standing},
    },
};

/// Projects on one page.
pub const PAGE: u64 = 25;

/// A project with money in the row. Its lines are shown to whoever may see funding; the project itself is open only
/// where it is `visible`.
#[derive(Clone, Debug)]
pub struct TiedProject {
    pub code: ProjectCode,
    pub title: String,
    pub office: String,
    pub state: ProjectState,
    pub visible: bool,
    pub budgeted_usd: i64,
    /// Of what its lines have spent, the part that falls on this row.
    pub spent_usd: i64,
    pub lines: Vec<TiedLine>,
    pub missing: Vec<Missing>,
    pub indicators: Vec<Dependent>,
}

/// What a budget line is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paid {
    pub section: String,
    pub description: String,
    /// The result it is tied to; none for staff, office and overhead.
    pub result: Option<(NodeKind, String)>,
}

#[derive(Clone, Debug)]
pub struct TiedLine {
    pub paid: Paid,
    pub area: Area,
    pub original: Money,
    /// The stored rate; none for USD.
    pub rate: Option<Rate>,
    pub usd: Option<i64>,
    pub allocated_usd: i64,
}

/// An amount without a rate, in no sum.
#[derive(Clone, Debug)]
pub struct Missing {
    pub paid: Paid,
    pub original: Money,
}

#[derive(Clone, Debug)]
pub struct Dependent {
    pub title: String,
    pub unit: String,
    pub result: (NodeKind, String),
    pub standing: Standing,
}

#[derive(FromQueryResult)]
struct ProjectRow {
    id: i64,
    code: String,
    title: String,
    office_id: i64,
    office: String,
    region_id: i64,
    state: String,
    budgeted_usd: i64,
}

#[derive(FromQueryResult)]
struct LineRow {
    project_id: i64,
    section: String,
    description: String,
    node_kind: Option<String>,
    statement: Option<String>,
    currency: String,
    amount_minor: i64,
    amount_usd: Option<i64>,
    day: Option<NaiveDate>,
    ten_billionths: Option<i64>,
    area: Option<String>,
    allocated_usd: Option<i64>,
}

#[derive(FromQueryResult)]
struct DependentRow {
    id: i64,
    title: String,
    unit: String,
    node_kind: String,
    statement: String,
}

/// The page of projects with its number and how many there are. `from` gives the allocations that count, as
/// [`super::tied::Within::from`], `cells` those of the row. Five statements.
pub(super) async fn page(
    ctx: &Ctx,
    row: AppealRowId,
    from: &str,
    cells: &[Model],
    projects: u32,
    page: u64,
) -> Result<(Vec<TiedProject>, u64, u64)> {
    let pages = u64::from(projects).div_ceil(PAGE).max(1);
    let page = page.clamp(1, pages);
    if projects == 0 {
        return Ok((Vec::new(), page, pages));
    }
    let rows: Vec<ProjectRow> = all(
        ctx.read(),
        &format!(
            "SELECT p.id, p.code, p.title, p.office_id, o.name AS office, o.region_id, t.state, t.budgeted_usd
             FROM (SELECT l.project_id, s.state, CAST(SUM(al.allocated_usd) AS BIGINT) AS budgeted_usd
                   {from} GROUP BY l.project_id, s.state) t
             JOIN projects p ON p.id = t.project_id
             JOIN offices o ON o.id = p.office_id
             ORDER BY t.budgeted_usd DESC, p.code LIMIT {PAGE} OFFSET {}",
            (page - 1) * PAGE
        ),
        [],
    )
    .await?;
    let ids: Vec<String> = rows.iter().map(|row| row.id.to_string()).collect();
    let ids = ids.join(", ");
    let (mut tied, mut missing) = lines(ctx, row, &ids).await?;
    let mut indicators = dependents(ctx, from, &ids).await?;

    let subject = ctx.subject()?;
    let mut page_of = Vec::new();
    for row in rows {
        let id = ProjectId(row.id);
        let state: ProjectState = row.state.parse().map_err(Error::internal)?;
        let place = Place { project: id, office: OfficeId(row.office_id), region: RegionId(row.region_id) };
        page_of.push(TiedProject {
            code: row.code.parse().map_err(Error::internal)?,
            title: row.title,
            office: row.office,
            state,
            visible: subject.access(place, Action::View, state) == Access::Allowed,
            budgeted_usd: row.budgeted_usd,
            spent_usd: sum(cells.iter().filter(|cell| cell.project_id == id.0).map(|cell| cell.spent_usd))?,
            lines: tied.remove(&id).unwrap_or_default(),
            missing: missing.remove(&id).unwrap_or_default(),
            indicators: indicators.remove(&id).unwrap_or_default(),
        });
    }
    Ok((page_of, page, pages))
}

type ByProject<T> = HashMap<ProjectId, Vec<T>>;

/// The lines of these projects that are tied to the row, one for each area, and those whose amount has no rate.
async fn lines(ctx: &Ctx, row: AppealRowId, ids: &str) -> Result<(ByProject<TiedLine>, ByProject<Missing>)> {
    let rows: Vec<LineRow> = all(
        ctx.read(),
        &format!(
            "SELECT l.project_id, l.section, l.description, n.kind AS node_kind, n.statement,
                    m.currency, m.amount_minor, m.amount_usd, r.day, r.ten_billionths, al.area, al.allocated_usd
             FROM budget_lines l
             JOIN budget_amounts m ON m.line_id = l.id AND m.superseded_at IS NULL
             LEFT JOIN nodes n ON n.id = l.node_id
             LEFT JOIN rates r ON r.id = m.rate_id
             LEFT JOIN allocations al ON al.line_id = l.id AND al.appeal_row_id = $1 AND al.superseded_at IS NULL
             WHERE l.project_id IN ({ids}) AND l.retired_at IS NULL AND (al.id IS NOT NULL OR m.amount_usd IS NULL)
             ORDER BY l.project_id, l.position, l.id, al.id"
        ),
        [row.0.into()],
    )
    .await?;
    let (mut tied, mut missing) = (ByProject::new(), ByProject::new());
    for row in rows {
        let project = ProjectId(row.project_id);
        let currency: Currency = row.currency.parse().map_err(Error::internal)?;
        let original = Money::new(row.amount_minor, currency);
        let paid = Paid {
            section: row.section,
            description: row.description,
            result: row.node_kind.zip(row.statement).map(result).transpose()?,
        };
        if row.amount_usd.is_none() {
            missing.entry(project).or_default().push(Missing { paid: paid.clone(), original });
        }
        if let (Some(word), Some(allocated_usd)) = (row.area, row.allocated_usd) {
            let rate =
                row.day.zip(row.ten_billionths).map(|(day, ten_billionths)| Rate { day, currency, ten_billionths });
            let line = TiedLine { paid, area: area(&word)?, original, rate, usd: row.amount_usd, allocated_usd };
            tied.entry(project).or_default().push(line);
        }
    }
    Ok((tied, missing))
}

/// The indicators of these projects that depend on the lines tied to the row, as they stand today.
async fn dependents(ctx: &Ctx, from: &str, ids: &str) -> Result<ByProject<Dependent>> {
    let rows: Vec<DependentRow> = all(
        ctx.read(),
        &format!(
            "WITH tied AS (SELECT DISTINCT l.node_id {from} AND l.node_id IS NOT NULL AND l.project_id IN ({ids}))
             SELECT DISTINCT i.id, i.title, i.unit, m.kind AS node_kind, m.statement FROM tied t {DEPENDENTS}
             ORDER BY i.id"
        ),
        [],
    )
    .await?;
    let wanted: HashSet<IndicatorId> = rows.iter().map(|row| IndicatorId(row.id)).collect();
    let standings = standing::of_projects(ctx.read(), &format!("i.project_id IN ({ids})"), ctx.today()).await?;
    let mut standings: HashMap<IndicatorId, Standing> = standings
        .into_iter()
        .filter(|standing| wanted.contains(&standing.indicator))
        .map(|standing| (standing.indicator, standing))
        .collect();
    let mut dependents = ByProject::new();
    for row in rows {
        let Some(standing) = standings.remove(&IndicatorId(row.id)) else { continue };
        let result = result((row.node_kind, row.statement))?;
        let dependent = Dependent { title: row.title, unit: row.unit, result, standing };
        dependents.entry(dependent.standing.project).or_default().push(dependent);
    }
    Ok(dependents)
}

fn result((kind, statement): (String, String)) -> Result<(NodeKind, String)> {
    Ok((kind.parse().map_err(Error::internal)?, statement))
}
