//! Adds a framework: an empty one, or for new years a copy of an older one, whose results stay where they are.

use std::collections::HashMap;

use domain::{
    framework::Years,
    id::{FrameworkId, ResultId},
    policy::Wide,
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder,
};

use super::{
    TITLE_MAX,
    current::{self, facts},
};
use crate::{
    ctx::{Ctx, Tx},
    entity::{
        corporate_indicators::{self as indicators, ActiveModel as NewIndicator},
        framework_areas::{self as areas, ActiveModel as NewArea},
        framework_results::{self as results, ActiveModel as NewResult},
        frameworks,
    },
    error::{Error, Problem, Result},
    event::Change,
    usecase::matrix::checks::required,
};

#[derive(Clone, Debug)]
pub struct Add {
    pub code: String,
    pub title: String,
    /// The first and the last year for which it holds.
    pub first: String,
    pub last: String,
    /// The code of the framework of which it is made; blank for an empty one.
    pub copy_of: String,
}

/// Its code, as it is kept. Of a copy the areas, results and indicators are those of the older one; targets and links are not, which
/// are of its years. Errors at their fields: a code that is none (`framework-code`) or taken (`framework-code-taken`), a missing title,
/// years (`framework-years`), an unknown framework to copy (`framework-unknown`).
pub async fn add(ctx: &Ctx, command: Add) -> Result<String> {
    ctx.wide(Wide::EditFrameworks)?;
    ctx.subject()?;
    let mut problems = Vec::new();
    let code = current::read_code("code", &command.code, &mut problems).to_uppercase();
    let title = required("title", &command.title, TITLE_MAX, &mut problems);
    let years = current::read_years(&command.first, &command.last, &mut problems);
    let tx = ctx.write().await?;
    let all = frameworks::Entity::find().all(tx.conn()).await?;
    if all.iter().any(|one| one.code.eq_ignore_ascii_case(&code)) {
        problems.push(Problem::new("code", "framework-code-taken").with("code", &code));
    }
    let older = command.copy_of.trim();
    let previous = all.iter().find(|one| one.code == older);
    if !older.is_empty() && previous.is_none() {
        problems.push(Problem::new("copy_of", "framework-unknown"));
    }
    let (Some(years), true) = (years, problems.is_empty()) else { return Err(Error::Invalid(problems)) };
    let id = row(&tx, &code, &title, years, previous).await?;
    if let Some(previous) = previous {
        copy(&tx, previous.id, id).await?;
    }
    let after = facts([
        ("code", code.clone()),
        ("title", title),
        ("first", years.first().to_string()),
        ("last", years.last().to_string()),
        ("copy_of", older.to_owned()),
    ]);
    tx.record(Change::new("framework.add", format!("framework:{id}")).after(&after)?).await?;
    tx.commit().await?;
    Ok(code)
}

async fn row(
    tx: &Tx,
    code: &str,
    title: &str,
    years: Years,
    previous: Option<&frameworks::Model>,
) -> Result<FrameworkId> {
    let new = frameworks::ActiveModel {
        code: Set(code.into()),
        title: Set(title.into()),
        year_from: Set(years.first()),
        year_to: Set(years.last()),
        previous_id: Set(previous.map(|one| one.id)),
        version: Set(1),
        ..Default::default()
    };
    Ok(FrameworkId(frameworks::Entity::insert(new).exec(tx.conn()).await?.last_insert_id))
}

/// Every area, result and indicator that is not retired, there from now on.
async fn copy(tx: &Tx, from: i64, to: FrameworkId) -> Result<()> {
    let old = areas::Entity::find()
        .filter(areas::Column::FrameworkId.eq(from))
        .filter(areas::Column::RetiredAt.is_null())
        .order_by_asc(areas::Column::Id)
        .all(tx.conn())
        .await?;
    for area in old {
        let old_id = area.id;
        let new = NewArea {
            id: NotSet,
            framework_id: Set(to.0),
            version: Set(1),
            created_at: Set(tx.now()),
            ..NewArea::from(area)
        };
        let area = areas::Entity::insert(new).exec(tx.conn()).await?.last_insert_id;
        let results = copy_results(tx, old_id, area).await?;
        copy_indicators(tx, old_id, area, &results).await?;
    }
    Ok(())
}

/// Gives the new rows by the old ones: an output stands under its outcome, which was added before it.
async fn copy_results(tx: &Tx, from: i64, to: i64) -> Result<HashMap<i64, ResultId>> {
    let mut made: HashMap<i64, ResultId> = HashMap::new();
    let old = results::Entity::find()
        .filter(results::Column::AreaId.eq(from))
        .filter(results::Column::RetiredAt.is_null())
        .order_by_asc(results::Column::Id)
        .all(tx.conn())
        .await?;
    for result in old {
        let (old_id, parent) = (result.id, result.parent_id.and_then(|id| made.get(&id)).map(|id| id.0));
        let new = NewResult {
            id: NotSet,
            area_id: Set(to),
            parent_id: Set(parent),
            version: Set(1),
            created_at: Set(tx.now()),
            ..NewResult::from(result)
        };
        made.insert(old_id, ResultId(results::Entity::insert(new).exec(tx.conn()).await?.last_insert_id));
    }
    Ok(made)
}

async fn copy_indicators(tx: &Tx, from: i64, to: i64, results: &HashMap<i64, ResultId>) -> Result<()> {
    let old = indicators::Entity::find()
        .filter(indicators::Column::AreaId.eq(from))
        .filter(indicators::Column::RetiredAt.is_null())
        .order_by_asc(indicators::Column::Id)
        .all(tx.conn())
        .await?;
    for indicator in old {
        let result = indicator.result_id.and_then(|id| results.get(&id)).map(|id| id.0);
        let new = NewIndicator {
            id: NotSet,
            area_id: Set(to),
            result_id: Set(result),
            version: Set(1),
            created_at: Set(tx.now()),
            ..NewIndicator::from(indicator)
        };
        indicators::Entity::insert(new).exec_without_returning(tx.conn()).await?;
    }
    Ok(())
}
