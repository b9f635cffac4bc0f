//! What lines of a budget are tied to: rows and areas of appeals, how each stands among all that is tied to it, and what can still be.

use std::collections::HashMap;

use domain::{
    appeal::{Area, Areas},
    code::ProjectCode,
    funding::{Need, counts},
    id::{AppealRowId, BudgetLineId, ProjectId},
    lifecycle::ProjectState,
    policy::{Action, Wide, allows},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::{
    super::{all, appeal, funding::appeals, matrix::ordered, one, project::Project, scope},
    Line, Which, lines,
};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
};

/// What of a line is tied to a row of an appeal.
#[derive(Clone, Debug)]
pub struct Allocation {
    /// The year of the appeal and the id of its row, as in the address of its page.
    pub appeal: i64,
    pub row: i64,
    pub name: String,
    pub area: Area,
    pub usd: i64,
}

/// A cell of an appeal with all that is tied to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What it asks for, and what all projects that count have tied to it.
    pub need: Need,
    /// What this project has.
    pub own_usd: i64,
}

impl Cell {
    /// What can still be tied to it.
    pub fn left(self) -> i64 {
        self.need.unbudgeted_usd().max(0)
    }
}

/// Every allocation of a budget, and what a form offers.
#[derive(Clone, Debug)]
pub struct Allocations {
    /// By section, then in their order, with what is tied to them.
    pub lines: Vec<Line>,
    /// Of the rows that are tied or chosen, by row and area.
    pub cells: HashMap<(i64, Area), Cell>,
    /// Of every appeal, the newest first.
    pub years: Vec<i64>,
    /// The rows of the appeal that was chosen: those for the project's own countries first.
    pub rows: Vec<Place>,
    pub year: Option<i64>,
    pub chosen: Option<AppealRowId>,
    /// The areas of the appeal that was chosen.
    pub areas: Areas,
    pub may_edit: bool,
}

/// A row of an appeal to which a line can be tied.
#[derive(Clone, Debug)]
pub struct Place {
    pub id: AppealRowId,
    pub name: String,
    pub region: String,
    /// It stands for a country of the project.
    pub own: bool,
    /// What its cells ask for and nobody has tied yet.
    pub unmet_usd: i64,
}

#[derive(FromQueryResult)]
struct AllocationRow {
    id: i64,
    year: i64,
    row_id: i64,
    printed_name: String,
    area: String,
    allocated_usd: i64,
}

#[derive(FromQueryResult)]
struct CountRow {
    id: i64,
    states: i64,
}

/// Puts to each line what is tied to it.
pub(super) async fn put(ctx: &Ctx, project: ProjectId, lines: &mut [Line]) -> Result<()> {
    let rows: Vec<AllocationRow> = all(
        ctx.read(),
        "SELECT COALESCE(l.first_id, l.id) AS id, p.year, w.id AS row_id, w.printed_name, t.area, t.allocated_usd
         FROM allocations t
         JOIN budget_lines l ON l.id = t.line_id AND l.retired_at IS NULL
         JOIN appeal_rows w ON w.id = t.appeal_row_id
         JOIN appeals p ON p.id = w.appeal_id
         WHERE l.project_id = $1 AND t.superseded_at IS NULL ORDER BY p.year DESC, t.id",
        [project.0.into()],
    )
    .await?;
    let mut by_line: HashMap<BudgetLineId, Vec<Allocation>> = HashMap::new();
    for row in rows {
        by_line.entry(BudgetLineId(row.id)).or_default().push(Allocation {
            appeal: row.year,
            row: row.row_id,
            name: row.printed_name,
            area: row.area.parse().map_err(|_| Error::internal(&row.area))?,
            usd: row.allocated_usd,
        });
    }
    for line in lines {
        line.allocations = by_line.remove(&line.id).unwrap_or_default();
    }
    Ok(())
}

/// How many allocations of each line of the project `$1` were ever written and ended: with the version of the line, the version of
/// what is tied to it.
pub(super) const STATES: &str =
    "SELECT COALESCE(o.first_id, o.id) AS id, COUNT(t.id) + COUNT(t.superseded_at) AS states
     FROM allocations t JOIN budget_lines o ON o.id = t.line_id
     WHERE o.project_id = $1 GROUP BY COALESCE(o.first_id, o.id)";

/// What [`STATES`] counts, by line.
pub(crate) async fn states(conn: &impl ConnectionTrait, project: ProjectId) -> Result<HashMap<BudgetLineId, i64>> {
    let rows: Vec<CountRow> = all(conn, STATES, [project.0.into()]).await?;
    Ok(rows.into_iter().map(|row| (BudgetLineId(row.id), row.states)).collect())
}

/// What is asked for about allocations: an appeal, the newest where none is named, and one of its rows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked {
    pub year: Option<i64>,
    pub row: Option<AppealRowId>,
    /// The rows of the appeal are wanted, to choose from.
    pub choose: bool,
}

/// The allocations of a project that this person may view, as they stand or stood on the past day. Ten statements at most, whatever the size. The
/// appeal or the row that is asked for is not there: not found.
pub async fn allocations(ctx: &Ctx, project: &Project, asked: Asked) -> Result<Allocations> {
    let nodes = ordered(ctx.read(), project.id).await?;
    let mut lines = lines(ctx.read(), project.id, &nodes, Which::Now).await?;
    put(ctx, project.id, &mut lines).await?;
    let years: Vec<i64> = appeals(ctx.read()).await?.into_iter().map(|appeal| appeal.year).collect();
    let year = match asked.row {
        Some(row) => Some(year_of(ctx, row).await?),
        None => asked.year.or(years.first().copied()),
    };
    if year.is_some_and(|year| !years.contains(&year)) {
        return Err(Error::NotFound);
    }
    let rows = match year {
        Some(year) if asked.choose || asked.row.is_some() => places(ctx, project.id, year).await?,
        _ => Vec::new(),
    };
    let of_year = match year {
        Some(year) if asked.row.is_some() => appeal::by_year(ctx.read(), year).await?,
        _ => None,
    };
    let areas = match of_year {
        Some(id) => appeal::areas(ctx.read(), id).await?,
        None => Areas::default(),
    };
    let tied = lines.iter().flat_map(|line| &line.allocations).map(|one| one.row);
    let mut shown: Vec<i64> = tied.chain(asked.row.map(|row| row.0)).collect();
    shown.sort_unstable();
    shown.dedup();
    let mut cells = cells(ctx.read(), &shown, When::of(ctx)).await?;
    for one in lines.iter().flat_map(|line| &line.allocations) {
        cells.entry((one.row, one.area)).or_default().own_usd += one.usd;
    }
    let may_edit = ctx.may(project, Action::EditBudget);
    Ok(Allocations { lines, cells, years, rows, year, chosen: asked.row, areas, may_edit })
}

#[derive(FromQueryResult)]
struct YearRow {
    year: i64,
}

async fn year_of(ctx: &Ctx, row: AppealRowId) -> Result<i64> {
    let found: Option<YearRow> = one(
        ctx.read(),
        "SELECT a.year FROM appeal_rows r JOIN appeals a ON a.id = r.appeal_id WHERE r.id = $1",
        [row.0.into()],
    )
    .await?;
    found.map(|row| row.year).ok_or(Error::NotFound)
}

#[derive(FromQueryResult)]
struct CellRow {
    row_id: i64,
    area: String,
    required_usd: i64,
    tied_usd: i64,
}

/// What is asked about cells: how they stand, which is remembered (`project_cells`), or how they stood, which is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    Now,
    Past,
}

impl When {
    fn of(ctx: &Ctx) -> Self {
        if ctx.read().is_past() { Self::Past } else { Self::Now }
    }

    /// What projects that count have tied to the cells, under `condition` over `w.id`, the row; a statement to be put into another.
    fn tied(self, condition: &str) -> String {
        let (from, usd, project) = match self {
            Self::Now => ("project_cells t ON t.row_id = w.id", "t.budgeted_usd", "t.project_id"),
            Self::Past => (
                "allocations t ON t.appeal_row_id = w.id AND t.superseded_at IS NULL
                 JOIN budget_lines l ON l.id = t.line_id AND l.retired_at IS NULL",
                "t.allocated_usd",
                "l.project_id",
            ),
        };
        format!(
            "SELECT w.id AS row_id, t.area, CAST(SUM({usd}) AS BIGINT) AS usd
             FROM appeal_rows w
             JOIN {from}
             JOIN project_states s ON s.project_id = {project} AND s.superseded_at IS NULL AND s.state IN {}
             WHERE {condition} GROUP BY w.id, t.area",
            scope::states(counts)
        )
    }
}

/// The cells of these rows with what all projects have tied to them; no project's own yet.
pub(crate) async fn cells(conn: &impl ConnectionTrait, rows: &[i64], when: When) -> Result<HashMap<(i64, Area), Cell>> {
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    let ids = rows.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let rows: Vec<CellRow> = all(
        conn,
        &format!(
            "SELECT c.row_id, c.area, c.required_usd, CAST(0 AS BIGINT) AS tied_usd
               FROM appeal_cells c WHERE c.superseded_at IS NULL AND c.row_id IN ({ids})
             UNION ALL
             SELECT d.row_id, d.area, CAST(0 AS BIGINT), d.usd FROM ({}) d",
            when.tied(&format!("w.id IN ({ids})"))
        ),
        [],
    )
    .await?;
    let mut cells: HashMap<(i64, Area), Cell> = HashMap::new();
    for row in rows {
        let area = row.area.parse().map_err(Error::internal)?;
        let need = &mut cells.entry((row.row_id, area)).or_default().need;
        need.required_usd += row.required_usd;
        need.budgeted_usd += row.tied_usd;
    }
    Ok(cells)
}

#[derive(FromQueryResult)]
struct PlaceRow {
    id: i64,
    printed_name: String,
    region: String,
    own: i64,
    unmet_usd: i64,
}

/// The rows of an appeal in its order, those for the project's own countries first. A surplus in one cell covers no other.
async fn places(ctx: &Ctx, project: ProjectId, year: i64) -> Result<Vec<Place>> {
    let rows: Vec<PlaceRow> = all(
        ctx.read(),
        &format!(
            "WITH tied AS ({})
             SELECT r.id, r.printed_name, g.name AS region,
                    (SELECT COUNT(*) FROM appeal_row_countries x
                       JOIN project_countries m ON m.country_id = x.country_id AND m.project_id = $2
                      WHERE x.row_id = r.id) AS own,
                    CAST(COALESCE(SUM(CASE WHEN c.required_usd > COALESCE(t.usd, 0)
                                           THEN c.required_usd - COALESCE(t.usd, 0) ELSE 0 END), 0) AS BIGINT) AS unmet_usd
             FROM appeal_rows r
             JOIN appeals a ON a.id = r.appeal_id
             JOIN appeal_row_totals p ON p.row_id = r.id AND p.superseded_at IS NULL
             JOIN regions g ON g.id = r.region_id
             LEFT JOIN appeal_cells c ON c.row_id = r.id AND c.superseded_at IS NULL
             LEFT JOIN tied t ON t.row_id = c.row_id AND t.area = c.area
             WHERE a.year = $1
             GROUP BY r.id, r.printed_name, r.position, g.name ORDER BY r.position",
            When::of(ctx).tied("w.appeal_id IN (SELECT y.id FROM appeals y WHERE y.year = $1)")
        ),
        [year.into(), project.0.into()],
    )
    .await?;
    let place = |row: PlaceRow| Place {
        id: AppealRowId(row.id),
        name: row.printed_name,
        region: row.region,
        own: row.own > 0,
        unmet_usd: row.unmet_usd,
    };
    let mut places: Vec<Place> = rows.into_iter().map(place).collect();
    places.sort_by_key(|place| !place.own);
    Ok(places)
}

/// The projects from which this person may tie a line to a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offered {
    /// Code and title, in the order of the codes.
    pub projects: Vec<(ProjectCode, String)>,
    /// There are more than are offered.
    pub more: bool,
}

#[derive(FromQueryResult)]
struct OfferedRow {
    code: String,
    title: String,
}

/// Up to so many projects are offered on the page of a row.
pub const OFFERED: usize = 20;

/// The projects in the countries of a row whose budget this person may edit. None where they edit no budget anywhere, and about a
/// past day.
pub async fn offered(ctx: &Ctx, row: AppealRowId) -> Result<Option<Offered>> {
    ctx.wide(Wide::ViewFunding)?;
    let Some(subject) = ctx.subject().ok().filter(|_| ctx.past_day().is_none()) else { return Ok(None) };
    let edits = |role| ProjectState::ALL.iter().any(|state| allows(role, Action::EditBudget, *state));
    if !subject.grants.iter().any(|grant| edits(grant.role)) {
        return Ok(None);
    }
    let may = scope::may(subject, Action::EditBudget);
    let rows: Vec<OfferedRow> = all(
        ctx.read(),
        &format!(
            "SELECT p.code, p.title FROM projects p
             JOIN project_states s ON s.project_id = p.id AND s.superseded_at IS NULL AND s.state IN {}
             WHERE {may} AND EXISTS (SELECT 1 FROM project_countries m
               JOIN appeal_row_countries x ON x.country_id = m.country_id AND x.row_id = $1 WHERE m.project_id = p.id)
             ORDER BY p.code LIMIT {}",
            scope::states(ProjectState::plans),
            OFFERED + 1
        ),
        [row.0.into()],
    )
    .await?;
    let more = rows.len() > OFFERED;
    let project = |row: OfferedRow| Ok((row.code.parse().map_err(Error::internal)?, row.title));
    Ok(Some(Offered { projects: rows.into_iter().take(OFFERED).map(project).collect::<Result<_>>()?, more }))
}
