//! The corporate framework with its targets, and the rates of exchange.

use std::collections::{BTreeMap, HashMap};

use chrono::{Days, NaiveDate};
use domain::{
    budget::RATE_DAYS,
    id::CorporateIndicatorId,
    indicator::{Kind, Operator},
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

/// Corporate indicators by code.
pub(super) type Corporate = HashMap<String, Known>;

#[derive(Debug)]
pub(super) struct Known {
    pub(super) id: CorporateIndicatorId,
    pub(super) kind: Kind,
    pub(super) unit: String,
}

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
            let id = insert::corporate(tx, new).await?;
            if let Some(target) = new.target.filter(|_| indicator.over_projects == Operator::Sum) {
                for (year, value) in by_year(target, file.years) {
                    insert::target(tx, id, Some(year), value, None).await?;
                }
            }
            let known = Known { id, kind: indicator.kind, unit: indicator.unit.clone() };
            made.insert(indicator.code.clone(), known);
        }
    }
    Ok(made)
}

/// The years of a framework begin slowly: each has so many parts in twenty of its count, the last what is left. A share is the same in
/// every year.
const OF_TWENTY: [i64; 3] = [3, 5, 6];

fn by_year(target: Value, [first, last]: [i64; 2]) -> Vec<(i64, Value)> {
    let Value::Count(whole) = target else { return (first..=last).map(|year| (year, target)).collect() };
    let mut left = whole.ten_thousandths();
    let mut targets = Vec::new();
    for (year, parts) in (first..last).zip(OF_TWENTY) {
        // In whole units.
        let part = whole.ten_thousandths() / 20 * parts / Quantity::SCALE * Quantity::SCALE;
        left -= part;
        targets.push((year, Value::Count(Quantity::from_ten_thousandths(part))));
    }
    targets.push((last, Value::Count(Quantity::from_ten_thousandths(left))));
    targets
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
