//! Comments on reported values, and files behind them.

use domain::{
    evidence::{FileName, FileType},
    id::{CommentId, EvidenceId, IndicatorId, PeriodId, UserId},
};
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::{
    ctx::Tx,
    entity::{comments, evidence},
    error::{Error, Result},
    files::Stored,
};

/// An indicator in a period: what a value is reported for, through all its versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Of {
    pub indicator: IndicatorId,
    pub period: PeriodId,
}

pub async fn comment(tx: &Tx, of: Of, text: &str, by: UserId) -> Result<CommentId> {
    let row = comments::ActiveModel {
        indicator_id: Set(of.indicator.0),
        period_id: Set(of.period.0),
        text: Set(text.into()),
        user_id: Set(by.0),
        recorded_at: Set(tx.now()),
        superseded_at: Set(None),
        ..Default::default()
    };
    Ok(CommentId(comments::Entity::insert(row).exec(tx.conn()).await?.last_insert_id))
}

/// A file that lies in the store already.
#[derive(Clone, Debug)]
pub struct NewEvidence<'a> {
    pub of: Of,
    pub stored: &'a Stored,
    pub kind: FileType,
    pub name: &'a FileName,
    pub about: Option<&'a str>,
    pub by: UserId,
}

pub async fn evidence(tx: &Tx, new: NewEvidence<'_>) -> Result<EvidenceId> {
    let row = evidence::ActiveModel {
        indicator_id: Set(new.of.indicator.0),
        period_id: Set(new.of.period.0),
        hash: Set(new.stored.hash.clone()),
        bytes: Set(i64::try_from(new.stored.bytes).map_err(Error::internal)?),
        kind: Set(new.kind.as_str().into()),
        name: Set(new.name.as_str().into()),
        about: Set(new.about.map(Into::into)),
        user_id: Set(new.by.0),
        recorded_at: Set(tx.now()),
        superseded_at: Set(None),
        withdrawn_by: Set(None),
        withdraw_reason: Set(None),
        ..Default::default()
    };
    Ok(EvidenceId(evidence::Entity::insert(row).exec(tx.conn()).await?.last_insert_id))
}
