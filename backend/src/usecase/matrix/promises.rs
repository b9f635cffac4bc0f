//! Baseline and target of a whole indicator: a change supersedes the row and appends the next, clearing only supersedes,
//! so that what was promised at any past moment can still be read.

use domain::{id::IndicatorId, indicator::Kind, value::Value};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, Select,
    sea_query::{Expr, ExprTrait},
};

use crate::{
    ctx::{Ctx, Tx},
    entity::targets::{Column, Entity},
    error::Result,
    insert::{
        actual::value,
        indicator::{Promise, promise},
    },
};

fn current(indicator: IndicatorId, what: Promise) -> Select<Entity> {
    Entity::find()
        .filter(Column::IndicatorId.eq(indicator.0))
        .filter(Column::What.eq(what.as_str()))
        .filter(Column::PeriodId.is_null())
        .filter(Column::Axis.is_null())
        .filter(Column::SupersededAt.is_null())
}

/// What is promised now.
pub(super) async fn standing(tx: &Tx, indicator: IndicatorId, kind: Kind, what: Promise) -> Result<Option<Value>> {
    match current(indicator, what).one(tx.conn()).await? {
        Some(row) => value(kind, Some(row.numerator), row.denominator),
        None => Ok(None),
    }
}

/// Promises `next` from now on, or nothing. Where it is promised already, nothing is written.
pub(super) async fn replace(
    ctx: &Ctx,
    tx: &Tx,
    indicator: IndicatorId,
    what: Promise,
    next: Option<Value>,
) -> Result<()> {
    let row = current(indicator, what).one(tx.conn()).await?;
    if row.as_ref().map(|row| (row.numerator, row.denominator)) == next.map(Value::halves) {
        return Ok(());
    }
    if let Some(row) = row {
        Entity::update_many()
            .col_expr(Column::SupersededAt, Expr::value(tx.now()))
            .filter(Column::Id.eq(row.id))
            .exec(tx.conn())
            .await?;
    }
    if let Some(next) = next {
        promise(tx, indicator, what, next, Some(ctx.subject()?.user)).await?;
    }
    Ok(())
}

/// Withdraws the targets of periods and cells: of another kind they would not be numbers of the indicator any more.
pub(super) async fn withdraw(tx: &Tx, indicator: IndicatorId) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::SupersededAt, Expr::value(tx.now()))
        .filter(Column::IndicatorId.eq(indicator.0))
        .filter(Column::PeriodId.is_not_null().or(Column::Axis.is_not_null()))
        .filter(Column::SupersededAt.is_null())
        .exec(tx.conn())
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};
    use domain::{
        axes::Axes,
        indicator::{Accumulation, Direction, Kind, Operator},
        matrix::NodeKind,
        period::Schedule,
        policy::Subject,
    };
    use sea_orm::QueryOrder;

    use super::*;
    use crate::{
        db::Db,
        insert::{
            indicator::{NewIndicator, indicator},
            people::{NewUser, OfficeKind, office, region, user},
            project::{NewNode, NewProject, node, project},
        },
    };

    async fn an_indicator(tx: &Tx) -> (IndicatorId, domain::id::UserId) {
        let region = region(tx, "Europe", 1).await.unwrap();
        let office = office(tx, OfficeKind::Headquarters, "Headquarters", region).await.unwrap();
        let author = NewUser { email: "a@test.example", name: "Author", office, password_hash: "", demo: false };
        let author = user(tx, author).await.unwrap();
        let day = DateTime::<Utc>::UNIX_EPOCH.date_naive();
        let new = NewProject {
            code: &"DP.0001".parse().unwrap(),
            title: "Promises",
            office,
            starts: day,
            ends: day,
            funding: "flexible",
            schedule: Schedule::Yearly,
            submitted_on: None,
            countries: &[],
            areas: &[],
            sdgs: &[],
        };
        let project = project(tx, new).await.unwrap();
        let kind = NodeKind::Objective;
        let objective = NewNode { project, parent: None, kind, position: 1, statement: "It holds", assumptions: None };
        let node = node(tx, objective).await.unwrap();
        let new = NewIndicator {
            project,
            node,
            position: 1,
            title: "Kept",
            unit: "promises",
            kind: Kind::Count,
            direction: Direction::Increase,
            accumulation: Accumulation::Latest,
            operator: Operator::Sum,
            axes: &Axes::default(),
            answers: &[],
            source: "",
            expected_from: None,
        };
        (indicator(tx, new).await.unwrap(), author)
    }

    #[tokio::test]
    async fn every_promise_is_kept_with_the_time_it_held() {
        let path = std::env::temp_dir().join(format!("baseline-promises-{}.db", std::process::id()));
        let db = Db::migrate(&format!("sqlite://{}", path.display())).await.unwrap();
        let at = |seconds| DateTime::<Utc>::from_timestamp(seconds, 0).unwrap();
        let tx = Ctx::new(db.clone(), at(0), None).write().await.unwrap();
        let (id, author) = an_indicator(&tx).await;
        tx.commit().await.unwrap();

        for (second, typed) in [(1, "240"), (2, "240"), (3, "300"), (4, ""), (5, "0")] {
            let subject = Subject { user: author, name: String::new(), grants: Vec::new() };
            let ctx = Ctx::new(db.clone(), at(second), Some(subject));
            let tx = ctx.write().await.unwrap();
            let next = Value::parse(Kind::Count, typed).unwrap();
            replace(&ctx, &tx, id, Promise::Target, next).await.unwrap();
            assert_eq!(standing(&tx, id, Kind::Count, Promise::Target).await.unwrap(), next, "{typed} at {second}");
            tx.commit().await.unwrap();
        }
        let rows = Entity::find().order_by_asc(Column::Id).all(db.read()).await.unwrap();
        let kept: Vec<_> = rows
            .iter()
            .map(|row| (row.numerator, row.recorded_at / 1_000_000, row.superseded_at.map(|at| at / 1_000_000)))
            .collect();
        // The same again writes nothing; clearing supersedes without a next row; zero is a promise.
        assert_eq!(kept, [(2_400_000, 1, Some(3)), (3_000_000, 3, Some(4)), (0, 5, None)]);
        db.close().await.unwrap();
        std::fs::remove_file(path).unwrap();
    }
}
