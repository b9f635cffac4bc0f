//! The corporate framework with its targets, and the rates of exchange.

use std::collections::{BTreeMap, HashMap};

use chrono::{Days, NaiveDate};
use domain::{
    budget::RATE_DAYS,
    id::CorporateIndicatorId,
    indicator::Kind,
    money::{Currency, Rate},
    quantity::Quantity,
    value::Value,
};

use super::{
    files::{self, broken},
    past::Past,
};
use crate::{
    error::Result,
    insert::{
        framework::{self as insert, NewArea, NewCorporate},
        money,
    },
};

/// Corporate indicators by code, with their kinds.
pub(super) type Corporate = HashMap<String, (CorporateIndicatorId, Kind)>;

/// The targets are meant for the hand-written projects; `times` is how many times as much is promised in all.
pub(super) async fn make(past: &Past, times: i64) -> Result<Corporate> {
    let file = files::framework()?;
    let tx = past.tx();
    let framework = insert::framework(tx, &file.code, &file.title, file.years).await?;
    let mut made = Corporate::new();
    for (position, area) in (1..).zip(&file.areas) {
        let new =
            NewArea { framework, code: &area.code, name: area.name.as_str(), statement: &area.statement, position };
        let area_id = insert::area(tx, new).await?;
        for (position, indicator) in (1..).zip(&area.indicators) {
            let target = Value::parse(indicator.kind, &indicator.target).ok().flatten();
            if target.is_none() && indicator.kind.adds_up() {
                return Err(broken("framework-migof.toml", &format!("target of {}", indicator.code)));
            }
            let new = NewCorporate {
                area: area_id,
                code: &indicator.code,
                title: &indicator.title,
                definition: &indicator.definition,
                unit: &indicator.unit,
                kind: indicator.kind,
                direction: indicator.direction,
                operator: indicator.over_projects,
                position,
                answers: &[],
                target: target.map(|target| larger(target, times)),
            };
            made.insert(indicator.code.clone(), (insert::corporate(tx, new).await?, indicator.kind));
        }
    }
    Ok(made)
}

/// A count so many times as large; a share stays as it is.
fn larger(target: Value, times: i64) -> Value {
    match target {
        Value::Count(count) => {
            Value::Count(Quantity::from_ten_thousandths(count.ten_thousandths().saturating_mul(times)))
        }
        other => other,
    }
}

/// Rates with the ids of their rows, by currency and day.
#[derive(Debug, Default)]
pub(super) struct Rates(HashMap<Currency, BTreeMap<NaiveDate, (i64, Rate)>>);

impl Rates {
    /// The latest rate on or before a day, not older than [`RATE_DAYS`]; none where there is none, and then nothing is converted.
    pub(super) fn on(&self, currency: Currency, day: NaiveDate) -> Option<(i64, Rate)> {
        let oldest = day.checked_sub_days(Days::new(RATE_DAYS)).unwrap_or(day);
        self.0.get(&currency)?.range(oldest..=day).next_back().map(|(_, rate)| *rate)
    }
}

pub(super) async fn rates(past: &Past) -> Result<Rates> {
    let mut made = Rates::default();
    for rate in files::rates()? {
        let id = money::rate(past.tx(), rate).await?;
        made.0.entry(rate.currency).or_default().insert(rate.day, (id, rate));
    }
    Ok(made)
}
