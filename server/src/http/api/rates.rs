//! `GET /api/v1/rates`

use axum::Json;
use backend::query::rate::{self, Line};
use chrono::NaiveDate;
use domain::format;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{Answer, caller::Caller, problem::Unread, sent::Asked};

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct RatesAsked {
    /// Part of a currency code
    q: Option<String>,
    /// From 1
    page: Option<u64>,
}

/// One page of the currencies that have rates, or in which something is budgeted; USD needs none.
#[derive(Serialize, ToSchema)]
pub(crate) struct Rates {
    /// In all, on every page
    total: u64,
    page: u64,
    pages: u64,
    items: Vec<CurrencyRate>,
}

#[derive(Serialize, ToSchema)]
struct CurrencyRate {
    #[schema(example = "EUR")]
    currency: String,
    /// Null where it has none
    day: Option<NaiveDate>,
    #[schema(example = "1.0837")]
    usd_per_unit: Option<String>,
    /// Too old to convert what is saved today
    is_old: bool,
    /// How many days have a rate
    days: u64,
    /// Budget lines in it that stand, and those of them that are not converted
    lines: u64,
    not_converted: u64,
}

impl From<&Line> for CurrencyRate {
    fn from(line: &Line) -> Self {
        Self {
            currency: line.currency.to_string(),
            day: line.latest.map(|rate| rate.day),
            usd_per_unit: line.latest.map(|rate| format::rate(rate.ten_billionths)),
            is_old: line.is_old,
            days: line.days,
            lines: line.lines,
            not_converted: line.not_converted,
        }
    }
}

/// The latest rate of every currency
#[utoipa::path(
    get, path = "/rates", operation_id = "read_rates", params(RatesAsked),
    responses((status = 200, description = "By currency", body = Rates), Unread)
)]
pub(crate) async fn read(caller: Caller, asked: Asked) -> Answer<Rates> {
    let RatesAsked { q, page } = asked.read()?;
    let listed = rate::rates(&caller.ctx, &q.unwrap_or_default(), page.unwrap_or(1)).await?;
    Ok(Json(Rates {
        total: listed.total,
        page: listed.page,
        pages: listed.pages,
        items: listed.items.iter().map(CurrencyRate::from).collect(),
    }))
}
