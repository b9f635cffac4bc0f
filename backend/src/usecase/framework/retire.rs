//! Takes a part out of a framework with a reason. Past days keep it, and all that counted towards it.

use domain::{
    framework::Part,
    id::{AreaId, CorporateIndicatorId, ResultId, UserId},
    link::Decision,
    policy::Wide,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde::Serialize;

use super::{REASON_MAX, current};
use crate::{
    ctx::{Ctx, Tx},
    entity::{corporate_indicators, framework_areas, framework_results, link_proposals, links},
    error::{Problem, Result},
    event::Change,
    usecase::{matrix::stale, text},
};

#[derive(Clone, Debug)]
pub struct Retire {
    pub framework: String,
    pub part: Part,
    pub id: i64,
    /// The version that was read.
    pub version: i64,
    pub reason: String,
}

#[derive(Serialize)]
struct Facts<'a> {
    reason: &'a str,
    /// Of an indicator: the links that ended with it.
    links: u64,
}

/// How many links ended with it. Errors: a missing reason; an area with results or indicators, or an outcome with outputs
/// (`framework-not-empty`); another version stands there now: a conflict. The links of an indicator end with it, and what waits is refused,
/// with the same reason.
pub async fn retire(ctx: &Ctx, command: Retire) -> Result<u64> {
    ctx.wide(Wide::EditFrameworks)?;
    let by = ctx.subject()?.user;
    let tx = ctx.write().await?;
    let framework = current::framework(&tx, &command.framework).await?.id;
    let (version, subject) = match command.part {
        Part::Area => {
            let version = current::area(&tx, framework, AreaId(command.id)).await?.version;
            (version, format!("framework-area:{}", command.id))
        }
        Part::Result => {
            let version = current::result(&tx, framework, ResultId(command.id)).await?.version;
            (version, format!("framework-result:{}", command.id))
        }
        Part::Indicator => {
            let version = current::indicator(&tx, framework, CorporateIndicatorId(command.id)).await?.version;
            (version, format!("corporate:{}", command.id))
        }
    };
    let reason = text::reason(&command.reason, REASON_MAX)?;
    if version != command.version {
        return Err(stale::met(&tx, None, &subject, version, &[]).await?);
    }
    let under = under(&tx, command.part, command.id).await?;
    if under > 0 {
        return Err(Problem::new("", "framework-not-empty").with("count", under).into());
    }
    let (action, ended) = match command.part {
        Part::Area => {
            framework_areas::Entity::update_many()
                .col_expr(framework_areas::Column::RetiredAt, Expr::value(tx.now()))
                .col_expr(framework_areas::Column::Version, Expr::value(version + 1))
                .filter(framework_areas::Column::Id.eq(command.id))
                .exec(tx.conn())
                .await?;
            (Change::new("framework-area.retire", subject), 0)
        }
        Part::Result => {
            framework_results::Entity::update_many()
                .col_expr(framework_results::Column::RetiredAt, Expr::value(tx.now()))
                .col_expr(framework_results::Column::Version, Expr::value(version + 1))
                .filter(framework_results::Column::Id.eq(command.id))
                .exec(tx.conn())
                .await?;
            (Change::new("framework-result.retire", subject), 0)
        }
        Part::Indicator => {
            corporate_indicators::Entity::update_many()
                .col_expr(corporate_indicators::Column::RetiredAt, Expr::value(tx.now()))
                .col_expr(corporate_indicators::Column::Version, Expr::value(version + 1))
                .filter(corporate_indicators::Column::Id.eq(command.id))
                .exec(tx.conn())
                .await?;
            (Change::new("corporate.retire", subject), end_links(&tx, command.id, by, &reason).await?)
        }
    };
    tx.record(action.after(&Facts { reason: &reason, links: ended })?).await?;
    tx.commit().await?;
    Ok(ended)
}

/// How much of it would be left without a place.
async fn under(tx: &Tx, part: Part, id: i64) -> Result<i64> {
    let statements: &[&str] = match part {
        Part::Area => &[
            "SELECT COUNT(*) AS n FROM framework_results r WHERE r.area_id = $1 AND r.retired_at IS NULL",
            "SELECT COUNT(*) AS n FROM corporate_indicators c WHERE c.area_id = $1 AND c.retired_at IS NULL",
        ],
        Part::Result => &[
            "SELECT COUNT(*) AS n FROM framework_results r WHERE r.parent_id = $1 AND r.retired_at IS NULL",
            "SELECT COUNT(*) AS n FROM corporate_indicators c WHERE c.result_id = $1 AND c.retired_at IS NULL",
        ],
        Part::Indicator => &[],
    };
    let mut under = 0;
    for sql in statements {
        under += current::number(tx, sql, id).await?;
    }
    Ok(under)
}

async fn end_links(tx: &Tx, indicator: i64, by: UserId, reason: &str) -> Result<u64> {
    link_proposals::Entity::update_many()
        .col_expr(link_proposals::Column::SupersededAt, Expr::value(tx.now()))
        .col_expr(link_proposals::Column::Decision, Expr::value(Decision::Refused.as_str()))
        .col_expr(link_proposals::Column::DecidedBy, Expr::value(by.0))
        .col_expr(link_proposals::Column::Note, Expr::value(reason))
        .filter(link_proposals::Column::CorporateIndicatorId.eq(indicator))
        .filter(link_proposals::Column::SupersededAt.is_null())
        .exec(tx.conn())
        .await?;
    let ended = links::Entity::update_many()
        .col_expr(links::Column::SupersededAt, Expr::value(tx.now()))
        .col_expr(links::Column::EndedBy, Expr::value(by.0))
        .col_expr(links::Column::EndReason, Expr::value(reason))
        .filter(links::Column::CorporateIndicatorId.eq(indicator))
        .filter(links::Column::SupersededAt.is_null())
        .exec(tx.conn())
        .await?;
    Ok(ended.rows_affected)
}
