//! Regions, countries, offices, users, grants.

use domain::{
    code::CountryCode,
    id::{CountryId, OfficeId, RegionId, UserId},
    policy::{Role, Scope},
};
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::{
    ctx::Tx,
    entity::{countries, grants, offices, regions, users},
    error::Result,
};

pub async fn region(tx: &Tx, name: &str, position: i64) -> Result<RegionId> {
    let row = regions::ActiveModel { name: Set(name.into()), position: Set(position), ..Default::default() };
    Ok(RegionId(regions::Entity::insert(row).exec(tx.conn()).await?.last_insert_id))
}

pub async fn country(tx: &Tx, iso3: CountryCode, name: &str, region: RegionId) -> Result<CountryId> {
    let row = countries::ActiveModel {
        iso3: Set(iso3.to_string()),
        name: Set(name.into()),
        region_id: Set(region.0),
        ..Default::default()
    };
    Ok(CountryId(countries::Entity::insert(row).exec(tx.conn()).await?.last_insert_id))
}

/// What kind of office, with the country of a mission.
#[derive(Clone, Copy, Debug)]
pub enum OfficeKind {
    Mission(CountryId),
    Regional,
    Headquarters,
}

pub async fn office(tx: &Tx, kind: OfficeKind, name: &str, region: RegionId) -> Result<OfficeId> {
    let (kind, country) = match kind {
        OfficeKind::Mission(country) => ("mission", Some(country.0)),
        OfficeKind::Regional => ("regional-office", None),
        OfficeKind::Headquarters => ("headquarters", None),
    };
    let row = offices::ActiveModel {
        kind: Set(kind.into()),
        name: Set(name.into()),
        region_id: Set(region.0),
        country_id: Set(country),
        ..Default::default()
    };
    Ok(OfficeId(offices::Entity::insert(row).exec(tx.conn()).await?.last_insert_id))
}

/// A person to be; `password_hash` comes from [`crate::usecase::session::hash_password`].
#[derive(Clone, Debug)]
pub struct NewUser<'a> {
    pub email: &'a str,
    pub name: &'a str,
    pub office: OfficeId,
    pub password_hash: &'a str,
    pub demo: bool,
}

pub async fn user(tx: &Tx, new: NewUser<'_>) -> Result<UserId> {
    let row = users::ActiveModel {
        email: Set(new.email.to_lowercase()),
        name: Set(new.name.into()),
        office_id: Set(new.office.0),
        password_hash: Set(new.password_hash.into()),
        demo: Set(new.demo),
        disabled_at: Set(None),
        created_at: Set(tx.now()),
        ..Default::default()
    };
    Ok(UserId(users::Entity::insert(row).exec(tx.conn()).await?.last_insert_id))
}

pub async fn grant(tx: &Tx, user: UserId, role: Role, scope: Scope) -> Result<()> {
    let row = grants::ActiveModel {
        user_id: Set(user.0),
        role: Set(role.as_str().into()),
        scope_kind: Set(scope.kind().into()),
        scope_id: Set(scope.id()),
        granted_by: Set(None),
        recorded_at: Set(tx.now()),
        superseded_at: Set(None),
        ..Default::default()
    };
    grants::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    Ok(())
}
