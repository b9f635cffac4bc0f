//! Imports rates from a file that has been checked: all or nothing. What is there already stays; another figure for the same day is
//! refused, because amounts hang on it.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    money::{Currency, Rate},
    policy::Wide,
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use serde::Serialize;

use crate::{
    appeal_csv::LIMIT,
    ctx::Ctx,
    error::{Error, Result},
    event::Change,
    insert::money::rates,
    query::all,
    rates_csv::Rates,
};

/// What an import did, or would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Imported {
    pub new: usize,
    pub unchanged: usize,
    /// Of what is new.
    pub currencies: usize,
    pub first: Option<NaiveDate>,
    pub last: Option<NaiveDate>,
}

/// Imports as the person, who needs [`Wide::ImportRates`], or as the operator at the command line.
///
/// Problem `rate-differs`, at its line: there is another figure for that day. The same file again changes nothing and leaves no
/// entry in the audit log.
pub async fn import(ctx: &Ctx, from: &Rates) -> Result<Imported> {
    ctx.wide(Wide::ImportRates)?;
    let tx = ctx.write().await?;
    let new = new(tx.conn(), from).await?;
    let imported = told(from, &new);
    if !new.is_empty() {
        rates(&tx, &new).await?;
        tx.record(Change::new("rate.import", "rates").after(&imported)?).await?;
        tx.commit().await?;
    }
    Ok(imported)
}

/// What [`import`] would do, with the same problems.
pub async fn preview(ctx: &Ctx, from: &Rates) -> Result<Imported> {
    ctx.wide(Wide::ImportRates)?;
    Ok(told(from, &new(ctx.read(), from).await?))
}

fn told(from: &Rates, new: &[Rate]) -> Imported {
    let mut currencies: Vec<Currency> = new.iter().map(|rate| rate.currency).collect();
    currencies.sort();
    currencies.dedup();
    let days = || new.iter().map(|rate| rate.day);
    Imported {
        new: new.len(),
        unchanged: from.list.len() - new.len(),
        currencies: currencies.len(),
        first: days().min(),
        last: days().max(),
    }
}

#[derive(FromQueryResult)]
struct Row {
    currency: String,
    day: NaiveDate,
    ten_billionths: i64,
}

/// The rates that are not there yet.
async fn new(conn: &impl ConnectionTrait, from: &Rates) -> Result<Vec<Rate>> {
    let days = || from.list.iter().map(|(_, rate)| rate.day);
    let (Some(first), Some(last)) = (days().min(), days().max()) else { return Ok(Vec::new()) };
    let rows: Vec<Row> = all(
        conn,
        "SELECT r.currency, r.day, r.ten_billionths FROM rates r WHERE r.day BETWEEN $1 AND $2",
        [first.into(), last.into()],
    )
    .await?;
    let there: HashMap<(String, NaiveDate), i64> =
        rows.into_iter().map(|row| ((row.currency, row.day), row.ten_billionths)).collect();
    let (mut new, mut problems) = (Vec::new(), Vec::new());
    for (line, rate) in &from.list {
        match there.get(&(rate.currency.to_string(), rate.day)) {
            None => new.push(*rate),
            Some(known) if *known == rate.ten_billionths => {}
            Some(known) if problems.len() < LIMIT => {
                let problem = from.problem(*line, "rate-differs").with("currency", rate.currency).with("day", rate.day);
                let figures = problem.with("there", domain::format::rate(*known));
                problems.push(figures.with("found", domain::format::rate(rate.ten_billionths)));
            }
            Some(_) => {}
        }
    }
    if problems.is_empty() { Ok(new) } else { Err(Error::Invalid(problems)) }
}
