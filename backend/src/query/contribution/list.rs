//! The list of contributions: paged, searched, filtered and sorted in SQL, with what all that fit add to.

use domain::{
    appeal::Area,
    contribution::{DonorKind, Earmarking, Purpose},
    id::{ContributionId, DonorId},
    money::Currency,
    policy::Wide,
};
use sea_orm::{FromQueryResult, Value};

use super::{
    purpose,
    sums::{STOOD, SumRow, Sums, USED, columns},
};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{all, like, one},
};

/// Rows on one page.
pub const PAGE: u64 = 25;

/// What the list shows; everything stands in the URL.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Part of the reference, of the donor's name or of a project's code, in any case.
    pub search: String,
    pub year: Option<i64>,
    pub donor: Option<DonorId>,
    pub kind: Option<DonorKind>,
    pub earmarking: Option<Earmarking>,
    /// Only flexible money.
    pub pool: bool,
    /// The code of a project: what is earmarked for it or pays for its lines.
    pub project: String,
    pub sort: Sort,
    /// From 1.
    pub page: u64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The largest promise first.
    #[default]
    Promised,
    Donor,
    /// The largest payment first.
    Received,
    /// What is left to pay for lines with, the most first.
    Left,
}

/// A contribution in a list.
#[derive(Clone, Debug)]
pub struct Item {
    pub id: ContributionId,
    pub donor: DonorId,
    pub donor_name: String,
    pub kind: DonorKind,
    pub reference: String,
    pub year: i64,
    pub currency: Currency,
    pub earmarking: Earmarking,
    /// The code of the project for which it is.
    pub project: Option<String>,
    /// The name of the region for which it is.
    pub region: Option<String>,
    pub area: Option<Area>,
    pub sums: Sums,
}

#[derive(Clone, Debug)]
pub struct Listed {
    pub items: Vec<Item>,
    /// Over all that fit, on every page.
    pub sums: Sums,
    pub total: u64,
    pub page: u64,
    pub pages: u64,
    /// Every year of which there are contributions, the latest first.
    pub years: Vec<i64>,
    /// The name of the donor that is filtered for.
    pub donor: Option<String>,
    /// May add contributions.
    pub may_edit: bool,
}

#[derive(FromQueryResult)]
pub(super) struct ItemRow {
    id: i64,
    donor_id: i64,
    donor: String,
    kind: String,
    reference: String,
    year: i64,
    currency: String,
    earmarking: String,
    project: Option<String>,
    region: Option<String>,
    area: Option<String>,
    #[sea_orm(nested)]
    sums: SumRow,
}

impl ItemRow {
    pub(super) fn purpose(&self, project: Option<i64>, region: Option<i64>) -> Result<Purpose> {
        purpose(&self.earmarking, project, region, self.area.as_deref())
    }

    pub(super) fn item(self) -> Result<Item> {
        Ok(Item {
            id: ContributionId(self.id),
            donor: DonorId(self.donor_id),
            donor_name: self.donor,
            kind: self.kind.parse().map_err(Error::internal)?,
            reference: self.reference,
            year: self.year,
            currency: self.currency.parse().map_err(Error::internal)?,
            earmarking: self.earmarking.parse().map_err(Error::internal)?,
            project: self.project,
            region: self.region,
            area: self.area.as_deref().map(str::parse).transpose().map_err(Error::internal)?,
            sums: self.sums.sums()?,
        })
    }
}

/// What every list of contributions reads, without its condition.
pub(super) const FROM: &str = "FROM contributions c
     JOIN donors d ON d.id = c.donor_id
     LEFT JOIN projects p ON p.id = c.project_id
     LEFT JOIN regions g ON g.id = c.region_id
     LEFT JOIN stood s ON s.contribution_id = c.id
     LEFT JOIN used u ON u.contribution_id = c.id";

/// The columns of an [`ItemRow`].
pub(super) fn item_columns() -> String {
    format!(
        "c.id, c.donor_id, d.name AS donor, d.kind, c.reference, c.year, c.currency, c.earmarking, p.code AS project,
         g.name AS region, c.area, CAST(1 AS BIGINT) AS contributions, {}",
        columns(|column| format!("COALESCE({column}, 0)"))
    )
}

#[derive(FromQueryResult)]
struct YearRow {
    year: i64,
}

#[derive(FromQueryResult)]
struct NameRow {
    name: String,
}

/// For who may [`ViewContributions`](Wide::ViewContributions). Four statements, whatever the size.
pub async fn contributions(ctx: &Ctx, filter: &Filter) -> Result<Listed> {
    ctx.wide(Wide::ViewContributions)?;
    let (condition, values) = condition(filter);
    let with = format!("WITH {STOOD}, {USED}");
    let sums: Option<SumRow> = one(
        ctx.read(),
        &format!(
            "{with} SELECT COUNT(*) AS contributions, {} {FROM} WHERE {condition}",
            columns(|column| format!("CAST(COALESCE(SUM({column}), 0) AS BIGINT)"))
        ),
        values.clone(),
    )
    .await?;
    let sums = sums.map(SumRow::sums).transpose()?.unwrap_or_default();
    let total = u64::from(sums.contributions);
    let pages = total.div_ceil(PAGE).max(1);
    let page = filter.page.clamp(1, pages);
    let order = match filter.sort {
        Sort::Promised => "COALESCE(s.promised, 0) DESC, c.id",
        Sort::Donor => "LOWER(d.name), c.reference, c.id",
        Sort::Received => "COALESCE(s.received, 0) DESC, c.id",
        Sort::Left => "COALESCE(s.promised, 0) - COALESCE(u.lines_usd, 0) DESC, c.id",
    };
    let rows: Vec<ItemRow> = all(
        ctx.read(),
        &format!(
            "{with} SELECT {} {FROM} WHERE {condition} ORDER BY {order} LIMIT {PAGE} OFFSET {}",
            item_columns(),
            (page - 1) * PAGE
        ),
        values,
    )
    .await?;
    let years: Vec<YearRow> = all(
        ctx.read(),
        "SELECT DISTINCT c.year FROM contributions c WHERE c.retired_at IS NULL ORDER BY c.year DESC",
        [],
    )
    .await?;
    let donor: Option<NameRow> = match filter.donor {
        Some(donor) => one(ctx.read(), "SELECT d.name FROM donors d WHERE d.id = $1", [donor.0.into()]).await?,
        None => None,
    };
    Ok(Listed {
        items: rows.into_iter().map(ItemRow::item).collect::<Result<_>>()?,
        sums,
        total,
        page,
        pages,
        years: years.into_iter().map(|row| row.year).collect(),
        donor: donor.map(|donor| donor.name),
        may_edit: ctx.past_day().is_none() && ctx.wide(Wide::EditContributions).is_ok(),
    })
}

fn condition(filter: &Filter) -> (String, Vec<Value>) {
    let mut parts = vec!["c.retired_at IS NULL".to_owned()];
    let mut values: Vec<Value> = Vec::new();
    let search = filter.search.trim();
    if !search.is_empty() {
        values.push(format!("%{}%", like(&search.to_lowercase())).into());
        let fits = |column: &str| format!(r"LOWER({column}) LIKE ${} ESCAPE '\'", values.len());
        parts.push(format!("({} OR {} OR {})", fits("c.reference"), fits("d.name"), fits("COALESCE(p.code, '')")));
    }
    let project = filter.project.trim();
    if !project.is_empty() {
        values.push(project.to_uppercase().into());
        parts.push(format!(
            "(p.code = ${0} OR c.id IN (SELECT x.contribution_id FROM contribution_allocations x
               JOIN budget_lines l ON l.id = x.line_id
               JOIN projects o ON o.id = l.project_id
               WHERE o.code = ${0} AND x.superseded_at IS NULL))",
            values.len()
        ));
    }
    parts.extend(filter.year.map(|year| format!("c.year = {year}")));
    parts.extend(filter.donor.map(|donor| format!("c.donor_id = {donor}")));
    parts.extend(filter.kind.map(|kind| format!("d.kind = '{kind}'")));
    parts.extend(filter.earmarking.map(|earmarking| format!("c.earmarking = '{earmarking}'")));
    if filter.pool {
        parts.push("c.project_id IS NULL".into());
    }
    (parts.join(" AND "), values)
}
