//! The rules of quality, as they are listed and changed, and as projects are held against them.

use domain::{
    budget,
    policy::Wide,
    portfolio::{Rule, RuleKind},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::all,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListedRule {
    pub rule: Rule,
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
    kind: String,
    days: Option<i64>,
    severity: String,
    is_active: bool,
    version: i64,
}

/// Every rule, in force or not, for whoever is signed in. They are those of today also where a past day is read.
pub async fn rules(ctx: &Ctx) -> Result<Rules> {
    ctx.subject()?;
    let may_edit = ctx.past_day().is_none() && ctx.wide(Wide::EditQualityRules).is_ok();
    Ok(Rules { rules: read(ctx.read()).await?, may_edit })
}

pub(crate) async fn read(conn: &impl ConnectionTrait) -> Result<Vec<ListedRule>> {
    let rows: Vec<Row> =
        all(conn, "SELECT u.kind, u.days, u.severity, u.is_active, u.version FROM quality_rules u ORDER BY u.id", [])
            .await?;
    let rule = |row: Row| {
        let kind: RuleKind = row.kind.parse().map_err(Error::internal)?;
        let days = u32::try_from(row.days.unwrap_or(0)).map_err(Error::internal)?;
        let rule = Rule { kind, days, severity: row.severity.parse().map_err(Error::internal)? };
        Ok(ListedRule { rule, is_active: row.is_active, version: row.version })
    };
    rows.into_iter().map(rule).collect()
}

/// A rule that budgets are held against, with the kind of funding for whose projects it is.
#[derive(Clone, Debug)]
pub(super) struct BudgetRule {
    pub rule: budget::Rule,
    pub funding: Option<String>,
}

/// What a list holds its projects against.
#[derive(Clone, Debug, Default)]
pub(super) struct InForce {
    pub rules: Vec<Rule>,
    /// Only where a rule of quality asks for them.
    pub budget: Vec<BudgetRule>,
}

impl InForce {
    /// In two statements.
    pub async fn read(ctx: &Ctx) -> Result<Self> {
        let listed = read(ctx.read()).await?;
        let rules: Vec<Rule> = listed.into_iter().filter(|rule| rule.is_active).map(|listed| listed.rule).collect();
        let mut budget = Vec::new();
        if rules.iter().any(|rule| rule.kind == RuleKind::BudgetFails) {
            let rows = crate::query::budget::rule::read(ctx.read()).await?;
            budget = rows
                .into_iter()
                .filter(|row| row.is_active)
                .map(|row| BudgetRule {
                    rule: budget::Rule { code: row.code, kind: row.kind, share: row.share, severity: row.severity },
                    funding: row.funding,
                })
                .collect();
        }
        Ok(Self { rules, budget })
    }

    /// Whether what donors have promised matters.
    pub fn asks_given(&self) -> bool {
        self.budget.iter().any(|held| held.rule.kind == budget::RuleKind::Contributions)
    }
}
