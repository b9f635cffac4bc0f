//! What was recorded, entry by entry: documents of the ledger, and what was typed for a month.

use chrono::NaiveDate;
use domain::{
    id::{BudgetLineId, ProjectId},
    money::{Currency, Money, Rate},
};
use sea_orm::FromQueryResult;

use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::all,
};

#[derive(Clone, Debug)]
pub struct Entry {
    pub line: BudgetLineId,
    pub day: NaiveDate,
    /// None where it was typed for a month.
    pub document: Option<String>,
    pub description: String,
    pub amount: Money,
    /// None for USD, and for what is not converted.
    pub rate: Option<Rate>,
    /// Cents; none where there was no rate.
    pub usd: Option<i64>,
    pub who: Option<String>,
    /// Microseconds UTC.
    pub at: i64,
}

#[derive(FromQueryResult)]
struct EntryRow {
    line_id: i64,
    day: NaiveDate,
    document: Option<String>,
    description: String,
    currency: String,
    amount_minor: i64,
    rate_day: Option<NaiveDate>,
    ten_billionths: Option<i64>,
    amount_usd: Option<i64>,
    who: Option<String>,
    recorded_at: i64,
}

impl EntryRow {
    fn entry(self) -> Result<Entry> {
        let currency: Currency = self.currency.parse().map_err(Error::internal)?;
        let rate = self.rate_day.zip(self.ten_billionths);
        Ok(Entry {
            line: BudgetLineId(self.line_id),
            day: self.day,
            document: self.document,
            description: self.description,
            amount: Money::new(self.amount_minor, currency),
            rate: rate.map(|(day, ten_billionths)| Rate { day, currency, ten_billionths }),
            usd: self.amount_usd,
            who: self.who,
            at: self.recorded_at,
        })
    }
}

/// All of a project that this person may view, the latest day first; at most so many.
pub async fn entries(ctx: &Ctx, project: ProjectId, most: u64) -> Result<Vec<Entry>> {
    let rows: Vec<EntryRow> = all(
        ctx.read(),
        &format!(
            "SELECT x.line_id, x.day, x.document, x.description, x.currency, x.amount_minor, r.day AS rate_day, r.ten_billionths,
                    x.amount_usd, u.name AS who, x.recorded_at
             FROM expenditures x
             LEFT JOIN rates r ON r.id = x.rate_id
             LEFT JOIN users u ON u.id = x.user_id
             WHERE x.project_id = $1 AND x.superseded_at IS NULL ORDER BY x.day DESC, x.id DESC LIMIT {most}"
        ),
        [project.0.into()],
    )
    .await?;
    rows.into_iter().map(EntryRow::entry).collect()
}
