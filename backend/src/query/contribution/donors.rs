//! The list of donors, each with what its contributions add to.

use domain::{contribution::DonorKind, id::DonorId, policy::Wide};
use sea_orm::{FromQueryResult, Value};

use super::sums::{STOOD, SumRow, Sums, USED, columns};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{all, like, one},
};

/// Rows on one page.
pub const PAGE: u64 = 40;

#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Part of the name, in any case.
    pub search: String,
    pub kind: Option<DonorKind>,
    /// Of whose appeal; of all years where there is none.
    pub year: Option<i64>,
    /// From 1.
    pub page: u64,
}

#[derive(Clone, Debug)]
pub struct Donor {
    pub id: DonorId,
    pub name: String,
    pub kind: DonorKind,
    pub sums: Sums,
}

#[derive(Clone, Debug)]
pub struct Listed {
    /// The largest promise first.
    pub items: Vec<Donor>,
    pub total: u64,
    pub page: u64,
    pub pages: u64,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    name: String,
    kind: String,
    #[sea_orm(nested)]
    sums: SumRow,
}

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

#[derive(FromQueryResult)]
struct NameRow {
    name: String,
}

/// For who may [`ViewContributions`](Wide::ViewContributions). Two statements, whatever the size. A donor of whom nothing stands is listed
/// with nothing.
pub async fn donors(ctx: &Ctx, filter: &Filter) -> Result<Listed> {
    ctx.wide(Wide::ViewContributions)?;
    let mut parts = vec!["TRUE".to_owned()];
    let mut values: Vec<Value> = Vec::new();
    let search = filter.search.trim();
    if !search.is_empty() {
        values.push(format!("%{}%", like(&search.to_lowercase())).into());
        parts.push(r"LOWER(d.name) LIKE $1 ESCAPE '\'".into());
    }
    parts.extend(filter.kind.map(|kind| format!("d.kind = '{kind}'")));
    // Of a past day, those who were there.
    parts.extend(ctx.read().moment().map(|moment| format!("d.created_at <= {moment}")));
    let condition = parts.join(" AND ");
    let of_year = filter.year.map(|year| format!(" AND c.year = {year}")).unwrap_or_default();
    let count: Option<Count> =
        one(ctx.read(), &format!("SELECT COUNT(*) AS n FROM donors d WHERE {condition}"), values.clone()).await?;
    let total = count.map_or(0, |count| count.n.unsigned_abs());
    let pages = total.div_ceil(PAGE).max(1);
    let page = filter.page.clamp(1, pages);
    let rows: Vec<Row> = all(
        ctx.read(),
        &format!(
            "WITH {STOOD}, {USED}
             SELECT d.id, d.name, d.kind, COUNT(c.id) AS contributions, {}
             FROM donors d
             LEFT JOIN contributions c ON c.donor_id = d.id AND c.retired_at IS NULL{of_year}
             LEFT JOIN stood s ON s.contribution_id = c.id
             LEFT JOIN used u ON u.contribution_id = c.id
             WHERE {condition}
             GROUP BY d.id, d.name, d.kind
             ORDER BY COALESCE(SUM(s.promised), 0) DESC, LOWER(d.name), d.id LIMIT {PAGE} OFFSET {}",
            columns(|column| format!("CAST(COALESCE(SUM({column}), 0) AS BIGINT)")),
            (page - 1) * PAGE
        ),
        values,
    )
    .await?;
    let donor = |row: Row| -> Result<Donor> {
        Ok(Donor {
            id: DonorId(row.id),
            name: row.name,
            kind: row.kind.parse().map_err(Error::internal)?,
            sums: row.sums.sums()?,
        })
    };
    Ok(Listed { items: rows.into_iter().map(donor).collect::<Result<_>>()?, total, page, pages })
}

/// Names in their order; the first thousand.
pub(super) async fn names(ctx: &Ctx) -> Result<Vec<String>> {
    let rows: Vec<NameRow> =
        all(ctx.read(), "SELECT d.name FROM donors d ORDER BY LOWER(d.name) LIMIT 1000", []).await?;
    Ok(rows.into_iter().map(|row| row.name).collect())
}
