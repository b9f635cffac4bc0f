//! A contribution as it stands inside a transaction: what is changed is read where nobody else can change it.

use domain::{
    contribution::Stages,
    id::{ContributionId, DonorId},
    money::Currency,
};
use sea_orm::EntityTrait;

use super::read::Read;
use crate::{
    ctx::Tx,
    entity::contributions,
    error::{Error, Result},
    query::contribution::{purpose, stages},
};

pub(super) struct Standing {
    pub id: ContributionId,
    pub donor: DonorId,
    pub currency: Currency,
    pub says: Read,
    pub version: i64,
}

impl Standing {
    /// `NotFound` where there is none, or it was retired.
    pub async fn of(tx: &Tx, id: ContributionId) -> Result<Self> {
        let row = contributions::Entity::find_by_id(id.0).one(tx.conn()).await?;
        let row = row.filter(|row| row.retired_at.is_none()).ok_or(Error::NotFound)?;
        let purpose = purpose(&row.earmarking, row.project_id, row.region_id, row.area.as_deref())?;
        let says = Read { reference: row.reference, year: row.year, purpose, conditions: row.conditions };
        let currency = row.currency.parse().map_err(Error::internal)?;
        Ok(Self { id, donor: DonorId(row.donor_id), currency, says, version: row.version })
    }

    pub async fn stages(&self, tx: &Tx) -> Result<Stages> {
        stages(tx.conn(), self.id).await
    }
}
