//! The ends of an allocation: a line of a budget or a cell of an appeal, with what there is of it and what others take.

use domain::{
    allocation::End,
    appeal::Area,
    contribution::{Outside, Purpose, pays_for},
    id::{AppealRowId, BudgetLineId, ContributionId, ProjectId, RegionId},
    lifecycle::ProjectState,
};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter};

use crate::{
    ctx::Tx,
    entity::contribution_allocations::{Column, Entity},
    error::{Error, Result},
    insert::contribution::Target,
    query::{all, one},
};

/// What a contribution has allocated.
pub(super) struct Tied {
    pub target: Target,
    pub usd: i64,
}

/// Everything that stands of a contribution.
pub(super) async fn tied(tx: &Tx, contribution: ContributionId) -> Result<Vec<Tied>> {
    let rows = Entity::find()
        .filter(Column::ContributionId.eq(contribution.0))
        .filter(Column::SupersededAt.is_null())
        .all(tx.conn())
        .await?;
    let tied = rows.into_iter().map(|row| {
        let target = match (row.line_id, row.appeal_row_id, row.area) {
            (Some(line), None, None) => Target::Line(BudgetLineId(line)),
            (None, Some(id), Some(area)) => Target::Cell(AppealRowId(id), area.parse().map_err(Error::internal)?),
            _ => return Err(Error::internal("an allocation to nothing")),
        };
        Ok(Tied { target, usd: row.allocated_usd })
    });
    tied.collect()
}

/// What money is to be allocated to.
pub(super) struct At {
    /// Of the project whose line it is; none for a cell.
    pub project: Option<(ProjectId, ProjectState)>,
    region: RegionId,
    /// Of the cell; or the areas to which the line is tied.
    areas: Vec<Area>,
    /// Whose budget lines are tied to the cell.
    projects: Vec<ProjectId>,
    /// Of the appeal whose cell it is.
    pub year: Option<i64>,
    /// What the cell asks for, or what the line amounts to in USD cents; none where that is not converted.
    pub limit_usd: Option<i64>,
    pub others_usd: i64,
}

impl At {
    pub fn admits(&self, purpose: Purpose) -> Result<(), Outside> {
        match (self.project, self.areas.first()) {
            (Some((project, _)), _) => purpose.admits_line(project, self.region, &self.areas),
            (None, Some(area)) => purpose.admits_cell(self.region, *area, &self.projects),
            (None, None) => Ok(()),
        }
    }

    pub fn is_closed(&self) -> bool {
        self.project.is_some_and(|(_, state)| !pays_for(state))
    }

    pub fn end(&self) -> End {
        End { limit_usd: self.limit_usd.unwrap_or(0), others_usd: self.others_usd }
    }
}

#[derive(FromQueryResult)]
struct LineRow {
    present: i64,
    project_id: i64,
    state: String,
    region_id: i64,
    amount_usd: Option<i64>,
    others: i64,
}

#[derive(FromQueryResult)]
struct CellRow {
    region_id: i64,
    year: i64,
    required_usd: i64,
    others: i64,
}

#[derive(FromQueryResult)]
struct AreaRow {
    area: String,
}

#[derive(FromQueryResult)]
struct ProjectRow {
    id: i64,
}

/// None where there is no such line or cell any more. `contribution` is whose allocation is to be made: the others are those of all
/// other contributions.
pub(super) async fn at(tx: &Tx, contribution: ContributionId, target: Target) -> Result<Option<At>> {
    match target {
        Target::Line(line) => line_at(tx, contribution, line).await,
        Target::Cell(row, area) => cell_at(tx, contribution, row, area).await,
    }
}

async fn line_at(tx: &Tx, contribution: ContributionId, line: BudgetLineId) -> Result<Option<At>> {
    let found: Option<LineRow> = one(
        tx.conn(),
        "SELECT l.id AS present, l.project_id, s.state, o.region_id, a.amount_usd,
                CAST(COALESCE((SELECT SUM(x.allocated_usd) FROM contribution_allocations x
                  WHERE x.line_id = $1 AND x.contribution_id <> $2 AND x.superseded_at IS NULL), 0) AS BIGINT) AS others
         FROM budget_lines l
         JOIN budget_amounts a ON a.line_id = l.id AND a.superseded_at IS NULL
         JOIN projects p ON p.id = l.project_id
         JOIN offices o ON o.id = p.office_id
         JOIN project_states s ON s.project_id = p.id AND s.superseded_at IS NULL
         WHERE (l.id = $1 OR l.first_id = $1) AND l.retired_at IS NULL",
        [line.0.into(), contribution.0.into()],
    )
    .await?;
    let Some(found) = found else { return Ok(None) };
    let areas: Vec<AreaRow> = all(
        tx.conn(),
        "SELECT DISTINCT t.area FROM allocations t WHERE t.line_id = $1 AND t.superseded_at IS NULL",
        [found.present.into()],
    )
    .await?;
    let areas = areas.iter().map(|row| row.area.parse().map_err(Error::internal)).collect::<Result<_>>()?;
    Ok(Some(At {
        project: Some((ProjectId(found.project_id), found.state.parse().map_err(Error::internal)?)),
        region: RegionId(found.region_id),
        areas,
        projects: Vec::new(),
        year: None,
        limit_usd: found.amount_usd,
        others_usd: found.others,
    }))
}

async fn cell_at(tx: &Tx, contribution: ContributionId, row: AppealRowId, area: Area) -> Result<Option<At>> {
    let found: Option<CellRow> = one(
        tx.conn(),
        "SELECT r.region_id, p.year, c.required_usd,
                CAST(COALESCE((SELECT SUM(x.allocated_usd) FROM contribution_allocations x
                  WHERE x.appeal_row_id = $1 AND x.area = $2 AND x.contribution_id <> $3
                    AND x.superseded_at IS NULL), 0) AS BIGINT) AS others
         FROM appeal_cells c
         JOIN appeal_rows r ON r.id = c.row_id
         JOIN appeals p ON p.id = r.appeal_id
         WHERE c.row_id = $1 AND c.area = $2 AND c.superseded_at IS NULL",
        [row.0.into(), area.as_str().into(), contribution.0.into()],
    )
    .await?;
    let Some(found) = found else { return Ok(None) };
    let projects: Vec<ProjectRow> = all(
        tx.conn(),
        "SELECT DISTINCT l.project_id AS id FROM allocations t
         JOIN budget_lines l ON l.id = t.line_id AND l.retired_at IS NULL
         WHERE t.appeal_row_id = $1 AND t.area = $2 AND t.superseded_at IS NULL",
        [row.0.into(), area.as_str().into()],
    )
    .await?;
    Ok(Some(At {
        project: None,
        region: RegionId(found.region_id),
        areas: vec![area],
        projects: projects.into_iter().map(|project| ProjectId(project.id)).collect(),
        year: Some(found.year),
        limit_usd: Some(found.required_usd),
        others_usd: found.others,
    }))
}
