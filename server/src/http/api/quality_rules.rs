//! `GET /api/v1/quality-rules` and `PUT /api/v1/quality-rules/{kind}`

use axum::Json;
use backend::{
    query::portfolio::rule::{ListedRule, rules},
    usecase::quality::{ReviseRule, revise_rule},
};
use domain::policy::Wide;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Answer,
    caller::Caller,
    problem::{Unread, Unwritten},
    sent::{At, Sent},
};

/// What projects are held against by those who steer.
#[derive(Serialize, ToSchema)]
pub(crate) struct QualityRules {
    rules: Vec<QualityRule>,
}

#[derive(Serialize, ToSchema)]
struct QualityRule {
    /// no-report, ended-active, no-indicators, no-target, no-link, budget-fails or gender-missing
    #[schema(example = "no-report")]
    kind: String,
    /// The term; null for kinds that have none
    days: Option<u32>,
    /// error or warning
    severity: String,
    in_force: bool,
    /// A change names it
    version: i64,
}

/// A rule as it is to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct QualityRuleSent {
    /// That was read
    version: i64,
    /// From 0 to 3650; only of kinds that have a term
    #[serde(default)]
    days: Option<u32>,
    /// error or warning
    severity: String,
    in_force: bool,
}

impl From<ListedRule> for QualityRule {
    fn from(of: ListedRule) -> Self {
        Self {
            kind: of.rule.kind.to_string(),
            days: of.rule.kind.has_days().then_some(of.rule.days),
            severity: of.rule.severity.to_string(),
            in_force: of.is_active,
            version: of.version,
        }
    }
}

async fn listed(caller: &Caller) -> Answer<QualityRules> {
    let found = rules(&caller.ctx).await?;
    Ok(Json(QualityRules { rules: found.rules.into_iter().map(QualityRule::from).collect() }))
}

/// The rules of quality, those not in force included
#[utoipa::path(
    get, path = "/quality-rules", operation_id = "read_quality_rules",
    responses((status = 200, description = "As they stand", body = QualityRules), Unread)
)]
pub(crate) async fn read(caller: Caller) -> Answer<QualityRules> {
    listed(&caller).await
}

/// Changes the term of a rule, how much it matters, and whether it is in force
#[utoipa::path(
    put, path = "/quality-rules/{kind}", operation_id = "put_quality_rule", request_body = QualityRuleSent,
    params(("kind" = String, Path, description = "What the rule looks at")),
    responses((status = 200, description = "All of them as they stand now", body = QualityRules), Unwritten)
)]
pub(crate) async fn put(caller: Caller, At(kind): At<String>, sent: Sent) -> Answer<QualityRules> {
    caller.ctx.wide(Wide::EditQualityRules)?;
    let QualityRuleSent { version, days, severity, in_force } = sent.read()?;
    let days = days.map(|days| days.to_string()).unwrap_or_default();
    revise_rule(&caller.ctx, ReviseRule { kind, version, days, severity, is_active: in_force }).await?;
    listed(&caller).await
}
