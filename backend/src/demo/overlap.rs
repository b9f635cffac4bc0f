//! One declared overlap: people whom the projects in Libya and in Niger both assisted on their way.

use domain::{policy::Role, quantity::Quantity};
use serde::Serialize;

use super::{
    files::broken,
    framework::Corporate,
    past::{Past, moment, plus},
    people::People,
    random::Random,
};
use crate::{
    error::Result,
    event::Change,
    insert::overlap::{NewOverlap, overlap},
};

/// The corporate indicator, and the projects between whom it is.
pub(super) const INDICATOR: &str = "O1.1";
pub(super) const BETWEEN: [&str; 2] = ["RR.1647", "RR.1655"];
const AMOUNT: i64 = 1_450;
const REASON: &str = "People evacuated from Libya were seen by doctors there and again in Niger; both registers were compared by \
                      case number.";
/// Days before today.
const AGO: i64 = 24;

#[derive(Serialize)]
struct Declared {
    indicator: &'static str,
    projects: [&'static str; 2],
    amount: String,
    reason: &'static str,
}

/// `projects` are those between whom it is, as they were made.
pub(super) async fn make(
    past: &mut Past,
    people: &People,
    corporate: &Corporate,
    projects: &[domain::id::ProjectId],
) -> Result<()> {
    let Some(by) = people.of(Role::HeadquartersAnalyst) else { return Ok(()) };
    let corporate = corporate.get(INDICATOR).ok_or_else(|| broken(INDICATOR, "is not in the framework"))?.id;
    let amount = Quantity::from_integer(AMOUNT).map_err(|_| broken(INDICATOR, "cannot overlap so much"))?;
    let at = moment(plus(past.today, -AGO), &mut Random::new(past.seed, "overlap"));
    let id = overlap(past.at(at), NewOverlap { corporate, projects, amount, reason: REASON, by }).await?;
    let after = Declared { indicator: INDICATOR, projects: BETWEEN, amount: amount.to_string(), reason: REASON };
    past.log(at, Some(by), Change::new("overlap.declare", format!("overlap:{id}")).after(&after)?);
    Ok(())
}
