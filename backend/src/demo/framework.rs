//! The corporate framework with its targets, and the rates of exchange.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use domain::{
    id::CorporateIndicatorId,
    money::{Currency, Rate},
    value::Value,
};
use sea_orm::{ActiveValue::Set, EntityTrait};

use super::{
    files::{self, broken},
    past::Past,
};
use crate::{
    entity::{corporate_indicators, corporate_targets, framework_areas, frameworks},
    error::Result,
    insert::{actual::halves, money},
};

/// Corporate indicators by code.
pub(super) type Corporate = HashMap<String, CorporateIndicatorId>;

pub(super) async fn make(past: &Past) -> Result<Corporate> {
    let file = files::framework()?;
    let conn = past.tx().conn();
    let [from, to] = file.years;
    let row = frameworks::ActiveModel {
        code: Set(file.code),
        title: Set(file.title),
        year_from: Set(from),
        year_to: Set(to),
        ..Default::default()
    };
    let framework = frameworks::Entity::insert(row).exec(conn).await?.last_insert_id;
    let mut made = Corporate::new();
    for (position, area) in (1..).zip(file.areas) {
        let row = framework_areas::ActiveModel {
            framework_id: Set(framework),
            code: Set(area.code),
            name: Set(area.name.as_str().into()),
            statement: Set(area.statement),
            position: Set(position),
            ..Default::default()
        };
        let area_id = framework_areas::Entity::insert(row).exec(conn).await?.last_insert_id;
        for (position, indicator) in (1..).zip(area.indicators) {
            let row = corporate_indicators::ActiveModel {
                area_id: Set(area_id),
                code: Set(indicator.code.clone()),
                title: Set(indicator.title),
                definition: Set(indicator.definition),
                unit: Set(indicator.unit),
                kind: Set(indicator.kind.as_str().into()),
                direction: Set(indicator.direction.as_str().into()),
                operator: Set(indicator.over_projects.as_str().into()),
                position: Set(position),
                ..Default::default()
            };
            let id = corporate_indicators::Entity::insert(row).exec(conn).await?.last_insert_id;
            let target = Value::parse(indicator.kind, &indicator.target).ok().flatten();
            let target =
                target.ok_or_else(|| broken("framework-migof.toml", &format!("target of {}", indicator.code)))?;
            let (numerator, denominator) = halves(target);
            let row = corporate_targets::ActiveModel {
                corporate_indicator_id: Set(id),
                numerator: Set(numerator),
                denominator: Set(denominator),
                recorded_at: Set(past.tx().now()),
                superseded_at: Set(None),
                ..Default::default()
            };
            corporate_targets::Entity::insert(row).exec_without_returning(conn).await?;
            made.insert(indicator.code, CorporateIndicatorId(id));
        }
    }
    Ok(made)
}

/// Rates with the ids of their rows, by currency and day.
#[derive(Debug, Default)]
pub(super) struct Rates(HashMap<Currency, BTreeMap<NaiveDate, (i64, Rate)>>);

impl Rates {
    /// The latest rate on or before a day; none where there is none, and then nothing is converted.
    pub(super) fn on(&self, currency: Currency, day: NaiveDate) -> Option<(i64, Rate)> {
        self.0.get(&currency)?.range(..=day).next_back().map(|(_, rate)| *rate)
    }
}

pub(super) async fn rates(past: &Past) -> Result<Rates> {
    let mut made = Rates::default();
    for rate in files::rates()?.into_iter().filter(|rate| rate.currency != Currency::USD) {
        let id = money::rate(past.tx(), rate).await?;
        made.0.entry(rate.currency).or_default().insert(rate.day, (id, rate));
    }
    Ok(made)
}
