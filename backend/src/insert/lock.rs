//! Locks and exceptions.

use chrono::NaiveDate;
use domain::{
    id::{LockId, UserId},
    lock::Lock,
};
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::{
    ctx::Tx,
    entity::{lock_exceptions, locks},
    error::Result,
};

pub async fn lock(tx: &Tx, lock: Lock, reason: &str, by: UserId) -> Result<LockId> {
    let row = locks::ActiveModel {
        reach: Set(lock.reach.kind().into()),
        reach_id: Set(lock.reach.id()),
        through: Set(lock.through),
        until: Set(lock.until),
        reason: Set(reason.into()),
        user_id: Set(by.0),
        recorded_at: Set(tx.now()),
        superseded_at: Set(None),
        lifted_by: Set(None),
        lift_reason: Set(None),
        ..Default::default()
    };
    Ok(LockId(locks::Entity::insert(row).exec(tx.conn()).await?.last_insert_id))
}

/// One person let in; an earlier exception of the same person must have been superseded before.
#[derive(Clone, Copy, Debug)]
pub struct NewException<'a> {
    pub lock: LockId,
    pub user: UserId,
    pub until: NaiveDate,
    pub reason: &'a str,
    pub by: UserId,
}

pub async fn exception(tx: &Tx, new: NewException<'_>) -> Result<()> {
    let row = lock_exceptions::ActiveModel {
        lock_id: Set(new.lock.0),
        user_id: Set(new.user.0),
        until: Set(new.until),
        reason: Set(new.reason.into()),
        granted_by: Set(new.by.0),
        recorded_at: Set(tx.now()),
        superseded_at: Set(None),
        ..Default::default()
    };
    lock_exceptions::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    Ok(())
}
