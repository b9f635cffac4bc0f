//! One overlap that was proposed and approved: people whom the projects in Libya and in Niger both assisted on their way. And one
//! that waits: what headquarters is asked by a regional office.

use std::collections::HashMap;

use domain::{
    id::{CorporateIndicatorId, OverlapProposalId, ProjectId, UserId},
    overlap::{Method, Outcome},
    policy::Role,
    quantity::Quantity,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde::Serialize;

use super::{
    files::broken,
    framework::Corporate,
    past::{Past, moment, plus},
    people::People,
    random::Random,
};
use crate::{
    entity::overlap_proposals::{Column, Entity},
    error::Result,
    event::Change,
    insert::overlap::{NewOverlap, NewProposal, overlap, proposal},
};

/// The corporate indicator, the projects between whom it is, and how many.
struct Told {
    indicator: &'static str,
    between: [&'static str; 2],
    amount: i64,
    method: Method,
    reason: &'static str,
    /// Days before today.
    ago: i64,
}

const APPROVED: Told = Told {
    indicator: "O1.1",
    between: ["RR.1647", "RR.1655"],
    amount: 1_450,
    method: Method::JointList,
    reason: "People evacuated from Libya were seen by doctors there and again in Niger; both registers were compared by case number.",
    ago: 27,
};
/// Days before today on which it was approved.
const APPROVED_AGO: i64 = 24;
const NOTE: &str = "The comparison of case numbers was seen.";

const WAITING: Told = Told {
    indicator: "P1.1",
    between: ["DP.1588", "DP.1649"],
    amount: 24,
    method: Method::JointList,
    reason: "Border officers attended the course of both projects; the attendance registers were compared name by name.",
    ago: 3,
};

/// Every project of which its id is needed.
pub(super) const NAMED: [&str; 4] = ["RR.1647", "RR.1655", "DP.1588", "DP.1649"];

#[derive(Serialize)]
struct Facts {
    indicator: &'static str,
    projects: [&'static str; 2],
    amount: String,
    method: Method,
    reason: &'static str,
}

#[derive(Serialize)]
struct Judged {
    note: &'static str,
    overlap: i64,
}

/// `projects` are those of [`NAMED`], as they were made; `abroad` endorses for the region of the first pair.
pub(super) async fn make(
    past: &mut Past,
    people: &People,
    corporate: &Corporate,
    projects: &HashMap<&'static str, ProjectId>,
    abroad: UserId,
) -> Result<()> {
    let (Some(analyst), Some(endorser)) = (people.of(Role::HeadquartersAnalyst), people.of(Role::Endorser)) else {
        return Ok(());
    };
    propose(past, corporate, projects, &WAITING, endorser).await?;
    let id = propose(past, corporate, projects, &APPROVED, abroad).await?;
    let at = moment(plus(past.today, -APPROVED_AGO), &mut Random::new(past.seed, "overlap"));
    let between = between(projects, &APPROVED)?;
    let new = NewOverlap {
        corporate: within(corporate, &APPROVED)?,
        projects: &between,
        amount: APPROVED.amount()?,
        reason: APPROVED.reason,
        by: abroad,
        proposal: Some(id),
    };
    let tx = past.at(at);
    let made = overlap(tx, new).await?;
    Entity::update_many()
        .col_expr(Column::SupersededAt, Expr::value(at))
        .col_expr(Column::Outcome, Expr::value(Outcome::Approved.as_str()))
        .col_expr(Column::DecidedBy, Expr::value(analyst.0))
        .col_expr(Column::Note, Expr::value(NOTE))
        .filter(Column::Id.eq(id.0))
        .exec(tx.conn())
        .await?;
    let after = Judged { note: NOTE, overlap: made.0 };
    past.log(at, Some(analyst), Change::new("overlap.approve", format!("overlap-proposal:{id}")).after(&after)?);
    Ok(())
}

async fn propose(
    past: &mut Past,
    corporate: &Corporate,
    projects: &HashMap<&'static str, ProjectId>,
    told: &Told,
    by: UserId,
) -> Result<OverlapProposalId> {
    let between = between(projects, told)?;
    let amount = told.amount()?;
    let new = NewProposal {
        corporate: within(corporate, told)?,
        replaces: None,
        projects: &between,
        amount,
        method: told.method,
        method_words: "",
        reason: told.reason,
        by,
    };
    let at = moment(plus(past.today, -told.ago), &mut Random::new(past.seed, told.indicator));
    let id = proposal(past.at(at), new).await?;
    let after = Facts {
        indicator: told.indicator,
        projects: told.between,
        amount: amount.to_string(),
        method: told.method,
        reason: told.reason,
    };
    past.log(at, Some(by), Change::new("overlap.propose", format!("overlap-proposal:{id}")).after(&after)?);
    Ok(id)
}

fn within(corporate: &Corporate, told: &Told) -> Result<CorporateIndicatorId> {
    corporate.get(told.indicator).map(|found| found.id).ok_or_else(|| broken(told.indicator, "is not in the framework"))
}

fn between(projects: &HashMap<&'static str, ProjectId>, told: &Told) -> Result<Vec<ProjectId>> {
    let id = |code| projects.get(code).copied().ok_or_else(|| broken(code, "is not among the projects"));
    told.between.into_iter().map(id).collect()
}

impl Told {
    fn amount(&self) -> Result<Quantity> {
        Quantity::from_integer(self.amount).map_err(|_| broken(self.indicator, "cannot overlap so much"))
    }
}
