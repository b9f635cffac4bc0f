//! The areas of an appeal as its editors see them: with what uses each of them.

use domain::{
    appeal::Area,
    id::{AppealAreaId, AppealId},
    policy::Wide,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{all, one},
};

/// An area with what was ever written under its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsedArea {
    pub id: AppealAreaId,
    pub area: Area,
    pub about: String,
    /// Cells, open cells and printed totals, past ones included.
    pub figures: i64,
    /// Budget lines and contributions that are or were tied to it.
    pub tied: i64,
}

impl UsedArea {
    pub fn is_used(&self) -> bool {
        self.figures + self.tied > 0
    }
}

/// The areas of one appeal.
#[derive(Clone, Debug)]
pub struct AppealAreas {
    pub appeal: AppealId,
    pub year: i64,
    pub title: String,
    /// A change names it.
    pub version: i64,
    /// In the order of the appeal.
    pub areas: Vec<UsedArea>,
    pub may_edit: bool,
}

#[derive(FromQueryResult)]
struct HeadRow {
    id: i64,
    title: String,
    areas_version: i64,
}

#[derive(FromQueryResult)]
struct AreaRow {
    id: i64,
    name: String,
    about: String,
    figures: i64,
    tied: i64,
}

/// The areas of the appeal of this year, for who may see funding; two statements.
pub async fn of_year(ctx: &Ctx, year: i64) -> Result<AppealAreas> {
    ctx.wide(Wide::ViewFunding)?;
    let may_edit = ctx.past_day().is_none() && ctx.wide(Wide::EditAppeal).is_ok();
    read(ctx.read(), year, may_edit).await
}

pub(crate) async fn read(conn: &impl ConnectionTrait, year: i64, may_edit: bool) -> Result<AppealAreas> {
    let head: Option<HeadRow> =
        one(conn, "SELECT a.id, a.title, a.areas_version FROM appeals a WHERE a.year = $1", [year.into()]).await?;
    let head = head.ok_or(Error::NotFound)?;
    let rows: Vec<AreaRow> = all(
        conn,
        "SELECT n.id, n.name, n.about,
                (SELECT COUNT(*) FROM appeal_cells c JOIN appeal_rows r ON r.id = c.row_id
                  WHERE r.appeal_id = n.appeal_id AND c.area = n.name)
                + (SELECT COUNT(*) FROM appeal_ambiguities o JOIN appeal_rows r ON r.id = o.row_id
                    WHERE r.appeal_id = n.appeal_id AND o.area = n.name)
                + (SELECT COUNT(*) FROM appeal_totals t WHERE t.appeal_id = n.appeal_id AND t.area = n.name) AS figures,
                (SELECT COUNT(*) FROM allocations al JOIN appeal_rows r ON r.id = al.appeal_row_id
                  WHERE r.appeal_id = n.appeal_id AND al.area = n.name)
                + (SELECT COUNT(*) FROM contribution_allocations ca JOIN appeal_rows r ON r.id = ca.appeal_row_id
                    WHERE r.appeal_id = n.appeal_id AND ca.area = n.name)
                + (SELECT COUNT(*) FROM contributions k WHERE k.year = $2 AND k.area = n.name) AS tied
         FROM appeal_areas n WHERE n.appeal_id = $1 ORDER BY n.position, n.id",
        [head.id.into(), year.into()],
    )
    .await?;
    let area = |row: AreaRow| {
        Ok(UsedArea {
            id: AppealAreaId(row.id),
            area: row.name.parse().map_err(Error::internal)?,
            about: row.about,
            figures: row.figures,
            tied: row.tied,
        })
    };
    Ok(AppealAreas {
        appeal: AppealId(head.id),
        year,
        title: head.title,
        version: head.areas_version,
        areas: rows.into_iter().map(area).collect::<Result<_>>()?,
        may_edit,
    })
}
