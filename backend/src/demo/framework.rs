//! The corporate frameworks with their targets, and the rates of exchange.

use std::collections::{BTreeMap, HashMap};

use chrono::{Days, NaiveDate};
use domain::{
    budget::RATE_DAYS,
    id::{CorporateIndicatorId, ResultId},
    indicator::{Kind, Operator},
    money::{Currency, Rate},
    quantity::Quantity,
    value::Value,
};

use super::{
    files::{self, FrameworkArea, broken},
    past::Past,
};
use crate::{
    error::Result,
    insert::{
        framework::{self as insert, NewArea, NewCorporate, NewResult, Placed},
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
    let mut made = Corporate::new();
    for file in files::frameworks()? {
        let framework = insert::framework(past.tx(), &file.code, &file.title, file.years).await?;
        for (position, area) in (1..).zip(&file.areas) {
            let new =
                NewArea { framework, code: &area.code, name: area.name.as_str(), statement: &area.statement, position };
            let id = insert::area(past.tx(), new).await?;
            let results = results(past, id, area).await?;
            for (position, indicator) in (1..).zip(&area.indicators) {
                let at = (id, position, file.years);
                let known = corporate(past, at, indicator, &results, times).await?;
                made.insert(indicator.code.clone(), known);
            }
        }
    }
    Ok(made)
}

/// The outcomes and outputs of an area by their numbers, "1" and "1.2".
async fn results(past: &Past, area: i64, file: &FrameworkArea) -> Result<HashMap<String, ResultId>> {
    let mut made = HashMap::new();
    for (position, outcome) in (1..).zip(&file.outcomes) {
        let new = NewResult { area, parent: None, statement: &outcome.statement, position };
        let parent = insert::result(past.tx(), new).await?;
        made.insert(position.to_string(), parent);
        for (nth, statement) in (1..).zip(&outcome.outputs) {
            let new = NewResult { area, parent: Some(parent), statement, position: nth };
            made.insert(format!("{position}.{nth}"), insert::result(past.tx(), new).await?);
        }
    }
    Ok(made)
}

async fn corporate(
    past: &Past,
    (area, position, years): (i64, i64, [i64; 2]),
    file: &files::Corporate,
    results: &HashMap<String, ResultId>,
    times: i64,
) -> Result<Known> {
    let target = Value::parse(file.kind, &file.target).ok().flatten();
    if target.is_none() && file.kind.adds_up() {
        return Err(broken("frameworks", &format!("target of {}", file.code)));
    }
    let result = results.get(&file.result).copied();
    if result.is_none() && !file.result.is_empty() {
        return Err(broken("frameworks", &format!("result of {}", file.code)));
    }
    let target = target.map(|target| larger(target, times));
    let new = NewCorporate {
        area,
        code: &file.code,
        title: &file.title,
        definition: &file.definition,
        unit: &file.unit,
        kind: file.kind,
        direction: file.direction,
        operator: file.over_projects,
        position,
        answers: &file.answers,
        target,
    };
    let at = Placed { result, method: &file.method, since: past.tx().now() };
    let id = insert::placed(past.tx(), new, at).await?;
    if let Some(target) = target.filter(|_| file.over_projects == Operator::Sum) {
        for (year, value) in by_year(target, years) {
            insert::target(past.tx(), id, Some(year), value, None).await?;
        }
    }
    Ok(Known { id, kind: file.kind, unit: file.unit.clone() })
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
