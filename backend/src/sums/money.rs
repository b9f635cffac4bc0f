//! What projects have budgeted and spent in all (table `project_money`), a memory of [`computed`].

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{ROWS, list};
use crate::{
    entity::project_money::{Column, Entity, Model},
    error::Result,
    query::{all, portfolio::money::computed},
};

/// Adds up every project, and says of how many something else was remembered.
pub(super) async fn rebuild(conn: &impl ConnectionTrait) -> Result<usize> {
    let by_project =
        |rows: Vec<Model>| rows.into_iter().map(|row| (row.project_id, row)).collect::<BTreeMap<i64, Model>>();
    let there = by_project(Entity::find().all(conn).await?);
    let found = by_project(all(conn, &computed(None), []).await?);
    let known = there.keys().chain(found.keys().filter(|project| !there.contains_key(project)));
    let differing: Vec<i64> = known.copied().filter(|project| there.get(project) != found.get(project)).collect();
    for some in differing.chunks(ROWS) {
        renew(conn, some).await?;
    }
    Ok(differing.len())
}

/// Adds up these projects anew.
pub(super) async fn renew(conn: &impl ConnectionTrait, projects: &[i64]) -> Result<()> {
    Entity::delete_many().filter(Column::ProjectId.is_in(projects.iter().copied())).exec(conn).await?;
    let sql = format!(
        "INSERT INTO project_money (project_id, staff_office_usd, evaluation_usd, overhead_usd, budget_usd, amounts,
           not_converted, spent_usd, spent_not_converted) {}",
        computed(Some(&list(projects)))
    );
    conn.execute_unprepared(&sql).await?;
    Ok(())
}
