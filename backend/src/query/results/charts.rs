//! A corporate total over time, and the people in it by sex and age.

mod people;
mod trend;

pub use self::{
    people::{Age, People},
    trend::Point,
};
use super::{Corporate, Filter, Results, Total, results};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
};

#[derive(Clone, Debug)]
pub struct Charts {
    pub corporate: Corporate,
    pub total: Total,
    /// From the first approved value on; the last is the gross total.
    pub trend: Vec<Point>,
    /// None where nothing is known of sex and age, or where values are not added up.
    pub people: Option<People>,
}

/// The charts of one corporate indicator, in two statements more than its framework. Not found are an unknown framework or indicator.
pub async fn charts(ctx: &Ctx, filter: &Filter, code: &str) -> Result<(Results, Charts)> {
    let results = results(ctx, filter).await?.ok_or(Error::NotFound)?;
    let (corporate, total) = results.find(code).cloned().ok_or(Error::NotFound)?;
    let parts = results.contributors_of(corporate.id);
    let trend = trend::trend(ctx, &corporate, &parts, results.years.shown).await?;
    let people = people::people(ctx, &corporate, &parts, results.years.shown).await?;
    Ok((results, Charts { corporate, total, trend, people }))
}
