//! Files behind a reported value: attaching one, withdrawing one.
//!
//! A file belongs to the report, so a lock stops both. An approved value takes further files (each is dated, and the reviewer's
//! are told from later ones); what the reviewer was shown can be withdrawn only while the value is open again.

mod attach;
mod withdraw;

pub use attach::{ABOUT_MAX, Attach, MOST_FILES, attach, may_attach};
pub use withdraw::{Withdraw, withdraw};

use domain::id::ProjectId;
use sea_orm::{ConnectionTrait, EntityTrait};
use serde::Serialize;

use crate::{
    entity::{indicators, periods},
    error::{Error, Result},
    insert::evidence::Of,
};

/// A file as the audit log keeps it.
#[derive(Serialize)]
struct Facts<'a> {
    indicator: i64,
    period: i64,
    name: &'a str,
    bytes: i64,
    /// SHA-256 of the content, so that an auditor can tell a file from another under its name.
    hash: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
}

/// Finds indicator and period in the project, or nothing.
pub(super) async fn there(conn: &impl ConnectionTrait, project: ProjectId, of: Of) -> Result<()> {
    let indicator = indicators::Entity::find_by_id(of.indicator.0).one(conn).await?;
    indicator.filter(|row| row.project_id == project.0).ok_or(Error::NotFound)?;
    let period = periods::Entity::find_by_id(of.period.0).one(conn).await?;
    period.filter(|row| row.project_id == project.0).ok_or(Error::NotFound)?;
    Ok(())
}
