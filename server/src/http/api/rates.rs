//! `GET` and `POST /api/v1/rates`

use axum::Json;
use backend::{
    error::Error,
    query::rate::{self, Line},
    rates_csv,
    usecase::rate::import,
};
use chrono::NaiveDate;
use domain::{format, policy::Wide};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    Answer,
    caller::Caller,
    problem::{Unread, Unwritten},
    sent::{Asked, Sent},
    value::renamed,
};

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

/// Rates to be imported.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RatesSent {
    rates: Vec<RateSent>,
}

/// US dollars for one unit of a currency on a day.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RateSent {
    #[schema(example = "2026-11-01")]
    day: String,
    #[schema(example = "EUR")]
    currency: String,
    #[schema(example = "1.0837")]
    usd_per_unit: String,
}

/// What was imported.
#[derive(Serialize, ToSchema)]
pub(crate) struct RatesMade {
    new: usize,
    unchanged: usize,
    /// Of what is new
    currencies: usize,
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
}

/// Imports rates, all that are sent or none
///
/// What is there already stays; another figure for a day that has one is refused, because amounts hang on it.
#[utoipa::path(
    post, path = "/rates", operation_id = "import_rates", request_body = RatesSent,
    responses((status = 200, description = "What is new", body = RatesMade), Unwritten)
)]
pub(crate) async fn post(caller: Caller, sent: Sent) -> Answer<RatesMade> {
    caller.ctx.wide(Wide::ImportRates)?;
    let RatesSent { rates } = sent.read()?;
    let rows: Vec<[&str; 3]> =
        rates.iter().map(|rate| [rate.day.as_str(), rate.currency.as_str(), rate.usd_per_unit.as_str()]).collect();
    let parsed = rates_csv::parse(&rates_csv::file(&rows)).map_err(|problems| named(Error::Invalid(problems)))?;
    let made = import(&caller.ctx, &parsed).await.map_err(named)?;
    let imported = RatesMade {
        new: made.new,
        unchanged: made.unchanged,
        currencies: made.currencies,
        first: made.first,
        last: made.last,
    };
    Ok(Json(imported))
}

/// A field of the file, `rates:2:day`, as it was sent: `rates[0].day`.
fn named(error: Error) -> Error {
    renamed(error, |field| {
        let mut parts = field.split(':').skip(1);
        let place = parts.next().and_then(|line| line.parse::<usize>().ok()?.checked_sub(2));
        match (place, parts.next()) {
            (Some(place), Some(column)) => format!("rates[{place}].{column}"),
            _ => "rates".to_owned(),
        }
    })
}
