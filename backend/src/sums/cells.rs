//! What projects have budgeted for and spent on the cells of an appeal (table `project_cells`), a memory of [`computed`].

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{ROWS, list};
use crate::{
    entity::project_cells::{ActiveModel, Column, Entity, Model},
    error::Result,
    query::funding::computed,
};

/// Adds up every project, and says of how many something else was remembered.
pub(super) async fn rebuild(conn: &impl ConnectionTrait) -> Result<usize> {
    let by_project = |cells: Vec<Model>| {
        let mut projects: BTreeMap<i64, Vec<Model>> = BTreeMap::new();
        for cell in cells {
            projects.entry(cell.project_id).or_default().push(cell);
        }
        for cells in projects.values_mut() {
            cells.sort_by(|a, b| (a.row_id, &a.area).cmp(&(b.row_id, &b.area)));
        }
        projects
    };
    let there = by_project(Entity::find().all(conn).await?);
    let found = by_project(computed(conn, "TRUE").await?);
    let known: BTreeSet<i64> = there.keys().chain(found.keys()).copied().collect();
    let differing: Vec<i64> = known.into_iter().filter(|project| there.get(project) != found.get(project)).collect();
    for some in differing.chunks(ROWS) {
        renew(conn, some).await?;
    }
    Ok(differing.len())
}

/// Adds up these projects anew.
pub(super) async fn renew(conn: &impl ConnectionTrait, projects: &[i64]) -> Result<()> {
    let cells = computed(conn, &format!("l.project_id IN ({})", list(projects))).await?;
    Entity::delete_many().filter(Column::ProjectId.is_in(projects.iter().copied())).exec(conn).await?;
    for some in cells.chunks(ROWS) {
        let rows = some.iter().cloned().map(|cell| ActiveModel::from(cell).reset_all());
        Entity::insert_many(rows).exec_without_returning(conn).await?;
    }
    Ok(())
}
