//! Donors, contributions with their instalments, and what they are allocated to.

use chrono::NaiveDate;
use domain::{
    appeal::Area,
    contribution::{DonorKind, Purpose, Stage},
    id::{AppealRowId, BudgetLineId, ContributionId, CountryId, DonorId, UserId},
    money::{Currency, Money},
};
use sea_orm::{ActiveValue::Set, EntityTrait};

use super::money::Converted;
use crate::{
    ctx::Tx,
    entity::{contribution_allocations, contribution_amounts, contributions, donors},
    error::Result,
};

/// Rows of one statement: ten parameters each.
const ROWS: usize = 500;

#[derive(Clone, Debug)]
pub struct NewDonor<'a> {
    pub name: &'a str,
    pub kind: DonorKind,
    /// Of a government.
    pub country: Option<CountryId>,
}

pub async fn donor(tx: &Tx, new: NewDonor<'_>) -> Result<DonorId> {
    let row = donors::ActiveModel {
        name: Set(new.name.into()),
        kind: Set(new.kind.to_string()),
        country_id: Set(new.country.map(|country| country.0)),
        version: Set(1),
        created_at: Set(tx.now()),
        ..Default::default()
    };
    Ok(DonorId(donors::Entity::insert(row).exec(tx.conn()).await?.last_insert_id))
}

#[derive(Clone, Debug)]
pub struct NewContribution<'a> {
    pub donor: DonorId,
    /// The number of the agreement, one of its kind for the donor.
    pub reference: &'a str,
    pub year: i64,
    pub currency: Currency,
    pub purpose: Purpose,
    pub conditions: &'a str,
}

pub async fn contribution(tx: &Tx, new: NewContribution<'_>) -> Result<ContributionId> {
    let row = contributions::ActiveModel {
        donor_id: Set(new.donor.0),
        reference: Set(new.reference.into()),
        year: Set(new.year),
        currency: Set(new.currency.to_string()),
        project_id: Set(new.purpose.project().map(|project| project.0)),
        earmarking: Set(new.purpose.earmarking().to_string()),
        region_id: Set(new.purpose.region().map(|region| region.0)),
        area: Set(new.purpose.area().map(|area| area.to_string())),
        conditions: Set(new.conditions.into()),
        version: Set(1),
        created_at: Set(tx.now()),
        retired_at: Set(None),
        ..Default::default()
    };
    Ok(ContributionId(contributions::Entity::insert(row).exec(tx.conn()).await?.last_insert_id))
}

/// So much was pledged, committed or received on a day.
#[derive(Clone, Debug)]
pub struct NewInstalment<'a> {
    pub contribution: ContributionId,
    pub stage: Stage,
    pub day: NaiveDate,
    /// In the currency of the contribution.
    pub amount: Money,
    pub converted: Converted,
    pub note: &'a str,
    pub user: Option<UserId>,
}

/// Returns the id of its row.
pub async fn instalment(tx: &Tx, new: NewInstalment<'_>) -> Result<i64> {
    Ok(contribution_amounts::Entity::insert(instalment_row(&new, tx.now())).exec(tx.conn()).await?.last_insert_id)
}

/// Many at once, each with its moment.
pub(crate) async fn instalments(tx: &Tx, rows: Vec<contribution_amounts::ActiveModel>) -> Result<()> {
    for some in rows.chunks(ROWS) {
        contribution_amounts::Entity::insert_many(some.to_vec()).exec_without_returning(tx.conn()).await?;
    }
    Ok(())
}

pub(crate) fn instalment_row(new: &NewInstalment<'_>, recorded_at: i64) -> contribution_amounts::ActiveModel {
    contribution_amounts::ActiveModel {
        contribution_id: Set(new.contribution.0),
        stage: Set(new.stage.to_string()),
        day: Set(new.day),
        amount_minor: Set(new.amount.minor),
        rate_id: Set(new.converted.and_then(|converted| converted.0)),
        amount_usd: Set(new.converted.map(|converted| converted.1)),
        note: Set(new.note.into()),
        user_id: Set(new.user.map(|user| user.0)),
        recorded_at: Set(recorded_at),
        superseded_at: Set(None),
        ..Default::default()
    }
}

/// What a contribution is allocated to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// A line of a budget, by the first of the lines that it stands in for.
    Line(BudgetLineId),
    /// A cell of the appeal: one area of a row.
    Cell(AppealRowId, Area),
}

impl Target {
    pub fn line(self) -> Option<BudgetLineId> {
        if let Self::Line(line) = self { Some(line) } else { None }
    }

    pub fn cell(self) -> Option<(AppealRowId, Area)> {
        if let Self::Cell(row, area) = self { Some((row, area)) } else { None }
    }
}

/// `usd` cents of a contribution for a line or a cell.
#[derive(Clone, Copy, Debug)]
pub struct NewAllocation {
    pub contribution: ContributionId,
    pub target: Target,
    pub usd: i64,
    pub user: Option<UserId>,
}

/// What stood before must have been superseded.
pub async fn allocation(tx: &Tx, new: NewAllocation) -> Result<()> {
    let row = allocation_row(new, tx.now());
    contribution_allocations::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    Ok(())
}

/// Many at once, each with its moment.
pub(crate) async fn allocations(tx: &Tx, rows: Vec<contribution_allocations::ActiveModel>) -> Result<()> {
    for some in rows.chunks(ROWS) {
        contribution_allocations::Entity::insert_many(some.to_vec()).exec_without_returning(tx.conn()).await?;
    }
    Ok(())
}

pub(crate) fn allocation_row(new: NewAllocation, recorded_at: i64) -> contribution_allocations::ActiveModel {
    contribution_allocations::ActiveModel {
        contribution_id: Set(new.contribution.0),
        line_id: Set(new.target.line().map(|line| line.0)),
        appeal_row_id: Set(new.target.cell().map(|(row, _)| row.0)),
        area: Set(new.target.cell().map(|(_, area)| area.to_string())),
        allocated_usd: Set(new.usd),
        user_id: Set(new.user.map(|user| user.0)),
        recorded_at: Set(recorded_at),
        superseded_at: Set(None),
        ..Default::default()
    }
}
