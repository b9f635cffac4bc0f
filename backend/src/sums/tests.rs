//! The demo remembers what its values say, and a rebuild finds what was changed behind its back.

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::Expr};

use super::*;
use crate::{
    demo::{self, Demo},
    entity::{events, periods, project_cells},
    files::Files,
    query::standing::of_projects,
    testing::{database, now},
};

#[tokio::test]
async fn a_rebuild_finds_what_was_changed_behind_its_back() {
    let temporary = database().await;
    let db = &temporary.db;
    let what = Demo { today: now().date_naive(), seed: 1, projects: 0, secret: [7; 32] };
    demo::fill(db, &Files::new(temporary.folder(), 1), what, |_, _| {}).await.unwrap();
    let ctx = Ctx::operator(db.clone(), now());
    let told = || {
        let entries = events::Entity::find().filter(events::Column::Action.eq("sums.rebuild"));
        async move { entries.count(db.read()).await.unwrap() }
    };

    let first = rebuild(&ctx, |_, _| {}).await.unwrap();
    assert!(first.indicators > 300 && first.differed == 0, "{first:?}: the pile of the demo is remembered");
    let with_value = Entity::find().filter(Column::Numerator.is_not_null());
    let with_value = with_value.filter(Column::FemaleNumerator.is_not_null()).all(db.read()).await.unwrap();
    let missing = Entity::find().filter(Column::MissingSince.is_not_null()).count(db.read()).await.unwrap();
    assert!(with_value.len() > 50 && missing > 50, "there is something to remember");
    assert_eq!(told().await, 0, "nothing differed, nothing is told");

    let of_lines = project_cells::Entity::find().one(db.read()).await.unwrap().unwrap();
    let before = with_value[0].clone();
    Entity::update_many()
        .col_expr(Column::Numerator, Expr::value(70_001_i64))
        .filter(Column::IndicatorId.eq(before.indicator_id))
        .exec(db.read())
        .await
        .unwrap();
    Entity::delete_by_id(with_value[1].indicator_id).exec(db.read()).await.unwrap();
    periods::Entity::update_many()
        .col_expr(periods::Column::Missing, Expr::value(99_i64))
        .filter(periods::Column::Id.eq(1))
        .exec(db.read())
        .await
        .unwrap();
    project_cells::Entity::update_many()
        .col_expr(project_cells::Column::BudgetedUsd, Expr::value(99_i64))
        .filter(project_cells::Column::ProjectId.eq(of_lines.project_id))
        .exec(db.read())
        .await
        .unwrap();
    let totals = || async { of_projects(ctx.read(), "TRUE", now().date_naive()).await.map(|all| all.len()) };
    assert!(totals().await.is_err(), "no total passes in silence over what is not remembered");
    assert_eq!(rebuild(&ctx, |_, _| {}).await.unwrap().differed, 4);
    assert!(totals().await.is_ok());
    assert_eq!(rebuild(&ctx, |_, _| {}).await.unwrap().differed, 0);
    assert_eq!(Entity::find_by_id(before.indicator_id).one(db.read()).await.unwrap(), Some(before));
    assert_eq!(told().await, 1);
}
