//! `GET /api/v1/budget-rules` and `PUT /api/v1/budget-rules/{rule}`

use axum::Json;
use backend::{
    query::budget::rule::{ListedRule, rules},
    usecase::budget::{ReviseRule, revise_rule},
};
use domain::{policy::Wide, quantity::Quantity};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Answer,
    caller::Caller,
    problem::{Unread, Unwritten},
    sent::{At, Sent},
};

/// What budgets are held against.
#[derive(Serialize, ToSchema)]
pub(crate) struct BudgetRules {
    rules: Vec<BudgetRule>,
}

#[derive(Serialize, ToSchema)]
struct BudgetRule {
    #[schema(example = "overhead")]
    code: String,
    /// staff-office-at-most, evaluation-at-least, overhead-rate or contributions
    kind: String,
    /// The kind of funding for whose projects it is; null for every project
    funding: Option<String>,
    /// In per cent
    #[schema(example = "7")]
    share: String,
    /// error or warning
    severity: String,
    in_force: bool,
    /// A change names it
    version: i64,
}

/// A rule as it is to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleSent {
    /// That was read
    version: i64,
    /// In per cent, with at most two decimals
    #[schema(example = "7")]
    share: String,
    /// error or warning
    severity: String,
    in_force: bool,
}

impl From<ListedRule> for BudgetRule {
    fn from(of: ListedRule) -> Self {
        Self {
            code: of.code,
            kind: of.kind.to_string(),
            funding: of.funding,
            share: Quantity::from_ten_thousandths(of.share * 100).to_string(),
            severity: of.severity.to_string(),
            in_force: of.is_active,
            version: of.version,
        }
    }
}

async fn listed(caller: &Caller) -> Answer<BudgetRules> {
    let found = rules(&caller.ctx).await?;
    Ok(Json(BudgetRules { rules: found.rules.into_iter().map(BudgetRule::from).collect() }))
}

/// The rules that budgets are held against, those not in force included
#[utoipa::path(
    get, path = "/budget-rules", operation_id = "read_budget_rules",
    responses((status = 200, description = "As they stand", body = BudgetRules), Unread)
)]
pub(crate) async fn read(caller: Caller) -> Answer<BudgetRules> {
    listed(&caller).await
}

/// Changes the share of a rule, how much it matters, and whether it is in force
#[utoipa::path(
    put, path = "/budget-rules/{rule}", operation_id = "put_budget_rule", request_body = RuleSent,
    params(("rule" = String, Path, description = "The code of the rule")),
    responses((status = 200, description = "All of them as they stand now", body = BudgetRules), Unwritten)
)]
pub(crate) async fn put(caller: Caller, At(rule): At<String>, sent: Sent) -> Answer<BudgetRules> {
    caller.ctx.wide(Wide::EditBudgetRules)?;
    let RuleSent { version, share, severity, in_force } = sent.read()?;
    revise_rule(&caller.ctx, ReviseRule { code: rule, version, share, severity, is_active: in_force }).await?;
    listed(&caller).await
}
