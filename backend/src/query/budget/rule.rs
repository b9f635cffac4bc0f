//! The rules that budgets are held against, as they are listed and changed; [`super::budget`] holds a budget against those of its project.

use domain::{
    budget::{RuleKind, Severity},
    policy::Wide,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::all,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedRule {
    pub code: String,
    pub kind: RuleKind,
    /// The kind of funding for whose projects it is; none for every project.
    pub funding: Option<String>,
    /// Ten-thousandths.
    pub share: i64,
    pub severity: Severity,
    pub is_active: bool,
    /// A change names it.
    pub version: i64,
}

#[derive(Clone, Debug)]
pub struct Rules {
    pub rules: Vec<ListedRule>,
    pub may_edit: bool,
}

#[derive(FromQueryResult)]
struct Row {
    code: String,
    kind: String,
    funding: Option<String>,
    share: i64,
    severity: String,
    is_active: bool,
    version: i64,
}

/// Every rule, in force or not, for who may see funding. They are those of today also where a past day is read.
pub async fn rules(ctx: &Ctx) -> Result<Rules> {
    ctx.wide(Wide::ViewFunding)?;
    let may_edit = ctx.past_day().is_none() && ctx.wide(Wide::EditBudgetRules).is_ok();
    Ok(Rules { rules: read(ctx.read()).await?, may_edit })
}

pub(crate) async fn read(conn: &impl ConnectionTrait) -> Result<Vec<ListedRule>> {
    let rows: Vec<Row> = all(
        conn,
        "SELECT u.code, u.kind, u.funding, u.share, u.severity, u.is_active, u.version FROM budget_rules u ORDER BY u.id",
        [],
    )
    .await?;
    let rule = |row: Row| {
        Ok(ListedRule {
            code: row.code,
            kind: row.kind.parse().map_err(Error::internal)?,
            funding: row.funding,
            share: row.share,
            severity: row.severity.parse().map_err(Error::internal)?,
            is_active: row.is_active,
            version: row.version,
        })
    };
    rows.into_iter().map(rule).collect()
}
