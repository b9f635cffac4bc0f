//! Rates of exchange: those that hold on a day, and the list of currencies with their latest.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use domain::{
    budget::RATE_DAYS,
    money::{Currency, Money, Rate},
    policy::Wide,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::{all, like, one};
use crate::{
    ctx::Ctx,
    error::{Error, Problem, Result},
    insert::money::Converted,
};

/// Currencies of one page.
pub const PAGE: u64 = 40;

/// The rates by which an amount of a day is converted: of each currency the newest of that day or before, and not older than
/// [`RATE_DAYS`].
#[derive(Clone, Debug, Default)]
pub(crate) struct Rates(HashMap<Currency, (i64, Rate)>);

#[derive(FromQueryResult)]
struct RateRow {
    id: i64,
    currency: String,
    day: NaiveDate,
    ten_billionths: i64,
}

impl RateRow {
    fn rate(&self) -> Result<Rate> {
        let currency = self.currency.parse().map_err(Error::internal)?;
        Ok(Rate { day: self.day, currency, ten_billionths: self.ten_billionths })
    }
}

impl Rates {
    /// Its row and the cents it gives; none where there is no rate. Problem `budget-usd-too-large`, at no field yet.
    pub fn convert(&self, amount: Money) -> Result<Converted, Problem> {
        if amount.currency == Currency::USD {
            return Ok(Some((None, amount.minor)));
        }
        let Some((id, rate)) = self.0.get(&amount.currency) else { return Ok(None) };
        match rate.to_usd(amount) {
            Ok(usd) => Ok(Some((Some(*id), usd.minor))),
            Err(_) => Err(Problem::new("", "budget-usd-too-large")),
        }
    }

    pub fn knows(&self, currency: Currency) -> bool {
        currency == Currency::USD || self.0.contains_key(&currency)
    }
}

pub(crate) async fn on(conn: &impl ConnectionTrait, day: NaiveDate) -> Result<Rates> {
    let from = day.checked_sub_days(Days::new(RATE_DAYS)).unwrap_or(day);
    let rows: Vec<RateRow> = all(
        conn,
        "SELECT r.id, r.currency, r.day, r.ten_billionths FROM rates r
         WHERE r.day <= $1 AND r.day >= $2
           AND NOT EXISTS (SELECT 1 FROM rates n WHERE n.currency = r.currency AND n.day > r.day AND n.day <= $1)",
        [day.into(), from.into()],
    )
    .await?;
    let mut rates = HashMap::new();
    for row in rows {
        let rate = row.rate()?;
        rates.insert(rate.currency, (row.id, rate));
    }
    Ok(Rates(rates))
}

/// Every currency but USD in which an amount of today is converted, with its rate, in the order of their codes.
pub async fn today(ctx: &Ctx) -> Result<Vec<Rate>> {
    let mut known: Vec<Rate> = on(ctx.read(), ctx.today()).await?.0.into_values().map(|(_, rate)| rate).collect();
    known.sort_by_key(|rate| rate.currency);
    Ok(known)
}

/// A currency that has rates, or in which something is budgeted.
#[derive(Clone, Debug)]
pub struct Line {
    pub currency: Currency,
    /// None where there is not one.
    pub latest: Option<Rate>,
    /// The latest is too old to convert what is saved today.
    pub is_old: bool,
    /// How many days have a rate.
    pub days: u64,
    /// Budget lines in it that stand now, and those of them without a rate.
    pub lines: u64,
    pub not_converted: u64,
}

#[derive(Clone, Debug)]
pub struct Listed {
    pub items: Vec<Line>,
    pub total: u64,
    pub page: u64,
    pub pages: u64,
    /// May import rates.
    pub may_import: bool,
}

#[derive(FromQueryResult)]
struct LineRow {
    currency: String,
    latest: Option<NaiveDate>,
    ten_billionths: Option<i64>,
    days: i64,
    used: i64,
    not_converted: i64,
}

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

/// Every currency but USD, which needs none.
const CURRENCIES: &str = "WITH used AS (
      SELECT a.currency, COUNT(*) AS n, COUNT(*) FILTER (WHERE a.amount_usd IS NULL) AS not_converted
      FROM budget_amounts a
      JOIN budget_lines l ON l.id = a.line_id AND l.retired_at IS NULL
      WHERE a.superseded_at IS NULL AND a.currency <> 'USD' GROUP BY a.currency),
    rated AS (SELECT r.currency, COUNT(*) AS days, MAX(r.day) AS latest FROM rates r WHERE r.day <= $1 GROUP BY r.currency),
    known AS (SELECT u.currency FROM used u UNION SELECT t.currency FROM rated t),
    found AS (SELECT k.currency FROM known k WHERE LOWER(k.currency) LIKE LOWER($2) ESCAPE '\\')";

/// For who may [`ViewRates`](Wide::ViewRates), in the order of their codes; three statements at most. `page` counts from 1.
pub async fn rates(ctx: &Ctx, search: &str, page: u64) -> Result<Listed> {
    ctx.wide(Wide::ViewRates)?;
    let today = ctx.today();
    let pattern = format!("%{}%", like(search.trim()));
    let count: Option<Count> = one(
        ctx.read(),
        &format!("{CURRENCIES} SELECT COUNT(*) AS n FROM found f"),
        [today.into(), pattern.clone().into()],
    )
    .await?;
    let total = count.map_or(0, |count| count.n.unsigned_abs());
    let pages = total.div_ceil(PAGE).max(1);
    let page = page.clamp(1, pages);
    let rows: Vec<LineRow> = all(
        ctx.read(),
        &format!(
            "{CURRENCIES}
             SELECT f.currency, t.latest, r.ten_billionths, COALESCE(t.days, 0) AS days, COALESCE(u.n, 0) AS used,
                    COALESCE(u.not_converted, 0) AS not_converted
             FROM found f
             LEFT JOIN used u ON u.currency = f.currency
             LEFT JOIN rated t ON t.currency = f.currency
             LEFT JOIN rates r ON r.currency = f.currency AND r.day = t.latest
             ORDER BY f.currency LIMIT {PAGE} OFFSET {}",
            (page - 1) * PAGE
        ),
        [today.into(), pattern.into()],
    )
    .await?;
    let oldest = today.checked_sub_days(Days::new(RATE_DAYS)).unwrap_or(today);
    let item = |row: LineRow| -> Result<Line> {
        let currency = row.currency.parse().map_err(Error::internal)?;
        let latest = row.latest.zip(row.ten_billionths);
        Ok(Line {
            currency,
            latest: latest.map(|(day, ten_billionths)| Rate { day, currency, ten_billionths }),
            is_old: row.latest.is_some_and(|day| day < oldest),
            days: row.days.unsigned_abs(),
            lines: row.used.unsigned_abs(),
            not_converted: row.not_converted.unsigned_abs(),
        })
    };
    Ok(Listed {
        items: rows.into_iter().map(item).collect::<Result<_>>()?,
        total,
        page,
        pages,
        may_import: ctx.past_day().is_none() && ctx.wide(Wide::ImportRates).is_ok(),
    })
}
