//! What the forms of contributions offer: donors, regions, and what one could be allocated to, rows of its appeal and lines of a project.

use domain::{
    appeal::Areas,
    code::ProjectCode,
    contribution::Purpose,
    id::{AppealRowId, BudgetLineId, RegionId},
    policy::{Action, Wide},
};
use sea_orm::FromQueryResult;

use super::{donors::names, one::Contribution};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{
        all,
        appeal::{areas_of_year, every_area},
        one, portfolio,
    },
};

/// A row of the appeal.
#[derive(Clone, Debug)]
pub struct RowChoice {
    pub id: AppealRowId,
    pub region: String,
    pub name: String,
}

/// A line of a project's budget.
#[derive(Clone, Debug)]
pub struct LineChoice {
    pub id: BudgetLineId,
    pub description: String,
    pub year: i64,
    /// Cents that nobody pays for yet; none where the line is not converted.
    pub left_usd: Option<i64>,
}

/// What the form of a new contribution offers.
#[derive(Clone, Debug)]
pub struct Offered {
    /// Names of donors, the first thousand.
    pub donors: Vec<String>,
    pub regions: Vec<(RegionId, String)>,
    /// Of all appeals.
    pub areas: Areas,
    /// Of the newest appeal.
    pub year: Option<i64>,
}

pub async fn offered(ctx: &Ctx) -> Result<Offered> {
    ctx.wide(Wide::EditContributions)?;
    let year: Option<YearRow> = one(ctx.read(), "SELECT MAX(a.year) AS year FROM appeals a", []).await?;
    Ok(Offered {
        donors: names(ctx).await?,
        regions: regions(ctx).await?,
        areas: every_area(ctx.read()).await?,
        year: year.and_then(|row| row.year),
    })
}

/// The areas of the appeal that a contribution answers.
pub async fn areas(ctx: &Ctx, of: &Contribution) -> Result<Areas> {
    areas_of_year(ctx.read(), of.item.year).await
}

/// Every region with its name.
pub async fn regions(ctx: &Ctx) -> Result<Vec<(RegionId, String)>> {
    portfolio::regions(ctx).await
}

#[derive(FromQueryResult)]
struct YearRow {
    year: Option<i64>,
}

#[derive(FromQueryResult)]
struct RowRow {
    id: i64,
    region: String,
    printed_name: String,
}

#[derive(FromQueryResult)]
struct LineRow {
    id: i64,
    description: String,
    year: i64,
    amount_usd: Option<i64>,
    paid: i64,
}

/// The rows of the appeal that the contribution answers, in the order of the source: of its region where it is for one.
pub async fn rows(ctx: &Ctx, of: &Contribution) -> Result<Vec<RowChoice>> {
    ctx.wide(Wide::EditContributions)?;
    let only = match of.purpose {
        Purpose::Soft { region: Some(region), .. } => format!("AND r.region_id = {region}"),
        Purpose::Project(project) => format!(
            "AND r.id IN (SELECT t.appeal_row_id FROM allocations t
               JOIN budget_lines l ON l.id = t.line_id AND l.retired_at IS NULL
               WHERE l.project_id = {project} AND t.superseded_at IS NULL)"
        ),
        _ => String::new(),
    };
    let rows: Vec<RowRow> = all(
        ctx.read(),
        &format!(
            "SELECT r.id, g.name AS region, r.printed_name
             FROM appeal_rows r
             JOIN appeals a ON a.id = r.appeal_id
             JOIN regions g ON g.id = r.region_id
             WHERE a.year = $1 {only} ORDER BY g.position, r.position"
        ),
        [of.item.year.into()],
    )
    .await?;
    let choice = |row: RowRow| RowChoice { id: AppealRowId(row.id), region: row.region, name: row.printed_name };
    Ok(rows.into_iter().map(choice).collect())
}

/// The lines of a project. `NotFound` where there is no such project that this person may see.
pub async fn lines(ctx: &Ctx, project: &str) -> Result<Vec<LineChoice>> {
    ctx.wide(Wide::EditContributions)?;
    let code: ProjectCode = project.trim().to_uppercase().parse().map_err(|_| Error::NotFound)?;
    let project = ctx.project(&code, Action::View).await?;
    let rows: Vec<LineRow> = all(
        ctx.read(),
        "SELECT COALESCE(l.first_id, l.id) AS id, l.description, l.year, b.amount_usd,
                CAST(COALESCE((SELECT SUM(x.allocated_usd) FROM contribution_allocations x
                  WHERE x.line_id = COALESCE(l.first_id, l.id) AND x.superseded_at IS NULL), 0) AS BIGINT) AS paid
         FROM budget_lines l
         JOIN budget_amounts b ON b.line_id = l.id AND b.superseded_at IS NULL
         WHERE l.project_id = $1 AND l.retired_at IS NULL ORDER BY l.position, l.id",
        [project.id.0.into()],
    )
    .await?;
    let choice = |row: LineRow| LineChoice {
        id: BudgetLineId(row.id),
        description: row.description,
        year: row.year,
        left_usd: row.amount_usd.map(|usd| (usd - row.paid).max(0)),
    };
    Ok(rows.into_iter().map(choice).collect())
}
